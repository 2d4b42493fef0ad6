#pragma once

#include "tests/reference/random/pieces.hpp"
#include "tests/reference/random/random.hpp"

namespace clausule::differential {

/// Writes a random contract over the whole language. It may hold errors: `load_mended` leaves out
/// what they are about.
Contract random_contract(Random& random);

/// Returns the codes that a contract names, as claims write them.
std::vector<std::string> named_codes(const Contract& contract);

}  // namespace clausule::differential
