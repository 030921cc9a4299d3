// float and complex. Answers to CPython's Objects/floatobject.c and complexobject.c.
#pragma once

#include <string>

#include "interpreter/objects/object.h"

namespace viv {

struct FloatObject : Object {
  double value;
};
static_assert(sizeof(FloatObject) == 24);

struct ComplexObject : Object {
  double real, imaginary;
};

Ref<Object> NewFloat(double value);  // reuses freed floats (free list, bound as CPython's)
Ref<Object> NewComplex(double real, double imaginary);
inline double FloatValue(const Object* object) { return static_cast<const FloatObject*>(object)->value; }
int64_t HashDouble(double value, const Object* object);  // nan hashes by identity
std::string ReprDouble(double value);                    // shortest text that reads back the same
// format_code: one of e f g r E F G (r = repr); flags as in '#' alternate and sign. The work behind format(), % and round.
std::string FormatDouble(double value, char format_code, int precision, bool always_sign, bool alternate, bool add_dot_zero);
// float(text); ValueError "could not convert string to float: ..." naming `shown`.
bool ParseDouble(std::string_view text, Borrowed<Object> shown, double* out);

}  // namespace viv
