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

TEST(Library, IsFoundByItsName) {
  for (const std::string& name : names()) {
    const auto file = library(name);
    ASSERT_TRUE(file) << name;
    EXPECT_TRUE(file->name.starts_with(name + ".clausule")) << file->name;
  }
}

TEST(Library, HasANameOfItsOwn) {
  const auto found = names();
  EXPECT_EQ(std::ranges::adjacent_find(found), found.end());
  EXPECT_TRUE(std::ranges::is_sorted(found));
}

TEST(Library, IsNotFoundByAnyOtherName) {
  EXPECT_FALSE(library(""));
  EXPECT_FALSE(library("nza"));
  EXPECT_FALSE(library("nza/"));
  EXPECT_FALSE(library("nza/huisartsenzor"));
  EXPECT_FALSE(library("nza/huisartsenzorg.clausule.md"));
  EXPECT_FALSE(library("../stdlib"));
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
