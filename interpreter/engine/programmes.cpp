#include <algorithm>

#include "interpreter/engine/entitlement.hpp"
#include "interpreter/engine/waived.hpp"

namespace clausule::interpreter::engine {

namespace {

/// The answer of one programme on one line, with the finding that says why not.
class ProgrammeCheck {
 public:
  ProgrammeCheck(const Evaluator& evaluator, const Line& line, std::optional<Finding>& why)
      : evaluator_(evaluator), line_(line), why_(why) {}

  Truth claims(ProgrammeId id) {
    const Program& program = evaluator_.program();
    const Programme& programme = program.programmes[id.index];
    Truth answer = is_in(id) ? meets(id) : Truth(false);
    if (is_true(answer)) return answer;
    std::vector<ProgrammeId> combinations;
    for (std::uint32_t other = 0; other < program.programmes.size(); ++other) {
      for (const ProgrammeVersion& version : program.programmes[other].versions) {
        if (std::ranges::find(version.combines, id) == version.combines.end()) continue;
        combinations.push_back(ProgrammeId{other});
        break;
      }
    }
    for (const ProgrammeId combination : combinations) {
      if (!is_in(combination)) continue;
      answer = either(answer, meets(combination));
      if (is_true(answer)) return answer;
    }
    if (is_false(answer) && !why_) not_enrolled(programme);
    return answer;
  }

  /// Tells whether a programme has a version for the line; one whose reference date is not known
  /// counts, unless it does not apply then. Outside its days a programme says nothing of its codes.
  bool is_in_force(ProgrammeId id) {
    const OnTheDay& day = on_the_day(id);
    const auto& versions = evaluator_.program().programmes[id.index].versions;
    return day.version != nullptr ||
           (is_open(day.open) && !is_waived(day.open, versions.front().head));
  }

 private:
  /// The version of a programme for the line, and the date on which it reads its facts.
  struct OnTheDay {
    std::optional<ProgrammeId> id;
    const ProgrammeVersion* version = nullptr;
    Date reference{};
    Truth open = false;
  };

  const OnTheDay& on_the_day(ProgrammeId id) {
    if (day_.id == id) return day_;
    day_ = {id, nullptr, {}, false};
    const auto& versions = evaluator_.program().programmes[id.index].versions;
    day_.version = evaluator_.version_for(versions, line_, day_.reference, day_.open);
    return day_;
  }

  /// Tells whether the person is enrolled on the reference date; an enrolment with an end for a
  /// reason that is not on the list is an error (`semantics.md` 25).
  bool is_in(ProgrammeId id) {
    const Programme& programme = evaluator_.program().programmes[id.index];
    const auto& [of, version, reference, open] = on_the_day(id);
    if (version == nullptr) {
      if (is_open(open) && !why_) {
        why_ = finding_of_unknown(open, Pass::entitled, Ground::programme,
                                  programme.versions.front().head);
      }
      return false;
    }
    const auto& enrolments = evaluator_.dossier().enrolments;
    if (!enrolments) {
      if (!why_) {
        why_ = finding_of_unknown(Truth(evaluator_.keep(Missing{"inschrijvingen"})), Pass::entitled,
                                  Ground::programme, version->head);
      }
      return false;
    }
    const Enrolment* wrong = nullptr;
    for (const Enrolment& stay : *enrolments) {
      if (stay.programme != programme.name || reference < stay.from) continue;
      const bool listed = has_listed_end(evaluator_.program(), stay, reference);
      if (!listed) {
        wrong = &stay;
      } else if (!stay.through || reference <= *stay.through) {
        return true;
      }
    }
    if (wrong != nullptr) {
      Finding finding;
      finding.pass = Pass::entitled;
      finding.effect = Effect::error;
      finding.ground = Ground::programme;
      finding.rule = programme.name;
      finding.article = version->head.article;
      finding.message = {
          Says::end_reason_unknown,
          {wrong->end_reason.empty() ? Argument("(leeg)") : Argument(wrong->end_reason),
           programme.name}};
      why_ = std::move(finding);
    }
    return false;
  }

  /// Tells whether all requirements hold: its own, and those of the programmes it combines.
  Truth meets(ProgrammeId id) {
    const Program& program = evaluator_.program();
    const Programme& programme = program.programmes[id.index];
    // A copy: what is combined is looked up in the same place.
    const auto [of, version, reference, open] = on_the_day(id);
    if (version == nullptr) return open;
    const Place place{&line_, reference};
    const Truth applies = evaluator_.guards_hold(version->head, place);
    std::string_view failed;
    Truth all = applies;
    for (const ExpressionPointer& one : version->requires_that) {
      const Truth met = evaluator_.holds(*one, place);
      if (is_false(met) && (failed.empty() || one->text < failed)) failed = one->text;
      all = both(all, met);
    }
    if (is_true(all)) {
      for (const ProgrammeId part : version->combines) {
        all = both(all, meets(part));
      }
      return all;
    }
    if (is_open(all)) {
      why_ = finding_of_unknown(all, Pass::entitled, Ground::programme, version->head);
      if (!why_) return true;  // `indien onbekend toegestaan`
    } else {
      why_ = finding_of(
          version->otherwise, Pass::entitled, Ground::programme, version->head,
          {Says::programme_requirement_failed,
           {programme.name,
            failed.empty() ? Argument(programme.name) : Argument::OfContract{failed}, reference}});
      if (!why_) return true;
    }
    return all;
  }

  void not_enrolled(const Programme& programme) {
    Date reference = line_.claim->date;
    Truth open = false;
    const ProgrammeVersion* version =
        evaluator_.version_for(programme.versions, line_, reference, open);
    const RuleHead& head = (version != nullptr ? *version : programme.versions.front()).head;
    why_ = finding_of(Verdict{}, Pass::entitled, Ground::programme, head,
                      {Says::not_enrolled, {programme.name, reference}});
  }

  const Evaluator& evaluator_;
  const Line& line_;
  std::optional<Finding>& why_;
  OnTheDay day_;  ///< of the programme that was asked for last
};

}  // namespace

Truth claims(const Evaluator& evaluator, ProgrammeId programme, const Line& line,
             std::optional<Finding>& why) {
  return ProgrammeCheck(evaluator, line, why).claims(programme);
}

void check_programmes(const Evaluator& evaluator, LineState& state) {
  if (state.rules->programmes.empty()) return;
  std::vector<Finding> reasons;
  for (const ProgrammeId id : state.rules->programmes) {
    bool code_claimed = state.rules->surely_claimed;
    if (!code_claimed) {
      for (const CodeSet* bundle : claims_of(evaluator.program(), id)) {
        code_claimed = code_claimed || is_true(evaluator.contains(*bundle, state.line.code,
                                                                  state.line.claim->date));
      }
    }
    if (!code_claimed) continue;
    std::optional<Finding> why;
    ProgrammeCheck check(evaluator, state.line, why);
    if (!check.is_in_force(id)) continue;
    if (is_true(check.claims(id))) {
      state.claimed_by = id;
      return;
    }
    if (why) reasons.push_back(*std::move(why));
  }
  if (reasons.empty()) return;
  // What a programme that the person is in says weighs more than that the person is not in another.
  const auto not_in = [](const Finding& reason) {
    return reason.message.says == Says::not_enrolled;
  };
  if (!std::ranges::all_of(reasons, not_in)) std::erase_if(reasons, not_in);
  // A question or a missing fact of one programme leaves open what the others deny.
  const auto denies = [](const Finding& reason) { return reason.effect == Effect::gone; };
  if (!std::ranges::all_of(reasons, denies)) std::erase_if(reasons, denies);
  for (Finding& reason : reasons) state.findings.push_back(std::move(reason));
}

}  // namespace clausule::interpreter::engine
