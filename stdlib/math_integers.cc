// Functions of math whose arguments and results are integers: what does not fit machine words is GMP's.
#include <algorithm>
#include <climits>
#include <numeric>

#include "interpreter/objects/int_arithmetic.h"
#include "interpreter/objects/int_internal.h"
#include "stdlib/math_support.h"

namespace viv {
namespace {

class Mpz {  // owns a GMP integer
 public:
  Mpz() { mpz_init(value_); }
  ~Mpz() { mpz_clear(value_); }
  Mpz(const Mpz&) = delete;
  Mpz& operator=(const Mpz&) = delete;
  operator mpz_ptr() { return value_; }
  Ref<Object> ToInt() { return IntFromLimbs(mpz_limbs_read(value_), static_cast<mp_size_t>(mpz_size(value_)), mpz_sgn(value_) < 0); }

 private:
  mpz_t value_;
};

void SetMpz(mpz_ptr out, const Object* integer) {
  IntView view(integer);
  mpz_t alias;
  mpz_set(out, mpz_roinit_n(alias, view.limbs, view.negative ? -view.size : view.size));
}

// GMP cannot fail to get memory: what is long is tried against the heap first.
bool HasRoom(double bits) {
  if (bits < 1e7) return true;
  void* probe = bits < 1e15 ? Allocate(Domain::kRaw, static_cast<size_t>(bits / 8 * 2)) : nullptr;
  if (!probe) return RaiseMemoryError(), false;
  Free(Domain::kRaw, probe);
  return true;
}

// ---- gcd, lcm -----------------------------------------------------------------------------------------------------------------------

uint64_t Magnitude(const Object* small) {
  int64_t value = SmallValue(small);
  return value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
}

Ref<Object> GcdOf(const Object* a, const Object* b) {
  if (!IsBig(a) && !IsBig(b)) return NewIntFromUnsigned(std::gcd(Magnitude(a), Magnitude(b)));
  return IntGcd(a, b);
}

Ref<Object> Gcd(Borrowed<Object>, ArgSpan args) {
  if (args.size == 0) return NewInt(0);
  Ref<Object> result = Index(args[0]);
  if (result && args.size == 1) return IntAbsolute(result.get());
  Ref<Object> one = NewInt(1);
  for (size_t i = 1; result && i < args.size; ++i) {
    Ref<Object> next = Index(args[i]);
    if (!next) return nullptr;
    if (result.get() == one.get()) continue;  // the rest is only looked at
    result = GcdOf(result.get(), next.get());
  }
  return result;
}

Ref<Object> Lcm(Borrowed<Object>, ArgSpan args) {
  if (args.size == 0) return NewInt(1);
  Ref<Object> result = Index(args[0]);
  if (result && args.size == 1) return IntAbsolute(result.get());
  for (size_t i = 1; result && i < args.size; ++i) {
    Ref<Object> next = Index(args[i]);
    if (!next) return nullptr;
    if (IntSign(result.get()) == 0) continue;
    if (IntSign(next.get()) == 0) {
      result = std::move(next);
      continue;
    }
    Ref<Object> divisor = GcdOf(result.get(), next.get());
    Ref<Object> quotient = divisor ? IntFloorDivide(result.get(), divisor.get()) : nullptr;
    Ref<Object> product = quotient ? IntMultiply(quotient.get(), next.get()) : nullptr;
    result = product ? IntAbsolute(product.get()) : nullptr;
  }
  return result;
}

// ---- factorial, perm, comb, isqrt -----------------------------------------------------------------------------------------------------

Ref<Object> Factorial(Borrowed<Object>, Borrowed<Object> argument) {
  Ref<Object> integer = Index(argument);
  if (!integer) return nullptr;
  if (IntSign(integer.get()) < 0) return RaiseValueError("factorial() not defined for negative values");
  if (IsBig(integer.get())) {
    return Raise(TypeId::kOverflowError, "factorial() argument should not exceed %lld", static_cast<long long>(LONG_MAX));
  }
  auto n = static_cast<uint64_t>(SmallValue(integer.get()));
  if (n <= 20) {
    int64_t result = 1;
    for (uint64_t i = 2; i <= n; ++i) result *= static_cast<int64_t>(i);
    return NewInt(result);
  }
  if (!HasRoom(static_cast<double>(n) * std::log2(static_cast<double>(n)))) return nullptr;
  Mpz result;
  mpz_fac_ui(result, n);
  return result.ToInt();
}

// n (n-1) ... (n-count+1), by halves so that long factors meet long ones.
void FallingProduct(mpz_ptr out, mpz_srcptr n, uint64_t skip, uint64_t count) {
  if (count <= 8) {
    mpz_set_ui(out, 1);
    Mpz factor;
    for (uint64_t i = 0; i < count; ++i) {
      mpz_sub_ui(factor, n, skip + i);
      mpz_mul(out, out, factor);
    }
    return;
  }
  Mpz right;
  FallingProduct(out, n, skip, count / 2);
  FallingProduct(right, n, skip + count / 2, count - count / 2);
  mpz_mul(out, out, right);
}

// n and k of perm() and comb(): not negative.
bool Counts(Object* first, Object* second, Ref<Object>* n, Ref<Object>* k) {
  *n = Index(first);
  *k = *n ? Index(second) : nullptr;
  if (!*k) return false;
  if (IntSign(n->get()) < 0) return RaiseFalse(TypeId::kValueError, "n must be a non-negative integer");
  if (IntSign(k->get()) < 0) return RaiseFalse(TypeId::kValueError, "k must be a non-negative integer");
  return true;
}

Ref<Object> Perm(Borrowed<Object> self, ArgSpan args) {
  if (args.size == 1 || IsNone(args[1])) return Factorial(self, args[0]);
  Ref<Object> n, k;
  if (!Counts(args[0], args[1], &n, &k)) return nullptr;
  if (IntCompare(n.get(), k.get()) < 0) return NewInt(0);
  if (IsBig(k.get())) return Raise(TypeId::kOverflowError, "k must not exceed %lld", LLONG_MAX);
  auto count = static_cast<uint64_t>(SmallValue(k.get()));
  if (!IsBig(n.get())) {
    int64_t result = 1;
    uint64_t i = 0;
    for (; i < count; ++i) {
      if (__builtin_mul_overflow(result, SmallValue(n.get()) - static_cast<int64_t>(i), &result)) break;
    }
    if (i == count) return NewInt(result);
  }
  if (!HasRoom(static_cast<double>(count) * static_cast<double>(IntBitLength(n.get())))) return nullptr;
  Mpz base, result;
  SetMpz(base, n.get());
  FallingProduct(result, base, 0, count);
  return result.ToInt();
}

Ref<Object> Comb(Borrowed<Object>, ArgSpan args) {
  Ref<Object> n, k;
  if (!Counts(args[0], args[1], &n, &k)) return nullptr;
  Ref<Object> rest = IntSubtract(n.get(), k.get());
  if (!rest) return nullptr;
  if (IntSign(rest.get()) < 0) return NewInt(0);
  const Object* fewer = IntCompare(rest.get(), k.get()) < 0 ? rest.get() : k.get();
  if (IsBig(fewer)) return Raise(TypeId::kOverflowError, "min(n - k, k) must not exceed %lld", LLONG_MAX);
  auto count = static_cast<uint64_t>(SmallValue(fewer));
  if (count == 0) return NewInt(1);
  if (!IsBig(n.get())) {
    auto total = static_cast<uint64_t>(SmallValue(n.get()));
    uint64_t result = 1, i = 0;
    for (; i < count; ++i) {  // each step is a binomial coefficient itself, so the division leaves nothing
      unsigned __int128 wide = static_cast<unsigned __int128>(result) * (total - i) / (i + 1);
      if (wide > UINT64_MAX) break;
      result = static_cast<uint64_t>(wide);
    }
    if (i == count) return NewIntFromUnsigned(result);
  }
  if (!HasRoom(static_cast<double>(count) * (static_cast<double>(IntBitLength(n.get())) - std::log2(static_cast<double>(count)) + 2))) return nullptr;
  Mpz base, result;
  SetMpz(base, n.get());
  mpz_bin_ui(result, base, count);
  return result.ToInt();
}

Ref<Object> Isqrt(Borrowed<Object>, Borrowed<Object> argument) {
  Ref<Object> n = Index(argument);
  if (!n) return nullptr;
  if (IntSign(n.get()) < 0) return RaiseValueError("isqrt() argument must be nonnegative");
  if (!IsBig(n.get())) {
    auto value = static_cast<uint64_t>(SmallValue(n.get()));
    auto root = static_cast<uint64_t>(std::sqrt(static_cast<double>(value)));
    while (root * root > value) --root;  // at most one off either way
    while ((root + 1) * (root + 1) <= value) ++root;
    return NewInt(static_cast<int64_t>(root));
  }
  return IntSquareRoot(n.get());
}

constexpr MethodDef kFunctions[] = {
    Positional("comb", &Comb, 2, 2, "comb($module, n, k, /)\n--\n\nIn how many ways k of n items can be chosen, whatever their order."),
    OneArg("factorial", &Factorial, "factorial($module, n, /)\n--\n\nThe product of the integers from 1 to n."),
    Positional("gcd", &Gcd, 0, -1, "gcd($module, *integers)\n--\n\nThe greatest common divisor."),
    OneArg("isqrt", &Isqrt, "isqrt($module, n, /)\n--\n\nThe square root, rounded down to an integer."),
    Positional("lcm", &Lcm, 0, -1, "lcm($module, *integers)\n--\n\nThe least common multiple."),
    Positional("perm", &Perm, 1, 2, "perm($module, n, k=None, /)\n--\n\nIn how many ways k of n items can be chosen in order."),
};

}  // namespace

Table<MethodDef> MathIntegerFunctions() { return kFunctions; }

}  // namespace viv
