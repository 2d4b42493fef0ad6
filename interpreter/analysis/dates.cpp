#include "interpreter/analysis/dates.hpp"

#include <algorithm>

namespace clausule::interpreter::analysis {
std::string to_text(const DateInterval& interval) {
  const auto day = [](const std::optional<Date>& date) {
    return date ? to_string(*date) : std::string("…");
  };
  if (interval.from && interval.from == interval.through) return day(interval.from);
  return day(interval.from) + " – " + day(interval.through);
}

std::vector<DateInterval> uncovered(const DateInterval& interval,
                                    std::vector<DateInterval> others) {
  // An open begin sorts before every date.
  std::ranges::sort(others, {}, &DateInterval::from);
  std::vector<DateInterval> found;
  std::optional<Date> from = interval.from;
  bool at_begin = true;
  const auto reaches = [&](const std::optional<Date>& begin) {
    return !begin || (from && *begin <= *from) || (!at_begin && !from);
  };
  for (const DateInterval& other : others) {
    if (other.through && from && *other.through < *from) continue;
    if (interval.through && other.from && *other.from > *interval.through) break;
    if (!reaches(other.from)) found.push_back({from, *other.from - one_day});
    if (!other.through) return found;
    from = *other.through + one_day;
    at_begin = false;
    if (interval.through && *from > *interval.through) return found;
  }
  found.push_back({from, interval.through});
  return found;
}

std::vector<DateInterval> stretches(const DateInterval& within,
                                    const std::vector<DateInterval>& intervals) {
  std::vector<Date> begins;
  const auto begin_at = [&](Date date) {
    const bool after_begin = !within.from || *within.from < date;
    if (after_begin && (!within.through || date <= *within.through)) begins.push_back(date);
  };
  for (const DateInterval& interval : intervals) {
    if (interval.from) begin_at(*interval.from);
    if (interval.through) begin_at(*interval.through + one_day);
  }
  std::ranges::sort(begins);
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  std::vector<DateInterval> found;
  std::optional<Date> from = within.from;
  for (const Date begin : begins) {
    found.push_back({from, begin - one_day});
    from = begin;
  }
  found.push_back({from, within.through});
  return found;
}

bool holds(const DateInterval& outer, const DateInterval& inner) {
  const bool from = !outer.from || (inner.from && *outer.from <= *inner.from);
  const bool through = !outer.through || (inner.through && *inner.through <= *outer.through);
  return from && through;
}

}  // namespace clausule::interpreter::analysis
