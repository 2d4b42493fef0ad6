#include "interpreter/engine/amounts.hpp"

#include <algorithm>
#include <utility>

namespace clausule::interpreter::engine {

std::optional<Value> AmountLadder::base() const {
  const ExpressionPointer& base =
      row_ != nullptr && row_->amounts_to ? row_->amounts_to : steps_.amounts_to;
  if (!base) return std::nullopt;
  return evaluator_.evaluate(*base, place_);
}

Value AmountLadder::scaled(Value amount) const {
  for (const ExpressionPointer& increase : steps_.increases) {
    change(amount, evaluator_.evaluate(*increase, place_),
           [](const Decimal& one, const Decimal& other) { return one * (Decimal(1) + other); });
  }
  for (const ProRata& part : steps_.pro_rata) {
    change(amount, share_of_days(part),
           [](const Decimal& one, const Decimal& other) { return one * other; });
  }
  return amount;
}

template <typename Step>
std::optional<Value> AmountLadder::join(const std::vector<ExpressionPointer>& bounds,
                                        const ExpressionPointer& of_row, Step step) const {
  std::optional<Value> joined;
  const auto add = [&](const ExpressionPointer& bound) {
    Value value = evaluator_.evaluate(*bound, place_);
    if (joined) {
      change(*joined, std::move(value), step);
    } else {
      joined = std::move(value);
    }
  };
  for (const ExpressionPointer& bound : bounds) add(bound);
  if (of_row) add(of_row);
  return joined;
}

Value AmountLadder::bounded(std::optional<Value> amount, bool& floor_over_cap) const {
  const auto raise = [](const Decimal& one, const Decimal& other) { return std::max(one, other); };
  const auto lower = [](const Decimal& one, const Decimal& other) { return std::min(one, other); };
  std::optional<Value> floor =
      join(steps_.at_least, row_ != nullptr ? row_->at_least : nullptr, raise);
  std::optional<Value> cap = join(steps_.at_most, row_ != nullptr ? row_->at_most : nullptr, lower);
  const auto* least = floor ? std::get_if<Decimal>(&*floor) : nullptr;
  const auto* most = cap ? std::get_if<Decimal>(&*cap) : nullptr;
  floor_over_cap = least != nullptr && most != nullptr && *least > *most;
  Value result = Decimal();
  if (!amount) {
    if (cap) result = *std::move(cap);
  } else {
    result = *std::move(amount);
    if (floor) change(result, *std::move(floor), raise);
    if (cap) change(result, *std::move(cap), lower);
  }
  if (steps_.rounding && std::holds_alternative<Decimal>(result)) {
    result = std::get<Decimal>(result).rounded(steps_.rounding->mode, steps_.rounding->step);
  }
  return result;
}

Value AmountLadder::share_of_days(const ProRata& part) const {
  const Date first = first_day(part.period, place_.reference);
  const Date last = last_day(part.period, place_.reference);
  std::int64_t counted = 0;
  for (Date day = first; day <= last; day += one_day) {
    Place place = place_;
    place.reference = day;
    const Truth holds = evaluator_.holds(*part.condition, place);
    if (is_open(holds)) return holds.reason();
    if (is_true(holds)) ++counted;
  }
  return Decimal(counted) / Decimal((last - first).count() + 1);
}

}  // namespace clausule::interpreter::engine
