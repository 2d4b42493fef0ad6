#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "interpreter/rules.hpp"

namespace clausule::interpreter {

/// The rows of a table of pairs (`semantics.md` 60) in which both cells name one code: 24 bytes a
/// row, for tables of millions. All other rows are entries of their own.
struct CodePairs {
  static constexpr std::int32_t no_from = std::numeric_limits<std::int32_t>::min();
  static constexpr std::int32_t no_through = std::numeric_limits<std::int32_t>::max();

  struct Row {
    std::uint32_t denying = 0;          ///< in `codes`
    std::uint32_t denied = 0;           ///< in `codes`
    std::int32_t from = no_from;        ///< a day since 1970-01-01, inclusive
    std::int32_t through = no_through;  ///< the same
    std::uint32_t begin = 0;            ///< where it stands in its file
    std::uint16_t length = 0;           ///< in bytes there; at most 65535
    std::uint16_t return_code = 0;      ///< in `return_codes`

    [[nodiscard]] bool contains(Date date) const {
      const auto day = date.time_since_epoch().count();
      return from <= day && day <= through;
    }
    [[nodiscard]] DateInterval validity() const;
  };

  /// What each row is: relation and verdict, with every code in place of the row's own.
  ExclusionEntry form;
  dsl::FileId file;
  std::vector<CodeValue> codes;           ///< sorted, each once; all of them stand in a row
  std::vector<std::string> return_codes;  ///< sorted, each once; empty: that of the rule
  std::vector<Row> rows;                  ///< by denied, denying, from, through and return code
  std::vector<std::uint32_t> first_row;   ///< by denied code, and the end
  std::vector<bool> denies;               ///< by code: whether it stands under `naast`

  /// Returns the rows that deny a code, or those of them in which a certain code denies it.
  [[nodiscard]] std::span<const Row> rows_of(std::uint32_t denied) const;
  [[nodiscard]] std::span<const Row> rows_of(std::uint32_t denied, std::uint32_t denying) const;

  /// Calls `use` with the index of each of `codes` that a code is: with its list, and without one.
  template <typename Use>
  void each_meaning(const CodeValue& code, Use use) const {
    if (const auto found = find(code.list, code.digits)) use(*found);
    if (code.list.empty()) return;
    if (const auto found = find({}, code.digits)) use(*found);
  }

  [[nodiscard]] dsl::Location location(const Row& row) const;
  /// Returns a row as an entry of its own, the slow way to look at it.
  [[nodiscard]] ExclusionEntry entry(const Row& row) const;

 private:
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view list,
                                                  std::string_view digits) const;
};

}  // namespace clausule::interpreter
