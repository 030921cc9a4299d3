// The module builtins, in parts: each file brings a table of functions.
#pragma once

#include "interpreter/objects/function_object.h"

namespace viv {

Table<MethodDef> ObjectBuiltins();     // builtins_objects.cc: what asks or changes one object
Table<MethodDef> IterationBuiltins();  // builtins_iteration.cc
Table<MethodDef> CodeBuiltins();       // builtins_code.cc: names, code, classes, imports
Table<MethodDef> ConsoleBuiltins();    // builtins_console.cc: print, input, open

}  // namespace viv
