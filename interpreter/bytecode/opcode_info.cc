#include "interpreter/bytecode/instruction.h"

namespace viv {

const OpcodeInfo& InfoOf(Opcode opcode) {
  static constexpr OpcodeInfo kInfo[] = {
#define VIV_OP(name, operands, words) {#name, operands, words},
#include "interpreter/bytecode/opcodes.def"
#undef VIV_OP
  };
  return kInfo[static_cast<int>(opcode)];
}

}  // namespace viv
