#include "tools/cli/terminal.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace clausule::cli {
namespace {

using dsl::Language;

TEST(TerminalLanguage, IsTheOneThatIsGiven) {
  ::setenv("LC_ALL", "nl_NL.UTF-8", 1);
  EXPECT_EQ(terminal_language("en"), Language::english);
  EXPECT_EQ(terminal_language("nl"), Language::dutch);
}

TEST(TerminalLanguage, IsThatOfTheLocaleOtherwise) {
  ::setenv("LC_ALL", "nl_BE.UTF-8", 1);
  EXPECT_EQ(terminal_language({}), Language::dutch);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  EXPECT_EQ(terminal_language({}), Language::english);
  ::setenv("LC_ALL", "", 1);
  ::setenv("LC_MESSAGES", "nl_NL", 1);
  EXPECT_EQ(terminal_language({}), Language::dutch);
}

}  // namespace
}  // namespace clausule::cli
