#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "interpreter/engine/text_hash.hpp"

namespace clausule::interpreter::engine {

/// Remembers where in a map by text the texts stand that were looked up last: lines name the same
/// codes and providers again and again, and an entry of a map stays where it is.
template <typename Known>
class Recent {
 public:
  using Entry = std::pair<const std::string, Known>;

  /// Returns the place for the entry of a text: null, that entry, or the one of another text.
  Entry*& place_of(std::string_view text) { return places_[TextHash{}(text) % places_.size()]; }

  /// Has to be called where entries are taken out of the map.
  void clear() { places_.fill(nullptr); }

 private:
  std::array<Entry*, 256> places_{};
};

}  // namespace clausule::interpreter::engine
