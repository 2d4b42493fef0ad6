#pragma once

#include "tests/reference/world.hpp"

namespace clausule::reference {

/// Whether a tariff prices a line, and by which version and row.
struct Application {
  Value applies = false;
  Value has_row = true;  ///< whether a row of its table holds, whatever its conditions
  const TariffVersion* version = nullptr;
  const AmountRow* row = nullptr;
  Date reference{};
  bool is_on_known_date = false;
};

/// What a tariff makes of a line: its amount in cents, and the parts of it in euros.
struct TariffAmount {
  std::int64_t cents = 0;
  std::vector<Decimal> components;
};

/// How a line is priced, independent of other lines.
struct Price {
  std::vector<Finding> findings;  ///< why it is not, or what keeps it from being known
  bool is_priced = false;         ///< by a tariff
  bool is_named = false;          ///< some tariff names the code, on any date
  Application how;                ///< of the tariff that prices, or that asks
  /// Of that tariff; nothing where a conflict or a missing fact leaves it open.
  std::optional<TariffAmount> amount;
};

Price price_of(const World& world, const Line& line);

/// Returns the amount of a tariff for one unit of a line, as expressions read it; `own` leaves the
/// exceptions to it aside.
Value amount_of_tariff(const World& world, TariffId tariff, bool own, const Line& line);

/// Splits what is paid over the components of the tariff that prices a line (`semantics.md` 27).
std::vector<Component> components_of(const Price& price, Cents paid);

}  // namespace clausule::reference
