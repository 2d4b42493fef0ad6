#include "interpreter/engine/state.hpp"

#include <tuple>

namespace clausule::interpreter::engine {

namespace {

Finding make(Pass pass, Effect effect, Ground ground, const RuleHead& head, Statement message) {
  Finding finding;
  finding.pass = pass;
  finding.effect = effect;
  finding.ground = ground;
  finding.rule = head.name;
  finding.article = head.article;
  if (effect == Effect::gone) finding.return_code = head.return_code;
  finding.message = message;
  return finding;
}

}  // namespace

void LineState::begin(const ClaimLine& claim, const DecidedLine* decided) {
  line.claim = &claim;
  line.code_value = nullptr;
  line.provider = nullptr;
  line.results = nullptr;
  line.components = nullptr;
  info = nullptr;
  rules = nullptr;
  pricing.clear();
  findings.clear();
  in_graph = false;
  before = decided;
  credits.reset();
  credited_by.reset();
  counting.clear();
  laid.clear();
  uncounted.clear();
  exempted_by = {};
  claimed_by.reset();
  claimed_version = nullptr;
  recover.clear();
}

const Finding* LineState::decisive() const {
  const Finding* found = nullptr;
  const auto key = [](const Finding& finding) { return std::tie(finding.pass, finding.rule); };
  for (const Finding& finding : findings) {
    if (found == nullptr || finding.effect > found->effect ||
        (finding.effect == found->effect && key(finding) < key(*found))) {
      found = &finding;
    }
  }
  return found;
}

std::optional<Finding> finding_of(const Verdict& verdict, Pass pass, Ground ground,
                                  const RuleHead& head, Statement denied) {
  switch (verdict.kind) {
    case dsl::ast::VerdictKind::allow:
      return std::nullopt;
    case dsl::ast::VerdictKind::deny:
      return make(pass, Effect::gone, ground, head, denied);
    case dsl::ast::VerdictKind::manual:
      return make(pass, Effect::open, ground, head, {Says::question, {verdict.question}});
  }
  return std::nullopt;
}

std::optional<Finding> finding_of_unknown(Truth open, Pass pass, Ground ground,
                                          const RuleHead& head) {
  if (const auto* asked = std::get_if<Asked>(&open.reason())) {
    return make(pass, Effect::open, ground, head, {Says::question, {asked->question}});
  }
  const auto& missing = std::get<Missing>(open.reason());
  const auto& [what, end_reason] = missing;
  if (!end_reason.empty()) {
    return make(pass, Effect::error, ground, head, {Says::end_reason_unknown, {end_reason, what}});
  }
  if (head.if_unknown && !is_final(missing)) {
    return finding_of(*head.if_unknown, pass, ground, head,
                      {Says::denied_as_unknown, {Argument::OfContract{what}, head.name}});
  }
  return make(pass, Effect::error, ground, head,
              {Says::missing_fact, {Argument::OfContract{what}, head.name}});
}

}  // namespace clausule::interpreter::engine
