#pragma once

#include "tests/reference/tariffs.hpp"

/// What the parts of pricing share: which tariff applies to a line, and what it makes of it.
namespace clausule::reference {

/// Tells whether a tariff names the code of a line on any day: by `voor`, by the codes in its
/// table, or by those of the rules that it departs from.
bool names(const World& world, TariffId id, const Line& line);

Application application_of(const World& world, TariffId id, const Line& line);

/// What a tariff that applies makes of a line, or why it makes nothing of it.
struct Made {
  std::optional<TariffAmount> amount;
  Value open = true;
};

Made amount_by(const World& world, const Application& how, const Line& line);

}  // namespace clausule::reference
