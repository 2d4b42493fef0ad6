#include "tools/analysis/mutation/numbers.hpp"

#include <charconv>
#include <cstdint>

namespace clausule::mutation {

namespace {

constexpr std::size_t most_digits = 17;

std::optional<std::int64_t> value_of(std::string_view digits) {
  std::int64_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  if (digits.size() > most_digits || error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

/// Returns a number in at least so many digits.
std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

}  // namespace

std::optional<std::string> stepped(std::string_view number, int step, std::size_t decimals,
                                   char mark) {
  std::string digits;
  std::size_t behind = 0;
  bool has_mark = false;
  bool negative = false;
  for (const char sign : number) {
    if (sign == '-') negative = true;
    if (sign == ',' || sign == '.') {
      has_mark = true;
      mark = sign;
    }
    if (sign < '0' || sign > '9') continue;
    digits += sign;
    if (has_mark) ++behind;
  }
  if (digits.empty()) return std::nullopt;
  while (behind < decimals) {
    digits += '0';
    ++behind;
  }
  const auto value = value_of(digits);
  if (!value) return std::nullopt;
  const std::int64_t other = negative ? *value - step : *value + step;
  if (other < 0) return std::nullopt;
  std::string result = padded(other, behind + 1);
  if (behind > 0) result.insert(result.size() - behind, 1, mark);
  return (negative ? "-" : "") + result;
}

std::optional<std::string> neighbour(std::string_view code, int step) {
  const std::size_t before = code.find_last_not_of("0123456789");
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view digits = code.substr(begin);
  if (digits.empty()) return std::nullopt;
  const auto value = value_of(digits);
  if (!value || *value + step < 0) return std::nullopt;
  std::string other = padded(*value + step, digits.size());
  if (other.size() != digits.size()) return std::nullopt;
  return std::string(code.substr(0, begin)) + other;
}

}  // namespace clausule::mutation
