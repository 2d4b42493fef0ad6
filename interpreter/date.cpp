#include "interpreter/date.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clausule::interpreter {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

/// Returns the same day of another month, or its last day.
Date in_month(std::chrono::year_month target, day wanted) {
  const year_month_day exact = target / wanted;
  return exact.ok() ? Date{exact} : Date{target / last};
}

/// Returns how many days a period has at most.
days longest(CalendarUnit unit) {
  switch (unit) {
    case CalendarUnit::day:
      return days{1};
    case CalendarUnit::week:
      return days{7};
    case CalendarUnit::month:
      return days{31};
    case CalendarUnit::quarter:
      return days{92};
    case CalendarUnit::calendar_year:
      return days{366};
  }
  return days{366};
}

month first_month(CalendarUnit unit, month of) {
  if (unit == CalendarUnit::quarter) return month{((unsigned{of} - 1) / 3) * 3 + 1};
  return unit == CalendarUnit::month ? of : std::chrono::January;
}

}  // namespace

std::optional<DateInterval> intersect(const DateInterval& left, const DateInterval& right) {
  DateInterval both = left;
  if (right.from && (!both.from || *both.from < *right.from)) both.from = right.from;
  if (right.through && (!both.through || *right.through < *both.through)) {
    both.through = right.through;
  }
  if (both.from && both.through && *both.through < *both.from) return std::nullopt;
  return both;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  bool all_digits = true;
  const auto digit = [&](std::size_t at) {
    const int value = text[at] - '0';
    all_digits = all_digits && value >= 0 && value <= 9;
    return value;
  };
  const int y = ((digit(0) * 10 + digit(1)) * 10 + digit(2)) * 10 + digit(3);
  const int m = digit(5) * 10 + digit(6);
  const int d = digit(8) * 10 + digit(9);
  if (!all_digits || y < 1900 || y > 2999) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                            day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

std::string to_string(Date date) {
  const year_month_day civil{date};
  return fmt::format("{:04}-{:02}-{:02}", int{civil.year()}, unsigned{civil.month()},
                     unsigned{civil.day()});
}

Date first_day(CalendarUnit unit, Date date) {
  if (unit == CalendarUnit::day) return date;
  if (unit == CalendarUnit::week) {
    return date - (std::chrono::weekday{date} - std::chrono::Monday);
  }
  const year_month_day civil{date};
  return Date{civil.year() / first_month(unit, civil.month()) / 1};
}

Date last_day(CalendarUnit unit, Date date) {
  if (unit == CalendarUnit::day) return date;
  if (unit == CalendarUnit::week) return first_day(unit, date) + days{6};
  const year_month_day first{first_day(unit, date)};
  const int length = unit == CalendarUnit::month ? 1 : unit == CalendarUnit::quarter ? 3 : 12;
  return Date{(first.year() / first.month() + months{length}) / day{1}} - days{1};
}

bool same_period(CalendarUnit unit, Date left, Date right) {
  // Most days that are compared are far apart.
  if (left == right || std::chrono::abs(left - right) >= longest(unit)) return left == right;
  if (unit == CalendarUnit::week) return first_day(unit, left) == first_day(unit, right);
  const year_month_day one{left};
  const year_month_day other{right};
  return one.year() == other.year() &&
         first_month(unit, one.month()) == first_month(unit, other.month());
}

int year_of(Date date) {
  return int{year_month_day{date}.year()};
}

int quarter_of(Date date) {
  return static_cast<int>((unsigned{year_month_day{date}.month()} - 1) / 3) + 1;
}

Date move(Date date, const Length& length, int sign) {
  const int count = sign * length.count;
  const year_month_day civil{date};
  const std::chrono::year_month ym = civil.year() / civil.month();
  switch (length.unit) {
    case Length::Unit::days:
      return date + days{count};
    case Length::Unit::weeks:
      return date + days{count * 7};
    case Length::Unit::months:
      return in_month(ym + months{count}, civil.day());
    case Length::Unit::years:
      return in_month(ym + years{count}, civil.day());
  }
  return date;
}

std::int64_t age_on(Date born, Date date) {
  const year_month_day birth{born};
  const year_month_day now{date};
  const int count = int{now.year()} - int{birth.year()};
  // A birthday that this year does not have, 29 February, falls on the next day, 1 March.
  const bool is_before =
      now.month() < birth.month() || (now.month() == birth.month() && now.day() < birth.day());
  return is_before ? count - 1 : count;
}

std::int64_t days_in(const std::vector<DateInterval>& intervals, Date first, Date last_one) {
  std::vector<DateInterval> parts;
  for (const DateInterval& interval : intervals) {
    if (const auto part = intersect(interval, {first, last_one})) parts.push_back(*part);
  }
  std::ranges::sort(parts, {}, [](const DateInterval& part) { return *part.from; });
  std::int64_t count = 0;
  Date next = first;
  for (const DateInterval& part : parts) {
    const Date from = std::max(next, *part.from);
    if (*part.through < from) continue;
    count += (*part.through - from).count() + 1;
    next = *part.through + days{1};
  }
  return count;
}

}  // namespace clausule::interpreter
