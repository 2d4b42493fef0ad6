#include "dsl/mended_line.hpp"

#include <algorithm>

#include "dsl/vocabulary.hpp"

namespace clausule::dsl {

std::string mended_line(std::string_view text, std::size_t begin, std::size_t end,
                        std::string_view replacement) {
  std::size_t start = begin;
  while (start > 0 && text[start - 1] != '\n') --start;
  while (start < begin) {
    const std::size_t blank = blank_length(text.substr(start));
    if (blank == 0) break;
    start += blank;
  }
  const std::size_t stop = std::min(text.find_first_of("\r\n", end), text.size());
  constexpr std::size_t longest_line = 400;
  if (stop - start > longest_line) return {};
  return std::string(text.substr(start, begin - start))
      .append(replacement)
      .append(text.substr(end, stop - end));
}

std::string quoted(std::string_view word) {
  constexpr std::size_t longest_word = 80;
  if (word.size() <= longest_word) return std::string(word);
  std::size_t end = longest_word;
  while ((static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
  return std::string(word.substr(0, end)) + "…";
}

}  // namespace clausule::dsl
