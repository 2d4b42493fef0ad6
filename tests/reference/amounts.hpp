#pragma once

#include "tests/reference/world.hpp"

namespace clausule::reference {

/// What the steps of an amount are read from: those of the rule, the row that holds or null, and
/// the place.
struct Steps {
  const AmountSteps& steps;
  const AmountRow* row = nullptr;
  Place place;
};

/// Returns `bedraagt`, of the row or beside it; nothing where there is only a cap.
std::optional<Value> base_of(const World& world, const Steps& steps);

/// Returns an amount with what `verhoogd met` and `naar rato van` make of it.
Value scaled(const World& world, const Steps& steps, const Value& amount);

/// Returns an amount, or where there is none the lowest cap, between floors and caps and rounded.
/// Tells in `is_faulty` whether a floor lies above a cap.
Value bounded(const World& world, const Steps& steps, const std::optional<Value>& amount,
              bool& is_faulty);

}  // namespace clausule::reference
