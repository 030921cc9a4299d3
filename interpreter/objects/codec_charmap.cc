// Codecs of one byte a character: by table, and by a mapping that the program gives.
#include <algorithm>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/codec_charmap.h"
#include "interpreter/objects/codec_errors.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_internal.h"

namespace viv {
namespace {

constexpr char kReason[] = "character maps to <undefined>";
constexpr char16_t kNoCharacter = 0xFFFE;

// The byte of a character; -1: the table has none.
int ByteOf(const char16_t* table, uint32_t c) {
  if (c < 0x80) return static_cast<int>(c);
  if (c > 0xFFFF || c == kNoCharacter) return -1;
  // Where Latin-1 characters keep their places, as most do, this is immediate.
  if (c < 0x100 && table[c - 0x80] == c) return static_cast<int>(c);
  for (int i = 0; i < 128; ++i) {
    if (table[i] == c) return 0x80 + i;
  }
  return -1;
}

// The same in a table of all bytes. Where a character stands twice, CPython takes its last place.
int ByteOfWhole(const char16_t* table, uint32_t c) {
  if (c > 0xFFFF || c == kNoCharacter) return -1;
  int byte = 255;
  while (byte >= 0 && table[byte] != c) --byte;
  return byte;
}

// `byte_of(table, character)` is one of the two above.
template <int (*byte_of)(const char16_t*, uint32_t)>
Ref<Object> EncodeWith(const char16_t* table, Borrowed<StrObject> s, const char* errors) {
  EncodeErrors handler("charmap", s, errors);
  std::string out;
  out.reserve(static_cast<size_t>(s->length));
  for (ptrdiff_t i = 0; i < s->length;) {
    int byte = byte_of(table, StrChar(s, i));
    if (byte >= 0) {
      out += static_cast<char>(byte);
      ++i;
      continue;
    }
    ptrdiff_t start = i, end = i + 1;
    while (end < s->length && byte_of(table, StrChar(s, end)) < 0) ++end;
    Replacement replacement;
    if (!handler.Handle(kReason, start, end, &replacement, &i)) return nullptr;
    if (!replacement.text) {
      out += replacement.bytes;
      continue;
    }
    for (ptrdiff_t k = 0; k < replacement.text->length; ++k) {
      int replaced = byte_of(table, StrChar(replacement.text.get(), k));
      if (replaced < 0) return handler.RaiseIt(kReason, start, end), nullptr;
      out += static_cast<char>(replaced);
    }
  }
  return NewBytes(out);
}

// `first`: the byte that the table begins with; what lies below is ASCII.
Ref<StrObject> DecodeWith(const char16_t* table, unsigned first, std::string_view data, const char* errors) {
  StrBuilder out;
  DecodeErrors handler("charmap", data, errors);
  for (ptrdiff_t i = 0; i < static_cast<ptrdiff_t>(data.size());) {
    auto byte = static_cast<uint8_t>(data[static_cast<size_t>(i)]);
    uint32_t c = byte < first ? byte : table[byte - first];
    if (c != kNoCharacter) {
      if (!out.AppendChar(c)) return nullptr;
      ++i;
    } else {
      if (!handler.Handle(kReason, i, i + 1, &out, &i)) return nullptr;
      data = handler.data();
    }
  }
  return out.Finish();
}

}  // namespace

Ref<Object> EncodeByTable(Borrowed<StrObject> s, const char* errors, const BuiltinCodec* codec) {
  return EncodeWith<ByteOf>(codec->table, s, errors);
}

Ref<Object> EncodeByWholeTable(Borrowed<StrObject> s, const char* errors, const BuiltinCodec* codec) {
  return EncodeWith<ByteOfWhole>(codec->table, s, errors);
}

Ref<StrObject> DecodeByTable(std::string_view data, const char* errors, const BuiltinCodec* codec) {
  if (IsAscii(data.data(), data.size())) return NewStrAscii(data);
  return DecodeWith(codec->table, 0x80, data, errors);
}

Ref<StrObject> DecodeByWholeTable(std::string_view data, const char* errors, const BuiltinCodec* codec) {
  return DecodeWith(codec->table, 0, data, errors);
}

// ---- By a mapping of the program ---------------------------------------------------------------------------------------------------

namespace {

// What the mapping has for a character or byte; null without an exception pending: nothing (absent or None).
Ref<Object> LookUp(Borrowed<Object> mapping, int64_t key_value) {
  Ref<Object> key = NewInt(key_value);
  if (!key) return nullptr;
  Ref<Object> value = GetItem(mapping, key);
  if (!value) {
    if (PendingMatches(TypeId::kLookupError)) ClearError();
    return nullptr;
  }
  if (IsNone(value.get())) return nullptr;
  return value;
}

// 1: appended, 0: no mapping, -1: failed.
int AppendMapped(Borrowed<Object> mapping, uint32_t c, std::string* out) {
  Ref<Object> value = LookUp(mapping, c);
  if (!value) return ErrorPending() ? -1 : 0;
  if (IsInt(value.get())) {
    int64_t byte = AsInt64(value);
    if (byte == -1 && ErrorPending()) ClearError();
    if (byte < 0 || byte > 255) return RaiseMinusOne(TypeId::kTypeError, "character mapping must be in range(256)");
    *out += static_cast<char>(byte);
    return 1;
  }
  if (IsBytes(value.get())) {
    *out += BytesView(value.get());
    return 1;
  }
  return RaiseMinusOne(TypeId::kTypeError, "character mapping must return integer, bytes or None, not %.400T", value.get());
}

}  // namespace

Ref<Object> EncodeCharmap(Borrowed<StrObject> s, const char* errors, Borrowed<Object> mapping) {
  if (!mapping.get()) return EncodeLatin1(s, errors);
  EncodeErrors handler("charmap", s, errors);
  std::string out, scratch;
  for (ptrdiff_t i = 0; i < s->length;) {
    int found = AppendMapped(mapping, StrChar(s, i), &out);
    if (found < 0) return nullptr;
    if (found) {
      ++i;
      continue;
    }
    ptrdiff_t start = i, end = i + 1;
    for (; end < s->length; ++end) {
      int next = AppendMapped(mapping, StrChar(s, end), &scratch);
      if (next < 0) return nullptr;
      if (next) break;
    }
    Replacement replacement;
    if (!handler.Handle(kReason, start, end, &replacement, &i)) return nullptr;
    if (!replacement.text) {
      out += replacement.bytes;
      continue;
    }
    for (ptrdiff_t k = 0; k < replacement.text->length; ++k) {
      int mapped = AppendMapped(mapping, StrChar(replacement.text.get(), k), &out);
      if (mapped < 0) return nullptr;
      if (!mapped) return handler.RaiseIt(kReason, start, end), nullptr;
    }
  }
  return NewBytes(out);
}

Ref<StrObject> DecodeCharmap(std::string_view data, const char* errors, Borrowed<Object> mapping) {
  if (!mapping.get()) {
    return NewStrLatin1(reinterpret_cast<const uint8_t*>(data.data()), static_cast<ptrdiff_t>(data.size()));
  }
  StrBuilder out;
  DecodeErrors handler("charmap", data, errors);
  for (ptrdiff_t i = 0; i < static_cast<ptrdiff_t>(data.size());) {
    auto byte = static_cast<uint8_t>(data[static_cast<size_t>(i)]);
    bool found = false;
    if (IsExactStr(mapping)) {
      const StrObject* table = AsStr(mapping);
      uint32_t c = byte < table->length ? StrChar(table, byte) : kNoCharacter;
      found = c != kNoCharacter;
      if (found && !out.AppendChar(c)) return nullptr;
    } else {
      Ref<Object> value = LookUp(mapping, byte);
      if (!value && ErrorPending()) return nullptr;
      if (value && IsInt(value.get())) {
        int64_t c = AsInt64(value);
        if (c == -1 && ErrorPending()) return nullptr;
        if (c < 0 || c > 0x10FFFF) return RaiseFalse(TypeId::kTypeError, "character mapping must be in range(0x110000)"), nullptr;
        found = c != kNoCharacter;
        if (found && !out.AppendChar(static_cast<uint32_t>(c))) return nullptr;
      } else if (value && IsStr(value.get())) {
        const StrObject* text = AsStr(value.get());
        found = !(text->length == 1 && StrChar(text, 0) == kNoCharacter);
        if (found && !out.Append(AsStr(value.get()))) return nullptr;
      } else if (value) {
        return RaiseFalse(TypeId::kTypeError, "character mapping must return integer, None or str"), nullptr;
      }
    }
    if (found) {
      ++i;
    } else {
      if (!handler.Handle(kReason, i, i + 1, &out, &i)) return nullptr;
      data = handler.data();
    }
  }
  return out.Finish();
}

}  // namespace viv
