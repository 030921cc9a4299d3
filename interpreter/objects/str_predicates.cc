// isalnum, isalpha ... isupper, isidentifier.
#include "interpreter/objects/str_methods.h"
#include "interpreter/objects/unicode_data.h"

namespace viv {

bool StrIsIdentifier(const StrObject* s) {
  if (s->length == 0) return false;
  if (!UnicodeIsXidStart(StrChar(s, 0))) return false;
  for (ptrdiff_t i = 1; i < s->length; ++i) {
    if (!UnicodeIsXidContinue(StrChar(s, i))) return false;
  }
  return true;
}

namespace str_methods {
namespace {

template <class Test>
bool All(const StrObject* s, Test test) {
  return WithWidth(s->width, [&](auto c) {
    const auto* text = Characters<decltype(c)>(s);
    for (ptrdiff_t i = 0; i < s->length; ++i) {
      if (!test(text[i])) return false;
    }
    return true;
  });
}

bool IsAsciiBetween(uint32_t c, char first, char last) { return c - static_cast<uint32_t>(first) <= static_cast<uint32_t>(last - first); }

template <class Test>
Ref<Object> AllOfSome(Borrowed<Object> self, Test test) {
  return NewBool(AsStr(self)->length > 0 && All(AsStr(self), test));
}

}  // namespace

Ref<Object> IsAlnum(Borrowed<Object> self) { return AllOfSome(self, UnicodeIsAlnum); }
Ref<Object> IsAlpha(Borrowed<Object> self) {
  return AllOfSome(self, [](uint32_t c) { return c < 128 ? IsAsciiBetween(c | 32, 'a', 'z') : UnicodeIsAlpha(c); });
}
Ref<Object> IsAsciiOnly(Borrowed<Object> self) { return NewBool(AsStr(self)->ascii); }
Ref<Object> IsDecimal(Borrowed<Object> self) { return AllOfSome(self, UnicodeIsDecimal); }
Ref<Object> IsDigit(Borrowed<Object> self) { return AllOfSome(self, UnicodeIsDigit); }
Ref<Object> IsIdentifier(Borrowed<Object> self) { return NewBool(StrIsIdentifier(AsStr(self))); }
Ref<Object> IsNumeric(Borrowed<Object> self) { return AllOfSome(self, UnicodeIsNumeric); }
Ref<Object> IsPrintable(Borrowed<Object> self) { return NewBool(All(AsStr(self), UnicodeIsPrintable)); }
Ref<Object> IsSpace(Borrowed<Object> self) { return AllOfSome(self, UnicodeIsSpace); }

Ref<Object> IsLower(Borrowed<Object> self) {
  bool cased = false;
  bool fits = All(AsStr(self), [&cased](uint32_t c) {
    if (c < 128) {
      cased = cased || IsAsciiBetween(c, 'a', 'z');
      return !IsAsciiBetween(c, 'A', 'Z');
    }
    if (UnicodeIsUpper(c) || UnicodeIsTitle(c)) return false;
    cased = cased || UnicodeIsLower(c);
    return true;
  });
  return NewBool(fits && cased);
}

Ref<Object> IsUpper(Borrowed<Object> self) {
  bool cased = false;
  bool fits = All(AsStr(self), [&cased](uint32_t c) {
    if (c < 128) {
      cased = cased || IsAsciiBetween(c, 'A', 'Z');
      return !IsAsciiBetween(c, 'a', 'z');
    }
    if (UnicodeIsLower(c) || UnicodeIsTitle(c)) return false;
    cased = cased || UnicodeIsUpper(c);
    return true;
  });
  return NewBool(fits && cased);
}

Ref<Object> IsTitle(Borrowed<Object> self) {
  bool cased = false, in_word = false;
  bool fits = All(AsStr(self), [&](uint32_t c) {
    if (UnicodeIsUpper(c) || UnicodeIsTitle(c)) {
      if (in_word) return false;
      in_word = cased = true;
    } else if (UnicodeIsLower(c)) {
      if (!in_word) return false;
      cased = true;
    } else {
      in_word = false;
    }
    return true;
  });
  return NewBool(fits && cased);
}

}  // namespace str_methods
}  // namespace viv
