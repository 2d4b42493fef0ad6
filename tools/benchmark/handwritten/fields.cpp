#include "tools/benchmark/handwritten/fields.hpp"

#include <charconv>

namespace clausule::benchmark::handwritten {

namespace {

constexpr std::int32_t digit(char sign) {
  return sign - '0';
}

constexpr bool is_digit(char sign) {
  return sign >= '0' && sign <= '9';
}

}  // namespace

std::optional<ServiceDate> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!is_digit(text[at])) return std::nullopt;
  }
  const std::int32_t year =
      digit(text[0]) * 1000 + digit(text[1]) * 100 + digit(text[2]) * 10 + digit(text[3]);
  const std::int32_t month = digit(text[5]) * 10 + digit(text[6]);
  const std::int32_t day = digit(text[8]) * 10 + digit(text[9]);
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1900 || year > 2999 || !date.ok()) return std::nullopt;
  return ServiceDate{static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count()), year,
                     month};
}

std::optional<std::int64_t> read_cents(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  // Euros of at most 15 digits keep the cents within 64 bits.
  const std::size_t mark = text.find('.');
  const std::size_t euros = mark == std::string_view::npos ? text.size() : mark;
  const std::size_t decimals = mark == std::string_view::npos ? 0 : text.size() - mark - 1;
  if (euros == 0 || euros > 15 || decimals > 2) return std::nullopt;
  if (mark != std::string_view::npos && decimals == 0) return std::nullopt;
  std::int64_t cents = 0;
  for (const char sign : text) {
    if (sign == '.') continue;
    if (!is_digit(sign)) return std::nullopt;
    cents = cents * 10 + digit(sign);
  }
  for (std::size_t missing = decimals; missing < 2; ++missing) cents *= 10;
  return negative ? -cents : cents;
}

std::optional<std::uint32_t> read_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Known> read_yes_no(std::string_view text) {
  if (text.empty()) return Known::unknown;
  if (text == "ja" || text == "yes") return Known::yes;
  if (text == "nee" || text == "no") return Known::no;
  return std::nullopt;
}

}  // namespace clausule::benchmark::handwritten
