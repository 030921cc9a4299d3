// The module _thread: starting threads, and what programs ask about them.
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <memory>
#include <new>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/weakref_objects.h"
#include "interpreter/vm/threads.h"
#include "interpreter/vm/vm.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/posix_support.h"
#include "stdlib/signal_support.h"
#include "stdlib/thread_support.h"

namespace viv {

Ref<Object> NewTracked(TypeObject* type) {
  Ref<Object> self = AllocateInstance(type, 0);
  if (self && !IsTracked(self.get())) Track(self.get());
  return self;
}

namespace {

// ---- Functions ------------------------------------------------------------------------------------------------------------------------

// What a new thread is to do.
struct Work {
  Ref<Object> function;
  Ref<TupleObject> args;
  Ref<DictObject> kwargs;  // null: none
};

// The lock that _set_sentinel() gave out.
void FreeEndLock(VmThread& vm) {
  Ref<Object> reference = Ref<Object>::Adopt(std::exchange(vm.end_lock, nullptr));
  if (!reference) return;
  Ref<Object> lock = ReferentOf(reference);
  if (lock && !IsNone(lock.get())) FreeLock(lock.get());
}

void RunWork(void* argument) {
  std::unique_ptr<Work> work(static_cast<Work*>(argument));
  if (!CallTupleDict(work->function, work->args, work->kwargs)) {
    if (PendingMatches(TypeId::kSystemExit)) {
      ClearError();
    } else {
      WriteUnraisable(work->function, "in thread started by");
    }
  }
  work.reset();
  DropThreadLocals();
  FreeEndLock(CurrentVmThread());
}

Ref<Object> StartNewThread(Borrowed<Object>, ArgSpan args) {
  if (!IsCallable(args[0])) return RaiseTypeError("first arg must be callable");
  if (!IsTuple(args[1])) return RaiseTypeError("2nd arg must be a tuple");
  if (args.size > 2 && !IsDict(args[2])) return RaiseTypeError("optional 3rd arg must be a dictionary");
  std::unique_ptr<Work> work(new (std::nothrow) Work{NewRef(args[0]), NewRef(AsTuple(args[1])),
                                                     args.size > 2 ? NewRef(AsDict(args[2])) : nullptr});
  if (!work) return RaiseMemoryError();
  uint64_t ident = StartThread(&RunWork, work.get());
  if (!ident) return nullptr;
  work.release();  // the thread's now
  return NewInt(static_cast<int64_t>(ident));
}
Ref<Object> AllocateLock(Borrowed<Object>) { return NewLock(); }
Ref<Object> SetSentinel(Borrowed<Object>) {
  Ref<Object> lock = NewLock();
  Ref<Object> reference = lock ? NewWeakRef(lock, nullptr) : nullptr;
  if (!reference) return nullptr;
  Ref<Object> before = Ref<Object>::Adopt(std::exchange(CurrentVmThread().end_lock, reference.Release()));
  return lock;
}
Ref<Object> Exit(Borrowed<Object>) {
  RaiseNone(TypeId::kSystemExit);
  return nullptr;
}
Ref<Object> GetIdent(Borrowed<Object>) { return NewInt(static_cast<int64_t>(pthread_self())); }
Ref<Object> GetNativeId(Borrowed<Object>) { return NewInt(syscall(SYS_gettid)); }
Ref<Object> Count(Borrowed<Object>) { return NewInt(CurrentVm().other_threads); }
Ref<Object> InterruptMain(Borrowed<Object>, ArgSpan args) {
  int number = SIGINT;
  if (!ParseInt(args.size > 0 ? args[0] : nullptr, &number)) return nullptr;
  if (number < 1 || number >= kSignalCount) return RaiseValueError("signal number out of range");
  SimulateSignal(number);
  return RunSignalHandlers() ? NewNone() : nullptr;
}
Ref<Object> StackSize(Borrowed<Object>, ArgSpan args) {
  int64_t size = args.size > 0 ? AsSsize(args[0]) : 0;
  if (size == -1 && ErrorPending()) return nullptr;
  if (size < 0) return RaiseValueError("size must be 0 or a positive value");
  if (size != 0 && size < 32768) return RaiseValueError("size not valid: %zd bytes", static_cast<ptrdiff_t>(size));
  if (size != 0) return Raise(TypeId::kRuntimeError, "setting stack size not supported");
  return NewInt(0);
}

constexpr const char* kAllocateDoc = "allocate_lock() -> lock object\n\nA new lock, which nobody has.";
constexpr const char* kExitDoc = "exit()\n\nEnds the thread: raises SystemExit.";
constexpr const char* kStartDoc = "start_new_thread(function, args[, kwargs])\n\nHas a new thread call the function; the number of the thread.";

constexpr MethodDef kFunctions[] = {
    NoArgs("_count", &Count, "_count() -> integer\n\nHow many threads run besides the main one."),
    NoArgs("_set_sentinel", &SetSentinel, "_set_sentinel() -> lock\n\nA lock that is released when the thread ends."),
    NoArgs("allocate", &AllocateLock, kAllocateDoc),
    NoArgs("allocate_lock", &AllocateLock, kAllocateDoc),
    NoArgs("exit", &Exit, kExitDoc),
    NoArgs("exit_thread", &Exit, kExitDoc),
    NoArgs("get_ident", &GetIdent, "get_ident() -> integer\n\nA number that no other thread has."),
    NoArgs("get_native_id", &GetNativeId, "get_native_id() -> integer\n\nThe system's number of the thread."),
    Positional("interrupt_main", &InterruptMain, 0, 1,
               "interrupt_main(signum=signal.SIGINT, /)\n\nAs if a signal had arrived in the main thread."),
    Positional("stack_size", &StackSize, 0, 1, "stack_size([size]) -> size\n\nThe stack size of new threads, 0: the usual one."),
    Positional("start_new", &StartNewThread, 2, 3, kStartDoc),
    Positional("start_new_thread", &StartNewThread, 2, 3, kStartDoc),
};

}  // namespace

bool FillThread(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.lock_type) library.lock_type = MakeBuiltinType(kLockSpec);
  if (!library.rlock_type) library.rlock_type = MakeBuiltinType(kRLockSpec);
  if (!library.local_type) library.local_type = MakeBuiltinType(kThreadLocalSpec);
  if (!library.lock_type || !library.rlock_type || !library.local_type || !ModuleAddFunctions(module, kFunctions)) return false;
  return ModuleAdd(module, "LockType", NewRef<Object>(library.lock_type.get())) &&
         ModuleAdd(module, "RLock", NewRef<Object>(library.rlock_type.get())) &&
         ModuleAdd(module, "_local", NewRef<Object>(library.local_type.get())) &&
         ModuleAdd(module, "error", NewRef<Object>(BuiltinType(TypeId::kRuntimeError))) &&
         ModuleAdd(module, "TIMEOUT_MAX", NewFloat(9223372036.0));
}

}  // namespace viv
