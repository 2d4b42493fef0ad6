#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "dsl/parse.hpp"
#include "dsl/render.hpp"
#include "dsl/syntax_parser.hpp"
#include "parsed.hpp"

namespace clausule::dsl {
namespace {

/// Changes a text as typing and cutting do, and now and then breaks it.
std::string mutated(std::string text, std::mt19937& random) {
  constexpr std::array<std::string_view, 22> parts = {
      "(",         ")",        "|",    ":",    ",",    "\n",    "\"",    "#",
      "-",         "€",        "“",    " en ", " of ", "niet ", "voor ", "tarief x\n",
      "6000,6001", "\xC2\xA0", "\xFF", "```",  " in ", "\r\n"};
  const auto pick = [&](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  for (std::size_t edits = 1 + pick(4); edits > 0 && !text.empty(); --edits) {
    const std::size_t at = pick(text.size());
    const std::size_t length = std::min(1 + pick(20), text.size() - at);
    switch (pick(4)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, parts.at(pick(parts.size())));
        break;
      case 2:
        text.insert(at, text.substr(pick(text.size()), length));
        break;
      case 3:
        text.replace(at, 1, parts.at(pick(parts.size())));
        break;
    }
  }
  return text;
}

void expect_sound(const SyntaxTree& tree, std::size_t size, const std::string& text) {
  for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
    const SyntaxNode& node = tree.nodes[at];
    ASSERT_LE(node.begin, node.end) << text;
    ASSERT_LE(node.end, size) << text;
    ASSERT_LE(node.subtree_size, at + 1) << text;
    std::uint32_t end = node.begin;
    for (const std::size_t child : tree.children(at)) {
      ASSERT_GE(tree.nodes[child].begin, end) << text;
      end = tree.nodes[child].end;
    }
    ASSERT_LE(end, node.end) << text;
  }
  std::uint32_t end = 0;
  for (const Span& comment : tree.comments) {
    ASSERT_GE(comment.begin, end) << text;
    ASSERT_LE(comment.end, size) << text;
    end = comment.end;
  }
}

TEST(Mutations, WhateverIsTypedIsReadToItsEnd) {
  const std::vector<std::string> seeds = clausule_fences(read_project_file("docs/grammar.md"));
  ASSERT_FALSE(seeds.empty());
  std::mt19937 random(20251);
  for (int round = 0; round < 4000; ++round) {
    const std::string text =
        mutated(seeds.at(static_cast<std::size_t>(round) % seeds.size()), random);
    Sources sources;
    Diagnostics diagnostics;
    const FileId file = sources.add(round % 7 == 0 ? "x.clausule.md" : "x.clausule", text);
    const SyntaxTree tree = parse_syntax(file, sources, diagnostics);
    expect_sound(tree, text.size(), text);
    Diagnostics all;
    parse_file(file, sources, all);
    for (const Diagnostic& one : all.all()) {
      ASSERT_LE(one.location.begin, one.location.end) << text;
      ASSERT_LE(one.location.end, text.size()) << text;
    }
    ASSERT_EQ(render(all, sources, {}).empty(), all.all().empty());
  }
}

TEST(Mutations, WhateverIsInATableFileIsReadToItsEnd) {
  const std::string seed =
      "code;geldig vanaf;omschrijving;bedraagt;leeftijd\n40001;2025-01-01;\"a; \"\"b\"\"\";€ "
      "1,50;18 "
      "t/m 25\n-;;Consult kort;€ 2,00;< 10, > 20\n";
  std::mt19937 random(20252);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = mutated(seed, random);
    Sources sources;
    Diagnostics diagnostics;
    const ast::Table table =
        parse_table_file(sources.add("t.csv", text), Vocabulary::dutch, sources, diagnostics);
    for (const ast::TableRow& row : table.rows) {
      ASSERT_EQ(row.cells.size(), table.columns.size()) << text;
    }
    for (const Diagnostic& one : diagnostics.all()) ASSERT_LE(one.location.end, text.size());
  }
}

}  // namespace
}  // namespace clausule::dsl
