// exp, ln, log10 and powers: by MPFR, with more and more digits until the rounding is certain.
#include <mpfr.h>

#include <algorithm>

#include "stdlib/decimal_number.h"

namespace viv::decimal {

namespace {

class Real {  // mpfr_t with an end
 public:
  explicit Real(mpfr_prec_t bits) { mpfr_init2(value, bits); }
  ~Real() { mpfr_clear(value); }
  Real(const Real&) = delete;
  Real& operator=(const Real&) = delete;
  operator mpfr_ptr() { return value; }
  mpfr_t value;
};

// MPFR's range of exponents is wide enough for every context only while this lives.
class WideExponents {
 public:
  WideExponents() : low_(mpfr_get_emin()), high_(mpfr_get_emax()) {
    mpfr_set_emin(mpfr_get_emin_min());
    mpfr_set_emax(mpfr_get_emax_max());
  }
  ~WideExponents() {
    mpfr_set_emin(low_);
    mpfr_set_emax(high_);
    mpfr_free_cache();
  }

 private:
  mpfr_exp_t low_, high_;
};

// A number known up to an error: value +- 2 ** error.
struct Estimate {
  explicit Estimate(mpfr_prec_t bits) : value(bits) {}
  Real value;
  mpfr_exp_t error = 0;
};

mpfr_exp_t ExponentOf(mpfr_srcptr x) { return mpfr_zero_p(x) ? 0 : mpfr_get_exp(x); }

std::string Rounded(mpfr_srcptr x, int64_t prec, mpfr_exp_t* exponent) {
  char* text = mpfr_get_str(nullptr, exponent, 10, static_cast<size_t>(prec), x, MPFR_RNDN);
  std::string result = text ? text : "";
  mpfr_free_str(text);
  return result;
}

// Sets `result` to `prec` digits of what `estimate(bits)` comes closer to.
template <class F>
void Approach(Number* result, int64_t prec, uint32_t* status, F estimate) {
  if (prec > 100'000'000) return Invalid(result, status, kMallocError);
  WideExponents wide;
  int64_t digits = std::max<int64_t>(prec, 2);  // MPFR gives no single digit
  auto bits = static_cast<mpfr_prec_t>(static_cast<double>(digits) * 3.33 + 64), most = bits * 4 + 4096;
  for (;; bits *= 2) {
    Estimate about(bits);
    estimate(bits, &about);
    Real low(bits), high(bits), error(16);
    mpfr_set_ui_2exp(error, 1, about.error, MPFR_RNDU);
    mpfr_sub(low, about.value, error, MPFR_RNDD);
    mpfr_add(high, about.value, error, MPFR_RNDU);
    mpfr_exp_t low_exponent, high_exponent;
    std::string first = Rounded(low, digits, &low_exponent), second = Rounded(high, digits, &high_exponent);
    bool certain = first == second && low_exponent == high_exponent;
    if (!certain && bits < most) continue;
    if (!certain) first = Rounded(about.value, digits, &low_exponent);
    result->kind = Kind::kFinite;
    result->negative = first[0] == '-';
    mpz_set_str(result->coefficient, first.c_str() + (first[0] == '-'), 10);
    result->exp = low_exponent - digits;
    return;
  }
}

// ln |a| of a finite number that is not zero.
void LogOf(const Number& a, mpfr_prec_t bits, Estimate* out, bool to_ten) {
  Real part(bits), exponent(64);
  mpfr_set_z(out->value, a.coefficient, MPFR_RNDN);
  if (to_ten) {
    mpfr_log10(out->value, out->value, MPFR_RNDN);
    mpfr_set_si(part, a.exp, MPFR_RNDN);
  } else {
    mpfr_log(out->value, out->value, MPFR_RNDN);
    mpfr_set_ui(part, 10, MPFR_RNDN);
    mpfr_log(part, part, MPFR_RNDN);
    mpfr_set_si(exponent, a.exp, MPFR_RNDN);
    mpfr_mul(part, part, exponent, MPFR_RNDN);
  }
  mpfr_exp_t largest = std::max<mpfr_exp_t>({ExponentOf(out->value), ExponentOf(part), 1});
  mpfr_add(out->value, out->value, part, MPFR_RNDN);
  out->error = largest - bits + 4;
}

// x = a, with a relative error below 2 ** (2 - bits).
void Convert(const Number& a, mpfr_prec_t bits, mpfr_ptr x) {
  Integer power;
  mpz_ui_pow_ui(power, 10, static_cast<unsigned long>(a.exp < 0 ? -a.exp : a.exp));
  mpfr_set_z(x, a.coefficient, MPFR_RNDN);
  if (a.exp < 0) {
    mpfr_div_z(x, x, power, MPFR_RNDN);
  } else {
    mpfr_mul_z(x, x, power, MPFR_RNDN);
  }
  if (a.negative) mpfr_neg(x, x, MPFR_RNDN);
}

// out = e ** x, where x is known up to 2 ** error.
void ExpOf(mpfr_ptr x, mpfr_exp_t error, mpfr_prec_t bits, Estimate* out) {
  mpfr_exp(out->value, x, MPFR_RNDN);
  out->error = ExponentOf(out->value) + std::max<mpfr_exp_t>(error, -bits) + 2;
}

Settings HalfEven(const Settings& settings) {
  Settings result = settings;
  result.rounding = Rounding::kHalfEven;
  return result;
}

// Far beyond what any context holds: Finalize makes of it what its rounding says.
void Huge(Number* result, bool negative, const Settings& settings, uint32_t* status) {
  result->SetSmall(negative, 1, settings.emax + 1);
  *status |= kInexact | kRounded;
  Finalize(result, settings, status);
}
void Tiny(Number* result, bool negative, const Settings& settings, uint32_t* status) {
  result->SetSmall(negative, 1, settings.etiny() - 2);
  Finalize(result, settings, status);
}

// The number one with as many digits as the context has.
void LongOne(Number* result, bool negative, const Settings& settings, uint32_t* status) {
  result->SetSmall(negative, 1, 0);
  if (!Lengthen(result, settings.prec - 1, status)) return;
  result->exp = -(settings.prec - 1);
  *status |= kInexact | kRounded;
}

}  // namespace

VIV_DECIMAL_UNARY(Exp) {
  if (Propagate(result, a, settings, status)) return;
  if (a.infinite()) return a.negative ? result->SetSmall(false, 0, 0) : result->SetSpecial(false, Kind::kInfinite);
  if (a.zero()) return result->SetSmall(false, 1, 0);
  Settings half_even = HalfEven(settings);
  bool negative = a.negative;
  if (a.adjusted() > 19) return negative ? Tiny(result, false, half_even, status) : Huge(result, false, half_even, status);
  *status |= kInexact | kRounded;
  if (a.adjusted() < -settings.prec - 2) {
    // One, and a little more or less.
    result->SetSmall(false, 1, 0);
    if (!Lengthen(result, settings.prec + 1, status)) return;
    if (negative) {
      mpz_sub_ui(result->coefficient, result->coefficient, 1);
    } else {
      mpz_add_ui(result->coefficient, result->coefficient, 1);
    }
    result->exp = -(settings.prec + 1);
    return Finalize(result, half_even, status);
  }
  Number copy(a);
  Approach(result, settings.prec, status, [&](mpfr_prec_t bits, Estimate* out) {
    Real x(bits);
    Convert(copy, bits, x);
    ExpOf(x, ExponentOf(x) - bits + 3, bits, out);
  });
  Finalize(result, half_even, status);
}

VIV_DECIMAL_UNARY(Ln) {
  if (Propagate(result, a, settings, status)) return;
  if (a.zero()) return result->SetSpecial(true, Kind::kInfinite);
  if (a.negative) return Invalid(result, status);
  if (a.infinite()) return result->SetSpecial(false, Kind::kInfinite);
  Number one;
  one.SetSmall(false, 1, 0);
  if (CompareFinite(a, one) == 0) return result->SetSmall(false, 0, 0);
  Number copy(a);
  *status |= kInexact | kRounded;
  Approach(result, settings.prec, status, [&](mpfr_prec_t bits, Estimate* out) { LogOf(copy, bits, out, false); });
  Finalize(result, HalfEven(settings), status);
}

VIV_DECIMAL_UNARY(Log10) {
  if (Propagate(result, a, settings, status)) return;
  if (a.zero()) return result->SetSpecial(true, Kind::kInfinite);
  if (a.negative) return Invalid(result, status);
  if (a.infinite()) return result->SetSpecial(false, Kind::kInfinite);
  Number power;
  power.SetSmall(false, 1, a.adjusted());
  if (CompareFinite(a, power) == 0) {
    int64_t exponent = a.adjusted();
    result->SetSmall(exponent < 0, static_cast<uint64_t>(exponent < 0 ? -exponent : exponent), 0);
    return Finalize(result, HalfEven(settings), status);
  }
  Number copy(a);
  *status |= kInexact | kRounded;
  Approach(result, settings.prec, status, [&](mpfr_prec_t bits, Estimate* out) { LogOf(copy, bits, out, true); });
  Finalize(result, HalfEven(settings), status);
}

VIV_DECIMAL_BINARY(Power) {
  if (Propagate(result, a, b, settings, status)) return;
  bool b_integral = b.integral();
  if (b.zero()) {
    if (a.zero()) return Invalid(result, status);
    return result->SetSmall(false, 1, 0);
  }
  bool negative = a.negative && b_integral && b.odd();
  if (a.zero()) {
    if (b.negative) return result->SetSpecial(negative, Kind::kInfinite);
    return result->SetSmall(negative, 0, 0);
  }
  if (a.negative && !b_integral) {
    return Invalid(result, status);
  }
  if (a.infinite()) return b.negative ? result->SetSmall(negative, 0, 0) : result->SetSpecial(negative, Kind::kInfinite);
  Number base(a), exponent(b), one;
  base.negative = false;
  one.SetSmall(false, 1, 0);
  int against_one = CompareFinite(base, one);
  if (b.infinite()) {
    if (against_one == 0) return LongOne(result, false, settings, status);
    if ((against_one > 0) == b.negative) return result->SetSmall(negative, 0, 0);
    return result->SetSpecial(negative, Kind::kInfinite);
  }
  if (against_one == 0) {
    if (!b_integral) return LongOne(result, false, settings, status);
    result->SetSmall(negative, 1, 0);
    if (exponent.negative || base.exp == 0) return;
    // 1.00 ** 3 is 1.000000
    int64_t shift = settings.prec - 1;
    if (exponent.adjusted() <= 12) {
      Integer count;
      mpz_set(count, exponent.coefficient);
      if (exponent.exp > 0) {
        Integer power;
        mpz_ui_pow_ui(power, 10, static_cast<unsigned long>(exponent.exp));
        mpz_mul(count, count, power);
      } else if (exponent.exp < 0) {
        Integer power;
        mpz_ui_pow_ui(power, 10, static_cast<unsigned long>(-exponent.exp));
        mpz_tdiv_q(count, count, power);
      }
      mpz_mul_si(count, count, -base.exp);
      if (mpz_cmp_si(count.value, static_cast<long>(shift)) <= 0) {
        shift = mpz_get_si(count.value);
      } else {
        *status |= kRounded;
      }
    } else {
      *status |= kRounded;
    }
    if (!Lengthen(result, shift, status)) return;
    result->exp = -shift;
    return;
  }
  Settings half_even = HalfEven(settings);
  // |b| * |log10 a| beyond the exponents?
  bool grows = (against_one > 0) != exponent.negative;
  if (exponent.adjusted() > 38 + settings.prec) return grows ? Huge(result, negative, half_even, status) : Tiny(result, negative, half_even, status);
  if (b_integral && exponent.adjusted() < 9) {
    Integer count;
    mpz_set(count, exponent.coefficient);
    Integer power;
    mpz_ui_pow_ui(power, 10, static_cast<unsigned long>(exponent.exp < 0 ? -exponent.exp : exponent.exp));
    exponent.exp < 0 ? mpz_tdiv_q(count, count, power) : mpz_mul(count, count, power);
    auto n = static_cast<int64_t>(mpz_get_ui(count.value));
    // Trailing zeros of the base go to the exponent meanwhile.
    int64_t zeros = 0;
    while (mpz_divisible_ui_p(base.coefficient, 10)) {
      mpz_tdiv_q_ui(base.coefficient, base.coefficient, 10);
      ++zeros;
    }
    base.exp += zeros;
    // What is not much longer than the result is computed exactly; nobody waits for more digits than this.
    constexpr int64_t kLongestExact = 10'000'000;
    int64_t longest = 20 * std::min<int64_t>(settings.prec, kLongestExact) + 2000;
    if (mpz_cmp_ui(base.coefficient, 1) == 0 || base.digits() <= longest / std::max<int64_t>(n, 1)) {
      Number product;
      int64_t product_exp;
      if (__builtin_mul_overflow(base.exp, n, &product_exp) || product_exp > 4 * kMaxEmax || product_exp < -4 * kMaxEmax) {
        return grows ? Huge(result, negative, half_even, status) : Tiny(result, negative, half_even, status);
      }
      mpz_pow_ui(product.coefficient, base.coefficient, static_cast<unsigned long>(n));
      product.negative = negative;
      product.exp = product_exp;
      if (exponent.negative) {
        one.exp = 0;
        return Divide(result, one, product, half_even, status);
      }
      result->Set(product);
      if (zeros > 0) {
        int64_t room = std::max<int64_t>(settings.prec - result->digits(), 0), wanted = std::min(zeros * n, room);
        if (wanted < zeros * n) *status |= kRounded;
        if (!Lengthen(result, wanted, status)) return;
        result->exp -= wanted;
      }
      return Finalize(result, half_even, status);
    }
    base.exp -= zeros;
    Lengthen(&base, zeros, status);
  }
  int64_t reach = exponent.adjusted() + (base.adjusted() > 0 || base.adjusted() < -1 ? 0 : -1);
  if (reach > 19 && (base.adjusted() > 0 || base.adjusted() < -1)) {
    return grows ? Huge(result, negative, half_even, status) : Tiny(result, negative, half_even, status);
  }
  *status |= kInexact | kRounded;
  bool beyond = false, below = false;
  Approach(result, settings.prec, status, [&](mpfr_prec_t bits, Estimate* out) {
    Estimate log(bits);
    Real x(bits), limit(64);
    LogOf(base, bits, &log, false);
    mpfr_exp_t extra = std::max<mpfr_exp_t>(0, log.error - ExponentOf(log.value) + bits);
    if (exponent.adjusted() < -settings.prec * 2 - 100) exponent.exp += -settings.prec * 2 - 100 - exponent.adjusted();
    Convert(exponent, bits, x);
    mpfr_mul(x, x, log.value, MPFR_RNDN);
    mpfr_set_si(limit, 4'000'000'000'000'000'000, MPFR_RNDN);
    if (mpfr_cmpabs(x, limit) >= 0) {
      (mpfr_sgn(x.value) > 0 ? beyond : below) = true;
      mpfr_set_ui(out->value, 1, MPFR_RNDN);
      out->error = -bits;
      return;
    }
    ExpOf(x, ExponentOf(x) - bits + 3 + extra, bits, out);
  });
  if (beyond) return Huge(result, negative, half_even, status);
  if (below) return Tiny(result, negative, half_even, status);
  if (result->nan()) return;
  result->negative = negative;
  Finalize(result, half_even, status);
}

void PowerModulo(Number* result, const Number& a, const Number& b, const Number& m, const Settings& settings, uint32_t* status) {
  const Number* operands[] = {&a, &b, &m};
  for (Kind kind : {Kind::kSignaling, Kind::kNaN}) {
    for (const Number* operand : operands) {
      if (operand->kind != kind) continue;
      Propagate(result, *operand, settings, status);
      return;
    }
  }
  if (!a.integral() || !b.integral() || !m.integral() || b.negative || m.zero() || m.adjusted() >= settings.prec || (a.zero() && b.zero())) {
    return Invalid(result, status);
  }
  if (a.exp > 10'000'000 || b.exp > 10'000'000) return Invalid(result, status, kMallocError);
  Integer base, exponent, modulus, power;
  auto value = [&](mpz_ptr out, const Number& from) {
    mpz_ui_pow_ui(power, 10, static_cast<unsigned long>(from.exp < 0 ? -from.exp : from.exp));
    from.exp < 0 ? mpz_tdiv_q(out, from.coefficient, power) : mpz_mul(out, from.coefficient, power);
  };
  value(base, a);
  value(exponent, b);
  value(modulus, m);
  bool negative = a.negative && mpz_odd_p(exponent.value);
  mpz_powm(result->coefficient, base, exponent, modulus);
  result->kind = Kind::kFinite;
  result->negative = negative;
  result->exp = 0;
  Finalize(result, settings, status);
}

}  // namespace viv::decimal
