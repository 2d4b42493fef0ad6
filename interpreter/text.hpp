#pragma once

#include <cstddef>
#include <string_view>

namespace clausule::interpreter {

/// Returns the length in bytes, 1 through 4, of the character at the start of a text; 0 where the
/// bytes there are not UTF-8 or the text is empty.
std::size_t character_length(std::string_view text);

/// Tells whether a sign is one of 0 through 9, whatever the language of the machine.
constexpr bool is_digit(char sign) {
  return sign >= '0' && sign <= '9';
}

/// Tells whether a character is a control character: of no use in a name, an id or a sentence.
bool is_control(std::string_view character);

/// Tells whether a text is UTF-8 without control characters.
bool is_plain_text(std::string_view text);

}  // namespace clausule::interpreter
