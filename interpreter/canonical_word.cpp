#include "interpreter/canonical_form.hpp"

namespace clausule::interpreter::canonical {

std::string_view word(CalendarUnit value) {
  switch (value) {
    case CalendarUnit::day:
      return "day";
    case CalendarUnit::week:
      return "week";
    case CalendarUnit::month:
      return "month";
    case CalendarUnit::quarter:
      return "quarter";
    case CalendarUnit::calendar_year:
      return "calendar-year";
  }
  return {};
}

std::string_view word(Length::Unit value) {
  switch (value) {
    case Length::Unit::days:
      return "days";
    case Length::Unit::weeks:
      return "weeks";
    case Length::Unit::months:
      return "months";
    case Length::Unit::years:
      return "years";
  }
  return {};
}

std::string_view word(Rounding value) {
  switch (value) {
    case Rounding::half_away:
      return "half-away";
    case Rounding::up:
      return "up";
    case Rounding::down:
      return "down";
    case Rounding::half_even:
      return "half-even";
  }
  return {};
}

std::string_view word(Entity value) {
  switch (value) {
    case Entity::claim:
      return "claim";
    case Entity::insured:
      return "insured";
    case Entity::provider:
      return "provider";
    case Entity::file:
      return "file";
  }
  return {};
}

std::string_view word(FactType value) {
  switch (value) {
    case FactType::text:
      return "text";
    case FactType::number:
      return "number";
    case FactType::decimal:
      return "decimal";
    case FactType::money:
      return "money";
    case FactType::percentage:
      return "percentage";
    case FactType::date:
      return "date";
    case FactType::period:
      return "period";
    case FactType::codes:
      return "codes";
    case FactType::code:
      return "code";
    case FactType::yes_no:
      return "yes-no";
    case FactType::one_of:
      return "one-of";
  }
  return {};
}

std::string_view word(TypeKind value) {
  switch (value) {
    case TypeKind::yes_no:
      return "yes-no";
    case TypeKind::number:
      return "number";
    case TypeKind::percentage:
      return "percentage";
    case TypeKind::money:
      return "money";
    case TypeKind::date:
      return "date";
    case TypeKind::duration:
      return "duration";
    case TypeKind::text:
      return "text";
    case TypeKind::word:
      return "word";
    case TypeKind::code:
      return "code";
    case TypeKind::codes:
      return "codes";
    case TypeKind::period:
      return "period";
    case TypeKind::digits:
      return "digits";
    case TypeKind::any:
      return "any";
  }
  return {};
}

std::string_view word(LineFact value) {
  switch (value) {
    case LineFact::id:
      return "id";
    case LineFact::provider:
      return "provider";
    case LineFact::date:
      return "date";
    case LineFact::code:
      return "code";
    case LineFact::amount:
      return "amount";
    case LineFact::quantity:
      return "quantity";
    case LineFact::referral:
      return "referral";
    case LineFact::begin:
      return "begin";
    case LineFact::credits:
      return "credits";
  }
  return {};
}

std::string_view word(Derived value) {
  switch (value) {
    case Derived::born:
      return "born";
    case Derived::deceased:
      return "deceased";
    case Derived::age:
      return "age";
    case Derived::calendar_year:
      return "calendar-year";
    case Derived::reference_date:
      return "reference-date";
    case Derived::contracted:
      return "contracted";
    case Derived::insurer:
      return "insurer";
  }
  return {};
}

std::string_view word(Result value) {
  switch (value) {
    case Result::paid:
      return "paid";
    case Result::tariff_amount:
      return "tariff-amount";
    case Result::ground:
      return "ground";
    case Result::outcome:
      return "outcome";
  }
  return {};
}

std::string_view word(SettlementScope value) {
  switch (value) {
    case SettlementScope::provider:
      return "provider";
    case SettlementScope::insured:
      return "insured";
    case SettlementScope::file:
      return "file";
  }
  return {};
}

std::string_view word(dsl::ast::Compare value) {
  switch (value) {
    case dsl::ast::Compare::equal:
      return "equal";
    case dsl::ast::Compare::not_equal:
      return "not-equal";
    case dsl::ast::Compare::less:
      return "less";
    case dsl::ast::Compare::greater:
      return "greater";
    case dsl::ast::Compare::less_equal:
      return "less-equal";
    case dsl::ast::Compare::greater_equal:
      return "greater-equal";
  }
  return {};
}

std::string_view word(dsl::ast::Operator value) {
  switch (value) {
    case dsl::ast::Operator::add:
      return "add";
    case dsl::ast::Operator::subtract:
      return "subtract";
    case dsl::ast::Operator::multiply:
      return "multiply";
    case dsl::ast::Operator::divide:
      return "divide";
  }
  return {};
}

std::string_view word(dsl::ast::VerdictKind value) {
  switch (value) {
    case dsl::ast::VerdictKind::deny:
      return "deny";
    case dsl::ast::VerdictKind::allow:
      return "allow";
    case dsl::ast::VerdictKind::manual:
      return "manual";
  }
  return {};
}

}  // namespace clausule::interpreter::canonical
