#include "parser/numbers.h"

#include <charconv>
#include <limits>

#include "absl/strings/charconv.h"
#include "absl/strings/str_format.h"

namespace viv::parser {
namespace {

// Beyond the range of a double the standard leaves the value alone and Abseil gives the nearest one; CPython wants infinity or
// zero.
double ParseDouble(std::string_view text) {
  double value = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc::result_out_of_range) {
    absl::from_chars(text.data(), text.data() + text.size(), value);
    value = value > 1 ? std::numeric_limits<double>::infinity() : value;
  }
  return value;
}

}  // namespace

bool ParseNumber(std::string_view text, int max_digits, Arena& arena, ast::ConstantValue& value, std::string& message) {
  std::string without_underscores;
  if (text.find('_') != std::string_view::npos) [[unlikely]] {
    for (char c : text) {
      if (c != '_') {
        without_underscores += c;
      }
    }
    text = without_underscores;
  }
  int base = 10;
  if (text.size() > 1 && text[0] == '0') {
    char c = static_cast<char>(text[1] | 0x20);
    base = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 10;
  }
  if (base == 10) {
    char last = text.back();
    if (last == 'j' || last == 'J') {
      value.kind = ast::ConstantKind::kImaginary;
      value.real = ParseDouble(text.substr(0, text.size() - 1));
      return true;
    }
    if (text.find_first_of(".eE") != std::string_view::npos) {
      value.kind = ast::ConstantKind::kFloat;
      value.real = ParseDouble(text);
      return true;
    }
  } else {
    text.remove_prefix(2);
  }
  value.base = static_cast<uint8_t>(base);
  const char* end = text.data() + text.size();
  int64_t integer = 0;
  if (std::from_chars(text.data(), end, integer, base).ec == std::errc{}) {
    value.kind = ast::ConstantKind::kInt;
    value.integer = integer;
    return true;
  }
  if (base == 10 && max_digits > 0 && text.size() > static_cast<size_t>(max_digits)) {
    message = absl::StrFormat(
        "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to "
        "increase "
        "the limit",
        max_digits, text.size());
    return false;
  }
  value.kind = ast::ConstantKind::kBigInt;
  std::string_view digits = text;
  while (digits.size() > 1 && digits.front() == '0') {
    digits.remove_prefix(1);
  }
  char* copy = arena.AllocateArray<char>(digits.size());
  for (size_t i = 0; i < digits.size(); ++i) {
    copy[i] = digits[i] >= 'A' && digits[i] <= 'F' ? static_cast<char>(digits[i] | 0x20) : digits[i];
  }
  value.text = {copy, digits.size()};
  return true;
}

}  // namespace viv::parser
