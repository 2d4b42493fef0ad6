#pragma once

#include "interpreter/engine/truth.hpp"
#include "interpreter/rules.hpp"

namespace clausule::interpreter::engine {

/// Tells whether a rule says, by `indien onbekend toegestaan`, that it does not apply where this is
/// not known (`semantics.md` 4). A question is none of these, nor what no rule may answer for.
inline bool is_waived(const Value& open, const RuleHead& head) {
  const auto* missing = std::get_if<Missing>(&open);
  return missing != nullptr && !is_final(*missing) && head.if_unknown &&
         head.if_unknown->kind == dsl::ast::VerdictKind::allow;
}
inline bool is_waived(Truth open, const RuleHead& head) {
  return is_open(open) && is_waived(open.reason(), head);
}

}  // namespace clausule::interpreter::engine
