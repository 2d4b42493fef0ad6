#pragma once

#include <functional>
#include <vector>

#include "interpreter/analysis/code_space.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::analysis {

using Relation = std::variant<BesideRelation, WithinRelation, StayRelation>;

/// One denied (or asked, or permitted) set beside one denying set, as an exclusion says it; an
/// exception has taken over what it does not state.
struct ExclusionPair {
  ExclusionId rule;
  const ExclusionVersion* version = nullptr;
  const Relation* relation = nullptr;  ///< null: nowhere stated
  const Selection* denied = nullptr;   ///< null: every code of the rule that it departs from
  CodeRanges denying;                  ///< empty where the relation has no line: `tijdens …`
  CodeRanges denied_codes;
  dsl::ast::VerdictKind verdict{};
  DateInterval validity;
  dsl::Location location;

  /// Returns the selection of the denying lines, or null.
  [[nodiscard]] const Selection* denying_selection() const;
  /// Tells whether nothing but codes and dates decides that it holds.
  [[nodiscard]] bool unconditional() const;
};

/// Calls `use` for every pair of every exclusion, exceptions among them; `validity` is cut to that
/// of the contract, and pairs without a day are left out. The rows of `CodePairs` are not among
/// them: `pair_tables.hpp`.
void for_each_pair(const Program& program, const CodeSpace& space, Reading reading,
                   const std::function<void(const ExclusionPair&)>& use);

/// The pairs of the rules that depart from an exclusion, by the index of that exclusion.
using ExceptionPairs = std::vector<std::vector<ExclusionPair>>;
ExceptionPairs exception_pairs(const Program& program, const CodeSpace& space, Reading reading);

/// A rectangle of pairs of codes: each of `denying` with each of `denied`.
struct Rectangle {
  CodeRanges denying;
  CodeRanges denied;
};

/// Returns what is left of rectangles when all pairs of `taken` are taken out.
std::vector<Rectangle> without(const std::vector<Rectangle>& rectangles, const Rectangle& taken);

/// `voorrang A boven B`: no code of B denies one of A.
struct Winner {
  Rectangle dropped;
  DateInterval validity;
  const Precedence* written = nullptr;
};
std::vector<Winner> collect_winners(const Program& program, const CodeSpace& space);

/// Tells whether two selections can never hold for one line: a test on one fact asks for different
/// values.
bool contradict(const Selection& left, const Selection& right);

}  // namespace clausule::interpreter::analysis
