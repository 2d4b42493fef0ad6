#pragma once

#include <span>

#include <string>
#include <vector>

#include "interpreter/engine/graph.hpp"
#include "interpreter/engine/pricing.hpp"
#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// A line and what was decided on it.
struct Explained {
  std::size_t line = 0;
  const Decision& decision;
};

/// Returns why a line was decided so, from the same states and evaluator that decided it: what
/// decided, what applied, and for every other rule that names the code why it did not.
Explanation explain(const Evaluator& evaluator, const Pricer& pricer, const Graph& graph,
                    std::span<const LineState> lines, const Explained& explained);

/// Returns the values that expressions read, each once, and where they came from.
std::vector<Explanation> values_read(const Evaluator& evaluator,
                                     const std::vector<const Expression*>& expressions,
                                     const Place& place);

/// Writes a value as a person would.
std::string text_of(const Value& value);

}  // namespace clausule::interpreter::engine
