#pragma once

#include <functional>

#include "interpreter/analysis/code_space.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::analysis {

/// One row of a tariff, or a tariff without a table: what it prices and when.
struct TariffPrice {
  TariffId tariff;
  const TariffVersion* version = nullptr;
  const AmountRow* row = nullptr;  ///< null: the tariff has no table
  CodeRanges codes;
  DateInterval validity;  ///< within that of the contract
  /// Something else than code, date and the guards decides whether it applies.
  bool other_tests = false;

  [[nodiscard]] dsl::Location location() const {
    return row != nullptr ? row->location : version->head.location;
  }
};

/// Calls `use` for every price of every tariff that holds on a day of the contract.
void for_each_price(const Program& program, const CodeSpace& space, Reading reading,
                    const std::function<void(const TariffPrice&)>& use);

}  // namespace clausule::interpreter::analysis
