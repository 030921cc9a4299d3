// Comparing, neighbours, exponents, shifting and logic of digits.
#include <algorithm>
#include <cstring>

#include "stdlib/decimal_number.h"

namespace viv::decimal {

namespace {

// |a| against |b|.
int CompareMagnitudes(const Number& a, const Number& b) {
  if (a.infinite() || b.infinite()) return static_cast<int>(a.infinite()) - static_cast<int>(b.infinite());
  if (a.zero() || b.zero()) return static_cast<int>(!a.zero()) - static_cast<int>(!b.zero());
  int64_t left = a.adjusted(), right = b.adjusted();
  if (left != right) return left < right ? -1 : 1;
  if (a.exp == b.exp) return mpz_cmpabs(a.coefficient, b.coefficient);
  const Number &high = a.exp > b.exp ? a : b, &low = a.exp > b.exp ? b : a;
  uint32_t status = 0;
  Number longer;
  longer.Set(high);
  if (!Lengthen(&longer, high.exp - low.exp, &status)) return 0;
  int order = mpz_cmpabs(longer.coefficient, low.coefficient);
  return &high == &a ? order : -order;
}

int Sign(int value) { return value < 0 ? -1 : value > 0 ? 1 : 0; }

void SetOrder(Number* result, int order) { result->SetSmall(order < 0, order != 0, 0); }

}  // namespace

int CompareFinite(const Number& a, const Number& b) {
  if (a.zero() && b.zero()) return 0;
  bool a_negative = a.negative && !a.zero(), b_negative = b.negative && !b.zero();
  if (a.zero()) return b_negative ? 1 : -1;
  if (b.zero()) return a_negative ? -1 : 1;
  if (a_negative != b_negative) return a_negative ? -1 : 1;
  int order = Sign(CompareMagnitudes(a, b));
  return a_negative ? -order : order;
}

int CompareTotal(const Number& a, const Number& b) {
  if (a.negative != b.negative) return a.negative ? -1 : 1;
  int order;
  if (a.nan() || b.nan()) {
    auto rank = [](const Number& x) { return x.kind == Kind::kNaN ? 2 : x.kind == Kind::kSignaling ? 1 : 0; };
    order = rank(a) - rank(b);
    if (order == 0) order = mpz_cmp(a.coefficient, b.coefficient);
  } else {
    order = CompareMagnitudes(a, b);
    if (order == 0 && !a.special() && !b.special()) order = a.exp < b.exp ? -1 : a.exp > b.exp ? 1 : 0;
  }
  order = Sign(order);
  return a.negative ? -order : order;
}

int CompareTotalMagnitude(const Number& a, const Number& b) {
  Number x(a), y(b);
  x.negative = y.negative = false;
  return CompareTotal(x, y);
}

VIV_DECIMAL_BINARY(Compare) {
  if (Propagate(result, a, b, settings, status)) return;
  SetOrder(result, CompareFinite(a, b));
}
VIV_DECIMAL_BINARY(CompareSignal) {
  if (Propagate(result, a, b, settings, status)) {
    *status |= kInvalidOperation;
    return;
  }
  SetOrder(result, CompareFinite(a, b));
}

namespace {

void Choose(Number* result, const Number& a, const Number& b, const Settings& settings, uint32_t* status, bool largest, bool magnitude) {
  if (a.kind == Kind::kNaN && !b.nan()) {
    result->Set(b);
  } else if (b.kind == Kind::kNaN && !a.nan()) {
    result->Set(a);
  } else if (Propagate(result, a, b, settings, status)) {
    return;
  } else {
    int order = magnitude ? Sign(CompareMagnitudes(a, b)) : CompareFinite(a, b);
    if (magnitude && order == 0) order = CompareFinite(a, b);
    if (order == 0) order = CompareTotal(a, b);
    result->Set((order >= 0) == largest ? a : b);
    if (order == 0 && !largest) result->Set(a);
  }
  Finalize(result, settings, status);
}

}  // namespace

VIV_DECIMAL_BINARY(Max) { Choose(result, a, b, settings, status, true, false); }
VIV_DECIMAL_BINARY(Min) { Choose(result, a, b, settings, status, false, false); }
VIV_DECIMAL_BINARY(MaxMagnitude) { Choose(result, a, b, settings, status, true, true); }
VIV_DECIMAL_BINARY(MinMagnitude) { Choose(result, a, b, settings, status, false, true); }

namespace {

void Largest(Number* result, bool negative, const Settings& settings, uint32_t* status) {
  result->SetSmall(negative, 0, 0);
  if (!PowerOfTen(result->coefficient, settings.prec, status)) return Invalid(result, status, kMallocError);
  mpz_sub_ui(result->coefficient, result->coefficient, 1);
  result->exp = settings.etop();
}

void Neighbour(Number* result, const Number& a, const Settings& settings, uint32_t* status, bool up) {
  if (Propagate(result, a, settings, status)) return;
  if (a.infinite()) {
    if (a.negative == up) return Largest(result, a.negative, settings, status);
    return result->Set(a);
  }
  Settings directed = settings;
  directed.rounding = up ? Rounding::kCeiling : Rounding::kFloor;
  uint32_t ignored = 0;
  Number start(a);
  result->Set(a);
  Finalize(result, directed, &ignored);
  if (ignored & (kInexact | kMallocError)) {
    *status |= ignored & kMallocError;
    return;
  }
  Number tiny;
  tiny.SetSmall(!up, 1, directed.etiny() - 1);
  ignored = 0;
  Add(result, start, tiny, directed, &ignored);
  *status |= ignored & kMallocError;
}

}  // namespace

VIV_DECIMAL_UNARY(NextMinus) { Neighbour(result, a, settings, status, false); }
VIV_DECIMAL_UNARY(NextPlus) { Neighbour(result, a, settings, status, true); }
VIV_DECIMAL_BINARY(NextToward) {
  if (Propagate(result, a, b, settings, status)) return;
  int order = CompareFinite(a, b);
  if (order == 0) {
    result->Set(a);
    result->negative = b.negative;
    return;
  }
  Neighbour(result, a, settings, status, order < 0);
  if (result->infinite()) {
    *status |= kOverflow | kRounded | kInexact;
  } else if (result->adjusted() < settings.emin) {
    *status |= kUnderflow | kSubnormal | kRounded | kInexact;
    if (result->zero()) *status |= kClamped;
  }
}

VIV_DECIMAL_UNARY(LogB) {
  if (Propagate(result, a, settings, status)) return;
  if (a.infinite()) return result->SetSpecial(false, Kind::kInfinite);
  if (a.zero()) {
    *status |= kDivisionByZero;
    return result->SetSpecial(true, Kind::kInfinite);
  }
  int64_t adjusted = a.adjusted();
  result->SetSmall(adjusted < 0, static_cast<uint64_t>(adjusted < 0 ? -adjusted : adjusted), 0);
  Finalize(result, settings, status);
}

namespace {

// A whole number without an exponent, as second operands of these functions have to be.
bool SmallInteger(const Number& b, int64_t limit, int64_t* value) {
  if (b.special() || b.exp != 0 || mpz_cmp_si(b.coefficient, limit) > 0) return false;
  *value = mpz_get_si(b.coefficient);
  if (b.negative) *value = -*value;
  return true;
}

}  // namespace

VIV_DECIMAL_BINARY(ScaleB) {
  if (Propagate(result, a, b, settings, status)) return;
  int64_t n, limit = std::min<int64_t>(2 * (settings.emax + settings.prec), INT64_MAX / 2);
  if (!SmallInteger(b, limit, &n)) return Invalid(result, status);
  result->Set(a);
  if (a.infinite()) return;
  result->exp += n;
  Finalize(result, settings, status);
}

VIV_DECIMAL_BINARY(Shift) {
  if (Propagate(result, a, b, settings, status)) return;
  int64_t n;
  if (!SmallInteger(b, settings.prec, &n)) return Invalid(result, status);
  result->Set(a);
  if (a.infinite()) return;
  Number limit;
  if (n < 0) {
    if (result->digits() > settings.prec) {
      if (!PowerOfTen(limit.coefficient, settings.prec, status)) return Invalid(result, status, kMallocError);
      mpz_tdiv_r(result->coefficient, result->coefficient, limit.coefficient);
    }
    Shorten(result, -n, Rounding::kDown);
    return;
  }
  if (!Lengthen(result, n, status)) return;
  if (result->digits() > settings.prec) {
    if (!PowerOfTen(limit.coefficient, settings.prec, status)) return Invalid(result, status, kMallocError);
    mpz_tdiv_r(result->coefficient, result->coefficient, limit.coefficient);
  }
}

VIV_DECIMAL_BINARY(Rotate) {
  if (Propagate(result, a, b, settings, status)) return;
  int64_t n;
  if (!SmallInteger(b, settings.prec, &n)) return Invalid(result, status);
  result->Set(a);
  if (a.infinite()) return;
  Integer modulus, low;
  if (!PowerOfTen(modulus, settings.prec, status)) return Invalid(result, status, kMallocError);
  mpz_ptr c = result->coefficient;
  mpz_tdiv_r(c, c, modulus);
  if (n < 0) n += settings.prec;
  // The last prec - n digits go to the front.
  if (!PowerOfTen(modulus, settings.prec - n, status)) return Invalid(result, status, kMallocError);
  mpz_tdiv_qr(c, low, c, modulus);
  Integer power;
  PowerOfTen(power, n, status);
  mpz_mul(low, low, power);
  mpz_add(c, c, low);
}

namespace {

// The last digits of a number that is made of zeros and ones only, as many as the context has. False: it is not.
bool LogicalDigits(const Number& a, int64_t prec, std::string* out) {
  if (a.special() || a.negative || a.exp != 0) return false;
  *out = DigitsOf(a);
  if (out->find_first_not_of("01") != std::string::npos) return false;
  if (static_cast<int64_t>(out->size()) > prec) out->erase(0, out->size() - static_cast<size_t>(prec));
  return true;
}

template <class F>
void Logical(Number* result, const Number& a, const Number& b, const Settings& settings, uint32_t* status, F operation) {
  std::string left, right;
  if (!LogicalDigits(a, settings.prec, &left) || !LogicalDigits(b, settings.prec, &right)) return Invalid(result, status);
  size_t size = std::max(left.size(), right.size());
  left.insert(0, size - left.size(), '0');
  right.insert(0, size - right.size(), '0');
  for (size_t i = 0; i < size; ++i) left[i] = operation(left[i] == '1', right[i] == '1') ? '1' : '0';
  result->SetSmall(false, 0, 0);
  mpz_set_str(result->coefficient, left.c_str(), 10);
}

}  // namespace

VIV_DECIMAL_BINARY(LogicalAnd) { Logical(result, a, b, settings, status, [](bool x, bool y) { return x && y; }); }
VIV_DECIMAL_BINARY(LogicalOr) { Logical(result, a, b, settings, status, [](bool x, bool y) { return x || y; }); }
VIV_DECIMAL_BINARY(LogicalXor) { Logical(result, a, b, settings, status, [](bool x, bool y) { return x != y; }); }
VIV_DECIMAL_UNARY(LogicalInvert) {
  std::string digits;
  if (!LogicalDigits(a, settings.prec, &digits)) return Invalid(result, status);
  if (settings.prec > 100'000'000) return Invalid(result, status, kMallocError);
  digits.insert(0, static_cast<size_t>(settings.prec) - digits.size(), '0');
  for (char& digit : digits) digit = digit == '0' ? '1' : '0';
  result->SetSmall(false, 0, 0);
  mpz_set_str(result->coefficient, digits.c_str(), 10);
}

bool SameQuantum(const Number& a, const Number& b) {
  if (a.special() || b.special()) return (a.nan() && b.nan()) || (a.infinite() && b.infinite());
  return a.exp == b.exp;
}

bool IsNormal(const Number& a, const Settings& settings) { return !a.special() && !a.zero() && a.adjusted() >= settings.emin; }
bool IsSubnormal(const Number& a, const Settings& settings) { return !a.special() && !a.zero() && a.adjusted() < settings.emin; }

const char* NumberClass(const Number& a, const Settings& settings) {
  if (a.kind == Kind::kNaN) return "NaN";
  if (a.kind == Kind::kSignaling) return "sNaN";
  if (a.infinite()) return a.negative ? "-Infinity" : "+Infinity";
  if (a.zero()) return a.negative ? "-Zero" : "+Zero";
  if (IsSubnormal(a, settings)) return a.negative ? "-Subnormal" : "+Subnormal";
  return a.negative ? "-Normal" : "+Normal";
}

}  // namespace viv::decimal
