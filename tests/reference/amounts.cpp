#include "tests/reference/amounts.hpp"

#include <algorithm>

#include "tests/reference/expressions.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

/// Takes a step with two numbers; what is not known of them stays so.
template <typename Step>
Value combined(const Value& left, const Value& right, Step step) {
  if (is_open(left) || is_open(right)) return heavier(left, right);
  return Value(step(std::get<Decimal>(left), std::get<Decimal>(right)));
}

Decimal lower(const Decimal& one, const Decimal& other) {
  return std::min(one, other);
}
Decimal higher(const Decimal& one, const Decimal& other) {
  return std::max(one, other);
}

std::vector<ExpressionPointer> with_row(std::vector<ExpressionPointer> bounds,
                                        const ExpressionPointer& of_row) {
  if (of_row) bounds.push_back(of_row);
  return bounds;
}

/// Returns the share of the days of a period on which a condition holds.
Value share_of_days(const World& world, const ProRata& part, const Place& place) {
  const Date first = first_day(part.period, place.reference);
  const Date last = last_day(part.period, place.reference);
  std::int64_t days = 0;
  std::int64_t counted = 0;
  for (Date day = first; day <= last; day += std::chrono::days{1}) {
    const Value holds = evaluate(world, *part.condition, {place.line, day});
    if (is_open(holds)) return holds;
    ++days;
    if (is_true(holds)) ++counted;
  }
  return Decimal(counted) / Decimal(days);
}

}  // namespace

std::optional<Value> base_of(const World& world, const Steps& steps) {
  if (steps.row != nullptr && steps.row->amounts_to) {
    return evaluate(world, *steps.row->amounts_to, steps.place);
  }
  if (!steps.steps.amounts_to) return std::nullopt;
  return evaluate(world, *steps.steps.amounts_to, steps.place);
}

Value scaled(const World& world, const Steps& steps, const Value& amount) {
  Value result = amount;
  for (const ExpressionPointer& increase : steps.steps.increases) {
    result = combined(result, evaluate(world, *increase, steps.place),
                      [](const Decimal& one, const Decimal& share) { return one + one * share; });
  }
  for (const ProRata& part : steps.steps.pro_rata) {
    result = combined(result, share_of_days(world, part, steps.place),
                      [](const Decimal& one, const Decimal& share) { return one * share; });
  }
  return result;
}

Value bounded(const World& world, const Steps& steps, const std::optional<Value>& amount,
              bool& is_faulty) {
  const AmountRow none;
  const AmountRow& row = steps.row != nullptr ? *steps.row : none;
  std::optional<Value> floor;
  for (const ExpressionPointer& bound : with_row(steps.steps.at_least, row.at_least)) {
    const Value value = evaluate(world, *bound, steps.place);
    floor = floor ? combined(*floor, value, higher) : value;
  }
  std::optional<Value> cap;
  for (const ExpressionPointer& bound : with_row(steps.steps.at_most, row.at_most)) {
    const Value value = evaluate(world, *bound, steps.place);
    cap = cap ? combined(*cap, value, lower) : value;
  }
  is_faulty = floor && cap && !is_open(*floor) && !is_open(*cap) &&
              std::get<Decimal>(*cap) < std::get<Decimal>(*floor);
  Value result = amount ? *amount : cap.value_or(Decimal());
  if (amount && floor) result = combined(result, *floor, higher);
  if (amount && cap) result = combined(result, *cap, lower);
  if (steps.steps.rounding && !is_open(result)) {
    const RoundingRule& rounding = *steps.steps.rounding;
    result = std::get<Decimal>(result).rounded(rounding.mode, rounding.step);
  }
  return result;
}

}  // namespace clausule::reference
