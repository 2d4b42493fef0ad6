#include "tests/reference/entitlement.hpp"

#include <algorithm>

#include "tests/reference/expressions.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

using dsl::ast::VerdictKind;

bool describes(const CodeListVersion::Row& row, const CodeValue& code) {
  return std::any_of(row.codes.begin(), row.codes.end(),
                     [&](const CodeRange& range) { return range.contains(code); });
}

/// Tells whether a register is about the list of a code: the one it names, or those of its codes.
bool is_about_list(const CodeListVersion& version, const std::string& list) {
  if (!version.list.empty()) return version.list == list;
  for (const CodeListVersion::Row& row : version.rows) {
    for (const CodeRange& range : row.codes) {
      if (range.list.empty() || range.list == list) return true;
    }
  }
  return false;
}

/// Tells whether a register leaves alone the codes that it never describes.
bool leaves_alone(const CodeListVersion& version, const CodeValue& code) {
  const bool is_lenient =
      version.other_services && version.other_services->kind == VerdictKind::allow;
  return is_lenient && std::none_of(version.rows.begin(), version.rows.end(),
                                    [&](const auto& row) { return describes(row, code); });
}

}  // namespace

std::optional<Finding> finding_of_registers(const World& world, const Line& line) {
  const Date date = line.claim->date;
  const CodeListVersion* strict = nullptr;
  for (const CodeList& list : world.program.code_lists) {
    const CodeListVersion* version = world.version_on(list, date);
    if (version == nullptr || !version->is_register) continue;
    if (!is_about_list(*version, line.code.list)) continue;
    for (const CodeListVersion::Row& row : version->rows) {
      if (row.validity.contains(date) && describes(row, line.code)) return std::nullopt;
    }
    if (leaves_alone(*version, line.code)) continue;
    if (strict == nullptr || version->head.name < strict->head.name) strict = version;
  }
  if (strict == nullptr) return std::nullopt;
  Verdict verdict = strict->other_services.value_or(Verdict{VerdictKind::deny, ""});
  if (verdict.kind == VerdictKind::allow) verdict = {VerdictKind::deny, ""};
  return finding_of({Pass::known, Ground::codelist}, verdict, strict->head);
}

std::optional<Finding> finding_of_contract(const World& world, const Line& line) {
  const ContractHead& contract = world.program.contract;
  if (contract.validity.contains(line.claim->date)) return std::nullopt;
  Finding finding;
  finding.pass = Pass::contract;
  finding.effect = Effect::gone;
  finding.ground = Ground::contract;
  finding.rule = contract.name;
  finding.article = contract.article;
  finding.return_code = contract.return_code;
  return finding;
}

std::optional<Finding> finding_of_other_services(const World& world, const Line& line) {
  const ContractHead& contract = world.program.contract;
  const Verdict* verdict = &contract.other_services;
  std::string_view name = contract.name;
  std::string_view article = contract.article;
  for (const Amendment& amendment : world.program.amendments) {
    if (!world.is_known(amendment.published_on) || !amendment.other_services) continue;
    if (!amendment.validity.contains(line.claim->date)) continue;
    verdict = &*amendment.other_services;
    name = amendment.name;
    article = amendment.article;
  }
  auto finding = finding_of({Pass::tariff, Ground::contract}, *verdict, RuleHead{});
  if (!finding) return std::nullopt;
  finding->rule = name;
  finding->article = article;
  finding->return_code = {};
  if (finding->effect == Effect::gone) finding->return_code = contract.return_code;
  return finding;
}

namespace {

constexpr Finder by_condition{Pass::entitled, Ground::condition};

/// A condition that holds for a line, or may.
struct AppliedCondition {
  ConditionId id;
  const ConditionVersion* version = nullptr;
  Place place;
  Value applies;
};

std::vector<AppliedCondition> conditions_on(const World& world, const Line& line) {
  std::vector<AppliedCondition> conditions;
  for (std::uint32_t index = 0; index < world.program.conditions.size(); ++index) {
    for (const auto& chosen : versions_for(world, world.program.conditions[index], line)) {
      const Place place{&line, chosen.reference};
      Value applies = true;
      if (chosen.version->selection) {
        applies = selects(world, *chosen.version->selection, place);
        for (const Selection& more : chosen.version->more_selections) {
          applies = either(applies, selects(world, more, place));
        }
      }
      if (is_false(applies)) continue;
      applies = both(applies, guards_hold(world, chosen.version->head, place));
      applies = both(applies, chosen.open);
      const bool is_silent = is_false(applies) || is_waived(applies, chosen.version->head);
      if (!is_silent) conditions.push_back({{index}, chosen.version, place, applies});
      break;
    }
  }
  return conditions;
}

/// Tells whether a condition holds for a line: it does not apply, or all it requires is so.
Value holds_for(const World& world, const AppliedCondition& condition) {
  Value required = true;
  for (const ExpressionPointer& one : condition.version->requires_that) {
    required = both(required, evaluate(world, *one, condition.place));
  }
  return either(negated(condition.applies), required);
}

/// Returns what a condition by itself makes of a line.
std::optional<Finding> finding_of_condition(const World& world, const AppliedCondition& condition) {
  const Value holds = holds_for(world, condition);
  if (is_true(holds)) return std::nullopt;
  const RuleHead& head = condition.version->head;
  if (is_open(holds)) return finding_of_unknown(by_condition, holds, head);
  return finding_of(by_condition, condition.version->otherwise, head);
}

std::optional<Finding> finding_if_applied(const World& world, AppliedCondition condition) {
  condition.applies = true;
  return finding_of_condition(world, condition);
}

}  // namespace

namespace {

/// Decides what the conditions on one line say together with the exceptions to them.
class Conditions {
 public:
  Conditions(const World& world, const Line& line)
      : world_(world), conditions_(conditions_on(world, line)) {}

  std::vector<Finding> findings() {
    std::vector<Finding> findings;
    for (const AppliedCondition& condition : conditions_) {
      if (is_silent(condition) || is_in_conflict(condition)) continue;
      if (auto finding = finding_of(condition)) findings.push_back(*finding);
    }
    // Two exceptions to one rule that hold at once and differ are a question (`semantics.md` 12).
    for (const AppliedCondition& condition : conditions_) {
      const RuleHead* first = conflict_on(condition);
      if (first != nullptr) findings.push_back(make_finding(by_condition, Effect::open, *first));
    }
    return findings;
  }

 private:
  [[nodiscard]] std::vector<const AppliedCondition*> exceptions_to(
      const AppliedCondition& condition) const {
    const auto& ids = world_.program.conditions[condition.id.index].exceptions;
    std::vector<const AppliedCondition*> exceptions;
    for (const AppliedCondition& other : conditions_) {
      if (std::find(ids.begin(), ids.end(), other.id) != ids.end()) exceptions.push_back(&other);
    }
    return exceptions;
  }

  [[nodiscard]] bool is_silent(const AppliedCondition& condition) const {
    const auto exceptions = exceptions_to(condition);
    return std::any_of(exceptions.begin(), exceptions.end(),
                       [](const AppliedCondition* other) { return is_true(other->applies); });
  }

  /// Returns what a condition finds where an exception that may hold says something else.
  [[nodiscard]] std::optional<Finding> finding_of(const AppliedCondition& condition) const {
    const auto finding = finding_of_condition(world_, condition);
    if (!finding) return std::nullopt;
    std::vector<Finding> doubts;
    for (const AppliedCondition* other : exceptions_to(condition)) {
      if (!is_open(other->applies)) continue;
      const auto instead = finding_if_applied(world_, *other);
      if (instead && instead->effect == finding->effect) continue;
      doubts.push_back(*finding_of_unknown(by_condition, other->applies, other->version->head));
    }
    return doubts.empty() ? finding : *decisive(doubts);
  }

  /// Returns the first, by name, of the exceptions to a condition that hold and differ, or null.
  [[nodiscard]] const RuleHead* conflict_on(const AppliedCondition& condition) const {
    const RuleHead* first = nullptr;
    std::optional<Finding> said;
    bool differ = false;
    for (const AppliedCondition* other : exceptions_to(condition)) {
      if (!is_true(other->applies) || is_silent(*other)) continue;
      const std::optional<Finding> finding = finding_of(*other);
      const bool is_same =
          finding.has_value() == said.has_value() && (!finding || finding->effect == said->effect);
      differ = differ || (first != nullptr && !is_same);
      said = finding;
      const RuleHead& head = other->version->head;
      if (first == nullptr || head.name < first->name) first = &head;
    }
    return differ ? first : nullptr;
  }

  [[nodiscard]] bool is_in_conflict(const AppliedCondition& condition) const {
    return std::any_of(conditions_.begin(), conditions_.end(), [&](const AppliedCondition& named) {
      const auto exceptions = exceptions_to(named);
      const bool departs =
          std::find(exceptions.begin(), exceptions.end(), &condition) != exceptions.end();
      return departs && is_true(condition.applies) && conflict_on(named) != nullptr;
    });
  }

  const World& world_;
  std::vector<AppliedCondition> conditions_;
};

}  // namespace

std::vector<Finding> findings_of_conditions(const World& world, const Line& line) {
  return Conditions(world, line).findings();
}

}  // namespace clausule::reference
