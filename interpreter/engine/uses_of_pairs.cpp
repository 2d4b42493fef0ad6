#include "interpreter/engine/uses_of_pairs.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/code_pairs.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

using dsl::ast::VerdictKind;

struct RuleOf {
  const Exclusion* rule = nullptr;
  const ExclusionVersion* version = nullptr;
};

RuleOf rule_of(const Program& program, const RuleHead& head) {
  for (const Exclusion& rule : program.exclusions) {
    if (rule.name != head.name) continue;
    for (const ExclusionVersion& version : rule.versions) {
      if (&version.head == &head) return {&rule, &version};
    }
  }
  return {};
}

bool departs_from(const Program& program, const Exclusion& exception, std::uint32_t from) {
  return std::ranges::any_of(exception.excepts, [&](ExclusionId named) {
    return named.index == from || departs_from(program, program.exclusions[named.index], from);
  });
}

}  // namespace

void PairUses::add(std::size_t line, const Finding* decisive) {
  if (decisive != nullptr && decisive->ground == Ground::exclusion) add_decisive(line, *decisive);
  if (decisive == nullptr || decisive->effect == Effect::open) add_permissions(line);
  add_recoveries(line);
}

void PairUses::add_decisive(std::size_t line, const Finding& decisive) {
  for (const Edge& edge : graph_.edges_of(line)) {
    if (edge.by != decisive.beside) continue;
    for (const Said* said = &edge.said; said != nullptr; said = said->instead.get()) {
      if (said->head->name != decisive.rule) continue;
      const bool unknown = is_open(edge.certain) || is_open(said->certain);
      if (unknown) {
        const RuleHead& head = edge.doubted != nullptr ? *edge.doubted : *said->head;
        const Date date = lines_[line].line.claim->date;
        if (head.if_unknown) reader_.add(Deed::unknown, head, date);
        add_edge(line, edge, *said, decisive.effect == Effect::gone ? Deed::denies : Deed::asks);
        return;
      }
      const bool hangs = decisive.message.says == Says::hangs_on ||
                         decisive.message.says == Says::hangs_on_question;
      const VerdictKind wanted =
          decisive.effect == Effect::gone ? VerdictKind::deny : VerdictKind::manual;
      if (hangs || said->conflicts_with != nullptr || said->verdict->kind != wanted) continue;
      return add_edge(line, edge, *said,
                      decisive.effect == Effect::gone ? Deed::denies : Deed::asks);
    }
  }
}

void PairUses::add_permissions(std::size_t line) {
  for (const Edge& edge : graph_.edges_of(line)) {
    if (edge.by && lines_[*edge.by].is_gone()) continue;
    if (!is_true(edge.certain) || !is_true(edge.said.certain)) continue;
    if (edge.said.verdict->kind != VerdictKind::allow) continue;
    add_edge(line, edge, edge.said, Deed::allows);
  }
}

/// A line decided before that this one would have denied is recovered by the rule that denies it.
void PairUses::add_recoveries(std::size_t line) {
  for (const Recovery& one : lines_[line].recover) {
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      if (lines_[at].before == nullptr || lines_[at].line.claim->id != one.id) continue;
      for (const Edge& edge : graph_.edges_of(at)) {
        if (edge.by != line || edge.said.verdict->kind != VerdictKind::deny) continue;
        if (!is_true(edge.certain) || !is_true(edge.said.certain)) continue;
        add_edge(at, edge, edge.said, Deed::denies);
      }
    }
  }
}

void PairUses::add_edge(std::size_t line, const Edge& edge, const Said& said, Deed deed) {
  const auto [rule, version] = rule_of(program_, *said.head);
  if (version == nullptr) return;
  const LineState& state = lines_[line];
  Date reference = state.line.claim->date;
  Truth open = false;
  evaluator_.version_for(rule->versions, state.line, reference, open);
  reader_.add(deed, version->head, reference);
  const Exclusion& pair_of = program_.exclusions[edge.rule];
  if (departs_from(program_, *rule, edge.rule)) {
    reader_.add_departure(version->head, pair_of.name, reference);
  }
  reader_.read_guards(version->head, {&state.line, reference});
  add_row(*version, said, line, edge, reference);
}

void PairUses::add_row(const ExclusionVersion& version, const Said& said, std::size_t line,
                       const Edge& edge, Date reference) {
  const Place place{&lines_[line].line, reference};
  for (const ExclusionEntry& entry : version.entries) {
    const bool whole = &entry.verdict == said.verdict;
    const auto row = std::ranges::find_if(
        entry.rows, [&](const ExclusionEntry::Row& one) { return &one.verdict == said.verdict; });
    if (!whole && row == entry.rows.end()) continue;
    if (row != entry.rows.end()) {
      reader_.add({Deed::contains, row->denied.location, reference, {}, {}, 0});
      reader_.read_selection(row->denied, place);
    }
    return add_relation(entry, edge, line, reference);
  }
  if (version.pairs != nullptr) add_pair_row(version, line, edge, reference);
}

void PairUses::add_pair_row(const ExclusionVersion& version, std::size_t line, const Edge& edge,
                            Date reference) {
  const CodePairs& pairs = *version.pairs;
  if (!edge.by) return;
  pairs.each_meaning(lines_[line].line.code(), [&](std::uint32_t denied) {
    pairs.each_meaning(lines_[*edge.by].line.code(), [&](std::uint32_t denying) {
      for (const CodePairs::Row& row : pairs.rows_of(denied, denying)) {
        if (!row.contains(reference)) continue;
        reader_.add({Deed::contains, pairs.location(row), reference, {}, {}, 0});
      }
    });
  });
}

void PairUses::add_relation(const ExclusionEntry& entry, const Edge& edge, std::size_t line,
                            Date reference) {
  if (!entry.relation) return;
  const auto read_denying = [&](const Selection& denying) {
    if (!edge.by) return;
    const Line& by = lines_[*edge.by].line;
    reader_.read_codes(denying.codes, by.code(), reference);
    reader_.read_tests(denying.with, {&by, by.claim->date});
  };
  std::visit(Overloaded{
                 [&](const BesideRelation& one) { read_denying(one.denying); },
                 [&](const WithinRelation& one) { read_denying(one.denying); },
                 [&](const StayRelation& one) {
                   const Line& own = lines_[line].line;
                   reader_.read_window(Window(one.stay), {&own, own.claim->date});
                 },
             },
             *entry.relation);
}

}  // namespace clausule::interpreter::engine
