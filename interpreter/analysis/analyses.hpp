#pragma once

#include <cstddef>

#include "dsl/diagnostics.hpp"
#include "interpreter/analysis/code_space.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::analysis {

/// How many findings of one kind are reported: who mends these sees the next.
inline constexpr std::size_t most_findings = 20;

/// Reports names that are read by what they read themselves, and rules that are exceptions to
/// themselves. Comes first: the others follow names without end otherwise.
void check_recursion(const Program& program, dsl::Diagnostics& diagnostics);

/// Reports versions of one name that overlap, or leave days between them (`language.md` 6).
void check_versions(const Program& program, dsl::Diagnostics& diagnostics);

/// Reports rows of tables, tariffs and registers that match the same key on one date, and days
/// between the rows of one key.
void check_rows(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics);

/// Reports codes that exclude one another in a circle, rows that take in their own denying code,
/// and winners that change nothing (`semantics.md` 18).
void check_cycles(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics);

/// Reports combined programmes whose own codes exclude one another (`semantics.md` 19).
void check_combinations(const Program& program, const CodeSpace& space,
                        dsl::Diagnostics& diagnostics);

/// Reports permissions of pairs that a rule denies (`semantics.md` 20).
void check_permissions(const Program& program, const CodeSpace& space,
                       dsl::Diagnostics& diagnostics);

/// Reports tariffs that surely give one code two amounts on one date (`semantics.md` 31).
void check_prices(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics);

/// Reports codes that a tariff names and that no tariff prices on some day (`semantics.md` 17).
void check_gaps(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics);

/// Reports floors above caps, prices above caps and year amounts that lose a cent
/// (`semantics.md` 1, 26).
void check_amounts(const Program& program, dsl::Diagnostics& diagnostics);

/// Reports codes of rules that the registers know only on other days or not at all
/// (`semantics.md` 33).
void check_registers(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics);

/// Reports code lists, definitions, tables and facts that nothing reads.
void check_unused(const Program& program, dsl::Diagnostics& diagnostics);

/// Reports rules that hold on no day of the contract.
void check_in_force(const Program& program, dsl::Diagnostics& diagnostics);

/// Reports amendments that hold outside their contract, or differ on what they replace
/// (`semantics.md` 62).
void check_amendments(const Program& program, dsl::Diagnostics& diagnostics);

/// Reports what settlements read that is not of whom they are computed over, and settlements that
/// never come due.
void check_settlements(const Program& program, dsl::Diagnostics& diagnostics);

/// Reports rules that ask a person about every line.
void check_questions(const Program& program, dsl::Diagnostics& diagnostics);

}  // namespace clausule::interpreter::analysis
