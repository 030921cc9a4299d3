// The checker of code objects: the rules of opcodes.def that can be seen without running.
#pragma once

#include <string>

#include "interpreter/objects/code_object.h"

namespace viv {

// What is wrong with the code, empty: nothing.
std::string FindCodeFault(const CodeObject* code);
// Aborts with the fault.
void ValidateCode(const CodeObject* code);

}  // namespace viv
