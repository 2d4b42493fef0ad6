#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "interpreter/program.hpp"
#include "tests/unit/interpreter_testing/contract.hpp"

namespace clausule::interpreter {
namespace {

Date date_of(std::string_view text) {
  return *parse_date(text);
}

/// Returns the value of a fact, or nothing.
std::optional<Value> value_of(const Program& program, const std::vector<KnownFact>& facts,
                              Entity entity, std::string_view name) {
  const auto id = program.find_fact(entity, name);
  const auto found =
      std::ranges::find(facts, id, [](const KnownFact& fact) { return std::optional(fact.fact); });
  if (found == facts.end()) return std::nullopt;
  return found->value;
}

TEST(ReadTest, ReadsTheFactsOfTheDossierByTheirTypes) {
  const Loaded loaded = load_text(contract_with(R"(test "t"
  verzekerde geboren 1950-04-03, overleden 2025-02-01, polis budget, risico 4,9%, bezoeken 9
  verzekerde diagnose icpc/R95, diagnose icpc/R96, kenmerk "a b"
  verzekerde tweede-lijn 2025-03-20 t/m 2025-05-01, tweede-lijn 2025-08-01 t/m 2025-08-02
  zorgverlener 53010001 voldoet ja
  zorgverlener 53010002 voldoet nee
  bestand totaalbedrag € 94,36
  naar de stand van 2022-10-01
  | datum      | code  | bedrag  |
  | 2025-01-01 | 40001 | € 63,36 |
)"));
  const TestCase test = read_only_test(loaded);
  const Program& program = *loaded.program;
  EXPECT_EQ(test.dossier.born, date_of("1950-04-03"));
  EXPECT_EQ(test.dossier.deceased, date_of("2025-02-01"));
  EXPECT_EQ(test.known_on, date_of("2022-10-01"));
  const auto insured = [&](std::string_view name) {
    return value_of(program, test.dossier.facts, Entity::insured, name);
  };
  EXPECT_EQ(insured("polis"), Value(Text{"budget"}));
  EXPECT_EQ(insured("kenmerk"), Value(Text{"a b"}));
  EXPECT_EQ(insured("risico"), Value(*Decimal::parse("0.049")));
  EXPECT_EQ(insured("bezoeken"), Value(Decimal(9)));
  EXPECT_EQ(insured("diagnose"), Value(Codes{{"icpc", "R95"}, {"icpc", "R96"}}));
  EXPECT_EQ(insured("tweede-lijn"), Value(Period{{date_of("2025-03-20"), date_of("2025-05-01")},
                                                 {date_of("2025-08-01"), date_of("2025-08-02")}}));
  EXPECT_EQ(value_of(program, test.file, Entity::file, "totaalbedrag"),
            Value(*Decimal::parse("94.36")));
  ASSERT_EQ(test.providers.size(), 2U);
  const auto& facts = test.providers.at("53010002").front();
  EXPECT_EQ(value_of(program, facts.facts, Entity::provider, "voldoet"), Value(false));
  EXPECT_EQ(facts.valid, DateInterval());
}

TEST(ReadTest, ReadsLinesAndTheirFacts) {
  const Loaded loaded = load_text(contract_with(R"(test "t"
  | regel | zorgverlener | datum | code | bedrag | aantal | verwijscode | begindatum | soort | uren |
  | A     | 53010001     | 2025-01-01 | 01/12011 | € -70,00 | 2 | 0055 | 2024-12-01 | icpc/R95 | 0,5 |
  | 2     |              | 2025-01-02 | 40001    | € 63,36  |   |      |            |          |     |
)"));
  const TestCase test = read_only_test(loaded);
  ASSERT_EQ(test.dossier.lines.size(), 2U);
  const ClaimLine& first = test.dossier.lines[0];
  EXPECT_EQ(first.id, "A");
  EXPECT_EQ(first.provider, "53010001");
  EXPECT_EQ(first.date, date_of("2025-01-01"));
  EXPECT_EQ(first.code, "01/12011");
  EXPECT_EQ(first.amount, Cents{-7000});
  EXPECT_EQ(first.quantity, 2);
  EXPECT_EQ(first.referral, "0055");
  EXPECT_EQ(first.begin, date_of("2024-12-01"));
  EXPECT_EQ(value_of(*loaded.program, first.facts, Entity::claim, "soort"),
            Value(CodeValue{"icpc", "R95"}));
  EXPECT_EQ(value_of(*loaded.program, first.facts, Entity::claim, "uren"),
            Value(*Decimal::parse("0.5")));
  const ClaimLine& second = test.dossier.lines[1];
  EXPECT_EQ(second.id, "2");
  EXPECT_EQ(second.provider, std::nullopt);
  EXPECT_EQ(second.quantity, 1);
  EXPECT_EQ(second.referral, std::nullopt);
  EXPECT_TRUE(second.facts.empty());
}

TEST(ReadTest, GivesLinesTheNumberOfTheirRow) {
  const Loaded loaded = load_text(contract_with(R"(test "t"
  | datum      | code  | bedrag  |
  | 2025-01-01 | 40001 | € 63,36 |
  | 2025-04-01 | 40001 | € 63,36 |
)"));
  const TestCase test = read_only_test(loaded);
  ASSERT_EQ(test.dossier.lines.size(), 2U);
  EXPECT_EQ(test.dossier.lines[1].id, "2");
  EXPECT_EQ(test.rows.size(), 2U);
}

TEST(ReadTest, AlwaysHandsOverAListOfEnrolments) {
  const std::string lines = "  | datum | code | bedrag |\n  | 2025-01-01 | 40001 | € 63,36 |\n";
  const Loaded without = load_text(contract_with("test \"t\"\n" + lines));
  ASSERT_TRUE(read_only_test(without).dossier.enrolments.has_value());
  EXPECT_TRUE(read_only_test(without).dossier.enrolments->empty());

  const Loaded with = load_text(
      contract_with("test \"t\"\n  ingeschreven in DM2 2024-01-01 t/m 2025-02-10 wegens vakantie\n"
                    "  ingeschreven in DM2 vanaf 2025-06-01\n" +
                    lines));
  const TestCase test = read_only_test(with);
  ASSERT_EQ(test.dossier.enrolments->size(), 2U);
  const Enrolment& first = test.dossier.enrolments->front();
  EXPECT_EQ(first.programme, "DM2");
  EXPECT_EQ(first.from, date_of("2024-01-01"));
  EXPECT_EQ(first.through, date_of("2025-02-10"));
  EXPECT_EQ(first.end_reason, "vakantie");
  EXPECT_EQ(test.dossier.enrolments->back().through, std::nullopt);
}

TEST(ReadTest, TakesTheProviderFromTheTestOnlyWhereThereIsOne) {
  const std::string lines = "  | datum | code | bedrag |\n  | 2025-01-01 | 40001 | € 63,36 |\n";
  const auto provider = [&](std::string_view clauses) {
    const Loaded loaded = load_text(contract_with("test \"t\"\n" + std::string(clauses) + lines));
    return read_only_test(loaded).dossier.lines.front().provider;
  };
  EXPECT_EQ(provider("  zorgverlener 53010001\n"), "53010001");
  EXPECT_EQ(provider(""), std::nullopt);
  EXPECT_EQ(provider("  zorgverlener 53010001\n  zorgverlener 53010002\n"), std::nullopt);
}

TEST(ReadTest, ReadsWhatIsExpected) {
  const Loaded loaded = load_text(contract_with(R"(test "t"
  | datum      | code  | bedrag  | verwacht  | vergoed | open | door       | naast | huisarts | grond  |
  | 2025-01-01 | 40001 | € 63,36 | toegekend | € 63,36 |      | DM2-tarief |       | € 40,00  | tarief |
  | 2025-01-02 | 40001 | € 63,36 | -         | -       | -    | -          | -     | -        | -      |
)"));
  const TestCase test = read_only_test(loaded);
  std::vector<Expected> values;
  for (const Expectation& expectation : test.expectations) {
    EXPECT_EQ(expectation.line, 0U) << "a `-` is not compared";
    values.push_back(expectation.value);
  }
  EXPECT_EQ(values, (std::vector<Expected>{Outcome::approved, Cents{6336}, Cents{0}, "DM2-tarief",
                                           std::monostate{}, Cents{4000}, Ground::tariff}));
}

TEST(ReadTest, ReadsTheEnglishVocabularyAsTheDutch) {
  const Loaded loaded = load_text(R"(contract example
  insurer "Example"
  valid 2022-01-01 through 2026-12-31
  other services allow

tariff fixed
  for 40001 per quarter
  amounts to € 63.36

test "t"
  insured born 1950-04-03
  provider 53010001
  | line | date       | code  | amount  | quantity | expected | paid    | by    | return code | ground |
  | A    | 2025-01-01 | 40001 | € 70.00 | 1        | reduced  | € 63.36 | fixed | 0611        | tariff |
)");
  const TestCase test = read_only_test(loaded);
  ASSERT_EQ(test.dossier.lines.size(), 1U);
  EXPECT_EQ(test.dossier.lines.front().id, "A");
  EXPECT_EQ(test.dossier.lines.front().amount, Cents{7000});
  EXPECT_EQ(test.dossier.born, date_of("1950-04-03"));
  ASSERT_EQ(test.expectations.size(), 5U);
  EXPECT_EQ(test.expectations[0].value, Expected(Outcome::reduced));
  EXPECT_EQ(test.expectations[3].value, Expected("0611"));
}

TEST(ReadTest, PlacesAnExpectationAtItsCell) {
  const Loaded loaded =
      load_text(contract_with("test \"t\"\n  | datum | code | bedrag | vergoed | door |\n"
                              "  | 2025-01-01 | 40001 | € 63,36 | € 60,00 |  |\n"));
  const TestCase test = read_only_test(loaded);
  ASSERT_EQ(test.expectations.size(), 2U);
  EXPECT_EQ(loaded.sources.text(test.expectations[0].cell), "€ 60,00");
  const auto empty = test.expectations[1].cell;
  EXPECT_EQ(loaded.sources.text(empty).find_first_not_of(' '), std::string_view::npos);
  EXPECT_GT(empty.begin, test.expectations[0].cell.end);
}

}  // namespace
}  // namespace clausule::interpreter
