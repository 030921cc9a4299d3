// floats as text, for the files of numbers; what everybody needs is in float_object.h.
#pragma once

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/format_spec.h"

namespace viv {

// repr() of a double: the end of the text.
inline constexpr size_t kReprRoom = 32;
char* WriteRepr(double value, char* out);

Ref<Object> FormatDoubleSpec(double value, const FormatSpec& spec);  // a finished float format specification
Ref<Object> FloatFormat(Borrowed<Object> number, Borrowed<StrObject> spec);
Ref<Object> ComplexFormat(Borrowed<Object> number, Borrowed<StrObject> spec);

}  // namespace viv
