#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace clausule::portfolio {

/// Everything that happens now and then in a portfolio; the table is `shares.def`.
enum class Share : std::uint8_t {
#define CLAUSULE_SHARE(name, per_million, of_what) name,
#include "tools/portfolio/shares.def"
};

/// One row of the table of shares.
struct ShareInfo {
  std::string_view name;
  std::uint32_t per_million;
  std::string_view of_what;
};

/// The table of shares, in the order of `Share`.
inline constexpr auto shares = std::to_array<ShareInfo>({
#define CLAUSULE_SHARE(name, per_million, of_what) {#name, per_million, of_what},
#include "tools/portfolio/shares.def"
});

/// How often a share was asked for and how often it came up.
struct Drawn {
  std::uint64_t asked = 0;
  std::uint64_t came_up = 0;
  bool operator==(const Drawn&) const = default;
};

/// The counts of all shares, in the order of `Share`.
using Tally = std::array<Drawn, shares.size()>;

/// One value of a choice with its weight.
template <typename Value>
struct Weighted {
  std::uint32_t weight;
  Value value;
};

/// Draws chances and choices from a splitmix64 stream: the same on every machine, which the
/// distributions of the standard library are not.
class Draws {
 public:
  /// Starts the stream `stream` of a seed; streams do not depend on one another.
  Draws(std::uint64_t seed, std::uint64_t stream, Tally& tally)
      : state_(mix(mix(seed) + stream)), tally_(&tally) {}

  /// Returns 0 through `bound - 1`.
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
  }

  /// Tells whether a share comes up this time, and counts it.
  bool happens(Share share) {
    const auto index = static_cast<std::size_t>(share);
    const bool came_up = below(1'000'000) < shares.at(index).per_million;
    ++tally_->at(index).asked;
    if (came_up) ++tally_->at(index).came_up;
    return came_up;
  }

  /// Returns one of some values, each as often as its weight says.
  template <typename Value, std::size_t size>
  const Value& pick(const std::array<Weighted<Value>, size>& choices) {
    std::uint32_t total = 0;
    for (const auto& choice : choices) total += choice.weight;
    std::uint32_t left = below(total);
    for (const auto& choice : choices) {
      if (left < choice.weight) return choice.value;
      left -= choice.weight;
    }
    return choices.back().value;
  }

  /// Returns one of some values, each as often as any other.
  template <typename Value, std::size_t size>
  const Value& pick(const std::array<Value, size>& choices) {
    return choices.at(below(static_cast<std::uint32_t>(size)));
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
  Tally* tally_;
};

}  // namespace clausule::portfolio
