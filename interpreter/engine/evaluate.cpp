#include "interpreter/engine/evaluate.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace ast = dsl::ast;

namespace {

/// Returns what weighs most of two conditions of which neither settles the answer: missing, then
/// asked, then known. Of two alike the first by text, so that the order does not matter.
Value heavier(Value left, Value right) {
  const auto* one = std::get_if<Missing>(&left);
  const auto* other = std::get_if<Missing>(&right);
  if (one != nullptr && other != nullptr) return one->what <= other->what ? left : right;
  if (one != nullptr || other != nullptr) return one != nullptr ? left : right;
  const auto* question = std::get_if<Asked>(&left);
  const auto* next = std::get_if<Asked>(&right);
  if (question != nullptr && next != nullptr) {
    return question->question <= next->question ? left : right;
  }
  return question != nullptr ? left : right;
}

}  // namespace

Value both(Value left, Value right) {
  if (is_false(left) || is_false(right)) return false;
  return heavier(std::move(left), std::move(right));
}

Value either(Value left, Value right) {
  if (is_true(left) || is_true(right)) return true;
  return heavier(std::move(left), std::move(right));
}

Value negated(Value value) {
  if (const auto* truth = std::get_if<bool>(&value)) return !*truth;
  return value;
}

namespace {

/// Compares two values of one type; codes with any of several.
Value compare(ast::Compare how, const Value& left, const Value& right) {
  if (is_open(left)) return left;
  if (is_open(right)) return right;
  const auto holds = [&](auto order) {
    switch (how) {
      case ast::Compare::equal:
        return order == 0;
      case ast::Compare::not_equal:
        return order != 0;
      case ast::Compare::less:
        return order < 0;
      case ast::Compare::greater:
        return order > 0;
      case ast::Compare::less_equal:
        return order <= 0;
      case ast::Compare::greater_equal:
        return order >= 0;
    }
    return false;
  };
  if (const auto* one = std::get_if<Decimal>(&left)) {
    const auto* other = std::get_if<Decimal>(&right);
    return other != nullptr && holds(*one <=> *other);
  }
  if (const auto* one = std::get_if<Date>(&left)) {
    const auto* other = std::get_if<Date>(&right);
    return other != nullptr && holds(*one <=> *other);
  }
  bool same = left == right;
  const auto* one_code = std::get_if<CodeValue>(&left);
  const auto* other_code = std::get_if<CodeValue>(&right);
  const auto* one_many = std::get_if<Codes>(&left);
  const auto* other_many = std::get_if<Codes>(&right);
  if (one_many != nullptr && other_code != nullptr) {
    same = std::ranges::find(*one_many, *other_code) != one_many->end();
  } else if (one_code != nullptr && other_many != nullptr) {
    same = std::ranges::find(*other_many, *one_code) != other_many->end();
  } else if (one_code != nullptr && other_code != nullptr) {
    const bool lists =
        one_code->list.empty() || other_code->list.empty() || one_code->list == other_code->list;
    same = lists && one_code->digits == other_code->digits;
  }
  return how == ast::Compare::not_equal ? !same : same;
}

Value compute(ast::Operator op, const Value& left, const Value& right) {
  if (std::holds_alternative<Missing>(left)) return left;
  if (is_open(right)) return right;
  if (is_open(left)) return left;
  const auto* one = std::get_if<Decimal>(&left);
  const auto* other = std::get_if<Decimal>(&right);
  if (one == nullptr || other == nullptr) return Missing{"getal"};
  if (one->is_unwieldy() || other->is_unwieldy()) return Missing{"een getal van minder cijfers"};
  switch (op) {
    case ast::Operator::add:
      return *one + *other;
    case ast::Operator::subtract:
      return *one - *other;
    case ast::Operator::multiply:
      return *one * *other;
    case ast::Operator::divide:
      if (other->is_zero()) return Asked{"Er wordt door nul gedeeld: wat is het bedrag?"};
      return *one / *other;
  }
  return Missing{"getal"};
}

}  // namespace

/// Evaluates one alternative of an expression after the other.
struct Evaluation {
  const Evaluator& self;
  const Expression& expression;
  const Place& place;

  Value operator()(const Constant& constant) const { return constant.value; }
  Value operator()(const ReadFact& read) const { return self.fact(read.fact, place); }
  Value operator()(const ReadLine& read) const { return self.line_fact(read.fact, place); }
  Value operator()(const ReadDerived& read) const { return self.derived(read.what, place); }
  Value operator()(const ReadResult& read) const {
    if (place.line == nullptr || place.line->results == nullptr) return Missing{expression.text};
    const Results& results = *place.line->results;
    switch (read.what) {
      case Result::paid:
        return Decimal::hundredths(results.paid.value);
      case Result::tariff_amount:
        return Decimal::hundredths(results.tariff_amount.value);
      case Result::ground:
        return Text{results.ground};
      case Result::outcome:
        return Text{results.outcome};
    }
    return Missing{expression.text};
  }
  Value operator()(const ReadDefinition& read) const {
    return self.definition(read.definition, read.own, place);
  }
  Value operator()(const ReadTable& read) const { return self.look_up(read, place); }
  Value operator()(const ReadTariff& read) const {
    if (self.tariff_reader_ == nullptr) return Missing{expression.text};
    return self.tariff_reader_(self.pricing_, read.tariff, read.own, place);
  }
  Value operator()(const ReadComponent& read) const {
    const ComponentValues* parts = place.line == nullptr ? nullptr : place.line->components;
    if (parts == nullptr) return Missing{read.name};
    const auto found = parts->find(read.name);
    return found == parts->end() ? Value(Missing{read.name}) : found->second;
  }
  Value operator()(const ReadFileSum& read) const {
    if (!self.run_.file || read.sum >= self.run_.file->sums.size()) {
      return Missing{"bestand: " + expression.text};
    }
    return self.run_.file->sums[read.sum];
  }
  Value operator()(const ReadSettlementSum& read) const {
    if (place.scope == nullptr || read.sum >= place.scope->sums.size()) {
      return Missing{expression.text};
    }
    return place.scope->sums[read.sum];
  }
  Value operator()(const Junction& junction) const {
    Value all = junction.conjunction;
    for (const ExpressionPointer& operand : junction.operands) {
      Value one = self.evaluate(*operand, place);
      all = junction.conjunction ? both(std::move(all), std::move(one))
                                 : either(std::move(all), std::move(one));
    }
    return all;
  }
  Value operator()(const Not& negation) const {
    return negated(self.evaluate(*negation.operand, place));
  }
  Value operator()(const EnrolledIn& enrolled) const {
    return self.enrolled_in(enrolled.programme, place.reference);
  }
  Value operator()(const DuringPeriod& during) const {
    Value value = self.evaluate(*during.period, place);
    const auto* period = std::get_if<Period>(&value);
    if (period == nullptr) return value;
    return std::ranges::any_of(
        *period, [&](const DateInterval& interval) { return interval.contains(place.reference); });
  }
  Value operator()(const Comparison& comparison) const {
    return compare(comparison.compare, self.evaluate(*comparison.left, place),
                   self.evaluate(*comparison.right, place));
  }
  Value operator()(const Passes& passes) const {
    Value value = self.passes(self.evaluate(*passes.subject, place), passes.tests, place);
    return passes.negated ? negated(std::move(value)) : value;
  }
  Value operator()(const CodesOf&) const { return Missing{expression.text}; }
  Value operator()(const Includes&) const { return Missing{expression.text}; }
  Value operator()(const DependsOnly&) const { return Missing{expression.text}; }
  Value operator()(const IsKnown& known) const {
    const bool there = !is_open(self.evaluate(*known.operand, place));
    return there == known.known;
  }
  Value operator()(const Arithmetic& arithmetic) const {
    return compute(arithmetic.op, self.evaluate(*arithmetic.left, place),
                   self.evaluate(*arithmetic.right, place));
  }
  Value operator()(const MovedDate& moved) const {
    Value value = self.evaluate(*moved.date, place);
    if (const auto* date = std::get_if<Date>(&value)) {
      return move(*date, moved.length, moved.sign);
    }
    return value;
  }
  Value operator()(const DayOfPeriod& day) const {
    const Date date = place.line == nullptr ? place.reference : place.line->claim->date;
    return day.first ? first_day(day.unit, date) : last_day(day.unit, date);
  }
};

Value Evaluator::evaluate(const Expression& expression, const Place& place) const {
  return std::visit(Evaluation{*this, expression, place}, expression.node);
}

Value Evaluator::passes(const Value& subject, const CellTests& tests, const Place& place) const {
  if (tests.tests.empty()) return true;
  Value any = false;
  for (const CellTest& test : tests.tests) {
    any = either(
        std::move(any),
        std::visit(
            Overloaded{
                [&](const CellTest::Unknown&) -> Value {
                  return std::holds_alternative<Missing>(subject);
                },
                [&](const CellTest::Compared& compared) -> Value {
                  return compare(compared.compare, subject, evaluate(*compared.value, place));
                },
                [&](const CellTest::Between& between) -> Value {
                  return both(
                      compare(ast::Compare::greater_equal, subject, evaluate(*between.low, place)),
                      compare(ast::Compare::less_equal, subject, evaluate(*between.high, place)));
                },
                [&](const CellTest::Among& among) -> Value {
                  if (is_open(subject)) return subject;
                  if (const auto* code = std::get_if<CodeValue>(&subject)) {
                    return contains(among.codes, *code, place.reference);
                  }
                  Value found = false;
                  if (const auto* codes = std::get_if<Codes>(&subject)) {
                    for (const CodeValue& code : *codes) {
                      found =
                          either(std::move(found), contains(among.codes, code, place.reference));
                    }
                  }
                  return found;
                },
            },
            test.value));
  }
  return any;
}

Value Evaluator::with_passes(const std::vector<FactTest>& with, const Place& place) const {
  Value all = true;
  for (const FactTest& test : with) {
    all = both(std::move(all), passes(evaluate(*test.subject, place), test.tests, place));
  }
  return all;
}

Value Evaluator::guards_hold(const RuleHead& head, const Place& place) const {
  Value all = true;
  for (const Guard& guard : head.guards) {
    Value one = evaluate(*guard.condition, place);
    all = both(std::move(all), guard.wanted ? std::move(one) : negated(std::move(one)));
  }
  return all;
}

Value Evaluator::reference_date(const RuleHead& head, const Line& line) const {
  if (!head.reference_date) return line.claim->date;
  return evaluate(*head.reference_date, {&line, line.claim->date});
}

}  // namespace clausule::interpreter::engine
