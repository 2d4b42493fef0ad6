#include "interpreter/engine/repeated_ids.hpp"

#include <algorithm>

namespace clausule::interpreter::engine {

void RepeatedIds::look_at(std::span<const LineState> lines) {
  hashes_.clear();
  doubled_.clear();
  same_.clear();
  for (const LineState& state : lines) hashes_.push_back(TextHash{}(state.line.claim->id));
  std::ranges::sort(hashes_);
  for (std::size_t at = 1; at < hashes_.size(); ++at) {
    if (hashes_[at] == hashes_[at - 1]) doubled_.push_back(hashes_[at]);
  }
  if (doubled_.empty()) return;
  for (const LineState& state : lines) {
    const std::string& id = state.line.claim->id;
    if (std::ranges::binary_search(doubled_, TextHash{}(id))) same_.push_back(id);
  }
  std::ranges::sort(same_);
}

bool RepeatedIds::has(std::string_view id) const {
  const auto [first, last] = std::equal_range(same_.begin(), same_.end(), id);
  return last - first > 1;
}

}  // namespace clausule::interpreter::engine
