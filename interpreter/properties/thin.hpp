#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace clausule::interpreter::properties {

/// Sorts items and drops repetitions; of more than `most` keeps so many, spread evenly, and sets
/// `complete` to false.
template <typename Item>
void sort_and_thin(std::vector<Item>& items, std::size_t most, bool& complete) {
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
  if (items.size() <= most) return;
  complete = false;
  std::vector<Item> kept;
  for (std::size_t at = 0; at < most; ++at) kept.push_back(items[at * items.size() / most]);
  items = std::move(kept);
}

}  // namespace clausule::interpreter::properties
