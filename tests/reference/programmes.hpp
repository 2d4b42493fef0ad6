#pragma once

#include "tests/reference/world.hpp"

namespace clausule::reference {

/// Returns the programmes that claim the code of a line on their reference date, by name.
std::vector<ProgrammeId> claiming_programmes(const World& world, const Line& line);

/// Tells whether a programme claims a line: the person is in it or in a combination of it, and
/// meets what that requires.
bool claims(const World& world, ProgrammeId programme, const Line& line);

/// Returns why no programme claims a line whose code is a keten-dbc (`semantics.md` 25).
std::vector<Finding> findings_of_programmes(const World& world, const Line& line);

}  // namespace clausule::reference
