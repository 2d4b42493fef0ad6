#pragma once

#include <span>

#include <optional>
#include <vector>

#include "interpreter/engine/graph.hpp"
#include "interpreter/engine/pricing.hpp"

namespace clausule::interpreter::engine {

/// Why a rule that names a code did not apply to a line, and the values that show it.
struct Silence {
  Message message;
  std::vector<Explanation> values;
};

/// Returns what keeps a rule's guards or selection from applying; nothing where they do.
std::optional<Silence> why_silent(const Evaluator& evaluator, const RuleHead& head,
                                  const std::optional<Selection>& selection, const Place& place);

/// Returns why an exclusion that names a line's code denied nothing.
Silence why_no_exclusion(const Evaluator& evaluator, const Graph& graph,
                         std::span<const LineState> lines, std::size_t line, std::uint32_t index);

/// Returns why a tariff that names a line's code does not price it.
Silence why_no_tariff(const Evaluator& evaluator, const Pricer& pricer, const Tariff& tariff,
                      const Applicability& how, const Line& line);

}  // namespace clausule::interpreter::engine
