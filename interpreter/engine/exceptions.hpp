#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// Two lines of which the first may deny the second; `denying` is null for `tijdens …`.
struct Pair {
  const LineState* denying = nullptr;
  const LineState* denied = nullptr;
};

/// What a rule and its exceptions say of one pair together.
struct Said {
  const RuleHead* head = nullptr;
  const Verdict* verdict = nullptr;
  std::string_view return_code;
  /// True, or what keeps the answer from being known.
  Truth certain = true;
  /// A permission that may be used only so often: then `instead` is what holds without it.
  const ExclusionVersion* limited = nullptr;
  Date limited_reference{};  ///< on which it reads how often
  std::shared_ptr<const Said> instead{};
  /// The other of two exceptions that hold at once and differ; else null.
  const RuleHead* conflicts_with = nullptr;
  /// Whether its relation and its rows are those of the rule itself, or taken over from it.
  bool takes_relation = true;
  bool takes_rows = true;
};

/// Tells whether a relation holds between two lines; guards and the denied codes apart.
Truth relation_holds(const Evaluator& evaluator, const ExclusionEntry& entry, const Pair& pair,
                     Date reference);

/// Returns what a rule of its own and the exceptions to it say of a pair that the rule is about.
Said resolve(const Evaluator& evaluator, ExclusionId rule, const RuleHead& head,
             const Verdict& verdict, std::string_view return_code, const Pair& pair);

}  // namespace clausule::interpreter::engine
