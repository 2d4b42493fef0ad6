#include "interpreter/engine/deductible_accounts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "interpreter/deductibles_before.hpp"
#include "interpreter/engine/deductibles.hpp"
#include "interpreter/engine/line_order.hpp"
#include "interpreter/engine/results.hpp"

namespace clausule::interpreter::engine {

namespace {

/// One line that a deductible counts.
struct Entry {
  std::size_t line = 0;
  const Counting* counting = nullptr;
};

/// Fills the accounts of all deductibles of one person.
class Accounts {
 public:
  Accounts(const Evaluator& evaluator, std::span<LineState> lines, std::span<Decision> decisions)
      : evaluator_(evaluator), lines_(lines), decisions_(decisions) {}

  void run() {
    // Deductible by deductible: what one lays, those after it no longer count.
    std::set<DeductibleId> counting;
    for (const LineState& state : lines_) {
      for (const Counting& one : state.counting) counting.insert(one.deductible);
    }
    std::set<std::pair<std::size_t, DeductibleId>> in_order;
    for (const DeductibleId id : counting) {
      in_order.emplace(deductibles_before(evaluator_.program(), id).size(), id);
    }
    for (const auto& [before, id] : in_order) fill(id);
  }

 private:
  void fill(DeductibleId id) {
    std::vector<Entry> entries;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      for (const Counting& counting : lines_[line].counting) {
        if (counting.deductible == id && counts(line)) entries.push_back({line, &counting});
      }
    }
    std::ranges::sort(entries, [&](const Entry& left, const Entry& right) {
      const LineState& one = lines_[left.line];
      const LineState& other = lines_[right.line];
      if ((one.before != nullptr) != (other.before != nullptr)) return one.before != nullptr;
      if (left.counting->reference != right.counting->reference) {
        return left.counting->reference < right.counting->reference;
      }
      return id_before(one.line.claim->id, other.line.claim->id);
    });
    std::map<int, std::int64_t> used;
    bool credited = false;
    for (const Entry& entry : entries) {
      if (lines_[entry.line].before == nullptr && !std::exchange(credited, true)) {
        give_back(id, used);
      }
      lay(entry, used);
    }
    if (!credited) give_back(id, used);
  }

  /// A line counts if it was or is paid. A pair that was decided before counts no more than one
  /// that never was there.
  [[nodiscard]] bool counts(std::size_t line) const {
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
  void give_back(DeductibleId id, std::map<int, std::int64_t>& used) {
    for (std::size_t line = 0; line < decisions_.size(); ++line) {
      if (!lines_[line].credits) continue;
      const LineState& debit = lines_[*lines_[line].credits];
      if (debit.before == nullptr) continue;
      for (const Laid& laid : debit.laid) {
        if (laid.deductible != id) continue;
        Laid back = laid;
        back.counted = -laid.counted;
        back.part = -laid.part;
        back.used_before = used[laid.year];
        used[laid.year] -= laid.part;
        add(line, back);
      }
    }
  }

  void lay(const Entry& entry, std::map<int, std::int64_t>& used) {
    LineState& state = lines_[entry.line];
    Laid laid;
    laid.deductible = entry.counting->deductible;
    laid.head = &entry.counting->version->head;
    laid.year = year_of(entry.counting->reference);
    laid.amount = entry.counting->amount;
    laid.used_before = used[laid.year];
    const Results results = results_on(entry.line);
    state.line.results = &results;
    evaluator_.forget();
    const Value counted = counted_amount(evaluator_, *entry.counting, state.line);
    state.line.results = nullptr;
    const auto* amount = std::get_if<Decimal>(&counted);
    laid.counted = amount == nullptr ? 0 : amount->to_hundredths().value_or(0);
    // The insured bears a part of what is paid, however `telt` counts it.
    const std::int64_t paid = results.paid.value;
    laid.counted = paid >= 0 ? std::min(laid.counted, paid) : std::max(laid.counted, paid);
    for (const Laid& earlier : state.laid) laid.counted -= earlier.part;
    const std::int64_t left = std::max<std::int64_t>(laid.amount - laid.used_before, 0);
    laid.part = laid.counted >= 0
                    ? std::min(laid.counted, left)
                    : std::max(laid.counted, -std::max<std::int64_t>(laid.used_before, 0));
    used[laid.year] += laid.part;
    add(entry.line, laid);
  }

  [[nodiscard]] Results results_on(std::size_t line) const {
    const LineState& state = lines_[line];
    const Cents claimed = state.line.claim->amount;
    if (state.before == nullptr) return results_of(decisions_[line], claimed, &state.pricing);
    return results_of(state.before->outcome, Ground::none, state.before->paid, claimed,
                      &state.pricing);
  }

  void add(std::size_t line, const Laid& laid) {
    lines_[line].laid.push_back(laid);
    if (line < decisions_.size()) {
      decisions_[line].deductibles.push_back({laid.head->name, {laid.part}});
    }
  }

  const Evaluator& evaluator_;
  std::span<LineState> lines_;
  std::span<Decision> decisions_;
};

}  // namespace

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

void lay_deductibles(const Evaluator& evaluator, std::span<LineState> lines,
                     std::span<Decision> decisions) {
  if (evaluator.program().deductibles.empty()) return;
  for (std::size_t line = 0; line < decisions.size(); ++line) {
    decisions[line].exempt = !lines[line].exempted_by.empty();
  }
  Accounts(evaluator, lines, decisions).run();
  evaluator.forget();
}

}  // namespace clausule::interpreter::engine
