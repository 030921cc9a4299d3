#include "stdlib/decimal_number.h"

#include <array>

namespace viv::decimal {

namespace {

constexpr int64_t kMostDigits = 400'000'000;  // what GMP is asked for at most: it ends the process where memory does

constexpr uint64_t kPowers[] = {1ull, 10ull, 100ull, 1000ull, 10000ull, 100000ull, 1000000ull, 10000000ull, 100000000ull, 1000000000ull,
                                10000000000ull, 100000000000ull, 1000000000000ull, 10000000000000ull, 100000000000000ull,
                                1000000000000000ull, 10000000000000000ull, 100000000000000000ull, 1000000000000000000ull,
                                10000000000000000000ull};

// The powers that fit into four limbs, ready made: each operation needs some.
struct WidePower {
  mp_limb_t limbs[4];
  int count;
};
constexpr int kWidePowers = 77;
constexpr auto kWide = [] {
  std::array<WidePower, kWidePowers> table{};
  table[0] = {{1, 0, 0, 0}, 1};
  for (int n = 1; n < kWidePowers; ++n) {
    unsigned __int128 carry = 0;
    for (int i = 0; i < 4; ++i) {
      carry += static_cast<unsigned __int128>(table[n - 1].limbs[i]) * 10;
      table[n].limbs[i] = static_cast<mp_limb_t>(carry);
      carry >>= 64;
      if (table[n].limbs[i]) table[n].count = i + 1;
    }
  }
  return table;
}();

class TenToThe {  // 10 ** n, to be read
 public:
  explicit TenToThe(int64_t n) : owned_(n >= kWidePowers) {
    if (owned_) {
      mpz_init(value_);
      mpz_ui_pow_ui(value_, 10, static_cast<unsigned long>(n));
    } else {
      mpz_roinit_n(value_, kWide[n].limbs, kWide[n].count);
    }
  }
  ~TenToThe() {
    if (owned_) mpz_clear(value_);
  }
  TenToThe(const TenToThe&) = delete;
  TenToThe& operator=(const TenToThe&) = delete;
  operator mpz_srcptr() const { return value_; }

 private:
  mpz_t value_;
  bool owned_;
};

enum Lost { kNothing, kLessThanHalf, kHalf, kMoreThanHalf };

bool RoundsAway(Rounding rounding, Lost lost, bool negative, mpz_srcptr kept) {
  if (lost == kNothing) return false;
  switch (rounding) {
    case Rounding::kUp: return true;
    case Rounding::kDown: return false;
    case Rounding::kCeiling: return !negative;
    case Rounding::kFloor: return negative;
    case Rounding::kHalfUp: return lost >= kHalf;
    case Rounding::kHalfDown: return lost == kMoreThanHalf;
    case Rounding::kHalfEven: return lost == kMoreThanHalf || (lost == kHalf && mpz_odd_p(kept));
    case Rounding::k05Up: return mpz_divisible_ui_p(kept, 5) != 0;
  }
  return false;
}

void Overflow(Number* number, const Settings& settings, uint32_t* status) {
  *status |= kOverflow | kInexact | kRounded;
  bool largest = false;
  switch (settings.rounding) {
    case Rounding::kDown:
    case Rounding::k05Up: largest = true; break;
    case Rounding::kCeiling: largest = number->negative; break;
    case Rounding::kFloor: largest = !number->negative; break;
    default: break;
  }
  if (!largest) {
    number->SetSpecial(number->negative, Kind::kInfinite);
    return;
  }
  if (!PowerOfTen(number->coefficient, settings.prec, status)) return Invalid(number, status, kMallocError);
  mpz_sub_ui(number->coefficient, number->coefficient, 1);
  number->exp = settings.etop();
}

// The exponent's part of Finalize. False: the number is finished.
bool FitExponent(Number* number, const Settings& settings, uint32_t* status) {
  int64_t adjusted = number->adjusted();
  bool zero = number->zero();
  if (adjusted > settings.emax) {
    if (zero) {
      number->exp = settings.clamp ? settings.etop() : settings.emax;
      *status |= kClamped;
    } else {
      Overflow(number, settings, status);
    }
    return false;
  }
  if (settings.clamp && number->exp > settings.etop()) {
    int64_t shift = number->exp - settings.etop();
    if (!Lengthen(number, shift, status)) return false;
    number->exp -= shift;
    *status |= kClamped;
    if (!zero && adjusted < settings.emin) *status |= kSubnormal;
  } else if (adjusted < settings.emin) {
    int64_t etiny = settings.etiny();
    if (zero) {
      if (number->exp < etiny) {
        number->exp = etiny;
        *status |= kClamped;
      }
      return false;
    }
    *status |= kSubnormal;
    if (number->exp < etiny) {
      bool lost = Shorten(number, etiny - number->exp, settings.rounding);
      number->exp = etiny;
      *status |= kRounded;
      if (lost) {
        *status |= kInexact | kUnderflow;
        if (number->zero()) *status |= kClamped;
      }
    }
  }
  return true;
}

}  // namespace

int64_t CountDigits(mpz_srcptr value) {
  if (mpz_size(value) <= 1) {
    uint64_t limb = mpz_get_ui(value);
    constexpr int kBitsOfThreeDigits = 10;  // nearly: so many digits as a number has bits, times 3 / 10, are right or one too many
    auto n = static_cast<int64_t>(64 - __builtin_clzll(limb | 1)) * 3 / kBitsOfThreeDigits;
    return n < 20 && limb >= kPowers[n] ? n + 1 : n > 0 ? n : 1;
  }
  auto n = static_cast<int64_t>(mpz_sizeinbase(value, 10));  // exact, or one too large
  return mpz_cmpabs(value, TenToThe(n - 1)) < 0 ? n - 1 : n;
}

int64_t Number::digits() const { return CountDigits(coefficient); }

bool Number::integral() const {
  if (special()) return false;
  if (exp >= 0 || zero()) return true;
  if (-exp >= digits()) return false;
  return mpz_divisible_p(coefficient, TenToThe(-exp)) != 0;
}

bool Number::odd() const {
  if (exp > 0) return false;
  if (exp == 0) return mpz_odd_p(coefficient);
  if (-exp >= digits()) return false;
  Integer whole;
  mpz_tdiv_q(whole, coefficient, TenToThe(-exp));
  return mpz_odd_p(whole.value);
}

bool PowerOfTen(mpz_ptr value, int64_t n, uint32_t* status) {
  if (n > kMostDigits) {
    *status |= kMallocError;
    return false;
  }
  if (n < 20) {
    mpz_set_ui(value, kPowers[n]);
  } else {
    mpz_ui_pow_ui(value, 10, static_cast<unsigned long>(n));
  }
  return true;
}

bool Lengthen(Number* number, int64_t n, uint32_t* status) {
  if (n <= 0 || mpz_sgn(number->coefficient) == 0) return true;
  if (n < 20) {
    mpz_mul_ui(number->coefficient, number->coefficient, kPowers[n]);
    return true;
  }
  if (n > kMostDigits) {
    Invalid(number, status, kMallocError);
    return false;
  }
  mpz_mul(number->coefficient, number->coefficient, TenToThe(n));
  return true;
}

bool Shorten(Number* number, int64_t n, Rounding rounding) {
  mpz_ptr c = number->coefficient;
  if (n <= 0 || mpz_sgn(c) == 0) return false;
  Lost lost;
  if (n > number->digits()) {
    lost = kLessThanHalf;
    mpz_set_ui(c, 0);
  } else {
    TenToThe power(n);
    Integer rest;
    mpz_tdiv_qr(c, rest, c, power);
    if (mpz_sgn(rest.value) == 0) return false;
    mpz_mul_2exp(rest, rest, 1);
    int against = mpz_cmp(rest, power);
    lost = against < 0 ? kLessThanHalf : against == 0 ? kHalf : kMoreThanHalf;
  }
  if (RoundsAway(rounding, lost, number->negative, c)) mpz_add_ui(c, c, 1);
  return true;
}

void Invalid(Number* result, uint32_t* status, uint32_t why) {
  result->SetSpecial(false, Kind::kNaN);
  *status |= why;
}

void Finalize(Number* number, const Settings& settings, uint32_t* status) {
  if (number->special()) {
    if (number->infinite()) return;
    // A payload that is too long loses its first digits.
    int64_t most = settings.prec - (settings.clamp ? 1 : 0);
    if (mpz_sgn(number->coefficient) != 0 && number->digits() > most) {
      Integer power;
      if (PowerOfTen(power, most, status)) mpz_tdiv_r(number->coefficient, number->coefficient, power);
    }
    return;
  }
  int64_t digits = number->digits();
  const int64_t adjusted = number->exp + digits - 1;
  if (digits <= settings.prec && adjusted <= settings.emax && adjusted >= settings.emin && !settings.clamp) return;
  if (!FitExponent(number, settings, status)) return;
  digits = number->digits();
  if (digits <= settings.prec) return;
  int64_t shift = digits - settings.prec;
  bool lost = Shorten(number, shift, settings.rounding);
  number->exp += shift;
  *status |= kRounded;
  if (lost) *status |= kInexact;
  if (number->digits() > settings.prec) {
    mpz_tdiv_q_ui(number->coefficient, number->coefficient, 10);
    ++number->exp;
    FitExponent(number, settings, status);
  }
}

namespace {

void QuietCopy(Number* result, const Number& from, const Settings& settings, uint32_t* status) {
  if (from.kind == Kind::kSignaling) *status |= kInvalidOperation;
  result->Set(from);
  result->kind = Kind::kNaN;
  Finalize(result, settings, status);
}

}  // namespace

bool Propagate(Number* result, const Number& a, const Settings& settings, uint32_t* status) {
  if (!a.nan()) return false;
  QuietCopy(result, a, settings, status);
  return true;
}

bool Propagate(Number* result, const Number& a, const Number& b, const Settings& settings, uint32_t* status) {
  if (!a.nan() && !b.nan()) return false;
  const Number& chosen = a.kind == Kind::kSignaling ? a : b.kind == Kind::kSignaling ? b : a.nan() ? a : b;
  QuietCopy(result, chosen, settings, status);
  return true;
}

}  // namespace viv::decimal
