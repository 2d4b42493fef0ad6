#include "interpreter/engine/deductibles.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "interpreter/deductibles_before.hpp"
#include "interpreter/engine/amounts.hpp"
#include "interpreter/engine/deductible_accounts.hpp"
#include "interpreter/engine/entitlement.hpp"
#include "interpreter/engine/line_order.hpp"
#include "interpreter/engine/results.hpp"
#include "interpreter/engine/waived.hpp"

namespace clausule::interpreter::engine {

namespace {

/// Returns the rule that puts a line outside every deductible; empty where none does.
std::string_view exempting_rule(const Evaluator& evaluator, const LineState& state) {
  const Pricing& pricing = state.pricing;
  if (pricing.state == Pricing::State::priced && pricing.how.version->without_deductible) {
    return pricing.how.version->head.name;
  }
  std::vector<Finding> reasons;
  for (const ProgrammeId id : state.rules->programmes) {
    const auto& versions = evaluator.program().programmes[id.index].versions;
    const bool exempts = std::ranges::any_of(
        versions, [](const ProgrammeVersion& one) { return one.without_deductible; });
    if (!exempts) continue;
    const bool claims_it = state.claimed_by == id;
    Date reference{};
    Truth open = false;
    const ProgrammeVersion* version =
        claims_it ? state.claimed_version
                  : evaluator.version_for(versions, state.line, reference, open);
    if (version == nullptr || !version->without_deductible) continue;
    reasons.clear();
    const bool claimed = claims_it || (claims_code(evaluator, id, state.line) &&
                                       claims(evaluator, id, state.line, reasons));
    if (claimed) return version->head.name;
  }
  return {};
}

/// Finds the deductibles that count one line.
class Counter {
 public:
  Counter(const Evaluator& evaluator, LineState& state)
      : evaluator_(evaluator), program_(evaluator.program()), state_(state) {}

  void run() {
    for (std::uint32_t index = 0; index < program_.deductibles.size(); ++index) {
      if (program_.deductibles[index].excepts.empty()) count({index});
    }
    put_in_order();
  }

 private:
  /// Whether a version of a rule applies, and on which date it reads its facts.
  struct Applies {
    const DeductibleVersion* version = nullptr;
    Date reference{};
    bool dated = false;  ///< the reference date is known
    Truth holds = false;

    [[nodiscard]] std::optional<int> year() const {
      return dated ? std::optional(year_of(reference)) : std::nullopt;
    }
  };

  [[nodiscard]] Applies applies(DeductibleId id) const {
    const DayRules::DeductibleOnDays& known = state_.rules->deductibles[id.index];
    Applies result;
    if (!known.counts) return result;
    const Deductible& rule = program_.deductibles[id.index];
    Truth open = false;
    result.version = known.version;
    result.reference = state_.line.claim->date;
    if (known.version == nullptr) {
      result.version = evaluator_.version_for(rule.versions, state_.line, result.reference, open);
    }
    if (result.version == nullptr) {
      // Where its code is not among those that count, nothing depends on the reference date.
      const Place place{&state_.line, state_.line.claim->date};
      result.version = evaluator_.undated_version(
          rule.versions, state_.line, open,
          [&](const auto& one) { return !is_false(evaluator_.selects(one, place)); });
      if (result.version != nullptr) result.holds = open;
      return result;
    }
    result.dated = true;
    const Place place{&state_.line, result.reference};
    const Truth selected =
        known.selected ? Truth(true) : evaluator_.selects(*result.version, place);
    result.holds = both(selected, evaluator_.guards_hold(result.version->head, place));
    return result;
  }

  void count(DeductibleId id) {
    const Deductible& rule = program_.deductibles[id.index];
    const Applies own = applies(id);
    if (is_false(own.holds)) return;
    if (is_open(own.holds)) return unknown(id, *own.version, own.year(), own.holds);
    Counting counting{id, own.version, own.version, own.reference, own.reference, 0};
    departed_.clear();
    if (!depart(counting, rule)) return;
    if (!add_amount(counting)) return;
    // What is paid is known; only what a rule counts in its place may not be.
    if (counting.counted->counts) {
      const Value counted = counted_amount(evaluator_, counting, state_.line);
      if (is_open(counted)) {
        return unknown(id, *counting.counted, year_of(own.reference), evaluator_.truth_of(counted));
      }
    }
    state_.counting.push_back(counting);
  }

  /// Lets the exceptions to a rule that hold, and those to them, say what is counted; tells whether
  /// that is known.
  bool depart(Counting& counting, const Deductible& rule) {
    std::optional<Counting> departed;
    for (const DeductibleId other : rule.exceptions) {
      const Applies exception = applies(other);
      if (is_false(exception.holds)) continue;
      if (is_open(exception.holds)) {
        if (is_waived(exception.holds, exception.version->head)) continue;
        unknown(counting.deductible, *exception.version, year_of(counting.reference),
                exception.holds);
        return false;
      }
      Counting one = counting;
      one.counted = exception.version;
      one.counted_reference = exception.reference;
      if (!depart_from(other, one)) return false;
      if (departed && differ(*departed, one)) {
        add(Effect::open, one.counted->head,
            {Says::exceptions_differ, {departed->counted->head.name, one.counted->head.name}});
        return false;
      }
      departed = one;
    }
    if (departed) counting = *departed;
    return true;
  }

  /// The same for an exception; one that several others depart to is worked out once.
  bool depart_from(DeductibleId exception, Counting& counting) {
    const Deductible& rule = program_.deductibles[exception.index];
    if (rule.exceptions.empty()) return true;
    const auto known = std::ranges::find(departed_, exception, &Departed::first);
    if (known != departed_.end()) {
      counting = known->second;
      return true;
    }
    if (!depart(counting, rule)) return false;
    departed_.emplace_back(exception, counting);
    return true;
  }

  [[nodiscard]] bool differ(const Counting& one, const Counting& other) const {
    return counted_amount(evaluator_, one, state_.line) !=
           counted_amount(evaluator_, other, state_.line);
  }

  /// Works out the amount of the year; tells whether there is one.
  bool add_amount(Counting& counting) {
    const bool replaced =
        counting.counted != counting.version && counting.counted->amount.amounts_to != nullptr;
    const DeductibleVersion& version = replaced ? *counting.counted : *counting.version;
    const auto& known = state_.rules->deductibles[counting.deductible.index];
    if (!replaced && known.amount) {
      counting.amount = *known.amount;
      return true;
    }
    const Place place{&state_.line, replaced ? counting.counted_reference : counting.reference};
    const AmountLadder ladder(evaluator_, version.amount, nullptr, place);
    std::optional<Value> base = ladder.base();
    if (base) base = ladder.scaled(*std::move(base));
    bool floor_over_cap = false;
    const Value amount = ladder.bounded(std::move(base), floor_over_cap);
    if (is_open(amount)) {
      unknown(counting.deductible, version, year_of(counting.reference),
              evaluator_.truth_of(amount));
      return false;
    }
    const auto cents = std::get<Decimal>(amount).to_hundredths();
    Says fault = floor_over_cap ? Says::floor_over_cap : Says::nothing;
    if (!cents) fault = Says::amount_too_large;
    if (cents && *cents < 0) fault = Says::amount_below_zero;
    if (fault != Says::nothing) {
      add(Effect::error, version.head, {fault, {version.head.name}});
      return false;
    }
    counting.amount = *cents;
    return true;
  }

  static std::optional<Finding> finding_on(const RuleHead& head, Truth open) {
    return finding_of_unknown(open, Pass::deductible, Ground::deductible, head);
  }

  void unknown(DeductibleId id, const DeductibleVersion& version, std::optional<int> year,
               Truth open) {
    auto finding = finding_on(version.head, open);
    if (!finding) return;  // `indien onbekend toegestaan`
    if (state_.before != nullptr) {
      state_.uncounted.push_back({id, &version.head, year, open});
    } else {
      state_.findings.push_back(*finding);
    }
  }

  void add(Effect effect, const RuleHead& head, Statement message) {
    if (state_.before != nullptr) return;
    Finding finding;
    finding.pass = Pass::deductible;
    finding.effect = effect;
    finding.ground = Ground::deductible;
    finding.rule = head.name;
    finding.article = head.article;
    finding.message = message;
    state_.findings.push_back(finding);
  }

  /// Sorts by how many go before; a deductible that does not go after the one before it has no
  /// order.
  void put_in_order() {
    auto& counting = state_.counting;
    if (counting.size() < 2) return;
    const auto before = [&](const Counting& one) {
      return deductibles_before(program_, one.deductible);
    };
    std::ranges::stable_sort(counting, {}, [&](const Counting& one) { return before(one).size(); });
    for (std::size_t at = 1; at < counting.size(); ++at) {
      if (before(counting[at]).contains(counting[at - 1].deductible)) continue;
      return without_order(counting[at - 1], counting[at]);
    }
  }

  void without_order(const Counting& one, const Counting& other) {
    const auto [first, second] = std::minmax(one.version->head.name, other.version->head.name);
    const RuleHead& head =
        one.version->head.name == first ? one.version->head : other.version->head;
    add(Effect::error, head, {Says::deductibles_without_order, {first, second}});
    state_.counting.clear();
  }

  const Evaluator& evaluator_;
  const Program& program_;
  LineState& state_;
  using Departed = std::pair<DeductibleId, Counting>;
  std::vector<Departed> departed_;  ///< by exceptions that have exceptions
};

/// Returns what would be paid for a line if nothing else kept it from that, or was paid before.
Results provisional(const LineState& state) {
  const Cents claimed = state.line.claim->amount;
  Cents paid = claimed;
  if (state.before != nullptr) {
    paid = state.before->paid;
  } else if (state.pricing.has_amounts) {
    paid = std::min(claimed, Cents{state.pricing.amounts.tariff});
  }
  return results_of(Outcome::approved, Ground::none, paid, claimed, &state.pricing);
}

/// What of the lines decided before is not known, and the line of each.
struct Gap {
  const LineState* line = nullptr;
  const Uncounted* what = nullptr;

  [[nodiscard]] bool bears_on(const Counting& counting) const {
    return counting.deductible == what->deductible &&
           (!what->year || *what->year == year_of(counting.reference));
  }
};

/// Returns the gaps in the order in which the lines count.
std::vector<Gap> gaps_in(std::span<const LineState> lines) {
  std::vector<Gap> gaps;
  for (const LineState& line : lines) {
    if (line.credits || line.credited_by) continue;  // the pair counts for nothing
    for (const Uncounted& what : line.uncounted) gaps.push_back({&line, &what});
  }
  std::ranges::stable_sort(
      gaps, [](const Gap& one, const Gap& other) { return counts_before(*one.line, *other.line); });
  return gaps;
}

std::optional<Finding> finding_of_gap(const Gap& gap) {
  const RuleHead& head = *gap.what->head;
  auto finding = finding_of_unknown(gap.what->open, Pass::deductible, Ground::deductible, head);
  if (finding && finding->message.says == Says::missing_fact) {
    finding->message = {Says::missing_in_history,
                        {finding->message.arguments.front(), gap.line->line.claim->id, head.name}};
  }
  return finding;
}

}  // namespace

void check_deductibles(const Evaluator& evaluator, LineState& state) {
  if (evaluator.program().deductibles.empty()) return;
  state.exempted_by = exempting_rule(evaluator, state);
  if (!state.exempted_by.empty()) return;
  const Results results = provisional(state);
  // Where nothing can be paid nothing is laid on the insured, whatever the facts are.
  if (results.paid.value == 0) return;
  state.line.results = &results;
  Counter(evaluator, state).run();
  state.line.results = nullptr;
  evaluator.forget();
}

void check_history(std::span<LineState> lines) {
  const std::vector<Gap> gaps = gaps_in(lines);
  if (gaps.empty()) return;
  for (LineState& line : lines) {
    if (line.before != nullptr) continue;
    for (const Counting& counting : line.counting) {
      for (const Gap& gap : gaps) {
        if (!gap.bears_on(counting)) continue;
        auto finding = finding_of_gap(gap);
        // Of one rule one gap is enough to ask for: who mends it sees the next.
        const bool is_news = finding && std::ranges::none_of(line.findings, [&](const auto& one) {
                               return one.pass == finding->pass && one.rule == finding->rule &&
                                      one.effect == finding->effect;
                             });
        if (is_news) line.findings.push_back(*finding);
      }
    }
  }
}

}  // namespace clausule::interpreter::engine
