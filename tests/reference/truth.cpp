#include "tests/reference/truth.hpp"

#include <utility>

namespace clausule::reference {

using interpreter::Asked;
using interpreter::Missing;
using interpreter::Value;

bool is_true(const Value& value) {
  const bool* truth = std::get_if<bool>(&value);
  return truth != nullptr && *truth;
}

bool is_false(const Value& value) {
  const bool* truth = std::get_if<bool>(&value);
  return truth != nullptr && !*truth;
}

bool is_open(const Value& value) {
  return std::holds_alternative<Missing>(value) || std::holds_alternative<Asked>(value);
}

Missing missing_for_good(std::string what, std::string why) {
  return {std::move(what), std::move(why)};
}

bool is_missing_for_good(const Value& value) {
  const auto* missing = std::get_if<Missing>(&value);
  return missing != nullptr && !missing->end_reason.empty();
}

namespace {

int weight_of(const Value& value) {
  if (is_missing_for_good(value)) return 3;
  if (std::holds_alternative<Missing>(value)) return 2;
  return std::holds_alternative<Asked>(value) ? 1 : 0;
}

/// Tells two values of one weight apart, so that the order in which they are met does not matter.
std::string text_of(const Value& value) {
  if (const auto* missing = std::get_if<Missing>(&value)) {
    return missing->what + '\n' + missing->end_reason;
  }
  const auto* asked = std::get_if<Asked>(&value);
  return asked == nullptr ? "" : asked->question;
}

}  // namespace

const Value& heavier(const Value& left, const Value& right) {
  const int one = weight_of(left);
  const int other = weight_of(right);
  if (one != other) return one > other ? left : right;
  return text_of(right) < text_of(left) ? right : left;
}

Value both(const Value& left, const Value& right) {
  if (is_false(left) || is_false(right)) return false;
  return heavier(left, right);
}

Value either(const Value& left, const Value& right) {
  if (is_true(left) || is_true(right)) return true;
  return heavier(left, right);
}

Value negated(const Value& value) {
  if (is_true(value)) return false;
  if (is_false(value)) return true;
  return value;
}

}  // namespace clausule::reference
