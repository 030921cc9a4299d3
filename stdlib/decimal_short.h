// Arithmetic of short decimals, straight from the operands' words to those of the result: coefficients of one word, exponents that no
// sensible context has in its way, no rounding but quantize()'s. Most decimals that programs meet are such. Whatever else comes is left to
// decimal_number.h, which has the rules in full.
#pragma once

#include <optional>

#include "stdlib/decimal_objects.h"

namespace viv::decimal {

using Wide = unsigned __int128;

struct Short {
  bool negative;
  uint64_t value;
  int64_t exp;
};
struct ShortResult {
  bool negative;
  Wide value;
  int64_t exp;
};

inline constexpr int64_t kShortExponent = 10'000;

// Nothing: the object is no short decimal, or belongs to a class of its own.
inline std::optional<Short> ShortOf(const Object* object) {
  if (object->type != Decimals().decimal_type.get()) return {};
  auto* self = static_cast<const DecimalObject*>(object);
  if (self->kind_of != Kind::kFinite || self->count > 1 || self->exp > kShortExponent || self->exp < -kShortExponent) return {};
  return Short{self->negative, self->count ? self->limbs[0] : 0, self->exp};
}
// Could any result of short decimals leave the exponents of the context?
inline bool HasRoom(const Settings& settings) {
  return settings.emax >= 3 * kShortExponent && settings.emin <= -3 * kShortExponent && !settings.clamp;
}

// Nothing: the long way is to be gone.
using ShortBinary = std::optional<ShortResult> (*)(Short a, Short b, const Settings& settings);
std::optional<ShortResult> AddShort(Short a, Short b, const Settings& settings);
std::optional<ShortResult> SubtractShort(Short a, Short b, const Settings& settings);
std::optional<ShortResult> MultiplyShort(Short a, Short b, const Settings& settings);
std::optional<ShortResult> QuantizeShort(Short a, Short b, const Settings& settings, uint32_t* status);
std::optional<int> CompareShort(Short a, Short b);  // -1, 0, 1

}  // namespace viv::decimal

namespace viv {

// decimal_convert.cc
Ref<Object> NewShortDecimal(const decimal::ShortResult& result);

}  // namespace viv
