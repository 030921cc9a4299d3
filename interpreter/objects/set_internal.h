// Inside set only: what its source files share.
//
// A table has at least eight slots, a power of two. The search for a hash looks at slot i = hash & mask and, where they do not run off
// the end, the nine slots behind it; then i = i * 5 + 1 + perturb with perturb = hash >> 5, >> 10, ... It ends at the first slot that
// never held anything. A removed item leaves a dummy behind; a new item takes the place of the last dummy on its way.
//
// Invariants (SetValidate)
//   S1  mask + 1 is a power of two, at least eight; the table is small_table exactly when there are eight slots
//   S2  `used` slots hold items and `fill` - `used` hold dummies (hash -1); all others are zero
//   S3  there is always a slot that ends the search: a table that would become too full grows
//   S4  each item is found under its hash, and that is not -1
#pragma once

#include "interpreter/objects/container_support.h"
#include "interpreter/objects/set_object.h"

namespace viv {

inline Object* SetDummy() { return reinterpret_cast<Object*>(uintptr_t{16}); }
inline bool IsItem(const SetEntry& entry) { return entry.key && entry.key != SetDummy(); }
inline SetObject* AsSet(Object* object) { return static_cast<SetObject*>(object); }
inline bool IsExactSet(const Object* object) { return object->kind == kSet || object->kind == kFrozenSet; }

// 1 added, 0 was there, -1 failed.
int SetAddEntry(SetObject* set, Object* key, int64_t hash);
int SetContainsEntry(SetObject* set, Object* key, int64_t hash);
int SetDiscardEntry(SetObject* set, Object* key, int64_t hash);
// A table for more than `minimum` items, without dummies.
bool SetResize(SetObject* set, ptrdiff_t minimum);
// The entry at or behind `position`, which moves behind it. Null: no more.
inline SetEntry* NextSetEntry(const SetObject* set, ptrdiff_t* position) {
  ptrdiff_t i = *position;
  SetEntry* table = set->table;
  ptrdiff_t mask = set->mask;
  while (i <= mask && !IsItem(table[i])) ++i;
  *position = i + 1;
  return i <= mask ? &table[i] : nullptr;
}
// A set of exactly that type; all items of the iterable in it.
Ref<SetObject> MakeSet(TypeObject* type, Object* iterable_or_null);
// The same of `set` or `frozenset`, whichever the type derives from.
Ref<SetObject> MakeSetOfBase(TypeObject* type, Object* iterable_or_null);
// The items change owners, and nothing else does.
void SwapSetBodies(SetObject* a, SetObject* b);
void SetDealloc(Object* self);
int SetTraverse(Object* self, VisitFn visit, void* context);
Ref<Object> NewSetIterator(Borrowed<Object> set);  // set_iterator.cc
void SetValidate(const SetObject* set);

// set_operations.cc
Ref<SetObject> SetIntersect(SetObject* set, Object* other);
Ref<SetObject> SetDifference(SetObject* set, Object* other);
Ref<SetObject> SetSymmetricDifference(SetObject* set, Object* other);
int SetIsSubset(SetObject* set, Object* other);
int SetIsSuperset(SetObject* set, Object* other);
int SetIsDisjoint(SetObject* set, Object* other);
bool SetIntersectUpdate(SetObject* set, Object* other);

}  // namespace viv
