// Machine code for moves, jumps and loops.
#include "interpreter/vm/jit/compiler.h"
#include "interpreter/vm/jit/runtime.h"
#include "interpreter/vm/jit/transfers.h"

namespace viv::jit {

bool Compiler::IsTargetWithin(int count) const {
  for (int i = 1; i <= count; ++i) {
    if (is_target_[static_cast<size_t>(word_ + i)]) return true;
  }
  return false;
}

// ---- Moves ----------------------------------------------------------------------------------------------------------------------------
// Another reference: a number becomes an object first.
void Compiler::EmitCopy() {
  Instruction in = original_;
  auto call = [this, in] {
    a_.Mov(RDI, R12);
    a_.Mov(RSI, in.ToWord());
    a_.Call(FunctionAddress(&CopyBoxed));
  };
  Known known = KnownOf(in_.b);
  if (known == Known::kInt || known == Known::kFloat) {
    Flush();
    SavePc();
    call();
    a_.Test8(RAX, RAX);
    JumpIfFailed(kZero);
    SetKnown(in_.b, Known::kObject);
    return;
  }
  if (!IsTemporary(in_.a)) FlushObjects();
  Pendings before = pending_;
  Label slow = a_.NewLabel();
  a_.Mov(RAX, At(in_.b));
  if (known == Known::kNothing) {
    a_.Cmp(RAX, RBP);
    a_.J(kAboveEqual, slow);
  }
  StoreBorrowed(in_.a, RAX);
  SetKnown(in_.b, Known::kObject);
  if (known == Known::kNothing) SlowCall(slow, std::move(before), in_.a, call);
}

void Compiler::EmitTake() {
  Pending* pending = FindPending(in_.b);
  if (!pending) {
    a_.Mov(RAX, At(in_.b));
    a_.MovImmediate(At(in_.b), 0);
    StoreOwned(in_.a, RAX);
    return;
  }
  Pending taken = *pending;
  FreePending(in_.b);
  if (taken.where == Where::kFloat) {
    StoreFloatResult(in_.a, static_cast<FloatRegister>(taken.machine_register));
  } else if (taken.where == Where::kInt) {
    StoreIntResult(in_.a, static_cast<Register>(taken.machine_register));
  } else {
    StoreBorrowed(in_.a, static_cast<Register>(taken.machine_register));
  }
}

void Compiler::EmitPermute(int count) {
  Known known[8];
  for (int i = 0; i < count; ++i) {
    int from = Instruction::FromWord(code_->words[word_ + i]).b;
    known[i] = KnownOf(from);
    a_.Mov(RAX, At(from));
    a_.Mov({RSP, kSpillOffset + i * 8}, RAX);
  }
  for (int i = 0; i < count; ++i) {
    Instruction take = Instruction::FromWord(code_->words[word_ + count + i]);
    a_.Mov(RAX, {RSP, kSpillOffset + i * 8});
    a_.Mov(At(take.a), RAX);
    SetKnown(take.a, known[i]);
  }
  next_ = word_ + 2 * count;
}

bool Compiler::CompileMove() {
  switch (static_cast<Specialized>(in_.op)) {
    case Specialized::kPermuteVariables:
      if (in_.c > 4 || IsTargetWithin(2 * in_.c - 1)) break;
      return EmitPermute(in_.c), true;
    case Specialized::kMoveReplaced: {
      // A number on its way to another variable, which the result of the arithmetic behind it replaces; see the loop.
      if (KnownOf(in_.b) != Known::kInt && KnownOf(in_.b) != Known::kFloat) return StepHere(), true;
      Instruction arithmetic = Instruction::FromWord(code_->words[word_ + 1]);
      auto is_number = [this](int index) { return KnownOf(index) == Known::kInt || KnownOf(index) == Known::kFloat; };
      if (!is_number(arithmetic.b) || (in_.c == 2 && !is_number(arithmetic.c))) return StepHere(), true;
      a_.Mov(RAX, At(in_.b));
      StoreOwned(in_.a, RAX);
      return true;
    }
    default: break;
  }
  switch (static_cast<Opcode>(original_.op)) {
    case Opcode::kNop: return true;
    case Opcode::kResume: {
      Flush();
      Label step = StepLabel();
      a_.Cmp32({R13, kVmBreakerOffset}, 0);
      a_.J(kNotZero, step);
      return true;
    }
    case Opcode::kMove: return EmitCopy(), true;
    case Opcode::kCopy: {
      Flush();  // both stay
      Label number = a_.NewLabel();
      Register object = ReadObject(true, in_.b, RAX, number);
      a_.Inc32({object, kRefcountOffset});
      StoreOwned(in_.a, object);
      Instruction in = original_;
      SlowCall(number, {}, in_.a, [this, in] {
        a_.Mov(RDI, R12);
        a_.Mov(RSI, in.ToWord());
        a_.Call(FunctionAddress(&CopyBoxed));
      });
      return true;
    }
    case Opcode::kTake: return EmitTake(), true;
    case Opcode::kLoadConst: {
      a_.Mov(RAX, reinterpret_cast<uint64_t>(frame_->constants[in_.b]));
      StoreBorrowed(in_.a, RAX);
      return true;
    }
    case Opcode::kDrop:
      if (FindPending(in_.a)) {
        FreePending(in_.a);
        return true;
      }
      FlushObjects();
      a_.Mov(RAX, At(in_.a));
      a_.MovImmediate(At(in_.a), 0);
      DropValue(RAX);
      return true;
    case Opcode::kCheckLocal: {
      if (KnownOf(in_.a) != Known::kNothing) return true;
      Label step = StepLabel();
      a_.Cmp(At(in_.a), 0);
      a_.J(kZero, step);
      return true;
    }
    case Opcode::kClearLocal:
      FlushObjects();
      a_.Mov(RAX, At(in_.a));
      a_.MovImmediate(At(in_.a), 0);
      DropValue(RAX);
      SetKnown(in_.a, Known::kNothing);
      return true;
    default: return false;
  }
}

// ---- Jumps ----------------------------------------------------------------------------------------------------------------------------
void Compiler::EmitNoneAndJump(bool temporary, bool wanted) {
  int32_t target = word_ + original_.jump();
  CheckBreak(target);
  Label taken = LabelOfWord(target);
  Flush();
  a_.Mov(RAX, At(in_.a));
  a_.Mov(RCX, reinterpret_cast<uint64_t>(None()));
  if (!temporary) {
    a_.Cmp(RAX, RCX);
    a_.J(wanted ? kZero : kNotZero, taken);
    return;
  }
  Label is_none = a_.NewLabel(), back = a_.NewLabel();
  a_.MovImmediate(At(in_.a), 0);
  a_.Cmp(RAX, RCX);
  a_.J(kZero, is_none);
  DropValue(RAX);
  if (!wanted) a_.Jmp(taken);
  Label over = a_.NewLabel();
  if (wanted) a_.Jmp(over);
  a_.Bind(is_none);
  a_.Mov(RAX, reinterpret_cast<uint64_t>(None()));
  a_.Dec32({RAX, kRefcountOffset});
  if (wanted) a_.Jmp(taken);
  a_.Bind(over);
  a_.Bind(back);
}

// `and`, `or`: jumps with the operand kept, or goes on without it.
void Compiler::EmitKeep(bool wanted) {
  int32_t target = word_ + original_.jump();
  Flush();
  SavePc();
  a_.Mov(RDI, R12);
  a_.Mov(RSI, static_cast<uint64_t>(in_.a));
  a_.Mov(RDX, uint64_t{1});
  a_.Call(FunctionAddress(&Truth));
  a_.Test32(RAX, RAX);
  JumpIfFailed(kSign);
  a_.J(wanted ? kNotZero : kZero, LabelOfWord(target));
  a_.Mov(RAX, At(in_.a));
  a_.MovImmediate(At(in_.a), 0);
  DropValue(RAX);
}

bool Compiler::CompileJump() {
  int32_t target = word_ + original_.jump();
  switch (static_cast<Opcode>(original_.op)) {
    case Opcode::kJump:
      Flush();
      a_.Jmp(LabelOfWord(target));
      return true;
    case Opcode::kJumpBack:
      Flush();
      CheckBreak(target);
      a_.Jmp(LabelOfWord(target));
      return true;
    case Opcode::kJumpIfTrueL: return EmitTruthAndJump(in_.a, false, true, target), true;
    case Opcode::kJumpIfTrueT: return EmitTruthAndJump(in_.a, true, true, target), true;
    case Opcode::kJumpIfFalseL: return EmitTruthAndJump(in_.a, false, false, target), true;
    case Opcode::kJumpIfFalseT: return EmitTruthAndJump(in_.a, true, false, target), true;
    case Opcode::kJumpIfTrueKeep: return EmitKeep(true), true;
    case Opcode::kJumpIfFalseKeep: return EmitKeep(false), true;
    case Opcode::kJumpIfNoneL: return EmitNoneAndJump(false, true), true;
    case Opcode::kJumpIfNoneT: return EmitNoneAndJump(true, true), true;
    case Opcode::kJumpIfNotNoneL: return EmitNoneAndJump(false, false), true;
    case Opcode::kJumpIfNotNoneT: return EmitNoneAndJump(true, false), true;
    default: return false;
  }
}

// ---- Loops ----------------------------------------------------------------------------------------------------------------------------
void Compiler::EmitExhausted(Label label) {
  int32_t target = word_ + static_cast<int32_t>(static_cast<uint32_t>(code_->original_words[word_ + 1]));
  Label out = LabelOfWord(target);
  int iterator = in_.a;
  Slow(label, [this, out, iterator] {
    a_.MovImmediate(At(iterator), 0);
    DropObject(RAX);
    a_.Jmp(out);
  });
}

void Compiler::EmitForRange() {
  Flush();
  Label step = StepLabel(), exhausted = a_.NewLabel();
  a_.Mov(RAX, At(in_.a));
  a_.Cmp8({RAX, kKindOffset}, kRangeIterator);
  a_.J(kNotZero, step);
  a_.Mov(R8, {RAX, kRangeIteratorIndexOffset});
  a_.Cmp(R8, {RAX, kRangeIteratorLengthOffset});
  a_.J(kGreaterEqual, exhausted);
  a_.Mov(RCX, {RAX, kRangeIteratorStepOffset});
  a_.Imul(RCX, R8);
  a_.Add(RCX, {RAX, kRangeIteratorStartOffset});
  JumpUnlessFits(RCX, step);
  a_.Add(R8, 1);
  a_.Mov({RAX, kRangeIteratorIndexOffset}, R8);
  a_.Shl(RCX, kIntShift);
  a_.Shr(RCX, kIntShift);
  a_.Or(RCX, R14);
  a_.Mov(RAX, RCX);
  StoreIntResult(in_.b, RAX);
  EmitExhausted(exhausted);
}

void Compiler::EmitForSequence(ObjectKind kind) {
  Flush();
  bool list = kind == kListIterator;
  int32_t index = list ? kListIteratorIndexOffset : kTupleIteratorIndexOffset;
  int32_t sequence = list ? kListIteratorListOffset : kTupleIteratorTupleOffset;
  int32_t size = list ? kListSizeOffset : kTupleSizeOffset;
  Label step = StepLabel(), exhausted = a_.NewLabel();
  a_.Mov(RAX, At(in_.a));
  a_.Cmp8({RAX, kKindOffset}, kind);
  a_.J(kNotZero, step);
  a_.Mov(RCX, {RAX, sequence});
  a_.Test(RCX, RCX);
  a_.J(kZero, step);
  a_.Mov(RDX, {RAX, index});
  a_.Cmp(RDX, {RCX, size});
  a_.J(kGreaterEqual, exhausted);
  a_.Lea(R8, {RDX, 1});
  a_.Mov({RAX, index}, R8);
  if (list) {
    a_.Mov(RCX, {RCX, kListItemsOffset});
    a_.Mov(RAX, {RCX, 0, RDX});
  } else {
    a_.Mov(RAX, {RCX, kTupleItemsOffset, RDX});
  }
  StoreBorrowed(in_.b, RAX);
  Label out = LabelOfWord(word_ + static_cast<int32_t>(static_cast<uint32_t>(code_->original_words[word_ + 1])));
  int iterator = in_.a;
  Slow(exhausted, [this, out, iterator] {
    SavePc();
    a_.Mov(RDI, R12);
    a_.Mov(RSI, static_cast<uint64_t>(iterator));
    a_.Call(FunctionAddress(&EndIteration));
    a_.Jmp(out);
  });
}

bool Compiler::CompileIteration() {
  auto generic = static_cast<Opcode>(original_.op);
  if (generic == Opcode::kGetIterL || generic == Opcode::kGetIterT) {
    BeginCall();
    a_.Mov(RDI, R12);
    a_.Mov(RSI, original_.ToWord());
    a_.Mov(RDX, static_cast<uint64_t>(generic == Opcode::kGetIterT));
    EndCall(FunctionAddress(&IteratorOf));
    return true;
  }
  if (generic != Opcode::kForIter) return false;
  int pair_word = next_;
  switch (static_cast<Specialized>(in_.op)) {
    case Specialized::kForIterRange: EmitForRange(); break;
    case Specialized::kForIterList: EmitForSequence(kListIterator); break;
    case Specialized::kForIterTuple: EmitForSequence(kTupleIterator); break;
    case Specialized::kForIterPairs:
      if (Instruction::FromWord(code_->words[pair_word]).op != static_cast<int>(Specialized::kUnpackPair) || IsTargetWithin(5)) {
        StepHere();
      } else {
        EmitForPairs();
      }
      break;
    case Specialized::kForIterGenerator: EmitForGenerator(); break;
    default: EmitForAny();
  }
  return true;
}

// By the slot of the iterator's type.
void Compiler::EmitForAny() {
  BeginCall();
  Label generator = a_.NewLabel(), ended = a_.NewLabel(), done = a_.NewLabel();
  a_.Mov(RSI, At(in_.a));
  a_.Cmp8({RSI, kKindOffset}, kGenerator);
  a_.J(kZero, generator);
  a_.Mov(RAX, {RSI, kTypeOffset});
  a_.Lea(RDI, {RSP, 8});  // where the Ref goes
  a_.Call(Address{RAX, kTypeNextOffset});
  a_.Mov(RAX, {RSP, 8});
  a_.Test(RAX, RAX);
  a_.J(kZero, ended);
  StoreOwned(in_.b, RAX);
  CheckAfterCall();
  EmitOtherIterator(generator, FunctionAddress(&NextOfAny), false, done);
  a_.Bind(done);
  Label out = LabelOfWord(word_ + static_cast<int32_t>(static_cast<uint32_t>(code_->original_words[word_ + 1])));
  int iterator = in_.a;
  Slow(ended, [this, out, iterator] {
    a_.Mov(RDI, R13);
    a_.Mov(RSI, R12);
    a_.Mov(RDX, static_cast<uint64_t>(iterator));
    EndCall(FunctionAddress(&EndItems));
    a_.Jmp(out);
  });
}

void Compiler::EmitForPairs() {
  BeginCall();
  Label step = StepLabel();
  a_.Mov(RDI, R12);
  a_.Call(FunctionAddress(&NextPair));
  a_.Test8(RAX, RAX);
  a_.J(kZero, step);
  next_ += 3;
}

}  // namespace viv::jit
