// format % args, for str, bytes and bytearray. The bytes of a bytes format are treated as the characters U+0000 to U+00FF, and the
// result is turned back into bytes at the end.
// Answers to PyUnicode_Format and _PyBytes_FormatEx of CPython.
#include <algorithm>
#include <charconv>
#include <climits>
#include <cstring>
#include <string>

#include "interpreter/objects/bytes_internal.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

struct Directive {
  bool left = false, plus = false, blank = false, alternate = false, zero = false;
  ptrdiff_t width = -1;
  int precision = -1;
  bool plain() const { return width < 0 && precision < 0 && !plus && !blank && !alternate; }
  uint32_t letter = 0;
  ptrdiff_t letter_index = 0;
};

class PercentFormatter {
 public:
  PercentFormatter(const StrObject* format, Borrowed<Object> args, bool is_bytes)
      : format_(format), args_(args), is_bytes_(is_bytes) {
    if (IsTuple(args)) {
      arg_count_ = AsTuple(args)->size;
      next_arg_ = 0;
    } else {
      bool no_mapping = IsStr(args) || (is_bytes && (IsBytes(args) || IsByteArray(args)));
      if (!no_mapping && TypeOf(args)->slots.subscript) mapping_ = args;
    }
  }

  bool Run(StrBuilder* out) {
    while (at_ < format_->length) {
      ptrdiff_t start = at_;
      at_ = NextPercent();
      if (at_ > start && !out->Append(format_, start, at_)) return false;
      if (at_ >= format_->length) break;
      ++at_;
      if (at_ < format_->length && CharacterAt(at_) == '%') {
        ++at_;
        if (!out->AppendChar('%')) return false;
        continue;
      }
      Directive directive;
      if (!Parse(&directive) || !Convert(directive, out)) return false;
      if (mapping_.get() && next_arg_ < arg_count_) return RaiseLeftOver();
    }
    if (next_arg_ < arg_count_ && !mapping_.get()) return RaiseLeftOver();
    return true;
  }

 private:
  uint32_t CharacterAt(ptrdiff_t i) const {
    return __builtin_expect(format_->width == 1, 1) ? static_cast<uint8_t>(format_->data[i]) : StrChar(format_, i);
  }

  // The place of the next %, or the end.
  ptrdiff_t NextPercent() const {
    ptrdiff_t i = at_;
    if (format_->width == 1) {
      const char* text = format_->data;
      const void* found = std::memchr(text + i, '%', static_cast<size_t>(format_->length - i));
      return found ? static_cast<const char*>(found) - text : format_->length;
    }
    while (i < format_->length && StrChar(format_, i) != '%') ++i;
    return i;
  }

  bool RaiseLeftOver() {
    return RaiseFalse(TypeId::kTypeError, "not all arguments converted during %s formatting", is_bytes_ ? "bytes" : "string");
  }
  bool Incomplete() { return RaiseFalse(TypeId::kValueError, "incomplete format"); }

  // Null: TypeError pending.
  Borrowed<Object> NextArgument() {
    if (next_arg_ < arg_count_) {
      ptrdiff_t i = next_arg_++;
      return arg_count_ < 0 ? args_ : Borrowed<Object>(TupleItem(AsTuple(args_), i));
    }
    RaiseTypeError("not enough arguments for format string");
    return nullptr;
  }

  // ---- %(key)-+ #0width.precision[hlL]letter

  bool ParseKey() {
    if (!mapping_.get()) return RaiseFalse(TypeId::kTypeError, "format requires a mapping");
    ptrdiff_t start = ++at_;
    for (int depth = 1; depth > 0; ++at_) {
      if (at_ >= format_->length) return RaiseFalse(TypeId::kValueError, "incomplete format key");
      uint32_t c = StrChar(format_, at_);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    Ref<Object> key;
    if (is_bytes_) {
      key = NewBytes({format_->data + start, static_cast<size_t>(at_ - 1 - start)});
    } else {
      key = StrSubstring(const_cast<StrObject*>(format_), start, at_ - 1);
    }
    if (!key) return false;
    value_ = GetItem(mapping_, key);
    if (!value_) return false;
    args_ = value_;
    arg_count_ = -1;
    next_arg_ = -2;
    return true;
  }

  // The next character; 0 and *ended at the end.
  uint32_t Next(bool* ended) {
    if (at_ >= format_->length) {
      *ended = true;
      return 0;
    }
    return CharacterAt(at_++);
  }

  bool Parse(Directive* d) {
    bool ended = false;
    if (at_ < format_->length && CharacterAt(at_) == '(' && !ParseKey()) return false;
    uint32_t c;
    for (;;) {
      c = Next(&ended);
      if (c == '-') {
        d->left = true;
      } else if (c == '+') {
        d->plus = true;
      } else if (c == ' ') {
        d->blank = true;
      } else if (c == '#') {
        d->alternate = true;
      } else if (c == '0') {
        d->zero = true;
      } else {
        break;
      }
    }
    if (c == '*') {
      Borrowed<Object> argument = NextArgument();
      if (!argument.get()) return false;
      if (!IsInt(argument)) return RaiseFalse(TypeId::kTypeError, "* wants int");
      if (!SsizeArgument(argument, &d->width)) return false;
      if (d->width < 0) {
        d->left = true;
        d->width = -d->width;
      }
      c = Next(&ended);
    } else if (c >= '0' && c <= '9') {
      for (d->width = 0; c >= '0' && c <= '9'; c = Next(&ended)) {
        auto digit = static_cast<ptrdiff_t>(c - '0');
        if (d->width > (PTRDIFF_MAX - digit) / 10) return RaiseFalse(TypeId::kValueError, "width too big");
        d->width = d->width * 10 + digit;
      }
    }
    if (c == '.') {
      d->precision = 0;
      c = Next(&ended);
      if (c == '*') {
        Borrowed<Object> argument = NextArgument();
        if (!argument.get()) return false;
        if (!IsInt(argument)) return RaiseFalse(TypeId::kTypeError, "* wants int");
        if (!IntArgument(argument, &d->precision)) return false;
        d->precision = std::max(d->precision, 0);
        c = Next(&ended);
      } else {
        for (; c >= '0' && c <= '9'; c = Next(&ended)) {
          int digit = static_cast<int>(c - '0');
          if (d->precision > (INT_MAX - digit) / 10) return RaiseFalse(TypeId::kValueError, is_bytes_ ? "prec too big" : "precision too big");
          d->precision = d->precision * 10 + digit;
        }
      }
    }
    if (!ended && (c == 'h' || c == 'l' || c == 'L')) c = Next(&ended);
    if (ended) return Incomplete();
    d->letter = c;
    d->letter_index = at_ - 1;
    return true;
  }

  // ---- Conversions

  bool Convert(const Directive& d, StrBuilder* out) {
    Borrowed<Object> value = NextArgument();  // of the tuple, or of this while there is no other
    if (!value.get()) return false;
    switch (d.letter) {
      case 's':
      case 'r':
      case 'a':
        return ConvertText(d, value, out);
      case 'b':
        if (is_bytes_) return ConvertText(d, value, out);
        break;
      case 'd': case 'i': case 'u': case 'o': case 'x': case 'X':
        return ConvertInteger(d, value, out);
      case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
        return ConvertFloat(d, value, out);
      case 'c':
        return ConvertCharacter(d, value, out);
    }
    int shown = d.letter >= 31 && d.letter <= 126 ? static_cast<int>(d.letter) : is_bytes_ ? static_cast<int>(d.letter) : '?';
    return RaiseFalse(TypeId::kValueError, "unsupported format character '%c' (0x%x) at index %zd", shown,
                      static_cast<unsigned>(d.letter), d.letter_index);
  }

  bool ConvertText(const Directive& d, Borrowed<Object> value, StrBuilder* out) {
    bool plain = d.width == -1 && d.precision == -1;
    if (plain && (value->kind == kInt || value->kind == kBigInt) && !is_bytes_) {
      std::string digits;
      return IntToText(value, 10, false, &digits) && out->AppendAscii(digits);
    }
    Ref<StrObject> text;
    if (is_bytes_) {
      text = d.letter == 's' || d.letter == 'b' ? BytesText(value) : Ascii(value);
    } else if (d.letter == 's') {
      text = value->kind == kStr ? Ref<StrObject>::Share(AsStr(value)) : Str(value);
    } else {
      text = d.letter == 'r' ? Repr(value) : Ascii(value);
    }
    if (!text) return false;
    if (plain) return out->Append(text);
    ptrdiff_t length = text->length;
    if (d.precision >= 0) length = std::min<ptrdiff_t>(length, d.precision);
    ptrdiff_t padding = d.width - length;
    if (!d.left && !out->AppendFill(' ', padding)) return false;
    if (!out->Append(text.get(), 0, length)) return false;
    return !d.left || out->AppendFill(' ', padding);
  }

  // What %s and %b show of an object in a bytes format, its bytes as characters.
  Ref<StrObject> BytesText(Borrowed<Object> value) {
    Ref<Object> bytes;
    BufferHolder holder;
    std::string_view view;
    if (IsBytes(value) || IsByteArray(value)) {
      view = ByteView(value);
    } else {
      Ref<Object> method = LookupSpecialMayRunPython(value, Names().__bytes__);
      if (method) {
        bytes = Call(method, {});
        if (!bytes) return nullptr;
        if (!IsBytes(bytes.get())) {
          RaiseTypeError("__bytes__ returned non-bytes (type %.200T)", bytes.get());
          return nullptr;
        }
        view = BytesView(bytes.get());
      } else if (ErrorPending()) {
        return nullptr;
      } else if (HasBuffer(value)) {
        if (!BytesLike(value, &holder, &view)) return nullptr;
      } else {
        RaiseTypeError("%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100T'", value.get());
        return nullptr;
      }
    }
    return NewStrLatin1(AsUnsigned(view), static_cast<ptrdiff_t>(view.size()));
  }

  bool ConvertInteger(const Directive& d, Borrowed<Object> value, StrBuilder* out) {
    bool hex = d.letter == 'x' || d.letter == 'X', octal = d.letter == 'o';
    if (value->kind == kInt && d.plain() && !hex && !octal) {
      char digits[24];
      char* end = std::to_chars(digits, digits + sizeof digits, SmallValue(value)).ptr;
      return out->AppendAscii({digits, static_cast<size_t>(end - digits)});
    }
    Ref<Object> integer;
    if (IsInt(value)) {
      integer = NewRef(value);
    } else {
      const TypeSlots& slots = TypeOf(value)->slots;
      bool is_number = slots.index || slots.int_ || slots.float_ || IsInstanceExactOrSub(value, TypeId::kComplex);
      if (is_number) integer = hex || octal ? Index(value) : ToInt(value);
      if (!integer) {
        if (ErrorPending()) {
          if (!PendingMatches(TypeId::kTypeError)) return false;
          ClearError();
        }
        return RaiseFalse(TypeId::kTypeError, "%%%c format: %s is required, not %.200T", static_cast<int>(d.letter),
                          hex || octal ? "an integer" : "a real number", value.get());
      }
    }
    std::string digits;
    if (!IntToText(integer, hex ? 16 : octal ? 8 : 10, false, &digits)) return false;
    char sign = 0;
    if (digits[0] == '-') {
      sign = '-';
      digits.erase(0, 1);
    }
    ptrdiff_t extra_zeros = 0;
    if (d.precision > 0 && static_cast<size_t>(d.precision) > digits.size()) {
      if (d.precision > INT_MAX - 3) return RaiseFalse(TypeId::kOverflowError, "precision too large");
      extra_zeros = d.precision - static_cast<ptrdiff_t>(digits.size());
    }
    std::string_view prefix;
    if (d.alternate && (hex || octal)) prefix = octal ? "0o" : d.letter == 'x' ? "0x" : "0X";
    if (d.letter == 'X') std::transform(digits.begin(), digits.end(), digits.begin(), [](char c) { return c >= 'a' ? c - 32 : c; });
    return AppendNumber(d, sign, prefix, extra_zeros, digits, out);
  }

  bool ConvertFloat(const Directive& d, Borrowed<Object> value, StrBuilder* out) {
    double number = AsDouble(value);
    if (number == -1.0 && ErrorPending()) {
      if (!is_bytes_ || !PendingMatches(TypeId::kTypeError)) return false;
      ClearError();
      return RaiseFalse(TypeId::kTypeError, "float argument required, not %.200T", value.get());
    }
    std::string text = FormatDouble(number, static_cast<char>(d.letter), d.precision < 0 ? 6 : d.precision, false, d.alternate, false);
    char sign = 0;
    if (text[0] == '-') {
      sign = '-';
      text.erase(0, 1);
    }
    return AppendNumber(d, sign, "", 0, text, out);
  }

  // Zeros go between sign and digits, blanks in front of all.
  bool AppendNumber(const Directive& d, char sign, std::string_view prefix, ptrdiff_t extra_zeros, std::string_view digits,
                    StrBuilder* out) {
    if (!sign) sign = d.plus ? '+' : d.blank ? ' ' : 0;
    auto length = static_cast<ptrdiff_t>((sign ? 1 : 0) + prefix.size() + digits.size()) + extra_zeros;
    ptrdiff_t padding = std::max<ptrdiff_t>(d.width - length, 0);
    bool zeros = d.zero && !d.left;
    if (!zeros && !d.left && !out->AppendFill(' ', padding)) return false;
    if (sign && !out->AppendChar(static_cast<uint8_t>(sign))) return false;
    if (!out->AppendAscii(prefix)) return false;
    if (!out->AppendFill('0', extra_zeros + (zeros ? padding : 0))) return false;
    if (!out->AppendAscii(digits)) return false;
    return !d.left || out->AppendFill(' ', padding);
  }

  bool ConvertCharacter(const Directive& d, Borrowed<Object> value, StrBuilder* out) {
    uint32_t c = 0;
    if (!(is_bytes_ ? ByteOf(value, &c) : CharacterOf(value, &c))) return false;
    ptrdiff_t padding = d.width - 1;
    if (!d.left && !out->AppendFill(' ', padding)) return false;
    if (!out->AppendChar(c)) return false;
    return !d.left || out->AppendFill(' ', padding);
  }

  bool CharacterOf(Borrowed<Object> value, uint32_t* c) {
    if (IsStr(value)) {
      if (AsStr(value)->length != 1) return RaiseFalse(TypeId::kTypeError, "%%c requires int or char");
      *c = StrChar(AsStr(value), 0);
      return true;
    }
    int overflow = 0;
    int64_t code = 0;
    if (!CodeOf(value, "%%c requires int or char", &code, &overflow)) return false;
    if (overflow || code < 0 || code > 0x10FFFF) return RaiseFalse(TypeId::kOverflowError, "%%c arg not in range(0x110000)");
    *c = static_cast<uint32_t>(code);
    return true;
  }

  bool ByteOf(Borrowed<Object> value, uint32_t* c) {
    const char* message = "%%c requires an integer in range(256) or a single byte";
    if (IsBytes(value) || IsByteArray(value)) {
      if (ByteView(value).size() != 1) return RaiseFalse(TypeId::kTypeError, message);
      *c = static_cast<uint8_t>(ByteView(value)[0]);
      return true;
    }
    int overflow = 0;
    int64_t code = 0;
    if (!CodeOf(value, message, &code, &overflow)) return false;
    if (overflow || code < 0 || code > 255) return RaiseFalse(TypeId::kOverflowError, "%%c arg not in range(256)");
    *c = static_cast<uint32_t>(code);
    return true;
  }

  bool CodeOf(Borrowed<Object> value, const char* message, int64_t* code, int* overflow) {
    Ref<Object> integer = Index(value);
    if (!integer) {
      if (!PendingMatches(TypeId::kTypeError)) return false;
      ClearError();
      return RaiseFalse(TypeId::kTypeError, message);
    }
    *code = IntAsInt64(integer, overflow);
    return true;
  }

  const StrObject* format_;
  ptrdiff_t at_ = 0;
  Borrowed<Object> args_, mapping_;
  Ref<Object> value_;  // what the last key stood for
  ptrdiff_t arg_count_ = -1, next_arg_ = -2;
  bool is_bytes_;
};

}  // namespace

Ref<Object> StrModulo(Borrowed<StrObject> format, Borrowed<Object> args) {
  if (format->length == 2 && StrEqualsAscii(format.get(), "%s")) {  // the argument itself
    Borrowed<Object> only = IsTuple(args) && AsTuple(args)->size == 1 ? Borrowed<Object>(TupleItem(AsTuple(args), 0)) : args;
    if (IsExactStr(only.get())) return only.ToOwned();
  }
  StrBuilder out;
  PercentFormatter formatter(format, args, false);
  if (!formatter.Run(&out)) return nullptr;
  bool unchanged = IsExactStr(format.get()) && IsTuple(args) && AsTuple(args)->size == 0 &&
                   StrToStdString(format).find('%') == std::string::npos;
  if (unchanged) return NewRef<Object>(format.get());
  return out.Finish();
}

Ref<Object> BytesModulo(Borrowed<Object> format, Borrowed<Object> args) {
  std::string_view view = ByteView(format);
  Ref<StrObject> text = NewStrLatin1(AsUnsigned(view), static_cast<ptrdiff_t>(view.size()));
  if (!text) return nullptr;
  StrBuilder out;
  PercentFormatter formatter(text.get(), args, true);
  if (!formatter.Run(&out)) return nullptr;
  Ref<StrObject> result = out.Finish();
  if (!result) return nullptr;
  return NewLike(format, {result->data, static_cast<size_t>(result->length)});
}

}  // namespace viv
