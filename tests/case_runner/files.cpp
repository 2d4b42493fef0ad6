#include "tests/case_runner/files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace clausule::cases {

std::filesystem::path source_root() {
  return CLAUSULE_SOURCE_ROOT;
}

std::vector<std::filesystem::path> files_in(std::string_view folder, std::string_view ending) {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path root = source_root() / folder;
  if (!std::filesystem::exists(root)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (entry.path().string().ends_with(ending)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << "cannot read " << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool updating() {
  return std::getenv("CLAUSULE_UPDATE_CASES") != nullptr;
}

void expect_file(const std::filesystem::path& path, const std::string& text) {
  const std::string before = std::filesystem::exists(path) ? read_file(path) : "";
  if (before == text) return;
  if (updating()) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  EXPECT_EQ(before, text) << path << ": CLAUSULE_UPDATE_CASES=1 rewrites it; review the diff";
}

std::string test_name(const std::filesystem::path& path) {
  std::string name = path.filename().string();
  name = name.substr(0, name.find('.'));
  std::replace_if(
      name.begin(), name.end(),
      [](char sign) {
        return !((sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
                 (sign >= '0' && sign <= '9'));
      },
      '_');
  return name;
}

}  // namespace clausule::cases
