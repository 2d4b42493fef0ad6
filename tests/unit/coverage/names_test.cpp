#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/unit/coverage/covered.hpp"

namespace clausule::coverage {
namespace {

using Names = std::set<std::string>;

TEST(CoverageOfNames, IsWhatARuleThatSpeaksReads) {
  const std::string text =
      "definitie oud = leeftijd ≥ 65\n\n"
      "definitie ongelezen = leeftijd ≥ 18\n\n"
      "codelijst ketens = 40001, 40011\n\n"
      "tabel prijs per leeftijd\n"
      "  | leeftijd   | prijs   |\n"
      "  | 0 t/m 17   | € 10,00 |\n"
      "  | 18 t/m 120 | € 20,00 |\n\n"
      "tarief keten\n"
      "  voor ketens per verrichting\n"
      "  indien oud\n"
      "  bedraagt prijs(leeftijd)\n";
  const Covered covered =
      cover(contract_with(text) + test_of("  | 2025-01-01 | 40001 | € 10,00 | toegekend |\n",
                                          "  verzekerde geboren 1905-01-01\n"));
  EXPECT_EQ(
      covered.missing(),
      (Names{"keten|outcome|reduces", "ketens|end|40011", "prijs|end|0 t/m 17: 0 van 0 t/m 17",
             "prijs|end|0 t/m 17: 17 van 0 t/m 17", "prijs|end|18 t/m 120: 18 van 18 t/m 120",
             "prijs|row|0 t/m 17", "proef|border|laatste dag 2025-12-31", "proef|outcome|allows"}));
  EXPECT_TRUE(covered.exercised().contains("oud|rule|"));
  EXPECT_TRUE(covered.exercised().contains("prijs|end|18 t/m 120: 120 van 18 t/m 120"));
}

TEST(CoverageOfNames, CountsAListThatARuleLeavesOutByALineThatIsInIt) {
  const std::string text =
      "codelijst kring = 6000, 6001\n\n"
      "uitsluiting andere-zorg\n"
      "  naast 40001 in hetzelfde kwartaal vervalt:\n"
      "    alle prestaties behalve kring, 40001\n";
  const Covered covered =
      cover(contract_with(text) + test_of("  | 2025-01-01 | 40001 | € 10,00 | toegekend |\n"
                                          "  | 2025-01-01 | 6000  | € 10,00 | toegekend |\n"
                                          "  | 2025-01-01 | 7000  | € 10,00 | afgewezen |\n"));
  EXPECT_EQ(covered.missing(), (Names{"kring|end|6001", "proef|border|laatste dag 2025-12-31"}));
}

TEST(CoverageOfNames, CountsRowsOfParties) {
  const std::string head =
      "contract proef\n"
      "  verzekeraar \"Voorbeeld\"\n"
      "  geldig 2025-01-01 t/m 2025-12-31\n"
      "  partijen groepen\n"
      "  overige prestaties toegestaan\n\n"
      "tabel groepen per zorgverlener uit \"tabel.csv\"\n"
      "  | zorgverlener | geldig vanaf | geldig t/m |\n\n"
      "tarief keten\n"
      "  voor 40001 per verrichting\n"
      "  indien gecontracteerd\n"
      "  bedraagt € 10,00\n";
  const Covered covered = cover(head + test_of("  | 2025-03-31 | 40001 | € 10,00 | toegekend |\n",
                                               "  zorgverlener 53010001\n"),
                                "zorgverlener;geldig vanaf;geldig t/m\n"
                                "53010001;2025-02-01;2025-03-31\n"
                                "53010002;2025-02-01;\n"
                                "53010003;2023-01-01;2024-12-31\n");
  EXPECT_TRUE(covered.exercised().contains("groepen|row|53010001, 2025-02-01 t/m 2025-03-31"));
  EXPECT_TRUE(covered.exercised().contains(
      "groepen|border|laatste dag 53010001, 2025-02-01 t/m 2025-03-31: 2025-03-31"));
  EXPECT_TRUE(covered.missing().contains(
      "groepen|border|eerste dag 53010001, 2025-02-01 t/m 2025-03-31: 2025-02-01"));
  EXPECT_TRUE(covered.missing().contains("groepen|row|53010002, vanaf 2025-02-01"));
  // No line of this contract lies within its days.
  EXPECT_FALSE(covered.missing().contains("groepen|row|53010003, 2023-01-01 t/m 2024-12-31"));
}

TEST(CoverageOfNames, CountsTheDayOfAPeriodOnWhichARuleReadsItsFacts) {
  const std::string text =
      "tarief keten\n"
      "  voor 40001 per kwartaal\n"
      "  geldig 2025-02-15 t/m 2025-11-15\n"
      "  peildatum eerste dag van het kwartaal\n"
      "  bedraagt € 10,00\n";
  const Covered covered =
      cover(contract_with(text) + test_of("  | 2025-06-30 | 40001 | € 10,00 | toegekend |\n"));
  EXPECT_TRUE(covered.exercised().contains("keten|border|eerste dag 2025-04-01"));
  EXPECT_TRUE(covered.missing().contains("keten|border|laatste dag 2025-10-01"));
}

TEST(CoverageOfNames, CountsASettlementThatATestExpects) {
  const std::string text =
      "tarief keten\n"
      "  voor 40001 per verrichting\n"
      "  bedraagt € 10,00\n\n"
      "verrekening bonus\n"
      "  per verzekerde per kalenderjaar\n"
      "  bedraagt som vergoed × 10%\n"
      "  rekenkundig afgerond op centen\n"
      "  ten gunste van zorggroep\n";
  const std::string test =
      "\ntest \"proef\"\n  | datum | code | bedrag | verwacht |\n"
      "  | 2025-01-01 | 40001 | € 10,00 | toegekend |\n";
  EXPECT_TRUE(cover(contract_with(text) + test).missing().contains("bonus|rule|"));
  EXPECT_TRUE(cover(contract_with(text) + test + "  verwacht bonus € 1,00\n")
                  .exercised()
                  .contains("bonus|rule|"));
}

}  // namespace
}  // namespace clausule::coverage
