// Circular lists of gc heads. A list is a GcHead of its own that belongs to no object; an empty one points at itself. Every
// operation keeps the flags of the heads that it does not own. Answers to the gc_list_* functions of CPython's Modules/gcmodule.c.
#pragma once

#include "gc/gc_head.h"

namespace viv {

inline void ListInit(GcHead* list) {
  list->next = reinterpret_cast<uintptr_t>(list);
  list->prev = reinterpret_cast<uintptr_t>(list);
}

inline bool ListIsEmpty(const GcHead* list) { return list->Next() == list; }

inline void ListAppend(GcHead* head, GcHead* list) {
  GcHead* last = list->Prev();
  head->SetPrev(last);
  last->SetNext(head);
  head->SetNext(list);
  list->prev = reinterpret_cast<uintptr_t>(head);
}

// From whatever list it is in to the end of `list`.
inline void ListMove(GcHead* head, GcHead* list) {
  GcHead* prev = head->Prev();
  GcHead* next = head->Next();
  prev->SetNext(next);
  next->SetPrev(prev);
  ListAppend(head, list);
}

// Appends all of `from` to `to` and leaves `from` empty.
inline void ListMerge(GcHead* from, GcHead* to) {
  if (!ListIsEmpty(from)) {
    GcHead* to_last = to->Prev();
    GcHead* from_first = from->Next();
    GcHead* from_last = from->Prev();
    to_last->SetNext(from_first);
    from_first->SetPrev(to_last);
    from_last->SetNext(to);
    to->SetPrev(from_last);
  }
  ListInit(from);
}

inline int64_t ListSize(const GcHead* list) {
  int64_t size = 0;
  for (const GcHead* head = list->Next(); head != list; head = head->Next()) ++size;
  return size;
}

}  // namespace viv
