#include "tools/portfolio/providers.hpp"

#include <array>

#include "tools/portfolio/rows.hpp"

namespace clausule::portfolio {

namespace {

/// Whatever a care group has that others have not; which group that is, is MADE UP.
struct Peculiar {
  std::uint32_t care_group;
  std::string_view facts;
};

constexpr std::string_view ordinary_group = "ja,hoofdcontractant,ja,nee,ja,ja,2,ja";
constexpr std::string_view with_organisation_apart = "ja,hoofdcontractant,ja,ja,ja,ja,2,ja";
constexpr std::string_view not_a_group = ",onderaannemer,,,,,,";

constexpr std::uint32_t organisation_apart = 53010018;
constexpr std::uint32_t organisation_apart_from_2024 = 53010017;

constexpr std::array<Peculiar, 6> peculiar_groups{
    {{organisation_apart, with_organisation_apart},
     {53010015, "ja,hoofdcontractant,ja,nee,ja,ja,0,ja"},
     {53010016, "ja,hoofdcontractant,ja,nee,nee,ja,1,ja"},
     {53010019, "nee,hoofdcontractant,ja,nee,ja,ja,1,ja"},
     {53010020, ",,,,,,,"},
     {53019005, "ja,hoofdcontractant,nee,nee,ja,ja,1,ja"}}};

std::string_view facts_of(std::uint32_t provider) {
  for (const Peculiar& peculiar : peculiar_groups) {
    if (peculiar.care_group == provider) return peculiar.facts;
  }
  return provider / 1'000'000 == 53 ? ordinary_group : not_a_group;
}

void append_provider(std::string& out, std::uint32_t provider, std::string_view from_through,
                     std::string_view facts) {
  append_number(out, provider, 8);
  out += ',';
  out += from_through;
  out += ',';
  append_number(out, provider / 1'000'000, 2);
  out += ',';
  out += facts;
  out += '\n';
}

}  // namespace

Terms terms_of(std::uint32_t care_group, int year) {
  if (care_group >= other_groups.first) return Terms::not_contracted;
  const bool apart = care_group == organisation_apart ||
                     (care_group == organisation_apart_from_2024 && year >= 2024);
  return apart ? Terms::without_organisation : Terms::agreed;
}

std::uint64_t append_providers(std::string& out, const Contract& contract) {
  const std::array kinds{contract.groups, other_groups,   general_practices,
                         dietitians,      podotherapists, hospitals};
  std::uint64_t rows = 0;
  for (const ProviderKind& kind : kinds) {
    for (std::uint32_t index = 0; index < kind.count; ++index) {
      const std::uint32_t provider = kind.first + index;
      ++rows;
      if (provider != organisation_apart_from_2024) {
        append_provider(out, provider, ",", facts_of(provider));
        continue;
      }
      append_provider(out, provider, ",2023-12-31", ordinary_group);
      append_provider(out, provider, "2024-01-01,", with_organisation_apart);
      ++rows;
    }
  }
  return rows;
}

}  // namespace clausule::portfolio
