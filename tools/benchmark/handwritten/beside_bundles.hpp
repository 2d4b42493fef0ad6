#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace clausule::benchmark::handwritten {

/// What happens to a code beside the bundle of a programme.
struct BesideBundle {
  enum class Verdict : std::uint8_t { nothing, deny, ask } verdict{};
  /// The referral codes with which it happens; empty where it does not matter.
  std::array<std::string_view, 2> referrals;
};

/// One entry of the list of a programme: a code, or all from a first to a last.
struct BesideRow {
  std::string_view first;
  std::string_view last;  ///< empty: the first alone
  BesideBundle what;
};

/// Returns the list of a programme. A bundle that has precedence over it is not in it.
std::span<const BesideRow> rows_beside(std::size_t programme);

}  // namespace clausule::benchmark::handwritten
