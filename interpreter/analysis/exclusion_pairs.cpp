#include "interpreter/analysis/exclusion_pairs.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "interpreter/code_pairs.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::analysis {
namespace {

const Selection* denying_of(const Relation& relation) {
  return std::visit(Overloaded{[](const BesideRelation& beside) { return &beside.denying; },
                               [](const WithinRelation& within) { return &within.denying; },
                               [](const StayRelation&) -> const Selection* { return nullptr; }},
                    relation);
}

/// A group whose relation and rows an exception may have taken over. Who departs from a table of
/// pairs departs from all its rows: together they are one group.
struct Group {
  const ExclusionEntry* entry = nullptr;
  const CodePairs* table = nullptr;  ///< whose form `entry` is, or null
};

/// Returns the codes that deny in a table of pairs, or those that are denied.
CodeSet codes_of(const CodePairs& table, bool denying) {
  CodeSet found;
  for (std::uint32_t at = 0; at < table.codes.size(); ++at) {
    if (denying ? !table.denies[at] : table.rows_of(at).empty()) continue;
    const CodeValue& code = table.codes[at];
    found.members.emplace_back(CodeRange{code.list, code.digits, code.digits});
  }
  return found;
}

/// Collects the groups of the rules that a rule departs from, or of the rules these depart from in
/// their turn.
void collect_groups(const Program& program, ExclusionId rule, std::set<ExclusionId>& seen,
                    std::vector<Group>& found) {
  if (!seen.insert(rule).second) return;
  for (const ExclusionId named : program.exclusions[rule.index].excepts) {
    const std::size_t before = found.size();
    for (const ExclusionVersion& version : program.exclusions[named.index].versions) {
      for (const ExclusionEntry& entry : version.entries) {
        if (entry.relation && !entry.takes_over_rows) found.push_back({&entry, nullptr});
      }
      if (version.pairs) found.push_back({&version.pairs->form, &*version.pairs});
    }
    if (found.size() == before) collect_groups(program, named, seen, found);
  }
}

/// Gathers the pairs of one rule.
class PairsOfRule {
 public:
  PairsOfRule(const Program& program, const CodeSpace& space, Reading reading, ExclusionId rule,
              const std::function<void(const ExclusionPair&)>& use)
      : program_(program), space_(space), reading_(reading), rule_(rule), use_(use) {}

  void run() {
    for (const ExclusionVersion& version : program_.exclusions[rule_.index].versions) {
      for (const ExclusionEntry& entry : version.entries) run(version, entry);
    }
  }

 private:
  void run(const ExclusionVersion& version, const ExclusionEntry& entry) {
    const auto in_force = intersect(version.head.validity, program_.contract.validity);
    const auto days = in_force ? intersect(*in_force, entry.validity) : std::nullopt;
    if (!days) return;
    ExclusionPair pair;
    pair.rule = rule_;
    pair.version = &version;
    pair.validity = *days;
    if (entry.relation && !entry.takes_over_rows) {
      pair.relation = &*entry.relation;
      with_rows(entry, entry, pair);
      return;
    }
    if (!taken_over_) {
      taken_over_.emplace();
      std::set<ExclusionId> seen;
      collect_groups(program_, rule_, seen, *taken_over_);
    }
    for (const Group& group : *taken_over_) {
      pair.relation = entry.relation ? &*entry.relation : &*group.entry->relation;
      with_rows(entry, entry.takes_over_rows ? *group.entry : entry, pair, group.table);
    }
  }

  /// Gives the pairs of a group with its own rows, or with those of `rows` under its own verdict.
  void with_rows(const ExclusionEntry& entry, const ExclusionEntry& rows, ExclusionPair& pair,
                 const CodePairs* table = nullptr) {
    pair.denying = {};
    if (table != nullptr && pair.relation == &*table->form.relation) {
      pair.denying = space_.resolve(codes_of(*table, true), reading_);
    } else if (const Selection* denying = denying_of(*pair.relation)) {
      pair.denying = space_.resolve(denying->codes, reading_);
    }
    for (const ExclusionEntry::Row& row : rows.rows) {
      pair.denied = &row.denied;
      pair.denied_codes = table != nullptr && &rows == &table->form
                              ? space_.resolve(codes_of(*table, false), reading_)
                              : space_.resolve(row.denied.codes, reading_);
      pair.verdict = entry.takes_over_rows ? entry.verdict.kind : row.verdict.kind;
      pair.location = entry.takes_over_rows ? entry.location : row.denied.location;
      use_(pair);
    }
  }

  const Program& program_;
  const CodeSpace& space_;
  Reading reading_;
  ExclusionId rule_;
  const std::function<void(const ExclusionPair&)>& use_;
  std::optional<std::vector<Group>> taken_over_;
};

/// Returns the values that a test names one by one, as they were written.
std::optional<std::vector<std::string>> named_values(const CellTests& tests) {
  std::vector<std::string> values;
  for (const CellTest& test : tests.tests) {
    if (const auto* among = std::get_if<CellTest::Among>(&test.value)) {
      for (const CodeSet::Member& member : among->codes.members) {
        const auto* range = std::get_if<CodeRange>(&member);
        if (range == nullptr || range->first != range->last) return std::nullopt;
        values.push_back(range->first);
      }
      continue;
    }
    const auto* compared = std::get_if<CellTest::Compared>(&test.value);
    if (compared == nullptr || compared->compare != dsl::ast::Compare::equal) return std::nullopt;
    const auto* constant = std::get_if<Constant>(&compared->value->node);
    if (constant == nullptr) return std::nullopt;
    if (const auto* code = std::get_if<CodeValue>(&constant->value)) {
      values.push_back(code->digits);
    } else if (const auto* text = std::get_if<Text>(&constant->value)) {
      values.push_back(text->value);
    } else {
      return std::nullopt;
    }
  }
  return values;
}

}  // namespace

const Selection* ExclusionPair::denying_selection() const {
  return relation == nullptr ? nullptr : denying_of(*relation);
}

bool ExclusionPair::unconditional() const {
  const Selection* denying_lines = denying_selection();
  return version->head.guards.empty() && !version->at_most &&
         (denied == nullptr || denied->with.empty()) &&
         (denying_lines == nullptr || denying_lines->with.empty());
}

void for_each_pair(const Program& program, const CodeSpace& space, Reading reading,
                   const std::function<void(const ExclusionPair&)>& use) {
  for (std::uint32_t rule = 0; rule < program.exclusions.size(); ++rule) {
    PairsOfRule(program, space, reading, {rule}, use).run();
  }
}

ExceptionPairs exception_pairs(const Program& program, const CodeSpace& space, Reading reading) {
  ExceptionPairs found(program.exclusions.size());
  for (std::uint32_t rule = 0; rule < program.exclusions.size(); ++rule) {
    const Exclusion& exclusion = program.exclusions[rule];
    if (exclusion.excepts.empty()) continue;
    PairsOfRule(program, space, reading, {rule}, [&](const ExclusionPair& pair) {
      for (const ExclusionId named : exclusion.excepts) found[named.index].push_back(pair);
    }).run();
  }
  return found;
}

std::vector<Rectangle> without(const std::vector<Rectangle>& rectangles, const Rectangle& taken) {
  std::vector<Rectangle> kept;
  for (const Rectangle& one : rectangles) {
    if (!one.denying.meets(taken.denying) || !one.denied.meets(taken.denied)) {
      kept.push_back(one);
      continue;
    }
    CodeRanges others = one.denying - taken.denying;
    if (!others.empty()) kept.push_back({std::move(others), one.denied});
    CodeRanges rest = one.denied - taken.denied;
    if (!rest.empty()) kept.push_back({one.denying & taken.denying, std::move(rest)});
  }
  return kept;
}

std::vector<Winner> collect_winners(const Program& program, const CodeSpace& space) {
  std::vector<Winner> winners;
  for (const Exclusion& exclusion : program.exclusions) {
    for (const ExclusionVersion& version : exclusion.versions) {
      for (const Precedence& written : version.precedences) {
        Rectangle dropped{space.resolve(written.loser, Reading::possible),
                          space.resolve(written.winner, Reading::possible)};
        winners.push_back({std::move(dropped), version.head.validity, &written});
      }
    }
  }
  return winners;
}

bool contradict(const Selection& left, const Selection& right) {
  return std::ranges::any_of(left.with, [&right](const FactTest& one) {
    return std::ranges::any_of(right.with, [&one](const FactTest& other) {
      if (!one.subject || !other.subject || one.subject->text != other.subject->text) return false;
      // A fact with several values passes both tests.
      if (one.subject->type.kind == TypeKind::codes) return false;
      const auto here = named_values(*one.tests);
      const auto there = named_values(*other.tests);
      if (!here || !there || here->empty() || there->empty()) return false;
      return std::ranges::none_of(*here, [&there](const std::string& value) {
        return std::ranges::find(*there, value) != there->end();
      });
    });
  });
}

}  // namespace clausule::interpreter::analysis
