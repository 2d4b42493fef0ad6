#include "interpreter/decimal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace clausule::interpreter {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

/// A number and what it has to be.
struct Pair {
  Decimal number;
  cpp_rational exact;
};

Pair fraction(std::int64_t above, std::int64_t below) {
  return {Decimal(above) / Decimal(below), cpp_rational(above, below)};
}

/// Reads what a number is written as, exactly.
cpp_rational value_of(const Decimal& number) {
  std::string text = number.to_string('.');
  if (text.find('/') != std::string::npos) return cpp_rational(text);
  const std::size_t mark = text.find('.');
  if (mark == std::string::npos) return cpp_rational(cpp_int(text));
  const std::size_t places = text.size() - mark - 1;
  text.erase(mark, 1);
  const bool negative = text.front() == '-';
  text.erase(0, text.find_first_not_of("-0"));
  cpp_int scale = 1;
  for (std::size_t place = 0; place < places; ++place) scale *= 10;
  const cpp_int digits(text.empty() ? "0" : text);
  return cpp_rational(negative ? cpp_int(-digits) : digits, scale);
}

std::optional<std::int64_t> whole_in_64_bits(const cpp_rational& value) {
  if (denominator(value) != 1 || abs(numerator(value)) > largest) return std::nullopt;
  return static_cast<std::int64_t>(numerator(value));
}

/// Holds a number to the exact one in every way it can be read.
void expect_is(const Decimal& number, const cpp_rational& exact, const std::string& what) {
  ASSERT_EQ(value_of(number), exact) << what;
  EXPECT_EQ(number.is_zero(), exact == 0) << what;
  EXPECT_EQ(number.is_whole(), denominator(exact) == 1) << what;
  EXPECT_EQ(number.to_whole(), whole_in_64_bits(exact)) << what;
  const bool fits = abs(numerator(exact)) <= largest && denominator(exact) <= largest;
  const auto cents = whole_in_64_bits(exact * 100);
  EXPECT_EQ(number.to_hundredths(), fits ? cents : std::nullopt) << what;
}

cpp_int floor_of(const cpp_rational& value) {
  cpp_int quotient = numerator(value) / denominator(value);
  if (quotient > value) --quotient;
  return quotient;
}

/// Returns the multiple of a step that a rounding comes to.
cpp_rational rounded(const cpp_rational& value, Rounding mode, const cpp_rational& step) {
  const cpp_rational steps = value / step;
  const cpp_int below = floor_of(steps);
  if (steps == below) return value;
  const cpp_rational rest = steps - below;
  const cpp_rational half(1, 2);
  bool up = rest > half;
  if (mode == Rounding::down) up = false;
  if (mode == Rounding::up) up = true;
  if (rest == half && mode == Rounding::half_away) up = value > 0;
  if (rest == half && mode == Rounding::half_even) up = below % 2 != 0;
  return cpp_rational(up ? cpp_int(below + 1) : below) * step;
}

void expect_computed(const Pair& left, const Pair& right) {
  const std::string what = left.number.to_string('.') + " and " + right.number.to_string('.');
  expect_is(left.number + right.number, left.exact + right.exact, "sum of " + what);
  expect_is(left.number - right.number, left.exact - right.exact, "difference of " + what);
  expect_is(left.number * right.number, left.exact * right.exact, "product of " + what);
  if (right.exact != 0) {
    expect_is(left.number / right.number, left.exact / right.exact, "quotient of " + what);
  }
  const int order = left.exact.compare(right.exact);
  EXPECT_EQ(left.number <=> right.number, order <=> 0) << what;
  EXPECT_EQ(left.number == right.number, order == 0) << what;
  if (right.exact <= 0) return;
  for (const Rounding mode :
       {Rounding::half_away, Rounding::up, Rounding::down, Rounding::half_even}) {
    expect_is(left.number.rounded(mode, right.number), rounded(left.exact, mode, right.exact),
              "rounding of " + what);
  }
}

/// Numbers at which 32, 64 and 128 bits end, over divisors of a hundred and others.
std::vector<Pair> borders() {
  std::vector<Pair> numbers;
  for (const std::int64_t above :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{-25},
        std::int64_t{4294967296}, largest / 100, largest / 100 + 1, largest / 2, largest - 1,
        largest, -largest, lowest}) {
    for (const std::int64_t below : {std::int64_t{1}, std::int64_t{3}, std::int64_t{40},
                                     std::int64_t{100}, largest / 2 + 1, largest}) {
      numbers.push_back(fraction(above, below));
    }
  }
  const Pair wide{Decimal(largest) * Decimal(largest), cpp_rational(cpp_int(largest) * largest)};
  numbers.push_back(wide);
  numbers.push_back({Decimal(1) / wide.number, 1 / wide.exact});
  numbers.push_back({wide.number * Decimal(-4) + Decimal(1), wide.exact * -4 + 1});
  return numbers;
}

TEST(Decimal, IsExactWhereTheBitsOfItsNumbersEnd) {
  const std::vector<Pair> numbers = borders();
  for (const Pair& one : numbers) expect_is(one.number, one.exact, one.exact.str());
  for (const Pair& left : numbers) {
    for (const Pair& right : numbers) expect_computed(left, right);
  }
}

TEST(Decimal, IsExactForRandomNumbersOfAnySize) {
  std::mt19937_64 random(20260101);
  const auto number = [&](std::int64_t least) {
    const auto bits = static_cast<std::int64_t>(random() >> (random() % 63 + 1));
    return std::max(least, bits * (least == lowest && random() % 2 == 0 ? -1 : 1));
  };
  constexpr std::array<std::int64_t, 6> usual{1, 2, 20, 25, 100, 1000};
  const auto any = [&] {
    const auto below = random() % 2 == 0 ? usual.at(random() % usual.size()) : number(1);
    return fraction(number(lowest), below);
  };
  for (int round = 0; round < 2000; ++round) expect_computed(any(), any());
}

TEST(Decimal, OfHundredthsIsThatManyCents) {
  for (const std::int64_t cents :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{50}, std::int64_t{-75},
        std::int64_t{100}, std::int64_t{6336}, largest, largest - 7, -largest}) {
    expect_is(Decimal::hundredths(cents), cpp_rational(cents, 100), std::to_string(cents));
    EXPECT_EQ(Decimal::hundredths(cents).to_hundredths(), cents);
  }
  EXPECT_EQ(value_of(Decimal::hundredths(lowest)), cpp_rational(lowest, 100));
}

TEST(Decimal, MayBeTheLowestNumberOf64Bits) {
  const Pair raw{Decimal(lowest), cpp_rational(lowest)};
  const Pair small = fraction(3, 7);
  for (const auto& [left, right] : {std::pair(raw, small), std::pair(small, raw)}) {
    EXPECT_EQ(value_of(left.number + right.number), left.exact + right.exact);
    EXPECT_EQ(value_of(left.number - right.number), left.exact - right.exact);
    EXPECT_EQ(value_of(left.number * right.number), left.exact * right.exact);
    EXPECT_EQ(value_of(left.number / right.number), left.exact / right.exact);
    EXPECT_EQ(left.number <=> right.number, left.exact.compare(right.exact) <=> 0);
  }
}

TEST(Decimal, ComesBackToOneFormHoweverItWasComputed) {
  const Decimal wide = Decimal(largest) * Decimal(largest);
  const Decimal back = wide / Decimal(largest);
  EXPECT_EQ(back, Decimal(largest));
  EXPECT_EQ(back.to_whole(), largest);
  EXPECT_EQ((Decimal(largest) + Decimal(1) - Decimal(1)).to_whole(), largest);
  EXPECT_TRUE((wide - wide).is_zero());
}

TEST(Decimal, IsUnwieldyOnlyFarBeyondAnyAmount) {
  Decimal number(largest);
  EXPECT_FALSE((number * number * number * number).is_unwieldy());
  for (int times = 0; times < 10; ++times) number = number * Decimal(largest);
  EXPECT_TRUE(number.is_unwieldy());
  EXPECT_TRUE((Decimal(1) / number).is_unwieldy());
}

}  // namespace
}  // namespace clausule::interpreter
