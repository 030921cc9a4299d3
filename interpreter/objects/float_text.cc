// floats as text: repr, parsing, format(). Digits come from std::to_chars and std::from_chars, which round correctly; what is added here
// is Python's layout. Answers to CPython's Python/pystrtod.c and formatter_unicode.c.
#include "interpreter/objects/float_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "interpreter/objects/int_text.h"
#include "interpreter/objects/plain_numbers.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"

namespace viv {

namespace {

// Significant digits and the place of the decimal point: value = 0.d1d2d3... * 10**point.
struct Decimal {
  std::string digits;
  int point;
};

// The shortest digits that read back as `value`, or (`precision` > 0) that many significant ones. value is finite and not negative.
Decimal DecimalOf(double value, int precision) {
  char small_buffer[64];
  std::string large;
  char* buffer = small_buffer;
  size_t size = sizeof small_buffer;
  if (precision > 40) {
    large.resize(static_cast<size_t>(precision) + 32);
    buffer = large.data();
    size = large.size();
  }
  std::to_chars_result end = precision > 0 ? std::to_chars(buffer, buffer + size, value, std::chars_format::scientific, precision - 1)
                                           : std::to_chars(buffer, buffer + size, value, std::chars_format::scientific);
  std::string_view text(buffer, static_cast<size_t>(end.ptr - buffer));
  size_t e = text.find('e');
  Decimal result;
  for (char c : text.substr(0, e)) {
    if (c != '.') result.digits += c;
  }
  int exponent = 0;
  std::string_view exponent_text = text.substr(e + 1);
  if (exponent_text[0] == '+') exponent_text.remove_prefix(1);
  std::from_chars(exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent);
  result.point = exponent + 1;
  return result;
}

std::string Exponent(int exponent, char letter) {
  char buffer[16];
  snprintf(buffer, sizeof buffer, "%c%c%02d", letter, exponent < 0 ? '-' : '+', std::abs(exponent));
  return buffer;
}

// Digits with a decimal point, no exponent.
std::string Plain(const Decimal& decimal) {
  const std::string& d = decimal.digits;
  auto n = static_cast<int>(d.size());
  if (decimal.point <= 0) return "0." + std::string(static_cast<size_t>(-decimal.point), '0') + d;
  if (decimal.point >= n) return d + std::string(static_cast<size_t>(decimal.point - n), '0');
  return d.substr(0, static_cast<size_t>(decimal.point)) + "." + d.substr(static_cast<size_t>(decimal.point));
}

std::string Scientific(const Decimal& decimal, char letter, bool keep_point) {
  std::string text = decimal.digits.substr(0, 1);
  if (decimal.digits.size() > 1 || keep_point) text += '.';
  text += decimal.digits.substr(1);
  return text + Exponent(decimal.point - 1, letter);
}

void StripZeros(std::string* digits) {
  while (digits->size() > 1 && digits->back() == '0') digits->pop_back();
}

}  // namespace

std::string FormatDouble(double value, char format_code, int precision, bool always_sign, bool alternate, bool add_dot_zero) {
  bool upper = format_code == 'E' || format_code == 'F' || format_code == 'G';
  char code = upper ? static_cast<char>(format_code | 0x20) : format_code;
  std::string sign = std::signbit(value) && !std::isnan(value) ? "-" : always_sign ? "+" : "";
  if (std::isnan(value)) return sign + (upper ? "NAN" : "nan");
  if (std::isinf(value)) return sign + (upper ? "INF" : "inf");
  value = std::fabs(value);
  char letter = upper ? 'E' : 'e';
  std::string body;
  switch (code) {
    case 'e': {
      body = Scientific(DecimalOf(value, precision + 1), letter, alternate);
      break;
    }
    case 'f': {
      char quick[kFixedRoom];
      if (char* end = WriteFixed(value, precision, quick)) {
        body.assign(quick, end);
        if (alternate && precision == 0) body += '.';
        break;
      }
      std::string buffer(static_cast<size_t>(precision) + 330, 0);
      auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, precision);
      body.assign(buffer.data(), end.ptr);
      if (alternate && precision == 0) body += '.';
      break;
    }
    case 'g': {
      if (precision == 0) precision = 1;
      Decimal decimal = DecimalOf(value, precision);
      bool scientific = decimal.point - 1 < -4 || decimal.point - 1 >= precision;
      // A result that needs a ".0" must not look like an integer: one place earlier into exponents.
      if (add_dot_zero && decimal.point - 1 == precision - 1) scientific = true;
      if (!alternate) StripZeros(&decimal.digits);
      if (value == 0) scientific = false;
      if (scientific) {
        body = Scientific(decimal, letter, alternate);
      } else {
        body = Plain(decimal);
        if (alternate && body.find('.') == std::string::npos) body += '.';
        if (alternate) {  // trailing zeros up to the precision are kept
          size_t significant = value == 0 ? static_cast<size_t>(precision) : 0;
          if (significant) body = "0." + std::string(significant - 1, '0');
        }
      }
      if (add_dot_zero && !scientific && body.find('.') == std::string::npos) body += ".0";
      break;
    }
    default: {  // 'r': shortest
      Decimal decimal = DecimalOf(value, 0);
      bool scientific = value != 0 && (decimal.point - 1 < -4 || decimal.point - 1 >= 16);
      body = scientific ? Scientific(decimal, letter, false) : Plain(decimal);
      if (add_dot_zero && !scientific && body.find('.') == std::string::npos) body += ".0";
      break;
    }
  }
  return sign + body;
}

char* WriteRepr(double value, char* out) {
  auto put = [&out](std::string_view text) {
    std::memcpy(out, text.data(), text.size());
    out += text.size();
  };
  if (std::isnan(value)) return put("nan"), out;
  if (std::signbit(value)) *out++ = '-';
  value = std::fabs(value);
  if (std::isinf(value)) return put("inf"), out;
  if (value == 0) return put("0.0"), out;
  // The shortest digits that read back: d.dde+xx or de+xx.
  char text[kReprRoom];
  char* end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  char* e = static_cast<char*>(std::memchr(text, 'e', static_cast<size_t>(end - text)));
  int exponent = 0;
  for (const char* digit = e + 2; digit < end; ++digit) exponent = exponent * 10 + (*digit - '0');
  if (e[1] == '-') exponent = -exponent;
  if (exponent < -4 || exponent >= 16) return put({text, static_cast<size_t>(end - text)}), out;
  if (e > text + 1) text[1] = text[0];  // the digits side by side
  const char* digits = e > text + 1 ? text + 1 : text;
  const auto count = static_cast<size_t>(e - digits);
  if (exponent < 0) {
    put(std::string_view("0.000").substr(0, static_cast<size_t>(1 - exponent)));
    return put({digits, count}), out;
  }
  const auto whole = static_cast<size_t>(exponent) + 1;
  if (count <= whole) {
    put({digits, count});
    std::memset(out, '0', whole - count);
    out += whole - count;
    return put(".0"), out;
  }
  put({digits, whole});
  *out++ = '.';
  return put({digits + whole, count - whole}), out;
}

std::string ReprDouble(double value) {
  char text[kReprRoom];
  return {text, WriteRepr(value, text)};
}

// ---- Parsing ---------------------------------------------------------------------------------------------------------------------------------

bool ParseDouble(std::string_view text, Borrowed<Object> shown, double* out) {
  std::string ascii;
  auto invalid = [&] { return RaiseFalse(TypeId::kValueError, "could not convert string to float: %R", shown.get()); };
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<uint8_t>(c) >= 0x80; })) {
    if (!IsStr(shown) || !DecimalToAscii(AsStr(shown), &ascii)) return invalid();
    text = ascii;
  }
  auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  std::string digits;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      digits += text[i];
      continue;
    }
    auto digit_at = [&](size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
    if (i == 0 || !digit_at(i - 1) || !digit_at(i + 1)) return invalid();
  }
  std::string_view rest = digits;
  bool negative = false;
  if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
    negative = rest[0] == '-';
    rest.remove_prefix(1);
  }
  std::string lower(rest);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  double value;
  if (lower == "inf" || lower == "infinity") {
    value = INFINITY;
  } else if (lower == "nan") {
    value = NAN;
  } else {
    if (rest.empty() || !((rest[0] >= '0' && rest[0] <= '9') || rest[0] == '.')) return invalid();
    auto result = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (result.ptr != rest.data() + rest.size() || result.ec == std::errc::invalid_argument) return invalid();
    if (result.ec == std::errc::result_out_of_range) value = std::strtod(std::string(rest).c_str(), nullptr);  // inf or 0, as C says
  }
  *out = negative ? -value : value;
  return true;
}

// ---- format() -----------------------------------------------------------------------------------------------------------------------------------

namespace {

constexpr int kMaxPrecision = 0x7fffffff - 64;

// The text of a double by a specification's type and precision, with no sign; *percent: a '%' belongs behind it. False: failed.
bool DoubleBody(double value, const FormatSpec& spec, std::string* body) {
  if (spec.precision > kMaxPrecision) return RaiseFalse(TypeId::kValueError, "precision too big");
  int precision = spec.precision < 0 ? -1 : static_cast<int>(spec.precision);
  uint32_t type = spec.type;
  bool add_dot_zero = false, percent = false;
  if (type == 0) {  // like 'g', but with at least one digit behind the point; without precision like repr
    add_dot_zero = true;
    type = precision < 0 ? 'r' : 'g';
    if (precision < 0) precision = 0;
  }
  if (type == 'n') type = 'g';
  if (type == '%') {
    type = 'f';
    value *= 100;
    percent = true;
  }
  if (precision < 0) precision = 6;
  *body = FormatDouble(value, static_cast<char>(type), precision, false, spec.alternate, add_dot_zero);
  if (percent) *body += '%';
  return true;
}

bool IsNegativeZeroText(std::string_view body) {
  return !body.empty() && body[0] == '-' &&
         std::none_of(body.begin(), body.begin() + static_cast<ptrdiff_t>(std::min(body.find_first_of("eE"), body.size())),
                      [](char c) { return c >= '1' && c <= '9'; }) &&
         body.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

Ref<Object> FormatDoubleSpec(double value, const FormatSpec& spec) {
  std::string body;
  if (!DoubleBody(value, spec, &body)) return nullptr;
  std::string_view text = body;
  if (spec.no_negative_zero && IsNegativeZeroText(text)) text.remove_prefix(1);
  bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  NumberParts parts = SplitNumber(text);
  parts.sign = SignToShow(spec, negative);
  return FormatNumber(spec, parts, PunctuationOf(spec));
}

Ref<Object> FloatFormat(Borrowed<Object> number, Borrowed<StrObject> spec_text) {
  if (spec_text->length == 0) return Str(number);
  PlainSpec plain;
  if (ReadPlainSpec(spec_text.get(), &plain) && plain.type == 'f') {
    double value = FloatValue(number);
    char text[1 + kFixedRoom];
    text[0] = '-';
    char* end = WriteFixed(std::fabs(value), plain.precision < 0 ? 6 : plain.precision, text + 1);
    char* start = text + !std::signbit(value);
    if (end) return LayOutNumber({start, static_cast<size_t>(end - start)}, plain);
  }
  FormatSpec spec;
  if (!ParseFormatSpec(spec_text, 0, spec_text->length, number, 0, '>', &spec)) return nullptr;
  switch (spec.type) {
    case 0: case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'n': case '%':
      return FormatDoubleSpec(FloatValue(number), spec);
    default:
      return RaiseUnknownFormatCode(spec.type, number);
  }
}

Ref<Object> ComplexFormat(Borrowed<Object> number, Borrowed<StrObject> spec_text) {
  if (spec_text->length == 0) return Str(number);
  FormatSpec spec;
  if (!ParseFormatSpec(spec_text, 0, spec_text->length, number, 0, '>', &spec)) return nullptr;
  switch (spec.type) {
    case 0: case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'n':
      break;
    default:
      return RaiseUnknownFormatCode(spec.type, number);
  }
  if (spec.fill == '0') return RaiseValueError("Zero padding is not allowed in complex format specifier");
  if (spec.align == '=') return RaiseValueError("'=' alignment flag is not allowed in complex format specifier");
  auto* value = static_cast<ComplexObject*>(number.get());
  bool parentheses = spec.type == 0;  // as repr
  bool skip_real = parentheses && value->real == 0.0 && !std::signbit(value->real);
  FormatSpec part = spec;
  part.width = -1;
  if (spec.type == 0) {
    part.type = spec.precision < 0 ? 'r' : 'g';
    if (spec.precision < 0) part.precision = 0;
  }
  auto piece = [&](double x, bool imaginary) -> Ref<Object> {
    std::string body;
    if (!DoubleBody(x, part, &body)) return nullptr;
    std::string_view text = body;
    if (spec.no_negative_zero && IsNegativeZeroText(text)) text.remove_prefix(1);
    bool negative = !text.empty() && text[0] == '-';
    if (negative) text.remove_prefix(1);
    NumberParts parts = SplitNumber(text);
    parts.sign = imaginary && !skip_real ? (negative ? '-' : '+') : SignToShow(spec, negative);
    return FormatNumber(part, parts, PunctuationOf(spec));
  };
  StrBuilder builder;
  if (parentheses && !skip_real && !builder.AppendChar('(')) return nullptr;
  if (!skip_real) {
    Ref<Object> real = piece(value->real, false);
    if (!real || !builder.Append(AsStr(real.get()))) return nullptr;
  }
  Ref<Object> imaginary = piece(value->imaginary, true);
  if (!imaginary || !builder.Append(AsStr(imaginary.get())) || !builder.AppendChar('j')) return nullptr;
  if (parentheses && !skip_real && !builder.AppendChar(')')) return nullptr;
  Ref<StrObject> text = builder.Finish();
  if (!text) return nullptr;
  StrBuilder padded;
  if (!AppendPadded(&padded, spec, text)) return nullptr;
  return padded.Finish();
}

}  // namespace viv
