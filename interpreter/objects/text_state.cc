#include "interpreter/objects/text_state.h"

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/codec.h"
#include "interpreter/objects/str_intern.h"
#include "interpreter/objects/str_internal.h"

namespace viv {
namespace {

StrObject* NewShared(ptrdiff_t length, uint32_t c) {
  StrObject* s = AllocateStr(length, length ? c : 0);
  if (!s) return nullptr;
  if (length) WriteChar(s, 0, c);
  s->refcount = kImmortalRefcount;
  return s;
}

void FreeShared(StrObject** s) {
  if (!*s) return;
  if (!(*s)->ascii) Free(Domain::kMem, ExtraOf(*s)->utf8);
  FreeObjectMemory(*s);
  *s = nullptr;
}

}  // namespace

bool InitText(Runtime& runtime) {
  runtime.interned = NewInternTable();
  if (!runtime.interned) return false;
  runtime.empty_str = NewShared(0, 0);
  if (!runtime.empty_str) return false;
  runtime.empty_bytes = NewBytesUninitialized(0).Release();
  if (!runtime.empty_bytes) return false;
  runtime.empty_bytes->refcount = kImmortalRefcount;
  for (int i = 0; i < 256; ++i) {
    runtime.latin1_chars[i] = NewShared(1, static_cast<uint32_t>(i));
    auto byte = NewBytesUninitialized(1);
    if (!runtime.latin1_chars[i] || !byte) return false;
    byte->data[0] = static_cast<char>(i);
    byte->refcount = kImmortalRefcount;
    runtime.byte_chars[i] = byte.Release();
  }
  return InternLetterNames(runtime.interned) && InitCodecs(runtime);
}

void FiniText(Runtime& runtime) {
  FreeInternTable(runtime.interned);
  runtime.interned = nullptr;
  for (int i = 0; i < 256; ++i) {
    FreeShared(&runtime.latin1_chars[i]);
    if (runtime.byte_chars[i]) FreeObjectMemory(runtime.byte_chars[i]);
    runtime.byte_chars[i] = nullptr;
  }
  FreeShared(&runtime.empty_str);
  if (runtime.empty_bytes) FreeObjectMemory(runtime.empty_bytes);
  runtime.empty_bytes = nullptr;
}

}  // namespace viv
