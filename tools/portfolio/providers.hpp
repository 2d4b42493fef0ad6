#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "tools/portfolio/catalogue.hpp"
#include "tools/portfolio/draws.hpp"

namespace clausule::portfolio {

/// A range of AGB numbers of one kind of provider.
struct ProviderKind {
  std::uint32_t first;
  std::uint32_t count;
};

// The contracted groups are those of the contract Menzis 2023-2024: 53010021 until 2024, 53010022
// from 2024.
inline constexpr ProviderKind contracted_groups{53010001, 22};
inline constexpr ProviderKind other_groups{53019001, 5};
inline constexpr ProviderKind general_practices{1000001, 240};
inline constexpr ProviderKind dietitians{24000001, 60};
inline constexpr ProviderKind podotherapists{26000001, 60};
inline constexpr ProviderKind hospitals{6000001, 16};

/// Returns one of the providers of a kind.
inline std::uint32_t any_of(const ProviderKind& kind, Draws& draws) {
  return kind.first + draws.below(kind.count);
}

/// Returns what a care group agreed for a year.
Terms terms_of(std::uint32_t care_group, int year);

inline constexpr std::string_view providers_header =
    "provider,from,through,zorgsoort,rechtspersoon,rol,voldoet-aan-nza,OI-gecontracteerd,"
    "werkt-volgens-plan,werkt-volgens-zorgstandaarden,kaderartsen,mandaat\n";

/// Appends the rows of `providers.csv`; returns how many.
std::uint64_t append_providers(std::string& out);

}  // namespace clausule::portfolio
