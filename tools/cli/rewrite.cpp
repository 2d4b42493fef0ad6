#include "tools/cli/rewrite.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace clausule::cli {

namespace {

/// Counts characters, as a table is aligned by them.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char sign) { return (static_cast<unsigned char>(sign) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string rewritten(const dsl::Sources& sources, dsl::FileId file,
                      std::vector<interpreter::TestReport::Rewrite> rewrites) {
  std::ranges::stable_sort(rewrites, {}, [](const auto& one) { return one.cell; });
  const std::string& text = sources.get(file).text;
  std::string out;
  std::size_t at = 0;
  for (const auto& [cell, found] : rewrites) {
    if (cell.file != file || cell.begin < at || cell.end > text.size()) continue;
    out += text.substr(at, cell.begin - at);
    out += found;
    const std::size_t before = width(sources.text(cell));
    const std::size_t now = width(found);
    at = cell.end;
    const bool ends_line = at == text.size() || text[at] == '\n' || text[at] == '\r';
    if (now < before) {
      if (!ends_line) out.append(before - now, ' ');
    } else {
      // A longer text takes the blanks after the cell, but for one.
      for (std::size_t room = now - before; room > 0 && text.compare(at, 2, "  ") == 0; --room) {
        ++at;
      }
    }
  }
  return out + text.substr(at);
}

}  // namespace clausule::cli
