// What the sources of bytes, bytearray and memoryview share. Not for other parts.
#pragma once

#include <string_view>

#include "interpreter/objects/arguments_text.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/protocols.h"

namespace viv {

inline const BytesObject* AsBytes(const Object* object) { return static_cast<const BytesObject*>(object); }
inline ByteArrayObject* AsByteArray(Object* object) { return static_cast<ByteArrayObject*>(object); }
inline bool IsByteArray(const Object* object) { return object->kind == kByteArray || IsInstanceExactOrSub(object, TypeId::kByteArray); }
// The bytes of a bytes or bytearray.
inline std::string_view ByteView(const Object* object) {
  if (IsBytes(object)) return BytesView(object);
  const auto* array = static_cast<const ByteArrayObject*>(object);
  return {array->start, static_cast<size_t>(array->length)};
}
inline const uint8_t* AsUnsigned(std::string_view view) { return reinterpret_cast<const uint8_t*>(view.data()); }
int64_t BytesHash(const BytesObject* bytes);

// A new object of the base type of `self`: bytes or bytearray.
Ref<Object> NewLike(Borrowed<Object> self, std::string_view data);
// What a method gives that changed nothing: `self` where it is exactly bytes, else a copy.
Ref<Object> UnchangedBytes(Borrowed<Object> self);

// Fills `out` for bytes in a row: what most get_buffer slots do. BufferError where writing is asked of what is read-only.
bool FillBuffer(Buffer* out, Borrowed<Object> owner, void* data, ptrdiff_t length, bool read_only, int flags);

// An int in range(256) for a bytearray's item. -1: TypeError or ValueError "byte must be in range(0, 256)" pending.
int ByteArgument(Borrowed<Object> argument);

// A bytes-like argument of find(), count(), in: also an int that stands for one byte.
struct ByteNeedle {
  BufferHolder holder;
  char byte = 0;
  std::string_view view;
  bool Get(Borrowed<Object> argument);
};
// A bytes-like argument: its bytes, as long as the holder lives.
inline bool BytesLike(Borrowed<Object> argument, BufferHolder* holder, std::string_view* view) {
  if (!holder->Get(argument)) return false;
  *view = {static_cast<const char*>(holder->buffer.data), static_cast<size_t>(holder->buffer.length)};
  return true;
}

// bytes_repr.cc: b'...' with `quote_always_single` as bytearray's repr has it.
Ref<StrObject> ReprOfBytes(std::string_view data, std::string_view prefix, std::string_view suffix, bool smart_quotes);
// hex() of bytes, bytearray and memoryview.
Ref<Object> HexMethod(std::string_view data, CallArgs args);
// fromhex(): the bytes of a text of hex digits and blanks. False: exception pending.
bool ParseHex(Borrowed<Object> text, std::string* out);
// bytes(source), bytearray(source): an iterable of ints appended. `message`: of the ValueError where one is too large.
bool AppendIterable(Borrowed<Object> iterable, std::string* out, const char* message);
// b'%...' % args for bytes and bytearray.
Ref<Object> BytesModulo(Borrowed<Object> format, Borrowed<Object> args);

// The methods that bytes and bytearray have in common: bytes_methods.cc.
namespace bytes_methods {
Ref<Object> Capitalize(Borrowed<Object> self);
Ref<Object> Center(Borrowed<Object> self, ArgSpan args);
Ref<Object> Count(Borrowed<Object> self, ArgSpan args);
Ref<Object> Decode(Borrowed<Object> self, CallArgs args);
Ref<Object> EndsWith(Borrowed<Object> self, ArgSpan args);
Ref<Object> ExpandTabs(Borrowed<Object> self, CallArgs args);
Ref<Object> Find(Borrowed<Object> self, ArgSpan args);
Ref<Object> Hex(Borrowed<Object> self, CallArgs args);
Ref<Object> Index(Borrowed<Object> self, ArgSpan args);
Ref<Object> IsAlnum(Borrowed<Object> self);
Ref<Object> IsAlpha(Borrowed<Object> self);
Ref<Object> IsAsciiOnly(Borrowed<Object> self);
Ref<Object> IsDigit(Borrowed<Object> self);
Ref<Object> IsLower(Borrowed<Object> self);
Ref<Object> IsSpace(Borrowed<Object> self);
Ref<Object> IsTitle(Borrowed<Object> self);
Ref<Object> IsUpper(Borrowed<Object> self);
Ref<Object> Join(Borrowed<Object> self, Borrowed<Object> iterable);
Ref<Object> LJust(Borrowed<Object> self, ArgSpan args);
Ref<Object> Lower(Borrowed<Object> self);
Ref<Object> LStrip(Borrowed<Object> self, ArgSpan args);
Ref<Object> MakeTrans(Borrowed<Object> self, ArgSpan args);
Ref<Object> Partition(Borrowed<Object> self, Borrowed<Object> separator);
Ref<Object> RemovePrefix(Borrowed<Object> self, Borrowed<Object> prefix);
Ref<Object> RemoveSuffix(Borrowed<Object> self, Borrowed<Object> suffix);
Ref<Object> Replace(Borrowed<Object> self, ArgSpan args);
Ref<Object> RFind(Borrowed<Object> self, ArgSpan args);
Ref<Object> RIndex(Borrowed<Object> self, ArgSpan args);
Ref<Object> RJust(Borrowed<Object> self, ArgSpan args);
Ref<Object> RPartition(Borrowed<Object> self, Borrowed<Object> separator);
Ref<Object> RSplit(Borrowed<Object> self, CallArgs args);
Ref<Object> RStrip(Borrowed<Object> self, ArgSpan args);
Ref<Object> Split(Borrowed<Object> self, CallArgs args);
Ref<Object> SplitLines(Borrowed<Object> self, CallArgs args);
Ref<Object> StartsWith(Borrowed<Object> self, ArgSpan args);
Ref<Object> Strip(Borrowed<Object> self, ArgSpan args);
Ref<Object> SwapCase(Borrowed<Object> self);
Ref<Object> Title(Borrowed<Object> self);
Ref<Object> Translate(Borrowed<Object> self, CallArgs args);
Ref<Object> Upper(Borrowed<Object> self);
Ref<Object> ZFill(Borrowed<Object> self, Borrowed<Object> width);
}  // namespace bytes_methods

// Slots that they have in common.
int BytesContains(Borrowed<Object> self, Borrowed<Object> item);
Ref<Object> NewBytesIterator(Borrowed<Object> self);

}  // namespace viv
