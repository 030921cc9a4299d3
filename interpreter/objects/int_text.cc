// ints as text: parsing (int(), literals), writing (str, repr, hex) and format(). Answers to CPython's Objects/longobject.c and
// Python/formatter_unicode.c.
#include "interpreter/objects/int_text.h"

#include <algorithm>
#include <charconv>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/float_text.h"
#include "interpreter/objects/format_spec.h"
#include "interpreter/objects/int_internal.h"
#include "interpreter/objects/plain_numbers.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/unicode_data.h"

namespace viv {

namespace {

int DigitValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool IsPowerOfTwo(int base) { return (base & (base - 1)) == 0; }

// Digits without underscores, each below `base`. *too_long: over the digit limit, ValueError pending.
Ref<Object> FromPlainDigits(std::string_view digits, int base) {
  size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
  std::string_view significant = digits.substr(zeros);
  if (significant.size() <= 18 && base <= 10) {
    int64_t value = 0;
    for (char c : significant) value = value * base + (c - '0');
    return NewInt(value);
  }
  if (significant.size() <= 12) {
    int64_t value = 0;
    for (char c : significant) value = value * base + DigitValue(c);
    return NewInt(value);
  }
  int limit = CurrentRuntime().int_max_str_digits;
  if (!IsPowerOfTwo(base) && limit > 0 && digits.size() > static_cast<size_t>(limit)) {
    return RaiseValueError(
        "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use sys.set_int_max_str_digits() to "
        "increase the "
        "limit",
        limit, digits.size());
  }
  std::string values(significant.size(), 0);
  for (size_t i = 0; i < significant.size(); ++i) values[i] = static_cast<char>(DigitValue(significant[i]));
  LimbBuffer limbs(significant.size() * 6 / 64 + 2, 0);
  mp_size_t size = mpn_set_str(limbs.data(), reinterpret_cast<const unsigned char*>(values.data()), values.size(), base);
  return IntFromLimbs(limbs.data(), size, false);
}

}  // namespace

Ref<Object> IntFromDigits(std::string_view digits, int base) { return FromPlainDigits(digits, base); }

Ref<Object> IntFromText(std::string_view text, int base, Borrowed<Object> shown) {
  auto invalid = [&]() -> Ref<Object> {
    return RaiseValueError("invalid literal for int() with base %d: %.200R", base, shown.get());
  };
  if (base != 0 && (base < 2 || base > 36)) return RaiseValueError("int() arg 2 must be >= 2 and <= 36");
  constexpr size_t kPlainLength = 18;  // with any digits no more than 64 bits
  if (base == 10 && !text.empty() && text.size() <= kPlainLength) {
    const size_t sign = text[0] == '-' || text[0] == '+';
    int64_t value = 0;
    size_t i = sign;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) value = value * 10 + (text[i] - '0');
    if (i == text.size() && i > sign) return NewInt(text[0] == '-' ? -value : value);
  }
  if (base == 10 && !text.empty() && text[0] != '0' && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return FromPlainDigits(text, base);
  }
  // Decimal digits and blanks of other scripts count as the ASCII ones.
  std::string ascii;
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<uint8_t>(c) >= 0x80; })) {
    if (!IsStr(shown) || !DecimalToAscii(AsStr(shown), &ascii)) return invalid();
    text = ascii;
  }
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  bool negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  int radix = base;
  bool prefixed = false, leading_zero_error = false;
  if (text.size() >= 2 && text[0] == '0') {
    int from_prefix = (text[1] | 0x20) == 'x' ? 16 : (text[1] | 0x20) == 'o' ? 8 : (text[1] | 0x20) == 'b' ? 2 : 0;
    if (from_prefix && (base == 0 || base == from_prefix)) {
      radix = from_prefix;
      text.remove_prefix(2);
      prefixed = true;
    }
  }
  if (radix == 0) {
    radix = 10;
    leading_zero_error = !text.empty() && text[0] == '0';  // int('010', 0) is no number, int('00', 0) is
  }
  if (prefixed && !text.empty() && text[0] == '_') text.remove_prefix(1);
  std::string digits;
  char previous = '_';
  for (char c : text) {
    if (c == '_') {
      if (previous == '_') return invalid();
    } else {
      if (DigitValue(c) >= radix) return invalid();
      digits += c;
    }
    previous = c;
  }
  if (digits.empty() || previous == '_') return invalid();
  Ref<Object> magnitude = FromPlainDigits(digits, radix);
  if (!magnitude) return nullptr;
  if (leading_zero_error && IntSign(magnitude.get()) != 0) return invalid();
  if (!negative) return magnitude;
  IntView view(magnitude.get());
  return IntFromLimbs(view.limbs, view.size, true);
}

bool DecimalToAscii(const StrObject* text, std::string* ascii) {
  ascii->clear();
  for (ptrdiff_t i = 0; i < text->length; ++i) {
    uint32_t c = StrChar(text, i);
    if (c < 0x80) {
      *ascii += static_cast<char>(c);
    } else if (UnicodeIsSpace(c)) {
      *ascii += ' ';
    } else if (int digit = UnicodeDecimal(c); digit >= 0) {
      *ascii += static_cast<char>('0' + digit);
    } else {
      return false;
    }
  }
  return true;
}

// ---- Writing --------------------------------------------------------------------------------------------------------------------

bool IntToText(Borrowed<Object> integer, int base, bool prefix, std::string* out) {
  out->clear();
  const char* prefix_text = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "";
  if (!IsBig(integer)) {
    int64_t value = SmallValue(integer);
    uint64_t magnitude = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    char buffer[64];
    char* end = std::to_chars(buffer, buffer + sizeof buffer, magnitude, base).ptr;
    if (value < 0) *out += '-';
    if (prefix) *out += prefix_text;
    out->append(buffer, end);
    return true;
  }
  IntView view(integer);
  int limit = CurrentRuntime().int_max_str_digits;
  if (base == 10 && limit > 0) {
    // Told before the work where the length alone decides, exactly after it.
    size_t at_least = static_cast<size_t>(static_cast<double>(mpn_sizeinbase(view.limbs, view.size, 2) - 1) * 0.30102999566);
    if (at_least > static_cast<size_t>(limit)) return TooManyDigits(limit);
  }
  LimbBuffer scratch(view.limbs, view.limbs + view.size);
  scratch.push_back(0);
  std::string digits(mpn_sizeinbase(view.limbs, view.size, 2) / (base >= 10 ? 3 : 1) + 2, 0);
  size_t length = mpn_get_str(reinterpret_cast<unsigned char*>(digits.data()), base, scratch.data(), view.size);
  size_t zeros = 0;
  while (zeros + 1 < length && digits[zeros] == 0) ++zeros;
  if (base == 10 && limit > 0 && length - zeros > static_cast<size_t>(limit)) return TooManyDigits(limit);
  if (view.negative) *out += '-';
  if (prefix) *out += prefix_text;
  const size_t start = out->size();
  out->resize(start + length - zeros);
  char* to = out->data() + start;
  for (size_t i = zeros; i < length; ++i) *to++ = "0123456789abcdefghijklmnopqrstuvwxyz"[static_cast<uint8_t>(digits[i])];
  return true;
}

bool TooManyDigits(int limit) {
  return RaiseFalse(
      TypeId::kValueError,
      "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", limit);
}

Ref<Object> IntFormat(Borrowed<Object> integer, Borrowed<StrObject> spec_text) {
  if (spec_text->length == 0) return Str(integer);
  PlainSpec plain;
  if (integer->kind == kInt && ReadPlainSpec(spec_text.get(), &plain) && plain.precision < 0 &&
      (plain.type == 0 || plain.type == 'd' || plain.type == 'x')) {
    char text[24];
    char* end = std::to_chars(text, text + sizeof text, SmallValue(integer), plain.type == 'x' ? 16 : 10).ptr;
    return LayOutNumber({text, static_cast<size_t>(end - text)}, plain);
  }
  FormatSpec spec;
  if (!ParseFormatSpec(spec_text, 0, spec_text->length, integer, 'd', '>', &spec)) return nullptr;
  switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
      break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
      double value = IntAsDouble(integer);
      if (value == -1.0 && ErrorPending()) return nullptr;
      return FormatDoubleSpec(value, spec);
    }
    default:
      return RaiseUnknownFormatCode(spec.type, integer);
  }
  if (spec.no_negative_zero)
    return RaiseValueError("Negative zero coercion (z) not allowed in integer format specifier");
  if (spec.precision >= 0) return RaiseValueError("Precision not allowed in integer format specifier");
  if (spec.type == 'c') {
    if (spec.sign) return RaiseValueError("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) return RaiseValueError("Alternate form (#) not allowed with integer format specifier 'c'");
    if (IsBig(integer) || SmallValue(integer) < 0 || SmallValue(integer) > 0x10ffff) {
      return Raise(TypeId::kOverflowError, "%%c arg not in range(0x110000)");
    }
    Ref<StrObject> character = StrFromChar(static_cast<uint32_t>(SmallValue(integer)));
    if (!character) return nullptr;
    if (spec.align == '>' && spec.width < 0) return character;
    StrBuilder builder;
    if (!AppendPadded(&builder, spec, character)) return nullptr;
    return builder.Finish();
  }
  int base = spec.type == 'b' ? 2 : spec.type == 'o' ? 8 : spec.type == 'x' || spec.type == 'X' ? 16 : 10;
  std::string text;
  if (!IntToText(integer, base, false, &text)) return nullptr;
  if (spec.type == 'X') std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' ? c - 32 : c; });
  bool negative = text[0] == '-';
  std::string prefix = spec.alternate && base != 10 ? std::string("0") + static_cast<char>(spec.type) : "";
  NumberParts parts;
  parts.sign = SignToShow(spec, negative);
  parts.prefix = prefix;
  parts.digits = std::string_view(text).substr(negative);
  return FormatNumber(spec, parts, PunctuationOf(spec));
}

}  // namespace viv
