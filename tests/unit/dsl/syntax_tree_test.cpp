#include "dsl/syntax_tree.hpp"

#include <gtest/gtest.h>

#include "dsl/syntax_parser.hpp"
#include "parsed.hpp"

namespace clausule::dsl {
namespace {

std::string structure_of(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const SyntaxTree tree = parse_syntax(sources.add("x.clausule", text), sources, diagnostics);
  EXPECT_EQ(diagnostics.error_count(), 0U) << text;
  return structure(tree, text);
}

TEST(SyntaxTree, FollowsTheGrammar) {
  EXPECT_EQ(structure_of("tarief DM2\n  voor 40001, 6000 t/m 6009 per kwartaal\n"),
            "(((tarief DM2) (voor (((40001) (6000 t/m 6009))) per kwartaal)))");
  EXPECT_EQ(structure_of("definitie x = (a - 1) en niet d\n"),
            "(((definitie x ((((a) - 1)) en (niet (d))))))");
}

TEST(SyntaxTree, ProductsBindBeforeSumsAndSumsBeforeComparisons) {
  EXPECT_EQ(structure_of("definitie x = a + b × c = d\n"),
            "(((definitie x (((a) + ((b) × (c))) = (d)))))");
}

TEST(SyntaxTree, KeepsComments) {
  const std::string text = "# een\ntarief x # twee\n\n  # drie\n  indien a\n  # vier\n";
  Sources sources;
  Diagnostics diagnostics;
  const SyntaxTree tree = parse_syntax(sources.add("x.clausule", text), sources, diagnostics);
  std::vector<std::string> comments;
  for (const Span& one : tree.comments) {
    comments.push_back(text.substr(one.begin, one.end - one.begin));
  }
  EXPECT_EQ(comments, (std::vector<std::string>{"# een", "# twee", "# drie", "# vier"}));
}

TEST(SyntaxTree, WhatCannotBeReadIsANode) {
  Sources sources;
  Diagnostics diagnostics;
  const SyntaxTree tree =
      parse_syntax(sources.add("x.clausule", "tarief x\n  blabla\n"), sources, diagnostics);
  ASSERT_EQ(tree.children(tree.nodes.size() - 1).size(), 1U);
  const auto parts = tree.children(tree.children(tree.nodes.size() - 1)[0]);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(tree.nodes[parts[1]].kind, SyntaxKind::error);
}

}  // namespace
}  // namespace clausule::dsl
