#include "stdlib/object_graph.h"

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/live_objects.h"

namespace viv {

ObjectGraph::ObjectGraph(ArgSpan arguments) : objects_(LiveObjects(CurrentHeap())) {
  nodes_.reserve(objects_.size());
  for (uint32_t i = 0; i < objects_.size(); ++i) nodes_.emplace(objects_[i], i);
  named_.assign(objects_.size(), 0);
  first_edge_.reserve(objects_.size() + 1);
  edges_.reserve(objects_.size() * 4);
  ReferenceReader reader;
  for (uint32_t owner = 0; owner < objects_.size(); ++owner) {
    first_edge_.push_back(static_cast<uint32_t>(edges_.size()));
    reader.ForEach(objects_[owner], [&](Object* target, RefName name) {
      uint32_t node = IndexOf(target);
      if (node == kNone) return;
      edges_.push_back({owner, node, name});
      ++named_[node];
    });
  }
  first_edge_.push_back(static_cast<uint32_t>(edges_.size()));
  ForEachRoot(arguments, [&](Object* target, const Root& root) {
    uint32_t node = IndexOf(target);
    if (node == kNone) return;
    roots_.push_back({node, root});
    ++named_[node];
  });
  FindNamespaces();
}

int64_t ObjectGraph::Unnamed(uint32_t node) const {
  const Object* object = objects_[node];
  return int64_t{object->refcount} - SurplusReferences(object) - named_[node];
}

void ObjectGraph::FindNamespaces() {
  const DictObject* modules = CurrentRuntime().modules;
  if (!modules) return;
  ptrdiff_t position = 0;
  Object *key, *value;
  while (DictNext(modules, &position, &key, &value)) {
    if (!IsStr(key) || value->kind != kModule) continue;
    for (Object* space : {value, static_cast<Object*>(ModuleDict(value))}) {
      uint32_t node = IndexOf(space);
      if (node != kNone && namespace_names_.try_emplace(space, StrToStdString(AsStr(key))).second) namespaces_.push_back(node);
    }
  }
}

}  // namespace viv
