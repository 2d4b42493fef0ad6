#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/dates.hpp"

namespace clausule::interpreter::analysis {
namespace {

/// Reports versions that hold on one day, those published on different days aside: the last one
/// known counts then.
void check_overlaps(const std::string& name, std::vector<const RuleHead*> heads,
                    dsl::Diagnostics& diagnostics) {
  std::ranges::sort(heads, {}, [](const RuleHead* head) { return head->validity.from; });
  std::map<std::optional<Date>, const RuleHead*> latest;
  for (const RuleHead* head : heads) {
    const RuleHead*& before = latest[head->published_on];
    if (before != nullptr) {
      if (const auto days = intersect(before->validity, head->validity)) {
        diagnostics.report<dsl::Kind::overlapping_versions>(head->location, name, to_text(*days))
            .with_related(before->location, "the other version", "de andere versie");
      }
    }
    const bool later =
        before == nullptr || !head->validity.through ||
        (before->validity.through && *before->validity.through < *head->validity.through);
    if (later) before = head;
  }
}

void check_holes(const std::string& name, const std::vector<const RuleHead*>& heads,
                 const DateInterval& contract, dsl::Diagnostics& diagnostics) {
  DateInterval whole = heads.front()->validity;
  std::vector<DateInterval> days;
  const RuleHead* last = heads.front();
  for (const RuleHead* head : heads) {
    days.push_back(head->validity);
    whole.from = std::min(whole.from, head->validity.from);
    if (!whole.through || !head->validity.through) {
      whole.through.reset();
    } else {
      whole.through = std::max(whole.through, head->validity.through);
    }
    if (last->validity.from < head->validity.from) last = head;
  }
  const auto within = intersect(whole, contract);
  if (!within) return;
  for (const DateInterval& hole : uncovered(*within, days)) {
    diagnostics.report<dsl::Kind::hole_between_versions>(last->location, name, to_text(hole))
        .with_related(heads.front()->location, "another version", "een andere versie");
  }
}

template <typename Rules>
void check_kind(const Rules& rules, const DateInterval& contract, dsl::Diagnostics& diagnostics) {
  for (const auto& rule : rules) {
    if (rule.versions.size() < 2) continue;
    std::vector<const RuleHead*> heads;
    for (const auto& version : rule.versions) heads.push_back(&version.head);
    check_overlaps(rule.name, heads, diagnostics);
    check_holes(rule.name, heads, contract, diagnostics);
  }
}

}  // namespace

void check_versions(const Program& program, dsl::Diagnostics& diagnostics) {
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
}

}  // namespace clausule::interpreter::analysis
