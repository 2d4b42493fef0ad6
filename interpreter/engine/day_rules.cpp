#include "interpreter/engine/day_rules.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "interpreter/code_pairs.hpp"
#include "interpreter/engine/amounts.hpp"
#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/fixed.hpp"
#include "interpreter/engine/pricing.hpp"
#include "interpreter/engine/row_choice.hpp"

namespace clausule::interpreter::engine {

namespace {

/// Works out what bears on one code on one day.
class DayRulesBuilder {
 public:
  DayRulesBuilder(const Evaluator& evaluator, const CodeInfo& info, Date day)
      : program_(evaluator.program()), info_(info), evaluator_(evaluator) {
    claim_.date = day;
    line_.claim = &claim_;
    line_.code_value = &info.value;
  }

  DayRules build() {
    DayRules rules;
    rules.in_contract = program_.contract.validity.contains(claim_.date);
    rules.refused_by = refusing_register();
    rules.programmes = info_.programmes;
    std::erase_if(rules.programmes, [&](ProgrammeId id) { return !may_claim(id); });
    rules.surely_claimed =
        std::ranges::all_of(rules.programmes, [&](ProgrammeId id) { return surely_claims(id); });
    add_rules(program_.conditions, info_.conditions, rules.conditions);
    add_rules(program_.limits, info_.limits, rules.limits);
    for (const TariffId id : info_.tariffs) add_tariff(id, rules.tariffs);
    for (const DeniedPlace& place : info_.denied) add_denied(place, rules.denied);
    for (std::uint32_t at = 0; at < program_.deductibles.size(); ++at) {
      DayRules::DeductibleOnDays one;
      one.counts = add_rule(program_.deductibles[at].versions, DeductibleId{at}, one);
      if (one.counts && one.version != nullptr) one.amount = amount_of_year(*one.version);
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
    const Truth held = evaluator_.contains(set, info_.code, claim_.date);
    return is_open(held) ? std::nullopt : std::optional(is_true(held));
  }

  /// Tells whether a version is about every line with the code, or about none.
  template <typename Version>
  std::optional<bool> selects(const Version& version) const {
    if (!version.selection) return true;
    if (!version.more_selections.empty()) return std::nullopt;
    const auto held = holds(version.selection->codes);
    if (held.value_or(false) && !version.selection->with.empty()) return std::nullopt;
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
    return selected.value_or(true);
  }

  template <typename Rule, typename Id, typename Version>
  void add_rules(const std::vector<Rule>& rules, const std::vector<Id>& ids,
                 std::vector<RuleOnDays<Id, Version>>& into) const {
    for (const Id id : ids) {
      RuleOnDays<Id, Version> one;
      if (add_rule(rules[id.index].versions, id, one)) into.push_back(one);
    }
  }

  void add_tariff(TariffId id, std::vector<DayRules::TariffOnDays>& into) const {
    const Tariff& tariff = program_.tariffs[id.index];
    DayRules::TariffOnDays one;
    one.id = id;
    if (is_dated(tariff.versions)) {
      one.version = version_of(tariff.versions);
      if (one.version == nullptr) return;
      if (is_about_fixed(evaluator_, id, *one.version)) {
        const Truth about = is_about(evaluator_, id, *one.version, {&line_, claim_.date});
        if (is_false(about)) return;
        one.selected = is_true(about);
      } else if (const auto& selection = one.version->selection) {
        if (holds(selection->codes) == false) return;
      }
      if (!add_amount(one)) return;
    }
    into.push_back(std::move(one));
  }

  /// Fills in the row and the amount where the code and the date decide them; false where they say
  /// that no row holds.
  bool add_amount(DayRules::TariffOnDays& tariff) const {
    const TariffVersion& version = *tariff.version;
    if (version.has_table) {
      if (!is_by_code(version.rows)) {
        tariff.by_provider = is_by_provider(version.rows);
        return true;
      }
      bool ambiguous = false;
      bool any = false;
      RowChoice<AmountRow> choice;
      evaluator_.visit_rows(version.rows, {&line_, claim_.date},
                            [&](const AmountRow& row, Truth passes) {
                              ambiguous = ambiguous || is_open(passes) || !is_fixed(program_, row);
                              any = any || !is_false(passes);
                              if (is_true(passes)) choice.add(row);
                            });
      if (!any) return false;
      if (ambiguous || choice.is_ambiguous()) return true;
      tariff.row = choice.chosen();
    }
    if (is_fixed_amount(program_, version, tariff.row)) {
      Evaluator evaluator(program_, none_);
      const Pricer pricer(evaluator);
      Applicability how;
      how.version = &version;
      how.row = tariff.row;
      how.reference = claim_.date;
      tariff.flat = pricer.flat_amount(how, line_);
    }
    return true;
  }

  void add_denied(const DeniedPlace& place, std::vector<DeniedOnDays>& into) const {
    const Exclusion& rule = program_.exclusions[place.exclusion];
    // An exception speaks where the rule it names does.
    if (!rule.excepts.empty()) return;
    const ExclusionVersion& named = rule.versions[place.version];
    const ExclusionEntry& form =
        place.entry == all_pairs ? named.pairs->form : named.entries[place.entry];
    DeniedOnDays one{place, nullptr, false, std::holds_alternative<StayRelation>(*form.relation)};
    if (is_dated(rule.versions)) {
      one.version = version_of(rule.versions);
      if (one.version != &rule.versions[place.version]) return;
      if (place.entry == all_pairs) {
        one.selected = true;
        into.push_back(one);
        return;
      }
      const Selection& denied = form.rows[place.row].denied;
      const auto held = holds(denied.codes);
      if (held == false) return;
      one.selected = held == true && denied.with.empty();
    }
    into.push_back(one);
  }

  std::optional<std::int64_t> amount_of_year(const DeductibleVersion& version) const {
    if (!version.amount.amounts_to || !is_fixed_amount(program_, version.amount))
      return std::nullopt;
    const AmountLadder ladder(evaluator_, version.amount, nullptr, {&line_, claim_.date});
    std::optional<Value> base = ladder.base();
    bool floor_over_cap = false;
    const Value amount = ladder.bounded(std::move(base), floor_over_cap);
    return floor_over_cap ? std::nullopt : whole_cents(amount);
  }

  /// Tells whether a programme claims the code; what the date does not say is asked for each line.
  bool may_claim(ProgrammeId id) const {
    const auto claimed = is_dated(program_.programmes[id.index].versions)
                             ? claims_on(program_, id, claim_.date)
                             : claims_of(program_, id);
    return std::ranges::any_of(claimed, [&](const CodeSet* one) { return holds(*one) != false; });
  }

  bool surely_claims(ProgrammeId id) const {
    const auto& versions = program_.programmes[id.index].versions;
    // Where the reference date is always known, a version that holds then has the code.
    const auto names_it = [&](const ProgrammeVersion& version) {
      const Expression* reference = version.head.reference_date.get();
      const bool is_known =
          reference == nullptr || std::holds_alternative<DayOfPeriod>(reference->node);
      return is_known && version.bundle && names_itself(*version.bundle, info_.code);
    };
    if (std::ranges::all_of(versions, names_it)) return true;
    if (!is_dated(versions)) return false;
    const auto bundles = claims_on(program_, id, claim_.date);
    return std::ranges::any_of(bundles, [&](const CodeSet* one) { return holds(*one) == true; });
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
  const Evaluator& evaluator_;
  const RunFacts none_;
  ClaimLine claim_;
  Line line_;
};

}  // namespace

DayRules rules_on(const Evaluator& evaluator, const CodeInfo& info, Date day) {
  // What was read for a line is not what the code alone says, and the other way round.
  evaluator.forget();
  DayRules rules = DayRulesBuilder(evaluator, info, day).build();
  evaluator.forget();
  return rules;
}

}  // namespace clausule::interpreter::engine
