#include "tools/analysis/shrink/stated.hpp"

#include <gtest/gtest.h>

#include "tests/unit/shrink/contract.hpp"

namespace clausule::shrink {
namespace {

using interpreter::TestCase;
using interpreter::Text;

const char* const facts =
    "gegeven verzekerde.polis: tekst\n\n"
    "gegeven verzekerde.verblijf: periode\n\n"
    "gegeven zorgverlener.mandaat: ja/nee\n\n"
    "zorgprogramma DM2\n  keten-dbc 40001\n";

TestCase one_line() {
  TestCase test;
  test.dossier.lines.push_back(line("1", "2025-02-01"));
  test.dossier.lines.front().provider = "53010001";
  return test;
}

TEST(Stated, HasAListOfStaysInProgrammesOfTheContract) {
  const auto program = program_of(facts);
  EXPECT_TRUE(stated(one_line(), *program, day("2025-02-01")).dossier.enrolments);
  TestCase test = one_line();
  test.dossier.enrolments = {{"DM2", day("2024-01-01"), {}, {}},
                             {"Astma", day("2024-01-01"), {}, {}}};
  const TestCase last = stated(test, *program, day("2025-02-01"));
  ASSERT_EQ(last.dossier.enrolments->size(), 1U);
  EXPECT_EQ(last.dossier.enrolments->front().programme, "DM2");
}

TEST(Stated, LeavesOutWhatNoTestCanSay) {
  const auto program = program_of(facts);
  TestCase test = one_line();
  test.dossier.facts = {known(*program, "verzekerde.polis", Text{"a\"b"})};
  EXPECT_TRUE(stated(test, *program, day("2025-02-01")).dossier.facts.empty());
  test.dossier.facts = {known(*program, "verzekerde.polis", Text{"ruim"})};
  EXPECT_EQ(stated(test, *program, day("2025-02-01")).dossier.facts.size(), 1U);
  test.dossier.facts = {{{99}, Text{"van een ander contract"}}};
  EXPECT_TRUE(stated(test, *program, day("2025-02-01")).dossier.facts.empty());
}

TEST(Stated, GivesAPeriodTwoEnds) {
  const auto program = program_of(facts);
  TestCase test = one_line();
  const interpreter::Period open{{day("2025-01-01"), {}}};
  test.dossier.facts = {known(*program, "verzekerde.verblijf", open)};
  const TestCase last = stated(test, *program, day("2025-02-01"));
  EXPECT_EQ(std::get<interpreter::Period>(last.dossier.facts.front().value),
            (interpreter::Period{{day("2025-01-01"), day("2999-12-31")}}));
}

TEST(Stated, HasOfAProviderWhatHeldOnTheDay) {
  const auto program = program_of(facts);
  TestCase test = one_line();
  const auto mandate = [&](bool value) {
    return std::vector{known(*program, "zorgverlener.mandaat", interpreter::Value(value))};
  };
  test.providers["53010001"] = {{{day("2024-01-01"), day("2024-12-31")}, mandate(false)},
                                {{day("2025-01-01"), {}}, mandate(true)}};
  test.providers["53010002"] = {{{}, mandate(true)}};
  const TestCase last = stated(test, *program, day("2025-02-01"));
  ASSERT_EQ(last.providers.size(), 1U);
  ASSERT_EQ(last.providers.at("53010001").size(), 1U);
  EXPECT_EQ(last.providers.at("53010001").front().valid, interpreter::DateInterval{});
  EXPECT_EQ(std::get<bool>(last.providers.at("53010001").front().facts.front().value), true);
}

}  // namespace
}  // namespace clausule::shrink
