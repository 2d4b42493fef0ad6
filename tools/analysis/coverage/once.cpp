#include "tools/analysis/coverage/once.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include "tools/analysis/coverage/ranges.hpp"

namespace clausule::coverage {

namespace {

using interpreter::AmountRow;
using interpreter::CellTest;
using interpreter::CodeRange;
using interpreter::Program;
using interpreter::Programme;
using interpreter::ProgrammeVersion;
using interpreter::TariffVersion;

/// Returns the codes of a row; nothing where it is for any code.
std::optional<Ranges> codes_of(const Program& program, const AmountRow& row) {
  for (const interpreter::FactTest& test : row.tests) {
    for (const CellTest& one : test.tests->tests) {
      const auto* among = std::get_if<CellTest::Among>(&one.value);
      if (among != nullptr && test.tests->tests.size() == 1)
        return ranges_of(program, among->codes);
    }
  }
  return std::nullopt;
}

std::optional<Ranges> codes_of(const Program& program, const TariffVersion& tariff) {
  if (tariff.selection) return ranges_of(program, tariff.selection->codes);
  Ranges all;
  for (const AmountRow& row : tariff.rows) {
    const auto codes = codes_of(program, row);
    if (!codes) return std::nullopt;
    all.insert(all.end(), codes->begin(), codes->end());
  }
  return all;
}

/// Tells whether a programme claims these codes on all days, and never lets a line pass that it
/// does not claim.
bool always_claims(const Program& program, const Programme& programme, const CodeRange& range) {
  if (programme.versions.size() != 1) return false;
  const ProgrammeVersion& version = programme.versions.front();
  using dsl::ast::VerdictKind;
  const bool may_pass =
      version.otherwise.kind == VerdictKind::allow ||
      (version.head.if_unknown && version.head.if_unknown->kind == VerdictKind::allow);
  return version.bundle && !may_pass && version.head.validity == interpreter::DateInterval{} &&
         hold_all(ranges_of(program, *version.bundle), {range});
}

}  // namespace

bool is_once_by_programme(const Program& program, const TariffVersion& tariff) {
  // A week can lie in two quarters.
  using interpreter::CalendarUnit;
  if (!tariff.per || *tariff.per > CalendarUnit::quarter || *tariff.per == CalendarUnit::week) {
    return false;
  }
  const auto codes = codes_of(program, tariff);
  if (!codes || codes->empty()) return false;
  return std::ranges::all_of(*codes, [&](const CodeRange& range) {
    return std::ranges::any_of(program.programmes, [&](const Programme& programme) {
      return always_claims(program, programme, range);
    });
  });
}

}  // namespace clausule::coverage
