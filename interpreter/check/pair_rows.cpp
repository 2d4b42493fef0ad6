#include "interpreter/check/pair_rows.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "dsl/lexical.hpp"
#include "dsl/other_text.hpp"
#include "interpreter/check/codes.hpp"
#include "interpreter/check/tables.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;

/// Returns the code that a set consists of, or null.
const CodeRange* only_code(const CodeSet& codes) {
  if (codes.members.size() != 1 || !codes.except.empty()) return nullptr;
  const auto* range = std::get_if<CodeRange>(&codes.members.front());
  return range != nullptr && range->first == range->last ? range : nullptr;
}

bool is_letter_or_digit(char sign) {
  return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') ||
         (sign >= 'A' && sign <= 'Z');
}

std::int32_t day_of(Date date) {
  return static_cast<std::int32_t>(date.time_since_epoch().count());
}

/// Sorts names and leaves out those that no row uses; returns the new place of each.
template <typename Name>
std::vector<std::uint32_t> sorted_places(std::vector<Name>& names, const std::vector<bool>& used) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t at = 0; at < names.size(); ++at) {
    if (used[at]) order.push_back(at);
  }
  std::ranges::sort(order, {}, [&](std::uint32_t at) -> const Name& { return names[at]; });
  std::vector<std::uint32_t> places(names.size());
  std::vector<Name> sorted;
  sorted.reserve(order.size());
  for (const std::uint32_t at : order) {
    places[at] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(names[at]));
  }
  names = std::move(sorted);
  return places;
}

/// Sorts the rows by what they say, those of one denied code beside one another.
void sort_rows(CodePairs& pairs) {
  pairs.first_row.assign(pairs.codes.size() + 1, 0);
  for (const CodePairs::Row& row : pairs.rows) ++pairs.first_row[row.denied + 1];
  std::partial_sum(pairs.first_row.begin(), pairs.first_row.end(), pairs.first_row.begin());
  std::vector<std::uint32_t> next(pairs.first_row.begin(), std::prev(pairs.first_row.end()));
  std::vector<CodePairs::Row> rows(pairs.rows.size());
  for (const CodePairs::Row& row : pairs.rows) rows[next[row.denied]++] = row;
  const auto before = [](const CodePairs::Row& left, const CodePairs::Row& right) {
    return std::tie(left.denying, left.from, left.through, left.return_code, left.begin) <
           std::tie(right.denying, right.from, right.through, right.return_code, right.begin);
  };
  for (std::size_t code = 0; code < pairs.codes.size(); ++code) {
    const auto begin = rows.begin() + pairs.first_row[code];
    const auto end = rows.begin() + pairs.first_row[code + 1];
    if (!std::is_sorted(begin, end, before)) std::sort(begin, end, before);
  }
  pairs.rows = std::move(rows);
}

}  // namespace

PairColumns pair_columns(const Context& context, const ast::Table& table) {
  PairColumns found;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    const ast::Column& column = table.columns[at];
    const std::string text = context.snippet(column.location);
    if (text == "naast" || text == "beside") {
      found.denying = at;
    } else if (text == "code") {
      found.denied = at;
    } else if (column.kind == ast::ColumnKind::valid_from) {
      found.from = at;
    } else if (column.kind == ast::ColumnKind::valid_through) {
      found.through = at;
    } else if (column.kind == ast::ColumnKind::return_code) {
      found.return_code = at;
    } else {
      found.wrong.push_back(at);
    }
  }
  return found;
}

bool PairRows::read_day(std::string_view text, LastDay& last) {
  if (text == last.text) return true;
  const auto date = parse_date(text);
  if (!date) return false;
  last = {text, day_of(*date)};
  return true;
}

bool PairRows::take_fields(const ast::Table& table, std::span<const std::string_view> fields,
                           const dsl::Location& place) {
  if (!columns_) {
    columns_ = pair_columns(context_, table);
    pairs_.file = place.file;
    pairs_.rows.reserve(context_.sources.get(place.file).line_starts.size());
    file_ = place.file;
  }
  const PairColumns& columns = *columns_;
  if (!columns.denying || !columns.denied || !columns.wrong.empty()) return false;
  CodePairs::Row row;
  if (columns.from && !fields[*columns.from].empty()) {
    if (!read_day(fields[*columns.from], from_)) return false;
    row.from = from_.day;
  }
  if (columns.through && !fields[*columns.through].empty()) {
    if (!read_day(fields[*columns.through], through_)) return false;
    row.through = through_.day;
  }
  if (row.through < row.from) return false;
  const auto return_code =
      return_code_of(columns.return_code ? fields[*columns.return_code] : std::string_view());
  if (!return_code) return false;
  row.return_code = *return_code;
  const auto denying = code_at(fields[*columns.denying], place);
  const auto denied = code_at(fields[*columns.denied], place);
  if (!denying || !denied) return false;
  row.denying = *denying;
  row.denied = *denied;
  add(row, place);
  return true;
}

bool PairRows::take(const ExclusionEntry& entry) {
  const CodeSet* beside =
      std::visit(Overloaded{[](const BesideRelation& one) { return &one.denying.codes; },
                            [](const WithinRelation& one) { return &one.denying.codes; },
                            [](const StayRelation&) -> const CodeSet* { return nullptr; }},
                 *entry.relation);
  const CodeRange* denying = beside == nullptr ? nullptr : only_code(*beside);
  const CodeRange* denied = only_code(entry.rows.front().denied.codes);
  if (denying == nullptr || denied == nullptr) return false;
  const auto return_code = return_code_of(entry.return_code);
  if (!return_code) return false;
  CodePairs::Row row;
  row.denying = index_of({denying->list, denying->first});
  row.denied = index_of({denied->list, denied->first});
  if (entry.validity.from) row.from = day_of(*entry.validity.from);
  if (entry.validity.through) row.through = day_of(*entry.validity.through);
  row.return_code = *return_code;
  pairs_.file = entry.location.file;
  add(row, entry.location);
  return true;
}

void PairRows::add(CodePairs::Row row, const dsl::Location& place) {
  row.begin = place.begin;
  row.length = static_cast<std::uint16_t>(
      std::min<std::uint32_t>(place.end - place.begin, std::numeric_limits<std::uint16_t>::max()));
  pairs_.rows.push_back(row);
}

std::optional<std::uint32_t> PairRows::code_at(std::string_view text, const dsl::Location& row) {
  const auto known = written_.find(text);
  if (known != written_.end()) return known->second;
  std::optional<std::uint32_t> index;
  // Of a sign that a code has besides letters and digits only the one after its list is plain.
  const bool plain =
      std::ranges::all_of(text, [](char sign) { return is_letter_or_digit(sign) || sign == '/'; });
  if (plain && !text.empty() && dsl::lexical::code_length(text) == text.size()) {
    const std::string_view all = context_.sources.get(row.file).text;
    const auto begin = static_cast<std::uint32_t>(text.data() - all.data());
    const auto size = static_cast<std::uint32_t>(text.size());
    const ast::Code code{std::string(text), {row.file, begin, begin + size}};
    if (const auto range = lower_range(context_, code, std::nullopt, CodesFor::services)) {
      index = index_of({range->list, range->first});
    }
  }
  written_.emplace(text, index);
  return index;
}

std::uint32_t PairRows::index_of(const CodeValue& code) {
  const auto [found, fresh] =
      codes_.try_emplace(code, static_cast<std::uint32_t>(pairs_.codes.size()));
  if (fresh) pairs_.codes.push_back(code);
  return found->second;
}

std::optional<std::uint16_t> PairRows::return_code_of(std::string_view text) {
  const auto& known = pairs_.return_codes;
  if (!known.empty() && known.back() == text) return static_cast<std::uint16_t>(known.size() - 1);
  if (!std::ranges::all_of(text, is_letter_or_digit)) return std::nullopt;
  const auto found = return_codes_.find(std::string(text));
  if (found != return_codes_.end()) return found->second;
  if (known.size() > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
  const auto index = static_cast<std::uint16_t>(known.size());
  pairs_.return_codes.emplace_back(text);
  return_codes_.emplace(text, index);
  return index;
}

void PairRows::sort_names(CodePairs& pairs) {
  std::vector<bool> used_codes(pairs.codes.size(), false);
  std::vector<bool> used_returns(pairs.return_codes.size(), false);
  for (const CodePairs::Row& row : pairs.rows) {
    used_codes[row.denying] = used_codes[row.denied] = true;
    used_returns[row.return_code] = true;
  }
  const std::vector<std::uint32_t> codes = sorted_places(pairs.codes, used_codes);
  const std::vector<std::uint32_t> return_codes = sorted_places(pairs.return_codes, used_returns);
  pairs.denies.assign(pairs.codes.size(), false);
  for (CodePairs::Row& row : pairs.rows) {
    row.denying = codes[row.denying];
    row.denied = codes[row.denied];
    row.return_code = static_cast<std::uint16_t>(return_codes[row.return_code]);
    pairs.denies[row.denying] = true;
  }
}

std::shared_ptr<const CodePairs> PairRows::finish(ExclusionEntry form) {
  // The text of a large table would weigh more than what was read from it.
  if (file_) context_.sources = dsl::with_other_text(context_.sources, *file_, {});
  if (pairs_.rows.empty()) return nullptr;
  CodeSet all;
  all.members.emplace_back(AllCodes{});
  std::visit(Overloaded{[&](BesideRelation& relation) { relation.denying.codes = all; },
                        [&](WithinRelation& relation) { relation.denying.codes = all; },
                        [](StayRelation&) {}},
             *form.relation);
  Selection denied;
  denied.codes = all;
  form.takes_over_rows = false;
  form.rows = {{std::move(denied), form.verdict}};
  pairs_.form = std::move(form);
  sort_names(pairs_);
  sort_rows(pairs_);
  return std::make_shared<const CodePairs>(std::move(pairs_));
}

}  // namespace clausule::interpreter::check
