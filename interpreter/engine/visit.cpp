#include <algorithm>
#include <utility>

#include "interpreter/engine/graph.hpp"
#include "interpreter/engine/line_order.hpp"

namespace clausule::interpreter::engine {

namespace {

using dsl::ast::VerdictKind;

}  // namespace

bool Graph::is_cited_before(const Finding& one, const Finding& other) const {
  if (one.beside == other.beside) return one.return_code < other.return_code;
  if (!one.beside || !other.beside) return one.beside.has_value();
  return counts_before(lines_[*one.beside], lines_[*other.beside]);
}

void Graph::add_finding(std::size_t line, const Finding& finding) {
  auto& findings = lines_[line].findings;
  const auto repeated = std::ranges::find_if(findings, [&](const Finding& one) {
    return one.pass == Pass::graph && one.rule == finding.rule && one.effect == finding.effect;
  });
  if (repeated == findings.end()) {
    findings.push_back(finding);
  } else if (is_cited_before(finding, *repeated)) {
    *repeated = finding;
  }
}

Graph::Permission Graph::use_permission(const Said& said, std::size_t line, bool is_certain,
                                        std::optional<std::size_t>& waits) {
  const ExclusionVersion& permission = *said.limited;
  const Place place{&lines_[line].line, said.limited_reference};
  const Value most = evaluator_.evaluate(*permission.at_most, place);
  const auto* number = std::get_if<Decimal>(&most);
  if (number == nullptr) return Permission::spent;
  Decimal certain;
  Decimal possible;
  bool is_known = false;
  for (Use& use : uses_) {
    if (use.permission != said.limited) continue;
    if (use.line == line && !use.granted) {
      is_known = true;
      continue;
    }
    if (use.line == line) {
      use.certain = use.certain || is_certain;
      return Permission::granted;
    }
    if (!is_true(in_same_window(*permission.window, use.line, line))) continue;
    if (lines_[use.line].is_gone()) continue;
    // A line under review that used it may give it back (semantics.md 2), and what is beside one
    // may not need it.
    if (use.certain && lines_[use.line].stays()) {
      certain = certain + Decimal(1);
    } else {
      possible = possible + Decimal(1);
      if (use.granted || !waits) waits = use.line;
    }
  }
  if (certain >= *number) return Permission::spent;
  const bool granted = certain + possible < *number;
  // What was not granted beside one line waits beside another as well.
  if (!is_known) uses_.push_back({said.limited, line, is_certain && granted, granted});
  return granted ? Permission::granted : Permission::open;
}

void Graph::visit_edges(std::size_t line) {
  for (const Edge& edge : nodes_[line].edges) visit_edge(line, edge);
}

void Graph::visit_edge(std::size_t line, const Edge& edge) {
  const LineState* by = edge.by ? &lines_[*edge.by] : nullptr;
  if (by != nullptr && by->is_gone()) return;
  const Said* said = &edge.said;
  while (said->limited != nullptr && is_true(edge.certain) && is_true(said->certain) &&
         said->verdict->kind == VerdictKind::allow) {
    const bool beside_open = by != nullptr && by->is_open();
    std::optional<std::size_t> waits;
    const Permission permission = use_permission(*said, line, !beside_open, waits);
    if (permission == Permission::open) {
      const std::size_t on = beside_open ? *edge.by : waits.value_or(line);
      add_finding(line, hanging(on, *said->instead->head, Ground::exclusion));
      return;
    }
    if (permission == Permission::granted) break;
    said = said->instead.get();
  }
  auto finding = finding_of_edge(line, edge, *said);
  if (!finding) return;
  // What an open line would deny is open (semantics.md 2).
  if (by != nullptr && by->is_open() && finding->effect != Effect::open) {
    finding = hanging(*edge.by, *said->head, Ground::exclusion);
  }
  finding->beside = edge.by;
  add_finding(line, *finding);
}

std::optional<Finding> Graph::finding_of_edge(std::size_t line, const Edge& edge,
                                              const Said& said) const {
  const RuleHead& head = *said.head;
  const Verdict& verdict = *said.verdict;
  // A row of a table of pairs has a return code of its own, also where nobody knows.
  const auto unknown = [&](Truth doubt, const RuleHead& doubted) {
    auto finding = finding_of_unknown(doubt, Pass::graph, Ground::exclusion, doubted);
    if (finding && finding->effect == Effect::gone && &doubted == said.head) {
      finding->return_code = said.return_code;
    }
    return finding;
  };
  const auto open = [&](Statement message) {
    auto finding = finding_of({VerdictKind::manual, ""}, Pass::graph, Ground::exclusion, head, {});
    finding->message = message;
    return finding;
  };
  const RuleHead* other = said.conflicts_with;
  if (verdict.kind == VerdictKind::allow && other == nullptr && is_true(said.certain)) {
    return std::nullopt;
  }
  if (is_open(said.certain)) {
    return unknown(said.certain, *said.head);
  }
  if (is_open(edge.certain)) {
    return unknown(edge.certain, *edge.doubted);
  }
  if (other != nullptr) return open({Says::exceptions_differ, {head.name, other->name}});
  const bool permitted =
      edge.by && std::ranges::any_of(nodes_[line].edges, [&](const Edge& one) {
        return one.by == edge.by && one.said.verdict->kind == VerdictKind::allow &&
               one.said.limited == nullptr && one.is_permission && is_true(one.certain);
      });
  if (permitted) return open({Says::permission_differs, {head.name}});
  auto finding = finding_of(verdict, Pass::graph, Ground::exclusion, head, edge.denied);
  if (finding && finding->effect == Effect::gone) finding->return_code = said.return_code;
  return finding;
}

void Graph::note_uses(std::size_t line) {
  for (const Edge& edge : nodes_[line].edges) {
    const bool permitted = edge.said.limited != nullptr && is_true(edge.certain) &&
                           edge.said.verdict->kind == VerdictKind::allow;
    if (permitted && (!edge.by || lines_[*edge.by].before != nullptr)) {
      uses_.push_back({edge.said.limited, line});
      return;
    }
  }
}

void Graph::add_recoveries() {
  for (const std::size_t line : order_) {
    LineState& state = lines_[line];
    if (state.before == nullptr) continue;
    for (const Edge& edge : nodes_[line].edges) {
      if (!edge.by || lines_[*edge.by].before != nullptr || !lines_[*edge.by].stays()) continue;
      visit_edge(line, edge);
      const bool denied = state.is_gone();
      state.findings.clear();
      if (!denied) continue;
      auto& recover = lines_[*edge.by].recover;
      const std::string& id = state.line.claim->id;
      const bool known = std::ranges::find(recover, id, &Recovery::id) != recover.end();
      if (!known) recover.push_back({id, state.before->paid});
    }
  }
}

}  // namespace clausule::interpreter::engine
