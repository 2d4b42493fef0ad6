#include "interpreter/engine/day_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/workspace.hpp"
#include "tests/unit/interpreter_engine/contract.hpp"

namespace clausule::interpreter::engine {
namespace {

/// Rules of every kind that change on days of their own.
const std::string many_rules =
    "codelijst L = 40001, 40002\n  geldig 2024-02-10 t/m 2024-05-20\n\n"
    "zorgprogramma P\n  geldig 2023-06-01 t/m 2025-03-31\n  keten-dbc 40001, 40009\n\n"
    "tarief prijzen\n  per verrichting\n"
    "  | code  | geldig vanaf | geldig t/m | bedraagt |\n"
    "  | 40001 | 2024-01-01   | 2024-12-31 | € 10,00  |\n"
    "  | 40001 | 2025-01-01   |            | € 11,00  |\n"
    "  | 40002 | 2024-04-04   |            | € 12,00  |\n"
    "  | L     |              | 2023-12-31 | € 13,00  |\n\n"
    "voorwaarde V\n  voor L\n  vereist dat aantal ≥ 1\n  anders vervalt\n\n"
    "limiet hoogstens-vier\n  geldig 2024-07-07 t/m 2024-08-08\n  voor 40002\n"
    "  ten hoogste 4 per kalenderjaar\n\n"
    "uitsluiting U\n  geldig 2025-05-05 t/m 2025-06-06\n"
    "  naast 40009 op dezelfde dag vervalt:\n    40001\n    40003\n\n"
    "eigen risico verplicht\n  geldig 2024-09-09 t/m 2026-01-31\n  voor alle prestaties\n"
    "  bedraagt € 385 per kalenderjaar\n";

/// Writes what bears on a code on a day.
std::string told(const Program& program, const DayRules& day) {
  std::string text = day.in_contract ? "in" : "out";
  if (day.refused_by != nullptr) text += " refused";
  for (const ProgrammeId id : day.programmes) text += " " + program.programmes[id.index].name;
  if (day.surely_claimed) text += " surely";
  const auto add = [&](const auto& all, const auto& rule) {
    text += " " + all[rule.id.index].name;
    if (rule.version == nullptr) text += "?";
    if (rule.selected) text += "!";
  };
  for (const auto& rule : day.conditions) add(program.conditions, rule);
  for (const auto& rule : day.limits) add(program.limits, rule);
  for (const auto& rule : day.tariffs) {
    add(program.tariffs, rule);
    if (rule.flat) text += std::to_string(rule.flat->unit);
  }
  for (const DeniedOnDays& denied : day.denied) {
    text += " denied" + std::to_string(denied.place.row) + (denied.selected ? "!" : "");
  }
  for (const auto& rule : day.deductibles) {
    if (!rule.counts) continue;
    add(program.deductibles, rule);
    if (rule.amount) text += std::to_string(*rule.amount);
  }
  return text;
}

class DayRulesTest : public testing::Test {
 protected:
  DayRulesTest() { work_.begin(&dossier_); }

  std::vector<std::string> changes(const std::string& code) {
    std::vector<std::string> days;
    for (const Date one : work_.index.find(code).changes) days.push_back(to_string(one));
    return days;
  }
  std::string on(const std::string& code, Date date) {
    return told(*work_.program, work_.index.on(work_.index.find(code), date));
  }
  /// The same, worked out for this day alone.
  std::string afresh(const std::string& code, Date date) {
    return told(*work_.program, rules_on(work_.evaluator, work_.index.find(code), date));
  }

  Workspace work_{program_of(many_rules), {}};
  Dossier dossier_;
};

TEST_F(DayRulesTest, HoldOnEachDayAsIfWorkedOutForThatDayAlone) {
  for (const std::string code : {"40001", "40002", "40003", "40009", "40099", "008/40001"}) {
    for (Date date = day("2022-12-25"); date < day("2027-01-10"); date += one_day) {
      ASSERT_EQ(on(code, date), afresh(code, date)) << code << " on " << to_string(date);
    }
  }
}

TEST_F(DayRulesTest, ChangeOnTheDaysOfTheRulesThatCanBearOnTheCode) {
  const std::vector<std::string> contract_and_deductible{"2023-01-01", "2024-09-09", "2026-02-01",
                                                         "2027-01-01"};
  EXPECT_EQ(changes("40099"), contract_and_deductible);
  std::vector<std::string> of_exclusion{"2023-01-01", "2024-09-09", "2025-05-05",
                                        "2025-06-07", "2026-02-01", "2027-01-01"};
  EXPECT_EQ(changes("40003"), of_exclusion);
  const auto of_limit = changes("40002");
  for (const char* date : {"2024-02-10", "2024-04-04", "2024-05-21", "2024-07-07", "2024-08-09"}) {
    EXPECT_TRUE(std::ranges::find(of_limit, date) != of_limit.end()) << date;
  }
  EXPECT_TRUE(std::ranges::find(of_limit, "2023-06-01") == of_limit.end()) << "of the programme";
}

TEST_F(DayRulesTest, SayWhatHoldsFromTheFirstDayThroughTheLast) {
  EXPECT_EQ(on("40099", day("2022-12-31")), "out surely");
  EXPECT_EQ(on("40099", day("2024-09-08")), "in surely");
  EXPECT_EQ(on("40099", day("2024-09-09")), "in surely verplicht!38500");
  EXPECT_EQ(on("40099", day("2026-01-31")), "in surely verplicht!38500");
  EXPECT_EQ(on("40099", day("2026-02-01")), "in surely");
  EXPECT_EQ(on("40001", day("2024-12-31")), "in P surely prijzen!1000 verplicht!38500");
  EXPECT_EQ(on("40001", day("2025-01-01")), "in P surely prijzen!1100 verplicht!38500");
  EXPECT_EQ(on("40001", day("2025-04-01")), "in surely prijzen!1100 verplicht!38500");
  EXPECT_EQ(on("40001", day("2024-02-09")), "in P surely prijzen!1000");
  EXPECT_EQ(on("40001", day("2024-02-10")), "in P surely V! prijzen!1000");
  EXPECT_EQ(on("40001", day("2025-06-06")), "in surely prijzen!1100 denied0! verplicht!38500");
  EXPECT_EQ(on("40001", day("2025-06-07")), "in surely prijzen!1100 verplicht!38500");
  EXPECT_EQ(on("40003", day("2025-05-05")), "in surely denied1! verplicht!38500");
  EXPECT_EQ(on("40002", day("2024-08-08")), "in surely hoogstens-vier! prijzen!1200");
  EXPECT_EQ(on("40002", day("2024-08-09")), "in surely prijzen!1200");
}

TEST_F(DayRulesTest, OfACodeSetChangeWithTheListsThatItNames) {
  const CodeSet set{{CodeListId{0}}, {}, {}, {}};
  const auto days = changes_of(work_.evaluator, set, {"", "40001"});
  EXPECT_EQ(days, (std::vector<Date>{day("2024-02-10"), day("2024-05-21")}));
}

}  // namespace
}  // namespace clausule::interpreter::engine
