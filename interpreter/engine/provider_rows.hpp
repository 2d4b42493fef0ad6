#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "interpreter/rules.hpp"

namespace clausule::interpreter::engine {

/// Keeps which rows of a tariff hold for a code and a provider, their days apart: a provider has
/// few rows in a table, and claims by them again and again. Keeps so many answers and no more.
class ProviderRows {
 public:
  /// The rows that hold, in the order of the table.
  class Rows {
   public:
    /// Adds a row; false where there are too many.
    bool add(const AmountRow& row) {
      if (count_ == rows_.size()) return false;
      rows_[count_++] = &row;
      return true;
    }
    [[nodiscard]] std::span<const AmountRow* const> all() const {
      return std::span(rows_).first(count_);
    }

   private:
    std::array<const AmountRow*, 6> rows_{};
    std::size_t count_ = 0;
  };

  /// Returns the rows of a tariff for a provider, by their numbers, both above 0; null where the
  /// line has more to say of them. `fill` finds them when they are not kept, and tells whether it
  /// could.
  template <typename Fill>
  const Rows* find(std::uint64_t tariff, std::uint64_t provider, Fill fill) {
    if (slots_.empty()) slots_.resize(most);
    Slot& slot = slots_[(tariff * 0x9e3779b97f4a7c15U + provider) % most];
    if (slot.tariff != tariff || slot.provider != provider) {
      slot = {tariff, provider, {}, false};
      slot.known = fill(slot.rows);
    }
    return slot.known ? &slot.rows : nullptr;
  }

 private:
  static constexpr std::size_t most = std::size_t{1} << 14U;
  struct Slot {
    std::uint64_t tariff = 0;
    std::uint64_t provider = 0;
    Rows rows;
    bool known = false;
  };

  std::vector<Slot> slots_;
};

}  // namespace clausule::interpreter::engine
