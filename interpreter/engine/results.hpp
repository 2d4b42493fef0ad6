#pragma once

#include "interpreter/decision.hpp"
#include "interpreter/engine/pricing.hpp"

namespace clausule::interpreter::engine {

/// Returns what can be read of a line once it is decided. The amount of the tariff is there for
/// denied lines too; where no tariff prices the line it is the claimed amount (`semantics.md` 35).
/// `pricing` is null where nobody reads that amount.
Results results_of(Outcome outcome, Ground ground, Cents paid, Cents claimed,
                   const Pricing* pricing);
/// The same for a decision.
Results results_of(const Decision& decision, Cents claimed, const Pricing* pricing);

}  // namespace clausule::interpreter::engine
