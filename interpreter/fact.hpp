#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dsl/source.hpp"
#include "interpreter/message.hpp"
#include "interpreter/value.hpp"

namespace clausule::interpreter {

/// Whose fact it is.
enum class Entity : std::uint8_t { claim, insured, provider, file };

enum class FactType : std::uint8_t {
  text,
  number,
  decimal,
  money,
  percentage,
  date,
  period,
  codes,
  code,
  yes_no,
  one_of
};

/// A fact that a contract declares; what a host may hand over.
struct FactInfo {
  Entity entity{};
  std::string name;  ///< `polis`
  FactType type{};
  bool medical = false;
  std::vector<std::string> words;  ///< of `een van`
  std::string description;
  /// Whether deciding or settling reads it; what only a property or a test reads a host need not
  /// hand over. Known once a program is loaded.
  bool read = false;
  /// Of the declaration; without meaning for a fact that the language brings along.
  dsl::Location location{};
  bool from_library = false;

  /// Returns `verzekerde.polis`.
  [[nodiscard]] std::string path() const;
};

/// Tells whether a text has the form of a code: one or two parts of at most 60 letters, digits,
/// `.`,
/// `-` and `_`, with a `/` between them.
bool is_code(std::string_view text);

/// How a file writes numbers and texts.
struct FactStyle {
  char decimal_mark = '.';
};

/// Reads an amount in euros with at most two decimals. `name` is cited where the text is none.
std::variant<Cents, Message> parse_amount(std::string_view name, std::string_view text,
                                          FactStyle style);

/// Reads the text of a fact as claim files write it (`io.md`): `ja`/`nee`/`yes`/`no`, ISO dates,
/// percentages with their sign, codes separated by blanks. Facts of type money are whole cents.
/// Returns the value, `Missing` for an empty text, or why the text is none.
std::variant<Value, Message> parse_fact(const FactInfo& fact, std::string_view text,
                                        FactStyle style);

}  // namespace clausule::interpreter
