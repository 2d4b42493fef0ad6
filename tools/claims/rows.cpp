#include "tools/claims/rows.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "interpreter/text.hpp"

namespace clausule::claims {

namespace {

using interpreter::Says;

/// A row of CSV is one line of a claim; an object may be a whole dossier.
constexpr std::size_t longest_line = std::size_t{1} << 26U;
constexpr std::size_t longest_csv_row = std::size_t{1} << 20U;
constexpr std::size_t most_ignored = 100;

bool is_blank_sign(char sign) {
  return sign == ' ' || sign == '\t';
}

bool is_blank(std::string_view line) {
  return line.empty() ||
         (is_blank_sign(line.front()) && line.find_first_not_of(" \t") == std::string_view::npos);
}

bool has_json_ending(std::string_view path) {
  constexpr std::array<std::string_view, 3> endings{".ndjson", ".jsonl", ".json"};
  return std::ranges::any_of(endings, [&](std::string_view end) { return path.ends_with(end); });
}

std::string_view trimmed(std::string_view text) {
  if (text.empty() || (!is_blank_sign(text.front()) && !is_blank_sign(text.back()))) return text;
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

std::optional<std::size_t> place_of(const Columns& columns, std::string_view name) {
  const auto found = std::ranges::find(columns, name, &Column::name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

void ignore(std::set<std::string>& ignored, std::string_view name) {
  if (ignored.size() < most_ignored) ignored.insert(interpreter::text_argument(name));
}

void append_name(std::string& names, std::string_view name) {
  if (!names.empty()) names += ", ";
  names += '`' + interpreter::text_argument(name) + '`';
}

}  // namespace

RowReader::RowReader(TextLines lines, std::string file, Columns columns)
    : lines_(std::move(lines)), file_(std::move(file)), columns_(std::move(columns)) {}

std::variant<RowReader, Problem> RowReader::open(const Input& input, Columns columns,
                                                 Nested nested) {
  auto lines = TextLines::open(input, longest_line);
  if (auto* problem = std::get_if<Problem>(&lines)) return std::move(*problem);
  RowReader reader(std::get<TextLines>(std::move(lines)), input.name(), std::move(columns));
  reader.nested_ = nested;
  if (auto problem = reader.begin(input.path)) return std::move(*problem);
  return reader;
}

std::optional<Problem> RowReader::begin(const std::string& path) {
  json_ = has_json_ending(path);
  do {
    has_line_ = lines_.next();
  } while (has_line_ && is_blank(lines_.line()));
  if (lines_.failure()) return lines_.failure();
  json_ = json_ || (has_line_ && trimmed(lines_.line()).starts_with('{'));
  if (json_) return std::nullopt;
  if (!has_line_) return Problem{file_, 0, {}, {Says::stop_no_header, {}}};
  has_line_ = false;
  return read_header();
}

std::optional<Problem> RowReader::read_header() {
  const auto wrong = [&](interpreter::Message message) {
    return Problem{file_, lines_.number(), {}, std::move(message)};
  };
  const std::string_view header = lines_.line();
  if (lines_.is_cut() || header.size() > longest_csv_row) {
    return wrong({Says::row_too_long, {std::to_string(longest_csv_row)}});
  }
  // Blanks around names are let be, a tab among them too.
  std::string plain(header);
  std::ranges::replace(plain, '\t', ' ');
  if (!interpreter::is_plain_text(plain)) return wrong({Says::stop_header_not_text, {}});
  separator_ = separator_of(header);
  if (auto message = fields_.split(header, separator_)) return wrong(std::move(*message));
  std::set<std::string_view> names;
  std::string found;
  for (const std::string_view field : fields_.fields()) {
    const std::string_view name = trimmed(field);
    places_.push_back(place_of(columns_, name));
    if (!places_.back() && !name.empty()) ignore(ignored_, name);
    if (!name.empty() && !names.insert(name).second) {
      return wrong({Says::stop_column_twice, {interpreter::text_argument(name)}});
    }
    if (found.size() < 1000) append_name(found, name);
  }
  for (const Column& column : columns_) {
    if (column.required && !names.contains(column.name)) {
      return wrong({Says::stop_column_missing, {column.name, found}});
    }
  }
  return std::nullopt;
}

bool RowReader::next(Row& row) {
  do {
    if (!std::exchange(has_line_, false) && !lines_.next()) return false;
  } while (is_blank(lines_.line()));
  row.number = lines_.number();
  read(lines_.line(), lines_.is_cut(), row);
  return true;
}

void RowReader::read(const KeptRow& kept, Row& row) {
  row.number = kept.number;
  read(kept.text, kept.is_cut, row);
}

void RowReader::keep(KeptRow& kept) const {
  kept.number = lines_.number();
  kept.is_cut = lines_.is_cut();
  kept.text = lines_.line();
}

void RowReader::read(std::string_view line, bool is_cut, Row& row) {
  row.cells.assign(columns_.size(), {});
  row.problem.reset();
  json_ ? read_json_line(line, is_cut, row) : read_csv(line, is_cut, row);
}

const JsonLine* RowReader::dossier() const {
  const bool whole =
      json_ && !is_flat_ && (json_line_.insured || json_line_.enrolments || json_line_.has_lines);
  return whole ? &json_line_ : nullptr;
}

void RowReader::read_csv(std::string_view line, bool is_cut, Row& row) {
  const auto wrong = [&](interpreter::Message message) {
    row.problem = Problem{file_, row.number, {}, std::move(message)};
  };
  row.style.decimal_mark = separator_ == ';' ? ',' : '.';
  if (is_cut || line.size() > longest_csv_row) {
    return wrong({Says::row_too_long, {std::to_string(longest_csv_row)}});
  }
  if (auto message = fields_.split(line, separator_)) wrong(std::move(*message));
  const auto& fields = fields_.fields();
  for (std::size_t at = 0; at < std::min(fields.size(), places_.size()); ++at) {
    if (places_[at]) row.cells[*places_[at]] = trimmed(fields[at]);
  }
  if (!row.problem && fields.size() != places_.size()) {
    wrong({Says::row_fields, {std::to_string(fields.size()), std::to_string(places_.size())}});
  }
}

void RowReader::read_json_line(std::string_view line, bool is_cut, Row& row) {
  row.style.decimal_mark = '.';
  is_flat_ = !is_cut && flat_.read(line);
  if (is_flat_) return fill_flat(row);
  json_line_ = {};
  if (is_cut) {
    row.problem =
        Problem{file_, row.number, {}, {Says::row_too_long, {std::to_string(longest_line)}}};
    return;
  }
  if (auto problem = read_json(line, json_line_, nested_ == Nested::skipped)) {
    row.problem = Problem{file_, row.number, interpreter::text_argument(problem->member),
                          std::move(problem->message)};
  }
  fill_row(json_line_.row, columns_, row, ignored_);
}

void RowReader::fill_flat(Row& row) {
  const auto& members = flat_.members();
  if (!flat_.has_same_names() || places_.size() != members.size()) {
    places_.clear();
    for (const FlatJson::Member& member : members) {
      places_.push_back(place_of(columns_, member.name));
      if (!places_.back()) ignore(ignored_, member.name);
    }
  }
  for (std::size_t at = 0; at < members.size(); ++at) {
    if (places_[at]) row.cells[*places_[at]] = members[at].text;
  }
}

void fill_row(const JsonObject& object, const Columns& columns, Row& row,
              std::set<std::string>& ignored) {
  row.cells.assign(columns.size(), {});
  for (const JsonMember& member : object) {
    if (const auto place = place_of(columns, member.name)) {
      row.cells[*place] = member.text;
    } else {
      ignore(ignored, member.name);
    }
  }
}

}  // namespace clausule::claims
