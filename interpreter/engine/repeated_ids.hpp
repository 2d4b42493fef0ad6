#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// Tells which ids stand on more than one line. Keeps its memory from one dossier to the next.
class RepeatedIds {
 public:
  /// Looks at the lines of a dossier, those decided before among them. They stay where they are.
  void look_at(std::span<const LineState> lines);

  [[nodiscard]] bool has(std::string_view id) const;

 private:
  std::vector<std::size_t> hashes_;
  std::vector<std::size_t> doubled_;    ///< hashes of more than one line; nearly always none
  std::vector<std::string_view> same_;  ///< ids with such a hash, each as often as it stands there
};

}  // namespace clausule::interpreter::engine
