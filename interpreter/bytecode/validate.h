// The checker of code objects: the rules of opcodes.def, without running anything.
//
// It goes along every path and keeps, for each register, whether it certainly holds a value and whether it may. A consumed
// temporary must hold one (R2), a written temporary must not (R1), a variable that is read must be bound (R3), nothing may be left
// when the frame returns. Besides: operands, jump targets and the exception table lie within their bounds. VIV_CHECKS builds run it
// on all that is compiled.
#pragma once

#include <string>

#include "interpreter/objects/code_object.h"

namespace viv {

// What is wrong with the code, empty: nothing.
std::string FindCodeFault(const CodeObject* code);
// Aborts with the fault and the disassembled code.
void ValidateCode(const CodeObject* code);

}  // namespace viv
