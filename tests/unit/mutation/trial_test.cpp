#include "tools/analysis/mutation/trial.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "dsl/format.hpp"
#include "tests/unit/mutation/support.hpp"

namespace clausule::mutation {
namespace {

using Texts = std::vector<std::string>;

const std::string a_test =
    "test \"een\"\n"
    "  | datum      | code  | bedrag  | vergoed |\n"
    "  | 2024-05-01 | 40001 | € 70,00 | € 61,00 |\n";

bool has(const Texts& texts, const std::string& text) {
  return std::ranges::find(texts, text) != texts.end();
}

TEST(Trial, CountsWhatTheCheckRefuses) {
  const auto all = outcomes(contract_with("tarief DM2\n"
                                          "  per kwartaal\n"
                                          "  | code  | geldig vanaf | geldig t/m | bedraagt |\n"
                                          "  | 40001 | 2024-01-01   | 2024-06-30 | € 61,00  |\n"
                                          "  | 40001 | 2024-07-01   | 2024-12-31 | € 62,00  |\n") +
                            a_test);
  EXPECT_TRUE(has(with_fate(Fate::refused, all), "2024-06-30 > 2024-07-01"));
}

TEST(Trial, CountsPropertiesThatNoLongerHold) {
  const auto all =
      outcomes(contract_with("tarief DM2\n"
                             "  voor 40001 per kwartaal\n"
                             "  bedraagt € 61,00\n"
                             "tarief VRM\n"
                             "  voor 40011 per kwartaal\n"
                             "  bedraagt € 61,00\n"
                             "eis niet-te-duur\n"
                             "  altijd datum > 2024-12-31 of leeftijd < 1000 of DM2 ≤ € 61,00\n") +
               a_test);
  EXPECT_TRUE(has(with_fate(Fate::failed, all), "€ 61,00 > € 61,01"));
  EXPECT_TRUE(has(with_fate(Fate::survived, all), "€ 61,00 > € 60,99"));
}

// The contract ends on its last day; a longest term beyond that says nothing more.
TEST(Trial, ProvesThatNothingReadsAChange) {
  std::string text = contract_with("tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 61,00\n");
  text.insert(text.find("  overige"), "  geldig ten hoogste 3 jaar\n");
  const auto all = outcomes(text + a_test);
  EXPECT_EQ(with_fate(Fate::same_rules, all), (Texts{"3 > 4", "3 > 2"}));
}

TEST(Trial, ProvesThatADayOutsideTheContractIsNeverReached) {
  const std::string rules =
      "tarief DM2\n"
      "  per kwartaal\n"
      "  | code  | geldig vanaf | bedraagt |\n"
      "  | 40001 | 2024-01-01   | € 61,00  |\n";
  EXPECT_TRUE(has(with_fate(Fate::outside_contract, outcomes(contract_with(rules) + a_test)),
                  "2024-01-01 > 2023-12-31"));
}

// A window of days looks across the border of the contract, so nothing is proved.
TEST(Trial, ProvesNothingWhereARuleLooksAcrossTheBorder) {
  const std::string rules =
      "tarief DM2\n"
      "  per kwartaal\n"
      "  | code  | geldig vanaf | bedraagt |\n"
      "  | 40001 | 2024-01-01   | € 61,00  |\n"
      "uitsluiting herhaling\n"
      "  binnen 28 dagen na 13001 vervalt:\n"
      "    13002\n";
  const auto all = outcomes(contract_with(rules) + a_test);
  EXPECT_TRUE(with_fate(Fate::outside_contract, all).empty());
  EXPECT_TRUE(has(with_fate(Fate::survived, all), "2024-01-01 > 2023-12-31"));
}

TEST(Trial, ProvesThatNobodyReadsAProgramme) {
  const std::string rules =
      "zorgprogramma Astma\n"
      "  peildatum eerste dag van het kwartaal\n"
      "tarief DM2\n"
      "  voor 40001 per kwartaal\n"
      "  bedraagt € 61,00\n";
  EXPECT_TRUE(has(with_fate(Fate::without_effect, outcomes(contract_with(rules) + a_test)),
                  "het kwartaal > de maand"));
  // A rule that asks who is in it asks on its own day, but what it requires is asked on its own.
  const std::string reads =
      "uitsluiting in-Astma\n"
      "  tijdens inschrijving in Astma vervalt:\n"
      "    13002\n";
  EXPECT_TRUE(has(with_fate(Fate::without_effect, outcomes(contract_with(rules + reads) + a_test)),
                  "het kwartaal > de maand"));
  std::string requires_age = rules + reads;
  requires_age.insert(requires_age.find("tarief"), "  vereist dat leeftijd ≥ 18\n");
  EXPECT_TRUE(
      with_fate(Fate::without_effect, outcomes(contract_with(requires_age) + a_test)).empty());
}

TEST(Trial, ProvesThatAPermissionHasNoEffect) {
  const std::string permission =
      "tarief DM2\n"
      "  voor 40001 per kwartaal\n"
      "  bedraagt € 61,00\n"
      "uitsluiting mag-wel\n"
      "  naast 40001 in hetzelfde kwartaal toegestaan:\n"
      "    40021\n";
  const std::string change = "40021 > 40022";
  EXPECT_TRUE(
      has(with_fate(Fate::without_effect, outcomes(contract_with(permission) + a_test)), change));
  // Beside a denial of the code that it becomes, it asks which of the two holds.
  const std::string denial =
      "uitsluiting mag-niet\n"
      "  naast 40001 in hetzelfde kwartaal vervalt:\n"
      "    40022\n"
      "  indien leeftijd ≥ 18\n";
  EXPECT_FALSE(
      has(with_fate(Fate::without_effect, outcomes(contract_with(permission + denial) + a_test)),
          change));
}

const std::string some_rules =
    "gegeven prestatie.spoed: ja/nee\n"
    "tarief DM2\n"
    "  voor 40001 per kwartaal\n"
    "  bedraagt € 61,00 verhoogd met 2,5%\n"
    "  rekenkundig afgerond op centen\n"
    "uitsluiting voetzorg\n"
    "  naast 40001 in hetzelfde kwartaal vervalt:\n"
    "    9200 t/m 9203, 9300\n"
    "    6000 met verwijscode 0055 handmatig \"Waarvoor?\"\n"
    "  indien spoed en leeftijd ≥ 18\n"
    "  indien onbekend toegestaan\n"
    "limiet consulten\n"
    "  voor 12001\n"
    "  ten hoogste 3 per kalenderjaar\n"
    "test \"een\"\n"
    "  | datum      | code  | bedrag  | vergoed |\n"
    "  | 2024-05-01 | 40001 | € 70,00 | € 62,53 |\n";

TEST(Trial, GivesTheSameForAnyNumberOfThreads) {
  const std::string text = contract_with(some_rules);
  const auto one = outcomes(text);
  EXPECT_EQ(outcomes(text, {}, 2), one);
  EXPECT_EQ(outcomes(text, {}, 7), one);
}

/// Returns the kinds, rules and fates: what of a change has no words in it.
auto without_words(const std::vector<Outcome>& all) {
  std::vector<std::tuple<ChangeKind, std::string, Fate>> left;
  for (const Outcome& one : all) left.emplace_back(one.kind, one.rule, one.fate);
  return left;
}

TEST(Trial, GivesTheSameInAnyLayoutAndInEitherVocabulary) {
  const std::string text = contract_with(some_rules);
  const auto written = without_words(outcomes(text));
  for (const auto vocabulary : {dsl::Vocabulary::dutch, dsl::Vocabulary::english}) {
    dsl::Diagnostics none;
    dsl::Sources sources;
    const dsl::FileId file = sources.add("c.clausule", text);
    const auto laid_out = dsl::format(file, sources, vocabulary, none);
    ASSERT_EQ(laid_out.status, dsl::FormatStatus::done);
    EXPECT_EQ(without_words(outcomes(laid_out.text)), written) << laid_out.text;
  }
}

TEST(ChangedText, IsTheTextWithAnotherInOnePlace) {
  const Change change{ChangeKind::amount, {{}, 2, 4}, "xyz", {}, {}, {}};
  EXPECT_EQ(changed_text("abcdef", change), "abxyzef");
}

}  // namespace
}  // namespace clausule::mutation
