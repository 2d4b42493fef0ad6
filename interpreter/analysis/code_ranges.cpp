#include "interpreter/analysis/code_ranges.hpp"

#include <algorithm>
#include <utility>

namespace clausule::interpreter::analysis {

CodeRanges::CodeRanges(std::vector<AtomRange> ranges) : ranges_(std::move(ranges)) {
  std::erase_if(ranges_, [](const AtomRange& range) { return range.begin >= range.end; });
  if (ranges_.size() < 2) return;
  std::ranges::sort(ranges_, {}, &AtomRange::begin);
  std::size_t last = 0;
  for (std::size_t next = 1; next < ranges_.size(); ++next) {
    if (ranges_[next].begin <= ranges_[last].end) {
      ranges_[last].end = std::max(ranges_[last].end, ranges_[next].end);
    } else {
      ranges_[++last] = ranges_[next];
    }
  }
  ranges_.resize(last + 1);
}

std::size_t CodeRanges::size() const {
  std::size_t atoms = 0;
  for (const AtomRange& range : ranges_) atoms += range.end - range.begin;
  return atoms;
}

bool CodeRanges::contains(std::uint32_t atom) const {
  const auto after = std::ranges::upper_bound(ranges_, atom, {}, &AtomRange::begin);
  return after != ranges_.begin() && atom < std::prev(after)->end;
}

bool CodeRanges::meets(const CodeRanges& other) const {
  const bool smaller = ranges_.size() <= other.ranges_.size();
  const std::vector<AtomRange>& few = smaller ? ranges_ : other.ranges_;
  const std::vector<AtomRange>& many = smaller ? other.ranges_ : ranges_;
  return std::ranges::any_of(few, [&many](const AtomRange& range) {
    const auto found = std::ranges::upper_bound(many, range.begin, {}, &AtomRange::end);
    return found != many.end() && found->begin < range.end;
  });
}

bool CodeRanges::includes(const CodeRanges& other) const {
  return std::ranges::all_of(other.ranges_, [this](const AtomRange& range) {
    const auto found = std::ranges::upper_bound(ranges_, range.begin, {}, &AtomRange::end);
    return found != ranges_.end() && found->begin <= range.begin && range.end <= found->end;
  });
}

CodeRanges operator|(const CodeRanges& left, const CodeRanges& right) {
  std::vector<AtomRange> all = left.ranges_;
  all.insert(all.end(), right.ranges_.begin(), right.ranges_.end());
  return CodeRanges(std::move(all));
}

CodeRanges operator&(const CodeRanges& left, const CodeRanges& right) {
  CodeRanges shared;
  auto one = left.ranges_.begin();
  auto other = right.ranges_.begin();
  while (one != left.ranges_.end() && other != right.ranges_.end()) {
    const AtomRange both{std::max(one->begin, other->begin), std::min(one->end, other->end)};
    if (both.begin < both.end) shared.ranges_.push_back(both);
    if (one->end < other->end) {
      ++one;
    } else {
      ++other;
    }
  }
  return shared;
}

CodeRanges operator-(const CodeRanges& left, const CodeRanges& right) {
  CodeRanges kept;
  auto taken = right.ranges_.begin();
  for (AtomRange range : left.ranges_) {
    while (taken != right.ranges_.end() && taken->end <= range.begin) ++taken;
    for (auto hole = taken; hole != right.ranges_.end() && hole->begin < range.end; ++hole) {
      if (range.begin < hole->begin) kept.ranges_.push_back({range.begin, hole->begin});
      range.begin = std::max(range.begin, hole->end);
    }
    if (range.begin < range.end) kept.ranges_.push_back(range);
  }
  return kept;
}

}  // namespace clausule::interpreter::analysis
