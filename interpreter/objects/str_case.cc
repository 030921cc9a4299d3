// upper, lower, title, capitalize, swapcase, casefold.
#include "interpreter/objects/str_methods.h"
#include "interpreter/objects/unicode_data.h"

namespace viv::str_methods {
namespace {

constexpr uint8_t AsciiLower(uint8_t c) { return static_cast<uint8_t>(c + (static_cast<uint8_t>(c - 'A') < 26 ? 32 : 0)); }
constexpr uint8_t AsciiUpper(uint8_t c) { return static_cast<uint8_t>(c - (static_cast<uint8_t>(c - 'a') < 26 ? 32 : 0)); }
constexpr bool IsAsciiUpper(uint8_t c) { return static_cast<uint8_t>(c - 'A') < 26; }
constexpr bool IsAsciiLower(uint8_t c) { return static_cast<uint8_t>(c - 'a') < 26; }

// Changes each character of an ASCII string by itself.
template <class Change>
Ref<Object> MapAscii(StrObject* s, Change change) {
  if (s->length == 0) return EmptyStr();
  const auto* in = Characters<uint8_t>(s);
  if (s->length == 1) return Latin1Char(change(in[0]));
  StrObject* result = AllocateAscii(s->length);
  if (!result) return nullptr;
  auto* out = Characters<uint8_t>(result);
  for (ptrdiff_t i = 0; i < s->length; ++i) out[i] = change(in[i]);
  return Ref<Object>::Adopt(result);
}

// A capital sigma at the end of a word has a lowercase of its own.
bool IsFinalSigma(const StrObject* s, ptrdiff_t at) {
  ptrdiff_t i = at - 1;
  while (i >= 0 && UnicodeIsCaseIgnorable(StrChar(s, i))) --i;
  if (i < 0 || !UnicodeIsCased(StrChar(s, i))) return false;
  for (i = at + 1; i < s->length && UnicodeIsCaseIgnorable(StrChar(s, i));) ++i;
  return i >= s->length || !UnicodeIsCased(StrChar(s, i));
}

int LowerAt(const StrObject* s, ptrdiff_t i, uint32_t out[3]) {
  uint32_t c = StrChar(s, i);
  if (c == 0x3A3) {
    out[0] = IsFinalSigma(s, i) ? 0x3C2 : 0x3C3;
    return 1;
  }
  return UnicodeToLowerFull(c, out);
}

// change(i, out) -> how many characters stand for the one at i.
template <class Change>
Ref<Object> MapCharacters(StrObject* s, Change change) {
  StrBuilder out;
  for (ptrdiff_t i = 0; i < s->length; ++i) {
    uint32_t changed[3];
    int n = change(i, changed);
    for (int k = 0; k < n; ++k) {
      if (!out.AppendChar(changed[k])) return nullptr;
    }
  }
  return out.Finish();
}

}  // namespace

Ref<Object> Upper(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  if (s->ascii) return MapAscii(s, AsciiUpper);
  return MapCharacters(s, [s](ptrdiff_t i, uint32_t* out) { return UnicodeToUpperFull(StrChar(s, i), out); });
}

Ref<Object> Lower(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  if (s->ascii) return MapAscii(s, AsciiLower);
  return MapCharacters(s, [s](ptrdiff_t i, uint32_t* out) { return LowerAt(s, i, out); });
}

Ref<Object> CaseFold(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  if (s->ascii) return MapAscii(s, AsciiLower);
  return MapCharacters(s, [s](ptrdiff_t i, uint32_t* out) { return UnicodeToFolded(StrChar(s, i), out); });
}

Ref<Object> SwapCase(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  if (s->ascii) {
    return MapAscii(s, [](uint8_t c) { return IsAsciiUpper(c) ? AsciiLower(c) : AsciiUpper(c); });
  }
  return MapCharacters(s, [s](ptrdiff_t i, uint32_t* out) {
    uint32_t c = StrChar(s, i);
    if (UnicodeIsUpper(c)) return LowerAt(s, i, out);
    if (UnicodeIsLower(c)) return UnicodeToUpperFull(c, out);
    out[0] = c;
    return 1;
  });
}

Ref<Object> Capitalize(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  if (s->length == 0) return EmptyStr();
  if (s->ascii) {
    bool start = true;
    return MapAscii(s, [&start](uint8_t c) {
      uint8_t changed = start ? AsciiUpper(c) : AsciiLower(c);
      start = false;
      return changed;
    });
  }
  return MapCharacters(s, [s](ptrdiff_t i, uint32_t* out) {
    return i == 0 ? UnicodeToTitleFull(StrChar(s, 0), out) : LowerAt(s, i, out);
  });
}

Ref<Object> Title(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  bool in_word = false;
  if (s->ascii) {
    return MapAscii(s, [&in_word](uint8_t c) {
      uint8_t changed = in_word ? AsciiLower(c) : AsciiUpper(c);
      in_word = IsAsciiLower(c) || IsAsciiUpper(c);
      return changed;
    });
  }
  return MapCharacters(s, [s, &in_word](ptrdiff_t i, uint32_t* out) {
    uint32_t c = StrChar(s, i);
    int n = in_word ? LowerAt(s, i, out) : UnicodeToTitleFull(c, out);
    in_word = UnicodeIsCased(c);
    return n;
  });
}

}  // namespace viv::str_methods
