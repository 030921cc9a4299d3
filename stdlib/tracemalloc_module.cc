// The module _tracemalloc: switches the tracer of allocations and answers what it knows. Answers to CPython's Modules/_tracemalloc.c.
#include <vector>

#include "gc/collector.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/allocation_tracer.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

AllocationTracer& Tracer() { return *CurrentLibrary().tracer; }

Ref<Object> Pair(size_t a, size_t b) {
  Ref<Object> first = NewInt(static_cast<int64_t>(a)), second = NewInt(static_cast<int64_t>(b));
  return first && second ? NewTuple({first.get(), second.get()}) : nullptr;
}

Ref<Object> IsTracing(Borrowed<Object>) { return NewBool(Tracer().running()); }

Ref<Object> ClearTraces(Borrowed<Object>) {
  if (Tracer().running()) Tracer().Clear();
  return NewNone();
}

Ref<Object> Start(Borrowed<Object>, ArgSpan args) {
  int frames = 1;
  if (args.size > 0) {
    frames = AsInt(args[0]);
    if (frames == -1 && ErrorPending()) return nullptr;
  }
  if (frames < 1 || frames > AllocationTracer::kMaxFrames)
    return RaiseValueError("the number of frames must be in range [1; %d]", AllocationTracer::kMaxFrames);
  Tracer().Start(frames);
  return NewNone();
}

Ref<Object> Stop(Borrowed<Object>) {
  Tracer().Stop();
  return NewNone();
}

Ref<Object> TracebackLimit(Borrowed<Object>) { return NewInt(Tracer().frame_limit()); }
Ref<Object> OwnMemory(Borrowed<Object>) { return NewInt(static_cast<int64_t>(Tracer().OwnBytes())); }

Ref<Object> TracedMemory(Borrowed<Object>) {
  AllocationTraces& traces = Tracer().traces();
  return Tracer().running() ? Pair(traces.bytes(), traces.peak()) : Pair(0, 0);
}

Ref<Object> ResetPeak(Borrowed<Object>) {
  if (Tracer().running()) Tracer().traces().ResetPeak();
  return NewNone();
}

// [(domain, size, frames, total frames), ...]; equal tracebacks are the same tuple.
Ref<Object> GetTraces(Borrowed<Object>) {
  AllocationTracer& tracer = Tracer();
  Ref<ListObject> list = NewList(0);
  if (!list || !tracer.running()) return list;
  AllocationTracer::PauseScope pause(tracer);
  // Making the answer may collect garbage, which changes the table.
  std::vector<AllocationTrace> traces;
  traces.reserve(tracer.traces().count());
  tracer.traces().ForEach([&](const AllocationTrace& trace) { traces.push_back(trace); });
  struct Shared {
    Ref<Object> frames, total;
  };
  std::vector<Shared> shared;
  Ref<Object> domain = NewInt(0);
  for (const AllocationTrace& trace : traces) {
    if (trace.origin >= shared.size()) shared.resize(trace.origin + 1);
    Shared& origin = shared[trace.origin];
    if (!origin.frames) {
      origin.frames = tracer.FramesOf(trace.origin);
      origin.total = NewInt(tracer.TotalFramesOf(trace.origin));
    }
    Ref<Object> size = NewInt(static_cast<int64_t>(trace.bytes));
    if (!size || !origin.frames || !origin.total) return nullptr;
    Ref<TupleObject> item = NewTuple({domain.get(), size.get(), origin.frames.get(), origin.total.get()});
    if (!item || !ListAppend(list.get(), std::move(item))) return nullptr;
  }
  return list;
}

Ref<Object> GetObjectTraceback(Borrowed<Object>, Borrowed<Object> object) {
  if (!Tracer().running()) return NewNone();
  char* block = reinterpret_cast<char*>(object.get());
  // As CPython 3.11: the words of a managed dict are not counted, so nothing is found for an instance that has one.
  if (HasGcHead(object.get())) block -= sizeof(GcHead);
  AllocationTrace trace;
  return Tracer().traces().Find(block, &trace) ? Tracer().FramesOf(trace.origin) : NewNone();
}

constexpr MethodDef kFunctions[] = {
    NoArgs("is_tracing", &IsTracing, "is_tracing($module, /)\n--\n\nWhether allocations are being traced."),
    NoArgs("clear_traces", &ClearTraces, "clear_traces($module, /)\n--\n\nForgets the traces collected so far."),
    NoArgs("_get_traces", &GetTraces, "_get_traces($module, /)\n--\n\nA list of (domain, size, frames, total_nframe), one for each live block."),
    OneArg("_get_object_traceback", &GetObjectTraceback,
           "_get_object_traceback($module, obj, /)\n--\n\nThe frames that allocated obj, as (filename, lineno) pairs; None where it is not known."),
    Positional("start", &Start, 0, 1, "start($module, nframe=1, /)\n--\n\nStarts to trace allocations, up to nframe frames each."),
    NoArgs("stop", &Stop, "stop($module, /)\n--\n\nStops tracing and forgets the traces."),
    NoArgs("get_traceback_limit", &TracebackLimit, "get_traceback_limit($module, /)\n--\n\nHow many frames a traceback has at most."),
    NoArgs("get_tracemalloc_memory", &OwnMemory, "get_tracemalloc_memory($module, /)\n--\n\nThe bytes that the traces take."),
    NoArgs("get_traced_memory", &TracedMemory, "get_traced_memory($module, /)\n--\n\n(current, peak) of the traced blocks, in bytes."),
    NoArgs("reset_peak", &ResetPeak, "reset_peak($module, /)\n--\n\nSets the peak to the current size."),
};

}  // namespace

bool FillTracemalloc(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
