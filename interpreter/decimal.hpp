#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace clausule::interpreter {

/// How an amount that is not a multiple of the step becomes one.
enum class Rounding : std::uint8_t { half_away, up, down, half_even };

/// An exact number: amounts in euros, percentages as fractions, plain numbers. Never rounds unless
/// asked to. A fraction of two 64-bit numbers in lowest terms where it fits, which amounts nearly
/// always do; only what does not pays for wide arithmetic.
class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(std::int64_t whole) : numerator_(whole) {}

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

  [[nodiscard]] bool is_zero() const { return !wide_ && numerator_ == 0; }
  [[nodiscard]] bool is_whole() const;
  /// Tells whether the number has more digits than any amount needs: about 150 above or below the
  /// line of its fraction. Computing goes no further then, so that its cost is bounded.
  [[nodiscard]] bool is_unwieldy() const;

  /// Returns the number as whole hundredths; nothing where it has smaller parts or does not fit in
  /// 64 bits.
  [[nodiscard]] std::optional<std::int64_t> to_hundredths() const;
  /// Returns the number as a whole number; nothing where it has a fraction or does not fit.
  [[nodiscard]] std::optional<std::int64_t> to_whole() const;

  /// Returns the nearest multiple of a step above zero: `up` toward plus infinity, `down` toward
  /// minus infinity; a half goes away from zero, or to the even multiple.
  [[nodiscard]] Decimal rounded(Rounding mode, const Decimal& step) const;

  /// Writes the number in full where it has a finite decimal form, else as `a/b`; `mark` is the
  /// decimal mark.
  [[nodiscard]] std::string to_string(char mark) const;

 private:
  struct Wide;

  static Decimal from(const Wide& value);
  [[nodiscard]] Wide widened() const;

  // INVARIANT: where `wide_` is null the value is numerator_ / denominator_ in lowest terms with a
  // denominator above zero; else it is `*wide_`, which does not fit in these two.
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
  std::shared_ptr<const Wide> wide_;
};

}  // namespace clausule::interpreter
