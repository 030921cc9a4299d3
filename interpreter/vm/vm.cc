#include "interpreter/vm/vm.h"

#include <new>

#include "gc/collector.h"
#include "interpreter/objects/errors.h"
#include "interpreter/objects/text_state.h"
#include "interpreter/vm/calls.h"
#include "interpreter/vm/class_building.h"
#include "interpreter/vm/interpreter_lock.h"
#include "interpreter/vm/threads.h"
#include "interpreter/vm/tracing.h"

namespace viv {

namespace {

DictObject* CurrentGlobals() {
  Frame* frame = CurrentFrame();
  return frame ? FrameGlobals(frame) : nullptr;
}

uint32_t RunningCodeFlags() {
  Frame* frame = CurrentFrame();
  return frame ? frame->code->flags : 0;
}

}  // namespace

bool InitVm(Runtime& runtime) {
  void* memory = Allocate(Domain::kRaw, sizeof(Vm));
  if (!memory) return false;
  Vm* vm = new (memory) Vm;
  runtime.vm = vm;
  vm->jit.Init();
  if (!InitVmThread(vm->main_thread, CurrentThread())) return false;
  vm->threads = &vm->main_thread;
  vm->main_thread.lock = vm->lock = std::make_shared<InterpreterLock>(&vm->main_thread);
  runtime.hooks.release_compiled_code = &jit::Jit::Release;
  vm->list_append = TypeLookup(BuiltinType(TypeId::kList), Names().append).ToOwned().Release();
  vm->generator_send = TypeLookup(BuiltinType(TypeId::kGenerator), Names().send).ToOwned().Release();
  CurrentHeap().SetBoxAll(&BoxAllNumbers);
  runtime.hooks.call_function = &CallFunction;
  runtime.hooks.current_globals = &CurrentGlobals;
  runtime.hooks.running_code_flags = &RunningCodeFlags;
  runtime.hooks.bare_super = &ZeroArgumentSuper;
  runtime.hooks.handle_signals = &RaiseKeyboardInterrupt;
  return true;
}

void FiniVm(Runtime& runtime) {
  Vm* vm = static_cast<Vm*>(runtime.vm);
  if (!vm) return;
  ClearError();
  SetTraceFunction(nullptr);
  SetProfileFunction(nullptr);
  DecRefOrNull(std::exchange(vm->main_thread.locals, nullptr));
  DecRefOrNull(std::exchange(vm->main_thread.end_lock, nullptr));
  DecRefOrNull(vm->list_append);
  DecRefOrNull(vm->generator_send);
  DecRefOrNull(vm->async_first_iteration);
  DecRefOrNull(vm->async_finalizer);
  DecRefOrNull(vm->anext_awaitable_type);
  FiniCodecs(runtime);
  CurrentCollector().CollectAtExit();  // what can run Python when it dies must do it now
  FiniVmThread(vm->main_thread);
  CurrentHeap().SetBoxAll(nullptr);
  runtime.hooks.call_function = nullptr;
  runtime.hooks.current_globals = nullptr;
  runtime.hooks.running_code_flags = nullptr;
  runtime.hooks.bare_super = nullptr;
  runtime.vm = nullptr;
  vm->~Vm();
  Free(Domain::kRaw, vm);
}

void NotifySignal(VmThread& vm) { vm.breaker.fetch_or(kBreakSignal, std::memory_order_relaxed); }

bool RaiseKeyboardInterrupt() {
  RaiseNone(TypeId::kKeyboardInterrupt);
  return false;
}

}  // namespace viv
