#include "dsl/meaning.hpp"

#include <gtest/gtest.h>

#include <string>

#include "dsl/syntax_parser.hpp"

namespace clausule::dsl {
namespace {

std::vector<std::string> meaning(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const SyntaxTree tree = parse_syntax(sources.add("x", text), sources, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << text;
  return meaning_of(tree, text);
}

TEST(MeaningOf, IsTheSameInAnotherLayoutOrVocabulary) {
  const std::string text =
      "tarief x\n  voor 9200 t/m 9203\n  indien leeftijd ≥ 18\n  bedraagt € 1 000,50 × 2\n"
      "  ten hoogste € 1 binnen 28 dagen\n";
  EXPECT_EQ(meaning(text),
            meaning("tarief  x\nvoor 9200 - 9203\nindien leeftijd>=18\nbedraagt €1000,50*2\n"
                    "ten hoogste € 1 binnen 28  dagen\n"));
  EXPECT_EQ(meaning(text),
            meaning("tariff x\n  for 9200 through 9203\n  if age ≥ 18\n  amounts to € 1000.50 × 2\n"
                    "  at most € 1 within 28 days\n"));
}

TEST(MeaningOf, IsAnotherForEachOtherWordOrStructure) {
  const std::string text = "eis x\n  altijd a + b × c = 1 en \"t\" = 2\n";
  for (const std::string other : {"eis y\n  altijd a + b × c = 1 en \"t\" = 2\n",
                                  "eis x\n  altijd a × b + c = 1 en \"t\" = 2\n",
                                  "eis x\n  altijd (a + b) × c = 1 en \"t\" = 2\n",
                                  "eis x\n  altijd a + b × c = 1 of \"t\" = 2\n",
                                  "eis x\n  altijd a + b × c = 1 en \"t \" = 2\n",
                                  "eis x\n  altijd a + b × c = 10 en \"t\" = 2\n",
                                  "eis x\n  altijd a + b × c < 1 en \"t\" = 2\n",
                                  "eis x\n  altijd a - b × c = 1 en \"t\" = 2\n"}) {
    EXPECT_NE(meaning(text), meaning(other)) << other;
  }
  EXPECT_NE(meaning("tarief x\n  bedraagt € 1,50\n"), meaning("tarief x\n  bedraagt € 15,0\n"));
  EXPECT_NE(meaning("limiet x\n  ten hoogste 1 binnen 2 dagen\n"),
            meaning("limiet x\n  ten hoogste 1 binnen 2 weken\n"));
  EXPECT_NE(meaning("codelijst x = 1, 2\n"), meaning("codelijst x = 1 t/m 2\n"));
}

TEST(VocabularyOfNames, TellsWhereNoKeywordDoes) {
  const auto vocabulary = [](const std::string& text) {
    Sources sources;
    Diagnostics diagnostics;
    return parse_syntax(sources.add("x", text), sources, diagnostics).vocabulary;
  };
  EXPECT_EQ(vocabulary("test \"t\"\n  | code | date | geboren |\n"), Vocabulary::english);
  EXPECT_EQ(vocabulary("test \"t\"\n  | code | datum | born |\n"), Vocabulary::dutch);
  EXPECT_EQ(vocabulary("tarief t\n  indien date = 2020-01-01\n"), Vocabulary::dutch);
  EXPECT_EQ(vocabulary("test \"t\"\n"), Vocabulary::dutch);
}

TEST(CommentsOf, AreWithoutTheBlanksBehindThem) {
  const std::string text = "# een  \ntarief x # twee\xC2\xA0\r\n  bedraagt € 1\n";
  Sources sources;
  Diagnostics diagnostics;
  const SyntaxTree tree = parse_syntax(sources.add("x", text), sources, diagnostics);
  EXPECT_EQ(comments_of(tree, text), (std::vector<std::string_view>{"# een", "# twee"}));
}

}  // namespace
}  // namespace clausule::dsl
