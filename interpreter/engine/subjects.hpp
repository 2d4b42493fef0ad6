#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "interpreter/value.hpp"

namespace clausule::interpreter::engine {

/// What the columns of a table ask of one line: each value once, and where it stands somewhere
/// without a copy. The few columns that tables have need no memory of their own.
class Subjects {
 public:
  explicit Subjects(std::size_t columns)
      : columns_(columns),
        more_scratch_(columns > few ? columns : 0),
        more_(more_scratch_.size()) {}

  /// Returns where the value of a column can be put.
  Value& scratch(std::size_t column) {
    return more_.empty() ? scratch_[column] : more_scratch_[column];
  }
  /// Takes a value, which outlives this.
  void set(std::size_t column, const Value& value) {
    (more_.empty() ? values_[column] : more_[column]) = &value;
  }
  [[nodiscard]] std::span<const Value* const> values() const {
    return more_.empty() ? std::span<const Value* const>(values_).first(columns_)
                         : std::span<const Value* const>(more_);
  }

 private:
  static constexpr std::size_t few = 4;

  std::size_t columns_;
  std::array<Value, few> scratch_;
  std::array<const Value*, few> values_{};
  std::vector<Value> more_scratch_;
  std::vector<const Value*> more_;
};

}  // namespace clausule::interpreter::engine
