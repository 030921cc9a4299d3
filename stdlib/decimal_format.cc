// format(Decimal, spec).
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/format_spec.h"
#include "interpreter/objects/protocols.h"
#include "stdlib/decimal_objects.h"

namespace viv {

using decimal::Number;

namespace {

// Rounds to `digits` significant digits.
void RoundTo(Number* number, int64_t digits, decimal::Rounding rounding) {
  int64_t excess = number->digits() - digits;
  if (excess <= 0) return;
  decimal::Shorten(number, excess, rounding);
  number->exp += excess;
  if (number->digits() > digits) {
    decimal::Shorten(number, 1, rounding);
    ++number->exp;
  }
}

std::string Fixed(const Number& number, uint32_t* status) {
  Number copy(number);
  if (copy.exp > 0) {
    decimal::Lengthen(&copy, copy.exp, status);
    copy.exp = 0;
  }
  std::string digits = decimal::DigitsOf(copy);
  auto places = static_cast<size_t>(-copy.exp);
  if (places == 0) return digits;
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  return digits.substr(0, digits.size() - places) + "." + digits.substr(digits.size() - places);
}

}  // namespace

Ref<Object> DecimalFormat(Borrowed<Object> self, ArgSpan args) {
  Borrowed<Object> spec_object = args[0];
  if (!IsStr(spec_object)) return RaiseTypeError("format arg must be str");
  ContextObject* context = CurrentDecimalContext();
  if (!context) return nullptr;
  StrObject* text = AsStr(spec_object);
  FormatSpec spec;
  bool parsed = ParseFormatSpec(text, 0, text->length, self, 0, '>', &spec);
  constexpr std::string_view kTypes = "eEfFgGn%";
  if (parsed && ((spec.type != 0 && (spec.type > 127 || kTypes.find(static_cast<char>(spec.type)) == std::string_view::npos)) ||
                 spec.alternate || spec.grouping == '_' || (spec.type == 'n' && spec.grouping) ||
                 spec.width > decimal::kMaxPrec || spec.precision > decimal::kMaxPrec)) {
    parsed = false;
  }
  if (!parsed) {
    if (ErrorPending() && !PendingMatches(TypeId::kValueError)) return nullptr;
    ClearError();
    return RaiseValueError("invalid format string");
  }
  NumberPunctuation punctuation = PunctuationOf(spec);
  std::string point, separator, grouping;
  if (args.size > 1) {
    // The second argument replaces what the locale says.
    if (!IsDict(args[1])) return RaiseTypeError("optional argument must be a dict");
    for (auto [name, text] : {std::pair{"decimal_point", &point}, {"thousands_sep", &separator}, {"grouping", &grouping}}) {
      Borrowed<Object> value = DictGetText(static_cast<DictObject*>(args[1]), name);
      if (!value) continue;
      if (!IsStr(value)) return RaiseValueError("invalid override dict");
      *text = StrToStdString(AsStr(value));
    }
    bool negative_group = false;
    for (char c : grouping) negative_group = negative_group || static_cast<unsigned char>(c) > 127;
    if (point.empty() || point.size() > 4 || separator.size() > 4 || negative_group) return RaiseValueError("invalid override dict");
    punctuation.separator = separator;
    punctuation.grouping = grouping.c_str();
    punctuation.decimal_point = point;
  }
  Number number;
  number.Set(ViewOf(self));
  uint32_t status = 0;
  std::string body;
  auto type = static_cast<char>(spec.type);
  if (number.special()) {
    body = decimal::ToText(number, true, false);
    if (number.negative) body.erase(0, 1);
    if (spec.fill == '0' && spec.align == '=') {
      spec.fill = ' ';
      spec.align = '>';
    }
    if (type == '%') body += '%';
    NumberParts parts;
    parts.sign = SignToShow(spec, number.negative);
    parts.rest = body;
    spec.grouping = 0;
    return FormatNumber(spec, parts, punctuation);
  }
  decimal::Rounding rounding = context->settings.rounding;
  if (type == '%') number.exp += 2;
  bool fixed = type == 'f' || type == 'F' || type == '%', exponential = type == 'e' || type == 'E';
  if (spec.precision >= 0) {
    if (fixed) {
      int64_t shift = number.exp + spec.precision;
      if (shift >= 0) {
        decimal::Lengthen(&number, shift, &status);
      } else {
        decimal::Shorten(&number, -shift, rounding);
      }
      number.exp = -spec.precision;
    } else if (exponential) {
      if (number.zero()) {
        number.exp = number.exp;
      } else {
        RoundTo(&number, spec.precision + 1, rounding);
        int64_t missing = spec.precision + 1 - number.digits();
        decimal::Lengthen(&number, missing, &status);
        if (missing > 0) number.exp -= missing;
      }
    } else if (!number.zero()) {
      RoundTo(&number, spec.precision ? spec.precision : 1, rounding);
    }
  }
  if (status & decimal::kMallocError) return RaiseMemoryError();
  bool negative = number.negative && !(spec.no_negative_zero && number.zero());
  number.negative = false;
  bool capitals = type == 'E' || type == 'G' || (type == 0 && context->capitals);
  if (fixed) {
    body = Fixed(number, &status);
    if (status & decimal::kMallocError) return RaiseMemoryError();
    if (type == '%') body += '%';
  } else if (exponential) {
    std::string digits = decimal::DigitsOf(number);
    int64_t exponent = number.exp + static_cast<int64_t>(digits.size()) - 1;
    if (number.zero() && spec.precision >= 0) {
      digits.assign(static_cast<size_t>(spec.precision) + 1, '0');
      exponent = number.exp + spec.precision;
    }
    body = digits.substr(0, 1);
    if (digits.size() > 1) body += "." + digits.substr(1);
    body += capitals ? "E" : "e";
    body += (exponent < 0 ? "" : "+") + std::to_string(exponent);
  } else {
    body = decimal::ToText(number, capitals, false);
  }
  NumberParts parts = SplitNumber(body);
  parts.sign = SignToShow(spec, negative);
  return FormatNumber(spec, parts, punctuation);
}

}  // namespace viv
