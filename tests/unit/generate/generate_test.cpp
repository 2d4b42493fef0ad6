#include "tools/analysis/generate/generate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/load.hpp"
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

/// A contract, what its tests exercise, and what is proposed.
class Proposed : public testing::Test {
 protected:
  void propose_for(std::string_view tests) {
    interpreter::ContractTexts texts;
    texts.files.push_back({"keten.clausule", std::string(rules) + std::string(tests)});
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
  propose_for(one_test);
  for (const Proposal& one : made_.proposals) {
    for (const std::size_t item : one.items) {
      EXPECT_EQ(std::ranges::count(made_.left, item), 0);
      EXPECT_FALSE(coverage_->items()[item].covered);
    }
  }
  const std::size_t first = made_.proposals.size();
  propose_for(one_test);
  EXPECT_EQ(made_.proposals.size(), first) << "the same again";
}

TEST_F(Proposed, BeginsWithTheCodesOfTheContractWhereThereAreNoTests) {
  propose_for("");
  EXPECT_NE(proposal_for("40003"), nullptr);
}

}  // namespace
}  // namespace clausule::generate
