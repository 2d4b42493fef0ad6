#include "tools/analysis/shrink/facts.hpp"

#include <algorithm>
#include <utility>

namespace clausule::shrink {

using interpreter::FactId;
using interpreter::FactInfo;
using interpreter::KnownFact;
using interpreter::Program;
using interpreter::Programme;

std::variant<std::shared_ptr<const Program>, TypesDiffer> reader_of_both(const Program& contract,
                                                                         const Program& other) {
  auto both = std::make_shared<Program>(contract);
  for (const FactInfo& fact : other.facts) {
    const auto known = contract.find_fact(fact.entity, fact.name);
    if (!known) {
      both->facts.push_back(fact);
    } else if (contract.facts[known->index].type != fact.type) {
      return TypesDiffer{fact.path()};
    }
  }
  for (const Programme& programme : other.programmes) {
    if (std::ranges::find(contract.programmes, programme.name, &Programme::name) ==
        contract.programmes.end()) {
      both->programmes.push_back(programme);
    }
  }
  both->reads_enrolments = contract.reads_enrolments || other.reads_enrolments;
  return both;
}

CarryOver::CarryOver(const Program& from, const Program& to) {
  for (std::uint32_t index = 0; index < from.facts.size(); ++index) {
    ids_.push_back(to.find_fact(from.facts[index].entity, from.facts[index].name));
    same_ = same_ && ids_.back() == FactId{index};
  }
}

std::vector<KnownFact> CarryOver::carried(const std::vector<KnownFact>& facts) const {
  if (same_) return facts;
  std::vector<KnownFact> known;
  for (const KnownFact& fact : facts) {
    if (const auto id = ids_[fact.fact.index]) known.push_back({*id, fact.value});
  }
  std::ranges::sort(known, {}, &KnownFact::fact);
  return known;
}

interpreter::Dossier CarryOver::carried(interpreter::Dossier dossier) const {
  if (same_) return dossier;
  dossier.facts = carried(dossier.facts);
  for (auto& line : dossier.lines) line.facts = carried(line.facts);
  for (auto& line : dossier.history) line.claim.facts = carried(line.claim.facts);
  return dossier;
}

interpreter::Providers CarryOver::carried(interpreter::Providers providers) const {
  if (same_) return providers;
  for (auto& [number, periods] : providers) {
    for (auto& period : periods) period.facts = carried(period.facts);
  }
  return providers;
}

}  // namespace clausule::shrink
