#pragma once

#include "interpreter/value.hpp"

namespace clausule::reference {

/// What a condition came to; what is missing or asked is neither true nor false.
bool is_true(const interpreter::Value& value);
bool is_false(const interpreter::Value& value);
/// Tells whether a value is not known.
bool is_open(const interpreter::Value& value);

/// Returns a missing fact that is an error whatever a rule says of what it does not know: a list of
/// enrolments that was not handed over, or an end without a reason that is on its list.
interpreter::Missing missing_for_good(std::string what, std::string why);
bool is_missing_for_good(const interpreter::Value& value);

/// Kleene's `en`, `of` and `niet` (`semantics.md` 4).
interpreter::Value both(const interpreter::Value& left, const interpreter::Value& right);
interpreter::Value either(const interpreter::Value& left, const interpreter::Value& right);
interpreter::Value negated(const interpreter::Value& value);

/// Returns the one of two values that keeps an answer from being known, of two the heavier: missing
/// weighs more than asked. Of two known values the first.
const interpreter::Value& heavier(const interpreter::Value& left, const interpreter::Value& right);

}  // namespace clausule::reference
