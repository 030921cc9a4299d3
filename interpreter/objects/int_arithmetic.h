// Operations on two ints (or instances of subclasses; results are exact ints). Those that everybody needs are in int_object.h.
#pragma once

#include "interpreter/objects/int_object.h"

namespace viv {

// base ** exponent by squaring. False: the result has more than 64 bits, or does on the way to it.
inline bool SmallPower(int64_t base, uint64_t exponent, int64_t* result) {
  *result = 1;
  for (;;) {
    if ((exponent & 1) && __builtin_mul_overflow(*result, base, result)) return false;
    exponent >>= 1;
    if (exponent == 0) return true;
    if (__builtin_mul_overflow(base, base, &base)) return false;
  }
}

bool IntDivMod(const Object* a, const Object* b, Ref<Object>* quotient, Ref<Object>* remainder);
Ref<Object> IntPowerModulo(const Object* a, const Object* b, const Object* modulus);
Ref<Object> IntSquareRoot(const Object* a);  // of a value >= 0, rounded down
Ref<Object> IntNegate(const Object* a);
Ref<Object> IntAbsolute(const Object* a);
Ref<Object> IntInvert(const Object* a);
Ref<Object> IntLeftShift(const Object* a, const Object* b);
Ref<Object> IntRightShift(const Object* a, const Object* b);
Ref<Object> IntAnd(const Object* a, const Object* b);
Ref<Object> IntOr(const Object* a, const Object* b);
Ref<Object> IntXor(const Object* a, const Object* b);

}  // namespace viv
