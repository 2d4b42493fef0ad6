#include "tools/analysis/generate/generate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/engine.hpp"
#include "interpreter/load.hpp"
#include "interpreter/test_text.hpp"
#include "interpreter/testing.hpp"
#include "tools/analysis/coverage/observe.hpp"

namespace clausule::generate {
namespace {

constexpr std::string_view rules = R"(contract keten
  verzekeraar "Voorbeeld"
  geldig 2025-01-01 t/m 2025-12-31
  overige prestaties toegestaan

gegeven prestatie.contacten: getal

tarief DM2
  voor 40001 t/m 40003 per kwartaal
  bedraagt € 63,36

voorwaarde contact
  voor 40001
  vereist dat contacten ≥ 1
  indien onbekend handmatig "Hoeveel?"
  anders vervalt
)";

constexpr std::string_view one_test = R"(
test "een"
  | datum      | code  | contacten | bedrag  | verwacht  |
  | 2025-02-01 | 40001 | 1         | € 63,36 | toegekend |
)";

constexpr std::string_view more_rules = R"(
tarief VRM
  voor 40011 per kwartaal
  bedraagt € 20,00

uitsluiting dieet
  naast 40011 in hetzelfde kwartaal vervalt:
    6000 "Dieet"

uitsluiting nazorg
  binnen 28 dagen na 13098 vervalt:
    13099 "Nazorg"

tarief verwezen
  voor 6010 met verwijscode 0055 per verrichting
  bedraagt € 30,00
)";

/// A contract, what its tests exercise, and what is proposed.
class Proposed : public testing::Test {
 protected:
  void propose_for(std::string_view tests, std::string_view more = "") {
    interpreter::ContractTexts texts;
    texts.files.push_back({"keten.clausule", std::string(rules) + std::string(more)});
    texts.files.push_back({"tests.clausule", std::string(tests)});
    loaded_ = interpreter::load(texts);
    ASSERT_TRUE(loaded_.program);
    coverage_.emplace(loaded_.program);
    interpreter::run_tests(loaded_.program, loaded_.sources, coverage::observer_of(*coverage_));
    made_ = propose(loaded_.program, loaded_.sources, *coverage_);
  }

  /// Returns the proposal for the item whose words have this in them.
  const Situation* proposal_for(std::string_view needs) const {
    for (const Proposal& one : made_.proposals) {
      for (const std::size_t item : one.items) {
        if (coverage_->items()[item].needs.english.find(needs) != std::string::npos) {
          return &one.situation;
        }
      }
    }
    return nullptr;
  }

  /// Returns the proposal for a rule as a whole.
  [[nodiscard]] const Situation* proposal_for_rule(std::string_view rule) const {
    for (const Proposal& one : made_.proposals) {
      for (const std::size_t item : one.items) {
        const coverage::Item& is = coverage_->items()[item];
        if (is.rule == rule && is.kind == coverage::Kind::rule) return &one.situation;
      }
    }
    return nullptr;
  }

  /// Returns the words of what nothing was found for, one a line.
  [[nodiscard]] std::string left() const {
    std::string text;
    for (const std::size_t item : made_.left) {
      text += coverage_->items()[item].rule + ": " + coverage_->items()[item].needs.english + '\n';
    }
    return text;
  }

  /// Returns the proposals as tests of the contract.
  [[nodiscard]] std::string written() const {
    std::string text;
    for (std::size_t at = 0; at < made_.proposals.size(); ++at) {
      const Situation& situation = made_.proposals[at].situation;
      interpreter::RunFacts facts;
      facts.providers = &situation.providers;
      interpreter::Engine engine(loaded_.program, std::move(facts));
      text += '\n' + interpreter::test_text(*loaded_.program, "voorstel " + std::to_string(at),
                                            situation, engine.decide(situation.dossier),
                                            dsl::ast::Vocabulary::dutch);
    }
    return text;
  }

  interpreter::Loaded loaded_;
  std::optional<coverage::Coverage> coverage_;
  Proposals made_;
};

TEST_F(Proposed, DoesWhatNoTestDid) {
  propose_for(one_test);
  const Situation* last = proposal_for("40003");
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(last->dossier.lines.front().code, "40003");
  const Situation* end = proposal_for("2025-12-31");
  ASSERT_NE(end, nullptr);
  EXPECT_EQ(interpreter::to_string(end->dossier.lines.front().date), "2025-12-31");
  const Situation* more = proposal_for("claims more than its amount");
  ASSERT_NE(more, nullptr) << "a cent more than was agreed";
  EXPECT_EQ(more->dossier.lines.front().amount.value, 6337);
  const Situation* unknown = proposal_for("does not know a fact");
  ASSERT_NE(unknown, nullptr);
  EXPECT_TRUE(unknown->dossier.lines.front().facts.empty());
  EXPECT_NE(proposal_for("does not meet it"), nullptr) << "no contact at all";
}

TEST_F(Proposed, IsAsSmallAsItCanBe) {
  propose_for(R"(
test "veel"
  verzekerde geboren 1950-01-01
  | regel | datum      | code  | contacten | bedrag  | verwacht  |
  | A     | 2025-02-01 | 40001 | 1         | € 63,36 | toegekend |
  | B     | 2025-02-01 | 70000 | 1         | € 5,00  | toegekend |
)");
  const Situation* last = proposal_for("40003");
  ASSERT_NE(last, nullptr);
  ASSERT_EQ(last->dossier.lines.size(), 1);
  EXPECT_EQ(last->dossier.lines.front().id, "1");
}

TEST_F(Proposed, LeavesNothingForASecondRoundThatItDidNotReport) {
  propose_for(one_test, more_rules);
  ASSERT_FALSE(made_.proposals.empty());
  const std::vector<std::size_t> left = made_.left;
  propose_for(std::string(one_test) + written(), more_rules);
  for (std::size_t item = 0; item < coverage_->items().size(); ++item) {
    const coverage::Item& one = coverage_->items()[item];
    EXPECT_NE(one.covered, std::ranges::count(left, item) > 0) << one.rule << ' ' << one.what;
  }
  EXPECT_TRUE(made_.proposals.empty());
  EXPECT_EQ(made_.left, left);
}

TEST_F(Proposed, AreTheSameEveryTime) {
  propose_for(one_test, more_rules);
  const std::string first = written();
  propose_for(one_test, more_rules);
  EXPECT_EQ(written(), first);
}

// No test has a code of these rules, and each of their sets is one code.
TEST_F(Proposed, HasACodeOfARuleThatNamesOne) {
  propose_for(one_test, more_rules);
  EXPECT_EQ(left(), "");
  const Situation* tariff = proposal_for_rule("VRM");
  ASSERT_NE(tariff, nullptr);
  EXPECT_EQ(tariff->dossier.lines.front().code, "40011");
  const Situation* exclusion = proposal_for_rule("dieet");
  ASSERT_NE(exclusion, nullptr);
  ASSERT_EQ(exclusion->dossier.lines.size(), 2U) << "one line denies the other";
  EXPECT_NE(proposal_for_rule("nazorg"), nullptr) << "28 days after another line";
  EXPECT_NE(proposal_for_rule("verwezen"), nullptr) << "with a referral";
}

TEST_F(Proposed, HasTheCodeOfEachRowOfATable) {
  std::string table = "\ntarief losse\n  per verrichting\n  | code | bedraagt |\n";
  for (int code = 7000; code < 7100; ++code) {
    table += "  | " + std::to_string(code) + " | € 1,00   |\n";
  }
  propose_for(one_test, table);
  EXPECT_EQ(left(), "");
}

TEST_F(Proposed, MeetsTheOtherCellsOfARow) {
  propose_for(one_test,
              "\ngegeven verzekerde.polis: tekst\n\ntarief losse\n  per verrichting\n"
              "  | code | leeftijd | polis  | bedraagt |\n"
              "  | 7000 | < 18     | \"ruim\" | € 1,00   |\n"
              "  | 7000 | ≥ 18     | \"ruim\" | € 2,00   |\n");
  EXPECT_EQ(left(), "");
}

TEST_F(Proposed, HasBothCodesOfARowOfATableOfPairs) {
  propose_for(one_test,
              "\nuitsluiting codeparen\n  naast alle prestaties op dezelfde dag vervalt\n"
              "  | naast | code | retourcode |\n"
              "  | 1000  | 1001 | 0613       |\n  | 1002  | 1003 | 0613       |\n");
  EXPECT_EQ(left(), "");
}

TEST_F(Proposed, HasALineInTheDaysOfARowAndOfAProviderWithAContract) {
  propose_for(one_test,
              "\ntabel groepen per zorgverlener\n  | zorgverlener | naam |\n"
              "  | 53010001 | \"Een\" |\n\n"
              "uitsluiting elders\n  indien zorgverlener in groepen\n"
              "  naast 40011 in dezelfde maand vervalt:\n    6100 t/m 6102 behalve 6101\n");
  EXPECT_EQ(left(), "");
}

TEST_F(Proposed, BeginsWithTheCodesOfTheContractWhereThereAreNoTests) {
  propose_for("");
  EXPECT_NE(proposal_for("40003"), nullptr);
}

TEST_F(Proposed, GivesAFactThatARuleOnlyWantsToKnow) {
  propose_for(R"(
gegeven verzekerde.polisnummer: getal

gegeven verzekerde.soort: een van ruim, krap

tarief VRM
  voor 40011 per kwartaal
  indien verzekerde.polisnummer bekend en verzekerde.soort bekend
  bedraagt € 27,17

test "een"
  | datum      | code  | contacten | bedrag  | verwacht  |
  | 2025-02-01 | 40001 | 1         | € 63,36 | toegekend |
)");
  const Situation* known = proposal_for_rule("VRM");
  ASSERT_NE(known, nullptr) << left();
  EXPECT_EQ(known->dossier.facts.size(), 2U);
}

}  // namespace
}  // namespace clausule::generate
