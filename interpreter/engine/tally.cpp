#include "interpreter/engine/tally.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/analysis/walk.hpp"

namespace clausule::interpreter::engine {

namespace {

std::vector<std::uint32_t> sums_of(const SettlementVersion& version) {
  std::set<std::uint32_t> sums;
  analysis::Walk([&](const Expression& expression) {
    if (const auto* read = std::get_if<ReadSettlementSum>(&expression.node)) sums.insert(read->sum);
  }).visit(version);
  return {sums.begin(), sums.end()};
}

/// Gives a settlement and all that it departs from or that departs from it one number.
void join_families(const Program& program, std::vector<std::uint32_t>& families) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::size_t at = 0; at < families.size(); ++at) {
      for (const SettlementId other : program.settlements[at].excepts) {
        const std::uint32_t low = std::min(families[at], families[other.index]);
        changed = changed || families[at] != low || families[other.index] != low;
        families[at] = low;
        families[other.index] = low;
      }
    }
  }
}

/// Adds a value to a sum; what keeps one of them from being known weighs most, in any order.
void add_value(Value& sum, Value value) {
  const auto* total = std::get_if<Decimal>(&sum);
  const auto* one = std::get_if<Decimal>(&value);
  if (total != nullptr && one != nullptr) {
    Value next = *total + *one;
    if (std::get<Decimal>(next).is_unwieldy()) next = Missing{"een getal van minder cijfers"};
    sum = std::move(next);
  } else {
    sum = is_open(sum) && is_open(value) ? heavier(sum, value) : is_open(sum) ? sum : value;
  }
}

}  // namespace

std::vector<SettlementPlan> settlement_plans(const Program& program) {
  std::vector<std::uint32_t> families(program.settlements.size());
  for (std::uint32_t at = 0; at < families.size(); ++at) families[at] = at;
  join_families(program, families);
  std::vector<SettlementPlan> plans;
  for (std::uint32_t at = 0; at < program.settlements.size(); ++at) {
    SettlementPlan plan{SettlementId{at}, &program.settlements[at], families[at], {}};
    for (const SettlementVersion& version : plan.settlement->versions) {
      plan.versions.push_back({&version, sums_of(version)});
    }
    plans.push_back(std::move(plan));
  }
  std::ranges::sort(plans, {}, [](const SettlementPlan& plan) { return plan.settlement->name; });
  return plans;
}

DateInterval period_of(const SettlementVersion& version, Date date) {
  if (!version.period) return {};
  return {first_day(*version.period, date), last_day(*version.period, date)};
}

const VersionPlan* Ledger::version_at(const SettlementPlan& plan, const DateInterval& period,
                                      Date reference) {
  const VersionPlan* found = nullptr;
  for (const VersionPlan& one : plan.versions) {
    const RuleHead& head = one.version->head;
    if (!head.validity.contains(reference)) continue;
    if (period_of(*one.version, reference) != period) continue;
    if (found != nullptr && head.published_on < found->version->head.published_on) continue;
    found = &one;
  }
  return found;
}

void Ledger::add(const Line& line, Outcome outcome, const std::string& scope) {
  const Date date = line.claim->date;
  const Place place{&line, date};
  for (const SettlementPlan& plan : plans_) {
    for (const VersionPlan& one : plan.versions) {
      const SettlementVersion& version = *one.version;
      if (version.scope != scope_) continue;
      const DateInterval period = period_of(version, date);
      // Without a period the last day is known only when all lines are.
      if (period.through && version_at(plan, period, *period.through) != &one) continue;
      const Truth selected = evaluator_.selects(version, place);
      if (is_false(selected)) continue;
      const Spot spot{scope, period};
      spots_[plan.family].insert(spot);
      Tally& tally = tallies_[{&one, spot}];
      tally.sums.resize(one.sums.size(), Decimal());
      add_to(tally, one, selected, line);
      ++tally.lines;
      if (outcome == Outcome::review) ++tally.review;
      if (outcome == Outcome::error) ++tally.errors;
    }
  }
}

void Ledger::add_to(Tally& tally, const VersionPlan& version, Truth selected, const Line& line) {
  for (std::size_t at = 0; at < version.sums.size(); ++at) {
    // Whether the line counts must be known before what it adds.
    const Expression& addend = *evaluator_.program().settlement_sums[version.sums[at]];
    add_value(tally.sums[at], is_true(selected)
                                  ? evaluator_.evaluate(addend, {&line, line.claim->date})
                                  : selected.value());
  }
}

const std::set<Spot>& Ledger::spots(std::uint32_t family) const {
  static const std::set<Spot> none;
  const auto found = spots_.find(family);
  return found == spots_.end() ? none : found->second;
}

Tally Ledger::tally(const VersionPlan& version, const Spot& spot) const {
  const auto found = tallies_.find({&version, spot});
  if (found != tallies_.end()) return found->second;
  Tally empty;
  empty.sums.resize(version.sums.size(), Decimal());
  return empty;
}

void Ledger::clear() {
  tallies_.clear();
  spots_.clear();
}

}  // namespace clausule::interpreter::engine
