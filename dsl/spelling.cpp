#include "dsl/spelling.hpp"

#include <algorithm>
#include <vector>

namespace clausule::dsl {

namespace {

char lower(char sign) {
  return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign;
}

template <typename Candidates>
std::optional<std::string> nearest(std::string_view word, const Candidates& candidates) {
  std::optional<std::string> best;
  std::size_t limit = spelling_tolerance(word);
  for (const std::string_view candidate : candidates) {
    if (candidate == word) continue;
    const std::size_t distance = edit_distance(word, candidate, limit);
    if (distance > limit || (best && distance == limit)) continue;
    // Two letters that are both wrong are no misspelling.
    if (distance >= candidate.size()) continue;
    best = std::string(candidate);
    limit = distance;
  }
  return best;
}

}  // namespace

std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t limit) {
  const std::size_t longer = std::max(one.size(), other.size());
  if (longer - std::min(one.size(), other.size()) > limit) return limit + 1;
  std::vector<std::size_t> before(other.size() + 1);
  std::vector<std::size_t> last(other.size() + 1);
  std::vector<std::size_t> current(other.size() + 1);
  for (std::size_t column = 0; column <= other.size(); ++column) last[column] = column;
  for (std::size_t row = 1; row <= one.size(); ++row) {
    current[0] = row;
    std::size_t least = row;
    for (std::size_t column = 1; column <= other.size(); ++column) {
      const bool equal = lower(one[row - 1]) == lower(other[column - 1]);
      const std::size_t replaced = last[column - 1] + (equal ? 0 : 1);
      current[column] = std::min({last[column] + 1, current[column - 1] + 1, replaced});
      if (row > 1 && column > 1 && lower(one[row - 1]) == lower(other[column - 2]) &&
          lower(one[row - 2]) == lower(other[column - 1])) {
        current[column] = std::min(current[column], before[column - 2] + 1);
      }
      least = std::min(least, current[column]);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, current);
  }
  return std::min(last[other.size()], limit + 1);
}

std::size_t spelling_tolerance(std::string_view word) {
  if (word.size() <= 5) return 1;
  return word.size() < 12 ? 2 : 3;
}

std::optional<std::string> nearest_name(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  return nearest(word, candidates);
}

std::optional<std::string> nearest_name(std::string_view word,
                                        std::span<const std::string> candidates) {
  return nearest(word, candidates);
}

}  // namespace clausule::dsl
