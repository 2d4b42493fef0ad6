#include "tools/cli/rewrite.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace clausule::cli {
namespace {

/// Replaces the first `from` in a text, as a cell, by `to`.
std::string replaced(const std::string& text, std::string_view from, const std::string& to) {
  dsl::Sources sources;
  const dsl::FileId file = sources.add("f", text);
  const auto begin = static_cast<std::uint32_t>(text.find(from));
  const dsl::Location cell{file, begin, begin + static_cast<std::uint32_t>(from.size())};
  return rewritten(sources, file, {{cell, to}});
}

TEST(Rewritten, KeepsTheColumnsOfTheTable) {
  EXPECT_EQ(replaced("| € 61,00   | x |", "€ 61,00", "€ 5,00"), "| € 5,00    | x |");
  EXPECT_EQ(replaced("| € 5,00    | x |", "€ 5,00", "€ 61,00"), "| € 61,00   | x |");
  EXPECT_EQ(replaced("| a | x |", "a", "longer"), "| longer | x |");
}

TEST(Rewritten, LeavesOtherFilesAlone) {
  dsl::Sources sources;
  const dsl::FileId one = sources.add("one", "| a |");
  const dsl::FileId two = sources.add("two", "| a |");
  EXPECT_EQ(rewritten(sources, one, {{{two, 2, 3}, "b"}}), "| a |");
}

TEST(Rewritten, TakesCellsInAnyOrder) {
  dsl::Sources sources;
  const dsl::FileId file = sources.add("f", "| a | b |");
  EXPECT_EQ(rewritten(sources, file, {{{file, 6, 7}, "y"}, {{file, 2, 3}, "x"}}), "| x | y |");
}

}  // namespace
}  // namespace clausule::cli
