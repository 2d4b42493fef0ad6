#include "tools/benchmark/batch/claim_stream.hpp"

#include <array>
#include <utility>

namespace clausule::benchmark::batch {

namespace {

/// The members of an object of a line, in the order of their columns.
constexpr std::array<std::pair<std::string_view, std::string_view TextLine::*>, 10> members{
    {{"line", &TextLine::line},
     {"provider", &TextLine::provider},
     {"date", &TextLine::date},
     {"code", &TextLine::code},
     {"amount", &TextLine::amount},
     {"quantity", &TextLine::quantity},
     {"referral", &TextLine::referral},
     {"credits", &TextLine::credits},
     {"materiele-controle", &TextLine::in_audit},
     {"contact-vastgelegd", &TextLine::contact_recorded}}};

/// Reads a row of CSV without quotes.
bool read_row(std::string_view row, TextLine& line) {
  std::array<std::string_view, 11> cells;
  next_row(row, ',', cells);
  line = {cells[0], cells[2], cells[3], cells[4], cells[5],
          cells[6], cells[7], cells[8], cells[9], cells[10]};
  return true;
}

/// Reads an object whose values are texts without escapes. Members mostly come in one order, so
/// the next one is looked for first where the last one stood.
bool read_object(std::string_view row, TextLine& line) {
  line = {};
  std::size_t expected = 0;
  if (!row.starts_with('{')) return false;
  row.remove_prefix(1);
  while (row.starts_with('"')) {
    row.remove_prefix(1);
    const std::size_t name_end = row.find('"');
    if (name_end == std::string_view::npos) return false;
    const std::string_view name = row.substr(0, name_end);
    row.remove_prefix(name_end + 1);
    if (!row.starts_with(":\"")) return false;
    row.remove_prefix(2);
    const std::size_t value_end = row.find('"');
    if (value_end == std::string_view::npos) return false;
    const std::string_view value = row.substr(0, value_end);
    row.remove_prefix(value_end + 1);
    for (std::size_t tried = 0; tried < members.size(); ++tried) {
      const std::size_t member = (expected + tried) % members.size();
      if (members[member].first != name) continue;
      line.*members[member].second = value;
      expected = member + 1;
      break;
    }
    if (row.starts_with(',')) row.remove_prefix(1);
  }
  return row == "}";
}

/// Takes a row off, without its line end.
std::string_view take_row(std::string_view& rows) {
  const std::size_t end = rows.find('\n');
  const std::string_view row = rows.substr(0, end);
  rows.remove_prefix(end == std::string_view::npos ? rows.size() : end + 1);
  return row;
}

}  // namespace

ClaimStream::ClaimStream(const std::string& folder, bool json)
    : json_(json),
      lines_(folder + (json ? "/lines.ndjson" : "/lines.csv"),
             json ? insured_in_object : insured_in_second_cell, !json),
      insured_(folder + "/insured.csv", insured_in_first_cell, true),
      enrolments_(folder + "/enrolments.csv", insured_in_first_cell, true) {
  if (!lines_.is_open() || !insured_.is_open() || !enrolments_.is_open()) {
    problem_ = "cannot read the claim files in " + folder;
    return;
  }
  has_lines_ = lines_.next();
  has_enrolments_ = enrolments_.next();
}

bool ClaimStream::next() {
  // The last group is given up only now: the dossier points into it.
  if (!dossier_.lines.empty()) has_lines_ = lines_.next();
  if (!dossier_.enrolments.empty()) has_enrolments_ = enrolments_.next();
  dossier_ = {};
  while (problem_.empty() && has_lines_) {
    if (!insured_.next()) {
      problem_ = "no row for " + std::string(lines_.insured()) + " among the insured";
      return false;
    }
    std::string_view person = insured_.rows();
    std::array<std::string_view, 3> cells;
    next_row(person, ',', cells);
    const bool has_stays = has_enrolments_ && enrolments_.insured() == cells[0];
    if (lines_.insured() != cells[0]) {
      if (has_stays) has_enrolments_ = enrolments_.next();
      continue;
    }
    dossier_.insured = cells[0];
    dossier_.born = cells[1];
    if (!read_lines()) return false;
    if (has_stays) read_enrolments();
    return true;
  }
  return false;
}

bool ClaimStream::read_lines() {
  text_lines_.clear();
  for (std::string_view rows = lines_.rows(); !rows.empty();) {
    const std::string_view row = take_row(rows);
    const bool is_plain =
        json_ ? row.find('\\') == std::string_view::npos : row.find('"') == std::string_view::npos;
    TextLine line;
    if (!is_plain || !(json_ ? read_object(row, line) : read_row(row, line))) {
      problem_ = "a row with quotes or escapes, or none at all: " + std::string(row);
      return false;
    }
    text_lines_.push_back(line);
  }
  dossier_.lines = text_lines_;
  return true;
}

void ClaimStream::read_enrolments() {
  text_enrolments_.clear();
  for (std::string_view rows = enrolments_.rows(); !rows.empty();) {
    std::array<std::string_view, 5> cells;
    next_row(rows, ',', cells);
    text_enrolments_.push_back({cells[1], cells[2], cells[3], cells[4]});
  }
  dossier_.enrolments = text_enrolments_;
}

}  // namespace clausule::benchmark::batch
