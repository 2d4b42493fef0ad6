#include "tools/cli/wrap.hpp"

#include <algorithm>

namespace clausule::cli {

namespace {

constexpr std::size_t widest = 100;

}  // namespace

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

void append_wrapped(std::string& out, std::size_t indentation, std::string_view text) {
  std::size_t used = indentation;
  out += std::string(indentation, ' ');
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t width = columns_of(word);
    if (!first && used + 1 + width > widest) {
      used = indentation + 2;
      out += "\n" + std::string(used, ' ');
    } else if (!first) {
      out += ' ';
      ++used;
    }
    out += word;
    used += width;
    first = false;
  }
  out += '\n';
}

}  // namespace clausule::cli
