#pragma once

#include <cstdint>

namespace clausule::benchmark {

/// How large a workload is. The same sizes give the same bytes on any machine.
struct Sizes {
  std::uint64_t seed = 1;
  std::uint64_t lines = 1'000'000;
  std::uint64_t insured = 100'000;
  /// Care groups with tariffs of their own: 16 rows each.
  std::uint32_t care_groups = 200;
  /// Rows of the tariff of products, from 4; 0 leaves the tariff out.
  std::uint32_t product_tariffs = 0;
  /// Pairs of products that exclude one another on one day; 0 leaves the exclusion out.
  std::uint32_t pairs = 0;
  bool limits = true;
  bool deductible = true;

  /// Tells whether there are lines of products beside those of the programmes.
  [[nodiscard]] bool has_products() const { return product_tariffs > 0 || pairs > 0; }
};

/// The wide contract of the same lines and more.
inline constexpr std::uint32_t wide_product_tariffs = 100'000;
inline constexpr std::uint32_t wide_pairs = 2'000'000;

/// The years of the contract, both inclusive.
inline constexpr int first_year = 2022;
inline constexpr int last_year = 2025;
inline constexpr int year_count = last_year - first_year + 1;

}  // namespace clausule::benchmark
