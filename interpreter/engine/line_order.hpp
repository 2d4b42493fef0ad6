#pragma once

#include <string_view>

namespace clausule::interpreter::engine {

/// Tells whether an id comes before another: ids of digits only compare as numbers and come first,
/// others byte by byte (`semantics.md` 63).
bool id_before(std::string_view left, std::string_view right);

}  // namespace clausule::interpreter::engine
