#include "interpreter/engine/pricing.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "interpreter/engine/amounts.hpp"
#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/row_choice.hpp"

namespace clausule::interpreter::engine {

namespace {

Value read_tariff(const void* pricing, TariffId tariff, bool own, const Place& place) {
  if (place.line == nullptr) return Missing{"prestatie"};
  const auto& pricer = *static_cast<const Pricer*>(pricing);
  return pricer.amount_of(tariff, own, *place.line);
}

bool names_by_rows(const TariffVersion& version, const CodeValue& code,
                   const Evaluator& evaluator) {
  for (const AmountRow& row : version.rows) {
    for (const FactTest& test : row.tests) {
      const auto* read = std::get_if<ReadLine>(&test.subject->node);
      if (read == nullptr || read->fact != LineFact::code) continue;
      if (test.tests.tests.empty()) return true;
      for (const CellTest& one : test.tests.tests) {
        const auto* among = std::get_if<CellTest::Among>(&one.value);
        if (among != nullptr && may_contain(evaluator.program(), among->codes, code)) return true;
      }
    }
  }
  return false;
}

}  // namespace

namespace {

/// `seen` keeps rules that many exceptions name from being looked at once for each of them.
bool names_code(const Evaluator& evaluator, TariffId id, const CodeValue& code,
                std::set<TariffId>& seen) {
  if (!seen.insert(id).second) return false;
  const Tariff& tariff = evaluator.program().tariffs[id.index];
  // One that was published later names nothing yet.
  if (tariff.versions.empty()) return false;
  bool says_codes = false;
  for (const TariffVersion& version : tariff.versions) {
    if (version.selection) {
      says_codes = true;
      if (may_contain(evaluator.program(), version.selection->codes, code)) return true;
    } else if (names_by_rows(version, code, evaluator)) {
      return true;
    }
  }
  if (says_codes) return false;
  return std::ranges::any_of(
      tariff.excepts, [&](TariffId named) { return names_code(evaluator, named, code, seen); });
}

}  // namespace

bool names_code(const Evaluator& evaluator, TariffId tariff, const CodeValue& code) {
  std::set<TariffId> seen;
  return names_code(evaluator, tariff, code, seen);
}

Pricer::Pricer(Evaluator& evaluator) : evaluator_(evaluator) {
  evaluator.set_tariff_reader(read_tariff, this);
}

bool names_without_selection(const Evaluator& evaluator, TariffId tariff,
                             const TariffVersion& version, const CodeValue& code) {
  const bool by_others = !evaluator.program().tariffs[tariff.index].excepts.empty() &&
                         !names_by_rows(version, code, evaluator);
  return !by_others || names_code(evaluator, tariff, code);
}

Applicability Pricer::applies(TariffId id, const Line& line) const {
  const Tariff& tariff = evaluator_.program().tariffs[id.index];
  Applicability how;
  how.version = evaluator_.version_for(tariff.versions, line, how.reference, how.applies);
  if (how.version == nullptr) return how;
  apply(how, id, false, line);
  choose_row(how, tariff, line);
  return how;
}

Applicability Pricer::applies(const DayRules::TariffOnDays& rule, const Line& line) const {
  if (rule.version == nullptr) return applies(rule.id, line);
  Applicability how;
  how.version = rule.version;
  how.reference = line.claim->date;
  how.row = rule.row;
  if (rule.flat) how.flat = &*rule.flat;
  apply(how, rule.id, rule.selected, line);
  if (rule.row == nullptr) {
    choose_row(how, evaluator_.program().tariffs[rule.id.index], line);
  }
  return how;
}

void Pricer::apply(Applicability& how, TariffId id, bool selected, const Line& line) const {
  const Place place{&line, how.reference};
  if (selected) {
    how.applies = true;
  } else if (how.version->selection) {
    how.applies = evaluator_.is_selected(*how.version->selection, place);
  } else {
    how.applies = names_without_selection(evaluator_, id, *how.version, line.code);
  }
  how.applies = both(how.applies, evaluator_.guards_hold(how.version->head, place));
}

void Pricer::choose_row(Applicability& how, const Tariff& tariff, const Line& line) const {
  if (!how.version->has_table || is_false(how.applies)) return;
  Truth any = false;
  RowChoice<AmountRow> choice;
  evaluator_.visit_rows(how.version->rows, {&line, how.reference},
                        [&](const AmountRow& row, Truth passes) {
                          if (is_true(passes)) choice.add(row);
                          any = either(any, passes);
                        });
  how.row = choice.chosen();
  if (choice.is_ambiguous()) {
    any = Truth(
        evaluator_.keep(Asked{"Meer dan één rij van `" + tariff.name + "` past: welke geldt?"}));
  }
  how.applies = both(how.applies, any);
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
  const Decimal quarter = (year / Decimal(4)).rounded(Rounding::down, cent);
  if (version.rest_to_quarter != quarter_of(date)) return quarter;
  return year - quarter * Decimal(3);
}

std::optional<FlatAmount> Pricer::flat_amount(const Applicability& how, const Line& line) const {
  Amounts amounts;
  const Value unit = unit_amount(how, line, amounts);
  const auto* euros = std::get_if<Decimal>(&unit);
  const auto cents = euros != nullptr ? euros->to_hundredths() : std::nullopt;
  if (!cents || *cents < 0 || amounts.fault != Says::nothing) return std::nullopt;
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
  if (quantity < 0 || __builtin_mul_overflow(flat->unit, quantity, &into.tariff)) return false;
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

Value Pricer::computed_amount_of(TariffId id, bool own, const Line& line) const {
  Applicability how = applies(id, line);
  const Tariff& tariff = evaluator_.program().tariffs[id.index];
  if (!own) {
    for (const TariffId other : tariff.exceptions) {
      const Applicability exception = applies(other, line);
      if (is_open(exception.applies)) return exception.applies.reason();
      if (is_true(exception.applies)) return amount_of(other, false, line);
    }
  }
  // An exception reads the named rule's own value, for lines that the named rule's conditions
  // leave.
  const bool readable = is_true(how.applies) || (own && how.version != nullptr &&
                                                 (how.row != nullptr || !how.version->has_table));
  if (is_open(how.applies)) return how.applies.reason();
  if (!readable) return Missing{tariff.name + " op " + to_string(line.claim->date)};
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
  detail = {};
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
  std::vector<Candidate>& candidates = candidates_;
  candidates.clear();
  for (const DayRules::TariffOnDays& rule : rules.tariffs) {
    Candidate candidate{rule.id, applies(rule, line)};
    const auto& versions = evaluator_.program().tariffs[rule.id.index].versions;
    const auto& unknown =
        (candidate.how.version != nullptr ? *candidate.how.version : versions.front())
            .head.if_unknown;
    if (is_open(candidate.how.applies) &&
        std::holds_alternative<Missing>(candidate.how.applies.reason()) && unknown &&
        unknown->kind == dsl::ast::VerdictKind::allow) {
      candidate.how.applies = false;
    }
    candidates.push_back(std::move(candidate));
  }
  const auto silenced = [&](TariffId id) {
    const auto& exceptions = evaluator_.program().tariffs[id.index].exceptions;
    return std::ranges::any_of(candidates, [&](const Candidate& other) {
      return is_true(other.how.applies) &&
             std::ranges::find(exceptions, other.id) != exceptions.end();
    });
  };
  for (Candidate& candidate : candidates) {
    if (is_false(candidate.how.applies) || silenced(candidate.id)) continue;
    if (is_open(candidate.how.applies)) {
      if (pricing.state == Pricing::State::missing) continue;
      settle_open(pricing, candidate.id, candidate.how, candidate.how.applies.reason());
      continue;
    }
    add_candidate(pricing, candidate.id, candidate.how, line);
  }
  if (pricing.tariff) return add_if_allowed(pricing, line);
  pricing.state = Pricing::State::none_applies;
  pricing.tariff = info.tariffs.front();
  pricing.named = info.tariffs;
}

/// A line under review shows what it pays if the answer is "allowed" (`semantics.md` 22): by the
/// tariff that asks, where no other one applies.
void Pricer::add_if_allowed(Pricing& pricing, const Line& line) const {
  pricing.has_amounts = pricing.state == Pricing::State::priced;
  const Applicability& how = pricing.how;
  if (pricing.state != Pricing::State::asked || !pricing.named.empty()) return;
  if (how.version == nullptr || (how.version->has_table && how.row == nullptr)) return;
  Amounts amounts;
  const auto value = this->amounts(how, line, amounts);
  if (!value || is_open(*value)) return;
  pricing.amounts = std::move(amounts);
  pricing.has_amounts = true;
}

void Pricer::settle_open(Pricing& pricing, TariffId id, const Applicability& how,
                         const Value& why) const {
  const Value& open = evaluator_.keep(why);
  pricing.tariff = id;
  pricing.how = how;
  if (const auto* asked = std::get_if<Asked>(&open)) {
    pricing.state = Pricing::State::asked;
    pricing.detail = asked->question;
    return;
  }
  pricing.state = Pricing::State::missing;
  pricing.detail = std::get<Missing>(open).what;
  const auto& versions = evaluator_.program().tariffs[id.index].versions;
  const auto& unknown = (how.version != nullptr ? *how.version : versions.front()).head.if_unknown;
  if (!unknown) return;
  const bool asks = unknown->kind == dsl::ast::VerdictKind::manual;
  pricing.state = asks ? Pricing::State::asked : Pricing::State::denied;
  if (asks) pricing.detail = unknown->question;
}

void Pricer::add_candidate(Pricing& pricing, TariffId id, const Applicability& how,
                           const Line& line) const {
  using State = Pricing::State;
  const bool settled =
      pricing.tariff && pricing.state != State::priced && pricing.state != State::conflict;
  if (settled) return;
  Amounts amounts;
  if (!take_flat(how, line, amounts)) {
    const auto value = this->amounts(how, line, amounts);
    if (!value) {
      pricing.state = State::faulty;
      pricing.tariff = id;
      pricing.how = how;
      pricing.amounts.fault = amounts.fault;
      return;
    }
    if (is_open(*value)) return settle_open(pricing, id, how, *value);
  }
  if (pricing.tariff) {
    if (amounts.tariff != pricing.amounts.tariff) pricing.state = State::conflict;
    pricing.named.push_back(id);
    return;
  }
  pricing.state = State::priced;
  pricing.tariff = id;
  pricing.how = how;
  pricing.amounts = std::move(amounts);
  pricing.named.push_back(id);
}

}  // namespace clausule::interpreter::engine
