#include "interpreter/objects/buffer.h"

#include "interpreter/objects/bytes_internal.h"

namespace viv {

bool HasBuffer(Borrowed<Object> object) { return TypeOf(object)->slots.get_buffer != nullptr; }

bool GetBuffer(Borrowed<Object> object, Buffer* out, int flags) {
  auto get = TypeOf(object)->slots.get_buffer;
  if (!get) return RaiseFalse(TypeId::kTypeError, "a bytes-like object is required, not '%.100T'", object.get());
  return get(object, out, flags);
}

void ReleaseBuffer(Buffer* buffer) {
  Object* owner = buffer->owner;
  if (!owner) return;
  if (auto release = TypeOf(owner)->slots.release_buffer) release(owner, buffer);
  buffer->owner = nullptr;
  DecRef(owner);
}

bool FillBuffer(Buffer* out, Borrowed<Object> owner, void* data, ptrdiff_t length, bool read_only, int flags) {
  if ((flags & kBufferWritable) && read_only) return RaiseFalse(TypeId::kBufferError, "Object is not writable.");
  out->data = data;
  out->owner = NewRef(owner).Release();
  out->length = length;
  out->item_size = 1;
  out->read_only = read_only;
  out->dimensions = 1;
  out->format = "B";
  out->small_[0] = length;
  out->small_[1] = 1;
  out->shape = &out->small_[0];
  out->strides = &out->small_[1];
  out->internal = nullptr;
  return true;
}

}  // namespace viv
