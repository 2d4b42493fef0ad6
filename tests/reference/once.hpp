#pragma once

#include "tests/reference/cases.hpp"

/// A price per period and a programme each buy a code once (`semantics.md` 14, 25).
namespace clausule::reference {

/// Returns the earlier lines that may have bought what a line buys once a period; `order` are the
/// indexes of the lines as they count.
std::vector<std::size_t> once_before(const World& world, const std::vector<Case>& cases,
                                     const std::vector<std::size_t>& order, std::size_t line);

/// Who lets a code be bought once, and in which period.
struct Owner {
  Finder finder;
  const RuleHead* head = nullptr;
  CalendarUnit period{};
};

/// Returns the tariff and the programme that let a line be bought once a period.
std::vector<Owner> owners_of_once(const World& world, const Case& line);

/// Returns what follows for a line where an earlier one has bought it.
std::vector<Finding> findings_of_once(const World& world, const std::vector<Case>& cases,
                                      const std::vector<std::size_t>& order, std::size_t line);

}  // namespace clausule::reference
