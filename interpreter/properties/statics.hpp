#pragma once

#include <vector>

#include "dsl/diagnostics.hpp"
#include "interpreter/analysis/code_space.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::properties {

/// A condition in which all that can be decided without a line is decided: equality and `omvat` of
/// code lists on every day of the contract, and what a rule depends on.
struct Folded {
  ExpressionPointer condition;
  dsl::Diagnostics findings;  ///< why parts of it are false
};

/// Decides the static parts of a condition of a property.
Folded fold(const Program& program, const analysis::CodeSpace& space, const Property& property,
            const ExpressionPointer& condition);

/// Returns what a folded condition is on every line, or nothing.
std::optional<bool> constant_truth(const Expression& condition);

}  // namespace clausule::interpreter::properties
