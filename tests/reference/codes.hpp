#pragma once

#include "tests/reference/world.hpp"

namespace clausule::reference {

/// Tells whether a set holds a code on a date.
Value contains(const World& world, const CodeSet& set, const CodeValue& code, Date date);

/// Tells whether a set may hold a code on any day; what only a person knows counts.
bool may_contain(const World& world, const CodeSet& set, const CodeValue& code);

/// Returns every day on which the meaning of a name of codes may change, and one before them all.
std::vector<Date> boundaries_of(const Program& program);

/// Returns what a programme claims on a date: its own keten-dbc, or else those of its parts.
std::vector<const CodeSet*> claimed_by(const World& world, ProgrammeId programme, Date date);

/// Gives the code of a line its list (`semantics.md` 16): the one written, else the only one under
/// which the contract names these digits, else none.
void give_list(const World& world, Line& line);

}  // namespace clausule::reference
