#pragma once

#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// The passes before the graph, one line at a time: is the code known and valid, is the contract in
/// force, does a programme claim it, do the conditions hold. Adds findings to the line.
void check_known(const Evaluator& evaluator, LineState& line);
void check_contract(const Evaluator& evaluator, LineState& line);
void check_programmes(const Evaluator& evaluator, LineState& line);

/// The pass over the conditions, which keeps its memory from line to line.
class ConditionPass {
 public:
  explicit ConditionPass(const Evaluator& evaluator) : evaluator_(evaluator) {}

  void check(LineState& line);

 private:
  struct Answer {
    ConditionId id;
    Truth applies = false;
    const ConditionVersion* version = nullptr;
    Place place;
  };

  void ask(const LineState& state);
  void judge(LineState& state, const Answer& answer) const;

  const Evaluator& evaluator_;
  std::vector<Answer> answers_;
};

/// Tells whether one programme claims a line: the person is in it, or in a combination of it, on
/// its reference date and meets its requirements. What is wrong is put in `why`.
Truth claims(const Evaluator& evaluator, ProgrammeId programme, const Line& line,
             std::optional<Finding>& why);

}  // namespace clausule::interpreter::engine
