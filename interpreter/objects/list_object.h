// list: a growing array of references; over-allocation steps are CPython's. Answers to CPython's Objects/listobject.c.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

struct ListObject : Object {
  ptrdiff_t size;
  Object** items;       // mem domain, owned references; null until something is allocated, and after clear()
  ptrdiff_t allocated;  // slots at `items`; -1 while sort() has taken them away
};
static_assert(sizeof(ListObject) == 40);

Ref<ListObject> NewList(ptrdiff_t size);  // `size` slots, exactly allocated, null: fill with ListInit before Python can see it; tracked
Ref<ListObject> NewListFrom(ArgSpan items);
inline void ListInit(ListObject* list, ptrdiff_t i, Ref<Object> item) { list->items[i] = item.Release(); }
inline ListObject* AsList(Object* object) { return static_cast<ListObject*>(object); }
bool ListGrow(ListObject* list, ptrdiff_t new_size);  // list_resize
inline bool ListAppend(ListObject* list, Ref<Object> item) {
  if (list->size < list->allocated) {
    list->items[list->size++] = item.Release();
    return true;
  }
  ptrdiff_t n = list->size;
  if (!ListGrow(list, n + 1)) return false;
  list->items[n] = item.Release();
  return true;
}
bool ListInsert(ListObject* list, ptrdiff_t index, Borrowed<Object> item);
bool ListExtend(ListObject* list, Borrowed<Object> iterable);
Ref<ListObject> ListSlice(ListObject* list, ptrdiff_t start, ptrdiff_t end);
bool ListSetSlice(ListObject* list, ptrdiff_t start, ptrdiff_t end, Borrowed<Object> iterable_or_null);
bool ListSort(ListObject* list, Borrowed<Object> key_or_null, bool reverse);  // timsort, list_sort.cc
void ListReverse(ListObject* list);
Ref<TupleObject> ListToTuple(ListObject* list);
void ListClear(ListObject* list);

}  // namespace viv
