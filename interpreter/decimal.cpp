#include "interpreter/decimal.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <numeric>
#include <utility>

namespace clausule::interpreter {

namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

std::optional<std::int64_t> narrow(const cpp_int& value) {
  if (value > std::numeric_limits<std::int64_t>::max() ||
      value < -std::numeric_limits<std::int64_t>::max()) {
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

/// Returns `left × right` where it fits in 64 bits.
std::optional<std::int64_t> product(std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  if (__builtin_mul_overflow(left, right, &result)) return std::nullopt;
  if (result == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return result;
}

std::optional<std::int64_t> total(std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  if (__builtin_add_overflow(left, right, &result)) return std::nullopt;
  if (result == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return result;
}

/// Returns by what a fraction below this line is multiplied to have hundredths; 0 where it has
/// smaller parts. Amounts are whole cents nearly always, and then need no common divisor.
std::int64_t to_hundred(std::int64_t below) {
  switch (below) {
    case 1:
    case 2:
    case 4:
    case 5:
    case 10:
    case 20:
    case 25:
    case 50:
    case 100:
      return 100 / below;
    default:
      return 0;
  }
}

/// Returns the largest number that divides a count of cents and 100.
std::int64_t shared_with_hundred(std::int64_t cents) {
  const std::int64_t twos = cents % 4 == 0 ? 4 : cents % 2 == 0 ? 2 : 1;
  const std::int64_t fives = cents % 25 == 0 ? 25 : cents % 5 == 0 ? 5 : 1;
  return twos * fives;
}

/// Returns the common divisor of two numbers of which the second is above zero.
std::int64_t shared(std::int64_t one, std::int64_t other) {
  return other == 1 ? 1 : std::gcd(one % other, other);
}

}  // namespace

struct Decimal::Wide {
  cpp_rational value;
};

Decimal Decimal::from(const Wide& value) {
  Decimal result;
  const auto above = narrow(numerator(value.value));
  const auto below = narrow(denominator(value.value));
  if (above && below) {
    result.numerator_ = *above;
    result.denominator_ = *below;
  } else {
    result.wide_ = std::make_shared<const Wide>(value);
  }
  return result;
}

Decimal::Wide Decimal::widened() const {
  return wide_ ? *wide_ : Wide{cpp_rational(numerator_, denominator_)};
}

Decimal Decimal::hundredths(std::int64_t cents) {
  if (cents == std::numeric_limits<std::int64_t>::min()) {
    return from(Wide{cpp_rational(cents, 100)});
  }
  const std::int64_t common = shared_with_hundred(cents);
  Decimal result(cents / common);
  result.denominator_ = 100 / common;
  return result;
}

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
  return from(Wide{cpp_rational(negative ? cpp_int(-digits) : digits, scale)});
}

Decimal operator+(const Decimal& left, const Decimal& right) {
  if (!left.wide_ && !right.wide_) {
    if (left.denominator_ == 1 && right.denominator_ == 1) {
      if (const auto sum = total(left.numerator_, right.numerator_)) return Decimal(*sum);
    }
    if (const auto cents = left.to_hundredths()) {
      const auto more = right.to_hundredths();
      const auto sum = more ? total(*cents, *more) : std::nullopt;
      if (sum) return Decimal::hundredths(*sum);
    }
    const auto common = std::gcd(left.denominator_, right.denominator_);
    const auto one = product(left.numerator_, right.denominator_ / common);
    const auto other = product(right.numerator_, left.denominator_ / common);
    const auto below = product(left.denominator_, right.denominator_ / common);
    const auto above = one && other ? total(*one, *other) : std::nullopt;
    if (above && below) {
      const auto shared = std::gcd(*above, *below);
      Decimal result(*above / shared);
      result.denominator_ = *below / shared;
      return result;
    }
  }
  return Decimal::from({cpp_rational(left.widened().value + right.widened().value)});
}

Decimal operator-(const Decimal& left, const Decimal& right) {
  return left + right * Decimal(-1);
}

Decimal operator*(const Decimal& left, const Decimal& right) {
  if (!left.wide_ && !right.wide_) {
    const auto one = shared(left.numerator_, right.denominator_);
    const auto other = shared(right.numerator_, left.denominator_);
    const auto above = product(left.numerator_ / one, right.numerator_ / other);
    const auto below = product(left.denominator_ / other, right.denominator_ / one);
    if (above && below) {
      Decimal result(*above);
      result.denominator_ = *below;
      return result;
    }
  }
  return Decimal::from({cpp_rational(left.widened().value * right.widened().value)});
}

Decimal operator/(const Decimal& left, const Decimal& right) {
  if (!right.wide_ && right.numerator_ != std::numeric_limits<std::int64_t>::min()) {
    Decimal inverse(right.numerator_ < 0 ? -right.denominator_ : right.denominator_);
    inverse.denominator_ = right.numerator_ < 0 ? -right.numerator_ : right.numerator_;
    return left * inverse;
  }
  return Decimal::from({cpp_rational(left.widened().value / right.widened().value)});
}

bool operator==(const Decimal& left, const Decimal& right) {
  if (!left.wide_ && !right.wide_) {
    return left.numerator_ == right.numerator_ && left.denominator_ == right.denominator_;
  }
  return left.widened().value == right.widened().value;
}

std::strong_ordering operator<=>(const Decimal& left, const Decimal& right) {
  if (!left.wide_ && !right.wide_) {
    if (left.denominator_ == right.denominator_) return left.numerator_ <=> right.numerator_;
    const auto one = product(left.numerator_, right.denominator_);
    const auto other = product(right.numerator_, left.denominator_);
    if (one && other) return *one <=> *other;
  }
  const int order = left.widened().value.compare(right.widened().value);
  return order <=> 0;
}

bool Decimal::is_whole() const {
  return wide_ ? denominator(wide_->value) == 1 : denominator_ == 1;
}

bool Decimal::is_unwieldy() const {
  constexpr unsigned most_bits = 512;
  if (!wide_) return false;
  const cpp_int above = abs(numerator(wide_->value));
  return msb(above) > most_bits || msb(denominator(wide_->value)) > most_bits;
}

std::optional<std::int64_t> Decimal::to_hundredths() const {
  if (wide_) return std::nullopt;
  const std::int64_t factor = to_hundred(denominator_);
  return factor == 0 ? std::nullopt : product(numerator_, factor);
}

std::optional<std::int64_t> Decimal::to_whole() const {
  if (wide_ || denominator_ != 1) return std::nullopt;
  return numerator_;
}

namespace {

/// Tells whether what lies between two steps goes to the upper one. `half` is how it lies to the
/// middle; `is_odd` whether the lower step is an odd multiple.
bool goes_up(Rounding mode, std::strong_ordering half, bool is_positive, bool is_odd) {
  switch (mode) {
    case Rounding::down:
      return false;
    case Rounding::up:
      return true;
    case Rounding::half_away:
      return half > 0 || (half == 0 && is_positive);
    case Rounding::half_even:
      return half > 0 || (half == 0 && is_odd);
  }
  return false;
}

}  // namespace

Decimal Decimal::rounded(Rounding mode, const Decimal& step) const {
  const Decimal steps = *this / step;
  if (steps.is_whole()) return *this;
  if (!steps.wide_ && steps.denominator_ <= std::numeric_limits<std::int64_t>::max() / 2) {
    std::int64_t below = steps.numerator_ / steps.denominator_;
    std::int64_t rest = steps.numerator_ % steps.denominator_;
    if (rest < 0) {
      --below;
      rest += steps.denominator_;
    }
    return Decimal(below + (goes_up(mode, rest * 2 <=> steps.denominator_, steps.numerator_ > 0,
                                    below % 2 != 0)
                                ? 1
                                : 0)) *
           step;
  }
  const cpp_rational exact = steps.widened().value;
  const cpp_int below = floor_of(exact);
  const int half = cpp_rational(exact - below).compare(cpp_rational(1, 2));
  const bool up = goes_up(mode, half <=> 0, exact > 0, below % 2 != 0);
  return from({cpp_rational(up ? cpp_int(below + 1) : below)}) * step;
}

std::string Decimal::to_string(char mark) const {
  const cpp_rational exact = widened().value;
  const cpp_int whole_denominator = denominator(exact);
  // A fraction has a finite decimal form if its denominator has no prime factors but 2 and 5.
  cpp_int below = whole_denominator;
  std::size_t twos = 0;
  std::size_t fives = 0;
  for (; below % 2 == 0; ++twos) below /= 2;
  for (; below % 5 == 0; ++fives) below /= 5;
  if (below != 1) return numerator(exact).str() + "/" + whole_denominator.str();
  const std::size_t places = std::max(twos, fives);
  cpp_int scaled = numerator(exact);
  for (std::size_t place = 0; place < places; ++place) scaled *= 10;
  scaled /= whole_denominator;
  const bool negative = scaled < 0;
  std::string digits = negative ? cpp_int(-scaled).str() : scaled.str();
  if (places > 0) {
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, mark);
  }
  return negative ? "-" + digits : digits;
}

}  // namespace clausule::interpreter
