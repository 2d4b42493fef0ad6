#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::interpreter {

/// A day. Nothing here reads a clock.
using Date = std::chrono::sys_days;

inline constexpr std::chrono::days one_day{1};

/// The calendar periods a rule may name; a week starts on Monday.
enum class CalendarUnit : std::uint8_t { day, week, month, quarter, calendar_year };

/// A length counted from a date.
struct Length {
  enum class Unit : std::uint8_t { days, weeks, months, years } unit{};
  std::int32_t count = 0;
};

/// The days from `from` through `through`, both inclusive; no end is an open end.
struct DateInterval {
  std::optional<Date> from;
  std::optional<Date> through;

  [[nodiscard]] bool contains(Date date) const {
    return (!from || *from <= date) && (!through || date <= *through);
  }
  bool operator==(const DateInterval&) const = default;
};

/// Returns the days that two intervals share; nothing where they share none.
std::optional<DateInterval> intersect(const DateInterval& left, const DateInterval& right);

/// Reads `2023-01-31`, years 1900 through 2999; nothing for any other text or a day that does not
/// exist.
std::optional<Date> parse_date(std::string_view text);

/// Writes `2023-01-31`.
std::string to_string(Date date);

/// Returns the first and the last day of the period that holds a date.
Date first_day(CalendarUnit unit, Date date);
Date last_day(CalendarUnit unit, Date date);

/// Tells whether two dates lie in one calendar period.
bool same_period(CalendarUnit unit, Date left, Date right);

/// Returns the calendar year of a date.
int year_of(Date date);

/// Returns 1 through 4.
int quarter_of(Date date);

/// Moves a date by a length, `sign` 1 or -1. Months and years keep the day or take the last of the
/// month (`semantics.md` 23).
Date move(Date date, const Length& length, int sign);

/// Returns the age in whole years on a date; who was born on 29 February has a birthday on 1 March
/// in other years (`semantics.md` 23).
std::int64_t age_on(Date born, Date date);

/// Returns how many days of a calendar period lie in a set of intervals, each day once.
std::int64_t days_in(const std::vector<DateInterval>& intervals, Date first, Date last);

}  // namespace clausule::interpreter
