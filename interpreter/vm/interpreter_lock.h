// The interpreter lock: of all threads of an interpreter one at a time runs Python and touches the heap.
//
// A thread gives the lock away where it waits for the system (OthersMayRun), and in the loop when another one has waited for as long as
// sys.getswitchinterval() says: that one sets kBreakSwitch in the holder's VmThread::breaker, and the holder lets it go first.
//
// While there is one thread only nobody gives or takes anything.
//
// Answers to CPython's Python/ceval_gil.h.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "memory/trashcan.h"

namespace viv {

struct VmThread;

class InterpreterLock {
 public:
  explicit InterpreterLock(VmThread* holder) : holder_(holder) {}

  // Waits for the lock. Once CloseFor() has been called, all but that thread wait for ever.
  void Take(VmThread* vm);
  void Give();
  // The holder lets somebody who waits go first, and waits for its turn.
  void Pass(VmThread* vm);

  // No other thread gets the lock any more: the interpreter ends.
  void CloseFor(VmThread* vm);

  void SetInterval(std::chrono::microseconds interval) {
    std::lock_guard<std::mutex> guard(mutex_);
    interval_ = interval;
  }

 private:
  void TakeLocked(std::unique_lock<std::mutex>& guard, VmThread* vm);

  std::mutex mutex_;
  std::condition_variable freed_;     // nobody holds it
  std::condition_variable switched_;  // somebody else has got it
  VmThread* holder_;
  VmThread* last_ = nullptr;  // of CloseFor()
  uint64_t switches_ = 0;
  int waiting_ = 0;
  std::chrono::microseconds interval_{5000};
};

// While it lives other threads may run Python. Nothing of the heap may be touched meanwhile. Keeps errno.
class OthersMayRun {
 public:
  OthersMayRun();
  ~OthersMayRun();
  OthersMayRun(const OthersMayRun&) = delete;
  OthersMayRun& operator=(const OthersMayRun&) = delete;

 private:
  VmThread* vm_;       // null: there are no others
  Trashcan trashcan_;  // deallocations under way are the thread's own
};

// A system call that may wait.
template <class Fn>
auto LettingOthersRun(Fn call) {
  OthersMayRun others;
  return call();
}

// The lock passes to another thread that has asked for it. For the loop, when kBreakSwitch was set.
void PassInterpreterLock(VmThread& vm);

}  // namespace viv
