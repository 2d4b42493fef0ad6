#include "interpreter/check/operators.hpp"

#include <memory>
#include <optional>

#include "interpreter/check/expressions.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using ast::Operator;
using dsl::Kind;

std::string sign_of(Operator op) {
  switch (op) {
    case Operator::add:
      return "+";
    case Operator::subtract:
      return "-";
    case Operator::multiply:
      return "×";
    case Operator::divide:
      return "/";
  }
  return {};
}

bool is_money(const Type& type) {
  return type.kind == TypeKind::money;
}
bool is_plain(const Type& type) {
  return type.kind == TypeKind::number || type.kind == TypeKind::percentage;
}

/// Returns the type of `left op right`, or nothing where there is none.
std::optional<Type> result_type(Operator op, const Type& left, const Type& right) {
  const bool whole = left.whole && right.whole;
  if (left.kind == TypeKind::any || right.kind == TypeKind::any) {
    const bool sum = op == Operator::add || op == Operator::subtract;
    const TypeKind known = left.kind == TypeKind::any ? right.kind : left.kind;
    return Type{sum ? known : TypeKind::any, false, {}};
  }
  switch (op) {
    case Operator::add:
    case Operator::subtract:
      if (left.kind != right.kind || (!is_money(left) && !is_plain(left))) return std::nullopt;
      return Type{left.kind, whole, {}};
    case Operator::multiply:
      if (is_money(left) && is_plain(right)) return Type{TypeKind::money, whole, {}};
      if (is_plain(left) && is_money(right)) return Type{TypeKind::money, whole, {}};
      if (!is_plain(left) || !is_plain(right)) return std::nullopt;
      if (left.kind == right.kind) return Type{left.kind, whole, {}};
      return Type{TypeKind::number, false, {}};
    case Operator::divide:
      if (is_money(left) && is_plain(right)) return Type{TypeKind::money, false, {}};
      if (is_money(left) && is_money(right)) return Type{TypeKind::number, false, {}};
      if (!is_plain(left) || !is_plain(right)) return std::nullopt;
      return Type{left.kind, false, {}};
  }
  return std::nullopt;
}

const Decimal* constant_of(const Expression& expression) {
  const auto* constant = std::get_if<Constant>(&expression.node);
  return constant == nullptr ? nullptr : std::get_if<Decimal>(&constant->value);
}

/// Computes what is known before anything runs, so that `€ 100 / 4` is whole cents.
std::optional<Decimal> folded(Operator op, const Expression& left, const Expression& right) {
  const Decimal* one = constant_of(left);
  const Decimal* other = constant_of(right);
  if (one == nullptr || other == nullptr) return std::nullopt;
  if (one->is_unwieldy() || other->is_unwieldy()) return std::nullopt;
  switch (op) {
    case Operator::add:
      return *one + *other;
    case Operator::subtract:
      return *one - *other;
    case Operator::multiply:
      return *one * *other;
    case Operator::divide:
      return other->is_zero() ? std::nullopt : std::optional(*one / *other);
  }
  return std::nullopt;
}

/// Returns the amount in whole cents of which an expression is a written fourth, if it is one.
std::optional<Decimal> year_amount(Operator op, const Expression& left, const Expression& right) {
  const auto whole_cents = [](const Expression& side) {
    return is_money(side.type) && constant_of(side)->to_hundredths().has_value();
  };
  const auto is = [](const Expression& side, const Decimal& number) {
    return is_plain(side.type) && *constant_of(side) == number;
  };
  const Decimal fourth = Decimal(1) / Decimal(4);
  const bool divided = op == Operator::divide && is(right, Decimal(4));
  const bool multiplied = op == Operator::multiply && is(right, fourth);
  if ((divided || multiplied) && whole_cents(left)) return *constant_of(left);
  if (op == Operator::multiply && is(left, fourth) && whole_cents(right)) {
    return *constant_of(right);
  }
  return std::nullopt;
}

ExpressionPointer make_arithmetic(Operator op, ExpressionPointer left, ExpressionPointer right,
                                  Type type, const dsl::Location& location, std::string text) {
  auto lowered = std::make_shared<Expression>();
  if (const auto value = folded(op, *left, *right)) {
    type.whole = is_money(type) ? value->to_hundredths().has_value() : value->is_whole();
    lowered->node = Constant{*value, year_amount(op, *left, *right)};
  } else {
    lowered->node = Arithmetic{op, std::move(left), std::move(right)};
  }
  lowered->type = std::move(type);
  lowered->location = location;
  lowered->text = std::move(text);
  return lowered;
}

ExpressionPointer moved_date(Context& context, const ast::Expression& whole, Operator op,
                             ExpressionPointer date, const ast::Expression& length) {
  const auto* literal = std::get_if<ast::Literal>(&length.value);
  const bool added = op == Operator::add || op == Operator::subtract;
  if (literal == nullptr || literal->kind != ast::LiteralKind::duration || !added) return nullptr;
  const auto lowered = lower_duration(context, {literal->text, literal->unit, literal->location});
  if (!lowered) return nullptr;
  auto moved = std::make_shared<Expression>();
  moved->node = MovedDate{std::move(date), *lowered, op == Operator::add ? 1 : -1};
  moved->type = date_type();
  moved->location = whole.location;
  moved->text = context.snippet(whole.location);
  return moved;
}

/// Makes a literal such as `18` beside a value of another type what it has to be.
void adapt(Context& context, ExpressionPointer& one, ExpressionPointer& other, Operator op) {
  const bool sum = op == Operator::add || op == Operator::subtract;
  const auto fit = [&](ExpressionPointer& digits, const Type& beside) {
    if (digits->type.kind != TypeKind::digits) return;
    const bool same = sum && (is_money(beside) || is_plain(beside));
    digits = coerce(context, digits, same ? beside : number_type());
  };
  const Type left = one->type;
  fit(one, other->type);
  fit(other, left);
}

}  // namespace

std::pair<ExpressionPointer, ExpressionPointer> lower_pair(Context& context,
                                                           const ast::Expression& left,
                                                           const ast::Expression& right) {
  auto one = lower_expression(context, left);
  if (!one) return {nullptr, nullptr};
  const Type type = one->type;
  auto other = lower_expression(context, right, &type);
  if (!other) return {nullptr, nullptr};
  if (other->type.kind == TypeKind::digits && type.kind == TypeKind::digits) {
    one = coerce(context, one, number_type());
    other = coerce(context, other, number_type());
  } else if (type.kind == TypeKind::digits) {
    one = coerce(context, one, other->type);
  } else if (other->type.kind == TypeKind::digits ||
             (other->type.kind == TypeKind::number && type.kind != TypeKind::number &&
              constant_of(*other) != nullptr)) {
    other = coerce(context, other, type);
  }
  return {std::move(one), std::move(other)};
}

bool check_ordered(Context& context, const Expression& value, ast::Compare compare) {
  const TypeKind kind = value.type.kind;
  const bool ordered = kind == TypeKind::number || kind == TypeKind::percentage ||
                       kind == TypeKind::money || kind == TypeKind::date || kind == TypeKind::any;
  if (ordered || compare == ast::Compare::equal || compare == ast::Compare::not_equal) return true;
  context.diagnostics.report<Kind::no_order>(value.location, name_of(value.type), value.text);
  return false;
}

bool check_comparable(Context& context, const ast::Expression& whole, ast::Compare compare,
                      const Expression& left, const Expression& right) {
  const auto codes = [](TypeKind kind) {
    return kind == TypeKind::code || kind == TypeKind::codes;
  };
  const TypeKind one = left.type.kind;
  const TypeKind other = right.type.kind;
  const bool same = one == other || (codes(one) && codes(other)) || one == TypeKind::any ||
                    other == TypeKind::any;
  if (!same || one == TypeKind::period) {
    context.diagnostics.report<Kind::not_comparable>(whole.location, name_of(left.type),
                                                     name_of(right.type));
    return false;
  }
  return check_ordered(context, left, compare);
}

ExpressionPointer lower_arithmetic(Context& context, const ast::Expression& whole,
                                   const ast::Arithmetic& arithmetic) {
  auto left = lower_expression(context, *arithmetic.left);
  if (!left) return nullptr;
  if (left->type.kind == TypeKind::date) {
    if (auto moved = moved_date(context, whole, arithmetic.op, left, *arithmetic.right)) {
      return moved;
    }
  }
  auto right = lower_expression(context, *arithmetic.right);
  if (!right) return nullptr;
  adapt(context, left, right, arithmetic.op);
  if (!left || !right) return nullptr;
  const auto type = result_type(arithmetic.op, left->type, right->type);
  if (!type) {
    context.diagnostics.report<Kind::wrong_operands>(whole.location, sign_of(arithmetic.op),
                                                     name_of(left->type), name_of(right->type));
    return nullptr;
  }
  const Decimal* divisor = constant_of(*right);
  if (arithmetic.op == Operator::divide && divisor != nullptr && divisor->is_zero()) {
    context.diagnostics.report<Kind::division_by_zero>(whole.location);
    return nullptr;
  }
  return make_arithmetic(arithmetic.op, std::move(left), std::move(right), *type, whole.location,
                         context.snippet(whole.location));
}

ExpressionPointer increased(Context& context, ExpressionPointer amount,
                            ExpressionPointer percentage) {
  percentage = coerce(context, std::move(percentage), percentage_type());
  if (!amount || !percentage) return nullptr;
  auto one = std::make_shared<Expression>();
  one->node = Constant{Decimal(1)};
  one->type = percentage_type();
  one->location = percentage->location;
  one->text = "100%";
  const dsl::Location place{amount->location.file, amount->location.begin,
                            percentage->location.end};
  auto factor = make_arithmetic(Operator::add, one, percentage, percentage_type(),
                                percentage->location, "100% + " + percentage->text);
  const Type type{amount->type.kind, false, {}};
  return make_arithmetic(Operator::multiply, std::move(amount), std::move(factor), type, place,
                         context.snippet(place));
}

ExpressionPointer lower_amount(Context& context, const ast::Amount& amount) {
  auto value = lower_as(context, *amount.base, money_type());
  for (const ast::Expression& increase : amount.increases) {
    value = increased(context, std::move(value), lower_expression(context, increase));
  }
  return value;
}

}  // namespace clausule::interpreter::check
