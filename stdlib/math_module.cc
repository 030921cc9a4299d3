// The module math: functions of real numbers. Those of integers are in math_integers.cc, sums and products in math_sums.cc.
// Answers to CPython's Modules/mathmodule.c.
//
// What a C function says with a nan or an infinity is an exception here: a nan that comes of numbers is outside the domain; an infinity
// that comes of finite ones is too large where the function grows without bound, a pole (outside the domain) where it does not.
#include <cerrno>
#include <climits>
#include <limits>

#include "interpreter/objects/int_arithmetic.h"
#include "interpreter/objects/int_internal.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/math_support.h"
#include "stdlib/modules.h"

namespace viv {
namespace {

constexpr double kPi = 3.14159265358979323846, kE = 2.7182818284590452354, kTau = 6.2831853071795864769;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

enum Growth { kBounded, kUnbounded };

template <double (*function)(double), Growth growth = kBounded>
Ref<Object> OfOne(Borrowed<Object>, Borrowed<Object> argument) {
  double x;
  if (!DoubleArgument(argument, &x)) return nullptr;
  double result = function(x);
  if (__builtin_expect(!std::isfinite(result), 0)) {
    if (std::isnan(result) && !std::isnan(x)) return RaiseMathDomain();
    if (std::isinf(result) && std::isfinite(x)) return growth == kUnbounded ? RaiseMathRange() : RaiseMathDomain();
  }
  return NewFloat(result);
}

template <double (*function)(double, double)>
Ref<Object> OfTwo(Borrowed<Object>, ArgSpan args) {
  double x, y;
  if (!DoubleArgument(args[0], &x) || !DoubleArgument(args[1], &y)) return nullptr;
  double result = function(x, y);
  if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return RaiseMathDomain();
  if (std::isinf(result) && std::isfinite(x) && std::isfinite(y)) return RaiseMathRange();
  return NewFloat(result);
}

template <double (*function)(double, bool*, bool*)>
Ref<Object> OfGamma(Borrowed<Object>, Borrowed<Object> argument) {
  double x;
  if (!DoubleArgument(argument, &x)) return nullptr;
  bool domain = false, range = false;
  double result = function(x, &domain, &range);
  if (domain) return RaiseMathDomain();
  return range ? RaiseMathRange() : NewFloat(result);
}

double KeepZero(double x) { return x == 0.0 ? x : std::log1p(x); }

Ref<Object> Scaled(Object* argument, double factor) {
  double x;
  return DoubleArgument(argument, &x) ? NewFloat(x * factor) : nullptr;
}
Ref<Object> Degrees(Borrowed<Object>, Borrowed<Object> argument) { return Scaled(argument, 180.0 / kPi); }
Ref<Object> Radians(Borrowed<Object>, Borrowed<Object> argument) { return Scaled(argument, kPi / 180.0); }

// ---- Rounding to integers -----------------------------------------------------------------------------------------------------------

template <double (*function)(double)>
Ref<Object> Rounded(Borrowed<Object> argument, StrObject* method_name) {
  if (IsExactInt(argument)) return NewRef(argument);
  if (argument->kind != kFloat) {
    Ref<Object> method = LookupSpecialMayRunPython(argument, method_name);
    if (method) return Call(method, {});
    if (ErrorPending()) return nullptr;
  }
  double x;
  if (!DoubleArgument(argument, &x)) return nullptr;
  return NewIntFromDouble(function(x));
}
Ref<Object> Floor(Borrowed<Object>, Borrowed<Object> argument) { return Rounded<std::floor>(argument, Names().__floor__); }
Ref<Object> Ceil(Borrowed<Object>, Borrowed<Object> argument) { return Rounded<std::ceil>(argument, Names().__ceil__); }

Ref<Object> Trunc(Borrowed<Object>, Borrowed<Object> argument) {
  if (argument->kind == kFloat) return NewIntFromDouble(FloatValue(argument));
  Ref<Object> method = LookupSpecialMayRunPython(argument, Names().__trunc__);
  if (method) return Call(method, {});
  return ErrorPending() ? nullptr : RaiseTypeError("type %.100T doesn't define __trunc__ method", argument.get());
}

// ---- Parts of floats ----------------------------------------------------------------------------------------------------------------

Ref<Object> Pair(Ref<Object> first, Ref<Object> second) { return first && second ? NewTuple({first.get(), second.get()}) : nullptr; }

Ref<Object> Frexp(Borrowed<Object>, Borrowed<Object> argument) {
  double x;
  int exponent = 0;
  if (!DoubleArgument(argument, &x)) return nullptr;
  if (std::isfinite(x)) x = std::frexp(x, &exponent);
  return Pair(NewFloat(x), NewInt(exponent));
}

Ref<Object> Modf(Borrowed<Object>, Borrowed<Object> argument) {
  double x, whole;
  if (!DoubleArgument(argument, &x)) return nullptr;
  double fraction = std::modf(x, &whole);
  return Pair(NewFloat(fraction), NewFloat(whole));
}

Ref<Object> Ldexp(Borrowed<Object>, ArgSpan args) {
  double x;
  if (!DoubleArgument(args[0], &x)) return nullptr;
  if (!IsInt(args[1])) return RaiseTypeError("Expected an int as second argument to ldexp.");
  int overflow;
  int64_t exponent = IntAsInt64(args[1], &overflow);
  if (overflow) exponent = overflow < 0 ? INT64_MIN : INT64_MAX;
  if (x == 0.0 || !std::isfinite(x)) return NewFloat(x);
  if (exponent > INT_MAX) return RaiseMathRange();
  if (exponent < INT_MIN) return NewFloat(std::copysign(0.0, x));
  double result = std::ldexp(x, static_cast<int>(exponent));
  return std::isinf(result) ? RaiseMathRange() : NewFloat(result);
}

Ref<Object> Ulp(Borrowed<Object>, Borrowed<Object> argument) {
  double x;
  if (!DoubleArgument(argument, &x)) return nullptr;
  if (std::isnan(x)) return NewFloat(x);
  x = std::fabs(x);
  if (std::isinf(x)) return NewFloat(x);
  double next = std::nextafter(x, kInfinity);
  return NewFloat(std::isinf(next) ? x - std::nextafter(x, -kInfinity) : next - x);
}

Ref<Object> NextAfter(Borrowed<Object>, ArgSpan args) {
  double x, y;
  if (!DoubleArgument(args[0], &x) || !DoubleArgument(args[1], &y)) return nullptr;
  return NewFloat(std::nextafter(x, y));
}

// ---- Powers and logarithms ----------------------------------------------------------------------------------------------------------

Ref<Object> Fmod(Borrowed<Object>, ArgSpan args) {
  double x, y;
  if (!DoubleArgument(args[0], &x) || !DoubleArgument(args[1], &y)) return nullptr;
  double result = std::fmod(x, y);
  if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return RaiseMathDomain();
  return NewFloat(result);
}

Ref<Object> Pow(Borrowed<Object>, ArgSpan args) {
  double x, y;
  if (!DoubleArgument(args[0], &x) || !DoubleArgument(args[1], &y)) return nullptr;
  double result = std::pow(x, y);
  if (!std::isfinite(result) && std::isfinite(x) && std::isfinite(y)) {
    return std::isnan(result) || x == 0.0 ? RaiseMathDomain() : RaiseMathRange();
  }
  return NewFloat(result);
}

// An int too large for a float as mantissa * 2**exponent, 0.5 <= mantissa < 1, rounded to nearest, ties to even.
double FrexpBig(const Object* integer, int64_t* exponent) {
  IntView view(integer);
  size_t bits = mpn_sizeinbase(view.limbs, view.size, 2), shift = bits - 64;
  uint64_t top = view.limbs[shift / 64] >> (shift % 64);
  if (shift % 64) top |= view.limbs[shift / 64 + 1] << (64 - shift % 64);
  bool sticky = mpn_scan1(view.limbs, 0) < shift;
  uint64_t mantissa = top >> 11, rest = top & 0x7ff;
  if (rest > 0x400 || (rest == 0x400 && (sticky || (mantissa & 1)))) ++mantissa;
  int rounded_exponent;
  double result = std::frexp(static_cast<double>(mantissa), &rounded_exponent);
  *exponent = static_cast<int64_t>(bits) - 53 + rounded_exponent;
  return result;
}

template <double (*function)(double)>
Ref<Object> Logarithm(Object* argument) {
  double x;
  if (IsInt(argument)) {
    if (IntSign(argument) <= 0) return RaiseMathDomain();
    if (IsBig(argument) && IntBitLength(argument) >= 1024) {
      x = IntAsDouble(argument);
      if (x == -1.0 && ErrorPending()) {
        ClearError();
        int64_t exponent;
        x = FrexpBig(argument, &exponent);
        return NewFloat(function(x) + function(2.0) * static_cast<double>(exponent));
      }
    } else {
      x = IntAsDouble(argument);
    }
  } else if (!DoubleArgument(argument, &x)) {
    return nullptr;
  }
  if (x <= 0.0) return RaiseMathDomain();
  return NewFloat(function(x));
}
Ref<Object> Log2(Borrowed<Object>, Borrowed<Object> argument) { return Logarithm<std::log2>(argument); }
Ref<Object> Log10(Borrowed<Object>, Borrowed<Object> argument) { return Logarithm<std::log10>(argument); }
Ref<Object> Log(Borrowed<Object>, ArgSpan args) {
  if (args.size != 1 && args.size != 2) return RaiseTypeError("math.log requires 1 to 2 arguments");
  Ref<Object> numerator = Logarithm<std::log>(args[0]);
  if (!numerator || args.size == 1) return numerator;
  Ref<Object> denominator = Logarithm<std::log>(args[1]);
  return denominator ? TrueDivide(numerator, denominator) : nullptr;
}

// ---- Questions ----------------------------------------------------------------------------------------------------------------------

template <bool (*function)(double)>
Ref<Object> Question(Borrowed<Object>, Borrowed<Object> argument) {
  double x;
  return DoubleArgument(argument, &x) ? NewBool(function(x)) : nullptr;
}
bool IsFiniteNumber(double x) { return std::isfinite(x); }
bool IsInfinite(double x) { return std::isinf(x); }
bool IsNotANumber(double x) { return std::isnan(x); }

Ref<Object> IsClose(Borrowed<Object>, CallArgs args) {
  Object* out[4];
  if (!ParseArguments({"isclose", {"a", "b", "rel_tol", "abs_tol"}, 2, 0, 2}, args, out)) return nullptr;
  double a, b, relative = 1e-09, absolute = 0.0;
  if (!DoubleArgument(out[0], &a) || !DoubleArgument(out[1], &b) || (out[2] && !DoubleArgument(out[2], &relative)) ||
      (out[3] && !DoubleArgument(out[3], &absolute))) {
    return nullptr;
  }
  if (relative < 0.0 || absolute < 0.0) return RaiseValueError("tolerances must be non-negative");
  if (a == b) return NewBool(true);
  if (std::isinf(a) || std::isinf(b)) return NewBool(false);
  double difference = std::fabs(b - a);
  return NewBool(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) || difference <= absolute);
}

constexpr MethodDef kFunctions[] = {
    OneArg("acos", &OfOne<std::acos>, "acos($module, x, /)\n--\n\nThe arc cosine, from 0 to pi, in radians."),
    OneArg("acosh", &OfOne<std::acosh>, "acosh($module, x, /)\n--\n\nThe inverse hyperbolic cosine."),
    OneArg("asin", &OfOne<std::asin>, "asin($module, x, /)\n--\n\nThe arc sine, from -pi/2 to pi/2, in radians."),
    OneArg("asinh", &OfOne<std::asinh>, "asinh($module, x, /)\n--\n\nThe inverse hyperbolic sine."),
    OneArg("atan", &OfOne<std::atan>, "atan($module, x, /)\n--\n\nThe arc tangent, from -pi/2 to pi/2, in radians."),
    Positional("atan2", &OfTwo<std::atan2>, 2, 2, "atan2($module, y, x, /)\n--\n\nThe angle of the point (x, y), in radians."),
    OneArg("atanh", &OfOne<std::atanh>, "atanh($module, x, /)\n--\n\nThe inverse hyperbolic tangent."),
    OneArg("cbrt", &OfOne<std::cbrt>, "cbrt($module, x, /)\n--\n\nThe cube root."),
    OneArg("ceil", &Ceil, "ceil($module, x, /)\n--\n\nThe smallest integer that is not less."),
    Positional("copysign", &OfTwo<std::copysign>, 2, 2, "copysign($module, x, y, /)\n--\n\nThe magnitude of x with the sign of y."),
    OneArg("cos", &OfOne<std::cos>, "cos($module, x, /)\n--\n\nThe cosine of an angle in radians."),
    OneArg("cosh", &OfOne<std::cosh, kUnbounded>, "cosh($module, x, /)\n--\n\nThe hyperbolic cosine."),
    OneArg("degrees", &Degrees, "degrees($module, x, /)\n--\n\nRadians to degrees."),
    OneArg("erf", &OfOne<std::erf>, "erf($module, x, /)\n--\n\nThe error function."),
    OneArg("erfc", &OfOne<std::erfc>, "erfc($module, x, /)\n--\n\nOne minus the error function."),
    OneArg("exp", &OfOne<std::exp, kUnbounded>, "exp($module, x, /)\n--\n\ne to the power of x."),
    OneArg("exp2", &OfOne<std::exp2, kUnbounded>, "exp2($module, x, /)\n--\n\n2 to the power of x."),
    OneArg("expm1", &OfOne<std::expm1, kUnbounded>, "expm1($module, x, /)\n--\n\nexp(x) - 1, exact also for small x."),
    OneArg("fabs", &OfOne<std::fabs>, "fabs($module, x, /)\n--\n\nThe magnitude, as a float."),
    OneArg("floor", &Floor, "floor($module, x, /)\n--\n\nThe largest integer that is not greater."),
    Positional("fmod", &Fmod, 2, 2, "fmod($module, x, y, /)\n--\n\nThe remainder of x / y with the sign of x."),
    OneArg("frexp", &Frexp, "frexp($module, x, /)\n--\n\nThe pair (m, e) with x == m * 2**e and 0.5 <= abs(m) < 1, or (0, 0)."),
    OneArg("gamma", &OfGamma<GammaFunction>, "gamma($module, x, /)\n--\n\nThe gamma function."),
    Keywords("isclose", &IsClose,
             "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nWhether two numbers are close to each other, "
             "relative to the larger one or absolutely."),
    OneArg("isfinite", &Question<IsFiniteNumber>, "isfinite($module, x, /)\n--\n\nWhether x is neither an infinity nor a nan."),
    OneArg("isinf", &Question<IsInfinite>, "isinf($module, x, /)\n--\n\nWhether x is an infinity."),
    OneArg("isnan", &Question<IsNotANumber>, "isnan($module, x, /)\n--\n\nWhether x is a nan."),
    Positional("ldexp", &Ldexp, 2, 2, "ldexp($module, x, i, /)\n--\n\nx * 2**i: the inverse of frexp()."),
    OneArg("lgamma", &OfGamma<LogGammaFunction>, "lgamma($module, x, /)\n--\n\nThe logarithm of the magnitude of gamma(x)."),
    Positional("log", &Log, 0, -1, "log(x, [base=math.e])\nThe logarithm of x, to base e or to the given one."),
    OneArg("log10", &Log10, "log10($module, x, /)\n--\n\nThe logarithm to base 10."),
    OneArg("log1p", &OfOne<KeepZero>, "log1p($module, x, /)\n--\n\nlog(1 + x), exact also for small x."),
    OneArg("log2", &Log2, "log2($module, x, /)\n--\n\nThe logarithm to base 2."),
    OneArg("modf", &Modf, "modf($module, x, /)\n--\n\nThe fractional and the whole part, both with the sign of x."),
    Positional("nextafter", &NextAfter, 2, 2, "nextafter($module, x, y, /)\n--\n\nThe float that follows x in the direction of y."),
    Positional("pow", &Pow, 2, 2, "pow($module, x, y, /)\n--\n\nx to the power of y, as floats."),
    OneArg("radians", &Radians, "radians($module, x, /)\n--\n\nDegrees to radians."),
    Positional("remainder", &OfTwo<std::remainder>, 2, 2,
               "remainder($module, x, y, /)\n--\n\nThe difference of x and the multiple of y that is nearest to it, the even one of two."),
    OneArg("sin", &OfOne<std::sin>, "sin($module, x, /)\n--\n\nThe sine of an angle in radians."),
    OneArg("sinh", &OfOne<std::sinh, kUnbounded>, "sinh($module, x, /)\n--\n\nThe hyperbolic sine."),
    OneArg("sqrt", &OfOne<std::sqrt>, "sqrt($module, x, /)\n--\n\nThe square root."),
    OneArg("tan", &OfOne<std::tan>, "tan($module, x, /)\n--\n\nThe tangent of an angle in radians."),
    OneArg("tanh", &OfOne<std::tanh>, "tanh($module, x, /)\n--\n\nThe hyperbolic tangent."),
    OneArg("trunc", &Trunc, "trunc($module, x, /)\n--\n\nThe integer next to x towards zero, as __trunc__ has it."),
    OneArg("ulp", &Ulp, "ulp($module, x, /)\n--\n\nThe value of the last place of a float."),
};

}  // namespace

bool FillMath(ModuleObject* module) {
  for (Table<MethodDef> functions : {Table<MethodDef>(kFunctions), MathIntegerFunctions(), MathSumFunctions()}) {
    if (!ModuleAddFunctions(module, functions)) return false;
  }
  return ModuleAdd(module, "pi", NewFloat(kPi)) && ModuleAdd(module, "e", NewFloat(kE)) && ModuleAdd(module, "tau", NewFloat(kTau)) &&
         ModuleAdd(module, "inf", NewFloat(kInfinity)) && ModuleAdd(module, "nan", NewFloat(std::numeric_limits<double>::quiet_NaN()));
}

}  // namespace viv
