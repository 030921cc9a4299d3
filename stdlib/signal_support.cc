#include "stdlib/signal_support.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <utility>

#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/vm/frame.h"
#include "interpreter/vm/interpreter_lock.h"
#include "interpreter/vm/vm.h"
#include "stdlib/library_state.h"

namespace viv {

namespace {

// What the system's handlers work for: a process has one set of them. Lock-free, as a handler needs it.
std::atomic<SignalState*> receiver{nullptr};
static_assert(std::atomic<SignalState*>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void Mark(SignalState* state, int number) {
  state->arrived[number].store(true, std::memory_order_relaxed);
  state->any_arrived.store(true, std::memory_order_release);
  NotifySignal(*state->vm);
}

SignalState& State() { return *CurrentLibrary().signals; }

}  // namespace

extern "C" void VivOnSignal(int number) {
  int saved_errno = errno;
  if (SignalState* state = receiver.load(std::memory_order_acquire)) {
    Mark(state, number);
    int fd = state->wakeup_fd.load(std::memory_order_relaxed);
    if (fd >= 0) {
      auto byte = static_cast<unsigned char>(number);
      // A pipe or a socket: where nobody reads there is nothing to be done about it in here.
      [[maybe_unused]] ssize_t written = write(fd, &byte, 1);
    }
  }
  errno = saved_errno;
}

bool InitSignals(Runtime& runtime) {
  auto& state = CurrentLibrary().signals;
  state = std::make_unique<SignalState>();
  state->vm = &CurrentVmThread();
  SignalState* nobody = nullptr;
  runtime.hooks.handle_signals = &RunSignalHandlersMayRunPython;
  if (!receiver.compare_exchange_strong(nobody, state.get())) return true;  // another interpreter of this process has them
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  struct sigaction action = {};
  if (sigaction(SIGINT, nullptr, &action) == 0 && action.sa_handler == SIG_DFL) {
    action = {};
    action.sa_handler = &VivOnSignal;
    sigemptyset(&action.sa_mask);
    state->installed[SIGINT] = sigaction(SIGINT, &action, nullptr) == 0;
  }
  return true;
}

void FiniSignals(Runtime& runtime) {
  SignalState* state = CurrentLibrary().signals.get();
  if (!state) return;
  runtime.hooks.handle_signals = &RaiseKeyboardInterrupt;
  SignalState* self = state;
  if (receiver.load() == self) {
    for (int number = 1; number < kSignalCount; ++number) {
      if (std::exchange(state->installed[number], false)) std::signal(number, SIG_DFL);
    }
    receiver.compare_exchange_strong(self, nullptr);
  }
  for (Ref<Object>& handler : state->handlers) handler.Reset();
  state->timer_error.Reset();
  state->default_interrupt.Reset();
}

bool RunSignalHandlersMayRunPython() {
  SignalState& state = State();
  if (&CurrentVmThread() != state.vm) return true;
  if (!state.any_arrived.exchange(false, std::memory_order_acquire)) return true;
  for (int number = 1; number < kSignalCount; ++number) {
    if (!state.arrived[number].exchange(false, std::memory_order_relaxed)) continue;
    Ref<Object> handler = state.handlers[number];
    bool failed;
    if (!handler) {
      if (number != SIGINT) continue;
      failed = !RaiseKeyboardInterrupt();
    } else {
      // The program may have taken its handler away meanwhile.
      if (!IsCallable(handler)) continue;
      Frame* frame = CurrentFrame();
      Ref<Object> frame_object = frame ? Ref<Object>::Share(EnsureFrameObject(frame)) : NewNone();
      Ref<Object> value = frame_object ? NewInt(number) : nullptr;
      failed = !value || !Call(handler, {value.get(), frame_object.get()});
    }
    if (!failed) continue;
    // The others wait for the next safe point.
    for (int other = number + 1; other < kSignalCount; ++other) {
      if (!state.arrived[other].load(std::memory_order_relaxed)) continue;
      state.any_arrived.store(true, std::memory_order_release);
      NotifySignal(*state.vm);
    }
    return false;
  }
  return true;
}

void SimulateSignal(int number) {
  SignalState& state = State();
  if (state.installed[number]) Mark(&state, number);
}

int64_t MonotonicNanoseconds() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

void SleepUntil(int64_t deadline, int fd) {
  // Signals are held back from here on, so that none is missed between looking and sleeping.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  bool waits_for_signals = &CurrentVmThread() == State().vm;
  if (!waits_for_signals || !State().any_arrived.load(std::memory_order_acquire)) {
    timespec remaining = {}, *limit = nullptr;
    int64_t left = deadline == kForever ? 1 : deadline - MonotonicNanoseconds();
    if (deadline != kForever) {
      remaining.tv_sec = left > 0 ? left / 1'000'000'000 : 0;
      remaining.tv_nsec = left > 0 ? left % 1'000'000'000 : 0;
      limit = &remaining;
    }
    if (left > 0) {
      OthersMayRun others;
      pollfd wanted = {fd, POLLIN, 0};
      ppoll(&wanted, fd >= 0, limit, &before);
    }
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace viv
