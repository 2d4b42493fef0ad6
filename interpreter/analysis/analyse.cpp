#include "interpreter/analysis/analyse.hpp"

#include "interpreter/analysis/analyses.hpp"

namespace clausule::interpreter::analysis {

void analyse(const Program& program, dsl::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  check_recursion(program, diagnostics);
  if (diagnostics.error_count() > errors) return;
  const CodeSpace space(program);
  check_versions(program, diagnostics);
  check_rows(program, space, diagnostics);
  check_cycles(program, space, diagnostics);
  check_combinations(program, space, diagnostics);
  check_permissions(program, space, diagnostics);
  check_prices(program, space, diagnostics);
  check_gaps(program, space, diagnostics);
  check_amounts(program, diagnostics);
  check_registers(program, space, diagnostics);
  check_unused(program, diagnostics);
  check_in_force(program, diagnostics);
  check_amendments(program, diagnostics);
  check_settlements(program, diagnostics);
  check_questions(program, diagnostics);
}

}  // namespace clausule::interpreter::analysis
