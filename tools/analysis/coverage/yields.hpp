#pragma once

#include "interpreter/program.hpp"

namespace clausule::coverage {

/// Returns the codes because of which a group of an exclusion denies; null where it has none.
const interpreter::CodeSet* denying_of(const interpreter::ExclusionEntry& entry);

/// Tells whether a row of an exclusion can never deny anything, because each code that it denies
/// goes before each that would deny it (`voorrang`).
bool yields(const interpreter::Program& program, const interpreter::ExclusionEntry& entry,
            const interpreter::ExclusionEntry::Row& row);

/// Tells whether an exception for these codes can ever have its say in place of a rule.
bool can_depart(const interpreter::Program& program, const interpreter::CodeSet& codes,
                const interpreter::Exclusion& from);

/// Tells whether an exception can ever have its say in place of a rule: some row of that rule that
/// does not yield is about a code of the exception.
bool can_depart(const interpreter::Program& program, const interpreter::ExclusionVersion& exception,
                const interpreter::Exclusion& from);

}  // namespace clausule::coverage
