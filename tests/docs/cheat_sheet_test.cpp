#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/vocabulary.hpp"
#include "tests/docs/page.hpp"

namespace clausule::docs {
namespace {

namespace filesystem = std::filesystem;

/// Returns the rows of a page that say a word in both vocabularies: Dutch, then English.
std::set<std::string> word_pairs(const filesystem::path& path) {
  std::set<std::string> pairs;
  for (const std::string& line : read_page(path).lines) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() >= 2 && cells[0].starts_with('`')) pairs.insert(cells[0] + cells[1]);
  }
  return pairs;
}

std::string pair_of(std::string_view dutch, std::string_view english) {
  return '`' + std::string(dutch) + "``" + std::string(english) + '`';
}

TEST(CheatSheet, HasEveryWordInBothVocabulariesAndNoOther) {
  std::set<std::string> pairs =
      word_pairs(filesystem::path(CLAUSULE_ROOT) / "docs/language/cheat-sheet.md");
  std::set<std::string> expected;
  for (const dsl::KeywordInfo& keyword : dsl::keywords) {
    expected.insert(pair_of(keyword.dutch, keyword.english));
  }
  for (const dsl::BuiltInName& name : dsl::built_in_names) {
    expected.insert(pair_of(name.dutch, name.english));
  }
  for (const std::string& pair : expected) EXPECT_TRUE(pairs.erase(pair) == 1) << pair;
  for (const std::string& pair : pairs) ADD_FAILURE() << "no words of the language: " << pair;
}

}  // namespace
}  // namespace clausule::docs
