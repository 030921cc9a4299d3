#include "interpreter/vm/interpreter_lock.h"

#include <cerrno>

#include "interpreter/vm/vm.h"

namespace viv {

void InterpreterLock::TakeLocked(std::unique_lock<std::mutex>& guard, VmThread* vm) {
  ++waiting_;
  while (last_ && last_ != vm) freed_.wait(guard);
  while (holder_) {
    uint64_t seen = switches_;
    bool timed_out = freed_.wait_for(guard, interval_) == std::cv_status::timeout;
    while (last_ && last_ != vm) freed_.wait(guard);
    if (timed_out && holder_ && switches_ == seen) holder_->breaker.fetch_or(kBreakSwitch, std::memory_order_relaxed);
  }
  --waiting_;
  holder_ = vm;
  ++switches_;
  switched_.notify_all();
}

void InterpreterLock::Take(VmThread* vm) {
  std::unique_lock<std::mutex> guard(mutex_);
  TakeLocked(guard, vm);
}

void InterpreterLock::Give() {
  std::lock_guard<std::mutex> guard(mutex_);
  holder_ = nullptr;
  freed_.notify_one();
}

void InterpreterLock::Pass(VmThread* vm) {
  std::unique_lock<std::mutex> guard(mutex_);
  if (waiting_ == 0) return;
  uint64_t own = switches_;
  holder_ = nullptr;
  freed_.notify_one();
  // Or this thread would be the first to take it again.
  switched_.wait(guard, [&] { return switches_ != own || last_ == vm; });
  TakeLocked(guard, vm);
}

void InterpreterLock::CloseFor(VmThread* vm) {
  std::lock_guard<std::mutex> guard(mutex_);
  last_ = vm;
  switched_.notify_all();
}

OthersMayRun::OthersMayRun() : vm_(CurrentVm().other_threads > 0 ? &CurrentVmThread() : nullptr) {
  if (!vm_) return;
  trashcan_ = CurrentTrashcan().Park();
  vm_->lock->Give();
}

OthersMayRun::~OthersMayRun() {
  if (!vm_) return;
  int error = errno;
  vm_->lock->Take(vm_);  // vm_ outlives the interpreter, should it end meanwhile: then this waits for ever
  CurrentTrashcan().Unpark(trashcan_);
  errno = error;
}

void PassInterpreterLock(VmThread& vm) {
  if (CurrentVm().other_threads == 0) return;
  Trashcan parked = CurrentTrashcan().Park();
  vm.lock->Pass(&vm);
  CurrentTrashcan().Unpark(parked);
}

}  // namespace viv
