// Life of str objects: making, shared objects, UTF-8 in and out, comparison. Methods and slots: str_methods.cc, str_type.cc.
#include "interpreter/objects/str_object.h"

#include <algorithm>

#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/utf8.h"

namespace viv {

// ---- Characters of any width --------------------------------------------------------------------------------------------------

uint32_t FindMaxChar(const uint8_t* characters, ptrdiff_t n) {
  return IsAscii(reinterpret_cast<const char*>(characters), static_cast<size_t>(n)) ? 0x7F : 0xFF;
}

uint32_t FindMaxChar(const uint16_t* characters, ptrdiff_t n) {
  uint16_t seen = OrOfCharacters(characters, n, 0x100);
  return seen < 0x80 ? 0x7F : seen < 0x100 ? 0xFF : 0xFFFF;
}
uint32_t FindMaxChar(const uint32_t* characters, ptrdiff_t n) {
  uint32_t seen = OrOfCharacters(characters, n, 0x10000);
  return seen < 0x80 ? 0x7F : seen < 0x100 ? 0xFF : seen < 0x10000 ? 0xFFFF : 0x10FFFF;
}

uint32_t FindMaxChar(const StrObject* s, ptrdiff_t start, ptrdiff_t end) {
  if (s->ascii) return 0x7F;
  return WithWidth(s->width, [&](auto c) { return FindMaxChar(Characters<decltype(c)>(s) + start, end - start); });
}

void CopyCharacters(char* to, int to_width, ptrdiff_t to_index, const char* from, int from_width, ptrdiff_t from_index, ptrdiff_t n) {
  if (to_width == from_width) {
    std::memcpy(to + to_index * to_width, from + from_index * from_width, static_cast<size_t>(n * to_width));
    return;
  }
  WithWidth(to_width, [&](auto t) {
    WithWidth(from_width, [&](auto f) {
      ConvertCharacters(reinterpret_cast<decltype(t)*>(to) + to_index, reinterpret_cast<const decltype(f)*>(from) + from_index, n);
    });
  });
}

void FillCharacters(StrObject* s, ptrdiff_t start, ptrdiff_t n, uint32_t c) {
  if (s->width == 1) {
    std::memset(s->data + start, static_cast<int>(c), static_cast<size_t>(n));
  } else if (s->width == 2) {
    std::fill_n(Characters<uint16_t>(s) + start, n, static_cast<uint16_t>(c));
  } else {
    std::fill_n(Characters<uint32_t>(s) + start, n, c);
  }
}

// ---- Making -------------------------------------------------------------------------------------------------------------------

StrObject* AllocateStr(ptrdiff_t length, uint32_t max_char) {
  if (max_char < 0x80) return AllocateAscii(length);
  int width = WidthOf(max_char);
  constexpr size_t header = sizeof(StrObject) + sizeof(StrUnicodeExtra);
  if (static_cast<size_t>(length) > (PTRDIFF_MAX - header) / static_cast<size_t>(width) - 1) return RaiseMemoryError(), nullptr;
  auto* s = static_cast<StrObject*>(AllocateObjectMemory(header + (static_cast<size_t>(length) + 1) * static_cast<size_t>(width)));
  if (!s) return RaiseMemoryError(), nullptr;
  s->refcount = 1;
  s->kind = kStr;
  s->reserved = 0;
  s->flags = 0;
  s->type = BuiltinType(TypeId::kStr);
  s->length = length;
  s->hash = -1;
  s->width = static_cast<uint8_t>(width);
  s->ascii = false;
  s->interned = kNotInterned;
  s->data = reinterpret_cast<char*>(s) + header;
  *ExtraOf(s) = {};
  WriteChar(s, length, 0);
  return s;
}

Ref<StrObject> NewStrUninitialized(ptrdiff_t length, uint32_t max_char) {
  if (length == 0) return EmptyStr();
  return Ref<StrObject>::Adopt(AllocateStr(length, max_char));
}

Ref<StrObject> NewStrFrom(const uint8_t* characters, ptrdiff_t n) {
  if (n <= 1) return n == 0 ? EmptyStr() : Latin1Char(characters[0]);
  StrObject* s = AllocateStr(n, FindMaxChar(characters, n));
  if (!s) return nullptr;
  std::memcpy(s->data, characters, static_cast<size_t>(n));
  return Ref<StrObject>::Adopt(s);
}

namespace {
template <class C>
Ref<StrObject> NewStrFromWide(const C* characters, ptrdiff_t n) {
  if (n == 0) return EmptyStr();
  if (n == 1) return StrFromChar(characters[0]);
  StrObject* s = AllocateStr(n, FindMaxChar(characters, n));
  if (!s) return nullptr;
  WithWidth(s->width, [&](auto to) { ConvertCharacters(Characters<decltype(to)>(s), characters, n); });
  return Ref<StrObject>::Adopt(s);
}
}  // namespace

Ref<StrObject> NewStrFrom(const uint16_t* characters, ptrdiff_t n) { return NewStrFromWide(characters, n); }
Ref<StrObject> NewStrFrom(const uint32_t* characters, ptrdiff_t n) { return NewStrFromWide(characters, n); }

Ref<StrObject> NewStrAscii(std::string_view ascii) { return NewAsciiFrom(ascii.data(), static_cast<ptrdiff_t>(ascii.size())); }

Ref<StrObject> NewStrFromUtf32(const uint32_t* characters, ptrdiff_t length) { return NewStrFrom(characters, length); }

Ref<StrObject> NewStrLatin1(const uint8_t* bytes, ptrdiff_t length) { return NewStrFrom(bytes, length); }

Ref<StrObject> StrFromChar(uint32_t character) {
  if (character < 256) return Latin1Char(static_cast<uint8_t>(character));
  StrObject* s = AllocateStr(1, character);
  if (!s) return nullptr;
  WriteChar(s, 0, character);
  return Ref<StrObject>::Adopt(s);
}

Ref<StrObject> NewStr(std::string_view utf8) {
  if (IsAscii(utf8.data(), utf8.size())) return NewStrAscii(utf8);
  ptrdiff_t length = 0;
  uint32_t max_char = 0;
  if (!MeasureUtf8(utf8, &length, &max_char)) {  // it has surrogates
    length = 0;
    Utf8Reader counting(utf8);
    for (; !counting.done(); ++length) max_char |= counting.Next();
  }
  if (length == 1) return StrFromChar(max_char);
  // The or of all is not below the largest one and of the same width, but it may leave the code space.
  StrObject* s = AllocateStr(length, std::min(max_char, 0x10FFFFu));
  if (!s) return nullptr;
  WithWidth(s->width, [&](auto c) {
    DecodeValidUtf8(utf8, Characters<decltype(c)>(s));
  });
  return Ref<StrObject>::Adopt(s);
}

Ref<StrObject> ExactStr(Borrowed<StrObject> s) {
  if (s->kind == kStr) return s.ToOwned();
  return WithWidth(s->width, [&](auto c) { return NewStrFrom(Characters<decltype(c)>(s), s->length); });
}

// ---- UTF-8 out ----------------------------------------------------------------------------------------------------------------

std::string_view StrUtf8(Borrowed<StrObject> s) {
  if (s->ascii) return {s->data, static_cast<size_t>(s->length)};
  StrUnicodeExtra* extra = ExtraOf(s);
  if (!extra->utf8) {
    bool surrogates = false;
    size_t size = WithWidth(s->width, [&](auto c) { return Utf8Size(Characters<decltype(c)>(s), s->length, &surrogates); });
    if (surrogates) {
      // The strict codec finds the run of surrogates and raises.
      Ref<Object> never = EncodeUtf8(s, "strict");
      return {};
    }
    auto* utf8 = static_cast<char*>(Allocate(Domain::kMem, size + 1));
    if (!utf8) {
      RaiseMemoryError();
      return {};
    }
    WithWidth(s->width, [&](auto c) { return WriteUtf8(Characters<decltype(c)>(s), s->length, utf8); });
    utf8[size] = 0;
    extra->utf8 = utf8;
    extra->utf8_length = static_cast<ptrdiff_t>(size);
  }
  return {extra->utf8, static_cast<size_t>(extra->utf8_length)};
}

std::string StrToStdString(const StrObject* s) {
  if (s->ascii) return std::string(s->data, static_cast<size_t>(s->length));
  std::string out;
  WithWidth(s->width, [&](auto c) {
    bool surrogates;
    out.resize(Utf8Size(Characters<decltype(c)>(s), s->length, &surrogates));
    WriteUtf8(Characters<decltype(c)>(s), s->length, out.data());
  });
  return out;
}

// ---- Comparison ---------------------------------------------------------------------------------------------------------------

bool StrEqualsAscii(const StrObject* s, std::string_view ascii) {
  return s->ascii && std::string_view(s->data, static_cast<size_t>(s->length)) == ascii;
}

bool StrEqual(const StrObject* a, const StrObject* b) {
  if (a == b) return true;
  if (a->length != b->length || a->width != b->width) return false;
  return std::memcmp(a->data, b->data, static_cast<size_t>(a->length) * a->width) == 0;
}

int StrCompare(const StrObject* a, const StrObject* b) {
  if (a == b) return 0;
  ptrdiff_t n = std::min(a->length, b->length);
  int by_length = a->length < b->length ? -1 : a->length > b->length;
  if (a->width == 1 && b->width == 1) {
    int order = std::memcmp(a->data, b->data, static_cast<size_t>(n));
    return order < 0 ? -1 : order > 0 ? 1 : by_length;
  }
  return WithWidth(a->width, [&](auto ca) {
    return WithWidth(b->width, [&](auto cb) {
      const auto* pa = Characters<decltype(ca)>(a);
      const auto* pb = Characters<decltype(cb)>(b);
      for (ptrdiff_t i = 0; i < n; ++i) {
        if (pa[i] != pb[i]) return pa[i] < pb[i] ? -1 : 1;
      }
      return by_length;
    });
  });
}

}  // namespace viv
