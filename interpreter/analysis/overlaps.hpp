#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "interpreter/analysis/code_ranges.hpp"
#include "interpreter/date.hpp"

namespace clausule::interpreter::analysis {

/// The numbers from `low` through `high`, both inclusive.
struct Span {
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool operator==(const Span&) const = default;
};
/// Sorted spans that do not meet.
using Spans = std::vector<Span>;

/// Something that takes up room in each of several dimensions: a row of a table has one for each
/// key and one for its validity. Without room in one it meets nothing.
struct Box {
  std::vector<Spans> dimensions;
};

/// Tells whether two sets of spans share a number.
bool meet(const Spans& left, const Spans& right);

Spans spans_of(const CodeRanges& codes);
Spans spans_of(const DateInterval& interval);

/// Calls `found` with the indexes of each pair of boxes of one size that meet in every dimension,
/// the lower first, until it returns false; each pair once. Boxes of one point in a dimension are
/// found by hashing and the others by a sweep along the dimension that keeps fewest together, so
/// that boxes that do not meet cost little more than sorting them.
void for_each_overlap(const std::vector<Box>& boxes,
                      const std::function<bool(std::size_t, std::size_t)>& found);

}  // namespace clausule::interpreter::analysis
