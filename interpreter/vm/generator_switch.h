// How a generator comes onto the register stack and leaves it: inline, because the loop does it for every item of a `for`.
#pragma once

#include "interpreter/vm/calls.h"
#include "interpreter/vm/generator.h"

namespace viv {

inline void UnlinkHandled(VmThread& vm, GeneratorObject* generator) {
  vm.thread->handled = generator->handled.previous;
  generator->handled.previous = nullptr;
}

// Where they go, nothing is in use; where they come from, they are null afterwards.
inline void MoveRegisters(Value* from, Value* to, int32_t count) {
  for (Value* end = from + count; from != end; ++from, ++to) {
    *to = *from;
    *from = Value{};
  }
}

// Moves the registers onto the stack at `base` and pushes the frame. False: RecursionError pending, the generator is as it was.
inline bool PushGeneratorFrame(VmThread& vm, GeneratorObject* generator, Value* base, uint32_t extra_flags) {
  CodeObject* code = generator->code;
  if (__builtin_expect(vm.thread->recursion_remaining > 0 && base + code->register_count <= vm.registers_end && vm.top + 1 < vm.frames_end, 1)) {
    --vm.thread->recursion_remaining;
    ++code->refcount;
    Frame* frame = ++vm.top;
    frame->registers = base;
    frame->constants = code->constants->items;
    frame->function = generator->function;
    frame->code = code;
    frame->object = nullptr;
    frame->locals = nullptr;
    frame->flags = kFrameGenerator | extra_flags;
  } else if (!PushFrame(vm, generator->function, code, base, kFrameGenerator | extra_flags)) {
    return false;
  }
  Frame* frame = vm.top;
  frame->pc = generator->pc;
  frame->generator = generator;
  MoveRegisters(generator->registers, base, generator->live_count);
  generator->live_count = 0;
  if (__builtin_expect(generator->frame_object != nullptr, 0)) {
    frame->object = std::exchange(generator->frame_object, nullptr);
    frame->object->live = frame;
  }
  generator->state = GeneratorState::kRunning;
  generator->handled.previous = vm.thread->handled;
  vm.thread->handled = &generator->handled;
  return true;
}

// Takes the registers back from the youngest frame, at its pc, and pops it.
inline void SuspendGeneratorFrame(VmThread& vm) {
  Frame* frame = vm.top;
  GeneratorObject* generator = frame->generator;
  // What Yield gives away is the topmost temporary in use.
  int32_t live = Instruction::FromWord(*frame->pc).a;
  MoveRegisters(frame->registers, generator->registers, live);
  generator->live_count = live;
  generator->pc = frame->pc;
  generator->state = GeneratorState::kSuspended;
  if (__builtin_expect(frame->object != nullptr, 0)) {
    generator->frame_object = std::exchange(frame->object, nullptr);
    generator->frame_object->live = nullptr;
    generator->frame_object->generator = generator;
  }
  UnlinkHandled(vm, generator);
  --frame->code->refcount;  // the generator owns it too
  --vm.top;
  LeavePythonCall(vm);
}

}  // namespace viv
