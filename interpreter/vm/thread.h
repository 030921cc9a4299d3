// VmThread: the VM's part of a ThreadState (ThreadState::vm): the register stack, the array of frames, and what interrupts the loop.
//
// Both stacks are reserved once, without memory behind them until it is touched, and never move: registers are addressed by pointer.
// A program meets the recursion limit first; where it has raised the limit so far that a stack ends, that is a RecursionError too.
//
// Each Python call counts one against ThreadState::recursion_remaining, as in CPython 3.11, whether or not C++ lies in between.
#pragma once

#include <atomic>
#include <memory>

#include "interpreter/vm/frame.h"

namespace viv {

class AttributeMemo;             // attribute_memo.h
class InterpreterLock;           // interpreter_lock.h
enum class TraceEvent : uint8_t;  // tracing.h

// Bits of VmThread::breaker, which Resume and JumpBack look at.
enum BreakReason : uint32_t {
  kBreakSignal = 1,  // a signal arrived: RuntimeHooks::handle_signals
  kBreakTrace = 2,   // a trace or profile function is set (tracing.h)
  kBreakSwitch = 4,  // another thread has waited long enough for the interpreter lock
  kBreakExact = 8,   // exact boxes have begun: machine code, which makes none, is to be left
  kBreakCompile = 16 // machine code that runs is to be made anew
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
  const void* return_to_loop = nullptr;  // Frame::resume of what the loop calls; null: there is no machine code
  const void* pass_yielded = nullptr;    // the same of generators
  Value result;                          // owned; what a frame ended with in machine code, on its way to C++ (jit::Exit::kEnded); else null
  // tracing.h
  Object* trace_function = nullptr;    // owned
  Object* profile_function = nullptr;  // owned
  bool (*native_profile)(void*, Frame*, TraceEvent, Object*) = nullptr;
  void* native_profile_context = nullptr;
  void (*watch)(void*, const Frame*) = nullptr;  // SetInstructionWatch
  void* watch_context = nullptr;
  int tracing_depth = 0;               // > 0: one of them runs
  // threads.h
  VmThread* next_thread = nullptr;     // an older one
  std::shared_ptr<InterpreterLock> lock;
  uint64_t serial = 0;                 // no other thread of the interpreter ever has the same
  uint64_t ident = 0;                  // pthread_self()
  uint64_t waits_for = 0;              // the serial of the thread whose import it waits for; 0: none
  Object* locals = nullptr;            // owned dict of the library's (thread_local.cc); null: none
  Object* end_lock = nullptr;          // owned; the library's, a weak reference to the lock that is released when it ends; null: none
  int wake_fd = -1;                    // owned; an eventfd that ends its waiting for a lock; -1: not yet made
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

// smaller: each stack gets 1 / 2**smaller of the main thread's address space. False: there is none left.
bool InitVmThread(VmThread& vm, ThreadState& thread, size_t smaller = 0);
void FiniVmThread(VmThread& vm);
// C++ code stops to recurse some way above the end of the calling thread's stack.
uintptr_t StackLimit();
bool StackIsShort(const ThreadState& thread);

// Counts one Python call. False: RecursionError pending, nothing counted.
bool EnterPythonCall(VmThread& vm, Value* window, const CodeObject* code);
inline void LeavePythonCall(VmThread& vm) { ++vm.thread->recursion_remaining; }

}  // namespace viv
