// The format specification mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, and the laying out of
// what it asks for. Shared by str, int, float and complex; each type checks for itself which type letters and flags it takes.
// Answers to CPython's Python/formatter_unicode.c.
#pragma once

#include <string_view>

#include "interpreter/objects/object.h"

namespace viv {

class StrBuilder;

struct FormatSpec {
  uint32_t fill = ' ';
  char align = '<';          // < > = ^
  bool alternate = false;    // '#'
  bool no_negative_zero = false;  // 'z'
  char sign = 0;             // + - space, or 0: not given
  char grouping = 0;         // ',' or '_', or 0; with b o x X a '_' groups by four
  uint32_t type = 0;         // the type letter
  ptrdiff_t width = -1;      // -1: not given
  ptrdiff_t precision = -1;  // -1: not given
};

// Parses characters [start, end) of `spec`. `object` is what is being formatted, for messages. False: ValueError pending.
bool ParseFormatSpec(const StrObject* spec, ptrdiff_t start, ptrdiff_t end, Borrowed<Object> object, uint32_t default_type,
                     char default_align, FormatSpec* out);

// ValueError "Unknown format code 'x' for object of type 'T'".
Ref<Object> RaiseUnknownFormatCode(uint32_t type, Borrowed<Object> object);

// How the digits before the decimal point are grouped. The grouping string is the one of localeconv(): sizes of the groups from the
// right, 0 repeats the last one, CHAR_MAX ends the grouping, "" is none at all.
struct NumberPunctuation {
  std::string_view decimal_point = ".";
  std::string_view separator = "";
  const char* grouping = "";
};
// What `spec` asks for. Type 'n' takes the C locale's; the views then live until the locale changes.
NumberPunctuation PunctuationOf(const FormatSpec& spec);

// A number in parts: sign, prefix, integer digits, and what follows them.
struct NumberParts {
  char sign = 0;               // '+', '-', ' ' or 0: none
  std::string_view prefix;     // 0x 0o 0b
  std::string_view digits;     // of the integer part: these are grouped
  bool decimal_point = false;  // write punctuation.decimal_point after the digits
  std::string_view rest;       // fraction, exponent, '%'
};
// The sign character to show, by the spec's sign option; 0: none.
inline char SignToShow(const FormatSpec& spec, bool negative) {
  return negative ? '-' : spec.sign == '+' ? '+' : spec.sign == ' ' ? ' ' : 0;
}
// Splits the text of a finite or infinite double or of digits ("123.5e+10", "inf", no sign) into parts at the end of the leading
// digits; `text` must outlive the result.
NumberParts SplitNumber(std::string_view text);
// Appends the parts padded, aligned and grouped.
bool AppendNumber(StrBuilder* out, const FormatSpec& spec, const NumberParts& parts, const NumberPunctuation& punctuation);
Ref<StrObject> FormatNumber(const FormatSpec& spec, const NumberParts& parts, const NumberPunctuation& punctuation);

// Appends `text` filled up to the spec's width by its alignment ('=' counts as '>').
bool AppendPadded(StrBuilder* out, const FormatSpec& spec, Borrowed<StrObject> text);

// str.__format__.
Ref<StrObject> FormatStrSpec(Borrowed<StrObject> value, Borrowed<StrObject> spec);

// The same of characters [start, end) of `spec`, appended.
bool AppendStrFormatted(StrBuilder* out, Borrowed<StrObject> value, const StrObject* spec, ptrdiff_t start, ptrdiff_t end);
// format(value, spec) where the formatter of an exact str, int or float is known; else by the protocol.
Ref<Object> FormatObject(Borrowed<Object> value, Borrowed<StrObject> spec);

// What an f-string's {value!c:spec} makes. conversion: 's', 'r', 'a' or 0; spec may be null (empty).
Ref<Object> FormatValue(Borrowed<Object> value, char conversion, Borrowed<StrObject> spec_or_null);

}  // namespace viv
