#include "interpreter/text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace clausule::interpreter {
namespace {

TEST(CharacterLength, CountsTheBytesOfACharacter) {
  EXPECT_EQ(character_length(""), 0U);
  EXPECT_EQ(character_length("a"), 1U);
  EXPECT_EQ(character_length("é"), 2U);
  EXPECT_EQ(character_length("€"), 3U);
  EXPECT_EQ(character_length("😀"), 4U);
}

TEST(CharacterLength, IsZeroForWhatIsNotUtf8) {
  for (const std::string_view bytes :
       {"\x80", "\xC0\xAF", "\xC3", "\xE2\x82", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
        "\xF0\x80\x80\x80", "\xFF", "\xC3("}) {
    EXPECT_EQ(character_length(bytes), 0U);
  }
}

TEST(IsPlainText, AcceptsTextOfAnyLanguage) {
  EXPECT_TRUE(is_plain_text(""));
  EXPECT_TRUE(is_plain_text("Zoë betaalt € 12"));
}

TEST(IsPlainText, RefusesControlCharacters) {
  EXPECT_FALSE(is_plain_text("a\tb"));
  EXPECT_FALSE(is_plain_text(std::string_view("a\0b", 3)));
  EXPECT_FALSE(is_plain_text("a\x7F"));
  EXPECT_FALSE(is_plain_text("a\xC2\x85"));
  EXPECT_FALSE(is_plain_text("é\xE9"));
}

}  // namespace
}  // namespace clausule::interpreter
