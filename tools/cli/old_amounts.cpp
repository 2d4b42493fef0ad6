#include "tools/cli/old_amounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "tools/claims/cells.hpp"

namespace clausule::cli {

namespace {

namespace column {
enum : std::size_t { line, paid, insured, outcome };
}

}  // namespace

std::variant<OldAmountsFile, OldAmountsFile::Failure> OldAmountsFile::read(
    const std::string& path) {
  claims::Columns wanted{
      {"line", true, {}}, {"paid", true, {}}, {"insured", false, {}}, {"outcome", false, {}}};
  auto opened = claims::RowReader::open({path}, std::move(wanted), claims::Nested::skipped);
  if (auto* problem = std::get_if<claims::Problem>(&opened)) return Failure(std::move(*problem));
  auto& reader = std::get<claims::RowReader>(opened);
  OldAmountsFile file(reader.file());
  claims::Row row;
  while (reader.next(row)) {
    if (auto failure = file.add(row, reader)) return std::move(*failure);
  }
  if (reader.failure()) return Failure(*reader.failure());
  return file;
}

Mismatch OldAmountsFile::at_line(std::size_t row, const std::string& english,
                                 const std::string& dutch) const {
  return {fmt::format("{}, row {}, column line: {}", name_, row, english),
          fmt::format("{}, rij {}, kolom line: {}", name_, row, dutch)};
}

std::optional<OldAmountsFile::Failure> OldAmountsFile::add(const claims::Row& row,
                                                           const claims::RowReader& reader) {
  claims::Cells cells(row, reader.columns(), reader.file());
  const auto line = cells.id(column::line);
  const auto paid = cells.amount(column::paid);
  const auto insured = cells.id(column::insured);
  std::optional<interpreter::Outcome> outcome;
  if (const auto word = cells.id(column::outcome)) {
    const auto* const known =
        std::ranges::find(interpreter::outcomes, *word,
                          [](interpreter::Outcome one) { return interpreter::name_of(one); });
    if (known != interpreter::outcomes.end()) {
      outcome = *known;
    } else {
      cells.refuse("outcome",
                   {interpreter::Says::stop_not_outcome, {interpreter::text_argument(*word)}});
    }
  }
  if (cells.problem()) return Failure(*cells.problem());
  const auto [known, is_new] =
      amounts_.try_emplace(Key(*line, insured.value_or("")), Amount{{outcome, *paid, {}, {}}});
  // Whether these rows are of one line is known when the lines are.
  (is_new ? known->second.row : known->second.again) = row.number;
  return std::nullopt;
}

Mismatch OldAmountsFile::twice(const Key& key, const Amount& amount) const {
  const std::string id = interpreter::text_argument(key.first);
  const bool has_insured = !key.second.empty();
  return at_line(
      amount.again,
      fmt::format(fmt::runtime(has_insured ? "line `{}` has an amount already: keep one"
                                           : "line `{}` has an amount already: keep one, or add "
                                             "the column `insured`"),
                  id),
      fmt::format(fmt::runtime(has_insured ? "regel `{}` heeft al een bedrag: laat er één staan"
                                           : "regel `{}` heeft al een bedrag: laat er één staan, "
                                             "of voeg de kolom `insured` toe"),
                  id));
}

/// Finds the amount of a line; what has its id and another insured is marked so.
OldAmountsFile::Entry* OldAmountsFile::find(const std::string& insured, const std::string& line) {
  Entry* found = nullptr;
  // Those without an insured come first.
  for (auto one = amounts_.lower_bound(Key(line, "")); one != amounts_.end(); ++one) {
    const auto& [id, whose] = one->first;
    if (id != line) break;
    if (whose.empty() || whose == insured) {
      found = &*one;
    } else {
      one->second.of_another = true;
    }
  }
  return found;
}

std::variant<shrink::OldAmounts, Mismatch> OldAmountsFile::take(const claims::Group& group) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const claims::InputLine& line : group.lines) ++counts[line.id];
  shrink::OldAmounts amounts;
  for (const claims::InputLine& line : group.lines) {
    const std::size_t count = std::exchange(counts[line.id], 0);
    Entry* const found = count > 0 ? find(group.dossier.insured, line.id) : nullptr;
    if (found == nullptr) continue;
    Amount& amount = found->second;
    if (std::exchange(amount.taken, true)) {
      const std::string id = interpreter::text_argument(line.id);
      return at_line(
          amount.row,
          fmt::format("more than one line has the id `{}`: add the column `insured`", id),
          fmt::format("meer dan één regel heeft de sleutel `{}`: voeg de kolom "
                      "`insured` toe",
                      id));
    }
    if (count > 1) continue;
    if (amount.again > 0) return twice(found->first, amount);
    amounts.emplace(line.id, amount.found);
  }
  return amounts;
}

std::optional<Mismatch> OldAmountsFile::left(const std::string& lines_file) const {
  const Entry* first = nullptr;
  for (const Entry& one : amounts_) {
    if (!one.second.taken && (first == nullptr || one.second.row < first->second.row)) first = &one;
  }
  if (first == nullptr) return std::nullopt;
  const std::string id = interpreter::text_argument(first->first.first);
  if (first->second.of_another) {
    const std::string insured = interpreter::text_argument(first->first.second);
    return at_line(first->second.row,
                   fmt::format("line `{}` in {} is not of insured `{}`: mend the column `insured`",
                               id, lines_file, insured),
                   fmt::format("regel `{}` in {} is niet van verzekerde `{}`: verbeter de kolom "
                               "`insured`",
                               id, lines_file, insured));
  }
  return at_line(first->second.row,
                 fmt::format("there is no line `{}` in {}: hand over the lines of which these are "
                             "the amounts",
                             id, lines_file),
                 fmt::format("er is geen regel `{}` in {}: lever de regels waar deze bedragen bij "
                             "horen",
                             id, lines_file));
}

}  // namespace clausule::cli
