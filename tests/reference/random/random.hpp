#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clausule::differential {

/// Draws from one splitmix64 stream: the same on every machine, which the distributions of the
/// standard library are not.
class Random {
 public:
  /// Starts stream `stream` of a seed; streams do not depend on one another.
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0) : state_(mix(mix(seed) + stream)) {}

  /// Returns 0 through `bound - 1`; `bound` is not 0.
  std::size_t below(std::size_t bound) {
    return static_cast<std::size_t>(((next() >> 32U) * bound) >> 32U);
  }

  /// Returns `low` through `high`.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1)));
  }

  /// Is true `percent` times in a hundred.
  bool chance(std::size_t percent) { return below(100) < percent; }

  /// Returns one of some values; there is at least one.
  template <typename Values>
  const auto& pick(const Values& values) {
    return values[below(values.size())];
  }

  template <typename Value>
  void shuffle(std::vector<Value>& values) {
    for (std::size_t left = values.size(); left > 1; --left) {
      std::swap(values[left - 1], values[below(left)]);
    }
  }

 private:
  static constexpr std::uint64_t step = 0x9E3779B97F4A7C15U;

  static constexpr std::uint64_t mix(std::uint64_t value) {
    value += step;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
  }

  std::uint64_t next() {
    const std::uint64_t mixed = mix(state_);
    state_ += step;
    return mixed;
  }

  std::uint64_t state_;
};

}  // namespace clausule::differential
