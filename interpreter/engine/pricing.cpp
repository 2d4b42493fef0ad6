#include "interpreter/engine/pricing.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/engine/amounts.hpp"
#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/departure.hpp"
#include "interpreter/engine/state.hpp"
#include "interpreter/engine/waived.hpp"

namespace clausule::interpreter::engine {

namespace {

Value read_tariff(const void* pricing, TariffId tariff, bool own, const Place& place) {
  if (place.line == nullptr) return Missing{"prestatie"};
  const auto& pricer = *static_cast<const Pricer*>(pricing);
  return pricer.amount_of(tariff, own, *place.line);
}

}  // namespace

Pricer::Pricer(Evaluator& evaluator) : evaluator_(evaluator) {
  evaluator.set_tariff_reader(read_tariff, this);
}

Value Pricer::unit_amount(const Applicability& how, const Line& line, Amounts& into) const {
  const TariffVersion& version = *how.version;
  const Place place{&line, how.reference};
  const AmountLadder ladder(evaluator_, version.amount, how.row, place);
  std::optional<Value> amount;
  if (how.row != nullptr && version.split.shares.empty() && !version.split.components.empty()) {
    amount = sum_of_components(how, place, into);
  } else {
    amount = ladder.base();
  }
  into.agreed = amount.has_value();
  if (amount) {
    amount = ladder.scaled(*std::move(amount));
    if (version.over_quarters && std::holds_alternative<Decimal>(*amount)) {
      amount = quarter_of_year(version, std::get<Decimal>(*amount), line.claim->date);
    }
  }
  bool floor_over_cap = false;
  Value bounded = ladder.bounded(std::move(amount), floor_over_cap);
  if (floor_over_cap) into.fault = Says::floor_over_cap;
  return bounded;
}

Value Pricer::sum_of_components(const Applicability& how, const Place& place, Amounts& into) const {
  Value sum = Decimal();
  for (const ExpressionPointer& component : how.row->components) {
    if (!component) {
      into.components.emplace_back();
      continue;
    }
    Value part = evaluator_.evaluate(*component, place);
    const auto* known = std::get_if<Decimal>(&part);
    into.components.push_back(known != nullptr ? *known : Decimal());
    change(sum, std::move(part),
           [](const Decimal& one, const Decimal& other) { return one + other; });
  }
  return sum;
}

Decimal Pricer::quarter_of_year(const TariffVersion& version, const Decimal& year, Date date) {
  const Decimal cent = Decimal::hundredths(1);
  Decimal quarter = (year / Decimal(4)).rounded(Rounding::down, cent);
  if (version.rest_to_quarter != quarter_of(date)) return quarter;
  return year - quarter * Decimal(3);
}

std::optional<FlatAmount> Pricer::flat_amount(const Applicability& how, const Line& line) const {
  Amounts amounts;
  const Value unit = unit_amount(how, line, amounts);
  const auto cents = whole_cents(unit);
  if (!cents || amounts.fault != Says::nothing) return std::nullopt;
  FlatAmount one{*cents, amounts.agreed, {}};
  for (const Decimal& component : amounts.components) {
    const auto part = component.to_hundredths();
    if (!part) return std::nullopt;
    one.components.push_back(*part);
  }
  return one;
}

bool Pricer::take_flat(const Applicability& how, const Line& line, Amounts& into) const {
  const FlatAmount* flat = how.flat;
  if (flat == nullptr) {
    flat = flat_.find(*how.version, how.row, [&] { return flat_amount(how, line); });
  }
  if (flat == nullptr) return false;
  const std::int64_t quantity = how.version->per ? 1 : line.claim->quantity;
  std::int64_t tariff = 0;
  if (quantity < 0 || __builtin_mul_overflow(flat->unit, quantity, &tariff)) return false;
  into.tariff = tariff;
  into.agreed = flat->agreed;
  into.flat = flat;
  return true;
}

std::optional<Value> Pricer::amounts(const Applicability& how, const Line& line,
                                     Amounts& into) const {
  Value amount = unit_amount(how, line, into);
  if (is_open(amount)) return amount;
  Decimal whole = std::get<Decimal>(amount);
  if (!how.version->per) {
    const Decimal quantity(line.claim->quantity);
    whole = whole * quantity;
    for (Decimal& component : into.components) component = component * quantity;
  }
  const auto cents = whole.to_hundredths();
  if (!cents) into.fault = Says::amount_too_large;
  if (whole < Decimal(0)) into.fault = Says::amount_below_zero;
  if (into.fault != Says::nothing) return std::nullopt;
  into.tariff = *cents;
  return Value(whole);
}

Value Pricer::amount_of(TariffId id, bool own, const Line& line) const {
  if (const auto found = memos_.find(id.index); found != memos_.end()) {
    if (found->second.claim == line.claim && found->second.own == own) return found->second.value;
  }
  Value value = computed_amount_of(id, own, line);
  memos_[id.index] = {line.claim, own, value};
  return value;
}

std::optional<Value> Pricer::departed_amount(const Tariff& tariff, const Line& line) const {
  Departure departure(tariff.name);
  for (const TariffId other : tariff.exceptions) {
    const Applicability exception = applies(other, line);
    if (is_false(exception.applies)) continue;
    Value amount =
        is_open(exception.applies) ? exception.applies.reason() : amount_of(other, false, line);
    if (is_waived(amount, head_of(other, exception))) continue;
    departure.add(std::move(amount), evaluator_.program().tariffs[other.index].name);
  }
  return std::move(departure.value());
}

Value Pricer::computed_amount_of(TariffId id, bool own, const Line& line) const {
  const Tariff& tariff = evaluator_.program().tariffs[id.index];
  if (!own) {
    if (auto departed = departed_amount(tariff, line)) return *std::move(departed);
  }
  // An exception reads the named rule's own value, also for lines that its conditions leave out.
  const Applicability how = own ? this->own(id, line) : applies(id, line);
  if (is_open(how.applies)) return how.applies.reason();
  const bool has_amount = how.version != nullptr && (how.row != nullptr || !how.version->has_table);
  if (!has_amount || !(own || is_true(how.applies))) {
    return Missing{tariff.name + " op " + to_string(line.claim->date)};
  }
  Amounts amounts;
  return unit_amount(how, line, amounts);
}

void Pricing::clear() {
  state = {};
  tariff.reset();
  how = {};
  amounts.tariff = 0;
  amounts.agreed = false;
  amounts.fault = Says::nothing;
  amounts.components.clear();
  amounts.flat = nullptr;
  has_amounts = false;
  named.clear();
  why = true;
}

Pricing Pricer::price(const Line& line, const CodeInfo& info, const DayRules& rules) const {
  Pricing pricing;
  price(line, info, rules, pricing);
  return pricing;
}

void Pricer::price(const Line& line, const CodeInfo& info, const DayRules& rules,
                   Pricing& pricing) const {
  if (info.tariffs.empty()) {
    pricing.state = Pricing::State::other_service;
    return;
  }
  candidates_.clear();
  for (const DayRules::TariffOnDays& rule : rules.tariffs) {
    Candidate candidate{rule.id, applies(rule, line)};
    if (is_false(candidate.how.applies) || does_not_apply(candidate, line)) continue;
    candidates_.push_back(candidate);
  }
  asking_.clear();
  // Nearly every line has one tariff, which stands beside no other.
  if (candidates_.size() == 1 && is_true(candidates_.front().how.applies)) {
    add_candidate(pricing, candidates_.front(), line);
    candidates_.clear();
  }
  for (const Candidate& candidate : candidates_) {
    if (is_silenced(candidate)) continue;
    if (is_doubted(pricing, candidate)) continue;
    if (is_open(candidate.how.applies)) {
      settle_open(pricing, candidate, candidate.how.applies.reason());
    } else {
      add_candidate(pricing, candidate, line);
    }
  }
  if (pricing.tariff) return add_if_allowed(pricing, line);
  pricing.state = Pricing::State::none_applies;
  pricing.tariff = info.tariffs.front();
  pricing.named = info.tariffs;
}

bool Pricer::does_not_apply(const Candidate& candidate, const Line& line) const {
  const Applicability& how = candidate.how;
  const RuleHead& head = head_of(candidate.id, how);
  if (!head.if_unknown || head.if_unknown->kind != dsl::ast::VerdictKind::allow) return false;
  if (is_open(how.applies)) return is_waived(how.applies, head);
  if (how.flat != nullptr) return false;
  Amounts amounts;
  const auto value = this->amounts(how, line, amounts);
  return value && is_waived(*value, head);
}

bool Pricer::is_exception_to(const Candidate& one, TariffId tariff) const {
  const auto& exceptions = evaluator_.program().tariffs[tariff.index].exceptions;
  return std::ranges::find(exceptions, one.id) != exceptions.end();
}

bool Pricer::is_silenced(const Candidate& candidate) const {
  return std::ranges::any_of(candidates_, [&](const Candidate& other) {
    return is_true(other.how.applies) && is_exception_to(other, candidate.id);
  });
}

/// An exception that may hold leaves open what a tariff says: its answer counts.
bool Pricer::is_doubted(Pricing& pricing, const Candidate& candidate) const {
  bool doubted = false;
  for (const Candidate& other : candidates_) {
    if (!is_open(other.how.applies) || !is_exception_to(other, candidate.id)) continue;
    settle_open(pricing, other, other.how.applies.reason());
    doubted = true;
  }
  return doubted;
}

/// A line under review shows what it pays if the answer is "allowed" (`semantics.md` 22): by the
/// only tariff there then is.
void Pricer::add_if_allowed(Pricing& pricing, const Line& line) const {
  pricing.has_amounts = pricing.state == Pricing::State::priced;
  const Applicability& how = pricing.how;
  if (pricing.state != Pricing::State::asked || !pricing.named.empty()) return;
  if (asking_.size() != 1) return;
  if (how.version == nullptr || (how.version->has_table && how.row == nullptr)) return;
  Amounts amounts;
  const auto value = this->amounts(how, line, amounts);
  if (!value || is_open(*value)) return;
  pricing.amounts = std::move(amounts);
  pricing.has_amounts = true;
}

const RuleHead& Pricer::head_of(TariffId id, const Applicability& how) const {
  if (how.version != nullptr) return how.version->head;
  if (how.undated != nullptr) return how.undated->head;
  return evaluator_.program().tariffs[id.index].versions.front().head;
}

namespace {

/// Returns how much the state of a price weighs against that by another tariff (`semantics.md` 21).
int weight_of(Pricing::State state) {
  using State = Pricing::State;
  switch (state) {
    case State::denied:
      return 3;
    case State::missing:
    case State::faulty:
      return 2;
    case State::asked:
      return 1;
    case State::priced:
    case State::other_service:
    case State::none_applies:
    case State::conflict:
      return 0;
  }
  return 0;
}

}  // namespace

bool Pricer::take(Pricing& pricing, Pricing::State state, const Candidate& by) const {
  if (pricing.tariff) {
    const auto name_of = [&](TariffId id) -> const std::string& {
      return evaluator_.program().tariffs[id.index].name;
    };
    const int weight = weight_of(pricing.state);
    if (weight > weight_of(state) || (weight == 0 && weight_of(state) == 0)) return false;
    // Of what weighs alike the first by name is cited.
    if (weight == weight_of(state) && name_of(*pricing.tariff) <= name_of(by.id)) return false;
  }
  pricing.state = state;
  pricing.tariff = by.id;
  pricing.how = by.how;
  return true;
}

void Pricer::settle_open(Pricing& pricing, const Candidate& by, const Value& why) const {
  const auto finding =
      finding_of_unknown(Truth(why), Pass::tariff, Ground::tariff, head_of(by.id, by.how));
  Pricing::State state = Pricing::State::missing;
  if (finding->effect == Effect::gone) state = Pricing::State::denied;
  if (finding->effect == Effect::open) state = Pricing::State::asked;
  if (take(pricing, state, by)) pricing.why = Truth(evaluator_.keep(why));
  if (state == Pricing::State::asked) asking_.insert(by.id);
}

void Pricer::add_candidate(Pricing& pricing, const Candidate& by, const Line& line) const {
  using State = Pricing::State;
  // Nearly always the first, and then there is nothing to compare it with.
  if (!pricing.tariff && take_flat(by.how, line, pricing.amounts)) {
    pricing.named.push_back(by.id);
    take(pricing, State::priced, by);
    return;
  }
  Amounts amounts;
  if (!take_flat(by.how, line, amounts)) {
    const auto value = this->amounts(by.how, line, amounts);
    if (!value) {
      if (take(pricing, State::faulty, by)) pricing.amounts.fault = amounts.fault;
      return;
    }
    if (is_open(*value)) return settle_open(pricing, by, *value);
  }
  pricing.named.push_back(by.id);
  if (!pricing.tariff) {
    take(pricing, State::priced, by);
    pricing.amounts = std::move(amounts);
  } else if (weight_of(pricing.state) == 0 && amounts.tariff != pricing.amounts.tariff) {
    pricing.state = State::conflict;
  }
}

}  // namespace clausule::interpreter::engine
