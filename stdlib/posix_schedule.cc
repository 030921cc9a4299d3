// The system's scheduler in posix.
#include <sched.h>
#include <unistd.h>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/posix_support.h"

namespace viv {

namespace {

constexpr const char* kParamFields[] = {"sched_priority"};
constexpr StructSequenceSpec kParam = {"posix.sched_param",
                                       "sched_param(sched_priority)\n--\n\nCurrently has only one field: sched_priority",
                                       kParamFields};

Ref<Object> ParamNew(TypeObject* type, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"sched_param", {"sched_priority"}, 1}, args, out)) return nullptr;
  return NewStructSequence(type, {out, 1});
}

bool ParseParam(Borrowed<Object> object, sched_param* param) {
  if (object->type != CurrentPosix().sched_param.get()) return RaiseFalse(TypeId::kTypeError, "must have a sched_param object");
  return ParseInt(AsTuple(object)->items[0], &param->sched_priority);
}

Ref<Object> PriorityMax(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int policy = 0;
  if (!ParseArguments({"sched_get_priority_max", {"policy"}, 1}, args, out) || !ParseInt(out[0], &policy)) return nullptr;
  int priority = ::sched_get_priority_max(policy);
  return priority < 0 ? SystemError() : NewInt(priority);
}
Ref<Object> PriorityMin(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int policy = 0;
  if (!ParseArguments({"sched_get_priority_min", {"policy"}, 1}, args, out) || !ParseInt(out[0], &policy)) return nullptr;
  int priority = ::sched_get_priority_min(policy);
  return priority < 0 ? SystemError() : NewInt(priority);
}
Ref<Object> GetScheduler(Borrowed<Object>, Borrowed<Object> object) {
  int pid = 0;
  if (!ParseInt(object, &pid)) return nullptr;
  int policy = ::sched_getscheduler(pid);
  return policy < 0 ? SystemError() : NewInt(policy);
}
Ref<Object> SetScheduler(Borrowed<Object>, ArgSpan args) {
  int pid = 0, policy = 0;
  sched_param param = {};
  if (!ParseInt(args[0], &pid) || !ParseInt(args[1], &policy) || !ParseParam(args[2], &param)) return nullptr;
  return NoneOrError(::sched_setscheduler(pid, policy, &param));
}
Ref<Object> GetParam(Borrowed<Object>, Borrowed<Object> object) {
  int pid = 0;
  sched_param param;
  if (!ParseInt(object, &pid)) return nullptr;
  if (::sched_getparam(pid, &param) != 0) return SystemError();
  return MakeRecord(CurrentPosix().sched_param.get(), {NewInt(param.sched_priority)});
}
Ref<Object> SetParam(Borrowed<Object>, ArgSpan args) {
  int pid = 0;
  sched_param param = {};
  if (!ParseInt(args[0], &pid) || !ParseParam(args[1], &param)) return nullptr;
  return NoneOrError(::sched_setparam(pid, &param));
}
Ref<Object> RoundRobinInterval(Borrowed<Object>, Borrowed<Object> object) {
  int pid = 0;
  timespec interval;
  if (!ParseInt(object, &pid)) return nullptr;
  if (::sched_rr_get_interval(pid, &interval) != 0) return SystemError();
  return NewFloat(static_cast<double>(interval.tv_sec) + 1e-9 * static_cast<double>(interval.tv_nsec));
}
Ref<Object> Yield(Borrowed<Object>) { return NoneOrError(::sched_yield()); }

// A set of processors as large as the system wants.
struct Processors {
  explicit Processors(size_t count) : count(count), size(CPU_ALLOC_SIZE(count)), set(CPU_ALLOC(count)) {
    if (set) CPU_ZERO_S(size, set);
  }
  ~Processors() {
    if (set) CPU_FREE(set);
  }
  size_t count, size;
  cpu_set_t* set;
};

Ref<Object> GetAffinity(Borrowed<Object>, Borrowed<Object> object) {
  int pid = 0;
  if (!ParseInt(object, &pid)) return nullptr;
  for (size_t count = 1024;; count *= 2) {
    Processors processors(count);
    if (!processors.set) return RaiseMemoryError();
    if (::sched_getaffinity(pid, processors.size, processors.set) != 0) {
      if (errno != EINVAL || count > (1u << 20)) return SystemError();
      continue;
    }
    Ref<SetObject> result = NewSet();
    for (size_t cpu = 0; result && cpu < count; ++cpu) {
      if (!CPU_ISSET_S(cpu, processors.size, processors.set)) continue;
      Ref<Object> number = NewInt(static_cast<int64_t>(cpu));
      if (!number || !SetAdd(result.get(), number)) return nullptr;
    }
    return result;
  }
}
Ref<Object> SetAffinity(Borrowed<Object>, ArgSpan args) {
  int pid = 0;
  if (!ParseInt(args[0], &pid)) return nullptr;
  std::vector<size_t> wanted;
  size_t largest = 0;
  bool ok = ForEach(args[1], [&](Borrowed<Object> item) {
    if (!IsInt(item)) return RaiseFalse(TypeId::kTypeError, "expected an iterator of ints, but iterator yielded %R", item->type);
    int64_t cpu = AsInt64(item);
    if (cpu == -1 && ErrorPending()) return false;
    if (cpu < 0) return RaiseFalse(TypeId::kValueError, "negative CPU number");
    if (cpu > (1 << 20)) return RaiseFalse(TypeId::kOverflowError, "CPU number too large");
    wanted.push_back(static_cast<size_t>(cpu));
    largest = std::max(largest, wanted.back());
    return true;
  });
  if (!ok) return nullptr;
  Processors processors(largest + 1);
  if (!processors.set) return RaiseMemoryError();
  for (size_t cpu : wanted) CPU_SET_S(cpu, processors.size, processors.set);
  return NoneOrError(::sched_setaffinity(pid, processors.size, processors.set));
}

constexpr MethodDef kFunctions[] = {
    Keywords("sched_get_priority_max", &PriorityMax, "sched_get_priority_max($module, /, policy)\n--\n\nThe highest priority of a policy."),
    Keywords("sched_get_priority_min", &PriorityMin, "sched_get_priority_min($module, /, policy)\n--\n\nThe lowest priority of a policy."),
    OneArg("sched_getaffinity", &GetAffinity, "sched_getaffinity($module, pid, /)\n--\n\nThe processors that a process may use."),
    OneArg("sched_getparam", &GetParam, "sched_getparam($module, pid, /)\n--\n\nThe scheduling parameters of a process."),
    OneArg("sched_getscheduler", &GetScheduler, "sched_getscheduler($module, pid, /)\n--\n\nThe scheduling policy of a process."),
    OneArg("sched_rr_get_interval", &RoundRobinInterval, "sched_rr_get_interval($module, pid, /)\n--\n\nThe share of time of a process."),
    Positional("sched_setaffinity", &SetAffinity, 2, 2,
               "sched_setaffinity($module, pid, mask, /)\n--\n\nSets the processors that a process may use."),
    Positional("sched_setparam", &SetParam, 2, 2, "sched_setparam($module, pid, param, /)\n--\n\nSets the scheduling parameters of a process."),
    Positional("sched_setscheduler", &SetScheduler, 3, 3,
               "sched_setscheduler($module, pid, policy, param, /)\n--\n\nSets the scheduling policy of a process."),
    NoArgs("sched_yield", &Yield, "sched_yield($module, /)\n--\n\nLets others run."),
};

}  // namespace

Table<MethodDef> PosixScheduleFunctions() { return kFunctions; }

bool AddPosixScheduleTypes(ModuleObject* module) {
  PosixState& state = CurrentPosix();
  if (!state.sched_param) {
    state.sched_param = NewStructSequenceType(kParam);
    if (!state.sched_param) return false;
    state.sched_param->slots.new_ = &ParamNew;
  }
  return ModuleAdd(module, "sched_param", NewRef<Object>(state.sched_param.get()));
}

}  // namespace viv
