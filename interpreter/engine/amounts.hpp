#pragma once

#include "interpreter/engine/evaluate.hpp"

namespace clausule::interpreter::engine {

/// Puts an amount through a step together with another value; what is not known of them, and of two
/// such what weighs most, is what comes out.
template <typename Step>
void change(Value& amount, Value by, Step step) {
  if (is_open(amount)) {
    if (is_open(by)) amount = Value(heavier(amount, by));
    return;
  }
  if (is_open(by)) {
    amount = std::move(by);
    return;
  }
  amount = step(std::get<Decimal>(amount), std::get<Decimal>(by));
}

/// Returns an amount in cents; nothing where it is not known, below zero or no whole cents.
inline std::optional<std::int64_t> whole_cents(const Value& amount) {
  const auto* euros = std::get_if<Decimal>(&amount);
  const auto cents = euros == nullptr ? std::nullopt : euros->to_hundredths();
  return cents && *cents >= 0 ? cents : std::nullopt;
}

/// Takes the steps of `semantics.md` 1 one after the other. Amounts are euros, and may have parts
/// of a cent until they are rounded.
class AmountLadder {
 public:
  /// `row` is the row that holds, or null.
  AmountLadder(const Evaluator& evaluator, const AmountSteps& steps, const AmountRow* row,
               const Place& place)
      : evaluator_(evaluator), steps_(steps), row_(row), place_(place) {}

  /// Returns what `bedraagt` says, in the row or beside it; nothing where there is only a cap.
  [[nodiscard]] std::optional<Value> base() const;
  /// Increases an amount and takes its share of the days.
  [[nodiscard]] Value scaled(Value amount) const;
  /// Holds an amount, where there is one, between floors and caps and rounds it; without an amount
  /// the lowest cap is it. Sets `floor_over_cap` where no amount lies between them.
  [[nodiscard]] Value bounded(std::optional<Value> amount, bool& floor_over_cap) const;

 private:
  template <typename Step>
  std::optional<Value> join(const std::vector<ExpressionPointer>& bounds,
                            const ExpressionPointer& of_row, Step step) const;
  [[nodiscard]] Value share_of_days(const ProRata& part) const;

  const Evaluator& evaluator_;
  const AmountSteps& steps_;
  const AmountRow* row_;
  Place place_;
};

}  // namespace clausule::interpreter::engine
