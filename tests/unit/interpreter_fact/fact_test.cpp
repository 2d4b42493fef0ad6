#include "interpreter/fact.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>

namespace clausule::interpreter {
namespace {

FactInfo fact_of(FactType type) {
  FactInfo fact;
  fact.entity = Entity::insured;
  fact.name = "polis";
  fact.type = type;
  fact.words = {"restitutie", "natura", "budget"};
  return fact;
}

Value value(FactType type, std::string_view text, char mark = '.') {
  const auto parsed = parse_fact(fact_of(type), text, {mark});
  const auto* found = std::get_if<Value>(&parsed);
  EXPECT_NE(found, nullptr) << text;
  return found != nullptr ? *found : Value(Missing{"wrong"});
}

Says problem(FactType type, std::string_view text, char mark = '.') {
  const auto parsed = parse_fact(fact_of(type), text, {mark});
  const auto* found = std::get_if<Message>(&parsed);
  EXPECT_NE(found, nullptr) << text;
  if (found == nullptr) return Says::nothing;
  for (const auto language : {dsl::Language::dutch, dsl::Language::english}) {
    const std::string sentence = clausule::interpreter::text(*found, language);
    EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("verzekerde.polis"), std::string::npos) << sentence;
  }
  return found->says;
}

Decimal number(std::string_view text) {
  return Decimal::parse(text).value();
}

TEST(FactInfo, IsNamedByItsPath) {
  FactInfo fact = fact_of(FactType::text);
  EXPECT_EQ(fact.path(), "verzekerde.polis");
  fact.entity = Entity::claim;
  EXPECT_EQ(fact.path(), "prestatie.polis");
  fact.entity = Entity::provider;
  EXPECT_EQ(fact.path(), "zorgverlener.polis");
  fact.entity = Entity::file;
  EXPECT_EQ(fact.path(), "bestand.polis");
}

TEST(ParseFact, TakesAnEmptyTextForNotKnown) {
  for (int type = 0; type <= static_cast<int>(FactType::one_of); ++type) {
    EXPECT_EQ(value(static_cast<FactType>(type), ""), Value(Missing{"verzekerde.polis"}));
  }
}

TEST(ParseFact, ReadsText) {
  EXPECT_EQ(value(FactType::text, "Zoë, \"A\""), Value(Text{"Zoë, \"A\""}));
  EXPECT_EQ(problem(FactType::text, "Zo\xEB"), Says::fact_not_text);
  EXPECT_EQ(problem(FactType::text, std::string_view("a\0b", 3)), Says::fact_not_text);
}

TEST(ParseFact, ReadsWholeNumbers) {
  EXPECT_EQ(value(FactType::number, "0012"), Value(Decimal(12)));
  EXPECT_EQ(value(FactType::number, "-3"), Value(Decimal(-3)));
  for (const char* text : {"1.0", "1,5", "1 000", "-", "+1", "1e3", "0x1", "twaalf"}) {
    EXPECT_EQ(problem(FactType::number, text), Says::fact_not_whole) << text;
  }
  EXPECT_EQ(problem(FactType::number, std::string(10'000'000, '9')), Says::fact_too_large);
}

TEST(ParseFact, ReadsDecimalsInTheStyleOfTheFile) {
  EXPECT_EQ(value(FactType::decimal, "1.234"), Value(number("1.234")));
  EXPECT_EQ(value(FactType::decimal, "1,234", ','), Value(number("1.234")));
  EXPECT_EQ(value(FactType::decimal, "1.5", ','), Value(number("1.5")));
  EXPECT_EQ(problem(FactType::decimal, "1,5"), Says::fact_not_number);
  EXPECT_EQ(problem(FactType::decimal, "1.234", ','), Says::fact_not_number);
  for (const char* text : {".", "1.", ".5", "1.2.3", "1e-3", "NaN", "inf", " 1", "1 "}) {
    EXPECT_EQ(problem(FactType::decimal, text), Says::fact_not_number) << text;
  }
}

TEST(ParseFact, ReadsAmountsInWholeCents) {
  EXPECT_EQ(value(FactType::money, "63.36"), Value(number("63.36")));
  EXPECT_EQ(value(FactType::money, "63,36", ','), Value(number("63.36")));
  EXPECT_EQ(value(FactType::money, "63.36", ','), Value(number("63.36")));
  EXPECT_EQ(value(FactType::money, "-92233720368547758.08"),
            Value(number("-92233720368547758.08")));
  EXPECT_EQ(value(FactType::money, "-70"), Value(number("-70")));
  EXPECT_EQ(value(FactType::money, "92233720368547758.07"), Value(number("92233720368547758.07")));
  EXPECT_EQ(problem(FactType::money, "63.360"), Says::fact_more_than_two_decimals);
  EXPECT_EQ(problem(FactType::money, "92233720368547758.08"), Says::fact_too_large);
  EXPECT_EQ(problem(FactType::money, "63,36"), Says::fact_not_amount);
  EXPECT_EQ(problem(FactType::money, "€ 63.36"), Says::fact_not_amount);
  EXPECT_EQ(problem(FactType::money, "1.234,50", ','), Says::fact_not_amount);
}

TEST(ParseFact, ReadsPercentagesAsFractions) {
  EXPECT_EQ(value(FactType::percentage, "2.5%"), Value(number("0.025")));
  EXPECT_EQ(value(FactType::percentage, "2,5 %", ','), Value(number("0.025")));
  EXPECT_EQ(problem(FactType::percentage, "2.5"), Says::fact_not_percentage);
  EXPECT_EQ(problem(FactType::percentage, "%"), Says::fact_not_percentage);
  EXPECT_EQ(problem(FactType::percentage, "2,5%"), Says::fact_not_percentage);
}

TEST(ParseFact, ReadsDates) {
  EXPECT_EQ(value(FactType::date, "2024-02-29"), Value(parse_date("2024-02-29").value()));
  for (const char* text : {"2023-02-29", "29-02-2024", "2024-2-9", "1899-12-31", "3000-01-01"}) {
    EXPECT_EQ(problem(FactType::date, text), Says::fact_not_date) << text;
  }
}

TEST(ParseFact, SendsPeriodsToTheEnrolments) {
  EXPECT_EQ(problem(FactType::period, "2024-01-01"), Says::fact_is_period);
}

TEST(ParseFact, ReadsCodes) {
  EXPECT_EQ(value(FactType::code, "icpc/T90.02"), Value(CodeValue{"icpc", "T90.02"}));
  EXPECT_EQ(value(FactType::codes, " T90  K86 "),
            Value(Codes{CodeValue{"", "T90"}, CodeValue{"", "K86"}}));
  EXPECT_EQ(problem(FactType::code, "T90 K86"), Says::fact_not_code);
  EXPECT_EQ(problem(FactType::code, "/T90"), Says::fact_not_code);
  EXPECT_EQ(problem(FactType::code, "a/b/c"), Says::fact_not_code);
  EXPECT_EQ(problem(FactType::codes, "T90,K86"), Says::fact_not_code);
  EXPECT_EQ(problem(FactType::code, std::string(1000, '1')), Says::fact_not_code);
}

TEST(ParseFact, ReadsYesAndNoInBothLanguages) {
  EXPECT_EQ(value(FactType::yes_no, "ja"), Value(true));
  EXPECT_EQ(value(FactType::yes_no, "yes"), Value(true));
  EXPECT_EQ(value(FactType::yes_no, "nee"), Value(false));
  EXPECT_EQ(value(FactType::yes_no, "no"), Value(false));
  for (const char* text : {"JA", "true", "1", "onbekend"}) {
    EXPECT_EQ(problem(FactType::yes_no, text), Says::fact_not_yes_no) << text;
  }
}

TEST(ParseFact, ReadsTheWordsOfAClosedList) {
  EXPECT_EQ(value(FactType::one_of, "natura"), Value(Text{"natura"}));
  const auto parsed = parse_fact(fact_of(FactType::one_of), "Natura", {});
  const auto* message = std::get_if<Message>(&parsed);
  ASSERT_NE(message, nullptr);
  EXPECT_EQ(text(*message, dsl::Language::dutch),
            "`Natura` is geen van de woorden van `verzekerde.polis`: schrijf een van "
            "`restitutie`, `natura`, `budget`");
}

}  // namespace
}  // namespace clausule::interpreter
