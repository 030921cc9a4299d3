// Assembler: x86-64 machine code into a buffer, as far as templates.cc needs it. Instructions are named as the manual names them; operands
// stand in its Intel order, destination first. 64 bits wide unless the name ends in 32 or 8.
//
// Jumps inside the buffer go to labels and take 32 bits. Calls go to absolute addresses, through RAX.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace viv::jit {

enum Register : uint8_t { RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15 };
enum FloatRegister : uint8_t { XMM0, XMM1, XMM2, XMM3, XMM4, XMM5, XMM6, XMM7, XMM8, XMM9, XMM10, XMM11, XMM12, XMM13, XMM14, XMM15 };

// What the flags of a comparison say; the values are those of the instruction set. The low bit negates.
enum Condition : uint8_t {
  kOverflow = 0, kNoOverflow = 1, kBelow = 2, kAboveEqual = 3, kZero = 4, kNotZero = 5, kBelowEqual = 6, kAbove = 7, kSign = 8, kNotSign = 9,
  kParity = 10, kNoParity = 11, kLess = 12, kGreaterEqual = 13, kLessEqual = 14, kGreater = 15
};
inline Condition Negated(Condition condition) { return static_cast<Condition>(condition ^ 1); }

// [base + displacement], or [base + index * 8 + displacement].
struct Address {
  Register base;
  int32_t displacement;
  Register index = RSP;  // RSP: none
};

struct Label {
  int32_t number = -1;
};

class Assembler {
 public:
  size_t size() const { return bytes_.size(); }
  // The finished code. Every label that was jumped to must be bound.
  const std::vector<uint8_t>& Finish();

  Label NewLabel();
  void Bind(Label label);
  bool IsBound(Label label) const { return positions_[static_cast<size_t>(label.number)] >= 0; }
  size_t PositionOf(Label label) const { return static_cast<size_t>(positions_[static_cast<size_t>(label.number)]); }

  // ---- Moves ----
  void Mov(Register to, Register from);
  void Mov(Register to, Address from);
  void Mov(Address to, Register from);
  void Mov(Register to, uint64_t constant);          // the shortest form; leaves the flags alone
  void MovImmediate(Address to, int32_t constant);   // 64 bits, extended by the sign
  void Mov32(Register to, Address from);             // the upper half becomes zero
  void Mov32(Address to, Register from);
  void Mov32Immediate(Address to, uint32_t constant);
  void Mov8(Address to, Register from);              // of RAX .. RBX
  void Mov8Immediate(Address to, uint8_t constant);
  void MovzxByte(Register to, Address from);
  void Movsxd(Register to, Address from);            // 32 bits, extended by the sign
  void Lea(Register to, Address address);
  void LeaLabel(Register to, Label label);           // its address
  void Cmov(Condition condition, Register to, Register from);

  // ---- Whole numbers ----
  void Add(Register to, Register from) { Arithmetic(0x03, to, from); }
  void Or(Register to, Register from) { Arithmetic(0x0B, to, from); }
  void And(Register to, Register from) { Arithmetic(0x23, to, from); }
  void Sub(Register to, Register from) { Arithmetic(0x2B, to, from); }
  void Xor(Register to, Register from) { Arithmetic(0x33, to, from); }
  void Cmp(Register x, Register y) { Arithmetic(0x3B, x, y); }
  void Add(Register to, Address from) { Arithmetic(0x03, to, from); }
  void Sub(Register to, Address from) { Arithmetic(0x2B, to, from); }
  void Cmp(Register x, Address y) { Arithmetic(0x3B, x, y); }
  void Add(Register to, int32_t constant) { ArithmeticImmediate(0, to, constant); }
  void And(Register to, int32_t constant) { ArithmeticImmediate(4, to, constant); }
  void Sub(Register to, int32_t constant) { ArithmeticImmediate(5, to, constant); }
  void Cmp(Register x, int32_t constant) { ArithmeticImmediate(7, x, constant); }
  void Cmp(Address x, int32_t constant);             // 64 bits
  void Cmp32(Address x, int32_t constant);
  void Cmp32(Register x, Address y);
  void Cmp8(Address x, uint8_t constant);
  void Inc32(Address number);
  void Dec32(Address number);
  void Add32(Address number, int8_t constant);
  void Or32(Address number, uint32_t constant);
  void Test(Register x, Register y);
  void Test8(Register x, Register y);                // of RAX .. RBX
  void Test32(Register x, Register y);
  void Imul(Register to, Register from);
  void Cqo();
  void Idiv(Register divisor);
  void Neg(Register number);
  void Shl(Register number, int count) { Shift(4, number, count); }
  void Shr(Register number, int count) { Shift(5, number, count); }
  void Sar(Register number, int count) { Shift(7, number, count); }
  void ShlByCl(Register number) { ShiftByCl(4, number); }
  void SarByCl(Register number) { ShiftByCl(7, number); }

  // ---- Floats, double precision ----
  void Movq(FloatRegister to, Register from) { FloatWithRegister(0x66, true, 0x6E, to, from); }
  void Movq(Register to, FloatRegister from) { FloatWithRegister(0x66, true, 0x7E, from, to); }
  void Movsd(FloatRegister to, Address from) { FloatWithMemory(0xF2, 0x10, to, from); }
  void Movsd(Address to, FloatRegister from) { FloatWithMemory(0xF2, 0x11, from, to); }
  void Movapd(FloatRegister to, FloatRegister from);
  void Addsd(FloatRegister to, FloatRegister from) { Float(0xF2, 0x58, to, from); }
  void Subsd(FloatRegister to, FloatRegister from) { Float(0xF2, 0x5C, to, from); }
  void Mulsd(FloatRegister to, FloatRegister from) { Float(0xF2, 0x59, to, from); }
  void Divsd(FloatRegister to, FloatRegister from) { Float(0xF2, 0x5E, to, from); }
  void Xorpd(FloatRegister to, FloatRegister from) { Float(0x66, 0x57, to, from); }
  void Ucomisd(FloatRegister x, FloatRegister y) { Float(0x66, 0x2E, x, y); }
  void Cvtsi2sd(FloatRegister to, Register from) { FloatWithRegister(0xF2, true, 0x2A, to, from); }

  // ---- Going elsewhere ----
  void Jmp(Label label);
  void Jmp(Register target);
  void Jmp(Address target);
  void J(Condition condition, Label label);
  void Call(const void* function);  // clobbers RAX
  void Call(Address function);
  void Ret();
  void Push(Register x);
  void Pop(Register x);

 private:
  void Byte(int byte) { bytes_.push_back(static_cast<uint8_t>(byte)); }
  void Word32(uint32_t word);
  void Rex(bool wide, int reg, int index, int base, bool force = false);
  void RegisterOperand(int reg, int rm) { Byte(0xC0 | (reg & 7) << 3 | (rm & 7)); }
  void MemoryOperand(int reg, Address address);
  void WithMemory(bool wide, int opcode, int reg, Address address);  // an opcode of one byte
  void Arithmetic(int opcode, Register to, Register from);
  void Arithmetic(int opcode, Register to, Address from);
  void ArithmeticImmediate(int extension, Register to, int32_t constant);
  void Shift(int extension, Register number, int count);
  void ShiftByCl(int extension, Register number);
  void FloatWithRegister(int prefix, bool wide, int opcode, int reg, int rm);
  void FloatWithMemory(int prefix, int opcode, int reg, Address address);
  void Float(int prefix, int opcode, FloatRegister to, FloatRegister from) { FloatWithRegister(prefix, false, opcode, to, from); }
  void Use(Label label);

  struct Reference {
    size_t position;  // of the 32 bits
    int32_t label;
  };
  std::vector<uint8_t> bytes_;
  std::vector<int64_t> positions_;  // by label; -1: not bound yet
  std::vector<Reference> references_;
};

}  // namespace viv::jit
