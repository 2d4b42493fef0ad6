#include <optional>
#include <vector>

#include "interpreter/engine/pricing.hpp"

namespace clausule::interpreter::engine {

namespace {

std::vector<Decimal> amounts_of(const Amounts& amounts) {
  if (amounts.flat == nullptr) return amounts.components;
  std::vector<Decimal> components;
  for (const std::int64_t cents : amounts.flat->components) {
    components.push_back(Decimal::hundredths(cents));
  }
  return components;
}

/// Splits in whole cents; false where that needs wider numbers.
bool split_flat(const FlatAmount& flat, const AmountRow& row, const Split& parts, Cents paid,
                std::vector<Component>& components) {
  std::int64_t whole = 0;
  for (const std::int64_t component : flat.components) {
    std::int64_t product = 0;
    if (component < 0 || __builtin_add_overflow(whole, component, &whole) ||
        __builtin_mul_overflow(paid.value, component, &product)) {
      return false;
    }
  }
  if (paid.value < 0 || whole == 0) return false;
  std::int64_t left = paid.value;
  std::optional<std::size_t> rest;
  for (std::size_t at = 0; at < parts.components.size(); ++at) {
    if (!row.components[at] && parts.components[at] != parts.rest_to) continue;
    components.push_back({parts.components[at], {}});
    if (parts.components[at] == parts.rest_to) {
      rest = components.size() - 1;
      continue;
    }
    const std::int64_t cents = paid.value * flat.components[at] / whole;
    components.back().amount = {cents};
    left -= cents;
  }
  if (rest) components[*rest].amount = {left};
  return true;
}

}  // namespace

void Pricer::split(const Pricing& pricing, Cents paid, std::vector<Component>& components) {
  if (!pricing.has_amounts) return;
  const Split& parts = pricing.how.version->split;
  if (parts.components.empty()) return;
  if (pricing.amounts.flat != nullptr && parts.shares.empty() &&
      split_flat(*pricing.amounts.flat, *pricing.how.row, parts, paid, components)) {
    return;
  }
  const std::vector<Decimal> amounts = amounts_of(pricing.amounts);
  const Decimal cent = Decimal::hundredths(1);
  const Decimal total = Decimal::hundredths(paid.value);
  // In proportion to the components as the tariff names them: a cap or an index keeps their ratio.
  Decimal whole;
  for (const Decimal& component : amounts) whole = whole + component;
  std::int64_t left = paid.value;
  std::optional<std::size_t> rest;
  for (std::size_t at = 0; at < parts.components.size(); ++at) {
    const bool by_share = !parts.shares.empty();
    const bool has_rest = parts.components[at] == parts.rest_to;
    if (!by_share && !has_rest && !pricing.how.row->components[at]) continue;
    components.push_back({parts.components[at], {}});
    if (parts.components[at] == parts.rest_to) {
      rest = components.size() - 1;
      continue;
    }
    const Decimal part = by_share          ? total * parts.shares[at]
                         : whole.is_zero() ? Decimal()
                                           : total * amounts[at] / whole;
    const std::int64_t cents = part.rounded(Rounding::down, cent).to_hundredths().value_or(0);
    components.back().amount = {cents};
    left -= cents;
  }
  if (rest) components[*rest].amount = {left};
}

}  // namespace clausule::interpreter::engine
