#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace clausule::fuzz {

/// Makes inputs out of others, at random but the same ones for the same seed everywhere.
class Mutator {
 public:
  /// Inputs grow to at most this many bytes.
  static constexpr std::size_t longest = std::size_t{1} << 15U;

  Mutator(std::uint64_t seed, std::vector<std::string> words)
      : random_(seed), words_(std::move(words)) {}

  /// Returns one of `inputs`, of which there is at least one, with one to five changes.
  std::string mutated(const std::vector<std::string>& inputs);

 private:
  /// Returns a number below `count`, 0 where that is 0.
  std::size_t below(std::size_t count);
  void change(std::string& text, const std::vector<std::string>& inputs);
  /// Returns a stretch of a text, half of the time of whole lines.
  std::string stretch(const std::string& text, std::size_t& begin);

  std::mt19937_64 random_;
  std::vector<std::string> words_;
};

}  // namespace clausule::fuzz
