#include "interpreter/engine/entitlement.hpp"

#include <algorithm>

namespace clausule::interpreter::engine {

void check_known(const Evaluator& evaluator, LineState& state) {
  const Line& line = state.line;
  if (state.info->problem != CodeInfo::Problem::none) {
    Finding finding;
    finding.effect = Effect::error;
    finding.ground = Ground::claim;
    finding.message = state.info->problem == CodeInfo::Problem::two_lists
                          ? Statement{Says::code_in_two_lists, {line.claim->code}}
                          : Statement{Says::list_unknown, {line.claim->code}};
    state.findings.push_back(std::move(finding));
    return;
  }
  const CodeListVersion* strict = state.rules->refused_by;
  if (strict == nullptr) return;
  Verdict verdict = strict->other_services.value_or(Verdict{});
  if (verdict.kind == dsl::ast::VerdictKind::allow) verdict = {};
  auto finding =
      finding_of(verdict, Pass::known, Ground::codelist, strict->head,
                 {Says::code_not_in_register, {line.code, strict->head.name, line.claim->date}});
  if (finding) state.findings.push_back(*std::move(finding));
}

void check_contract(const Evaluator& evaluator, LineState& state) {
  if (state.rules->in_contract) return;
  const ContractHead& contract = evaluator.program().contract;
  const Date date = state.line.claim->date;
  Finding finding;
  finding.pass = Pass::contract;
  finding.effect = Effect::gone;
  finding.ground = Ground::contract;
  finding.rule = contract.name;
  finding.article = contract.article;
  finding.return_code = contract.return_code;
  const auto text = [](const std::optional<Date>& day) {
    return day ? Argument(*day) : Argument("…");
  };
  finding.message = {Says::outside_contract,
                     {date, text(contract.validity.from), text(contract.validity.through)}};
  state.findings.push_back(std::move(finding));
}

void ConditionPass::ask(const LineState& state) {
  const Program& program = evaluator_.program();
  answers_.clear();
  for (const RuleOnDays<ConditionId, ConditionVersion>& rule : state.rules->conditions) {
    Date reference = state.line.claim->date;
    Truth open = false;
    const ConditionVersion* version = rule.version;
    if (version == nullptr) {
      const auto& versions = program.conditions[rule.id.index].versions;
      version = evaluator_.version_for(versions, state.line, reference, open);
      if (version == nullptr && !is_open(open)) continue;
      if (version == nullptr) version = &versions.front();
    }
    const Place place{&state.line, reference};
    Truth applies = is_open(open) ? open : Truth(true);
    if (!rule.selected) applies = both(evaluator_.selects(*version, place), applies);
    applies = both(applies, evaluator_.guards_hold(version->head, place));
    if (!is_false(applies)) answers_.push_back({rule.id, applies, version, place});
  }
}

void ConditionPass::check(LineState& state) {
  if (state.rules->conditions.empty()) return;
  ask(state);
  for (const Answer& answer : answers_) {
    const auto& exceptions = evaluator_.program().conditions[answer.id.index].exceptions;
    const bool silent = std::ranges::any_of(answers_, [&](const Answer& other) {
      return is_true(other.applies) && std::ranges::find(exceptions, other.id) != exceptions.end();
    });
    if (!silent) judge(state, answer);
  }
}

/// A condition holds for a line if it does not apply or all it requires is so.
void ConditionPass::judge(LineState& state, const Answer& answer) const {
  const ConditionVersion& version = *answer.version;
  Truth required = true;
  std::string_view failed;
  for (const ExpressionPointer& one : version.requires_that) {
    const Truth met = evaluator_.holds(*one, answer.place);
    if (is_false(met) && (failed.empty() || one->text < failed)) failed = one->text;
    required = both(required, met);
  }
  const Truth holds = either(negated(answer.applies), required);
  if (is_true(holds)) return;
  auto finding =
      is_open(holds)
          ? finding_of_unknown(holds, Pass::entitled, Ground::condition, version.head)
          : finding_of(version.otherwise, Pass::entitled, Ground::condition, version.head,
                       {Says::condition_failed, {version.head.name, Argument::OfContract{failed}}});
  if (finding) state.findings.push_back(*std::move(finding));
}

}  // namespace clausule::interpreter::engine
