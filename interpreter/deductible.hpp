#pragma once

#include <optional>
#include <vector>

#include "interpreter/rules.hpp"

namespace clausule::interpreter {

/// An amount a year that fills up (`eigen risico`, `semantics.md` 28).
struct DeductibleVersion {
  RuleHead head;                       ///< its reference date picks the year
  std::optional<Selection> selection;  ///< none only in an exception, until it takes over
  /// Of the year; its rounding rounds what is counted where `amounts_to` is null, as in an
  /// exception that changes only what is counted.
  AmountSteps amount;
  ExpressionPointer counts;                ///< null: what is paid for the line
  std::optional<DeductibleId> after;       ///< `na`: the one that goes first
  std::vector<Selection> more_selections;  ///< taken over from further rules that it names
};

using Deductible = Named<DeductibleVersion, DeductibleId>;

}  // namespace clausule::interpreter
