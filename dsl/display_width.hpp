#pragma once

#include <cstddef>
#include <string_view>

namespace clausule::dsl {

/// Returns how many columns a text takes on a terminal: none for a mark on a letter, two for a wide
/// sign.
std::size_t display_width(std::string_view text);

}  // namespace clausule::dsl
