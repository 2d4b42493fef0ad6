#include "interpreter/analysis/analyse.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "interpreter/load.hpp"

namespace clausule::interpreter::analysis {
namespace {

constexpr const char* contract_head =
    "contract voorbeeld\n"
    "  verzekeraar \"Voorbeeld\"\n"
    "  geldig 2025-01-01 t/m 2025-12-31\n"
    "  partijen 53010001\n"
    "  overige prestaties toegestaan\n\n";

/// Returns the kinds that are found in a contract, or the first error that keeps it from loading.
std::set<std::string> kinds(const std::string& rules) {
  ContractTexts texts;
  texts.files = {{"test.clausule", contract_head + rules}};
  const Loaded loaded = load(texts);
  dsl::Diagnostics diagnostics = loaded.diagnostics;
  if (loaded.program) analyse(*loaded.program, diagnostics);
  std::set<std::string> found;
  for (const dsl::Diagnostic& finding : diagnostics.all()) {
    found.emplace(dsl::info(finding.kind).name);
  }
  return found;
}

using Kinds = std::set<std::string>;

TEST(Cycles, NeedAWinnerOrAnException) {
  const std::string lists =
      "uitsluiting een\n  naast 40001 in hetzelfde kwartaal vervalt:\n    40011\n"
      "uitsluiting twee\n  naast 40011 in hetzelfde kwartaal vervalt:\n    40001\n";
  EXPECT_EQ(kinds(lists), Kinds{"exclusion_cycle"});
  EXPECT_EQ(kinds(lists + "  voorrang 40001 boven 40011\n"), Kinds{});
  const std::string exception = "uitsluiting drie\n  uitzondering op twee\n  toegestaan\n";
  EXPECT_EQ(kinds(lists + exception), Kinds{});
  EXPECT_EQ(kinds(lists + exception + "  indien gecontracteerd\n"), Kinds{"exclusion_cycle"});
}

TEST(Cycles, AreNoneOnDifferentDays) {
  EXPECT_EQ(kinds("uitsluiting een\n  geldig t/m 2025-06-30\n"
                  "  naast 40001 in hetzelfde kwartaal vervalt:\n    40011\n"
                  "uitsluiting twee\n  geldig vanaf 2025-07-01\n"
                  "  naast 40011 in hetzelfde kwartaal vervalt:\n    40001\n"),
            Kinds{});
}

TEST(Cycles, GoThroughALimitThatTwoCodesShare) {
  const std::string limit = "limiet samen\n  voor 11600, 11601\n  ten hoogste 1 per kwartaal\n";
  EXPECT_EQ(kinds(limit), Kinds{});
  EXPECT_EQ(kinds(limit + "uitsluiting een\n  naast 11600 in hetzelfde kwartaal vervalt:\n"
                          "    11601\n"),
            Kinds{"exclusion_cycle"});
  EXPECT_EQ(kinds(limit + "uitsluiting een\n  naast 11600 in hetzelfde kwartaal vervalt:\n"
                          "    14611\n"),
            Kinds{});
}

TEST(Cycles, HaveNoRowOverItsOwnCode) {
  EXPECT_EQ(kinds("uitsluiting een\n  naast 40001 in hetzelfde kwartaal vervalt:\n"
                  "    40000 t/m 40009\n"),
            Kinds{"own_denying_code"});
  EXPECT_EQ(kinds("uitsluiting een\n  naast 40001 in hetzelfde kwartaal vervalt:\n"
                  "    alle prestaties behalve 40001\n"),
            Kinds{});
}

TEST(Tables, PickOneRowForEachKey) {
  const auto table = [](const std::string& rows) {
    return kinds("tabel deel per leeftijd\n  | leeftijd | procent |\n" + rows +
                 "tarief t\n  voor 40001 per kwartaal\n  ten hoogste € 100 × deel\n"
                 "  rekenkundig afgerond op centen\n");
  };
  EXPECT_EQ(table("  | 18 t/m 25 | 10% |\n  | 26 t/m 30 | 20% |\n"), Kinds{});
  EXPECT_EQ(table("  | 18 t/m 25 | 10% |\n  | 20 t/m 30 | 20% |\n"), Kinds{"overlapping_rows"});
  EXPECT_EQ(table("  | < 18 | 10% |\n  | ≥ 18 | 20% |\n"), Kinds{});
  EXPECT_EQ(table("  | ≤ 18 | 10% |\n  | ≥ 18 | 20% |\n"), Kinds{"overlapping_rows"});
  EXPECT_EQ(table("  | - | 10% |\n  | 18 | 20% |\n"), Kinds{"overlapping_rows"});
}

TEST(Tariffs, CoverBothSidesOfACondition) {
  const std::string one =
      "tarief een\n  voor 40001 per kwartaal\n  indien gecontracteerd\n  bedraagt € 61,00\n";
  EXPECT_EQ(kinds(one), Kinds{"no_tariff_otherwise"});
  EXPECT_EQ(kinds(one + "tarief twee\n  voor 40001 per kwartaal\n  indien niet gecontracteerd\n"
                        "  ten hoogste € 55,00\n"),
            Kinds{});
  EXPECT_EQ(kinds(one + "voorwaarde drie\n  voor 40001\n  vereist dat gecontracteerd\n"
                        "  anders vervalt\n"),
            Kinds{});
}

TEST(Tariffs, HaveOnePriceForOneCode) {
  const std::string one = "tarief een\n  voor 40001, 40011 per kwartaal\n  bedraagt € 61,00\n";
  EXPECT_EQ(kinds(one + "tarief twee\n  voor 40011 per kwartaal\n  bedraagt € 55,00\n"),
            Kinds{"two_prices"});
  EXPECT_EQ(kinds(one + "tarief twee\n  voor 40011 per kwartaal\n  bedraagt € 61,00\n"), Kinds{});
  EXPECT_EQ(
      kinds(one +
            "tarief twee\n  uitzondering op een\n  voor 40011 per kwartaal\n  bedraagt € 55,00\n"),
      Kinds{});
}

TEST(Tariffs, DoNotLoseACentOfTheYear) {
  const std::string tariff = "tarief DM2\n  voor 40001 per kwartaal\n  bedraagt ";
  const std::string rounded = "\n  rekenkundig afgerond op centen\n";
  EXPECT_EQ(kinds(tariff + "€ 253,45 / 4" + rounded), Kinds{"quarters_miss_year"});
  EXPECT_EQ(kinds(tariff + "€ 253,45 × 0,25" + rounded), Kinds{"quarters_miss_year"});
  EXPECT_EQ(kinds(tariff + "0,25 × € 253,45" + rounded), Kinds{"quarters_miss_year"});
  EXPECT_EQ(kinds(tariff + "€ 253,44 / 4" + rounded), Kinds{});
  EXPECT_EQ(kinds(tariff + "€ 253,45 / 4" + "\n  rekenkundig afgerond op € 0,05\n"),
            Kinds{"quarters_miss_year"});
  // No year amount stands here, though four times these amounts is whole cents.
  EXPECT_EQ(kinds(tariff + "€ 61,00 × 102,5%" + rounded), Kinds{});
  EXPECT_EQ(kinds(tariff + "€ 61,00 verhoogd met 2,5%" + rounded), Kinds{});
  EXPECT_EQ(kinds(tariff + "€ 126,73 / 2" + rounded), Kinds{});
}

TEST(Names, AreRead) {
  EXPECT_EQ(kinds("codelijst dieet = 6000\n"), Kinds{"unused_name"});
  EXPECT_EQ(kinds("gegeven prestatie.soort: tekst\n"), Kinds{"unused_name"});
}

TEST(Exceptions, DoNotLeadBack) {
  EXPECT_EQ(kinds("definitie a = 1%\n  uitzondering op b\ndefinitie b = 2%\n  uitzondering op a\n"),
            Kinds{"exception_to_itself"});
}

}  // namespace
}  // namespace clausule::interpreter::analysis
