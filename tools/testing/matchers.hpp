#pragma once

#include <gmock/gmock.h>

#include <string>

#include "tools/testing/decided.hpp"

/// GoogleMock matchers for lines that were decided:
///   EXPECT_THAT(decided["K1"], AllOf(HasOutcome(Outcome::reduced), Pays({6336})));
namespace clausule::testing {

inline auto HasOutcome(interpreter::Outcome outcome) {
  return ::testing::Field("outcome", &DecidedLine::outcome, outcome);
}
/// What is paid now, in cents.
inline auto Pays(interpreter::Cents amount) {
  return ::testing::Field("paid", &DecidedLine::paid, amount);
}
/// What a line under review would pay, in cents.
inline auto HasOpen(interpreter::Cents amount) {
  return ::testing::Field("open", &DecidedLine::open, amount);
}
/// What all deductibles together lay on the insured, in cents.
inline auto LaysOnTheInsured(interpreter::Cents amount) {
  return ::testing::Field("deductible", &DecidedLine::deductible, amount);
}
/// The rule that decided; empty where none did.
inline auto IsDecidedBy(const std::string& rule) {
  return ::testing::Field("rule", &DecidedLine::rule, rule);
}
inline auto HasGround(interpreter::Ground ground) {
  return ::testing::Field("ground", &DecidedLine::ground, ground);
}
inline auto HasReturnCode(const std::string& code) {
  return ::testing::Field("return code", &DecidedLine::return_code, code);
}
/// The id of the line that blocks; empty where none does.
inline auto IsBlockedBy(const std::string& line) {
  return ::testing::Field("beside", &DecidedLine::beside, line);
}
inline auto HasComponent(const std::string& name, interpreter::Cents amount) {
  return ::testing::Field("components", &DecidedLine::components,
                          ::testing::Contains(::testing::Pair(name, amount)));
}
/// A line decided before that has to be recovered, and what was paid for it.
inline auto Recovers(const std::string& line, interpreter::Cents amount) {
  return ::testing::Field("recover", &DecidedLine::recover,
                          ::testing::Contains(::testing::Pair(line, amount)));
}
/// Words that stand in the English explanation.
inline auto IsExplainedBy(const std::string& words) {
  return ::testing::Field("explanation", &DecidedLine::explanation, ::testing::HasSubstr(words));
}

}  // namespace clausule::testing

namespace clausule::interpreter {

/// Prints an amount in a failed assertion.
inline void PrintTo(const Cents& amount, std::ostream* out) {
  *out << "€ " << to_string(amount);
}
inline void PrintTo(Outcome outcome, std::ostream* out) {
  *out << name_of(outcome);
}
inline void PrintTo(Ground ground, std::ostream* out) {
  *out << name_of(ground);
}

}  // namespace clausule::interpreter
