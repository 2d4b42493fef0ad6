#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "dsl/render.hpp"
#include "dsl/syntax_parser.hpp"
#include "parsed.hpp"

namespace clausule::dsl {
namespace {

std::vector<std::string> snippet_files() {
  std::vector<std::string> result;
  const std::filesystem::path root(CLAUSULE_SOURCE_ROOT);
  for (const char* folder : {"tests/cases/contracts", "contracts", "stdlib"}) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".clausule") || name.ends_with(".clausule.md")) {
        result.push_back(std::filesystem::relative(entry.path(), root).string());
      }
    }
  }
  std::ranges::sort(result);
  return result;
}

TEST(Snippets, EveryContractAndCaseIsRead) {
  const auto files = snippet_files();
  EXPECT_FALSE(files.empty());
  for (const std::string& file : files) {
    const Parsed parsed(read_project_file(file), file);
    EXPECT_FALSE(parsed.diagnostics.has_errors()) << parsed.report();
    EXPECT_FALSE(parsed.file.declarations.empty()) << file;
  }
}

/// Returns a text with each of its keywords in the other vocabulary.
std::string in_other_vocabulary(const SyntaxTree& tree, const std::string& text) {
  const Vocabulary other =
      tree.vocabulary == Vocabulary::dutch ? Vocabulary::english : Vocabulary::dutch;
  std::string result;
  std::size_t done = 0;
  for (const SyntaxNode& node : tree.nodes) {
    if (node.kind != SyntaxKind::keyword) continue;
    const std::string written = text.substr(node.begin, node.end - node.begin);
    result.append(text, done, node.begin - done).append(translated(node.keyword, written, other));
    done = node.end;
  }
  return result.append(text, done);
}

TEST(Snippets, EveryContractAndCaseHasTheSameTreeInTheOtherVocabulary) {
  for (const std::string& file : snippet_files()) {
    const std::string text = read_project_file(file);
    Sources sources;
    Diagnostics diagnostics;
    const SyntaxTree tree = parse_syntax(sources.add(file, text), sources, diagnostics);
    const std::string other = in_other_vocabulary(tree, text);
    const SyntaxTree translated_tree = parse_syntax(sources.add(file, other), sources, diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << render(diagnostics, sources, {});
    ASSERT_EQ(tree.nodes.size(), translated_tree.nodes.size()) << file;
    for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
      const SyntaxNode& one = tree.nodes[at];
      const SyntaxNode& two = translated_tree.nodes[at];
      ASSERT_EQ(one.kind, two.kind) << file << ' ' << at;
      ASSERT_EQ(one.keyword, two.keyword) << file << ' ' << at;
      ASSERT_EQ(one.subtree_size, two.subtree_size) << file << ' ' << at;
    }
  }
}

}  // namespace
}  // namespace clausule::dsl
