#include "stdlib/decimal_short.h"

#include <array>

namespace viv::decimal {

namespace {

constexpr int64_t kMostShift = 19;  // powers of ten in one word
constexpr auto kPowers = [] {
  std::array<Wide, 39> powers{1};
  for (size_t n = 1; n < powers.size(); ++n) powers[n] = powers[n - 1] * 10;
  return powers;
}();

// Does the coefficient have at most so many digits as the context keeps?
bool Fits(Wide value, const Settings& settings) {
  return value < kPowers[settings.prec < static_cast<int64_t>(kPowers.size()) ? static_cast<size_t>(settings.prec) : kPowers.size() - 1];
}

// Whether what is kept of a coefficient grows by one for what is lost of a unit (some, but not all of it).
bool RoundsUp(Rounding rounding, Wide lost, Wide unit, bool negative, uint64_t kept) {
  const Wide twice = lost * 2;
  switch (rounding) {
    case Rounding::kUp: return true;
    case Rounding::kDown: return false;
    case Rounding::kCeiling: return !negative;
    case Rounding::kFloor: return negative;
    case Rounding::kHalfUp: return twice >= unit;
    case Rounding::kHalfDown: return twice > unit;
    case Rounding::kHalfEven: return twice > unit || (twice == unit && kept % 2 == 1);
    case Rounding::k05Up: return kept % 5 == 0;
  }
  return false;
}

}  // namespace

std::optional<ShortResult> AddShort(Short a, Short b, const Settings& settings) {
  if (a.value == 0 || b.value == 0 || !HasRoom(settings)) return {};  // the sign and exponent of zeros have rules of their own
  const Short &high = a.exp >= b.exp ? a : b, &low = a.exp >= b.exp ? b : a;
  const int64_t shift = high.exp - low.exp;
  if (shift >= kMostShift) return {};
  const Wide x = high.value * kPowers[static_cast<size_t>(shift)], y = low.value;
  ShortResult result{high.negative, 0, low.exp};
  if (high.negative == low.negative) {
    result.value = x + y;
  } else if (x == y) {
    result.negative = settings.rounding == Rounding::kFloor;
  } else {
    result.negative = x > y ? high.negative : low.negative;
    result.value = x > y ? x - y : y - x;
  }
  if (!Fits(result.value, settings)) return {};
  return result;
}

std::optional<ShortResult> SubtractShort(Short a, Short b, const Settings& settings) {
  b.negative = !b.negative;
  return AddShort(a, b, settings);
}

std::optional<ShortResult> MultiplyShort(Short a, Short b, const Settings& settings) {
  const Wide product = static_cast<Wide>(a.value) * b.value;
  if (!Fits(product, settings) || !HasRoom(settings)) return {};
  return ShortResult{a.negative != b.negative, product, a.exp + b.exp};
}

std::optional<ShortResult> QuantizeShort(Short a, Short b, const Settings& settings, uint32_t* status) {
  if (!HasRoom(settings)) return {};
  const int64_t shift = a.exp - b.exp;
  if (shift > kMostShift - 1 || shift < -kMostShift) return {};
  ShortResult result{a.negative, a.value, b.exp};
  uint32_t said = 0;
  if (shift >= 0) {
    result.value *= kPowers[static_cast<size_t>(shift)];
  } else if (a.value != 0) {
    const uint64_t unit = static_cast<uint64_t>(kPowers[static_cast<size_t>(-shift)]), lost = a.value % unit;
    result.value = a.value / unit;
    if (lost != 0 && RoundsUp(settings.rounding, lost, unit, a.negative, static_cast<uint64_t>(result.value))) ++result.value;
    said = lost != 0 ? kRounded | kInexact : kRounded;
  }
  if (!Fits(result.value, settings)) return {};
  *status |= said;
  return result;
}

std::optional<int> CompareShort(Short a, Short b) {
  if (a.value == 0 || b.value == 0 || a.negative != b.negative) return {};
  const int64_t shift = a.exp - b.exp;
  if (shift >= kMostShift || shift <= -kMostShift) return {};
  const Wide x = a.value * kPowers[static_cast<size_t>(shift > 0 ? shift : 0)];
  const Wide y = b.value * kPowers[static_cast<size_t>(shift < 0 ? -shift : 0)];
  const int size = x < y ? -1 : x > y;
  return a.negative ? -size : size;
}

}  // namespace viv::decimal
