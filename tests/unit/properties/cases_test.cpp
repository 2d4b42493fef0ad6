#include "interpreter/properties/cases.hpp"

#include <gtest/gtest.h>

#include "interpreter/program.hpp"
#include "interpreter/testing.hpp"
#include "tests/unit/properties/support.hpp"

namespace clausule::interpreter {
namespace {

bool refuted(const std::string& rules, const std::string& condition) {
  return verdicts_on(contract_with(rules + "\neis e\n  altijd " + condition + "\n")).refuted();
}

TEST(Cases, StandOnBothSidesOfAnAge) {
  for (const int age : {1, 17, 18, 65, 100}) {
    const std::string years = std::to_string(age);
    const std::string rules =
        "tarief DM2\n  voor 40001 per kwartaal\n  | leeftijd | bedraagt |\n"
        "  | < " +
        years + " | € 70,00 |\n  | ≥ " + years + " | € 63,36 |\n";
    EXPECT_FALSE(refuted(rules, "leeftijd ≥ " + years + " of DM2 = € 70,00")) << age;
    EXPECT_TRUE(refuted(rules, "leeftijd ≥ " + std::to_string(age + 1) + " of DM2 = € 70,00"));
    EXPECT_TRUE(refuted(rules, "leeftijd < " + std::to_string(age - 1) + " of DM2 = € 63,36"));
  }
}

TEST(Cases, StandOnBothSidesOfADate) {
  for (const std::string day : {"2023-01-01", "2024-02-29", "2026-12-31"}) {
    const std::string rules =
        "tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 70,00\n"
        "tarief later\n  uitzondering op DM2\n  indien datum > " +
        day + "\n  bedraagt € 63,36\n";
    EXPECT_FALSE(refuted(rules, "datum > " + day + " of DM2 = € 70,00"));
    EXPECT_TRUE(refuted(rules, "datum ≥ " + day + " of DM2 > € 70,00"));
    // The contract ends on the last of these days: nothing comes after it.
    EXPECT_EQ(refuted(rules, "DM2 = € 70,00"), day != "2026-12-31");
  }
}

TEST(Cases, StandOnBothSidesOfACalendarYear) {
  const std::string rules =
      "tarief DM2\n  voor 40001 per kwartaal\n  | kalenderjaar | bedraagt |\n"
      "  | ≤ 2023 | € 70,00 |\n  | ≥ 2024 | € 63,36 |\n";
  EXPECT_FALSE(refuted(rules, "datum ≥ 2024-01-01 of DM2 = € 70,00"));
  EXPECT_TRUE(refuted(rules, "datum ≥ 2024-01-02 of DM2 = € 70,00"));
  EXPECT_TRUE(refuted(rules, "datum < 2023-12-31 of DM2 = € 63,36"));
}

TEST(Cases, StandOnBothSidesOfANumber) {
  const std::string rules =
      "gegeven prestatie.minuten: getal\ngegeven prestatie.kosten: geld\n"
      "tarief consult\n  voor 12000 per verrichting\n"
      "  | minuten | bedraagt |\n  | < 20 | € 12,00 |\n  | ≥ 20 | € 24,00 |\n"
      "tarief zorg\n  voor 12001 per verrichting\n"
      "  | kosten | bedraagt |\n  | ≤ € 99,95 | € 12,00 |\n"
      "  | > € 99,95 | € 24,00 |\n";
  EXPECT_FALSE(refuted(rules, "minuten ≥ 20 of consult = € 12,00"));
  EXPECT_TRUE(refuted(rules, "minuten ≥ 21 of consult = € 12,00"));
  EXPECT_TRUE(refuted(rules, "minuten < 19 of consult = € 24,00"));
  EXPECT_FALSE(refuted(rules, "kosten > € 99,95 of zorg = € 12,00"));
  EXPECT_TRUE(refuted(rules, "kosten > € 99,96 of zorg = € 12,00"));
  EXPECT_TRUE(refuted(rules, "kosten ≤ € 99,94 of zorg = € 24,00"));
}

TEST(Cases, TakeCodesAndTheirNeighbours) {
  const std::string rules =
      "codelijst a = 9200 t/m 9203\ncodelijst b = 9200 t/m 9204\n"
      "tarief voet\n  voor a per verrichting\n  bedraagt € 30,00\n";
  EXPECT_FALSE(refuted(rules, "code in a of voet onbekend"));
  EXPECT_FALSE(refuted(rules, "code in b of voet onbekend"));
  EXPECT_TRUE(refuted(rules, "code niet in b of voet bekend"));
  EXPECT_TRUE(refuted(rules, "code niet in 9203 of voet = € 29,99"));
}

TEST(Cases, TakeEachWordAndMissingFacts) {
  const std::string rules =
      "gegeven verzekerde.polis: een van budget, ruim, exclusief\n"
      "tarief DM2\n  voor 40001 per kwartaal\n  | verzekerde.polis | bedraagt |\n"
      "  | budget | € 60,00 |\n  | ruim, exclusief | € 63,36 |\n"
      "  | onbekend | € 50,00 |\n";
  EXPECT_FALSE(refuted(rules, "DM2 ≥ € 50,00"));
  EXPECT_TRUE(refuted(rules, "verzekerde.polis bekend of DM2 ≥ € 60,00"));
  EXPECT_TRUE(refuted(rules, "verzekerde.polis in budget of DM2 ≠ € 63,36"));
}

TEST(Cases, HaveContractedProvidersAndOthers) {
  const std::string rules =
      "tarief DM2\n  voor 40001 per kwartaal\n  indien gecontracteerd\n"
      "  bedraagt € 63,36\ntarief overig\n  voor 40001 per kwartaal\n"
      "  tenzij gecontracteerd\n  bedraagt € 47,52\n";
  EXPECT_FALSE(refuted(rules, "gecontracteerd of overig = € 47,52"));
  EXPECT_TRUE(refuted(rules, "niet gecontracteerd of DM2 < € 63,36"));
  EXPECT_TRUE(refuted(rules, "vergoed ≥ € 63,35 of code ≠ 40001"));
}

TEST(Cases, FindAMistakeWhereTwoBordersMeetAmongManyInputs) {
  std::string rules;
  for (char name = 'a'; name <= 'h'; ++name) {
    const std::string fact(1, name);
    rules += "gegeven prestatie." + fact + ": getal\n";
  }
  rules +=
      "tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 70,00\n"
      "tarief zeldzaam\n  uitzondering op DM2\n  indien a = 7 en b = 9\n"
      "  bedraagt € 0,00\n";
  // Too many to try all: pairs of borders come first.
  const Verdicts verdicts =
      verdicts_on(contract_with(rules + "eis nooit-nul\n  altijd DM2 > € 0,00 of (c > 1 en d > 2 "
                                        "en e > 3 en f > 4 en g > 5 en h > 6)\n"));
  EXPECT_EQ(verdicts.kinds(), std::set<std::string>{"property_refuted"});
}

TEST(Cases, ShrinkToWhatIsNeeded) {
  const std::string text = contract_with(R"(gegeven verzekerde.polis: een van budget, ruim
gegeven prestatie.minuten: getal
gegeven zorgverlener.voldoet: ja/nee

tarief DM2
  voor 40001 per kwartaal
  | verzekerde.polis       | bedraagt |
  | budget, ruim, onbekend | € 63,36  |

tarief kort
  uitzondering op DM2
  indien minuten < 20 en zorgverlener.voldoet
  bedraagt € 50,00

eis e
  altijd DM2 ≥ € 60,00
)");
  const Verdicts verdicts = verdicts_on(text);
  EXPECT_EQ(verdicts.example(),
            "test \"e\"\n"
            "  zorgverlener 53010001 voldoet ja\n"
            "  | datum      | code  | minuten | bedrag  | verwacht  | vergoed | door |\n"
            "  | 2022-01-01 | 40001 | 19      | € 50,00 | toegekend | € 50,00 | kort |\n");
}

TEST(Cases, CanBePastedAsATest) {
  const std::string rules = R"(gegeven verzekerde.risico: percentage
gegeven prestatie.duur: decimaal

zorgprogramma DM2-zorg
  keten-dbc 40001

tarief DM2
  voor 40001 per kwartaal
  indien verzekerde.risico ≥ 5% en ingeschreven in DM2-zorg en leeftijd ≥ 40 en duur ≥ 0,5
  bedraagt € 63,36

)";
  const Verdicts verdicts =
      verdicts_on(contract_with(rules + "eis e\n  altijd vergoed ≤ € 60,00\n"));
  ASSERT_FALSE(verdicts.example().empty());
  const Loaded pasted = load_text(contract_with(rules + verdicts.example()));
  ASSERT_TRUE(pasted.program);
  const auto reports = run_tests(pasted.program, pasted.sources);
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_TRUE(reports.front().passed) << verdicts.example();
}

}  // namespace
}  // namespace clausule::interpreter
