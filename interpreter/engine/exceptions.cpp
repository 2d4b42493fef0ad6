#include "interpreter/engine/exceptions.hpp"

#include <algorithm>
#include <map>
#include <string_view>
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
  std::string_view return_code;
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

Answer answer_of(const Evaluator& evaluator, ExclusionId id, const Pair& pair) {
  const Exclusion& exception = evaluator.program().exclusions[id.index];
  const Line& line = pair.denied->line;
  Answer answer;
  Date reference = line.claim->date;
  Truth open = false;
  answer.version = evaluator.version_for(exception.versions, line, reference, open);
  const bool is_on_known_date = answer.version != nullptr;
  if (!is_on_known_date) {
    if (!is_open(open)) return answer;
    answer.version = &exception.versions.front();
  }
  answer.reference = reference;
  const Place place{&line, reference};
  Truth guards = evaluator.guards_hold(answer.version->head, place);
  if (!is_on_known_date) guards = both(guards, open);
  if (is_false(guards)) return answer;
  for (const ExclusionEntry& entry : answer.version->entries) {
    if (!entry.validity.contains(reference)) continue;
    Truth related =
        entry.relation ? relation_holds(evaluator, entry, pair, reference) : Truth(true);
    related = both(related, guards);
    if (is_false(related)) continue;
    const auto take = [&](Truth applies, const Verdict& verdict) {
      if (is_false(applies) || is_true(answer.applies)) return;
      answer.applies = applies;
      answer.verdict = &verdict;
      answer.takes_relation = !entry.relation;
      answer.takes_rows = entry.takes_over_rows;
      answer.return_code =
          entry.return_code.empty() ? answer.version->head.return_code : entry.return_code;
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
  if (is_waived(answer.applies, answer.version->head)) answer.applies = false;
  return answer;
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

  const Answer& find(ExclusionId id) {
    const auto found = answers_.find(id);
    if (found != answers_.end()) return found->second;
    return answers_.emplace(id, answer_of(evaluator_, id, pair_)).first->second;
  }

  const Said& said(ExclusionId id) {
    const auto found = said_.find(id);
    if (found != said_.end()) return found->second;
    const Answer& answer = find(id);
    const RuleHead& head = answer.version->head;
    static const Verdict denied;
    const Verdict& verdict = answer.verdict != nullptr ? *answer.verdict : denied;
    Said own{&head, &verdict,
             answer.verdict != nullptr ? answer.return_code : std::string_view(head.return_code)};
    own.takes_relation = answer.takes_relation;
    own.takes_rows = answer.takes_rows;
    Said said = resolve_with(id, own);
    return said_.emplace(id, said).first->second;
  }

  /// Returns what a rule says with its exceptions, where it says `own` without them.
  Said resolve_with(ExclusionId rule, const Said& own);

 private:
  const Evaluator& evaluator_;
  const Pair& pair_;
  std::map<ExclusionId, Answer> answers_;
  std::map<ExclusionId, Said> said_;
};

Said Answers::resolve_with(ExclusionId rule, const Said& own) {
  std::vector<Said> applied;
  std::vector<Said> uncertain;
  for (const ExclusionId id : evaluator_.program().exclusions[rule.index].exceptions) {
    const Answer& answer = find(id);
    if (is_false(answer.applies)) continue;
    Said said = this->said(id);
    said.takes_relation = said.takes_relation && own.takes_relation;
    said.takes_rows = said.takes_rows && own.takes_rows;
    if (is_open(answer.applies)) {
      said.certain = answer.applies;
      uncertain.push_back(said);
      continue;
    }
    if (answer.version->at_most) {
      said.limited = answer.version;
      said.limited_reference = answer.reference;
      said.instead_head = own.head;
      said.instead = own.verdict;
      said.instead_return_code = own.return_code;
    }
    applied.push_back(said);
  }
  Said result = own;
  if (!applied.empty()) {
    // What may be used without end need not be counted.
    const auto key = [](const Said& one) {
      return std::pair(one.limited != nullptr, std::string_view(one.head->name));
    };
    std::ranges::sort(applied, {}, key);
    result = applied.front();
    for (const Said& other : applied) {
      if (*other.verdict == *result.verdict) continue;
      result.conflicts_with = other.head;
      break;
    }
  }
  // One that may hold as well and says otherwise leaves the answer open.
  for (const Said& other : uncertain) {
    if (is_true(result.certain)) {
      if (*other.verdict != *result.verdict) result = other;
    } else if (&heavier(result.certain.reason(), other.certain.reason()) ==
               &other.certain.reason()) {
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
