#include "tools/analysis/shrink/shrink.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/unit/shrink/contract.hpp"
#include "tools/analysis/shrink/anonymous.hpp"
#include "tools/analysis/shrink/places.hpp"

namespace clausule::shrink {
namespace {

using interpreter::TestCase;

TestCase case_of(std::vector<interpreter::ClaimLine> lines) {
  TestCase test;
  test.dossier.insured = "p-17";
  test.dossier.enrolments.emplace();
  test.dossier.lines = std::move(lines);
  return test;
}

bool has(const TestCase& test, const std::string& id) {
  for (const auto& claim : test.dossier.lines) {
    if (claim.id == id) return true;
  }
  return false;
}

TEST(Shrunk, KeepsTwoLinesThatNeedEachOther) {
  TestCase test = case_of({});
  for (int number = 1; number <= 20; ++number) {
    test.dossier.lines.push_back(line(std::to_string(number), "2025-03-04"));
    test.dossier.lines.back().provider = "53010001";
    test.dossier.lines.back().quantity = number;
  }
  test.dossier.born = interpreter::parse_date("1950-05-06");
  const TestCase small =
      shrunk(test, [](const TestCase& one) { return has(one, "3") && has(one, "17"); });
  ASSERT_EQ(small.dossier.lines.size(), 2U);
  EXPECT_EQ(small.dossier.lines[0].id, "3");
  EXPECT_EQ(small.dossier.lines[1].id, "17");
  EXPECT_FALSE(small.dossier.born);
  EXPECT_FALSE(small.dossier.lines[0].provider);
  EXPECT_EQ(small.dossier.lines[1].quantity, 1);
}

TEST(Numbered, CountsLinesByDateAndThenById) {
  TestCase test =
      case_of({line("10", "2025-03-04"), line("9", "2025-03-04"), line("x", "2025-01-01")});
  test.dossier.history.push_back({line("h", "2025-12-01"), {}, {}});
  test.dossier.lines[0].credits = "h";
  test.dossier.lines[1].credits = "nobody";
  const Numbered last = numbered(test);
  EXPECT_EQ(last.ids, (std::vector<std::string>{"x", "9", "10"}));
  EXPECT_EQ(last.test.dossier.lines[2].id, "4");
  EXPECT_EQ(last.test.dossier.lines[2].credits, "1");
  EXPECT_EQ(last.test.dossier.lines[1].credits, "5");
  EXPECT_EQ(last.test.dossier.insured, "test");
}

TEST(Numbered, GivesNoNumberTwiceWhereAnIdComesBack) {
  TestCase test =
      case_of({line("1", "2025-03-04"), line("1", "2025-03-05"), line("2", "2025-03-06")});
  test.dossier.lines[2].credits = "nobody";
  const Numbered last = numbered(test);
  EXPECT_EQ(last.test.dossier.lines[1].id, "2");
  EXPECT_EQ(last.test.dossier.lines[2].id, "3");
  EXPECT_EQ(last.test.dossier.lines[2].credits, "4");
}

TEST(Differs, ByAmountOrOutcomeButNotByAnOutcomeThatIsNotKnown) {
  const Found approved{interpreter::Outcome::approved, {100}, "A", {}};
  EXPECT_FALSE(differs(approved, {interpreter::Outcome::approved, {100}, "B", {}}));
  EXPECT_TRUE(differs(approved, {interpreter::Outcome::approved, {99}, "A", {}}));
  EXPECT_TRUE(differs(approved, {interpreter::Outcome::review, {100}, "A", {}}));
  EXPECT_FALSE(differs(approved, {{}, {100}, "", {}}));
}

TEST(IsRound, OnTheFirstDayOrOfAnEndOnTheLast) {
  const auto date = [](const char* text) { return interpreter::parse_date(text).value(); };
  EXPECT_TRUE(is_round(date("2024-02-01"), DateRole::service));
  EXPECT_FALSE(is_round(date("2024-02-29"), DateRole::service));
  EXPECT_TRUE(is_round(date("2024-02-29"), DateRole::last_day));
}

}  // namespace
}  // namespace clausule::shrink
