#include "tests/reference/exclusions.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "interpreter/code_pairs.hpp"
#include "interpreter/overloaded.hpp"
#include "tests/reference/codes.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/facts.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

using dsl::ast::VerdictKind;

/// Two lines of which the first may deny the second; no first one for a stay.
struct Pair {
  const Line* denying = nullptr;
  const Line* denied = nullptr;
};

/// Tells whether the denying line of a pair is in a selection. Codes are those of the date of the
/// denied line, the facts of `met` those of the denying line (`semantics.md` 15).
Value is_denying(const World& world, const Selection& selection, const Pair& pair, Date reference) {
  return both(contains(world, selection.codes, pair.denying->code, reference),
              all_pass(world, selection.with, {pair.denying, pair.denying->claim->date}));
}

Value is_in_stay(const World& world, const Stay& stay, const Place& place) {
  if (const auto* programme = std::get_if<ProgrammeId>(&stay.value)) {
    return enrolled_in(world, *programme, place.reference);
  }
  const auto found = intervals_of(world, stay, place);
  if (const Value* open = std::get_if<Value>(&found)) return *open;
  for (const DateInterval& interval : std::get<0>(found)) {
    if (interval.contains(place.reference)) return true;
  }
  return false;
}

/// Tells whether the relation of a group holds between two lines.
Value is_related(const World& world, const ExclusionEntry& entry, const Pair& pair,
                 Date reference) {
  return std::visit(
      Overloaded{
          [&](const BesideRelation& beside) -> Value {
            if (pair.denying == nullptr) return false;
            const Date date = pair.denying->claim->date;
            if (!same_period(beside.same, date, pair.denied->claim->date)) return false;
            return is_denying(world, beside.denying, pair, reference);
          },
          [&](const WithinRelation& within) -> Value {
            if (pair.denying == nullptr) return false;
            Date from = pair.denying->claim->date;
            Date to = pair.denied->claim->date;
            if (!within.after) std::swap(from, to);
            if (to < from || move(from, within.length, 1) < to) return false;
            return is_denying(world, within.denying, pair, reference);
          },
          [&](const StayRelation& stay) -> Value {
            // A window reads the date of service, whatever the reference date is.
            return is_in_stay(world, stay.stay, {pair.denied, pair.denied->claim->date});
          },
      },
      *entry.relation);
}

/// What one exception says of a pair, those to itself aside.
struct Answer {
  Value applies = true;
  const ExclusionVersion* version = nullptr;
  Date reference{};
  Verdict verdict;
  std::string_view return_code;
  bool takes_relation = false;
  bool takes_rows = false;
  bool is_conflict = false;
};

/// Puts denials before questions, and these before permissions (`semantics.md` 21).
int order_of(const Verdict& verdict) {
  switch (verdict.kind) {
    case VerdictKind::deny:
      return 0;
    case VerdictKind::manual:
      return 1;
    case VerdictKind::allow:
      return 2;
  }
  return 2;
}

/// Returns what the groups of one exception that hold say together: a permission beside a denial is
/// a conflict.
Answer together(const std::vector<Answer>& holding) {
  const auto weight = [](const Answer& one) {
    return std::tuple(order_of(one.verdict), one.return_code, one.verdict.question,
                      one.takes_relation, one.takes_rows);
  };
  Answer first = holding.front();
  bool denies = false;
  bool allows = false;
  for (const Answer& one : holding) {
    if (weight(one) < weight(first)) first = one;
    denies = denies || one.verdict.kind == VerdictKind::deny;
    allows = allows || one.verdict.kind == VerdictKind::allow;
  }
  first.is_conflict = denies && allows;
  return first;
}

/// Returns what one version of an exception says of a pair: what holds together, and each of its
/// groups that may.
std::vector<Answer> answers_of(const World& world, const Chosen<ExclusionVersion>& chosen,
                               const Pair& pair) {
  std::vector<Answer> answers;
  std::vector<Answer> holding;
  const Place place{pair.denied, chosen.reference};
  const Value guards = both(guards_hold(world, chosen.version->head, place), chosen.open);
  const auto consider = [&](const Value& applies, const Verdict& verdict,
                            const ExclusionEntry& entry) {
    if (is_false(applies) || is_waived(applies, chosen.version->head)) return;
    Answer answer;
    answer.version = chosen.version;
    answer.reference = chosen.reference;
    answer.applies = applies;
    answer.verdict = verdict;
    answer.takes_relation = !entry.relation;
    answer.takes_rows = entry.takes_over_rows;
    answer.return_code =
        entry.return_code.empty() ? chosen.version->head.return_code : entry.return_code;
    (is_true(applies) ? holding : answers).push_back(answer);
  };
  for (const ExclusionEntry& entry : chosen.version->entries) {
    if (is_true(chosen.open) && !entry.validity.contains(chosen.reference)) continue;
    Value related = guards;
    if (entry.relation) {
      related = both(related, is_related(world, entry, pair, chosen.reference));
    }
    if (entry.takes_over_rows) consider(related, entry.verdict, entry);
    for (const ExclusionEntry::Row& row : entry.rows) {
      consider(both(related, selects(world, row.denied, place)), row.verdict, entry);
    }
  }
  if (!holding.empty()) answers.push_back(together(holding));
  return answers;
}

std::vector<Answer> answers_of(const World& world, ExclusionId id, const Pair& pair) {
  for (const auto& chosen : versions_for(world, world.program.exclusions[id.index], *pair.denied)) {
    auto answers = answers_of(world, chosen, pair);
    if (!answers.empty()) return answers;
  }
  return {};
}

/// An exception that holds, with those to it, and whether it may be used only so often.
struct Holding {
  ExclusionId id;
  Answer answer;
  Said said;
  bool is_limited = false;
};

/// Returns what is said once all permissions that may be used only so often are used up.
Said& last_of(Said& said) {
  return said.limited == nullptr ? said : last_of(said.instead.front());
}

/// Returns what a rule says of a pair together with the exceptions to it, but for those in
/// `spent`.
Said said_with_exceptions(const World& world, ExclusionId rule, const Said& own, const Pair& pair,
                          const std::vector<ExclusionId>& spent) {
  std::vector<Holding> certain;
  std::vector<Said> uncertain;
  for (const ExclusionId id : world.program.exclusions[rule.index].exceptions) {
    if (std::find(spent.begin(), spent.end(), id) != spent.end()) continue;
    for (const Answer& answer : answers_of(world, id, pair)) {
      Said of_exception;
      of_exception.head = &answer.version->head;
      of_exception.verdict = answer.verdict;
      of_exception.return_code = answer.return_code;
      of_exception.is_conflict = answer.is_conflict;
      of_exception.takes_relation = own.takes_relation && answer.takes_relation;
      of_exception.takes_rows = own.takes_rows && answer.takes_rows;
      Said said = said_with_exceptions(world, id, of_exception, pair, {});
      if (is_open(answer.applies)) {
        said.certain = answer.applies;
        uncertain.push_back(said);
        continue;
      }
      // Where an exception to it holds it is silent, and so is how often it may be used.
      const bool speaks = last_of(said).head == &answer.version->head;
      certain.push_back({id, answer, said, answer.version->at_most && speaks});
    }
  }
  Said result = own;
  if (!certain.empty()) {
    const auto before = [](const Holding& one, const Holding& other) {
      // What may be used without end need not be counted.
      const bool is_counted = one.is_limited || one.said.limited != nullptr;
      const bool is_other_counted = other.is_limited || other.said.limited != nullptr;
      if (is_counted != is_other_counted) return is_other_counted;
      return one.said.head->name < other.said.head->name;
    };
    const Holding& first = *std::min_element(certain.begin(), certain.end(), before);
    result = first.said;
    if (first.is_limited) {
      std::vector<ExclusionId> more = spent;
      more.push_back(first.id);
      Said& last = last_of(result);
      last.instead = {said_with_exceptions(world, rule, own, pair, more)};
      last.limited = first.answer.version;
      last.limited_reference = first.answer.reference;
    }
    for (const Holding& other : certain) {
      if (other.said.verdict != result.verdict) result.is_conflict = true;
    }
  }
  const auto order = [](const Said& one) {
    return std::tuple(std::string_view(one.head->name), order_of(one.verdict), one.return_code);
  };
  std::sort(uncertain.begin(), uncertain.end(),
            [&](const Said& one, const Said& other) { return order(one) < order(other); });
  for (const Said& other : uncertain) {
    if (other.verdict == result.verdict && is_true(result.certain)) continue;
    if (is_true(result.certain) || &heavier(result.certain, other.certain) == &other.certain) {
      result = other;
    }
  }
  return result;
}

/// Tells whether `voorrang` lets a line win from the one that denies it.
bool wins(const World& world, const Line& denied, const Line& denying) {
  const Date date = denied.claim->date;
  for (const Exclusion& rule : world.program.exclusions) {
    const ExclusionVersion* version = world.version_on(rule, date);
    if (version == nullptr) continue;
    for (const Precedence& one : version->precedences) {
      if (is_true(contains(world, one.winner, denied.code, date)) &&
          is_true(contains(world, one.loser, denying.code, date))) {
        return true;
      }
    }
  }
  return false;
}

/// Gathers the words of one version of a rule about a line.
class Words {
 public:
  Words(const World& world, const std::vector<const Line*>& lines, std::size_t denied,
        const std::vector<std::size_t>& others, std::vector<Word>& words)
      : world_(world), lines_(lines), denied_(denied), others_(others), words_(words) {}

  void add_rule(ExclusionId id) {
    const Exclusion& rule = world_.program.exclusions[id.index];
    for (const auto& chosen : versions_for(world_, rule, *lines_[denied_])) add(id, chosen);
  }

 private:
  void add(ExclusionId id, const Chosen<ExclusionVersion>& chosen) {
    const Place place{lines_[denied_], chosen.reference};
    const RuleHead& head = chosen.version->head;
    const Value guards = both(chosen.open, guards_hold(world_, head, place));
    const auto add_entry = [&](const ExclusionEntry& entry, const std::string& return_code) {
      if (is_true(chosen.open) && !entry.validity.contains(chosen.reference)) return;
      for (const ExclusionEntry::Row& row : entry.rows) {
        Word word;
        word.head = &head;
        word.guards = guards;
        word.row = selects(world_, row.denied, place);
        word.is_permission = row.verdict.kind == VerdictKind::allow;
        if (is_false(both(word.guards, word.row))) continue;
        Said own;
        own.head = &head;
        own.verdict = row.verdict;
        own.return_code = return_code.empty() ? head.return_code : return_code;
        add_group(id, entry, own, word, chosen.reference);
      }
    };
    for (const ExclusionEntry& entry : chosen.version->entries) {
      add_entry(entry, entry.return_code);
    }
    if (!chosen.version->pairs) return;
    const CodePairs& pairs = *chosen.version->pairs;
    for (const CodePairs::Row& row : pairs.rows) {
      add_entry(pairs.entry(row), pairs.return_codes[row.return_code]);
    }
  }

  void add_group(ExclusionId id, const ExclusionEntry& entry, const Said& own, const Word& word,
                 Date reference) {
    if (std::holds_alternative<StayRelation>(*entry.relation)) {
      return add_word(id, entry, own, word, reference, std::nullopt);
    }
    for (const std::size_t by : others_) {
      if (by == denied_ || wins(world_, *lines_[denied_], *lines_[by])) continue;
      add_word(id, entry, own, word, reference, by);
    }
  }

  void add_word(ExclusionId id, const ExclusionEntry& entry, const Said& own, Word word,
                Date reference, std::optional<std::size_t> by) {
    const Pair pair{by ? lines_[*by] : nullptr, lines_[denied_]};
    word.by = by;
    word.relation = is_related(world_, entry, pair, reference);
    word.applies = both(both(word.guards, word.row), word.relation);
    if (is_false(word.applies)) return;
    word.said = said_with_exceptions(world_, id, own, pair, {});
    words_.push_back(std::move(word));
  }

  const World& world_;
  const std::vector<const Line*>& lines_;
  std::size_t denied_;
  const std::vector<std::size_t>& others_;
  std::vector<Word>& words_;
};

}  // namespace

std::vector<Word> words_about(const World& world, const std::vector<const Line*>& lines,
                              std::size_t denied, const std::vector<std::size_t>& others) {
  std::vector<Word> words;
  Words gathering(world, lines, denied, others, words);
  for (std::uint32_t index = 0; index < world.program.exclusions.size(); ++index) {
    if (world.program.exclusions[index].excepts.empty()) gathering.add_rule({index});
  }
  return words;
}

}  // namespace clausule::reference
