// What the two halves of the module _json share.
#pragma once

#include <cstring>

#include "interpreter/objects/str_object.h"

namespace viv {

extern const TypeSpec kJsonEncoderSpec;

// Whether eight characters of one byte are ASCII and stand for themselves in any JSON: no control character, quote or backslash, no DEL.
inline bool IsPlainJson(const char* characters) {
  constexpr uint64_t kOnes = 0x0101010101010101, kHigh = 0x8080808080808080;
  uint64_t word;
  std::memcpy(&word, characters, sizeof word);
  auto below = [](uint64_t x, uint64_t limit) { return (x - kOnes * limit) & ~x; };  // some high bit is right where all are ASCII
  return ((word | below(word, ' ') | below(word ^ kOnes * '"', 1) | below(word ^ kOnes * '\\', 1) | below(word ^ kOnes * 0x7F, 1)) & kHigh) == 0;
}

// A text as JSON shows it, quotes included; in ASCII alone or not. False: exception pending.
bool AppendJsonString(StrBuilder* out, const StrObject* text, bool ascii);
Ref<Object> JsonString(Borrowed<Object>, Borrowed<Object> text);       // encode_basestring
Ref<Object> JsonAsciiString(Borrowed<Object>, Borrowed<Object> text);  // encode_basestring_ascii

}  // namespace viv
