// Weak references: objects that know another object without keeping it alive, and are told when it dies.
//
// All weak references to one object form a doubly linked list whose head is the pointer at `object + type->weaklist_offset`. Its
// order is fixed, because callbacks run in it and because shared references must be found in two steps:
//
//   1. the shared reference: exactly weakref.ref, no callback        (at most one)
//   2. the shared proxy: no callback                                 (at most one)
//   3. all others (callbacks, subclasses of ref), the youngest first
//
// A weak reference is *dead* once `referent` is null: its referent died, or the collector has cleared it. A dead one is in no list.
//
// This is the list and the life of a reference. The Python types (weakref.ref, the proxies) are made above: their instances have
// WeakRef as layout, their types carry kWeakRefSubclass, their slots are the three functions below.
// Answers to the core of CPython's Objects/weakrefobject.c.
#pragma once

#include <cstdint>

#include "memory/object_header.h"
#include "memory/ref.h"

namespace viv {

// What a weak reference counts as when its referent's list is searched for shared ones.
enum class WeakRefFlavor : uint8_t {
  kRef,       // exactly weakref.ref
  kProxy,     // weakref.ProxyType, weakref.CallableProxyType
  kSubclass,  // of weakref.ref: never shared
};

struct WeakRef : Object {
  Object* referent;         // not owned; null: dead
  GcSlot<Object> callback;  // may be null
  int64_t hash;             // of the referent, once asked for; -1 before
  WeakRef* prev;
  WeakRef* next;
  WeakRefFlavor flavor;
};
static_assert(sizeof(WeakRef) == 64);

inline bool SupportsWeakRefs(const TypeBase* type) { return type->weaklist_offset > 0; }
inline bool IsWeakRef(const Object* object) { return (object->type->type_flags & kWeakRefSubclass) != 0; }

// Where the list of `object`, whose type supports weak references, begins.
inline WeakRef** WeakRefListOf(Object* object) {
  return reinterpret_cast<WeakRef**>(reinterpret_cast<char*>(object) + object->type->weaklist_offset);
}

// The shared reference (kRef) or the shared proxy (kProxy) of `object`, borrowed; null if there is none. Null for kSubclass.
WeakRef* FindSharedWeakRef(Object* object, WeakRefFlavor flavor);

// Fills in the fields of a new, unlisted, weak reference. `callback` may be null.
void InitWeakRef(WeakRef* weakref, Object* referent, Borrowed<Object> callback, WeakRefFlavor flavor);

// Puts an initialised one, which is tracked already, into its referent's list. Creating it may have collected, so search again
// here: when somebody else has made the shared one meanwhile, it is returned instead (borrowed) and `weakref` stays unlisted and
// dead, for the caller to drop.
WeakRef* InsertWeakRef(WeakRef* weakref);

// How many weak references an object has; 0 where its type does not support them.
int64_t WeakRefCount(Object* object);

// Calls each(WeakRef*) in list order. `each` must not change the list.
template <class Each>
void ForEachWeakRef(Object* object, Each each) {
  if (!SupportsWeakRefs(object->type)) return;
  for (WeakRef* weakref = *WeakRefListOf(object); weakref; weakref = weakref->next) each(weakref);
}

// The first thing that the dealloc of a weakly referenceable object does after untracking, at refcount 0: all its references die,
// then the callbacks are called in list order. A pending exception is set aside meanwhile. May run Python.
void ClearWeakRefs(Object* object);
inline void ClearWeakRefsIfAny(Object* object) {
  if (SupportsWeakRefs(object->type) && *WeakRefListOf(object)) ClearWeakRefs(object);
}

// Makes one reference dead, and leaves its callback where it is.
void KillWeakRef(WeakRef* weakref);

// --- Slots of the weak reference types

int TraverseWeakRef(Object* weakref, VisitFn visit, void* context);
// Kills the reference and drops the callback without calling it. May run Python.
void ClearWeakRef(Object* weakref);
// Untracks, clears; the caller then frees.
void FinishWeakRef(Object* weakref);

}  // namespace viv
