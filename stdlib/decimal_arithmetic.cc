// Addition to square roots: exact integers, rounded once.
#include <algorithm>
#include <array>

#include "stdlib/decimal_number.h"

namespace viv::decimal {

namespace {

constexpr int64_t kLongWay = 50'000'000;  // digits that are only computed where an exact result is not nearer

// The least n for which a * 10 ** n can be divided by b; -1: there is none.
int64_t ExactShift(mpz_srcptr a, mpz_srcptr b) {
  Integer common, rest, five;
  mpz_gcd(common, a, b);
  mpz_divexact(rest, b, common);
  auto twos = static_cast<int64_t>(mpz_scan1(rest, 0));
  mpz_tdiv_q_2exp(rest, rest, static_cast<mp_bitcnt_t>(twos));
  mpz_set_ui(five, 5);
  auto fives = static_cast<int64_t>(mpz_remove(rest, rest, five));
  return mpz_cmp_ui(rest.value, 1) == 0 ? std::max(twos, fives) : -1;
}

using Wide = unsigned __int128;

// Whether the coefficient has two limbs at most.
bool IsWide(const Number& number, Wide* value) {
  const size_t limbs = mpz_size(number.coefficient);
  if (limbs > 2) return false;
  *value = mpz_getlimbn(number.coefficient, 0);
  if (limbs > 1) *value |= static_cast<Wide>(mpz_getlimbn(number.coefficient, 1)) << 64;
  return true;
}
void SetWide(Number* number, bool negative, Wide value, int64_t exp) {
  number->negative = negative;
  number->kind = Kind::kFinite;
  number->exp = exp;
  mp_limb_t* limbs = mpz_limbs_write(number->coefficient, 2);
  limbs[0] = static_cast<mp_limb_t>(value);
  limbs[1] = static_cast<mp_limb_t>(value >> 64);
  mpz_limbs_finish(number->coefficient, limbs[1] ? 2 : limbs[0] ? 1 : 0);
}

// Sums without long numbers: neither summand is zero, and both are integers below 2 ** 126 at the smaller of their exponents.
bool AddWide(Number* result, const Number& high, bool high_negative, const Number& low, bool low_negative, const Settings& settings) {
  constexpr Wide kMost = static_cast<Wide>(1) << 126;
  constexpr int64_t kMostShift = 18;
  static constexpr auto kPowers = [] {
    std::array<uint64_t, kMostShift + 1> powers{1};
    for (size_t n = 1; n < powers.size(); ++n) powers[n] = powers[n - 1] * 10;
    return powers;
  }();
  Wide x, y;
  const int64_t shift = high.exp - low.exp;
  if (shift > kMostShift || !IsWide(high, &x) || !IsWide(low, &y) || x == 0 || y == 0 || y >= kMost) return false;
  if (x >= kMost / kPowers[shift]) return false;
  x *= kPowers[shift];
  if (high_negative == low_negative) {
    SetWide(result, high_negative, x + y, low.exp);
  } else if (x == y) {
    SetWide(result, settings.rounding == Rounding::kFloor, 0, low.exp);
  } else {
    SetWide(result, x > y ? high_negative : low_negative, x > y ? x - y : y - x, low.exp);
  }
  return true;
}

void AddSigned(Number* result, const Number& a, const Number& b, bool b_negative, const Settings& settings, uint32_t* status) {
  if (Propagate(result, a, b, settings, status)) return;
  if (a.special() || b.special()) {
    if (a.special() && b.special() && a.negative != b_negative) return Invalid(result, status);
    result->SetSpecial(a.special() ? a.negative : b_negative, Kind::kInfinite);
    return;
  }
  // `high` has the larger exponent.
  const Number &high = a.exp >= b.exp ? a : b, &low = a.exp >= b.exp ? b : a;
  bool high_negative = &high == &a ? a.negative : b_negative, low_negative = &high == &a ? b_negative : a.negative;
  // `result` may be one of the operands: it is written last.
  if (AddWide(result, high, high_negative, low, low_negative, settings)) return Finalize(result, settings, status);
  Number x, y;
  x.Set(high);
  y.Set(low);
  if (x.zero() || y.zero()) {
    int64_t exp = y.exp;
    if (x.zero() && y.zero()) {
      result->SetSmall(high_negative == low_negative ? high_negative : settings.rounding == Rounding::kFloor, 0, exp);
      return Finalize(result, settings, status);
    }
    if (x.zero()) {
      result->Set(y);
      result->negative = low_negative;
      return Finalize(result, settings, status);
    }
    int64_t least = std::max(exp, x.exp - settings.prec - 1), shift = x.exp - least;
    if (!Lengthen(&x, shift, status)) return result->Set(x);
    if (least > exp) *status |= kRounded;
    x.exp = least;
    x.negative = high_negative;
    result->Set(x);
    return Finalize(result, settings, status);
  }
  // What lies too far to the right to matter is a one just out of reach.
  int64_t limit = x.exp + std::min<int64_t>(-1, x.digits() - settings.prec - 2);
  if (y.adjusted() < limit) y.SetSmall(y.negative, 1, limit);
  if (!Lengthen(&x, x.exp - y.exp, status)) return result->Set(x);
  if (high_negative) mpz_neg(x.coefficient, x.coefficient);
  if (low_negative) mpz_neg(y.coefficient, y.coefficient);
  mpz_add(result->coefficient, x.coefficient, y.coefficient);
  result->kind = Kind::kFinite;
  result->exp = y.exp;
  int sign = mpz_sgn(result->coefficient);
  result->negative = sign < 0 || (sign == 0 && settings.rounding == Rounding::kFloor);
  mpz_abs(result->coefficient, result->coefficient);
  Finalize(result, settings, status);
}

}  // namespace

VIV_DECIMAL_BINARY(Add) { AddSigned(result, a, b, b.negative, settings, status); }
VIV_DECIMAL_BINARY(Subtract) { AddSigned(result, a, b, !b.negative, settings, status); }

VIV_DECIMAL_BINARY(Multiply) {
  if (Propagate(result, a, b, settings, status)) return;
  bool negative = a.negative != b.negative;
  if (a.special() || b.special()) {
    if (a.zero() || b.zero()) return Invalid(result, status);
    return result->SetSpecial(negative, Kind::kInfinite);
  }
  mpz_mul(result->coefficient, a.coefficient, b.coefficient);
  result->kind = Kind::kFinite;
  result->negative = negative;
  result->exp = a.exp + b.exp;
  Finalize(result, settings, status);
}

VIV_DECIMAL_BINARY(Divide) {
  if (Propagate(result, a, b, settings, status)) return;
  bool negative = a.negative != b.negative;
  if (a.infinite() && b.infinite()) return Invalid(result, status);
  if (a.infinite()) return result->SetSpecial(negative, Kind::kInfinite);
  if (b.infinite()) {
    result->SetSmall(negative, 0, settings.etiny());
    *status |= kClamped;
    return;
  }
  if (b.zero()) {
    if (a.zero()) return Invalid(result, status, kDivisionUndefined);
    *status |= kDivisionByZero;
    return result->SetSpecial(negative, Kind::kInfinite);
  }
  int64_t ideal = a.exp - b.exp;
  if (a.zero()) {
    result->SetSmall(negative, 0, ideal);
    return Finalize(result, settings, status);
  }
  int64_t shift = b.digits() - a.digits() + settings.prec + 1;
  if (shift > kLongWay) {
    if (int64_t exact = ExactShift(a.coefficient, b.coefficient); exact >= 0) shift = exact;
  }
  Number x, y;
  x.Set(a);
  y.Set(b);
  if (!Lengthen(shift >= 0 ? &x : &y, shift >= 0 ? shift : -shift, status)) return Invalid(result, status, kMallocError);
  Integer rest;
  mpz_tdiv_qr(x.coefficient, rest, x.coefficient, y.coefficient);
  result->kind = Kind::kFinite;
  result->exp = ideal - shift;
  result->negative = negative;
  mpz_swap(result->coefficient, x.coefficient);
  if (mpz_sgn(rest.value) != 0) {
    // A last digit that is neither zero nor five rounds as what follows it.
    if (mpz_divisible_ui_p(result->coefficient, 5)) mpz_add_ui(result->coefficient, result->coefficient, 1);
  } else {
    while (result->exp < ideal && mpz_divisible_ui_p(result->coefficient, 10)) {
      mpz_tdiv_q_ui(result->coefficient, result->coefficient, 10);
      ++result->exp;
    }
  }
  Finalize(result, settings, status);
}

namespace {

// Quotient and remainder of finite numbers, the divisor not zero. False: the quotient has too many digits.
bool Split(Number* quotient, Number* remainder, const Number& a, const Number& b, const Settings& settings, uint32_t* status) {
  int64_t exp = std::min(a.exp, b.exp), difference = a.zero() ? -2 : a.adjusted() - b.adjusted();
  if (difference <= -2) {
    Number copy;
    copy.Set(a);
    bool negative = a.negative != b.negative;
    if (a.exp - exp <= settings.prec * 2 + 100 || a.zero()) {
      if (!Lengthen(&copy, a.exp - exp, status)) return false;
      copy.exp = exp;
    }
    quotient->SetSmall(negative, 0, 0);
    remainder->Set(copy);
    return true;
  }
  if (difference > settings.prec) return false;
  Number x, y;
  x.Set(a);
  y.Set(b);
  if (!Lengthen(&x, a.exp - exp, status) || !Lengthen(&y, b.exp - exp, status)) return false;
  bool negative = a.negative != b.negative, remainder_negative = a.negative;
  mpz_tdiv_qr(quotient->coefficient, remainder->coefficient, x.coefficient, y.coefficient);
  quotient->kind = remainder->kind = Kind::kFinite;
  quotient->negative = negative;
  quotient->exp = 0;
  remainder->negative = remainder_negative;
  remainder->exp = exp;
  return quotient->digits() <= settings.prec;
}

}  // namespace

void DivMod(Number* quotient, Number* remainder, const Number& a, const Number& b, const Settings& settings, uint32_t* status) {
  if (Propagate(quotient, a, b, settings, status)) return remainder->Set(*quotient);
  bool negative = a.negative != b.negative;
  if (a.infinite()) {
    if (b.infinite()) {
      Invalid(quotient, status);
    } else {
      quotient->SetSpecial(negative, Kind::kInfinite);
    }
    return Invalid(remainder, status);
  }
  if (b.infinite()) {
    Number copy;
    copy.Set(a);
    quotient->SetSmall(negative, 0, 0);
    remainder->Set(copy);
    return Finalize(remainder, settings, status);
  }
  if (b.zero()) {
    if (a.zero()) {
      Invalid(quotient, status, kDivisionUndefined);
      return Invalid(remainder, status, kDivisionUndefined);
    }
    quotient->SetSpecial(negative, Kind::kInfinite);
    *status |= kDivisionByZero;
    return Invalid(remainder, status);
  }
  if (!Split(quotient, remainder, a, b, settings, status)) {
    Invalid(quotient, status, kDivisionImpossible);
    return Invalid(remainder, status, kDivisionImpossible);
  }
  Finalize(remainder, settings, status);
}

VIV_DECIMAL_BINARY(DivideInteger) {
  if (Propagate(result, a, b, settings, status)) return;
  bool negative = a.negative != b.negative;
  if (a.infinite() && b.infinite()) return Invalid(result, status);
  if (a.infinite()) return result->SetSpecial(negative, Kind::kInfinite);
  if (b.infinite()) return result->SetSmall(negative, 0, 0);
  if (b.zero()) {
    if (a.zero()) return Invalid(result, status, kDivisionUndefined);
    *status |= kDivisionByZero;
    return result->SetSpecial(negative, Kind::kInfinite);
  }
  Number rest;
  if (!Split(result, &rest, a, b, settings, status)) Invalid(result, status, kDivisionImpossible);
}

VIV_DECIMAL_BINARY(Remainder) {
  if (Propagate(result, a, b, settings, status)) return;
  if (a.infinite()) return Invalid(result, status);
  if (b.infinite()) {
    result->Set(a);
    return Finalize(result, settings, status);
  }
  if (b.zero()) return Invalid(result, status, a.zero() ? kDivisionUndefined : kInvalidOperation);
  Number quotient;
  if (!Split(&quotient, result, a, b, settings, status)) return Invalid(result, status, kDivisionImpossible);
  Finalize(result, settings, status);
}

VIV_DECIMAL_BINARY(RemainderNear) {
  if (Propagate(result, a, b, settings, status)) return;
  if (a.infinite()) return Invalid(result, status);
  if (b.infinite()) {
    result->Set(a);
    return Finalize(result, settings, status);
  }
  if (b.zero()) return Invalid(result, status, a.zero() ? kDivisionUndefined : kInvalidOperation);
  Number quotient, rest;
  if (!Split(&quotient, &rest, a, b, settings, status)) return Invalid(result, status, kDivisionImpossible);
  if (!rest.zero() && a.adjusted() - b.adjusted() > -2) {
    // To the nearer multiple, of two to the even one.
    Number divisor;
    divisor.Set(b);
    if (!Lengthen(&divisor, b.exp - rest.exp, status)) return Invalid(result, status, kMallocError);
    Integer twice;
    mpz_mul_2exp(twice, rest.coefficient, 1);
    int against = mpz_cmp(twice, divisor.coefficient);
    if (against > 0 || (against == 0 && mpz_odd_p(quotient.coefficient))) {
      mpz_sub(rest.coefficient, divisor.coefficient, rest.coefficient);
      rest.negative = !rest.negative;
      mpz_add_ui(quotient.coefficient, quotient.coefficient, 1);
    }
    if (quotient.digits() > settings.prec) return Invalid(result, status, kDivisionImpossible);
  }
  result->Set(rest);
  Finalize(result, settings, status);
}

void FusedMultiplyAdd(Number* result, const Number& a, const Number& b, const Number& c, const Settings& settings, uint32_t* status) {
  const Number* operands[] = {&a, &b, &c};
  for (Kind kind : {Kind::kSignaling, Kind::kNaN}) {
    for (const Number* operand : operands) {
      if (operand->kind != kind) continue;
      if (kind == Kind::kNaN && operand == &c && ((a.infinite() && b.zero()) || (a.zero() && b.infinite()))) return Invalid(result, status);
      Propagate(result, *operand, settings, status);
      return;
    }
  }
  Number product;
  uint32_t exact = 0;
  Multiply(&product, a, b, kWidest, &exact);
  if (exact & kInvalidConditions) return Invalid(result, status);
  Add(result, product, c, settings, status);
}

VIV_DECIMAL_UNARY(SquareRoot) {
  if (Propagate(result, a, settings, status)) return;
  if (a.infinite()) return a.negative ? Invalid(result, status) : result->SetSpecial(false, Kind::kInfinite);
  Settings half_even = settings;
  half_even.rounding = Rounding::kHalfEven;
  if (a.zero()) {
    result->SetSmall(a.negative, 0, a.exp >= 0 ? a.exp / 2 : -((1 - a.exp) / 2));
    return Finalize(result, half_even, status);
  }
  if (a.negative) return Invalid(result, status);
  int64_t ideal = a.exp >> 1, exp = ideal, digits = a.digits(), half;
  Number c;
  c.Set(a);
  if (a.exp & 1) {
    mpz_mul_ui(c.coefficient, c.coefficient, 10);
    half = (digits >> 1) + 1;
  } else {
    half = (digits + 1) >> 1;
  }
  int64_t shift = settings.prec + 1 - half;
  bool exact = true;
  if (shift > kLongWay && mpz_perfect_square_p(c.coefficient)) {
    mpz_sqrt(c.coefficient, c.coefficient);
    c.exp = ideal;
    result->Set(c);
    return Finalize(result, half_even, status);
  }
  if (shift >= 0) {
    if (!Lengthen(&c, 2 * shift, status)) return Invalid(result, status, kMallocError);
  } else {
    Integer power, rest;
    mpz_ui_pow_ui(power, 100, static_cast<unsigned long>(-shift));
    mpz_tdiv_qr(c.coefficient, rest, c.coefficient, power);
    exact = mpz_sgn(rest.value) == 0;
  }
  exp -= shift;
  Integer rest;
  mpz_sqrtrem(c.coefficient, rest, c.coefficient);
  exact = exact && mpz_sgn(rest.value) == 0;
  if (exact) {
    if (shift >= 0) {
      Shorten(&c, shift, Rounding::kDown);
    } else {
      Lengthen(&c, -shift, status);
    }
    exp = ideal;
  } else if (mpz_divisible_ui_p(c.coefficient, 5)) {
    mpz_add_ui(c.coefficient, c.coefficient, 1);
  }
  c.exp = exp;
  result->Set(c);
  Finalize(result, half_even, status);
}

VIV_DECIMAL_UNARY(Plus) {
  if (Propagate(result, a, settings, status)) return;
  result->Set(a);
  if (result->zero() && settings.rounding != Rounding::kFloor) result->negative = false;
  Finalize(result, settings, status);
}
VIV_DECIMAL_UNARY(Minus) {
  if (Propagate(result, a, settings, status)) return;
  result->Set(a);
  result->negative = !a.negative;
  if (result->zero()) result->negative = settings.rounding == Rounding::kFloor && !a.negative ? true : false;
  Finalize(result, settings, status);
}
VIV_DECIMAL_UNARY(Absolute) {
  if (Propagate(result, a, settings, status)) return;
  result->Set(a);
  result->negative = false;
  Finalize(result, settings, status);
}

VIV_DECIMAL_UNARY(Normalize) {
  if (Propagate(result, a, settings, status)) return;
  result->Set(a);
  Finalize(result, settings, status);
  if (result->special()) return;
  if (result->zero()) {
    result->exp = 0;
    return;
  }
  int64_t highest = settings.clamp ? settings.etop() : settings.emax;
  while (result->exp < highest && mpz_divisible_ui_p(result->coefficient, 10)) {
    mpz_tdiv_q_ui(result->coefficient, result->coefficient, 10);
    ++result->exp;
  }
}

namespace {

void ToIntegral(Number* result, const Number& a, const Settings& settings, uint32_t* status, bool tells) {
  if (Propagate(result, a, settings, status)) return;
  result->Set(a);
  if (a.infinite() || a.exp >= 0) return;
  if (a.zero()) {
    result->exp = 0;
    return;
  }
  bool lost = Shorten(result, -a.exp, settings.rounding);
  result->exp = 0;
  if (tells) *status |= lost ? kRounded | kInexact : kRounded;
}

}  // namespace

VIV_DECIMAL_UNARY(ToIntegralExact) { ToIntegral(result, a, settings, status, true); }
VIV_DECIMAL_UNARY(ToIntegralValue) { ToIntegral(result, a, settings, status, false); }

VIV_DECIMAL_BINARY(Quantize) {
  if (Propagate(result, a, b, settings, status)) return;
  if (a.infinite() || b.infinite()) {
    if (a.infinite() && b.infinite()) return result->Set(a);
    return Invalid(result, status);
  }
  int64_t exp = b.exp;
  if (exp > settings.emax || exp < settings.etiny()) return Invalid(result, status);
  result->Set(a);
  uint32_t rounded = 0;  // said only of a result
  if (!a.zero()) {
    int64_t shift = a.exp - exp;
    if (shift >= 0) {
      if (a.digits() + shift > settings.prec) return Invalid(result, status);
      if (!Lengthen(result, shift, status)) return;
    } else {
      bool lost = Shorten(result, -shift, settings.rounding);
      rounded = lost ? kRounded | kInexact : kRounded;
      if (result->digits() > settings.prec) return Invalid(result, status);
    }
  }
  result->exp = exp;
  if (result->adjusted() > settings.emax || result->adjusted() < settings.etiny()) return Invalid(result, status);
  *status |= rounded;
  Finalize(result, settings, status);
}

}  // namespace viv::decimal
