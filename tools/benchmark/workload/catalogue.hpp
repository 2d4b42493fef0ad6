#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tools/portfolio/providers.hpp"

namespace clausule::benchmark {

/// One of the four programmes of the contract and what it claims a quarter.
struct Programme {
  std::string_view name;
  std::string_view code;
  std::string_view referral;  ///< that belongs to the programme
  std::int64_t cents;         ///< what most care groups agreed for 2022
};

inline constexpr std::array<Programme, 4> programmes{{{"DM2", "40001", "0055", 5620},
                                                      {"VRM", "40011", "0057", 2450},
                                                      {"COPD", "40021", "0025", 4550},
                                                      {"Astma", "40031", "0026", 3180}}};

/// What a care group agreed for a programme and year, in cents: three parts.
struct Agreed {
  std::int64_t practice;
  std::int64_t partners;
  std::int64_t organisation;
  [[nodiscard]] std::int64_t total() const { return practice + partners + organisation; }
};

/// Returns what the care group with an index agreed; each has amounts of its own.
Agreed agreed(std::uint32_t care_group, std::size_t programme, int year);

/// Returns the maximum for a programme without an agreement, in cents.
std::int64_t maximum(std::size_t programme, int year);

/// A service beside the programmes, priced by the item.
struct Service {
  std::uint32_t weight;   ///< how often it is claimed
  std::string_view list;  ///< in which claims write it; empty where they write none
  std::string_view code;
  std::int64_t cents;  ///< for one item in 2022; later years are a little more
  portfolio::ProviderKind provider;
  std::uint32_t most = 1;  ///< items a line
  bool referred = false;   ///< lines have a referral code
};

/// The services with rows in `onderdelen.csv`.
extern const std::array<Service, 43> services;
/// Services that no tariff names.
extern const std::array<Service, 8> other_services;

/// Returns the price of one item in a year, in cents.
std::int64_t price(const Service& service, int year);

/// The last year in which the contract has a price; later lines are a question.
int last_priced_year(const Service& service);

inline constexpr std::uint32_t first_care_group = 53010001;

/// Products have codes of six digits, counted from here.
inline constexpr std::uint32_t first_product = 200'000;
inline constexpr std::uint32_t product_count = 20'000;
/// Products that stand in pairs have numbers below this.
inline constexpr std::uint32_t paired_products = 17'500;

/// Two products of which the first denies the second; numbers from 0, the first is the lower.
struct Pair {
  std::uint32_t denying;
  std::uint32_t denied;
};

/// Returns a pair by its index; all indices below `wide_pairs` give different ones.
Pair pair(std::uint32_t index);

/// The years in which a pair holds, by its index.
struct PairYears {
  int from;
  int through;  ///< after `last_year`: no end
};
PairYears pair_years(std::uint32_t index);

/// A provider and a product with a price of their own: four rows of the tariff of products.
struct PricedProduct {
  std::uint32_t provider;  ///< AGB number
  std::uint32_t product;
  std::int64_t cents;  ///< in 2022
};

/// Returns a priced product by its index, below a quarter of the rows.
PricedProduct priced_product(std::uint32_t index);

/// Returns its price in a year, in cents.
std::int64_t price(const PricedProduct& product, int year);

}  // namespace clausule::benchmark
