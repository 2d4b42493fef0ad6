#include "interpreter/engine/day_rules.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/pricing.hpp"

namespace clausule::interpreter::engine {

namespace {

/// Tells whether the date alone decides what a set holds.
bool is_fixed(const Program& program, const CodeSet& set);

bool is_fixed(const Program& program, CodeListId id) {
  const CodeList& list = program.code_lists[id.index];
  return std::ranges::all_of(list.versions,
                             [&](const CodeListVersion& version) {
                               return !version.codes || is_fixed(program, *version.codes);
                             }) &&
         std::ranges::all_of(list.exceptions,
                             [&](CodeListId other) { return is_fixed(program, other); });
}

bool is_fixed(const Program& program, const CodeSet& set) {
  const auto fixed = [&](const CodeSet::Member& member) {
    if (const auto* list = std::get_if<CodeListId>(&member)) return is_fixed(program, *list);
    if (const auto* programme = std::get_if<ProgrammeId>(&member)) {
      const auto bundles = bundles_of(program, *programme);
      return std::ranges::all_of(bundles,
                                 [&](const CodeSet* one) { return is_fixed(program, *one); });
    }
    return !std::holds_alternative<TableId>(member) && !std::holds_alternative<Asked>(member);
  };
  return std::ranges::all_of(set.members, fixed) && std::ranges::all_of(set.except, fixed);
}

/// Gathers the days on which something changes for one code.
class Changes {
 public:
  Changes(const Program& program, const CodeValue& code) : program_(program), code_(code) {}

  void add(const DateInterval& days) {
    if (days.from) days_.insert(*days.from);
    if (days.through) days_.insert(*days.through + std::chrono::days{1});
  }
  void add(const CodeSet& set) {
    for (const auto* members : {&set.members, &set.except}) {
      for (const CodeSet::Member& member : *members) {
        if (const auto* list = std::get_if<CodeListId>(&member)) add(*list);
        if (const auto* programme = std::get_if<ProgrammeId>(&member)) {
          for (const CodeSet* bundle : bundles_of(program_, *programme)) add(*bundle);
        }
      }
    }
  }
  void add(CodeListId id) {
    if (!seen_.insert(id).second) return;
    const CodeList& list = program_.code_lists[id.index];
    for (const CodeListVersion& version : list.versions) {
      add(version.head.validity);
      if (version.codes) add(*version.codes);
      for (const CodeListVersion::Row& row : version.rows) {
        const bool holds = std::ranges::any_of(
            row.codes, [&](const CodeRange& range) { return range.contains(code_); });
        if (holds) add(row.validity);
      }
    }
    for (const CodeListId other : list.exceptions) add(other);
  }
  template <typename Version>
  void add_rule(const std::vector<Version>& versions) {
    for (const Version& version : versions) {
      add(version.head.validity);
      if constexpr (requires { version.selection; }) {
        if (version.selection) add(version.selection->codes);
      }
    }
  }

  [[nodiscard]] std::vector<Date> days() const { return {days_.begin(), days_.end()}; }

 private:
  const Program& program_;
  const CodeValue& code_;
  std::set<Date> days_;
  std::set<CodeListId> seen_;
};

/// Works out what bears on one code on one day.
class DayRulesBuilder {
 public:
  DayRulesBuilder(const Program& program, const CodeInfo& info, Date day)
      : program_(program), info_(info), evaluator_(program, none_) {
    claim_.date = day;
    line_.claim = &claim_;
    line_.code = info.code;
  }

  DayRules build() {
    DayRules rules;
    rules.in_contract = program_.contract.validity.contains(claim_.date);
    rules.refused_by = refusing_register();
    rules.programmes = info_.programmes;
    std::erase_if(rules.programmes, [&](ProgrammeId id) { return !may_claim(id); });
    add_rules(program_.conditions, info_.conditions, rules.conditions);
    add_rules(program_.limits, info_.limits, rules.limits);
    for (const TariffId id : info_.tariffs) add_tariff(id, rules.tariffs);
    for (const DeniedPlace& place : info_.denied) add_denied(place, rules.denied);
    for (std::uint32_t at = 0; at < program_.deductibles.size(); ++at) {
      DayRules::DeductibleOnDays one;
      one.counts = add_rule(program_.deductibles[at].versions, DeductibleId{at}, one);
      rules.deductibles.push_back(one);
    }
    return rules;
  }

 private:
  /// Tells whether a version of a rule holds by the date of service alone.
  template <typename Version>
  static bool is_dated(const std::vector<Version>& versions) {
    return std::ranges::none_of(
        versions, [](const Version& version) { return version.head.reference_date != nullptr; });
  }

  template <typename Version>
  const Version* version_of(const std::vector<Version>& versions) const {
    Date reference{};
    Truth open = false;
    return evaluator_.version_for(versions, line_, reference, open);
  }

  /// Tells what a set says of the code: nothing where that is not for the date to say.
  std::optional<bool> holds(const CodeSet& set) const {
    if (!is_fixed(program_, set)) return std::nullopt;
    return is_true(evaluator_.contains(set, info_.code, claim_.date));
  }

  /// Tells whether a version is about every line with the code, or about none.
  template <typename Version>
  std::optional<bool> selects(const Version& version) const {
    if (!version.selection) return true;
    if (!version.more_selections.empty()) return std::nullopt;
    const auto held = holds(version.selection->codes);
    if (held == true && !version.selection->with.empty()) return std::nullopt;
    return held;
  }

  /// Fills in what the date says of a rule; false where it says that the rule cannot apply.
  template <typename Version, typename Id>
  bool add_rule(const std::vector<Version>& versions, Id id, RuleOnDays<Id, Version>& into) const {
    into.id = id;
    if (!is_dated(versions)) return true;
    into.version = version_of(versions);
    if (into.version == nullptr) return false;
    const auto selected = selects(*into.version);
    into.selected = selected.value_or(false);
    return selected != false;
  }

  template <typename Rule, typename Id, typename Version>
  void add_rules(const std::vector<Rule>& rules, const std::vector<Id>& ids,
                 std::vector<RuleOnDays<Id, Version>>& into) const {
    for (const Id id : ids) {
      RuleOnDays<Id, Version> one;
      if (add_rule(rules[id.index].versions, id, one)) into.push_back(one);
    }
  }

  void add_tariff(TariffId id, std::vector<RuleOnDays<TariffId, TariffVersion>>& into) const {
    const Tariff& tariff = program_.tariffs[id.index];
    RuleOnDays<TariffId, TariffVersion> one;
    one.id = id;
    if (is_dated(tariff.versions)) {
      one.version = version_of(tariff.versions);
      if (one.version == nullptr) return;
      if (const auto& selection = one.version->selection) {
        const auto held = holds(selection->codes);
        if (held == false) return;
        one.selected = held == true && selection->with.empty();
      } else {
        one.selected = names_without_selection(evaluator_, id, *one.version, info_.code);
        if (!one.selected) return;
      }
    }
    into.push_back(one);
  }

  void add_denied(const DeniedPlace& place, std::vector<DeniedOnDays>& into) const {
    const Exclusion& rule = program_.exclusions[place.exclusion];
    // An exception speaks where the rule it names does.
    if (!rule.excepts.empty()) return;
    DeniedOnDays one{place, nullptr, false};
    if (is_dated(rule.versions)) {
      one.version = version_of(rule.versions);
      if (one.version != &rule.versions[place.version]) return;
      const ExclusionEntry& entry = one.version->entries[place.entry];
      const Selection& denied = entry.rows[place.row].denied;
      const auto held = holds(denied.codes);
      if (held == false) return;
      one.selected = held == true && denied.with.empty();
    }
    into.push_back(one);
  }

  /// Tells whether a programme claims the code; what the date does not say is asked for each line.
  bool may_claim(ProgrammeId id) const {
    const auto bundles = claims_of(program_, id);
    return std::ranges::any_of(bundles, [&](const CodeSet* one) { return holds(*one) != false; });
  }

  /// Tells whether a register has a code on a date, or, without one, on any.
  bool knows(const CodeListVersion& version, std::optional<Date> date) const {
    return std::ranges::any_of(version.rows, [&](const CodeListVersion::Row& row) {
      return (!date || row.validity.contains(*date)) &&
             std::ranges::any_of(
                 row.codes, [&](const CodeRange& range) { return range.contains(info_.code); });
    });
  }

  const CodeListVersion* refusing_register() const {
    const CodeListVersion* strict = nullptr;
    for (const CodeListId id : info_.registers) {
      for (const CodeListVersion& version : program_.code_lists[id.index].versions) {
        if (!version.is_register || !version.head.validity.contains(claim_.date)) continue;
        if (knows(version, claim_.date)) return nullptr;
        // One that is not complete leaves alone the codes it never describes.
        const bool lenient = version.other_services &&
                             version.other_services->kind == dsl::ast::VerdictKind::allow &&
                             !knows(version, std::nullopt);
        if (strict == nullptr && !lenient) strict = &version;
      }
    }
    return strict;
  }

  const Program& program_;
  const CodeInfo& info_;
  const RunFacts none_;
  Evaluator evaluator_;
  ClaimLine claim_;
  Line line_;
};

}  // namespace

std::vector<Date> changes_for(const Program& program, const CodeInfo& info) {
  Changes changes(program, info.code);
  changes.add(program.contract.validity);
  for (const CodeListId id : info.registers) changes.add(id);
  for (const ProgrammeId id : info.programmes) {
    for (const CodeSet* bundle : claims_of(program, id)) changes.add(*bundle);
  }
  for (const ConditionId id : info.conditions) {
    changes.add_rule(program.conditions[id.index].versions);
  }
  for (const LimitId id : info.limits) changes.add_rule(program.limits[id.index].versions);
  for (const TariffId id : info.tariffs) changes.add_rule(program.tariffs[id.index].versions);
  for (const Deductible& deductible : program.deductibles) changes.add_rule(deductible.versions);
  const std::vector<ExclusionVersion>* last = nullptr;
  for (const DeniedPlace& place : info.denied) {
    const auto& versions = program.exclusions[place.exclusion].versions;
    if (std::exchange(last, &versions) != &versions) changes.add_rule(versions);
    const ExclusionEntry& entry = versions[place.version].entries[place.entry];
    changes.add(entry.rows[place.row].denied.codes);
  }
  return changes.days();
}

DayRules rules_on(const Program& program, const CodeInfo& info, Date day) {
  return DayRulesBuilder(program, info, day).build();
}

}  // namespace clausule::interpreter::engine
