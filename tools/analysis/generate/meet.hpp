#pragma once

#include <cstddef>

#include "interpreter/program.hpp"
#include "tools/analysis/generate/situation.hpp"

namespace clausule::generate {

/// A test that a line is to pass: what is tested, and how.
struct Test {
  const interpreter::Expression* subject = nullptr;
  const interpreter::CellTests* tests = nullptr;
};

/// Changes a line of a situation, or what is known beside it, so that it passes a test; leaves it
/// where that cannot be done by setting one thing.
void meet(const interpreter::Program& program, Situation& made, std::size_t line, const Test& test);

/// The same for a condition, or each part of several that all have to be so.
void meet(const interpreter::Program& program, Situation& made, std::size_t line,
          const interpreter::Expression& condition);

}  // namespace clausule::generate
