// The trashcan bounds the C stack of nested deallocations: a list in a list in a list ... of a million dies in a loop.
//
// A dealloc slot of a container untracks its object, then opens a scope:
//
//     void ListDealloc(Object* self) {
//       GcUntrack(self);
//       TrashcanScope trashcan(self, &ListDealloc);
//       if (trashcan.deferred()) return;
//       ... drop the items, free the memory ...
//     }
//
// In the 51st nested scope (kTrashcanDepth) the object is queued instead, and the outermost scope, when it ends, deallocates what
// was queued, one after the other. The queue needs no memory: it is linked through the word in front of the object, which belongs
// to its gc head and is free once the object is untracked. Objects without a gc head are never queued: they own nothing that nests.
//
// A subclass's dealloc slot ends by calling the one of its base: that inner scope does nothing, because it is not the slot of the
// object's type.
//
// TrashcanRule::kAsCPython is for the types that have a trashcan in CPython 3.11, so that the order of `__del__` calls in deep
// structures is the same. kSafetyNet is for the others (functions, cells, generators ...), whose deep chains crash CPython.
//
// Invariants: a queued object has refcount 0, kInTrashcan and kHasGcHead, and is untracked.
// Answers to Py_TRASHCAN_BEGIN and _PyTrash_* of CPython's Objects/object.c.
#pragma once

#include "memory/object_header.h"

namespace viv {

enum class TrashcanRule : uint8_t { kAsCPython, kSafetyNet };

class Trashcan {
 public:
  // False: the object was queued. True: Leave() must follow.
  bool Enter(Object* object, TrashcanRule rule);
  void Leave(TrashcanRule rule);

  // For who lets another thread run inside a scope: what is open and queued is that thread's own, and comes back with Unpark().
  Trashcan Park();
  void Unpark(const Trashcan& parked);

  int depth() const { return depth_; }
  size_t queued() const { return queued_; }
  uint64_t deferred_total() const { return deferred_total_; }

 private:
  void Empty();

  Object* queue_ = nullptr;
  size_t queued_ = 0;
  int depth_ = 0;        // open scopes of types that count in CPython
  int total_depth_ = 0;  // all open scopes
  uint64_t deferred_total_ = 0;
};

Trashcan& CurrentTrashcan();

class TrashcanScope {
 public:
  using Dealloc = void (*)(Object*);

  TrashcanScope(Object* object, Dealloc dealloc, TrashcanRule rule = TrashcanRule::kAsCPython) : rule_(rule) {
    if (object->type->dealloc != dealloc) return;
    Trashcan& trashcan = CurrentTrashcan();
    if (trashcan.Enter(object, rule)) {
      trashcan_ = &trashcan;
    } else {
      deferred_ = true;
    }
  }
  ~TrashcanScope() {
    if (trashcan_) trashcan_->Leave(rule_);
  }
  TrashcanScope(const TrashcanScope&) = delete;
  TrashcanScope& operator=(const TrashcanScope&) = delete;

  // The object was queued: return at once, its dealloc slot will be called again.
  bool deferred() const { return deferred_; }

 private:
  Trashcan* trashcan_ = nullptr;
  TrashcanRule rule_;
  bool deferred_ = false;
};

}  // namespace viv
