#include "interpreter/check/expressions.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "interpreter/check/codes.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/operators.hpp"
#include "interpreter/check/references.hpp"
#include "interpreter/check/sums.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using ast::Head;
using dsl::Kind;

/// Lowers one alternative of an expression after the other.
class Lowering {
 public:
  Lowering(Context& context, const ast::Expression& expression, const Type* expected)
      : context_(context), expression_(expression), expected_(expected) {}

  ExpressionPointer operator()(const ast::Literal& literal) {
    return lower_literal(context_, literal);
  }
  ExpressionPointer operator()(const ast::Manual& manual) {
    return make(Constant{Asked{manual.question.value}}, {TypeKind::any, false, {}});
  }
  ExpressionPointer operator()(const ast::Reference& reference) {
    return lower_reference(context_, expression_, reference, expected_);
  }
  ExpressionPointer operator()(const ast::Junction& junction) {
    Junction lowered{junction.conjunction, {}};
    bool complete = true;
    for (const ast::Expression& operand : junction.operands) {
      auto one = lower_condition(context_, operand);
      complete = complete && one;
      lowered.operands.push_back(std::move(one));
    }
    return complete ? make(std::move(lowered), yes_no_type()) : nullptr;
  }
  ExpressionPointer operator()(const ast::Not& negation) {
    auto operand = lower_condition(context_, *negation.operand);
    return operand ? make(Not{std::move(operand)}, yes_no_type()) : nullptr;
  }
  ExpressionPointer operator()(const ast::EnrolledIn& enrolled) {
    const Entry* entry = need_name(context_, enrolled.programme, Head::programme);
    if (entry == nullptr) return nullptr;
    context_.program.reads_enrolments = true;
    return make(EnrolledIn{ProgrammeId{entry->index}}, yes_no_type());
  }
  ExpressionPointer operator()(const ast::During& during) {
    if (during.stay.enrolment) {
      const Entry* entry = need_name(context_, during.stay.path.parts.front(), Head::programme);
      if (entry == nullptr) return nullptr;
      context_.program.reads_enrolments = true;
      return make(EnrolledIn{ProgrammeId{entry->index}}, yes_no_type());
    }
    auto period = lower_period(context_, during.stay.path);
    return period ? make(DuringPeriod{std::move(period)}, yes_no_type()) : nullptr;
  }
  ExpressionPointer operator()(const ast::Comparison& comparison) {
    auto [left, right] = lower_pair(context_, *comparison.left, *comparison.right);
    if (!left || !right ||
        !check_comparable(context_, expression_, comparison.compare, *left, *right)) {
      return nullptr;
    }
    return make(Comparison{comparison.compare, std::move(left), std::move(right)}, yes_no_type());
  }
  ExpressionPointer operator()(const ast::InCells& in) {
    auto subject = lower_expression(context_, *in.left);
    if (subject && subject->type.kind == TypeKind::digits) {
      subject = coerce(context_, subject, number_type());
    }
    if (!subject) return nullptr;
    const std::size_t before = context_.diagnostics.error_count();
    auto tests = lower_cells(context_, in.cells, *subject);
    if (context_.diagnostics.error_count() != before) return nullptr;
    return make(Passes{std::move(subject), in.negated, std::move(tests)}, yes_no_type());
  }
  ExpressionPointer operator()(const ast::Includes& includes) {
    if (!context_.in_property) {
      context_.diagnostics.report<Kind::property_only>(expression_.location, "omvat");
      return nullptr;
    }
    auto left = lower_expression(context_, *includes.left);
    if (!left) return nullptr;
    return make(
        Includes{std::move(left), lower_codes(context_, includes.codes, CodesFor::services)},
        yes_no_type());
  }
  ExpressionPointer operator()(const ast::DependsOnly& depends) {
    const auto* reference = std::get_if<ast::Reference>(&depends.left->value);
    if (!context_.in_property) {
      context_.diagnostics.report<Kind::property_only>(expression_.location, "hangt alleen af van");
      return nullptr;
    }
    if (reference == nullptr ||
        find_name(context_, reference->path.parts.front().text) == nullptr) {
      report_unknown_name(context_,
                          {context_.snippet(depends.left->location), depends.left->location});
      return nullptr;
    }
    DependsOnly lowered{reference->path.parts.front().text, {}};
    for (const ast::Path& path : depends.paths) {
      ast::Expression fact;
      fact.value = ast::Reference{path, false, {}, {}};
      fact.location = path.location;
      const Entry* named = find_name(context_, text_of(path));
      const bool stay = named != nullptr && named->head == Head::programme;
      if (!stay && !lower_expression(context_, fact)) return nullptr;
      lowered.facts.push_back(text_of(path));
    }
    return make(std::move(lowered), yes_no_type());
  }
  ExpressionPointer operator()(const ast::Known& known) {
    auto operand = lower_expression(context_, *known.operand);
    return operand ? make(IsKnown{std::move(operand), known.known}, yes_no_type()) : nullptr;
  }
  ExpressionPointer operator()(const ast::Arithmetic& arithmetic) {
    return lower_arithmetic(context_, expression_, arithmetic);
  }
  ExpressionPointer operator()(const ast::Sum& sum) {
    return lower_sum(context_, expression_, sum);
  }
  ExpressionPointer operator()(const ast::DayOfPeriod& day) {
    return make(DayOfPeriod{day.first, unit_of_period(day.period)}, date_type());
  }

 private:
  template <typename Node>
  ExpressionPointer make(Node node, Type type) {
    auto lowered = std::make_shared<Expression>();
    lowered->node = std::move(node);
    lowered->type = std::move(type);
    lowered->location = expression_.location;
    lowered->text = context_.snippet(expression_.location);
    return lowered;
  }

  Context& context_;
  const ast::Expression& expression_;
  const Type* expected_;
};

/// Returns a name in a cell that stands for codes, or null.
const ast::Name* name_of_codes(const Context& context, const ast::Expression& expression) {
  const auto* reference = std::get_if<ast::Reference>(&expression.value);
  if (reference == nullptr || reference->path.parts.size() != 1 || reference->has_arguments) {
    return nullptr;
  }
  const ast::Name& name = reference->path.parts.front();
  const Entry* entry = find_name(context, name.text);
  if (entry == nullptr) return nullptr;
  const bool codes =
      entry->head == Head::codelist || entry->head == Head::programme || entry->head == Head::table;
  return codes ? &name : nullptr;
}

/// Lowers a cell about codes: a code, a range or a name of codes.
std::optional<CellTest> lower_code_cell(Context& context, const ast::Cell& cell,
                                        const Expression& subject) {
  const auto* line = std::get_if<ReadLine>(&subject.node);
  const bool service = line != nullptr && line->fact == LineFact::code;
  const CodesFor use = service ? CodesFor::services : CodesFor::values;
  CodeSet set;
  set.location = cell.location;
  set.text = context.snippet(cell.location);
  if (const ast::Name* name = name_of_codes(context, *cell.low); name != nullptr && !cell.high) {
    auto member = lower_code_name(context, *name);
    if (!member) return std::nullopt;
    set.members.push_back(*std::move(member));
    return CellTest{CellTest::Among{std::move(set)}};
  }
  const auto* low = std::get_if<ast::Literal>(&cell.low->value);
  const auto* high = cell.high ? std::get_if<ast::Literal>(&cell.high->value) : nullptr;
  const bool low_code = low != nullptr && low->kind == ast::LiteralKind::code;
  const bool high_code = high != nullptr && high->kind == ast::LiteralKind::code;
  if (!low_code || (cell.high && !high_code)) return std::nullopt;
  std::optional<ast::Code> last;
  if (high_code) last = ast::Code{high->text, high->location};
  auto range = lower_range(context, {low->text, low->location}, last, use);
  if (!range) return CellTest{CellTest::Among{std::move(set)}};
  set.members.emplace_back(*std::move(range));
  return CellTest{CellTest::Among{std::move(set)}};
}

}  // namespace

CalendarUnit unit_of_period(ast::Period period) {
  switch (period) {
    case ast::Period::month:
      return CalendarUnit::month;
    case ast::Period::quarter:
      return CalendarUnit::quarter;
    case ast::Period::calendar_year:
      return CalendarUnit::calendar_year;
  }
  return CalendarUnit::quarter;
}

ExpressionPointer lower_expression(Context& context, const ast::Expression& expression,
                                   const Type* expected) {
  return std::visit(Lowering(context, expression, expected), expression.value);
}

ExpressionPointer lower_as(Context& context, const ast::Expression& expression,
                           const Type& wanted) {
  return coerce(context, lower_expression(context, expression, &wanted), wanted);
}

ExpressionPointer lower_condition(Context& context, const ast::Expression& expression) {
  return lower_as(context, expression, yes_no_type());
}

ExpressionPointer lower_period(Context& context, const ast::Path& path) {
  ast::Expression expression;
  expression.value = ast::Reference{path, false, {}, {}};
  expression.location = path.location;
  return lower_as(context, expression, {TypeKind::period, false, {}});
}

CellTests lower_cells(Context& context, const ast::Cells& cells, const Expression& subject) {
  CellTests tests;
  tests.text = context.snippet(cells.location);
  const Type& type = subject.type;
  const bool codes = type.kind == TypeKind::code || type.kind == TypeKind::codes;
  for (const ast::Cell& cell : cells.cells) {
    if (cell.unknown) {
      tests.tests.push_back({CellTest::Unknown{}});
      continue;
    }
    if (codes && !cell.compare) {
      if (auto test = lower_code_cell(context, cell, subject)) {
        tests.tests.push_back(*std::move(test));
        continue;
      }
    }
    auto low = lower_as(context, *cell.low, type);
    auto high = cell.high ? lower_as(context, *cell.high, type) : nullptr;
    if (!low || (cell.high && !high)) continue;
    const auto compare =
        cell.compare.value_or(cell.high ? ast::Compare::less_equal : ast::Compare::equal);
    if (!check_ordered(context, *low, compare)) continue;
    if (high) {
      tests.tests.emplace_back().value = CellTest::Between{std::move(low), std::move(high)};
    } else {
      tests.tests.emplace_back().value = CellTest::Compared{compare, std::move(low)};
    }
  }
  return tests;
}

}  // namespace clausule::interpreter::check
