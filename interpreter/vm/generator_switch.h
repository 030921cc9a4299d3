// How a generator comes onto the register stack and leaves it: inline, because the loop does it for every item of a `for`.
//
// A chain of generators that each rest in a `yield from` is resumed as a whole: frames for all of them, as tracebacks and limits want
// them, but registers and instructions only for the innermost, which is where something happens (FR5 in frame.h).
#pragma once

#include "interpreter/vm/calls.h"
#include "interpreter/vm/generator.h"

namespace viv {

// With no MachineEntry, until machine code says so.
inline void UnlinkHandled(VmThread& vm, GeneratorObject* generator) {
  vm.thread->handled = generator->handled.previous;
  generator->handled.previous = nullptr;
}

// Where they go, nothing is in use; where they come from, they are null afterwards. Two at a time: both arrays have a register behind
// `count`, which is null (the one that the Yield has emptied).
__attribute__((always_inline)) inline void MoveRegisters(Value* from, Value* to, int32_t count) {
  for (int32_t i = 0; i < count; i += 2) {
    Value first = from[i], second = from[i + 1];
    from[i] = from[i + 1] = Value{};
    to[i] = first;
    to[i + 1] = second;
  }
}

inline void LinkHandled(VmThread& vm, GeneratorObject* generator) {
  generator->handled.previous = vm.thread->handled;
  vm.thread->handled = &generator->handled;
}

// What all ways onto the stack of frames share; the caller has made sure of room. It counts the call and links the handled exception
// where the generator's own instructions are to run.
__attribute__((always_inline)) inline void StartFrame(VmThread& vm, GeneratorObject* generator, uint64_t* pc, Value* registers,
                                                      uint32_t flags) {
  CodeObject* code = generator->code;
  Frame* frame = ++vm.top;
  ++code->refcount;
  frame->pc = pc;
  frame->registers = registers;
  frame->constants = code->constants->items;
  frame->function = generator->function;
  frame->code = code;
  frame->object = nullptr;
  frame->locals = nullptr;
  frame->generator = generator;
  frame->flags = kFrameGenerator | flags;
  frame->resume = vm.pass_yielded;
  if (__builtin_expect(generator->frame_object != nullptr, 0)) {
    frame->object = std::exchange(generator->frame_object, nullptr);
    frame->object->live = frame;
  }
  generator->state = GeneratorState::kRunning;
}

// The way back: the generator rests, with its frame object.
__attribute__((always_inline)) inline void EndFrame(VmThread& vm) {
  Frame* frame = vm.top;
  GeneratorObject* generator = frame->generator;
  generator->state = GeneratorState::kSuspended;
  if (__builtin_expect(frame->object != nullptr, 0)) {
    generator->frame_object = std::exchange(frame->object, nullptr);
    generator->frame_object->live = nullptr;
    generator->frame_object->generator = generator;
  }
  --frame->code->refcount;  // the generator owns it too
  --vm.top;
}

// Moves the registers onto the stack at `base` and pushes the frame. False: RecursionError pending, the generator is as it was.
__attribute__((always_inline)) inline bool PushGeneratorFrame(VmThread& vm, GeneratorObject* generator, Value* base, uint32_t flags) {
  CodeObject* code = generator->code;
  if (__builtin_expect(HasRoom(vm, vm.top, code, base), 1)) {
    --vm.thread->recursion_remaining;
  } else if (!EnterPythonCall(vm, base, code)) {
    return false;
  }
  StartFrame(vm, generator, generator->pc, base, flags);
  MoveRegisters(generator->registers, base, generator->live_count);
  generator->live_count = 0;
  LinkHandled(vm, generator);
  return true;
}

// Takes the registers back from the youngest frame, at its pc, and pops it.
__attribute__((always_inline)) inline void SuspendGeneratorFrame(VmThread& vm) {
  Frame* frame = vm.top;
  GeneratorObject* generator = frame->generator;
  // What Yield gives away is the topmost temporary in use.
  int32_t live = Instruction::FromWord(*frame->pc).a;
  MoveRegisters(frame->registers, generator->registers, live);
  generator->live_count = live;
  generator->pc = frame->pc;
  UnlinkHandled(vm, generator);
  EndFrame(vm);
  LeavePythonCall(vm);
}

// What a generator rests in: a `yield from` (or await) of a suspended generator. Its instructions are
//   Send, two words; Yield; Resume 2 or 3; JumpBack to the Send
// and it rests at the Yield, with what it delegates to in the register below the Yield's. Null: something else.
inline GeneratorObject* SuspendedDelegate(GeneratorObject* generator) {
  if (generator->state != GeneratorState::kSuspended) return nullptr;
  Instruction next = Instruction::FromWord(generator->pc[1]);
  if (next.op != static_cast<uint16_t>(Opcode::kResume) || next.a < 2) return nullptr;
  Object* delegate = ObjectOf(generator->registers[Instruction::FromWord(*generator->pc).a - 1]);
  if (delegate->kind != kGenerator && delegate->kind != kCoroutine) return nullptr;
  return AsGenerator(delegate)->state == GeneratorState::kSuspended ? AsGenerator(delegate) : nullptr;
}
inline constexpr int kSendWords = 2;

// Pushes parked frames for `generator` and those that it delegates to, except for the innermost, which is left for PushGeneratorFrame
// at `base`. *flags: of the next frame to push. Stops early where a stack or the recursion limit is near.
inline GeneratorObject* PushDelegatingFrames(VmThread& vm, GeneratorObject* generator, Value* base, uint32_t* flags) {
  while (GeneratorObject* delegate = SuspendedDelegate(generator)) {
    CodeObject* code = generator->code;
    if (vm.thread->recursion_remaining <= 1 || base + code->register_count > vm.registers_end || vm.top + 2 >= vm.frames_end) break;
    --vm.thread->recursion_remaining;
    StartFrame(vm, generator, generator->pc - kSendWords, generator->registers, kFrameParked | *flags);
    LinkHandled(vm, generator);
    generator = delegate;
    *flags = kFrameSend;
  }
  return generator;
}

// The youngest frame is parked, and its delegate has ended or failed: its registers come onto the stack.
inline void UnparkFrame(VmThread& vm) {
  Frame* frame = vm.top;
  GeneratorObject* generator = frame->generator;
  Value* base = vm.FreeWindowAbove(frame - 1);
  MoveRegisters(generator->registers, base, generator->live_count);
  generator->live_count = 0;
  frame->registers = base;
  frame->flags &= ~uint32_t{kFrameParked};
}

// The youngest frame is parked, and its delegate has yielded: it rests again where it did.
inline void SuspendParkedFrame(VmThread& vm) {
  UnlinkHandled(vm, vm.top->generator);
  EndFrame(vm);
  LeavePythonCall(vm);
}

// While throw() works on what a suspended generator delegates to, the generator executes: its frame is among the callers.
class DelegationScope {
 public:
  // Without room for a frame it is only marked.
  DelegationScope(VmThread& vm, GeneratorObject* generator) : vm_(vm), generator_(generator), has_frame_(vm.top + 2 < vm.frames_end) {
    if (has_frame_) {
      StartFrame(vm, generator, generator->pc - kSendWords, generator->registers, kFrameParked);
    } else {
      generator->state = GeneratorState::kRunning;
    }
  }
  ~DelegationScope() {
    if (has_frame_) {
      EndFrame(vm_);
    } else {
      generator_->state = GeneratorState::kSuspended;
    }
  }
  DelegationScope(const DelegationScope&) = delete;
  DelegationScope& operator=(const DelegationScope&) = delete;

 private:
  VmThread& vm_;
  GeneratorObject* generator_;
  bool has_frame_;
};

}  // namespace viv
