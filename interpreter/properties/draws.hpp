#pragma once

#include <cstdint>

namespace clausule::interpreter::properties {

/// Draws numbers from one splitmix64 stream: the same on every machine and in every run.
class Draws {
 public:
  /// Returns 0 through `bound - 1`.
  std::uint32_t below(std::uint32_t bound) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t value = state_;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    value ^= value >> 31U;
    return static_cast<std::uint32_t>(((value >> 32U) * bound) >> 32U);
  }

 private:
  std::uint64_t state_ = 0;
};

}  // namespace clausule::interpreter::properties
