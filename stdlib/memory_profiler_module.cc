// The module _memory_profiler: the LineMeter for the module memory_profiler, which is in Python.
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/frame.h"
#include "stdlib/library_state.h"
#include "stdlib/line_meter.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

LineMeter& Meter() {
  std::unique_ptr<LineMeter>& meter = CurrentLibrary().line_meter;
  if (!meter) meter = std::make_unique<LineMeter>(CurrentRuntime().heap);
  return *meter;
}

CodeObject* CodeArgument(Borrowed<Object> object) {
  if (object->kind == kCode) return AsCode(object);
  RaiseTypeError("expected a code object, not %T", object.get());
  return nullptr;
}

bool ParseSession(Object* argument, int* session) {
  *session = AsInt(argument);
  return *session != -1 || !ErrorPending();
}

Ref<Object> NewSession(Borrowed<Object>) { return NewInt(Meter().NewSession()); }

Ref<Object> Forget(Borrowed<Object>, Borrowed<Object> argument) {
  int session;
  if (!ParseSession(argument, &session)) return nullptr;
  Meter().ForgetSession(session);
  return NewNone();
}

Ref<Object> Start(Borrowed<Object>, ArgSpan args) {
  int session;
  if (!ParseSession(args[0], &session)) return nullptr;
  int64_t base = AsInt64(args[1]);
  if (base == -1 && ErrorPending()) return nullptr;
  Meter().Start(session, base);
  return NewNone();
}

Ref<Object> Stop(Borrowed<Object>) {
  Meter().Stop();
  return NewNone();
}

Ref<Object> AddCode(Borrowed<Object>, ArgSpan args) {
  int session;
  if (!ParseSession(args[0], &session)) return nullptr;
  CodeObject* code = CodeArgument(args[1]);
  if (!code) return nullptr;
  CodeObject* function = IsNone(args[2]) ? nullptr : CodeArgument(args[2]);
  if (ErrorPending()) return nullptr;
  Meter().AddCode(session, code, function);
  return NewNone();
}

// [(line, occurrences, increment, in use after, allocated, freed, peak), ...] by line.
Ref<Object> Lines(Borrowed<Object>, ArgSpan args) {
  int session;
  if (!ParseSession(args[0], &session)) return nullptr;
  CodeObject* code = CodeArgument(args[1]);
  if (!code) return nullptr;
  Ref<ListObject> list = NewList(0);
  const std::map<int, LineUse>* found = Meter().LinesOf(session, code);
  if (!list || !found) return list;
  std::map<int, LineUse> lines = *found;
  for (const auto& [line, use] : lines) {
    const int64_t numbers[] = {line, use.occurrences, use.increment, use.after, use.allocated, use.freed, use.peak};
    Ref<TupleObject> row = NewTuple(std::size(numbers));
    for (size_t i = 0; row && i < std::size(numbers); ++i) {
      Ref<Object> number = NewInt(numbers[i]);
      if (!number) return nullptr;
      TupleInit(row.get(), static_cast<ptrdiff_t>(i), std::move(number));
    }
    if (!row || !ListAppend(list.get(), std::move(row))) return nullptr;
  }
  return list;
}

// trace(frame, event, arg), for sys.settrace: goes on where the frame's code was added.
Ref<Object> Trace(Borrowed<Object> module, ArgSpan args) {
  if (args[0]->kind != kFrame || !IsStr(args[1])) return RaiseTypeError("trace() expects a frame and an event");
  auto* object = static_cast<FrameObject*>(args[0]);
  auto* frame = static_cast<Frame*>(object->live);
  LineMeter& meter = Meter();
  if (!meter.running() || !frame) return NewNone();
  switch (StrChar(AsStr(args[1]), 0)) {
    case 'c':
      if (!meter.OnCall(object->code, FrameLine(frame))) return NewNone();
      break;
    case 'l': meter.OnLine(object->code, FrameLine(frame)); break;
    case 'r': meter.OnReturn(object->code); break;
    default: break;
  }
  return GetAttr(module, InternStr("trace"));
}

constexpr MethodDef kFunctions[] = {
    Positional("add_code", &AddCode, 3, 3,
               "add_code($module, session, code, function, /)\n--\n\n"
               "Has the lines of a code object measured, in the table of a function's code or None."),
    OneArg("forget", &Forget, "forget($module, session, /)\n--\n\nForgets what a session has measured."),
    Positional("lines", &Lines, 2, 2,
               "lines($module, session, code, /)\n--\n\n(line, occurrences, increment, in use, allocated, freed, peak) of each line."),
    NoArgs("new_session", &NewSession, "new_session($module, /)\n--\n\nThe number of a new session."),
    Positional("start", &Start, 2, 2, "start($module, session, base, /)\n--\n\nMeasures for a session; base is what is in use already, in bytes."),
    NoArgs("stop", &Stop, "stop($module, /)\n--\n\nEnds what the last start began."),
    Positional("trace", &Trace, 3, 3, "trace($module, frame, event, arg, /)\n--\n\nThe trace function."),
};

}  // namespace

bool FillMemoryProfiler(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
