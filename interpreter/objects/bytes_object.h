// bytes and bytearray. Answers to CPython's Objects/bytesobject.c and bytearrayobject.c.
#pragma once

#include <string_view>

#include "interpreter/objects/object.h"

namespace viv {

struct BytesObject : Object {
  ptrdiff_t length;
  mutable int64_t hash;  // -1: not yet computed
  char data[1];          // length bytes and a NUL
};
inline constexpr size_t kBytesHeaderSize = 32;  // sizes are 33 + length

struct ByteArrayObject : Object {
  ptrdiff_t length;
  ptrdiff_t allocated;  // bytes at `storage`
  char* storage;        // mem domain; null where empty
  char* start;          // first byte: deleting from the front moves it
  int32_t exports;      // buffers that are out: no resizing
};
static_assert(sizeof(ByteArrayObject) == 56);

Ref<Object> NewBytes(std::string_view data);
Ref<BytesObject> NewBytesUninitialized(ptrdiff_t length);
inline std::string_view BytesView(const Object* bytes) {
  const auto* b = static_cast<const BytesObject*>(bytes);
  return {b->data, static_cast<size_t>(b->length)};
}
Ref<Object> BytesFromObject(Borrowed<Object> object);  // of a buffer or an iterable of ints: the end of BytesOf (protocols.h)
Ref<Object> NewByteArray(std::string_view data);
bool ByteArrayResize(ByteArrayObject* self, ptrdiff_t length);  // BufferError while exported
// str.encode / bytes.decode with CPython's codecs (utf-8, ascii, latin-1, utf-16/32, ...) and error handlers (codec.cc).
Ref<Object> EncodeStr(Borrowed<StrObject> s, const char* encoding_or_null, const char* errors_or_null);
Ref<StrObject> DecodeBytes(std::string_view data, const char* encoding_or_null, const char* errors_or_null);

}  // namespace viv
