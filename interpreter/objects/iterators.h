// Iterators over builtin containers whose fields the VM's loop instructions know.
// Answers to CPython's Objects/iterobject.c, listobject.c, tupleobject.c and enumobject.c.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

struct ListIteratorObject : Object {
  ptrdiff_t index;
  GcSlot<ListObject> list;  // null: exhausted
};
struct TupleIteratorObject : Object {
  ptrdiff_t index;
  GcSlot<TupleObject> tuple;  // null: exhausted
};
struct EnumerateObject : Object {
  ptrdiff_t index;
  GcSlot<Object> iterator;
  GcSlot<Object> result;      // the tuple that is used again while nobody else owns it
  GcSlot<Object> big_index;   // once index does not fit; null before
};

Ref<Object> NewListIterator(Borrowed<ListObject> list);
Ref<Object> NewTupleIterator(Borrowed<TupleObject> tuple);

}  // namespace viv
