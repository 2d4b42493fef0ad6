#include "tests/reference/expressions.hpp"

#include <algorithm>

#include "interpreter/overloaded.hpp"
#include "tests/reference/codes.hpp"
#include "tests/reference/decide.hpp"
#include "tests/reference/definitions.hpp"
#include "tests/reference/facts.hpp"
#include "tests/reference/tariffs.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

using dsl::ast::Compare;
using dsl::ast::Operator;

template <typename Order>
bool holds(Compare compare, const Order& left, const Order& right) {
  switch (compare) {
    case Compare::equal:
      return left == right;
    case Compare::not_equal:
      return !(left == right);
    case Compare::less:
      return left < right;
    case Compare::greater:
      return right < left;
    case Compare::less_equal:
      return !(right < left);
    case Compare::greater_equal:
      return !(left < right);
  }
  return false;
}

Codes as_codes(const Value& value) {
  if (const auto* codes = std::get_if<Codes>(&value)) return *codes;
  return {std::get<CodeValue>(value)};
}

bool is_about_codes(const Value& value) {
  return std::holds_alternative<CodeValue>(value) || std::holds_alternative<Codes>(value);
}

Value compare(Compare how, const Value& left, const Value& right) {
  if (is_open(left) || is_open(right)) return heavier(left, right);
  if (is_about_codes(left) && is_about_codes(right)) {
    bool same = false;
    for (const CodeValue& one : as_codes(left)) {
      for (const CodeValue& other : as_codes(right)) same = same || same_code(one, other);
    }
    return holds(how, same, true);
  }
  if (left.index() != right.index()) return how == Compare::not_equal;
  if (const auto* number = std::get_if<Decimal>(&left)) {
    return holds(how, *number, std::get<Decimal>(right));
  }
  if (const auto* date = std::get_if<Date>(&left)) return holds(how, *date, std::get<Date>(right));
  return holds(how, left == right, true);
}

Value compute(Operator how, const Value& left, const Value& right) {
  if (is_open(left) || is_open(right)) return heavier(left, right);
  const auto* one = std::get_if<Decimal>(&left);
  const auto* other = std::get_if<Decimal>(&right);
  if (one == nullptr || other == nullptr) throw NotCovered("arithmetic on other than numbers");
  if (one->is_unwieldy() || other->is_unwieldy()) return Missing{"a number of fewer digits"};
  switch (how) {
    case Operator::add:
      return *one + *other;
    case Operator::subtract:
      return *one - *other;
    case Operator::multiply:
      return *one * *other;
    case Operator::divide:
      if (other->is_zero()) return Asked{"division by zero"};
      return *one / *other;
  }
  return Missing{"a number"};
}

Value read_result(Result what, const Place& place) {
  const Results* results = place.line->results;
  if (results == nullptr) return Missing{"a result"};
  switch (what) {
    case Result::paid:
      return Decimal::hundredths(results->paid.value);
    case Result::tariff_amount:
      return Decimal::hundredths(results->tariff_amount.value);
    case Result::ground:
      return Text{results->ground};
    case Result::outcome:
      return Text{results->outcome};
  }
  return Missing{"a result"};
}

Value is_during(const World& world, const DuringPeriod& during, const Place& place) {
  const Value value = evaluate(world, *during.period, place);
  if (is_open(value)) return value;
  const Period& period = std::get<Period>(value);
  return std::any_of(period.begin(), period.end(), [&](const DateInterval& interval) {
    return interval.contains(place.reference);
  });
}

Value junction_of(const World& world, const Junction& junction, const Place& place) {
  Value all = junction.conjunction;
  for (const ExpressionPointer& operand : junction.operands) {
    const Value one = evaluate(world, *operand, place);
    all = junction.conjunction ? both(all, one) : either(all, one);
  }
  return all;
}

Value moved_date(const World& world, const MovedDate& moved, const Place& place) {
  const Value date = evaluate(world, *moved.date, place);
  if (is_open(date)) return date;
  return move(std::get<Date>(date), moved.length, moved.sign);
}

}  // namespace

bool same_code(const CodeValue& one, const CodeValue& other) {
  const bool any_list = one.list.empty() || other.list.empty();
  return one.digits == other.digits && (any_list || one.list == other.list);
}

Value evaluate(const World& world, const Expression& expression, const Place& place) {
  const auto in = [&](const ExpressionPointer& part) { return evaluate(world, *part, place); };
  return std::visit(
      Overloaded{
          [](const Constant& constant) -> Value { return constant.value; },
          [&](const ReadFact& read) -> Value { return read_fact(world, read.fact, place); },
          [&](const ReadLine& read) -> Value { return read_line(read.fact, place); },
          [&](const ReadDerived& read) -> Value { return read_derived(world, read.what, place); },
          [&](const ReadResult& read) -> Value { return read_result(read.what, place); },
          [&](const ReadDefinition& read) -> Value {
            return read_definition(world, read.definition, read.own, place);
          },
          [&](const ReadTable& read) -> Value { return look_up(world, read, place); },
          [&](const ReadTariff& read) -> Value {
            return amount_of_tariff(world, read.tariff, read.own, *place.line);
          },
          [](const ReadComponent&) -> Value { throw NotCovered("a component"); },
          [&](const ReadFileSum& read) -> Value {
            if (!world.run.file || read.sum >= world.run.file->sums.size()) {
              return Missing{"the sums of the file"};
            }
            return world.run.file->sums[read.sum];
          },
          [](const ReadSettlementSum&) -> Value { throw NotCovered("a sum of a settlement"); },
          [&](const Junction& junction) -> Value { return junction_of(world, junction, place); },
          [&](const Not& negation) -> Value { return negated(in(negation.operand)); },
          [&](const EnrolledIn& enrolled) -> Value {
            return enrolled_in(world, enrolled.programme, place.reference);
          },
          [&](const DuringPeriod& during) -> Value { return is_during(world, during, place); },
          [&](const Comparison& comparison) -> Value {
            return compare(comparison.compare, in(comparison.left), in(comparison.right));
          },
          [&](const Passes& test) -> Value {
            const Value passed = passes(world, in(test.subject), test.tests, place);
            return test.negated ? negated(passed) : passed;
          },
          [](const CodesOf&) -> Value { throw NotCovered("a set of codes as a value"); },
          [](const Includes&) -> Value { throw NotCovered("omvat"); },
          [](const DependsOnly&) -> Value { throw NotCovered("hangt alleen af van"); },
          [&](const IsKnown& known) -> Value { return is_open(in(known.operand)) != known.known; },
          [&](const Arithmetic& arithmetic) -> Value {
            return compute(arithmetic.op, in(arithmetic.left), in(arithmetic.right));
          },
          [&](const MovedDate& moved) -> Value { return moved_date(world, moved, place); },
          [&](const DayOfPeriod& day) -> Value {
            const Date date = place.line->claim->date;
            return day.first ? first_day(day.unit, date) : last_day(day.unit, date);
          },
      },
      expression.node);
}

namespace {

Value passes_one(const World& world, const Value& subject, const CellTest& test,
                 const Place& place) {
  return std::visit(
      Overloaded{
          [&](const CellTest::Unknown&) -> Value { return is_open(subject); },
          [&](const CellTest::Compared& compared) -> Value {
            return compare(compared.compare, subject, evaluate(world, *compared.value, place));
          },
          [&](const CellTest::Between& between) -> Value {
            const Value low = evaluate(world, *between.low, place);
            const Value high = evaluate(world, *between.high, place);
            return both(compare(Compare::greater_equal, subject, low),
                        compare(Compare::less_equal, subject, high));
          },
          [&](const CellTest::Among& among) -> Value {
            if (is_open(subject)) return subject;
            Value found = false;
            for (const CodeValue& code : as_codes(subject)) {
              found = either(found, contains(world, among.codes, code, place.reference));
            }
            return found;
          },
      },
      test.value);
}

}  // namespace

Value passes(const World& world, const Value& subject, const CellTests& tests, const Place& place) {
  if (tests.tests.empty()) return true;
  Value any = false;
  for (const CellTest& test : tests.tests) {
    any = either(any, passes_one(world, subject, test, place));
  }
  return any;
}

Value all_pass(const World& world, const std::vector<FactTest>& tests, const Place& place) {
  Value all = true;
  for (const FactTest& test : tests) {
    const Value subject = evaluate(world, *test.subject, place);
    all = both(all, passes(world, subject, *test.tests, place));
  }
  return all;
}

Value selects(const World& world, const Selection& selection, const Place& place) {
  return both(contains(world, selection.codes, place.line->code, place.reference),
              all_pass(world, selection.with, place));
}

Value guards_hold(const World& world, const RuleHead& head, const Place& place) {
  Value all = true;
  for (const Guard& guard : head.guards) {
    const Value one = evaluate(world, *guard.condition, place);
    all = both(all, guard.wanted ? one : negated(one));
  }
  return all;
}

Value reference_date(const World& world, const RuleHead& head, const Line& line) {
  if (!head.reference_date) return line.claim->date;
  return evaluate(world, *head.reference_date, {&line, line.claim->date});
}

}  // namespace clausule::reference
