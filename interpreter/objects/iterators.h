// Iterators over builtin containers whose fields the VM's loop instructions know.
// Answers to CPython's Objects/iterobject.c, listobject.c, tupleobject.c and enumobject.c.
#pragma once

#include "interpreter/objects/list_object.h"
#include "interpreter/objects/object.h"
#include "interpreter/objects/tuple_object.h"

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
  void* reserved;             // as large as CPython's
};
static_assert(sizeof(EnumerateObject) == 56);
struct ReversedObject : Object {
  ptrdiff_t index;          // of the next item; -1: exhausted
  GcSlot<Object> sequence;  // null: exhausted
};
struct SequenceIteratorObject : Object {
  ptrdiff_t index;
  GcSlot<Object> sequence;  // null: exhausted
};
struct CallableIteratorObject : Object {
  GcSlot<Object> callable;  // null: exhausted
  GcSlot<Object> sentinel;
};
struct ZipObject : Object {
  ptrdiff_t size;
  GcSlot<TupleObject> iterators;  // null only while it is being made
  GcSlot<TupleObject> result;     // the tuple that is used again while nobody else owns it
  bool strict;
};
struct MapObject : Object {
  GcSlot<TupleObject> iterators;
  GcSlot<Object> function;
};
struct FilterObject : Object {
  GcSlot<Object> function;
  GcSlot<Object> iterator;
};

// What a list or tuple iterator will give next: the item, borrowed, and the index that is then to be raised by one. Null both: another
// kind of iterator, or there is none.
struct NextItem {
  Object* item;
  ptrdiff_t* index;
};
inline NextItem LookAhead(Object* iterator) {
  if (iterator->kind == kListIterator) {
    auto* self = static_cast<ListIteratorObject*>(iterator);
    ListObject* list = self->list;
    if (list && self->index < list->size) return {list->items[self->index], &self->index};
  } else if (iterator->kind == kTupleIterator) {
    auto* self = static_cast<TupleIteratorObject*>(iterator);
    TupleObject* tuple = self->tuple;
    if (tuple && self->index < tuple->size) return {tuple->items[self->index], &self->index};
  }
  return {nullptr, nullptr};
}

Ref<Object> NewListIterator(Borrowed<ListObject> list);
Ref<Object> NewTupleIterator(Borrowed<TupleObject> tuple);

}  // namespace viv
