#include "interpreter/vm/threads.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <memory>
#include <new>

#include "gc/collector.h"
#include "interpreter/objects/errors.h"
#include "interpreter/vm/generator.h"
#include "interpreter/vm/interpreter_lock.h"
#include "interpreter/vm/tracing.h"
#include "interpreter/vm/vm.h"

namespace viv {

namespace {

// The main thread may recurse deeper than any program's limit; the others get a sixteenth of its address space.
constexpr size_t kSmallerStacks = 4;

struct StartedThread {
  ThreadState state;
  VmThread vm;
  Heap* heap;
  Collector* collector;
  ThreadBody body;
  void* argument;
};

void Unlink(Vm& vm, VmThread* thread) {
  for (VmThread** link = &vm.threads; *link; link = &(*link)->next_thread) {
    if (*link != thread) continue;
    *link = thread->next_thread;
    return;
  }
}

// With the lock held.
void EndThread(Vm& vm, StartedThread* thread) {
  ClearError();
  SetTraceFunction(nullptr);
  SetProfileFunction(nullptr);
  FiniVmThread(thread->vm);
  Unlink(vm, &thread->vm);
  --vm.other_threads;
}

void BoxWhatFits(Value* row, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    if (!Box(row[i]) && IsNumber(row[i])) ClearError();
  }
}

void* Main(void* argument) {
  std::unique_ptr<StartedThread> thread(static_cast<StartedThread*>(argument));
  HeapScope heap(thread->heap);
  CollectorScope collector(thread->collector);
  RuntimeScope runtime(&thread->state);
  std::shared_ptr<InterpreterLock> lock = thread->vm.lock;
  thread->state.stack_limit = StackLimit();
  lock->Take(&thread->vm);
  thread->body(thread->argument);
  EndThread(CurrentVm(), thread.get());
  lock->Give();
  return nullptr;
}

}  // namespace

void BoxAllNumbers() {
  SavedException saved;
  for (VmThread* thread = CurrentVm().threads; thread; thread = thread->next_thread) {
    thread->breaker.fetch_or(kBreakExact, std::memory_order_relaxed);
    BoxWhatFits(thread->registers_begin, static_cast<size_t>(thread->FreeWindow() - thread->registers_begin));
  }
  // Nothing of this is a container: the lists stay what they are.
  CurrentCollector().ForEachObject(kAllGenerations, [](Object* object) {
    if (object->kind == kGenerator || object->kind == kCoroutine || object->kind == kAsyncGenerator) {
      auto* generator = static_cast<GeneratorObject*>(object);
      BoxWhatFits(generator->registers, static_cast<size_t>(generator->live_count));
    }
    return true;
  });
}

uint64_t StartThread(ThreadBody body, void* argument) {
  Vm& vm = CurrentVm();
  ThreadState& current = CurrentThread();
  std::unique_ptr<StartedThread> thread(new (std::nothrow) StartedThread);
  if (!thread) return RaiseMemoryError(), 0;
  thread->heap = &CurrentHeap();
  thread->collector = &CurrentCollector();
  thread->body = body;
  thread->argument = argument;
  ThreadState& state = thread->state;
  state.runtime = current.runtime;
  state.handled = &state.handled_base;
  state.recursion_limit = state.recursion_remaining = current.recursion_limit;
  state.stack_limit = current.stack_limit;  // its own once it runs
  if (!InitVmThread(thread->vm, state, kSmallerStacks)) {
    FiniVmThread(thread->vm);
    return RaiseMemoryError(), 0;
  }
  thread->vm.lock = vm.lock;
  InheritWatch(CurrentVmThread(), thread->vm);

  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  // Signals are the main thread's.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t system_thread;
  ++vm.other_threads;  // before it runs, so that it will be given the lock
  int failed = pthread_create(&system_thread, &attributes, &Main, thread.get());
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_attr_destroy(&attributes);
  if (failed) {
    --vm.other_threads;
    FiniVmThread(thread->vm);
    return Raise(TypeId::kRuntimeError, "can't start new thread"), 0;
  }
  VmThread* started = &thread.release()->vm;
  started->ident = system_thread;
  started->next_thread = vm.threads;
  vm.threads = started;
  return system_thread;
}

void ForgetOtherThreads() {
  Vm& vm = CurrentVm();
  VmThread* self = &CurrentVmThread();
  // The old lock may be held by a thread that is no more: it is left as it is.
  new std::shared_ptr<InterpreterLock>(std::move(vm.lock));
  self->lock = vm.lock = std::make_shared<InterpreterLock>(self);
  self->next_thread = nullptr;
  vm.threads = self;
  vm.other_threads = 0;
}

void StopOtherThreads() {
  Vm& vm = CurrentVm();
  if (vm.other_threads == 0) return;
  vm.others_stopped = true;
  vm.lock->CloseFor(&CurrentVmThread());
}

}  // namespace viv
