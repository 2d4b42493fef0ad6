#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/unit/coverage/covered.hpp"

namespace clausule::coverage {
namespace {

const std::string fact = "gegeven prestatie.spoed: ja/nee\n\n";
const std::string one_line = "  | 2025-01-01 | 40001 | € 10,00 | toegekend |\n";

/// Tells whether a test of a line of 40001 of € 10 in which nothing is known exercises that a rule
/// misses a fact.
bool exercises_unknown(const std::string& text, const std::string& rule,
                       const std::string& lines = one_line, const std::string& known = {}) {
  const Covered covered = cover(contract_with(fact + text) + test_of(lines, known));
  EXPECT_TRUE(covered.exercised().contains(rule + "|outcome|unknown") ||
              covered.missing().contains(rule + "|outcome|unknown"));
  return covered.exercised().contains(rule + "|outcome|unknown");
}

TEST(CoverageOfUnknown, CountsATariffThatThenDoesNotApply) {
  EXPECT_TRUE(exercises_unknown(
      "tarief gewoon\n  voor 40001 per verrichting\n  bedraagt € 10,00\n\n"
      "tarief met-spoed\n  uitzondering op gewoon\n  indien spoed\n  bedraagt € 20,00\n"
      "  indien onbekend toegestaan\n",
      "met-spoed"));
}

TEST(CoverageOfUnknown, CountsATariffThatAsksForItsAmount) {
  const std::string table =
      "tabel prijs per kalenderjaar\n"
      "  | kalenderjaar | prijs   |\n"
      "  | 2024         | € 10,00 |\n\n"
      "tarief gewoon\n  voor 40001 per verrichting\n  ten hoogste prijs\n"
      "  indien onbekend handmatig \"Wat is het maximum?\"\n";
  EXPECT_TRUE(
      exercises_unknown(table, "gewoon", "  | 2025-01-01 | 40001 | € 10,00 | beoordelen |\n"));
}

TEST(CoverageOfUnknown, CountsAnExclusionThatThenDoesNotApply) {
  EXPECT_TRUE(exercises_unknown(
      "uitsluiting spoed-naast\n  naast 40001 in hetzelfde kwartaal vervalt:\n"
      "    6000 met spoed ja\n  indien onbekend toegestaan\n",
      "spoed-naast", one_line + "  | 2025-01-01 | 6000 | € 10,00 | toegekend |\n"));
}

TEST(CoverageOfUnknown, CountsALimitThatThenDoesNotApply) {
  EXPECT_TRUE(exercises_unknown(
      "limiet een\n  voor 40001\n  indien spoed\n  ten hoogste 1 per kalenderjaar\n"
      "  indien onbekend toegestaan\n",
      "een"));
}

TEST(CoverageOfUnknown, CountsAProgrammeThatThenDoesNotAsk) {
  EXPECT_TRUE(exercises_unknown(
      "zorgprogramma DM2\n  keten-dbc 40001\n  vereist dat spoed\n  indien onbekend toegestaan\n",
      "DM2", one_line, "  ingeschreven in DM2 vanaf 2024-01-01\n"));
}

TEST(CoverageOfUnknown, CountsADeductible) {
  const std::string deductible =
      "eigen risico verplicht\n  voor 40001\n  indien spoed\n  bedraagt € 385 per kalenderjaar\n";
  EXPECT_TRUE(exercises_unknown(deductible + "  indien onbekend toegestaan\n", "verplicht"));
  EXPECT_TRUE(exercises_unknown(deductible + "  indien onbekend handmatig \"Met spoed?\"\n",
                                "verplicht", "  | 2025-01-01 | 40001 | € 10,00 | beoordelen |\n"));
}

// A line that is denied anyway is denied whatever the fact is.
TEST(CoverageOfUnknown, LeavesOutALineThatIsDenied) {
  EXPECT_FALSE(exercises_unknown(
      "limiet een\n  voor 40001\n  indien spoed\n  ten hoogste 1 per kalenderjaar\n"
      "  indien onbekend toegestaan\n\n"
      "voorwaarde nooit\n  voor 40001\n  vereist dat code = 79999\n  anders vervalt\n",
      "een", "  | 2025-01-01 | 40001 | € 10,00 | afgewezen |\n"));
}

}  // namespace
}  // namespace clausule::coverage
