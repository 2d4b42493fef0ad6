#pragma once

#include "interpreter/value.hpp"

namespace clausule::interpreter::engine {

/// Tells whether two codes may be one: a code without a list means these digits in every list
/// (`semantics.md` 16).
inline bool same_code(const CodeValue& one, const CodeValue& other) {
  return one.digits == other.digits &&
         (one.list.empty() || other.list.empty() || one.list == other.list);
}

}  // namespace clausule::interpreter::engine
