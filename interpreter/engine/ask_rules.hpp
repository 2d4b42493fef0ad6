#pragma once

#include "interpreter/engine/state.hpp"
#include "interpreter/engine/waived.hpp"

namespace clausule::interpreter::engine {

/// What one rule says of a line: whether it applies, by which version and facts of which date.
template <typename Id, typename Version>
struct RuleAnswer {
  Id id;
  const Version* version = nullptr;
  Truth applies = false;
  Place place;
};

/// Adds an answer for each rule that applies to a line, or may: `rules` are those that can bear on
/// its code on its day, `all` those of the program. One of which `indien onbekend` says that it
/// does not apply is left out.
template <typename Rule, typename Id, typename Version>
void ask_rules(const Evaluator& evaluator, const std::vector<RuleOnDays<Id, Version>>& rules,
               const std::vector<Rule>& all, const LineState& state,
               std::vector<RuleAnswer<Id, Version>>& answers) {
  for (const RuleOnDays<Id, Version>& rule : rules) {
    Date reference = state.line.claim->date;
    Truth open = false;
    const Version* version = rule.version;
    if (version == nullptr) {
      const auto& versions = all[rule.id.index].versions;
      version = evaluator.version_for(versions, state.line, reference, open);
      if (version == nullptr) {
        version = evaluator.undated_version(versions, state.line, open, [&](const Version& one) {
          return !is_false(evaluator.selects(one, {&state.line, reference}));
        });
      }
      if (version == nullptr) continue;
    }
    const Place place{&state.line, reference};
    Truth applies = is_open(open) ? open : Truth(true);
    if (!rule.selected) applies = both(evaluator.selects(*version, place), applies);
    applies = both(applies, evaluator.guards_hold(version->head, place));
    if (is_false(applies) || is_waived(applies, version->head)) continue;
    answers.push_back({rule.id, version, applies, place});
  }
}

}  // namespace clausule::interpreter::engine
