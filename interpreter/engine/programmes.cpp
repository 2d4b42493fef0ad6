#include <algorithm>

#include "interpreter/engine/entitlement.hpp"
#include "interpreter/engine/waived.hpp"

namespace clausule::interpreter::engine {

namespace {

/// The answer of one programme on one line, with the findings that say why not.
class ProgrammeCheck {
 public:
  ProgrammeCheck(const Evaluator& evaluator, const Line& line, std::vector<Finding>& reasons)
      : evaluator_(evaluator), line_(line), reasons_(reasons) {}

  /// Tells whether the person is in the programme, or in one that combines it, and meets all that
  /// is required there; adds the reasons why not.
  bool claims(ProgrammeId id) {
    const std::size_t before = reasons_.size();
    bool claimed = answers(id);
    const auto& programmes = evaluator_.program().programmes;
    for (std::uint32_t other = 0; other < programmes.size() && !claimed; ++other) {
      if (!combines(ProgrammeId{other}, id)) continue;
      const std::size_t own = reasons_.size();
      claimed = answers(ProgrammeId{other});
      // Who is in neither is told of the programme itself.
      erase_from(own, is_not_enrolled);
    }
    if (claimed) erase_from(before, [](const Finding&) { return true; });
    return claimed;
  }

  /// Tells whether a programme claims the code of the line on its reference date. Outside its days
  /// it says nothing of its codes; one whose reference date is not known counts.
  bool claims_code(ProgrammeId id) {
    const auto& [of, version, undated, reference, open] = on_the_day(id);
    if (!is_in_force(id)) return false;
    const Date date = version == nullptr ? line_.claim->date : reference;
    const auto claimed = claims_on(evaluator_.program(), id, date);
    return std::ranges::any_of(claimed, [&](const CodeSet* codes) {
      return is_true(evaluator_.contains(*codes, line_.code(), date));
    });
  }

  /// Tells whether a programme has a version for the line; one whose reference date is not known
  /// counts, unless it does not apply then.
  bool is_in_force(ProgrammeId id) {
    const OnTheDay& day = on_the_day(id);
    return day.version != nullptr ||
           (day.undated != nullptr && !is_waived(day.open, day.undated->head));
  }

  /// Returns the version of a programme for the line; null where none is known to hold.
  const ProgrammeVersion* version_of(ProgrammeId id) { return on_the_day(id).version; }

  static bool is_not_enrolled(const Finding& reason) {
    return reason.message.says == Says::not_enrolled;
  }

 private:
  /// The version of a programme for the line, and the date on which it reads its facts.
  struct OnTheDay {
    std::optional<ProgrammeId> id;
    const ProgrammeVersion* version = nullptr;
    const ProgrammeVersion* undated = nullptr;  ///< without one: one whose date is not known
    Date reference{};
    Truth open = false;
  };

  const OnTheDay& on_the_day(ProgrammeId id) {
    if (day_.id == id) return day_;
    day_ = {id, nullptr, nullptr, {}, false};
    const auto& versions = evaluator_.program().programmes[id.index].versions;
    day_.version = evaluator_.version_for(versions, line_, day_.reference, day_.open);
    if (day_.version == nullptr) {
      const auto any = [](const ProgrammeVersion&) { return true; };
      day_.undated = evaluator_.undated_version(versions, line_, day_.open, any);
    }
    return day_;
  }

  bool combines(ProgrammeId combination, ProgrammeId part) {
    const auto combines_part = [&](const ProgrammeVersion& version) {
      return std::ranges::find(version.combines, part) != version.combines.end();
    };
    const auto& versions = evaluator_.program().programmes[combination.index].versions;
    if (std::ranges::none_of(versions, combines_part)) return false;
    const OnTheDay& day = on_the_day(combination);
    const ProgrammeVersion* version = day.version != nullptr ? day.version : day.undated;
    return version != nullptr && combines_part(*version);
  }

  template <typename Which>
  void erase_from(std::size_t first, Which which) {
    const auto begin = reasons_.begin() + static_cast<std::ptrdiff_t>(first);
    reasons_.erase(std::remove_if(begin, reasons_.end(), which), reasons_.end());
  }

  void add(std::optional<Finding> finding) {
    if (finding) reasons_.push_back(*finding);
  }

  void add_unknown(Truth open, const RuleHead& head) {
    add(finding_of_unknown(open, Pass::entitled, Ground::programme, head));
  }

  /// Tells whether the person is in the programme on its reference date, by its own name, and meets
  /// all that it requires.
  bool answers(ProgrammeId id) {
    const Programme& programme = evaluator_.program().programmes[id.index];
    const auto [of, version, undated, reference, open] = on_the_day(id);
    if (version == nullptr) {
      if (undated != nullptr) add_unknown(open, undated->head);
      return false;
    }
    const auto& enrolments = evaluator_.dossier().enrolments;
    if (!enrolments) {
      add_unknown(Truth(evaluator_.keep(Missing{std::string(no_list)})), version->head);
      return false;
    }
    const Enrolment* wrong = nullptr;
    for (const Enrolment& stay : *enrolments) {
      if (stay.programme != programme.name || reference < stay.from) continue;
      // An end for a reason that is not on the list is an error (`semantics.md` 25).
      if (!has_listed_end(evaluator_.program(), stay, reference)) {
        wrong = &stay;
      } else if (!stay.through || reference <= *stay.through) {
        return meets(id);
      }
    }
    if (wrong == nullptr) {
      add(finding_of(Verdict{}, Pass::entitled, Ground::programme, version->head,
                     {Says::not_enrolled, {programme.name, reference}}));
      return false;
    }
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
    add(finding);
    return false;
  }

  /// Tells whether all requirements hold: its own, and those of the programmes it combines. All of
  /// it must hold: what is denied is denied, whatever else is not known.
  bool meets(ProgrammeId id) {
    const std::size_t before = reasons_.size();
    add_unmet(id);
    const auto denies = [](const Finding& reason) { return reason.effect == Effect::gone; };
    const auto begin = reasons_.begin() + static_cast<std::ptrdiff_t>(before);
    if (std::any_of(begin, reasons_.end(), denies)) {
      erase_from(before, [&](const Finding& reason) { return !denies(reason); });
    }
    return reasons_.size() == before;
  }

  void add_unmet(ProgrammeId id) {
    const Programme& programme = evaluator_.program().programmes[id.index];
    // A copy: what is combined is looked up in the same place.
    const auto [of, version, undated, reference, open] = on_the_day(id);
    if (version == nullptr) {
      // A part that does not hold on that day requires nothing.
      if (undated != nullptr) add_unmet_undated(programme, *undated, open);
      return;
    }
    const Place place{&line_, reference};
    std::string_view failed;
    Truth all = evaluator_.guards_hold(version->head, place);
    for (const ExpressionPointer& one : version->requires_that) {
      const Truth met = evaluator_.holds(*one, place);
      if (is_false(met) && (failed.empty() || one->text < failed)) failed = one->text;
      all = both(all, met);
    }
    if (is_open(all)) add_unknown(all, version->head);
    if (is_false(all)) {
      add(finding_of(
          version->otherwise, Pass::entitled, Ground::programme, version->head,
          {Says::programme_requirement_failed,
           {programme.name,
            failed.empty() ? Argument(programme.name) : Argument::OfContract{failed}, reference}}));
    }
    for (const ProgrammeId part : version->combines) add_unmet(part);
  }

  /// What fails whatever the reference date is, fails.
  void add_unmet_undated(const Programme& programme, const ProgrammeVersion& version, Truth open) {
    const Date date = line_.claim->date;
    if (!is_false(evaluator_.guards_hold(version.head, {&line_, date}))) {
      return add_unknown(open, version.head);
    }
    add(finding_of(version.otherwise, Pass::entitled, Ground::programme, version.head,
                   {Says::programme_requirement_failed, {programme.name, programme.name, date}}));
  }

  const Evaluator& evaluator_;
  const Line& line_;
  std::vector<Finding>& reasons_;
  OnTheDay day_;  ///< of the programme that was asked for last
};

/// Keeps the reasons of which others are less: who is in one programme need not be told that he is
/// not in another, and a question or a missing fact of one leaves open what the others deny.
void weigh(std::vector<Finding>& reasons) {
  const auto not_in = ProgrammeCheck::is_not_enrolled;
  if (!std::ranges::all_of(reasons, not_in)) std::erase_if(reasons, not_in);
  const auto denies = [](const Finding& reason) { return reason.effect == Effect::gone; };
  if (!std::ranges::all_of(reasons, denies)) std::erase_if(reasons, denies);
}

}  // namespace

bool claims(const Evaluator& evaluator, ProgrammeId programme, const Line& line,
            std::vector<Finding>& reasons) {
  const bool claimed = ProgrammeCheck(evaluator, line, reasons).claims(programme);
  weigh(reasons);
  return claimed;
}

bool claims_code(const Evaluator& evaluator, ProgrammeId programme, const Line& line) {
  std::vector<Finding> reasons;
  return ProgrammeCheck(evaluator, line, reasons).claims_code(programme);
}

void check_programmes(const Evaluator& evaluator, LineState& state) {
  if (state.rules->programmes.empty()) return;
  std::vector<Finding> reasons;
  ProgrammeCheck check(evaluator, state.line, reasons);
  for (const ProgrammeId id : state.rules->programmes) {
    const bool code_claimed =
        state.rules->surely_claimed ? check.is_in_force(id) : check.claims_code(id);
    if (!code_claimed) continue;
    const ProgrammeVersion* version = check.version_of(id);
    if (check.claims(id)) {
      state.claimed_by = id;
      state.claimed_version = version;
      return;
    }
  }
  weigh(reasons);
  for (const Finding& reason : reasons) state.findings.push_back(reason);
}

}  // namespace clausule::interpreter::engine
