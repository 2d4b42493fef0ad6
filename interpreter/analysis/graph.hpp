#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace clausule::interpreter::analysis {

/// A directed graph: edges are collected, then `close` sorts them by their begin.
class Graph {
 public:
  explicit Graph(std::size_t nodes) : starts_(nodes + 1, 0) {}

  void add(std::uint32_t from, std::uint32_t to) { edges_.emplace_back(from, to); }
  /// Makes `next` usable; no edge may be added afterwards.
  void close();

  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] const std::uint32_t* begin(std::uint32_t node) const {
    return targets_.data() + starts_[node];
  }
  [[nodiscard]] const std::uint32_t* end(std::uint32_t node) const {
    return targets_.data() + starts_[node + 1];
  }

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges_;
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint32_t> targets_;
};

/// The strongly connected components of a graph.
struct Components {
  std::vector<std::uint32_t> of;     ///< by node
  std::vector<std::uint32_t> sizes;  ///< by component: how many nodes

  /// Tells whether a node lies on a cycle of at least two nodes.
  [[nodiscard]] bool on_cycle(std::uint32_t node) const { return sizes[of[node]] > 1; }
};

/// Finds the components in time linear in nodes and edges, without recursion.
Components strong_components(const Graph& graph);

/// Returns a shortest walk from a node back to itself, the node first and last; empty where there
/// is none. Only nodes of its own component are visited.
std::vector<std::uint32_t> shortest_cycle(const Graph& graph, const Components& components,
                                          std::uint32_t node);

}  // namespace clausule::interpreter::analysis
