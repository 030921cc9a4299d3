// Times as programs give them: seconds as int or float, turned into what the system wants. Answers to CPython's Python/pytime.c.
#pragma once

#include <ctime>

#include "interpreter/objects/object.h"

namespace viv {

enum class Rounding { kFloor, kCeiling, kHalfEven, kUp /* away from zero */ };

// Each: false: exception pending, ValueError for nan, OverflowError for what does not fit.
bool TimeToNanoseconds(Borrowed<Object> seconds, Rounding rounding, int64_t* out);
bool TimeToSeconds(Borrowed<Object> seconds, Rounding rounding, time_t* out);
bool TimeToTimespec(Borrowed<Object> seconds, Rounding rounding, timespec* out);

double RoundDouble(double value, Rounding rounding);

}  // namespace viv
