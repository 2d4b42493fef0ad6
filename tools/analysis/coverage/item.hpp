#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "interpreter/use.hpp"

namespace clausule::coverage {

/// What can be exercised, kind by kind, as it is counted.
enum class Kind : std::uint8_t { rule, exception, row, end, border, outcome };
inline constexpr std::array kinds{Kind::rule, Kind::exception, Kind::row,
                                  Kind::end,  Kind::border,    Kind::outcome};

/// Of which sort the declaration is.
enum class Sort : std::uint8_t {
  contract,
  amendment,
  tariff,
  exclusion,
  limit,
  condition,
  programme,
  deductible,
  settlement,
  definition,
  code_list,
  table
};

/// A text of the program in both languages.
struct Words {
  std::string english;
  std::string dutch;

  [[nodiscard]] const std::string& in(dsl::Language language) const {
    return language == dsl::Language::dutch ? dutch : english;
  }
  bool operator==(const Words&) const = default;
};

/// Which uses exercise an item, among those at its place.
struct AnyDeed {};
struct OneDeed {
  interpreter::Deed deed{};
};
struct Departure {
  std::string of;
};
/// The first or last day of a rule or row: the reference date is this one, or, where a rule reads
/// its facts on a day of a period, the first or last such day.
struct Day {
  interpreter::Date on{};
};
struct Code {
  std::string list;  ///< empty: in any list
  std::string digits;
};
/// A bound that a cell names.
struct Bound {
  std::uint32_t column = 0;
  interpreter::Value value;
};
/// A code that a set leaves out: any line with it.
struct LeftOut {
  std::string list;
  std::string digits;
};
using Wanted = std::variant<AnyDeed, OneDeed, Departure, Day, Code, Bound, LeftOut>;

/// The lines of a portfolio that go through a part of the contract.
struct Flow {
  std::uint64_t lines = 0;
  std::int64_t claimed = 0;  ///< cents
  std::int64_t paid = 0;     ///< cents
};

/// One thing that a test can exercise. Rule, kind and `what` name it whatever the layout.
struct Item {
  Kind kind{};
  Sort sort{};
  std::string rule;  ///< the declaration that it is part of, and its days where it has versions
  std::string what;  ///< which part of it, as the contract says it in Dutch; empty: all of it
  Words needs;       ///< what no test has done
  dsl::Location place;
  std::size_t part_of = 0;  ///< index of the rule or row that it is part of; its own for a rule
  Wanted wanted;
  bool covered = false;
  Flow flow;  ///< of a portfolio; only of rules, exceptions and rows
};

/// Tells whether a use at the place of an item exercises it.
bool exercises(const interpreter::Use& use, const Item& item);

/// The words of the data: `rule`, `tariff`.
std::string_view name_of(Kind kind);
std::string_view name_of(Sort sort);
std::string_view name_of(interpreter::Deed deed);
/// The words of the report: `rules`, `tariff`.
Words words_of(Kind kind);
Words words_of(Sort sort);

}  // namespace clausule::coverage
