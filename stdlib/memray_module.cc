// The module _memray: recording allocations into a file and reading such files, for the package memray, which is in Python.
//
// Recordings that were opened are known by number. A use is (thread, bytes, allocator, stack, count), where thread is the number of
// pthread_self(), -1 for all of them together; a frame is (function, file, line); stacks begin with the youngest frame.
#include <cstring>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/memray_sockets.h"
#include "stdlib/memray_state.h"
#include "stdlib/modules.h"
#include "stdlib/posix_support.h"

namespace viv {

// Generated (scripts/cmake/WebAssets.cmake). Empty: there is none of that name.
std::string_view MemrayText(std::string_view name);

namespace {

MemrayState& State() {
  std::unique_ptr<MemrayState>& state = CurrentLibrary().memray;
  if (!state) state = std::make_unique<MemrayState>(CurrentRuntime().heap);
  return *state;
}

Ref<Object> Number(uint64_t value) { return NewIntFromUnsigned(value); }

// A tuple of fresh values; null where one of them is.
Ref<Object> Row(std::initializer_list<Ref<Object>> values) {
  Ref<TupleObject> row = NewTuple(static_cast<ptrdiff_t>(values.size()));
  ptrdiff_t i = 0;
  for (const Ref<Object>& value : values) {
    if (!row || !value) return nullptr;
    TupleInit(row.get(), i++, NewRef(value.get()));
  }
  return row;
}

bool Append(const Ref<ListObject>& list, Ref<Object> item) { return item && ListAppend(list.get(), std::move(item)); }

// Names that are no valid UTF-8 are shown, not kept: reports print them.
Ref<Object> Text(std::string_view text) { return DecodeBytes(text, "utf-8", "backslashreplace"); }

// Null: exception pending.
MemrayState::OpenRecording* FindOpen(Borrowed<Object> number) {
  int given = AsInt(number);
  if (given == -1 && ErrorPending()) return nullptr;
  auto found = State().recordings.find(given);
  if (found != State().recordings.end()) return &found->second;
  RaiseValueError("Operation on a closed FileReader");
  return nullptr;
}
const Recording* Find(Borrowed<Object> number) {
  MemrayState::OpenRecording* open = FindOpen(number);
  return open ? open->recording.get() : nullptr;
}

Ref<Object> Start(Borrowed<Object>, ArgSpan args) {
  RecordingOptions options;
  if (!FileSystemBytes(args[0], &options.path) || !ParseFlag(args[1], &options.overwrite) || !ParseInt(args[2], &options.interval_ms) ||
      !FileSystemBytes(args[3], &options.command_line) || !FileSystemBytes(args[4], &options.search_paths) ||
      !ParseFlag(args[5], &options.skip_running_frames) || !ParseFlag(args[6], &options.aggregate) ||
      !ParseInt(args[7], &options.descriptor)) {
    return nullptr;
  }
  int error = State().recorder.Start(options);
  if (error == 0) return NewNone();
  if (error == EALREADY) return Raise(TypeId::kRuntimeError, "No more than one Tracker instance can be active at the same time");
  if (error == EEXIST) {
    return Raise(TypeId::kOSError,
                 "Output file %s already exists. Memray can overwrite it with the --force CLI argument or the overwrite=True API argument.",
                 options.path.c_str());
  }
  return Raise(TypeId::kOSError, "Could not create output file %s: %s", options.path.c_str(), std::strerror(error));
}

Ref<Object> Stop(Borrowed<Object>) {
  int error = State().recorder.Stop();
  return error == 0 ? NewNone() : RaiseOSError(error);
}

Ref<Object> IsRunning(Borrowed<Object>) { return NewBool(State().recorder.running()); }

Ref<Object> OpenFile(Borrowed<Object>, Borrowed<Object> argument) {
  std::string path, error;
  if (!FileSystemBytes(argument, &path)) return nullptr;
  std::unique_ptr<Recording> recording = Recording::Open(path, &error);
  if (!recording) return Raise(TypeId::kOSError, "%s", error.c_str());
  MemrayState& state = State();
  state.recordings[state.next_number].recording = std::move(recording);
  return NewInt(state.next_number++);
}

Ref<Object> CloseFile(Borrowed<Object>, Borrowed<Object> argument) {
  int given = AsInt(argument);
  if (given == -1 && ErrorPending()) return nullptr;
  State().recordings.erase(given);
  return NewNone();
}

Ref<Object> Info(Borrowed<Object>, Borrowed<Object> argument) {
  const Recording* recording = Find(argument);
  Ref<DictObject> info = recording ? NewDict() : nullptr;
  if (!info) return nullptr;
  Ref<ListObject> threads = NewList(0);
  for (uint32_t i = 1; threads && i <= recording->thread_count(); ++i) {
    const Recording::Thread& thread = recording->thread(i);
    if (!Append(threads, Row({Number(thread.ident), Text(recording->text(thread.name))}))) return nullptr;
  }
  const std::pair<const char*, Ref<Object>> values[] = {
      {"start_ms", Number(recording->start_ms)},
      {"end_ms", Number(recording->end_ms)},
      {"pid", Number(recording->pid)},
      {"main_thread", Number(recording->main_thread)},
      {"interval_ms", Number(recording->interval_ms)},
      {"command_line", Text(recording->command_line)},
      {"allocator", Text(recording->allocator)},
      {"search_paths", Text(recording->search_paths)},
      {"finished", NewBool(recording->finished)},
      {"aggregated", NewBool(recording->aggregated)},
      {"allocation_count", Number(recording->allocation_count)},
      {"allocated_bytes", Number(recording->allocated_bytes)},
      {"peak_bytes", Number(recording->peak_bytes)},
      {"peak_ms", Number(recording->peak_ms)},
      {"end_bytes", Number(recording->end_bytes)},
      {"event_count", Number(recording->event_count)},
      {"stack_count", Number(recording->stack_count())},
      {"threads", threads},
  };
  for (const auto& [name, value] : values) {
    if (!value || !DictSetText(info.get(), name, value)) return nullptr;
  }
  return info;
}

Ref<Object> UseRows(const Recording& recording, const std::vector<Recording::Use>& uses) {
  Ref<ListObject> rows = NewList(0);
  if (!rows) return nullptr;
  for (const Recording::Use& use : uses) {
    Ref<Object> thread = use.thread == 0 ? NewInt(-1) : Number(recording.thread(use.thread).ident);
    if (!Append(rows, Row({thread, Number(use.bytes), NewInt(static_cast<int>(use.allocator)), NewInt(use.stack), Number(use.count)}))) {
      return nullptr;
    }
  }
  return rows;
}

Ref<Object> Uses(Borrowed<Object>, ArgSpan args) {
  const Recording* recording = Find(args[0]);
  int which;
  bool merge;
  int64_t threshold;
  if (!recording || !ParseInt(args[1], &which) || !ParseFlag(args[2], &merge) || !ParseInt64(args[3], &threshold)) return nullptr;
  if (which < 0 || which > 2) return RaiseValueError("no such question");
  return UseRows(*recording, recording->Uses(static_cast<Recording::Which>(which), merge, static_cast<uint64_t>(threshold)));
}

Ref<Object> NumberList(const std::vector<uint64_t>& numbers) {
  Ref<ListObject> list = NewList(0);
  for (uint64_t number : numbers) {
    if (!list || !Append(list, Number(number))) return nullptr;
  }
  return list;
}

Ref<Object> HeldRows(const std::vector<Recording::Held>& held) {
  Ref<ListObject> rows = NewList(0);
  for (const Recording::Held& part : held) {
    Ref<Object> end = part.end == 0 ? NewNone() : NewInt(part.end);
    if (!rows || !Append(rows, Row({NewInt(part.begin), end, Number(part.count), Number(part.bytes)}))) return nullptr;
  }
  return rows;
}

Ref<Object> OverTime(Borrowed<Object>, ArgSpan args) {
  const Recording* recording = Find(args[0]);
  bool leaks, merge;
  int64_t most_spans, most_held;
  if (!recording || !ParseFlag(args[1], &leaks) || !ParseFlag(args[2], &merge) || !ParseInt64(args[3], &most_spans) ||
      !ParseInt64(args[4], &most_held)) {
    return nullptr;
  }
  if (most_spans < 1 || most_held < 0) return RaiseValueError("there must be room for one span");
  Recording::Temporal temporal = recording->OverTime(leaks ? Recording::Which::kLeaked : Recording::Which::kPeak, merge,
                                                     static_cast<size_t>(most_spans), static_cast<size_t>(most_held));
  Ref<ListObject> places = NewList(0);
  for (const Recording::History& place : temporal.places) {
    Ref<Object> thread = place.thread == 0 ? NewInt(-1) : Number(recording->thread(place.thread).ident);
    if (!places || !Append(places, Row({thread, NewInt(static_cast<int>(place.allocator)), NewInt(place.stack), HeldRows(place.held)}))) {
      return nullptr;
    }
  }
  return Row({NumberList(temporal.span_ends), NumberList(temporal.peak_bytes), places});
}

Ref<Object> AllUses(Borrowed<Object>, Borrowed<Object> argument) {
  const Recording* recording = Find(argument);
  return recording ? UseRows(*recording, recording->AllUses()) : nullptr;
}

Ref<Object> Sizes(Borrowed<Object>, Borrowed<Object> argument) {
  const Recording* recording = Find(argument);
  Ref<DictObject> counts = recording ? NewDict() : nullptr;
  if (!counts) return nullptr;
  for (const Recording::SizeUse& use : recording->Sizes()) {
    Ref<Object> size = Number(use.size), count = Number(use.count);
    if (!size || !count || !DictSet(counts.get(), size, count)) return nullptr;
  }
  return counts;
}

Ref<Object> StackOf(Borrowed<Object>, ArgSpan args) {
  const Recording* recording = Find(args[0]);
  int64_t number, most;
  if (!recording || !ParseInt64(args[1], &number) || !ParseInt64(args[2], &most)) return nullptr;
  if (number < 0 || static_cast<uint64_t>(number) > recording->stack_count()) return RaiseValueError("no such stack");
  Ref<ListObject> frames = NewList(0);
  for (auto at = static_cast<uint32_t>(number); frames && at != 0 && (most < 0 || frames->size < most); at = recording->stack(at).caller) {
    const Recording::Stack& stack = recording->stack(at);
    const Recording::Code& code = recording->code(stack.code);
    if (!Append(frames, Row({Text(recording->text(code.function)), Text(recording->text(code.file)), NewInt(stack.line)}))) return nullptr;
  }
  return frames;
}

// Every stack as (number of the caller's, function, file, line), by number from 1 on: strings are shared.
Ref<Object> Stacks(Borrowed<Object>, Borrowed<Object> argument) {
  const Recording* recording = Find(argument);
  Ref<ListObject> rows = recording ? NewList(0) : nullptr;
  if (!rows) return nullptr;
  std::map<uint32_t, Ref<Object>> texts;
  auto text = [&](uint32_t number) {
    Ref<Object>& known = texts[number];
    if (!known) known = Text(recording->text(number));
    return known;
  };
  for (uint32_t i = 1; i <= recording->stack_count(); ++i) {
    const Recording::Stack& stack = recording->stack(i);
    const Recording::Code& code = recording->code(stack.code);
    if (!Append(rows, Row({NewInt(stack.caller), text(code.function), text(code.file), NewInt(stack.line)}))) return nullptr;
  }
  return rows;
}

// [(ms since 1970, resident bytes, bytes of the heap), ...], at most so many, evenly taken.
Ref<Object> Samples(Borrowed<Object>, ArgSpan args) {
  const Recording* recording = Find(args[0]);
  int64_t most;
  if (!recording || !ParseInt64(args[1], &most)) return nullptr;
  Ref<ListObject> rows = NewList(0);
  size_t count = recording->samples().size();
  size_t step = most > 0 ? (count + static_cast<size_t>(most) - 1) / static_cast<size_t>(most) : 1;
  for (size_t i = 0; rows && i < count; i += step) {
    const Recording::Sample& sample = recording->samples()[i];
    if (!Append(rows, Row({Number(recording->start_ms + sample.ms), Number(sample.resident_kib * 1024), Number(sample.heap)}))) return nullptr;
  }
  return rows;
}

// Up to so many of the allocations and frees that follow: (thread, bytes, allocator, stack, 1, address); empty: there are no more.
Ref<Object> NextEvents(Borrowed<Object>, ArgSpan args) {
  MemrayState::OpenRecording* open = FindOpen(args[0]);
  int64_t most;
  if (!open || !ParseInt64(args[1], &most)) return nullptr;
  if (!open->reader) open->reader = std::make_unique<Recording::Reader>(*open->recording);
  const Recording& recording = *open->recording;
  Ref<ListObject> rows = NewList(0);
  RecordedEvent event;
  auto add = [&](uint64_t address, uint64_t bytes, RecordedAllocator allocator, uint32_t stack) {
    Ref<Object> thread = event.thread == 0 ? NewInt(-1) : Number(recording.thread(event.thread).ident);
    return Append(rows, Row({thread, Number(bytes), NewInt(static_cast<int>(allocator)), NewInt(stack), NewInt(1), Number(address)}));
  };
  while (rows && rows->size < most && open->reader->Next(&event)) {
    bool raw = event.allocator == RecordedAllocator::kRealloc;
    RecordedAllocator end = raw ? RecordedAllocator::kFree : RecordedAllocator::kPymallocFree;
    bool added = true;
    switch (event.kind) {
      case RecordKind::kAllocate: added = add(event.address, event.size, event.allocator, event.stack); break;
      case RecordKind::kFree: added = add(event.address, 0, event.allocator, 0); break;
      case RecordKind::kReallocate:
        added = add(event.old_address, 0, end, 0) && add(event.address, event.size, event.allocator, event.stack);
        break;
      default: break;
    }
    if (!added) return nullptr;
  }
  if (rows && rows->size == 0) open->reader.reset();
  return rows;
}

// What the pages of reports are made of; None: the build has none of that name.
Ref<Object> PageText(Borrowed<Object>, Borrowed<Object> argument) {
  std::string name;
  if (!FileSystemBytes(argument, &name)) return nullptr;
  std::string_view text = MemrayText(name);
  return text.empty() ? NewNone() : Text(text);
}

constexpr MethodDef kFunctions[] = {
    Positional("accept", &MemrayAccept, 2, 2, "accept($module, address, port, /)\n--\n\nWaits for the first who connects."),
    OneArg("all_uses", &AllUses, "all_uses($module, recording, /)\n--\n\nEverything that was ever allocated, by stack and allocator."),
    OneArg("close", &CloseFile, "close($module, recording, /)\n--\n\nForgets a recording."),
    Positional("connect", &MemrayConnect, 2, 2, "connect($module, address, port, /)\n--\n\nA connection, as a descriptor."),
    Positional("copy_stream", &MemrayCopyStream, 2, 2,
               "copy_stream($module, connection, descriptor, /)\n--\n\nWrites what comes into the descriptor until no more is to come."),
    OneArg("free_port", &MemrayFreePort, "free_port($module, address, /)\n--\n\nA port that nothing listens on."),
    OneArg("info", &Info, "info($module, recording, /)\n--\n\nWhat the recording is about, as a dict."),
    NoArgs("is_running", &IsRunning, "is_running($module, /)\n--\n\nWhether allocations are being recorded."),
    Positional("next_events", &NextEvents, 2, 2, "next_events($module, recording, most, /)\n--\n\nThe next allocations and frees."),
    OneArg("open", &OpenFile, "open($module, path, /)\n--\n\nReads a recording; its number."),
    Positional("over_time", &OverTime, 5, 5,
               "over_time($module, recording, leaks, merge_threads, most_spans, most_held, /)\n--\n\n"
               "([end of each span], [bytes at its peak], [(thread, allocator, stack, [(first span, span after the last, count, bytes)])])."),
    OneArg("page_text", &PageText, "page_text($module, name, /)\n--\n\nA part of the pages that reports are; None: not in this build."),
    Positional("samples", &Samples, 2, 2, "samples($module, recording, most, /)\n--\n\n(time, resident bytes, heap bytes) over time."),
    OneArg("shutdown", &MemrayShutdown, "shutdown($module, connection, /)\n--\n\nEnds a connection."),
    OneArg("sizes", &Sizes, "sizes($module, recording, /)\n--\n\nHow many allocations had each size."),
    Positional("stack", &StackOf, 3, 3, "stack($module, recording, number, most, /)\n--\n\nThe frames of a stack, the youngest first."),
    OneArg("stacks", &Stacks, "stacks($module, recording, /)\n--\n\n(caller, function, file, line) of every stack, by number from 1 on."),
    Positional("start", &Start, 8, 8,
               "start($module, path, overwrite, interval_ms, command_line, search_paths, skip, aggregate, connection, /)\n--\n\n"
               "Records allocations into a file, or a connection that is not -1; skip: stacks begin above the frames that run now."),
    NoArgs("stop", &Stop, "stop($module, /)\n--\n\nEnds the recording."),
    Positional("uses", &Uses, 4, 4,
               "uses($module, recording, which, merge_threads, threshold, /)\n--\n\n"
               "Who held memory at the peak (0), at the end (1), or for a moment only (2)."),
};

}  // namespace

bool FillMemray(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

}  // namespace viv
