#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clausule::interpreter {

/// How an amount that is not a multiple of the step becomes one.
enum class Rounding : std::uint8_t { half_away, up, down, half_even };

/// An exact number: amounts in euros, percentages as fractions, plain numbers. Never rounds unless
/// asked to. The one place that knows Boost.
class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(std::int64_t whole) : value_(whole) {}

  /// Returns `cents` hundredths: whole cents as euros.
  static Decimal hundredths(std::int64_t cents);

  /// Reads digits with an optional leading `-` and one decimal mark, `,` or `.`; nothing for any
  /// other text.
  static std::optional<Decimal> parse(std::string_view text);

  friend Decimal operator+(const Decimal& left, const Decimal& right);
  friend Decimal operator-(const Decimal& left, const Decimal& right);
  friend Decimal operator*(const Decimal& left, const Decimal& right);
  /// Divides exactly; `right` is not zero.
  friend Decimal operator/(const Decimal& left, const Decimal& right);
  friend bool operator==(const Decimal& left, const Decimal& right);
  friend std::strong_ordering operator<=>(const Decimal& left, const Decimal& right);

  [[nodiscard]] bool is_zero() const { return value_.is_zero(); }
  [[nodiscard]] bool is_whole() const { return denominator(value_) == 1; }

  /// Returns the number as whole hundredths; nothing where it has smaller parts or does not fit in
  /// 64 bits.
  [[nodiscard]] std::optional<std::int64_t> to_hundredths() const;
  /// Returns the number as a whole number; nothing where it has a fraction or does not fit.
  [[nodiscard]] std::optional<std::int64_t> to_whole() const;

  /// Returns the nearest multiple of a step above zero. `up` is away from nothing but toward plus
  /// infinity, `down` toward minus infinity; a half goes away from zero or to the even multiple.
  [[nodiscard]] Decimal rounded(Rounding mode, const Decimal& step) const;

  /// Writes the number in full where it has a finite decimal form, else as `a/b`; `mark` is the
  /// decimal mark.
  [[nodiscard]] std::string to_string(char mark) const;

 private:
  explicit Decimal(boost::multiprecision::cpp_rational value) : value_(std::move(value)) {}
  boost::multiprecision::cpp_rational value_;
};

}  // namespace clausule::interpreter
