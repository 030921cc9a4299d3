// Life and storage of bytearray objects. Slots, methods and table: bytearray_type.cc.
#include <algorithm>
#include <cstring>

#include "interpreter/objects/bytearray_internal.h"

namespace viv {

Ref<Object> NewByteArray(std::string_view data) {
  auto* self = NewObject<ByteArrayObject>(BuiltinType(TypeId::kByteArray));
  if (!self) return nullptr;
  self->length = self->allocated = 0;
  self->storage = self->start = nullptr;
  self->exports = 0;
  Ref<Object> result = Ref<Object>::Adopt(self);
  if (data.empty()) return result;
  self->storage = static_cast<char*>(Allocate(Domain::kObject, data.size() + 1));
  if (!self->storage) return RaiseMemoryError();
  std::memcpy(self->storage, data.data(), data.size());
  self->storage[data.size()] = 0;
  self->start = self->storage;
  self->length = static_cast<ptrdiff_t>(data.size());
  self->allocated = self->length + 1;
  return result;
}

bool CanResize(const ByteArrayObject* self) {
  if (self->exports == 0) return true;
  return RaiseFalse(TypeId::kBufferError, "Existing exports of data: object cannot be re-sized");
}

bool ByteArrayResize(ByteArrayObject* self, ptrdiff_t length) {
  if (length == self->length) return true;
  if (!CanResize(self)) return false;
  ptrdiff_t offset = self->storage ? self->start - self->storage : 0;
  ptrdiff_t allocated = self->allocated;
  if (length > PTRDIFF_MAX - 16 - length / 8) return RaiseMemoryError(), false;
  if (length + offset + 1 <= allocated) {
    if (length >= allocated / 2) {
      self->length = length;
      self->start[length] = 0;
      return true;
    }
    allocated = length + 1;
  } else if (static_cast<double>(length) <= static_cast<double>(allocated) * 1.125) {
    allocated = length + (length >> 3) + (length < 9 ? 3 : 6);
  } else {
    allocated = length + 1;
  }
  char* storage;
  if (offset > 0) {
    storage = static_cast<char*>(Allocate(Domain::kObject, static_cast<size_t>(allocated)));
    if (!storage) return RaiseMemoryError(), false;
    std::memcpy(storage, self->start, static_cast<size_t>(std::min(length, self->length)));
    Free(Domain::kObject, self->storage);
  } else {
    storage = static_cast<char*>(Reallocate(Domain::kObject, self->storage, static_cast<size_t>(allocated)));
    if (!storage) return RaiseMemoryError(), false;
  }
  self->storage = self->start = storage;
  self->length = length;
  self->allocated = allocated;
  storage[length] = 0;
  return true;
}

bool ByteArrayReplace(ByteArrayObject* self, ptrdiff_t low, ptrdiff_t high, std::string_view bytes) {
  auto n = static_cast<ptrdiff_t>(bytes.size());
  ptrdiff_t growth = n - (high - low);
  if (growth < 0) {
    if (!CanResize(self)) return false;
    if (low == 0) {
      // What goes away at the front only moves the start.
      self->start -= growth;
    } else {
      std::memmove(self->start + low + n, self->start + high, static_cast<size_t>(self->length - high));
    }
    if (!ByteArrayResize(self, self->length + growth)) return false;
  } else if (growth > 0) {
    if (self->length > PTRDIFF_MAX - growth) return RaiseMemoryError(), false;
    if (!ByteArrayResize(self, self->length + growth)) return false;
    std::memmove(self->start + low + n, self->start + high, static_cast<size_t>(self->length - low - n));
  }
  if (n > 0) std::memcpy(self->start + low, bytes.data(), bytes.size());
  return true;
}

void ByteArrayDealloc(Object* object) {
  ByteArrayObject* self = AsByteArray(object);
  if (self->exports > 0) {
    SavedException saved;
    Raise(TypeId::kSystemError, "deallocated bytearray object has exported buffers");
    WriteUnraisable(nullptr);
  }
  Free(Domain::kObject, self->storage);
  FreeObject(self);
}

}  // namespace viv
