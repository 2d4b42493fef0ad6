#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace clausule::reference {
namespace {

namespace fs = std::filesystem;

const fs::path project{CLAUSULE_SOURCE_ROOT};

/// Returns a line without its indentation and what ends it: formatting moves no fault.
std::string trimmed(const std::string& line) {
  const auto first = line.find_first_not_of(" \t");
  return first == std::string::npos ? ""
                                    : line.substr(first, line.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

/// Returns what a patch takes out of the source, a run of lines each. What stands around that may
/// have changed, as it may for `patch`.
std::vector<std::vector<std::string>> taken_out(const std::vector<std::string>& patch) {
  std::vector<std::vector<std::string>> parts;
  std::vector<std::string> between;
  for (const std::string& line : patch) {
    if (line.starts_with("@@")) {
      parts.emplace_back();
      between.clear();
    } else if (!parts.empty() && line.starts_with("-")) {
      if (!parts.back().empty()) {
        parts.back().insert(parts.back().end(), between.begin(), between.end());
      }
      between.clear();
      parts.back().push_back(trimmed(line.substr(1)));
    } else if (line.starts_with(" ")) {
      between.push_back(trimmed(line.substr(1)));
    }
  }
  std::erase_if(parts, [](const auto& part) { return part.empty(); });
  return parts;
}

// Running all of them takes an hour; that each still changes the engine as it is takes no time.
TEST(Faults, ApplyToTheEngineAsItIs) {
  std::size_t patches = 0;
  for (const auto& entry : fs::directory_iterator(project / "tests/reference/faults")) {
    if (entry.path().extension() != ".patch") continue;
    ++patches;
    const std::vector<std::string> patch = lines_of(entry.path());
    const auto target = std::ranges::find_if(
        patch, [](const std::string& line) { return line.starts_with("+++ b/"); });
    ASSERT_NE(target, patch.end()) << entry.path();
    const fs::path source_path = project / target->substr(6, target->find('\t') - 6);
    std::vector<std::string> source;
    for (const std::string& line : lines_of(source_path)) source.push_back(trimmed(line));
    const auto parts = taken_out(patch);
    EXPECT_FALSE(parts.empty()) << entry.path();
    for (const auto& part : parts) {
      EXPECT_FALSE(std::search(source.begin(), source.end(), part.begin(), part.end()) ==
                   source.end())
          << entry.path().filename() << " does not apply to " << source_path;
    }
  }
  EXPECT_GE(patches, 30U);
}

}  // namespace
}  // namespace clausule::reference
