#pragma once

#include <span>
#include <vector>

#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/entitlement.hpp"
#include "interpreter/engine/graph.hpp"
#include "interpreter/engine/repeated_ids.hpp"
#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// What the passes over single lines need.
struct LinePasses {
  const Evaluator& evaluator;
  const Pricer& pricer;
  CodeIndex& index;
  ConditionPass& conditions;
  RepeatedIds& repeated;
};

/// Runs all passes that look at one line only; the graph comes after.
/// `lines` has one state for each line, those decided before after those to decide.
void prepare(const LinePasses& passes, const Dossier& dossier, std::span<LineState> lines);

/// Decides a line once the graph is resolved.
/// The decision keeps the memory of the one before it.
void decide_line(std::span<const LineState> lines, const LineState& line, Decision& decision);

}  // namespace clausule::interpreter::engine
