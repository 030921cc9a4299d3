// What the module `_string` gives to string.Formatter, step by step: 1 a row, 0 the end, -1 failed.
#pragma once

#include "interpreter/objects/str_object.h"

namespace viv {

// (literal, field name, format spec, conversion) from *position on; the last three are None where a literal ends the text.
int FormatterParserStep(Borrowed<StrObject> text, ptrdiff_t* position, Ref<Object>* row);
// The first part of a field name, a str or int; *position is where the accessors begin. Null: failed.
Ref<Object> FormatterFieldFirst(Borrowed<StrObject> name, ptrdiff_t* position);
// (is attribute, name or index)
int FormatterFieldStep(Borrowed<StrObject> name, ptrdiff_t* position, Ref<Object>* row);

}  // namespace viv
