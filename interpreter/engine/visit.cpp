#include <algorithm>
#include <utility>

#include "interpreter/engine/graph.hpp"

namespace clausule::interpreter::engine {

namespace {

using dsl::ast::VerdictKind;

}  // namespace

Graph::Permission Graph::use_permission(const Said& said, std::size_t line,
                                        std::optional<std::size_t>& waits) {
  const ExclusionVersion& permission = *said.limited;
  const Place place{&lines_[line].line, lines_[line].line.claim->date};
  const Value most = evaluator_.evaluate(*permission.at_most, place);
  const auto* number = std::get_if<Decimal>(&most);
  if (number == nullptr) return Permission::spent;
  Decimal certain;
  Decimal possible;
  for (const Use& use : uses_) {
    if (use.permission != said.limited) continue;
    if (use.line == line) return Permission::granted;
    if (!in_same_window(*permission.window, use.line, line)) continue;
    if (lines_[use.line].is_gone()) continue;
    // A line under review that used it may give it back (semantics.md 2).
    if (lines_[use.line].is_open()) {
      possible = possible + Decimal(1);
      waits = use.line;
    } else {
      certain = certain + Decimal(1);
    }
  }
  if (certain >= *number) return Permission::spent;
  if (certain + possible >= *number) return Permission::open;
  uses_.push_back({said.limited, line});
  return Permission::granted;
}

void Graph::visit_edges(std::size_t line) {
  for (const Edge& edge : nodes_[line].edges) visit_edge(line, edge);
}

void Graph::visit_edge(std::size_t line, const Edge& edge) {
  auto& findings = lines_[line].findings;
  const auto add = [&](std::optional<Finding> finding, std::optional<std::size_t> by,
                       std::string_view return_code) {
    if (!finding) return;
    if (finding->effect == Effect::gone) finding->return_code = return_code;
    const auto repeated = std::ranges::find_if(findings, [&](const Finding& one) {
      return one.pass == Pass::graph && one.rule == finding->rule && one.effect == finding->effect;
    });
    if (repeated != findings.end()) {
      // Rows that say the same of one pair: the order of the text does not pick the return code.
      if (repeated->beside == by && finding->return_code < repeated->return_code) {
        repeated->return_code = finding->return_code;
      }
      return;
    }
    finding->beside = by;
    findings.push_back(*std::move(finding));
  };
  const LineState* by = edge.by ? &lines_[*edge.by] : nullptr;
  if (by != nullptr && by->is_gone()) return;
  const RuleHead* head = edge.said.head;
  const Verdict* verdict = edge.said.verdict;
  if (edge.said.limited != nullptr && is_true(edge.certain) &&
      verdict->kind == VerdictKind::allow) {
    std::optional<std::size_t> waits;
    const Permission permission = use_permission(edge.said, line, waits);
    if (permission == Permission::open && (by == nullptr || by->stays())) {
      hang(line, *waits, *edge.said.instead_head, Ground::exclusion);
      return;
    }
    if (permission == Permission::spent) {
      head = edge.said.instead_head;
      verdict = edge.said.instead;
    }
  }
  if (edge.said.conflicts_with != nullptr) {
    auto finding = finding_of({VerdictKind::manual, ""}, Pass::graph, Ground::exclusion, *head, {});
    finding->message = {Says::exceptions_differ, {head->name, edge.said.conflicts_with->name}};
    add(std::move(finding), edge.by, "");
    return;
  }
  if (verdict->kind == VerdictKind::allow && !is_open(edge.said.certain)) return;
  if (by != nullptr && by->is_open()) {
    const bool asks = verdict->kind == VerdictKind::manual && is_true(edge.certain);
    const bool repeated = std::ranges::any_of(findings, [&](const Finding& one) {
      return one.pass == Pass::graph && one.rule == head->name;
    });
    if (asks) {
      add(finding_of(*verdict, Pass::graph, Ground::exclusion, *head, {}), edge.by, "");
    } else if (!repeated) {
      hang(line, *edge.by, *head, Ground::exclusion);
    }
    return;
  }
  const Truth certain = both(edge.certain, edge.said.certain);
  if (is_open(certain)) {
    const RuleHead& unknown = is_open(edge.certain) ? *head : *edge.said.head;
    add(finding_of_unknown(certain, Pass::graph, Ground::exclusion, unknown), edge.by, "");
    return;
  }
  const bool permitted =
      by != nullptr && std::ranges::any_of(nodes_[line].edges, [&](const Edge& other) {
        return other.by == edge.by && other.said.verdict->kind == VerdictKind::allow &&
               other.said.limited == nullptr && other.is_permission && is_true(other.certain);
      });
  if (permitted) {
    auto finding = finding_of({VerdictKind::manual, ""}, Pass::graph, Ground::exclusion, *head, {});
    finding->message = {Says::permission_differs, {head->name}};
    add(std::move(finding), edge.by, "");
    return;
  }
  add(finding_of(*verdict, Pass::graph, Ground::exclusion, *head, edge.denied), edge.by,
      *verdict == *edge.said.verdict ? edge.said.return_code : std::string_view(head->return_code));
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
