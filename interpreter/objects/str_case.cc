// upper, lower, title, capitalize, swapcase, casefold.
#include "interpreter/objects/str_methods.h"
#include "interpreter/objects/unicode_data.h"

namespace viv::str_methods {
namespace {

constexpr uint8_t AsciiLower(uint8_t c) { return static_cast<uint8_t>(c + (static_cast<uint8_t>(c - 'A') < 26 ? 32 : 0)); }
constexpr uint8_t AsciiUpper(uint8_t c) { return static_cast<uint8_t>(c - (static_cast<uint8_t>(c - 'a') < 26 ? 32 : 0)); }
constexpr bool IsAsciiLetter(uint8_t c) { return static_cast<uint8_t>((c | 32) - 'a') < 26; }

// The same text with its ASCII characters changed all at once.
Ref<StrObject> MapAscii(StrObject* s, void (*change)(const uint8_t*, uint8_t*, size_t)) {
  if (s->length == 0) return EmptyStr();
  const auto* in = Characters<uint8_t>(s);
  StrObject* result = AllocateAscii(s->length);
  if (!result) return nullptr;
  change(in, Characters<uint8_t>(result), static_cast<size_t>(s->length));
  return Ref<StrObject>::Adopt(result);
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

// Collects characters of any width; three are always room for.
class WideText {
 public:
  explicit WideText(ptrdiff_t expected) { Grow(expected + 8); }
  ~WideText() { Free(Domain::kMem, characters_); }
  WideText(const WideText&) = delete;
  WideText& operator=(const WideText&) = delete;
  bool ok() const { return characters_ != nullptr; }
  uint32_t* end() { return characters_ + length_; }
  bool Added(int n) {
    length_ += n;
    return length_ + 3 <= capacity_ || Grow(capacity_ * 2);
  }
  // A changed character is a string of its own, not the shared one.
  Ref<Object> Finish() const {
    if (length_ != 1) return NewStrFrom(characters_, length_);
    Ref<StrObject> result = NewFreshStr(1, characters_[0]);
    if (result) WriteChar(result.get(), 0, characters_[0]);
    return result;
  }

 private:
  bool Grow(ptrdiff_t capacity) {
    auto* grown = capacity < PTRDIFF_MAX / 8
                      ? static_cast<uint32_t*>(Reallocate(Domain::kMem, characters_, static_cast<size_t>(capacity) * sizeof(uint32_t)))
                      : nullptr;
    if (!grown) return RaiseMemoryError(), false;
    characters_ = grown;
    capacity_ = capacity;
    return true;
  }
  uint32_t* characters_ = nullptr;
  ptrdiff_t length_ = 0, capacity_ = 0;
};

// ascii(c) for ASCII characters; change(i, out) -> how many characters stand for the one at i, for all others.
template <class Ascii, class Change>
Ref<Object> MapCharacters(StrObject* s, Ascii ascii, Change change) {
  WideText out(s->length);
  if (!out.ok()) return nullptr;
  bool ok = WithWidth(s->width, [&](auto width) {
    const auto* text = Characters<decltype(width)>(s);
    for (ptrdiff_t i = 0; i < s->length; ++i) {
      int n = 1;
      if (text[i] < 0x80) {
        *out.end() = ascii(static_cast<uint8_t>(text[i]));
      } else {
        n = change(i, out.end());
      }
      if (!out.Added(n)) return false;
    }
    return true;
  });
  return ok ? out.Finish() : nullptr;
}

}  // namespace

Ref<Object> Upper(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  if (s->ascii) return MapAscii(s, UpperAscii);
  return MapCharacters(s, AsciiUpper, [s](ptrdiff_t i, uint32_t* out) { return UnicodeToUpperFull(StrChar(s, i), out); });
}

Ref<Object> Lower(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  if (s->ascii) return MapAscii(s, LowerAscii);
  return MapCharacters(s, AsciiLower, [s](ptrdiff_t i, uint32_t* out) { return LowerAt(s, i, out); });
}

Ref<Object> CaseFold(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  if (s->ascii) return MapAscii(s, LowerAscii);
  return MapCharacters(s, AsciiLower, [s](ptrdiff_t i, uint32_t* out) { return UnicodeToFolded(StrChar(s, i), out); });
}

Ref<Object> SwapCase(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  if (s->ascii) return MapAscii(s, SwapCaseAscii);
  auto ascii = [](uint8_t c) { return static_cast<uint8_t>(IsAsciiLetter(c) ? c ^ 32 : c); };
  return MapCharacters(s, ascii, [s](ptrdiff_t i, uint32_t* out) {
    uint32_t c = StrChar(s, i);
    if (UnicodeIsUpper(c)) return LowerAt(s, i, out);
    if (UnicodeIsLower(c)) return UnicodeToUpperFull(c, out);
    out[0] = c;
    return 1;
  });
}

Ref<Object> Capitalize(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  if (s->ascii) {
    Ref<StrObject> result = MapAscii(s, LowerAscii);
    if (result && s->length > 0) result->data[0] = static_cast<char>(AsciiUpper(static_cast<uint8_t>(s->data[0])));
    return result;
  }
  bool first = true;
  auto ascii = [&first](uint8_t c) { return std::exchange(first, false) ? AsciiUpper(c) : AsciiLower(c); };
  return MapCharacters(s, ascii, [s, &first](ptrdiff_t i, uint32_t* out) {
    return std::exchange(first, false) ? UnicodeToTitleFull(StrChar(s, i), out) : LowerAt(s, i, out);
  });
}

Ref<Object> Title(Borrowed<Object> self) {
  StrObject* s = AsStr(self);
  bool in_word = false;
  auto ascii = [&in_word](uint8_t c) {
    uint8_t changed = in_word ? AsciiLower(c) : AsciiUpper(c);
    in_word = IsAsciiLetter(c);
    return changed;
  };
  if (s->ascii && s->length > 1) {
    StrObject* result = AllocateAscii(s->length);
    if (!result) return nullptr;
    for (ptrdiff_t i = 0; i < s->length; ++i) result->data[i] = static_cast<char>(ascii(static_cast<uint8_t>(s->data[i])));
    return Ref<Object>::Adopt(result);
  }
  return MapCharacters(s, ascii, [s, &in_word](ptrdiff_t i, uint32_t* out) {
    uint32_t c = StrChar(s, i);
    int n = in_word ? LowerAt(s, i, out) : UnicodeToTitleFull(c, out);
    in_word = UnicodeIsCased(c);
    return n;
  });
}

}  // namespace viv::str_methods
