// The assembler of vm/jit, by running what it makes: each form with registers of the upper and of the lower half.
#include <sys/mman.h>

#include <cstring>

#include "gtest/gtest.h"
#include "interpreter/vm/jit/assembler.h"

namespace viv::jit {
namespace {

// Functions of two words. The caller's registers RBX, RBP, R12 .. R15 must be left alone.
class MachineCode {
 public:
  explicit MachineCode(Assembler& assembler) {
    const std::vector<uint8_t>& bytes = assembler.Finish();
    size_ = (bytes.size() + 4095) & ~size_t{4095};
    memory_ = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    std::memcpy(memory_, bytes.data(), bytes.size());
    mprotect(memory_, size_, PROT_READ | PROT_EXEC);
  }
  ~MachineCode() { munmap(memory_, size_); }
  uint64_t operator()(uint64_t x, uint64_t y = 0) const { return reinterpret_cast<uint64_t (*)(uint64_t, uint64_t)>(memory_)(x, y); }

 private:
  void* memory_;
  size_t size_;
};

TEST(AssemblerTest, MovesConstantsOfEverySize) {
  for (uint64_t constant : {uint64_t{0}, uint64_t{1}, uint64_t{0xFFFFFFFF}, uint64_t{0x80000000}, ~uint64_t{0}, uint64_t{0x123456789ABCDEF0}}) {
    for (Register to : {RAX, RDX, R8, R11}) {
      Assembler a;
      a.Mov(to, constant);
      a.Mov(RAX, to);
      a.Ret();
      EXPECT_EQ(MachineCode(a)(1), constant) << "register " << to;
    }
  }
}

TEST(AssemblerTest, AddressesMemoryThroughEveryBase) {
  uint64_t memory[80] = {};
  for (int i = 0; i < 80; ++i) memory[i] = static_cast<uint64_t>(i) * 1000;
  // RSP, RBP, R12 and R13 are the ones whose coding is not like the others'.
  for (Register base : {RAX, RCX, RBX, RSP, RBP, RSI, R8, R12, R13, R15}) {
    for (int32_t displacement : {0, 8, 320}) {
      Assembler a;
      a.Mov(R11, RSP);
      a.Push(RBX), a.Push(RBP), a.Push(R12), a.Push(R13), a.Push(R15), a.Push(R11);
      a.Mov(R10, RSP);
      a.Mov(base, RDI);
      a.Mov(RDX, Address{base, displacement});
      a.Mov(R9, uint64_t{2});
      a.Mov(RSI, Address{base, displacement, R9});
      a.Mov(RSP, R10);
      a.Pop(R11), a.Pop(R15), a.Pop(R13), a.Pop(R12), a.Pop(RBP), a.Pop(RBX);
      a.Mov(RAX, RDX);
      a.Shl(RSI, 32);
      a.Or(RAX, RSI);
      a.Ret();
      uint64_t index = static_cast<uint64_t>(displacement / 8);
      EXPECT_EQ(MachineCode(a)(reinterpret_cast<uint64_t>(memory)), index * 1000 | (index + 2) * 1000 << 32) << base << " + " << displacement;
    }
  }
}

TEST(AssemblerTest, CalculatesAndTellsOverflow) {
  Assembler a;
  Label overflow = a.NewLabel();
  a.Mov(RAX, RDI);
  a.Mov(R9, RSI);
  a.Shl(RAX, 13);
  a.Shl(R9, 13);
  a.Add(RAX, R9);
  a.J(kOverflow, overflow);
  a.Sar(RAX, 13);
  a.Sub(RAX, 3);
  a.Ret();
  a.Bind(overflow);
  a.Mov(RAX, uint64_t{77});
  a.Ret();
  MachineCode add(a);
  EXPECT_EQ(add(40, 5), 42u);
  EXPECT_EQ(static_cast<int64_t>(add(static_cast<uint64_t>(-40), 5)), -38);
  EXPECT_EQ(add(uint64_t{1} << 49, uint64_t{1} << 49), 77u);
}

TEST(AssemblerTest, DividesAndShiftsByRegisters) {
  Assembler a;
  a.Mov(RAX, RDI);
  a.Cqo();
  a.Idiv(RSI);
  a.Mov(R8, RDX);
  a.Mov(RCX, uint64_t{4});
  a.ShlByCl(R8);
  a.Imul(RAX, RSI);
  a.Add(RAX, R8);
  a.Neg(RAX);
  a.Ret();
  MachineCode code(a);
  EXPECT_EQ(static_cast<int64_t>(code(17, 5)), -(15 + 2 * 16));
  EXPECT_EQ(static_cast<int64_t>(code(static_cast<uint64_t>(-17), 5)), 15 + 2 * 16);
}

TEST(AssemblerTest, CountsAndComparesInMemory) {
  struct {
    uint32_t count;
    uint8_t kind, other;
    uint16_t rest;
  } object{5, 7, 9, 0};
  Assembler a;
  Label is_seven = a.NewLabel(), done = a.NewLabel();
  a.Inc32({RDI, 0});
  a.Inc32({RDI, 0});
  a.Dec32({RDI, 0});
  a.MovzxByte(RAX, {RDI, 5});
  a.Cmp8({RDI, 4}, 7);
  a.J(kZero, is_seven);
  a.Jmp(done);
  a.Bind(is_seven);
  a.Add(RAX, 100);
  a.Bind(done);
  a.Ret();
  MachineCode code(a);
  EXPECT_EQ(code(reinterpret_cast<uint64_t>(&object)), 109u);
  EXPECT_EQ(object.count, 6u);
  object.kind = 8;
  EXPECT_EQ(code(reinterpret_cast<uint64_t>(&object)), 9u);
}

TEST(AssemblerTest, CalculatesWithFloatsOfBothHalves) {
  double numbers[] = {1.5, 2.25, 0.0};
  Assembler a;
  a.Movsd(XMM3, {RDI, 0});
  a.Movsd(XMM12, {RDI, 8});
  a.Movapd(XMM9, XMM3);
  a.Mulsd(XMM9, XMM12);
  a.Addsd(XMM9, XMM3);
  a.Subsd(XMM9, XMM12);
  a.Divsd(XMM9, XMM3);
  a.Movsd({RDI, 16}, XMM9);
  a.Cvtsi2sd(XMM11, RSI);
  Label above = a.NewLabel();
  a.Ucomisd(XMM11, XMM9);
  a.J(kAbove, above);
  a.Movq(RAX, XMM9);
  a.Ret();
  a.Bind(above);
  a.Movq(RAX, XMM11);
  a.Movq(XMM14, RAX);
  a.Movq(RAX, XMM14);
  a.Ret();
  MachineCode code(a);
  auto run = [&](int64_t limit) {
    uint64_t bits = code(reinterpret_cast<uint64_t>(numbers), static_cast<uint64_t>(limit));
    double result;
    std::memcpy(&result, &bits, sizeof result);
    return result;
  };
  double expected = (1.5 * 2.25 + 1.5 - 2.25) / 1.5;
  EXPECT_EQ(run(1), expected);
  EXPECT_EQ(numbers[2], expected);
  EXPECT_EQ(run(7), 7.0);
}

uint64_t Twice(uint64_t x) { return 2 * x; }

TEST(AssemblerTest, CallsAndJumpsBack) {
  Assembler a;
  Label loop = a.NewLabel(), done = a.NewLabel();
  a.Push(RBX);
  a.Mov(RBX, RSI);
  a.Bind(loop);
  a.Test(RBX, RBX);
  a.J(kZero, done);
  a.Call(reinterpret_cast<const void*>(&Twice));
  a.Mov(RDI, RAX);
  a.Sub(RBX, 1);
  a.Jmp(loop);
  a.Bind(done);
  a.Mov(RAX, RDI);
  a.Pop(RBX);
  a.Ret();
  EXPECT_EQ(MachineCode(a)(3, 10), 3072u);
}

}  // namespace
}  // namespace viv::jit
