// UTF-8 by hand: reading what is known to be valid, sizing and writing. Surrogates pass as three bytes here; who must refuse them
// looks at `surrogate`. The codec with its errors is codec_utf8.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "interpreter/objects/text_loops.h"
#include "memory/ref.h"

namespace viv {

struct Object;
struct StrObject;

class Utf8Reader {
 public:
  explicit Utf8Reader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}
  bool done() const { return at_ >= end_; }
  bool AtAscii() const { return static_cast<uint8_t>(*at_) < 0x80; }
  size_t AsciiRun() const { return AsciiPrefix(at_, static_cast<size_t>(end_ - at_)); }
  const uint8_t* at() const { return reinterpret_cast<const uint8_t*>(at_); }
  void Skip(size_t n) { at_ += n; }
  uint32_t Next() {
    auto lead = static_cast<uint8_t>(*at_++);
    if (lead < 0x80) return lead;
    if (lead < 0xE0) return ((lead & 0x1Fu) << 6) | Trail();
    if (lead < 0xF0) {
      uint32_t high = Trail() << 6;
      return ((lead & 0xFu) << 12) | high | Trail();
    }
    uint32_t high = Trail() << 12;
    uint32_t middle = Trail() << 6;
    return ((lead & 7u) << 18) | high | middle | Trail();
  }

 private:
  uint32_t Trail() { return at_ < end_ ? static_cast<uint8_t>(*at_++) & 0x3Fu : 0; }
  const char* at_;
  const char* end_;
};

// Bytes that the characters take; whether surrogates are among them.
size_t Utf8Size(const uint8_t* characters, ptrdiff_t n, bool* surrogates);
size_t Utf8Size(const uint16_t* characters, ptrdiff_t n, bool* surrogates);
size_t Utf8Size(const uint32_t* characters, ptrdiff_t n, bool* surrogates);

inline char* WriteUtf8Char(uint32_t c, char* out) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | (c >> 6));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | (c >> 12));
    *out++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else {
    *out++ = static_cast<char>(0xF0 | (c >> 18));
    *out++ = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    *out++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

template <class C>
char* WriteUtf8(const C* characters, ptrdiff_t n, char* out) {
  for (ptrdiff_t i = 0; i < n;) {
    if (characters[i] < 0x80) {
      ptrdiff_t run = AsciiPrefixOf(characters + i, n - i);
      ConvertCharacters(reinterpret_cast<uint8_t*>(out), characters + i, run);
      out += run;
      i += run;
    }
    for (; i < n && characters[i] >= 0x80; ++i) out = WriteUtf8Char(characters[i], out);
  }
  return out;
}

// How many characters there are, and all of them or'ed. False: it is not all valid UTF-8.
bool MeasureUtf8(std::string_view text, ptrdiff_t* length, uint32_t* seen);
// Decodes valid UTF-8 whose characters fit.
template <class C>
void DecodeValidUtf8(std::string_view text, C* out) {
  Utf8Reader reader(text);
  while (!reader.done()) {
    if (size_t run = reader.AsciiRun()) {
      ConvertCharacters(out, reader.at(), static_cast<ptrdiff_t>(run));
      out += run;
      reader.Skip(run);
    }
    while (!reader.done() && !reader.AtAscii()) *out++ = static_cast<C>(reader.Next());
  }
}

// codec_utf8.cc
Ref<Object> EncodeUtf8(Borrowed<StrObject> s, const char* errors_or_null);
// With `consumed` an incomplete sequence at the end is no error: *consumed tells how many bytes were decoded.
Ref<StrObject> DecodeUtf8(std::string_view data, const char* errors_or_null, ptrdiff_t* consumed_or_null);

}  // namespace viv
