// Numbers as text, as programs mostly want them: `str(i)`, `f"{i:05d}"`, `f"{x:8.3f}"`, in one pass over a buffer on the stack. What is
// asked for beyond that goes the general way (int_text.cc, float_text.cc, format_spec.cc), which gives the same text.
#pragma once

#include <string_view>

#include "interpreter/objects/str_object.h"

namespace viv {

// str(value); always an object of its own, also for one digit.
Ref<StrObject> IntDecimal(int64_t value);

// The format specification `[0][width][.precision][type]` with numbers below 100.
struct PlainSpec {
  bool zeros = false;
  int width = 0;
  int precision = -1;  // -1: not given
  char type = 0;       // 0: not given
};
// False: `spec` says something else.
bool ReadPlainSpec(const StrObject* spec, PlainSpec* out);

// The text aligned to the right, as numbers are; zeros, if asked for, between sign and digits. `text` is ASCII, short, with a '-' in front
// or no sign.
Ref<StrObject> LayOutNumber(std::string_view text, const PlainSpec& spec);

// Writes value >= 0 with exactly so many digits behind the point, correctly rounded, ties to even; no point where there are none. The
// end of what was written; null: too large or too precise for this, nothing was written.
inline constexpr int kFixedRoom = 64;  // bytes that `out` must have
char* WriteFixed(double value, int precision, char* out);

}  // namespace viv
