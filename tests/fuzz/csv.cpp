// Reads any bytes as claim files in CSV: every row of the lines comes out once, to be decided or
// with its problem, and those of a sorted reading are the same.

#include <algorithm>
#include <optional>

#include "tests/fuzz/claim_input.hpp"
#include "tests/fuzz/input.hpp"

using namespace clausule;

namespace {

/// Counts the rows below the header; nothing where the text may be read as NDJSON.
std::optional<std::size_t> count_rows(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::size_t rows = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    if (rows == 0 && line[first] == '{') return std::nullopt;
    ++rows;
  }
  return rows == 0 ? 0 : rows - 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  fuzz::expect_every_line_once({input, ".csv"}, count_rows(fuzz::files_of(input)[0]));
  return 0;
}
