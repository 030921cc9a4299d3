// Functions of math over many numbers: exact sums, lengths of vectors, products.
#include <limits>

#include "absl/container/inlined_vector.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/math_support.h"

namespace viv {
namespace {

// ---- fsum: Shewchuk's algorithm. `partials` do not overlap, grow in magnitude, and add up exactly to what came so far. -----------------

Ref<Object> Fsum(Borrowed<Object>, Borrowed<Object> iterable) {
  absl::InlinedVector<double, 32> partials;
  double special = 0.0, infinities = 0.0;  // the sum of what is not finite
  bool summed = ForEach(iterable, [&](Borrowed<Object> item) {
    double x;
    if (!DoubleArgument(item, &x)) return false;
    double given = x;
    size_t kept = 0;
    for (double y : partials) {
      if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
      double high = x + y, low = y - (high - x);
      if (low != 0.0) partials[kept++] = low;
      x = high;
    }
    partials.resize(kept);
    if (x == 0.0) return true;
    if (std::isfinite(x)) return partials.push_back(x), true;
    if (std::isfinite(given)) return RaiseFalse(TypeId::kOverflowError, "intermediate overflow in fsum");
    if (std::isinf(given)) infinities += given;
    special += given;
    partials.clear();
    return true;
  });
  if (!summed) return nullptr;
  if (special != 0.0) return std::isnan(infinities) ? RaiseValueError("-inf + inf in fsum") : NewFloat(special);
  size_t n = partials.size();
  if (n == 0) return NewFloat(0.0);
  double high = partials[--n], low = 0.0;
  while (n > 0) {
    double x = high, y = partials[--n];
    high = x + y;
    low = y - (high - x);
    if (low != 0.0) break;
  }
  // Exactly between two floats: what follows decides.
  if (n > 0 && ((low < 0.0 && partials[n - 1] < 0.0) || (low > 0.0 && partials[n - 1] > 0.0))) {
    double y = low * 2.0, x = high + y;
    if (y == x - high) high = x;
  }
  return NewFloat(high);
}

// ---- dist, hypot ----------------------------------------------------------------------------------------------------------------------

using Vector = absl::InlinedVector<double, 16>;

// A sum of squares below 1 with the rounding errors of its parts kept apart, as CPython 3.11 computes it.
struct SquareSum {
  double sum = 1.0, rest[3] = {0.0, 0.0, 0.0};

  void Add(double term, int part) {
    double before = sum;
    sum += term;
    rest[part] += (before - sum) + term;
  }
  static void Split(double x, double* high, double* low) {
    double t = x * 134217729.0;  // 2**27 + 1
    *high = t - (t - x);
    *low = x - *high;
  }
  double Total() const { return sum - 1.0 + (rest[0] + rest[1] + rest[2]); }
};

// The length of a vector of magnitudes: within one unit in the last place.
double Norm(const Vector& vector, double largest, bool found_nan) {
  if (std::isinf(largest)) return largest;
  if (found_nan) return std::numeric_limits<double>::quiet_NaN();
  if (largest == 0.0 || vector.size() <= 1) return largest;
  int exponent;
  std::frexp(largest, &exponent);
  if (exponent < -1023) {  // the scale would overflow
    SquareSum squares;
    for (double x : vector) {
      x /= largest;
      squares.Add(x * x, 0);
    }
    return largest * std::sqrt(squares.sum - 1.0 + squares.rest[0]);
  }
  double scale = std::ldexp(1.0, -exponent), high, low;
  SquareSum squares;
  for (double x : vector) {
    SquareSum::Split(x * scale, &high, &low);
    squares.Add(high * high, 0);
    squares.Add(2.0 * high * low, 1);
    squares.rest[2] += low * low;
  }
  double root = std::sqrt(squares.Total());
  // One step of Newton's method with the exact square of the root.
  SquareSum::Split(root, &high, &low);
  squares.Add(-high * high, 0);
  squares.Add(-2.0 * high * low, 1);
  squares.Add(-low * low, 2);
  return (root + squares.Total() / (2.0 * root)) / scale;
}

Ref<Object> Dist(Borrowed<Object>, ArgSpan args) {
  Ref<TupleObject> points[2];
  for (int i = 0; i < 2; ++i) {
    points[i] = IsTuple(args[i]) ? Ref<TupleObject>::Share(AsTuple(args[i])) : TupleOf(args[i]);
    if (!points[i]) return nullptr;
  }
  ptrdiff_t n = points[0]->size;
  if (n != points[1]->size) return RaiseValueError("both points must have the same number of dimensions");
  Vector vector;
  double largest = 0.0;
  bool found_nan = false;
  for (ptrdiff_t i = 0; i < n; ++i) {
    double p, q;
    if (!DoubleArgument(points[0]->items[i], &p) || !DoubleArgument(points[1]->items[i], &q)) return nullptr;
    double x = std::fabs(p - q);
    vector.push_back(x);
    found_nan |= std::isnan(x);
    if (x > largest) largest = x;
  }
  return NewFloat(Norm(vector, largest, found_nan));
}

Ref<Object> Hypot(Borrowed<Object>, ArgSpan args) {
  Vector vector;
  double largest = 0.0;
  bool found_nan = false;
  for (Object* item : args) {
    double x;
    if (!DoubleArgument(item, &x)) return nullptr;
    x = std::fabs(x);
    vector.push_back(x);
    found_nan |= std::isnan(x);
    if (x > largest) largest = x;
  }
  return NewFloat(Norm(vector, largest, found_nan));
}

// ---- prod -----------------------------------------------------------------------------------------------------------------------------

Ref<Object> Prod(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"prod", {"", "start"}, 1, 1, 1}, args, out)) return nullptr;
  Ref<Object> iterator = GetIter(out[0]);
  Ref<Object> result = iterator ? (out[1] ? NewRef(out[1]) : NewInt(1)) : nullptr;
  if (!result) return nullptr;
  Ref<Object> item;
  // While everything is a small int, then while everything is a float or one: without objects for what comes between.
  if (result->kind == kInt) {
    int64_t product = SmallValue(result.get());
    while ((item = Next(iterator))) {
      if (item->kind == kInt) {
        int64_t next;
        if (!__builtin_mul_overflow(product, SmallValue(item.get()), &next)) {
          product = next;
          continue;
        }
      }
      result = NewInt(product);
      result = result ? Multiply(result, item) : nullptr;
      break;
    }
    if (!item) return ErrorPending() ? nullptr : NewInt(product);
    if (!result) return nullptr;
  }
  if (result->kind == kFloat) {
    double product = FloatValue(result.get());
    while ((item = Next(iterator))) {
      if (item->kind == kFloat) {
        product *= FloatValue(item.get());
      } else if (item->kind == kInt) {
        product *= static_cast<double>(SmallValue(item.get()));
      } else {
        result = NewFloat(product);
        result = result ? Multiply(result, item) : nullptr;
        break;
      }
    }
    if (!item) return ErrorPending() ? nullptr : NewFloat(product);
    if (!result) return nullptr;
  }
  while ((item = Next(iterator))) {
    result = Multiply(result, item);
    if (!result) return nullptr;
  }
  return ErrorPending() ? nullptr : std::move(result);
}

constexpr MethodDef kFunctions[] = {
    Positional("dist", &Dist, 2, 2, "dist($module, p, q, /)\n--\n\nThe distance of two points, given as sequences of coordinates."),
    OneArg("fsum", &Fsum, "fsum($module, seq, /)\n--\n\nThe sum of floats, rounded once."),
    Positional("hypot", &Hypot, 0, -1, "hypot(*coordinates) -> value\n\nThe length of the vector with these coordinates."),
    Keywords("prod", &Prod, "prod($module, iterable, /, *, start=1)\n--\n\nThe product of start and all the items."),
};

}  // namespace

[[gnu::noinline]] bool DoubleArgumentOfOther(Object* object, double* out) {
  *out = AsDouble(object);
  return !(*out == -1.0 && ErrorPending());
}

Table<MethodDef> MathSumFunctions() { return kFunctions; }

}  // namespace viv
