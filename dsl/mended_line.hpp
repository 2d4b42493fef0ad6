#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clausule::dsl {

/// Returns the line of `text` that holds the bytes from `begin` up to `end`, without its
/// indentation, with those bytes replaced; nothing where the line is longer than people read.
std::string mended_line(std::string_view text, std::size_t begin, std::size_t end,
                        std::string_view replacement);

/// Returns a word of the user's as it stands in a message: the beginning of a long one.
std::string quoted(std::string_view word);

}  // namespace clausule::dsl
