#include "interpreter/engine/entitlement.hpp"

#include <algorithm>
#include <utility>

namespace clausule::interpreter::engine {

void check_known(LineState& state) {
  const Line& line = state.line;
  if (state.info->problem != CodeInfo::Problem::none) {
    Finding finding;
    finding.effect = Effect::error;
    finding.ground = Ground::claim;
    finding.message = state.info->problem == CodeInfo::Problem::two_lists
                          ? Statement{Says::code_in_two_lists, {line.claim->code}}
                          : Statement{Says::list_unknown, {line.claim->code}};
    state.findings.push_back(finding);
    return;
  }
  const CodeListVersion* strict = state.rules->refused_by;
  if (strict == nullptr) return;
  // A finding refers to the question of its verdict: that has to stand in the contract.
  static const Verdict denied;
  const auto& other = strict->other_services;
  const bool asks = other && other->kind != dsl::ast::VerdictKind::allow;
  auto finding =
      finding_of(asks ? *other : denied, Pass::known, Ground::codelist, strict->head,
                 {Says::code_not_in_register, {line.code(), strict->head.name, line.claim->date}});
  if (finding) state.findings.push_back(*finding);
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
  state.findings.push_back(finding);
}

void ConditionPass::check(LineState& state) {
  if (state.rules->conditions.empty()) return;
  answers_.clear();
  ask_rules(evaluator_, state.rules->conditions, evaluator_.program().conditions, state, answers_);
  conflicting_.clear();
  for (const Answer& answer : answers_) add_conflict(state, answer);
  for (const Answer& answer : answers_) {
    if (is_silent(answer) || std::ranges::find(conflicting_, answer.id) != conflicting_.end()) {
      continue;
    }
    if (auto finding = finding_of(answer)) state.findings.push_back(*finding);
  }
}

bool ConditionPass::departs_from(const Answer& exception, const Answer& answer) const {
  const auto& exceptions = evaluator_.program().conditions[answer.id.index].exceptions;
  return std::ranges::find(exceptions, exception.id) != exceptions.end();
}

bool ConditionPass::is_silent(const Answer& answer) const {
  return std::ranges::any_of(answers_, [&](const Answer& other) {
    return is_true(other.applies) && departs_from(other, answer);
  });
}

/// Two exceptions to one condition that hold at once and differ are a question (`semantics.md` 12).
void ConditionPass::add_conflict(LineState& state, const Answer& answer) {
  const auto& exceptions = evaluator_.program().conditions[answer.id.index].exceptions;
  if (exceptions.size() < 2) return;
  const Answer* first = nullptr;
  const Answer* other = nullptr;
  int said = 0;
  const auto weight_of = [](const std::optional<Finding>& finding) {
    return finding ? 1 + static_cast<int>(finding->effect) : 0;
  };
  const std::size_t before = conflicting_.size();
  for (const Answer& one : answers_) {
    if (!is_true(one.applies) || !departs_from(one, answer) || is_silent(one)) continue;
    const int weight = weight_of(finding_of(one));
    if (first == nullptr) {
      first = &one;
      said = weight;
    } else if (other == nullptr && weight != said) {
      other = &one;
    }
    conflicting_.push_back(one.id);
  }
  if (other == nullptr) {
    conflicting_.resize(before);
    return;
  }
  const RuleHead& head = first->version->head;
  auto finding = engine::finding_of({dsl::ast::VerdictKind::manual, ""}, Pass::entitled,
                                    Ground::condition, head, {});
  finding->message = {Says::exceptions_differ, {head.name, other->version->head.name}};
  state.findings.push_back(*finding);
}

std::optional<Finding> ConditionPass::finding_of(const Answer& answer) const {
  auto finding = finding_of_itself(answer);
  std::optional<Finding> doubt;
  for (const Answer& other : answers_) {
    if (!finding) break;
    if (!is_open(other.applies) || !departs_from(other, answer)) continue;
    // One that may hold and says otherwise leaves the answer open.
    Answer instead = other;
    instead.applies = true;
    const auto said = finding_of_itself(instead);
    if (said && said->effect == finding->effect) continue;
    auto one =
        finding_of_unknown(other.applies, Pass::entitled, Ground::condition, other.version->head);
    // Of several the heaviest counts, of these the first by name, as they stand here.
    if (one && (!doubt || doubt->effect < one->effect)) doubt = one;
  }
  return doubt ? doubt : finding;
}

/// A condition holds for a line if it does not apply or all it requires is so.
std::optional<Finding> ConditionPass::finding_of_itself(const Answer& answer) const {
  const ConditionVersion& version = *answer.version;
  Truth required = true;
  std::string_view failed;
  for (const ExpressionPointer& one : version.requires_that) {
    const Truth met = evaluator_.holds(*one, answer.place);
    if (is_false(met) && (failed.empty() || one->text < failed)) failed = one->text;
    required = both(required, met);
  }
  const Truth holds = either(negated(answer.applies), required);
  if (is_true(holds)) return std::nullopt;
  if (is_open(holds)) {
    return finding_of_unknown(holds, Pass::entitled, Ground::condition, version.head);
  }
  return engine::finding_of(
      version.otherwise, Pass::entitled, Ground::condition, version.head,
      {Says::condition_failed, {version.head.name, Argument::OfContract{failed}}});
}

}  // namespace clausule::interpreter::engine
