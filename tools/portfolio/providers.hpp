#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tools/portfolio/contract.hpp"

namespace clausule::portfolio {

inline constexpr ProviderKind other_groups{53019001, 5};
inline constexpr ProviderKind general_practices{1000001, 240};
inline constexpr ProviderKind dietitians{24000001, 60};
inline constexpr ProviderKind podotherapists{26000001, 60};
inline constexpr ProviderKind hospitals{6000001, 16};

/// Returns what a care group agreed for a year.
Terms terms_of(std::uint32_t care_group, int year);

inline constexpr std::string_view providers_header =
    "provider,from,through,zorgsoort,rechtspersoon,rol,voldoet-aan-nza,OI-gecontracteerd,"
    "werkt-volgens-plan,werkt-volgens-zorgstandaarden,kaderartsen,mandaat\n";

/// Appends the rows of `providers.csv` for a contract; returns how many.
std::uint64_t append_providers(std::string& out, const Contract& contract);

}  // namespace clausule::portfolio
