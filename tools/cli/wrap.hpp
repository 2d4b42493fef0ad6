#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clausule::cli {

/// Returns how many columns a text takes on a terminal.
std::size_t columns_of(std::string_view text);

/// Appends a text between words on lines of at most 100 columns, the later ones indented by two
/// more; a word that is longer stands alone.
void append_wrapped(std::string& out, std::size_t indentation, std::string_view text);

}  // namespace clausule::cli
