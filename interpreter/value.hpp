#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "interpreter/date.hpp"
#include "interpreter/decimal.hpp"

namespace clausule::interpreter {

/// An amount in whole euro cents.
struct Cents {
  std::int64_t value = 0;
  auto operator<=>(const Cents&) const = default;
};

/// Writes `1234.50` with the given decimal mark.
std::string to_string(Cents amount, char mark = '.');
/// Appends it.
void append_amount(std::string& out, Cents amount, char mark = '.');

/// A code in a list: `{"008", "12000"}`. The list is empty where none is known.
struct CodeValue {
  std::string list;
  std::string digits;
  auto operator<=>(const CodeValue&) const = default;
};

/// Writes `008/12000`, or `12000` without a list.
std::string to_string(const CodeValue& code);

/// Reads `008/12000` or `40001`; the list is as written.
CodeValue parse_code(std::string_view text);

/// What is not there, named as a person would look for it: `zorgverlener.rol`.
struct Missing {
  std::string what;
  /// Of the programme `what`: the reason, not on its list, for which an enrolment ended.
  std::string end_reason{};
  bool operator==(const Missing&) const = default;
};

/// What only a person knows.
struct Asked {
  std::string question;
  bool operator==(const Asked&) const = default;
};

/// A word of a closed list (`een van`), or text.
struct Text {
  std::string value;
  bool operator==(const Text&) const = default;
};

using Codes = std::vector<CodeValue>;
using Period = std::vector<DateInterval>;

/// What an expression or a fact can be. Numbers, percentages (as fractions) and amounts (in euros)
/// are `Decimal`.
using Value = std::variant<Missing, Asked, bool, Decimal, Date, Text, CodeValue, Codes, Period>;

}  // namespace clausule::interpreter
