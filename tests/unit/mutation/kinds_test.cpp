#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "tests/unit/mutation/support.hpp"

namespace clausule::mutation {
namespace {

/// Rules with a change of one kind, a test that lets it through, and one that notices it.
struct Case {
  ChangeKind kind{};
  std::string change;  ///< `from > to`
  std::string rules;
  std::string weak;
  std::string strong;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.change;
}

std::string name_of(const testing::TestParamInfo<Case>& one) {
  return std::string(info(one.param.kind).name) + "_" + std::to_string(one.index);
}

std::string head(const std::string& columns) {
  return "test \"een\"\n  | datum | " + columns + " |\n";
}

const std::string tariff = "tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 61,00\n";
const std::string paid = head("code | bedrag | vergoed");

std::vector<Case> cases() {
  return {
      {ChangeKind::amount, "€ 61,00 > € 61,01", tariff,
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n",
       paid + "  | 2024-05-01 | 40001 | € 70,00 | € 61,00 |\n"},
      {ChangeKind::percentage, "2,5% > 2,6%",
       "tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 61,00 verhoogd met 2,5%\n  rekenkundig "
       "afgerond op centen\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n",
       paid + "  | 2024-05-01 | 40001 | € 70,00 | € 62,53 |\n"},
      {ChangeKind::number, "18 > 19",
       "voorwaarde volwassen\n  voor 40001\n  vereist dat leeftijd ≥ 18\n  anders vervalt\n",
       "test \"een\"\n  verzekerde geboren 1950-01-01\n  | datum | code | bedrag | vergoed |\n  | "
       "2024-05-01 | 40001 | € 60,00 | € 60,00 |\n",
       "test \"een\"\n  verzekerde geboren 2006-05-01\n  | datum | code | bedrag | vergoed |\n  | "
       "2024-05-01 | 40001 | € 60,00 | € 60,00 |\n"},
      {ChangeKind::bound, "≥ > >",
       "voorwaarde volwassen\n  voor 40001\n  vereist dat leeftijd ≥ 18\n  anders vervalt\n",
       "test \"een\"\n  verzekerde geboren 1950-01-01\n  | datum | code | bedrag | vergoed |\n  | "
       "2024-05-01 | 40001 | € 60,00 | € 60,00 |\n",
       "test \"een\"\n  verzekerde geboren 2006-05-01\n  | datum | code | bedrag | vergoed |\n  | "
       "2024-05-01 | 40001 | € 60,00 | € 60,00 |\n"},
      {ChangeKind::length, "28 > 29",
       "uitsluiting herhaling\n  binnen 28 dagen na 13001 vervalt:\n    13002\n",
       paid + "  | 2024-05-01 | 13001 | € 9,00 | € 9,00 |\n  | 2024-06-20 | 13002 | € 9,00 | € "
              "9,00 |\n",
       paid + "  | 2024-05-01 | 13001 | € 9,00 | € 9,00 |\n  | 2024-05-30 | 13002 | € 9,00 | € "
              "9,00 |\n"},
      {ChangeKind::date, "2024-06-30 > 2024-07-01",
       "uitsluiting herhaling\n  geldig t/m 2024-06-30\n  naast 13001 op dezelfde dag vervalt:\n   "
       " "
       "13002\n",
       paid + "  | 2024-06-30 | 13001 | € 9,00 | € 9,00 |\n  | 2024-06-30 | 13002 | € 9,00 | € "
              "0,00 |\n",
       paid + "  | 2024-07-01 | 13001 | € 9,00 | € 9,00 |\n  | 2024-07-01 | 13002 | € 9,00 | € "
              "9,00 |\n"},
      {ChangeKind::code, "40001 > 40002", tariff,
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n",
       paid + "  | 2024-05-01 | 40001 | € 70,00 | € 61,00 |\n"},
      {ChangeKind::code_range, "9203 > 9204",
       "uitsluiting voetzorg\n  naast 40001 in hetzelfde kwartaal vervalt:\n    9200 t/m 9203\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9203 | € 9,00 | € "
              "0,00 |\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9204 | € 9,00 | € "
              "9,00 |\n"},
      {ChangeKind::code_left_out, "9201 > ",
       "uitsluiting voetzorg\n  naast 40001 in hetzelfde kwartaal vervalt:\n    9200, 9201\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9200 | € 9,00 | € "
              "0,00 |\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9201 | € 9,00 | € "
              "0,00 |\n"},
      {ChangeKind::return_code, "0613 > 0614",
       "uitsluiting voetzorg\n  naast 40001 in hetzelfde kwartaal vervalt:\n    9200\n  retourcode "
       "0613\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9200 | € 9,00 | € "
              "0,00 |\n",
       head("code | bedrag | retourcode") +
           "  | 2024-05-01 | 40001 | € 60,00 | |\n  | 2024-05-01 | 9200 | € 9,00 | 0613 |\n"},
      {ChangeKind::condition, "indien > tenzij",
       "gegeven prestatie.spoed: ja/nee\nuitsluiting voetzorg\n  naast 40001 in hetzelfde kwartaal "
       "vervalt:\n    9200\n  indien prestatie.spoed\n",
       head("code | spoed | bedrag | vergoed") +
           "  | 2024-05-01 | 40001 | ja | € 60,00 | € 60,00 |\n",
       head("code | spoed | bedrag | vergoed") +
           "  | 2024-05-01 | 40001 | ja | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9200 | ja | € 9,00 "
           "| € 0,00 |\n"},
      {ChangeKind::condition_left_out, "indien prestatie.spoed > ",
       "gegeven prestatie.spoed: ja/nee\nuitsluiting voetzorg\n  naast 40001 in hetzelfde kwartaal "
       "vervalt:\n    9200\n  indien prestatie.spoed\n",
       head("code | spoed | bedrag | vergoed") +
           "  | 2024-05-01 | 40001 | ja | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9200 | ja | € 9,00 "
           "| € 0,00 |\n",
       head("code | spoed | bedrag | vergoed") +
           "  | 2024-05-01 | 40001 | ja | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9200 | nee | € "
           "9,00 | € 9,00 |\n"},
      {ChangeKind::junction, "leeftijd ≥ 18 en aantal = 1 > leeftijd ≥ 18 of aantal = 1",
       "voorwaarde volwassen\n  voor 40001\n  vereist dat leeftijd ≥ 18 en aantal = 1\n  anders "
       "vervalt\n",
       "test \"een\"\n  verzekerde geboren 1950-01-01\n  | datum | code | aantal | bedrag | "
       "vergoed |\n  | 2024-05-01 | 40001 | 1 | € 60,00 | € 60,00 |\n",
       "test \"een\"\n  verzekerde geboren 1950-01-01\n  | datum | code | aantal | bedrag | "
       "vergoed |\n  | 2024-05-01 | 40001 | 2 | € 60,00 | € 0,00 |\n"},
      {ChangeKind::answer, "ja > nee",
       "gegeven prestatie.spoed: ja/nee\ntabel toeslag per spoed\n  | spoed | maximum |\n  | ja    "
       "| € 9,00  |\ntarief spoedzorg\n  voor 9200 per verrichting\n  ten hoogste toeslag\n",
       head("code | spoed | bedrag | vergoed") + "  | 2024-05-01 | 9201 | ja | € 9,00 | € 9,00 |\n",
       head("code | spoed | bedrag | vergoed") +
           "  | 2024-05-01 | 9200 | ja | € 10,00 | € 9,00 |\n"},
      {ChangeKind::winner, "40001 boven 40011 > 40011 boven 40001",
       "uitsluiting ketens\n  naast 40001 in hetzelfde kwartaal vervalt:\n    40011\n  naast 40011 "
       "in hetzelfde kwartaal vervalt:\n    40001\n  voorrang 40001 boven 40011\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 40011 | € 9,00 | € "
              "0,00 |\n"},
      {ChangeKind::outcome, "vervalt > handmatig \"?\"",
       "uitsluiting voetzorg\n  naast 40001 in hetzelfde kwartaal vervalt:\n    9200\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9200 | € 9,00 | € "
              "0,00 |\n",
       head("code | bedrag | verwacht") + "  | 2024-05-01 | 40001 | € 60,00 | toegekend |\n  | "
                                          "2024-05-01 | 9200 | € 9,00 | afgewezen |\n"},
      {ChangeKind::exception, "uitsluiting in-juni > ",
       "uitsluiting voetzorg\n  naast 40001 in hetzelfde kwartaal vervalt:\n    9200\nuitsluiting "
       "in-juni\n  uitzondering op voetzorg\n  geldig 2024-06-01 t/m 2024-06-30\n  toegestaan:\n   "
       " 9200\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9200 | € 9,00 | € "
              "0,00 |\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-06-03 | 9200 | € 9,00 | € "
              "9,00 |\n"},
      {ChangeKind::row_left_out, "9300 > ",
       "uitsluiting voetzorg\n  naast 40001 in hetzelfde kwartaal vervalt:\n    9200\n    9300\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9200 | € 9,00 | € "
              "0,00 |\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9300 | € 9,00 | € "
              "0,00 |\n"},
      {ChangeKind::name_left_out, "verhuizing > ",
       "zorgprogramma DM2\n  keten-dbc 40001\n  eindigt bij verhuizing, overlijden\n",
       "test \"een\"\n  ingeschreven in DM2 2024-01-01 t/m 2024-06-30 wegens overlijden\n  | datum "
       "| code | bedrag | vergoed |\n  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n",
       "test \"een\"\n  ingeschreven in DM2 2024-01-01 t/m 2024-06-30 wegens verhuizing\n  | datum "
       "| code | bedrag | verwacht |\n  | 2024-07-01 | 40001 | € 60,00 | afgewezen |\n"},
      {ChangeKind::clause_left_out, "met verwijscode 0055 > ",
       "uitsluiting dieet\n  naast 40001 in hetzelfde kwartaal vervalt:\n    6000 met verwijscode "
       "0055\n",
       head("code | verwijscode | bedrag | vergoed") +
           "  | 2024-05-01 | 40001 | | € 60,00 | € 60,00 |\n  | 2024-05-01 | 6000 | 0055 | € 9,00 "
           "| € 0,00 |\n",
       head("code | verwijscode | bedrag | vergoed") +
           "  | 2024-05-01 | 40001 | | € 60,00 | € 60,00 |\n  | 2024-05-01 | 6000 | 0032 | € 9,00 "
           "| € 9,00 |\n"},
      {ChangeKind::period, "in hetzelfde kwartaal > in dezelfde maand",
       "uitsluiting voetzorg\n  naast 40001 in hetzelfde kwartaal vervalt:\n    9200\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-05-01 | 9200 | € 9,00 | € "
              "0,00 |\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n  | 2024-06-01 | 9200 | € 9,00 | € "
              "0,00 |\n"},
      {ChangeKind::day, "na > voorafgaand aan",
       "uitsluiting herhaling\n  binnen 28 dagen na 13001 vervalt:\n    13002\n",
       paid + "  | 2024-05-01 | 13001 | € 9,00 | € 9,00 |\n  | 2024-05-01 | 13002 | € 9,00 | € "
              "0,00 |\n",
       paid + "  | 2024-05-01 | 13001 | € 9,00 | € 9,00 |\n  | 2024-05-03 | 13002 | € 9,00 | € "
              "0,00 |\n"},
      {ChangeKind::rounding, "naar boven afgerond op > naar beneden afgerond op",
       "tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 61,01 verhoogd met 2,5%\n  naar boven "
       "afgerond op centen\n",
       paid + "  | 2024-05-01 | 40001 | € 60,00 | € 60,00 |\n",
       paid + "  | 2024-05-01 | 40001 | € 70,00 | € 62,54 |\n"},
      {ChangeKind::rest, "b > a",
       "tarief DM2\n  voor 40001 per kwartaal\n  bedraagt € 61,01\n  verdeeld over a 50%, b 50% "
       "rest naar b\n",
       paid + "  | 2024-05-01 | 40001 | € 70,00 | € 61,01 |\n",
       head("code | bedrag | vergoed | b") +
           "  | 2024-05-01 | 40001 | € 70,00 | € 61,01 | € 30,51 |\n"},
  };
}

class Kinds : public testing::TestWithParam<Case> {};

TEST_P(Kinds, AreNoticedByATestAndSurviveAnother) {
  const Case& one = GetParam();
  const auto weak = outcomes(contract_with(one.rules + one.weak));
  const auto strong = outcomes(contract_with(one.rules + one.strong));
  const auto is_it = [&](const Outcome& outcome) {
    return outcome.from + " > " + outcome.to == one.change;
  };
  const auto lets_it_through = std::ranges::find_if(weak, is_it);
  ASSERT_NE(lets_it_through, weak.end()) << one.change << " is not there";
  EXPECT_EQ(lets_it_through->kind, one.kind);
  EXPECT_EQ(lets_it_through->fate, Fate::survived);
  const auto notices_it = std::ranges::find_if(strong, is_it);
  ASSERT_NE(notices_it, strong.end());
  EXPECT_EQ(notices_it->fate, Fate::failed);
}

INSTANTIATE_TEST_SUITE_P(All, Kinds, testing::ValuesIn(cases()), name_of);

TEST(KindCases, HaveOneForEachKind) {
  const auto all = cases();
  for (std::size_t kind = 0; kind < change_kinds.size(); ++kind) {
    EXPECT_NE(std::ranges::find(all, static_cast<ChangeKind>(kind), &Case::kind), all.end())
        << change_kinds[kind].name;
  }
}

}  // namespace
}  // namespace clausule::mutation
