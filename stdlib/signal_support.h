// Signals: what the library's start and end do about them, and waiting that a signal ends.
//
// A signal handler of the system only marks the signal and breaks the VM's loop; the Python function runs at the next safe point, or
// where a system call was interrupted. A process has one set of handlers, so one interpreter at a time has the signals.
// Answers to CPython's Modules/signalmodule.c.
#pragma once

#include <atomic>
#include <csignal>

#include "interpreter/objects/function_object.h"
#include "interpreter/vm/thread.h"

namespace viv {

inline constexpr int kSignalCount = 65;  // NSIG

struct SignalState {
  VmThread* vm = nullptr;
  std::atomic<bool> any_arrived{false};
  std::atomic<bool> arrived[kSignalCount] = {};
  // What signal.getsignal() tells: a callable, SIG_DFL, SIG_IGN or None; null until the module exists.
  Ref<Object> handlers[kSignalCount];
  bool installed[kSignalCount] = {};  // our handler is the process's
  std::atomic<int> wakeup_fd{-1};
  bool warn_on_full_buffer = true;
  Ref<TypeObject> siginfo_type;
  Ref<Object> timer_error, default_interrupt;
};

bool InitSignals(Runtime& runtime);   // Ctrl-C raises KeyboardInterrupt; broken pipes are errors of write()
void FiniSignals(Runtime& runtime);   // no handler of ours is left
// Runs the handlers of the signals that have arrived: in the main thread, nothing happens in others. False: exception pending.
bool RunSignalHandlersMayRunPython();
// As if the signal had arrived: the handler runs at the next safe point. Nothing happens where the signal has none in Python.
void SimulateSignal(int number);

// Sleeps until a signal arrives (in the main thread), the clock (CLOCK_MONOTONIC, nanoseconds) says so, or the descriptor can be read;
// kForever: no end; -1: no descriptor. Other threads may run meanwhile.
inline constexpr int64_t kForever = INT64_MAX;
void SleepUntil(int64_t deadline, int fd = -1);
int64_t MonotonicNanoseconds();

}  // namespace viv
