#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/unit/coverage/covered.hpp"

namespace clausule::coverage {
namespace {

using Names = std::set<std::string>;

const std::string tariff =
    "tarief DM2\n"
    "  voor 40001 t/m 40004 per kwartaal\n"
    "  geldig 2025-01-01 t/m 2025-06-30\n"
    "  bedraagt € 60,00\n\n";

/// Returns what is not exercised of one rule.
Names missing_of(const Covered& covered, const std::string& rule) {
  Names names;
  for (const std::string& name : covered.missing()) {
    if (name.starts_with(rule + "|")) names.insert(name.substr(rule.size() + 1));
  }
  return names;
}

TEST(Coverage, OfNoTestIsNothing) {
  const Covered covered = cover(contract_with(tariff));
  EXPECT_EQ(covered.exercised(), Names{});
  EXPECT_TRUE(covered.missing().contains("DM2|rule|"));
  EXPECT_EQ(covered.coverage.together().percent(), 0U);
}

TEST(Coverage, OfATariffIsItsPriceEndsAndDays) {
  const Covered covered =
      cover(contract_with(tariff) + test_of("  | 2025-01-01 | 40001 | € 70,00 | verlaagd  |\n"
                                            "  | 2025-04-01 | 40002 | € 60,00 | toegekend |\n"));
  EXPECT_EQ(covered.missing(),
            (Names{"DM2|border|laatste dag 2025-06-30", "DM2|end|40004 van 40001 t/m 40004",
                   "DM2|outcome|repeats", "proef|border|laatste dag 2025-12-31",
                   "proef|outcome|allows"}));
}

TEST(Coverage, OfATariffIsWholeAtItsLastCodeAndDay) {
  const Covered covered =
      cover(contract_with(tariff) + test_of("  | 2025-01-01 | 40001 | € 70,00 | verlaagd  |\n"
                                            "  | 2025-03-01 | 40001 | € 60,00 | afgewezen |\n"
                                            "  | 2025-06-30 | 40004 | € 60,00 | toegekend |\n"));
  EXPECT_EQ(missing_of(covered, "DM2"), Names{});
}

TEST(Coverage, LeavesOutLinesOfWhichNothingIsExpected) {
  const Covered covered = cover(contract_with(tariff) +
                                "test \"alleen decor\"\n"
                                "  | datum      | code  | bedrag  |\n"
                                "  | 2025-01-01 | 40001 | € 70,00 |\n");
  EXPECT_EQ(covered.exercised(), Names{});
}

TEST(Coverage, LeavesOutARuleThatIsOutweighed) {
  const std::string text = tariff +
                           "voorwaarde nooit\n"
                           "  voor 40001\n"
                           "  vereist dat code = 79999\n"
                           "  anders vervalt\n";
  const Covered covered =
      cover(contract_with(text) + test_of("  | 2025-01-01 | 40001 | € 70,00 | afgewezen |\n"));
  EXPECT_TRUE(covered.missing().contains("DM2|rule|"));
  EXPECT_EQ(missing_of(covered, "nooit"), (Names{"outcome|holds"}));
}

const std::string exclusion =
    "uitsluiting naast-DM2\n"
    "  naast 40001, 40002 in hetzelfde kwartaal vervalt:\n"
    "    9200 t/m 9203\n"
    "    6000 met verwijscode 0055 handmatig \"Hoort dit erbij?\"\n"
    "  indien onbekend handmatig \"Waarvoor is verwezen?\"\n\n";

TEST(Coverage, OfAnExclusionIsEachRowVerdictAndEnd) {
  const Covered covered =
      cover(contract_with(exclusion) + test_of("  | 2025-01-01 | 40002 | € 70,00 | toegekend |\n"
                                               "  | 2025-01-01 | 9203  | € 70,00 | afgewezen |\n"));
  EXPECT_EQ(missing_of(covered, "naast-DM2"),
            (Names{"end|40001", "end|9200 van 9200 t/m 9203", "outcome|asks", "outcome|unknown",
                   "row|6000 met verwijscode 0055 naast 40001, 40002"}));
  EXPECT_TRUE(covered.exercised().contains("naast-DM2|row|9200 t/m 9203 naast 40001, 40002"));
}

TEST(Coverage, OfAnExclusionCountsAMissingFact) {
  const Covered covered = cover(contract_with(exclusion) +
                                test_of("  | 2025-01-01 | 40001 | € 70,00 | toegekend |\n"
                                        "  | 2025-01-01 | 6000  | € 70,00 | beoordelen |\n"));
  EXPECT_FALSE(covered.missing().contains("naast-DM2|outcome|unknown"));
}

TEST(Coverage, OfAnExceptionIsWhatItDepartsFrom) {
  const std::string text = exclusion +
                           "uitsluiting toch\n"
                           "  uitzondering op naast-DM2\n"
                           "  geldig vanaf 2025-02-01\n"
                           "  toegestaan:\n"
                           "    9200 t/m 9203\n";
  const Covered before =
      cover(contract_with(text) + test_of("  | 2025-01-01 | 40001 | € 70,00 | toegekend |\n"
                                          "  | 2025-01-01 | 9203  | € 70,00 | afgewezen |\n"));
  EXPECT_TRUE(before.missing().contains("toch|exception|naast-DM2"));
  const Covered after =
      cover(contract_with(text) + test_of("  | 2025-02-01 | 40001 | € 70,00 | toegekend |\n"
                                          "  | 2025-02-01 | 9203  | € 70,00 | toegekend |\n"));
  EXPECT_EQ(missing_of(after, "toch"), (Names{"end|9200 van 9200 t/m 9203"}));
  EXPECT_TRUE(after.missing().contains("naast-DM2|rule|"));
}

// The two chains would deny each other; `voorrang` lets nobody reach one of the rows.
TEST(Coverage, LeavesOutARowThatYields) {
  const Covered covered =
      cover(contract_with("uitsluiting ketens\n"
                          "  naast 40001 in hetzelfde kwartaal vervalt:\n"
                          "    40011\n"
                          "  naast 40011 in hetzelfde kwartaal vervalt:\n"
                          "    40001\n"
                          "  voorrang 40001 boven 40011\n"));
  EXPECT_TRUE(covered.missing().contains("ketens|row|40011 naast 40001"));
  EXPECT_FALSE(covered.missing().contains("ketens|row|40001 naast 40011"));
}

TEST(Coverage, OfALimitIsFullExactlyAndOverIt) {
  const std::string limit = "limiet twee\n  voor 12345\n  ten hoogste 2 per kalenderjaar\n";
  const std::string one = "  | 2025-01-01 | 12345 | € 10,00 | toegekend |\n";
  const Covered first = cover(contract_with(limit) + test_of(one));
  EXPECT_EQ(missing_of(first, "twee"), (Names{"end|fills", "outcome|denies"}));
  const Covered second = cover(contract_with(limit) + test_of(one + one));
  EXPECT_EQ(missing_of(second, "twee"), (Names{"outcome|denies"}));
  const Covered third =
      cover(contract_with(limit) +
            test_of(one + one + "  | 2025-12-31 | 12345 | € 1,00 | afgewezen |\n"));
  EXPECT_EQ(missing_of(third, "twee"), Names{});
}

TEST(Coverage, OfAConditionIsMetFailedAndUnknown) {
  const std::string text =
      "gegeven zorgverlener.kaderartsen: getal\n\n"
      "voorwaarde kaderarts\n"
      "  voor 40001\n"
      "  vereist dat zorgverlener.kaderartsen ≥ 1\n"
      "  anders handmatig \"Mag dat?\"\n"
      "  indien onbekend toegestaan\n";
  const std::string line = "  | 2025-01-01 | 40001 | € 10,00 | toegekend |\n";
  EXPECT_EQ(missing_of(cover(contract_with(text) + test_of(line)), "kaderarts"),
            (Names{"outcome|asks", "outcome|holds"}));
  EXPECT_EQ(missing_of(cover(contract_with(text) +
                             test_of(line, "  zorgverlener 53010001 kaderartsen 1\n")),
                       "kaderarts"),
            (Names{"outcome|asks", "outcome|unknown"}));
  EXPECT_EQ(missing_of(cover(contract_with(text) +
                             test_of("  | 2025-01-01 | 40001 | € 10,00 | beoordelen |\n",
                                     "  zorgverlener 53010001 kaderartsen 0\n")),
                       "kaderarts"),
            (Names{"outcome|holds", "outcome|unknown"}));
}

TEST(Coverage, OfAProgrammeIsWhoIsInItAndWhoIsNot) {
  const std::string text = "zorgprogramma VRM\n  keten-dbc 40011\n";
  EXPECT_EQ(missing_of(cover(contract_with(text) +
                             test_of("  | 2025-01-01 | 40011 | € 10,00 | toegekend |\n",
                                     "  ingeschreven in VRM vanaf 2024-01-01\n")),
                       "VRM"),
            (Names{"outcome|denies"}));
  EXPECT_EQ(missing_of(cover(contract_with(text) +
                             test_of("  | 2025-01-01 | 40011 | € 10,00 | afgewezen |\n")),
                       "VRM"),
            (Names{"outcome|holds"}));
}

}  // namespace
}  // namespace clausule::coverage
