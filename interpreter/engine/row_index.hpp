#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "interpreter/expression.hpp"

namespace clausule::interpreter::engine {

/// Finds the rows of a table that can pass for the values of a line, so that the cost of a look-up
/// does not grow with the table. Keeps 12 bytes a row; what it finds still has to be tested.
class RowIndex {
 public:
  /// Returns the tests of a row in a column; null where any value passes.
  using Cell = std::function<const CellTests*(std::size_t row, std::size_t column)>;

  RowIndex() = default;
  RowIndex(std::size_t rows, std::size_t columns, const Cell& cell);

  /// Calls `visit` with each row that can pass, in their order. `values` has one value a column;
  /// null, or fewer values, stand for what was not read. Rows that name another value are left out;
  /// where a value is not known every row is visited.
  template <typename Visit>
  void visit(std::span<const Value* const> values, Visit visit) const {
    const std::optional<std::uint64_t> hash = hash_of(values);
    if (!hash) {
      for (std::uint32_t row = 0; row < rows_; ++row) visit(row);
      return;
    }
    std::uint32_t row = buckets_[*hash & (buckets_.size() - 1)];
    auto other = others_.begin();
    while (row != none || other != others_.end()) {
      if (other == others_.end() || (row != none && row < *other)) {
        visit(row);
        row = next_[row];
      } else {
        visit(*other++);
      }
    }
  }

 private:
  static constexpr std::uint32_t none = 0xffffffff;

  /// Returns nothing where there is no index, or a value in its columns is not known.
  [[nodiscard]] std::optional<std::uint64_t> hash_of(std::span<const Value* const> values) const;

  std::uint32_t rows_ = 0;
  std::vector<std::uint32_t> columns_;  ///< in which nearly every row names one value
  std::vector<std::uint32_t> others_;   ///< rows that name no single value in one of these
  std::vector<std::uint32_t> buckets_;  ///< the first row of each; a power of two of them
  std::vector<std::uint32_t> next_;     ///< the next row of the same bucket
};

}  // namespace clausule::interpreter::engine
