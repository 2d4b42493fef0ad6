#include <algorithm>
#include <functional>
#include <limits>
#include <span>
#include <utility>

#include "interpreter/engine/graph.hpp"
#include "interpreter/engine/same_code.hpp"

namespace clausule::interpreter::engine {

namespace {

/// Finds the lines that wait for one another, by the algorithm of Tarjan without recursion: groups
/// come out after those for which they wait.
class Components {
 public:
  /// Returns what a line waits for; what is visited already may be among it.
  using Before = std::function<const std::vector<std::size_t>&(std::size_t line)>;
  using Component = std::function<void(std::vector<std::size_t> lines)>;

  Components(std::size_t lines, Before before, Component found)
      : before_(std::move(before)), found_(std::move(found)), number_(lines), low_(lines) {}

  void leave_out(std::size_t line) { number_[line] = done; }

  void find_from(std::size_t first) {
    if (number_[first] != 0) return;
    enter(first);
    while (!path_.empty()) {
      auto& [line, next] = path_.back();
      const auto& before = before_(line);
      if (next == before.size()) {
        leave(line);
      } else if (const std::size_t other = before[next++]; number_[other] == 0) {
        enter(other);
      } else if (number_[other] != done) {
        low_[line] = std::min(low_[line], number_[other]);
      }
    }
  }

 private:
  static constexpr std::size_t done = std::numeric_limits<std::size_t>::max();

  void enter(std::size_t line) {
    number_[line] = low_[line] = ++last_;
    open_.push_back(line);
    path_.push_back({line, 0});
  }

  void leave(std::size_t line) {
    path_.pop_back();
    if (!path_.empty()) {
      std::size_t& low = low_[path_.back().line];
      low = std::min(low, low_[line]);
    }
    if (low_[line] != number_[line]) return;
    const auto begin = std::ranges::find(open_, line);
    std::vector<std::size_t> component(begin, open_.end());
    open_.erase(begin, open_.end());
    for (const std::size_t one : component) number_[one] = done;
    found_(std::move(component));
  }

  struct Step {
    std::size_t line = 0;
    std::size_t next = 0;  ///< among what it waits for
  };

  Before before_;
  Component found_;
  std::vector<std::size_t> number_;  ///< in the order of entering, from 1; 0: not entered
  std::vector<std::size_t> low_;
  std::vector<std::size_t> open_;
  std::vector<Step> path_;
  std::size_t last_ = 0;
};

}  // namespace

void Graph::visit_circles() {
  const auto before = [&](std::size_t line) -> const std::vector<std::size_t>& {
    return nodes_[line].before;
  };
  const auto found = [&](std::vector<std::size_t> lines) {
    // What only waits for a circle is decided as always.
    if (lines.size() == 1) return visit(lines.front());
    std::ranges::sort(lines);
    std::vector<Finding> findings;
    findings.reserve(lines.size());
    for (const std::size_t line : lines) findings.push_back(finding_of_circle(line, lines));
    for (std::size_t at = 0; at < lines.size(); ++at) {
      lines_[lines[at]].findings.push_back(findings[at]);
    }
  };
  Components components(lines_.size(), before, found);
  for (const std::size_t line : order_) {
    if (nodes_[line].visited) components.leave_out(line);
  }
  for (const std::size_t line : order_) components.find_from(line);
}

/// Only a rule that the checker cannot see through, such as an open list, can close a circle. Named
/// is the first rule, by name, that joins the line to another of it.
Finding Graph::finding_of_circle(std::size_t line, const std::vector<std::size_t>& circle) const {
  Finding finding;
  finding.pass = Pass::graph;
  finding.effect = Effect::open;
  finding.ground = Ground::exclusion;
  finding.message = {Says::circle, {}};
  const auto is_other = [&](std::size_t one) {
    return one != line && std::ranges::binary_search(circle, one);
  };
  const auto name = [&](const RuleHead& head, Ground ground) {
    if (!finding.rule.empty() && finding.rule <= head.name) return;
    finding.rule = head.name;
    finding.article = head.article;
    finding.ground = ground;
  };
  for (const Edge& edge : nodes_[line].edges) {
    if (edge.by && is_other(*edge.by)) name(*edge.said.head, Ground::exclusion);
  }
  for (const auto& [group, at] : nodes_[line].limits) {
    const std::vector<Counted>& members = limits_[group].members;
    const LimitVersion& version = *members[at].version;
    const auto earlier = std::span(members).first(at);
    const bool waits = std::ranges::any_of(earlier, [&](const Counted& one) {
      return is_other(one.line) && is_true(in_same_window(version.window, one.line, line));
    });
    if (waits) name(version.head, Ground::limit);
  }
  const auto name_once = [&] {
    if (!nodes_[line].once) return;
    const auto& [group, at] = *nodes_[line].once;
    const LineState& state = lines_[line];
    const auto earlier = std::span(once_[group].members).first(at);
    const bool waits = std::ranges::any_of(earlier, [&](std::size_t one) {
      return is_other(one) && same_code(lines_[one].line.code(), state.line.code());
    });
    if (!waits) return;
    const Pricing& pricing = state.pricing;
    if (pricing.state == Pricing::State::priced && pricing.how.version->per) {
      name(pricing.how.version->head, Ground::tariff);
    }
    if (state.claimed_by) {
      const Programme& programme = evaluator_.program().programmes[state.claimed_by->index];
      name(programme.versions.front().head, Ground::programme);
    }
  };
  name_once();
  if (!finding.rule.empty()) return finding;
  // It waits for its turn to use a permission that may be used only so often.
  for (const Edge& edge : nodes_[line].edges) {
    if (edge.said.limited != nullptr) name(*edge.said.head, Ground::exclusion);
  }
  return finding;
}

}  // namespace clausule::interpreter::engine
