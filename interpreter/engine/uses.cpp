#include "interpreter/engine/uses.hpp"

#include <algorithm>

#include "interpreter/engine/uses_of_pairs.hpp"
#include "interpreter/engine/uses_of_unknown.hpp"

namespace clausule::interpreter::engine {

namespace {

Deed deed_of(const Finding& finding) {
  if (finding.message.says == Says::second_in_period) return Deed::repeats;
  return finding.effect == Effect::gone ? Deed::denies : Deed::asks;
}

/// Tells whether a finding is that of another line, which has to be answered first.
bool hangs(const Finding& finding) {
  return finding.message.says == Says::hangs_on || finding.message.says == Says::hangs_on_question;
}

/// Gathers what had its say on one line, in the order of the passes.
class LineUses {
 public:
  LineUses(const Evaluator& evaluator, const Pricer& pricer, const Graph& graph,
           std::span<const LineState> lines, const Explained& explained)
      : evaluator_(evaluator),
        program_(evaluator.program()),
        pricer_(pricer),
        graph_(graph),
        lines_(lines),
        index_(explained.line),
        decision_(explained.decision),
        state_(lines[explained.line]),
        decisive_(state_.decisive()),
        reader_(evaluator, &pricer) {}

  std::vector<Use> find() {
    if (state_.credits || state_.credited_by || state_.rules == nullptr) return {};
    if (!state_.rules->in_contract) return {};
    if (decisive_ != nullptr && decisive_->effect == Effect::error) return {};
    add_contract();
    add_registers();
    add_programmes();
    add_conditions();
    PairUses pairs(evaluator_, graph_, lines_, reader_);
    pairs.add(index_, decisive_);
    add_limits();
    add_tariffs();
    add_deductibles();
    if (!is_gone()) UnknownUses(evaluator_, pricer_, state_, reader_).add(graph_, index_);
    return reader_.take();
  }

 private:
  [[nodiscard]] bool is_gone() const {
    return decisive_ != nullptr && decisive_->effect == Effect::gone;
  }
  [[nodiscard]] bool is_decided_by(const RuleHead& head, Ground ground) const {
    return decisive_ != nullptr && decisive_->ground == ground && decisive_->rule == head.name;
  }
  [[nodiscard]] Place place_on(Date reference) const { return {&state_.line, reference}; }

  void add_contract() {
    const Date date = state_.line.claim->date;
    const auto other = [&](const Verdict& verdict) {
      switch (verdict.kind) {
        case dsl::ast::VerdictKind::allow:
          return Deed::allows;
        case dsl::ast::VerdictKind::deny:
          return Deed::denies;
        case dsl::ast::VerdictKind::manual:
          return Deed::asks;
      }
      return Deed::reads;
    };
    const bool by_contract = decisive_ == nullptr || decisive_->ground == Ground::contract;
    const bool is_other = by_contract && state_.pricing.state == Pricing::State::other_service;
    const Amendment* in_force = nullptr;
    for (const Amendment& amendment : program_.amendments) {
      if (!amendment.validity.contains(date)) continue;
      reader_.add({Deed::reads, amendment.location, date, {}, {}, 0});
      if (amendment.other_services) in_force = &amendment;
    }
    reader_.add({Deed::reads, program_.contract.location, date, {}, {}, 0});
    if (!is_other) return;
    if (in_force != nullptr) {
      reader_.add({other(*in_force->other_services), in_force->location, date, {}, {}, 0});
    } else {
      const Deed deed = other(program_.contract.other_services);
      reader_.add({deed, program_.contract.location, date, {}, {}, 0});
    }
  }

  void add_registers() {
    const Date date = state_.line.claim->date;
    for (const CodeListId id : state_.info->registers) {
      const CodeListVersion* version = version_on(program_.code_lists[id.index].versions, date);
      if (version != nullptr && is_decided_by(version->head, Ground::codelist)) {
        reader_.add(deed_of(*decisive_), version->head, date);
      } else {
        reader_.read_list(id, state_.line.code(), date);
      }
    }
  }

  void add_programmes() {
    for (std::uint32_t at = 0; at < program_.programmes.size(); ++at) {
      const Programme& programme = program_.programmes[at];
      Date reference = state_.line.claim->date;
      Truth open = false;
      const auto* version =
          evaluator_.version_for(programme.versions, state_.line, reference, open);
      if (version == nullptr) continue;
      const Place place = place_on(reference);
      const bool decides = is_decided_by(version->head, Ground::programme);
      if (decides || is_denied_alike(*version, place)) {
        reader_.add(deed_of(*decisive_), version->head, reference);
        if (decides && decisive_->message.says == Says::question && version->head.if_unknown) {
          add_if_unknown(*version, place);
        }
        read_programme(*version, place);
      } else if (state_.claimed_by && !is_gone() && claims_by(ProgrammeId{at}, reference)) {
        reader_.add(Deed::holds, version->head, reference);
        read_programme(*version, place);
        if (version->without_deductible) add_exemption(version->head, reference);
      }
    }
  }

  /// Tells whether the line is denied since the person is in no programme with its code, and this
  /// is one of them. Only one can be named.
  [[nodiscard]] bool is_denied_alike(const ProgrammeVersion& version, const Place& place) const {
    return is_gone() && decisive_->ground == Ground::programme &&
           decisive_->message.says == Says::not_enrolled && version.bundle &&
           is_true(evaluator_.contains(*version.bundle, state_.line.code(), place.reference));
  }

  /// Tells whether the person is in a programme by its own name, and the line is claimed by it.
  [[nodiscard]] bool claims_by(ProgrammeId id, Date reference) const {
    const auto& enrolments = evaluator_.dossier().enrolments;
    if (!enrolments) return false;
    const bool claims =
        id == *state_.claimed_by || combines_on(program_, id, *state_.claimed_by, reference);
    const std::string& name = program_.programmes[id.index].name;
    return claims && std::ranges::any_of(*enrolments, [&](const Enrolment& stay) {
             return stay.programme == name &&
                    DateInterval{stay.from, stay.through}.contains(reference);
           });
  }

  void read_programme(const ProgrammeVersion& version, const Place& place) {
    if (version.bundle) reader_.read_codes(*version.bundle, state_.line.code(), place.reference);
    reader_.read_guards(version.head, place);
    reader_.read(version.requires_that, place);
  }

  /// Tells whether the line is decided by what a rule says where a fact is missing.
  [[nodiscard]] bool is_answered_by(const RuleHead& head) const {
    if (!head.if_unknown) return false;
    const Statement& said = decisive_->message;
    if (said.says == Says::denied_as_unknown) return true;
    return said.says == Says::question &&
           said.arguments.front().text() == head.if_unknown->question;
  }

  template <typename Version>
  void add_if_unknown(const Version& version, const Place& place) {
    Truth known = evaluator_.guards_hold(version.head, place);
    if constexpr (requires { version.requires_that; }) {
      for (const ExpressionPointer& one : version.requires_that) {
        known = both(known, evaluator_.holds(*one, place));
      }
    }
    if (version.head.if_unknown && is_open(known)) {
      reader_.add(Deed::unknown, version.head, place.reference);
    }
  }

  void add_conditions() {
    for (const ConditionId id : state_.info->conditions) {
      const Condition& condition = program_.conditions[id.index];
      Date reference{};
      Truth open = false;
      const auto* version =
          evaluator_.version_for(condition.versions, state_.line, reference, open);
      if (version == nullptr) continue;
      const Place place = place_on(reference);
      const bool decides = is_decided_by(version->head, Ground::condition);
      if (!decides && is_gone()) continue;
      if (is_false(evaluator_.selects(*version, place))) continue;
      const Truth guards = evaluator_.guards_hold(version->head, place);
      if (is_false(guards)) continue;
      Truth required = true;
      for (const ExpressionPointer& one : version->requires_that) {
        required = both(required, evaluator_.holds(*one, place));
      }
      if (is_open(guards) || is_open(required)) {
        add_if_unknown(*version, place);
        if (!decides) continue;
      }
      if (!decides && !is_true(required)) continue;
      if (!decides && is_departed_from(condition)) continue;
      reader_.add(decides ? deed_of(*decisive_) : Deed::holds, version->head, reference);
      read_selections(*version, place);
      reader_.read_guards(version->head, place);
      reader_.read(version->requires_that, place);
      add_departures(condition, program_.conditions, version->head, reference);
    }
  }

  [[nodiscard]] bool is_departed_from(const Condition& condition) const {
    return std::ranges::any_of(condition.exceptions, [&](ConditionId id) {
      return applies(program_.conditions[id.index]);
    });
  }

  template <typename Rule>
  [[nodiscard]] bool applies(const Rule& rule) const {
    Date reference{};
    Truth open = false;
    const auto* version = evaluator_.version_for(rule.versions, state_.line, reference, open);
    return version != nullptr && is_true(evaluator_.selects(*version, place_on(reference))) &&
           is_true(evaluator_.guards_hold(version->head, place_on(reference)));
  }

  /// Notes the rules that would speak here if this exception did not.
  template <typename Rule>
  void add_departures(const Rule& rule, const std::vector<Rule>& rules, const RuleHead& head,
                      Date reference) {
    for (const auto named : rule.excepts) {
      if (applies(rules[named.index])) {
        reader_.add_departure(head, rules[named.index].name, reference);
      }
    }
  }

  template <typename Version>
  void read_selections(const Version& version, const Place& place) {
    if (version.selection) reader_.read_selection(*version.selection, place);
    for (const Selection& more : version.more_selections) reader_.read_selection(more, place);
  }

  void add_limits() {
    for (const CountedBy& counted : graph_.limits_of(index_)) {
      const Limit& limit = program_.limits[counted.limit.index];
      const RuleHead& head = counted.version->head;
      const bool decides = is_decided_by(head, Ground::limit);
      if (decides && hangs(*decisive_)) continue;
      if (!decides && decisive_ != nullptr) continue;
      const Deed deed = decides ? deed_of(*decisive_) : counted.fills ? Deed::fills : Deed::fits;
      const Place place = place_on(counted.reference);
      reader_.add(deed, head, counted.reference);
      if (decides) add_if_unknown(*counted.version, place);
      read_selections(*counted.version, place);
      reader_.read_guards(head, place);
      reader_.read(counted.version->counts, place);
      reader_.read(counted.version->at_most, place);
      reader_.read_window(counted.version->window, place);
      add_departures(limit, program_.limits, head, counted.reference);
    }
  }

  void add_tariffs() {
    const Pricing& pricing = state_.pricing;
    if (decisive_ != nullptr && decisive_->ground == Ground::tariff && !hangs(*decisive_)) {
      const TariffVersion* version =
          pricing.how.version != nullptr ? pricing.how.version : pricing.how.undated;
      const bool own = version != nullptr && version->head.name == decisive_->rule;
      if (own) {
        const Date reference =
            pricing.how.version != nullptr ? pricing.how.reference : state_.line.claim->date;
        reader_.add(deed_of(*decisive_), version->head, reference);
        if (decisive_->message.says != Says::second_in_period) {
          add_if_unknown(*version, place_on(reference));
          if (is_answered_by(version->head)) {
            reader_.add(Deed::unknown, version->head, reference);
          }
        }
        reader_.read_guards(version->head, place_on(reference));
      }
    }
    const bool priced = pricing.state == Pricing::State::priced && pricing.tariff;
    if (!priced || is_gone()) return;
    const Applicability& how = pricing.how;
    const bool reduces = state_.line.claim->amount.value > pricing.amounts.tariff;
    reader_.add(reduces ? Deed::reduces : Deed::approves, how.version->head, how.reference);
    reader_.read_tariff(how, place_on(how.reference));
    if (how.version->without_deductible) add_exemption(how.version->head, how.reference);
    const Tariff& tariff = program_.tariffs[pricing.tariff->index];
    for (const TariffId named : tariff.excepts) {
      const Applicability other = pricer_.applies(named, state_.line);
      if (other.version == nullptr || !is_true(other.applies)) continue;
      reader_.add_departure(how.version->head, program_.tariffs[named.index].name, how.reference);
    }
  }

  void add_exemption(const RuleHead& head, Date reference) {
    if (decision_.exempt) reader_.add(Deed::exempts, head, reference);
  }

  void add_deductibles() {
    if (decisive_ != nullptr && decisive_->ground == Ground::deductible) add_deductible_unknown();
    for (const Laid& laid : state_.laid) {
      const auto counting =
          std::ranges::find(state_.counting, laid.deductible, &Counting::deductible);
      if (counting == state_.counting.end() || laid.counted <= 0) continue;
      // An account that was full before has nothing to say.
      if (laid.part <= 0 && laid.used_before >= laid.amount) continue;
      const bool filled = laid.used_before + laid.part >= laid.amount;
      const DeductibleVersion& version = *counting->version;
      const Place place = place_on(counting->reference);
      reader_.add(filled ? Deed::fills : Deed::fits, version.head, counting->reference);
      read_selections(version, place);
      reader_.read_guards(version.head, place);
      reader_.read_steps(version.amount, place);
      const Deductible& own = program_.deductibles[laid.deductible.index];
      for (const DeductibleId id : own.exceptions) {
        add_deductible_exception(program_.deductibles[id.index], own.name);
      }
    }
  }

  void add_deductible_unknown() {
    for (const Deductible& rule : program_.deductibles) {
      Date reference{};
      Truth open = false;
      const auto* version = evaluator_.version_for(rule.versions, state_.line, reference, open);
      if (version == nullptr || !is_decided_by(version->head, Ground::deductible)) continue;
      reader_.add(deed_of(*decisive_), version->head, reference);
      if (is_answered_by(version->head)) reader_.add(Deed::unknown, version->head, reference);
      read_selections(*version, place_on(reference));
    }
  }

  void add_deductible_exception(const Deductible& exception, std::string_view of) {
    Date reference{};
    Truth open = false;
    const auto* version = evaluator_.version_for(exception.versions, state_.line, reference, open);
    if (version == nullptr || !applies(exception)) return;
    reader_.add(Deed::fits, version->head, reference);
    reader_.add_departure(version->head, of, reference);
    reader_.read_guards(version->head, place_on(reference));
    reader_.read_steps(version->amount, place_on(reference));
  }

  const Evaluator& evaluator_;
  const Program& program_;
  const Pricer& pricer_;
  const Graph& graph_;
  std::span<const LineState> lines_;
  std::size_t index_;
  const Decision& decision_;
  const LineState& state_;
  const Finding* decisive_;
  UseReader reader_;
};

}  // namespace

std::vector<Use> uses(const Evaluator& evaluator, const Pricer& pricer, const Graph& graph,
                      std::span<const LineState> lines, const Explained& explained) {
  return LineUses(evaluator, pricer, graph, lines, explained).find();
}

}  // namespace clausule::interpreter::engine
