#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "tools/benchmark/handwritten/rules.hpp"

namespace clausule::benchmark::handwritten {

/// What a part of the paid amount is for.
struct Component {
  std::string_view name;
  std::int64_t cents = 0;
};

/// The decision on one line, amounts in cents. Nothing was decided before in this workload, so no
/// line recovers another.
struct Decision {
  Outcome outcome{};
  Ground ground{};
  bool exempt = false;
  bool has_deductible = false;  ///< the deductible touches the line, perhaps for nothing
  std::uint8_t component_count = 0;
  std::int64_t claimed = 0;
  std::int64_t paid = 0;
  std::int64_t open = 0;
  std::int64_t deductible = 0;
  std::string_view rule;
  std::string_view article;
  std::string_view return_code;
  std::string_view beside;
  std::array<Component, 3> all_components;

  [[nodiscard]] std::span<const Component> components() const {
    return std::span(all_components).first(component_count);
  }
};

/// The deductible's name, and the contract's in decision files without its hash.
inline constexpr std::string_view deductible_name = "verplicht";

}  // namespace clausule::benchmark::handwritten
