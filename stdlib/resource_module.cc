// The module resource: what a process uses and what it may. Answers to CPython's Modules/resource.c.
#include <unistd.h>

#include <cerrno>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/posix_support.h"
#include "stdlib/resource_support.h"

namespace viv {

namespace {

constexpr const char* kFields[] = {"ru_utime",  "ru_stime",   "ru_maxrss",  "ru_ixrss",  "ru_idrss",  "ru_isrss",    "ru_minflt", "ru_majflt",
                                   "ru_nswap",  "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw",  "ru_nivcsw"};
constexpr StructSequenceSpec kRusage = {
    "resource.struct_rusage", "struct_rusage: Result from getrusage.\n\nA tuple, or by the names ru_utime, ru_stime, ru_maxrss and so on.", kFields};

Ref<Object> GetRusage(Borrowed<Object>, Borrowed<Object> object) {
  int who = AsInt(object);
  if (who == -1 && ErrorPending()) return nullptr;
  struct rusage usage;
  if (getrusage(who, &usage) == 0) return NewRusage(usage);
  return errno == EINVAL ? RaiseValueError("invalid who parameter") : SystemError();
}

bool ParseResource(Borrowed<Object> object, int* resource) {
  *resource = AsInt(object);
  if (*resource == -1 && ErrorPending()) return false;
  return (*resource >= 0 && *resource < RLIMIT_NLIMITS) || RaiseFalse(TypeId::kValueError, "invalid resource specified");
}

Ref<Object> LimitPair(const rlimit& limit) {
  Ref<Object> soft = NewInt(static_cast<int64_t>(limit.rlim_cur)), hard = NewInt(static_cast<int64_t>(limit.rlim_max));
  return soft && hard ? NewTuple({soft.get(), hard.get()}) : nullptr;
}

bool ParseLimits(Borrowed<Object> object, rlimit* limit) {
  Ref<TupleObject> pair = TupleOf(object);
  if (!pair) return false;
  if (pair->size != 2) return RaiseFalse(TypeId::kValueError, "expected a tuple of 2 integers");
  limit->rlim_cur = static_cast<rlim_t>(AsInt64(pair->items[0]));
  if (ErrorPending()) return false;
  limit->rlim_max = static_cast<rlim_t>(AsInt64(pair->items[1]));
  return !ErrorPending();
}

Ref<Object> LimitError() {
  if (errno == EINVAL) return RaiseValueError("current limit exceeds maximum limit");
  if (errno == EPERM) return RaiseValueError("not allowed to raise maximum limit");
  return SystemError();
}

Ref<Object> GetLimit(Borrowed<Object>, Borrowed<Object> object) {
  int resource;
  rlimit limit;
  if (!ParseResource(object, &resource)) return nullptr;
  return getrlimit(static_cast<__rlimit_resource_t>(resource), &limit) != 0 ? SystemError() : LimitPair(limit);
}

Ref<Object> SetLimit(Borrowed<Object>, ArgSpan args) {
  int resource;
  rlimit limit;
  if (!ParseResource(args[0], &resource) || !ParseLimits(args[1], &limit)) return nullptr;
  return setrlimit(static_cast<__rlimit_resource_t>(resource), &limit) != 0 ? LimitError() : NewNone();
}

Ref<Object> ProcessLimit(Borrowed<Object>, ArgSpan args) {
  int pid = AsInt(args[0]), resource;
  if (pid == -1 && ErrorPending()) return nullptr;
  rlimit limit, old;
  if (!ParseResource(args[1], &resource)) return nullptr;
  bool set = args.size > 2 && !IsNone(args[2]);
  if (set && !ParseLimits(args[2], &limit)) return nullptr;
  if (prlimit(pid, static_cast<__rlimit_resource>(resource), set ? &limit : nullptr, &old) != 0) {
    return errno == EINVAL ? RaiseValueError("current limit exceeds maximum limit") : SystemError();
  }
  return LimitPair(old);
}

Ref<Object> GetPageSize(Borrowed<Object>) { return NewInt(sysconf(_SC_PAGESIZE)); }

constexpr MethodDef kFunctions[] = {
    NoArgs("getpagesize", &GetPageSize, "getpagesize($module, /)\n--\n\nThe size of a page of memory."),
    OneArg("getrlimit", &GetLimit, "getrlimit($module, resource, /)\n--\n\nThe limits of a resource: (soft, hard)."),
    OneArg("getrusage", &GetRusage, "getrusage($module, who, /)\n--\n\nWhat a process, its children or a thread have used."),
    Positional("prlimit", &ProcessLimit, 2, 3,
               "prlimit(pid, resource[, limits]) -> (soft, hard)\n\nThe limits of a process; sets them where some are given."),
    Positional("setrlimit", &SetLimit, 2, 2, "setrlimit($module, resource, limits, /)\n--\n\nSets the limits of a resource."),
};

struct NamedNumber {
  const char* name;
  int64_t value;
};
constexpr NamedNumber kNumbers[] = {
#define VIV_NUMBER(name) {#name, static_cast<int64_t>(name)},
    VIV_NUMBER(RLIMIT_AS) VIV_NUMBER(RLIMIT_CORE) VIV_NUMBER(RLIMIT_CPU) VIV_NUMBER(RLIMIT_DATA) VIV_NUMBER(RLIMIT_FSIZE)
    VIV_NUMBER(RLIMIT_MEMLOCK) VIV_NUMBER(RLIMIT_MSGQUEUE) VIV_NUMBER(RLIMIT_NICE) VIV_NUMBER(RLIMIT_NOFILE) VIV_NUMBER(RLIMIT_NPROC)
    VIV_NUMBER(RLIMIT_OFILE) VIV_NUMBER(RLIMIT_RSS) VIV_NUMBER(RLIMIT_RTPRIO) VIV_NUMBER(RLIMIT_RTTIME) VIV_NUMBER(RLIMIT_SIGPENDING)
    VIV_NUMBER(RLIMIT_STACK) VIV_NUMBER(RLIM_INFINITY) VIV_NUMBER(RUSAGE_CHILDREN) VIV_NUMBER(RUSAGE_SELF) VIV_NUMBER(RUSAGE_THREAD)
#undef VIV_NUMBER
};

Ref<Object> Seconds(const timeval& t) { return NewFloat(static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 0.000001); }

}  // namespace

TypeObject* RusageType() {
  Ref<TypeObject>& type = CurrentLibrary().rusage_type;
  if (!type) type = NewStructSequenceType(kRusage);
  return type.get();
}

Ref<Object> NewRusage(const struct rusage& u) {
  TypeObject* type = RusageType();
  if (!type) return nullptr;
  return MakeRecord(type, {Seconds(u.ru_utime), Seconds(u.ru_stime), NewInt(u.ru_maxrss), NewInt(u.ru_ixrss), NewInt(u.ru_idrss),
                           NewInt(u.ru_isrss), NewInt(u.ru_minflt), NewInt(u.ru_majflt), NewInt(u.ru_nswap), NewInt(u.ru_inblock),
                           NewInt(u.ru_oublock), NewInt(u.ru_msgsnd), NewInt(u.ru_msgrcv), NewInt(u.ru_nsignals), NewInt(u.ru_nvcsw),
                           NewInt(u.ru_nivcsw)});
}

bool FillResource(ModuleObject* module) {
  for (const NamedNumber& row : kNumbers) {
    if (!ModuleAdd(module, row.name, NewInt(row.value))) return false;
  }
  return RusageType() && ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "struct_rusage", NewRef<Object>(RusageType())) &&
         ModuleAdd(module, "error", NewRef<Object>(BuiltinType(TypeId::kOSError)));
}

}  // namespace viv
