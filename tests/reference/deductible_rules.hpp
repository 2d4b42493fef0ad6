#pragma once

#include "tests/reference/cases.hpp"

namespace clausule::reference {

/// A deductible that counts a line.
struct Counting {
  DeductibleId id;  ///< a rule of its own
  const DeductibleVersion* version = nullptr;
  Date reference{};
  /// What says what is counted: the same, or an exception to it.
  const DeductibleVersion* counted = nullptr;
  Date counted_reference{};
  std::int64_t amount = 0;  ///< of the year, in cents
};

/// What keeps it from being known whether, or for how much, a deductible counts a line.
struct Unknown {
  DeductibleId id;
  const RuleHead* head = nullptr;
  std::optional<int> year;  ///< nothing: it may be any
  Value open;
};

/// All that deductibles say of one line.
struct CountedBy {
  std::vector<Counting> countings;  ///< in the order in which they go
  std::vector<Unknown> unknowns;
  std::vector<Finding> findings;  ///< what else keeps them from being laid
};

/// Returns which deductibles count a line; `line` has its results.
CountedBy countings_of(const World& world, const Line& line);

/// Returns what a deductible counts of a line with results, in euros.
Value counted_amount(const World& world, const Counting& counting, const Line& line);

/// Returns how many deductibles go before one.
std::size_t rank_of(const World& world, DeductibleId id);

}  // namespace clausule::reference
