// Walks a tree of any depth without recursion.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "parser/ast.h"

namespace viv::ast {

// Appends the children of `node` in field order; null entries (Dict.keys, kw_defaults) are skipped.
void AppendChildren(const Node* node, std::vector<const Node*>& children);

// Calls visit(node) for every node, parents first, children in field order. A visit that returns false skips the node's children.
template <class Visit>
void WalkPreorder(const Node* root, Visit&& visit) {
  std::vector<const Node*> pending{root};
  std::vector<const Node*> children;
  while (!pending.empty()) {
    const Node* node = pending.back();
    pending.pop_back();
    if (!visit(node)) {
      continue;
    }
    children.clear();
    AppendChildren(node, children);
    pending.insert(pending.end(), children.rbegin(), children.rend());
  }
}

// The longest path from `root` to a leaf, in nodes: what a recursive pass would need.
uint32_t Depth(const Node* root);

}  // namespace viv::ast
