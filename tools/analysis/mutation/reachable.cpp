#include "tools/analysis/mutation/reachable.hpp"

#include <algorithm>
#include <variant>

#include "interpreter/reading.hpp"

namespace clausule::mutation {

namespace {

using interpreter::CalendarUnit;
using interpreter::Date;
using interpreter::DateInterval;
using interpreter::Program;
using interpreter::RuleHead;

/// Tells whether no period of a kind lies on both sides of a border of the contract.
bool fits(CalendarUnit unit, const DateInterval& contract) {
  return (!contract.from || first_day(unit, *contract.from) == *contract.from) &&
         (!contract.through || last_day(unit, *contract.through) == *contract.through);
}

bool fits(const interpreter::Window& window, const DateInterval& contract) {
  const auto* unit = std::get_if<CalendarUnit>(&window);
  return unit != nullptr && fits(*unit, contract);
}

/// Tells whether a rule reads on days of the contract only.
bool reads_within(const RuleHead& head, const DateInterval& contract) {
  if (!head.reference_date) return true;
  const auto* day = std::get_if<interpreter::DayOfPeriod>(&head.reference_date->node);
  return day != nullptr && fits(day->unit, contract);
}

template <typename Rules>
bool all_read_within(const Rules& rules, const DateInterval& contract) {
  return std::ranges::all_of(rules, [&](const auto& rule) {
    return std::ranges::all_of(
        rule.versions, [&](const auto& version) { return reads_within(version.head, contract); });
  });
}

bool stays_within(const Program& program) {
  const DateInterval& contract = program.contract.validity;
  if (program.reads_file || !program.settlements.empty()) return false;
  // History counts towards a deductible all year long.
  if (!program.deductibles.empty() && !fits(CalendarUnit::calendar_year, contract)) return false;
  const auto look_backs = interpreter::reading_of(program).look_backs;
  return std::ranges::all_of(look_backs,
                             [&](const auto& one) { return fits(one.window, contract); }) &&
         all_read_within(program.code_lists, contract) &&
         all_read_within(program.tables, contract) &&
         all_read_within(program.definitions, contract) &&
         all_read_within(program.tariffs, contract) &&
         all_read_within(program.exclusions, contract) &&
         all_read_within(program.limits, contract) &&
         all_read_within(program.conditions, contract) &&
         all_read_within(program.programmes, contract) &&
         all_read_within(program.deductibles, contract);
}

/// Takes the days outside the contract out of an interval.
void cut(DateInterval& days, const DateInterval& contract) {
  const auto within = intersect(days, contract);
  // What holds on no day of the contract keeps its days: nothing is said of it.
  if (within) days = *within;
}

/// Cuts rows, unless a publication decides between them: then the day on which they begin counts.
template <typename Rows>
void cut_rows(Rows& rows, const DateInterval& contract) {
  if (std::ranges::any_of(rows, [](const auto& row) { return row.published_on.has_value(); })) {
    return;
  }
  for (auto& row : rows) cut(row.validity, contract);
}

template <typename Rules>
void cut_rules(Rules& rules, const DateInterval& contract) {
  for (auto& rule : rules) {
    for (auto& version : rule.versions) {
      cut(version.head.validity, contract);
      if constexpr (requires { version.rows.front().published_on; }) {
        cut_rows(version.rows, contract);
      }
    }
  }
}

}  // namespace

void leave_out_unreachable_days(Program& program) {
  if (!stays_within(program)) return;
  const DateInterval days = program.contract.validity;
  // When somebody was in a programme, and which codes are in a list, may be asked of any day.
  cut_rules(program.tables, days);
  cut_rules(program.definitions, days);
  cut_rules(program.tariffs, days);
  cut_rules(program.exclusions, days);
  cut_rules(program.limits, days);
  cut_rules(program.conditions, days);
}

}  // namespace clausule::mutation
