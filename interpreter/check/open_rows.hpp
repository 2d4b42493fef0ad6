#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "interpreter/date.hpp"

namespace clausule::interpreter::check {

/// Ends each row that has only a first day the day before the next row with the same keys begins
/// (`semantics.md` 11). `key_of` gives texts that are equal for equal keys. Rows with a publication
/// date stay open: which of them is known is seen when a line is decided.
template <typename Row, typename KeyOf>
void close_open_rows(std::vector<Row>& rows, KeyOf key_of) {
  std::map<std::string, std::map<Date, std::vector<Row*>>> by_key;
  for (Row& row : rows) {
    if (row.validity.from && !row.published_on)
      by_key[key_of(row)][*row.validity.from].push_back(&row);
  }
  for (auto& [key, starts] : by_key) {
    for (auto start = starts.begin(); start != starts.end(); ++start) {
      const auto next = std::next(start);
      if (next == starts.end()) break;
      for (Row* row : start->second) {
        if (!row->validity.through) row->validity.through = next->first - one_day;
      }
    }
  }
}

}  // namespace clausule::interpreter::check
