#pragma once

#include "tests/reference/cases.hpp"

namespace clausule::reference {

/// One line among those that a limit counts.
struct Counted {
  std::size_t line = 0;  ///< an index
  const LimitVersion* version = nullptr;
  Date reference{};
  Value amount;                       ///< what it counts for, or why that is not known
  Value applies = true;               ///< or what keeps it from being known whether it counts
  const RuleHead* doubted = nullptr;  ///< the rule that is not known to apply
};

/// A limit with the lines it counts, in the order in which they count.
struct LimitGroup {
  LimitId id;
  std::size_t selection = 0;  ///< an exception to several limits is a limit for each of them
  std::vector<Counted> members;
};

/// Returns the limits that count some of the lines; `order` are their indexes as they count.
std::vector<LimitGroup> limit_groups(const World& world, const std::vector<Case>& cases,
                                     const std::vector<std::size_t>& order);

/// Tells whether an earlier line lies in the window of a later one.
Value in_window(const World& world, const Window& window, const Line& earlier, const Place& later);

/// Returns what a limit makes of one of its lines, once the lines before it are resolved; `at` is
/// its place among the members.
std::optional<Finding> finding_of_limit(const World& world, const std::vector<Case>& cases,
                                        const LimitGroup& group, std::size_t at);

}  // namespace clausule::reference
