#include <algorithm>
#include <charconv>
#include <memory>

#include "interpreter/check/codes.hpp"
#include "interpreter/check/expressions.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

ExpressionPointer constant(Value value, Type type, const dsl::Location& location,
                           std::string text) {
  auto expression = std::make_shared<Expression>();
  expression->node = Constant{std::move(value)};
  expression->type = std::move(type);
  expression->location = location;
  expression->text = std::move(text);
  return expression;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::int32_t> small_number(std::string_view digits) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || digits.size() > 9) {
    return std::nullopt;
  }
  return value;
}

/// Returns the number of a literal; one of more digits than an amount in cents can have is
/// reported.
std::optional<Decimal> lower_number(Context& context, const ast::Literal& literal) {
  constexpr std::size_t most_digits = 15;
  if (literal.text.size() > most_digits + 10 ||
      std::min(literal.text.find_first_of(",."), literal.text.size()) > most_digits) {
    context.diagnostics.report<Kind::number_too_large>(literal.location, literal.text,
                                                       std::to_string(most_digits));
    return std::nullopt;
  }
  return Decimal::parse(literal.text);
}

ExpressionPointer lower_percent(Context& context, const ast::Literal& literal) {
  const auto value = lower_number(context, literal);
  if (!value) return nullptr;
  return constant(*value / Decimal(100), percentage_type(), literal.location,
                  context.snippet(literal.location));
}

ExpressionPointer lower_digits(Context& context, const ast::Literal& literal) {
  const std::string text = context.snippet(literal.location);
  if (all_digits(literal.text)) {
    return constant(Text{literal.text}, {TypeKind::digits, true, {}}, literal.location, text);
  }
  const auto code = lower_code(context, {literal.text, literal.location}, CodesFor::values);
  if (!code) return nullptr;
  return constant(*code, {TypeKind::code, false, {}}, literal.location, text);
}

}  // namespace

Type yes_no_type() {
  return {TypeKind::yes_no, false, {}};
}
Type money_type() {
  return {TypeKind::money, true, {}};
}
Type number_type() {
  return {TypeKind::number, true, {}};
}
Type percentage_type() {
  return {TypeKind::percentage, false, {}};
}
Type date_type() {
  return {TypeKind::date, false, {}};
}

Type type_of(const FactInfo& fact) {
  switch (fact.type) {
    case FactType::text:
      return {TypeKind::text, false, {}};
    case FactType::number:
      return {TypeKind::number, true, {}};
    case FactType::decimal:
      return {TypeKind::number, false, {}};
    case FactType::money:
      return {TypeKind::money, true, {}};
    case FactType::percentage:
      return percentage_type();
    case FactType::date:
      return date_type();
    case FactType::period:
      return {TypeKind::period, false, {}};
    case FactType::codes:
      return {TypeKind::codes, false, {}};
    case FactType::code:
      return {TypeKind::code, false, {}};
    case FactType::yes_no:
      return yes_no_type();
    case FactType::one_of:
      return {TypeKind::word, false, fact.words};
  }
  return {};
}

std::string name_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::yes_no:
      return "`ja/nee`";
    case TypeKind::number:
      return type.whole ? "`getal`" : "`decimaal`";
    case TypeKind::percentage:
      return "`percentage`";
    case TypeKind::money:
      return "`geld`";
    case TypeKind::date:
      return "`datum`";
    case TypeKind::duration:
      return "`28 dagen`";
    case TypeKind::text:
      return "`tekst`";
    case TypeKind::word:
      return "`een van`";
    case TypeKind::code:
      return "`code`";
    case TypeKind::codes:
      return "`codes`";
    case TypeKind::period:
      return "`periode`";
    case TypeKind::digits:
      return "`getal`";
    case TypeKind::any:
      return "`handmatig`";
  }
  return {};
}

std::optional<Date> lower_date(Context& context, const ast::Literal& literal) {
  const auto date = parse_date(literal.text);
  if (!date) context.diagnostics.report<Kind::invalid_date>(literal.location, literal.text);
  return date;
}

std::optional<Length> lower_duration(Context& context, const ast::Duration& duration) {
  const auto count = small_number(duration.count);
  if (!count || *count > 100'000) {
    context.diagnostics.report<Kind::number_too_large>(duration.location, duration.count, "5");
    return std::nullopt;
  }
  switch (duration.unit) {
    case ast::Unit::day:
      return Length{Length::Unit::days, *count};
    case ast::Unit::week:
      return Length{Length::Unit::weeks, *count};
    case ast::Unit::month:
      return Length{Length::Unit::months, *count};
    case ast::Unit::year:
      return Length{Length::Unit::years, *count};
    // Periods of the calendar, not lengths: `binnen 1 jaar`, `per kalenderjaar`.
    case ast::Unit::quarter:
    case ast::Unit::calendar_year:
    case ast::Unit::item:
    case ast::Unit::insured:
    case ast::Unit::provider:
    case ast::Unit::file:
      break;
  }
  context.diagnostics.report<Kind::unit_not_here>(duration.location,
                                                  context.snippet(duration.location), "looptijd");
  return std::nullopt;
}

ExpressionPointer lower_literal(Context& context, const ast::Literal& literal) {
  const std::string text = context.snippet(literal.location);
  switch (literal.kind) {
    case ast::LiteralKind::yes:
      return constant(true, yes_no_type(), literal.location, text);
    case ast::LiteralKind::no:
      return constant(false, yes_no_type(), literal.location, text);
    case ast::LiteralKind::text:
      return constant(Text{literal.text}, {TypeKind::text, false, {}}, literal.location, text);
    case ast::LiteralKind::date: {
      const auto date = lower_date(context, literal);
      return date ? constant(*date, date_type(), literal.location, text) : nullptr;
    }
    case ast::LiteralKind::money: {
      const auto amount = lower_number(context, literal);
      if (!amount) return nullptr;
      return constant(*amount, {TypeKind::money, amount->to_hundredths().has_value(), {}},
                      literal.location, text);
    }
    case ast::LiteralKind::percent:
      return lower_percent(context, literal);
    case ast::LiteralKind::decimal: {
      const auto number = lower_number(context, literal);
      if (!number) return nullptr;
      return constant(*number, {TypeKind::number, false, {}}, literal.location, text);
    }
    case ast::LiteralKind::duration: {
      const auto length = lower_duration(context, {literal.text, literal.unit, literal.location});
      if (!length) return nullptr;
      // A length is read from its text by the date it moves.
      return constant(Text{literal.text}, {TypeKind::duration, false, {}}, literal.location, text);
    }
    case ast::LiteralKind::code:
      return lower_digits(context, literal);
  }
  return nullptr;
}

ExpressionPointer coerce(Context& context, ExpressionPointer expression, const Type& wanted) {
  if (!expression) return nullptr;
  const Type& found = expression->type;
  const bool codes = wanted.kind == TypeKind::code || wanted.kind == TypeKind::codes;
  if (found.kind == wanted.kind || found.kind == TypeKind::any || wanted.kind == TypeKind::any) {
    return expression;
  }
  if (found.kind == TypeKind::codes && wanted.kind == TypeKind::code) return expression;
  if (found.kind == TypeKind::code && wanted.kind == TypeKind::codes) return expression;
  const auto* literal = std::get_if<Constant>(&expression->node);
  const auto* digits = literal == nullptr ? nullptr : std::get_if<Text>(&literal->value);
  if (found.kind == TypeKind::digits && digits != nullptr) {
    if (codes) {
      return constant(CodeValue{"", digits->value}, {TypeKind::code, false, {}},
                      expression->location, expression->text);
    }
    if (wanted.kind == TypeKind::text) return expression;
    if (wanted.kind == TypeKind::money) {
      context.diagnostics.report<Kind::amount_without_euro>(expression->location, digits->value)
          .with_mended("€ " + digits->value);
      return nullptr;
    }
    if (wanted.kind == TypeKind::percentage) {
      context.diagnostics.report<Kind::percentage_without_sign>(expression->location, digits->value)
          .with_mended(digits->value + "%");
      return nullptr;
    }
    if (wanted.kind == TypeKind::number) {
      if (digits->value.size() > 1 && digits->value.front() == '0') {
        context.diagnostics.report<Kind::leading_zero>(expression->location, digits->value);
        return nullptr;
      }
      ast::Literal number{ast::LiteralKind::decimal, digits->value, {}, expression->location};
      const auto value = lower_number(context, number);
      if (!value) return nullptr;
      return constant(*value, number_type(), expression->location, expression->text);
    }
  }
  if (found.kind == TypeKind::number && literal != nullptr) {
    if (wanted.kind == TypeKind::money) {
      context.diagnostics.report<Kind::amount_without_euro>(expression->location, expression->text)
          .with_mended("€ " + expression->text);
      return nullptr;
    }
    if (wanted.kind == TypeKind::percentage) {
      context.diagnostics
          .report<Kind::percentage_without_sign>(expression->location, expression->text)
          .with_mended(expression->text + "%");
      return nullptr;
    }
  }
  context.diagnostics.report<Kind::type_mismatch>(expression->location, name_of(found),
                                                  name_of(wanted));
  return nullptr;
}

}  // namespace clausule::interpreter::check
