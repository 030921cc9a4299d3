// Instruction words: how opcodes.def's rows look in memory. See opcodes.def for the rules.
//
// Operands of 16 bits instead of 8 with a prefix: decoding costs the same (a zero-extending load), and no function, however many
// variables or nested calls it has, needs a second form of any instruction.
#pragma once

#include <cstdint>
#include <cstring>

namespace viv {

enum class Opcode : uint16_t {
#define VIV_OP(name, operands, words) k##name,
#include "interpreter/bytecode/opcodes.def"
#undef VIV_OP
  kCount
};

// Opcodes from kCount on are specialised forms that the VM writes over generic ones (vm/specialized.def).

struct Instruction {
  uint16_t op, a, b, c;

  static Instruction FromWord(uint64_t word) {
    Instruction result;
    std::memcpy(&result, &word, sizeof result);
    return result;
  }
  uint64_t ToWord() const {
    uint64_t word;
    std::memcpy(&word, this, sizeof word);
    return word;
  }
  int32_t jump() const { return static_cast<int32_t>(static_cast<uint32_t>(b) | static_cast<uint32_t>(c) << 16); }
  void set_jump(int32_t distance) {
    b = static_cast<uint16_t>(distance);
    c = static_cast<uint16_t>(static_cast<uint32_t>(distance) >> 16);
  }
};
static_assert(sizeof(Instruction) == 8);

inline constexpr uint16_t kNoRegister = 0xFFFF;

enum MakeFunctionFlag : uint16_t {
  kFunctionDefaults = 1,     // tuple
  kFunctionKwDefaults = 2,   // dict
  kFunctionAnnotations = 4,  // tuple of name, value, name, value ...
  kFunctionClosure = 8,      // tuple of cells
};

struct OpcodeInfo {
  const char* name;
  const char* operands;
  int extra_words;
};
const OpcodeInfo& InfoOf(Opcode opcode);

}  // namespace viv
