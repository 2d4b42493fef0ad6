#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "interpreter/program.hpp"
#include "tools/analysis/coverage/item.hpp"
#include "tools/analysis/coverage/refused.hpp"

namespace clausule::coverage {

/// On which day of a period a rule reads its facts; none: on the date of the line.
struct ReferenceDay {
  std::optional<interpreter::CalendarUnit> unit;
  bool first = true;
};

/// Gathers the items of one version of a declaration.
class Collector {
 public:
  struct Declaration {
    Sort sort{};
    std::string name;
    dsl::Location place;
    interpreter::DateInterval validity;
    ReferenceDay reference;
  };

  Collector(const interpreter::Program& program, std::vector<Item>& items)
      : program_(program), items_(items), refused_(program) {}

  /// Begins a rule of its own, or with `departs_from` an exception: one for each rule it names.
  void begin(Declaration declaration, const std::vector<std::string>& departs_from);

  void add_outcome(interpreter::Deed deed);
  /// Adds that it is full, exactly.
  void add_limit();
  using OfCode = std::function<bool(const interpreter::CodeRange&)>;
  /// Adds the ends of a set of codes that is written in this declaration; only those, given as a
  /// range of one code, that a line can reach there. Each set counts as it is added first.
  void add_codes(const interpreter::CodeSet& codes, Registers registers,
                 const OfCode& is_reached = nullptr);

  /// Begins a row; what is added until the next row is part of it. False where no day of it lies
  /// in those of the contract: then there is nothing to add.
  bool begin_row(const dsl::Location& place, std::string what,
                 const interpreter::DateInterval& validity);
  void end_rows() { row_.reset(); }
  void add_cell(const interpreter::CellTests& tests, std::uint32_t column, Registers registers);
  /// Adds the ends of ranges of codes that stand in the row itself.
  void add_row_range(const interpreter::CodeRange& range);

 private:
  Item& add(Kind kind, std::string what, Words needs, const dsl::Location& place, Wanted wanted);
  void add_days(const interpreter::DateInterval& days, const dsl::Location& place,
                const std::string& of);
  void add_end(const interpreter::CodeRange& range, bool first, const dsl::Location& place);
  void add_bound(const interpreter::ExpressionPointer& value, bool first,
                 const interpreter::CellTests& cell, std::uint32_t column);
  [[nodiscard]] bool is_of_declaration(const dsl::Location& place) const;

  const interpreter::Program& program_;
  std::vector<Item>& items_;
  RefusedCodes refused_;
  Declaration declaration_;
  std::size_t rule_ = 0;  ///< index of the item of the declaration
  std::optional<std::size_t> row_;
  std::set<dsl::Location> seen_;  ///< sets of codes
};

/// Returns `2024-01-01 t/m 2024-12-31`, `vanaf 2024-01-01`; empty for all days.
std::string days_text(const interpreter::DateInterval& days);

}  // namespace clausule::coverage
