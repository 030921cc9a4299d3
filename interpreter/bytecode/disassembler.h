// Code objects as text, for `--dis` and the golden tests: one line per instruction, registers by the names of their variables.
//
//     f: 2 variables, 3 registers
//        2       1  AddLL          t0, x, y
//                2  ReturnT        t0
//
// Columns: source line where it changes, word, instruction, operands, and for jumps the target word. Nested code objects follow.
// The form is stable: no addresses, no file names.
#pragma once

#include <string>

#include "interpreter/objects/code_object.h"

namespace viv {

// Empty: failed, exception pending.
std::string Disassemble(const CodeObject* code);
inline std::string Disassemble(const Ref<CodeObject>& code) { return Disassemble(code.get()); }
// One instruction, without line and word.
std::string DisassembleInstruction(const CodeObject* code, int word);

}  // namespace viv
