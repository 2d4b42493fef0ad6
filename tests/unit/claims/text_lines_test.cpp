#include "tools/claims/text_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "temporary.hpp"

namespace clausule::claims {
namespace {

std::vector<std::string> lines_of(const std::string& text, std::size_t longest = 1000) {
  const TemporaryFolder folder;
  auto opened = TextLines::open({folder.write("f", text)}, longest);
  std::vector<std::string> lines;
  auto* reader = std::get_if<TextLines>(&opened);
  if (reader == nullptr) return {"unreadable"};
  while (reader->next()) {
    lines.push_back(std::string(reader->line()) + (reader->is_cut() ? "!" : ""));
    EXPECT_EQ(reader->number(), lines.size());
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(TextLines, EndAtLineFeedsWithOrWithoutReturns) {
  EXPECT_EQ(lines_of("a\nb\r\nc"), (Lines{"a", "b", "c"}));
  EXPECT_EQ(lines_of("a\n\nb\n"), (Lines{"a", "", "b"}));
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of("a\rb\n"), Lines{"a\rb"});
}

TEST(TextLines, KeepTheirLineWhereTheyMove) {
  const TemporaryFolder folder;
  auto opened = TextLines::open({folder.write("f", "{}")}, 1000);
  auto& reader = std::get<TextLines>(opened);
  ASSERT_TRUE(reader.next());
  const TextLines moved = std::move(reader);
  EXPECT_EQ(moved.line(), "{}");
}

TEST(TextLines, LeaveOutAByteOrderMark) {
  EXPECT_EQ(lines_of("\xEF\xBB\xBF"
                     "a\nb\n"),
            (Lines{"a", "b"}));
  EXPECT_EQ(lines_of("\xEF\xBB\xBF"
                     "abc",
                     3),
            Lines{"abc"});
}

TEST(TextLines, AreCutWhereTheyAreTooLong) {
  EXPECT_EQ(lines_of("abcd\r\nabc\r\n", 3), (Lines{"abc!", "abc"}));
}

TEST(TextLines, GoOnPastTheBuffer) {
  const std::string longer(1'000'000, 'x');
  EXPECT_EQ(lines_of("a\n" + longer + "\r\nb", 2'000'000), (Lines{"a", longer, "b"}));
  EXPECT_EQ(lines_of("a\n" + longer + "\nb", 10), (Lines{"a", std::string(10, 'x') + "!", "b"}));
}

TEST(TextLines, SayWhyAFileCannotBeRead) {
  const TemporaryFolder folder;
  auto missing = TextLines::open({folder.path("none.csv")}, 10);
  ASSERT_TRUE(std::holds_alternative<Problem>(missing));
  EXPECT_EQ(std::get<Problem>(missing).message.says, interpreter::Says::stop_unreadable);
  auto directory = TextLines::open({folder.path("")}, 10);
  if (auto* reader = std::get_if<TextLines>(&directory)) {
    EXPECT_FALSE(reader->next());
    EXPECT_TRUE(reader->failure().has_value());
  }
}

TEST(Input, IsNamedWithoutItsFolders) {
  EXPECT_EQ(Input{"/a/b/lines.csv"}.name(), "lines.csv");
  EXPECT_EQ(Input{"-"}.name(), "-");
}

}  // namespace
}  // namespace clausule::claims
