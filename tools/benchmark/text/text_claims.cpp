#include "tools/benchmark/text/text_claims.hpp"

#include <array>
#include <fstream>
#include <utility>

namespace clausule::benchmark {

bool next_row(std::string_view& text, char separator, std::span<std::string_view> cells) {
  if (text.empty()) return false;
  const std::size_t end = text.find('\n');
  std::string_view row = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  for (std::string_view& cell : cells.first(cells.size() - 1)) {
    const std::size_t stop = row.find(separator);
    cell = row.substr(0, stop);
    row.remove_prefix(stop == std::string_view::npos ? row.size() : stop + 1);
  }
  cells.back() = row;
  return true;
}

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return std::nullopt;
  std::string text(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0);
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file) return std::nullopt;
  return text;
}

bool TextClaims::read(const std::filesystem::path& path, std::string& text) {
  auto whole = read_file(path);
  if (whole) {
    text = *std::move(whole);
  } else {
    problem_ = "cannot read " + path.string();
  }
  return !problem_;
}

TextClaims::TextClaims(const std::filesystem::path& folder) {
  if (!read(folder / "lines.csv", line_text_) || !read(folder / "insured.csv", insured_text_) ||
      !read(folder / "enrolments.csv", enrolment_text_)) {
    return;
  }
  // All rows first: the dossiers point into the finished lists.
  std::vector<std::string_view> insured_of_line;
  std::vector<std::string_view> insured_of_enrolment;
  std::string_view text = line_text_;
  std::array<std::string_view, 11> cells;
  next_row(text, ',', cells);
  while (next_row(text, ',', cells)) {
    insured_of_line.push_back(cells[1]);
    lines_.push_back({cells[0], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7],
                      cells[8], cells[9], cells[10]});
  }
  text = enrolment_text_;
  std::array<std::string_view, 5> stay;
  next_row(text, ',', stay);
  while (next_row(text, ',', stay)) {
    insured_of_enrolment.push_back(stay[0]);
    enrolments_.push_back({stay[1], stay[2], stay[3], stay[4]});
  }
  text = insured_text_;
  std::array<std::string_view, 3> person;
  next_row(text, ',', person);
  std::size_t line = 0;
  std::size_t enrolment = 0;
  while (next_row(text, ',', person)) {
    const std::size_t first_line = line;
    while (line < lines_.size() && insured_of_line[line] == person[0]) ++line;
    const std::size_t first_enrolment = enrolment;
    while (enrolment < enrolments_.size() && insured_of_enrolment[enrolment] == person[0]) {
      ++enrolment;
    }
    dossiers_.push_back(
        {person[0], person[1], std::span(lines_).subspan(first_line, line - first_line),
         std::span(enrolments_).subspan(first_enrolment, enrolment - first_enrolment)});
  }
  if (line != lines_.size() || enrolment != enrolments_.size()) {
    problem_ = "the files in " + folder.string() + " are not in one order of insured";
  }
}

}  // namespace clausule::benchmark
