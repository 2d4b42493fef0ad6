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

/// Returns what can be read of a line once it is decided. The amount of the tariff is there for
/// denied lines too; where no tariff prices the line it is the claimed amount (`semantics.md` 35).
Results results_of(const Pricer& pricer, const LineState& line, const Decision& decision);

}  // namespace clausule::interpreter::engine
