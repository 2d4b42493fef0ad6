#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tools/portfolio/draws.hpp"

namespace clausule::portfolio {

/// What people can be enrolled in; contracts give it names of their own, or do not know it.
enum class Programme : std::uint8_t { dm2, vrm, copd, astma, dm2_vrm, copd_astma };

/// The years that a portfolio is about, both inclusive.
struct Years {
  int from;
  int through;
};

/// A range of AGB numbers of one kind of provider.
struct ProviderKind {
  std::uint32_t first;
  std::uint32_t count;
};

/// Returns one of the providers of a kind.
inline std::uint32_t any_of(const ProviderKind& kind, Draws& draws) {
  return kind.first + draws.below(kind.count);
}

inline constexpr std::array<std::string_view, 3> keten_codes{"40001", "40011", "40021"};

/// What a care group and the insurer agreed about amounts.
enum class Terms : std::uint8_t { agreed, without_organisation, not_contracted };

/// The amounts of keten-DBC's for a quarter of a year, in cents: in the order of `Terms`, and in it
/// of `keten_codes`.
struct KetenYear {
  int year;
  std::array<std::array<std::int64_t, 3>, 3> cents;
};

/// What of a contract shows in claims under it.
struct Contract {
  std::string_view name;
  Years years;
  /// In the order of `Programme`; empty where the contract does not know it.
  std::array<std::string_view, 6> programmes;
  ProviderKind groups;
  /// Consecutive years; earlier and later ones take the nearest.
  std::array<KetenYear, 2> amounts;
};

/// Returns a contract by its name; null where there is none.
const Contract* contract_named(std::string_view name);

/// Returns the name that enrolments give a programme, empty where the contract does not know it.
std::string_view name_of(Programme programme, const Contract& contract);

/// Returns the amount of a keten-DBC for a quarter, in cents; `keten` is an index in `keten_codes`.
std::int64_t keten_cents(const Contract& contract, std::size_t keten, int year, Terms terms);

}  // namespace clausule::portfolio
