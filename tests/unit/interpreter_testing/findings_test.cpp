#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/interpreter_testing/contract.hpp"

namespace clausule::interpreter {
namespace {

using All = std::vector<Found>;

/// A test with one clause above one good line.
std::string with_clause(std::string_view clause) {
  return "test \"t\"\n  " + std::string(clause) +
         "\n  | datum | code | bedrag |\n  | 2025-01-01 | 40001 | € 63,36 |\n";
}

/// A test of one good line with one more column.
std::string with_column(std::string_view header, std::string_view cell) {
  return "test \"t\"\n  | datum | code | bedrag | " + std::string(header) +
         " |\n  | 2025-01-01 | 40001 | € 63,36 | " + std::string(cell) + " |\n";
}

TEST(CheckTests, FindsNothingInAGoodTest) {
  EXPECT_EQ(findings(with_clause("verzekerde geboren 1950-04-03, polis budget, risico 4,9%")),
            All());
  EXPECT_EQ(findings(with_column("verwacht", "toegekend")), All());
}

TEST(CheckTests, SaysWhichFactIsNotDeclared) {
  EXPECT_EQ(findings(with_clause("verzekerde polus budget")), (All{{"unknown_fact", "polus"}}));
  EXPECT_EQ(findings(with_clause("zorgverlener 53010001 polis budget")),
            (All{{"unknown_fact", "polis"}}));
  EXPECT_EQ(findings(with_clause("bestand polis budget")), (All{{"unknown_fact", "polis"}}));
}

TEST(CheckTests, SaysWhichValueHasAnotherType) {
  EXPECT_EQ(findings(with_clause("verzekerde polis luxe")), (All{{"unknown_word", "luxe"}}));
  EXPECT_EQ(findings(with_clause("verzekerde risico 5")), (All{{"test_value_of_other_type", "5"}}));
  EXPECT_EQ(findings(with_clause("verzekerde bezoeken 2,5")),
            (All{{"test_value_of_other_type", "2,5"}}));
  EXPECT_EQ(findings(with_clause("verzekerde bezoeken 007")), (All{{"leading_zero", "007"}}));
  EXPECT_EQ(findings(with_clause("verzekerde kenmerk 12")),
            (All{{"test_value_of_other_type", "12"}}));
  EXPECT_EQ(findings(with_clause("verzekerde geboren ja")),
            (All{{"test_value_of_other_type", "ja"}}));
  EXPECT_EQ(findings(with_clause("zorgverlener 53010001 voldoet 1")),
            (All{{"test_value_of_other_type", "1"}}));
  EXPECT_EQ(findings(with_clause("bestand totaalbedrag 94")),
            (All{{"test_value_of_other_type", "94"}}));
}

TEST(CheckTests, WantsWholeCents) {
  EXPECT_EQ(findings(with_clause("bestand totaalbedrag € 94,3651")),
            (All{{"test_amount_not_in_cents", "€ 94,3651"}}));
}

TEST(CheckTests, WantsBothDaysOfAPeriodAndNoneOfAnythingElse) {
  EXPECT_EQ(findings(with_clause("verzekerde tweede-lijn 2025-03-20 t/m 2025-05-01")), All());
  EXPECT_EQ(findings(with_clause("verzekerde tweede-lijn 2025-03-20")),
            (All{{"test_period_without_end", "tweede-lijn"}}));
  EXPECT_EQ(findings(with_clause("verzekerde risico 5% t/m 6%")),
            (All{{"test_value_with_end", "risico"}}));
  EXPECT_EQ(findings(with_clause("verzekerde tweede-lijn 2025-05-01 t/m 2025-03-20")),
            (All{{"dates_reversed", "2025-05-01"}}));
}

TEST(CheckTests, TakesOneValueOfAFact) {
  EXPECT_EQ(findings(with_clause("verzekerde polis budget, polis exclusief")),
            (All{{"test_fact_given_twice", "polis"}}));
  EXPECT_EQ(findings(with_clause("verzekerde diagnose icpc/R95, diagnose icpc/R96")), All());
}

TEST(CheckTests, KnowsProvidersByTheirNumber) {
  EXPECT_EQ(findings(with_clause("zorgverlener 5301 voldoet ja")),
            (All{{"test_provider_number", "5301"}}));
  EXPECT_EQ(findings(with_clause("verzekerde 53010001 polis budget")),
            (All{{"test_number_not_here", "53010001"}}));
  EXPECT_EQ(findings(with_column("zorgverlener", "5301")), (All{{"test_provider_number", "5301"}}));
}

TEST(CheckTests, SaysWhichProgrammeIsNotThere) {
  EXPECT_EQ(findings(with_clause("ingeschreven in DM3 vanaf 2025-01-01")),
            (All{{"unknown_name", "DM3"}}));
}

TEST(CheckTests, SaysWhichColumnMeansNothing) {
  EXPECT_EQ(findings(with_column("vergoet", "€ 1,00")), (All{{"test_column_unknown", "vergoet"}}));
  EXPECT_EQ(findings(with_column("polis", "budget")),
            (All{{"test_column_of_other_entity", "polis"}}));
  EXPECT_EQ(findings(with_column("bedrag", "€ 1,00")), (All{{"repeated_column", "bedrag"}}));
  EXPECT_EQ(findings(with_column("geldig vanaf", "2025-01-01")),
            (All{{"column_not_here", "geldig vanaf"}}));
}

TEST(CheckTests, ReadsHistoryCreditsAndValues) {
  EXPECT_EQ(findings(with_column("eerder", "")), All());
  // A test of nothing but history tests nothing.
  EXPECT_EQ(findings(with_column("eerder", "toegekend")),
            (All{{"test_without_lines", "test \"t\""}}));
  EXPECT_EQ(findings(with_column("eerder", "betaald")), (All{{"unknown_word", "betaald"}}));
  EXPECT_EQ(findings(with_column("crediteert", "A")), All());
  EXPECT_EQ(findings(with_column("terugvordering", "")), All());
  EXPECT_EQ(findings(with_column("terugvordering", "ja")),
            (All{{"test_value_of_other_type", "ja"}}));
  EXPECT_EQ(findings(with_column("factor", "2")), All());
  EXPECT_EQ(findings(with_column("factor", "ja")), (All{{"test_value_of_other_type", "ja"}}));
}

TEST(CheckTests, SaysWhichExpectationCannotBe) {
  EXPECT_EQ(findings(with_column("verwacht", "toegekent")), (All{{"unknown_word", "toegekent"}}));
  EXPECT_EQ(findings(with_column("grond", "tarieven")), (All{{"unknown_word", "tarieven"}}));
  EXPECT_EQ(findings(with_column("door", "DM3-tarief")),
            (All{{"test_rule_unknown", "DM3-tarief"}}));
  EXPECT_EQ(findings(with_column("door", "voorbeeld")), All());
  EXPECT_EQ(findings(with_column("vergoed", "63,36")),
            (All{{"test_value_of_other_type", "63,36"}}));
  EXPECT_EQ(findings(with_column("huisarts", "€ 40,00")), All());
}

TEST(CheckTests, WantsOneValueInACell) {
  EXPECT_EQ(findings(with_column("aantal", "> 1")), (All{{"test_cell_is_no_value", "> 1"}}));
  EXPECT_EQ(findings(with_column("verwijscode", "0055, 0056")),
            (All{{"one_value_expected", "0055, 0056"}}));
}

TEST(CheckTests, CountsFromOne) {
  EXPECT_EQ(findings(with_column("aantal", "0")), (All{{"test_quantity_below_one", "0"}}));
}

TEST(CheckTests, WantsLinesWithWhatALineCannotDoWithout) {
  EXPECT_EQ(findings("test \"leeg\"\n  verzekerde polis budget\n"),
            (All{{"test_without_lines", "test \"leeg\""}}));
  const All found = findings("test \"t\"\n  | datum | code |\n  | 2025-01-01 | 40001 |\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().kind, "missing_column");
  const All empty = findings("test \"t\"\n  | datum | code | bedrag |\n  | | 40001 | € 63,36 |\n");
  ASSERT_EQ(empty.size(), 1U);
  EXPECT_EQ(empty.front().kind, "test_cell_empty");
}

TEST(CheckTests, TakesOneDateOfKnowledge) {
  EXPECT_EQ(findings(with_clause("naar de stand van 2025-01-01\n  naar de stand van 2025-02-01")),
            (All{{"repeated_clause", "naar de stand van 2025-02-01"}}));
  EXPECT_EQ(findings(with_clause("naar de stand van 2025-02-30")),
            (All{{"invalid_date", "2025-02-30"}}));
}

}  // namespace
}  // namespace clausule::interpreter
