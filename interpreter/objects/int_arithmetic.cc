// Arithmetic of ints: in machine words while both fit, with GMP's mpn functions otherwise. Division rounds down, the remainder takes
// the divisor's sign; bit operations act as on an infinite two's complement. Answers to CPython's Objects/longobject.c.
#include "interpreter/objects/int_arithmetic.h"

#include <algorithm>
#include <cmath>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_internal.h"
#include "interpreter/objects/protocols.h"

namespace viv {

namespace {

int CompareMagnitudes(const IntView& a, const IntView& b) {
  if (a.size != b.size) return a.size < b.size ? -1 : 1;
  return a.size == 0 ? 0 : mpn_cmp(a.limbs, b.limbs, a.size);
}

Ref<Object> AddSigned(const IntView& a, const IntView& b, bool negate_b) {
  bool b_negative = b.negative != negate_b;
  const IntView* large = &a;
  const IntView* small = &b;
  bool negative = a.negative;
  if (CompareMagnitudes(a, b) < 0) {
    std::swap(large, small);
    negative = b_negative;
  }
  LimbBuffer result(static_cast<size_t>(large->size) + 1, 0);
  if (large->size == 0) return NewInt(0);
  if (a.negative == b_negative) {
    result[static_cast<size_t>(large->size)] =
        small->size ? mpn_add(result.data(), large->limbs, large->size, small->limbs, small->size)
                    : (std::copy(large->limbs, large->limbs + large->size, result.begin()), 0);
  } else if (small->size) {
    mpn_sub(result.data(), large->limbs, large->size, small->limbs, small->size);
  } else {
    std::copy(large->limbs, large->limbs + large->size, result.begin());
  }
  return IntFromLimbs(result.data(), static_cast<mp_size_t>(result.size()), negative);
}

// Quotient rounded down and remainder with the divisor's sign; either may be unwanted (null). b is not zero.
bool DivideBig(const Object* a, const Object* b, Ref<Object>* quotient, Ref<Object>* remainder) {
  IntView x(a), y(b);
  if (CompareMagnitudes(x, y) < 0) {
    bool round = x.size != 0 && x.negative != y.negative;
    if (quotient) *quotient = NewInt(round ? -1 : 0);
    if (remainder) *remainder = round ? AddSigned(x, y, false) : AddSigned(x, IntView(CurrentRuntime().small_ints[-Runtime::kSmallIntMin]), false);
    return (!quotient || *quotient) && (!remainder || *remainder);
  }
  LimbBuffer q(static_cast<size_t>(x.size - y.size) + 2, 0), r(static_cast<size_t>(y.size), 0);
  mpn_tdiv_qr(q.data(), r.data(), 0, x.limbs, x.size, y.limbs, y.size);
  bool inexact = std::any_of(r.begin(), r.end(), [](mp_limb_t limb) { return limb != 0; });
  bool negative = x.negative != y.negative;
  if (inexact && negative) {  // truncation rounded up: one down
    mpn_add_1(q.data(), q.data(), static_cast<mp_size_t>(q.size()), 1);
    mpn_sub_n(r.data(), y.limbs, r.data(), y.size);
  }
  if (quotient) {
    *quotient = IntFromLimbs(q.data(), static_cast<mp_size_t>(q.size()), negative);
    if (!*quotient) return false;
  }
  if (remainder) {
    *remainder = IntFromLimbs(r.data(), y.size, y.negative);
    if (!*remainder) return false;
  }
  return true;
}

bool IsZero(const Object* integer) { return static_cast<const IntObject*>(integer)->value == 0; }

}  // namespace

Ref<Object> IntAdd(const Object* a, const Object* b) {
  if (!IsBig(a) && !IsBig(b)) {
    int64_t sum;
    if (!__builtin_add_overflow(SmallValue(a), SmallValue(b), &sum)) return NewInt(sum);
  }
  return AddSigned(IntView(a), IntView(b), false);
}

Ref<Object> IntSubtract(const Object* a, const Object* b) {
  if (!IsBig(a) && !IsBig(b)) {
    int64_t difference;
    if (!__builtin_sub_overflow(SmallValue(a), SmallValue(b), &difference)) return NewInt(difference);
  }
  return AddSigned(IntView(a), IntView(b), true);
}

Ref<Object> IntMultiply(const Object* a, const Object* b) {
  if (!IsBig(a) && !IsBig(b)) {
    int64_t product;
    if (!__builtin_mul_overflow(SmallValue(a), SmallValue(b), &product)) return NewInt(product);
  }
  IntView x(a), y(b);
  if (x.size == 0 || y.size == 0) return NewInt(0);
  const IntView& large = x.size >= y.size ? x : y;
  const IntView& small = x.size >= y.size ? y : x;
  if (large.size + small.size > kMaxLimbs) return RaiseMemoryError();
  LimbBuffer result(static_cast<size_t>(large.size + small.size), 0);
  if (large.limbs == small.limbs) {
    mpn_sqr(result.data(), large.limbs, large.size);
  } else {
    mpn_mul(result.data(), large.limbs, large.size, small.limbs, small.size);
  }
  return IntFromLimbs(result.data(), static_cast<mp_size_t>(result.size()), x.negative != y.negative);
}

Ref<Object> IntFloorDivide(const Object* a, const Object* b) {
  if (IsZero(b)) return Raise(TypeId::kZeroDivisionError, "integer division or modulo by zero");
  if (!IsBig(a) && !IsBig(b) && !(SmallValue(a) == INT64_MIN && SmallValue(b) == -1)) {
    int64_t x = SmallValue(a), y = SmallValue(b), q = x / y;
    return NewInt(q - ((x % y != 0) && ((x ^ y) < 0)));
  }
  Ref<Object> quotient;
  if (!DivideBig(a, b, &quotient, nullptr)) return nullptr;
  return quotient;
}

Ref<Object> IntRemainder(const Object* a, const Object* b) {
  if (IsZero(b)) return Raise(TypeId::kZeroDivisionError, "integer modulo by zero");
  if (!IsBig(a) && !IsBig(b)) {
    int64_t x = SmallValue(a), y = SmallValue(b);
    if (y == -1) return NewInt(0);
    int64_t r = x % y;
    return NewInt(r != 0 && (r ^ y) < 0 ? r + y : r);
  }
  Ref<Object> remainder;
  if (!DivideBig(a, b, nullptr, &remainder)) return nullptr;
  return remainder;
}

bool IntDivMod(const Object* a, const Object* b, Ref<Object>* quotient, Ref<Object>* remainder) {
  if (IsZero(b)) return RaiseFalse(TypeId::kZeroDivisionError, "integer division or modulo by zero");
  if (!IsBig(a) && !IsBig(b)) {
    *quotient = IntFloorDivide(a, b);
    *remainder = IntRemainder(a, b);
    return *quotient && *remainder;
  }
  return DivideBig(a, b, quotient, remainder);
}

// Correctly rounded: the quotient is computed with at least 55 bits and a sticky bit, then rounded once.
Ref<Object> IntTrueDivide(const Object* a, const Object* b) {
  if (IsZero(b)) return Raise(TypeId::kZeroDivisionError, "division by zero");
  constexpr int64_t kExact = int64_t{1} << 53;
  if (!IsBig(a) && !IsBig(b) && SmallValue(a) > -kExact && SmallValue(a) < kExact && SmallValue(b) > -kExact && SmallValue(b) < kExact) {
    return NewFloat(static_cast<double>(SmallValue(a)) / static_cast<double>(SmallValue(b)));
  }
  IntView x(a), y(b);
  bool negative = x.negative != y.negative;
  if (x.size == 0) return NewFloat(negative ? -0.0 : 0.0);
  auto x_bits = static_cast<int64_t>(mpn_sizeinbase(x.limbs, x.size, 2));
  auto y_bits = static_cast<int64_t>(mpn_sizeinbase(y.limbs, y.size, 2));
  int64_t difference = x_bits - y_bits;
  if (difference > 1024) return Raise(TypeId::kOverflowError, "integer division result too large for a float");
  if (difference < -1080) return NewFloat(negative ? -0.0 : 0.0);
  // Scale so that the quotient has 55 to 57 bits (fewer where the result is subnormal), keep one sticky bit for the rest.
  int64_t shift = std::max<int64_t>(difference, -1021) - 55;
  LimbBuffer numerator, denominator(y.limbs, y.limbs + y.size);
  auto shifted = [](const mp_limb_t* limbs, mp_size_t size, int64_t by) {
    LimbBuffer result(static_cast<size_t>(size + by / 64 + 1), 0);
    if (by % 64) {
      result[static_cast<size_t>(size + by / 64)] = mpn_lshift(result.data() + by / 64, limbs, size, static_cast<unsigned>(by % 64));
    } else {
      std::copy(limbs, limbs + size, result.begin() + by / 64);
    }
    while (!result.empty() && result.back() == 0) result.pop_back();
    return result;
  };
  if (shift < 0) {
    numerator = shifted(x.limbs, x.size, -shift);
  } else {
    numerator.assign(x.limbs, x.limbs + x.size);
    denominator = shifted(y.limbs, y.size, shift);
  }
  auto n = static_cast<mp_size_t>(numerator.size()), d = static_cast<mp_size_t>(denominator.size());
  uint64_t quotient = 0;
  bool sticky = true;
  if (n >= d) {
    LimbBuffer q(static_cast<size_t>(n - d + 1), 0), r(static_cast<size_t>(d), 0);
    mpn_tdiv_qr(q.data(), r.data(), 0, numerator.data(), n, denominator.data(), d);
    quotient = q[0];
    sticky = std::any_of(r.begin(), r.end(), [](mp_limb_t limb) { return limb != 0; });
  }
  int bits = quotient == 0 ? 0 : 64 - __builtin_clzll(quotient);
  int extra = std::max<int64_t>(bits - 53, std::max<int64_t>(-1074 - shift, 0));  // bits below the last place of the result
  if (extra > 0 && extra < 64) {
    uint64_t mask = (uint64_t{1} << extra) - 1, half = uint64_t{1} << (extra - 1), low = quotient & mask;
    quotient >>= extra;
    if (low > half || (low == half && (sticky || (quotient & 1)))) ++quotient;
    shift += extra;
  }
  double result = std::ldexp(static_cast<double>(quotient), static_cast<int>(shift));
  if (std::isinf(result)) return Raise(TypeId::kOverflowError, "integer division result too large for a float");
  return NewFloat(negative ? -result : result);
}

Ref<Object> IntPower(const Object* a, const Object* b) {
  if (IntSign(b) < 0) {
    double x = IntAsDouble(const_cast<Object*>(a));
    if (x == -1.0 && ErrorPending()) return nullptr;
    double y = IntAsDouble(const_cast<Object*>(b));
    if (y == -1.0 && ErrorPending()) return nullptr;
    if (x == 0.0) return Raise(TypeId::kZeroDivisionError, "0.0 cannot be raised to a negative power");
    return NewFloat(std::pow(x, y));
  }
  IntView base(a);
  if (base.size <= 1 && (base.size == 0 || base.limbs[0] == 1)) {  // 0, 1, -1: any exponent
    if (IsZero(b)) return NewInt(1);
    if (base.size == 0) return NewInt(0);
    bool odd = IsBig(b) ? (IntView(b).limbs[0] & 1) : (SmallValue(b) & 1);
    return NewInt(base.negative && odd ? -1 : 1);
  }
  if (IsBig(b)) return RaiseMemoryError();
  auto exponent = static_cast<uint64_t>(SmallValue(b));
  int64_t small;
  if (!IsBig(a) && SmallPower(SmallValue(a), exponent, &small)) return NewInt(small);
  size_t bits = mpn_sizeinbase(base.limbs, base.size, 2);
  if (exponent > (uint64_t{1} << 46) / bits) return RaiseMemoryError();
  // A result this long is tried against the heap first: GMP's own memory has no way to fail.
  size_t result_bytes = static_cast<size_t>(exponent) * bits / 8;
  if (result_bytes > (size_t{1} << 20)) {
    void* probe = Allocate(Domain::kRaw, result_bytes * 3);
    if (!probe) return RaiseMemoryError();
    Free(Domain::kRaw, probe);
  }
  mpz_t result, source;
  mpz_init(result);
  mpz_pow_ui(result, mpz_roinit_n(source, base.limbs, base.size), exponent);
  Ref<Object> integer = IntFromLimbs(mpz_limbs_read(result), static_cast<mp_size_t>(mpz_size(result)), base.negative && (exponent & 1));
  mpz_clear(result);
  return integer;
}

// pow(a, b, c). The result has the sign of c.
Ref<Object> IntPowerModulo(const Object* a, const Object* b, const Object* c) {
  if (IsZero(c)) return RaiseValueError("pow() 3rd argument cannot be 0");
  IntView base(a), exponent(b), modulus(c);
  mpz_t x, y, m, x_view, y_view, m_view;
  mpz_init_set(x, mpz_roinit_n(x_view, base.limbs, base.negative ? -base.size : base.size));
  mpz_init_set(y, mpz_roinit_n(y_view, exponent.limbs, exponent.negative ? -exponent.size : exponent.size));
  mpz_init_set(m, mpz_roinit_n(m_view, modulus.limbs, modulus.size));
  bool invertible = true;
  if (mpz_sgn(y) < 0) {
    invertible = mpz_invert(x, x, m) != 0 || mpz_cmp_ui(m, 1) == 0;
    mpz_neg(y, y);
  }
  Ref<Object> result;
  if (!invertible) {
    RaiseValueError("base is not invertible for the given modulus");
  } else {
    // A power that is shorter than the modulus needs none of its preparations.
    const bool shorter = mpz_sgn(x) >= 0 && mpz_sgn(y) > 0 && mpz_fits_ulong_p(y) && mpz_get_ui(y) <= mpz_sizeinbase(m, 2) &&
                         mpz_get_ui(y) * mpz_sizeinbase(x, 2) < mpz_sizeinbase(m, 2);
    if (shorter) {
      mpz_pow_ui(x, x, mpz_get_ui(y));
    } else {
      mpz_powm(x, x, y, m);
    }
    if (modulus.negative && mpz_sgn(x) != 0) mpz_sub(x, m, x);
    result = IntFromLimbs(mpz_limbs_read(x), static_cast<mp_size_t>(mpz_size(x)), modulus.negative && mpz_sgn(x) != 0);
  }
  mpz_clears(x, y, m, nullptr);
  return result;
}

Ref<Object> IntGcd(const Object* a, const Object* b) {
  IntView x(a), y(b);
  mpz_t result, x_view, y_view;
  mpz_init(result);
  mpz_gcd(result, mpz_roinit_n(x_view, x.limbs, x.size), mpz_roinit_n(y_view, y.limbs, y.size));
  Ref<Object> integer = IntFromLimbs(mpz_limbs_read(result), static_cast<mp_size_t>(mpz_size(result)), false);
  mpz_clear(result);
  return integer;
}

Ref<Object> IntSquareRoot(const Object* a) {
  IntView x(a);
  if (x.size == 0) return NewInt(0);
  LimbBuffer root(static_cast<size_t>(x.size + 1) / 2, 0);
  mpn_sqrtrem(root.data(), nullptr, x.limbs, x.size);
  return IntFromLimbs(root.data(), static_cast<mp_size_t>(root.size()), false);
}

Ref<Object> IntNegate(const Object* a) {
  if (!IsBig(a) && SmallValue(a) != INT64_MIN) return NewInt(-SmallValue(a));
  IntView x(a);
  return IntFromLimbs(x.limbs, x.size, !x.negative);
}

Ref<Object> IntAbsolute(const Object* a) {
  if (IntSign(a) < 0) return IntNegate(a);
  if (IsExactInt(a)) return NewRef(const_cast<Object*>(a));
  IntView x(a);
  return IntFromLimbs(x.limbs, x.size, false);
}

Ref<Object> IntInvert(const Object* a) {  // -(a + 1)
  if (!IsBig(a)) return NewInt(~SmallValue(a));
  Ref<Object> next = NewInt(1);
  next = next ? IntAdd(a, next.get()) : nullptr;
  return next ? IntNegate(next.get()) : nullptr;
}

Ref<Object> IntLeftShift(const Object* a, const Object* b) {
  if (IntSign(b) < 0) return RaiseValueError("negative shift count");
  if (IsZero(a)) return NewInt(0);
  if (IsBig(b)) return Raise(TypeId::kOverflowError, "too many digits in integer");
  auto count = static_cast<uint64_t>(SmallValue(b));
  if (!IsBig(a) && count < 63) {
    int64_t value = SmallValue(a), result = static_cast<int64_t>(static_cast<uint64_t>(value) << count);
    if (result >> count == value) return NewInt(result);
  }
  if (count / 64 > static_cast<uint64_t>(kMaxLimbs)) return RaiseMemoryError();
  IntView x(a);
  size_t bytes = (count / 64 + static_cast<size_t>(x.size) + 1) * 8;
  if (bytes > (size_t{1} << 20)) {
    void* probe = Allocate(Domain::kRaw, bytes * 2);
    if (!probe) return RaiseMemoryError();
    Free(Domain::kRaw, probe);
  }
  LimbBuffer result(bytes / 8, 0);
  if (count % 64) {
    result[count / 64 + static_cast<size_t>(x.size)] = mpn_lshift(result.data() + count / 64, x.limbs, x.size, static_cast<unsigned>(count % 64));
  } else {
    std::copy(x.limbs, x.limbs + x.size, result.begin() + static_cast<ptrdiff_t>(count / 64));
  }
  return IntFromLimbs(result.data(), static_cast<mp_size_t>(result.size()), x.negative);
}

Ref<Object> IntRightShift(const Object* a, const Object* b) {
  if (IntSign(b) < 0) return RaiseValueError("negative shift count");
  if (!IsBig(a)) {
    int64_t count = IsBig(b) ? 63 : std::min<int64_t>(SmallValue(b), 63);
    return NewInt(SmallValue(a) >> count);
  }
  IntView x(a);
  if (IsBig(b) || SmallValue(b) / 64 >= x.size) return NewInt(x.negative ? -1 : 0);
  auto count = static_cast<uint64_t>(SmallValue(b));
  mp_size_t drop = static_cast<mp_size_t>(count / 64), size = x.size - drop;
  LimbBuffer result(static_cast<size_t>(size) + 1, 0);
  if (count % 64) {
    mpn_rshift(result.data(), x.limbs + drop, size, static_cast<unsigned>(count % 64));
  } else {
    std::copy(x.limbs + drop, x.limbs + x.size, result.begin());
  }
  // A negative number rounds down as soon as a bit falls off.
  if (x.negative && mpn_scan1(x.limbs, 0) < count) mpn_add_1(result.data(), result.data(), size + 1, 1);
  return IntFromLimbs(result.data(), size + 1, x.negative);
}

namespace {

LimbBuffer TwosComplement(const IntView& view, mp_size_t size) {
  LimbBuffer result(static_cast<size_t>(size), 0);
  std::copy(view.limbs, view.limbs + view.size, result.begin());
  if (view.negative) mpn_neg(result.data(), result.data(), size);
  return result;
}

template <class Operation>
Ref<Object> Bitwise(const Object* a, const Object* b, Operation operation) {
  if (!IsBig(a) && !IsBig(b)) return NewInt(operation(SmallValue(a), SmallValue(b)));
  IntView x(a), y(b);
  mp_size_t size = std::max(x.size, y.size) + 1;  // room for a sign limb
  LimbBuffer left = TwosComplement(x, size), right = TwosComplement(y, size);
  for (size_t i = 0; i < left.size(); ++i) {
    left[i] = static_cast<mp_limb_t>(operation(static_cast<int64_t>(left[i]), static_cast<int64_t>(right[i])));
  }
  bool negative = left.back() >> 63;
  if (negative) mpn_neg(left.data(), left.data(), size);
  return IntFromLimbs(left.data(), size, negative);
}

}  // namespace

Ref<Object> IntAnd(const Object* a, const Object* b) {
  return Bitwise(a, b, [](int64_t x, int64_t y) { return x & y; });
}
Ref<Object> IntOr(const Object* a, const Object* b) {
  return Bitwise(a, b, [](int64_t x, int64_t y) { return x | y; });
}
Ref<Object> IntXor(const Object* a, const Object* b) {
  return Bitwise(a, b, [](int64_t x, int64_t y) { return x ^ y; });
}

}  // namespace viv
