#include <cstddef>
#include <string>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/dates.hpp"

namespace clausule::interpreter::analysis {
namespace {

using dsl::Kind;

/// Reports days of an amendment on which the contract does not hold. An end that the amendment
/// leaves open is the contract's.
void check_within(const Amendment& amendment, const ContractHead& contract,
                  dsl::Diagnostics& diagnostics) {
  const DateInterval& whole = contract.validity;
  DateInterval days = amendment.validity;
  const bool meets_begin = !days.through || !whole.from || *whole.from <= *days.through;
  const bool meets_end = !days.from || !whole.through || *days.from <= *whole.through;
  if (!days.from && meets_begin) days.from = whole.from;
  if (!days.through && meets_end) days.through = whole.through;
  for (const DateInterval& outside : uncovered(days, {whole})) {
    diagnostics
        .report<Kind::amendment_outside_contract>(amendment.location, amendment.name, contract.name,
                                                  to_text(outside))
        .with_related(contract.location, "the contract", "het contract");
  }
}

void check_pair(const Amendment& one, const Amendment& other, dsl::Diagnostics& diagnostics) {
  const auto days = intersect(one.validity, other.validity);
  if (!days) return;
  const auto report = [&](const std::string& clause) {
    diagnostics
        .report<Kind::amendments_differ>(other.location, one.name, other.name, clause,
                                         to_text(*days))
        .with_related(one.location, "the other amendment", "de andere wijziging");
  };
  if (one.parties && other.parties) report("partijen");
  const bool both_say = one.other_services && other.other_services;
  if (both_say && *one.other_services != *other.other_services) report("overige prestaties");
}

}  // namespace

void check_amendments(const Program& program, dsl::Diagnostics& diagnostics) {
  const auto& amendments = program.amendments;
  for (std::size_t at = 0; at < amendments.size(); ++at) {
    check_within(amendments[at], program.contract, diagnostics);
    for (std::size_t before = 0; before < at; ++before) {
      check_pair(amendments[before], amendments[at], diagnostics);
    }
  }
}

}  // namespace clausule::interpreter::analysis
