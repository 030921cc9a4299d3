// set and frozenset: open addressing with linear probes, a table of 8 inside the object. Answers to CPython's Objects/setobject.c.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

struct SetEntry {
  Object* key;  // null: never used; a dummy marks a removed one
  int64_t hash;
};
inline constexpr int kSetSmallTable = 8;

struct SetObject : Object {
  ptrdiff_t fill;  // used and dummy slots
  ptrdiff_t used;
  ptrdiff_t mask;
  SetEntry* table;  // small_table or mem domain
  int64_t hash;     // frozenset's; -1: not yet computed
  ptrdiff_t finger; // where pop() goes on
  SetEntry small_table[kSetSmallTable];
  Object* weaklist;
};
static_assert(sizeof(SetObject) == 200);

Ref<SetObject> NewSet(Borrowed<Object> iterable_or_null = nullptr);
Ref<SetObject> NewFrozenSet(Borrowed<Object> iterable_or_null = nullptr);
bool SetAdd(SetObject* set, Borrowed<Object> key);
int SetDiscard(SetObject* set, Borrowed<Object> key);   // 1 removed, 0 absent, -1 failed
int SetContains(SetObject* set, Borrowed<Object> key);
bool SetUpdate(SetObject* set, Borrowed<Object> iterable);
bool SetDifferenceUpdate(SetObject* set, Borrowed<Object> iterable);
bool SetSymmetricDifferenceUpdate(SetObject* set, Borrowed<Object> iterable);
Ref<Object> SetIntersection(SetObject* set, Borrowed<Object> iterable);
Ref<Object> SetPop(SetObject* set);
void SetClear(SetObject* set);
bool SetNext(const SetObject* set, ptrdiff_t* position, Object** key, int64_t* hash);  // borrowed, order of the table

}  // namespace viv
