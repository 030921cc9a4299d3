// str: Unicode text in 1, 2 or 4 bytes a character, whichever the widest character needs (PEP 393). The form is canonical.
//
//   ASCII      header 48 bytes, then length+1 bytes
//   other      header 72 bytes (with the cached UTF-8 form), then (length+1) * width bytes
// as CPython 3.11 lays out compact strings, so that sizes agree. Instances of subclasses have the 72 bytes always, then what their
// class adds, and their characters in a block of their own (object domain). `data` points at the characters in either case.
// The empty string and the characters up to U+00FF are one object each, whose refcount starts at kImmortalRefcount as in CPython 3.11.
// Strings are immutable but for StrAppend on a sole, not interned owner. A surrogate is a character like any other here.
// Answers to CPython's Objects/unicodeobject.c.
#pragma once

#include <string>
#include <string_view>

#include "interpreter/objects/object.h"

namespace viv {

struct StrObject : Object {
  ptrdiff_t length;   // characters
  mutable int64_t hash;  // -1: not yet computed
  uint8_t width;      // 1, 2 or 4 bytes a character
  bool ascii;
  uint8_t interned;   // InternState
  uint8_t reserved_[5];
  char* data;         // the characters and a NUL
  // what follows at offset 48: ASCII characters, or StrUnicodeExtra and then characters
};
static_assert(sizeof(StrObject) == 48);
struct StrUnicodeExtra {
  ptrdiff_t utf8_length;
  char* utf8;  // cached UTF-8, mem domain; null: not made
  uint64_t unused_;
};
enum InternState : uint8_t { kNotInterned = 0, kInternedMortal = 1 };

inline constexpr uint32_t kImmortalRefcount = 999999999;

inline char* StrData(const StrObject* s) { return s->data; }
inline uint32_t StrChar(const StrObject* s, ptrdiff_t i) {
  const char* data = StrData(s);
  if (s->width == 1) return static_cast<uint8_t>(data[i]);
  if (s->width == 2) return reinterpret_cast<const uint16_t*>(data)[i];
  return reinterpret_cast<const uint32_t*>(data)[i];
}
// str_iterator, str_ascii_iterator.
struct StrIteratorObject : Object {
  ptrdiff_t index;
  GcSlot<StrObject> text;  // null: exhausted
};
inline StrObject* AsStr(Object* object) { return static_cast<StrObject*>(object); }

// A string to be filled: `max_char` decides the width. Length 0 and single latin-1 characters give the shared objects, which must
// not be written to: use the makers below for those.
Ref<StrObject> NewStrUninitialized(ptrdiff_t length, uint32_t max_char);
Ref<StrObject> NewStr(std::string_view utf8);  // of valid UTF-8 or of 3-byte encoded surrogates ("surrogatepass")
Ref<StrObject> NewStrAscii(std::string_view ascii);
Ref<StrObject> NewStrFromUtf32(const uint32_t* characters, ptrdiff_t length);
Ref<StrObject> NewStrLatin1(const uint8_t* bytes, ptrdiff_t length);
Ref<StrObject> StrFromChar(uint32_t character);
Ref<StrObject> StrFormat(const char* format, ...);  // the conversions of Raise (errors.h)
Ref<StrObject> StrFormatV(const char* format, va_list args);

// UTF-8 of the text. Fails (UnicodeEncodeError) on surrogates; the view lives as long as the object. On failure data() is null.
std::string_view StrUtf8(Borrowed<StrObject> s);
std::string StrToStdString(const StrObject* s);  // never fails: surrogates as 3 bytes; for messages and C++ tables
bool StrEqualsAscii(const StrObject* s, std::string_view ascii);
bool StrEqual(const StrObject* a, const StrObject* b);
int StrCompare(const StrObject* a, const StrObject* b);
int64_t StrHash(const StrObject* s);

Ref<StrObject> StrConcat(Borrowed<StrObject> a, Borrowed<StrObject> b);
// a + b in place where `a` has one owner: takes the reference, gives the result. CPython's unicode_concatenate / PyUnicode_Append.
Ref<StrObject> StrAppend(Ref<StrObject> a, Borrowed<StrObject> b);
Ref<StrObject> StrSubstring(Borrowed<StrObject> s, ptrdiff_t start, ptrdiff_t end);
Ref<StrObject> StrJoin(Borrowed<StrObject> separator, Borrowed<Object> iterable);
Ref<StrObject> StrJoinItems(Borrowed<StrObject> separator, ArgSpan items);  // f-strings: BUILD_STRING
Ref<StrObject> StrRepeat(Borrowed<StrObject> s, ptrdiff_t count);
// -1: absent, -2: failed (MemoryError).
ptrdiff_t StrFind(const StrObject* s, const StrObject* needle, ptrdiff_t start, ptrdiff_t end);
ptrdiff_t StrFindLast(const StrObject* s, const StrObject* needle, ptrdiff_t start, ptrdiff_t end);
Ref<StrObject> StrReplace(Borrowed<StrObject> s, Borrowed<StrObject> from, Borrowed<StrObject> to, ptrdiff_t limit = -1);
Ref<Object> StrModulo(Borrowed<StrObject> format, Borrowed<Object> args);  // format % args
bool StrIsIdentifier(const StrObject* s);
Ref<StrObject> StrRepr(Borrowed<StrObject> s);
Ref<StrObject> StrToAscii(Borrowed<StrObject> s);  // non-ASCII as \x, \u, \U escapes; no quotes

// Interned strings are unique by value; the table does not own them (str_intern.cc).
void InternInPlace(Ref<StrObject>* s);
Ref<StrObject> InternStr(std::string_view utf8);

// Collects text and makes one str at the end, as wide as needed (_PyUnicodeWriter).
class StrBuilder {
 public:
  StrBuilder() = default;
  ~StrBuilder();
  StrBuilder(const StrBuilder&) = delete;
  StrBuilder& operator=(const StrBuilder&) = delete;
  bool Append(Borrowed<StrObject> s);                    // false: MemoryError pending
  bool Append(const StrObject* s, ptrdiff_t start, ptrdiff_t end);
  bool AppendChar(uint32_t character) {
    if (__builtin_expect(width_ == 1 && length_ < capacity_ && character < 256, 1)) {
      max_char_ |= character;
      data_[length_++] = static_cast<char>(character);
      return true;
    }
    return AppendCharSlow(character);
  }
  bool AppendAscii(std::string_view ascii);
  bool AppendUtf8(std::string_view utf8);
  bool AppendFill(uint32_t character, ptrdiff_t count);
  ptrdiff_t length() const { return length_; }
  Ref<StrObject> Finish();                               // the builder is empty afterwards

 private:
  bool Reserve(ptrdiff_t extra, uint32_t max_char);
  // Latin-1 text where nothing needs to grow. False: nothing has happened.
  bool AppendNarrow(const char* text, ptrdiff_t count, uint32_t max_char);
  bool AppendCharSlow(uint32_t character);

  alignas(8) char small_[256];
  char* data_ = small_;  // or mem domain
  ptrdiff_t length_ = 0, capacity_ = sizeof(small_);
  uint32_t max_char_ = 0;  // or'ed characters: no smaller than the largest, and in the same width class
  uint8_t width_ = 1;
};

}  // namespace viv
