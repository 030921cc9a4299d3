// Inside list only: what its source files share.
#pragma once

#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"

namespace viv {

inline constexpr ptrdiff_t kMaxListSize = PTRDIFF_MAX / static_cast<ptrdiff_t>(sizeof(Object*));

// An empty list that is not tracked yet. Making it may collect, and so run Python: read other containers only afterwards. Then
// FillBareList gives it `size` slots, exactly, that hold garbage: fill them at once, and Track the list.
ListObject* NewBareList();
bool FillBareList(ListObject* list, ptrdiff_t size);

// Takes out items[index]; the reference is the caller's.
Ref<Object> ListTakeAt(ListObject* list, ptrdiff_t index);

// list_slice.cc
Ref<Object> ListSubscript(Borrowed<Object> self, Borrowed<Object> key);
bool ListAssignSubscript(Borrowed<Object> self, Borrowed<Object> key, Borrowed<Object> value_or_null);
// list_object.cc
bool ListAssignItem(Borrowed<Object> self, ptrdiff_t index, Borrowed<Object> value_or_null);
Ref<Object> ListItemSlot(Borrowed<Object> self, ptrdiff_t index);
// list_sort.cc
Ref<Object> ListSortMethod(Borrowed<Object> self, CallArgs args);
// list_iterators.cc
Ref<Object> NewListReverseIterator(Borrowed<Object> list);

}  // namespace viv
