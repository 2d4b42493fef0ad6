#include "tools/portfolio/contract.hpp"

#include <algorithm>

#include "tools/portfolio/portfolio.hpp"

namespace clausule::portfolio {

namespace {

// Groups, programmes and amounts are those that stand in the folder of each contract, where they
// are MADE UP too. Groups without a contract claim the maxima that stand beside the contract of
// Menzis, under the other contracts the published ones of 2025.
constexpr std::array<Contract, contract_names.size()> contracts{
    {{"menzis",
      {2023, 2024},
      {"DM2", "VRM", "COPD", "Astma", "DM2-VRM", "COPD-Astma"},
      {53010001, 22},
      {{{2023, {{{5620, 2450, 4550}, {4930, 2150, 4000}, {5400, 2350, 4380}}}},
        {2024, {{{5879, 2585, 4780}, {5157, 2268, 4202}, {5650, 2480, 4600}}}}}}},
     {"vgz",
      {2024, 2025},
      {"Diabetes", "HVZ", "COPD", "Astma", "", ""},
      {53010001, 5},
      {{{2024, {{{6025, 2590, 4780}, {6025, 2590, 4780}, {6336, 2717, 5019}}}},
        {2025, {{{6140, 2635, 4870}, {6140, 2635, 4870}, {6336, 2717, 5019}}}}}}},
     {"hadoks",
      {2025, 2026},
      {"DM2", "CVRM", "COPD", "", "", ""},
      {53010100, 1},
      {{{2025, {{{6336, 2717, 5019}, {6336, 2717, 5019}, {6336, 2717, 5019}}}},
        {2026, {{{6500, 2790, 5150}, {6500, 2790, 5150}, {6336, 2717, 5019}}}}}}},
     {"thoon",
      {2025, 2025},
      {"DM2", "CVRM", "COPD", "", "", ""},
      {53010200, 1},
      {{{2025, {{{6336, 2717, 5019}, {6336, 2717, 5019}, {6336, 2717, 5019}}}},
        {2026, {{{6336, 2717, 5019}, {6336, 2717, 5019}, {6336, 2717, 5019}}}}}}}}};

static_assert(std::ranges::equal(contracts, contract_names, {}, &Contract::name));

}  // namespace

const Contract* contract_named(std::string_view name) {
  const auto* const found = std::ranges::find(contracts, name, &Contract::name);
  return found == contracts.end() ? nullptr : found;
}

std::string_view name_of(Programme programme, const Contract& contract) {
  return contract.programmes.at(static_cast<std::size_t>(programme));
}

std::int64_t keten_cents(const Contract& contract, std::size_t keten, int year, Terms terms) {
  const int first = contract.amounts.front().year;
  const int last = contract.amounts.back().year;
  const auto index = static_cast<std::size_t>(std::clamp(year, first, last) - first);
  return contract.amounts.at(index).cents.at(static_cast<std::size_t>(terms)).at(keten);
}

}  // namespace clausule::portfolio
