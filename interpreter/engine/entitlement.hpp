#pragma once

#include "interpreter/engine/ask_rules.hpp"

namespace clausule::interpreter::engine {

/// The passes before the graph, one line at a time: is the code known and valid, is the contract in
/// force, does a programme claim it, do the conditions hold. Adds findings to the line.
void check_known(LineState& state);
void check_contract(const Evaluator& evaluator, LineState& state);
void check_programmes(const Evaluator& evaluator, LineState& state);

/// The pass over the conditions, which keeps its memory from line to line.
class ConditionPass {
 public:
  explicit ConditionPass(const Evaluator& evaluator) : evaluator_(evaluator) {}

  void check(LineState& state);

 private:
  using Answer = RuleAnswer<ConditionId, ConditionVersion>;

  [[nodiscard]] bool departs_from(const Answer& exception, const Answer& answer) const;
  [[nodiscard]] bool is_silent(const Answer& answer) const;
  void add_conflict(LineState& state, const Answer& answer);
  /// Returns what a condition finds where an exception that may hold says something else, and what
  /// it finds by itself.
  [[nodiscard]] std::optional<Finding> finding_of(const Answer& answer) const;
  [[nodiscard]] std::optional<Finding> finding_of_itself(const Answer& answer) const;

  const Evaluator& evaluator_;
  std::vector<Answer> answers_;
  std::vector<ConditionId> conflicting_;  ///< exceptions that hold at once and differ
};

/// Tells whether one programme claims a line: the person is in it, or in a combination of it, on
/// its reference date and meets its requirements. Adds the reasons why not.
bool claims(const Evaluator& evaluator, ProgrammeId programme, const Line& line,
            std::vector<Finding>& reasons);

/// Tells whether a programme claims the code of a line on its reference date.
bool claims_code(const Evaluator& evaluator, ProgrammeId programme, const Line& line);

}  // namespace clausule::interpreter::engine
