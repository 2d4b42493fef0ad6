#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/unit/coverage/covered.hpp"

namespace clausule::coverage {
namespace {

/// Tells whether something is counted: exercised or not.
bool counts(const Covered& covered, const std::string& name) {
  return covered.exercised().contains(name) || covered.missing().contains(name);
}

const std::string programme = "zorgprogramma DM2\n  keten-dbc 40001\n";
const std::string keten_tariff = "tarief keten\n  voor 40001 per kwartaal\n  bedraagt € 60,00\n\n";

TEST(CoverageReach, LeavesOutASecondLineThatAProgrammeAnswersFirst) {
  EXPECT_TRUE(counts(cover(contract_with(keten_tariff)), "keten|outcome|repeats"));
  EXPECT_FALSE(counts(cover(contract_with(keten_tariff + programme)), "keten|outcome|repeats"));
}

TEST(CoverageReach, CountsASecondLineThatAProgrammeMayLetPass) {
  const std::string name = "keten|outcome|repeats";
  EXPECT_TRUE(
      counts(cover(contract_with(keten_tariff + programme + "  geldig vanaf 2025-04-01\n")), name));
  EXPECT_TRUE(counts(
      cover(contract_with(keten_tariff + programme + "  indien onbekend toegestaan\n")), name));
  const std::string two = "tarief keten\n  voor 40001, 40011 per kwartaal\n  bedraagt € 60,00\n\n";
  EXPECT_TRUE(counts(cover(contract_with(two + programme)), name));
  const std::string year = "tarief keten\n  voor 40001 per kalenderjaar\n  bedraagt € 60,00\n\n";
  EXPECT_TRUE(counts(cover(contract_with(year + programme)), name));
}

TEST(CoverageReach, OfATableIsTheCodesOfItsRows) {
  const std::string rows =
      "tarief keten\n  per kwartaal\n"
      "  | code  | bedraagt |\n"
      "  | 40001 | € 60,00  |\n";
  EXPECT_FALSE(counts(cover(contract_with(rows + "\n" + programme)), "keten|outcome|repeats"));
  EXPECT_TRUE(counts(cover(contract_with(rows + "  | 40011 | € 30,00  |\n\n" + programme)),
                     "keten|outcome|repeats"));
}

TEST(CoverageReach, LeavesOutAProgrammeThatDecidesNothing) {
  const std::string plain = "zorgprogramma Astma\n\n";
  EXPECT_FALSE(counts(cover(contract_with(plain)), "Astma|rule|"));
  EXPECT_TRUE(counts(cover(contract_with(plain + "voorwaarde erin\n  voor 13004\n"
                                                 "  indien ingeschreven in Astma\n"
                                                 "  vereist dat aantal ≤ 1\n  anders vervalt\n")),
                     "Astma|rule|"));
  EXPECT_TRUE(
      counts(cover(contract_with(plain + "uitsluiting tijdens-Astma\n"
                                         "  tijdens inschrijving in Astma vervalt:\n    13004\n")),
             "Astma|rule|"));
}

TEST(CoverageReach, OfTwoProgrammesWithOneCodeIsThatBothDeny) {
  const Covered covered = cover(contract_with("zorgprogramma HVZ\n  keten-dbc 40011\n\n"
                                              "zorgprogramma VVR\n  keten-dbc 40011\n") +
                                test_of("  | 2025-01-01 | 40011 | € 10,00 | afgewezen |\n"));
  EXPECT_TRUE(covered.exercised().contains("HVZ|outcome|denies"));
  EXPECT_TRUE(covered.exercised().contains("VVR|outcome|denies"));
}

const std::string register_of_two =
    "codelijst register-2025\n"
    "  lijst 008\n"
    "  | code  | omschrijving | geldig t/m |\n"
    "  | 12001 | \"Consult\"    |            |\n"
    "  | 12003 | \"Visite\"     | 2024-12-31 |\n\n";

TEST(CoverageReach, LeavesOutAnEndThatTheRegisterDoesNotHave) {
  const Covered covered = cover(
      contract_with(register_of_two + "tarief consult\n"
                                      "  voor 008/12000, 008/12001, 008/12003 per verrichting\n"
                                      "  bedraagt € 10,00\n"));
  EXPECT_FALSE(counts(covered, "consult|end|008/12000"));
  EXPECT_TRUE(counts(covered, "consult|end|008/12001"));
  EXPECT_FALSE(counts(covered, "consult|end|008/12003"));
}

// A referral is no code of the line, whatever the register has.
TEST(CoverageReach, CountsCodesOfOtherFactsThatNoRegisterHas) {
  const Covered covered =
      cover(contract_with("codelijst register-2025\n"
                          "  | code  | omschrijving |\n"
                          "  | 12001 | \"Consult\"    |\n\n"
                          "codelijst verwijzers = 0025 t/m 0027\n\n"
                          "tarief consult\n"
                          "  voor 12000, 12001 met verwijscode 0031 t/m 0033 per verrichting\n"
                          "  indien verwijscode niet in verwijzers\n"
                          "  bedraagt € 10,00\n"));
  EXPECT_FALSE(counts(covered, "consult|end|12000"));
  EXPECT_TRUE(counts(covered, "consult|end|0031 van 0031 t/m 0033"));
  EXPECT_TRUE(counts(covered, "verwijzers|end|0025 van 0025 t/m 0027"));
}

TEST(CoverageReach, CountsPartiesWhereARuleAsksForThem) {
  const std::string head =
      "contract proef\n  verzekeraar \"Voorbeeld\"\n  geldig 2025-01-01 t/m 2025-12-31\n"
      "  partijen 53010001, 53010002\n  overige prestaties toegestaan\n\n"
      "tarief keten\n  voor 40001 per kwartaal\n  bedraagt € 60,00\n";
  EXPECT_FALSE(counts(cover(head), "proef|end|53010001"));
  EXPECT_TRUE(counts(cover(head + "  indien gecontracteerd\n"), "proef|end|53010001"));
}

TEST(CoverageReach, LeavesOutTheContractThatStandsInForNone) {
  const Covered covered = cover("limiet twee\n  voor 12345\n  ten hoogste 2 per kalenderjaar\n");
  EXPECT_FALSE(counts(covered, "bibliotheek|rule|"));
  EXPECT_TRUE(counts(covered, "twee|rule|"));
}

TEST(CoverageReach, LeavesOutAListWhereALineIsOutsideTheContract) {
  const std::string text =
      "codelijst voetzorg = 9200, 9201\n\n"
      "uitsluiting andere-zorg\n"
      "  naast 40001 in hetzelfde kwartaal vervalt:\n"
      "    alle prestaties behalve voetzorg, 40001\n";
  const Covered outside =
      cover(contract_with(text) + test_of("  | 2024-12-31 | 9200 | € 1,00 | afgewezen |\n"));
  EXPECT_TRUE(outside.missing().contains("voetzorg|end|9200"));
  const Covered inside =
      cover(contract_with(text) + test_of("  | 2025-01-01 | 9200 | € 1,00 | toegekend |\n"));
  EXPECT_TRUE(inside.exercised().contains("voetzorg|end|9200"));
}

TEST(CoverageReach, LeavesOutADeductibleThatWasFullBefore) {
  const std::string text =
      "eigen risico verplicht\n  voor 12345\n  bedraagt € 100 per kalenderjaar\n";
  const auto covered = [&](const std::string& before) {
    return cover(contract_with(text) +
                 "\ntest \"vol\"\n"
                 "  | datum      | code  | bedrag        | eerder    | verwacht  |\n"
                 "  | 2025-01-01 | 12345 | " +
                 before +
                 " | toegekend |           |\n"
                 "  | 2025-02-01 | 12345 | € 50,00       |           | toegekend |\n");
  };
  EXPECT_FALSE(covered("€ 150,00").exercised().contains("verplicht|end|fills"));
  EXPECT_FALSE(covered("€ 150,00").exercised().contains("verplicht|outcome|fits"));
  EXPECT_TRUE(covered("€ 50,00").exercised().contains("verplicht|end|fills"));
}

TEST(CoverageReach, LeavesOutACodeOfAnExceptionThatIsNeverDenied) {
  const Covered covered =
      cover(contract_with("uitsluiting ketens\n"
                          "  naast 40001 in hetzelfde kwartaal vervalt:\n"
                          "    40011, 40021\n\n"
                          "uitsluiting toch\n"
                          "  uitzondering op ketens\n"
                          "  toegestaan:\n"
                          "    40011, 40031\n"));
  EXPECT_TRUE(counts(covered, "toch|end|40011"));
  EXPECT_FALSE(counts(covered, "toch|end|40031"));
}

TEST(CoverageReach, OfAListThatIsLeftOutKnowsItsOtherName) {
  const std::string text =
      "contract proef\n  verzekeraar \"Voorbeeld\"\n  geldig 2025-01-01 t/m 2025-12-31\n"
      "  overige prestaties toegestaan\n  lijst 01 = 008\n\n"
      "codelijst consulten = 01/12001 t/m 01/12009 behalve 01/12006\n\n"
      "uitsluiting andere-zorg\n"
      "  naast 40001 in hetzelfde kwartaal vervalt:\n"
      "    alle prestaties behalve consulten, 40001\n";
  const Covered covered =
      cover(text + test_of("  | 2025-01-01 | 40001 | € 1,00 | toegekend |\n"
                           "  | 2025-01-01 | 01/12001 | € 1,00 | toegekend |\n"
                           "  | 2025-01-01 | 01/12006 | € 1,00 | afgewezen |\n"));
  EXPECT_TRUE(covered.exercised().contains("consulten|end|behalve 008/12006"));
  EXPECT_TRUE(covered.exercised().contains("consulten|end|008/12001 van 008/12001 t/m 008/12009"));
}

}  // namespace
}  // namespace clausule::coverage
