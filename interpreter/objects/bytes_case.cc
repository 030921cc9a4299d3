// Case, predicates and padding of bytes and bytearray: ASCII only.
#include <algorithm>
#include <string>

#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/text_loops.h"

namespace viv::bytes_methods {
namespace {

constexpr bool IsLowerByte(uint8_t c) { return static_cast<uint8_t>(c - 'a') < 26; }
constexpr bool IsUpperByte(uint8_t c) { return static_cast<uint8_t>(c - 'A') < 26; }
constexpr bool IsAlphaByte(uint8_t c) { return IsLowerByte(c) || IsUpperByte(c); }
constexpr bool IsDigitByte(uint8_t c) { return static_cast<uint8_t>(c - '0') < 10; }
constexpr uint8_t LowerByte(uint8_t c) { return static_cast<uint8_t>(IsUpperByte(c) ? c + 32 : c); }
constexpr uint8_t UpperByte(uint8_t c) { return static_cast<uint8_t>(IsLowerByte(c) ? c - 32 : c); }

// A copy that nobody else has seen, its bytes in *out; of length 0 or 1 it may be shared: then *out is null.
Ref<Object> NewCopy(Borrowed<Object> self, uint8_t** out) {
  std::string_view view = ByteView(self);
  Ref<Object> copy = NewLike(self, view);
  if (copy) *out = view.size() > 1 || !IsBytes(self) ? const_cast<uint8_t*>(AsUnsigned(ByteView(copy.get()))) : nullptr;
  return copy;
}

Ref<Object> MapAll(Borrowed<Object> self, void (*change)(const uint8_t*, uint8_t*, size_t)) {
  uint8_t* out;
  Ref<Object> copy = NewCopy(self, &out);
  if (!copy) return nullptr;
  size_t n = ByteView(self).size();
  if (out) {
    change(out, out, n);
  } else if (n == 1) {
    uint8_t c = AsUnsigned(ByteView(self))[0];
    change(&c, &c, 1);
    return NewBytes({reinterpret_cast<char*>(&c), 1});
  }
  return copy;
}

// Each byte by itself, in order.
template <class Change>
Ref<Object> Map(Borrowed<Object> self, Change change) {
  uint8_t* out;
  Ref<Object> copy = NewCopy(self, &out);
  if (!copy) return nullptr;
  size_t n = ByteView(self).size();
  if (!out && n == 1) {
    auto c = static_cast<char>(change(AsUnsigned(ByteView(self))[0]));
    return NewBytes({&c, 1});
  }
  for (size_t i = 0; out && i < n; ++i) out[i] = change(out[i]);
  return copy;
}

template <class Test>
Ref<Object> AllOfSome(Borrowed<Object> self, Test test) {
  std::string_view text = ByteView(self);
  for (char c : text) {
    if (!test(static_cast<uint8_t>(c))) return NewBool(false);
  }
  return NewBool(!text.empty());
}

Ref<Object> Pad(Borrowed<Object> self, ptrdiff_t left, ptrdiff_t right, char fill) {
  left = std::max<ptrdiff_t>(left, 0);
  right = std::max<ptrdiff_t>(right, 0);
  if (left == 0 && right == 0) return UnchangedBytes(self);
  std::string_view text = ByteView(self);
  if (left > PTRDIFF_MAX - right || left + right > PTRDIFF_MAX - static_cast<ptrdiff_t>(text.size())) return RaiseMemoryError();
  auto total = static_cast<size_t>(left + right) + text.size();
  if (IsBytes(self)) {
    Ref<BytesObject> result = NewBytesUninitialized(static_cast<ptrdiff_t>(total));
    if (!result) return nullptr;
    std::fill_n(result->data, left, fill);
    std::copy_n(text.data(), text.size(), result->data + left);
    std::fill_n(result->data + left + text.size(), right, fill);
    return result;
  }
  Ref<Object> result = NewByteArray("");
  if (!result || !ByteArrayResize(AsByteArray(result.get()), static_cast<ptrdiff_t>(total))) return nullptr;
  char* out = AsByteArray(result.get())->start;
  std::fill_n(out, left, fill);
  std::copy_n(text.data(), text.size(), out + left);
  std::fill_n(out + left + text.size(), right, fill);
  return result;
}

bool ParsePad(const char* function, ArgSpan args, ptrdiff_t* width, char* fill) {
  *fill = ' ';
  if (!SsizeArgument(args[0], width)) return false;
  if (args.size < 2) return true;
  bool one = IsBytes(args[1]) || IsByteArray(args[1]);
  if (!one || ByteView(args[1]).size() != 1) {
    return RaiseFalse(TypeId::kTypeError, "%s() argument 2 must be a byte string of length 1, not %.50K", function, args[1]);
  }
  *fill = ByteView(args[1])[0];
  return true;
}

ptrdiff_t SizeOf(Borrowed<Object> self) { return static_cast<ptrdiff_t>(ByteView(self).size()); }

}  // namespace

Ref<Object> Upper(Borrowed<Object> self) { return MapAll(self, UpperAscii); }
Ref<Object> Lower(Borrowed<Object> self) { return MapAll(self, LowerAscii); }
Ref<Object> SwapCase(Borrowed<Object> self) { return MapAll(self, SwapCaseAscii); }
Ref<Object> Capitalize(Borrowed<Object> self) {
  bool first = true;
  return Map(self, [&first](uint8_t c) {
    uint8_t changed = first ? UpperByte(c) : LowerByte(c);
    first = false;
    return changed;
  });
}
Ref<Object> Title(Borrowed<Object> self) {
  bool in_word = false;
  return Map(self, [&in_word](uint8_t c) {
    uint8_t changed = in_word ? LowerByte(c) : UpperByte(c);
    in_word = IsAlphaByte(c);
    return changed;
  });
}

Ref<Object> IsAlnum(Borrowed<Object> self) {
  return AllOfSome(self, [](uint8_t c) { return IsAlphaByte(c) || IsDigitByte(c); });
}
Ref<Object> IsAlpha(Borrowed<Object> self) { return AllOfSome(self, IsAlphaByte); }
Ref<Object> IsDigit(Borrowed<Object> self) { return AllOfSome(self, IsDigitByte); }
Ref<Object> IsSpace(Borrowed<Object> self) {
  return AllOfSome(self, [](uint8_t c) { return c == ' ' || (c >= 9 && c <= 13); });
}
Ref<Object> IsAsciiOnly(Borrowed<Object> self) {
  std::string_view text = ByteView(self);
  return NewBool(std::all_of(text.begin(), text.end(), [](char c) { return static_cast<uint8_t>(c) < 0x80; }));
}
Ref<Object> IsLower(Borrowed<Object> self) {
  bool cased = false;
  for (char raw : ByteView(self)) {
    auto c = static_cast<uint8_t>(raw);
    if (IsUpperByte(c)) return NewBool(false);
    cased = cased || IsLowerByte(c);
  }
  return NewBool(cased);
}
Ref<Object> IsUpper(Borrowed<Object> self) {
  bool cased = false;
  for (char raw : ByteView(self)) {
    auto c = static_cast<uint8_t>(raw);
    if (IsLowerByte(c)) return NewBool(false);
    cased = cased || IsUpperByte(c);
  }
  return NewBool(cased);
}
Ref<Object> IsTitle(Borrowed<Object> self) {
  bool cased = false, in_word = false;
  for (char raw : ByteView(self)) {
    auto c = static_cast<uint8_t>(raw);
    if (IsUpperByte(c)) {
      if (in_word) return NewBool(false);
      in_word = cased = true;
    } else if (IsLowerByte(c)) {
      if (!in_word) return NewBool(false);
      cased = true;
    } else {
      in_word = false;
    }
  }
  return NewBool(cased);
}

Ref<Object> Center(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t width;
  char fill;
  if (!ParsePad("center", args, &width, &fill)) return nullptr;
  ptrdiff_t padding = width - SizeOf(self);
  if (padding <= 0) return UnchangedBytes(self);
  ptrdiff_t left = padding / 2 + (padding & width & 1);
  return Pad(self, left, padding - left, fill);
}
Ref<Object> LJust(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t width;
  char fill;
  if (!ParsePad("ljust", args, &width, &fill)) return nullptr;
  return Pad(self, 0, width - SizeOf(self), fill);
}
Ref<Object> RJust(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t width;
  char fill;
  if (!ParsePad("rjust", args, &width, &fill)) return nullptr;
  return Pad(self, width - SizeOf(self), 0, fill);
}

Ref<Object> ZFill(Borrowed<Object> self, Borrowed<Object> argument) {
  ptrdiff_t width;
  if (!SsizeArgument(argument, &width)) return nullptr;
  std::string_view text = ByteView(self);
  ptrdiff_t zeros = width - SizeOf(self);
  if (zeros <= 0) return UnchangedBytes(self);
  bool sign = !text.empty() && (text[0] == '+' || text[0] == '-');
  char first = sign ? text[0] : '0';
  Ref<Object> result = Pad(self, zeros, 0, '0');
  if (!result) return nullptr;
  char* out = const_cast<char*>(ByteView(result.get()).data());
  if (sign) {
    out[zeros] = '0';
    out[0] = first;
  }
  return result;
}

Ref<Object> ExpandTabs(Borrowed<Object> self, CallArgs args) {
  Object* given[1] = {};
  if (!ParseArguments({.function = "expandtabs", .names = {"tabsize"}}, args, given)) return nullptr;
  int tab_size = 8;
  if (given[0] && !IntArgument(given[0], &tab_size)) return nullptr;
  std::string out;
  ptrdiff_t column = 0;
  auto tabs = static_cast<size_t>(std::count(ByteView(self).begin(), ByteView(self).end(), '\t'));
  size_t room = 0;
  if (__builtin_mul_overflow(tabs, static_cast<size_t>(std::max(tab_size, 0)), &room)) {
    return Raise(TypeId::kOverflowError, "result too long");
  }
  if (!ReserveText(&out, ByteView(self).size() + room)) return nullptr;
  for (char c : ByteView(self)) {
    if (c == '\t') {
      ptrdiff_t step = tab_size > 0 ? tab_size - column % tab_size : 0;
      if (step > PTRDIFF_MAX - static_cast<ptrdiff_t>(out.size())) return Raise(TypeId::kOverflowError, "result too long");
      out.append(static_cast<size_t>(step), ' ');
      column += step;
    } else {
      out += c;
      ++column;
      if (c == '\n' || c == '\r') column = 0;
    }
  }
  return NewLike(self, out);
}

}  // namespace viv::bytes_methods
