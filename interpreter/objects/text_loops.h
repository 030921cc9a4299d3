// The inner loops over characters that are worth vectorising; text_loops.cc is compiled for that.
#pragma once

#include <cstddef>
#include <cstdint>

namespace viv {

bool IsAscii(const char* bytes, size_t n);
// How many bytes at the start are ASCII.
size_t AsciiPrefix(const char* bytes, size_t n);
// How many characters at the start are ASCII.
ptrdiff_t AsciiPrefixOf(const uint16_t* characters, ptrdiff_t n);
ptrdiff_t AsciiPrefixOf(const uint32_t* characters, ptrdiff_t n);
inline ptrdiff_t AsciiPrefixOf(const uint8_t* characters, ptrdiff_t n) {
  return static_cast<ptrdiff_t>(AsciiPrefix(reinterpret_cast<const char*>(characters), static_cast<size_t>(n)));
}

// ASCII letters changed, other bytes as they are. `in` and `out` may be the same.
void UpperAscii(const uint8_t* in, uint8_t* out, size_t n);
void LowerAscii(const uint8_t* in, uint8_t* out, size_t n);
void SwapCaseAscii(const uint8_t* in, uint8_t* out, size_t n);

// Copies characters into wider or narrower ones; all fit.
void ConvertCharacters(uint8_t* to, const uint16_t* from, ptrdiff_t n);
void ConvertCharacters(uint8_t* to, const uint32_t* from, ptrdiff_t n);
void ConvertCharacters(uint16_t* to, const uint8_t* from, ptrdiff_t n);
void ConvertCharacters(uint16_t* to, const uint32_t* from, ptrdiff_t n);
void ConvertCharacters(uint32_t* to, const uint8_t* from, ptrdiff_t n);
void ConvertCharacters(uint32_t* to, const uint16_t* from, ptrdiff_t n);
void ConvertCharacters(uint8_t* to, const uint8_t* from, ptrdiff_t n);
void ConvertCharacters(uint16_t* to, const uint16_t* from, ptrdiff_t n);
void ConvertCharacters(uint32_t* to, const uint32_t* from, ptrdiff_t n);

// Replaces each `from` by `to`.
void ReplaceCharacters(uint8_t* text, ptrdiff_t n, uint8_t from, uint8_t to);
void ReplaceCharacters(uint16_t* text, ptrdiff_t n, uint16_t from, uint16_t to);
void ReplaceCharacters(uint32_t* text, ptrdiff_t n, uint32_t from, uint32_t to);

// All characters or'ed, in blocks until one reaches `limit`.
uint16_t OrOfCharacters(const uint16_t* characters, ptrdiff_t n, uint16_t limit);
uint32_t OrOfCharacters(const uint32_t* characters, ptrdiff_t n, uint32_t limit);

}  // namespace viv
