#pragma once

#include "tests/reference/world.hpp"

namespace clausule::reference {

/// Returns what a definition comes to; `own` leaves the exceptions to it aside.
Value read_definition(const World& world, DefinitionId id, bool own, const Place& place);

/// Returns the value of a table for the keys that are asked for; `Missing` where no row has them.
Value look_up(const World& world, const ReadTable& read, const Place& place);

}  // namespace clausule::reference
