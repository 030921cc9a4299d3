#include "interpreter/objects/text_loops.h"

#include "interpreter/objects/utf8.h"

#include <algorithm>
#include <cstring>

namespace viv {
namespace {

constexpr uint64_t kHighBits = 0x8080808080808080u;

uint64_t Load64(const void* at) {
  uint64_t word;
  std::memcpy(&word, at, 8);
  return word;
}

// 0x80 in each byte that is an ASCII character in [first, last].
uint64_t InRange(uint64_t word, uint8_t first, uint8_t last) {
  constexpr uint64_t ones = 0x0101010101010101u;
  uint64_t low = word & ~kHighBits;
  uint64_t at_least_first = low + ones * (0x80u - first);
  uint64_t above_last = low + ones * (0x7Fu - last);
  return ~word & (at_least_first & ~above_last) & kHighBits;
}

template <class Mask>
void FlipCase(const uint8_t* in, uint8_t* out, size_t n, Mask mask) {
  size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    uint64_t word = Load64(in + i);
    word ^= mask(word) >> 2;  // 0x20 where the mask is set: the bit between the cases
    std::memcpy(out + i, &word, 8);
  }
  for (; i < n; ++i) out[i] = static_cast<uint8_t>(in[i] ^ (mask(uint64_t{in[i]}) >> 2));
}

template <class C>
ptrdiff_t AsciiPrefixWide(const C* characters, ptrdiff_t n) {
  constexpr ptrdiff_t per_word = 8 / static_cast<ptrdiff_t>(sizeof(C));
  constexpr uint64_t above = sizeof(C) == 2 ? 0xFF80FF80FF80FF80u : 0xFFFFFF80FFFFFF80u;
  ptrdiff_t i = 0;
  for (; i + 2 * per_word <= n; i += 2 * per_word) {
    if ((Load64(characters + i) | Load64(characters + i + per_word)) & above) break;
  }
  while (i < n && characters[i] < 0x80) ++i;
  return i;
}

template <class To, class From>
void Convert(To* __restrict to, const From* __restrict from, ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < n; ++i) to[i] = static_cast<To>(from[i]);
}

template <class C>
void ReplaceIn(C* text, ptrdiff_t n, C from, C to) {
  for (ptrdiff_t i = 0; i < n; ++i) text[i] = text[i] == from ? to : text[i];
}

template <class C>
C OrOf(const C* characters, ptrdiff_t n, C limit) {
  C seen = 0;
  for (ptrdiff_t i = 0; i < n && seen < limit;) {
    ptrdiff_t stop = std::min(n, i + 64);
    for (; i < stop; ++i) seen |= characters[i];
  }
  return seen;
}

}  // namespace

size_t AsciiPrefix(const char* bytes, size_t n) {
  size_t i = 0;
  for (; i + 32 <= n; i += 32) {
    if ((Load64(bytes + i) | Load64(bytes + i + 8) | Load64(bytes + i + 16) | Load64(bytes + i + 24)) & kHighBits) break;
  }
  for (; i + 8 <= n; i += 8) {
    if (Load64(bytes + i) & kHighBits) break;
  }
  while (i < n && static_cast<uint8_t>(bytes[i]) < 0x80) ++i;
  return i;
}

bool IsAscii(const char* bytes, size_t n) {
  size_t i = 0;
  for (; i + 32 <= n; i += 32) {
    if ((Load64(bytes + i) | Load64(bytes + i + 8) | Load64(bytes + i + 16) | Load64(bytes + i + 24)) & kHighBits) return false;
  }
  uint64_t seen = 0;
  for (; i + 8 <= n; i += 8) seen |= Load64(bytes + i);
  for (; i < n; ++i) seen |= static_cast<uint8_t>(bytes[i]);
  return (seen & kHighBits) == 0;
}

ptrdiff_t AsciiPrefixOf(const uint16_t* characters, ptrdiff_t n) { return AsciiPrefixWide(characters, n); }
ptrdiff_t AsciiPrefixOf(const uint32_t* characters, ptrdiff_t n) { return AsciiPrefixWide(characters, n); }

void UpperAscii(const uint8_t* in, uint8_t* out, size_t n) {
  FlipCase(in, out, n, [](uint64_t word) { return InRange(word, 'a', 'z'); });
}
void LowerAscii(const uint8_t* in, uint8_t* out, size_t n) {
  FlipCase(in, out, n, [](uint64_t word) { return InRange(word, 'A', 'Z'); });
}
void SwapCaseAscii(const uint8_t* in, uint8_t* out, size_t n) {
  FlipCase(in, out, n, [](uint64_t word) { return InRange(word, 'a', 'z') | InRange(word, 'A', 'Z'); });
}

namespace {
template <class C>
size_t Utf8SizeOf(const C* characters, ptrdiff_t n, bool* surrogates) {
  size_t size = 0;
  uint32_t found = 0;
  for (ptrdiff_t i = 0; i < n;) {
    ptrdiff_t stop = std::min(n, i + (ptrdiff_t{1} << 20));
    uint32_t block = 0;
    for (; i < stop; ++i) {
      uint32_t c = characters[i];
      block += 1 + (c >= 0x80);
      if (sizeof(C) > 1) {
        block += c >= 0x800;
        found |= (c & 0xFFFFF800u) == 0xD800u;
      }
      if (sizeof(C) > 2) block += c >= 0x10000;
    }
    size += block;
  }
  *surrogates = found != 0;
  return size;
}
}  // namespace

size_t Utf8Size(const uint8_t* characters, ptrdiff_t n, bool* surrogates) { return Utf8SizeOf(characters, n, surrogates); }
size_t Utf8Size(const uint16_t* characters, ptrdiff_t n, bool* surrogates) { return Utf8SizeOf(characters, n, surrogates); }
size_t Utf8Size(const uint32_t* characters, ptrdiff_t n, bool* surrogates) { return Utf8SizeOf(characters, n, surrogates); }

void ConvertCharacters(uint8_t* to, const uint16_t* from, ptrdiff_t n) { Convert(to, from, n); }
void ConvertCharacters(uint8_t* to, const uint32_t* from, ptrdiff_t n) { Convert(to, from, n); }
void ConvertCharacters(uint16_t* to, const uint8_t* from, ptrdiff_t n) { Convert(to, from, n); }
void ConvertCharacters(uint16_t* to, const uint32_t* from, ptrdiff_t n) { Convert(to, from, n); }
void ConvertCharacters(uint32_t* to, const uint8_t* from, ptrdiff_t n) { Convert(to, from, n); }
void ConvertCharacters(uint32_t* to, const uint16_t* from, ptrdiff_t n) { Convert(to, from, n); }
void ConvertCharacters(uint8_t* to, const uint8_t* from, ptrdiff_t n) { std::memcpy(to, from, static_cast<size_t>(n)); }
void ConvertCharacters(uint16_t* to, const uint16_t* from, ptrdiff_t n) { std::memcpy(to, from, static_cast<size_t>(n) * 2); }
void ConvertCharacters(uint32_t* to, const uint32_t* from, ptrdiff_t n) { std::memcpy(to, from, static_cast<size_t>(n) * 4); }

void ReplaceCharacters(uint8_t* text, ptrdiff_t n, uint8_t from, uint8_t to) { ReplaceIn(text, n, from, to); }
void ReplaceCharacters(uint16_t* text, ptrdiff_t n, uint16_t from, uint16_t to) { ReplaceIn(text, n, from, to); }
void ReplaceCharacters(uint32_t* text, ptrdiff_t n, uint32_t from, uint32_t to) { ReplaceIn(text, n, from, to); }

uint16_t OrOfCharacters(const uint16_t* characters, ptrdiff_t n, uint16_t limit) { return OrOf(characters, n, limit); }
uint32_t OrOfCharacters(const uint32_t* characters, ptrdiff_t n, uint32_t limit) { return OrOf(characters, n, limit); }

}  // namespace viv
