#include "interpreter/engine/silence.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/code_pairs.hpp"
#include "interpreter/describe.hpp"
#include "interpreter/engine/explain.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

std::optional<Silence> failing_guard(const Evaluator& evaluator, const RuleHead& head,
                                     const Place& place) {
  for (const Guard& guard : head.guards) {
    const Truth value = evaluator.holds(*guard.condition, place);
    const bool fails = guard.wanted ? is_false(value) : is_true(value);
    if (!fails) continue;
    return Silence{{guard.wanted ? Says::guard_fails : Says::unless_holds,
                    {contract_argument(guard.condition->text)}},
                   values_read(evaluator, {guard.condition.get()}, place)};
  }
  return std::nullopt;
}

std::optional<Silence> failing_test(const Evaluator& evaluator, const std::vector<FactTest>& tests,
                                    const Place& place) {
  for (const FactTest& test : tests) {
    const Value value = evaluator.evaluate(*test.subject, place);
    if (!is_false(evaluator.passes(value, *test.tests, place))) continue;
    return Silence{{Says::fact_test_fails,
                    {contract_argument(test.subject->text), text_of(value),
                     contract_argument(test.tests->text)}},
                   {}};
  }
  return std::nullopt;
}

std::optional<Silence> failing_selection(const Evaluator& evaluator, const Selection& selection,
                                         const Place& place) {
  if (is_false(evaluator.contains(selection.codes, place.line->code(), place.reference))) {
    return Silence{{Says::codes_leave_out, {to_string(place.line->code())}}, {}};
  }
  return failing_test(evaluator, selection.with, place);
}

std::string denying_text(const Program& program, const ExclusionEntry& entry) {
  return std::visit(
      Overloaded{
          [&](const BesideRelation& one) { return describe(program, one.denying.codes); },
          [&](const WithinRelation& one) { return describe(program, one.denying.codes); },
          [](const StayRelation& one) { return one.stay.text; },
      },
      *entry.relation);
}

/// Names the code of the first row of a table of pairs in which a code is denied, if there is one.
std::optional<std::string> denying_code(const Program& program, const CodePairs* pairs,
                                        const CodeValue& denied) {
  if (pairs == nullptr) return std::nullopt;
  const CodePairs::Row* first = nullptr;
  pairs->each_meaning(denied, [&](std::uint32_t code) {
    for (const CodePairs::Row& row : pairs->rows_of(code)) {
      if (first == nullptr || row.begin < first->begin) first = &row;
    }
  });
  if (first == nullptr) return std::nullopt;
  return denying_text(program, pairs->entry(*first));
}

}  // namespace

std::optional<Silence> why_silent(const Evaluator& evaluator, const RuleHead& head,
                                  const std::optional<Selection>& selection, const Place& place) {
  if (selection) {
    if (auto silence = failing_selection(evaluator, *selection, place)) return silence;
  }
  return failing_guard(evaluator, head, place);
}

Silence why_no_exclusion(const Evaluator& evaluator, const Graph& graph,
                         std::span<const LineState> lines, std::size_t line, std::uint32_t index) {
  const Exclusion& rule = evaluator.program().exclusions[index];
  const Line& own = lines[line].line;
  for (const Edge& edge : graph.edges_of(line)) {
    if (edge.rule != index && edge.said.head->name != rule.name) continue;
    if (edge.by && lines[*edge.by].is_gone()) {
      return {{Says::denying_line_gone,
               {lines[*edge.by].line.claim->id, to_string(lines[*edge.by].line.code())}},
              {}};
    }
    if (edge.said.verdict->kind == dsl::ast::VerdictKind::allow) {
      if (edge.said.head->name == rule.name) {
        return {{Says::permits, {edge.by ? lines[*edge.by].line.claim->id : own.claim->id}}, {}};
      }
      return {{Says::excepted, {edge.said.head->name}}, {}};
    }
    if (edge.said.head->name != rule.name) return {{Says::excepted, {edge.said.head->name}}, {}};
  }
  if (!lines[line].in_graph) return {{Says::not_reached, {}}, {}};
  Date reference = own.claim->date;
  Truth open = false;
  const ExclusionVersion* version = evaluator.version_for(rule.versions, own, reference, open);
  if (version == nullptr) return {{Says::not_in_force, {to_string(reference)}}, {}};
  const Place place{&own, reference};
  if (auto silence = failing_guard(evaluator, version->head, place)) return *std::move(silence);
  std::optional<Silence> first;
  for (const ExclusionEntry& entry : version->entries) {
    for (const ExclusionEntry::Row& row : entry.rows) {
      if (is_false(evaluator.contains(row.denied.codes, own.code(), reference))) continue;
      if (auto silence = failing_test(evaluator, row.denied.with, place)) {
        if (!first) first = std::move(silence);
        continue;
      }
      if (!entry.relation) {
        // An exception without a relation of its own has nothing to depart from here.
        const ExclusionId named = rule.excepts.front();
        return {{Says::nothing_to_except, {evaluator.program().exclusions[named.index].name}}, {}};
      }
      const bool stay = std::holds_alternative<StayRelation>(*entry.relation);
      return {{stay ? Says::no_stay : Says::nothing_beside,
               {contract_argument(denying_text(evaluator.program(), entry))}},
              {}};
    }
  }
  if (const auto beside = denying_code(evaluator.program(), version->pairs.get(), own.code())) {
    return {{Says::nothing_beside, {contract_argument(*beside)}}, {}};
  }
  if (first) return *std::move(first);
  if (!rule.excepts.empty()) {
    const ExclusionId named = rule.excepts.front();
    return {{Says::nothing_to_except, {evaluator.program().exclusions[named.index].name}}, {}};
  }
  return {{Says::codes_leave_out, {to_string(own.code())}}, {}};
}

Silence why_no_tariff(const Evaluator& evaluator, const Pricer& pricer, const Tariff& tariff,
                      const Applicability& how, const Line& line) {
  const Date date = line.claim->date;
  if (how.version == nullptr) return {{Says::not_in_force, {to_string(date)}}, {}};
  for (const TariffId other : tariff.exceptions) {
    if (!is_true(pricer.applies(other, line).applies)) continue;
    return {{Says::excepted, {evaluator.program().tariffs[other.index].name}}, {}};
  }
  const Place place{&line, how.reference};
  if (auto silence = why_silent(evaluator, how.version->head, how.version->selection, place)) {
    return *std::move(silence);
  }
  if (how.version->has_table && how.row == nullptr) return {{Says::no_row, {}}, {}};
  return {{Says::not_reached, {}}, {}};
}

}  // namespace clausule::interpreter::engine
