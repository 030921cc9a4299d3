// Machine code for arithmetic, comparisons and truth.
//
// Ints are worked on in the upper 51 bits of a machine register ("wide", as WideInt of value.h), so that the flags of a word tell overflow.
#include <bit>

#include "interpreter/vm/jit/compiler.h"
#include "interpreter/vm/jit/runtime.h"

namespace viv::jit {

namespace {

constexpr int kOperationCount = static_cast<int>(Operation::kCount);
constexpr BinarySlot kFunctions[2][kOperationCount] = {
    {&viv::Add, &viv::Subtract, &viv::Multiply, &viv::TrueDivide, &viv::FloorDivide, &viv::Remainder, &PowerWithoutModulus, &viv::MatrixMultiply,
     &viv::LeftShift, &viv::RightShift, &viv::And, &viv::Or, &viv::Xor},
    {&viv::InplaceAdd, &viv::InplaceSubtract, &viv::InplaceMultiply, &viv::InplaceTrueDivide, &viv::InplaceFloorDivide, &viv::InplaceRemainder,
     &viv::InplacePower, &viv::InplaceMatrixMultiply, &viv::InplaceLeftShift, &viv::InplaceRightShift, &viv::InplaceAnd, &viv::InplaceOr,
     &viv::InplaceXor}};
// The instructions of opcodes.def that come in variants stand in rows: 8 of the plain operators, 6 of the others.
static_assert(static_cast<int>(Opcode::kInplaceAddLL) == static_cast<int>(Opcode::kAddLL) + 8 * kOperationCount);
static_assert(static_cast<int>(Opcode::kXorKT) == static_cast<int>(Opcode::kInplaceAddLL) - 1);
static_assert(static_cast<int>(Opcode::kNegativeL) == static_cast<int>(Opcode::kInplaceAddLL) + 6 * kOperationCount);
static_assert(static_cast<int>(Opcode::kIsLL) == static_cast<int>(Opcode::kLessLL) + 6 * 6);
static_assert(static_cast<int>(Opcode::kJumpIfIsLL) == static_cast<int>(Opcode::kJumpIfLessLL) + 6 * 6);

int Distance(uint16_t op, Opcode first) { return op - static_cast<int>(first); }

// What an arithmetic instruction has been specialised for.
enum class Flavour { kNone, kInt, kFloat };
Flavour FlavourOf(uint16_t op) {
  int place = op - static_cast<int>(Specialized::kAddLLInt);
  if (place >= 0 && place < 48) return place / 8 % 2 == 0 ? Flavour::kInt : Flavour::kFloat;
  int immediate = op - static_cast<int>(Specialized::kAddLImmediate);
  return immediate >= 0 && immediate < 6 ? Flavour::kInt : Flavour::kNone;
}

bool IsIntConstant(const Object* object) { return object->kind == kInt && FitsValue(IntOf(object)); }

}  // namespace

// ---- Operands -------------------------------------------------------------------------------------------------------------------------
bool Compiler::IsSurelyFloat(NumberOperand operand) {
  if (operand.kind == kConstantOperand) return frame_->constants[operand.index]->kind == kFloat;
  if (operand.kind == kLocalOperand) return KnownOf(operand.index) == Known::kFloat;
  Pending* pending = FindPending(operand.index);
  return pending && pending->where == Where::kFloat;
}

bool Compiler::IsSurelyInt(NumberOperand operand) {
  if (operand.kind == kConstantOperand) return IsIntConstant(frame_->constants[operand.index]);
  if (operand.kind == kLocalOperand) return KnownOf(operand.index) == Known::kInt;
  Pending* pending = FindPending(operand.index);
  return pending && pending->where == Where::kInt;
}

// What a variable holds while this is compiled is what it will hold, probably.
bool Compiler::MayBeFloat(NumberOperand operand) {
  if (operand.kind == kLocalOperand && KnownOf(operand.index) == Known::kNothing) {
    Value value = frame_->registers[operand.index];
    return IsFloat(value) || (IsObject(value) && value.raw->kind == kFloat);
  }
  return IsSurelyFloat(operand);
}

// RDX is clobbered.
void Compiler::ReadWide(NumberOperand operand, Register to, Label otherwise) {
  auto widen_object = [this, to, otherwise](Register object) {
    a_.Cmp8({object, kKindOffset}, kInt);
    a_.J(kNotZero, otherwise);
    a_.Mov(to, {object, kIntValueOffset});
    JumpUnlessFits(to, otherwise);
    a_.Shl(to, kIntShift);
  };
  if (operand.kind == kConstantOperand) {
    const Object* constant = frame_->constants[operand.index];
    if (IsIntConstant(constant)) {
      a_.Mov(to, static_cast<uint64_t>(IntOf(constant)) << kIntShift);
    } else {
      a_.Jmp(otherwise);
    }
    return;
  }
  if (Pending* pending = operand.kind == kTemporaryOperand ? FindPending(operand.index) : nullptr) {
    auto where = static_cast<Register>(pending->machine_register);
    if (pending->where == Where::kInt) {
      a_.Mov(to, where);
      a_.Shl(to, kIntShift);
    } else if (pending->where == Where::kObject) {
      widen_object(where);
    } else {
      a_.Jmp(otherwise);
    }
    return;
  }
  a_.Mov(to, At(operand.index));
  if (IsSurelyInt(operand)) return a_.Shl(to, kIntShift);
  Label boxed = a_.NewLabel(), back = a_.NewLabel();
  a_.Cmp(to, R14);
  a_.J(kBelow, boxed);
  Slow(boxed, [this, to, otherwise, widen_object, back, operand] {
    a_.Cmp(to, RBP);
    a_.J(kAboveEqual, otherwise);
    JumpIfLast(to, otherwise, operand);
    widen_object(to);
    a_.Jmp(back);
  });
  a_.Shl(to, kIntShift);
  a_.Bind(back);
}

// A temporary in memory that holds an object is let go of by ConsumeNumber, which can do so as long as somebody else owns it too.
void Compiler::JumpIfLast(Register object, Label otherwise, NumberOperand operand) {
  if (operand.kind != kTemporaryOperand) return;
  a_.Cmp32({object, kRefcountOffset}, 1);
  a_.J(kZero, otherwise);
  if (operand.other < 0) return;
  a_.Cmp(object, At(operand.other));
  a_.J(kZero, otherwise);
}

void Compiler::TellOperandsApart(NumberOperand x, NumberOperand* y) {
  if (x.kind == kTemporaryOperand && y->kind == kTemporaryOperand && !FindPending(x.index) && !FindPending(y->index)) y->other = x.index;
}

// RAX is clobbered.
FloatRegister Compiler::ReadDouble(NumberOperand operand, FloatRegister scratch, Label otherwise, bool ints_too) {
  if (operand.kind == kConstantOperand) {
    const Object* constant = frame_->constants[operand.index];
    if (constant->kind == kFloat) {
      a_.Mov(RAX, std::bit_cast<uint64_t>(FloatValue(constant)));
      a_.Movq(scratch, RAX);
    } else if (ints_too && constant->kind == kInt && std::abs(IntOf(constant)) <= kExactInFloat) {
      a_.Mov(RAX, std::bit_cast<uint64_t>(static_cast<double>(IntOf(constant))));
      a_.Movq(scratch, RAX);
    } else {
      a_.Jmp(otherwise);
    }
    return scratch;
  }
  auto from_int = [this, scratch](Register wide) {  // RAX holds a Value
    a_.Mov(RAX, wide);
    a_.Shl(RAX, kIntShift);
    a_.Sar(RAX, kIntShift);
    a_.Cvtsi2sd(scratch, RAX);
  };
  auto from_object = [this, scratch, otherwise](Register object, bool an_int_too) {
    Label not_float = an_int_too ? a_.NewLabel() : otherwise;
    a_.Cmp8({object, kKindOffset}, kFloat);
    a_.J(kNotZero, not_float);
    a_.Movsd(scratch, {object, kFloatValueOffset});
    if (!an_int_too) return;
    Label back = a_.NewLabel();
    a_.Bind(back);
    Slow(not_float, [this, scratch, otherwise, object, back] {
      a_.Cmp8({object, kKindOffset}, kInt);
      a_.J(kNotZero, otherwise);
      a_.Mov(RAX, {object, kIntValueOffset});
      JumpUnlessFits(RAX, otherwise);
      a_.Cvtsi2sd(scratch, RAX);
      a_.Jmp(back);
    });
  };
  if (Pending* pending = operand.kind == kTemporaryOperand ? FindPending(operand.index) : nullptr) {
    if (pending->where == Where::kFloat) return static_cast<FloatRegister>(pending->machine_register);
    auto where = static_cast<Register>(pending->machine_register);
    if (pending->where == Where::kObject) {
      from_object(where, ints_too);
    } else if (ints_too) {
      from_int(where);
    } else {
      a_.Jmp(otherwise);
    }
    return scratch;
  }
  a_.Mov(RAX, At(operand.index));
  if (IsSurelyFloat(operand)) {
    a_.Sub(RAX, RBP);
    a_.Movq(scratch, RAX);
    return scratch;
  }
  Label back = a_.NewLabel();
  Label is_int = ints_too ? a_.NewLabel() : otherwise;
  a_.Cmp(RAX, R14);
  a_.J(kAboveEqual, is_int);
  if (ints_too) {
    Slow(is_int, [this, from_int, back] {
      from_int(RAX);
      a_.Jmp(back);
    });
  }
  Label is_object = a_.NewLabel();
  a_.Sub(RAX, RBP);
  a_.J(kBelow, is_object);
  a_.Movq(scratch, RAX);
  a_.Bind(back);
  Slow(is_object, [this, from_object, ints_too, back, operand, otherwise] {
    a_.Add(RAX, RBP);
    JumpIfLast(RAX, otherwise, operand);
    from_object(RAX, ints_too);
    a_.Jmp(back);
  });
  return scratch;
}

// A temporary that has been read as a number. An object in memory has other owners (JumpIfLast). Clobbers RDX.
void Compiler::ConsumeNumber(NumberOperand operand) {
  if (operand.kind != kTemporaryOperand) return;
  if (FindPending(operand.index)) {
    FreePending(operand.index);
    return;
  }
  Label is_object = a_.NewLabel(), back = a_.NewLabel();
  a_.Mov(RDX, At(operand.index));
  a_.MovImmediate(At(operand.index), 0);
  a_.Cmp(RDX, RBP);
  a_.J(kBelow, is_object);
  a_.Bind(back);
  Slow(is_object, [this, back] {
    a_.Dec32({RDX, kRefcountOffset});
    a_.Jmp(back);
  });
}

// ---- Arithmetic -----------------------------------------------------------------------------------------------------------------------
// The result, a Value, is in RAX.
void Compiler::EmitIntArithmetic(int which, NumberOperand x, NumberOperand y, Label slow) {
  using enum Operation;
  auto operation = static_cast<Operation>(which);
  const Object* constant = y.kind == kConstantOperand ? frame_->constants[y.index] : nullptr;
  int64_t number = constant && IsIntConstant(constant) ? IntOf(constant) : 0;
  bool is_small = constant && IsIntConstant(constant) && number == static_cast<int16_t>(number);
  bool is_power = number > 0 && (number & (number - 1)) == 0;
  int exponent = is_power ? std::countr_zero(static_cast<uint64_t>(number)) : 0;
  auto wide_to_value = [this] {
    a_.Shr(RAX, kIntShift);
    a_.Or(RAX, R14);
  };
  auto plain_to_value = [this, slow](bool may_be_large) {
    if (may_be_large) JumpUnlessFits(RAX, slow);
    a_.Shl(RAX, kIntShift);
    a_.Shr(RAX, kIntShift);
    a_.Or(RAX, R14);
  };
  ReadWide(x, RAX, slow);
  switch (operation) {
    case kAdd:
    case kSubtract:
      if (is_small) {
        auto wide = static_cast<int32_t>(number * (1 << kIntShift));
        operation == kAdd ? a_.Add(RAX, wide) : a_.Sub(RAX, wide);
      } else {
        ReadWide(y, RCX, slow);
        operation == kAdd ? a_.Add(RAX, RCX) : a_.Sub(RAX, RCX);
      }
      a_.J(kOverflow, slow);
      return wide_to_value();
    case kMultiply:
      if (is_small) {
        a_.Mov(RCX, static_cast<uint64_t>(number));
      } else {
        ReadWide(y, RCX, slow);
        a_.Sar(RCX, kIntShift);
      }
      a_.Imul(RAX, RCX);
      a_.J(kOverflow, slow);
      return wide_to_value();
    case kAnd:
    case kOr:
    case kXor:
      ReadWide(y, RCX, slow);
      operation == kAnd ? a_.And(RAX, RCX) : operation == kOr ? a_.Or(RAX, RCX) : a_.Xor(RAX, RCX);
      return wide_to_value();
    case kFloorDivide:
    case kRemainder:
      a_.Sar(RAX, kIntShift);
      if (is_power) {
        if (operation == kFloorDivide) {
          a_.Sar(RAX, exponent);
        } else {
          a_.Mov(RCX, static_cast<uint64_t>(number - 1));
          a_.And(RAX, RCX);
        }
        return plain_to_value(false);
      }
      a_.Mov(R11, RAX);  // ReadWide clobbers RDX only, but the quotient needs it
      ReadWide(y, RCX, slow);
      a_.Sar(RCX, kIntShift);
      if (number <= 0) {
        a_.Lea(RDX, {RCX, 1});  // by 0 and -1 the slow way
        a_.Cmp(RDX, 1);
        a_.J(kBelowEqual, slow);
      }
      a_.Mov(RAX, R11);
      a_.Cqo();
      a_.Idiv(RCX);
      {
        // The quotient rounds down, the rest has the divisor's sign.
        Label exact = a_.NewLabel(), adjust = a_.NewLabel();
        a_.Test(RDX, RDX);
        a_.J(kZero, exact);
        a_.Mov(R11, RDX);
        a_.Xor(R11, RCX);
        a_.J(kSign, adjust);
        a_.Bind(exact);
        Slow(adjust, [this, exact, operation] {
          operation == kFloorDivide ? a_.Sub(RAX, 1) : a_.Add(RDX, RCX);
          a_.Jmp(exact);
        });
      }
      if (operation == kRemainder) a_.Mov(RAX, RDX);
      return plain_to_value(operation == kFloorDivide);
    case kRightShift:
      a_.Sar(RAX, kIntShift);
      if (is_small && number >= 0) {
        a_.Sar(RAX, static_cast<int>(std::min<int64_t>(number, 63)));
      } else {
        ReadWide(y, RCX, slow);
        a_.Sar(RCX, kIntShift);
        a_.Cmp(RCX, 63);
        a_.J(kAbove, slow);
        a_.SarByCl(RAX);
      }
      return plain_to_value(false);
    case kLeftShift:
      if (is_small && number >= 0 && number < 50) {
        a_.Mov(RCX, static_cast<uint64_t>(number));
      } else {
        ReadWide(y, RCX, slow);
        a_.Sar(RCX, kIntShift);
        a_.Cmp(RCX, 50);
        a_.J(kAbove, slow);
      }
      a_.Mov(RDX, RAX);
      a_.ShlByCl(RAX);
      a_.Mov(R11, RAX);
      a_.SarByCl(R11);
      a_.Cmp(R11, RDX);
      a_.J(kNotZero, slow);
      return wide_to_value();
    default: return;
  }
}

void Compiler::EmitFloatArithmetic(int which, NumberOperand x, NumberOperand y, Label slow, FloatRegister result) {
  using enum Operation;
  auto operation = static_cast<Operation>(which);
  // One of them must be a float itself, but for the division.
  bool x_may_be_int = operation == kTrueDivide || IsSurelyFloat(y);
  bool y_may_be_int = operation == kTrueDivide || !x_may_be_int || IsSurelyFloat(x);
  if (!IsSurelyFloat(x) && !IsSurelyFloat(y) && IsSurelyInt(x)) {
    x_may_be_int = true;
    y_may_be_int = operation == kTrueDivide;
  }
  FloatRegister left = ReadDouble(x, XMM0, slow, x_may_be_int);
  FloatRegister right = ReadDouble(y, XMM1, slow, y_may_be_int);
  if (operation == kTrueDivide && y.kind != kConstantOperand) {
    a_.Movq(RAX, right);
    a_.Add(RAX, RAX);
    a_.J(kZero, slow);
  }
  a_.Movapd(result, left);
  switch (operation) {
    case kAdd: a_.Addsd(result, right); break;
    case kSubtract: a_.Subsd(result, right); break;
    case kMultiply: a_.Mulsd(result, right); break;
    case kTrueDivide: a_.Divsd(result, right); break;
    default: break;
  }
  a_.Ucomisd(result, result);
  a_.J(kParity, slow);
}

bool Compiler::CompileArithmetic() {
  int place = Distance(original_.op, Opcode::kAddLL);
  bool inplace = false;
  int operation, kinds;
  if (place >= 0 && place < 8 * kOperationCount) {
    operation = place / 8;
    kinds = place % 8;
  } else {
    place = Distance(original_.op, Opcode::kInplaceAddLL);
    if (place < 0 || place >= 6 * kOperationCount) return false;
    inplace = true;
    operation = place / 6;
    kinds = place % 6;
  }
  NumberOperand x{kinds / 3, original_.b}, y{kinds % 3, original_.c};
  TellOperandsApart(x, &y);
  Flavour flavour = FlavourOf(in_.op);
  bool has_float = MayBeFloat(x) || MayBeFloat(y);
  bool is_float = false, is_int = false;
  using enum Operation;
  switch (static_cast<Operation>(operation)) {
    case kAdd:
    case kSubtract:
    case kMultiply:
      is_float = flavour == Flavour::kFloat || (flavour == Flavour::kNone && (IsSurelyFloat(x) || IsSurelyFloat(y)));
      is_int = flavour == Flavour::kInt && !IsSurelyFloat(x) && !IsSurelyFloat(y);
      if (flavour == Flavour::kInt && !is_int) is_float = true;
      break;
    case kTrueDivide:
      is_float = y.kind != kConstantOperand || (frame_->constants[y.index]->kind == kFloat && FloatValue(frame_->constants[y.index]) != 0.0) ||
                 (IsIntConstant(frame_->constants[y.index]) && IntOf(frame_->constants[y.index]) != 0);
      break;
    case kPower:
    case kMatrixMultiply: break;
    default: is_int = !has_float;
  }
  if (IsNoNumber(x) || IsNoNumber(y)) is_float = is_int = false;

  Instruction in = original_;
  bool may_grow = static_cast<Operation>(operation) == kAdd;
  auto call = [this, in, operation, inplace, kinds, may_grow] {
    a_.Mov(RDI, R12);
    a_.Mov(RSI, in.ToWord());
    a_.Mov(RDX, reinterpret_cast<uint64_t>(kFunctions[inplace][operation]));
    a_.Mov(RCX, static_cast<uint64_t>(kinds));
    a_.Mov(R8, static_cast<uint64_t>(operation));
    a_.Call(reinterpret_cast<const void*>(may_grow ? &SlowAdd : &SlowBinary));
  };
  if (!is_float && !is_int) {
    return EmitCallOf(call), true;
  }
  // What ends when the result is stored may be what an object pending elsewhere lies in.
  if (!IsTemporary(original_.a)) FlushAllBut(x.kind == kTemporaryOperand ? x.index : -1, y.kind == kTemporaryOperand ? y.index : -1);
  Pendings before = pending_;
  Label slow = a_.NewLabel();
  if (is_int) {
    EmitIntArithmetic(operation, x, y, slow);
    ConsumeNumber(x);
    ConsumeNumber(y);
    StoreIntResult(original_.a, RAX);
  } else {
    FloatRegister result = NewFloatRegister();
    EmitFloatArithmetic(operation, x, y, slow, result);
    ConsumeNumber(x);
    ConsumeNumber(y);
    StoreFloatResult(original_.a, result);
  }
  SlowCall(slow, std::move(before), original_.a, call);
  return true;
}

// ---- Comparisons ----------------------------------------------------------------------------------------------------------------------
void Compiler::EmitIntCompare(CompareOp op, NumberOperand x, NumberOperand y, Label slow, Label taken, bool wanted) {
  constexpr Condition kConditions[] = {kLess, kLessEqual, kZero, kNotZero, kGreater, kGreaterEqual};
  const Object* constant = y.kind == kConstantOperand ? frame_->constants[y.index] : nullptr;
  ReadWide(x, RAX, slow);
  bool is_small = constant && IsIntConstant(constant) && IntOf(constant) == static_cast<int16_t>(IntOf(constant));
  if (!is_small) ReadWide(y, RCX, slow);
  ConsumeNumber(x);
  ConsumeNumber(y);
  is_small ? a_.Cmp(RAX, static_cast<int32_t>(IntOf(constant) * (1 << kIntShift))) : a_.Cmp(RAX, RCX);
  Condition condition = kConditions[op];
  a_.J(wanted ? condition : Negated(condition), taken);
}

void Compiler::EmitFloatCompare(CompareOp op, NumberOperand x, NumberOperand y, Label slow, Label taken, bool wanted) {
  bool x_may_be_int = IsSurelyFloat(y) || IsSurelyInt(x);
  FloatRegister left = ReadDouble(x, XMM0, slow, x_may_be_int);
  FloatRegister right = ReadDouble(y, XMM1, slow, IsSurelyFloat(x) || !x_may_be_int);
  ConsumeNumber(x);
  ConsumeNumber(y);
  if (op == viv::kEqual || op == viv::kNotEqual) {
    a_.Ucomisd(left, right);
    if ((op == viv::kEqual) == wanted) {
      Label unordered = a_.NewLabel();
      a_.J(kParity, unordered);
      a_.J(kZero, taken);
      a_.Bind(unordered);
    } else {
      a_.J(kParity, taken);
      a_.J(kNotZero, taken);
    }
    return;
  }
  // "Above" is false where they are not ordered.
  bool swapped = op == viv::kLess || op == viv::kLessEqual;
  swapped ? a_.Ucomisd(right, left) : a_.Ucomisd(left, right);
  Condition condition = op == viv::kLess || op == viv::kGreater ? kAbove : kAboveEqual;
  a_.J(wanted ? condition : Negated(condition), taken);
}

bool Compiler::CompileJumpIfCompared() {
  int place = Distance(original_.op, Opcode::kJumpIfLessLL);
  if (place < 0 || place >= 6 * 8) return false;
  int kinds = place % 6;
  NumberOperand x{kinds / 3, original_.a}, y{kinds % 3, original_.b};
  bool wanted = original_.c != 0;
  int32_t target = word_ + static_cast<int32_t>(static_cast<uint32_t>(code_->original_words[word_ + 1]));
  CheckBreak(target);
  Label taken = LabelOfWord(target);
  Instruction in = original_;

  if (place >= 36) {
    if (place >= 42) {  // in
      BeginCall();
      a_.Mov(RDI, R12);
      a_.Mov(RSI, in.ToWord());
      a_.Mov(RDX, static_cast<uint64_t>(kinds));
      a_.Call(reinterpret_cast<const void*>(&SlowContainsTruth));
      a_.Test32(RAX, RAX);
      JumpIfFailed(kSign);
      a_.J(wanted ? kNotZero : kZero, taken);
      return true;
    }
    // is
    Flush();
    Label step = StepLabel();
    auto read = [this, step](NumberOperand operand, Register to) {
      if (operand.kind == kConstantOperand) {
        a_.Mov(to, reinterpret_cast<uint64_t>(frame_->constants[operand.index]));
      } else {
        ReadObject(operand.kind == kTemporaryOperand, operand.index, to, step);
      }
    };
    read(x, R8);
    read(y, R9);
    for (NumberOperand operand : {x, y}) {
      if (operand.kind == kTemporaryOperand) a_.MovImmediate(At(operand.index), 0);
    }
    if (x.kind == kTemporaryOperand || y.kind == kTemporaryOperand) {
      // Who ends is compared no more.
      a_.Mov(R10, R8);
      a_.Xor(R10, R9);
      a_.Mov({RSP, 0}, R10);
      a_.Mov({RSP, 8}, R9);
      if (x.kind == kTemporaryOperand) DropObject(R8);
      if (y.kind == kTemporaryOperand) {
        a_.Mov(R9, {RSP, 8});
        DropObject(R9);
      }
      a_.Cmp({RSP, 0}, 0);
    } else {
      a_.Cmp(R8, R9);
    }
    a_.J(wanted ? kZero : kNotZero, taken);
    return true;
  }

  TellOperandsApart(x, &y);
  auto op = static_cast<CompareOp>(place / 6);
  FlushAllBut(x.kind == kTemporaryOperand ? x.index : -1, y.kind == kTemporaryOperand ? y.index : -1);
  Pendings before = pending_;
  std::vector<Known> known = known_;
  Label slow = a_.NewLabel(), back = a_.NewLabel();
  bool no_number = IsNoNumber(x) || IsNoNumber(y);
  std::vector<int> claimed = ClaimedOperands(-1);
  int32_t next = next_;
  auto call_helper = [this, before, claimed, next, in, op, kinds, wanted, taken, back] {
    EmitFlush(before);
    SavePc();
    a_.Mov(RDI, R12);
    a_.Mov(RSI, in.ToWord());
    a_.Mov(RDX, static_cast<uint64_t>(op));
    a_.Mov(RCX, static_cast<uint64_t>(kinds));
    a_.Call(reinterpret_cast<const void*>(&SlowCompareTruth));
    a_.Test32(RAX, RAX);
    JumpIfFailed(kSign);
    a_.J(wanted ? kNotZero : kZero, taken);
    Label leave = a_.NewLabel();
    CheckClaims(claimed, leave);
    a_.Jmp(back);
    a_.Bind(leave);
    LeaveAt(next, shared_.resume);
  };
  if (no_number) {
    a_.Jmp(slow);
    for (NumberOperand operand : {x, y}) {
      if (operand.kind == kTemporaryOperand) FreePending(operand.index);
    }
    Slow(slow, call_helper);
  } else if (MayBeFloat(x) || MayBeFloat(y)) {
    EmitFloatCompare(op, x, y, slow, taken, wanted);
    Slow(slow, call_helper);
  } else {
    EmitIntCompare(op, x, y, slow, taken, wanted);
    bool never_floats = IsSurelyInt(x) && IsSurelyInt(y);
    Slow(slow, [this, before, known, op, x, y, taken, wanted, back, call_helper, never_floats] {
      if (never_floats) return call_helper();
      Label slower = a_.NewLabel();
      pending_ = before;
      known_ = known;
      EmitFloatCompare(op, x, y, slower, taken, wanted);
      pending_.clear();
      registers_in_use_ = float_registers_in_use_ = 0;
      a_.Jmp(back);
      Slow(slower, call_helper);
    });
  }
  a_.Bind(back);
  return true;
}

// `is`, `is not`.
void Compiler::EmitIdentity(int kinds, bool wanted) {
  NumberOperand x{kinds / 3, original_.b}, y{kinds % 3, original_.c};
  for (NumberOperand operand : {x, y}) {
    if (operand.kind != kTemporaryOperand) continue;
    Pending* pending = FindPending(operand.index);
    if (!pending || pending->where != Where::kObject) return StepHere();
  }
  Label step = StepLabel();
  auto read = [this, step](NumberOperand operand, Register scratch) {
    if (operand.kind != kConstantOperand) return ReadObject(operand.kind == kTemporaryOperand, operand.index, scratch, step);
    a_.Mov(scratch, reinterpret_cast<uint64_t>(frame_->constants[operand.index]));
    return scratch;
  };
  Register left = read(x, RAX), right = read(y, RCX);
  a_.Cmp(left, right);
  a_.Mov(RDX, reinterpret_cast<uint64_t>(wanted ? True() : False()));
  a_.Mov(RCX, reinterpret_cast<uint64_t>(wanted ? False() : True()));
  a_.Cmov(kNotZero, RDX, RCX);
  for (NumberOperand operand : {x, y}) {
    if (operand.kind == kTemporaryOperand) FreePending(operand.index);
  }
  StoreBorrowed(original_.a, RDX);
}

bool Compiler::CompileComparison() {
  int place = Distance(original_.op, Opcode::kLessLL);
  if (place < 0 || place >= 6 * 10) return false;
  int kinds = place % 6;
  Instruction in = original_;
  if (place >= 36) {
    int which = (place - 36) / 6;
    if (which < 2) return EmitIdentity(kinds, which == 0), true;
    BeginCall();
    a_.Mov(RDI, R12);
    a_.Mov(RSI, in.ToWord());
    a_.Mov(RDX, static_cast<uint64_t>(which == 3));
    a_.Mov(RCX, static_cast<uint64_t>(kinds));
    EndCall(reinterpret_cast<const void*>(&SlowContains));
    return true;
  }
  EmitCompare(static_cast<CompareOp>(place / 6), kinds);
  return true;
}

// A comparison whose result is a value. At the recursion limit CPython's general one, which this is there, says so.
void Compiler::EmitCompare(CompareOp op, int kinds) {
  Instruction in = original_;
  auto call = [this, in, op, kinds] {
    a_.Mov(RDI, R12);
    a_.Mov(RSI, in.ToWord());
    a_.Mov(RDX, static_cast<uint64_t>(op));
    a_.Mov(RCX, static_cast<uint64_t>(kinds));
    a_.Call(FunctionAddress(&SlowCompare));
  };
  NumberOperand x{kinds / 3, in.b}, y{kinds % 3, in.c};
  TellOperandsApart(x, &y);
  if (IsNoNumber(x) || IsNoNumber(y)) return EmitCallOf(call);
  FlushAllBut(x.kind == kTemporaryOperand ? x.index : -1, y.kind == kTemporaryOperand ? y.index : -1);
  Pendings before = pending_;
  Label slow = a_.NewLabel(), taken = a_.NewLabel(), compared = a_.NewLabel();
  a_.Mov(RAX, {R13, kVmThreadOffset});
  a_.Cmp32({RAX, kRecursionRemainingOffset}, 0);
  a_.J(kLessEqual, slow);
  MayBeFloat(x) || MayBeFloat(y) ? EmitFloatCompare(op, x, y, slow, taken, true) : EmitIntCompare(op, x, y, slow, taken, true);
  a_.Mov(RDX, reinterpret_cast<uint64_t>(False()));
  a_.Jmp(compared);
  a_.Bind(taken);
  a_.Mov(RDX, reinterpret_cast<uint64_t>(True()));
  a_.Bind(compared);
  StoreBorrowed(in.a, RDX);
  SlowCall(slow, std::move(before), in.a, call);
}

// A constant that is neither an int nor a float.
bool Compiler::IsNoNumber(NumberOperand operand) const {
  if (operand.kind != kConstantOperand) return false;
  const Object* constant = frame_->constants[operand.index];
  return constant->kind != kFloat && !IsIntConstant(constant);
}

// ---- Truth ----------------------------------------------------------------------------------------------------------------------------
// By what an object of these types is: a number, or how much it holds. Anything else: to `otherwise`.
void Compiler::EmitTruthOf(Register object, Label is_true, Label is_false, Label otherwise) {
  static_assert(kListSizeOffset == kTupleSizeOffset && kListSizeOffset == kStrLengthOffset && kListSizeOffset == kDictUsedOffset);
  static_assert(kIntValueOffset == kListSizeOffset);
  Label sized = a_.NewLabel();
  for (ObjectKind kind : {kInt, kList, kStr, kDict, kTuple}) {
    a_.Cmp8({object, kKindOffset}, kind);
    a_.J(kZero, sized);
  }
  a_.Cmp8({object, kKindOffset}, kNone);
  a_.J(kZero, is_false);
  a_.Jmp(otherwise);
  a_.Bind(sized);
  a_.Cmp({object, kListSizeOffset}, 0);
  a_.J(kNotZero, is_true);
  a_.Jmp(is_false);
}

void Compiler::EmitTruthAndJump(int index, bool temporary, bool wanted, int32_t target) {
  CheckBreak(target);
  Label taken = LabelOfWord(target);
  FlushAllBut(temporary ? index : -1);
  Pending* pending = temporary ? FindPending(index) : nullptr;
  if ((pending && pending->where == Where::kInt) || (!temporary && KnownOf(index) == Known::kInt)) {
    pending ? a_.Cmp(R14, static_cast<Register>(pending->machine_register)) : a_.Cmp(R14, At(index));  // the tag alone is zero
    if (pending) FreePending(index);
    a_.J(wanted ? kNotZero : kZero, taken);
    return;
  }
  Label other = a_.NewLabel(), back = a_.NewLabel(), is_true = wanted ? taken : back, is_false = wanted ? back : taken;
  auto call = [this, index, temporary, is_true, is_false] {
    SavePc();
    a_.Mov(RDI, R12);
    a_.Mov(RSI, static_cast<uint64_t>(index));
    a_.Mov(RDX, static_cast<uint64_t>(temporary));
    a_.Call(FunctionAddress(&TruthAndRelease));
    a_.Test32(RAX, RAX);
    JumpIfFailed(kSign);
    a_.J(kNotZero, is_true);
    a_.Jmp(is_false);
  };
  a_.Mov(RCX, reinterpret_cast<uint64_t>(True()));
  a_.Mov(RDX, reinterpret_cast<uint64_t>(False()));
  auto ask_bools = [&](Register object) {
    a_.Cmp(object, RCX);
    a_.J(kZero, is_true);
    a_.Cmp(object, RDX);
    a_.J(kNotZero, other);
    a_.Jmp(is_false);
  };
  if (pending && pending->where == Where::kObject) {
    auto object = static_cast<Register>(pending->machine_register);
    Pending borrowed = *pending;
    FreePending(index);
    ask_bools(object);
    a_.Bind(back);
    Slow(other, [this, object, borrowed, is_true, is_false, call] {
      Label slow = a_.NewLabel();
      EmitTruthOf(object, is_true, is_false, slow);
      a_.Bind(slow);
      EmitFlush(borrowed);
      call();
    });
    return;
  }
  if (temporary) Flush();
  a_.Mov(RAX, At(index));
  if (temporary) {
    Label not_true = a_.NewLabel();
    a_.Cmp(RAX, RCX);
    a_.J(kNotZero, not_true);
    a_.MovImmediate(At(index), 0);
    a_.Dec32({RAX, kRefcountOffset});
    a_.Jmp(is_true);
    a_.Bind(not_true);
    a_.Cmp(RAX, RDX);
    a_.J(kNotZero, other);
    a_.MovImmediate(At(index), 0);
    a_.Dec32({RAX, kRefcountOffset});
    a_.Jmp(is_false);
  } else {
    ask_bools(RAX);
  }
  a_.Bind(back);
  Slow(other, [this, temporary, is_true, is_false, call] {
    Label slow = a_.NewLabel();
    if (!temporary) {
      a_.Cmp(RAX, R14);
      a_.J(kZero, is_false);
      a_.J(kAbove, is_true);
      a_.Cmp(RAX, RBP);
      a_.J(kAboveEqual, slow);
      EmitTruthOf(RAX, is_true, is_false, slow);
    }
    a_.Bind(slow);
    call();
  });
}

}  // namespace viv::jit
