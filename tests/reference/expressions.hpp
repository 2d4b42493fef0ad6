#pragma once

#include "tests/reference/world.hpp"

namespace clausule::reference {

/// Tells whether two codes may be one: a code without a list means these digits in every list
/// (`semantics.md` 16).
bool same_code(const CodeValue& one, const CodeValue& other);

/// Returns what an expression comes to; what is not known comes out as `Missing` or `Asked`.
Value evaluate(const World& world, const Expression& expression, const Place& place);

/// Tells whether a value passes one of the tests of a cell; no tests pass anything.
Value passes(const World& world, const Value& subject, const CellTests& tests, const Place& place);

/// Tells whether all tests on facts pass.
Value all_pass(const World& world, const std::vector<FactTest>& tests, const Place& place);

/// Tells whether a selection is about the line of a place: its codes and its `met`.
Value selects(const World& world, const Selection& selection, const Place& place);

/// Tells whether `indien` and `tenzij` of a rule hold.
Value guards_hold(const World& world, const RuleHead& head, const Place& place);

/// A version of a rule with the date on which it reads its facts.
template <typename Version>
struct Chosen {
  const Version* version = nullptr;
  Date reference{};
  Value open = true;  ///< or what keeps the reference date from being known
};

/// Returns the date on which a rule reads the facts of a line, or why it is not known.
Value reference_date(const World& world, const RuleHead& head, const Line& line);

/// Returns the version of a rule that holds for a line on its own reference date. Where none does,
/// all those whose reference date is not known: each of them may hold.
template <typename Version, typename Id>
std::vector<Chosen<Version>> versions_for(const World& world, const Named<Version, Id>& rule,
                                          const Line& line) {
  Chosen<Version> chosen;
  std::vector<Chosen<Version>> unknown;
  for (const Version* version : world.known(rule)) {
    const Value date = reference_date(world, version->head, line);
    if (const Date* on = std::get_if<Date>(&date)) {
      if (!version->head.validity.contains(*on)) continue;
      const bool is_later = chosen.version == nullptr ||
                            chosen.version->head.published_on <= version->head.published_on;
      if (is_later) chosen = {version, *on, true};
    } else {
      unknown.push_back({version, line.claim->date, date});
    }
  }
  if (chosen.version != nullptr) return {chosen};
  return unknown;
}

/// Returns the first of these; one without a version where there is none.
template <typename Version, typename Id>
Chosen<Version> version_for(const World& world, const Named<Version, Id>& rule, const Line& line) {
  const auto versions = versions_for(world, rule, line);
  return versions.empty() ? Chosen<Version>() : versions.front();
}

/// Returns the one of the rows of a table that pass: the last that was published, of those with a
/// publication date; null, and `ambiguous`, where two others pass.
template <typename Row>
const Row* row_among(const std::vector<const Row*>& rows, bool& ambiguous) {
  const Row* last = nullptr;
  const auto key = [](const Row& row) { return std::pair(row.validity.from, row.published_on); };
  bool any_published = false;
  for (const Row* row : rows) {
    any_published = any_published || row->published_on.has_value();
    if (last == nullptr || key(*last) < key(*row)) last = row;
  }
  for (const Row* row : rows) {
    if (row == last) continue;
    if (!any_published || key(*row) == key(*last)) ambiguous = true;
  }
  return last;
}

}  // namespace clausule::reference
