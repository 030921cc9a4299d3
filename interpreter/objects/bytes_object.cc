// Life of bytes objects, the buffer protocol's entry, hashing. Methods: bytes_methods.cc.
#include "interpreter/objects/bytes_object.h"

#include <cstring>

#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/siphash.h"

namespace viv {

Ref<BytesObject> NewBytesUninitialized(ptrdiff_t length) {
  if (static_cast<size_t>(length) > PTRDIFF_MAX - kBytesHeaderSize - 1) return RaiseMemoryError(), nullptr;
  auto* bytes = static_cast<BytesObject*>(AllocateObjectMemory(kBytesHeaderSize + 1 + static_cast<size_t>(length)));
  if (__builtin_expect(!bytes, 0)) return RaiseMemoryError(), nullptr;
  bytes->refcount = 1;
  bytes->kind = kBytes;
  bytes->reserved = 0;
  bytes->flags = 0;
  bytes->type = BuiltinType(TypeId::kBytes);
  bytes->length = length;
  bytes->hash = -1;
  bytes->data[length] = 0;
  return Ref<BytesObject>::Adopt(bytes);
}

Ref<Object> NewBytes(std::string_view data) {
  Runtime& runtime = CurrentRuntime();
  if (data.empty()) return Ref<Object>::Share(runtime.empty_bytes);
  if (data.size() == 1) return Ref<Object>::Share(runtime.byte_chars[static_cast<uint8_t>(data[0])]);
  Ref<BytesObject> bytes = NewBytesUninitialized(static_cast<ptrdiff_t>(data.size()));
  if (!bytes) return nullptr;
  std::memcpy(bytes->data, data.data(), data.size());
  return bytes;
}

int64_t BytesHash(const BytesObject* bytes) {
  if (bytes->hash == -1) bytes->hash = HashBytes(bytes->data, static_cast<size_t>(bytes->length));
  return bytes->hash;
}

}  // namespace viv
