#include "tests/fuzz/input.hpp"

#include <cstdio>
#include <cstdlib>

#include "dsl/lexical.hpp"

namespace clausule::fuzz {

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

std::vector<std::string_view> files_of(std::string_view input) {
  std::vector<std::string_view> files;
  while (true) {
    const std::size_t end = input.find(file_separator);
    files.push_back(input.substr(0, end));
    if (end == std::string_view::npos) return files;
    input.remove_prefix(end + 1);
  }
}

void expect(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

void expect_readable(std::string_view text) {
  expect(!dsl::lexical::find_invalid_utf8(text), "what people read is UTF-8");
}

}  // namespace clausule::fuzz
