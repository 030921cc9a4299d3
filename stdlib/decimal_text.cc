// Numbers from text, and as text.
#include <cstring>

#include "stdlib/decimal_number.h"

namespace viv::decimal {

namespace {

bool Is(std::string_view text, const char* word) {
  if (text.size() != std::strlen(word)) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if ((text[i] | 32) != word[i]) return false;
  }
  return true;
}
bool StartsWith(std::string_view text, const char* word) { return text.size() >= std::strlen(word) && Is(text.substr(0, std::strlen(word)), word); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool Parse(std::string_view text, Number* result) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (Is(text, "inf") || Is(text, "infinity")) {
    result->SetSpecial(negative, Kind::kInfinite);
    return true;
  }
  for (auto [word, kind] : {std::pair{"nan", Kind::kNaN}, {"snan", Kind::kSignaling}}) {
    if (!StartsWith(text, word)) continue;
    std::string payload(text.substr(std::strlen(word)));
    for (char c : payload) {
      if (!IsDigit(c)) return false;
    }
    result->SetSpecial(negative, kind);
    if (!payload.empty()) mpz_set_str(result->coefficient, payload.c_str(), 10);
    return true;
  }
  std::string digits;
  int64_t fraction = 0;
  bool point = false;
  size_t i = 0;
  for (; i < text.size(); ++i) {
    if (text[i] == '.' && !point) {
      point = true;
    } else if (IsDigit(text[i])) {
      digits += text[i];
      fraction += point;
    } else {
      break;
    }
  }
  if (digits.empty()) return false;
  int64_t exponent = 0;
  if (i < text.size()) {
    if ((text[i] | 32) != 'e') return false;
    ++i;
    bool down = false;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) down = text[i++] == '-';
    if (i == text.size()) return false;
    constexpr int64_t kFar = 4'000'000'000'000'000'000;
    for (; i < text.size(); ++i) {
      if (!IsDigit(text[i])) return false;
      exponent = exponent >= kFar / 10 ? kFar : exponent * 10 + (text[i] - '0');
    }
    if (down) exponent = -exponent;
  }
  result->SetSmall(negative, 0, exponent - fraction);
  mpz_set_str(result->coefficient, digits.c_str(), 10);
  return true;
}

std::string DigitsOf(const Number& number) {
  std::string text(mpz_sizeinbase(number.coefficient, 10) + 2, 0);
  mpz_get_str(text.data(), 10, number.coefficient);
  text.resize(std::strlen(text.c_str()));
  return text;
}

std::string ToText(const Number& number, bool capitals, bool engineering) {
  std::string result = number.negative ? "-" : "";
  if (number.infinite()) return result + "Infinity";
  if (number.nan()) {
    result += number.kind == Kind::kSignaling ? "sNaN" : "NaN";
    return mpz_sgn(number.coefficient) == 0 ? result : result + DigitsOf(number);
  }
  std::string digits = DigitsOf(number);
  auto size = static_cast<int64_t>(digits.size());
  int64_t left = number.exp + size, place;  // where the point would be without an exponent, and where it is put
  if (number.exp <= 0 && left > -6) {
    place = left;
  } else if (!engineering) {
    place = 1;
  } else if (number.zero()) {
    place = ((left + 1) % 3 + 3) % 3 - 1;
  } else {
    place = ((left - 1) % 3 + 3) % 3 + 1;
  }
  if (place <= 0) {
    result += "0." + std::string(static_cast<size_t>(-place), '0') + digits;
  } else if (place >= size) {
    result += digits + std::string(static_cast<size_t>(place - size), '0');
  } else {
    result += digits.substr(0, static_cast<size_t>(place)) + "." + digits.substr(static_cast<size_t>(place));
  }
  if (left != place) {
    result += capitals ? "E" : "e";
    if (left > place) result += "+";
    result += std::to_string(left - place);
  }
  return result;
}

}  // namespace viv::decimal
