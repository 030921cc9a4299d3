// Machine code for generators: made, resumed by what consumes them, and resting at a yield.
//
// A generator that machine code has put to rest knows where it goes on there (MachineEntry): with RBX the place its registers
// are to be moved to, R9 what is sent to it, owned; null: another way has put it to rest. Frame::resume is where its yields go: with RAX
// what is yielded, owned.
#include "interpreter/vm/jit/compiler.h"
#include "interpreter/vm/jit/runtime.h"
#include "interpreter/vm/jit/transfers.h"

namespace viv::jit {

namespace {

constexpr int kMostMoved = 16;  // registers that are moved one by one

// A yield whose generator delegates to another: such chains rest and go on as a whole (generator_switch.h).
bool IsDelegating(const uint64_t* yield) {
  Instruction next = Instruction::FromWord(yield[1]);
  return next.op == static_cast<uint16_t>(Opcode::kResume) && next.a >= 2;
}

}  // namespace

// The variables move into a new generator, which is what the call answers.
void Compiler::EmitReturnGenerator() {
  Flush();
  SavePc();
  a_.Mov(RDI, R12);
  a_.Call(FunctionAddress(&GeneratorOf));
  a_.Test(RAX, RAX);
  JumpIfFailed(kZero);
  a_.Mov({RSP, 0}, RAX);
  a_.Mov(RCX, reinterpret_cast<uint64_t>(shared_.leave_frame));
  a_.Jmp(RCX);
}

void Compiler::EmitYield() {
  int live = original_.a;
  if (IsDelegating(code_->original_words + word_) || live > kMostMoved) return EmitCallable(FunctionAddress(&YieldToCaller));
  Flush();
  ForgetKnown();
  Label other = a_.NewLabel(), entry = a_.NewLabel();
  a_.Cmp32({R13, kVmBreakerOffset}, 0);
  a_.J(kNotZero, other);
  a_.Cmp({R12, kFrameObjectOffset}, 0);
  a_.J(kNotZero, other);
  Slow(other, [this] {
    SavePc();
    EmitTransfer(FunctionAddress(&YieldToCaller));
    a_.Jmp(RAX);  // never null
  });

  a_.Mov(RDX, {R12, kFrameGeneratorOffset});
  for (int i = 0; i < live; ++i) {
    a_.Mov(RAX, At(i));
    a_.MovImmediate(At(i), 0);
    a_.Mov({RDX, kGeneratorRegistersOffset + i * 8}, RAX);
  }
  if (live % 2 == 1) a_.MovImmediate({RDX, kGeneratorRegistersOffset + live * 8}, 0);  // MoveRegisters moves in twos
  a_.Mov(RAX, At(live));
  a_.MovImmediate(At(live), 0);
  a_.Mov32Immediate({RDX, kGeneratorLiveCountOffset}, static_cast<uint32_t>(live));
  a_.Mov(RDI, PcOf(word_));
  a_.Mov({RDX, kGeneratorPcOffset}, RDI);
  a_.Mov(RSI, {R13, kVmThreadOffset});
  a_.Mov(RDI, {RDX, kGeneratorPreviousHandledOffset});
  a_.Mov({RSI, kHandledOffset}, RDI);
  a_.LeaLabel(RDI, entry);
  a_.Mov({RDX, kGeneratorPreviousHandledOffset}, RDI);  // MachineEntry
  a_.Mov8Immediate({RDX, kGeneratorStateOffset}, static_cast<uint8_t>(GeneratorState::kSuspended));
  a_.Mov(RDI, {R12, kFrameCodeOffset});
  a_.Dec32({RDI, kRefcountOffset});  // the generator owns it too
  a_.Inc32({RSI, kRecursionRemainingOffset});
  a_.Mov(RCX, {R12, kFrameResumeOffset});
  a_.Sub(R12, kFrameSize);
  a_.Mov({R13, kVmTopOffset}, R12);
  a_.Jmp(RCX);

  a_.Bind(entry);
  a_.Mov(RDX, {R12, kFrameGeneratorOffset});
  for (int i = 0; i < live; ++i) {
    a_.Mov(RAX, {RDX, kGeneratorRegistersOffset + i * 8});
    a_.Mov(At(i), RAX);
  }
  a_.Mov32Immediate({RDX, kGeneratorLiveCountOffset}, 0);
  a_.Mov(At(live), R9);
  Label outdated = a_.NewLabel();
  a_.Mov(RAX, {R12, kFrameCodeOffset});
  a_.Mov(RAX, {RAX, kCodeCompiledOffset});
  a_.Cmp32({RAX, kCompiledGenerationOffset}, generation_);
  a_.J(kNotZero, outdated);
  Slow(outdated, [this] {  // on in what the code has been compiled to since
    a_.Mov(RAX, PcOf(next_));
    a_.Mov({R12, kFramePcOffset}, RAX);
    a_.Mov(RCX, reinterpret_cast<uint64_t>(shared_.go_on));
    a_.Jmp(RCX);
  });
}

// The generator in RAX, R9 sent: its frame becomes the youngest one, and it goes on at RDX. What it yields comes to `yielded`. To `other`,
// with nothing done, where a frame needs more than that. moved: R9 comes out of this register; -1: out of none.
void Compiler::EmitResumeGenerator(uint32_t flags, int moved, Label yielded, Label other) {
  a_.Cmp8({RAX, kGeneratorStateOffset}, static_cast<uint8_t>(GeneratorState::kSuspended));
  a_.J(kNotZero, other);
  a_.Mov(RDX, {RAX, kGeneratorPreviousHandledOffset});
  a_.Test(RDX, RDX);
  a_.J(kZero, other);
  a_.Cmp({RAX, kGeneratorFrameObjectOffset}, 0);
  a_.J(kNotZero, other);
  a_.Mov(RCX, {RAX, kGeneratorCodeOffset});
  EmitNewFrame(code_->register_count + 1, other);
  if (moved >= 0) a_.MovImmediate(At(moved), 0);
  a_.Mov(RCX, {RAX, kGeneratorFunctionOffset});
  a_.Mov({R8, kFrameFunctionOffset}, RCX);
  a_.Mov(RCX, {RAX, kGeneratorPcOffset});
  a_.Mov({R8, kFramePcOffset}, RCX);
  a_.Mov({R8, kFrameGeneratorOffset}, RAX);
  a_.Mov32Immediate({R8, kFrameFlagsOffset}, kFrameGenerator | flags);
  a_.LeaLabel(RCX, yielded);
  a_.Mov({R8, kFrameResumeOffset}, RCX);
  a_.Mov8Immediate({RAX, kGeneratorStateOffset}, static_cast<uint8_t>(GeneratorState::kRunning));
  a_.Mov(RCX, {RSI, kHandledOffset});
  a_.Mov({RAX, kGeneratorPreviousHandledOffset}, RCX);
  a_.Lea(RCX, {RAX, kGeneratorHandledOffset});
  a_.Mov({RSI, kHandledOffset}, RCX);
  a_.Mov({R13, kVmTopOffset}, R8);
  a_.Mov(R12, R8);
  a_.Mov(RBX, RDI);
  a_.Jmp(RDX);
}

// What is sent by what only asks for the next item.
void Compiler::EmitSendNone() {
  a_.Mov(R9, reinterpret_cast<uint64_t>(None()));
  a_.Inc32({R9, kRefcountOffset});
}

// `other`: what EmitResumeGenerator did not do, and what else is none of its business; afterwards it comes to `done`.
void Compiler::EmitOtherIterator(Label other, const void* function, bool sends_none, Label done) {
  Slow(other, [this, function, sends_none, done] {
    if (sends_none) a_.Dec32({R9, kRefcountOffset});
    EmitTransfer(function);
    CheckAfterCall();
    a_.Jmp(done);
  });
}

void Compiler::EmitForGenerator() {
  BeginCall();
  Label other = a_.NewLabel(), not_resumed = a_.NewLabel(), yielded = a_.NewLabel(), done = a_.NewLabel();
  a_.Mov(RAX, At(in_.a));
  a_.Cmp8({RAX, kKindOffset}, kGenerator);
  a_.J(kNotZero, other);
  EmitSendNone();
  EmitResumeGenerator(kFrameForIter, -1, yielded, not_resumed);
  EmitOtherIterator(other, FunctionAddress(&NextOfGenerator), false, done);
  EmitOtherIterator(not_resumed, FunctionAddress(&NextOfGenerator), true, done);
  a_.Bind(yielded);
  a_.Mov(RBX, {R12, kFrameRegistersOffset});
  StoreOwned(in_.b, RAX);
  a_.Bind(done);
}

// next(generator), generator.send(x): the guards have held.
void Compiler::EmitCallOfGenerator(bool sends) {
  SavePc();
  const void* function = sends ? FunctionAddress(&CallSendTo) : FunctionAddress(&CallNextOf);
  Label other = a_.NewLabel(), not_resumed = a_.NewLabel(), yielded = a_.NewLabel(), done = a_.NewLabel();
  a_.Mov(RAX, At(in_.a + 1));
  SkipUnlessObject(RAX, other);
  a_.Cmp8({RAX, kKindOffset}, kGenerator);
  a_.J(kNotZero, other);
  if (sends) {
    a_.Mov(R9, At(in_.a + 2));  // the caller keeps its own until send() returns: a number has to be an object first
    SkipUnlessObject(R9, other);
    a_.Inc32({R9, kRefcountOffset});
  } else {
    EmitSendNone();
  }
  EmitResumeGenerator(sends ? kFrameNext | kFrameSent : kFrameNext, -1, yielded, not_resumed);
  EmitOtherIterator(other, function, false, done);
  EmitOtherIterator(not_resumed, function, true, done);
  a_.Bind(yielded);
  a_.Mov(RBX, {R12, kFrameRegistersOffset});
  a_.Mov(RDX, At(in_.a));
  a_.Mov(At(in_.a), RAX);
  DropObject(RDX);
  for (int i = 1; i <= (sends ? 2 : 1); ++i) {
    a_.Mov(RDX, At(in_.a + i));
    a_.MovImmediate(At(in_.a + i), 0);
    DropValue(RDX);
  }
  a_.Bind(done);
}

// What is sent moves on: into the generator or coroutine that is delegated to.
void Compiler::EmitSend() {
  BeginCall();
  Label other = a_.NewLabel(), yielded = a_.NewLabel(), quick = a_.NewLabel(), done = a_.NewLabel();
  a_.Mov(RAX, At(in_.a));
  a_.Cmp8({RAX, kKindOffset}, kGenerator);
  a_.J(kZero, quick);
  a_.Cmp8({RAX, kKindOffset}, kCoroutine);
  a_.J(kNotZero, other);
  a_.Bind(quick);
  a_.Mov(R9, At(in_.b));
  EmitResumeGenerator(kFrameSend, in_.b, yielded, other);
  EmitOtherIterator(other, FunctionAddress(&SendToAny), false, done);
  a_.Bind(yielded);
  a_.Mov(RBX, {R12, kFrameRegistersOffset});
  a_.Mov(At(in_.b), RAX);
  a_.Bind(done);
}

}  // namespace viv::jit
