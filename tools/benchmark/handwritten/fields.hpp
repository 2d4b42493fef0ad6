#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace clausule::benchmark::handwritten {

/// A day, counted from 1970.
using Day = std::int32_t;

/// A date of service with what the rules ask of it.
struct ServiceDate {
  Day day = 0;
  std::int32_t year = 0;
  std::int32_t month = 0;  ///< from 1
};

/// Each reads a cell; nothing where it is no such thing.
std::optional<ServiceDate> read_date(std::string_view text);
std::optional<std::int64_t> read_cents(std::string_view text);
std::optional<std::uint32_t> read_number(std::string_view text);

/// Returns the day a date falls on.
constexpr Day day_of(std::int32_t year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

constexpr Day first_day_of_quarter(const ServiceDate& date) {
  return day_of(date.year, static_cast<unsigned>((date.month - 1) / 3 * 3 + 1), 1);
}

/// What a cell with `ja`, `nee` or nothing says.
enum class Known : std::uint8_t { unknown, no, yes };
std::optional<Known> read_yes_no(std::string_view text);

}  // namespace clausule::benchmark::handwritten
