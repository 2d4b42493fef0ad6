#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/reference/random/run.hpp"

namespace clausule::differential {
namespace {

/// Two clauses that never stand in one declaration, and why.
struct Impossible {
  std::string_view pair;
  std::string_view reason;
};

constexpr std::array<Impossible, 10> impossible{{
    {"contract: verzekeraar + wijzigt", "an amendment has the insurer of its contract"},
    {"contract: lijst + wijzigt", "an amendment has the lists of its contract"},
    {"contract: wijzigt + retourcode", "an amendment has the return code of its contract"},
    {"tarief: rekenkundig afgerond op + verdeeld over", "rounding_beside_split"},
    {"tarief: verhoogd met + verdeeld over", "a percentage leaves parts of a cent"},
    {"tarief: naar rato van dagen in + verdeeld over", "a part of the days leaves parts of a cent"},
    {"tarief: verdeeld over + |", "a table has components of its own"},
    {"uitsluiting: vervalt + |", "no_relation: pairs in a table say in which window"},
    {"verrekening: verdeeld over + ten gunste van", "receiver_and_shares"},
    {"verrekening: rest naar + ten gunste van", "receiver_and_shares"},
}};

std::string guide_page() {
  std::ifstream page(std::string(CLAUSULE_SOURCE_ROOT) + "/docs/language/clauses.md");
  return {std::istreambuf_iterator<char>(page), {}};
}

TEST(RandomContracts, ReachEachOutcomeGroundClauseAndPairOfClauses) {
  Plan plan;
  plan.dossiers = 6;
  plan.laws_every = 0;
  Search search(std::move(plan), guide_rows(guide_page()));
  for (std::uint64_t number = 0; number < 4500; ++number) search.contract(number);
  const std::vector<std::string> never = search.coverage().never();
  for (const std::string& one : never) {
    EXPECT_TRUE(std::any_of(impossible.begin(), impossible.end(),
                            [&](const Impossible& known) { return known.pair == one; }))
        << one << " never took part in a decision";
  }
  for (const Impossible& known : impossible) {
    EXPECT_NE(std::find(never.begin(), never.end(), known.pair), never.end())
        << known.pair << " is possible after all";
  }
}

TEST(Coverage, CountsWhatTookPart) {
  Coverage coverage(guide_rows(
      "| clause | tarief | limiet |\n|---|---|---|\n| `voor` | ● | ● |\n| `per` | ● | |\n"));
  const Contract contract{
      {{"a", {{"tarief t", {{"voor 1"}, {"per dag"}}}, {"limiet l", {{"voor 1"}}}}}}, {}};
  coverage.add(contract, {{"t", 2}}, 5);
  const std::vector<std::string> never = coverage.never();
  EXPECT_NE(std::find(never.begin(), never.end(), "limiet: voor"), never.end());
  EXPECT_EQ(std::find(never.begin(), never.end(), "tarief: voor"), never.end());
  EXPECT_EQ(std::find(never.begin(), never.end(), "tarief: voor + per"), never.end());
  EXPECT_NE(std::find(never.begin(), never.end(), "outcome approved"), never.end());
}

}  // namespace
}  // namespace clausule::differential
