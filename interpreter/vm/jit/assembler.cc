#include "interpreter/vm/jit/assembler.h"

#include <cstring>

#include "memory/check.h"

namespace viv::jit {

namespace {

bool FitsByte(int64_t number) { return number == static_cast<int8_t>(number); }

}  // namespace

void Assembler::Word32(uint32_t word) {
  for (int i = 0; i < 4; ++i) Byte(static_cast<int>(word >> 8 * i & 0xFF));
}

void Assembler::Rex(bool wide, int reg, int index, int base, bool force) {
  int rex = 0x40 | (wide ? 8 : 0) | (reg >> 3) << 2 | (index >> 3) << 1 | base >> 3;
  if (rex != 0x40 || force) Byte(rex);
}

void Assembler::MemoryOperand(int reg, Address address) {
  bool indexed = address.index != RSP;
  bool sib = indexed || (address.base & 7) == RSP;
  // A base of RBP or R13 without a displacement means something else.
  int mode = address.displacement == 0 && (address.base & 7) != RBP ? 0 : FitsByte(address.displacement) ? 1 : 2;
  Byte(mode << 6 | (reg & 7) << 3 | (sib ? 4 : address.base & 7));
  if (sib) Byte((indexed ? 3 << 6 : 0) | (address.index & 7) << 3 | (address.base & 7));
  if (mode == 1) Byte(address.displacement & 0xFF);
  if (mode == 2) Word32(static_cast<uint32_t>(address.displacement));
}

void Assembler::WithMemory(bool wide, int opcode, int reg, Address address) {
  Rex(wide, reg, address.index, address.base);
  Byte(opcode);
  MemoryOperand(reg, address);
}

Label Assembler::NewLabel() {
  positions_.push_back(-1);
  return Label{static_cast<int32_t>(positions_.size() - 1)};
}

void Assembler::Bind(Label label) {
  VIV_CHECK(!IsBound(label), "a label is bound once");
  positions_[static_cast<size_t>(label.number)] = static_cast<int64_t>(bytes_.size());
}

void Assembler::Use(Label label) {
  references_.push_back({bytes_.size(), label.number});
  Word32(0);
}

const std::vector<uint8_t>& Assembler::Finish() {
  for (const Reference& reference : references_) {
    int64_t target = positions_[static_cast<size_t>(reference.label)];
    VIV_CHECK(target >= 0, "every label that is jumped to is bound");
    auto distance = static_cast<int32_t>(target - static_cast<int64_t>(reference.position) - 4);
    std::memcpy(&bytes_[reference.position], &distance, sizeof distance);
  }
  references_.clear();
  return bytes_;
}

// ---- Moves ----------------------------------------------------------------------------------------------------------------------------
void Assembler::Mov(Register to, Register from) {
  if (to == from) return;
  Rex(true, to, 0, from);
  Byte(0x8B);
  RegisterOperand(to, from);
}

void Assembler::Mov(Register to, Address from) { Arithmetic(0x8B, to, from); }
void Assembler::Mov(Address to, Register from) { Arithmetic(0x89, from, to); }

void Assembler::Mov(Register to, uint64_t constant) {
  if (constant <= 0xFFFFFFFF) {
    Rex(false, 0, 0, to);
    Byte(0xB8 | (to & 7));
    Word32(static_cast<uint32_t>(constant));
  } else if (static_cast<int64_t>(constant) == static_cast<int32_t>(constant)) {
    Rex(true, 0, 0, to);
    Byte(0xC7);
    RegisterOperand(0, to);
    Word32(static_cast<uint32_t>(constant));
  } else {
    Rex(true, 0, 0, to);
    Byte(0xB8 | (to & 7));
    Word32(static_cast<uint32_t>(constant));
    Word32(static_cast<uint32_t>(constant >> 32));
  }
}

void Assembler::MovImmediate(Address to, int32_t constant) {
  WithMemory(true, 0xC7, 0, to);
  Word32(static_cast<uint32_t>(constant));
}

void Assembler::Mov32(Register to, Address from) {
  WithMemory(false, 0x8B, to, from);
}

void Assembler::Mov32(Address to, Register from) {
  WithMemory(false, 0x89, from, to);
}

void Assembler::Mov32Immediate(Address to, uint32_t constant) {
  WithMemory(false, 0xC7, 0, to);
  Word32(constant);
}

void Assembler::Mov8(Address to, Register from) { WithMemory(false, 0x88, from, to); }

void Assembler::Mov8Immediate(Address to, uint8_t constant) {
  WithMemory(false, 0xC6, 0, to);
  Byte(constant);
}

void Assembler::MovzxByte(Register to, Address from) {
  Rex(false, to, from.index, from.base);
  Byte(0x0F);
  Byte(0xB6);
  MemoryOperand(to, from);
}

void Assembler::Movsxd(Register to, Address from) { Arithmetic(0x63, to, from); }
void Assembler::Lea(Register to, Address address) { Arithmetic(0x8D, to, address); }

void Assembler::LeaLabel(Register to, Label label) {
  Rex(true, to, 0, 0);
  Byte(0x8D);
  Byte((to & 7) << 3 | 5);  // relative to the next instruction
  Use(label);
}

void Assembler::Cmov(Condition condition, Register to, Register from) {
  Rex(true, to, 0, from);
  Byte(0x0F);
  Byte(0x40 | condition);
  RegisterOperand(to, from);
}

// ---- Whole numbers --------------------------------------------------------------------------------------------------------------------
void Assembler::Arithmetic(int opcode, Register to, Register from) {
  Rex(true, to, 0, from);
  Byte(opcode);
  RegisterOperand(to, from);
}

void Assembler::Arithmetic(int opcode, Register to, Address from) {
  Rex(true, to, from.index, from.base);
  Byte(opcode);
  MemoryOperand(to, from);
}

void Assembler::ArithmeticImmediate(int extension, Register to, int32_t constant) {
  Rex(true, 0, 0, to);
  Byte(FitsByte(constant) ? 0x83 : 0x81);
  RegisterOperand(extension, to);
  FitsByte(constant) ? Byte(constant & 0xFF) : Word32(static_cast<uint32_t>(constant));
}

void Assembler::Cmp(Address x, int32_t constant) {
  WithMemory(true, FitsByte(constant) ? 0x83 : 0x81, 7, x);
  FitsByte(constant) ? Byte(constant & 0xFF) : Word32(static_cast<uint32_t>(constant));
}

void Assembler::Cmp32(Address x, int32_t constant) {
  WithMemory(false, FitsByte(constant) ? 0x83 : 0x81, 7, x);
  FitsByte(constant) ? Byte(constant & 0xFF) : Word32(static_cast<uint32_t>(constant));
}

void Assembler::Cmp32(Register x, Address y) {
  WithMemory(false, 0x3B, x, y);
}

void Assembler::Cmp8(Address x, uint8_t constant) {
  WithMemory(false, 0x80, 7, x);
  Byte(constant);
}

void Assembler::Inc32(Address number) {
  WithMemory(false, 0xFF, 0, number);
}

void Assembler::Dec32(Address number) {
  WithMemory(false, 0xFF, 1, number);
}

void Assembler::Add32(Address number, int8_t constant) {
  WithMemory(false, 0x83, 0, number);
  Byte(constant & 0xFF);
}

void Assembler::Or32(Address number, uint32_t constant) {
  WithMemory(false, 0x81, 1, number);
  Word32(constant);
}

void Assembler::Test(Register x, Register y) {
  Rex(true, y, 0, x);
  Byte(0x85);
  RegisterOperand(y, x);
}

void Assembler::Test8(Register x, Register y) {
  Byte(0x84);
  RegisterOperand(y, x);
}

void Assembler::Test32(Register x, Register y) {
  Rex(false, y, 0, x);
  Byte(0x85);
  RegisterOperand(y, x);
}

void Assembler::Imul(Register to, Register from) {
  Rex(true, to, 0, from);
  Byte(0x0F);
  Byte(0xAF);
  RegisterOperand(to, from);
}

void Assembler::Cqo() {
  Byte(0x48);
  Byte(0x99);
}

void Assembler::Idiv(Register divisor) {
  Rex(true, 0, 0, divisor);
  Byte(0xF7);
  RegisterOperand(7, divisor);
}

void Assembler::Neg(Register number) {
  Rex(true, 0, 0, number);
  Byte(0xF7);
  RegisterOperand(3, number);
}

void Assembler::Shift(int extension, Register number, int count) {
  Rex(true, 0, 0, number);
  Byte(0xC1);
  RegisterOperand(extension, number);
  Byte(count);
}

void Assembler::ShiftByCl(int extension, Register number) {
  Rex(true, 0, 0, number);
  Byte(0xD3);
  RegisterOperand(extension, number);
}

// ---- Floats ---------------------------------------------------------------------------------------------------------------------------
void Assembler::FloatWithRegister(int prefix, bool wide, int opcode, int reg, int rm) {
  Byte(prefix);
  Rex(wide, reg, 0, rm);
  Byte(0x0F);
  Byte(opcode);
  RegisterOperand(reg, rm);
}

void Assembler::FloatWithMemory(int prefix, int opcode, int reg, Address address) {
  Byte(prefix);
  Rex(false, reg, address.index, address.base);
  Byte(0x0F);
  Byte(opcode);
  MemoryOperand(reg, address);
}

void Assembler::Movapd(FloatRegister to, FloatRegister from) {
  if (to != from) Float(0x66, 0x28, to, from);
}

// ---- Going elsewhere ------------------------------------------------------------------------------------------------------------------
void Assembler::Jmp(Label label) {
  Byte(0xE9);
  Use(label);
}

void Assembler::Jmp(Register target) {
  Rex(false, 0, 0, target);
  Byte(0xFF);
  RegisterOperand(4, target);
}

void Assembler::Jmp(Address target) {
  WithMemory(false, 0xFF, 4, target);
}

void Assembler::J(Condition condition, Label label) {
  Byte(0x0F);
  Byte(0x80 | condition);
  Use(label);
}

void Assembler::Call(const void* function) {
  Mov(RAX, reinterpret_cast<uint64_t>(function));
  Byte(0xFF);
  RegisterOperand(2, RAX);
}

void Assembler::Call(Address function) { WithMemory(false, 0xFF, 2, function); }

void Assembler::Ret() { Byte(0xC3); }

void Assembler::Push(Register x) {
  Rex(false, 0, 0, x);
  Byte(0x50 | (x & 7));
}

void Assembler::Pop(Register x) {
  Rex(false, 0, 0, x);
  Byte(0x58 | (x & 7));
}

}  // namespace viv::jit
