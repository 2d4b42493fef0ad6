#include "interpreter/analysis/overlaps.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace clausule::interpreter::analysis {
namespace {

using Indexes = std::vector<std::size_t>;
using Found = std::function<bool(std::size_t, std::size_t)>;

bool is_point(const Spans& spans) {
  return spans.size() == 1 && spans[0].low == spans[0].high;
}
Span hull(const Spans& spans) {
  return {spans.front().low, spans.back().high};
}

/// Looks for pairs of one box of the left and one of the right group.
class Search {
 public:
  Search(const std::vector<Box>& boxes, const Found& found) : boxes_(boxes), found_(found) {}

  /// Returns false where the caller has seen enough. `same`: the two groups are one.
  bool join(const Indexes& left, const Indexes& right, bool same,
            const std::vector<std::size_t>& points) {
    if (points.empty()) return sweep(left, right, same, points);
    std::unordered_map<std::string, std::pair<Indexes, Indexes>> buckets;
    buckets.reserve(left.size());
    for (const std::size_t box : left) buckets[key(box, points)].first.push_back(box);
    if (!same) {
      for (const std::size_t box : right) {
        const auto bucket = buckets.find(key(box, points));
        if (bucket != buckets.end()) bucket->second.second.push_back(box);
      }
    }
    return std::ranges::all_of(buckets, [&](const auto& one) {
      const auto& [these, others] = one.second;
      return sweep(these, same ? these : others, same, points);
    });
  }

 private:
  [[nodiscard]] std::string key(std::size_t box, const std::vector<std::size_t>& points) const {
    std::string text;
    for (const std::size_t dimension : points) {
      text += std::to_string(boxes_[box].dimensions[dimension].front().low);
      text += ' ';
    }
    return text;
  }

  /// Counts the pairs whose hulls meet in one dimension.
  [[nodiscard]] std::size_t cost(const Indexes& left, const Indexes& right,
                                 std::size_t dimension) const {
    std::vector<std::int64_t> lows;
    std::vector<std::int64_t> highs;
    for (const std::size_t box : right) {
      const Span span = hull(boxes_[box].dimensions[dimension]);
      lows.push_back(span.low);
      highs.push_back(span.high);
    }
    std::ranges::sort(lows);
    std::ranges::sort(highs);
    std::size_t pairs = 0;
    for (const std::size_t box : left) {
      const Span span = hull(boxes_[box].dimensions[dimension]);
      const auto begun = std::ranges::upper_bound(lows, span.high) - lows.begin();
      const auto over = std::ranges::lower_bound(highs, span.low) - highs.begin();
      pairs += static_cast<std::size_t>(begun - over);
    }
    return pairs;
  }

  bool sweep(const Indexes& left, const Indexes& right, bool same,
             const std::vector<std::size_t>& points) {
    if (left.empty() || right.empty() || (same && left.size() < 2)) return true;
    std::size_t best = 0;
    std::size_t best_cost = std::numeric_limits<std::size_t>::max();
    for (std::size_t dimension = 0; dimension < boxes_[left[0]].dimensions.size(); ++dimension) {
      if (std::ranges::count(points, dimension) > 0) continue;
      const std::size_t pairs = cost(left, right, dimension);
      if (pairs < best_cost) {
        best = dimension;
        best_cost = pairs;
      }
    }
    return sweep_along(left, right, same, best);
  }

  bool sweep_along(const Indexes& left, const Indexes& right, bool same, std::size_t dimension) {
    struct Arrival {
      Span span;
      std::size_t box;
      bool from_left;
    };
    std::vector<Arrival> arrivals;
    for (const std::size_t box : left) {
      arrivals.push_back({hull(boxes_[box].dimensions[dimension]), box, true});
    }
    if (!same) {
      for (const std::size_t box : right) {
        arrivals.push_back({hull(boxes_[box].dimensions[dimension]), box, false});
      }
    }
    std::ranges::stable_sort(arrivals, {}, [](const Arrival& arrival) { return arrival.span.low; });
    std::vector<Arrival> active_left;
    std::vector<Arrival> active_right;
    for (const Arrival& arrival : arrivals) {
      std::vector<Arrival>& mine = same || arrival.from_left ? active_left : active_right;
      std::vector<Arrival>& others = same || !arrival.from_left ? active_left : active_right;
      std::erase_if(
          others, [&arrival](const Arrival& other) { return other.span.high < arrival.span.low; });
      for (const Arrival& other : others) {
        if (!report(arrival.box, other.box)) return false;
      }
      mine.push_back(arrival);
    }
    return true;
  }

  bool report(std::size_t one, std::size_t other) {
    const Box& left = boxes_[one];
    const Box& right = boxes_[other];
    for (std::size_t dimension = 0; dimension < left.dimensions.size(); ++dimension) {
      if (!meet(left.dimensions[dimension], right.dimensions[dimension])) return true;
    }
    return found_(std::min(one, other), std::max(one, other));
  }

  const std::vector<Box>& boxes_;
  const Found& found_;
};

}  // namespace

bool meet(const Spans& left, const Spans& right) {
  const Spans& few = left.size() <= right.size() ? left : right;
  const Spans& many = left.size() <= right.size() ? right : left;
  return std::ranges::any_of(few, [&many](const Span& span) {
    const auto first = std::ranges::lower_bound(many, span.low, {}, &Span::high);
    return first != many.end() && first->low <= span.high;
  });
}

Spans spans_of(const CodeRanges& codes) {
  Spans spans;
  for (const AtomRange& range : codes.ranges()) spans.push_back({range.begin, range.end - 1});
  return spans;
}

Spans spans_of(const DateInterval& interval) {
  const auto day = [](Date date) { return std::int64_t{date.time_since_epoch().count()}; };
  return {{interval.from ? day(*interval.from) : std::numeric_limits<std::int64_t>::min(),
           interval.through ? day(*interval.through) : std::numeric_limits<std::int64_t>::max()}};
}

void for_each_overlap(const std::vector<Box>& boxes, const Found& found) {
  // Groups by which dimensions hold a single point: between two groups the points of both hash.
  std::map<std::vector<bool>, Indexes> groups;
  for (std::size_t box = 0; box < boxes.size(); ++box) {
    std::vector<bool> points;
    bool empty = boxes[box].dimensions.empty();
    for (const Spans& spans : boxes[box].dimensions) {
      points.push_back(is_point(spans));
      empty = empty || spans.empty();
    }
    if (!empty) groups[points].push_back(box);
  }
  Search search(boxes, found);
  for (auto left = groups.begin(); left != groups.end(); ++left) {
    for (auto right = left; right != groups.end(); ++right) {
      std::vector<std::size_t> shared;
      for (std::size_t at = 0; at < left->first.size(); ++at) {
        if (left->first[at] && right->first[at]) shared.push_back(at);
      }
      if (!search.join(left->second, right->second, left == right, shared)) return;
    }
  }
}

}  // namespace clausule::interpreter::analysis
