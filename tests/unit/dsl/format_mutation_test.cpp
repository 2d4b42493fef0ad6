#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "dsl/format.hpp"
#include "parsed.hpp"

namespace clausule::dsl {
namespace {

std::vector<std::string> seeds() {
  std::vector<std::string> result;
  for (const char* page : {"docs/grammar.md", "docs/formatter.md"}) {
    for (std::string& fence : clausule_fences(read_project_file(page))) {
      result.push_back(std::move(fence));
    }
  }
  const std::filesystem::path root(CLAUSULE_SOURCE_ROOT);
  for (const auto& entry :
       std::filesystem::directory_iterator(root / "tests" / "cases" / "contracts")) {
    if (!entry.is_regular_file()) continue;
    result.push_back(read_project_file(std::filesystem::relative(entry.path(), root).string()));
  }
  std::ranges::sort(result);
  return result;
}

/// Changes what stands between the words of a text, and now and then a word.
std::string retyped(std::string text, std::mt19937& random) {
  constexpr std::array<std::string_view, 3> blanks = {"  ", "\t", "\xC2\xA0 "};
  constexpr std::array<std::string_view, 8> line_ends = {
      "\n\n", "\n\n\n", "\n  ", "  \r\n", " # a\n", "\n# b\n", "\n  # c \n", "\n\n \t# d\n\n"};
  constexpr std::array<std::string_view, 6> words = {"- ", "(a)", "1,\n", "| ", ", ", "\n"};
  const auto pick = [&](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  for (std::size_t edits = 1 + pick(6); edits > 0 && !text.empty(); --edits) {
    const std::size_t at = std::min(text.find_first_of(" \n,", pick(text.size())), text.size() - 1);
    if (pick(20) == 0) {
      text.insert(at, words.at(pick(words.size())));
    } else if (text[at] == ' ') {
      text.replace(at, 1, blanks.at(pick(blanks.size())));
    } else if (text[at] == '\n') {
      text.replace(at, 1, line_ends.at(pick(line_ends.size())));
    } else {
      text.insert(at + 1, "\n");
    }
  }
  return text;
}

Formatted run(const std::string& text, std::optional<Vocabulary> vocabulary,
              const std::string& name) {
  Sources sources;
  Diagnostics diagnostics;
  return format(sources.add(name, text), sources, vocabulary, diagnostics);
}

/// Takes away the layout of a text: its indents, the columns of its tables, single blanks. Comments
/// on lines of their own keep their indent, which says where they belong.
std::string without_layout(const std::string& text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    if (first < line.size() && line[first] != '#') line.erase(0, first);
    const bool in_table = line.starts_with('|');
    bool quoted = false;
    bool comment = line.find_first_not_of(' ') < line.size() && line[first] == '#';
    for (const char sign : line) {
      if (sign == '"') quoted = !quoted;
      comment = comment || (sign == '#' && !quoted);
      const bool blank = sign == ' ' && !quoted && !comment;
      if (blank && in_table && (result.ends_with('|') || result.ends_with(' '))) continue;
      if (sign == '|' && !quoted && !comment && result.ends_with(' ')) result.pop_back();
      result += sign;
      const bool after_digit =
          result.size() > 1 && result[result.size() - 2] >= '0' && result[result.size() - 2] <= '9';
      if (blank && !in_table && !after_digit) result += '\t';
    }
    result += '\n';
  }
  return result;
}

TEST(FormatMutations, TheLayoutComesBackWhereItWasTakenAway) {
  for (const std::string& text : seeds()) {
    const Formatted neat = run(text, std::nullopt, "x.clausule");
    if (neat.status != FormatStatus::done) continue;
    const std::string messy = without_layout(neat.text);
    EXPECT_NE(messy, neat.text);
    EXPECT_EQ(run(messy, std::nullopt, "x.clausule").text, neat.text);
  }
}

TEST(FormatMutations, WhateverIsTypedStaysAsItIsOnceItIsLaidOut) {
  const std::vector<std::string> texts = seeds();
  ASSERT_FALSE(texts.empty());
  std::mt19937 random(20261);
  std::size_t laid_out = 0;
  for (std::size_t round = 0; round < 600; ++round) {
    std::string text = retyped(texts.at(round % texts.size()), random);
    const bool literate = round % 5 == 0;
    if (literate) text = "Tekst.\n\n```clausule\n" + text + "\n```\n";
    const std::string name = literate ? "x.clausule.md" : "x.clausule";
    const Formatted once = run(text, std::nullopt, name);
    ASSERT_NE(once.status, FormatStatus::refused) << text;
    if (once.status != FormatStatus::done) continue;
    ++laid_out;
    ASSERT_EQ(run(once.text, std::nullopt, name).text, once.text) << text;
    const Formatted english = run(once.text, Vocabulary::english, name);
    ASSERT_EQ(english.status, FormatStatus::done) << once.text;
    ASSERT_EQ(run(english.text, std::nullopt, name).text, english.text);
    ASSERT_EQ(run(english.text, Vocabulary::dutch, name).text,
              run(once.text, Vocabulary::dutch, name).text);
  }
  EXPECT_GT(laid_out, 200U) << "most of what is typed is read";
}

}  // namespace
}  // namespace clausule::dsl
