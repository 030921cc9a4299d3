// The module _signal. Answers to CPython's Modules/signalmodule.c.
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/posix_support.h"
#include "stdlib/signal_support.h"
#include "stdlib/time_support.h"

extern "C" void VivOnSignal(int number);

namespace viv {

namespace {

SignalState& State() { return *CurrentLibrary().signals; }

struct NamedSignal {
  const char* name;
  int value;
};
const NamedSignal kNames[] = {
#define VIV_SIGNAL(name) {#name, name},
    VIV_SIGNAL(SIGHUP) VIV_SIGNAL(SIGINT) VIV_SIGNAL(SIGQUIT) VIV_SIGNAL(SIGILL) VIV_SIGNAL(SIGTRAP) VIV_SIGNAL(SIGIOT) VIV_SIGNAL(SIGABRT)
    VIV_SIGNAL(SIGFPE) VIV_SIGNAL(SIGKILL) VIV_SIGNAL(SIGBUS) VIV_SIGNAL(SIGSEGV) VIV_SIGNAL(SIGSYS) VIV_SIGNAL(SIGPIPE)
    VIV_SIGNAL(SIGALRM) VIV_SIGNAL(SIGTERM) VIV_SIGNAL(SIGUSR1) VIV_SIGNAL(SIGUSR2) VIV_SIGNAL(SIGCLD) VIV_SIGNAL(SIGCHLD)
    VIV_SIGNAL(SIGPWR) VIV_SIGNAL(SIGIO) VIV_SIGNAL(SIGURG) VIV_SIGNAL(SIGWINCH) VIV_SIGNAL(SIGPOLL) VIV_SIGNAL(SIGSTOP)
    VIV_SIGNAL(SIGTSTP) VIV_SIGNAL(SIGCONT) VIV_SIGNAL(SIGTTIN) VIV_SIGNAL(SIGTTOU) VIV_SIGNAL(SIGVTALRM) VIV_SIGNAL(SIGPROF)
    VIV_SIGNAL(SIGXCPU) VIV_SIGNAL(SIGXFSZ) VIV_SIGNAL(SIGRTMIN) VIV_SIGNAL(SIGRTMAX) VIV_SIGNAL(SIGSTKFLT)
    VIV_SIGNAL(SIG_BLOCK) VIV_SIGNAL(SIG_UNBLOCK) VIV_SIGNAL(SIG_SETMASK) VIV_SIGNAL(ITIMER_REAL) VIV_SIGNAL(ITIMER_VIRTUAL)
    VIV_SIGNAL(ITIMER_PROF)
#undef VIV_SIGNAL
};

constexpr int kDefault = 0, kIgnore = 1;  // SIG_DFL and SIG_IGN as the module has them

bool NumberInRange(Borrowed<Object> object, int* number) {
  *number = AsInt(object);
  if (*number == -1 && ErrorPending()) return false;
  if (*number >= 1 && *number < kSignalCount) return true;
  return RaiseFalse(TypeId::kValueError, "signal number out of range");
}

Ref<Object> DefaultIntHandler(Borrowed<Object>, ArgSpan args) {
  if (AsInt(args[0]) == -1 && ErrorPending()) return nullptr;
  RaiseNone(TypeId::kKeyboardInterrupt);
  return nullptr;
}

Ref<Object> GetSignal(Borrowed<Object>, Borrowed<Object> object) {
  int number;
  if (!NumberInRange(object, &number)) return nullptr;
  return State().handlers[number] ? State().handlers[number] : NewNone();
}

// 1: equal, -1: failed.
int IsNumber(Borrowed<Object> object, int value) {
  Ref<Object> number = NewInt(value);
  return number ? CompareBool(object, number, kEqual) : -1;
}

Ref<Object> SetSignal(Borrowed<Object>, ArgSpan args) {
  int number;
  number = AsInt(args[0]);
  if (number == -1 && ErrorPending()) return nullptr;
  if (number < 1 || number >= kSignalCount) return RaiseValueError("signal number out of range");
  SignalState& state = State();
  struct sigaction action = {};
  sigemptyset(&action.sa_mask);
  bool ours = IsCallable(args[1]);
  if (ours) {
    action.sa_handler = &VivOnSignal;
  } else {
    int ignore = IsNumber(args[1], kIgnore);
    int standard = ignore ? 0 : IsNumber(args[1], kDefault);
    if (ignore < 0 || standard < 0) return nullptr;
    if (!ignore && !standard) {
      return RaiseTypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    }
    action.sa_handler = ignore ? SIG_IGN : SIG_DFL;
  }
  if (!RunSignalHandlers()) return nullptr;
  if (sigaction(number, &action, nullptr) < 0) return SystemError();
  state.installed[number] = ours;
  Ref<Object> old = std::exchange(state.handlers[number], NewRef(args[1]));
  return old ? old : NewNone();
}

Ref<Object> RaiseSignal(Borrowed<Object>, Borrowed<Object> object) {
  int number = AsInt(object);
  if (number == -1 && ErrorPending()) return nullptr;
  if (::raise(number) != 0) return SystemError();
  return RunSignalHandlers() ? NewNone() : nullptr;
}

Ref<Object> Alarm(Borrowed<Object>, Borrowed<Object> object) {
  int seconds = AsInt(object);
  if (seconds == -1 && ErrorPending()) return nullptr;
  return NewInt(::alarm(static_cast<unsigned>(seconds)));
}

Ref<Object> Pause(Borrowed<Object>) {
  SleepUntil(kForever);
  return RunSignalHandlers() ? NewNone() : nullptr;
}

Ref<Object> StrSignal(Borrowed<Object>, Borrowed<Object> object) {
  int number;
  if (!NumberInRange(object, &number)) return nullptr;
  errno = 0;
  const char* text = ::strsignal(number);
  if (errno || !text || std::strstr(text, "Unknown signal")) return NewNone();
  return NewStr(text);
}

Ref<Object> SigInterrupt(Borrowed<Object>, ArgSpan args) {
  int number = AsInt(args[0]);
  if (number == -1 && ErrorPending()) return nullptr;
  int flag = AsInt(args[1]);
  if (flag == -1 && ErrorPending()) return nullptr;
  if (number < 1 || number >= kSignalCount) return RaiseValueError("signal number out of range");
  struct sigaction action;
  if (sigaction(number, nullptr, &action) < 0) return SystemError();
  if (flag) {
    action.sa_flags &= ~SA_RESTART;
  } else {
    action.sa_flags |= SA_RESTART;
  }
  return NoneOrError(sigaction(number, &action, nullptr));
}

Ref<Object> SetWakeupFd(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"set_wakeup_fd", {"", "warn_on_full_buffer"}, 1, 1, 1}, args, out)) return nullptr;
  int fd = AsInt(out[0]);
  if (fd == -1 && ErrorPending()) return nullptr;
  bool warn = true;
  if (!ParseFlag(out[1], &warn)) return nullptr;
  if (fd != -1) {
    struct stat status;
    if (fstat(fd, &status) != 0) return SystemError();
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0) return SystemError();
    if (!(flags & O_NONBLOCK)) return RaiseValueError("the fd %d must be in non-blocking mode", fd);
  }
  State().warn_on_full_buffer = warn;
  return NewInt(State().wakeup_fd.exchange(fd));
}

// ---- Timers -----------------------------------------------------------------------------------------------------------------------

Ref<Object> TimerPair(const itimerval& value) {
  Ref<Object> delay = NewFloat(static_cast<double>(value.it_value.tv_sec) + static_cast<double>(value.it_value.tv_usec) / 1e6);
  Ref<Object> interval = NewFloat(static_cast<double>(value.it_interval.tv_sec) + static_cast<double>(value.it_interval.tv_usec) / 1e6);
  return delay && interval ? NewTuple({delay.get(), interval.get()}) : nullptr;
}

Ref<Object> RaiseTimerError() {
  int error = errno;
  Ref<Object> number = NewInt(error);
  Ref<StrObject> text = NewStr(std::strerror(error));
  Ref<TupleObject> args = number && text ? NewTuple({number.get(), text.get()}) : nullptr;
  if (args) RaiseWithArgs(AsTypeObject(State().timer_error.get()), args);
  return nullptr;
}

bool TimeOf(Borrowed<Object> object, timeval* out) {
  int64_t nanoseconds;
  if (!TimeToNanoseconds(object, Rounding::kUp, &nanoseconds)) return false;
  int64_t micro = nanoseconds / 1000 + (nanoseconds % 1000 > 0);
  out->tv_sec = micro / 1'000'000;
  out->tv_usec = micro % 1'000'000;
  if (out->tv_usec < 0) {
    out->tv_usec += 1'000'000;
    --out->tv_sec;
  }
  return true;
}

Ref<Object> SetTimer(Borrowed<Object>, ArgSpan args) {
  int which = AsInt(args[0]);
  if (which == -1 && ErrorPending()) return nullptr;
  itimerval value = {}, old;
  if (!TimeOf(args[1], &value.it_value) || (args.size > 2 && !TimeOf(args[2], &value.it_interval))) return nullptr;
  return setitimer(static_cast<__itimer_which_t>(which), &value, &old) != 0 ? RaiseTimerError() : TimerPair(old);
}

Ref<Object> GetTimer(Borrowed<Object>, Borrowed<Object> object) {
  int which = AsInt(object);
  if (which == -1 && ErrorPending()) return nullptr;
  itimerval value;
  return getitimer(static_cast<__itimer_which_t>(which), &value) != 0 ? RaiseTimerError() : TimerPair(value);
}

// ---- Sets of signals --------------------------------------------------------------------------------------------------------------

bool SetOf(Borrowed<Object> iterable, sigset_t* set) {
  sigemptyset(set);
  return ForEach(iterable, [&](Borrowed<Object> item) {
    int overflow = 0;
    Ref<Object> index = Index(item);
    if (!index) return false;
    int64_t number = IntAsInt64(index, &overflow);
    if (overflow || number < 1 || number >= kSignalCount) {
      return RaiseFalse(TypeId::kValueError, "signal number %lld out of range [1; 64]", static_cast<long long>(number));
    }
    sigaddset(set, static_cast<int>(number));
    return true;
  });
}

Ref<Object> ObjectOf(const sigset_t& set) {
  Ref<SetObject> result = NewSet();
  if (!result) return nullptr;
  for (int number = 1; number < kSignalCount; ++number) {
    if (sigismember(&set, number) != 1) continue;
    Ref<Object> value = NewInt(number);
    if (!value || !SetAdd(result.get(), value)) return nullptr;
  }
  return result;
}

Ref<Object> ValidSignals(Borrowed<Object>) {
  sigset_t set;
  sigfillset(&set);
  return ObjectOf(set);
}

Ref<Object> SignalMask(Borrowed<Object>, ArgSpan args) {
  int how = AsInt(args[0]);
  if (how == -1 && ErrorPending()) return nullptr;
  sigset_t set, old;
  if (!SetOf(args[1], &set)) return nullptr;
  if (int error = pthread_sigmask(how, &set, &old)) return RaiseOSError(error);
  return RunSignalHandlers() ? ObjectOf(old) : nullptr;
}

Ref<Object> Pending(Borrowed<Object>) {
  sigset_t set;
  return sigpending(&set) < 0 ? SystemError() : ObjectOf(set);
}

Ref<Object> Wait(Borrowed<Object>, Borrowed<Object> iterable) {
  sigset_t set;
  if (!SetOf(iterable, &set)) return nullptr;
  int number;
  if (int error = sigwait(&set, &number)) return RaiseOSError(error);
  return NewInt(number);
}

Ref<Object> InfoRecord(const siginfo_t& info) {
  return MakeRecord(State().siginfo_type.get(), {NewInt(info.si_signo), NewInt(info.si_code), NewInt(info.si_errno), NewInt(info.si_pid),
                                                 NewInt(info.si_uid), NewInt(info.si_status), NewInt(info.si_band)});
}

Ref<Object> WaitInfo(Borrowed<Object>, Borrowed<Object> iterable) {
  sigset_t set;
  siginfo_t info = {};
  if (!SetOf(iterable, &set)) return nullptr;
  int number = Retrying([&] { return sigwaitinfo(&set, &info); });
  return number < 0 ? RetryingError() : InfoRecord(info);
}

Ref<Object> TimedWait(Borrowed<Object>, ArgSpan args) {
  sigset_t set;
  siginfo_t info = {};
  int64_t timeout;
  if (!TimeToNanoseconds(args[1], Rounding::kUp, &timeout)) return nullptr;
  if (!SetOf(args[0], &set)) return nullptr;
  if (timeout < 0) return RaiseValueError("timeout must be non-negative");
  int64_t deadline = MonotonicNanoseconds() + timeout;
  for (;;) {
    timespec limit = {timeout / 1'000'000'000, timeout % 1'000'000'000};
    if (sigtimedwait(&set, &info, &limit) >= 0) return InfoRecord(info);
    if (errno == EAGAIN) return NewNone();
    if (errno != EINTR) return SystemError();
    if (!RunSignalHandlers()) return nullptr;
    timeout = deadline - MonotonicNanoseconds();
    if (timeout < 0) return NewNone();
  }
}

Ref<Object> ThreadKill(Borrowed<Object>, ArgSpan args) {
  uint64_t thread = AsUint64Mask(args[0]);
  if (ErrorPending()) return nullptr;
  int number = AsInt(args[1]);
  if (number == -1 && ErrorPending()) return nullptr;
  if (int error = pthread_kill(static_cast<pthread_t>(thread), number)) return RaiseOSError(error);
  return RunSignalHandlers() ? NewNone() : nullptr;
}

Ref<Object> PidfdSendSignal(Borrowed<Object>, ArgSpan args) {
  int fd = AsInt(args[0]);
  if (fd == -1 && ErrorPending()) return nullptr;
  int number = AsInt(args[1]);
  if (number == -1 && ErrorPending()) return nullptr;
  int flags = args.size > 3 ? AsInt(args[3]) : 0;
  if (flags == -1 && ErrorPending()) return nullptr;
  if (args.size > 2 && !IsNone(args[2])) return RaiseTypeError("siginfo must be None");
  if (syscall(SYS_pidfd_send_signal, fd, number, nullptr, flags) != 0) return SystemError();
  return RunSignalHandlers() ? NewNone() : nullptr;
}

constexpr MethodDef kDefaultIntHandler =
    Positional("default_int_handler", &DefaultIntHandler, 2, 2,
               "default_int_handler($module, signalnum, frame, /)\n--\n\nThe handler of SIGINT at the start: raises KeyboardInterrupt.");

constexpr MethodDef kFunctions[] = {
    OneArg("alarm", &Alarm, "alarm($module, seconds, /)\n--\n\nHas SIGALRM sent after some seconds."),
    OneArg("getitimer", &GetTimer, "getitimer($module, which, /)\n--\n\nHow a timer stands: (delay, interval)."),
    OneArg("getsignal", &GetSignal, "getsignal($module, signalnum, /)\n--\n\nThe handler of a signal."),
    NoArgs("pause", &Pause, "pause($module, /)\n--\n\nWaits for a signal."),
    Positional("pidfd_send_signal", &PidfdSendSignal, 2, 4,
               "pidfd_send_signal($module, pidfd, signalnum, siginfo=None, flags=0, /)\n--\n\nSends a signal to the process of a descriptor."),
    Positional("pthread_kill", &ThreadKill, 2, 2, "pthread_kill($module, thread_id, signalnum, /)\n--\n\nSends a signal to a thread."),
    Positional("pthread_sigmask", &SignalMask, 2, 2, "pthread_sigmask($module, how, mask, /)\n--\n\nThe blocked signals: those before."),
    OneArg("raise_signal", &RaiseSignal, "raise_signal($module, signalnum, /)\n--\n\nSends a signal to this process."),
    Keywords("set_wakeup_fd", &SetWakeupFd,
             "set_wakeup_fd(fd, *, warn_on_full_buffer=True) -> fd\n\nHas each signal's number written to a descriptor; gives the one before."),
    Positional("setitimer", &SetTimer, 2, 3,
               "setitimer($module, which, seconds, interval=0.0, /)\n--\n\nSets a timer; gives how it stood before."),
    Positional("siginterrupt", &SigInterrupt, 2, 2,
               "siginterrupt($module, signalnum, flag, /)\n--\n\nWhether a signal interrupts system calls."),
    Positional("signal", &SetSignal, 2, 2, "signal($module, signalnum, handler, /)\n--\n\nSets the handler of a signal; gives the one before."),
    NoArgs("sigpending", &Pending, "sigpending($module, /)\n--\n\nThe signals that wait because they are blocked."),
    Positional("sigtimedwait", &TimedWait, 2, 2, "sigtimedwait($module, sigset, timeout, /)\n--\n\nsigwaitinfo() with an end."),
    OneArg("sigwait", &Wait, "sigwait($module, sigset, /)\n--\n\nWaits for one of some signals."),
    OneArg("sigwaitinfo", &WaitInfo, "sigwaitinfo($module, sigset, /)\n--\n\nWaits for one of some signals: what is known of it."),
    OneArg("strsignal", &StrSignal, "strsignal($module, signalnum, /)\n--\n\nWhat a signal says, or None."),
    NoArgs("valid_signals", &ValidSignals, "valid_signals($module, /)\n--\n\nThe numbers of the signals there are."),
};

constexpr const char* kInfoFields[] = {"si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"};
constexpr StructSequenceSpec kInfo = {"signal.struct_siginfo", "struct_siginfo: What is known of a signal that came.", kInfoFields};

// What the process does with each signal as the interpreter finds it.
bool FillHandlers() {
  SignalState& state = State();
  for (int number = 1; number < kSignalCount; ++number) {
    if (state.handlers[number]) continue;
    struct sigaction action;
    bool known = sigaction(number, nullptr, &action) == 0;
    if (state.installed[number]) {
      state.handlers[number] = NewRef(state.default_interrupt.get());
    } else {
      state.handlers[number] = !known ? NewNone() : action.sa_handler == SIG_DFL ? NewInt(kDefault) :
                               action.sa_handler == SIG_IGN ? NewInt(kIgnore) : NewNone();
    }
    if (!state.handlers[number]) return false;
  }
  return true;
}

Ref<Object> NewTimerError() {
  Ref<StrObject> name = NewStrAscii("itimer_error"), module_name = NewStrAscii("signal");
  Ref<TupleObject> bases = NewTuple({BuiltinType(TypeId::kOSError)});
  Ref<DictObject> dict = NewDict();
  if (!name || !module_name || !bases || !dict || !DictSet(dict.get(), Names().__module__, module_name)) return nullptr;
  return NewClass(BuiltinType(TypeId::kType), name, bases, dict.get(), {});
}

}  // namespace

bool FillSignal(ModuleObject* module) {
  SignalState& state = State();
  if (!ModuleAddFunctions(module, kFunctions)) return false;
  if (!state.siginfo_type) state.siginfo_type = NewStructSequenceType(kInfo);
  if (!state.timer_error) state.timer_error = NewTimerError();
  if (!state.default_interrupt) {
    Ref<StrObject> name = InternStr("_signal");
    state.default_interrupt = name ? NewBuiltinFunction(&kDefaultIntHandler, module, name) : nullptr;
  }
  if (!state.siginfo_type || !state.timer_error || !state.default_interrupt || !FillHandlers()) return false;
  for (const NamedSignal& row : kNames) {
    if (!ModuleAdd(module, row.name, NewInt(row.value))) return false;
  }
  return ModuleAdd(module, "SIG_DFL", NewInt(kDefault)) && ModuleAdd(module, "SIG_IGN", NewInt(kIgnore)) &&
         ModuleAdd(module, "NSIG", NewInt(kSignalCount)) && ModuleAdd(module, "ItimerError", state.timer_error) &&
         ModuleAdd(module, "struct_siginfo", NewRef<Object>(state.siginfo_type.get())) &&
         ModuleAdd(module, "default_int_handler", state.default_interrupt);
}

}  // namespace viv
