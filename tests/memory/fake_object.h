// Objects for tests of memory/ alone: a type with recording slots and nothing of the object model.
#pragma once

#include <new>
#include <vector>

#include "memory/heap.h"
#include "memory/ref.h"

namespace viv {

// Owns up to two others, first and second. `id` is recorded in FakeWorld::died when it is deallocated.
struct FakeObject : Object {
  int id;
  FakeObject* first;
  FakeObject* second;
};

class FakeWorld {
 public:
  explicit FakeWorld(TrashcanRule rule = TrashcanRule::kAsCPython, bool use_trashcan = true) : scope_(&heap) {
    type.refcount = 1;
    type.name = "fake";
    type.dealloc = &Dealloc;
    FakeWorld::rule = rule;
    FakeWorld::use_trashcan = use_trashcan;
    died.clear();
    nesting = deepest = 0;
  }

  // Takes the references over.
  FakeObject* New(int id, FakeObject* first = nullptr, FakeObject* second = nullptr) {
    char* block = static_cast<char*>(AllocateObjectMemory(kHead + sizeof(FakeObject)));
    auto* object = new (block + kHead) FakeObject{};
    object->refcount = 1;
    object->flags = kHasGcHead;
    object->type = &type;
    object->id = id;
    object->first = first;
    object->second = second;
    return object;
  }

  Heap heap;
  TypeBase type{};

  static inline std::vector<int> died;  // in the order their own part ended
  static inline int nesting = 0;
  static inline int deepest = 0;

 private:
  static constexpr size_t kHead = 16;

  static void Dealloc(Object* object) {
    if (use_trashcan) {
      TrashcanScope trashcan(object, &Dealloc, rule);
      if (!trashcan.deferred()) End(object);
    } else {
      End(object);
    }
  }
  static void End(Object* object) {
    auto* self = static_cast<FakeObject*>(object);
    ++nesting;
    if (nesting > deepest) deepest = nesting;
    // A leaf records itself; an inner one only its children.
    if (self->id >= 0) died.push_back(self->id);
    DecRefOrNull(self->first);
    DecRefOrNull(self->second);
    --nesting;
    FreeObjectMemory(reinterpret_cast<char*>(object) - kHead);
  }

  static inline TrashcanRule rule;
  static inline bool use_trashcan;
  HeapScope scope_;
};

}  // namespace viv
