// A small world for the collector's tests: nodes that refer to one another, weak references to them, a log of what happened.
//
// Node types: kNode can clear itself; kFinal has a finaliser too (what it does is said per node id); kTupleLike has no clear, as a
// tuple; kLegacy counts as having a legacy finaliser.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gc/collector.h"
#include "gc/finalize.h"
#include "gc/weakref.h"
#include "gtest/gtest.h"
#include "memory/heap.h"
#include "memory/ref.h"
#include "memory/trashcan.h"

namespace viv {

inline constexpr int kMaxEdges = 12;

struct Node : Object {
  WeakRef* weaklist;
  int id;
  int edge_count;
  Object* edges[kMaxEdges];
};

struct World {
  std::vector<std::string> log;
  std::string debug_text;
  std::vector<CollectionInfo> phases;
  std::vector<Object*> garbage;  // owned
  std::set<int> alive;
  std::map<int, std::function<void(Node*)>> on_finalize;
  std::map<int, std::function<void(WeakRef*)>> on_callback;  // by the id of the callback node
  std::function<void(Node*)> on_clear;
  std::function<void()> on_phase;
  Object* pending = nullptr;  // owned
  int freelist_clears = 0;
};

inline World* world = nullptr;

inline int TraverseNode(Object* self, VisitFn visit, void* context) {
  Node* node = static_cast<Node*>(self);
  for (int i = 0; i < node->edge_count; ++i) {
    if (int stop = visit(node->edges[i], context)) return stop;
  }
  return 0;
}

inline void DropEdges(Node* node) {
  while (node->edge_count > 0) DecRef(node->edges[--node->edge_count]);
}

// From outside, where the last of the edges may be what keeps the node.
inline void BreakUp(Node* node) {
  IncRef(node);
  DropEdges(node);
  DecRef(node);
}

inline void ClearNode(Object* self) {
  if (world->on_clear) world->on_clear(static_cast<Node*>(self));
  DropEdges(static_cast<Node*>(self));
}

inline void FinalizeNode(Object* self) {
  Node* node = static_cast<Node*>(self);
  world->log.push_back("finalize " + std::to_string(node->id));
  auto found = world->on_finalize.find(node->id);
  if (found != world->on_finalize.end()) found->second(node);
}

inline void DeallocNode(Object* self) {
  Node* node = static_cast<Node*>(self);
  Untrack(self);
  TrashcanScope trashcan(self, &DeallocNode);
  if (trashcan.deferred()) return;
  if (self->type->finalize) {
    Track(self);
    if (FinalizedBackToLife(self)) return;
    Untrack(self);
  }
  ClearWeakRefsIfAny(self);
  DropEdges(node);
  world->alive.erase(node->id);
  FreeContainer(self);
}

inline void DeallocWeakRef(Object* self) {
  FinishWeakRef(self);
  FreeContainer(self);
}

inline TypeBase MakeType(const char* name) {
  TypeBase type{};
  type.refcount = 1;
  type.name = name;
  type.type_flags = kTypeHasGc | kTypeReady;
  type.basic_size = sizeof(Node);
  type.weaklist_offset = offsetof(Node, weaklist);
  type.dealloc = DeallocNode;
  type.traverse = TraverseNode;
  type.clear = ClearNode;
  return type;
}

inline TypeBase kNode = MakeType("Node");
inline TypeBase kFinal = [] {
  TypeBase type = MakeType("Final");
  type.finalize = FinalizeNode;
  return type;
}();
inline TypeBase kTupleLike = [] {
  TypeBase type = MakeType("tuple");
  type.instance_kind = kTuple;
  type.clear = nullptr;
  return type;
}();
inline TypeBase kDictLike = [] {
  TypeBase type = MakeType("dict");
  type.instance_kind = kDict;
  return type;
}();
inline TypeBase kLegacy = MakeType("Legacy");
inline TypeBase kWeakRefType = [] {
  TypeBase type = MakeType("weakref");
  type.type_flags |= kWeakRefSubclass;
  type.basic_size = sizeof(WeakRef);
  type.weaklist_offset = 0;
  type.dealloc = DeallocWeakRef;
  type.traverse = TraverseWeakRef;
  type.clear = ClearWeakRef;
  return type;
}();

inline void FillHeader(Object* object, TypeBase* type, uint16_t more_flags = 0) {
  object->refcount = 1;
  object->kind = type->instance_kind;
  object->reserved = 0;
  object->flags = kHasGcHead | more_flags;
  object->type = type;
}

inline Node* NewNode(int id, TypeBase* type = &kNode, size_t pre_header = 0) {
  Node* node = static_cast<Node*>(AllocateContainer(sizeof(Node), pre_header));
  FillHeader(node, type, pre_header ? kManagedDict : 0);
  node->weaklist = nullptr;
  node->id = id;
  node->edge_count = 0;
  world->alive.insert(id);
  Track(node);
  return node;
}

inline void Link(Node* from, Object* to) {
  IncRef(to);
  from->edges[from->edge_count++] = to;
}

// A new reference, shared when possible, as weakref.ref and weakref.proxy make them.
inline WeakRef* NewWeakRef(Object* referent, Object* callback = nullptr, WeakRefFlavor flavor = WeakRefFlavor::kRef) {
  if (!callback) {
    if (WeakRef* shared = FindSharedWeakRef(referent, flavor)) {
      IncRef(shared);
      return shared;
    }
  }
  WeakRef* weakref = static_cast<WeakRef*>(AllocateContainer(sizeof(WeakRef)));
  FillHeader(weakref, &kWeakRefType);
  InitWeakRef(weakref, referent, callback, flavor);
  Track(weakref);
  WeakRef* listed = InsertWeakRef(weakref);
  if (listed != weakref) {
    IncRef(listed);
    DecRef(weakref);
  }
  return listed;
}

class GcTest : public ::testing::Test {
 protected:
  GcTest() {
    world = &world_;
    CollectorHooks hooks;
    hooks.exception_pending = [] { return world->pending != nullptr; };
    hooks.take_exception = [] { return std::exchange(world->pending, nullptr); };
    hooks.restore_exception = [](Object* exception) { world->pending = exception; };
    hooks.report_unraisable = [](const char* context, Object* object) {
      std::string text = std::string("unraisable ") + context;
      if (object) text += std::string(" ") + static_cast<TypeBase*>(object)->name;
      world->log.push_back(text);
      DecRef(std::exchange(world->pending, nullptr));
    };
    hooks.call_weakref_callback = [](Object* weakref, Object* callback) {
      int id = static_cast<Node*>(callback)->id;
      EXPECT_EQ(static_cast<WeakRef*>(weakref)->referent, nullptr);
      EXPECT_EQ(world->pending, nullptr);
      world->log.push_back("callback " + std::to_string(id));
      auto found = world->on_callback.find(id);
      if (found != world->on_callback.end()) found->second(static_cast<WeakRef*>(weakref));
    };
    hooks.on_phase = [](const CollectionInfo& info) {
      world->phases.push_back(info);
      if (world->on_phase) world->on_phase();
    };
    hooks.has_legacy_finalizer = [](Object* object) { return object->type == &kLegacy; };
    hooks.append_garbage = [](Object* object) {
      IncRef(object);
      world->garbage.push_back(object);
      return true;
    };
    hooks.untrack_if_atomic = [](Object* object) {
      if (static_cast<Node*>(object)->edge_count == 0) Untrack(object);
    };
    hooks.clear_freelists = [] { ++world->freelist_clears; };
    hooks.write_debug = [](const char* text) { world->debug_text += text; };
    gc.SetHooks(hooks);
    gc.SetStress(0);  // numbers below are those of the ordinary mode
  }
  ~GcTest() override {
    ReleaseGarbage();
    EXPECT_EQ(gc.Validate(), "");
    EXPECT_EQ(CurrentTrashcan().queued(), 0u);
  }

  void ReleaseGarbage() {
    std::vector<Object*> garbage = std::move(world->garbage);
    world->garbage.clear();
    for (Object* object : garbage) DecRef(object);
  }
  bool Alive(int id) const { return world_.alive.count(id) != 0; }
  // A ring of nodes with ids first..first+length-1, not referred to from outside.
  void MakeLostRing(int first, int length, TypeBase* type = &kNode) {
    std::vector<Node*> nodes;
    for (int i = 0; i < length; ++i) nodes.push_back(NewNode(first + i, type));
    for (int i = 0; i < length; ++i) Link(nodes[i], nodes[(i + 1) % length]);
    for (Node* node : nodes) DecRef(node);
  }

  World world_;
  Heap heap;
  HeapScope heap_scope{&heap};
  Collector gc;
  CollectorScope gc_scope{&gc};
};

using Log = std::vector<std::string>;

}  // namespace viv
