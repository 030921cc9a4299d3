// UTF-16 and UTF-32.
#include <algorithm>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/codec.h"
#include "interpreter/objects/codec_errors.h"
#include "interpreter/objects/str_internal.h"

namespace viv {
namespace {

uint32_t ReadUnit(const char* at, int width, bool big) {
  uint32_t unit = 0;
  for (int i = 0; i < width; ++i) unit |= static_cast<uint32_t>(static_cast<uint8_t>(at[i])) << (8 * (big ? width - 1 - i : i));
  return unit;
}

void WriteUnit(uint32_t unit, int width, bool big, std::string* out) {
  for (int i = 0; i < width; ++i) *out += static_cast<char>((unit >> (8 * (big ? width - 1 - i : i))) & 0xFF);
}

void WriteCharacter(uint32_t c, int width, bool big, std::string* out) {
  if (width == 2 && c >= 0x10000) {
    WriteUnit(0xD800 + ((c - 0x10000) >> 10), 2, big, out);
    WriteUnit(0xDC00 + ((c - 0x10000) & 0x3FF), 2, big, out);
  } else {
    WriteUnit(c, width, big, out);
  }
}

bool IsSurrogate(uint32_t c) { return c - 0xD800u < 0x800u; }

Ref<Object> EncodeWide(Borrowed<StrObject> s, const char* errors, int byte_order, int width) {
  const char* name = width == 2 ? (byte_order == 0 ? "utf-16" : byte_order < 0 ? "utf-16-le" : "utf-16-be")
                                : (byte_order == 0 ? "utf-32" : byte_order < 0 ? "utf-32-le" : "utf-32-be");
  const char* reason = "surrogates not allowed";
  bool big = byte_order > 0;
  EncodeErrors handler(name, s, errors);
  std::string out;
  out.reserve(static_cast<size_t>((s->length + 1) * width));
  if (byte_order == 0) WriteUnit(0xFEFF, width, false, &out);
  for (ptrdiff_t i = 0; i < s->length;) {
    uint32_t c = StrChar(s, i);
    if (!IsSurrogate(c)) {
      WriteCharacter(c, width, big, &out);
      ++i;
      continue;
    }
    ptrdiff_t start = i, end = i + 1;
    while (end < s->length && IsSurrogate(StrChar(s, end))) ++end;
    Replacement replacement;
    if (!handler.Handle(reason, start, end, &replacement, &i)) return nullptr;
    if (!replacement.text) {
      if (replacement.bytes.size() % static_cast<size_t>(width)) return handler.RaiseIt(reason, start, end), nullptr;
      out += replacement.bytes;
      continue;
    }
    if (!replacement.text->ascii) return handler.RaiseIt(reason, start, end), nullptr;
    for (ptrdiff_t k = 0; k < replacement.text->length; ++k) WriteUnit(StrChar(replacement.text.get(), k), width, big, &out);
  }
  return NewBytes(out);
}

}  // namespace

Ref<Object> EncodeUtf16(Borrowed<StrObject> s, const char* errors, int byte_order) { return EncodeWide(s, errors, byte_order, 2); }
Ref<Object> EncodeUtf32(Borrowed<StrObject> s, const char* errors, int byte_order) { return EncodeWide(s, errors, byte_order, 4); }

Ref<StrObject> DecodeUtf16(std::string_view data, const char* errors, int* byte_order, ptrdiff_t* consumed) {
  ptrdiff_t i = 0;
  if (*byte_order == 0 && data.size() >= 2) {
    uint32_t mark = ReadUnit(data.data(), 2, false);
    if (mark == 0xFEFF || mark == 0xFFFE) {
      *byte_order = mark == 0xFEFF ? -1 : 1;
      i = 2;
    }
  }
  bool big = *byte_order > 0;
  StrBuilder out;
  DecodeErrors handler(big ? "utf-16-be" : "utf-16-le", data, errors);
  auto size = [&] { return static_cast<ptrdiff_t>(data.size()); };
  while (i < size()) {
    const char* reason = nullptr;
    ptrdiff_t end = i + 2;
    if (size() - i < 2) {
      if (consumed) break;
      reason = "truncated data";
      end = size();
    } else {
      uint32_t c = ReadUnit(data.data() + i, 2, big);
      if (!IsSurrogate(c)) {
        if (!out.AppendChar(c)) return nullptr;
        i += 2;
        continue;
      }
      if (c >= 0xDC00) {
        reason = "illegal encoding";
      } else if (size() - i < 4) {
        if (consumed) break;
        reason = "unexpected end of data";
        end = size();
      } else {
        uint32_t low = ReadUnit(data.data() + i + 2, 2, big);
        if (low >= 0xDC00 && low <= 0xDFFF) {
          if (!out.AppendChar(0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00))) return nullptr;
          i += 4;
          continue;
        }
        reason = "illegal UTF-16 surrogate";
      }
    }
    if (!handler.Handle(reason, i, end, &out, &i)) return nullptr;
    data = handler.data();
  }
  if (consumed) *consumed = i;
  return out.Finish();
}

Ref<StrObject> DecodeUtf32(std::string_view data, const char* errors, int* byte_order, ptrdiff_t* consumed) {
  ptrdiff_t i = 0;
  if (*byte_order == 0 && data.size() >= 4) {
    uint32_t mark = ReadUnit(data.data(), 4, false);
    if (mark == 0xFEFF || mark == 0xFFFE0000u) {
      *byte_order = mark == 0xFEFF ? -1 : 1;
      i = 4;
    }
  }
  bool big = *byte_order > 0;
  StrBuilder out;
  DecodeErrors handler(big ? "utf-32-be" : "utf-32-le", data, errors);
  auto size = [&] { return static_cast<ptrdiff_t>(data.size()); };
  while (i < size()) {
    const char* reason = "truncated data";
    ptrdiff_t end = size();
    if (size() - i >= 4) {
      uint32_t c = ReadUnit(data.data() + i, 4, big);
      if (c <= 0x10FFFF && !IsSurrogate(c)) {
        if (!out.AppendChar(c)) return nullptr;
        i += 4;
        continue;
      }
      reason = c > 0x10FFFF ? "code point not in range(0x110000)" : "code point in surrogate code point range(0xd800, 0xe000)";
      end = i + 4;
    } else if (consumed) {
      break;
    }
    if (!handler.Handle(reason, i, end, &out, &i)) return nullptr;
    data = handler.data();
  }
  if (consumed) *consumed = i;
  return out.Finish();
}

}  // namespace viv
