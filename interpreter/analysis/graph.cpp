#include "interpreter/analysis/graph.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace clausule::interpreter::analysis {
namespace {

constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();

struct Frame {
  std::uint32_t node;
  const std::uint32_t* next;
};

}  // namespace

void Graph::close() {
  for (const auto& [from, to] : edges_) ++starts_[from + 1];
  for (std::size_t node = 1; node < starts_.size(); ++node) starts_[node] += starts_[node - 1];
  targets_.resize(edges_.size());
  std::vector<std::uint32_t> place(starts_.begin(), std::prev(starts_.end()));
  for (const auto& [from, to] : edges_) targets_[place[from]++] = to;
  edges_ = {};
}

Components strong_components(const Graph& graph) {
  Components found;
  found.of.assign(graph.size(), unseen);
  std::vector<std::uint32_t> order(graph.size(), unseen);
  std::vector<std::uint32_t> lowest(graph.size(), 0);
  std::vector<std::uint32_t> open;
  std::vector<Frame> frames;
  std::uint32_t count = 0;
  const auto enter = [&](std::uint32_t node) {
    order[node] = lowest[node] = count++;
    open.push_back(node);
    frames.push_back({node, graph.begin(node)});
  };
  for (std::uint32_t root = 0; root < graph.size(); ++root) {
    if (order[root] != unseen) continue;
    enter(root);
    while (!frames.empty()) {
      Frame& frame = frames.back();
      const std::uint32_t node = frame.node;
      if (frame.next != graph.end(node)) {
        const std::uint32_t target = *frame.next++;
        if (order[target] == unseen) {
          enter(target);
        } else if (found.of[target] == unseen) {
          lowest[node] = std::min(lowest[node], order[target]);
        }
        continue;
      }
      frames.pop_back();
      if (!frames.empty()) {
        std::uint32_t& above = lowest[frames.back().node];
        above = std::min(above, lowest[node]);
      }
      if (lowest[node] != order[node]) continue;
      const auto component = static_cast<std::uint32_t>(found.sizes.size());
      found.sizes.push_back(0);
      std::uint32_t member = unseen;
      do {
        member = open.back();
        open.pop_back();
        found.of[member] = component;
        ++found.sizes.back();
      } while (member != node);
    }
  }
  return found;
}

std::vector<std::uint32_t> shortest_cycle(const Graph& graph, const Components& components,
                                          std::uint32_t node) {
  std::unordered_map<std::uint32_t, std::uint32_t> came_from;
  std::vector<std::uint32_t> wave{node};
  for (std::size_t at = 0; at < wave.size(); ++at) {
    const std::uint32_t current = wave[at];
    for (const std::uint32_t* next = graph.begin(current); next != graph.end(current); ++next) {
      if (*next == node) {
        std::vector<std::uint32_t> walk{node};
        for (std::uint32_t back = current; back != node; back = came_from.at(back)) {
          walk.push_back(back);
        }
        walk.push_back(node);
        std::ranges::reverse(walk);
        return walk;
      }
      if (components.of[*next] != components.of[node]) continue;
      if (came_from.emplace(*next, current).second) wave.push_back(*next);
    }
  }
  return {};
}

}  // namespace clausule::interpreter::analysis
