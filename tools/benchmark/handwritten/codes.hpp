#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "tools/benchmark/handwritten/beside_bundles.hpp"
#include "tools/benchmark/handwritten/fields.hpp"
#include "tools/benchmark/handwritten/rules.hpp"

namespace clausule::benchmark::handwritten {

/// By what a code is priced.
enum class Priced : std::uint8_t { by_none, as_bundle, as_consult, by_item, as_product };

/// All that the contract says of one code.
struct Code {
  std::uint32_t id = 0;   ///< 0: the contract does not name it; products in the order of codes
  std::string_view list;  ///< in which the contract names it; empty: in any
  Priced priced = Priced::by_none;
  std::uint8_t programme = 0;   ///< of a bundle: index in `programmes`
  std::uint8_t half_units = 0;  ///< of a consult
  Limit limit = Limit::none;
  bool is_general_practice = false;  ///< outside the deductible
  bool is_paired = false;
  Day valid_through = std::numeric_limits<Day>::max();
  std::array<BesideBundle, programme_count> beside;
};

/// The signs of a code of at most 16, to hash and compare as numbers.
struct CodeKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool operator==(const CodeKey&) const = default;
};

/// The codes of the contract. Filled once, with products in rising order, then only read.
class CodeBook {
 public:
  /// Takes in the codes that the text of the contract names.
  CodeBook();

  /// Returns the code with these signs, a new one where there is none. The reference holds until
  /// the next call.
  Code& add(std::string_view signs);

  /// Returns what the contract says of a code as claims write it, `008/12011` or `12011`, and sets
  /// `list` to the list it is in.
  [[nodiscard]] const Code& find(std::string_view text, std::string_view& list) const;

 private:
  struct Slot {
    CodeKey key;
    std::uint32_t id = 0;
  };

  /// Calls `take` with each code of a range of numbers.
  template <typename Take>
  void for_each_in(std::string_view first, std::string_view last, const Take& take);
  void add_beside_bundles();
  void add_lists();
  void add_consults();
  void grow();
  [[nodiscard]] std::size_t slot_of(const CodeKey& key) const;

  std::vector<Code> codes_;  ///< by id
  std::vector<Slot> slots_;
};

}  // namespace clausule::benchmark::handwritten
