#include "interpreter/message.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

namespace clausule::interpreter {
namespace {

using dsl::Language;

struct Texts {
  std::string_view name;
  std::string_view english;
  std::string_view dutch;
};

constexpr Texts all_texts[] = {
#define CLAUSULE_MESSAGE(id, english, dutch) {#id, english, dutch},
#include "interpreter/messages.def"
};

std::set<char> places(std::string_view pattern) {
  std::set<char> result;
  for (std::size_t at = 0; at + 2 < pattern.size(); ++at) {
    if (pattern[at] == '{' && pattern[at + 2] == '}') result.insert(pattern[at + 1]);
  }
  return result;
}

TEST(Messages, TakeTheSameArgumentsInBothLanguages) {
  for (const Texts& row : all_texts) {
    EXPECT_EQ(places(row.english), places(row.dutch)) << row.name;
  }
}

TEST(Messages, StandInBothLanguages) {
  for (const Texts& row : all_texts) {
    EXPECT_EQ(row.english.empty(), row.dutch.empty()) << row.name;
  }
}

TEST(Text, WritesAmountsInTheMarkOfTheLanguage) {
  const Message message{Says::fact_not_whole, {"bestand.som", amount_argument(6336)}};
  EXPECT_NE(text(message, Language::dutch).find("€ 63,36"), std::string::npos);
  EXPECT_NE(text(message, Language::english).find("€ 63.36"), std::string::npos);
}

TEST(Text, WritesNegativeAmounts) {
  const Message message{Says::fact_not_whole, {"x", amount_argument(-7000)}};
  EXPECT_NE(text(message, Language::dutch).find("€ -70,00"), std::string::npos);
}

TEST(Text, LeavesTextThatOnlyLooksLikeAnAmountAlone) {
  for (const char* argument : {"63.36", "€", "€.50", "€1.2.33", "€12.5", "€ab.cd"}) {
    const Message message{Says::fact_not_whole, {"x", argument}};
    EXPECT_NE(text(message, Language::dutch).find(argument), std::string::npos) << argument;
  }
}

TEST(Text, IsEmptyWhereNothingIsSaid) {
  EXPECT_EQ(text({Says::nothing, {}}, Language::dutch), "");
  EXPECT_EQ(name_of(Says::nothing), "nothing");
}

TEST(TextArgument, CutsLongTextsBetweenCharacters) {
  const std::string shown = text_argument(std::string(1000, 'a'));
  EXPECT_EQ(shown, std::string(60, 'a') + "…");
  std::string wide;
  for (int count = 0; count < 100; ++count) wide += "€";
  EXPECT_EQ(text_argument(wide).size(), 60U + std::string_view("…").size());
}

TEST(TextArgument, ReplacesWhatIsNoText) {
  EXPECT_EQ(text_argument("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(text_argument(std::string_view("a\0z", 3)), "a\uFFFDz");
  EXPECT_EQ(text_argument("a\x1b[31m"), "a\uFFFD[31m");
}

TEST(Text, LeavesOutTheRuleBesideItsName) {
  const Message message{Says::denied_beside, {"DM2-samenloop", "40001", "183", "2023-04-01"}};
  EXPECT_EQ(text(message, Language::dutch),
            "niet naast 40001 (regel 183 van 2023-04-01), volgens `DM2-samenloop`");
  EXPECT_EQ(text(message, Language::dutch, Naming::beside_rule),
            "niet naast 40001 (regel 183 van 2023-04-01)");
  EXPECT_EQ(text({Says::condition_failed, {"a [b]", "[c]"}}, Language::english),
            "`a [b]` requires that [c], and that is not so");
}

}  // namespace
}  // namespace clausule::interpreter
