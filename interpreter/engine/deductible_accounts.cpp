#include "interpreter/engine/deductible_accounts.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/deductibles_before.hpp"
#include "interpreter/engine/deductibles.hpp"
#include "interpreter/engine/line_order.hpp"
#include "interpreter/engine/results.hpp"

namespace clausule::interpreter::engine {

Accounts::Accounts(const Evaluator& evaluator) : evaluator_(evaluator) {
  const Program& program = evaluator.program();
  std::vector<std::pair<std::size_t, DeductibleId>> order;
  for (std::uint32_t at = 0; at < program.deductibles.size(); ++at) {
    if (!program.deductibles[at].excepts.empty()) continue;
    order.emplace_back(deductibles_before(program, DeductibleId{at}).size(), DeductibleId{at});
  }
  std::ranges::sort(order);
  for (const auto& [before, id] : order) order_.push_back(id);
}

void Accounts::lay(std::span<LineState> lines, std::span<Decision> decisions) {
  if (order_.empty()) return;
  lines_ = lines;
  decisions_ = decisions;
  for (std::size_t line = 0; line < decisions.size(); ++line) {
    decisions[line].exempt = !lines[line].exempted_by.empty();
  }
  // Deductible by deductible: what one lays, those after it no longer count.
  for (const DeductibleId id : order_) fill(id);
  evaluator_.forget();
}

void Accounts::fill(DeductibleId id) {
  entries_.clear();
  bool any = false;
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    for (const Counting& counting : lines_[line].counting) {
      if (counting.deductible != id) continue;
      any = true;
      if (counts(line)) entries_.push_back({line, &counting});
    }
  }
  if (!any) return;
  std::ranges::sort(entries_, [&](const Entry& left, const Entry& right) {
    const LineState& one = lines_[left.line];
    const LineState& other = lines_[right.line];
    if ((one.before != nullptr) != (other.before != nullptr)) return one.before != nullptr;
    if (left.counting->reference != right.counting->reference) {
      return left.counting->reference < right.counting->reference;
    }
    return id_before(one.line.claim->id, other.line.claim->id);
  });
  used_.clear();
  bool credited = false;
  for (const Entry& entry : entries_) {
    if (lines_[entry.line].before == nullptr && !std::exchange(credited, true)) give_back(id);
    lay(entry);
  }
  if (!credited) give_back(id);
}

std::int64_t& Accounts::used_in(int year) {
  const auto found = std::ranges::find(used_, year, &std::pair<int, std::int64_t>::first);
  if (found != used_.end()) return found->second;
  return used_.emplace_back(year, 0).second;
}

/// A line counts if it was or is paid. A pair that was decided before counts no more than one
/// that never was there.
bool Accounts::counts(std::size_t line) const {
  const LineState& state = lines_[line];
  if (state.before == nullptr) {
    const Outcome outcome = decisions_[line].outcome;
    return !state.credits && !state.credited_by &&
           (outcome == Outcome::approved || outcome == Outcome::reduced);
  }
  const bool pair_of_history =
      state.credits || (state.credited_by && lines_[*state.credited_by].before != nullptr);
  return state.was_paid() && !pair_of_history;
}

/// A credit gives back what was laid for the line it credits.
void Accounts::give_back(DeductibleId id) {
  for (std::size_t line = 0; line < decisions_.size(); ++line) {
    if (!lines_[line].credits) continue;
    const LineState& debit = lines_[*lines_[line].credits];
    if (debit.before == nullptr) continue;
    for (const Laid& laid : debit.laid) {
      if (laid.deductible != id) continue;
      Laid back = laid;
      back.counted = -laid.counted;
      back.part = -laid.part;
      back.used_before = used_in(laid.year);
      used_in(laid.year) -= laid.part;
      add(line, back);
    }
  }
}

void Accounts::lay(const Entry& entry) {
  LineState& state = lines_[entry.line];
  Laid laid;
  laid.deductible = entry.counting->deductible;
  laid.head = &entry.counting->version->head;
  laid.year = year_of(entry.counting->reference);
  laid.amount = entry.counting->amount;
  laid.used_before = used_in(laid.year);
  const Results results = results_on(entry.line);
  laid.counted = results.paid.value;
  if (entry.counting->counted->counts) {
    state.line.results = &results;
    evaluator_.forget();
    const Value counted = counted_amount(evaluator_, *entry.counting, state.line);
    state.line.results = nullptr;
    const auto* amount = std::get_if<Decimal>(&counted);
    laid.counted = amount == nullptr ? 0 : amount->to_hundredths().value_or(0);
  }
  // The insured bears a part of what is paid, however `telt` counts it.
  const std::int64_t paid = results.paid.value;
  laid.counted = paid >= 0 ? std::min(laid.counted, paid) : std::max(laid.counted, paid);
  for (const Laid& earlier : state.laid) laid.counted -= earlier.part;
  // Where those before it took more than this one counts, nothing is left to count.
  laid.counted =
      paid >= 0 ? std::max<std::int64_t>(laid.counted, 0) : std::min<std::int64_t>(laid.counted, 0);
  const std::int64_t left = std::max<std::int64_t>(laid.amount - laid.used_before, 0);
  laid.part = laid.counted >= 0
                  ? std::min(laid.counted, left)
                  : std::max(laid.counted, -std::max<std::int64_t>(laid.used_before, 0));
  used_in(laid.year) += laid.part;
  add(entry.line, laid);
}

Results Accounts::results_on(std::size_t line) const {
  const LineState& state = lines_[line];
  const Cents claimed = state.line.claim->amount;
  if (state.before == nullptr) return results_of(decisions_[line], claimed, &state.pricing);
  return results_of(state.before->outcome, Ground::none, state.before->paid, claimed,
                    &state.pricing);
}

void Accounts::add(std::size_t line, const Laid& laid) {
  lines_[line].laid.push_back(laid);
  if (line < decisions_.size()) {
    decisions_[line].deductibles.push_back({laid.head->name, {laid.part}});
  }
}

Value counted_amount(const Evaluator& evaluator, const Counting& counting, const Line& line) {
  const DeductibleVersion& rule = *counting.counted;
  if (!rule.counts) return Decimal::hundredths(line.results->paid.value);
  Value counted = evaluator.evaluate(*rule.counts, {&line, counting.counted_reference});
  const bool rounds = rule.amount.rounding && !rule.amount.amounts_to;
  if (const auto* amount = std::get_if<Decimal>(&counted); rounds && amount != nullptr) {
    return amount->rounded(rule.amount.rounding->mode, rule.amount.rounding->step);
  }
  return counted;
}

}  // namespace clausule::interpreter::engine
