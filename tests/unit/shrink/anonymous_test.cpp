#include "tools/analysis/shrink/anonymous.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/shrink/contract.hpp"

namespace clausule::shrink {
namespace {

using interpreter::TestCase;
using interpreter::Text;

/// A person with all that says something of them.
TestCase person(const interpreter::Program& program) {
  TestCase test;
  test.dossier.insured = "p-17";
  test.dossier.born = day("1951-08-23");
  test.dossier.facts = {known(program, "verzekerde.wijk", Text{"Oud-West"})};
  test.dossier.enrolments = {{"DM2", day("2022-05-17"), day("2025-11-30"), {}}};
  test.dossier.lines.push_back(line("K77", "2025-08-19"));
  test.dossier.lines.front().provider = "53017777";
  test.providers["53017777"] = {{{}, {known(program, "zorgverlener.naam", Text{"Groep Zuid"})}}};
  return test;
}

const char* const contract =
    "gegeven verzekerde.wijk: tekst\n\ngegeven zorgverlener.naam: tekst\n\n"
    "zorgprogramma DM2\n  keten-dbc 40001\n";

bool names_nothing(std::string_view) {
  return false;
}
bool keeps_all(const TestCase&) {
  return true;
}

TEST(Anonymous, LeavesNothingOfThePersonWhereNothingMatters) {
  const auto program = program_of(contract);
  const Published published{*program, names_nothing};
  const TestCase before = person(*program);
  const TestCase after = anonymous(before, keeps_all, published);
  const auto& claim = after.dossier.lines.front();
  EXPECT_EQ(claim.provider, "99000001");
  EXPECT_EQ(after.providers.begin()->first, "99000001");
  EXPECT_EQ(claim.date, day("2024-01-01"));
  EXPECT_EQ(claim.amount.value, 10000);
  EXPECT_EQ(after.dossier.born, day("1950-01-01"));
  EXPECT_EQ(std::get<Text>(after.dossier.facts.front().value).value, "x");
  const Left left = left_of(before, after, published);
  EXPECT_TRUE(left.providers.empty());
  EXPECT_TRUE(left.dates.empty());
  EXPECT_TRUE(left.amounts.empty());
  EXPECT_TRUE(left.texts.empty());
}

TEST(Anonymous, KeepsWhatTheCaseNeedsAndSaysSo) {
  const auto program = program_of(contract);
  const Published published{*program, names_nothing};
  const TestCase before = person(*program);
  const auto needs_all = [&](const TestCase& test) {
    return test.dossier.born == before.dossier.born &&
           test.dossier.lines.front().provider == "53017777" &&
           test.dossier.lines.front().amount == before.dossier.lines.front().amount &&
           std::get<Text>(test.dossier.facts.front().value).value == "Oud-West";
  };
  const Left left = left_of(before, anonymous(before, needs_all, published), published);
  EXPECT_EQ(left.providers, (std::vector<std::string>{"53017777"}));
  EXPECT_EQ(left.dates, (std::vector{day("1951-08-23")}));
  EXPECT_EQ(left.amounts, (std::vector<interpreter::Cents>{{6336}}));
  EXPECT_EQ(left.texts, (std::vector<std::string>{"Oud-West"}));
}

TEST(Anonymous, LeavesWhatAContractNames) {
  const auto program = program_of(contract);
  const Published published{*program, [](std::string_view text) { return text == "53017777"; }};
  const TestCase before = person(*program);
  const TestCase after = anonymous(before, keeps_all, published);
  EXPECT_EQ(after.dossier.lines.front().provider, "53017777");
  EXPECT_TRUE(left_of(before, after, published).providers.empty());
}

TEST(Anonymous, LeavesAmountsThatAnOldEngineWasGiven) {
  const auto program = program_of(contract);
  const Published published{*program, names_nothing, true};
  const TestCase after = anonymous(person(*program), keeps_all, published);
  EXPECT_EQ(after.dossier.lines.front().amount.value, 6336);
}

}  // namespace
}  // namespace clausule::shrink
