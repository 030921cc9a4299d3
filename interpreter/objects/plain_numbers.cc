#include "interpreter/objects/plain_numbers.h"

#include <charconv>
#include <cmath>
#include <cstring>

#include "interpreter/objects/str_internal.h"

namespace viv {
namespace {

// 10**n.
constexpr uint64_t PowerOfTen(int n) { return n == 0 ? 1 : 10 * PowerOfTen(n - 1); }
constexpr int kLargestPrecision = 19;  // PowerOfTen fits 64 bits
constexpr uint64_t kPowersOfTen[] = {
    PowerOfTen(0),  PowerOfTen(1),  PowerOfTen(2),  PowerOfTen(3),  PowerOfTen(4),  PowerOfTen(5),  PowerOfTen(6),
    PowerOfTen(7),  PowerOfTen(8),  PowerOfTen(9),  PowerOfTen(10), PowerOfTen(11), PowerOfTen(12), PowerOfTen(13),
    PowerOfTen(14), PowerOfTen(15), PowerOfTen(16), PowerOfTen(17), PowerOfTen(18), PowerOfTen(19),
};
static_assert(std::size(kPowersOfTen) == kLargestPrecision + 1);

// One or two digits at *at. -1: none, or more.
int ReadSmallNumber(const char** at, const char* end) {
  auto digit = [end](const char* c) { return c < end && *c >= '0' && *c <= '9'; };
  if (!digit(*at)) return -1;
  int number = *(*at)++ - '0';
  if (digit(*at)) number = number * 10 + (*(*at)++ - '0');
  return digit(*at) ? -1 : number;
}

}  // namespace

Ref<StrObject> IntDecimal(int64_t value) {
  char text[24];
  size_t length = static_cast<size_t>(std::to_chars(text, text + sizeof text, value).ptr - text);
  StrObject* result = AllocateAscii(static_cast<ptrdiff_t>(length));
  if (result) std::memcpy(result->data, text, length);
  return Ref<StrObject>::Adopt(result);
}

bool ReadPlainSpec(const StrObject* spec, PlainSpec* out) {
  if (!spec->ascii) return false;
  const char* at = spec->data;
  const char* end = at + spec->length;
  if (at < end && *at == '0') {
    out->zeros = true;
    ++at;
  }
  if (at < end && *at >= '0' && *at <= '9' && (out->width = ReadSmallNumber(&at, end)) < 0) return false;
  if (at < end && *at == '.') {
    ++at;
    if ((out->precision = ReadSmallNumber(&at, end)) < 0) return false;
  }
  if (at < end) out->type = *at++;
  return at == end;
}

Ref<StrObject> LayOutNumber(std::string_view text, const PlainSpec& spec) {
  size_t padding = static_cast<size_t>(spec.width) > text.size() ? static_cast<size_t>(spec.width) - text.size() : 0;
  size_t length = text.size() + padding;
  if (length == 1) return Latin1Char(static_cast<uint8_t>(text[0]));
  StrObject* result = AllocateAscii(static_cast<ptrdiff_t>(length));
  if (!result) return nullptr;
  char* out = result->data;
  if (spec.zeros && text[0] == '-') {
    *out++ = '-';
    text.remove_prefix(1);
  }
  std::memset(out, spec.zeros ? '0' : ' ', padding);
  std::memcpy(out + padding, text.data(), text.size());
  return Ref<StrObject>::Adopt(result);
}

// value is m * 2**-shift with m below 2**53, so m * 10**precision is exact in 128 bits, and so is what the shift cuts off.
char* WriteFixed(double value, int precision, char* out) {
  constexpr double kExactIntegers = 9007199254740992.0;  // 2**53
  if (precision > kLargestPrecision || !(value < kExactIntegers)) return nullptr;
  int exponent;
  auto m = static_cast<uint64_t>(std::frexp(value, &exponent) * kExactIntegers);
  int shift = 53 - exponent;  // >= 0
  unsigned __int128 scaled = static_cast<unsigned __int128>(m) * kPowersOfTen[precision];
  unsigned __int128 rounded;
  if (shift == 0) {
    rounded = scaled;
  } else if (shift < 128) {
    unsigned __int128 half = static_cast<unsigned __int128>(1) << (shift - 1);
    unsigned __int128 cut_off = scaled & (half + (half - 1));
    rounded = scaled >> shift;
    if (cut_off > half || (cut_off == half && (rounded & 1))) ++rounded;
  } else {
    rounded = 0;  // less than half a unit: scaled has fewer than 53 + 64 bits
  }
  if (rounded >> 64) return nullptr;
  auto digits = static_cast<uint64_t>(rounded);
  if (precision == 0) return std::to_chars(out, out + kFixedRoom, digits).ptr;
  char* end = std::to_chars(out, out + kFixedRoom, digits / kPowersOfTen[precision]).ptr;
  *end = '.';
  uint64_t fraction = digits % kPowersOfTen[precision];
  for (int i = precision; i > 0; --i, fraction /= 10) end[i] = static_cast<char>('0' + fraction % 10);
  return end + 1 + precision;
}

}  // namespace viv
