// ObjectGraph: a picture of who owns whom, taken in one go: all live objects, each counted reference between them, each from outside.
//
// Taken and kept outside the heap that is looked at. Objects are borrowed: a graph is good until something runs or dies.
//
// Invariants
//   OG1  an object's counted references, those from outside and Unnamed() add up to its reference count
//   OG2  edges are in the order of their owners
#pragma once

#include <absl/container/flat_hash_map.h>
#include <absl/types/span.h>

#include <string>
#include <vector>

#include "stdlib/roots.h"

namespace viv {

struct GraphEdge {
  uint32_t owner, target;
  RefName name;
};
struct RootEdge {
  uint32_t target;
  Root root;
};

class ObjectGraph {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // `arguments`: of the builtin function that is looking.
  explicit ObjectGraph(ArgSpan arguments);

  uint32_t size() const { return static_cast<uint32_t>(objects_.size()); }
  Object* object(uint32_t node) const { return objects_[node]; }
  uint32_t IndexOf(const Object* object) const {
    auto found = nodes_.find(object);
    return found == nodes_.end() ? kNone : found->second;
  }
  absl::Span<const GraphEdge> EdgesOf(uint32_t node) const {
    return absl::MakeConstSpan(edges_).subspan(first_edge_[node], first_edge_[node + 1] - first_edge_[node]);
  }
  absl::Span<const GraphEdge> edges() const { return edges_; }
  absl::Span<const RootEdge> roots() const { return roots_; }
  // References that are found here, and those of its count that are not. A negative number: something is told that is not counted.
  uint32_t Named(uint32_t node) const { return named_[node]; }
  int64_t Unnamed(uint32_t node) const;

  // The modules in sys.modules and their dicts, in order, each with the module's name.
  const std::vector<uint32_t>& namespaces() const { return namespaces_; }
  const std::string* NamespaceName(const Object* module_or_dict) const {
    auto found = namespace_names_.find(module_or_dict);
    return found == namespace_names_.end() ? nullptr : &found->second;
  }
  bool IsNamespace(uint32_t dict) const { return objects_[dict]->kind == kDict && namespace_names_.contains(objects_[dict]); }

 private:
  void FindNamespaces();

  std::vector<Object*> objects_;
  absl::flat_hash_map<const Object*, uint32_t> nodes_;
  std::vector<GraphEdge> edges_;
  std::vector<uint32_t> first_edge_;
  std::vector<RootEdge> roots_;
  std::vector<uint32_t> named_;
  std::vector<uint32_t> namespaces_;
  absl::flat_hash_map<const Object*, std::string> namespace_names_;
};

}  // namespace viv
