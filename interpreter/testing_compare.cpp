#include <algorithm>
#include <string_view>

#include "dsl/vocabulary.hpp"
#include "interpreter/overloaded.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::interpreter {

namespace {

using dsl::ast::Vocabulary;

/// Returns a text, or nothing where it is empty.
Expected text_or_nothing(std::string_view text) {
  if (text.empty()) return std::monostate{};
  return std::string(text);
}

std::string word(std::string_view dutch, std::string_view english, Vocabulary vocabulary) {
  return std::string(vocabulary == Vocabulary::dutch ? dutch : english);
}

std::string amount_text(Cents amount, Vocabulary vocabulary) {
  return "€ " + to_string(amount, vocabulary == Vocabulary::dutch ? ',' : '.');
}

std::string value_text(const Value& value, Vocabulary vocabulary) {
  const bool dutch = vocabulary == Vocabulary::dutch;
  return std::visit(Overloaded{
                        [](const Missing&) { return std::string(); },
                        [](const Asked& asked) { return '"' + asked.question + '"'; },
                        [&](bool truth) {
                          return truth ? word("ja", "yes", vocabulary)
                                       : word("nee", "no", vocabulary);
                        },
                        [&](const Decimal& number) { return number.to_string(dutch ? ',' : '.'); },
                        [](Date date) { return to_string(date); },
                        [](const Text& text) { return text.value; },
                        [](const CodeValue& code) { return to_string(code); },
                        [](const Codes&) { return std::string(); },
                        [](const Period&) { return std::string(); },
                    },
                    value);
}

}  // namespace

Expected found_for(const Expectation& expectation, const Decision& decision) {
  switch (expectation.what) {
    case Expects::outcome:
      return decision.outcome;
    case Expects::paid:
      return decision.paid;
    case Expects::open:
      return decision.open;
    case Expects::rule:
      return text_or_nothing(decision.rule);
    case Expects::beside:
      return text_or_nothing(decision.beside);
    case Expects::return_code:
      return text_or_nothing(decision.return_code);
    case Expects::article:
      return text_or_nothing(decision.article);
    case Expects::ground:
      return decision.ground;
    case Expects::component: {
      const auto found =
          std::ranges::find(decision.components, expectation.column, &Component::name);
      if (found == decision.components.end()) return std::monostate{};
      return found->amount;
    }
    case Expects::recover: {
      Cents sum;
      for (const Recovery& one : decision.recover) sum.value += one.amount.value;
      return sum;
    }
    case Expects::deductible: {
      const auto found =
          std::ranges::find(decision.deductibles, expectation.column, &DeductiblePart::name);
      return found == decision.deductibles.end() ? Cents{} : found->amount;
    }
    case Expects::deductibles:
      return decision.deductible();
    case Expects::explanation:
    case Expects::value:
      break;
  }
  return std::monostate{};
}

std::string cell_text(const Expected& value, Expects what, Vocabulary vocabulary) {
  if (const auto* outcome = std::get_if<Outcome>(&value)) {
    return word(dutch_name_of(*outcome), name_of(*outcome), vocabulary);
  }
  if (const auto* ground = std::get_if<Ground>(&value)) {
    return word(dutch_name_of(*ground), name_of(*ground), vocabulary);
  }
  if (const auto* amount = std::get_if<Cents>(&value)) {
    const bool is_none = what == Expects::open && amount->value == 0;
    return is_none ? std::string() : amount_text(*amount, vocabulary);
  }
  if (const auto* known = std::get_if<Value>(&value)) return value_text(*known, vocabulary);
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return {};
  const bool is_quoted = what == Expects::article || what == Expects::explanation;
  return is_quoted ? '"' + *text + '"' : *text;
}

}  // namespace clausule::interpreter
