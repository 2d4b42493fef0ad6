#pragma once

#include <vector>

#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/graph.hpp"
#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// What the passes over single lines need.
struct LinePasses {
  const Evaluator& evaluator;
  const Pricer& pricer;
  CodeIndex& index;
};

/// Runs all passes that look at one line only; the graph comes after.
void prepare(const LinePasses& passes, const Dossier& dossier, std::vector<LineState>& lines);

/// Returns the decision on a line to decide, once the graph is resolved.
Decision decision_on(const std::vector<LineState>& lines, const LineState& line);

}  // namespace clausule::interpreter::engine
