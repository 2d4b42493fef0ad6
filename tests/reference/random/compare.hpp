#pragma once

#include <optional>
#include <span>
#include <string>

#include "interpreter/decision.hpp"

namespace clausule::differential {

/// The first thing that two answers about one dossier say differently.
struct Difference {
  std::size_t line = 0;
  std::string field;
  std::string expected;
  std::string found;
};

/// How far two answers are compared.
enum class Extent : std::uint8_t {
  all,          ///< everything but the message
  amounts_only  ///< outcome and amounts: rules may have other names
};

/// Returns where two answers differ; nothing where they are alike.
std::optional<Difference> difference(std::span<const interpreter::Decision> expected,
                                     std::span<const interpreter::Decision> found,
                                     Extent extent = Extent::all);

/// Writes a difference in one line.
std::string text(const Difference& difference);

}  // namespace clausule::differential
