// The module cmath: functions of complex numbers, by Kahan's formulas, so that results agree with CPython's. What is not finite goes to
// the C library, whose answers are those of C99's Annex G as CPython's are. Answers to CPython's Modules/cmathmodule.c.
#include <cfloat>
#include <complex>
#include <limits>

#include "interpreter/objects/tuple_object.h"
#include "stdlib/math_support.h"
#include "stdlib/modules.h"

namespace viv {
namespace {

using Complex = std::complex<double>;
enum class Fault { kNone, kDomain, kRange };

constexpr double kPi = 3.14159265358979323846, kE = 2.7182818284590452354, kTau = 6.2831853071795864769;
constexpr double kLn2 = 0.6931471805599453094, kLn10 = 2.302585092994045684;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLarge = DBL_MAX / 4.0;
// The square root and the logarithm of it, and the square root of the smallest normal number.
constexpr double kSqrtLarge = 6.703903964971298e+153, kLogLarge = 708.3964185322641, kSqrtMin = 1.4916681462400413e-154;

bool IsFinite(Complex z) { return std::isfinite(z.real()) && std::isfinite(z.imag()); }
bool IsLarge(Complex z) { return std::fabs(z.real()) > kLarge || std::fabs(z.imag()) > kLarge; }
double LogOfHalved(Complex z) { return std::log(std::hypot(z.real() / 2.0, z.imag() / 2.0)); }

bool ComplexArgument(Object* object, Complex* out) {
  if (object->kind != kComplex && !IsInstanceExactOrSub(object, TypeId::kComplex)) {
    if (object->kind != kFloat && !IsExactInt(object)) {
      Ref<Object> method = LookupSpecialMayRunPython(object, Names().dunder_complex);
      if (!method && ErrorPending()) return false;
      if (method) {
        Ref<Object> result = Call(method, {});
        if (!result) return false;
        if (!IsInstanceExactOrSub(result.get(), TypeId::kComplex)) {
          return RaiseFalse(TypeId::kTypeError, "__complex__ returned non-complex (type %.200T)", result.get());
        }
        auto* complex = static_cast<ComplexObject*>(result.get());
        return *out = {complex->real, complex->imaginary}, true;
      }
    }
    double real;
    if (!DoubleArgument(object, &real)) return false;
    return *out = {real, 0.0}, true;
  }
  auto* complex = static_cast<ComplexObject*>(object);
  return *out = {complex->real, complex->imaginary}, true;
}
Ref<Object> FromComplex(Complex z) { return NewComplex(z.real(), z.imag()); }
Ref<Object> RaiseFault(Fault fault) { return fault == Fault::kDomain ? RaiseMathDomain() : RaiseMathRange(); }

// ---- The functions ----------------------------------------------------------------------------------------------------------------------

Complex Sqrt(Complex z, Fault*) {
  if (!IsFinite(z)) return std::sqrt(z);
  if (z.real() == 0.0 && z.imag() == 0.0) return {0.0, z.imag()};
  double ax = std::fabs(z.real()), ay = std::fabs(z.imag()), s;
  if (ax < DBL_MIN && ay < DBL_MIN) {  // scaled up from among the subnormal numbers
    ax = std::ldexp(ax, 53);
    s = std::ldexp(std::sqrt(ax + std::hypot(ax, std::ldexp(ay, 53))), -27);
  } else {
    ax /= 8.0;
    s = 2.0 * std::sqrt(ax + std::hypot(ax, ay / 8.0));
  }
  double d = ay / (2.0 * s);
  if (z.real() >= 0.0) return {s, std::copysign(d, z.imag())};
  return {d, std::copysign(s, z.imag())};
}

Complex Acos(Complex z, Fault* fault) {
  if (!IsFinite(z)) return std::acos(z);
  if (IsLarge(z)) {  // with nothing lost to rounding, and no overflow
    double size = LogOfHalved(z) + kLn2 * 2.0;
    return {std::atan2(std::fabs(z.imag()), z.real()), z.real() < 0.0 ? -std::copysign(size, z.imag()) : std::copysign(size, -z.imag())};
  }
  Complex s1 = Sqrt({1.0 - z.real(), -z.imag()}, fault), s2 = Sqrt({1.0 + z.real(), z.imag()}, fault);
  return {2.0 * std::atan2(s1.real(), s2.real()), std::asinh(s2.real() * s1.imag() - s2.imag() * s1.real())};
}

Complex Acosh(Complex z, Fault* fault) {
  if (std::isnan(z.imag()) && std::isfinite(z.real())) return {z.imag(), z.imag()};  // newer C libraries know a part of the answer for 0
  if (!IsFinite(z)) return std::acosh(z);
  if (IsLarge(z)) return {LogOfHalved(z) + kLn2 * 2.0, std::atan2(z.imag(), z.real())};
  Complex s1 = Sqrt({z.real() - 1.0, z.imag()}, fault), s2 = Sqrt({z.real() + 1.0, z.imag()}, fault);
  return {std::asinh(s1.real() * s2.real() + s1.imag() * s2.imag()), 2.0 * std::atan2(s1.imag(), s2.real())};
}

Complex Asinh(Complex z, Fault* fault) {
  if (!IsFinite(z)) return std::asinh(z);
  if (IsLarge(z)) {
    double size = LogOfHalved(z) + kLn2 * 2.0;
    return {z.imag() >= 0.0 ? std::copysign(size, z.real()) : -std::copysign(size, -z.real()), std::atan2(z.imag(), std::fabs(z.real()))};
  }
  Complex s1 = Sqrt({1.0 + z.imag(), -z.real()}, fault), s2 = Sqrt({1.0 - z.imag(), z.real()}, fault);
  return {std::asinh(s1.real() * s2.imag() - s2.real() * s1.imag()), std::atan2(z.imag(), s1.real() * s2.real() - s1.imag() * s2.imag())};
}

Complex Atanh(Complex z, Fault* fault) {
  if (!IsFinite(z)) return std::atanh(z);
  if (std::signbit(z.real())) return -Atanh(-z, fault);
  double x = z.real(), ay = std::fabs(z.imag());
  if (x > kSqrtLarge || ay > kSqrtLarge) {
    double h = std::hypot(x / 2.0, z.imag() / 2.0);
    return {x / 4.0 / h / h, -std::copysign(kPi / 2.0, -z.imag())};
  }
  if (x == 1.0 && ay < kSqrtMin) {
    if (ay == 0.0) {
      *fault = Fault::kDomain;
      return {kInfinity, z.imag()};
    }
    return {-std::log(std::sqrt(ay) / std::sqrt(std::hypot(ay, 2.0))), std::copysign(std::atan2(2.0, -ay) / 2, z.imag())};
  }
  return {std::log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0, -std::atan2(-2.0 * z.imag(), (1 - x) * (1 + x) - ay * ay) / 2.0};
}

void CheckOverflow(Complex z, Fault* fault) {
  if (std::isinf(z.real()) || std::isinf(z.imag())) *fault = Fault::kRange;
}

Complex Cosh(Complex z, Fault* fault) {
  double x = z.real(), y = z.imag();
  if (!IsFinite(z)) {
    if (std::isinf(y) && !std::isnan(x)) *fault = Fault::kDomain;
    return std::cosh(z);
  }
  Complex result;
  if (std::fabs(x) > kLogLarge) {
    double nearer = x - std::copysign(1.0, x);
    result = {std::cos(y) * std::cosh(nearer) * kE, std::sin(y) * std::sinh(nearer) * kE};
  } else {
    result = {std::cos(y) * std::cosh(x), std::sin(y) * std::sinh(x)};
  }
  CheckOverflow(result, fault);
  return result;
}

Complex Sinh(Complex z, Fault* fault) {
  double x = z.real(), y = z.imag();
  if (!IsFinite(z)) {
    if (std::isinf(y) && !std::isnan(x)) *fault = Fault::kDomain;
    return std::sinh(z);
  }
  Complex result;
  if (std::fabs(x) > kLogLarge) {
    double nearer = x - std::copysign(1.0, x);
    result = {std::cos(y) * std::sinh(nearer) * kE, std::sin(y) * std::cosh(nearer) * kE};
  } else {
    result = {std::cos(y) * std::sinh(x), std::sin(y) * std::cosh(x)};
  }
  CheckOverflow(result, fault);
  return result;
}

Complex Tanh(Complex z, Fault* fault) {
  double x = z.real(), y = z.imag();
  if (!IsFinite(z)) {
    if (std::isinf(y) && std::isfinite(x)) *fault = Fault::kDomain;
    if (std::isnan(y) && std::isfinite(x)) return {y, y};  // as in Acosh
    return std::tanh(z);
  }
  if (std::fabs(x) > kLogLarge) return {std::copysign(1.0, x), 4.0 * std::sin(y) * std::cos(y) * std::exp(-2.0 * std::fabs(x))};
  double tx = std::tanh(x), ty = std::tan(y), cx = 1.0 / std::cosh(x), product = tx * ty, denominator = 1.0 + product * product;
  return {tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx};
}

Complex Exp(Complex z, Fault* fault) {
  double x = z.real(), y = z.imag();
  if (!IsFinite(z)) {
    if (std::isinf(y) && (std::isfinite(x) || (std::isinf(x) && x > 0))) *fault = Fault::kDomain;
    return std::exp(z);
  }
  Complex result;
  if (x > kLogLarge) {
    double l = std::exp(x - 1.0);
    result = {l * std::cos(y) * kE, l * std::sin(y) * kE};
  } else {
    double l = std::exp(x);
    result = {l * std::cos(y), l * std::sin(y)};
  }
  CheckOverflow(result, fault);
  return result;
}

Complex NaturalLog(Complex z, Fault* fault) {
  if (!IsFinite(z)) return std::log(z);
  double ax = std::fabs(z.real()), ay = std::fabs(z.imag()), real;
  if (ax > kLarge || ay > kLarge) {
    real = std::log(std::hypot(ax / 2.0, ay / 2.0)) + kLn2;
  } else if (ax < DBL_MIN && ay < DBL_MIN) {
    if (ax == 0.0 && ay == 0.0) {
      *fault = Fault::kDomain;
      return {-kInfinity, std::atan2(z.imag(), z.real())};
    }
    real = std::log(std::hypot(std::ldexp(ax, DBL_MANT_DIG), std::ldexp(ay, DBL_MANT_DIG))) - DBL_MANT_DIG * kLn2;
  } else {
    double h = std::hypot(ax, ay);
    if (0.71 <= h && h <= 1.73) {  // near 1 the logarithm would lose digits
      double larger = std::max(ax, ay), smaller = std::min(ax, ay);
      real = std::log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2.0;
    } else {
      real = std::log(h);
    }
  }
  return {real, std::atan2(z.imag(), z.real())};
}
Complex Log10(Complex z, Fault* fault) {
  Complex log = NaturalLog(z, fault);
  return {log.real() / kLn10, log.imag() / kLn10};
}

// The circular functions are the hyperbolic ones turned by a right angle.
template <Complex (*hyperbolic)(Complex, Fault*)>
Complex Circular(Complex z, Fault* fault) {
  Complex result = hyperbolic({-z.imag(), z.real()}, fault);
  return {result.imag(), -result.real()};
}
Complex Cos(Complex z, Fault* fault) { return Cosh({-z.imag(), z.real()}, fault); }

template <Complex (*function)(Complex, Fault*)>
Ref<Object> OfOne(Borrowed<Object>, Borrowed<Object> argument) {
  Complex z;
  if (!ComplexArgument(argument, &z)) return nullptr;
  Fault fault = Fault::kNone;
  Complex result = function(z, &fault);
  return fault == Fault::kNone ? FromComplex(result) : RaiseFault(fault);
}

Ref<Object> Log(Borrowed<Object>, ArgSpan args) {
  Complex x, y;
  if (!ComplexArgument(args[0], &x) || (args.size == 2 && !ComplexArgument(args[1], &y))) return nullptr;
  Fault fault = Fault::kNone;
  Complex result = NaturalLog(x, &fault);
  if (args.size == 2) {
    fault = Fault::kNone;  // the base decides alone, as in CPython
    Complex base = NaturalLog(y, &fault);
    double br = base.real(), bi = base.imag();
    if (std::fabs(br) >= std::fabs(bi)) {
      if (br == 0.0) {
        fault = Fault::kDomain;
      } else {
        double ratio = bi / br, denominator = br + bi * ratio;
        result = {(result.real() + result.imag() * ratio) / denominator, (result.imag() - result.real() * ratio) / denominator};
      }
    } else if (std::fabs(bi) >= std::fabs(br)) {
      double ratio = br / bi, denominator = br * ratio + bi;
      result = {(result.real() * ratio + result.imag()) / denominator, (result.imag() * ratio - result.real()) / denominator};
    } else {
      result = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    }
  }
  return fault == Fault::kNone ? FromComplex(result) : RaiseFault(fault);
}

// ---- Polar coordinates --------------------------------------------------------------------------------------------------------------------

Ref<Object> Phase(Borrowed<Object>, Borrowed<Object> argument) {
  Complex z;
  return ComplexArgument(argument, &z) ? NewFloat(std::atan2(z.imag(), z.real())) : nullptr;
}

Ref<Object> Polar(Borrowed<Object>, Borrowed<Object> argument) {
  Complex z;
  if (!ComplexArgument(argument, &z)) return nullptr;
  double r = std::hypot(z.real(), z.imag());
  if (std::isinf(r) && IsFinite(z)) return RaiseMathRange();
  Ref<Object> radius = NewFloat(r), phi = NewFloat(std::atan2(z.imag(), z.real()));
  return radius && phi ? NewTuple({radius.get(), phi.get()}) : nullptr;
}

Ref<Object> Rect(Borrowed<Object>, ArgSpan args) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  double r, phi;
  if (!DoubleArgument(args[0], &r) || !DoubleArgument(args[1], &phi)) return nullptr;
  if (std::isfinite(r) && std::isfinite(phi)) {
    return phi == 0.0 ? NewComplex(r, r * phi) : NewComplex(r * std::cos(phi), r * std::sin(phi));
  }
  if (r != 0.0 && !std::isnan(r) && std::isinf(phi)) return RaiseMathDomain();
  if (std::isinf(r)) {
    if (!std::isfinite(phi)) return NewComplex(kInfinity, kNan);
    if (phi == 0.0) return NewComplex(r, std::copysign(0.0, r > 0 ? phi : -phi));
    double sign = r > 0 ? 1.0 : -1.0;
    return NewComplex(std::copysign(kInfinity, sign * std::cos(phi)), std::copysign(kInfinity, sign * std::sin(phi)));
  }
  if (r == 0.0) return NewComplex(0.0, 0.0);
  return NewComplex(kNan, phi == 0.0 ? 0.0 : kNan);
}

// ---- Questions ------------------------------------------------------------------------------------------------------------------------

template <bool (*function)(Complex)>
Ref<Object> Question(Borrowed<Object>, Borrowed<Object> argument) {
  Complex z;
  return ComplexArgument(argument, &z) ? NewBool(function(z)) : nullptr;
}
bool IsInfinite(Complex z) { return std::isinf(z.real()) || std::isinf(z.imag()); }
bool IsNotANumber(Complex z) { return std::isnan(z.real()) || std::isnan(z.imag()); }

Ref<Object> IsClose(Borrowed<Object>, CallArgs args) {
  Object* out[4];
  if (!ParseArguments({"isclose", {"a", "b", "rel_tol", "abs_tol"}, 2, 0, 2}, args, out)) return nullptr;
  Complex a, b;
  double relative = 1e-09, absolute = 0.0;
  if (!ComplexArgument(out[0], &a) || !ComplexArgument(out[1], &b) || (out[2] && !DoubleArgument(out[2], &relative)) ||
      (out[3] && !DoubleArgument(out[3], &absolute))) {
    return nullptr;
  }
  if (relative < 0.0 || absolute < 0.0) return RaiseValueError("tolerances must be non-negative");
  if (a == b) return NewBool(true);
  if (IsInfinite(a) || IsInfinite(b)) return NewBool(false);
  auto size = [](Complex z) { return std::hypot(z.real(), z.imag()); };
  double difference = size(a - b);
  return NewBool(difference <= relative * size(b) || difference <= relative * size(a) || difference <= absolute);
}

constexpr MethodDef kFunctions[] = {
    OneArg("acos", &OfOne<Acos>, "acos($module, z, /)\n--\n\nThe arc cosine."),
    OneArg("acosh", &OfOne<Acosh>, "acosh($module, z, /)\n--\n\nThe inverse hyperbolic cosine."),
    OneArg("asin", &OfOne<Circular<Asinh>>, "asin($module, z, /)\n--\n\nThe arc sine."),
    OneArg("asinh", &OfOne<Asinh>, "asinh($module, z, /)\n--\n\nThe inverse hyperbolic sine."),
    OneArg("atan", &OfOne<Circular<Atanh>>, "atan($module, z, /)\n--\n\nThe arc tangent."),
    OneArg("atanh", &OfOne<Atanh>, "atanh($module, z, /)\n--\n\nThe inverse hyperbolic tangent."),
    OneArg("cos", &OfOne<Cos>, "cos($module, z, /)\n--\n\nThe cosine."),
    OneArg("cosh", &OfOne<Cosh>, "cosh($module, z, /)\n--\n\nThe hyperbolic cosine."),
    OneArg("exp", &OfOne<Exp>, "exp($module, z, /)\n--\n\ne to the power of z."),
    Keywords("isclose", &IsClose,
             "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nWhether two complex numbers are close to each other."),
    OneArg("isfinite", &Question<IsFinite>, "isfinite($module, z, /)\n--\n\nWhether both parts are finite."),
    OneArg("isinf", &Question<IsInfinite>, "isinf($module, z, /)\n--\n\nWhether a part is infinite."),
    OneArg("isnan", &Question<IsNotANumber>, "isnan($module, z, /)\n--\n\nWhether a part is a nan."),
    Positional("log", &Log, 1, 2, "log($module, z, base=<unrepresentable>, /)\n--\n\nThe logarithm, to base e or to the given one."),
    OneArg("log10", &OfOne<Log10>, "log10($module, z, /)\n--\n\nThe logarithm to base 10."),
    OneArg("phase", &Phase, "phase($module, z, /)\n--\n\nThe angle of a complex number."),
    OneArg("polar", &Polar, "polar($module, z, /)\n--\n\nThe distance from zero and the angle of a complex number."),
    Positional("rect", &Rect, 2, 2, "rect($module, r, phi, /)\n--\n\nThe complex number at a distance and an angle."),
    OneArg("sin", &OfOne<Circular<Sinh>>, "sin($module, z, /)\n--\n\nThe sine."),
    OneArg("sinh", &OfOne<Sinh>, "sinh($module, z, /)\n--\n\nThe hyperbolic sine."),
    OneArg("sqrt", &OfOne<Sqrt>, "sqrt($module, z, /)\n--\n\nThe square root."),
    OneArg("tan", &OfOne<Circular<Tanh>>, "tan($module, z, /)\n--\n\nThe tangent."),
    OneArg("tanh", &OfOne<Tanh>, "tanh($module, z, /)\n--\n\nThe hyperbolic tangent."),
};

}  // namespace

bool FillCmath(ModuleObject* module) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "pi", NewFloat(kPi)) && ModuleAdd(module, "e", NewFloat(kE)) &&
         ModuleAdd(module, "tau", NewFloat(kTau)) && ModuleAdd(module, "inf", NewFloat(kInfinity)) &&
         ModuleAdd(module, "infj", NewComplex(0.0, kInfinity)) && ModuleAdd(module, "nan", NewFloat(kNan)) &&
         ModuleAdd(module, "nanj", NewComplex(0.0, kNan));
}

}  // namespace viv
