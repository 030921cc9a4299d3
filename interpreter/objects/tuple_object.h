// tuple: fixed length, items in place. Freed tuples of up to 20 items are reused (free lists, bounds as CPython's); () is one object.
// Answers to CPython's Objects/tupleobject.c.
#pragma once

#include <initializer_list>

#include "interpreter/objects/object.h"

namespace viv {

struct TupleObject : Object {
  ptrdiff_t size;
  Object* items[];  // owned; null only while the tuple is being filled
};
static_assert(sizeof(TupleObject) == 24);

// Items null, tracked: fill with TupleInit before any Python code can see it.
Ref<TupleObject> NewTuple(ptrdiff_t size);
Ref<TupleObject> NewTuple(std::initializer_list<Object*> items);  // shares each item
Ref<TupleObject> NewTupleFrom(ArgSpan items);                     // shares each item
Ref<TupleObject> NewTupleTaking(Object** items, ptrdiff_t size);  // takes each item over: null afterwards, but for a failure
inline void TupleInit(TupleObject* tuple, ptrdiff_t i, Ref<Object> item) { tuple->items[i] = item.Release(); }
inline Object* TupleItem(const TupleObject* tuple, ptrdiff_t i) { return tuple->items[i]; }
inline ArgSpan TupleItems(const TupleObject* tuple) { return {tuple->items, static_cast<size_t>(tuple->size)}; }
inline TupleObject* AsTuple(Object* object) { return static_cast<TupleObject*>(object); }
Ref<TupleObject> EmptyTuple();
// _PyTuple_Resize for a tuple nobody else has seen.
Ref<TupleObject> TupleShrink(Ref<TupleObject> tuple, ptrdiff_t size);
// Stops tracking a tuple whose items can be in no cycle; the collector calls it (untrack_if_atomic).
void TupleUntrackIfAtomic(TupleObject* tuple);

inline size_t CallArgs::keyword_count() const { return keyword_names ? static_cast<size_t>(keyword_names->size) : 0; }

}  // namespace viv
