#include "interpreter/engine/evaluate.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include "interpreter/engine/same_code.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace ast = dsl::ast;

namespace {

bool is_about_codes(const Value& value) {
  return std::holds_alternative<CodeValue>(value) || std::holds_alternative<Codes>(value);
}

/// Returns the codes that a value holds, one or several.
std::span<const CodeValue> codes_in(const Value& value) {
  if (const auto* codes = std::get_if<Codes>(&value)) return *codes;
  return {&std::get<CodeValue>(value), 1};
}

/// Tells whether two that stand in an order are as a comparison wants them.
bool in_order(ast::Compare how, std::strong_ordering order) {
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
}

/// Compares two values of one type that are both known; codes with any of several.
bool compare_known(ast::Compare how, const Value& left, const Value& right) {
  if (const auto* one = std::get_if<Decimal>(&left)) {
    const auto* other = std::get_if<Decimal>(&right);
    return other != nullptr && in_order(how, *one <=> *other);
  }
  if (const auto* one = std::get_if<Date>(&left)) {
    const auto* other = std::get_if<Date>(&right);
    return other != nullptr && in_order(how, *one <=> *other);
  }
  const bool same = is_about_codes(left) && is_about_codes(right)
                        ? std::ranges::any_of(codes_in(left),
                                              [&](const CodeValue& one) {
                                                return std::ranges::any_of(
                                                    codes_in(right), [&](const CodeValue& other) {
                                                      return same_code(one, other);
                                                    });
                                              })
                        : left == right;
  return how == ast::Compare::not_equal ? !same : same;
}

Value compute(ast::Operator op, const Value& left, const Value& right) {
  if (is_open(left) && is_open(right)) return heavier(left, right);
  if (is_open(left)) return left;
  if (is_open(right)) return right;
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
        return Text{std::string(results.ground)};
      case Result::outcome:
        return Text{std::string(results.outcome)};
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
  template <typename Condition>
  Value operator()(const Condition&) const {
    return self.holds(expression, place).value();
  }
  Value operator()(const CodesOf&) const { return Missing{expression.text}; }
  Value operator()(const Includes&) const { return Missing{expression.text}; }
  Value operator()(const DependsOnly&) const { return Missing{expression.text}; }
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
    return day_of(day, place.line == nullptr ? place.reference : place.line->claim->date);
  }
};

/// Tells whether one alternative of a condition holds after the other.
struct Condition {
  const Evaluator& self;
  const Expression& expression;
  const Place& place;

  template <typename Other>
  Truth operator()(const Other&) const {
    return self.truth_of(self.evaluate(expression, place));
  }
  Truth operator()(const Constant& constant) const {
    const auto* known = std::get_if<bool>(&constant.value);
    return known != nullptr ? Truth(*known) : self.truth_of(constant.value);
  }
  Truth operator()(const ReadFact& read) const {
    const Value& value = self.fact(read.fact, place);
    return is_open(value) ? Truth(value) : self.truth_of(value);
  }
  Truth operator()(const ReadDerived& read) const {
    return read.what == Derived::contracted ? self.is_contracted(place)
                                            : self.truth_of(self.derived(read.what, place));
  }
  Truth operator()(const ReadDefinition& read) const {
    if (const Expression* value = self.plain_value(read, place.reference)) {
      return self.holds(*value, place);
    }
    return self.truth_of(self.definition(read.definition, read.own, place));
  }
  Truth operator()(const Junction& junction) const {
    Truth all = junction.conjunction;
    for (const ExpressionPointer& operand : junction.operands) {
      const Truth one = self.holds(*operand, place);
      all = junction.conjunction ? both(all, one) : either(all, one);
    }
    return all;
  }
  Truth operator()(const Not& negation) const {
    return negated(self.holds(*negation.operand, place));
  }
  Truth operator()(const EnrolledIn& enrolled) const {
    return self.enrolled_in(enrolled.programme, place.reference);
  }
  Truth operator()(const DuringPeriod& during) const {
    Value scratch;
    const Value& value = self.read(*during.period, place, scratch);
    const auto* period = std::get_if<Period>(&value);
    if (period == nullptr) return self.truth_of(value);
    return std::ranges::any_of(
        *period, [&](const DateInterval& interval) { return interval.contains(place.reference); });
  }
  Truth operator()(const Comparison& comparison) const {
    if (const auto left = self.whole_number(*comparison.left, place)) {
      if (const auto right = self.whole_number(*comparison.right, place)) {
        return in_order(comparison.compare, *left <=> *right);
      }
    }
    Value one;
    Value other;
    return self.compare(comparison.compare, self.read(*comparison.left, place, one),
                        self.read(*comparison.right, place, other));
  }
  Truth operator()(const Passes& passes) const {
    Value scratch;
    const Truth truth =
        self.passes(self.read(*passes.subject, place, scratch), passes.tests, place);
    return passes.negated ? negated(truth) : truth;
  }
  Truth operator()(const IsKnown& known) const {
    Value scratch;
    return !is_open(self.read(*known.operand, place, scratch)) == known.known;
  }
};

Evaluator::Evaluator(const Program& program, const RunFacts& run)
    : program_(program),
      run_(run),
      definitions_(program.definitions.size()),
      look_ups_(program.tables.size()) {
  unknown_facts_.reserve(program.facts.size());
  for (const FactInfo& fact : program.facts) unknown_facts_.emplace_back(Missing{fact.path()});
}

void Evaluator::set_dossier(const Dossier* dossier) {
  dossier_ = dossier;
  ++dossier_number_;
  forget();
  constexpr std::size_t most_providers = 1U << 20U;
  if (providers_.size() > most_providers) {
    providers_.clear();
    recent_providers_.clear();
  }
  // What most dossiers lack is the same; what names a date or a code is not kept for ever.
  if (reasons_.size() > 256) reasons_.clear();
}

bool Evaluator::Weight::operator()(const Value& one, const Value& other) const {
  if (one.index() != other.index()) return one.index() < other.index();
  if (const auto* asked = std::get_if<Asked>(&one)) {
    return asked->question < std::get<Asked>(other).question;
  }
  const auto& fact = std::get<Missing>(one);
  const auto& next = std::get<Missing>(other);
  return std::tie(fact.what, fact.end_reason) < std::tie(next.what, next.end_reason);
}

const Value& Evaluator::keep(Value reason) const {
  return *reasons_.insert(std::move(reason)).first;
}

Truth Evaluator::truth_of(Value value) const {
  if (const auto* known = std::get_if<bool>(&value)) return *known;
  return is_open(value) ? Truth(keep(std::move(value))) : Truth(false);
}

Value Evaluator::evaluate(const Expression& expression, const Place& place) const {
  return std::visit(Evaluation{*this, expression, place}, expression.node);
}

Truth Evaluator::holds(const Expression& condition, const Place& place) const {
  return std::visit(Condition{*this, condition, place}, condition.node);
}

const Value& Evaluator::read(const Expression& expression, const Place& place,
                             Value& scratch) const {
  if (const auto* constant = std::get_if<Constant>(&expression.node)) return constant->value;
  if (const auto* one = std::get_if<ReadFact>(&expression.node)) return fact(one->fact, place);
  if (const auto* one = std::get_if<ReadLine>(&expression.node); one != nullptr && place.line) {
    const Line& line = *place.line;
    if (one->fact == LineFact::code) return *line.code_value;
    if (one->fact == LineFact::provider && line.provider != nullptr) return line.provider->number;
  }
  scratch = evaluate(expression, place);
  return scratch;
}

Truth Evaluator::compare(ast::Compare how, const Value& left, const Value& right) const {
  if (is_open(left) && is_open(right)) return Truth(keep(heavier(left, right)));
  if (is_open(left)) return Truth(keep(left));
  if (is_open(right)) return Truth(keep(right));
  return compare_known(how, left, right);
}

Truth Evaluator::passes(const Value& subject, const CellTests& tests, const Place& place) const {
  if (tests.tests.empty()) return true;
  Truth any = false;
  Value scratch;
  for (const CellTest& test : tests.tests) {
    any = either(
        any, std::visit(Overloaded{
                            [&](const CellTest::Unknown&) -> Truth { return is_open(subject); },
                            [&](const CellTest::Compared& compared) -> Truth {
                              return compare(compared.compare, subject,
                                             read(*compared.value, place, scratch));
                            },
                            [&](const CellTest::Between& between) -> Truth {
                              const Truth low = compare(ast::Compare::greater_equal, subject,
                                                        read(*between.low, place, scratch));
                              return both(low, compare(ast::Compare::less_equal, subject,
                                                       read(*between.high, place, scratch)));
                            },
                            [&](const CellTest::Among& among) -> Truth {
                              if (is_open(subject)) return Truth(keep(subject));
                              if (const auto* code = std::get_if<CodeValue>(&subject)) {
                                return contains(among.codes, *code, place.reference);
                              }
                              Truth found = false;
                              if (const auto* codes = std::get_if<Codes>(&subject)) {
                                for (const CodeValue& code : *codes) {
                                  found =
                                      either(found, contains(among.codes, code, place.reference));
                                }
                              }
                              return found;
                            },
                        },
                        test.value));
  }
  return any;
}

Truth Evaluator::with_passes(const std::vector<FactTest>& with, const Place& place) const {
  Truth all = true;
  for (const FactTest& test : with) {
    Value scratch;
    all = both(all, passes(read(*test.subject, place, scratch), *test.tests, place));
  }
  return all;
}

Truth Evaluator::guards_hold(const RuleHead& head, const Place& place) const {
  Truth all = true;
  for (const Guard& guard : head.guards) {
    const Truth one = holds(*guard.condition, place);
    all = both(all, guard.wanted ? one : negated(one));
  }
  return all;
}

}  // namespace clausule::interpreter::engine
