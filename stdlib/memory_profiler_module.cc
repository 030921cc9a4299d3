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

Ref<Object> Start(Borrowed<Object>, Borrowed<Object> base) {
  int64_t value = AsInt64(base);
  if (value == -1 && ErrorPending()) return nullptr;
  Meter().Start(value);
  return NewNone();
}

Ref<Object> Stop(Borrowed<Object>) {
  Meter().Stop();
  return NewNone();
}

Ref<Object> AddCode(Borrowed<Object>, Borrowed<Object> object) {
  CodeObject* code = CodeArgument(object);
  if (!code) return nullptr;
  Meter().AddCode(code);
  return NewNone();
}

// [(line, occurrences, increment, in use after, allocated, freed, peak), ...] by line.
Ref<Object> Lines(Borrowed<Object>, Borrowed<Object> object) {
  CodeObject* code = CodeArgument(object);
  if (!code) return nullptr;
  Ref<ListObject> list = NewList(0);
  const std::map<int, LineUse>* found = Meter().LinesOf(code);
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
  if (!meter.running() || !frame || !meter.Knows(object->code)) return NewNone();
  switch (StrChar(AsStr(args[1]), 0)) {
    case 'c': meter.OnCall(object->code, FrameLine(frame)); break;
    case 'l': meter.OnLine(object->code, FrameLine(frame)); break;
    case 'r': meter.OnReturn(object->code); break;
    default: break;
  }
  return GetAttr(module, InternStr("trace"));
}

constexpr MethodDef kFunctions[] = {
    OneArg("add_code", &AddCode, "add_code($module, code, /)\n--\n\nHas the lines of a code object measured."),
    OneArg("lines", &Lines, "lines($module, code, /)\n--\n\n(line, occurrences, increment, in use, allocated, freed, peak) of each line."),
    OneArg("start", &Start, "start($module, base, /)\n--\n\nMeasures; base is what is in use already, in bytes."),
    NoArgs("stop", &Stop, "stop($module, /)\n--\n\nEnds what start began."),
    Positional("trace", &Trace, 3, 3, "trace($module, frame, event, arg, /)\n--\n\nThe trace function."),
};

}  // namespace

bool FillMemoryProfiler(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
