// sys.settrace, setprofile and what belongs to them: the program's side of interpreter/vm/tracing.h.
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_parts.h"
#include "interpreter/vm/tracing.h"
#include "stdlib/sys_module.h"

namespace viv {

namespace {

Borrowed<Object> NullForNone(Borrowed<Object> object) { return IsNone(object) ? Borrowed<Object>() : object; }
Ref<Object> NoneForNull(Object* object) { return object ? NewRef(object) : NewNone(); }

void WatchCalls() {
  TraceRestOfFrame();
  ForgetClassChecks(true);  // isinstance() calls __instancecheck__ each time from now on
}

Ref<Object> SysSetTrace(Borrowed<Object>, Borrowed<Object> function) {
  SetTraceFunction(NullForNone(function));
  if (!IsNone(function)) WatchCalls();
  return NewNone();
}
Ref<Object> SysGetTrace(Borrowed<Object>) { return NoneForNull(TraceFunction()); }

Ref<Object> SysSetProfile(Borrowed<Object>, Borrowed<Object> function) {
  SetProfileFunction(NullForNone(function));
  if (!IsNone(function)) WatchCalls();
  return NewNone();
}
Ref<Object> SysGetProfile(Borrowed<Object>) { return NoneForNull(ProfileFunction()); }

// Calls with tracing on although a trace function runs: debuggers call code that has breakpoints so.
Ref<Object> SysCallTracing(Borrowed<Object>, ArgSpan args) {
  if (!IsTuple(args[1])) return RaiseTypeError("call_tracing() argument 2 must be tuple, not %T", args[1]);
  VmThread& vm = CurrentVmThread();
  int depth = std::exchange(vm.tracing_depth, 0);
  Ref<Object> result = CallTupleDict(args[0], AsTuple(args[1]), nullptr);
  vm.tracing_depth = depth;
  return result;
}

constexpr MethodDef kFunctions[] = {
    Positional("call_tracing", &SysCallTracing, 2, 2, "call_tracing($module, func, args, /)\n--\n\nCalls func(*args) with tracing on."),
    NoArgs("getprofile", &SysGetProfile, "getprofile($module, /)\n--\n\nThe function that setprofile was given."),
    NoArgs("gettrace", &SysGetTrace, "gettrace($module, /)\n--\n\nThe function that settrace was given."),
    OneArg("setprofile", &SysSetProfile, "setprofile(function)\n\nHas the function told of every call and return."),
    OneArg("settrace", &SysSetTrace, "settrace(function)\n\nHas the function told of every call, and what it answers of every line."),
};

}  // namespace

Table<MethodDef> SysTracingFunctions() { return kFunctions; }

}  // namespace viv
