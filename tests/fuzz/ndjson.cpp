// Reads any bytes as claim files in NDJSON: every line of a claim comes out once, to be decided or
// with its problem, and those of a sorted reading are the same.

#include <algorithm>

#include "tests/fuzz/claim_input.hpp"
#include "tests/fuzz/input.hpp"
#include "tools/claims/json.hpp"

using namespace clausule;

namespace {

/// Counts the lines that one line of the file holds: those of a dossier, or itself.
std::size_t count_lines(std::string_view line) {
  claims::JsonLine read;
  if (claims::read_json(line, read)) return 1;
  return read.insured || read.enrolments || read.has_lines ? read.lines.size() : 1;
}

std::size_t count_all_lines(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") != std::string_view::npos) count += count_lines(line);
  }
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  fuzz::expect_every_line_once({input, ".ndjson"}, count_all_lines(fuzz::files_of(input)[0]));
  return 0;
}
