// Processes in posix: fork, exec, spawn, wait, kill, system, exit.
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <sys/times.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/threads.h"
#include "stdlib/library_state.h"
#include "stdlib/memray_state.h"
#include "stdlib/posix_support.h"
#include "stdlib/resource_support.h"
#include "stdlib/signal_support.h"

namespace viv {

namespace {

// ---- fork ---------------------------------------------------------------------------------------------------------------------------

Ref<Object> RegisterAtFork(Borrowed<Object>, CallArgs args) {
  static constexpr const char* kNames[] = {"before", "after_in_child", "after_in_parent"};
  Object* out[3];
  if (!ParseArguments({"register_at_fork", {kNames[0], kNames[1], kNames[2]}, 0, 0, 0}, args, out)) return nullptr;
  if (!out[0] && !out[1] && !out[2]) return RaiseTypeError("At least one argument is required.");
  for (int i : {0, 1, 2}) {
    if (out[i] && !IsCallable(out[i])) return RaiseTypeError("'%s' must be callable, not %T", kNames[i], out[i]);
  }
  PosixState& state = CurrentPosix();
  if (out[0]) state.before_fork.push_back(NewRef(out[0]));
  if (out[1]) state.after_fork_in_child.push_back(NewRef(out[1]));
  if (out[2]) state.after_fork_in_parent.push_back(NewRef(out[2]));
  return NewNone();
}

// Failures are told and otherwise ignored.
void RunHooks(std::vector<Ref<Object>> hooks, bool last_first) {
  for (size_t i = 0; i < hooks.size(); ++i) {
    const Ref<Object>& hook = hooks[last_first ? hooks.size() - 1 - i : i];
    if (!Call(hook, {})) WriteUnraisable(hook);
  }
}

Ref<Object> Forked(int pid) {
  PosixState& state = CurrentPosix();
  int error = errno;
  if (pid == 0) {
    ForgetOtherThreads();
    CurrentLibrary().signals->vm = &CurrentVmThread();
    if (CurrentLibrary().memray) CurrentLibrary().memray->recorder.AfterForkInChild();
  }
  RunHooks(pid == 0 ? state.after_fork_in_child : state.after_fork_in_parent, false);
  if (pid < 0) return RaiseOSError(error);
  return NewInt(pid);
}
Ref<Object> Fork(Borrowed<Object>) {
  RunHooks(CurrentPosix().before_fork, true);
  return Forked(::fork());
}
Ref<Object> ForkPty(Borrowed<Object>) {
  RunHooks(CurrentPosix().before_fork, true);
  int master = -1;
  Ref<Object> pid = Forked(::forkpty(&master, nullptr, nullptr, nullptr)), fd = NewInt(master);
  return pid && fd ? NewTuple({pid.get(), fd.get()}) : nullptr;
}

// ---- exec and spawn -----------------------------------------------------------------------------------------------------------------

// Strings for exec: owned here, with the row of pointers that the system wants.
struct StringRow {
  std::vector<std::string> texts;
  std::vector<char*> pointers;
  char** Finish() {
    pointers.clear();
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers.data();
  }
};

bool AddTexts(Borrowed<Object> list_or_tuple, StringRow* row) {
  for (Object* item : FastSequenceItems(list_or_tuple)) {
    std::string text;
    if (!FileSystemBytes(item, &text)) return false;
    row->texts.push_back(std::move(text));
  }
  return true;
}

// `what` names the argument in messages: "execv() arg 2", "execve: argv".
bool ParseArgv(Borrowed<Object> argv, const char* what, StringRow* row) {
  if (!IsList(argv) && !IsTuple(argv)) return RaiseFalse(TypeId::kTypeError, "%s must be a tuple or list", what);
  if (FastSequenceItems(argv).size == 0) return RaiseFalse(TypeId::kValueError, "%s must not be empty", what);
  if (!AddTexts(argv, row)) return false;
  if (row->texts[0].empty()) return RaiseFalse(TypeId::kValueError, "%s first element cannot be empty", what);
  return true;
}

bool ParseEnvironment(Borrowed<Object> environment, const char* function, StringRow* row) {
  if (!IsMapping(environment) || IsList(environment) || IsTuple(environment) || IsStr(environment)) {
    return RaiseFalse(TypeId::kTypeError, "%s: environment must be a mapping object", function);
  }
  Ref<StrObject> items_name = InternStr("items");
  Ref<Object> items = items_name ? CallMethod(environment, items_name) : nullptr;
  if (!items) return false;
  return ForEach(items, [&](Borrowed<Object> item) {
    std::string key, value;
    if (!IsTuple(item) || AsTuple(item)->size != 2) return RaiseFalse(TypeId::kTypeError, "env.keys() or env.values() is not a list");
    if (!FileSystemBytes(AsTuple(item)->items[0], &key) || !FileSystemBytes(AsTuple(item)->items[1], &value)) return false;
    if (key.empty() || key.find('=', 1) != std::string::npos) {
      return RaiseFalse(TypeId::kValueError, "illegal environment variable name");
    }
    row->texts.push_back(key + "=" + value);
    return true;
  });
}

Ref<Object> ExecV(Borrowed<Object>, ArgSpan args) {
  PathArgument path("execv", "path");
  StringRow argv;
  if (!path.Parse(args[0]) || !ParseArgv(args[1], "execv() arg 2", &argv)) return nullptr;
  ::execv(path.text, argv.Finish());
  return SystemError();
}

Ref<Object> ExecVE(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  PathArgument path("execve", "path", PathArgument::kDescriptor);
  StringRow argv, environment;
  if (!ParseArguments({"execve", {"path", "argv", "env"}, 3}, args, out) || !path.Parse(out[0])) return nullptr;
  if (!IsList(out[1]) && !IsTuple(out[1])) return RaiseTypeError("execve: argv must be a tuple or list");
  if (!ParseArgv(out[1], "execve: argv", &argv) || !ParseEnvironment(out[2], "execve", &environment)) return nullptr;
  if (path.fd >= 0) {
    ::fexecve(path.fd, argv.Finish(), environment.Finish());
  } else {
    ::execve(path.text, argv.Finish(), environment.Finish());
  }
  return path.Error();
}

// The actions of posix_spawn(). `texts` keeps paths alive.
bool ParseFileActions(Borrowed<Object> object, posix_spawn_file_actions_t* actions, std::vector<Ref<Object>>* texts) {
  Ref<Object> items = FastSequence(object, "file_actions must be a sequence or None");
  if (!items) return false;
  for (Object* item : FastSequenceItems(items)) {
    if (!IsTuple(item) || AsTuple(item)->size == 0) {
      return RaiseFalse(TypeId::kTypeError, "Each file_actions element must be a non-empty tuple");
    }
    TupleObject* action = AsTuple(item);
    int64_t kind = AsInt64(action->items[0]);
    if (kind == -1 && ErrorPending()) return false;
    int fd = -1, error = 0;
    if (kind == 0) {
      if (action->size != 5) return RaiseFalse(TypeId::kTypeError, "A open file_action tuple must have 5 elements");
      int flags = 0, mode = 0;
      std::string path;
      if (!ParseInt(action->items[1], &fd) || !FileSystemBytes(action->items[2], &path) || !ParseInt(action->items[3], &flags) ||
          !ParseInt(action->items[4], &mode)) {
        return false;
      }
      Ref<Object> kept = NewBytes(path);
      if (!kept) return false;
      error = posix_spawn_file_actions_addopen(actions, fd, BytesView(kept.get()).data(), flags, static_cast<mode_t>(mode));
      texts->push_back(std::move(kept));
    } else if (kind == 1) {
      if (action->size != 2) return RaiseFalse(TypeId::kTypeError, "A close file_action tuple must have 2 elements");
      if (!ParseInt(action->items[1], &fd)) return false;
      error = posix_spawn_file_actions_addclose(actions, fd);
    } else if (kind == 2) {
      if (action->size != 3) return RaiseFalse(TypeId::kTypeError, "A dup2 file_action tuple must have 3 elements");
      int fd2 = -1;
      if (!ParseInt(action->items[1], &fd) || !ParseInt(action->items[2], &fd2)) return false;
      error = posix_spawn_file_actions_adddup2(actions, fd, fd2);
    } else {
      return RaiseFalse(TypeId::kTypeError, "Unknown file_actions identifier");
    }
    if (error) return RaiseOSError(error), false;
  }
  return true;
}

bool ParseSignalSet(Borrowed<Object> iterable, sigset_t* set) {
  sigemptyset(set);
  return ForEach(iterable, [&](Borrowed<Object> item) {
    int64_t number = AsInt64(item);
    if (number == -1 && ErrorPending()) return false;
    if (number < 1 || number > 64) {
      return RaiseFalse(TypeId::kValueError, "signal number %lld out of range [1; 64]", static_cast<long long>(number));
    }
    sigaddset(set, static_cast<int>(number));
    return true;
  });
}

struct SpawnAttributes {
  SpawnAttributes() {
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&actions);
  }
  ~SpawnAttributes() {
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
  }
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  short flags = 0;
};

// scheduler=(policy or None, sched_param)
bool ParseScheduler(Borrowed<Object> object, SpawnAttributes* spawn) {
  if (!IsTuple(object)) return RaiseFalse(TypeId::kSystemError, "new style getargs format but argument is not a tuple");
  TupleObject* pair = AsTuple(object);
  if (pair->size != 2) return RaiseFalse(TypeId::kTypeError, "A scheduler tuple must have two elements");
  if (pair->items[1]->type != CurrentPosix().sched_param.get()) return RaiseFalse(TypeId::kTypeError, "must have a sched_param object");
  int priority = AsInt(AsTuple(pair->items[1])->items[0]);
  if (priority == -1 && ErrorPending()) return false;
  sched_param param = {};
  param.sched_priority = priority;
  if (!IsNone(pair->items[0])) {
    int policy = AsInt(pair->items[0]);
    if (policy == -1 && ErrorPending()) return false;
    posix_spawnattr_setschedpolicy(&spawn->attributes, policy);
    spawn->flags |= POSIX_SPAWN_SETSCHEDULER;
  }
  posix_spawnattr_setschedparam(&spawn->attributes, &param);
  spawn->flags |= POSIX_SPAWN_SETSCHEDPARAM;
  return true;
}

Ref<Object> Spawned(const char* function, bool search, CallArgs args) {
  Object* out[10];
  if (!ParseArguments({function,
                       {"path", "argv", "env", "file_actions", "setpgroup", "resetids", "setsid", "setsigmask", "setsigdef", "scheduler"},
                       3, 3, 3},
                      args, out)) {
    return nullptr;
  }
  PathArgument path(function, "path");
  StringRow argv, environment;
  std::vector<Ref<Object>> texts;
  SpawnAttributes spawn;
  if (!path.Parse(out[0]) || !ParseArgv(out[1], (std::string(function) + ": argv").c_str(), &argv) ||
      !ParseEnvironment(out[2], function, &environment)) {
    return nullptr;
  }
  if (out[3] && !IsNone(out[3]) && !ParseFileActions(out[3], &spawn.actions, &texts)) return nullptr;
  if (out[4]) {
    int group = AsInt(out[4]);
    if (group == -1 && ErrorPending()) return nullptr;
    posix_spawnattr_setpgroup(&spawn.attributes, group);
    spawn.flags |= POSIX_SPAWN_SETPGROUP;
  }
  int reset_ids = 0, session = 0;
  sigset_t set;
  if (!ParseInt(out[5], &reset_ids) || !ParseInt(out[6], &session)) return nullptr;
  if (reset_ids) spawn.flags |= POSIX_SPAWN_RESETIDS;
  if (session) spawn.flags |= POSIX_SPAWN_SETSID;
  if (out[7]) {
    if (!ParseSignalSet(out[7], &set)) return nullptr;
    posix_spawnattr_setsigmask(&spawn.attributes, &set);
    spawn.flags |= POSIX_SPAWN_SETSIGMASK;
  }
  if (out[8]) {
    if (!ParseSignalSet(out[8], &set)) return nullptr;
    posix_spawnattr_setsigdefault(&spawn.attributes, &set);
    spawn.flags |= POSIX_SPAWN_SETSIGDEF;
  }
  if (out[9] && !ParseScheduler(out[9], &spawn)) return nullptr;
  posix_spawnattr_setflags(&spawn.attributes, spawn.flags);
  pid_t pid;
  int error = (search ? posix_spawnp : posix_spawn)(&pid, path.text, &spawn.actions, &spawn.attributes, argv.Finish(), environment.Finish());
  if (error) return RaiseOSError(error, path.object.get());
  return NewInt(pid);
}
Ref<Object> Spawn(Borrowed<Object>, CallArgs args) { return Spawned("posix_spawn", false, args); }
Ref<Object> SpawnP(Borrowed<Object>, CallArgs args) { return Spawned("posix_spawnp", true, args); }

// ---- The end --------------------------------------------------------------------------------------------------------------------------

Ref<Object> Exit(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int status = 0;
  if (!ParseArguments({"_exit", {"status"}, 1}, args, out) || !ParseInt(out[0], &status)) return nullptr;
  ::_exit(status);
}
Ref<Object> Abort(Borrowed<Object>) { ::abort(); }

Ref<Object> System(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  std::string command;
  if (!ParseArguments({"system", {"command"}, 1}, args, out) || !FileSystemBytes(out[0], &command)) return nullptr;
  return NewInt(::system(command.c_str()));
}

Ref<Object> Kill(Borrowed<Object>, ArgSpan args) {
  int pid = 0, number = 0;
  if (!ParseInt(args[0], &pid) || !ParseInt(args[1], &number)) return nullptr;
  if (::kill(pid, number) != 0) return SystemError();
  return RunSignalHandlers() ? NewNone() : nullptr;
}
Ref<Object> KillGroup(Borrowed<Object>, ArgSpan args) {
  int group = 0, number = 0;
  if (!ParseInt(args[0], &group) || !ParseInt(args[1], &number)) return nullptr;
  if (::killpg(group, number) != 0) return SystemError();
  return RunSignalHandlers() ? NewNone() : nullptr;
}

// ---- Waiting --------------------------------------------------------------------------------------------------------------------------

Ref<Object> StatusPair(int pid, int status) {
  Ref<Object> first = NewInt(pid), second = NewInt(status);
  return first && second ? NewTuple({first.get(), second.get()}) : nullptr;
}
Ref<Object> Wait(Borrowed<Object>) {
  int status = 0;
  int pid = Retrying([&] { return ::wait(&status); });
  return pid < 0 ? RetryingError() : StatusPair(pid, status);
}
Ref<Object> WaitPid(Borrowed<Object>, ArgSpan args) {
  int wanted = 0, options = 0, status = 0;
  if (!ParseInt(args[0], &wanted) || !ParseInt(args[1], &options)) return nullptr;
  int pid = Retrying([&] { return ::waitpid(wanted, &status, options); });
  return pid < 0 ? RetryingError() : StatusPair(pid, status);
}
Ref<Object> WaitUsage(int wanted, int options) {
  int status = 0;
  struct rusage usage = {};
  int pid = Retrying([&] { return ::wait4(wanted, &status, options, &usage); });
  if (pid < 0) return RetryingError();
  Ref<Object> first = NewInt(pid), second = NewInt(status), third = NewRusage(usage);
  return first && second && third ? NewTuple({first.get(), second.get(), third.get()}) : nullptr;
}
Ref<Object> Wait3(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int options = 0;
  if (!ParseArguments({"wait3", {"options"}, 1}, args, out) || !ParseInt(out[0], &options)) return nullptr;
  return WaitUsage(-1, options);
}
Ref<Object> Wait4(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int pid = 0, options = 0;
  if (!ParseArguments({"wait4", {"pid", "options"}, 2}, args, out) || !ParseInt(out[0], &pid) || !ParseInt(out[1], &options)) return nullptr;
  return WaitUsage(pid, options);
}
Ref<Object> WaitId(Borrowed<Object>, ArgSpan args) {
  int kind = 0, id = 0, options = 0;
  if (!ParseInt(args[0], &kind) || !ParseInt(args[1], &id) || !ParseInt(args[2], &options)) return nullptr;
  siginfo_t info = {};
  if (Retrying([&] { return ::waitid(static_cast<idtype_t>(kind), static_cast<id_t>(id), &info, options); }) < 0) return RetryingError();
  if (info.si_pid == 0) return NewNone();
  return MakeRecord(CurrentPosix().waitid_result.get(),
                    {NewInt(info.si_pid), NewInt(info.si_uid), NewInt(info.si_signo), NewInt(info.si_status), NewInt(info.si_code)});
}

bool StatusArgument(const char* function, CallArgs args, int* status) {
  Object* out[1];
  return ParseArguments({function, {"status"}, 1}, args, out) && ParseInt(out[0], status);
}
// WIFEXITED and its like.
#define VIV_STATUS_TEST(name)                                               \
  Ref<Object> Test##name(Borrowed<Object>, CallArgs args) {                 \
    int status = 0;                                                         \
    return StatusArgument(#name, args, &status) ? NewBool(name(status)) : nullptr; \
  }
#define VIV_STATUS_PART(name)                                               \
  Ref<Object> Part##name(Borrowed<Object>, CallArgs args) {                 \
    int status = 0;                                                         \
    return StatusArgument(#name, args, &status) ? NewInt(name(status)) : nullptr; \
  }
VIV_STATUS_TEST(WIFCONTINUED)
VIV_STATUS_TEST(WIFEXITED)
VIV_STATUS_TEST(WIFSIGNALED)
VIV_STATUS_TEST(WIFSTOPPED)
VIV_STATUS_PART(WEXITSTATUS)
VIV_STATUS_PART(WSTOPSIG)
VIV_STATUS_PART(WTERMSIG)
#undef VIV_STATUS_TEST
#undef VIV_STATUS_PART
Ref<Object> CoreDump(Borrowed<Object>, Borrowed<Object> object) {
  int status = 0;
  return ParseInt(object, &status) ? NewBool(WCOREDUMP(status)) : nullptr;
}

Ref<Object> ExitCode(Borrowed<Object>, CallArgs args) {
  int status = 0;
  if (!StatusArgument("waitstatus_to_exitcode", args, &status)) return nullptr;
  if (WIFEXITED(status)) return NewInt(WEXITSTATUS(status));
  if (WIFSIGNALED(status)) return NewInt(-WTERMSIG(status));
  if (WIFSTOPPED(status) && status >= 0 && status <= 0x7fff) {
    return RaiseValueError("process stopped by delivery of signal %d", WSTOPSIG(status));
  }
  return RaiseValueError("invalid wait status: %d", status);
}

Ref<Object> Times(Borrowed<Object>) {
  tms t;
  clock_t elapsed = ::times(&t);
  if (elapsed == static_cast<clock_t>(-1)) return SystemError();
  auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  auto seconds = [&](clock_t n) { return NewFloat(static_cast<double>(n) / ticks); };
  return MakeRecord(CurrentPosix().times_result.get(),
                    {seconds(t.tms_utime), seconds(t.tms_stime), seconds(t.tms_cutime), seconds(t.tms_cstime), seconds(elapsed)});
}

constexpr MethodDef kFunctions[] = {
    OneArg("WCOREDUMP", &CoreDump, "WCOREDUMP($module, status, /)\n--\n\nWhether the process left a core dump."),
    Keywords("WEXITSTATUS", &PartWEXITSTATUS, "WEXITSTATUS($module, /, status)\n--\n\nThe exit code in a status."),
    Keywords("WIFCONTINUED", &TestWIFCONTINUED, "WIFCONTINUED($module, /, status)\n--\n\nWhether the process went on."),
    Keywords("WIFEXITED", &TestWIFEXITED, "WIFEXITED($module, /, status)\n--\n\nWhether the process ended by itself."),
    Keywords("WIFSIGNALED", &TestWIFSIGNALED, "WIFSIGNALED($module, /, status)\n--\n\nWhether a signal ended the process."),
    Keywords("WIFSTOPPED", &TestWIFSTOPPED, "WIFSTOPPED($module, /, status)\n--\n\nWhether the process was stopped."),
    Keywords("WSTOPSIG", &PartWSTOPSIG, "WSTOPSIG($module, /, status)\n--\n\nThe signal that stopped the process."),
    Keywords("WTERMSIG", &PartWTERMSIG, "WTERMSIG($module, /, status)\n--\n\nThe signal that ended the process."),
    Keywords("_exit", &Exit, "_exit($module, /, status)\n--\n\nEnds the process at once, without any clean-up."),
    NoArgs("abort", &Abort, "abort($module, /)\n--\n\nEnds the process at once with SIGABRT."),
    Positional("execv", &ExecV, 2, 2, "execv($module, path, argv, /)\n--\n\nBecomes another program."),
    Keywords("execve", &ExecVE, "execve($module, /, path, argv, env)\n--\n\nBecomes another program, with an environment."),
    NoArgs("fork", &Fork, "fork($module, /)\n--\n\nMakes a copy of the process: 0 in the copy, its id in the original."),
    NoArgs("forkpty", &ForkPty, "forkpty($module, /)\n--\n\nfork() with a new terminal for the copy: (pid, fd)."),
    Positional("kill", &Kill, 2, 2, "kill($module, pid, signal, /)\n--\n\nSends a signal to a process."),
    Positional("killpg", &KillGroup, 2, 2, "killpg($module, pgid, signal, /)\n--\n\nSends a signal to a group of processes."),
    Keywords("posix_spawn", &Spawn,
             "posix_spawn($module, path, argv, env, /, *, file_actions=(),\n            setpgroup=<unrepresentable>, resetids=False, setsid=False,\n"
             "            setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)\n--\n\nStarts another program."),
    Keywords("posix_spawnp", &SpawnP,
             "posix_spawnp($module, path, argv, env, /, *, file_actions=(),\n"
             "             setpgroup=<unrepresentable>, resetids=False, setsid=False,\n"
             "             setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)\n--\n\nStarts another program, which is looked for in PATH."),
    Keywords("register_at_fork", &RegisterAtFork,
             "register_at_fork($module, /, *, before=<unrepresentable>,\n                 after_in_child=<unrepresentable>,\n"
             "                 after_in_parent=<unrepresentable>)\n--\n\nHas functions called when the process is forked."),
    Keywords("system", &System, "system($module, /, command)\n--\n\nRuns a command in a shell; gives its status."),
    NoArgs("times", &Times, "times($module, /)\n--\n\nThe times that the process has used."),
    NoArgs("wait", &Wait, "wait($module, /)\n--\n\nWaits for a child process: (pid, status)."),
    Keywords("wait3", &Wait3, "wait3($module, /, options)\n--\n\nWaits for a child process: (pid, status, rusage)."),
    Keywords("wait4", &Wait4, "wait4($module, /, pid, options)\n--\n\nWaits for one child process: (pid, status, rusage)."),
    Positional("waitid", &WaitId, 3, 3, "waitid($module, idtype, id, options, /)\n--\n\nWaits for a change of child processes."),
    Positional("waitpid", &WaitPid, 2, 2, "waitpid($module, pid, options, /)\n--\n\nWaits for one child process: (pid, status)."),
    Keywords("waitstatus_to_exitcode", &ExitCode,
             "waitstatus_to_exitcode($module, /, status)\n--\n\nThe exit code in a status; of a signal, its number made negative."),
};

constexpr const char* kTimesFields[] = {"user", "system", "children_user", "children_system", "elapsed"};
constexpr StructSequenceSpec kTimesResult = {"posix.times_result", "times_result: Result from os.times().", kTimesFields};
constexpr const char* kWaitFields[] = {"si_pid", "si_uid", "si_signo", "si_status", "si_code"};
constexpr StructSequenceSpec kWaitResult = {"posix.waitid_result", "waitid_result: Result from waitid.", kWaitFields};

}  // namespace

Table<MethodDef> PosixProcessFunctions() { return kFunctions; }

bool AddPosixProcessTypes(ModuleObject* module) {
  PosixState& state = CurrentPosix();
  if (!state.times_result) state.times_result = NewStructSequenceType(kTimesResult);
  if (!state.waitid_result) state.waitid_result = NewStructSequenceType(kWaitResult);
  return state.times_result && state.waitid_result && ModuleAdd(module, "times_result", NewRef<Object>(state.times_result.get())) &&
         ModuleAdd(module, "waitid_result", NewRef<Object>(state.waitid_result.get()));
}

}  // namespace viv
