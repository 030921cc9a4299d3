// ints as text, for the files of numbers; what everybody needs is in int_object.h.
#pragma once

#include <string>

#include "interpreter/objects/int_object.h"

namespace viv {

bool TooManyDigits(int limit);  // raises; false
Ref<Object> IntFormat(Borrowed<Object> integer, Borrowed<StrObject> spec);  // int.__format__
// Text with the blanks and decimal digits of all scripts turned into ASCII ones; false where another character is not ASCII.
bool DecimalToAscii(const StrObject* text, std::string* ascii);

}  // namespace viv
