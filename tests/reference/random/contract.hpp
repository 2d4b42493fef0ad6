#pragma once

#include "tests/reference/random/pieces.hpp"
#include "tests/reference/random/random.hpp"

namespace clausule::differential {

/// Writes a random contract over the whole language. It may hold errors: `load_mended` leaves out
/// what they are about.
Contract random_contract(Random& random);

}  // namespace clausule::differential
