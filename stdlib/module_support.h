// What several modules make: exception classes of their own.
#pragma once

#include "interpreter/objects/type_object.h"

namespace viv {

// `class name(base): pass` in a module of that name.
Ref<TypeObject> NewExceptionType(const char* module, const char* name, TypeObject* base);

}  // namespace viv
