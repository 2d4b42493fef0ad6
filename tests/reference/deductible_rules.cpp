#include "tests/reference/deductible_rules.hpp"

#include <algorithm>
#include <set>

#include "tests/reference/amounts.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

constexpr Finder by_deductible{Pass::deductible, Ground::deductible};

/// Whether a deductible, or an exception to one, is about a line.
struct AppliedDeductible {
  const DeductibleVersion* version = nullptr;
  Date reference{};
  std::optional<int> year;
  Value applies = false;
};

Value is_selected(const World& world, const DeductibleVersion& version, const Place& place) {
  if (!version.selection) return true;
  Value selected = selects(world, *version.selection, place);
  for (const Selection& more : version.more_selections) {
    selected = either(selected, selects(world, more, place));
  }
  return selected;
}

AppliedDeductible application_of(const World& world, DeductibleId id, const Line& line) {
  AppliedDeductible applied;
  for (const auto& chosen : versions_for(world, world.program.deductibles[id.index], line)) {
    applied.version = chosen.version;
    applied.reference = chosen.reference;
    const Place place{&line, chosen.reference};
    applied.applies = is_selected(world, *chosen.version, place);
    if (is_false(applied.applies)) continue;
    if (is_open(chosen.open)) {
      applied.applies = chosen.open;
    } else {
      applied.year = year_of(chosen.reference);
      applied.applies = both(applied.applies, guards_hold(world, chosen.version->head, place));
    }
    break;
  }
  return applied;
}

/// Returns what goes before a deductible by `na`, directly or through others.
std::set<DeductibleId> before(const World& world, DeductibleId id) {
  std::set<DeductibleId> found;
  std::vector<DeductibleId> waiting{id};
  while (!waiting.empty()) {
    const DeductibleId at = waiting.back();
    waiting.pop_back();
    for (const DeductibleVersion* version : world.known(world.program.deductibles[at.index])) {
      if (version->after && found.insert(*version->after).second) {
        waiting.push_back(*version->after);
      }
    }
  }
  return found;
}

/// Finds which deductibles count one line.
class Applying {
 public:
  Applying(const World& world, const Line& line) : world_(world), line_(line) {}

  CountedBy run() {
    const auto& deductibles = world_.program.deductibles;
    for (std::uint32_t index = 0; index < deductibles.size(); ++index) {
      if (deductibles[index].excepts.empty()) count({index});
    }
    put_in_order();
    return std::move(found_);
  }

 private:
  void count(DeductibleId id) {
    const AppliedDeductible own = application_of(world_, id, line_);
    if (is_false(own.applies)) return;
    if (is_open(own.applies)) return unknown(id, own, own.applies);
    Counting counting{id, own.version, own.reference, own.version, own.reference, 0};
    if (!depart(counting, id, own)) return;
    if (!add_amount(counting, own)) return;
    const Value counted = counted_amount(world_, counting, line_);
    if (is_open(counted)) {
      AppliedDeductible by{counting.counted, counting.counted_reference, own.year, true};
      return unknown(id, by, counted);
    }
    found_.countings.push_back(counting);
  }

  /// Lets the exceptions that hold say what is counted; tells whether that is known.
  bool depart(Counting& counting, DeductibleId rule, const AppliedDeductible& own) {
    std::optional<Counting> departed;
    for (const DeductibleId other : world_.program.deductibles[rule.index].exceptions) {
      AppliedDeductible exception = application_of(world_, other, line_);
      if (is_false(exception.applies)) continue;
      if (is_open(exception.applies)) {
        if (is_waived(exception.applies, exception.version->head)) continue;
        exception.year = own.year;
        unknown(counting.id, exception, exception.applies);
        return false;
      }
      Counting one = counting;
      one.counted = exception.version;
      one.counted_reference = exception.reference;
      if (!depart(one, other, own)) return false;
      if (departed &&
          counted_amount(world_, *departed, line_) != counted_amount(world_, one, line_)) {
        found_.findings.push_back(
            make_finding(by_deductible, Effect::open, exception.version->head));
        return false;
      }
      departed = one;
    }
    if (departed) counting = *departed;
    return true;
  }

  /// Works out the amount of the year: of the exception where it has one, else of the rule.
  bool add_amount(Counting& counting, const AppliedDeductible& own) {
    const bool is_replaced = counting.counted->amount.amounts_to != nullptr;
    const DeductibleVersion& version = is_replaced ? *counting.counted : *counting.version;
    const Date reference = is_replaced ? counting.counted_reference : counting.reference;
    const Steps steps{version.amount, nullptr, {&line_, reference}};
    std::optional<Value> base = base_of(world_, steps);
    if (base) base = scaled(world_, steps, *base);
    bool is_faulty = false;
    const Value amount = bounded(world_, steps, base, is_faulty);
    if (is_open(amount)) {
      unknown(counting.id, {&version, reference, own.year, true}, amount);
      return false;
    }
    const auto cents = std::get<Decimal>(amount).to_hundredths();
    if (is_faulty || !cents || *cents < 0) {
      found_.findings.push_back(make_finding(by_deductible, Effect::error, version.head));
      return false;
    }
    counting.amount = *cents;
    return true;
  }

  void unknown(DeductibleId id, const AppliedDeductible& by, const Value& open) {
    const auto finding = finding_of_unknown(by_deductible, open, by.version->head);
    if (!finding) return;
    found_.unknowns.push_back({id, &by.version->head, by.year, open});
  }

  /// Two deductibles for one line without an order are an error.
  void put_in_order() {
    auto& countings = found_.countings;
    std::stable_sort(countings.begin(), countings.end(), [&](const auto& one, const auto& other) {
      return rank_of(world_, one.id) < rank_of(world_, other.id);
    });
    for (std::size_t at = 1; at < countings.size(); ++at) {
      if (before(world_, countings[at].id).contains(countings[at - 1].id)) continue;
      const RuleHead& one = countings[at - 1].version->head;
      const RuleHead& other = countings[at].version->head;
      found_.findings.push_back(
          make_finding(by_deductible, Effect::error, one.name < other.name ? one : other));
      countings.clear();
    }
  }

  const World& world_;
  const Line& line_;
  CountedBy found_;
};

}  // namespace

CountedBy countings_of(const World& world, const Line& line) {
  return Applying(world, line).run();
}

Value counted_amount(const World& world, const Counting& counting, const Line& line) {
  const DeductibleVersion& version = *counting.counted;
  if (!version.counts) return Decimal::hundredths(line.results->paid.value);
  Value counted = evaluate(world, *version.counts, {&line, counting.counted_reference});
  // Without an amount of its own a rounding rounds what is counted.
  if (is_open(counted) || !version.amount.rounding || version.amount.amounts_to) return counted;
  const RoundingRule& rounding = *version.amount.rounding;
  return std::get<Decimal>(counted).rounded(rounding.mode, rounding.step);
}

std::size_t rank_of(const World& world, DeductibleId id) {
  return before(world, id).size();
}

}  // namespace clausule::reference
