// VmThread: the VM's part of a ThreadState (ThreadState::vm): the register stack, the array of frames, and what interrupts the loop.
//
// Both stacks are reserved once, without memory behind them until it is touched, and never move: registers are addressed by pointer.
// A program meets the recursion limit first; where it has raised the limit so far that a stack ends, that is a RecursionError too.
//
// Each Python call counts one against ThreadState::recursion_remaining, as in CPython 3.11, whether or not C++ lies in between.
#pragma once

#include <atomic>

#include "interpreter/vm/frame.h"

namespace viv {

class AttributeMemo;             // attribute_memo.h
enum class TraceEvent : uint8_t;  // tracing.h

// Bits of VmThread::breaker, which Resume and JumpBack look at.
enum BreakReason : uint32_t {
  kBreakSignal = 1,  // a signal arrived: RuntimeHooks::handle_signals
  kBreakTrace = 2    // a trace or profile function is set (tracing.h)
};

struct VmThread {
  ThreadState* thread = nullptr;
  Frame* top = nullptr;          // the youngest frame; frames - 1 + depth. frames_begin - 1 where none runs
  Frame* frames_begin = nullptr;
  Frame* frames_end = nullptr;   // one frame is kept free
  Value* registers_begin = nullptr;
  Value* registers_end = nullptr;  // what a window may reach; some room is kept behind it
  std::atomic<uint32_t> breaker{0};
  AttributeMemo* attributes = nullptr;  // owned
  // tracing.h
  Object* trace_function = nullptr;    // owned
  Object* profile_function = nullptr;  // owned
  bool (*native_profile)(void*, Frame*, TraceEvent, Object*) = nullptr;
  void* native_profile_context = nullptr;
  void (*watch)(void*, const Frame*) = nullptr;  // SetInstructionWatch
  void* watch_context = nullptr;
  int tracing_depth = 0;               // > 0: one of them runs
  size_t frames_bytes = 0, registers_bytes = 0;

  bool HasFrames() const { return top >= frames_begin; }
  // Where a window may start that nothing of the running code can reach. One register is left free for the function.
  Value* FreeWindow() const { return FreeWindowAbove(top); }
  Value* FreeWindowAbove(const Frame* frame) const {
    while (frame >= frames_begin && (frame->flags & kFrameParked)) --frame;  // their registers are elsewhere
    return frame >= frames_begin ? frame->registers + frame->code->register_count + 1 : registers_begin + 1;
  }
};

// No signal waits and nothing is traced: instructions may be taken several at a time.
inline bool NothingBreaks(const VmThread& vm) { return vm.breaker.load(std::memory_order_relaxed) == 0; }

inline VmThread& CurrentVmThread() { return *static_cast<VmThread*>(CurrentThread().vm); }

bool InitVmThread(VmThread& vm, ThreadState& thread);  // false: out of address space
void FiniVmThread(VmThread& vm);

// Counts one Python call. False: RecursionError pending, nothing counted.
bool EnterPythonCall(VmThread& vm, Value* window, const CodeObject* code);
inline void LeavePythonCall(VmThread& vm) { ++vm.thread->recursion_remaining; }

}  // namespace viv
