// The VM as a whole: what the layers above start, end and interrupt.
//
//   InitObjects  →  InitVm  →  the library makes builtins and sys  →  EvalCode ...  →  FiniVm  →  FiniObjects
#pragma once

#include "interpreter/vm/jit/jit.h"
#include "interpreter/vm/raw_array.h"
#include "interpreter/vm/thread.h"

namespace viv {

struct ImportState;    // import.cc
struct WarningsState;  // warnings.cc

struct Vm {
  VmThread main_thread;
  VmThread* threads = nullptr;  // threads.h
  int other_threads = 0;        // how many there are besides the main one
  bool others_stopped = false;  // StopOtherThreads: nobody else will do anything any more
  uint64_t thread_serials = 0;  // the last one given
  std::shared_ptr<InterpreterLock> lock;
  ImportState* import = nullptr;      // owned by import.cc
  WarningsState* warnings = nullptr;  // owned by warnings.cc
  Object* async_first_iteration = nullptr;  // sys.set_asyncgen_hooks; owned, may be null
  Object* async_finalizer = nullptr;
  TypeObject* anext_awaitable_type = nullptr;  // owned; made on first use
  RawArrayLayout raw_arrays;
  jit::Jit jit;
  // Method descriptors, owned, whose calls are an instruction.
  Object* list_append = nullptr;
  Object* generator_send = nullptr;
};
inline Vm& CurrentVm() { return *static_cast<Vm*>(CurrentRuntime().vm); }

// Fills Runtime::hooks and ThreadState::vm of the calling thread. False: failed.
bool InitVm(Runtime& runtime);
void FiniVm(Runtime& runtime);

// Makes the loop call RuntimeHooks::handle_signals at the next Resume or JumpBack. Safe in a signal handler.
void NotifySignal(VmThread& vm);
// The default of that hook: KeyboardInterrupt.
bool RaiseKeyboardInterrupt();

}  // namespace viv
