#include "stdlib/stdlib.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "stdlib/embedded.hpp"

namespace clausule::stdlib {
namespace {

const std::filesystem::path folder = CLAUSULE_STDLIB_FOLDER;

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Embedded, HoldsEveryTextOfTheFolderByteForByte) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (!name.ends_with(".clausule") && !name.ends_with(".clausule.md") && !name.ends_with(".csv"))
      continue;
    ++count;
    const auto has_name = [&](const Text& text) { return text.name == name; };
    const auto found = std::ranges::find_if(embedded(), has_name);
    ASSERT_NE(found, embedded().end()) << name;
    EXPECT_EQ(found->text, read(entry.path())) << name;
  }
  EXPECT_EQ(embedded().size(), count);
}

TEST(Library, IsFoundUnderEachOfItsNames) {
  for (const std::string& name : names()) {
    const auto files = library(name);
    EXPECT_FALSE(files.empty()) << name;
    for (const Text& file : files) EXPECT_TRUE(file.name.starts_with(name)) << file.name;
  }
}

TEST(Library, IsNotFoundUnderAnyOtherName) {
  EXPECT_TRUE(library("").empty());
  EXPECT_TRUE(library("/").empty());
  EXPECT_TRUE(library("nza/huisartsenzor").empty());
  EXPECT_TRUE(library("../stdlib").empty());
}

TEST(Table, IsFoundByItsWholeNameOnly) {
  for (const Text& one : embedded()) {
    EXPECT_EQ(table(one.name).has_value(), one.name.ends_with(".csv")) << one.name;
  }
  EXPECT_FALSE(table("maxima.csv"));
  EXPECT_FALSE(table(""));
}

}  // namespace
}  // namespace clausule::stdlib
