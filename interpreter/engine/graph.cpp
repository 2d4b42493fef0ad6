#include "interpreter/engine/graph.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "interpreter/code_pairs.hpp"
#include "interpreter/engine/line_order.hpp"
#include "interpreter/engine/same_code.hpp"
#include "interpreter/engine/waived.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

/// Some 500 denying and 500 denied lines of one person in one period.
constexpr std::size_t most_pairs = 250'000;

/// Returns the bit that stands for a place among 64; two may share one.
std::uint64_t bit_of(const DenyingPlace& place) {
  constexpr std::uint64_t factor = 0x9e3779b97f4a7c15U;
  const std::uint64_t number =
      (std::uint64_t{place.exclusion} << 40U) ^ (std::uint64_t{place.version} << 32U) ^ place.entry;
  return std::uint64_t{1} << ((number * factor) >> 58U);
}

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

void Graph::Node::clear() {
  edges.clear();
  waived.clear();
  limits.clear();
  once.reset();
  before.clear();
  after.clear();
  waiting = 0;
  visited = false;
}

void Graph::begin(std::span<LineState> lines) {
  lines_ = lines;
  if (nodes_.size() < lines.size()) nodes_.resize(lines.size());
  for (std::size_t line = 0; line < lines.size(); ++line) nodes_[line].clear();
  denying_.clear();
  denying_bits_ = 0;
  order_.clear();
  for (std::size_t group = 0; group < limit_count_; ++group) {
    limits_[group].members.clear();
    limits_[group].before = 0;
  }
  limit_count_ = 0;
  for (std::size_t group = 0; group < once_count_; ++group) {
    once_[group].members.clear();
    once_[group].before = 0;
  }
  once_count_ = 0;
  uses_.clear();
  has_permissions_ = false;
  pairs_ = 0;
}

void Graph::resolve(std::span<LineState> lines) {
  begin(lines);
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
    finding.message = {Says::too_many_pairs, {evaluator_.keep_text(std::to_string(lines_.size()))}};
    lines_[line].findings = {finding};
    nodes_[line].edges.clear();
  }
}

void Graph::sort_lines() {
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    if (lines_[line].in_graph) order_.push_back(line);
  }
  std::ranges::sort(order_, [&](std::size_t left, std::size_t right) {
    return counts_before(lines_[left], lines_[right]);
  });
  for (std::size_t at = 0; at < order_.size(); ++at) {
    const LineState& state = lines_[order_[at]];
    for (const DenyingPlace& place : state.info->denying) {
      denying_.push_back({place, state.line.claim->date, at, order_[at]});
      denying_bits_ |= bit_of(place);
    }
  }
  std::ranges::sort(denying_, {}, [](const DenyingLine& one) {
    return std::tie(one.place, one.date, one.order);
  });
}

std::span<const Graph::DenyingLine> Graph::denying_lines(const DenyingPlace& place,
                                                         const ExclusionEntry& entry,
                                                         Date denied) const {
  if (denying_.empty()) return {};
  const auto first = std::ranges::lower_bound(denying_, place, {}, &DenyingLine::place);
  if (first == denying_.end() || first->place != place) return {};
  const auto last = std::ranges::upper_bound(first, denying_.end(), place, {}, &DenyingLine::place);
  const DateInterval days = denying_days(entry, denied);
  const auto begin = std::ranges::lower_bound(first, last, *days.from, {}, &DenyingLine::date);
  const auto end = std::ranges::upper_bound(begin, last, *days.through, {}, &DenyingLine::date);
  return {begin, end};
}

bool Graph::has_precedence(const LineState& winner, const LineState& loser) const {
  const Date date = winner.line.claim->date;
  return std::ranges::any_of(index_.precedences(), [&](const PrecedencePlace& place) {
    return place.version->head.validity.contains(date) &&
           is_true(evaluator_.contains(place.precedence->winner, winner.line.code(), date)) &&
           is_true(evaluator_.contains(place.precedence->loser, loser.line.code(), date));
  });
}

void Graph::add_edges(std::size_t denied) {
  for (const DeniedOnDays& known : lines_[denied].rules->denied) {
    const DeniedPlace& place = known.place;
    const std::uint64_t bit = bit_of({place.exclusion, place.version, place.entry});
    // Nearly every line has no other beside it that could deny it.
    if (known.is_stay || (denying_bits_ & bit) != 0) add_edge(denied, known);
  }
  auto& edges = nodes_[denied].edges;
  if (edges.size() < 2) return;
  // Of the lines by which one rule denies, the first is cited, wherever its row stands.
  std::ranges::stable_sort(edges, [&](const Edge& one, const Edge& other) {
    if (one.rule != other.rule) return one.rule < other.rule;
    if (!one.by || !other.by) return one.by && !other.by;
    return *one.by != *other.by && counts_before(lines_[*one.by], lines_[*other.by]);
  });
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
    if (version == nullptr) {
      version = evaluator_.undated_version(rule.versions, state.line, open,
                                           [&](const auto& one) { return &one == &wanted; });
    }
    if (version != &wanted) return;
  }
  // Where the reference date is not known any row may hold.
  const auto may_hold = [&](const auto& days) { return is_open(open) || days.contains(reference); };
  const CodePairs* pairs = place.entry == all_pairs ? wanted.pairs.get() : nullptr;
  const ExclusionEntry& entry = pairs != nullptr ? pairs->form : wanted.entries[place.entry];
  if (!may_hold(entry.validity)) return;
  const ExclusionEntry::Row& row = entry.rows[pairs != nullptr ? 0 : place.row];
  const bool is_stay = known.is_stay;
  const DenyingPlace denying{place.exclusion, place.version, place.entry};
  const auto denying_lines = is_stay ? std::span<const DenyingLine>()
                                     : this->denying_lines(denying, entry, state.line.claim->date);
  if (!is_stay && denying_lines.empty()) return;
  const Place at{&state.line, reference};
  const Truth selected = known.selected ? Truth(true) : evaluator_.is_selected(row.denied, at);
  const Truth guards =
      both(is_open(open) ? open : Truth(true), evaluator_.guards_hold(wanted.head, at));
  const Truth about = both(guards, selected);
  if (is_false(about)) return;
  const std::string_view code =
      entry.return_code.empty() ? wanted.head.return_code : entry.return_code;
  const auto add = [&](const Pair& pair, std::optional<std::size_t> by,
                       std::string_view return_code, Statement message) {
    const Truth certain = both(about, relation_holds(evaluator_, entry, pair, reference));
    if (is_false(certain)) return;
    Edge edge;
    edge.by = by;
    edge.rule = place.exclusion;
    edge.said = engine::resolve(evaluator_, ExclusionId{place.exclusion}, wanted.head, row.verdict,
                                return_code, pair);
    edge.certain = certain;
    if (is_open(certain)) {
      // The rule answers whose fact it is; what an exception took over is of the exception.
      const bool is_taken = guards != certain &&
                            (selected == certain ? edge.said.takes_rows : edge.said.takes_relation);
      edge.doubted = is_taken ? edge.said.head : &wanted.head;
      if (is_true(edge.said.certain) && is_waived(certain, *edge.doubted)) {
        nodes_[denied].waived.push_back(edge.doubted);
        return;
      }
    }
    edge.denied = message;
    edge.is_permission = row.verdict.kind == dsl::ast::VerdictKind::allow;
    // What is allowed for certain waits for nobody (semantics.md 18: permissions are no edges).
    const bool allowed = edge.said.verdict->kind == dsl::ast::VerdictKind::allow &&
                         edge.said.limited == nullptr && is_true(edge.said.certain);
    if (by && !allowed && state.before == nullptr) nodes_[denied].before.push_back(*by);
    has_permissions_ = has_permissions_ || edge.said.limited != nullptr;
    nodes_[denied].edges.push_back(edge);
    ++pairs_;
  };
  if (is_stay) {
    const Stay& stay = std::get<StayRelation>(*entry.relation).stay;
    add({nullptr, &state}, std::nullopt, code,
        {Says::denied_during, {wanted.head.name, Argument::OfContract{stay.text}}});
    return;
  }
  for (const DenyingLine& one : denying_lines) {
    const std::size_t by = one.line;
    if (by == denied) continue;
    if (pairs_ > most_pairs) return;
    const auto add_beside = [&](std::string_view of_row) {
      const ClaimLine& claim = *lines_[by].line.claim;
      add({&lines_[by], &state}, by, of_row,
          {Says::denied_beside, {wanted.head.name, lines_[by].line.code(), claim.id, claim.date}});
    };
    if (pairs == nullptr) {
      if (!has_precedence(state, lines_[by])) add_beside(code);
      continue;
    }
    for (const DenyingCode& own : lines_[by].info->denying_codes) {
      if (own.exclusion != place.exclusion || own.version != place.version) continue;
      for (const CodePairs::Row& pair : pairs->rows_of(place.row, own.code)) {
        if (!may_hold(pair) || has_precedence(state, lines_[by])) continue;
        const std::string& own_code = pairs->return_codes[pair.return_code];
        add_beside(own_code.empty() ? code : own_code);
      }
    }
  }
}

/// Makes a line that is allowed once a period wait for those before it with its code. One of these
/// that waits for them itself is enough.
void Graph::wait_for_once(std::size_t line, const OnceGroup& group) {
  if (lines_[line].before != nullptr || !is_once(line)) return;
  const CodeValue& code = lines_[line].line.code();
  for (std::size_t at = group.members.size(); at-- > 0;) {
    const std::size_t one = group.members[at];
    const CodeValue& earlier = lines_[one].line.code();
    if (!same_code(earlier, code)) continue;
    nodes_[line].before.push_back(one);
    if (earlier == code && lines_[one].before == nullptr && is_once(one)) return;
  }
}

bool Graph::is_once(std::size_t line) const {
  const LineState& state = lines_[line];
  const Pricing& pricing = state.pricing;
  return state.claimed_by ||
         (pricing.state == Pricing::State::priced && pricing.how.version->per.has_value());
}

void Graph::add_once() {
  by_code_.clear();
  for (std::size_t at = 0; at < order_.size(); ++at) {
    if (lines_[order_[at]].info->once_a_period) by_code_.push_back(at);
  }
  const auto code_of = [&](std::size_t at) -> const CodeValue& {
    return lines_[order_[at]].line.code();
  };
  std::ranges::sort(by_code_, [&](std::size_t left, std::size_t right) {
    const auto order = code_of(left).digits <=> code_of(right).digits;
    return order != 0 ? order < 0 : left < right;
  });
  for (std::size_t place = 0; place < by_code_.size(); ++place) {
    const std::size_t at = by_code_[place];
    if (place == 0 || code_of(by_code_[place - 1]).digits != code_of(at).digits) {
      if (once_count_ == once_.size()) once_.emplace_back();
      ++once_count_;
    }
    const std::size_t line = order_[at];
    OnceGroup& group = once_[once_count_ - 1];
    wait_for_once(line, group);
    if (lines_[line].before != nullptr) ++group.before;
    nodes_[line].once = {once_count_ - 1, group.members.size()};
    group.members.push_back(line);
  }
}

/// Permissions that may be used only so often are spent in the order of the lines.
void Graph::order_permissions() {
  std::map<const ExclusionVersion*, std::size_t> last_use;
  for (const std::size_t line : order_) {
    if (lines_[line].before != nullptr) continue;
    for (const Edge& edge : nodes_[line].edges) {
      for (const Said* said = &edge.said; said->limited != nullptr; said = said->instead.get()) {
        const auto [found, fresh] = last_use.try_emplace(said->limited, line);
        if (!fresh && found->second != line) nodes_[line].before.push_back(found->second);
        found->second = line;
      }
    }
  }
  // What was decided before has used its permissions before any line is visited.
  for (const std::size_t line : order_) {
    if (lines_[line].before != nullptr) note_uses(line);
  }
}

void Graph::visit_all() {
  if (has_permissions_) order_permissions();
  for (const std::size_t line : order_) {
    auto& before = nodes_[line].before;
    if (before.size() > 1) {
      std::ranges::sort(before);
      before.erase(std::unique(before.begin(), before.end()), before.end());
    }
    nodes_[line].waiting = before.size();
    for (const std::size_t one : before) nodes_[one].after.push_back(line);
  }
  ready_.clear();
  for (std::size_t at = order_.size(); at-- > 0;) {
    if (nodes_[order_[at]].waiting == 0) ready_.push_back(order_[at]);
  }
  std::size_t visited = 0;
  while (!ready_.empty()) {
    ++visited;
    const std::size_t line = ready_.back();
    ready_.pop_back();
    nodes_[line].visited = true;
    visit(line);
    for (const std::size_t next : nodes_[line].after) {
      if (--nodes_[next].waiting == 0) ready_.push_back(next);
    }
  }
  if (visited < order_.size()) visit_circles();
}

void Graph::visit(std::size_t line) {
  if (lines_[line].before != nullptr) return;  // never decided again
  visit_edges(line);
  visit_limits(line);
  visit_once(line);
}

Finding Graph::hanging(std::size_t on, const RuleHead& head, Ground ground) const {
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
  return finding;
}

}  // namespace clausule::interpreter::engine
