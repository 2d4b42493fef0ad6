#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/constants.hpp"

namespace clausule::interpreter::analysis {
namespace {

/// A constant amount and where it stands.
struct Amount {
  Decimal value;
  dsl::Location location;
};

std::optional<Amount> constant_amount(const ExpressionPointer& expression) {
  const auto number = constant_number(expression);
  if (!number) return std::nullopt;
  return Amount{*number, expression->location};
}

/// The bounds that hold for one row, or for a tariff without a table.
struct Bounds {
  std::optional<Amount> price;
  std::optional<Amount> floor;  ///< the highest
  std::optional<Amount> cap;    ///< the lowest

  void raise(const ExpressionPointer& expression) {
    const auto amount = constant_amount(expression);
    if (amount && (!floor || floor->value < amount->value)) floor = amount;
  }
  void lower(const ExpressionPointer& expression) {
    const auto amount = constant_amount(expression);
    if (amount && (!cap || amount->value < cap->value)) cap = amount;
  }
};

void report(const std::string& name, const Bounds& bounds, dsl::Diagnostics& diagnostics) {
  if (!bounds.cap) return;
  if (bounds.floor && bounds.cap->value < bounds.floor->value) {
    diagnostics
        .report<dsl::Kind::floor_above_cap>(bounds.floor->location, name,
                                            amount_text(bounds.floor->value),
                                            amount_text(bounds.cap->value))
        .with_related(bounds.cap->location, "the cap", "het maximum");
  } else if (bounds.price && bounds.cap->value < bounds.price->value) {
    diagnostics
        .report<dsl::Kind::price_above_cap>(bounds.price->location, name,
                                            amount_text(bounds.price->value),
                                            amount_text(bounds.cap->value))
        .with_related(bounds.cap->location, "the cap", "het maximum");
  }
}

/// Checks the bounds of a tariff or settlement. `plain` tells that nothing else changes the price
/// before the cap.
template <typename Version>
void check_bounds(const std::string& name, const Version& version, bool plain,
                  dsl::Diagnostics& diagnostics) {
  Bounds shared;
  for (const ExpressionPointer& floor : version.amount.at_least) shared.raise(floor);
  for (const ExpressionPointer& cap : version.amount.at_most) shared.lower(cap);
  // What changes the price before the cap leaves no constant.
  plain = plain && version.amount.increases.empty() && version.amount.pro_rata.empty();
  if (plain) shared.price = constant_amount(version.amount.amounts_to);
  if (version.rows.empty()) report(name, shared, diagnostics);
  for (const AmountRow& row : version.rows) {
    Bounds bounds = shared;
    bounds.raise(row.at_least);
    bounds.lower(row.at_most);
    if (plain && row.amounts_to) bounds.price = constant_amount(row.amounts_to);
    report(name, bounds, diagnostics);
  }
}

void check_quarters(const TariffVersion& version, const ExpressionPointer& amount,
                    dsl::Diagnostics& diagnostics) {
  if (version.per != CalendarUnit::quarter || !version.amount.rounding ||
      !version.amount.increases.empty() || !version.amount.pro_rata.empty()) {
    return;
  }
  const auto* constant = amount ? std::get_if<Constant>(&amount->node) : nullptr;
  if (constant == nullptr || !constant->year) return;
  const Decimal& year = *constant->year;
  const Decimal quarter =
      (year / Decimal(4)).rounded(version.amount.rounding->mode, version.amount.rounding->step);
  const Decimal sum = quarter * Decimal(4);
  if (sum == year) return;
  diagnostics.report<dsl::Kind::quarters_miss_year>(amount->location, amount_text(quarter),
                                                    amount_text(sum), amount_text(year));
}

}  // namespace

void check_amounts(const Program& program, dsl::Diagnostics& diagnostics) {
  for (const Tariff& tariff : program.tariffs) {
    for (const TariffVersion& version : tariff.versions) {
      check_bounds(tariff.name, version, !version.over_quarters, diagnostics);
      check_quarters(version, version.amount.amounts_to, diagnostics);
      for (const AmountRow& row : version.rows) {
        check_quarters(version, row.amounts_to, diagnostics);
      }
    }
  }
  for (const Settlement& settlement : program.settlements) {
    for (const SettlementVersion& version : settlement.versions) {
      check_bounds(settlement.name, version, true, diagnostics);
    }
  }
}

}  // namespace clausule::interpreter::analysis
