#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clausule::dsl {

/// Returns the line of `text` that holds the bytes from `begin` up to `end`, without its indentation,
/// with those bytes replaced.
std::string mended_line(std::string_view text, std::size_t begin, std::size_t end,
                        std::string_view replacement);

}  // namespace clausule::dsl
