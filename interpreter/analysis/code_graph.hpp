#pragma once

#include <cstdint>

#include "interpreter/analysis/code_ranges.hpp"
#include "interpreter/analysis/graph.hpp"

namespace clausule::interpreter::analysis {

/// A graph of atoms and links: an edge from each atom of a link's first set to the link, and from
/// the link to each atom of its second set. A tree over the atoms keeps it to a logarithm of edges
/// for each range.
class CodeGraph {
 public:
  CodeGraph(std::uint32_t atoms, std::uint32_t links);

  /// Adds a link by its number; may be called again for another rectangle of the same link.
  void add(std::uint32_t link, const CodeRanges& from, const CodeRanges& to);
  /// Adds an edge from one atom to another, without a link.
  void add_edge(std::uint32_t from, std::uint32_t to) { graph_.add(from, to); }
  void close() { graph_.close(); }

  [[nodiscard]] const Graph& graph() const { return graph_; }
  [[nodiscard]] std::uint32_t node_of_link(std::uint32_t link) const { return first_link_ + link; }
  [[nodiscard]] bool is_atom(std::uint32_t node) const { return node < atoms_; }
  [[nodiscard]] bool is_link(std::uint32_t node) const { return node >= first_link_; }
  [[nodiscard]] std::uint32_t link_of(std::uint32_t node) const { return node - first_link_; }

 private:
  [[nodiscard]] std::uint32_t rising(std::uint32_t place) const;
  [[nodiscard]] std::uint32_t falling(std::uint32_t place) const;
  template <typename Use>
  void cover(const AtomRange& range, Use use) const;

  std::uint32_t atoms_;
  std::uint32_t leaves_;  ///< a power of two
  std::uint32_t first_link_;
  Graph graph_;
};

}  // namespace clausule::interpreter::analysis
