#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::engine {

/// What is known of a provider: kept from when a line first names it.
struct KnownProvider {
  Value number;               ///< as a code
  std::uint64_t ordinal = 0;  ///< above 0, and never that of another
  /// Of the dossier in which they were looked up: a host may hand over others with the next.
  mutable const std::vector<ProviderFacts>* facts = nullptr;
  mutable std::uint64_t dossier = 0;

  /// Whether the provider is in a set of parties, on days between which that does not change.
  struct Party {
    const CodeSet* set = nullptr;
    std::vector<Date> changes;
    std::vector<std::optional<bool>> holds;  ///< before the first change, between two, after all
  };
  mutable std::vector<Party> parties;
  /// What was last said of a contract with the provider, and for which day: the rules about one
  /// line ask again and again.
  mutable std::optional<bool> contracted;
  mutable Date contracted_on{};
};

}  // namespace clausule::interpreter::engine
