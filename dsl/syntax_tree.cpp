#include "dsl/syntax_tree.hpp"

#include <algorithm>

namespace clausule::dsl {

std::vector<std::size_t> SyntaxTree::children(std::size_t node) const {
  std::vector<std::size_t> result;
  const std::size_t first = node + 1 - nodes[node].subtree_size;
  for (std::size_t at = node; at > first;) {
    result.push_back(at - 1);
    at -= nodes[at - 1].subtree_size;
  }
  std::ranges::reverse(result);
  return result;
}

}  // namespace clausule::dsl
