#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "tools/portfolio/draws.hpp"

namespace clausule::portfolio {

/// The years that a portfolio may lie in: the years beside them must still be dates.
inline constexpr int first_year = 2000;
inline constexpr int last_year = 2098;

/// The contracts whose care groups, programmes and amounts a portfolio can have.
inline constexpr std::array<std::string_view, 4> contract_names{"menzis", "vgz", "hadoks", "thoon"};

/// What portfolio to make. Everything but `folder` and `progress` decides the bytes.
struct Options {
  /// The rows of `lines.csv` below its header, broken ones included.
  std::uint64_t lines = 100'000;
  std::uint64_t seed = 1;
  /// One of `contract_names`.
  std::string contract = "menzis";
  /// Calendar years, both inclusive, from `first_year` through `last_year`; where one is left out,
  /// that of the contract.
  std::optional<int> from_year;
  std::optional<int> through_year;
  /// Is made if it is not there; files of the same names are replaced.
  std::filesystem::path folder;
  /// Is told now and then how many lines there are; may be empty.
  std::function<void(std::uint64_t lines)> progress;
};

/// What was made. The tally counts the draws of everyone who has a line, also for lines of the
/// last of them that were not needed any more.
struct Made {
  std::uint64_t lines = 0;
  std::uint64_t insured = 0;
  std::uint64_t enrolments = 0;
  std::uint64_t providers = 0;
  Tally tally{};
};

/// Why no portfolio was made: the sentence in both languages, with its remedy.
struct Failure {
  std::string english;
  std::string dutch;
};

/// Writes `lines.csv`, `insured.csv`, `enrolments.csv` and `providers.csv` in the format of claim
/// files. Memory does not grow with the lines; the files appear whole or not at all. The lines of
/// a smaller portfolio are the first lines of a larger one of the same seed and years.
std::variant<Made, Failure> make(const Options& options);

}  // namespace clausule::portfolio
