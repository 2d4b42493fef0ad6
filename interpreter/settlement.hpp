#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/rules.hpp"

namespace clausule::interpreter {

/// Over whom a settlement is computed.
enum class SettlementScope : std::uint8_t { provider, insured, file };

/// What is computed after the lines, over all lines in scope (`verrekening`, `semantics.md` 32).
struct SettlementVersion {
  RuleHead head;
  std::optional<Selection> selection;  ///< none: all lines
  SettlementScope scope{};
  std::optional<CalendarUnit> period;  ///< none only `per bestand`
  AmountSteps amount;
  std::string in_favour_of;  ///< the one party; empty where `split` names several
  Split split;
  bool has_table = false;
  std::vector<AmountRow> rows;
  std::vector<Selection> more_selections;  ///< taken over from further rules that it names
};

using Settlement = Named<SettlementVersion, SettlementId>;

}  // namespace clausule::interpreter
