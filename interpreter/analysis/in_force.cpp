#include "interpreter/analysis/analyses.hpp"

namespace clausule::interpreter::analysis {
namespace {

template <typename Rules>
void check_kind(const Rules& rules, const DateInterval& contract, dsl::Diagnostics& diagnostics) {
  for (const auto& rule : rules) {
    if (rule.from_library) continue;
    for (const auto& version : rule.versions) {
      if (intersect(version.head.validity, contract)) continue;
      diagnostics.report<dsl::Kind::never_in_force>(version.head.location, rule.name);
    }
  }
}

}  // namespace

void check_in_force(const Program& program, dsl::Diagnostics& diagnostics) {
  const DateInterval& contract = program.contract.validity;
  check_kind(program.definitions, contract, diagnostics);
  check_kind(program.code_lists, contract, diagnostics);
  check_kind(program.tables, contract, diagnostics);
  check_kind(program.tariffs, contract, diagnostics);
  check_kind(program.exclusions, contract, diagnostics);
  check_kind(program.limits, contract, diagnostics);
  check_kind(program.conditions, contract, diagnostics);
  check_kind(program.programmes, contract, diagnostics);
}

}  // namespace clausule::interpreter::analysis
