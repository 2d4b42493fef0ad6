#include "interpreter/analysis/graph.hpp"

#include <gtest/gtest.h>

#include "interpreter/analysis/code_graph.hpp"

namespace clausule::interpreter::analysis {
namespace {

TEST(Graph, FindsComponentsAndAShortestCycle) {
  Graph graph(5);
  graph.add(0, 1);
  graph.add(1, 2);
  graph.add(2, 3);
  graph.add(3, 1);
  graph.add(2, 1);
  graph.close();
  const Components components = strong_components(graph);
  EXPECT_FALSE(components.on_cycle(0));
  EXPECT_TRUE(components.on_cycle(3));
  EXPECT_FALSE(components.on_cycle(4));
  EXPECT_EQ(shortest_cycle(graph, components, 1), (std::vector<std::uint32_t>{1, 2, 1}));
  EXPECT_TRUE(shortest_cycle(graph, components, 0).empty());
}

TEST(Graph, WalksALongChainWithoutRecursion) {
  constexpr std::uint32_t length = 1'000'000;
  Graph graph(length);
  for (std::uint32_t node = 0; node + 1 < length; ++node) graph.add(node, node + 1);
  graph.add(length - 1, 0);
  graph.close();
  EXPECT_EQ(strong_components(graph).sizes, std::vector<std::uint32_t>{length});
}

TEST(CodeGraph, LinksRangesThroughItsTree) {
  CodeGraph graph(7, 2);
  graph.add(0, CodeRanges({{0, 5}}), CodeRanges({{6, 7}}));
  graph.add(1, CodeRanges({{5, 7}}), CodeRanges({{2, 4}}));
  graph.close();
  const Components components = strong_components(graph.graph());
  EXPECT_TRUE(components.on_cycle(graph.node_of_link(0)));
  EXPECT_TRUE(components.on_cycle(graph.node_of_link(1)));
  EXPECT_FALSE(components.on_cycle(4));
}

TEST(CodeGraph, HasNoCycleWhereTheRangesOnlyTouch) {
  CodeGraph graph(7, 2);
  graph.add(0, CodeRanges({{0, 3}}), CodeRanges({{3, 5}}));
  graph.add(1, CodeRanges({{5, 7}}), CodeRanges({{0, 3}}));
  graph.close();
  const Components components = strong_components(graph.graph());
  EXPECT_FALSE(components.on_cycle(graph.node_of_link(0)));
  EXPECT_FALSE(components.on_cycle(graph.node_of_link(1)));
}

}  // namespace
}  // namespace clausule::interpreter::analysis
