#include <gtest/gtest.h>

#include <string>

#include "dsl/parse.hpp"
#include "parsed.hpp"

namespace clausule::dsl {
namespace {

using Kinds = std::vector<std::string>;

TEST(Recovery, NMistakesGiveNErrorsAndTheGoodClausesStay) {
  const Parsed parsed(
      "tarief DM2\n"
      "  voor 40001 pr kwartaal\n"
      "  indien leeftijd ≥\n"
      "  bedraagt € 61,00\n"
      "  retourcod 0611\n"
      "  geldig vanaf gisteren\n"
      "\n"
      "limiet x\n"
      "  ten hoogste 1 per kwartaal\n");
  EXPECT_EQ(parsed.kinds(),
            (Kinds{"misspelt_keyword", "expected_expression", "misspelt_keyword", "expected_date"}))
      << parsed.report();
  ASSERT_EQ(parsed.file.declarations.size(), 2U);
  EXPECT_EQ(parsed.file.declarations[0].clauses.size(), 1U);
  EXPECT_EQ(parsed.file.declarations[1].clauses.size(), 1U);
}

TEST(Recovery, ABrokenGroupTakesItsRowsWithIt) {
  const Parsed parsed(
      "uitsluiting x\n"
      "  naast 40001 in hetzelfde vervalt:\n"
      "    6000 # eerste\n"
      "\n"
      "    9200 t/m 9203 \"Voetzorg\"\n"
      "  retourcode 0613\n");
  EXPECT_EQ(parsed.kinds(), Kinds{"expected_same"}) << parsed.report();
  EXPECT_EQ(parsed.clause<ast::ReturnCode>().code.text, "0613");
}

TEST(Recovery, ABrokenRowLeavesTheOthers) {
  const Parsed parsed(
      "uitsluiting x\n"
      "  naast 40001 in hetzelfde kwartaal vervalt:\n"
      "    6000\n"
      "    6001 € 3\n"
      "    6002\n");
  EXPECT_EQ(parsed.kinds(), Kinds{"text_after_clause"}) << parsed.report();
  EXPECT_EQ(parsed.clause<ast::Group>().rows.size(), 2U);
}

TEST(Recovery, ABrokenTableRowLeavesTheOthers) {
  const Parsed parsed(
      "tabel x per code\n"
      "  | code  | bedrag-nieuw |\n"
      "  | 40001 | € 1,00 |\n"
      "  | 40002 | € |\n"
      "  | 40003 | € 3,00\n"
      "  | 40004 | € 4,00 |\n");
  EXPECT_EQ(parsed.kinds(), (Kinds{"expected_cell", "expected_sign"})) << parsed.report();
  EXPECT_EQ(parsed.clause<ast::Table>().rows.size(), 2U);
}

TEST(Recovery, ABrokenHeaderTakesItsTableWithIt) {
  const Parsed parsed(
      "tabel x per code\n"
      "  | code | bedrag nieuw |\n"
      "  | 40001 | € 1,00 |\n"
      "  | 40002 | € 2,00 |\n"
      "  geldig vanaf 2025-01-01\n");
  EXPECT_EQ(parsed.kinds(), Kinds{"expected_sign"}) << parsed.report();
  EXPECT_EQ(parsed.file.declarations.at(0).clauses.size(), 1U);
}

TEST(Recovery, ABrokenBulletLeavesTheOthers) {
  const Parsed parsed(
      "eis x\n"
      "  altijd aan alle voorwaarden is voldaan:\n"
      "    - a\n"
      "    - = 3\n"
      "    - b\n");
  EXPECT_EQ(parsed.kinds(), Kinds{"expected_expression"}) << parsed.report();
  const auto& guard = parsed.clause<ast::Guard>();
  EXPECT_EQ(std::get<ast::Junction>(guard.condition.value).operands.size(), 2U);
}

TEST(Recovery, ABrokenClauseTakesItsContinuationWithIt) {
  const Parsed parsed(
      "tarief x\n"
      "  voor € 1,\n"
      "    40002\n"
      "    behalve 40003\n"
      "  bedraagt € 3\n");
  EXPECT_EQ(parsed.kinds(), Kinds{"expected_codes"}) << parsed.report();
}

TEST(Recovery, AMisspeltHeadDoesNotBreakItsClauses) {
  const Parsed parsed("tarif x\n  voor 40001\n  bedraagt € 3\n\ntarief y\n  voor 40002\n");
  EXPECT_EQ(parsed.kinds(), Kinds{"misspelt_keyword"}) << parsed.report();
  ASSERT_EQ(parsed.file.declarations.size(), 1U);
  EXPECT_EQ(parsed.file.declarations[0].name.text, "y");
}

TEST(Recovery, ABrokenHeadDropsItsDeclarationOnly) {
  const Parsed parsed("tarief 3\n  voor 40001\ntarief y\n  voor € 3\n");
  EXPECT_EQ(parsed.kinds(), (Kinds{"expected_name", "expected_codes"})) << parsed.report();
  ASSERT_EQ(parsed.file.declarations.size(), 1U);
}

TEST(Recovery, WhatIsMissingAtALineEndLeavesTheNextLineAlone) {
  const Parsed parsed("tarief x\n  indien (a en\n    b\n\ntarief y\n  voor 40001\n");
  EXPECT_EQ(parsed.kinds(), Kinds{"expected_sign"}) << parsed.report();
  EXPECT_EQ(parsed.sources.position(parsed.diagnostics.all()[0].location).line, 3U);
  EXPECT_EQ(parsed.file.declarations.size(), 2U);
}

TEST(Recovery, StopsAfterTooManyErrors) {
  std::string text = "tarief x\n";
  for (int line = 0; line < 1000; ++line) text += "  blabla\n";
  const Parsed parsed(text);
  EXPECT_EQ(parsed.kinds().size(), 101U);
  EXPECT_EQ(parsed.kinds().back(), "too_many_errors");
}

TEST(Recovery, StopsAfterTooManyWrongRows) {
  std::string text = "tabel x per code\n  | code | prijs |\n";
  for (int line = 0; line < 1000; ++line) text += "  | 1 |\n";
  const Parsed parsed(text + "tabel y\n  | a | b |\n  | 1 |\n");
  EXPECT_EQ(parsed.kinds().size(), 101U);
  EXPECT_EQ(parsed.kinds().front(), "cell_count");
  EXPECT_EQ(parsed.kinds().back(), "too_many_errors");
}

TEST(Recovery, DeepNestingGivesOneErrorAndTheRestIsRead) {
  for (const std::string_view part : {"(", "niet ", "som ", "x(", "(\n"}) {
    std::string text = "tarief x\n  indien ";
    for (int level = 0; level < 100'000; ++level) text += part;
    text += "\n  bedraagt € 3\n";
    const Parsed parsed(text);
    EXPECT_EQ(parsed.kinds(), Kinds{"nesting_too_deep"}) << part;
    EXPECT_TRUE(
        std::holds_alternative<ast::AmountsTo>(parsed.file.declarations.at(0).clauses.at(0).value));
  }
}

TEST(Recovery, NestingUpToTheLimitIsRead) {
  const std::string text =
      "definitie x = " + std::string(60, '(') + "1" + std::string(60, ')') + "\n";
  EXPECT_EQ(Parsed(text).kinds(), Kinds{});
}

TEST(Recovery, ALongChainGivesOneError) {
  std::string text = "definitie x = 1";
  for (int part = 0; part < 100'000; ++part) text += " + 1";
  EXPECT_EQ(Parsed(text + "\n").kinds(), Kinds{"expression_too_long"});
  text = "definitie x = 1";
  for (int part = 0; part < 200; ++part) text += " + 1";
  EXPECT_EQ(Parsed(text + "\n").kinds(), Kinds{});
}

TEST(Recovery, WhatIsToldOfALongWordAndLineHasAnEnd) {
  const Parsed parsed("tarief x\n  " + std::string(100'000, 'y') + " 6000,6001\n  voor " +
                      std::string(100'000, 'z') + ", 6000,6001\n");
  ASSERT_EQ(parsed.diagnostics.all().size(), 2U);
  for (const Diagnostic& one : parsed.diagnostics.all()) {
    EXPECT_LT(message(one, Language::dutch).size(), 400U);
    EXPECT_LT(one.mended.size(), 401U);
  }
}

}  // namespace
}  // namespace clausule::dsl
