// Dominators: in a graph with roots, a node dominates another if every way from the roots to that one leads through it. What an object
// dominates is what dies with it; the sizes of that, added up, are its retained size.
//
// The algorithm is Lengauer and Tarjan's in the form that is called semi-NCA; nothing recurses. About numbers alone: knows no objects.
#pragma once

#include <absl/types/span.h>

#include <cstdint>
#include <vector>

namespace viv {

// The edges of node n go to targets[first_edge[n]] ... targets[first_edge[n + 1] - 1].
struct FlatGraph {
  std::vector<uint32_t> first_edge;
  std::vector<uint32_t> targets;
  uint32_t size() const { return static_cast<uint32_t>(first_edge.size()) - 1; }
};

class Dominators {
 public:
  static constexpr uint32_t kRoot = UINT32_MAX;         // nothing but the roots together dominates it
  static constexpr uint32_t kUnreached = UINT32_MAX - 1;

  Dominators(const FlatGraph& graph, absl::Span<const uint32_t> roots);

  // The nearest node that dominates `node`; kRoot; kUnreached.
  uint32_t Immediate(uint32_t node) const { return immediate_[node]; }
  // For each node its own size and those of all that it dominates; 0 for what is not reached.
  std::vector<uint64_t> RetainedSizes(absl::Span<const uint64_t> sizes) const;

 private:
  std::vector<uint32_t> immediate_;
  std::vector<uint32_t> order_;  // reached nodes, each behind what dominates it
};

}  // namespace viv
