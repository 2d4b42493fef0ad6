#include "interpreter/literal_text.hpp"

#include <algorithm>
#include <string_view>

#include "dsl/vocabulary.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Keyword;
using dsl::ast::Vocabulary;

TypeKind kind_of(FactType type) {
  if (type == FactType::money) return TypeKind::money;
  if (type == FactType::percentage) return TypeKind::percentage;
  return type == FactType::one_of ? TypeKind::word : TypeKind::text;
}

std::string keyword(Keyword one, Vocabulary words) {
  return std::string(dsl::spelling(one, words));
}

char mark_of(Vocabulary words) {
  return words == Vocabulary::dutch ? ',' : '.';
}

}  // namespace

std::string literal_text(const Value& value, TypeKind kind, Vocabulary words) {
  const char mark = mark_of(words);
  return std::visit(
      Overloaded{[&](const Missing&) { return keyword(Keyword::unknown, words); },
                 [&](const Asked& asked) { return asked.question; },
                 [&](bool truth) { return keyword(truth ? Keyword::yes : Keyword::no, words); },
                 [&](const Decimal& number) {
                   if (kind == TypeKind::percentage)
                     return (number * Decimal(100)).to_string(mark) + "%";
                   if (kind != TypeKind::money) return number.to_string(mark);
                   const auto cents = number.to_hundredths();
                   return cents ? literal_text(Cents{*cents}, words)
                                : "€ " + number.to_string(mark);
                 },
                 [](Date date) { return to_string(date); },
                 [&](const Text& text) {
                   return kind == TypeKind::word ? text.value : '"' + text.value + '"';
                 },
                 [](const CodeValue& code) { return to_string(code); },
                 [](const Codes& codes) {
                   std::string text;
                   for (const CodeValue& code : codes)
                     text += (text.empty() ? "" : ", ") + to_string(code);
                   return text;
                 },
                 [&](const Period& period) {
                   std::string text;
                   for (const DateInterval& days : period) {
                     text += (text.empty() ? "" : ", ") + (days.from ? to_string(*days.from) : "") +
                             " " + keyword(Keyword::through, words) + " " +
                             (days.through ? to_string(*days.through) : "");
                   }
                   return text;
                 }},
      value);
}

std::string literal_text(const Value& value, const FactInfo& fact, Vocabulary words) {
  return literal_text(value, kind_of(fact.type), words);
}

std::string literal_text(Cents amount, Vocabulary words) {
  return "€ " + to_string(amount, mark_of(words));
}

bool is_writable(std::string_view text) {
  return std::ranges::none_of(
      text, [](char sign) { return sign == '"' || static_cast<unsigned char>(sign) < 0x20U; });
}

}  // namespace clausule::interpreter
