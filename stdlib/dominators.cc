#include "stdlib/dominators.h"

#include <utility>

namespace viv {

namespace {

// Nodes by the number of their visit: 0 is a node in front of the roots, so the others are one more than in `visited_`.
class SemiNca {
 public:
  SemiNca(const FlatGraph& graph, absl::Span<const uint32_t> roots) : graph_(graph), number_(graph.size(), 0) {
    Visit(roots);
    CollectPredecessors(roots);
    label_.resize(parent_.size());
    for (uint32_t i = 0; i < label_.size(); ++i) label_[i] = i;
    semi_ = label_;
    ancestor_ = parent_;
    immediate_ = parent_;
    for (uint32_t node = static_cast<uint32_t>(parent_.size()) - 1; node > 0; --node) {
      for (uint32_t i = first_predecessor_[node]; i < first_predecessor_[node + 1]; ++i) {
        uint32_t from = Evaluate(predecessors_[i], node);
        if (semi_[from] < semi_[node]) semi_[node] = semi_[from];
      }
    }
    for (uint32_t node = 1; node < parent_.size(); ++node) {
      while (immediate_[node] > semi_[node]) immediate_[node] = immediate_[immediate_[node]];
    }
  }

  const std::vector<uint32_t>& visited() const { return visited_; }
  uint32_t immediate(size_t number) const { return immediate_[number]; }

 private:
  void Visit(absl::Span<const uint32_t> roots) {
    std::vector<std::pair<uint32_t, uint32_t>> stack;  // number, next edge
    parent_.push_back(0);
    auto enter = [&](uint32_t node, uint32_t parent) {
      visited_.push_back(node);
      parent_.push_back(parent);
      number_[node] = static_cast<uint32_t>(visited_.size());
      stack.emplace_back(number_[node], graph_.first_edge[node]);
    };
    for (uint32_t root : roots) {
      if (number_[root] != 0) continue;
      enter(root, 0);
      while (!stack.empty()) {
        auto& [number, edge] = stack.back();
        if (edge == graph_.first_edge[visited_[number - 1] + 1]) {
          stack.pop_back();
          continue;
        }
        uint32_t target = graph_.targets[edge++];
        if (number_[target] == 0) enter(target, number);
      }
    }
  }

  void CollectPredecessors(absl::Span<const uint32_t> roots) {
    first_predecessor_.assign(parent_.size() + 1, 0);
    auto for_each = [&](auto each) {
      for (uint32_t root : roots) each(0, number_[root]);
      for (uint32_t i = 0; i < visited_.size(); ++i) {
        for (uint32_t edge = graph_.first_edge[visited_[i]]; edge < graph_.first_edge[visited_[i] + 1]; ++edge) {
          each(i + 1, number_[graph_.targets[edge]]);
        }
      }
    };
    for_each([&](uint32_t, uint32_t to) { ++first_predecessor_[to + 1]; });
    for (size_t i = 1; i < first_predecessor_.size(); ++i) first_predecessor_[i] += first_predecessor_[i - 1];
    predecessors_.resize(first_predecessor_.back());
    std::vector<uint32_t> next(first_predecessor_.begin(), first_predecessor_.end() - 1);
    for_each([&](uint32_t from, uint32_t to) { predecessors_[next[to]++] = from; });
  }

  // The node with the smallest semidominator on the way from `node` up to the nodes numbered below `last`, which are not linked yet.
  uint32_t Evaluate(uint32_t node, uint32_t last) {
    if (node <= last) return node;
    path_.clear();
    for (uint32_t at = node; ancestor_[at] > last; at = ancestor_[at]) path_.push_back(at);
    for (size_t i = path_.size(); i-- > 0;) {
      uint32_t at = path_[i], above = ancestor_[at];
      if (semi_[label_[above]] < semi_[label_[at]]) label_[at] = label_[above];
      ancestor_[at] = ancestor_[above];
    }
    return label_[node];
  }

  const FlatGraph& graph_;
  std::vector<uint32_t> number_, visited_, parent_;
  std::vector<uint32_t> first_predecessor_, predecessors_;
  std::vector<uint32_t> label_, semi_, ancestor_, immediate_, path_;
};

}  // namespace

Dominators::Dominators(const FlatGraph& graph, absl::Span<const uint32_t> roots) : immediate_(graph.size(), kUnreached) {
  SemiNca found(graph, roots);
  order_ = found.visited();
  for (size_t i = 0; i < order_.size(); ++i) {
    uint32_t above = found.immediate(i + 1);
    immediate_[order_[i]] = above == 0 ? kRoot : order_[above - 1];
  }
}

std::vector<uint64_t> Dominators::RetainedSizes(absl::Span<const uint64_t> sizes) const {
  std::vector<uint64_t> retained(immediate_.size(), 0);
  for (size_t i = order_.size(); i-- > 0;) {
    uint32_t node = order_[i];
    retained[node] += sizes[node];
    if (immediate_[node] != kRoot) retained[immediate_[node]] += retained[node];
  }
  return retained;
}

}  // namespace viv
