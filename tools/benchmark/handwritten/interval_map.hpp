#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tools/benchmark/handwritten/fields.hpp"

namespace clausule::benchmark::handwritten {

/// Values by key, each for a period: a hash table of the keys over rows sorted by key and first
/// day. Filled with `add`, made ready once with `build`, and only read after that.
template <typename Value>
class IntervalMap {
 public:
  void add(std::uint64_t key, Day from, Day through, Value value) {
    rows_.push_back({key, from, through, value});
  }

  void build() {
    std::sort(rows_.begin(), rows_.end(), [](const Row& left, const Row& right) {
      return left.key != right.key ? left.key < right.key : left.from < right.from;
    });
    rows_.shrink_to_fit();
    slots_.assign(std::bit_ceil(rows_.size() * 2 + 1), 0);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (row > 0 && rows_[row - 1].key == rows_[row].key) continue;
      std::size_t slot = home(rows_[row].key);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = static_cast<std::uint32_t>(row + 1);
    }
  }

  /// Returns the value of a key on a day; null where there is none.
  [[nodiscard]] const Value* find(std::uint64_t key, Day day) const {
    for (std::size_t slot = home(key); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
      const Row* row = rows_.data() + slots_[slot] - 1;
      if (row->key != key) continue;
      const Row* const end = rows_.data() + rows_.size();
      for (; row != end && row->key == key && row->from <= day; ++row) {
        if (day <= row->through) return &row->value;
      }
      return nullptr;
    }
    return nullptr;
  }

  /// Tells whether a key has a value on any day.
  [[nodiscard]] bool has(std::uint64_t key) const {
    for (std::size_t slot = home(key); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
      if (rows_[slots_[slot] - 1].key == key) return true;
    }
    return false;
  }

 private:
  struct Row {
    std::uint64_t key;
    Day from;
    Day through;
    [[no_unique_address]] Value value;
  };

  [[nodiscard]] std::size_t home(std::uint64_t key) const {
    key *= 0x9E3779B97F4A7C15U;
    return (key ^ (key >> 32U)) & (slots_.size() - 1);
  }

  std::vector<Row> rows_;
  /// One more than the first row of a key, 0 where the slot is free.
  std::vector<std::uint32_t> slots_ = {0};
};

/// The value of a map in which only the periods count.
struct Nothing {};

}  // namespace clausule::benchmark::handwritten
