#pragma once

#include <string_view>

#include "interpreter/value.hpp"

namespace clausule::interpreter::engine {

/// What a condition comes to: true, false, or what keeps it from being known. As large as two
/// words: a reason stands elsewhere, where the evaluator keeps it for the dossier.
class Truth {
 public:
  // A condition that is known is written as the word it is.
  Truth(bool holds) : holds_(holds) {}  // NOLINT(google-explicit-constructor)
  /// Refers to a `Missing` or an `Asked` that outlives this.
  explicit Truth(const Value& reason) : reason_(&reason) {}
  explicit Truth(Value&& reason) = delete;

  [[nodiscard]] bool is_true() const { return reason_ == nullptr && holds_; }
  [[nodiscard]] bool is_false() const { return reason_ == nullptr && !holds_; }
  [[nodiscard]] bool is_open() const { return reason_ != nullptr; }
  /// Returns what keeps it from being known; only where it is open.
  [[nodiscard]] const Value& reason() const { return *reason_; }
  /// Two reasons are the same where they say the same.
  bool operator==(const Truth& other) const {
    if (reason_ == nullptr || other.reason_ == nullptr) {
      return reason_ == other.reason_ && holds_ == other.holds_;
    }
    return *reason_ == *other.reason_;
  }
  [[nodiscard]] Value value() const { return reason_ != nullptr ? *reason_ : Value(holds_); }

 private:
  const Value* reason_ = nullptr;
  bool holds_ = false;
};

inline bool is_true(Truth truth) {
  return truth.is_true();
}
inline bool is_false(Truth truth) {
  return truth.is_false();
}
inline bool is_open(Truth truth) {
  return truth.is_open();
}

/// Tells whether a value is missing or only known to a person.
inline bool is_open(const Value& value) {
  return std::holds_alternative<Missing>(value) || std::holds_alternative<Asked>(value);
}

/// What is missing where a contract reads enrolments or periods and no list of them was handed
/// over.
inline constexpr std::string_view no_list = "inschrijvingen";

/// Tells whether no rule may say what follows where this is missing: a list that was not handed
/// over, or an end for no reason that ends an enrolment (`semantics.md` 4, 25).
inline bool is_final(const Missing& missing) {
  return !missing.end_reason.empty() || missing.what == no_list;
}

/// Returns which of two reasons weighs most: what no rule may answer for, then missing, then asked;
/// of two alike the first by text, so that the order does not matter (`semantics.md` 4).
const Value& heavier(const Value& one, const Value& other);
/// Tells whether a reason weighs more than another, and not as much.
inline bool outweighs(const Value& one, const Value& other) {
  return &one != &other && &heavier(other, one) == &one;
}

/// Joins conditions as `en` does, in any order: false wins, then missing, then asked.
inline Truth both(Truth left, Truth right) {
  if (left.is_false() || right.is_false()) return false;
  if (!left.is_open()) return right;
  if (!right.is_open()) return left;
  return Truth(heavier(left.reason(), right.reason()));
}
/// The same for `of`: true wins.
inline Truth either(Truth left, Truth right) {
  if (left.is_true() || right.is_true()) return true;
  if (!left.is_open()) return right;
  if (!right.is_open()) return left;
  return Truth(heavier(left.reason(), right.reason()));
}
inline Truth negated(Truth truth) {
  return truth.is_open() ? truth : Truth(truth.is_false());
}

}  // namespace clausule::interpreter::engine
