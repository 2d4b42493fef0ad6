#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "parsed.hpp"

namespace clausule::dsl {
namespace {

std::vector<std::string> snippet_files() {
  std::vector<std::string> result;
  const std::filesystem::path root(CLAUSULE_SOURCE_ROOT);
  for (const char* folder : {"tests/cases/contracts", "contracts", "stdlib"}) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".clausule") || name.ends_with(".clausule.md")) {
        result.push_back(std::filesystem::relative(entry.path(), root).string());
      }
    }
  }
  std::ranges::sort(result);
  return result;
}

TEST(Snippets, EveryContractAndCaseIsRead) {
  const auto files = snippet_files();
  EXPECT_FALSE(files.empty());
  for (const std::string& file : files) {
    const Parsed parsed(read_project_file(file), file);
    EXPECT_FALSE(parsed.diagnostics.has_errors()) << parsed.report();
    EXPECT_FALSE(parsed.file.declarations.empty()) << file;
  }
}

}  // namespace
}  // namespace clausule::dsl
