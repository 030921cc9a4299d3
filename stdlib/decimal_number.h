// Decimal floating-point numbers as the General Decimal Arithmetic Specification (and IEEE 754) has them: a sign, an integer
// coefficient of any length, a power of ten. No Python objects here. Coefficients are GMP's, transcendental functions MPFR's.
//
// Vocabulary
//   digits     of the coefficient; 1 for zero
//   adjusted   the exponent of the first digit: exp + digits - 1
//   Etiny      the exponent of the least subnormal number
//   status     what happened on the way, as ConditionFlag bits; the caller decides which of them raise
// Answers to libmpdec, whose conditions and results these are.
#pragma once

#include <gmp.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace viv::decimal {

inline constexpr int64_t kMaxPrec = 999999999999999999, kMaxEmax = kMaxPrec, kMinEmin = -kMaxPrec, kMinEtiny = kMinEmin - (kMaxPrec - 1);

enum ConditionFlag : uint32_t {
  kClamped = 0x1, kConversionSyntax = 0x2, kDivisionByZero = 0x4, kDivisionImpossible = 0x8, kDivisionUndefined = 0x10, kInexact = 0x40,
  kInvalidContext = 0x80, kInvalidOperation = 0x100, kMallocError = 0x200, kOverflow = 0x800, kRounded = 0x1000, kSubnormal = 0x2000,
  kUnderflow = 0x4000, kFloatOperation = 0x400
};
inline constexpr uint32_t kInvalidConditions =
    kConversionSyntax | kDivisionImpossible | kDivisionUndefined | kInvalidContext | kInvalidOperation | kMallocError;

enum class Rounding : uint8_t { kUp, kDown, kCeiling, kFloor, kHalfUp, kHalfDown, kHalfEven, k05Up };
enum class Kind : uint8_t { kFinite, kInfinite, kNaN, kSignaling };

struct Settings {  // the part of a context that arithmetic looks at
  int64_t prec = 28, emax = 999999, emin = -999999;
  Rounding rounding = Rounding::kHalfEven;
  bool clamp = false;
  int64_t etiny() const { return emin - (prec - 1); }
  int64_t etop() const { return emax - (prec - 1); }
};
// With room for whatever fits into memory.
inline constexpr Settings kWidest = {kMaxPrec, kMaxEmax, kMinEmin, Rounding::kHalfEven, false};

class Integer {  // mpz_t with an end
 public:
  Integer() { mpz_init(value); }
  ~Integer() { mpz_clear(value); }
  Integer(const Integer&) = delete;
  Integer& operator=(const Integer&) = delete;
  operator mpz_ptr() { return value; }
  operator mpz_srcptr() const { return value; }
  mpz_t value;
};

class Number {
 public:
  Number() { mpz_init(coefficient); }
  // A view of somebody else's limbs: to be read only. (A Number made of a function's result is that result: Set() copies.)
  Number(bool negative, Kind kind, int64_t exp, const mp_limb_t* limbs, size_t count) : negative(negative), kind(kind), exp(exp), owned_(false) {
    mpz_roinit_n(coefficient, limbs, static_cast<mp_size_t>(count));
  }
  Number(const Number& other) : negative(other.negative), kind(other.kind), exp(other.exp) { mpz_init_set(coefficient, other.coefficient); }
  Number& operator=(const Number&) = delete;
  ~Number() {
    if (owned_) mpz_clear(coefficient);
  }
  void Set(const Number& other) {
    negative = other.negative;
    kind = other.kind;
    exp = other.exp;
    mpz_set(coefficient, other.coefficient);
  }
  void SetSmall(bool is_negative, uint64_t value, int64_t exponent) {
    negative = is_negative;
    kind = Kind::kFinite;
    exp = exponent;
    mpz_set_ui(coefficient, value);
  }
  void SetSpecial(bool is_negative, Kind which) {
    SetSmall(is_negative, 0, 0);
    kind = which;
  }
  bool special() const { return kind != Kind::kFinite; }
  bool nan() const { return kind == Kind::kNaN || kind == Kind::kSignaling; }
  bool infinite() const { return kind == Kind::kInfinite; }
  bool zero() const { return kind == Kind::kFinite && mpz_sgn(coefficient) == 0; }
  int64_t digits() const;
  int64_t adjusted() const { return exp + digits() - 1; }
  bool integral() const;  // finite, and without a fraction
  bool odd() const;       // of an integral number

  bool negative = false;
  Kind kind = Kind::kFinite;
  int64_t exp = 0;
  mpz_t coefficient;

 private:
  bool owned_ = true;
};

int64_t CountDigits(mpz_srcptr value);
// value = 10 ** n. False: far too large (kMallocError).
bool PowerOfTen(mpz_ptr value, int64_t n, uint32_t* status);
// coefficient *= 10 ** n; the exponent stays. False as above; the number is NaN then.
bool Lengthen(Number* number, int64_t n, uint32_t* status);
// Divides the coefficient by 10 ** n and rounds; the exponent stays. True: something was lost.
bool Shorten(Number* number, int64_t n, Rounding rounding);
void Invalid(Number* result, uint32_t* status, uint32_t why = kInvalidOperation);
// Fits a result into the context: rounds, overflows, underflows.
void Finalize(Number* number, const Settings& settings, uint32_t* status);
// NaN operands decide the result. True: they did.
bool Propagate(Number* result, const Number& a, const Settings& settings, uint32_t* status);
bool Propagate(Number* result, const Number& a, const Number& b, const Settings& settings, uint32_t* status);

using Unary = void (*)(Number* result, const Number& a, const Settings& settings, uint32_t* status);
using Binary = void (*)(Number* result, const Number& a, const Number& b, const Settings& settings, uint32_t* status);
#define VIV_DECIMAL_UNARY(name) void name(Number* result, const Number& a, const Settings& settings, uint32_t* status)
#define VIV_DECIMAL_BINARY(name) void name(Number* result, const Number& a, const Number& b, const Settings& settings, uint32_t* status)

// decimal_arithmetic.cc
VIV_DECIMAL_BINARY(Add);
VIV_DECIMAL_BINARY(Subtract);
VIV_DECIMAL_BINARY(Multiply);
VIV_DECIMAL_BINARY(Divide);
VIV_DECIMAL_BINARY(DivideInteger);
VIV_DECIMAL_BINARY(Remainder);
VIV_DECIMAL_BINARY(RemainderNear);
void DivMod(Number* quotient, Number* remainder, const Number& a, const Number& b, const Settings& settings, uint32_t* status);
void FusedMultiplyAdd(Number* result, const Number& a, const Number& b, const Number& c, const Settings& settings, uint32_t* status);
VIV_DECIMAL_UNARY(SquareRoot);
VIV_DECIMAL_UNARY(Plus);
VIV_DECIMAL_UNARY(Minus);
VIV_DECIMAL_UNARY(Absolute);
VIV_DECIMAL_UNARY(Normalize);
VIV_DECIMAL_UNARY(ToIntegralExact);
VIV_DECIMAL_UNARY(ToIntegralValue);
VIV_DECIMAL_BINARY(Quantize);
// decimal_functions.cc
VIV_DECIMAL_UNARY(Exp);
VIV_DECIMAL_UNARY(Ln);
VIV_DECIMAL_UNARY(Log10);
VIV_DECIMAL_BINARY(Power);
void PowerModulo(Number* result, const Number& a, const Number& b, const Number& m, const Settings& settings, uint32_t* status);
// decimal_bits.cc
int CompareFinite(const Number& a, const Number& b);  // infinite ones, too
int CompareTotal(const Number& a, const Number& b);
int CompareTotalMagnitude(const Number& a, const Number& b);
VIV_DECIMAL_BINARY(Compare);
VIV_DECIMAL_BINARY(CompareSignal);
VIV_DECIMAL_BINARY(Max);
VIV_DECIMAL_BINARY(Min);
VIV_DECIMAL_BINARY(MaxMagnitude);
VIV_DECIMAL_BINARY(MinMagnitude);
VIV_DECIMAL_UNARY(NextMinus);
VIV_DECIMAL_UNARY(NextPlus);
VIV_DECIMAL_BINARY(NextToward);
VIV_DECIMAL_UNARY(LogB);
VIV_DECIMAL_BINARY(ScaleB);
VIV_DECIMAL_BINARY(Shift);
VIV_DECIMAL_BINARY(Rotate);
VIV_DECIMAL_BINARY(LogicalAnd);
VIV_DECIMAL_BINARY(LogicalOr);
VIV_DECIMAL_BINARY(LogicalXor);
VIV_DECIMAL_UNARY(LogicalInvert);
bool SameQuantum(const Number& a, const Number& b);
const char* NumberClass(const Number& a, const Settings& settings);
bool IsNormal(const Number& a, const Settings& settings);
bool IsSubnormal(const Number& a, const Settings& settings);
// decimal_text.cc
// False: not a number; kConversionSyntax.
bool Parse(std::string_view text, Number* result);
std::string DigitsOf(const Number& number);
std::string ToText(const Number& number, bool capitals, bool engineering);

}  // namespace viv::decimal
