#include "interpreter/engine/uses_of_unknown.hpp"

#include <algorithm>

#include "interpreter/engine/waived.hpp"

namespace clausule::interpreter::engine {

void UnknownUses::add(const Graph& graph, std::size_t line) {
  const Date date = state_.line.claim->date;
  for (const RuleHead* head : graph.waived_of(line)) note(*head, date);
  add_tariffs();
  add_programmes();
  add_selecting(evaluator_.program().limits);
  add_selecting(evaluator_.program().deductibles);
}

void UnknownUses::note(const RuleHead& head, Date date) {
  reader_.add(Deed::unknown, head, date);
}

void UnknownUses::add_tariffs() {
  for (const TariffId id : state_.info->tariffs) {
    const Applicability how = pricer_.applies(id, state_.line);
    const TariffVersion* version = how.version != nullptr ? how.version : how.undated;
    if (version == nullptr || is_false(how.applies)) continue;
    const Date reference = how.version != nullptr ? how.reference : state_.line.claim->date;
    if (is_open(how.applies)) {
      if (is_waived(how.applies, version->head)) note(version->head, reference);
      continue;
    }
    Amounts amounts;
    const auto value = pricer_.amounts(how, state_.line, amounts);
    if (value && is_waived(*value, version->head)) note(version->head, reference);
  }
}

void UnknownUses::add_programmes() {
  const auto& programmes = evaluator_.program().programmes;
  for (std::uint32_t at = 0; at < programmes.size(); ++at) {
    Date reference{};
    Truth open = false;
    const auto* version =
        evaluator_.version_for(programmes[at].versions, state_.line, reference, open);
    if (version == nullptr || !version->head.if_unknown) continue;
    const auto claimed = claims_on(evaluator_.program(), ProgrammeId{at}, reference);
    const bool claims = std::ranges::any_of(claimed, [&](const CodeSet* codes) {
      return is_true(evaluator_.contains(*codes, state_.line.code(), reference));
    });
    if (!claims) continue;
    const Place place{&state_.line, reference};
    Truth met = evaluator_.guards_hold(version->head, place);
    for (const ExpressionPointer& one : version->requires_that) {
      met = both(met, evaluator_.holds(*one, place));
    }
    const bool is_unlisted = !evaluator_.dossier().enrolments;
    const bool allows = version->head.if_unknown->kind == dsl::ast::VerdictKind::allow;
    if ((is_unlisted && allows) || is_waived(met, version->head)) note(version->head, reference);
  }
}

template <typename Rules>
void UnknownUses::add_selecting(const Rules& rules) {
  for (const auto& rule : rules) {
    Date reference{};
    Truth open = false;
    const auto* version = evaluator_.version_for(rule.versions, state_.line, reference, open);
    if (version == nullptr || !version->head.if_unknown) continue;
    const Place place{&state_.line, reference};
    const Truth applies =
        both(evaluator_.selects(*version, place), evaluator_.guards_hold(version->head, place));
    if (is_waived(applies, version->head)) note(version->head, reference);
  }
}

}  // namespace clausule::interpreter::engine
