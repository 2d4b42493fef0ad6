#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "interpreter/rules.hpp"

namespace clausule::interpreter::engine {

/// What a tariff comes to for one unit where that is the same for every line: whole cents.
struct FlatAmount {
  std::int64_t unit = 0;
  bool agreed = false;                   ///< `bedraagt`, not a cap alone
  std::vector<std::int64_t> components;  ///< one for each of `Split::components`
};

/// Keeps the flat amounts of tariffs. Nearly every amount of a contract is one, and then a line
/// costs a look-up and not a computation.
class FlatAmounts {
 public:
  /// Returns the amount of a row of a version, or of a version without a table (`row` is null);
  /// null where it differs from line to line. `compute` works it out when it is first asked for;
  /// nothing where that is no amount.
  template <typename Compute>
  const FlatAmount* find(const TariffVersion& version, const AmountRow* row,
                         Compute compute) const {
    Slot& slot = slot_of(version, row);
    if (!slot.known) {
      slot.known = true;
      if (is_flat(version, row)) slot.amount = compute();
    }
    return slot.amount ? &*slot.amount : nullptr;
  }

 private:
  struct Slot {
    bool known = false;
    std::optional<FlatAmount> amount;
  };
  Slot& slot_of(const TariffVersion& version, const AmountRow* row) const;
  static bool is_flat(const TariffVersion& version, const AmountRow* row);

  mutable std::unordered_map<const TariffVersion*, std::vector<Slot>> slots_;
};

}  // namespace clausule::interpreter::engine
