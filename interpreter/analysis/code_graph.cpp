#include "interpreter/analysis/code_graph.hpp"

#include <bit>

namespace clausule::interpreter::analysis {

CodeGraph::CodeGraph(std::uint32_t atoms, std::uint32_t links)
    : atoms_(atoms),
      leaves_(std::bit_ceil(atoms)),
      first_link_(atoms + 2 * leaves_),
      graph_(first_link_ + links) {
  for (std::uint32_t place = 1; place < leaves_; ++place) {
    for (const std::uint32_t child : {2 * place, 2 * place + 1}) {
      if (child >= leaves_ && child - leaves_ >= atoms_) continue;
      graph_.add(rising(child), rising(place));
      graph_.add(falling(place), falling(child));
    }
  }
}

// A place of the tree is its number in a heap of `leaves_` leaves. A leaf is the atom itself in
// both trees.
std::uint32_t CodeGraph::rising(std::uint32_t place) const {
  return place >= leaves_ ? place - leaves_ : atoms_ + place;
}

std::uint32_t CodeGraph::falling(std::uint32_t place) const {
  return place >= leaves_ ? place - leaves_ : atoms_ + leaves_ + place;
}

template <typename Use>
void CodeGraph::cover(const AtomRange& range, Use use) const {
  std::uint32_t low = range.begin + leaves_;
  std::uint32_t high = range.end + leaves_;
  for (; low < high; low /= 2, high /= 2) {
    if (low % 2 == 1) use(low++);
    if (high % 2 == 1) use(--high);
  }
}

void CodeGraph::add(std::uint32_t link, const CodeRanges& from, const CodeRanges& to) {
  const std::uint32_t node = node_of_link(link);
  for (const AtomRange& range : from.ranges()) {
    cover(range, [&](std::uint32_t place) { graph_.add(rising(place), node); });
  }
  for (const AtomRange& range : to.ranges()) {
    cover(range, [&](std::uint32_t place) { graph_.add(node, falling(place)); });
  }
}

}  // namespace clausule::interpreter::analysis
