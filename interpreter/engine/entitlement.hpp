#pragma once

#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// The passes before the graph, one line at a time: is the code known and valid, is the contract in
/// force, does a programme claim it, do the conditions hold. Adds findings to the line.
void check_known(const Evaluator& evaluator, LineState& line);
void check_contract(const Evaluator& evaluator, LineState& line);
void check_programmes(const Evaluator& evaluator, LineState& line);
void check_conditions(const Evaluator& evaluator, LineState& line);

/// Tells whether one programme claims a line: the person is in it, or in a combination of it, on
/// its reference date and meets its requirements. What is wrong is put in `why`.
Truth claims(const Evaluator& evaluator, ProgrammeId programme, const Line& line,
             std::optional<Finding>& why);

}  // namespace clausule::interpreter::engine
