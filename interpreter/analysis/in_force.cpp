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

/// A row of a tariff that stands outside the contract pays nobody: a year typed wrong, more often
/// than not.
void check_rows(const Program& program, dsl::Diagnostics& diagnostics) {
  for (const Tariff& tariff : program.tariffs) {
    if (tariff.from_library) continue;
    for (const TariffVersion& version : tariff.versions) {
      for (const AmountRow& row : version.rows) {
        if (intersect(row.validity, program.contract.validity)) continue;
        diagnostics.report<dsl::Kind::never_in_force>(row.location, tariff.name);
      }
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
  check_kind(program.settlements, contract, diagnostics);
  check_rows(program, diagnostics);
}

}  // namespace clausule::interpreter::analysis
