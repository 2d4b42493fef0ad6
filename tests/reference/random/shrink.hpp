#pragma once

#include <functional>
#include <memory>

#include "interpreter/program.hpp"
#include "tests/reference/random/dossier.hpp"
#include "tests/reference/random/pieces.hpp"

namespace clausule::differential {

/// A contract with a dossier for which something goes wrong.
struct Example {
  Contract contract;
  std::shared_ptr<const interpreter::Program> program;  ///< the contract as it was read
  Case data;                                            ///< its facts are those of the program
};

/// Tells whether it still goes wrong.
using Fails = std::function<bool(const Example&)>;

/// Leaves out of an example all that it can do without: lines and facts, then declarations,
/// clauses, rows, parts of conditions. It still goes wrong.
Example shrunk(Example example, const Fails& fails);

}  // namespace clausule::differential
