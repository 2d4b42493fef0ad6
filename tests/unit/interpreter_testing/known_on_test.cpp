#include "interpreter/known_on.hpp"

#include <gtest/gtest.h>

#include <string>

#include "interpreter/hash.hpp"
#include "tests/unit/interpreter_testing/contract.hpp"

namespace clausule::interpreter {
namespace {

const std::string contract = R"(contract zorggroep
  verzekeraar "Voorbeeld"
  geldig 2023-01-01 t/m 2024-12-31
  partijen 53010001
  overige prestaties toegestaan

codelijst dieet = 6000

definitie index = 0%

tarief DM2
  voor 40001 per verrichting
  bedraagt € 60,00 verhoogd met index
  rekenkundig afgerond op centen

limiet dieet-per-jaar
  voor dieet
  ten hoogste 1 per kalenderjaar
)";

const std::string amendment = R"(contract zorggroep-2024
  wijzigt zorggroep
  geldig vanaf 2024-01-01
  gepubliceerd op 2023-11-15
  partijen 53010001, 53010002
  overige prestaties vervalt

codelijst dieet-2024 = 6000, 6001
  uitzondering op dieet

definitie index-2024 = 2%
  uitzondering op index

tarief DM2-2024
  uitzondering op DM2
  bedraagt € 62,00

uitsluiting nieuw
  naast 40001 in hetzelfde kwartaal vervalt:
    9201
)";

Loaded load_files(const std::vector<std::string>& files) {
  ContractTexts texts;
  for (const std::string& file : files) {
    texts.files.push_back({std::to_string(texts.files.size()) + ".clausule", file});
  }
  Loaded loaded = load(texts);
  for (const dsl::Diagnostic& finding : loaded.diagnostics.all()) {
    ADD_FAILURE() << dsl::message(finding, dsl::Language::english);
  }
  return loaded;
}

Date day(const char* text) {
  return *parse_date(text);
}

TEST(AsKnownOn, LeavesAnAmendmentOutOfTheTextUntilItIsPublished) {
  const Loaded alone = load_files({contract});
  const Loaded both = load_files({amendment, contract});
  ASSERT_TRUE(alone.program && both.program);
  EXPECT_NE(both.program->hash, alone.program->hash);
  const auto before = as_known_on(both.program, day("2023-11-14"));
  EXPECT_EQ(canonical_text(*before), canonical_text(*alone.program));
  EXPECT_EQ(before->hash, alone.program->hash);
  const auto on = as_known_on(both.program, day("2023-11-15"));
  EXPECT_EQ(on, both.program);
}

TEST(AsKnownOn, KeepsTheIdsOfRulesAndFacts) {
  const Loaded both = load_files({amendment, contract});
  ASSERT_TRUE(both.program);
  const auto before = as_known_on(both.program, day("2023-01-01"));
  ASSERT_EQ(before->tariffs.size(), both.program->tariffs.size());
  for (std::size_t at = 0; at < before->tariffs.size(); ++at) {
    EXPECT_EQ(before->tariffs[at].name, both.program->tariffs[at].name);
    EXPECT_EQ(before->tariffs[at].versions.empty(), before->tariffs[at].name == "DM2-2024");
  }
  EXPECT_EQ(before->facts.size(), both.program->facts.size());
  EXPECT_TRUE(before->amendments.empty());
  EXPECT_EQ(before->parties_on(day("2024-06-01")), &*before->contract.parties);
}

TEST(AsKnownOn, LeavesOutVersionsAndRows) {
  const std::string rows = R"(
tarief consult
  voor 12011 per verrichting
  | gepubliceerd op | bedraagt |
  | 2022-09-20      | € 11,30  |
)";
  const std::string later = "  | 2022-12-06      | € 11,51  |\n";
  const Loaded first = load_files({contract + rows});
  const Loaded second = load_files({contract + rows + later});
  ASSERT_TRUE(first.program && second.program);
  EXPECT_EQ(as_known_on(second.program, day("2022-12-05"))->hash, first.program->hash);
  EXPECT_EQ(as_known_on(second.program, day("2022-12-06"))->hash, second.program->hash);
  EXPECT_NE(as_known_on(second.program, day("2022-09-19"))->hash, first.program->hash);
}

TEST(AsKnownOn, IsTheProgramItselfWhereNothingWasPublished) {
  const Loaded alone = load_files({contract});
  ASSERT_TRUE(alone.program);
  EXPECT_EQ(as_known_on(alone.program, day("1900-01-01")), alone.program);
}

TEST(Parties, AreThoseOfTheAmendmentWhileItHolds) {
  const Loaded both = load_files({amendment, contract});
  ASSERT_TRUE(both.program);
  const Program& program = *both.program;
  EXPECT_EQ(program.parties_on(day("2023-12-31")), &*program.contract.parties);
  EXPECT_EQ(program.parties_on(day("2024-01-01")), &*program.amendments.front().parties);
}

}  // namespace
}  // namespace clausule::interpreter
