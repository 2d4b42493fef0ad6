#include "interpreter/engine/known_provider.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/engine.hpp"
#include "tests/unit/interpreter_engine/contract.hpp"

namespace clausule::interpreter {
namespace {

/// A host that changes what is known of providers between dossiers.
class KnownProviderTest : public testing::Test {
 protected:
  KnownProviderTest()
      : program_(program_of("gegeven zorgverlener.voldoet: ja/nee\n\n"
                            "voorwaarde V\n  vereist dat zorgverlener.voldoet\n"
                            "  anders vervalt\n")),
        engine_(program_, {&providers_, {}, {}}) {}

  /// Decides a line of each provider in one dossier.
  std::vector<Outcome> decide(const std::vector<std::string>& providers) {
    Dossier dossier;
    dossier.insured = "A";
    for (const std::string& provider : providers) {
      ClaimLine claim = claim_of("40001", "2024-07-01");
      claim.id = std::to_string(dossier.lines.size());
      claim.provider = provider;
      dossier.lines.push_back(std::move(claim));
    }
    std::vector<Outcome> outcomes;
    for (const Decision& one : engine_.decide(dossier)) outcomes.push_back(one.outcome);
    return outcomes;
  }
  Outcome decide(const std::string& provider) {
    return decide(std::vector<std::string>{provider}).front();
  }

  [[nodiscard]] std::vector<ProviderFacts> meets(bool value) const {
    const auto found = std::ranges::find(program_->facts, std::string("voldoet"), &FactInfo::name);
    const auto index = static_cast<std::uint32_t>(found - program_->facts.begin());
    return {{{}, {{FactId{index}, value}}}};
  }

  std::shared_ptr<const Program> program_;
  Providers providers_;
  Engine engine_;
};

TEST_F(KnownProviderTest, IsReadAnewForEachDossier) {
  EXPECT_EQ(decide("53010001"), Outcome::error) << "nothing is known";
  providers_["53010001"] = meets(true);
  EXPECT_EQ(decide("53010001"), Outcome::approved) << "known now";
  providers_["53010001"] = meets(false);
  EXPECT_EQ(decide("53010001"), Outcome::rejected) << "other facts in the same place";
  providers_.erase("53010001");
  EXPECT_EQ(decide("53010001"), Outcome::error) << "known no longer";
}

TEST_F(KnownProviderTest, IsFoundAmongOthersThatComeAndGo) {
  for (int round = 0; round < 50; ++round) {
    providers_.clear();
    std::vector<std::string> numbers;
    std::vector<Outcome> expected;
    for (int at = 0; at < 20; ++at) {
      const std::string number = std::to_string(53010000 + at);
      numbers.push_back(number);
      switch ((round + at) % 3) {
        case 0:
          providers_[number] = meets(true);
          expected.push_back(Outcome::approved);
          break;
        case 1:
          providers_[number] = meets(false);
          expected.push_back(Outcome::rejected);
          break;
        default:
          expected.push_back(Outcome::error);
      }
    }
    ASSERT_EQ(decide(numbers), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace clausule::interpreter
