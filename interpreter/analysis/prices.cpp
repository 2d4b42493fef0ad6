#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/constants.hpp"
#include "interpreter/analysis/dates.hpp"
#include "interpreter/analysis/overlaps.hpp"
#include "interpreter/analysis/tariff_prices.hpp"

namespace clausule::interpreter::analysis {
namespace {

/// Returns the price of a line where nothing but constants makes it up.
std::optional<Decimal> constant_price(const TariffPrice& price) {
  const TariffVersion& version = *price.version;
  const bool plain = version.amount.increases.empty() && version.amount.pro_rata.empty() &&
                     !version.over_quarters && version.amount.at_least.empty() &&
                     version.amount.at_most.empty() && !version.amount.rounding;
  if (!plain || version.head.reference_date) return std::nullopt;
  if (price.row == nullptr) return constant_number(version.amount.amounts_to);
  if (price.row->at_most || price.row->at_least) return std::nullopt;
  if (price.row->amounts_to) return constant_number(price.row->amounts_to);
  if (version.amount.amounts_to) return constant_number(version.amount.amounts_to);
  Decimal sum;
  bool any = false;
  for (const ExpressionPointer& component : price.row->components) {
    if (!component) continue;
    const auto part = constant_number(component);
    if (!part) return std::nullopt;
    sum = sum + *part;
    any = true;
  }
  return any ? std::optional(sum) : std::nullopt;
}

/// A price that surely applies to each line of its codes on its days.
struct SurePrice {
  TariffPrice price;
  Decimal amount;
};

bool is_excepted_without_guard(const Program& program, const Tariff& tariff) {
  return std::ranges::any_of(tariff.exceptions, [&](TariffId id) {
    const std::vector<TariffVersion>& versions = program.tariffs[id.index].versions;
    return std::ranges::any_of(
        versions, [](const TariffVersion& version) { return version.head.guards.empty(); });
  });
}

/// Tells whether one departs from the other, directly or through others.
bool departs(const Program& program, TariffId from, TariffId to) {
  return std::ranges::any_of(program.tariffs[from.index].excepts, [&](TariffId named) {
    return named == to || departs(program, named, to);
  });
}

}  // namespace

void check_prices(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics) {
  std::vector<SurePrice> prices;
  for_each_price(program, space, Reading::certain, [&](const TariffPrice& price) {
    if (price.other_tests || !price.version->head.guards.empty()) return;
    const Tariff& tariff = program.tariffs[price.tariff.index];
    if (is_excepted_without_guard(program, tariff)) return;
    if (const auto amount = constant_price(price)) prices.push_back({price, *amount});
  });
  // Where publications differ the last one known counts: which one that is depends on the run.
  std::erase_if(prices, [](const SurePrice& one) {
    return one.price.version->head.published_on ||
           (one.price.row != nullptr && one.price.row->published_on);
  });
  std::vector<Box> boxes;
  boxes.reserve(prices.size());
  for (const SurePrice& one : prices) {
    boxes.push_back({{spans_of(one.price.codes), spans_of(one.price.validity)}});
  }
  std::size_t reports = 0;
  for_each_overlap(boxes, [&](std::size_t left, std::size_t right) {
    const SurePrice& one = prices[left];
    const SurePrice& other = prices[right];
    const TariffId first = one.price.tariff;
    const TariffId second = other.price.tariff;
    if (first == second || one.amount == other.amount) return true;
    if (departs(program, first, second) || departs(program, second, first)) return true;
    const CodeRanges codes = one.price.codes & other.price.codes;
    const auto days = intersect(one.price.validity, other.price.validity);
    diagnostics
        .report<dsl::Kind::two_prices>(
            other.price.location(), space.name(codes.ranges().front().begin),
            amount_text(other.amount), program.tariffs[second.index].name, amount_text(one.amount),
            program.tariffs[first.index].name, to_text(days.value_or(DateInterval())))
        .with_related(one.price.location(), "the other price", "de andere prijs");
    return ++reports < most_findings;
  });
}

}  // namespace clausule::interpreter::analysis
