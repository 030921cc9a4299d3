// What math, cmath and _statistics share: arguments that are real numbers, and the two errors of functions of them.
#pragma once

#include <cmath>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/protocols.h"

namespace viv {

// TypeError "must be real number, not T", or whatever __float__ raises.
// The rare case is out of line, for the compiler must not know of a value: it would compute what the C library should.
bool DoubleArgumentOfOther(Object* object, double* out);  // math_sums.cc
inline bool DoubleArgument(Object* object, double* out) {
  if (__builtin_expect(object->kind == kFloat, 1)) return *out = FloatValue(object), true;
  if (object->kind == kInt) return *out = static_cast<double>(SmallValue(object)), true;
  return DoubleArgumentOfOther(object, out);
}

inline Ref<Object> RaiseMathDomain() { return RaiseValueError("math domain error"); }
inline Ref<Object> RaiseMathRange() { return Raise(TypeId::kOverflowError, "math range error"); }

// math_gamma.cc. *domain and *range tell of a pole and of an overflow.
double GammaFunction(double x, bool* domain, bool* range);
double LogGammaFunction(double x, bool* domain, bool* range);
// math_integers.cc, math_sums.cc: the rest of the module's functions.
Table<MethodDef> MathIntegerFunctions();
Table<MethodDef> MathSumFunctions();

}  // namespace viv
