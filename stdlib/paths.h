// Paths: the shortest way to each object from what a program has names for, and the name that this gives it: `__main__.cache['k'][3]`.
//
// First come the namespaces of modules and the variables of frames. What these do not lead to is reached from the other roots, then from
// what is held without a name, and last from cycles that nothing holds.
#pragma once

#include <string>
#include <vector>

#include "stdlib/object_graph.h"
#include "stdlib/reference_text.h"

namespace viv {

class Paths {
 public:
  // As if `avoided` were not there: it is reached, but not what is reached through it alone. kNone: nothing is avoided.
  Paths(const ObjectGraph& graph, uint32_t avoided);

  // Reached without `avoided`; what nothing but lost cycles own counts as reached, too.
  bool Reached(uint32_t node) const { return how_[node].way != Way::kNot; }
  // What is reached through `avoided` alone, itself included.
  const std::vector<uint32_t>& OnlyThrough() const { return only_through_; }

  // `__main__.cache['k'][3]`. What is reached through the avoided object alone begins with `itself`, what nothing leads to is told by its
  // type and address.
  std::string NameOf(uint32_t node) const;
  // The steps to an object: edges from the first owner on. Empty where a root owns it, or nothing does.
  std::vector<const GraphEdge*> StepsTo(uint32_t node) const;
  // What the steps start from, or what owns the object where there are none: "__main__", "local variable x of f(), line 3 of x.py".
  std::string RootText(uint32_t node) const;
  // For a reader, one text each: `__main__.cache['k']`, `list[3]`. Empty where nothing leads to the object but itself.
  std::vector<std::string> HopsTo(uint32_t node) const;
  // The root that owns the object at the start of its own path; null: the path has steps, or begins in another way.
  const Root* RootOf(uint32_t node) const { return how_[node].way == Way::kRoot ? &graph_.roots()[how_[node].index].root : nullptr; }
  // Whether NameOf is just type and address.
  bool IsNameless(uint32_t node) const { return StepsTo(node).empty() && NameOf(node) == TypeAndAddress(graph_.object(node)); }

 private:
  enum class Way : uint8_t { kNot, kNamespace, kRoot, kEdge, kUnnamed, kLost };
  struct How {
    Way way = Way::kNot;
    uint32_t index = 0;  // of the root or the edge
  };
  void Enter(uint32_t node, Way way, uint32_t index);
  void Spread();
  std::string StartName(uint32_t node) const;

  const ObjectGraph& graph_;
  uint32_t avoided_;
  std::vector<How> how_;
  std::vector<How> through_;  // of what is reached through the avoided object alone
  std::vector<uint32_t> queue_;
  size_t done_ = 0;
  std::vector<uint32_t> only_through_;
};

}  // namespace viv
