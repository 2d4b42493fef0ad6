#include "interpreter/decision.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace clausule::interpreter {
namespace {

TEST(NameOfOutcome, HasAWordOfItsOwnInBothLanguages) {
  std::set<std::string_view> english;
  std::set<std::string_view> dutch;
  for (const Outcome outcome : outcomes) {
    english.insert(name_of(outcome));
    dutch.insert(dutch_name_of(outcome));
  }
  EXPECT_EQ(english,
            (std::set<std::string_view>{"approved", "reduced", "rejected", "review", "error"}));
  EXPECT_EQ(dutch, (std::set<std::string_view>{"toegekend", "verlaagd", "afgewezen", "beoordelen",
                                               "fout"}));
}

TEST(NameOfGround, HasAWordOfItsOwnInBothLanguages) {
  std::set<std::string_view> english;
  std::set<std::string_view> dutch;
  for (const Ground ground : grounds) {
    english.insert(name_of(ground));
    dutch.insert(dutch_name_of(ground));
  }
  EXPECT_EQ(english, (std::set<std::string_view>{"none", "tariff", "exclusion", "limit",
                                                 "condition", "programme", "contract", "codelist",
                                                 "credit", "claim", "deductible"}));
  EXPECT_EQ(dutch, (std::set<std::string_view>{
                       "geen", "tarief", "uitsluiting", "limiet", "voorwaarde", "zorgprogramma",
                       "contract", "codelijst", "credit", "prestatie", "eigen-risico"}));
}

TEST(NameOfRole, NamesEachRole) {
  EXPECT_EQ(name_of(Explanation::Role::decision), "decision");
  EXPECT_EQ(name_of(Explanation::Role::silent), "silent");
  EXPECT_EQ(name_of(Explanation::Role::value), "value");
}

}  // namespace
}  // namespace clausule::interpreter
