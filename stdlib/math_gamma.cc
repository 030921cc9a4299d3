// The gamma function and its logarithm by Lanczos' approximation with g = 6.0246..., N = 13, so that results agree with CPython's to
// the last bit, which those of the C library do not.
#include <limits>

#include "stdlib/math_support.h"

namespace viv {
namespace {

constexpr double kPi = 3.141592653589793238462643383279502884197;
constexpr double kLogPi = 1.144729885849400174143427351353058711647;
constexpr double kLanczosG = 6.024680040776729583740234375;
constexpr double kLanczosGMinusHalf = 5.524680040776729583740234375;
constexpr int kTerms = 13;
constexpr double kNumerator[kTerms] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
// x (x+1) ... (x+11), expanded.
constexpr double kDenominator[kTerms] = {0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
                                         2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};
constexpr int kFactorials = 23;  // as many are exact

// The rational function of positive x. For large x in terms of 1/x, lest the powers overflow.
double LanczosSum(double x) {
  double numerator = 0.0, denominator = 0.0;
  if (x < 5.0) {
    for (int i = kTerms; --i >= 0;) {
      numerator = numerator * x + kNumerator[i];
      denominator = denominator * x + kDenominator[i];
    }
  } else {
    for (int i = 0; i < kTerms; ++i) {
      numerator = numerator / x + kNumerator[i];
      denominator = denominator / x + kDenominator[i];
    }
  }
  return numerator / denominator;
}

// sin(pi x) of finite x, exact at the zeros.
double SinPi(double x) {
  double y = std::fmod(std::fabs(x), 2.0), r;
  switch (static_cast<int>(std::round(2.0 * y))) {
    case 0: r = std::sin(kPi * y); break;
    case 1: r = std::cos(kPi * (y - 0.5)); break;
    case 2: r = std::sin(kPi * (1.0 - y)); break;
    case 3: r = -std::cos(kPi * (y - 1.5)); break;
    default: r = std::sin(kPi * (y - 2.0)); break;
  }
  return std::copysign(1.0, x) * r;
}

double Factorial(int n) {
  double result = 1.0;
  for (int i = 2; i <= n; ++i) result *= i;
  return result;
}

}  // namespace

double GammaFunction(double x, bool* domain, bool* range) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (!std::isfinite(x)) {
    if (std::isnan(x) || x > 0.0) return x;
    *domain = true;
    return std::numeric_limits<double>::quiet_NaN();
  }
  if (x == 0.0) {
    *domain = true;
    return std::copysign(kInfinity, x);
  }
  if (x == std::floor(x)) {
    if (x < 0.0) {
      *domain = true;
      return std::numeric_limits<double>::quiet_NaN();
    }
    if (x <= kFactorials) return Factorial(static_cast<int>(x) - 1);
  }
  double magnitude = std::fabs(x);
  if (magnitude < 1e-20) {
    double result = 1.0 / x;
    *range = std::isinf(result);
    return result;
  }
  if (magnitude > 200.0) {
    if (x < 0.0) return 0.0 / SinPi(x);  // a zero with the right sign
    *range = true;
    return kInfinity;
  }
  // y is x + g - 1/2, z what rounding lost of it, turned into a correction of the result.
  double y = magnitude + kLanczosGMinusHalf, z;
  if (magnitude > kLanczosGMinusHalf) {
    double q = y - magnitude;
    z = q - kLanczosGMinusHalf;
  } else {
    double q = y - kLanczosGMinusHalf;
    z = q - magnitude;
  }
  z = z * kLanczosG / y;
  double result;
  if (x < 0.0) {
    result = -kPi / SinPi(magnitude) / magnitude * std::exp(y) / LanczosSum(magnitude);
    result -= z * result;
    if (magnitude < 140.0) {
      result /= std::pow(y, magnitude - 0.5);
    } else {
      double root = std::pow(y, magnitude / 2.0 - 0.25);
      result /= root;
      result /= root;
    }
  } else {
    result = LanczosSum(magnitude) / std::exp(y);
    result += z * result;
    if (magnitude < 140.0) {
      result *= std::pow(y, magnitude - 0.5);
    } else {
      double root = std::pow(y, magnitude / 2.0 - 0.25);
      result *= root;
      result *= root;
    }
  }
  *range = std::isinf(result);
  return result;
}

double LogGammaFunction(double x, bool* domain, bool* range) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (!std::isfinite(x)) return std::isnan(x) ? x : kInfinity;
  if (x == std::floor(x) && x <= 2.0) {
    if (x > 0.0) return 0.0;
    *domain = true;
    return kInfinity;
  }
  double magnitude = std::fabs(x);
  if (magnitude < 1e-20) return -std::log(magnitude);
  double result = std::log(LanczosSum(magnitude)) - kLanczosG;
  result += (magnitude - 0.5) * (std::log(magnitude + kLanczosG - 0.5) - 1);
  if (x < 0.0) result = kLogPi - std::log(std::fabs(SinPi(magnitude))) - std::log(magnitude) - result;  // reflection
  *range = std::isinf(result);
  return result;
}

}  // namespace viv
