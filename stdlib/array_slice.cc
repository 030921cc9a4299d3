// Reading, assigning and deleting slices of arrays.
#include <cstring>

#include "interpreter/objects/slice_range.h"
#include "stdlib/array_object.h"

namespace viv {
namespace {

void Move(ArrayObject* self, ptrdiff_t to, ptrdiff_t from, ptrdiff_t count) {
  if (count > 0) std::memmove(self->At(to), self->At(from), static_cast<size_t>(count * self->item->item_size));
}

bool IndexOf(Borrowed<Object> key, ptrdiff_t size, ptrdiff_t* index) {
  *index = AsSsize(key, TypeId::kIndexError);
  if (*index == -1 && ErrorPending()) return false;
  if (*index < 0) *index += size;
  return true;
}

bool DeleteSteps(ArrayObject* self, ptrdiff_t start, ptrdiff_t step, ptrdiff_t count) {
  if (count == 0) return true;
  if (step < 0) {
    start += step * (count - 1);
    step = -step;
  }
  // What lies between two deleted items moves down by the number of those before it.
  for (ptrdiff_t i = 0; i < count; ++i) {
    ptrdiff_t at = start + i * step;
    ptrdiff_t kept = i + 1 < count ? step - 1 : self->size - at - 1;
    Move(self, at - i, at + 1, kept);
  }
  return ArrayResize(self, self->size - count);
}

// With `count` items from `start` on replaced by those of `source` (null: none).
bool ReplaceRange(ArrayObject* self, ptrdiff_t start, ptrdiff_t stop, ptrdiff_t count, const ArrayObject* source) {
  ptrdiff_t needed = source ? source->size : 0;
  if (count > needed) {
    Move(self, start + needed, stop, self->size - stop);
    if (!ArrayResize(self, self->size + needed - count)) return false;
  } else if (count < needed) {
    if (!ArrayResize(self, self->size + needed - count)) return false;
    Move(self, start + needed, stop, self->size - start - needed);
  }
  if (needed > 0) std::memcpy(self->At(start), source->items, static_cast<size_t>(needed * self->item->item_size));
  return true;
}

}  // namespace

bool ArrayDeleteRange(ArrayObject* self, ptrdiff_t start, ptrdiff_t stop) {
  if (stop > start && self->exports > 0) {
    return RaiseFalse(TypeId::kBufferError, "cannot resize an array that is exporting buffers");
  }
  return ReplaceRange(self, start, stop, stop - start, nullptr);
}

Ref<Object> ArraySubscript(Borrowed<Object> object, Borrowed<Object> key) {
  ArrayObject* self = AsArray(object);
  if (IsIndex(key)) {
    ptrdiff_t index;
    if (key->kind == kInt) {
      index = SmallValue(key);
      if (index < 0) index += self->size;
    } else if (!IndexOf(key, self->size, &index)) {
      return nullptr;
    }
    if (index < 0 || index >= self->size) return Raise(TypeId::kIndexError, "array index out of range");
    return self->item->get(self->At(index));
  }
  if (key->kind != kSlice) return RaiseTypeError("array indices must be integers");
  ptrdiff_t start, stop, step;
  if (!SliceUnpack(key, &start, &stop, &step)) return nullptr;
  ptrdiff_t count = SliceAdjust(self->size, &start, &stop, step);
  Ref<ArrayObject> result = NewArrayLike(self, count);
  if (!result || count <= 0) return result;
  auto item_size = static_cast<size_t>(self->item->item_size);
  if (step == 1) {
    std::memcpy(result->items, self->At(start), static_cast<size_t>(count) * item_size);
  } else {
    for (ptrdiff_t i = 0; i < count; ++i) std::memcpy(result->At(i), self->At(start + i * step), item_size);
  }
  return result;
}

bool ArrayAssignSubscript(Borrowed<Object> object, Borrowed<Object> key, Borrowed<Object> value_or_null) {
  ArrayObject* self = AsArray(object);
  if (IsIndex(key)) {
    ptrdiff_t index;
    if (!IndexOf(key, self->size, &index)) return false;
    return CurrentLibrary().array_type->slots.assign_item(object, index, value_or_null);
  }
  if (key->kind != kSlice) return RaiseFalse(TypeId::kTypeError, "array indices must be integers");
  ptrdiff_t start, stop, step;
  if (!SliceUnpack(key, &start, &stop, &step)) return false;
  ptrdiff_t count = SliceAdjust(self->size, &start, &stop, step);
  ArrayObject* source = nullptr;
  Ref<ArrayObject> copy;
  if (Object* value = value_or_null.get()) {
    if (!IsArray(value)) return RaiseFalse(TypeId::kTypeError, "can only assign array (not \"%.200T\") to array slice", value);
    source = AsArray(value);
    if (source == self) {
      copy = NewArrayLike(self, self->size);
      if (!copy) return false;
      if (self->size) std::memcpy(copy->items, self->items, static_cast<size_t>(self->size * self->item->item_size));
      source = copy.get();
    }
    if (source->item != self->item) return RaiseFalse(TypeId::kTypeError, "bad argument type for built-in operation");
  }
  ptrdiff_t needed = source ? source->size : 0;
  if ((step > 0 && start > stop) || (step < 0 && start < stop)) stop = start;
  // Refused before anything moves.
  if ((needed == 0 || count != needed) && self->exports > 0) {
    return RaiseFalse(TypeId::kBufferError, "cannot resize an array that is exporting buffers");
  }
  if (step == 1) return ReplaceRange(self, start, stop, count, source);
  if (needed == 0) return DeleteSteps(self, start, step, count);
  if (needed != count) {
    return RaiseFalse(TypeId::kValueError, "attempt to assign array of size %zd to extended slice of size %zd", needed, count);
  }
  auto item_size = static_cast<size_t>(self->item->item_size);
  for (ptrdiff_t i = 0; i < count; ++i) std::memcpy(self->At(start + i * step), source->At(i), item_size);
  return true;
}

}  // namespace viv
