#include "parser/ast_walk.h"

#include <algorithm>

namespace viv::ast {
namespace {

struct ChildCollector {
  std::vector<const Node*>& out;

  void Add(const Node* child) {
    if (child != nullptr) {
      out.push_back(child);
    }
  }
  template <class T>
  void operator()(const char*, const T& field) {
    if constexpr (std::is_convertible_v<T, const Node*>) {
      Add(field);
    }
  }
  template <class T>
  void operator()(const char*, const Span<T>& field) {
    if constexpr (std::is_convertible_v<T, const Node*>) {
      for (const Node* child : field) {
        Add(child);
      }
    }
  }
  template <class T>
  void Optional(const char* name, const T& field) {
    (*this)(name, field);
  }
};

}  // namespace

void AppendChildren(const Node* node, std::vector<const Node*>& children) {
  Dispatch(node, [&](const auto* n) { n->VisitFields(ChildCollector{children}); });
}

uint32_t Depth(const Node* root) {
  uint32_t deepest = 0;
  std::vector<std::pair<const Node*, uint32_t>> pending{{root, 1}};
  std::vector<const Node*> children;
  while (!pending.empty()) {
    auto [node, depth] = pending.back();
    pending.pop_back();
    deepest = std::max(deepest, depth);
    children.clear();
    AppendChildren(node, children);
    for (const Node* child : children) {
      pending.emplace_back(child, depth + 1);
    }
  }
  return deepest;
}

}  // namespace viv::ast
