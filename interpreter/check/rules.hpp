#pragma once

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Lowers the contract's own clauses. First its lists, on which the meaning of every code hangs,
/// then, when the names are known, the rest.
void lower_contract_lists(Context& context, const Source& source);
void lower_contract(Context& context, const Source& source);

/// Each lowers all versions of one name into its place in the program.
void lower_code_list(Context& context, const Entry& entry);
void lower_tariff(Context& context, const Entry& entry);
void lower_exclusion(Context& context, const Entry& entry);
void lower_limit(Context& context, const Entry& entry);
void lower_condition_rule(Context& context, const Entry& entry);
void lower_programme(Context& context, const Entry& entry);
void lower_deductible(Context& context, const Entry& entry);
void lower_property(Context& context, const Entry& entry);

/// Gives exceptions what they do not state themselves (`semantics.md` 12), once all rules are
/// lowered; reports rules that still lack it.
void take_over(Context& context);

}  // namespace clausule::interpreter::check
