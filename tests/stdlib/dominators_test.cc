#include "stdlib/dominators.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <utility>

namespace viv {
namespace {

using Edges = std::vector<std::pair<uint32_t, uint32_t>>;

FlatGraph Graph(uint32_t size, const Edges& edges) {
  FlatGraph graph;
  for (uint32_t node = 0; node < size; ++node) {
    graph.first_edge.push_back(static_cast<uint32_t>(graph.targets.size()));
    for (auto [from, to] : edges) {
      if (from == node) graph.targets.push_back(to);
    }
  }
  graph.first_edge.push_back(static_cast<uint32_t>(graph.targets.size()));
  return graph;
}

std::set<uint32_t> ReachedWithout(const FlatGraph& graph, const std::vector<uint32_t>& roots, uint32_t without) {
  std::set<uint32_t> reached;
  std::vector<uint32_t> waiting;
  auto enter = [&](uint32_t node) {
    if (node != without && reached.insert(node).second) waiting.push_back(node);
  };
  for (uint32_t root : roots) enter(root);
  while (!waiting.empty()) {
    uint32_t node = waiting.back();
    waiting.pop_back();
    for (uint32_t i = graph.first_edge[node]; i < graph.first_edge[node + 1]; ++i) enter(graph.targets[i]);
  }
  return reached;
}

TEST(Dominators, OfAChainAreItsLinks) {
  FlatGraph graph = Graph(3, {{0, 1}, {1, 2}});
  Dominators dominators(graph, std::vector<uint32_t>{0});
  EXPECT_EQ(dominators.Immediate(0), Dominators::kRoot);
  EXPECT_EQ(dominators.Immediate(1), 0u);
  EXPECT_EQ(dominators.Immediate(2), 1u);
  EXPECT_EQ(dominators.RetainedSizes(std::vector<uint64_t>{1, 10, 100}), (std::vector<uint64_t>{111, 110, 100}));
}

TEST(Dominators, WhatTwoHoldIsRetainedByNeither) {
  FlatGraph graph = Graph(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}});
  Dominators dominators(graph, std::vector<uint32_t>{0});
  EXPECT_EQ(dominators.Immediate(3), 0u);
  EXPECT_EQ(dominators.RetainedSizes(std::vector<uint64_t>{1, 1, 1, 5}), (std::vector<uint64_t>{8, 1, 1, 5}));
}

TEST(Dominators, OfWhatTwoRootsHoldIsNone) {
  FlatGraph graph = Graph(3, {{0, 2}, {1, 2}});
  Dominators dominators(graph, std::vector<uint32_t>{0, 1});
  EXPECT_EQ(dominators.Immediate(2), Dominators::kRoot);
}

TEST(Dominators, ACycleIsRetainedByItsOnlyEntry) {
  FlatGraph graph = Graph(4, {{0, 1}, {1, 2}, {2, 3}, {3, 1}});
  Dominators dominators(graph, std::vector<uint32_t>{0});
  EXPECT_EQ(dominators.Immediate(1), 0u);
  EXPECT_EQ(dominators.RetainedSizes(std::vector<uint64_t>(4, 1))[1], 3u);
}

TEST(Dominators, WhatIsNotReachedHasNone) {
  FlatGraph graph = Graph(3, {{1, 2}, {2, 1}});
  Dominators dominators(graph, std::vector<uint32_t>{0});
  EXPECT_EQ(dominators.Immediate(1), Dominators::kUnreached);
  EXPECT_EQ(dominators.RetainedSizes(std::vector<uint64_t>(3, 1))[1], 0u);
}

TEST(Dominators, OfALongChainNeedNoStack) {
  constexpr uint32_t kLength = 300000;
  FlatGraph graph;
  for (uint32_t i = 0; i < kLength; ++i) {
    graph.first_edge.push_back(static_cast<uint32_t>(graph.targets.size()));
    if (i > 0) graph.targets.push_back(i - 1);
    if (i + 1 < kLength) graph.targets.push_back(i + 1);
  }
  graph.first_edge.push_back(static_cast<uint32_t>(graph.targets.size()));
  Dominators dominators(graph, std::vector<uint32_t>{0});
  EXPECT_EQ(dominators.RetainedSizes(std::vector<uint64_t>(kLength, 1))[0], kLength);
  EXPECT_EQ(dominators.Immediate(kLength - 1), kLength - 2);
}

TEST(Dominators, RetainedIsWhatIsNotReachedWithoutTheNode) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    uint32_t size = 2 + random() % 30;
    Edges edges;
    for (uint32_t i = 0, count = random() % (3 * size); i < count; ++i) edges.emplace_back(random() % size, random() % size);
    std::vector<uint32_t> roots;
    for (uint32_t i = 0, count = 1 + random() % 3; i < count; ++i) roots.push_back(random() % size);
    FlatGraph graph = Graph(size, edges);
    Dominators dominators(graph, roots);
    std::vector<uint64_t> retained = dominators.RetainedSizes(std::vector<uint64_t>(size, 1));
    size_t all = ReachedWithout(graph, roots, size).size();
    for (uint32_t node = 0; node < size; ++node) {
      bool reached = dominators.Immediate(node) != Dominators::kUnreached;
      EXPECT_EQ(retained[node], reached ? all - ReachedWithout(graph, roots, node).size() : 0u) << "round " << round << ", node " << node;
    }
  }
}

}  // namespace
}  // namespace viv
