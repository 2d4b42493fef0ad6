#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/docs/page.hpp"

namespace clausule::docs {
namespace {

namespace filesystem = std::filesystem;

constexpr int case_count = 72;

std::set<std::string> quoted_in(const std::string& cell) {
  std::set<std::string> words;
  for (std::size_t begin = cell.find('`'); begin != std::string::npos;) {
    const std::size_t end = cell.find('`', begin + 1);
    if (end == std::string::npos) break;
    words.insert(cell.substr(begin + 1, end - begin - 1));
    begin = cell.find('`', end + 1);
  }
  return words;
}

/// Returns, for each case of the list, the files that are said to show it.
std::map<std::string, std::set<std::string>> listed_cases() {
  std::map<std::string, std::set<std::string>> cases;
  for (const std::string& line :
       read_page(filesystem::path(CLAUSULE_ROOT) / "docs/cases.md").lines) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() < 4 || cells[0].empty() || cells[0] == "case") continue;
    EXPECT_FALSE(cases.contains(cells[0])) << cells[0] << " stands twice in the list";
    EXPECT_FALSE(cells[1].empty()) << cells[0] << " is not described";
    EXPECT_FALSE(cells[3].empty()) << cells[0] << " has no primitive";
    cases[cells[0]] = quoted_in(cells[2]);
  }
  return cases;
}

TEST(CaseList, HasAllCases) {
  std::set<std::string> expected = {"A", "B", "C", "D", "E"};
  for (int number = 1; number <= case_count; ++number) expected.insert(std::to_string(number));
  std::set<std::string> found;
  for (const auto& [name, files] : listed_cases()) {
    found.insert(name);
    EXPECT_FALSE(files.empty()) << name << " has no file";
  }
  EXPECT_EQ(found, expected);
}

TEST(CaseList, NamesFilesThatAreThereAndAllOfThem) {
  const filesystem::path folder = filesystem::path(CLAUSULE_ROOT) / "tests/cases";
  std::set<std::string> named;
  for (const auto& [name, files] : listed_cases()) {
    for (const std::string& file : files) {
      EXPECT_TRUE(filesystem::exists(folder / file)) << name << " names " << file;
      named.insert(file);
      if (!file.starts_with("contracts/")) continue;
      EXPECT_TRUE(file.starts_with(
          "contracts/" + std::string(name.size() == 1 && name[0] <= '9' ? "0" : "") + name + '-'))
          << name << " names " << file;
    }
  }
  for (const auto& entry : filesystem::directory_iterator(folder / "contracts")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('S')) continue;  // a rule of the semantics, listed with it
    EXPECT_TRUE(named.contains("contracts/" + name)) << name << " is not in the list";
  }
}

}  // namespace
}  // namespace clausule::docs
