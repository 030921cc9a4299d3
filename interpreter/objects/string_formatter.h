// What the module `_string` gives to string.Formatter. Both answer lists of what CPython makes iterators of: an error in the text is
// raised at once.
#pragma once

#include "interpreter/objects/str_object.h"

namespace viv {

// [(literal, field name, format spec, conversion), ...]; the last three are None where a literal ends the text.
Ref<Object> FormatterParser(Borrowed<StrObject> text);
// (first, [(is attribute, name or index), ...])
Ref<Object> FormatterFieldNameSplit(Borrowed<StrObject> name);

}  // namespace viv
