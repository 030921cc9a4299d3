// StrBuilder, and StrFormat on top of it.
#include <algorithm>
#include <cstdarg>
#include <cstring>

#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/utf8.h"

namespace viv {

StrBuilder::~StrBuilder() {
  if (data_ != small_) Free(Domain::kMem, data_);
}

bool StrBuilder::Reserve(ptrdiff_t extra, uint32_t max_char) {
  int width = std::max<int>(width_, WidthOf(max_char));
  if (extra > PTRDIFF_MAX / 8 - length_) return RaiseMemoryError(), false;
  ptrdiff_t needed = length_ + extra;
  if (width == width_ && needed <= capacity_) {
    max_char_ |= max_char;
    return true;
  }
  ptrdiff_t capacity = capacity_;
  if (data_ == small_) capacity = static_cast<ptrdiff_t>(sizeof(small_)) / width;
  if (needed > capacity) capacity = needed + needed / 2;
  if (data_ == small_ && capacity * width <= static_cast<ptrdiff_t>(sizeof(small_))) {
    // Widening in place: from the end, so that no character is overwritten before it is read.
    WithWidth(width, [&](auto to) {
      WithWidth(width_, [&](auto from) {
        char* base = small_;
        for (ptrdiff_t i = length_; i-- > 0;) {
          decltype(from) c;
          std::memcpy(&c, base + i * static_cast<ptrdiff_t>(sizeof(from)), sizeof(from));
          auto wide = static_cast<decltype(to)>(c);
          std::memcpy(base + i * static_cast<ptrdiff_t>(sizeof(to)), &wide, sizeof(to));
        }
      });
    });
  } else if (data_ != small_ && width == width_) {
    auto* grown = static_cast<char*>(Reallocate(Domain::kMem, data_, static_cast<size_t>(capacity * width)));
    if (!grown) return RaiseMemoryError(), false;
    data_ = grown;
  } else {
    auto* grown = static_cast<char*>(Allocate(Domain::kMem, static_cast<size_t>(capacity * width)));
    if (!grown) return RaiseMemoryError(), false;
    CopyCharacters(grown, width, 0, data_, width_, 0, length_);
    if (data_ != small_) Free(Domain::kMem, data_);
    data_ = grown;
  }
  width_ = static_cast<uint8_t>(width);
  capacity_ = capacity;
  max_char_ |= max_char;
  return true;
}

// memcpy whose short cases, which most are, need no call: two pieces that may overlap.
inline void CopyShort(char* to, const char* from, size_t count) {
  auto pieces = [=]<class Piece>(Piece first) {
    Piece last;
    std::memcpy(&first, from, sizeof(Piece));
    std::memcpy(&last, from + count - sizeof(Piece), sizeof(Piece));
    std::memcpy(to, &first, sizeof(Piece));
    std::memcpy(to + count - sizeof(Piece), &last, sizeof(Piece));
  };
  if (count > 16) {
    std::memcpy(to, from, count);
  } else if (count >= 8) {
    pieces(uint64_t{});
  } else if (count >= 4) {
    pieces(uint32_t{});
  } else if (count >= 2) {
    pieces(uint16_t{});
  } else if (count == 1) {
    *to = *from;
  }
}

// Nearly always one byte a character, and there is room.
inline bool StrBuilder::AppendNarrow(const char* text, ptrdiff_t count, uint32_t max_char) {
  if (__builtin_expect(width_ != 1 || count > capacity_ - length_, 0)) return false;
  char* to = data_ + length_;
  CopyShort(to, text, static_cast<size_t>(count));
  length_ += count;
  max_char_ |= max_char;
  return true;
}

bool StrBuilder::Append(Borrowed<StrObject> s) {
  if (s->length == 0) return true;
  if (s->width == 1 && AppendNarrow(s->data, s->length, MaxCharOfForm(s))) return true;
  if (!Reserve(s->length, MaxCharOfForm(s))) return false;
  CopyCharacters(data_, width_, length_, s->data, s->width, 0, s->length);
  length_ += s->length;
  return true;
}

bool StrBuilder::Append(const StrObject* s, ptrdiff_t start, ptrdiff_t end) {
  end = std::min(end, s->length);
  if (start >= end) return true;
  if (s->ascii && AppendNarrow(s->data + start, end - start, 0x7F)) return true;
  if (!Reserve(end - start, FindMaxChar(s, start, end))) return false;
  CopyCharacters(data_, width_, length_, s->data, s->width, start, end - start);
  length_ += end - start;
  return true;
}

bool StrBuilder::AppendCharSlow(uint32_t character) {
  if (!Reserve(1, character)) return false;
  WithWidth(width_, [&](auto c) { reinterpret_cast<decltype(c)*>(data_)[length_] = static_cast<decltype(c)>(character); });
  ++length_;
  return true;
}

bool StrBuilder::AppendFill(uint32_t character, ptrdiff_t count) {
  if (count <= 0) return true;
  if (width_ == 1 && character < 256 && count <= capacity_ - length_) {
    std::memset(data_ + length_, static_cast<int>(character), static_cast<size_t>(count));
    length_ += count;
    max_char_ |= character;
    return true;
  }
  if (!Reserve(count, character)) return false;
  WithWidth(width_, [&](auto c) {
    std::fill_n(reinterpret_cast<decltype(c)*>(data_) + length_, count, static_cast<decltype(c)>(character));
  });
  length_ += count;
  return true;
}

bool StrBuilder::AppendAscii(std::string_view ascii) {
  auto n = static_cast<ptrdiff_t>(ascii.size());
  if (n == 0 || AppendNarrow(ascii.data(), n, 0x7F)) return true;
  if (!Reserve(n, 0x7F)) return false;
  CopyCharacters(data_, width_, length_, ascii.data(), 1, 0, n);
  length_ += n;
  return true;
}

bool StrBuilder::AppendUtf8(std::string_view utf8) {
  if (IsAscii(utf8.data(), utf8.size())) return AppendAscii(utf8);
  Utf8Reader reader(utf8);
  while (!reader.done()) {
    if (!AppendChar(reader.Next())) return false;
  }
  return true;
}

Ref<StrObject> StrBuilder::Finish() {
  ptrdiff_t length = length_;
  Ref<StrObject> result;
  if (length <= 1) {
    uint32_t c = 0;
    if (length == 1) WithWidth(width_, [&](auto w) { c = *reinterpret_cast<decltype(w)*>(data_); });
    result = length == 0 ? EmptyStr() : StrFromChar(c);
  } else {
    result = Ref<StrObject>::Adopt(AllocateStr(length, std::min(max_char_, 0x10FFFFu)));
    if (result && width_ == 1) {
      std::memcpy(result->data, data_, static_cast<size_t>(length));
    } else if (result) {
      CopyCharacters(result->data, result->width, 0, data_, width_, 0, length);
    }
  }
  if (data_ != small_) Free(Domain::kMem, data_);
  data_ = small_;
  length_ = 0;
  capacity_ = sizeof(small_);
  max_char_ = 0;
  width_ = 1;
  return result;
}

// ---- StrFormat ----------------------------------------------------------------------------------------------------------------

namespace {

struct Conversion {
  bool left = false, zero = false;
  int width = 0;
  int precision = -1;
  int longs = 0;  // l or z: 1, ll: 2
  char letter = 0;
};

const char* ParseConversion(const char* at, va_list* args, Conversion* out) {
  for (;; ++at) {
    if (*at == '-') {
      out->left = true;
    } else if (*at == '0') {
      out->zero = true;
    } else {
      break;
    }
  }
  auto number = [&](int* value) {
    if (*at == '*') {
      *value = va_arg(*args, int);
      ++at;
      return;
    }
    while (*at >= '0' && *at <= '9') *value = *value * 10 + (*at++ - '0');
  };
  number(&out->width);
  if (*at == '.') {
    ++at;
    out->precision = 0;
    number(&out->precision);
  }
  while (*at == 'l' || *at == 'z' || *at == 't') {
    ++out->longs;
    ++at;
  }
  out->letter = *at ? *at++ : 0;
  return at;
}

// Text that may be cut within a character, or be no UTF-8 at all: what is wrong shows as U+FFFD.
bool AppendLossyUtf8(StrBuilder* out, std::string_view text) {
  if (IsAscii(text.data(), text.size())) return out->AppendAscii(text);
  Ref<StrObject> decoded = DecodeUtf8(text, "replace", nullptr);
  return decoded && out->Append(decoded);
}

bool AppendCut(StrBuilder* out, Borrowed<StrObject> s, const Conversion& conversion) {
  ptrdiff_t n = s->length;
  if (conversion.precision >= 0 && n > conversion.precision) n = conversion.precision;
  ptrdiff_t padding = conversion.width - n;
  if (!conversion.left && !out->AppendFill(' ', padding)) return false;
  if (!(n == s->length ? out->Append(s) : out->Append(s.get(), 0, n))) return false;
  return !conversion.left || out->AppendFill(' ', padding);
}

bool AppendInteger(StrBuilder* out, const Conversion& conversion, bool negative, uint64_t magnitude, unsigned base) {
  char digits[24];
  char* at = digits + sizeof(digits);
  do {
    *--at = "0123456789abcdef"[magnitude % base];
    magnitude /= base;
  } while (magnitude);
  auto n = static_cast<int>(digits + sizeof(digits) - at);
  int zeros = std::max(0, conversion.precision - n);
  int padding = conversion.width - n - zeros - negative;
  if (conversion.zero && !conversion.left && conversion.precision < 0 && padding > 0) {
    zeros += padding;
    padding = 0;
  }
  if (!conversion.left && !out->AppendFill(' ', padding)) return false;
  if (negative && !out->AppendChar('-')) return false;
  if (!out->AppendFill('0', zeros) || !out->AppendAscii({at, static_cast<size_t>(n)})) return false;
  return !conversion.left || out->AppendFill(' ', padding);
}

bool AppendFormat(StrBuilder* out, const char* format, va_list* args) {
  while (*format) {
    const char* percent = std::strchr(format, '%');
    size_t plain = percent ? static_cast<size_t>(percent - format) : std::strlen(format);
    if (!AppendLossyUtf8(out, {format, plain})) return false;
    if (!percent) return true;
    Conversion conversion;
    format = ParseConversion(percent + 1, args, &conversion);
    bool ok = true;
    switch (conversion.letter) {
      case '%': ok = out->AppendChar('%'); break;
      case 'c': ok = out->AppendChar(static_cast<uint32_t>(va_arg(*args, int))); break;
      case 'd':
      case 'i': {
        int64_t value = conversion.longs ? va_arg(*args, long long) : va_arg(*args, int);
        uint64_t magnitude = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
        ok = AppendInteger(out, conversion, value < 0, magnitude, 10);
        break;
      }
      case 'u':
      case 'x': {
        uint64_t value = conversion.longs ? va_arg(*args, unsigned long long) : va_arg(*args, unsigned);
        ok = AppendInteger(out, conversion, false, value, conversion.letter == 'u' ? 10 : 16);
        break;
      }
      case 'p': {
        auto value = reinterpret_cast<uintptr_t>(va_arg(*args, void*));
        ok = out->AppendAscii("0x") && AppendInteger(out, conversion, false, value, 16);
        break;
      }
      case 's':
      case 'T':
      case 'K':
      case 'N': {
        const char* text;
        if (conversion.letter == 's') {
          text = va_arg(*args, const char*);
        } else if (conversion.letter == 'N') {
          text = va_arg(*args, TypeObject*)->name;
        } else {
          Object* object = va_arg(*args, Object*);
          text = conversion.letter == 'K' && IsNone(object) ? "None" : object->type->name;
        }
        if (!text) text = "(null)";
        size_t n = conversion.precision < 0 ? std::strlen(text) : strnlen(text, static_cast<size_t>(conversion.precision));
        ptrdiff_t padding = conversion.width - static_cast<ptrdiff_t>(n);
        ok = (conversion.left || out->AppendFill(' ', padding)) && AppendLossyUtf8(out, {text, n}) &&
             (!conversion.left || out->AppendFill(' ', padding));
        break;
      }
      case 'U':
        ok = AppendCut(out, va_arg(*args, StrObject*), conversion);
        break;
      case 'R':
      case 'S':
      case 'A': {
        Borrowed<Object> object = va_arg(*args, Object*);
        Ref<StrObject> text = conversion.letter == 'R' ? Repr(object) : conversion.letter == 'S' ? Str(object) : Ascii(object);
        ok = text && AppendCut(out, text, conversion);
        break;
      }
      default:  // no conversion of ours: shown as it is
        return AppendLossyUtf8(out, percent);
    }
    if (!ok) return false;
  }
  return true;
}

}  // namespace

Ref<StrObject> StrFormatV(const char* format, va_list args) {
  StrBuilder out;
  va_list copy;
  va_copy(copy, args);
  bool ok = AppendFormat(&out, format, &copy);
  va_end(copy);
  return ok ? out.Finish() : nullptr;
}

Ref<StrObject> StrFormat(const char* format, ...) {
  va_list args;
  va_start(args, format);
  Ref<StrObject> result = StrFormatV(format, args);
  va_end(args);
  return result;
}

}  // namespace viv
