#pragma once

#include <cstdint>
#include <string_view>

#include "dsl/source.hpp"
#include "interpreter/date.hpp"
#include "interpreter/value.hpp"

namespace clausule::interpreter {

/// What a part of a contract did where a line was decided.
enum class Deed : std::uint8_t {
  approves,  ///< a tariff: it prices the line, at what is claimed or more
  reduces,   ///< a tariff: it prices the line, below what is claimed
  repeats,   ///< a tariff or programme: it denies a second line in its period
  denies,    ///< a rule, or the contract: for lack of what it requires or because of another line
  asks,      ///< the same, as a question
  allows,    ///< a permission or the contract: the line stays by it
  holds,     ///< a condition or programme: what it requires is so, and the line stays
  fits,      ///< a limit or deductible: it counts the line, and there is room left
  fills,     ///< the same: the line is the last that fits, to the cent
  unknown,   ///< a rule: a fact is missing, and its `indien onbekend` answers
  exempts,   ///< a tariff or programme: its `geen eigen risico` spares the line
  settles,   ///< a settlement: it comes to an amount
  reads,     ///< a definition, table, list, programme or tariff: what it says is read
  departs,   ///< an exception: in place of the rule `of`
  contains,  ///< a row: what it says holds
  names,     ///< a set of codes: it holds `value`
  tests      ///< a cell of a row: `value` passes under the column `column`
};

/// One part of a contract that had its say, and did not only get looked at. Views point into the
/// program.
struct Use {
  Deed deed{};
  dsl::Location place;       ///< of the declaration, the row, or the set of codes
  Date on{};                 ///< the date on which it read its facts
  std::string_view of;       ///< of an exception: the rule it departs from
  Value value;               ///< a code in a set, or what a cell let pass
  std::uint32_t column = 0;  ///< of a cell, from 0
};

}  // namespace clausule::interpreter
