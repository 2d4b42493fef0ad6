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

constexpr int rule_count = 63;

std::vector<std::string> names_in(const std::string& cell) {
  std::vector<std::string> names;
  std::string name;
  for (const char sign : cell + ",") {
    if (sign == ',') {
      names.push_back(std::move(name));
      name.clear();
    } else if (sign != ' ') {
      name += sign;
    }
  }
  return names;
}

/// Returns, for each rule of the table, the cases that fail when it is broken.
std::map<std::string, std::vector<std::string>> listed_rules() {
  std::map<std::string, std::vector<std::string>> rules;
  bool in_table = false;
  for (const std::string& line :
       read_page(filesystem::path(CLAUSULE_ROOT) / "docs/semantics.md").lines) {
    if (line.starts_with("## ")) in_table = line == "## Rule by rule";
    const std::vector<std::string> cells = cells_of(line);
    if (!in_table || cells.size() < 3 || cells[0] == "rule" || cells[0].starts_with('-')) continue;
    EXPECT_FALSE(rules.contains(cells[0])) << cells[0] << " stands twice in the table";
    EXPECT_FALSE(cells[1].empty()) << cells[0] << " is not described";
    rules[cells[0]] = names_in(cells[2]);
  }
  return rules;
}

bool exists_in(const filesystem::path& folder, const std::string& name) {
  return filesystem::exists(folder / name) || filesystem::exists(folder / (name + ".clausule")) ||
         filesystem::exists(folder / (name + ".clausule.md"));
}

TEST(RuleList, HasAllRulesWithCasesThatAreThere) {
  const filesystem::path cases = filesystem::path(CLAUSULE_ROOT) / "tests/cases";
  const auto rules = listed_rules();
  for (int number = 1; number <= rule_count; ++number) {
    const auto found = rules.find(std::to_string(number));
    ASSERT_NE(found, rules.end()) << "rule " << number << " is not in the table";
    for (const std::string& name : found->second) {
      EXPECT_TRUE(exists_in(cases / "contracts", name) || exists_in(cases / "diagnostics", name))
          << "rule " << number << " names " << name;
    }
  }
  EXPECT_EQ(rules.size(), std::size_t{rule_count});
}

TEST(RuleList, NamesEveryCaseOfARule) {
  std::set<std::string> named;
  for (const auto& [rule, names] : listed_rules()) named.insert(names.begin(), names.end());
  const filesystem::path folder = filesystem::path(CLAUSULE_ROOT) / "tests/cases/contracts";
  for (const auto& entry : filesystem::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    if (!file.starts_with('S')) continue;  // one of the 72, listed with them
    EXPECT_TRUE(named.contains(file.substr(0, file.find('.')))) << file << " is not in the table";
  }
}

}  // namespace
}  // namespace clausule::docs
