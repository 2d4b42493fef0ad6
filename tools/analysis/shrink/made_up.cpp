#include "tools/analysis/shrink/made_up.hpp"

#include <algorithm>

namespace clausule::shrink {

using interpreter::Cents;
using interpreter::Decimal;
using interpreter::FactType;

namespace {

/// The greatest step to which numbers are rounded.
constexpr std::int64_t largest_step = 100'000'000;
constexpr std::int64_t largest_small_number = 9;

bool is_all_digits(const std::string& text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char sign) { return sign >= '0' && sign <= '9'; });
}

/// The smallest step to which a number of a type is rounded.
Decimal finest_step(FactType type) {
  if (type == FactType::percentage) return Decimal::hundredths(1);
  if (type == FactType::number) return Decimal(10);
  return Decimal::hundredths(10);
}

}  // namespace

bool is_provider_number(const std::string& digits) {
  constexpr std::size_t length = 8;
  return digits.size() == length && is_all_digits(digits);
}

std::optional<Cents> rounded_to(Cents amount, std::int64_t step) {
  const std::int64_t size = amount.value < 0 ? -amount.value : amount.value;
  const std::int64_t steps = (size + step / 2) / step;
  if (steps == 0) return std::nullopt;
  return Cents{amount.value < 0 ? -steps * step : steps * step};
}

std::vector<Decimal> made_up_for(const Decimal& number, FactType type) {
  std::vector<Decimal> numbers;
  const auto add = [&](const Decimal& one) {
    if (one != number && std::ranges::find(numbers, one) == numbers.end()) numbers.push_back(one);
  };
  if (number == Decimal(1)) return numbers;
  if (type != FactType::money && type != FactType::percentage) {
    for (std::int64_t small = 1; small <= largest_small_number; ++small) {
      // A number that is small itself is not made greater.
      if (number > Decimal(0) && number < Decimal(small)) break;
      add(Decimal(small));
    }
  }
  const Decimal finest = finest_step(type);
  for (Decimal step(largest_step); step >= finest; step = step / Decimal(10)) {
    const Decimal rounded = number.rounded(interpreter::Rounding::half_away, step);
    if (!rounded.is_zero()) add(rounded);
  }
  return numbers;
}

std::optional<std::string> made_up_code(const std::string& digits) {
  if (!is_all_digits(digits) || is_provider_number(digits)) return std::nullopt;
  std::string nines(digits.size(), '9');
  return nines == digits ? std::nullopt : std::optional(std::move(nines));
}

}  // namespace clausule::shrink
