#include "tools/analysis/shrink/anonymous.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/shrink/contract.hpp"

namespace clausule::shrink {
namespace {

using interpreter::CodeValue;
using interpreter::Decimal;
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

bool keeps_all(const TestCase&) {
  return true;
}

TEST(Anonymous, LeavesNothingOfThePersonWhereNothingMatters) {
  const auto program = program_of(contract);
  const Published published{*program, {}};
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
  const Published published{*program, {}};
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

TEST(Anonymous, SaysNothingOfWhatAContractNames) {
  const auto program = program_of(contract);
  const Published published{*program, {"53017777"}};
  const TestCase before = person(*program);
  const auto needs_provider = [](const TestCase& test) {
    return test.dossier.lines.front().provider == "53017777";
  };
  const TestCase after = anonymous(before, needs_provider, published);
  EXPECT_EQ(after.dossier.lines.front().provider, "53017777");
  EXPECT_TRUE(left_of(before, after, published).providers.empty());
}

TEST(Anonymous, ReplacesWhatAContractNamesToo) {
  const auto program = program_of(contract);
  const Published published{*program, {"53017777", "Oud-West"}};
  const TestCase after = anonymous(person(*program), keeps_all, published);
  EXPECT_EQ(after.dossier.lines.front().provider, "99000001");
  EXPECT_EQ(std::get<Text>(after.dossier.facts.front().value).value, "x");
}

TEST(Anonymous, LeavesAmountsThatAnOldEngineWasGiven) {
  const auto program = program_of(contract);
  const Published published{*program, {}, true};
  const TestCase after = anonymous(person(*program), keeps_all, published);
  EXPECT_EQ(after.dossier.lines.front().amount.value, 6336);
}

const char* const figures =
    "gegeven verzekerde.bsn: getal\n\ngegeven verzekerde.inkomen: geld\n\n"
    "gegeven verzekerde.huisarts: code\n\ngegeven verzekerde.polisnummer: code\n\n"
    "gegeven prestatie.verwijzers: codes\n\n";

TestCase person_with_figures(const interpreter::Program& program) {
  TestCase test;
  test.dossier.facts = {
      known(program, "verzekerde.bsn", Decimal(123456782)),
      known(program, "verzekerde.inkomen", Decimal::hundredths(3417855)),
      known(program, "verzekerde.huisarts", CodeValue{"", "01012345"}),
      known(program, "verzekerde.polisnummer", CodeValue{"", "7781234"}),
  };
  test.dossier.enrolments = {{"DM2", day("2022-05-17"), day("2025-11-30"), "verhuizing"}};
  test.dossier.lines.push_back(line("K77", "2025-08-19"));
  test.dossier.lines.front().provider = "01012345";
  test.dossier.lines.front().referral = "4711";
  test.dossier.lines.front().facts = {
      known(program, "prestatie.verwijzers", interpreter::Codes{{"", "01012345"}, {"", "T90"}})};
  return test;
}

TEST(Anonymous, ChangesNumbersAmountsAndCodesOfFacts) {
  const auto program = program_of(figures);
  const Published published{*program, {}};
  const TestCase before = person_with_figures(*program);
  const TestCase after = anonymous(before, keeps_all, published);
  const auto& facts = after.dossier.facts;
  EXPECT_EQ(std::get<Decimal>(facts[0].value), Decimal(1));
  EXPECT_NE(facts[1].value, before.dossier.facts[1].value);
  EXPECT_EQ(std::get<CodeValue>(facts[2].value).digits, "99000001") << "as the provider it is";
  EXPECT_EQ(std::get<CodeValue>(facts[3].value).digits, "9999999");
  const auto& claim = after.dossier.lines.front();
  EXPECT_EQ(claim.provider, "99000001");
  EXPECT_EQ(claim.referral, "9999");
  EXPECT_EQ(std::get<interpreter::Codes>(claim.facts.front().value).front().digits, "99000001");
  EXPECT_EQ(after.dossier.enrolments->front().end_reason, "x");
  const Left left = left_of(before, after, published);
  EXPECT_TRUE(left.referrals.empty());
  EXPECT_TRUE(left.texts.empty());
  ASSERT_EQ(left.facts.size(), 1U) << "nobody can tell what another T90 would be";
  EXPECT_EQ(left.facts.front().fact->path(), "prestatie.verwijzers");
}

TEST(Anonymous, ChangesAProviderWhereACodeLikeItIsNeeded) {
  const auto program = program_of(figures);
  const auto needs_code = [](const TestCase& test) {
    return std::get<CodeValue>(test.dossier.facts[2].value).digits == "01012345";
  };
  const TestCase after = anonymous(person_with_figures(*program), needs_code, {*program, {}});
  EXPECT_EQ(after.dossier.lines.front().provider, "99000001");
}

TEST(Anonymous, SaysWhichNumbersAmountsAndCodesOfFactsStay) {
  const auto program = program_of(figures);
  const Published published{*program, {"T90"}};
  const TestCase before = person_with_figures(*program);
  const Left left = left_of(before, before, published);
  std::vector<std::string> paths;
  for (const LeftFact& one : left.facts) paths.push_back(one.fact->path());
  std::ranges::sort(paths);
  EXPECT_EQ(paths, (std::vector<std::string>{"prestatie.verwijzers", "verzekerde.bsn",
                                             "verzekerde.huisarts", "verzekerde.inkomen",
                                             "verzekerde.polisnummer"}));
  EXPECT_EQ(left.referrals, (std::vector<std::string>{"4711"}));
  EXPECT_EQ(left.texts, (std::vector<std::string>{"verhuizing"}));
}

TEST(Anonymous, NamesAMedicalFactOnceAndNotItsValue) {
  const auto program = program_of("gegeven verzekerde.hba1c: medisch getal\n");
  const Published published{*program, {}};
  TestCase test;
  test.dossier.facts = {known(*program, "verzekerde.hba1c", Decimal(53))};
  test.dossier.lines.push_back(line("K77", "2025-08-19"));
  const Left left = left_of(test, test, published);
  EXPECT_TRUE(left.facts.empty());
  ASSERT_EQ(left.medical.size(), 1U);
  EXPECT_EQ(left.medical.front()->path(), "verzekerde.hba1c");
}

TEST(Anonymous, GivesNoProviderTheNumberOfAnother) {
  const auto program = program_of(contract);
  TestCase test;
  for (const char* const number : {"53017777", "99000001"}) {
    test.dossier.lines.push_back(line(number, "2025-08-19"));
    test.dossier.lines.back().provider = number;
    test.providers[number] = {{{}, {known(*program, "zorgverlener.naam", Text{number})}}};
  }
  const TestCase after = anonymous(test, keeps_all, {*program, {"99000002"}});
  EXPECT_EQ(after.providers.size(), 2U);
  EXPECT_EQ(after.dossier.lines[0].provider, "99000003");
  EXPECT_EQ(after.dossier.lines[1].provider, "99000004");
}

TEST(Anonymous, RoundsADateInEveryPlaceWhereItCan) {
  const auto program = program_of(contract);
  TestCase test;
  test.dossier.lines.push_back(line("K77", "2024-05-19"));
  test.dossier.enrolments.emplace(3, interpreter::Enrolment{"DM2", day("2024-05-19"), {}, {}});
  const auto needs_line_and_last = [](const TestCase& one) {
    return one.dossier.lines.front().date == day("2024-05-19") &&
           one.dossier.enrolments->back().from == day("2024-05-19");
  };
  const TestCase after = anonymous(test, needs_line_and_last, {*program, {}});
  EXPECT_EQ((*after.dossier.enrolments)[0].from, day("2024-01-01"));
  EXPECT_EQ((*after.dossier.enrolments)[1].from, day("2024-01-01"));
}

TEST(Left, NamesWhatWasPaidOfALineDecidedBefore) {
  const auto program = program_of(contract);
  TestCase test;
  test.dossier.lines.push_back(line("K77", "2025-08-19"));
  test.dossier.lines.front().amount = {6000};
  test.dossier.history.push_back({test.dossier.lines.front(), {}, {4417}});
  const Left left = left_of(test, test, {*program, {}});
  EXPECT_EQ(left.amounts, (std::vector<interpreter::Cents>{{4417}}));
}

TEST(Literals, AreTheCodesTextsAndWordsOfTheRules) {
  const auto program = program_of(
      "gegeven verzekerde.polis: tekst\n\n"
      "# Mevrouw Bos, 1670001239\n"
      "zorgprogramma DM2\n  keten-dbc 40001\n  eindigt bij verhuizing\n\n"
      "tarief ruim\n  voor 40002 t/m 40009 \"Zorg in Den Bosch\" per verrichting\n"
      "  indien polis = \"ruim 2025\"\n  bedraagt € 61,00\n");
  Literals literals;
  add_literals(*program, literals);
  for (const char* const one : {"40001", "40002", "40009", "ruim 2025", "verhuizing"}) {
    EXPECT_TRUE(literals.contains(one)) << one;
  }
  for (const char* const one : {"Bos", "1670001239", "ruim", "Zorg in Den Bosch", "Voorbeeld"}) {
    EXPECT_FALSE(literals.contains(one)) << one;
  }
}

}  // namespace
}  // namespace clausule::shrink
