// What the sources of str share: characters by width, allocation, narrowing. Not for other parts.
#pragma once

#include <cstring>

#include "interpreter/objects/arguments_text.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/text_loops.h"

namespace viv {

template <class C>
inline C* Characters(const StrObject* s) {
  return reinterpret_cast<C*>(s->data);
}
inline StrUnicodeExtra* ExtraOf(const StrObject* s) { return reinterpret_cast<StrUnicodeExtra*>(const_cast<StrObject*>(s) + 1); }

// Calls f with a value of the character type of `width`.
template <class F>
inline auto WithWidth(int width, F f) {
  switch (width) {
    case 1: return f(uint8_t{});
    case 2: return f(uint16_t{});
    default: return f(uint32_t{});
  }
}

// The largest character that a string of this form can hold.
inline uint32_t MaxCharOfForm(const StrObject* s) {
  return s->ascii ? 0x7F : s->width == 1 ? 0xFF : s->width == 2 ? 0xFFFF : 0x10FFFF;
}
inline int WidthOf(uint32_t max_char) { return max_char < 0x100 ? 1 : max_char < 0x10000 ? 2 : 4; }

// An upper bound of the characters, of the right form: 0x7F, 0xFF, 0xFFFF or 0x10FFFF.
uint32_t FindMaxChar(const uint8_t* characters, ptrdiff_t n);
uint32_t FindMaxChar(const uint16_t* characters, ptrdiff_t n);
uint32_t FindMaxChar(const uint32_t* characters, ptrdiff_t n);
uint32_t FindMaxChar(const StrObject* s, ptrdiff_t start, ptrdiff_t end);

// Copies n characters between widths; the characters fit.
void CopyCharacters(char* to, int to_width, ptrdiff_t to_index, const char* from, int from_width, ptrdiff_t from_index, ptrdiff_t n);
inline void CopyCharacters(StrObject* to, ptrdiff_t to_index, const StrObject* from, ptrdiff_t from_index, ptrdiff_t n) {
  if (to->width == from->width) {
    std::memcpy(to->data + to_index * to->width, from->data + from_index * from->width, static_cast<size_t>(n) * to->width);
  } else {
    CopyCharacters(to->data, to->width, to_index, from->data, from->width, from_index, n);
  }
}
inline void WriteChar(StrObject* s, ptrdiff_t i, uint32_t c) {
  if (s->width == 1) {
    s->data[i] = static_cast<char>(c);
  } else if (s->width == 2) {
    Characters<uint16_t>(s)[i] = static_cast<uint16_t>(c);
  } else {
    Characters<uint32_t>(s)[i] = c;
  }
}
void FillCharacters(StrObject* s, ptrdiff_t start, ptrdiff_t n, uint32_t c);

// A str of its own of any length >= 0, never one of the shared objects; the characters are not initialised, the NUL is there.
StrObject* AllocateStr(ptrdiff_t length, uint32_t max_char);
inline StrObject* AllocateAscii(ptrdiff_t length) {
  if (__builtin_expect(static_cast<size_t>(length) > PTRDIFF_MAX - 64, 0)) return RaiseMemoryError(), nullptr;
  auto* s = static_cast<StrObject*>(AllocateObjectMemory(sizeof(StrObject) + 1 + static_cast<size_t>(length)));
  if (__builtin_expect(!s, 0)) return RaiseMemoryError(), nullptr;
  s->refcount = 1;
  s->kind = kStr;
  s->reserved = 0;
  s->flags = 0;
  s->type = BuiltinType(TypeId::kStr);
  s->length = length;
  s->hash = -1;
  s->width = 1;
  s->ascii = true;
  s->interned = kNotInterned;
  s->data = reinterpret_cast<char*>(s + 1);
  s->data[length] = 0;
  return s;
}
// Not empty, and never one of the shared characters.
inline Ref<StrObject> NewFreshStr(ptrdiff_t length, uint32_t max_char) { return Ref<StrObject>::Adopt(AllocateStr(length, max_char)); }
inline Ref<StrObject> EmptyStr() { return Ref<StrObject>::Share(CurrentRuntime().empty_str); }
inline Ref<StrObject> Latin1Char(uint8_t c) { return Ref<StrObject>::Share(CurrentRuntime().latin1_chars[c]); }

// The characters as a str: shared objects where there are such, the narrowest form.
Ref<StrObject> NewStrFrom(const uint8_t* characters, ptrdiff_t n);
Ref<StrObject> NewStrFrom(const uint16_t* characters, ptrdiff_t n);
Ref<StrObject> NewStrFrom(const uint32_t* characters, ptrdiff_t n);
// The same of characters known to be ASCII.
inline Ref<StrObject> NewAsciiFrom(const char* characters, ptrdiff_t n) {
  if (n <= 1) return n == 0 ? EmptyStr() : Latin1Char(static_cast<uint8_t>(characters[0]));
  StrObject* s = AllocateAscii(n);
  if (!s) return nullptr;
  std::memcpy(s->data, characters, static_cast<size_t>(n));
  return Ref<StrObject>::Adopt(s);
}
// `s` itself where it is exactly a str, else its text as one.
Ref<StrObject> ExactStr(Borrowed<StrObject> s);
// May this string be changed in place: nobody else can see it (unicode_modifiable).
inline bool IsModifiable(const StrObject* s) {
  return s->refcount == 1 && s->hash == -1 && s->interned == kNotInterned && s->kind == kStr;
}
// Changes the length of a modifiable string in place; its address may change. Null: MemoryError pending, the string is gone.
Ref<StrObject> ResizeStr(Ref<StrObject> s, ptrdiff_t length);

// A single character as fill; TypeError with CPython's text otherwise. False: failed.
bool FillCharArgument(Borrowed<Object> argument, uint32_t* out);

}  // namespace viv
