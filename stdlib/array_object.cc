// Storage of arrays, and what their methods do with it.
#include "stdlib/array_object.h"

#include <algorithm>
#include <cstring>

#include "interpreter/objects/container_support.h"
#include "interpreter/objects/list_object.h"

namespace viv {
namespace {

bool CanResize(const ArrayObject* self) {
  if (self->exports == 0) return true;
  return RaiseFalse(TypeId::kBufferError, "cannot resize an array that is exporting buffers");
}

}  // namespace

// ---- Storage --------------------------------------------------------------------------------------------------------------------------

Ref<ArrayObject> NewArray(TypeObject* type, const ArrayItemType* item, ptrdiff_t size) {
  if (size > PTRDIFF_MAX / item->item_size) return RaiseMemoryError(), nullptr;
  Ref<ArrayObject> self;
  if (type == CurrentLibrary().array_type.get()) {
    self = Ref<ArrayObject>::Adopt(NewContainer<ArrayObject>(type));
    if (!self) return nullptr;
    self->items = nullptr;
    self->weaklist = nullptr;
    self->size = self->allocated = self->exports = 0;
  } else {
    Ref<Object> instance = AllocateInstance(type, 0);
    if (!instance) return nullptr;
    self = Ref<ArrayObject>::Adopt(AsArray(instance.Release()));
  }
  self->item = item;
  TrackOnce(self.get());
  if (size > 0) {
    self->items = static_cast<char*>(Allocate(Domain::kMem, static_cast<size_t>(size * item->item_size)));
    if (!self->items) return RaiseMemoryError(), nullptr;
  }
  self->size = self->allocated = size;
  return self;
}

bool ArrayResize(ArrayObject* self, ptrdiff_t size) {
  if (size != self->size && !CanResize(self)) return false;
  // A little room is kept when items go, much is given back.
  if (self->allocated >= size && self->size < size + 16 && self->items) {
    self->size = size;
    return true;
  }
  if (size == 0) {
    Free(Domain::kMem, std::exchange(self->items, nullptr));
    self->size = self->allocated = 0;
    return true;
  }
  ptrdiff_t allocated = size + (size >> 4) + (self->size < 8 ? 3 : 7);
  if (allocated > PTRDIFF_MAX / self->item->item_size) return RaiseMemoryError(), false;
  auto* items = static_cast<char*>(Reallocate(Domain::kMem, self->items, static_cast<size_t>(allocated * self->item->item_size)));
  if (!items) return RaiseMemoryError(), false;
  self->items = items;
  self->size = size;
  self->allocated = allocated;
  return true;
}

bool ArrayInsert(ArrayObject* self, ptrdiff_t index, Object* value) {
  ArrayValue converted;
  if (!self->item->convert(value, converted.bytes)) return false;
  ptrdiff_t n = self->size;
  if (n == PTRDIFF_MAX) return RaiseMemoryError(), false;
  if (!ArrayResize(self, n + 1)) return false;
  if (index < 0) index = std::max<ptrdiff_t>(index + n, 0);
  index = std::min(index, n);
  auto item_size = static_cast<size_t>(self->item->item_size);
  if (index != n) std::memmove(self->At(index + 1), self->At(index), static_cast<size_t>(n - index) * item_size);
  std::memcpy(self->At(index), converted.bytes, item_size);
  return true;
}

bool ArrayExtend(ArrayObject* self, Object* other) {
  if (!IsArray(other)) {
    Ref<Object> iterator = GetIter(other);
    if (!iterator) return false;
    while (Ref<Object> item = viv::Next(iterator)) {
      if (!ArrayInsert(self, self->size, item.get())) return false;
    }
    return !ErrorPending();
  }
  ArrayObject* array = AsArray(other);
  if (array->item != self->item) return RaiseFalse(TypeId::kTypeError, "can only extend with array of same kind");
  ptrdiff_t n = self->size, added = array->size;  // both may be one array
  if (n > PTRDIFF_MAX - added) return RaiseMemoryError(), false;
  if (!ArrayResize(self, n + added)) return false;
  if (added > 0) std::memcpy(self->At(n), array->items, static_cast<size_t>(added * self->item->item_size));
  return true;
}

bool ArrayAppendBytes(ArrayObject* self, std::string_view bytes) {
  auto item_size = static_cast<size_t>(self->item->item_size);
  if (bytes.size() % item_size != 0) return RaiseFalse(TypeId::kValueError, "bytes length not a multiple of item size");
  if (bytes.empty()) return true;
  ptrdiff_t n = self->size;
  if (!ArrayResize(self, n + static_cast<ptrdiff_t>(bytes.size() / item_size))) return false;
  std::memcpy(self->At(n), bytes.data(), bytes.size());
  return true;
}

bool ArrayAppendText(ArrayObject* self, const StrObject* text) {
  ptrdiff_t n = self->size;
  if (text->length == 0) return true;
  if (!ArrayResize(self, n + text->length)) return false;
  auto* out = reinterpret_cast<uint32_t*>(self->items) + n;
  for (ptrdiff_t i = 0; i < text->length; ++i) out[i] = StrChar(text, i);
  return true;
}

Ref<StrObject> ArrayText(const ArrayObject* self) {
  const auto* characters = reinterpret_cast<const uint32_t*>(self->items);
  for (ptrdiff_t i = 0; i < self->size; ++i) {
    if (characters[i] > 0x10ffff) {
      RaiseValueError("character U+%x is not in range [U+0000; U+10ffff]", characters[i]);
      return nullptr;
    }
  }
  return NewStrFromUtf32(characters, self->size);
}

ptrdiff_t ArrayFind(ArrayObject* self, Object* value, ptrdiff_t start, ptrdiff_t stop) {
  ArrayValue wanted;
  if (value->kind == kInt && self->item->is_integer) {  // a value that the array cannot hold is not in it
    if (!self->item->convert(value, wanted.bytes)) return ClearError(), -1;
    for (ptrdiff_t i = start; i < std::min(stop, self->size); ++i) {
      if (self->item->mismatch(self->At(i), wanted.bytes, 1) == 1) return i;
    }
    return -1;
  }
  for (ptrdiff_t i = start; i < stop && i < self->size; ++i) {
    Ref<Object> item = self->item->get(self->At(i));
    int equal = item ? CompareBool(item, value, kEqual) : -1;
    if (equal != 0) return equal > 0 ? i : -2;
  }
  return -1;
}

void ArrayReverse(ArrayObject* self) {
  auto size = static_cast<size_t>(self->item->item_size);
  char spare[8];
  for (ptrdiff_t low = 0, high = self->size - 1; low < high; ++low, --high) {
    std::memcpy(spare, self->At(low), size);
    std::memcpy(self->At(low), self->At(high), size);
    std::memcpy(self->At(high), spare, size);
  }
}

Ref<Object> ArrayToList(Borrowed<Object> object) {
  ArrayObject* self = AsArray(object);
  Ref<ListObject> list = NewList(self->size);
  if (!list) return nullptr;
  for (ptrdiff_t i = 0; i < list->size; ++i) {
    Ref<Object> item = self->item->get(self->At(i));
    if (!item) return nullptr;
    ListInit(list.get(), i, std::move(item));
  }
  return list;
}

}  // namespace viv
