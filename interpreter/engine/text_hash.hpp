#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>
#include <utility>

namespace clausule::interpreter::engine {

/// Hashes the short texts of claim lines, codes and numbers of providers, in a few steps.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    constexpr std::size_t most = 2 * sizeof(std::uint64_t);
    if (text.size() > most) return std::hash<std::string_view>{}(text);
    const auto [low, high] = ends(text);
    // A prime near the golden ratio of 2^64: what differs in one bit differs in the upper half.
    constexpr std::uint64_t factor = 0x9e3779b97f4a7c15U;
    const std::uint64_t first = (low ^ text.size()) * factor;
    const std::uint64_t mixed = (first ^ (first >> 32U) ^ high) * factor;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
  }

 private:
  /// Returns the first and the last signs of a text, which overlap where it is short: together they
  /// are all of it.
  static std::pair<std::uint64_t, std::uint64_t> ends(std::string_view text) {
    if (text.size() >= sizeof(std::uint64_t)) return ends_of<std::uint64_t>(text);
    if (text.size() >= sizeof(std::uint32_t)) return ends_of<std::uint32_t>(text);
    if (text.size() >= sizeof(std::uint16_t)) return ends_of<std::uint16_t>(text);
    return {text.empty() ? 0U : static_cast<std::uint8_t>(text.front()), 0U};
  }
  template <typename Word>
  static std::pair<std::uint64_t, std::uint64_t> ends_of(std::string_view text) {
    Word first = 0;
    Word last = 0;
    std::memcpy(&first, text.data(), sizeof(Word));
    std::memcpy(&last, text.data() + text.size() - sizeof(Word), sizeof(Word));
    return {first, last};
  }
};

}  // namespace clausule::interpreter::engine
