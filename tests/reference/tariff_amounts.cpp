#include "tests/reference/amounts.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/tariff_rules.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

/// Returns the quarter of a year amount: a fourth of it down to the cent, and the rest to one.
Decimal quarter_of_year(const TariffVersion& version, const Decimal& year, Date date) {
  const Decimal quarter = (year / Decimal(4)).rounded(Rounding::down, Decimal::hundredths(1));
  const bool gets_rest = version.rest_to_quarter == quarter_of(date);
  return gets_rest ? year - quarter - quarter - quarter : quarter;
}

/// Returns the sum of the components of a row; puts each of them in `parts`.
Value sum_of_components(const World& world, const AmountRow& row, const Place& place,
                        std::vector<Decimal>& parts) {
  Value sum = Decimal();
  for (const ExpressionPointer& component : row.components) {
    const Value part = component ? evaluate(world, *component, place) : Decimal();
    parts.push_back(is_open(part) ? Decimal() : std::get<Decimal>(part));
    if (is_open(sum) || is_open(part)) {
      sum = heavier(sum, part);
    } else {
      sum = std::get<Decimal>(sum) + std::get<Decimal>(part);
    }
  }
  return sum;
}

/// Returns the amount of one unit, in the order of `semantics.md` 1.
Value unit_amount(const World& world, const Application& how, const Line& line,
                  std::vector<Decimal>& parts, bool& is_faulty) {
  const TariffVersion& version = *how.version;
  const Steps steps{version.amount, how.row, {&line, how.reference}};
  const bool by_components =
      how.row != nullptr && !version.split.components.empty() && version.split.shares.empty();
  std::optional<Value> amount = by_components
                                    ? sum_of_components(world, *how.row, steps.place, parts)
                                    : base_of(world, steps);
  if (amount) amount = scaled(world, steps, *amount);
  if (amount && version.over_quarters && !is_open(*amount)) {
    amount = quarter_of_year(version, std::get<Decimal>(*amount), line.claim->date);
  }
  return bounded(world, steps, amount, is_faulty);
}

}  // namespace

Made amount_by(const World& world, const Application& how, const Line& line) {
  Made made;
  TariffAmount amount;
  bool is_faulty = false;
  const Value unit = unit_amount(world, how, line, amount.components, is_faulty);
  if (is_open(unit)) {
    made.open = unit;
    return made;
  }
  const Decimal times(how.version->per ? 1 : line.claim->quantity);
  const Decimal whole = std::get<Decimal>(unit) * times;
  for (Decimal& part : amount.components) part = part * times;
  const auto cents = whole.to_hundredths();
  if (is_faulty || !cents || *cents < 0) return made;
  amount.cents = *cents;
  made.amount = std::move(amount);
  return made;
}

Value amount_of_tariff(const World& world, TariffId id, bool own, const Line& line) {
  const Tariff& tariff = world.program.tariffs[id.index];
  if (!own) {
    std::optional<Value> departed;
    for (const TariffId other : tariff.exceptions) {
      const Application how = application_of(world, other, line);
      if (how.version == nullptr || is_false(how.applies)) continue;
      if (is_waived(how.applies, how.version->head)) continue;
      const Value amount =
          is_open(how.applies) ? how.applies : amount_of_tariff(world, other, false, line);
      if (is_waived(amount, how.version->head)) continue;
      if (!departed) {
        departed = amount;
      } else if (is_open(*departed) || is_open(amount)) {
        departed = heavier(*departed, amount);
      } else if (*departed != amount) {
        departed = Asked{"two exceptions to `" + tariff.name + "` differ"};
      }
    }
    if (departed) return *departed;
  }
  const Application how = application_of(world, id, line);
  if (is_open(how.applies)) return how.applies;
  if (own && is_open(how.has_row)) return how.has_row;
  // An exception reads what the named rule says, also for lines that its conditions leave out.
  const bool has_amount = how.version != nullptr && (how.row != nullptr || !how.version->has_table);
  if (!has_amount || !(own || is_true(how.applies))) return Missing{tariff.name};
  std::vector<Decimal> parts;
  bool is_faulty = false;
  return unit_amount(world, how, line, parts, is_faulty);
}

std::vector<Component> components_of(const Price& price, Cents paid) {
  std::vector<Component> components;
  if (!price.amount || price.how.version->split.components.empty()) return components;
  const Split& split = price.how.version->split;
  Decimal sum;
  for (const Decimal& part : price.amount->components) sum = sum + part;
  const Decimal euros = Decimal::hundredths(paid.value);
  std::int64_t rest = paid.value;
  for (std::size_t at = 0; at < split.components.size(); ++at) {
    const bool is_rest = split.components[at] == split.rest_to;
    Decimal share;
    if (!split.shares.empty()) {
      if (at < split.shares.size()) share = split.shares[at];
    } else {
      if (!price.how.row->components[at] && !is_rest) continue;
      if (!sum.is_zero()) share = price.amount->components[at] / sum;
    }
    const Decimal part = (euros * share).rounded(Rounding::down, Decimal::hundredths(1));
    const std::int64_t cents = is_rest ? 0 : part.to_hundredths().value_or(0);
    components.push_back({split.components[at], {cents}});
    rest -= cents;
  }
  for (Component& component : components) {
    if (component.name == split.rest_to) component.amount.value += rest;
  }
  return components;
}

}  // namespace clausule::reference
