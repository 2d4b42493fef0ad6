#include "tools/analysis/mutation/reachable.hpp"

#include <algorithm>
#include <variant>

#include "interpreter/hash.hpp"
#include "interpreter/overloaded.hpp"
#include "interpreter/reading.hpp"

namespace clausule::mutation {

namespace {

using interpreter::CalendarUnit;
using interpreter::Date;
using interpreter::DateInterval;
using interpreter::Overloaded;
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
Rules cut_rules(const Rules& rules, const DateInterval& contract) {
  Rules left = rules;
  for (auto& rule : left) {
    for (auto& version : rule.versions) {
      cut(version.head.validity, contract);
      if constexpr (requires { version.rows.front().published_on; }) {
        cut_rows(version.rows, contract);
      }
    }
  }
  return left;
}

}  // namespace

std::optional<std::string> text_within_contract(const Program& program) {
  if (!stays_within(program)) return std::nullopt;
  const DateInterval& days = program.contract.validity;
  // Taken apart into all members, so that a new one does not compile until somebody has decided
  // here on which days it is read. When somebody was in a programme, and which codes are in a
  // list, may be asked of days before the contract.
  const auto& [contract, facts, code_lists, tables, definitions, tariffs, exclusions, limits,
               conditions, programmes, deductibles, settlements, amendments, properties, tests,
               file_sums, settlement_sums, contracted, reads_enrolments, reads_file, is_library,
               hash, files] = program;
  Program within;
  within.contract = contract;
  within.facts = facts;
  within.code_lists = code_lists;
  within.tables = cut_rules(tables, days);
  within.definitions = cut_rules(definitions, days);
  within.tariffs = cut_rules(tariffs, days);
  within.exclusions = cut_rules(exclusions, days);
  within.limits = cut_rules(limits, days);
  within.conditions = cut_rules(conditions, days);
  within.programmes = programmes;
  within.deductibles = deductibles;
  within.settlements = settlements;
  within.amendments = amendments;
  within.properties = properties;
  within.file_sums = file_sums;
  within.settlement_sums = settlement_sums;
  within.contracted = contracted;
  within.reads_enrolments = reads_enrolments;
  within.reads_file = reads_file;
  within.is_library = is_library;
  return interpreter::canonical_text(within);
}

}  // namespace clausule::mutation
