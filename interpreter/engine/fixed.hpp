#pragma once

#include <algorithm>

#include "interpreter/program.hpp"

namespace clausule::interpreter::engine {

/// Tells whether the code and the date of service alone decide what a set holds.
bool is_fixed(const Program& program, const CodeSet& set);

/// The same for a set that may name tables.
bool is_fixed_with_tables(const Program& program, const CodeSet& set);

/// Tells whether they alone decide what an expression comes to.
bool is_fixed(const Program& program, const Expression& expression);

/// Tells whether they alone decide whether a row holds, where its columns ask for the code only.
bool is_fixed(const Program& program, const AmountRow& row);

/// Tells whether every column of a table asks for the code only.
bool is_by_code(const std::vector<AmountRow>& rows);

/// Tells whether every column of a table asks for the code or the provider.
bool is_by_provider(const std::vector<AmountRow>& rows);

/// Tells whether a set names a code itself, on whatever day.
bool names_itself(const CodeSet& set, const CodeValue& code);

/// Tells whether a cell names codes only: then no day changes what passes.
bool names_codes_only(const CellTests& tests);

/// Tells whether an amount takes no steps that scale it, and whether all that it reads passes a
/// test of expressions, which may be null.
template <typename Test>
bool only_reads(const AmountSteps& steps, Test test) {
  return steps.increases.empty() && steps.pro_rata.empty() && test(steps.amounts_to) &&
         std::ranges::all_of(steps.at_least, test) && std::ranges::all_of(steps.at_most, test);
}
/// The same for a row of a tariff, or for a tariff without rows.
template <typename Test>
bool only_reads(const TariffVersion& version, const AmountRow* row, Test test) {
  if (version.over_quarters || !only_reads(version.amount, test)) return false;
  return row == nullptr || (test(row->amounts_to) && test(row->at_least) && test(row->at_most) &&
                            std::ranges::all_of(row->components, test));
}

/// Tells whether they alone decide the amount of a row of a tariff, or of a tariff without rows.
bool is_fixed_amount(const Program& program, const TariffVersion& version, const AmountRow* row);
bool is_fixed_amount(const Program& program, const AmountSteps& steps);

}  // namespace clausule::interpreter::engine
