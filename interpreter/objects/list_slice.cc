// Slices of lists: reading, assigning and deleting them, with a step or without.
#include <algorithm>
#include <cstring>

#include "interpreter/objects/item_rows.h"
#include "interpreter/objects/list_internal.h"
#include "interpreter/objects/slice_range.h"

namespace viv {
namespace {

// The items that an assignment takes out of a list. They are released at the end only, when the list is whole again, because their
// __del__ may look at it.
class RemovedItems {
 public:
  RemovedItems() = default;
  ~RemovedItems() {
    for (ptrdiff_t i = size_; --i >= 0;) DecRef(items_[i]);
    if (items_ != inline_) Free(Domain::kMem, items_);
  }
  RemovedItems(const RemovedItems&) = delete;
  RemovedItems& operator=(const RemovedItems&) = delete;

  // Room for `count`; false: MemoryError pending.
  bool Reserve(ptrdiff_t count) {
    if (count <= kInline) return true;
    auto* items = static_cast<Object**>(Allocate(Domain::kMem, static_cast<size_t>(count) * sizeof(Object*)));
    if (!items) return RaiseMemoryError(), false;
    items_ = items;
    return true;
  }
  void Take(Object* item) { items_[size_++] = item; }
  void Take(Object* const* items, ptrdiff_t count) {
    std::memcpy(items_ + size_, items, static_cast<size_t>(count) * sizeof(Object*));
    size_ += count;
  }
  // Slices with a step release front to back.
  void Reverse() { std::reverse(items_, items_ + size_); }
  void Forget() { size_ = 0; }

 private:
  static constexpr ptrdiff_t kInline = 8;
  Object* inline_[kInline];
  Object** items_ = inline_;
  ptrdiff_t size_ = 0;
};

void MoveItems(Object** to, Object** from, ptrdiff_t count) { std::memmove(to, from, static_cast<size_t>(count) * sizeof(Object*)); }

bool DeleteSteps(ListObject* list, ptrdiff_t start, ptrdiff_t step, ptrdiff_t count) {
  if (count <= 0) return true;
  if (step < 0) {
    start += step * (count - 1);
    step = -step;
  }
  RemovedItems removed;
  if (!removed.Reserve(count)) return false;
  // What lies between two deleted items moves down by the number of those before it.
  for (ptrdiff_t i = 0; i < count; ++i) {
    ptrdiff_t position = start + i * step;
    removed.Take(list->items[position]);
    ptrdiff_t kept = i + 1 < count ? step - 1 : list->size - position - 1;
    MoveItems(list->items + position - i, list->items + position + 1, kept);
  }
  ListGrow(list, list->size - count);
  removed.Reverse();
  return true;
}

bool AssignSteps(ListObject* list, ptrdiff_t start, ptrdiff_t step, ptrdiff_t count, Object* value) {
  Ref<Object> sequence = value == list ? Ref<Object>(ListSlice(list, 0, list->size)) : FastSequence(value, "must assign iterable to extended slice");
  if (!sequence) return false;
  ArgSpan source = FastSequenceItems(sequence);
  if (static_cast<ptrdiff_t>(source.size) != count) {
    return RaiseFalse(TypeId::kValueError, "attempt to assign sequence of size %zd to extended slice of size %zd",
                      static_cast<ptrdiff_t>(source.size), count);
  }
  if (count == 0) return true;
  RemovedItems removed;
  if (!removed.Reserve(count)) return false;
  for (ptrdiff_t i = 0; i < count; ++i) {
    ptrdiff_t position = start + i * step;  // a step may be too large to be added once more
    removed.Take(list->items[position]);
    IncRef(list->items[position] = source[static_cast<size_t>(i)]);
  }
  removed.Reverse();
  return true;
}

}  // namespace

Ref<ListObject> ListSlice(ListObject* list, ptrdiff_t start, ptrdiff_t end) {
  Ref<ListObject> result = Ref<ListObject>::Adopt(NewBareList());
  if (!result) return nullptr;
  start = std::clamp<ptrdiff_t>(start, 0, list->size);
  end = std::clamp<ptrdiff_t>(end, start, list->size);
  if (!FillBareList(result.get(), end - start)) return nullptr;
  ShareItems(result->items, list->items + start, end - start);
  Track(result.get());
  return result;
}

bool ListSetSlice(ListObject* list, ptrdiff_t start, ptrdiff_t end, Borrowed<Object> iterable_or_null) {
  Ref<Object> sequence;
  ArgSpan source;
  if (iterable_or_null) {
    if (iterable_or_null == list) {
      sequence = ListSlice(list, 0, list->size);
    } else {
      sequence = FastSequence(iterable_or_null, "can only assign an iterable");
    }
    if (!sequence) return false;
    source = FastSequenceItems(sequence);
  }
  start = std::clamp<ptrdiff_t>(start, 0, list->size);
  end = std::clamp<ptrdiff_t>(end, start, list->size);
  ptrdiff_t old_count = end - start;
  ptrdiff_t new_count = static_cast<ptrdiff_t>(source.size);
  ptrdiff_t growth = new_count - old_count;
  if (list->size + growth == 0) {
    ListClear(list);
    return true;
  }
  RemovedItems removed;
  if (old_count > 0) {
    if (!removed.Reserve(old_count)) return false;
    removed.Take(list->items + start, old_count);
  }
  if (growth < 0) {
    MoveItems(list->items + end + growth, list->items + end, list->size - end);
    ListGrow(list, list->size + growth);
  } else if (growth > 0) {
    ptrdiff_t old_size = list->size;
    if (old_size > kMaxListSize - growth || !ListGrow(list, old_size + growth)) {
      removed.Forget();
      if (!ErrorPending()) RaiseMemoryError();
      return false;
    }
    MoveItems(list->items + end + growth, list->items + end, old_size - end);
  }
  ShareItems(list->items + start, source.begin(), new_count);
  return true;
}

Ref<Object> ListSlice(ListObject* list, SliceBounds bounds) {
  Ref<ListObject> result = Ref<ListObject>::Adopt(NewBareList());
  if (!result) return nullptr;
  ptrdiff_t length = SliceAdjust(list->size, &bounds.start, &bounds.stop, bounds.step);
  if (!FillBareList(result.get(), length)) return nullptr;
  ShareItems(result->items, list->items, bounds.start, length, bounds.step);
  Track(result.get());
  return result;
}

Ref<Object> ListSubscript(Borrowed<Object> self, Borrowed<Object> key) {
  ListObject* list = AsList(self);
  if (key->kind == kInt) {
    int64_t index = SmallValue(key);
    if (index < 0) index += list->size;
    return ListItemSlot(self, index);
  }
  if (IsIndex(key)) {
    ptrdiff_t index = AsSsize(key, TypeId::kIndexError);
    if (index == -1 && ErrorPending()) return nullptr;
    if (index < 0) index += list->size;
    return ListItemSlot(self, index);
  }
  if (key->kind != kSlice) return RaiseTypeError("list indices must be integers or slices, not %.200T", key.get());
  SliceBounds bounds;
  return SliceUnpack(key, &bounds.start, &bounds.stop, &bounds.step) ? ListSlice(list, bounds) : nullptr;
}

bool ListAssignSubscript(Borrowed<Object> self, Borrowed<Object> key, Borrowed<Object> value_or_null) {
  ListObject* list = AsList(self);
  if (IsIndex(key)) {
    ptrdiff_t index;
    if (key->kind == kInt) {
      index = SmallValue(key);
    } else {
      index = AsSsize(key, TypeId::kIndexError);
      if (index == -1 && ErrorPending()) return false;
    }
    if (index < 0) index += list->size;
    return ListAssignItem(self, index, value_or_null);
  }
  if (key->kind != kSlice) return RaiseFalse(TypeId::kTypeError, "list indices must be integers or slices, not %.200T", key.get());
  ptrdiff_t start, stop, step;
  if (!SliceUnpack(key, &start, &stop, &step)) return false;
  ptrdiff_t length = SliceAdjust(list->size, &start, &stop, step);
  if (step == 1) return ListSetSlice(list, start, stop, value_or_null);
  if (!value_or_null) return DeleteSteps(list, start, step, length);
  return AssignSteps(list, start, step, length, value_or_null);
}

}  // namespace viv
