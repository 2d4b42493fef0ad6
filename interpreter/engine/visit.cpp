#include <algorithm>
#include <utility>

#include "interpreter/engine/entitlement.hpp"
#include "interpreter/engine/graph.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

using dsl::ast::VerdictKind;

std::string limit_text(const Decimal& amount) {
  return amount.to_string(',');
}

}  // namespace

bool Graph::in_same_window(const Window& window, std::size_t earlier, std::size_t later) const {
  const Date first = lines_[earlier].line.claim->date;
  const Date second = lines_[later].line.claim->date;
  const auto in_one_stay = [&](const std::vector<DateInterval>& intervals) {
    return std::ranges::any_of(intervals, [&](const DateInterval& interval) {
      return interval.contains(first) && interval.contains(second);
    });
  };
  return std::visit(Overloaded{
                        [&](CalendarUnit unit) { return same_period(unit, first, second); },
                        // At most so many in any window of this length: the next is allowed on the
                        // same calendar day a length on (semantics.md 23).
                        [&](const Length& length) { return second < move(first, length, 1); },
                        [&](const Stay& stay) {
                          std::vector<DateInterval> intervals;
                          if (const auto* programme = std::get_if<ProgrammeId>(&stay.value)) {
                            const auto stays = evaluator_.stays_in(*programme);
                            if (!stays) return false;
                            for (const Enrolment& one : *stays)
                              intervals.push_back({one.from, one.through});
                          } else {
                            const Value value =
                                evaluator_.evaluate(*std::get<ExpressionPointer>(stay.value),
                                                    {&lines_[later].line, second});
                            if (const auto* period = std::get_if<Period>(&value))
                              intervals = *period;
                          }
                          return in_one_stay(intervals);
                        },
                    },
                    window);
}

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
  for (const Edge& edge : edges_[line]) {
    const LineState* by = edge.by ? &lines_[*edge.by] : nullptr;
    if (by != nullptr && by->is_gone()) continue;
    const RuleHead* head = edge.said.head;
    Verdict verdict = edge.said.verdict;
    if (edge.said.limited != nullptr && is_true(edge.certain) &&
        verdict.kind == VerdictKind::allow) {
      std::optional<std::size_t> waits;
      const Permission permission = use_permission(edge.said, line, waits);
      if (permission == Permission::open && (by == nullptr || by->stays())) {
        hang(line, *waits, *edge.said.instead_head, Ground::exclusion);
        continue;
      }
      if (permission == Permission::spent) {
        head = edge.said.instead_head;
        verdict = edge.said.instead;
      }
    }
    if (edge.said.conflicts_with != nullptr) {
      auto finding =
          finding_of({VerdictKind::manual, ""}, Pass::graph, Ground::exclusion, *head, {});
      finding->message = {Says::exceptions_differ, {head->name, edge.said.conflicts_with->name}};
      add(std::move(finding), edge.by, "");
      continue;
    }
    if (verdict.kind == VerdictKind::allow && !is_open(edge.said.certain)) continue;
    if (by != nullptr && by->is_open()) {
      const bool asks = verdict.kind == VerdictKind::manual && is_true(edge.certain);
      const bool repeated = std::ranges::any_of(findings, [&](const Finding& one) {
        return one.pass == Pass::graph && one.rule == head->name;
      });
      if (asks) {
        add(finding_of(verdict, Pass::graph, Ground::exclusion, *head, {}), edge.by, "");
      } else if (!repeated) {
        hang(line, *edge.by, *head, Ground::exclusion);
      }
      continue;
    }
    const Value certain = both(edge.certain, edge.said.certain);
    if (is_open(certain)) {
      const RuleHead& unknown = is_open(edge.certain) ? *head : *edge.said.head;
      add(finding_of_unknown(certain, Pass::graph, Ground::exclusion, unknown), edge.by, "");
      continue;
    }
    const bool permitted =
        by != nullptr && std::ranges::any_of(edges_[line], [&](const Edge& other) {
          return other.by == edge.by && other.said.verdict.kind == VerdictKind::allow &&
                 other.said.limited == nullptr && other.is_permission && is_true(other.certain);
        });
    if (permitted) {
      auto finding =
          finding_of({VerdictKind::manual, ""}, Pass::graph, Ground::exclusion, *head, {});
      finding->message = {Says::permission_differs, {head->name}};
      add(std::move(finding), edge.by, "");
      continue;
    }
    add(finding_of(verdict, Pass::graph, Ground::exclusion, *head, edge.denied), edge.by,
        verdict == edge.said.verdict ? edge.said.return_code : std::string_view(head->return_code));
  }
}

void Graph::visit_limit(std::size_t line, const LimitGroup& group, std::size_t at) {
  const LimitVersion& version = *group.version;
  const Counted& own = group.members[at];
  const Value most =
      evaluator_.evaluate(*version.at_most, {&lines_[line].line, lines_[line].line.claim->date});
  Decimal certain;
  Decimal possible;
  std::optional<std::size_t> last_certain;
  std::optional<std::size_t> last_open;
  const Counted* doubtful = nullptr;
  const bool by_date = !std::holds_alternative<Stay>(version.window);
  for (std::size_t earlier = at; earlier-- > 0;) {
    const Counted& counted = group.members[earlier];
    const LineState& state = lines_[counted.line];
    if (!in_same_window(version.window, counted.line, line)) {
      // What lies further back is out of a window of dates as well.
      if (by_date) break;
      continue;
    }
    if (state.is_gone()) continue;
    if (state.stays() && is_true(counted.applies)) {
      certain = certain + counted.amount;
      last_certain = last_certain.value_or(counted.line);
      continue;
    }
    possible = possible + counted.amount;
    if (state.stays()) {
      doubtful = &counted;
    } else {
      last_open = last_open.value_or(counted.line);
    }
  }
  const auto* number = std::get_if<Decimal>(&most);
  const bool over = number == nullptr || certain + own.amount > *number;
  const bool uncounted = !own.has_amount || (doubtful != nullptr && !doubtful->has_amount);
  const bool maybe_over = over || uncounted || certain + possible + own.amount > *number;
  if (!maybe_over) return;
  const auto unknown = [&](const Value& open, const RuleHead& head) {
    if (auto finding = finding_of_unknown(open, Pass::graph, Ground::limit, head)) {
      lines_[line].findings.push_back(*std::move(finding));
    }
  };
  if (number == nullptr) return unknown(most, version.head);
  if (is_open(own.applies)) return unknown(own.applies, *own.doubted);
  // What an earlier line counts for is not known: its fact decides about this one.
  if (!over && doubtful != nullptr) return unknown(doubtful->applies, *doubtful->doubted);
  if (!over) {
    if (last_open) hang(line, *last_open, version.head, Ground::limit);
    return;
  }
  const Decimal left = *number - certain;
  auto finding = finding_of({}, Pass::graph, Ground::limit, version.head,
                            {Says::over_limit,
                             {version.head.name, limit_text(*number), limit_text(certain),
                              limit_text(std::max(left, Decimal()))}});
  finding->beside = last_certain;
  lines_[line].findings.push_back(*std::move(finding));
}

void Graph::visit_once(std::size_t line) {
  const LineState& state = lines_[line];
  struct Owner {
    const RuleHead* head;
    Ground ground;
    CalendarUnit unit;
  };
  std::vector<Owner> owners;
  if (state.pricing.state == Pricing::State::priced && state.pricing.how.version->per) {
    const TariffVersion& version = *state.pricing.how.version;
    owners.push_back({&version.head, Ground::tariff, *version.per});
  }
  for (const ProgrammeId id : state.info->programmes) {
    std::optional<Finding> why;
    if (!is_true(claims(evaluator_, id, state.line, why))) continue;
    const auto& versions = evaluator_.program().programmes[id.index].versions;
    owners.push_back({&versions.front().head, Ground::programme, CalendarUnit::quarter});
    break;
  }
  for (const Owner& owner : owners) {
    std::optional<std::size_t> staying;
    std::optional<std::size_t> open;
    if (!once_of_[line]) continue;
    const auto& [group, at] = *once_of_[line];
    const Date first = first_day(owner.unit, state.line.claim->date);
    // From the line back to the first of the period: the earliest that counts is cited.
    for (std::size_t before = at; before-- > 0;) {
      const std::size_t one = once_[group].members[before];
      if (lines_[one].line.claim->date < first) break;
      if (lines_[one].stays()) staying = one;
      if (lines_[one].is_open()) open = one;
    }
    if (staying) {
      const ClaimLine& earlier = *lines_[*staying].line.claim;
      auto finding = finding_of(
          {}, Pass::graph, owner.ground, *owner.head,
          {Says::second_in_period, {owner.head->name, earlier.id, to_string(earlier.date)}});
      finding->return_code = "0587";
      finding->beside = staying;
      lines_[line].findings.push_back(*std::move(finding));
    } else if (open) {
      hang(line, *open, *owner.head, owner.ground);
    }
  }
}

}  // namespace clausule::interpreter::engine
