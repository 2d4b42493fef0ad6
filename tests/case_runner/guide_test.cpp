#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "dsl/parse.hpp"
#include "dsl/render.hpp"
#include "tests/case_runner/case_text.hpp"
#include "tests/case_runner/clause_table.hpp"
#include "tests/case_runner/diagnostic_page.hpp"
#include "tests/case_runner/files.hpp"

namespace clausule::cases {
namespace {

using dsl::Keyword;

constexpr std::string_view folder = "docs/language";
constexpr std::size_t mistake_count = 20;

/// Returns a chapter as the contract that it is, with the tables that lie beside it.
CaseProgram chapter(const std::filesystem::path& path) {
  CaseProgram program{{{path.filename().string(), read_file(path), {}}}};
  for (const std::filesystem::path& file : files_in(folder, ".csv")) {
    program.texts.push_back({file.filename().string(), read_file(file), {}});
  }
  return program;
}

/// Returns the sections of a page: what is above the first heading of level 2, then each of them.
std::vector<std::string> sections_of(const std::string& page) {
  std::vector<std::string> sections;
  for (std::size_t begin = 0; begin < page.size();) {
    const std::size_t next = page.find("\n## ", begin);
    const std::size_t end = next == std::string::npos ? page.size() : next + 1;
    sections.push_back(page.substr(begin, end - begin));
    begin = end;
  }
  return sections;
}

class Chapter : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Chapter, IsAContractWhoseTestsPass) {
  const CaseProgram program = chapter(GetParam());
  const CaseFindings found = run(program);
  for (const dsl::Diagnostic& finding : found.findings) {
    ADD_FAILURE() << dsl::render(finding, found.sources, {});
  }
  EXPECT_NE(program.texts.front().text.find("\ntest \""), std::string::npos) << "it tests nothing";
}

INSTANTIATE_TEST_SUITE_P(Guide, Chapter, testing::ValuesIn(files_in(folder, ".clausule.md")),
                         [](const auto& file) { return test_name(file.param); });

TEST(CheatSheet, EndsWithAContractWhoseTestsPass) {
  const std::string page = read_file(source_root() / folder / "cheat-sheet.md");
  const DiagnosticPage shown = read_page(page);
  ASSERT_FALSE(shown.mended.texts.empty());
  const CaseFindings found = run(shown.mended);
  for (const dsl::Diagnostic& finding : found.findings) {
    ADD_FAILURE() << dsl::render(finding, found.sources, {});
  }
}

/// Returns what the chapters show, each under the name of a literate file: those of amendments and
/// of whole suites are pages with several files.
std::vector<interpreter::NamedText> chapter_texts() {
  std::vector<interpreter::NamedText> texts;
  for (const std::filesystem::path& path : files_in(folder, ".clausule.md")) {
    texts.push_back({path.filename().string(), read_file(path)});
  }
  for (const std::string name : {"15-amendments", "18-testing-a-contract-year"}) {
    texts.push_back({name + ".clausule.md", read_file(source_root() / folder / (name + ".md"))});
  }
  return texts;
}

/// What the chapters show: clauses by the declaration they stand in, and the text of their rules.
struct Shown {
  std::set<std::pair<Keyword, Keyword>> clauses;  ///< head and first word
  std::set<Keyword> tables;                       ///< heads with a table
  std::string rules;
};

Shown shown_in_chapters() {
  Shown shown;
  for (const interpreter::NamedText& text : chapter_texts()) {
    dsl::Sources sources;
    dsl::Diagnostics diagnostics;
    const dsl::FileId file = sources.add(text.name, text.text);
    const dsl::ast::File tree = dsl::parse_file(file, sources, diagnostics);
    for (const dsl::ast::Declaration& declaration : tree.declarations) {
      const auto head = dsl::match_keyword(sources.text(declaration.location));
      if (!head) continue;
      shown.rules += fmt::format("{}\n", sources.text(declaration.location));
      for (const dsl::ast::Clause& clause : declaration.clauses) {
        const std::string_view written = sources.text(clause.location);
        shown.rules += fmt::format("{}\n", written);
        if (std::holds_alternative<dsl::ast::Table>(clause.value)) {
          shown.tables.insert(head->keyword);
        } else if (const auto word = dsl::match_keyword(written)) {
          shown.clauses.insert({head->keyword, word->keyword});
        }
      }
    }
  }
  return shown;
}

TEST(Guide, ShowsEveryClauseInEveryDeclarationThatMayHaveIt) {
  const Shown shown = shown_in_chapters();
  for (const Keyword head : clause_heads()) {
    for (const ClauseForm& clause : clause_forms()) {
      if (!may_stand_in(clause, head)) continue;
      const bool found = clause.words.empty()
                             ? shown.tables.contains(head)
                             : std::ranges::any_of(clause.words, [&](Keyword word) {
                                 return shown.clauses.contains({head, word});
                               });
      EXPECT_TRUE(found) << "no chapter has " << name_of(clause) << " in a `"
                         << dsl::spelling(head, dsl::Vocabulary::dutch) << '`';
    }
  }
}

/// Returns the sections of the chapters that list the clauses of a head.
std::string clause_lists(Keyword head) {
  const std::string word = fmt::format("`{}`", dsl::spelling(head, dsl::Vocabulary::dutch));
  std::string lists;
  for (const interpreter::NamedText& text : chapter_texts()) {
    for (const std::string& section : sections_of(text.text)) {
      const std::string heading = section.substr(0, section.find('\n'));
      if (!heading.starts_with("## All clauses of")) continue;
      if (heading.find(word) != std::string::npos) lists += section;
    }
  }
  return lists;
}

TEST(Guide, ListsEveryClauseOfEachDeclaration) {
  for (const Keyword head : clause_heads()) {
    const std::string list = clause_lists(head);
    for (const ClauseForm& clause : clause_forms()) {
      if (!may_stand_in(clause, head)) continue;
      const bool found = clause.words.empty()
                             ? list.find("table") != std::string::npos
                             : std::ranges::any_of(clause.words, [&](Keyword word) {
                                 return list.find(dsl::spelling(word, dsl::Vocabulary::dutch)) !=
                                        std::string::npos;
                               });
      EXPECT_TRUE(found) << name_of(clause) << " is not among the clauses of `"
                         << dsl::spelling(head, dsl::Vocabulary::dutch) << '`';
    }
  }
}

TEST(Guide, UsesEveryKeyword) {
  const Shown shown = shown_in_chapters();
  for (const dsl::KeywordInfo& keyword : dsl::keywords) {
    const std::string_view word = keyword.dutch.substr(0, keyword.dutch.find(", "));
    EXPECT_NE(shown.rules.find(word), std::string::npos) << "no chapter uses `" << word << '`';
  }
}

TEST(ClauseTable, HasEveryWordThatOpensALine) {
  for (std::size_t at = 0; at < dsl::keywords.size(); ++at) {
    if (!dsl::keywords.at(at).has(dsl::Place::line)) continue;
    const auto keyword = static_cast<Keyword>(at);
    EXPECT_TRUE(std::ranges::any_of(clause_forms(), [&](const ClauseForm& clause) {
      return std::ranges::find(clause.words, keyword) != clause.words.end();
    })) << dsl::keywords.at(at).dutch;
  }
}

TEST(ClauseTable, IsThatOfTheChecker) {
  std::string table = "| clause |";
  std::string rule = "|---|";
  for (const Keyword head : clause_heads()) {
    table += fmt::format(" {} |", dsl::spelling(head, dsl::Vocabulary::dutch));
    rule += ":-:|";
  }
  table += '\n' + rule + '\n';
  for (const ClauseForm& clause : clause_forms()) {
    table += fmt::format("| {} |", name_of(clause));
    for (const Keyword head : clause_heads()) table += may_stand_in(clause, head) ? " ● |" : " |";
    table += '\n';
  }
  const std::filesystem::path path = source_root() / folder / "clauses.md";
  const std::string text = read_file(path);
  const std::size_t begin = text.find("\n|");
  ASSERT_NE(begin, std::string::npos) << "the page has no table";
  const std::size_t end = text.find("\n\n", begin);
  expect_file(path, text.substr(0, begin + 1) + table +
                        (end == std::string::npos ? "" : text.substr(end + 1)));
}

TEST(Mistakes, SayWhatTheProgramSaysAndAreMended) {
  const std::filesystem::path path = source_root() / folder / "mistakes.md";
  const std::vector<std::string> sections = sections_of(read_file(path));
  ASSERT_EQ(sections.size(), mistake_count + 1);
  std::string rewritten = sections.front();
  for (std::size_t at = 1; at < sections.size(); ++at) {
    const std::string& section = sections.at(at);
    const std::string heading = section.substr(0, section.find('\n'));
    EXPECT_TRUE(heading.starts_with(fmt::format("## {} ", at))) << heading;
    const DiagnosticPage page = read_page(section);
    EXPECT_FALSE(page.wrong.texts.empty()) << heading;
    EXPECT_FALSE(run(page.wrong).findings.empty()) << heading << ": nothing is said about it";
    EXPECT_FALSE(page.mended.texts.empty()) << heading;
    const CaseFindings mended = run(page.mended);
    for (const dsl::Diagnostic& finding : mended.findings) {
      ADD_FAILURE() << heading << '\n' << dsl::render(finding, mended.sources, {});
    }
    rewritten += page.with_findings;
  }
  expect_file(path, rewritten);
}

}  // namespace
}  // namespace clausule::cases
