#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/analysis/code_space.hpp"
#include "interpreter/analysis/overlaps.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::analysis {

/// One column of tests in a table, each row as spans of numbers: two rows can match one value just
/// where their spans meet.
class KeyColumn {
 public:
  /// Takes one cell a row; `type` is that of the value which the cells test.
  KeyColumn(const CodeSpace& space, const Type& type, const std::vector<const CellTests*>& cells);

  /// Returns the spans of a row; nothing where a test is no constant.
  [[nodiscard]] const std::optional<Spans>& spans(std::size_t row) const { return spans_[row]; }
  /// Returns a value that both rows match; nothing where any value does.
  [[nodiscard]] std::optional<std::string> shared_value(std::size_t one, std::size_t other) const;

 private:
  /// A constant in an order that suits its type.
  struct Key {
    Decimal number;
    std::string text;
    friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
  };
  /// Everything from `low` through `high`, without the ends where they are open.
  struct Interval {
    std::optional<Key> low;
    std::optional<Key> high;
    bool low_open = false;
    bool high_open = false;
  };
  using Intervals = std::vector<Interval>;

  [[nodiscard]] bool is_whole() const;
  [[nodiscard]] static std::optional<Key> key_of(const ExpressionPointer& expression);
  [[nodiscard]] std::optional<Intervals> intervals_of(const CellTest& test) const;
  [[nodiscard]] Intervals all_but(const Key& key) const;
  void rank_values(const std::vector<const CellTests*>& cells);
  void take_codes(const CodeSpace& space, const std::vector<const CellTests*>& cells);
  [[nodiscard]] Span span_of(const Interval& interval) const;
  [[nodiscard]] std::string text_of(const Key& key) const;

  const CodeSpace& space_;
  Type type_;
  bool codes_ = false;
  /// The constants of the column: the n-th is the number 2n + 1, what lies between them is even.
  std::vector<Key> values_;
  std::int64_t unknown_ = 0;  ///< the number of a missing value
  std::vector<std::optional<Spans>> spans_;
  std::vector<const CellTests*> cells_;
};

}  // namespace clausule::interpreter::analysis
