#include "tests/reference/world.hpp"

#include <tuple>

#include "tests/reference/truth.hpp"

namespace clausule::reference {

using dsl::ast::VerdictKind;

Finding make_finding(Finder finder, Effect effect, const RuleHead& head) {
  Finding finding;
  finding.pass = finder.pass;
  finding.ground = finder.ground;
  finding.effect = effect;
  finding.rule = head.name;
  finding.article = head.article;
  if (effect == Effect::gone) finding.return_code = head.return_code;
  return finding;
}

std::optional<Finding> finding_of(Finder finder, const Verdict& verdict, const RuleHead& head) {
  switch (verdict.kind) {
    case VerdictKind::allow:
      return std::nullopt;
    case VerdictKind::deny:
      return make_finding(finder, Effect::gone, head);
    case VerdictKind::manual:
      return make_finding(finder, Effect::open, head);
  }
  return std::nullopt;
}

std::optional<Finding> finding_of_unknown(Finder finder, const Value& open, const RuleHead& head) {
  if (std::holds_alternative<Asked>(open)) return make_finding(finder, Effect::open, head);
  if (head.if_unknown && !is_missing_for_good(open)) {
    return finding_of(finder, *head.if_unknown, head);
  }
  return make_finding(finder, Effect::error, head);
}

bool is_waived(const Value& open, const RuleHead& head) {
  return is_open(open) && !finding_of_unknown({}, open, head);
}

const Finding* decisive(const std::vector<Finding>& findings) {
  const Finding* first = nullptr;
  const auto place = [](const Finding& finding) { return std::tie(finding.pass, finding.rule); };
  for (const Finding& finding : findings) {
    const bool is_first = first == nullptr || finding.effect > first->effect ||
                          (finding.effect == first->effect && place(finding) < place(*first));
    if (is_first) first = &finding;
  }
  return first;
}

}  // namespace clausule::reference
