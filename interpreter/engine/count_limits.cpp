#include <algorithm>
#include <span>
#include <utility>

#include "interpreter/engine/graph.hpp"

namespace clausule::interpreter::engine {

void Graph::add_limits() {
  for (const std::size_t line : order_) {
    if (lines_[line].rules->limits.empty()) continue;
    answers_.clear();
    ask_rules(evaluator_, lines_[line].rules->limits, evaluator_.program().limits, lines_[line],
              answers_);
    for (const LimitAnswer& answer : answers_) {
      const auto& exceptions = evaluator_.program().limits[answer.id.index].exceptions;
      const bool silent = std::ranges::any_of(answers_, [&](const LimitAnswer& other) {
        return is_true(other.applies) &&
               std::ranges::find(exceptions, other.id) != exceptions.end();
      });
      if (!silent) count(line, answer);
    }
  }
}

LimitGroup& Graph::group_of(const LimitAnswer& answer, std::size_t& index) {
  const LimitVersion& version = *answer.version;
  // A limit counts on from one version of it to the next.
  const std::size_t selection =
      version.more_selections.empty() ? 0 : evaluator_.selection_of(version, answer.place);
  const auto known = std::span(limits_).first(limit_count_);
  const auto found = std::ranges::find_if(known, [&](const LimitGroup& group) {
    return group.id == answer.id && group.selection == selection;
  });
  index = static_cast<std::size_t>(found - known.begin());
  if (found != known.end()) return *found;
  if (limit_count_ == limits_.size()) limits_.emplace_back();
  LimitGroup& group = limits_[limit_count_++];
  group.id = answer.id;
  group.selection = selection;
  return group;
}

void Graph::count(std::size_t line, const LimitAnswer& answer) {
  const LineState& state = lines_[line];
  Counted counted;
  counted.line = line;
  counted.amount = Decimal(1);
  counted.applies = answer.applies;
  counted.doubted = &answer.version->head;
  counted.version = answer.version;
  counted.reference = answer.place.reference;
  const auto& exceptions = evaluator_.program().limits[answer.id.index].exceptions;
  if (answer.version->counts) {
    Value value = evaluator_.evaluate(*answer.version->counts, answer.place);
    if (const auto* amount = std::get_if<Decimal>(&value)) {
      counted.amount = *amount;
    } else {
      counted.has_amount = false;
      counted.applies = both(counted.applies, evaluator_.truth_of(std::move(value)));
    }
  }
  // An exception that may hold leaves open whether this limit does, before anything else that is
  // not known.
  bool is_doubted = false;
  for (const LimitAnswer& other : answers_) {
    if (std::ranges::find(exceptions, other.id) == exceptions.end()) continue;
    if (is_doubted && !outweighs(other.applies.reason(), counted.applies.reason())) continue;
    counted.doubted = &other.version->head;
    counted.applies = other.applies;
    is_doubted = true;
  }
  std::size_t index = 0;
  LimitGroup& group = group_of(answer, index);
  const bool by_date = !std::holds_alternative<Stay>(answer.version->window);
  // What was decided before is not waited for.
  for (std::size_t earlier = group.members.size(); earlier-- > group.before;) {
    const Counted& member = group.members[earlier];
    if (!is_true(in_same_window(answer.version->window, member.line, line))) {
      if (by_date) break;
      continue;
    }
    nodes_[line].before.push_back(member.line);
    // What lies further back, one of the same version waits for.
    if (member.version == answer.version) break;
  }
  if (state.before != nullptr) ++group.before;
  nodes_[line].limits.push_back({index, group.members.size()});
  group.members.push_back(std::move(counted));
}

}  // namespace clausule::interpreter::engine
