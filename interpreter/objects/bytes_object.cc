// Life of bytes objects, and what bytes, bytearray and memoryview share: repr, hex, arguments. Slots and table: bytes_type.cc.
#include "interpreter/objects/bytes_object.h"

#include <cstring>
#include <string>

#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/siphash.h"
#include "interpreter/objects/str_internal.h"

namespace viv {

Ref<BytesObject> NewBytesUninitialized(ptrdiff_t length) {
  if (static_cast<size_t>(length) > PTRDIFF_MAX - kBytesHeaderSize - 1) return RaiseMemoryError(), nullptr;
  auto* bytes = static_cast<BytesObject*>(AllocateObjectMemory(kBytesHeaderSize + 1 + static_cast<size_t>(length)));
  if (__builtin_expect(!bytes, 0)) return RaiseMemoryError(), nullptr;
  bytes->refcount = 1;
  bytes->kind = kBytes;
  bytes->reserved = 0;
  bytes->flags = 0;
  bytes->type = BuiltinType(TypeId::kBytes);
  bytes->length = length;
  bytes->hash = -1;
  bytes->data[length] = 0;
  return Ref<BytesObject>::Adopt(bytes);
}

Ref<Object> NewBytes(std::string_view data) {
  Runtime& runtime = CurrentRuntime();
  if (data.empty()) return Ref<Object>::Share(runtime.empty_bytes);
  if (data.size() == 1) return Ref<Object>::Share(runtime.byte_chars[static_cast<uint8_t>(data[0])]);
  Ref<BytesObject> bytes = NewBytesUninitialized(static_cast<ptrdiff_t>(data.size()));
  if (!bytes) return nullptr;
  std::memcpy(bytes->data, data.data(), data.size());
  return bytes;
}

int64_t BytesHash(const BytesObject* bytes) {
  if (bytes->hash == -1) bytes->hash = HashBytes(bytes->data, static_cast<size_t>(bytes->length));
  return bytes->hash;
}

Ref<Object> NewLike(Borrowed<Object> self, std::string_view data) { return IsBytes(self) ? NewBytes(data) : NewByteArray(data); }

Ref<Object> UnchangedBytes(Borrowed<Object> self) {
  if (self->kind == kBytes) return NewRef(self);
  return NewLike(self, ByteView(self));
}

// ---- Arguments -----------------------------------------------------------------------------------------------------------------

int ByteArgument(Borrowed<Object> argument) {
  int64_t value;
  if (argument->kind == kInt) {
    value = SmallValue(argument);
  } else {
    Ref<Object> integer = Index(argument);
    if (!integer) return -1;
    int overflow;
    value = IntAsInt64(integer, &overflow);
    if (overflow) value = -1;
  }
  if (value < 0 || value > 255) return RaiseMinusOne(TypeId::kValueError, "byte must be in range(0, 256)");
  return static_cast<int>(value);
}

bool ByteNeedle::Get(Borrowed<Object> argument) {
  if (HasBuffer(argument)) return BytesLike(argument, &holder, &view);
  if (!IsIndex(argument)) {
    return RaiseFalse(TypeId::kTypeError, "argument should be integer or bytes-like object, not '%.200T'", argument.get());
  }
  int value = ByteArgument(argument);
  if (value < 0) return false;
  byte = static_cast<char>(value);
  view = {&byte, 1};
  return true;
}

bool AppendIterable(Borrowed<Object> iterable, std::string* out, const char* message) {
  return ForEach(iterable, [&](Borrowed<Object> item) {
    ptrdiff_t value;
    if (item->kind == kInt) {
      value = SmallValue(item);
    } else {
      if (!IsIndex(item)) return RaiseFalse(TypeId::kTypeError, "'%.200T' object cannot be interpreted as an integer", item.get());
      value = AsSsize(item, TypeId::kObject);
      if (value == -1 && ErrorPending()) return false;
    }
    if (value < 0 || value > 255) return RaiseFalse(TypeId::kValueError, "%s", message);
    *out += static_cast<char>(value);
    return true;
  });
}

// ---- repr ------------------------------------------------------------------------------------------------------------------------

Ref<StrObject> ReprOfBytes(std::string_view data, std::string_view prefix, std::string_view suffix, bool smart_quotes) {
  char quote = '\'';
  bool has_single = data.find('\'') != data.npos;
  // bytes turn to double quotes only where that avoids escapes; bytearray wherever there is a single quote.
  if (has_single && (!smart_quotes || data.find('"') == data.npos)) quote = '"';
  StrBuilder out;
  if (!out.AppendAscii(prefix) || !out.AppendChar(static_cast<uint8_t>(quote))) return nullptr;
  for (char raw : data) {
    auto c = static_cast<uint8_t>(raw);
    bool ok;
    if (c == static_cast<uint8_t>(quote) || c == '\\' || (c == '\'' && !smart_quotes)) {
      ok = out.AppendChar('\\') && out.AppendChar(c);
    } else if (c == '\t') {
      ok = out.AppendAscii("\\t");
    } else if (c == '\n') {
      ok = out.AppendAscii("\\n");
    } else if (c == '\r') {
      ok = out.AppendAscii("\\r");
    } else if (c < ' ' || c >= 0x7F) {
      const char text[] = {'\\', 'x', "0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]};
      ok = out.AppendAscii({text, sizeof(text)});
    } else {
      ok = out.AppendChar(c);
    }
    if (!ok) return nullptr;
  }
  if (!out.AppendChar(static_cast<uint8_t>(quote)) || !out.AppendAscii(suffix)) return nullptr;
  return out.Finish();
}

// ---- hex ------------------------------------------------------------------------------------------------------------------------

Ref<Object> HexMethod(std::string_view data, CallArgs args) {
  Object* given[2] = {};
  if ((args.positional_count || args.keyword_names) &&
      !ParseArguments({.function = "hex", .names = {"sep", "bytes_per_sep"}}, args, given)) {
    return nullptr;
  }
  int group = 1;
  if (given[1] && !IntArgument(given[1], &group)) return nullptr;
  uint32_t separator = 0;
  if (given[0]) {
    ptrdiff_t length = Length(given[0]);
    if (length < 0) return nullptr;
    if (length != 1) return RaiseValueError("sep must be length 1.");
    if (IsStr(given[0])) {
      separator = StrChar(AsStr(given[0]), 0);
    } else if (IsBytes(given[0])) {
      separator = static_cast<uint8_t>(BytesView(given[0])[0]);
    } else {
      return RaiseTypeError("sep must be str or bytes.");
    }
    if (separator > 127) return RaiseValueError("sep must be ASCII.");
  } else {
    group = 0;
  }
  auto n = static_cast<ptrdiff_t>(data.size());
  if (n == 0) return EmptyStr();
  ptrdiff_t per_group = group < 0 ? -static_cast<ptrdiff_t>(group) : group;
  ptrdiff_t separators = per_group ? (n - 1) / per_group : 0;
  if (n > (PTRDIFF_MAX - separators) / 2) return RaiseMemoryError();
  StrObject* result = AllocateAscii(n * 2 + separators);
  if (!result) return nullptr;
  char* out = result->data;
  for (ptrdiff_t i = 0; i < n; ++i) {
    // Groups count from the left where bytes_per_sep is negative, else from the right.
    if (separators && i > 0 && (group < 0 ? i : n - i) % per_group == 0) *out++ = static_cast<char>(separator);
    auto byte = static_cast<uint8_t>(data[static_cast<size_t>(i)]);
    *out++ = "0123456789abcdef"[byte >> 4];
    *out++ = "0123456789abcdef"[byte & 15];
  }
  return Ref<Object>::Adopt(result);
}

bool ParseHex(Borrowed<Object> argument, std::string* out) {
  if (!IsStr(argument)) return RaiseFalse(TypeId::kTypeError, "fromhex() argument must be str, not %.50K", argument.get());
  const StrObject* text = AsStr(argument);
  auto digit_at = [&](ptrdiff_t i) {
    uint32_t c = i < text->length ? StrChar(text, i) : 0;
    return c >= '0' && c <= '9'   ? static_cast<int>(c - '0')
           : c >= 'a' && c <= 'f' ? static_cast<int>(c - 'a' + 10)
           : c >= 'A' && c <= 'F' ? static_cast<int>(c - 'A' + 10)
                                  : -1;
  };
  auto fail = [](ptrdiff_t at) {
    return RaiseFalse(TypeId::kValueError, "non-hexadecimal number found in fromhex() arg at position %zd", at);
  };
  if (!text->ascii) {
    ptrdiff_t i = 0;
    while (StrChar(text, i) < 0x80) ++i;
    return fail(i);
  }
  for (ptrdiff_t i = 0; i < text->length;) {
    uint32_t c = StrChar(text, i);
    if (c == ' ' || (c >= 9 && c <= 13)) {
      ++i;
      continue;
    }
    int high = digit_at(i), low = digit_at(i + 1);
    if (high < 0) return fail(i);
    if (low < 0) return fail(i + 1);
    *out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return true;
}

}  // namespace viv
