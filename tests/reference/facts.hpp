#pragma once

#include <variant>

#include "tests/reference/world.hpp"

/// What is known of the insured, the provider, the file and the line itself.
namespace clausule::reference {

Value read_fact(const World& world, FactId id, const Place& place);
Value read_line(LineFact fact, const Place& place);
Value read_derived(const World& world, Derived what, const Place& place);

/// Returns who has a contract on a date; null where nobody is named.
const CodeSet* parties_on(const World& world, Date date);

/// Tells whether a person is in a programme on a date, or in one that combines it.
Value enrolled_in(const World& world, ProgrammeId programme, Date date);

/// Tells whether a person is in a programme by its own name on a date.
Value enrolled_by_name(const World& world, const std::string& programme, Date date);

/// Returns the programmes that combine a programme on a date.
std::vector<ProgrammeId> combinations_of(const World& world, ProgrammeId programme, Date date);

/// Returns the intervals of a stay around a date, or why they are not known.
std::variant<std::vector<DateInterval>, Value> intervals_of(const World& world, const Stay& stay,
                                                            const Place& place);

}  // namespace clausule::reference
