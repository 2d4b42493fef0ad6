#include "tests/case_runner/shuffle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace clausule::cases {
namespace {

constexpr std::string_view contract = R"(# what it is about
contract c
  geldig vanaf 2023-01-01
  overige prestaties toegestaan

# why
uitsluiting u
  naast 1 op dezelfde dag vervalt:
    2 "twee"
    3
    4
  retourcode 0613

test "t"
  | datum      | code |
  | 2023-01-01 | 2    |
  | 2023-01-02 | 3    |
  | 2023-01-03 | 4    |
)";

std::multiset<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::multiset<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.insert(line);
  lines.erase("");
  return lines;
}

TEST(Shuffle, KeepsEveryLineAndNumbersTheRowsOfTests) {
  const std::multiset<std::string> lines = lines_of(shuffle(contract, 1));
  EXPECT_EQ(lines.size(), 16U);
  EXPECT_TRUE(lines.contains("    2 \"twee\""));
  EXPECT_TRUE(lines.contains("# why"));
  EXPECT_TRUE(lines.contains("  | regel | datum      | code |"));
  EXPECT_TRUE(lines.contains("  | 3 | 2023-01-03 | 4    |"));
}

TEST(Shuffle, KeepsRowsUnderTheirClauseAndCommentsOverTheirLine) {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    const std::string text = shuffle(contract, seed);
    EXPECT_NE(text.find("# why\nuitsluiting u\n"), std::string::npos) << text;
    const std::size_t group = text.find("vervalt:\n    ");
    ASSERT_NE(group, std::string::npos) << text;
    EXPECT_EQ(text.find("vervalt:\n    ", group + 1), std::string::npos);
    EXPECT_LT(text.find("| regel "), text.find("| 2023-01-0")) << text;
  }
}

TEST(Shuffle, ReachesDifferentOrdersAndRepeatsThem) {
  std::set<std::string> orders;
  for (std::uint32_t seed = 0; seed < 50; ++seed) orders.insert(shuffle(contract, seed));
  EXPECT_GT(orders.size(), 20U);
  EXPECT_EQ(shuffle(contract, 7), shuffle(contract, 7));
}

}  // namespace
}  // namespace clausule::cases
