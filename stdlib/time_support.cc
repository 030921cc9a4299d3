#include "stdlib/time_support.h"

#include <cmath>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"

namespace viv {

namespace {

constexpr double kBillion = 1e9;

bool RaiseRange() { return RaiseFalse(TypeId::kOverflowError, "timestamp out of range for platform time_t"); }
bool RaiseNan() { return RaiseFalse(TypeId::kValueError, "Invalid value NaN (not a number)"); }
bool FitsInt64(double value) { return value >= -0x1p63 && value < 0x1p63; }

// The value of an object with __index__. False: failed, or *overflow is set and nothing is pending.
bool IndexValue(Borrowed<Object> object, int64_t* out, int* overflow) {
  Ref<Object> index = Index(object);
  if (!index) return false;
  *out = IntAsInt64(index, overflow);
  return *overflow == 0;
}

}  // namespace

double RoundDouble(double value, Rounding rounding) {
  switch (rounding) {
    case Rounding::kFloor: return std::floor(value);
    case Rounding::kCeiling: return std::ceil(value);
    case Rounding::kHalfEven: return std::nearbyint(value);
    case Rounding::kUp: return value >= 0 ? std::ceil(value) : std::floor(value);
  }
  return value;
}

bool TimeToNanoseconds(Borrowed<Object> seconds, Rounding rounding, int64_t* out) {
  if (IsFloat(seconds)) {
    double value = FloatValue(seconds);
    if (std::isnan(value)) return RaiseNan();
    value = RoundDouble(value * kBillion, rounding);
    if (!FitsInt64(value)) return RaiseFalse(TypeId::kOverflowError, "timestamp too large to convert to C _PyTime_t");
    *out = static_cast<int64_t>(value);
    return true;
  }
  int overflow = 0;
  int64_t whole;
  if (!IndexValue(seconds, &whole, &overflow)) {
    return overflow && RaiseFalse(TypeId::kOverflowError, "timestamp too large to convert to C _PyTime_t");
  }
  if (__builtin_mul_overflow(whole, int64_t{1'000'000'000}, out)) {
    return RaiseFalse(TypeId::kOverflowError, "timestamp too large to convert to C _PyTime_t");
  }
  return true;
}

bool TimeToSeconds(Borrowed<Object> seconds, Rounding rounding, time_t* out) {
  if (IsFloat(seconds)) {
    double value = FloatValue(seconds);
    if (std::isnan(value)) return RaiseNan();
    value = RoundDouble(value, rounding);
    if (!FitsInt64(value)) return RaiseRange();
    *out = static_cast<time_t>(value);
    return true;
  }
  int overflow = 0;
  int64_t whole;
  if (!IndexValue(seconds, &whole, &overflow)) return overflow && RaiseRange();
  *out = whole;
  return true;
}

bool TimeToTimespec(Borrowed<Object> seconds, Rounding rounding, timespec* out) {
  out->tv_nsec = 0;
  if (!IsFloat(seconds)) return TimeToSeconds(seconds, rounding, &out->tv_sec);
  double value = FloatValue(seconds);
  if (std::isnan(value)) return RaiseNan();
  double whole, fraction = std::modf(value, &whole) * kBillion;
  fraction = RoundDouble(fraction, rounding);
  if (fraction >= kBillion) {
    fraction -= kBillion;
    whole += 1;
  } else if (fraction < 0) {
    fraction += kBillion;
    whole -= 1;
  }
  if (!FitsInt64(whole)) return RaiseRange();
  out->tv_sec = static_cast<time_t>(whole);
  out->tv_nsec = static_cast<long>(fraction);
  return true;
}

}  // namespace viv
