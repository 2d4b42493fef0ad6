#include "interpreter/engine/graph.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "interpreter/engine/line_order.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

/// Some 500 denying and 500 denied lines of one person in one period.
constexpr std::size_t most_pairs = 250'000;

/// Returns the days on which a line may stand that denies one of a date, its codes apart.
DateInterval denying_days(const ExclusionEntry& entry, Date denied) {
  return std::visit(
      Overloaded{
          [&](const BesideRelation& one) {
            return DateInterval{first_day(one.same, denied), last_day(one.same, denied)};
          },
          // The exact distance is tested per pair; months differ in length, so this is a bound.
          [&](const WithinRelation& one) {
            return one.after
                       ? DateInterval{move(denied, one.length, -1) - std::chrono::days{3}, denied}
                       : DateInterval{denied, move(denied, one.length, 1) + std::chrono::days{3}};
          },
          [](const StayRelation&) { return DateInterval{}; },
      },
      *entry.relation);
}

}  // namespace

Graph::Graph(const Evaluator& evaluator, const CodeIndex& index, std::vector<LineState>& lines)
    : evaluator_(evaluator),
      index_(index),
      lines_(lines),
      edges_(lines.size()),
      limits_of_(lines.size()),
      once_of_(lines.size()),
      before_(lines.size()) {}

void Graph::resolve() {
  sort_lines();
  for (const std::size_t line : order_) {
    add_edges(line);
    if (pairs_ > most_pairs) return refuse_all();
  }
  add_limits();
  add_once();
  visit_all();
  add_recoveries();
}

void Graph::refuse_all() {
  for (const std::size_t line : order_) {
    if (lines_[line].before != nullptr) continue;
    Finding finding;
    finding.pass = Pass::known;
    finding.effect = Effect::error;
    finding.ground = Ground::claim;
    finding.message = {Says::too_many_pairs, {std::to_string(lines_.size())}};
    lines_[line].findings = {std::move(finding)};
    edges_[line].clear();
  }
}

void Graph::sort_lines() {
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    if (lines_[line].in_graph) order_.push_back(line);
  }
  std::ranges::sort(order_, [&](std::size_t left, std::size_t right) {
    return counts_before(lines_[left], lines_[right]);
  });
  for (const std::size_t line : order_) {
    for (const DenyingPlace& place : lines_[line].info->denying) denying_[place].push_back(line);
  }
  // What was decided before counts first, but what denies is looked up by date.
  if (order_.empty() || lines_[order_.front()].before == nullptr) return;
  const auto date_of = [&](std::size_t line) { return lines_[line].line.claim->date; };
  for (auto& [place, denying] : denying_) std::ranges::stable_sort(denying, {}, date_of);
}

std::span<const std::size_t> Graph::denying_lines(const DenyingPlace& place,
                                                  const ExclusionEntry& entry, Date denied) const {
  const auto found = denying_.find(place);
  if (found == denying_.end()) return {};
  const DateInterval days = denying_days(entry, denied);
  const auto date_of = [&](std::size_t line) { return lines_[line].line.claim->date; };
  const std::vector<std::size_t>& all = found->second;
  const auto begin = std::ranges::lower_bound(all, *days.from, {}, date_of);
  const auto end = std::ranges::upper_bound(all, *days.through, {}, date_of);
  return {begin, end};
}

bool Graph::has_precedence(const LineState& winner, const LineState& loser) const {
  const Date date = winner.line.claim->date;
  return std::ranges::any_of(index_.precedences(), [&](const PrecedencePlace& place) {
    return place.version->head.validity.contains(date) &&
           is_true(evaluator_.contains(place.precedence->winner, winner.line.code, date)) &&
           is_true(evaluator_.contains(place.precedence->loser, loser.line.code, date));
  });
}

void Graph::add_edges(std::size_t denied) {
  for (const DeniedOnDays& place : lines_[denied].rules->denied) add_edge(denied, place);
}

void Graph::add_edge(std::size_t denied, const DeniedOnDays& known) {
  const DeniedPlace& place = known.place;
  const Exclusion& rule = evaluator_.program().exclusions[place.exclusion];
  const LineState& state = lines_[denied];
  Date reference = state.line.claim->date;
  Truth open = false;
  const ExclusionVersion& wanted = rule.versions[place.version];
  if (known.version == nullptr) {
    const ExclusionVersion* version =
        evaluator_.version_for(rule.versions, state.line, reference, open);
    if (version == nullptr && is_open(open)) version = &wanted;
    if (version != &wanted) return;
  }
  const ExclusionEntry& entry = wanted.entries[place.entry];
  if (!entry.validity.contains(reference)) return;
  const ExclusionEntry::Row& row = entry.rows[place.row];
  const bool is_stay = std::holds_alternative<StayRelation>(*entry.relation);
  const DenyingPlace denying{place.exclusion, place.version, place.entry};
  const auto denying_lines = is_stay ? std::span<const std::size_t>()
                                     : this->denying_lines(denying, entry, state.line.claim->date);
  // Nearly every line has no other beside it that could deny it.
  if (!is_stay && denying_lines.empty()) return;
  const Place at{&state.line, reference};
  Truth about = is_open(open) ? open : Truth(true);
  if (!known.selected) about = both(about, evaluator_.is_selected(row.denied, at));
  about = both(about, evaluator_.guards_hold(wanted.head, at));
  if (is_false(about)) return;
  const std::string_view code =
      entry.return_code.empty() ? wanted.head.return_code : entry.return_code;
  const auto add = [&](const Pair& pair, std::optional<std::size_t> by, Statement message) {
    const Truth certain = both(about, relation_holds(evaluator_, entry, pair, reference));
    if (is_false(certain)) return;
    Edge edge;
    edge.by = by;
    edge.rule = place.exclusion;
    edge.said = engine::resolve(evaluator_, ExclusionId{place.exclusion}, wanted.head, row.verdict,
                                code, pair);
    edge.certain = certain;
    edge.denied = std::move(message);
    edge.is_permission = row.verdict.kind == dsl::ast::VerdictKind::allow;
    // What is allowed for certain waits for nobody (semantics.md 18: permissions are no edges).
    const bool allowed = edge.said.verdict->kind == dsl::ast::VerdictKind::allow &&
                         edge.said.limited == nullptr && is_true(edge.said.certain);
    if (by && !allowed && state.before == nullptr) before_[denied].push_back(*by);
    edges_[denied].push_back(std::move(edge));
    ++pairs_;
  };
  if (is_stay) {
    const Stay& stay = std::get<StayRelation>(*entry.relation).stay;
    add({nullptr, &state}, std::nullopt,
        {Says::denied_during, {wanted.head.name, Argument::OfContract{stay.text}}});
    return;
  }
  for (const std::size_t by : denying_lines) {
    if (by == denied) continue;
    if (pairs_ > most_pairs) return;
    if (has_precedence(state, lines_[by])) continue;
    const ClaimLine& claim = *lines_[by].line.claim;
    add({&lines_[by], &state}, by,
        {Says::denied_beside, {wanted.head.name, lines_[by].line.code, claim.id, claim.date}});
  }
}

void Graph::add_limits() {
  const Program& program = evaluator_.program();
  std::map<std::pair<const LimitVersion*, std::size_t>, std::size_t> groups;
  for (const std::size_t line : order_) {
    const LineState& state = lines_[line];
    struct Answer {
      LimitId id;
      const LimitVersion* version;
      Truth applies;
      Date reference{};
    };
    std::vector<Answer> answers;
    for (const RuleOnDays<LimitId, LimitVersion>& rule : state.rules->limits) {
      Date reference = state.line.claim->date;
      Truth open = false;
      const LimitVersion* version = rule.version;
      if (version == nullptr) {
        const auto& versions = program.limits[rule.id.index].versions;
        version = evaluator_.version_for(versions, state.line, reference, open);
        if (version == nullptr) continue;
      }
      const Place place{&state.line, reference};
      const Truth selected = rule.selected ? Truth(true) : evaluator_.selects(*version, place);
      const Truth applies = both(selected, evaluator_.guards_hold(version->head, place));
      if (!is_false(applies)) answers.push_back({rule.id, version, applies, reference});
    }
    for (const Answer& answer : answers) {
      const auto& exceptions = program.limits[answer.id.index].exceptions;
      const bool silent = std::ranges::any_of(answers, [&](const Answer& other) {
        return is_true(other.applies) &&
               std::ranges::find(exceptions, other.id) != exceptions.end();
      });
      if (silent) continue;
      const std::size_t which =
          evaluator_.selection_of(*answer.version, {&state.line, answer.reference});
      const auto [found, fresh] =
          groups.try_emplace(std::pair(answer.version, which), limits_.size());
      if (fresh) limits_.push_back({answer.version, answer.id, {}, 0});
      LimitGroup& group = limits_[found->second];
      Counted counted;
      counted.line = line;
      counted.amount = Decimal(1);
      counted.applies = answer.applies;
      counted.doubted = &answer.version->head;
      for (const Answer& other : answers) {
        // An exception that may hold leaves open whether this limit does.
        if (std::ranges::find(exceptions, other.id) == exceptions.end()) continue;
        if (is_true(counted.applies)) counted.doubted = &other.version->head;
        counted.applies = both(counted.applies, other.applies);
      }
      if (answer.version->counts) {
        Value value = evaluator_.evaluate(*answer.version->counts, {&state.line, answer.reference});
        if (const auto* amount = std::get_if<Decimal>(&value)) {
          counted.amount = *amount;
        } else {
          counted.has_amount = false;
          counted.applies = both(counted.applies, evaluator_.truth_of(std::move(value)));
        }
      }
      if (!group.members.empty()) before_[line].push_back(group.members.back().line);
      if (state.before != nullptr) ++group.before;
      limits_of_[line].emplace_back(found->second, group.members.size());
      group.members.push_back(std::move(counted));
    }
  }
}

void Graph::add_once() {
  std::map<CodeValue, std::size_t> groups;
  for (const std::size_t line : order_) {
    const LineState& state = lines_[line];
    if (!state.info->once_a_period) continue;
    const auto [found, fresh] = groups.try_emplace(state.line.code, once_.size());
    if (fresh) once_.emplace_back();
    OnceGroup& group = once_[found->second];
    if (!group.members.empty()) before_[line].push_back(group.members.back());
    if (state.before != nullptr) ++group.before;
    once_of_[line] = {found->second, group.members.size()};
    group.members.push_back(line);
  }
}

void Graph::visit_all() {
  // Permissions that may be used only so often are spent in the order of the lines.
  std::map<const ExclusionVersion*, std::size_t> last_use;
  for (const std::size_t line : order_) {
    if (lines_[line].before != nullptr) continue;
    for (const Edge& edge : edges_[line]) {
      if (edge.said.limited == nullptr) continue;
      const auto [found, fresh] = last_use.try_emplace(edge.said.limited, line);
      if (!fresh && found->second != line) before_[line].push_back(found->second);
      found->second = line;
    }
  }
  std::vector<std::size_t> waiting(lines_.size(), 0);
  std::vector<std::vector<std::size_t>> after(lines_.size());
  for (const std::size_t line : order_) {
    auto& before = before_[line];
    std::ranges::sort(before);
    before.erase(std::unique(before.begin(), before.end()), before.end());
    waiting[line] = before.size();
    for (const std::size_t one : before) after[one].push_back(line);
  }
  // What was decided before has used its permissions before any line is visited.
  for (const std::size_t line : order_) {
    if (lines_[line].before != nullptr) note_uses(line);
  }
  std::vector<bool> visited(lines_.size(), false);
  std::vector<std::size_t> ready;
  for (auto one = order_.rbegin(); one != order_.rend(); ++one) {
    if (waiting[*one] == 0) ready.push_back(*one);
  }
  while (!ready.empty()) {
    const std::size_t line = ready.back();
    ready.pop_back();
    visited[line] = true;
    visit(line);
    for (const std::size_t next : after[line]) {
      if (--waiting[next] == 0) ready.push_back(next);
    }
  }
  for (const std::size_t line : order_) {
    if (visited[line]) continue;
    // Only a rule that the checker cannot see through, such as an open list, can close a circle.
    Finding finding;
    finding.pass = Pass::graph;
    finding.effect = Effect::open;
    finding.ground = Ground::exclusion;
    if (!edges_[line].empty()) {
      finding.rule = edges_[line].front().said.head->name;
      finding.article = edges_[line].front().said.head->article;
    }
    finding.message = {Says::circle, {}};
    lines_[line].findings.push_back(std::move(finding));
  }
}

void Graph::visit(std::size_t line) {
  if (lines_[line].before != nullptr) return;  // never decided again
  visit_edges(line);
  for (const auto& [group, at] : limits_of_[line]) visit_limit(line, limits_[group], at);
  visit_once(line);
}

void Graph::hang(std::size_t line, std::size_t on, const RuleHead& head, Ground ground) {
  const Finding* root = lines_[on].decisive();
  Finding finding;
  finding.pass = Pass::graph;
  finding.effect = Effect::open;
  finding.ground = ground;
  finding.rule = head.name;
  finding.article = head.article;
  finding.beside = on;
  // The root question, so that one answer settles all lines that hang on it (semantics.md 2).
  if (root != nullptr && root->message.says == Says::hangs_on_question) {
    finding.message = root->message;
  } else if (root != nullptr && root->message.says == Says::question) {
    finding.message = {Says::hangs_on_question,
                       {lines_[on].line.claim->id, root->message.arguments.front()}};
  } else {
    finding.message = {Says::hangs_on, {lines_[on].line.claim->id}};
  }
  lines_[line].findings.push_back(std::move(finding));
}

}  // namespace clausule::interpreter::engine
