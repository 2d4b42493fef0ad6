#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <regex>
#include <set>
#include <string>

#include "dsl/vocabulary.hpp"
#include "parsed.hpp"

namespace clausule::dsl {
namespace {

/// Returns the names of the rules in the order of their definitions, each once.
std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  std::vector<std::string> result;
  const std::regex regex(pattern);
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) {
    result.push_back((*at)[1]);
  }
  return result;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t begin = text.find(from);
  const std::size_t end = text.find(to, begin + from.size());
  return begin == std::string::npos ? std::string() : text.substr(begin, end - begin);
}

TEST(GrammarPage, NamesEveryRuleInTheOrderOfTheGrammar) {
  const std::string page = read_project_file("docs/grammar.md");
  const std::string header =
      between(read_project_file("dsl/grammar.hpp"), "// clang-format off", "// clang-format on");
  // Forward declarations and the combinators, which are templates, are no rules.
  const std::vector<std::string> rules = matches(header, R"(\nstruct (\w+)\s*:)");
  const std::vector<std::string> printed =
      matches(between(page, "```ebnf", "```\n"), R"(\n([a-z_]+) +=)");
  ASSERT_FALSE(rules.empty());
  EXPECT_EQ(printed, rules);
}

TEST(GrammarPage, HasTheTableOfKeywords) {
  const std::string page = read_project_file("docs/grammar.md");
  std::string table;
  for (const KeywordInfo& row : keywords) {
    std::string places;
    constexpr std::array<std::pair<Place, std::string_view>, 6> all = {
        {{Place::head, "head"},
         {Place::line, "line"},
         {Place::in, "in"},
         {Place::unit, "unit"},
         {Place::type, "type"},
         {Place::outcome, "outcome"}}};
    for (const auto& [place, name] : all) {
      if (!row.has(place)) continue;
      if (!places.empty()) places += ", ";
      places += name;
    }
    table += "| ";
    table.append(row.dutch).append(" | ").append(row.english).append(" | ").append(places);
    table.append(" | ").append(row.use).append(row.use.empty() ? "|\n" : " |\n");
  }
  EXPECT_NE(page.find(table), std::string::npos) << table;
}

TEST(GrammarPage, HasTheTableOfBuiltInNames) {
  const std::string page = read_project_file("docs/grammar.md");
  std::string table;
  constexpr std::array<std::string_view, 8> roles = {"entity", "fact",   "derived", "contract",
                                                     "result", "column", "outcome", "ground"};
  for (const BuiltInName& row : built_in_names) {
    table.append("| ").append(row.dutch).append(" | ").append(row.english).append(" | ");
    table.append(roles.at(static_cast<std::size_t>(row.role))).append(" |\n");
  }
  EXPECT_NE(page.find(table), std::string::npos) << table;
}

TEST(GrammarPage, ItsExamplesAreRead) {
  const auto examples = clausule_fences(read_project_file("docs/grammar.md"));
  EXPECT_GE(examples.size(), 8U);
  for (const std::string& example : examples) {
    const Parsed parsed(example);
    EXPECT_FALSE(parsed.diagnostics.has_errors()) << example << parsed.report();
    EXPECT_FALSE(parsed.file.declarations.empty()) << example;
  }
}

TEST(GrammarPage, ItsReservedWordsAreTheReservedWords) {
  const std::string page = read_project_file("docs/grammar.md");
  std::string list;
  for (const std::string_view word : reserved_words()) {
    if (!list.empty()) list += ' ';
    list += word;
  }
  std::string flat = page;
  std::ranges::replace(flat, '\n', ' ');
  EXPECT_NE(flat.find(list), std::string::npos) << list;
}

}  // namespace
}  // namespace clausule::dsl
