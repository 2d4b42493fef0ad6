#include "interpreter/decimal.hpp"

#include <limits>
#include <utility>

namespace clausule::interpreter {

namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

std::optional<std::int64_t> narrow(const cpp_int& value) {
  if (value > std::numeric_limits<std::int64_t>::max() ||
      value < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(value);
}

/// Returns the largest whole number that is not above a fraction.
cpp_int floor_of(const cpp_rational& value) {
  const cpp_int above = numerator(value);
  const cpp_int below = denominator(value);
  cpp_int quotient = above / below;
  if (above < 0 && quotient * below != above) --quotient;
  return quotient;
}

}  // namespace

Decimal Decimal::hundredths(std::int64_t cents) { return Decimal(cpp_rational(cents, 100)); }

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  cpp_int digits = 0;
  cpp_int scale = 1;
  bool has_mark = false;
  bool has_digit = false;
  for (const char sign : text) {
    if ((sign == ',' || sign == '.') && !has_mark && has_digit) {
      has_mark = true;
      has_digit = false;
    } else if (sign >= '0' && sign <= '9') {
      digits = digits * 10 + (sign - '0');
      if (has_mark) scale *= 10;
      has_digit = true;
    } else {
      return std::nullopt;
    }
  }
  if (!has_digit) return std::nullopt;
  return Decimal(cpp_rational(negative ? cpp_int(-digits) : digits, scale));
}

Decimal operator+(const Decimal& left, const Decimal& right) {
  return Decimal(cpp_rational(left.value_ + right.value_));
}
Decimal operator-(const Decimal& left, const Decimal& right) {
  return Decimal(cpp_rational(left.value_ - right.value_));
}
Decimal operator*(const Decimal& left, const Decimal& right) {
  return Decimal(cpp_rational(left.value_ * right.value_));
}
Decimal operator/(const Decimal& left, const Decimal& right) {
  return Decimal(cpp_rational(left.value_ / right.value_));
}
bool operator==(const Decimal& left, const Decimal& right) { return left.value_ == right.value_; }
std::strong_ordering operator<=>(const Decimal& left, const Decimal& right) {
  const int order = left.value_.compare(right.value_);
  if (order < 0) return std::strong_ordering::less;
  return order > 0 ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::optional<std::int64_t> Decimal::to_hundredths() const {
  const cpp_rational scaled = value_ * 100;
  if (denominator(scaled) != 1) return std::nullopt;
  return narrow(numerator(scaled));
}

std::optional<std::int64_t> Decimal::to_whole() const {
  if (!is_whole()) return std::nullopt;
  return narrow(numerator(value_));
}

Decimal Decimal::rounded(Rounding mode, const Decimal& step) const {
  const cpp_rational steps = value_ / step.value_;
  const cpp_int below = floor_of(steps);
  const cpp_rational part = steps - below;
  const int half = part.compare(cpp_rational(1, 2));
  bool up = false;
  switch (mode) {
    case Rounding::down: break;
    case Rounding::up: up = !part.is_zero(); break;
    case Rounding::half_away: up = half > 0 || (half == 0 && value_ > 0); break;
    case Rounding::half_even: up = half > 0 || (half == 0 && below % 2 != 0); break;
  }
  const cpp_int chosen = up ? cpp_int(below + 1) : below;
  return Decimal(cpp_rational(chosen * step.value_));
}

std::string Decimal::to_string(char mark) const {
  cpp_int below = denominator(value_);
  const cpp_int above = numerator(value_);
  std::size_t places = 0;
  // A fraction has a finite decimal form if its denominator has no prime factors but 2 and 5.
  std::size_t twos = 0;
  std::size_t fives = 0;
  while (below % 2 == 0) below /= 2, ++twos;
  while (below % 5 == 0) below /= 5, ++fives;
  if (below != 1) return above.str() + "/" + denominator(value_).str();
  places = std::max(twos, fives);
  cpp_int scaled = above;
  for (std::size_t place = 0; place < places; ++place) scaled *= 10;
  scaled /= denominator(value_);
  const bool negative = scaled < 0;
  std::string digits = negative ? cpp_int(-scaled).str() : scaled.str();
  if (places > 0) {
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, mark);
  }
  return negative ? "-" + digits : digits;
}

}  // namespace clausule::interpreter
