#include "interpreter/objects/format_spec.h"

#include <algorithm>
#include <clocale>
#include <climits>
#include <string>

#include "interpreter/objects/arguments_text.h"
#include "interpreter/objects/float_text.h"
#include "interpreter/objects/int_text.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/unicode_data.h"

namespace viv {
namespace {

bool IsAlignment(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

// Reads decimal digits at *pos. The number of digits read; -1: too large, ValueError pending.
ptrdiff_t ReadInteger(const StrObject* spec, ptrdiff_t* pos, ptrdiff_t end, ptrdiff_t* result) {
  ptrdiff_t accumulator = 0, count = 0;
  for (; *pos < end; ++*pos, ++count) {
    int digit = UnicodeDecimal(StrChar(spec, *pos));
    if (digit < 0) break;
    if (accumulator > PTRDIFF_MAX / 10 || (accumulator == PTRDIFF_MAX / 10 && digit > PTRDIFF_MAX % 10)) {
      RaiseValueError("Too many decimal digits in format string");
      return -1;
    }
    accumulator = accumulator * 10 + digit;
  }
  *result = accumulator;
  return count;
}

bool RaiseBothSeparators() { return RaiseFalse(TypeId::kValueError, "Cannot specify both ',' and '_'."); }

bool CheckGrouping(const FormatSpec& spec) {
  switch (spec.type) {
    case 'd': case 'e': case 'f': case 'g': case 'E': case 'G': case '%': case 'F': case 0:
      return true;
    case 'b': case 'o': case 'x': case 'X':
      if (spec.grouping == '_') return true;
      break;
  }
  if (spec.type > 32 && spec.type < 128) {
    return RaiseFalse(TypeId::kValueError, "Cannot specify '%c' with '%c'.", spec.grouping, static_cast<int>(spec.type));
  }
  return RaiseFalse(TypeId::kValueError, "Cannot specify '%c' with '\\x%x'.", spec.grouping, static_cast<unsigned>(spec.type));
}

// Walks the groups of an integer part from the right. `emit(zeros, digits, separator_before)`: the piece to the left of what has been
// given, its digits being the last `digits` of those not yet given; separator between it and what is to its right.
template <class Emit>
void ForEachGroup(ptrdiff_t digit_count, ptrdiff_t min_width, const NumberPunctuation& punctuation, Emit emit) {
  ptrdiff_t remaining = digit_count;
  ptrdiff_t separator_size = static_cast<ptrdiff_t>(punctuation.separator.size());
  const char* grouping = punctuation.grouping;
  char previous = 0;
  bool separate = false;
  while (true) {
    ptrdiff_t group;
    if (*grouping == 0) {
      group = previous;
    } else if (*grouping == CHAR_MAX) {
      break;
    } else {
      group = previous = *grouping++;
    }
    if (group <= 0) break;
    group = std::min(group, std::max(std::max(remaining, min_width), ptrdiff_t{1}));
    ptrdiff_t zeros = std::max(ptrdiff_t{0}, group - remaining);
    ptrdiff_t digits = std::max(ptrdiff_t{0}, std::min(remaining, group));
    emit(zeros, digits, separate);
    separate = true;
    remaining -= digits;
    min_width -= group;
    if (remaining <= 0 && min_width <= 0) return;
    min_width -= separator_size;
  }
  ptrdiff_t group = std::max(std::max(remaining, min_width), ptrdiff_t{1});
  ptrdiff_t zeros = std::max(ptrdiff_t{0}, group - remaining);
  emit(zeros, std::max(ptrdiff_t{0}, std::min(remaining, group)), separate);
}

// Digits with separators, zeros in front up to `min_width`. False: MemoryError pending.
bool GroupDigits(std::string_view digits, ptrdiff_t min_width, const NumberPunctuation& punctuation, std::string* out) {
  if (!ReserveText(out, static_cast<size_t>(std::max<ptrdiff_t>(min_width, 0)) + digits.size() * (1 + punctuation.separator.size()) + 16)) {
    return false;
  }
  std::string separator(punctuation.separator.rbegin(), punctuation.separator.rend());
  size_t left = digits.size();
  ForEachGroup(static_cast<ptrdiff_t>(digits.size()), min_width, punctuation, [&](ptrdiff_t zeros, ptrdiff_t count, bool separate) {
    if (separate) *out += separator;
    for (ptrdiff_t i = 0; i < count; ++i) *out += digits[--left];
    out->append(static_cast<size_t>(zeros), '0');
  });
  std::reverse(out->begin(), out->end());
  return true;
}

}  // namespace

bool ParseFormatSpec(const StrObject* spec, ptrdiff_t start, ptrdiff_t end, Borrowed<Object> object, uint32_t default_type,
                     char default_align, FormatSpec* out) {
  *out = FormatSpec{};
  out->align = default_align;
  out->type = default_type;
  ptrdiff_t pos = start;
  bool fill_given = false, align_given = false;
  auto at = [&](ptrdiff_t i) { return StrChar(spec, i); };
  if (end - pos >= 2 && IsAlignment(at(pos + 1))) {
    out->align = static_cast<char>(at(pos + 1));
    out->fill = at(pos);
    fill_given = align_given = true;
    pos += 2;
  } else if (end - pos >= 1 && IsAlignment(at(pos))) {
    out->align = static_cast<char>(at(pos));
    align_given = true;
    ++pos;
  }
  if (pos < end && (at(pos) == '+' || at(pos) == '-' || at(pos) == ' ')) out->sign = static_cast<char>(at(pos++));
  if (pos < end && at(pos) == 'z') {
    out->no_negative_zero = true;
    ++pos;
  }
  if (pos < end && at(pos) == '#') {
    out->alternate = true;
    ++pos;
  }
  if (!fill_given && pos < end && at(pos) == '0') {
    out->fill = '0';
    if (!align_given && default_align == '>') out->align = '=';
    ++pos;
  }
  ptrdiff_t consumed = ReadInteger(spec, &pos, end, &out->width);
  if (consumed < 0) return false;
  if (consumed == 0) out->width = -1;
  if (pos < end && at(pos) == ',') {
    out->grouping = ',';
    ++pos;
  }
  if (pos < end && at(pos) == '_') {
    if (out->grouping) return RaiseBothSeparators();
    out->grouping = '_';
    ++pos;
  }
  if (pos < end && at(pos) == ',' && out->grouping == '_') return RaiseBothSeparators();
  if (pos < end && at(pos) == '.') {
    ++pos;
    consumed = ReadInteger(spec, &pos, end, &out->precision);
    if (consumed < 0) return false;
    if (consumed == 0) return RaiseFalse(TypeId::kValueError, "Format specifier missing precision");
  }
  if (end - pos > 1) {
    Ref<StrObject> shown = StrSubstring(const_cast<StrObject*>(spec), start, end);
    if (!shown) return false;
    return RaiseFalse(TypeId::kValueError, "Invalid format specifier '%U' for object of type '%.200T'", shown.get(), object.get());
  }
  if (end - pos == 1) out->type = at(pos);
  return !out->grouping || CheckGrouping(*out);
}

Ref<Object> RaiseUnknownFormatCode(uint32_t type, Borrowed<Object> object) {
  if (type > 32 && type < 128) {
    return RaiseValueError("Unknown format code '%c' for object of type '%.200T'", static_cast<int>(type), object.get());
  }
  return RaiseValueError("Unknown format code '\\x%x' for object of type '%.200T'", static_cast<unsigned>(type), object.get());
}

NumberPunctuation PunctuationOf(const FormatSpec& spec) {
  if (spec.type == 'n') {
    const lconv* locale = std::localeconv();
    return {locale->decimal_point, locale->thousands_sep, locale->grouping};
  }
  if (spec.grouping == ',') return {".", ",", "\3"};
  if (spec.grouping == '_') {
    bool by_four = spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X';
    return {".", "_", by_four ? "\4" : "\3"};
  }
  return {};
}

NumberParts SplitNumber(std::string_view text) {
  NumberParts parts;
  size_t i = 0;
  while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
  parts.digits = text.substr(0, i);
  if (i < text.size() && text[i] == '.') {
    parts.decimal_point = true;
    ++i;
  }
  parts.rest = text.substr(i);
  return parts;
}

bool AppendNumber(StrBuilder* out, const FormatSpec& spec, const NumberParts& parts, const NumberPunctuation& punctuation) {
  // A locale's separators may be several bytes of UTF-8 for one character: count characters.
  auto characters = [](std::string_view utf8) {
    ptrdiff_t n = 0;
    for (char c : utf8) n += (c & 0xC0) != 0x80;
    return n;
  };
  ptrdiff_t others = (parts.sign ? 1 : 0) + static_cast<ptrdiff_t>(parts.prefix.size()) +
                     (parts.decimal_point ? characters(punctuation.decimal_point) : 0) + static_cast<ptrdiff_t>(parts.rest.size());
  ptrdiff_t min_width = spec.fill == '0' && spec.align == '=' ? spec.width - others : 0;
  std::string storage;
  std::string_view digits = parts.digits;
  ptrdiff_t digit_count = static_cast<ptrdiff_t>(digits.size());
  ptrdiff_t zeros = 0;
  if (!digits.empty() && *punctuation.grouping) {
    if (!GroupDigits(digits, min_width, punctuation, &storage)) return false;
    digits = storage;
    digit_count = characters(digits);
  } else if (!digits.empty()) {
    zeros = std::max<ptrdiff_t>(min_width - digit_count, 0);
    digit_count += zeros;
  }
  ptrdiff_t padding = spec.width - others - digit_count;
  ptrdiff_t left = 0, inner = 0, right = 0;
  if (padding > 0) {
    switch (spec.align) {
      case '<': right = padding; break;
      case '^': left = padding / 2; right = padding - left; break;
      case '=': inner = padding; break;
      default: left = padding; break;
    }
  }
  if (!out->AppendFill(spec.fill, left)) return false;
  if (parts.sign && !out->AppendChar(static_cast<unsigned char>(parts.sign))) return false;
  if (!out->AppendAscii(parts.prefix) || !out->AppendFill(spec.fill, inner) || !out->AppendFill('0', zeros)) return false;
  if (!out->AppendUtf8(digits)) return false;
  if (parts.decimal_point && !out->AppendUtf8(punctuation.decimal_point)) return false;
  return out->AppendAscii(parts.rest) && out->AppendFill(spec.fill, right);
}

Ref<StrObject> FormatNumber(const FormatSpec& spec, const NumberParts& parts, const NumberPunctuation& punctuation) {
  StrBuilder out;
  if (!AppendNumber(&out, spec, parts, punctuation)) return nullptr;
  return out.Finish();
}

bool AppendPadded(StrBuilder* out, const FormatSpec& spec, Borrowed<StrObject> text) {
  ptrdiff_t padding = std::max(ptrdiff_t{0}, spec.width - text->length);
  ptrdiff_t left = spec.align == '<' ? 0 : spec.align == '^' ? padding / 2 : padding;
  return out->AppendFill(spec.fill, left) && out->Append(text) && out->AppendFill(spec.fill, padding - left);
}

bool AppendStrFormatted(StrBuilder* out, Borrowed<StrObject> value, const StrObject* spec_text, ptrdiff_t start, ptrdiff_t end) {
  FormatSpec spec;
  if (!ParseFormatSpec(spec_text, start, end, value, 's', '<', &spec)) return false;
  auto refuse = [](const char* message) { return RaiseFalse(TypeId::kValueError, "%s", message); };
  if (spec.type != 's') return static_cast<bool>(RaiseUnknownFormatCode(spec.type, value));
  if (spec.sign == ' ') return refuse("Space not allowed in string format specifier");
  if (spec.sign) return refuse("Sign not allowed in string format specifier");
  if (spec.no_negative_zero) return refuse("Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) return refuse("Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=') return refuse("'=' alignment not allowed in string format specifier");
  ptrdiff_t length = spec.precision >= 0 ? std::min(spec.precision, value->length) : value->length;
  ptrdiff_t padding = std::max(ptrdiff_t{0}, spec.width - length);
  ptrdiff_t left = spec.align == '<' ? 0 : spec.align == '^' ? padding / 2 : padding;
  if (!out->AppendFill(spec.fill, left)) return false;
  if (!(length == value->length ? out->Append(value) : out->Append(value.get(), 0, length))) return false;
  return out->AppendFill(spec.fill, padding - left);
}

Ref<StrObject> FormatStrSpec(Borrowed<StrObject> value, Borrowed<StrObject> spec) {
  if (spec->length == 0) {
    if (IsExactStr(value)) return value.ToOwned();
    return Str(value);
  }
  StrBuilder out;
  if (!AppendStrFormatted(&out, value, spec, 0, spec->length)) return nullptr;
  Ref<StrObject> formatted = out.Finish();
  // Where nothing was added and nothing cut off, it is the value itself.
  if (formatted && formatted->length == value->length && StrEqual(formatted.get(), value)) return value.ToOwned();
  return formatted;
}

Ref<Object> FormatObject(Borrowed<Object> value, Borrowed<StrObject> spec) {
  switch (value->kind) {
    case kStr: return FormatStrSpec(AsStr(value), spec);
    case kInt:
    case kBigInt: return IntFormat(value, spec);
    case kFloat: return FloatFormat(value, spec);
    default: return Format(value, spec);
  }
}

Ref<Object> FormatValue(Borrowed<Object> value, char conversion, Borrowed<StrObject> spec_or_null) {
  Ref<Object> converted;
  switch (conversion) {
    case 's': converted = Str(value); break;
    case 'r': converted = Repr(value); break;
    case 'a': converted = Ascii(value); break;
    default:
      if (spec_or_null && spec_or_null->length > 0) return FormatObject(value, spec_or_null);
      return IsExactStr(value.get()) ? value.ToOwned() : Format(value, spec_or_null);
  }
  if (!converted) return nullptr;
  if (!spec_or_null.get() || spec_or_null->length == 0) {
    if (IsExactStr(converted.get())) return converted;
    return converted->kind == kInt ? Ref<Object>(Str(converted)) : Format(converted, spec_or_null);
  }
  return FormatObject(converted, spec_or_null);
}

}  // namespace viv
