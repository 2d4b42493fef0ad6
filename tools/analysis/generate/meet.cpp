#include "tools/analysis/generate/meet.hpp"

#include <chrono>
#include <optional>
#include <utility>

#include "interpreter/overloaded.hpp"
#include "tools/analysis/generate/codes_of.hpp"

namespace clausule::generate {

using dsl::ast::Compare;
using interpreter::CellTest;
using interpreter::CodeValue;
using interpreter::Decimal;
using interpreter::Expression;
using interpreter::LineFact;
using interpreter::Program;
using interpreter::Value;

namespace {

std::optional<Value> constant(const interpreter::ExpressionPointer& expression) {
  if (expression == nullptr) return std::nullopt;
  const auto* found = std::get_if<interpreter::Constant>(&expression->node);
  return found == nullptr ? std::nullopt : std::optional(found->value);
}

/// Returns a value that compares so with another.
std::optional<Value> beside(Compare compare, const std::optional<Value>& bound) {
  if (!bound) return std::nullopt;
  switch (compare) {
    case Compare::equal:
    case Compare::less_equal:
    case Compare::greater_equal:
      return bound;
    case Compare::not_equal:
      return std::nullopt;
    case Compare::less:
    case Compare::greater:
      break;
  }
  const int sign = compare == Compare::less ? -1 : 1;
  if (const auto* number = std::get_if<Decimal>(&*bound)) return *number + Decimal(sign);
  if (const auto* date = std::get_if<interpreter::Date>(&*bound)) {
    return *date + std::chrono::days{sign};
  }
  return std::nullopt;
}

/// Returns a value that passes one of the tests.
std::optional<Value> passing(const Program& program, const interpreter::CellTests& tests) {
  for (const CellTest& test : tests.tests) {
    auto value = std::visit(
        interpreter::Overloaded{
            [](const CellTest::Unknown&) { return std::optional<Value>(); },
            [](const CellTest::Compared& one) { return beside(one.compare, constant(one.value)); },
            [](const CellTest::Between& one) { return constant(one.low); },
            [&](const CellTest::Among& one) -> std::optional<Value> {
              const auto codes = codes_of(program, one.codes, 1);
              return codes.empty() ? std::nullopt : std::optional<Value>(codes.front());
            }},
        test.value);
    if (value) return value;
  }
  return std::nullopt;
}

/// Returns some value of a fact; nothing for a period, which is no single value.
std::optional<Value> any_value(const interpreter::FactInfo& fact, interpreter::Date day) {
  using interpreter::FactType;
  switch (fact.type) {
    case FactType::text:
      return interpreter::Text{"x"};
    case FactType::number:
    case FactType::decimal:
    case FactType::money:
    case FactType::percentage:
      return Decimal(1);
    case FactType::date:
      return day;
    case FactType::code:
    case FactType::codes:
      return CodeValue{"", "9999"};
    case FactType::yes_no:
      return true;
    case FactType::one_of:
      if (fact.words.empty()) return std::nullopt;
      return interpreter::Text{fact.words.front()};
    case FactType::period:
      return std::nullopt;
  }
  return std::nullopt;
}

class Meeting {
 public:
  Meeting(const Program& program, Situation& made, std::size_t line)
      : program_(program), made_(made), at_(line) {}

  void set(const Expression& subject, const Value& value) {
    if (const auto* fact = std::get_if<interpreter::ReadFact>(&subject.node)) {
      const auto* code = std::get_if<CodeValue>(&value);
      const bool are_codes = program_.facts[fact->fact.index].type == interpreter::FactType::codes;
      set_fact(program_, made_, line(), fact->fact,
               code != nullptr && are_codes ? Value(interpreter::Codes{*code}) : value);
    }
    if (const auto* fact = std::get_if<interpreter::ReadLine>(&subject.node)) {
      set(fact->fact, value);
    }
    if (const auto* derived = std::get_if<interpreter::ReadDerived>(&subject.node)) {
      const auto* years = std::get_if<Decimal>(&value);
      if (derived->what != interpreter::Derived::age || years == nullptr) return;
      if (const auto whole = years->to_whole()) {
        made_.dossier.born = interpreter::move(
            line().date, {interpreter::Length::Unit::years, static_cast<std::int32_t>(*whole)}, -1);
      }
    }
  }

 private:
  interpreter::ClaimLine& line() { return made_.dossier.lines[at_]; }

  void set(LineFact fact, const Value& value) {
    const auto* code = std::get_if<CodeValue>(&value);
    const auto* number = std::get_if<Decimal>(&value);
    switch (fact) {
      case LineFact::provider:
        if (code != nullptr) line().provider = code->digits;
        return;
      case LineFact::referral:
        if (code != nullptr) line().referral = to_string(*code);
        return;
      case LineFact::quantity:
        if (number != nullptr) line().quantity = number->to_whole().value_or(1);
        return;
      case LineFact::amount:
        if (number != nullptr) line().amount.value = number->to_hundredths().value_or(0);
        return;
      case LineFact::code:
      case LineFact::id:
      case LineFact::date:
      case LineFact::begin:
      case LineFact::credits:
        return;
    }
  }

  const Program& program_;
  Situation& made_;
  std::size_t at_;
};

}  // namespace

void meet(const Program& program, Situation& made, std::size_t line, const Test& test) {
  if (const auto value = passing(program, *test.tests)) {
    Meeting(program, made, line).set(*test.subject, *value);
  }
}

void meet(const Program& program, Situation& made, std::size_t line, const Expression& condition) {
  if (const auto* all = std::get_if<interpreter::Junction>(&condition.node)) {
    for (const auto& part : all->operands) {
      meet(program, made, line, *part);
      if (!all->conjunction) return;
    }
  }
  if (const auto* passes = std::get_if<interpreter::Passes>(&condition.node)) {
    if (!passes->negated) meet(program, made, line, Test{passes->subject.get(), &passes->tests});
  }
  if (const auto* comparison = std::get_if<interpreter::Comparison>(&condition.node)) {
    if (const auto value = beside(comparison->compare, constant(comparison->right))) {
      Meeting(program, made, line).set(*comparison->left, *value);
    }
  }
  if (const auto* is_known = std::get_if<interpreter::IsKnown>(&condition.node)) {
    const auto* fact = std::get_if<interpreter::ReadFact>(&is_known->operand->node);
    if (fact == nullptr || !is_known->known) return;
    const auto value = any_value(program.facts[fact->fact.index], made.dossier.lines[line].date);
    if (value) Meeting(program, made, line).set(*is_known->operand, *value);
  }
  if (std::holds_alternative<interpreter::ReadFact>(condition.node)) {
    Meeting(program, made, line).set(condition, Value(true));
  }
}

}  // namespace clausule::generate
