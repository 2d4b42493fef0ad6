#include "dsl/vocabulary.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>
#include <string>

namespace clausule::dsl {
namespace {

constexpr std::array<Vocabulary, 2> both = {Vocabulary::dutch, Vocabulary::english};

TEST(Vocabulary, HasTheTableOfTheGrammar) {
  std::size_t dutch = 0;
  std::size_t english = 0;
  for (std::size_t row = 0; row < keywords.size(); ++row) {
    dutch += spellings(static_cast<Keyword>(row), Vocabulary::dutch).size();
    english += spellings(static_cast<Keyword>(row), Vocabulary::english).size();
  }
  EXPECT_EQ(keywords.size(), 129U);
  EXPECT_EQ(dutch, 132U);
  EXPECT_EQ(english, 133U);
}

TEST(Vocabulary, NoWordMeansTwoThings) {
  std::map<std::string_view, std::size_t> owner;
  for (std::size_t row = 0; row < keywords.size(); ++row) {
    for (const Vocabulary vocabulary : both) {
      for (const std::string_view phrase : spellings(static_cast<Keyword>(row), vocabulary)) {
        const auto [found, added] = owner.emplace(phrase, row);
        EXPECT_TRUE(added || found->second == row) << phrase;
      }
    }
  }
}

TEST(Vocabulary, NoBuiltInNameMeansTwoThings) {
  std::map<std::string_view, std::string_view> dutch_of;
  for (const BuiltInName& name : built_in_names) {
    for (const std::string_view word : {name.dutch, name.english}) {
      const auto [found, added] = dutch_of.emplace(word, name.dutch);
      EXPECT_TRUE(added || found->second == name.dutch) << word;
    }
  }
}

TEST(Vocabulary, ReservesTheFirstWordsOfWhatStandsInsideALine) {
  std::istringstream printed(
      "aan above after all alle allow amounts and any at bankiers bedraagt before behalve bekend "
      "binnen boven centen cents de deductible deny depends due during eerste eigen en enrolled "
      "enrolment except first from geldig gepubliceerd handmatig hangt hele het in includes "
      "increased ingeschreven inschrijving ja known kwartalen laatste last manual met na naar nee "
      "niet no not of omvat on onbekend op or per pro published quarters read rekenkundig rest "
      "retourcode return rounded som split sum t/m ten the through tijdens toegestaan uit unknown "
      "valid vanaf verdeeld verhoogd vervalt voorafgaand wegens whole with within yes");
  std::set<std::string> expected;
  for (std::string word; printed >> word;) expected.insert(word);
  const std::set<std::string> actual(reserved_words().begin(), reserved_words().end());
  EXPECT_EQ(actual, expected);
  EXPECT_EQ(expected.size(), 95U);
}

TEST(Vocabulary, TheOnlyKeywordsThatBeginOthersAreKnown) {
  std::set<std::string_view> beginnings;
  for (std::size_t shorter = 0; shorter < keywords.size(); ++shorter) {
    for (std::size_t longer = 0; longer < keywords.size(); ++longer) {
      for (const Vocabulary vocabulary : both) {
        for (const std::string_view one : spellings(static_cast<Keyword>(shorter), vocabulary)) {
          for (const std::string_view other : spellings(static_cast<Keyword>(longer), vocabulary)) {
            if (other.starts_with(std::string(one) + ' ')) beginnings.insert(one);
          }
        }
      }
    }
  }
  EXPECT_EQ(beginnings,
            (std::set<std::string_view>{"expected", "if", "in", "indien", "verwacht", "without"}));
}

TEST(MatchKeyword, TakesTheLongestPhrase) {
  EXPECT_EQ(match_keyword("in hetzelfde kwartaal vervalt")->keyword, Keyword::in_the_same_quarter);
  EXPECT_EQ(match_keyword("in A, B")->keyword, Keyword::in);
  EXPECT_EQ(match_keyword("indien onbekend handmatig")->length, 15U);
  EXPECT_EQ(match_keyword("ja/nee")->keyword, Keyword::yes_no);
  EXPECT_EQ(match_keyword("ja |")->keyword, Keyword::yes);
}

TEST(MatchKeyword, TakesAnyBlankBetweenWordsButNoLineEnd) {
  EXPECT_EQ(match_keyword("ten \t hoogste")->length, 13U);
  EXPECT_EQ(match_keyword("ten\xC2\xA0hoogste")->length, 12U);
  EXPECT_FALSE(match_keyword("ten\nhoogste"));
}

TEST(MatchKeyword, StopsAtTheEndOfAWord) {
  for (const std::string_view name : {"test-1", "tests", "test_2", "testé", "per-kwartaal"}) {
    EXPECT_FALSE(match_keyword(name)) << name;
  }
  EXPECT_TRUE(match_keyword("vervalt:"));
  EXPECT_TRUE(match_keyword("per€"));
}

TEST(MatchKeyword, TellsTheVocabularyWhereItMatters) {
  EXPECT_EQ(match_keyword("tarief")->vocabulary, Vocabulary::dutch);
  EXPECT_EQ(match_keyword("tariff")->vocabulary, Vocabulary::english);
  EXPECT_EQ(match_keyword("contract")->vocabulary, std::nullopt);
}

TEST(Translated, KeepsThePlural) {
  EXPECT_EQ(translated(Keyword::day, "days", Vocabulary::dutch), "dagen");
  EXPECT_EQ(translated(Keyword::day, "dag", Vocabulary::english), "day");
  EXPECT_EQ(translated(Keyword::tariff, "tarief", Vocabulary::dutch), "tarief");
}

TEST(CanonicalName, GivesTheDutchSpelling) {
  EXPECT_EQ(canonical_name("date"), "datum");
  EXPECT_EQ(canonical_name("datum"), "datum");
  EXPECT_EQ(canonical_name("claim"), "prestatie");
  EXPECT_EQ(canonical_name("approved", NameRole::outcome), "toegekend");
  EXPECT_EQ(canonical_name("return code"), "retourcode");
  EXPECT_EQ(canonical_name("approved", NameRole::fact), std::nullopt);
  EXPECT_EQ(canonical_name("zorggroepen"), std::nullopt);
  EXPECT_EQ(translated_name("leeftijd", Vocabulary::english), "age");
}

TEST(OpensLine, HoldsForWordsThatAloneOpenAClause) {
  EXPECT_TRUE(opens_line("voor"));
  EXPECT_TRUE(opens_line("tarief"));
  EXPECT_FALSE(opens_line("eindigt"));
  EXPECT_FALSE(opens_line("vanaf"));
  EXPECT_FALSE(opens_line("DM2"));
}

}  // namespace
}  // namespace clausule::dsl
