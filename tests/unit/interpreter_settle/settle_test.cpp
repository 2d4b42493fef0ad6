#include "interpreter/settle.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "interpreter/load.hpp"
#include "interpreter/program.hpp"
#include "tests/unit/interpreter_engine/contract.hpp"

namespace clausule::interpreter {
namespace {

using dsl::Language;

ClaimLine line(std::string id, std::string provider, std::string_view date, std::int64_t cents) {
  ClaimLine claim;
  claim.id = std::move(id);
  if (!provider.empty()) claim.provider = std::move(provider);
  claim.date = parse_date(date).value_or(Date{});
  claim.code = "40001";
  claim.amount = {cents};
  return claim;
}

Decision decided(Outcome outcome, std::int64_t paid) {
  Decision decision;
  decision.outcome = outcome;
  decision.paid = {paid};
  return decision;
}

/// Returns all settlements over one dossier in which every line is paid as claimed.
std::vector<Settled> settle(const std::shared_ptr<const Program>& program,
                            const std::vector<ClaimLine>& lines, Providers providers = {}) {
  RunFacts facts;
  facts.providers = &providers;
  Settling settling(program, facts);
  Dossier dossier;
  dossier.insured = "A";
  dossier.lines = lines;
  std::vector<Decision> decisions;
  for (const ClaimLine& one : lines) {
    decisions.push_back(decided(Outcome::approved, one.amount.value));
  }
  std::vector<Settled> settled = settling.add(dossier, decisions);
  for (Settled& one : settling.finish()) settled.push_back(std::move(one));
  return settled;
}

std::vector<std::string> periods_of(const std::vector<Settled>& settled) {
  std::vector<std::string> periods;
  for (const Settled& one : settled) periods.push_back(one.period);
  return periods;
}

const std::string total =
    "verrekening totaal\n  per zorgverlener per kalenderjaar\n  bedraagt som vergoed\n"
    "  ten gunste van verzekeraar\n";

std::string per(const std::string& unit) {
  return "verrekening totaal\n  per verzekerde per " + unit +
         "\n  bedraagt som vergoed\n  ten gunste van verzekeraar\n";
}

TEST(Settling, SaysHowItCameAbout) {
  // Kept: what is settled has views into it.
  const auto program = program_of(
      "verrekening deel\n  per zorgverlener per kalenderjaar\n"
      "  bedraagt som vergoed - € 10,00\n  ten minste € 5,00\n"
      "  verdeeld over zorgverlener 50% rest naar fonds\n");
  const auto settled = settle(program, {line("1", "53010001", "2024-01-01", 1201)});
  ASSERT_EQ(settled.size(), 2U);
  EXPECT_EQ(settled[0].amount, Cents{250});
  EXPECT_EQ(sentence(settled[0], Language::dutch),
            "`som vergoed` is € 12,01 over 1 regel, dat maakt € 2,01, verhoogd tot het minimum van "
            "€ 5,00, waarvan 50% voor `zorgverlener` is");
  EXPECT_EQ(settled[1].party, "fonds");
  EXPECT_EQ(sentence(settled[1], Language::english),
            "`som vergoed` is € 12.01 over 1 line, that makes € 2.01, raised to the floor of "
            "€ 5.00, of which the rest is for `fonds`");
}

TEST(Settling, APartyWithoutLinesHasEveryPeriodAndAnyOtherOnlyItsOwn) {
  const auto settled = settle(program_of(total), {line("1", "53010009", "2024-12-31", 100),
                                                  line("2", "53010008", "2025-01-01", 100)});
  std::vector<std::string> found;
  for (const Settled& one : settled) {
    found.push_back(one.provider + " " + one.period + " " + to_string(*one.amount));
  }
  EXPECT_EQ(found, (std::vector<std::string>{"53010001 2024 0.00", "53010001 2025 0.00",
                                             "53010008 2025 1.00", "53010009 2024 1.00"}));
}

TEST(Settling, ALineOfNobodyIsAnErrorThatSaysSo) {
  const auto settled = settle(program_of(total), {line("1", "", "2024-01-01", 100),
                                                  line("2", "53010001", "2024-01-01", 200)});
  ASSERT_EQ(settled.size(), 2U);
  EXPECT_EQ(settled[0].state, Settled::State::error);
  EXPECT_EQ(sentence(settled[0], Language::english),
            "`zorgverlener` is not known, and `totaal` needs it: hand it over");
  EXPECT_EQ(settled[1].amount, Cents{200});
}

TEST(Settling, NamesPeriodsByTheirUnit) {
  const std::vector<ClaimLine> lines{line("1", "53010001", "2024-12-29", 1),
                                     line("2", "53010001", "2024-12-30", 1)};
  using Names = std::vector<std::string>;
  EXPECT_EQ(periods_of(settle(program_of(per("dag")), lines)), (Names{"2024-12-29", "2024-12-30"}));
  // A week is of the year of its Thursday: Monday 30 December begins the first week of 2025.
  EXPECT_EQ(periods_of(settle(program_of(per("week")), lines)), (Names{"2024-W52", "2025-W01"}));
  EXPECT_EQ(periods_of(settle(program_of(per("maand")), lines)), (Names{"2024-12"}));
  EXPECT_EQ(periods_of(settle(program_of(per("kwartaal")), lines)), (Names{"2024-Q4"}));
  EXPECT_EQ(periods_of(settle(program_of(per("kalenderjaar")), lines)), (Names{"2024"}));
}

TEST(Settling, TwoExceptionsThatDifferAreAQuestion) {
  const std::string rest = "  uitzondering op totaal\n  bedraagt som vergoed - € ";
  const auto program =
      program_of(total + "\nverrekening min-een\n" + rest + "1,00\n  ten minste € 0\n" +
                 "\nverrekening min-twee\n" + rest + "2,00\n  ten minste € 0\n");
  const auto differ = settle(program, {line("1", "53010001", "2024-01-01", 1000)});
  ASSERT_EQ(differ.size(), 1U);
  EXPECT_EQ(differ[0].settlement, "totaal");
  EXPECT_EQ(differ[0].state, Settled::State::review);
  EXPECT_FALSE(differ[0].amount);
  EXPECT_EQ(sentence(differ[0], Language::english),
            "the exceptions `min-een` and `min-twee` hold at once and differ");
  const auto same = settle(program, {line("1", "53010001", "2024-01-01", 100)});
  ASSERT_EQ(same.size(), 1U);
  EXPECT_EQ(same[0].settlement, "min-een");
  EXPECT_EQ(same[0].amount, Cents{0});
}

TEST(Settling, AnAmountBelowZeroNeedsAFloorThatAllowsIt) {
  const std::string head = "verrekening saldo\n  per zorgverlener per kalenderjaar\n";
  const std::string amount = "  bedraagt som vergoed - € 10,00\n";
  const std::string favour = "  ten gunste van verzekeraar\n";
  const std::vector<ClaimLine> lines{line("1", "53010001", "2024-01-01", 100)};
  const auto without = settle(program_of(head + amount + favour), lines);
  ASSERT_EQ(without.size(), 1U);
  EXPECT_EQ(without[0].state, Settled::State::error);
  EXPECT_NE(sentence(without[0], Language::english).find("ten minste"), std::string::npos);
  const auto with = settle(program_of(head + amount + "  ten minste € -20,00\n" + favour), lines);
  ASSERT_EQ(with.size(), 1U);
  EXPECT_EQ(with[0].amount, Cents{-900});
}

TEST(Settling, AFloorAboveTheCapIsAnError) {
  const auto program = program_of(
      "gegeven zorgverlener.minimum: geld\n\nverrekening saldo\n  per zorgverlener per "
      "kalenderjaar\n"
      "  bedraagt som vergoed\n  ten minste zorgverlener.minimum\n  ten hoogste € 5,00\n"
      "  ten gunste van verzekeraar\n");
  const auto fact = program->find_fact(Entity::provider, "minimum");
  ASSERT_TRUE(fact);
  Providers providers;
  providers["53010001"] = {{{}, {{*fact, Decimal(6)}}}};
  const auto settled = settle(program, {line("1", "53010001", "2024-01-01", 100)}, providers);
  ASSERT_EQ(settled.size(), 1U);
  EXPECT_EQ(settled[0].state, Settled::State::error);
  EXPECT_EQ(sentence(settled[0], Language::english),
            "the floor of `saldo` is above its cap: mend one of the two");
}

TEST(Settling, FactsAreThoseOfTheLastDay) {
  const auto program = program_of(
      "gegeven zorgverlener.bonus: geld\n\nverrekening bonus\n  per zorgverlener per kalenderjaar\n"
      "  bedraagt zorgverlener.bonus\n  ten gunste van zorgverlener\n");
  const auto fact = program->find_fact(Entity::provider, "bonus");
  ASSERT_TRUE(fact);
  Providers providers;
  providers["53010001"] = {{{{}, parse_date("2024-12-30")}, {{*fact, Decimal(1)}}},
                           {{parse_date("2024-12-31"), {}}, {{*fact, Decimal(2)}}}};
  const auto settled = settle(program, {line("1", "53010001", "2024-01-01", 100)}, providers);
  ASSERT_EQ(settled.size(), 1U);
  EXPECT_EQ(settled[0].amount, Cents{200});
  EXPECT_FALSE(settled[0].provisional);
}

TEST(Settling, OnlyLinesThatCountMakeItProvisional) {
  const auto program = program_of(
      "verrekening keten\n  voor 40001\n  per zorgverlener per kalenderjaar\n  bedraagt som "
      "vergoed\n"
      "  ten gunste van verzekeraar\n");
  Dossier dossier;
  dossier.insured = "A";
  dossier.lines = {line("1", "53010001", "2024-01-01", 100),
                   line("2", "53010001", "2024-01-01", 5)};
  dossier.lines[1].code = "9201";
  Settling settling(program);
  settling.add(dossier, std::vector{decided(Outcome::approved, 100), decided(Outcome::review, 0)});
  auto settled = settling.finish();
  ASSERT_EQ(settled.size(), 1U);
  EXPECT_FALSE(settled[0].provisional);
  dossier.insured = "B";
  settling.add(dossier, std::vector{decided(Outcome::review, 0), decided(Outcome::review, 0)});
  settled = settling.finish();
  ASSERT_EQ(settled.size(), 1U);
  EXPECT_TRUE(settled[0].provisional);
  EXPECT_EQ(settled[0].amount, Cents{100});
  EXPECT_EQ(sentence(settled[0], Language::english),
            "`som vergoed` is € 1.00 over 2 lines, that makes € 1.00, provisional: 1 line is under "
            "review");
}

TEST(Settling, WhatACreditTakesBackIsTakenBack) {
  const auto program = program_of(total);
  Dossier dossier;
  dossier.insured = "A";
  dossier.lines = {line("1", "53010001", "2024-01-01", 100),
                   line("2", "53010001", "2024-01-01", -100)};
  Settling settling(program);
  settling.add(dossier,
               std::vector{decided(Outcome::approved, 100), decided(Outcome::approved, -100)});
  const auto settled = settling.finish();
  ASSERT_EQ(settled.size(), 1U);
  EXPECT_EQ(settled[0].amount, Cents{0});
}

TEST(Settling, InAnyOrderOfDossiersTheSame) {
  const auto program = program_of(total);
  std::vector<std::vector<Settled>> found;
  for (const bool reversed : {false, true}) {
    Settling settling(program);
    for (int at = 0; at < 3; ++at) {
      const int number = reversed ? 2 - at : at;
      Dossier dossier;
      dossier.insured = std::to_string(number);
      dossier.lines = {line("1", "5301000" + std::to_string(number), "2024-01-01", 100 + number)};
      settling.add(dossier, std::vector{decided(Outcome::approved, 100 + number)});
    }
    found.push_back(settling.finish());
  }
  ASSERT_EQ(found[0].size(), found[1].size());
  for (std::size_t at = 0; at < found[0].size(); ++at) {
    EXPECT_EQ(found[0][at].provider, found[1][at].provider);
    EXPECT_EQ(found[0][at].amount, found[1][at].amount);
  }
}

}  // namespace
}  // namespace clausule::interpreter
