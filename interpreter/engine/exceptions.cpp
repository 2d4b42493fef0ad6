#include "interpreter/engine/exceptions.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "interpreter/engine/waived.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

/// The answer of one exception on one pair.
struct Answer {
  Truth applies = false;
  const ExclusionVersion* version = nullptr;
  Date reference{};
  const Verdict* verdict = nullptr;
  bool takes_relation = false;
  bool takes_rows = false;
  bool is_conflict = false;  ///< groups of it hold that differ
  std::string_view return_code{};
};

/// A window reads the date of service, whatever the reference date is (`semantics.md` 15).
Truth stay_holds(const Evaluator& evaluator, const Stay& stay, const Line& line) {
  const Place place{&line, line.claim->date};
  if (const auto* programme = std::get_if<ProgrammeId>(&stay.value)) {
    return evaluator.enrolled_in(*programme, place.reference);
  }
  Value value = evaluator.evaluate(*std::get<ExpressionPointer>(stay.value), place);
  const auto* period = std::get_if<Period>(&value);
  if (period == nullptr) return evaluator.truth_of(std::move(value));
  for (const DateInterval& interval : *period) {
    if (interval.contains(place.reference)) return true;
  }
  return false;
}

bool in_window(const WithinRelation& within, Date denying, Date denied) {
  // Distance 0 through the length, both inclusive (semantics.md 23).
  const Date from = within.after ? denying : denied;
  const Date to = within.after ? denied : denying;
  return from <= to && to <= move(from, within.length, 1);
}

Truth denying_passes(const Evaluator& evaluator, const Selection& selection, const Pair& pair,
                     Date reference) {
  if (pair.denying == nullptr) return false;
  const Line& line = pair.denying->line;
  return both(evaluator.contains(selection.codes, line.code(), reference),
              evaluator.with_passes(selection.with, {&line, line.claim->date}));
}

int weight_of(const Verdict& verdict) {
  switch (verdict.kind) {
    case dsl::ast::VerdictKind::deny:
      return 2;
    case dsl::ast::VerdictKind::manual:
      return 1;
    case dsl::ast::VerdictKind::allow:
      return 0;
  }
  return 0;
}

/// Joins two groups of one exception that hold for one pair: a denial outweighs a question, and a
/// permission beside a denial is a conflict (`semantics.md` 21).
Answer joined(const Answer& one, const Answer& other) {
  const auto key = [](const Answer& answer) {
    return std::tuple(-weight_of(*answer.verdict), answer.return_code,
                      std::string_view(answer.verdict->question), answer.takes_relation,
                      answer.takes_rows);
  };
  Answer first = key(other) < key(one) ? other : one;
  first.is_conflict = one.is_conflict || other.is_conflict ||
                      std::abs(weight_of(*one.verdict) - weight_of(*other.verdict)) == 2;
  return first;
}

using AllAnswers = std::vector<Answer>;

/// Returns the answers of one version of an exception: one of all groups that hold, and one of each
/// that may. `dated` tells what keeps its reference date from being known, or is true.
AllAnswers answers_of(const Evaluator& evaluator, const ExclusionVersion& version, const Pair& pair,
                      Date reference, Truth dated) {
  const Line& line = pair.denied->line;
  AllAnswers answers;
  std::optional<Answer> certain;
  const Place place{&line, reference};
  const Truth guards = both(evaluator.guards_hold(version.head, place), dated);
  if (is_false(guards)) return answers;
  for (const ExclusionEntry& entry : version.entries) {
    // Where the reference date is not known any row may hold.
    if (is_true(dated) && !entry.validity.contains(reference)) continue;
    Truth related =
        entry.relation ? relation_holds(evaluator, entry, pair, reference) : Truth(true);
    related = both(related, guards);
    if (is_false(related)) continue;
    const auto take = [&](Truth applies, const Verdict& verdict) {
      if (is_false(applies) || is_waived(applies, version.head)) return;
      Answer answer{applies, &version, reference, &verdict};
      answer.takes_relation = !entry.relation;
      answer.takes_rows = entry.takes_over_rows;
      answer.return_code = entry.return_code.empty() ? version.head.return_code : entry.return_code;
      if (is_open(applies)) {
        answers.push_back(answer);
      } else {
        certain = certain ? joined(*certain, answer) : answer;
      }
    };
    if (entry.takes_over_rows) {
      take(related, entry.verdict);
      continue;
    }
    for (const ExclusionEntry::Row& row : entry.rows) {
      take(both(related, both(evaluator.contains(row.denied.codes, line.code(), reference),
                              evaluator.with_passes(row.denied.with, place))),
           row.verdict);
    }
  }
  if (certain) answers.push_back(*certain);
  return answers;
}

AllAnswers answers_of(const Evaluator& evaluator, ExclusionId id, const Pair& pair) {
  const auto& versions = evaluator.program().exclusions[id.index].versions;
  const Line& line = pair.denied->line;
  Date reference = line.claim->date;
  Truth open = false;
  const auto* version = evaluator.version_for(versions, line, reference, open);
  if (version != nullptr) return answers_of(evaluator, *version, pair, reference, true);
  const Truth unknown = open;
  version = evaluator.undated_version(versions, line, open, [&](const ExclusionVersion& one) {
    return !answers_of(evaluator, one, pair, reference, unknown).empty();
  });
  return version == nullptr ? AllAnswers() : answers_of(evaluator, *version, pair, reference, open);
}

}  // namespace

Truth relation_holds(const Evaluator& evaluator, const ExclusionEntry& entry, const Pair& pair,
                     Date reference) {
  const Date denied = pair.denied->line.claim->date;
  return std::visit(Overloaded{
                        [&](const BesideRelation& beside) -> Truth {
                          if (pair.denying == nullptr) return false;
                          const Date denying = pair.denying->line.claim->date;
                          if (!same_period(beside.same, denying, denied)) return false;
                          return denying_passes(evaluator, beside.denying, pair, reference);
                        },
                        [&](const WithinRelation& within) -> Truth {
                          if (pair.denying == nullptr) return false;
                          const Date denying = pair.denying->line.claim->date;
                          if (!in_window(within, denying, denied)) return false;
                          return denying_passes(evaluator, within.denying, pair, reference);
                        },
                        [&](const StayRelation& stay) -> Truth {
                          return stay_holds(evaluator, stay.stay, pair.denied->line);
                        },
                    },
                    *entry.relation);
}

namespace {

/// The answers of all exceptions on one pair, and what each says with its own: each worked out
/// once.
class Answers {
 public:
  Answers(const Evaluator& evaluator, const Pair& pair) : evaluator_(evaluator), pair_(pair) {}

  const AllAnswers& find(ExclusionId id) {
    const auto found = answers_.find(id);
    if (found != answers_.end()) return found->second;
    return answers_.emplace(id, answers_of(evaluator_, id, pair_)).first->second;
  }

  const Said& said(ExclusionId id, std::size_t at) {
    const auto found = said_.find({id, at});
    if (found != said_.end()) return found->second;
    const Answer& answer = find(id)[at];
    const RuleHead& head = answer.version->head;
    Said own{&head, answer.verdict, answer.return_code};
    own.takes_relation = answer.takes_relation;
    own.takes_rows = answer.takes_rows;
    if (answer.is_conflict) own.conflicts_with = &head;
    Said said = resolve_with(id, own);
    return said_.emplace(std::pair(id, at), std::move(said)).first->second;
  }

  /// Returns what a rule says with its exceptions, where it says `own` without them.
  Said resolve_with(ExclusionId rule, const Said& own) { return resolve_with(rule, own, {}); }

 private:
  /// One exception that holds, and whether it may be used only so often itself.
  struct Applied {
    Said said;
    ExclusionId id;
    const Answer* answer = nullptr;
    bool is_limited = false;
  };

  /// The same without some exceptions: what holds when they are used up.
  Said resolve_with(ExclusionId rule, const Said& own, const std::set<ExclusionId>& spent);
  void add_applied(const Said& own, ExclusionId id, std::vector<Applied>& applied,
                   std::vector<Said>& uncertain);

  const Evaluator& evaluator_;
  const Pair& pair_;
  std::map<ExclusionId, AllAnswers> answers_;
  std::map<std::pair<ExclusionId, std::size_t>, Said> said_;
};

/// Tells whether an exception says this itself in the end, and not one to it.
bool ends_with(const Said& said, const RuleHead& head) {
  return said.limited != nullptr ? ends_with(*said.instead, head) : said.head == &head;
}

/// Lets an exception be used only so often where it says this itself.
Said limited(Said said, const ExclusionVersion& by, Date reference,
             const std::shared_ptr<const Said>& instead) {
  if (said.limited != nullptr) {
    said.instead = std::make_shared<Said>(limited(*said.instead, by, reference, instead));
    return said;
  }
  said.limited = &by;
  said.limited_reference = reference;
  said.instead = instead;
  return said;
}

void Answers::add_applied(const Said& own, ExclusionId id, std::vector<Applied>& applied,
                          std::vector<Said>& uncertain) {
  const AllAnswers& answers = find(id);
  for (std::size_t at = 0; at < answers.size(); ++at) {
    const Answer& answer = answers[at];
    Said said = this->said(id, at);
    said.takes_relation = said.takes_relation && own.takes_relation;
    said.takes_rows = said.takes_rows && own.takes_rows;
    if (is_open(answer.applies)) {
      said.certain = answer.applies;
      uncertain.push_back(std::move(said));
      continue;
    }
    // An exception to it that holds silences how often it may be used as well.
    const bool is_limited = answer.version->at_most && ends_with(said, answer.version->head);
    applied.push_back({std::move(said), id, &answer, is_limited});
  }
}

Said Answers::resolve_with(ExclusionId rule, const Said& own, const std::set<ExclusionId>& spent) {
  std::vector<Applied> applied;
  std::vector<Said> uncertain;
  for (const ExclusionId id : evaluator_.program().exclusions[rule.index].exceptions) {
    if (!spent.contains(id)) add_applied(own, id, applied, uncertain);
  }
  Said result = own;
  if (!applied.empty()) {
    // What may be used without end need not be counted.
    const auto key = [](const Applied& one) {
      return std::pair(one.is_limited || one.said.limited != nullptr,
                       std::string_view(one.said.head->name));
    };
    std::ranges::sort(applied, {}, key);
    const Applied& first = applied.front();
    result = first.said;
    if (first.is_limited) {
      std::set<ExclusionId> more = spent;
      more.insert(first.id);
      const auto instead = std::make_shared<const Said>(resolve_with(rule, own, more));
      result = limited(result, *first.answer->version, first.answer->reference, instead);
    }
    for (const Applied& other : applied) {
      if (*other.said.verdict == *result.verdict) continue;
      result.conflicts_with = other.said.head;
      break;
    }
  }
  // One that may hold as well and says otherwise leaves the answer open.
  std::ranges::sort(uncertain, {}, [](const Said& one) {
    return std::tuple(std::string_view(one.head->name), -weight_of(*one.verdict), one.return_code);
  });
  for (const Said& other : uncertain) {
    if (is_true(result.certain)) {
      if (*other.verdict != *result.verdict) result = other;
    } else if (outweighs(other.certain.reason(), result.certain.reason())) {
      result = other;
    }
  }
  return result;
}

}  // namespace

Said resolve(const Evaluator& evaluator, ExclusionId rule, const RuleHead& head,
             const Verdict& verdict, std::string_view return_code, const Pair& pair) {
  return Answers(evaluator, pair).resolve_with(rule, {&head, &verdict, return_code});
}

}  // namespace clausule::interpreter::engine
