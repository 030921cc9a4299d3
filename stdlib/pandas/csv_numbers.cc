#include <array>
#include <cmath>

#include "stdlib/pandas/csv_values.h"

namespace viv::pandas {
namespace {

constexpr bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

constexpr int kMaxDigits = 17, kMaxExponent = 308;
constexpr auto kPowersOfTen = [] {
  return std::array<double, kMaxExponent + 1>{
#define VIV_TEN(d) \
  1e##d##0, 1e##d##1, 1e##d##2, 1e##d##3, 1e##d##4, 1e##d##5, 1e##d##6, 1e##d##7, 1e##d##8, 1e##d##9
      VIV_TEN(0), VIV_TEN(1), VIV_TEN(2), VIV_TEN(3), VIV_TEN(4), VIV_TEN(5), VIV_TEN(6), VIV_TEN(7), VIV_TEN(8), VIV_TEN(9),
      VIV_TEN(10), VIV_TEN(11), VIV_TEN(12), VIV_TEN(13), VIV_TEN(14), VIV_TEN(15), VIV_TEN(16), VIV_TEN(17), VIV_TEN(18), VIV_TEN(19),
      VIV_TEN(20), VIV_TEN(21), VIV_TEN(22), VIV_TEN(23), VIV_TEN(24), VIV_TEN(25), VIV_TEN(26), VIV_TEN(27), VIV_TEN(28), VIV_TEN(29),
      1e300, 1e301, 1e302, 1e303, 1e304, 1e305, 1e306, 1e307, 1e308};
#undef VIV_TEN
}();

// Digits up to the end, then blanks only; *magnitude is their number.
NumberStatus ReadDigits(const char* at, const char* end, char separator, uint64_t* magnitude) {
  if (at == end || !IsDigit(*at)) return NumberStatus::kBad;
  uint64_t number = 0;
  bool too_large = false;
  for (; at < end && (IsDigit(*at) || (separator && *at == separator)); ++at) {
    if (!IsDigit(*at)) continue;
    auto digit = static_cast<uint64_t>(*at - '0');
    too_large |= number > (UINT64_MAX - digit) / 10;
    number = number * 10 + digit;
  }
  while (at < end && IsBlank(*at)) ++at;
  if (at != end) return NumberStatus::kBad;
  *magnitude = number;
  return too_large ? NumberStatus::kTooLarge : NumberStatus::kGood;
}

}  // namespace

NumberStatus ReadInteger(std::string_view word, char separator, int64_t* out) {
  const char *at = word.data(), *end = at + word.size();
  // Short and plain: most words.
  if (word.size() - 1 < 18 && IsDigit(*at)) {
    int64_t number = 0;
    const char* digit = at;
    while (digit < end && IsDigit(*digit)) number = number * 10 + (*digit++ - '0');
    if (digit == end) return *out = number, NumberStatus::kGood;
  }
  while (at < end && IsBlank(*at)) ++at;
  bool negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+')) ++at;
  uint64_t magnitude;
  NumberStatus status = ReadDigits(at, end, separator, &magnitude);
  if (status != NumberStatus::kGood) return status;
  if (magnitude > static_cast<uint64_t>(INT64_MAX) + negative) return NumberStatus::kTooLarge;
  *out = static_cast<int64_t>(negative ? -magnitude : magnitude);
  return NumberStatus::kGood;
}

NumberStatus ReadUnsigned(std::string_view word, char separator, uint64_t* out) {
  const char *at = word.data(), *end = at + word.size();
  while (at < end && IsBlank(*at)) ++at;
  if (at < end && *at == '-') return NumberStatus::kBad;
  if (at < end && *at == '+') ++at;
  return ReadDigits(at, end, separator, out);
}

bool ReadDouble(const char* at, char decimal, char separator, double* out) {
  while (IsBlank(*at)) ++at;
  bool negative = *at == '-';
  if (*at == '-' || *at == '+') ++at;
  double number = 0.0;
  int exponent = 0, digits = 0;
  for (; IsDigit(*at) || (separator && digits && *at == separator); ++at) {
    if (!IsDigit(*at)) continue;
    if (digits < kMaxDigits) {
      number = number * 10.0 + (*at - '0');
      ++digits;
    } else {
      ++exponent;
    }
  }
  if (*at == decimal) {
    for (++at; IsDigit(*at); ++at) {
      if (digits == kMaxDigits) continue;
      number = number * 10.0 + (*at - '0');
      ++digits;
      --exponent;
    }
  }
  if (digits == 0) return false;
  if (*at == 'e' || *at == 'E') {
    const char* mark = at++;
    bool down = *at == '-';
    if (*at == '-' || *at == '+') ++at;
    int written = 0, given = 0;
    for (; IsDigit(*at) && given < kMaxDigits; ++at, ++given) written = written < 100000 ? written * 10 + (*at - '0') : written;
    if (given == 0) at = mark;
    exponent += down ? -written : written;
  }
  if (negative) number = -number;
  if (exponent > kMaxExponent) return false;
  if (exponent > 0) {
    number *= kPowersOfTen[static_cast<size_t>(exponent)];
  } else if (exponent < -kMaxExponent) {
    if (exponent < -2 * kMaxExponent) {
      number = negative ? -0.0 : 0.0;
    } else {
      number /= kPowersOfTen[static_cast<size_t>(-kMaxExponent - exponent)];
      number /= kPowersOfTen[kMaxExponent];
    }
  } else {
    number /= kPowersOfTen[static_cast<size_t>(-exponent)];
  }
  if (std::isinf(number)) return false;
  while (IsBlank(*at)) ++at;
  *out = number;
  return *at == '\0';
}

}  // namespace viv::pandas
