// The module viv: what no other Python can tell of its memory. explain() and its like print; inspect() and its like give the same as data.
//
// All of them first look, which disturbs nothing (object_graph.h), and make objects for their answers afterwards.
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>

#include <algorithm>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_intern.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "memory/stats.h"
#include "stdlib/allocation_tracer.h"
#include "stdlib/console.h"
#include "stdlib/dominators.h"
#include "stdlib/heap_picture.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/object_report.h"
#include "stdlib/object_size.h"
#include "stdlib/viv_module.h"
#include "stdlib/viv_state.h"

namespace viv {

namespace {

VivState& State() { return *CurrentLibrary().inspection; }

// To sys.stdout; nothing where there is none.
Ref<Object> Print(const std::string& text) {
  Borrowed<Object> out = DictGetText(ModuleDict(CurrentRuntime().sys), "stdout");
  if (!out) return Raise(TypeId::kRuntimeError, "lost sys.stdout");
  if (IsNone(out)) return NewNone();
  StreamWriter writer(out);
  Ref<StrObject> object = NewStr(text);
  return object && writer.Write(object) ? NewNone() : nullptr;
}

// ---- Results as objects ----------------------------------------------------------------------------------------------------------------

Ref<Object> Int(int64_t value) { return NewInt(value); }
Ref<Object> OrNone(bool known, int64_t value) { return known ? Int(value) : NewNone(); }

// A struct sequence of what its fields are; null where one of them is.
Ref<Object> Record(TypeObject* type, std::initializer_list<Ref<Object>> fields) {
  std::vector<Object*> values;
  for (const Ref<Object>& field : fields) {
    if (!field) return nullptr;
    values.push_back(field.get());
  }
  return NewStructSequence(type, {values.data(), values.size()});
}

template <class Range, class Make>
Ref<Object> ListOf(const Range& range, Make make) {
  Ref<ListObject> list = NewList(0);
  if (!list) return nullptr;
  for (const auto& each : range) {
    Ref<Object> item = make(each);
    if (!item || !ListAppend(list.get(), std::move(item))) return nullptr;
  }
  return list;
}

Ref<Object> Text(const std::string& text) { return NewStr(text); }

// What a report names must live until the answer does.
std::vector<Ref<Object>> OwnersOf(const std::vector<Holder>& holders) {
  std::vector<Ref<Object>> owners;
  for (const Holder& holder : holders) owners.push_back(holder.owner ? NewRef(holder.owner) : NewNone());
  return owners;
}

Ref<Object> HolderList(const std::vector<Holder>& holders, const std::vector<Ref<Object>>& owners) {
  size_t i = 0;
  return ListOf(holders, [&](const Holder& holder) {
    return Record(State().holder_type.get(), {Text(holder.kind), Int(holder.count), Text(holder.text), NewRef(owners[i++].get())});
  });
}

Ref<Object> BlockRecord(const BlockReport& block) {
  if (!block.found) return NewNone();
  bool pool = block.in_pool;
  return Record(State().block_type.get(),
                {NewIntFromUnsigned(block.address), Int(static_cast<int64_t>(block.bytes)), OrNone(pool, static_cast<int64_t>(block.size_class)),
                 OrNone(pool, static_cast<int64_t>(block.pool)), OrNone(pool, static_cast<int64_t>(block.pool_used)),
                 OrNone(pool, static_cast<int64_t>(block.pool_blocks)), OrNone(pool, static_cast<int64_t>(block.arena)),
                 OrNone(pool, static_cast<int64_t>(block.arena_serial))});
}

// ((file, line), ...) or null where it is not known.
Ref<Object> BornFrames(const ObjectReport& report) {
  AllocationTracer& tracer = *CurrentLibrary().tracer;
  AllocationTracer::PauseScope pause(tracer);
  return tracer.FramesOf(report.origin);
}

bool BornText(const ObjectReport& report, std::string* text) {
  if (!report.born_known) {
    *text = report.tracing ? "not known: before tracing started, or in a block that waited in a free list then"
                           : "not known: tracemalloc was not tracing";
    return true;
  }
  Ref<Object> frames = BornFrames(report);
  if (!frames) return false;
  for (ptrdiff_t i = 0; i < AsTuple(frames.get())->size; ++i) {
    const TupleObject* pair = AsTuple(AsTuple(frames.get())->items[i]);
    if (!text->empty()) *text += ", called from ";
    absl::StrAppend(text, StrToStdString(AsStr(pair->items[0])), ":", SmallValue(pair->items[1]));
  }
  return true;
}

// ---- One object ------------------------------------------------------------------------------------------------------------------------

Ref<Object> Explain(Borrowed<Object>, ArgSpan args) {
  ObjectReport report;
  std::string born;
  if (!MakeReport(args[0], args, &report) || !BornText(report, &born)) return nullptr;
  return Print(FormatReport(report, born));
}

Ref<Object> Inspect(Borrowed<Object>, ArgSpan args) {
  ObjectReport report;
  if (!MakeReport(args[0], args, &report)) return nullptr;
  std::vector<Ref<Object>> owners = OwnersOf(report.holders);
  Ref<Object> born = report.born_known ? BornFrames(report) : NewNone();
  return Record(State().report_type.get(),
                {NewIntFromUnsigned(report.address), Text(report.type), Int(report.size), Int(report.deep_size), Int(report.retained_size),
                 Int(report.refcount), HolderList(report.holders, owners), NewBool(report.tracked),
                 OrNone(report.generation >= 0, report.generation), ListOf(report.weak_references, &Text), BlockRecord(report.block),
                 std::move(born), ListOf(report.notes, &Text)});
}

Ref<Object> Holders(Borrowed<Object>, ArgSpan args) {
  std::vector<Holder> holders;
  {
    ObjectGraph graph(args);
    uint32_t node = graph.IndexOf(args[0]);
    if (node != ObjectGraph::kNone) holders = HoldersOf(graph, Paths(graph, node), node);
  }
  return HolderList(holders, OwnersOf(holders));
}

std::vector<std::string> HopsTo(ArgSpan args) {
  ObjectGraph graph(args);
  uint32_t node = graph.IndexOf(args[0]);
  if (node == ObjectGraph::kNone) return {};
  return Paths(graph, node).HopsTo(node);
}

Ref<Object> WhyAlive(Borrowed<Object>, ArgSpan args) {
  std::vector<std::string> hops = HopsTo(args);
  if (hops.empty()) return Print("nothing but this call keeps it alive, and what it leads to itself\n");
  constexpr size_t kLong = 16;  // of a longer way, the two ends are shown
  std::string text;
  for (size_t i = 0; i < hops.size(); ++i) {
    if (hops.size() > kLong && i == kLong / 2) {
      absl::StrAppend(&text, "(", hops.size() - kLong, " more) -> ");
      i += hops.size() - kLong;
    }
    absl::StrAppend(&text, hops[i], " -> ");
  }
  return Print(absl::StrCat(text, TypeAndAddress(args[0]), "\n"));
}

Ref<Object> PathTo(Borrowed<Object>, ArgSpan args) { return ListOf(HopsTo(args), &Text); }

// ---- The heap --------------------------------------------------------------------------------------------------------------------------

// What exists once and is shared.
std::string CachesText() {
  const Runtime& runtime = CurrentRuntime();
  auto bytes = std::count_if(std::begin(runtime.byte_chars), std::end(runtime.byte_chars), [](Object* byte) { return byte != nullptr; });
  return absl::StrFormat("made once: the ints from %d to %d, %d strings of one character, %d bytes of length one; %d interned strings\n",
                         Runtime::kSmallIntMin, Runtime::kSmallIntMax, std::size(runtime.latin1_chars), bytes,
                         runtime.interned ? InternedCount(runtime.interned) : 0);
}

Ref<Object> HeapPicture(Borrowed<Object>) { return Print(FormatHeapPicture(CurrentHeap()) + CachesText()); }

bool SetNumber(DictObject* dict, const char* key, size_t value) {
  Ref<Object> number = Int(static_cast<int64_t>(value));
  return number && DictSetText(dict, key, number);
}

Ref<Object> HeapState(Borrowed<Object>) {
  HeapStats stats = CollectStats(CurrentHeap());
  Ref<DictObject> state = NewDict(), classes = NewDict(), lists = NewDict();
  if (!state || !classes || !lists) return nullptr;
  for (const SizeClassStats& entry : stats.classes) {
    if (entry.pools == 0) continue;
    Ref<Object> key = Int(static_cast<int64_t>(entry.block_bytes));
    Ref<DictObject> row = NewDict();
    if (!key || !row || !SetNumber(row.get(), "pools", entry.pools) || !SetNumber(row.get(), "used", entry.live_blocks) ||
        !SetNumber(row.get(), "free", entry.free_blocks) || !DictSet(classes.get(), key, row)) {
      return nullptr;
    }
  }
  for (size_t i = 0; i < kFreeListCount; ++i) {
    const FreeListSpec& spec = FreeListSpecOf(static_cast<FreeListId>(i));
    std::string name = spec.tuple_length ? absl::StrCat(spec.name, spec.tuple_length) : std::string(spec.name);
    if (!SetNumber(lists.get(), name.c_str(), stats.free_listed[i])) return nullptr;
  }
  bool ok = SetNumber(state.get(), "arenas", stats.arenas) && SetNumber(state.get(), "arenas_peak", stats.arenas_peak) &&
            SetNumber(state.get(), "arena_bytes", stats.arena_bytes()) && SetNumber(state.get(), "free_pools", stats.free_pools) &&
            SetNumber(state.get(), "used_bytes", stats.live_bytes) && SetNumber(state.get(), "free_bytes", stats.free_bytes) &&
            SetNumber(state.get(), "large_blocks", stats.raw_blocks) && SetNumber(state.get(), "large_bytes", stats.raw_bytes) &&
            DictSetText(state.get(), "size_classes", classes) && DictSetText(state.get(), "free_lists", lists);
  return ok ? Ref<Object>(std::move(state)) : nullptr;
}

struct Retained {
  int64_t retained, size;
  std::string name;
  Ref<Object> object;
};

// The objects with the largest retained sizes. False: failed.
bool FindBiggest(ArgSpan args, size_t limit, std::vector<Retained>* found) {
  ObjectGraph graph(args);
  FlatGraph flat;
  std::vector<uint64_t> sizes;
  std::vector<uint32_t> roots;
  for (const GraphEdge& edge : graph.edges()) flat.targets.push_back(edge.target);
  for (uint32_t node = 0; node < graph.size(); ++node) {
    flat.first_edge.push_back(static_cast<uint32_t>(graph.EdgesOf(node).data() - graph.edges().data()));
    int64_t bytes = FullSizeOfObject(graph.object(node));
    if (bytes < 0) return false;
    sizes.push_back(static_cast<uint64_t>(bytes));
    if (graph.Unnamed(node) > 0) roots.push_back(node);
  }
  flat.first_edge.push_back(static_cast<uint32_t>(flat.targets.size()));
  for (const RootEdge& root : graph.roots()) roots.push_back(root.target);
  std::vector<uint64_t> retained = Dominators(flat, roots).RetainedSizes(sizes);
  std::vector<uint32_t> order(graph.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  limit = std::min(limit, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<ptrdiff_t>(limit), order.end(),
                    [&](uint32_t a, uint32_t b) { return retained[a] != retained[b] ? retained[a] > retained[b] : a < b; });
  Paths paths(graph, ObjectGraph::kNone);
  for (uint32_t node : absl::MakeConstSpan(order).first(limit)) {
    found->push_back({static_cast<int64_t>(retained[node]), static_cast<int64_t>(sizes[node]),
                      absl::StrCat(TypeOf(graph.object(node))->name, "  ", paths.NameOf(node)), NewRef(graph.object(node))});
  }
  return true;
}

bool ParseLimit(ArgSpan args, size_t* limit) {
  ptrdiff_t number = args.size ? AsSsize(args[0]) : 10;
  if (number == -1 && ErrorPending()) return false;
  *limit = number < 0 ? 0 : static_cast<size_t>(number);
  return true;
}

Ref<Object> Biggest(Borrowed<Object>, ArgSpan args) {
  size_t limit;
  std::vector<Retained> found;
  if (!ParseLimit(args, &limit) || !FindBiggest(args, limit, &found)) return nullptr;
  std::string text = "  retained       size  object\n";
  for (const Retained& each : found) absl::StrAppendFormat(&text, "%10d %10d  %s\n", each.retained, each.size, each.name);
  return Print(text);
}

Ref<Object> BiggestObjects(Borrowed<Object>, ArgSpan args) {
  size_t limit;
  std::vector<Retained> found;
  if (!ParseLimit(args, &limit) || !FindBiggest(args, limit, &found)) return nullptr;
  return ListOf(found, [](const Retained& each) {
    return Record(State().retained_type.get(), {Int(each.retained), Int(each.size), NewRef(each.object.get())});
  });
}

// What the walk cannot name, as (object, count): held by C++ code. A negative count would be a reference told that is none.
Ref<Object> Unnamed(Borrowed<Object>, ArgSpan args) {
  std::vector<std::pair<Ref<Object>, int64_t>> found;
  {
    ObjectGraph graph(args);
    std::vector<std::pair<Object*, int64_t>> borrowed;
    for (uint32_t node = 0; node < graph.size(); ++node) {
      if (int64_t count = graph.Unnamed(node)) borrowed.emplace_back(graph.object(node), count);
    }
    for (auto [object, count] : borrowed) found.emplace_back(NewRef(object), count);
  }
  return ListOf(found, [](const auto& each) -> Ref<Object> {
    Ref<Object> count = Int(each.second);
    return count ? Ref<Object>(NewTuple({each.first.get(), count.get()})) : nullptr;
  });
}

// ---- History ---------------------------------------------------------------------------------------------------------------------------

RefHistory& History() {
  if (!State().history) State().history = std::make_unique<RefHistory>(&CurrentHeap());
  return *State().history;
}

Ref<Object> StartRecord(Borrowed<Object>, ArgSpan args) {
  History().Start(args[0]);
  return NewNone();
}

Ref<Object> StopRecord(Borrowed<Object>, ArgSpan args) {
  return History().Stop(args[0]) ? NewNone() : RaiseValueError("the object is not being recorded");
}

// The argument of the call that asks is not part of the history.
RefHistory::Record WithoutThisCall(RefHistory::Record record) {
  const Frame* frame = CurrentFrame();
  if (!frame || record.changes.empty() || !record.recording) return record;
  const RefHistory::Change& last = record.changes.back();
  if (last.change == 1 && last.line == FrameLine(frame) && last.function == NameText(frame->code->qualname.get())) record.changes.pop_back();
  return record;
}

Ref<Object> PrintHistory(Borrowed<Object>, ArgSpan args) {
  std::string text;
  if (args.size == 0) {
    for (const RefHistory::Record& record : History().records()) text += FormatHistory(record);
  } else if (const RefHistory::Record* record = History().Find(args[0])) {
    text = FormatHistory(WithoutThisCall(*record));
  } else {
    return RaiseValueError("the object has not been recorded: call viv.record() first");
  }
  return Print(text);
}

Ref<Object> Changes(Borrowed<Object>, ArgSpan args) {
  const RefHistory::Record* found = History().Find(args[0]);
  if (!found) return RaiseValueError("the object has not been recorded: call viv.record() first");
  const RefHistory::Record record = WithoutThisCall(*found);
  return ListOf(record.changes, [](const RefHistory::Change& each) {
    return Record(State().change_type.get(), {Int(each.change), Int(each.count), Text(each.file), Int(each.line), Text(each.function)});
  });
}

// ---- The module ------------------------------------------------------------------------------------------------------------------------

constexpr const char* kReportFields[] = {"address",  "type",    "size",       "deep_size", "retained_size", "refcount", "holders",
                                         "tracked",  "generation", "weakrefs", "block",    "born",          "notes"};
constexpr const char* kHolderFields[] = {"kind", "count", "text", "owner"};
constexpr const char* kBlockFields[] = {"address", "size", "size_class", "pool", "pool_used", "pool_blocks", "arena", "arena_number"};
constexpr const char* kRetainedFields[] = {"retained_size", "size", "object"};
constexpr const char* kChangeFields[] = {"change", "count", "file", "line", "function"};
constexpr StructSequenceSpec kChange = {"viv.Change", "A change of a reference count that was recorded.", kChangeFields};
constexpr StructSequenceSpec kReport = {"viv.Report", "What inspect() knows of an object.", kReportFields};
constexpr StructSequenceSpec kHolder = {"viv.Holder", "One holder of references to an object.", kHolderFields};
constexpr StructSequenceSpec kBlock = {"viv.Block", "The block of memory that an object lies in.", kBlockFields};
constexpr StructSequenceSpec kRetained = {"viv.Retained", "An object and what would die with it.", kRetainedFields};

constexpr char kModuleDoc[] =
    "Looks into the memory of this interpreter.\n\n"
    "explain(x) prints what there is to know of an object, why_alive(x) what keeps it alive, heap() the blocks, pools and arenas,\n"
    "biggest() what holds most. After record(x), history(x) prints who has raised and lowered the reference count since.\n"
    "inspect, holders, path_to, heap_state, biggest_objects and changes give the same as data.\n"
    "Looking changes nothing: no reference count, no block of the heap, no collection.";

constexpr MethodDef kFunctions[] = {
    Positional("biggest", &Biggest, 0, 1,
               "biggest($module, limit=10, /)\n--\n\nPrints the objects whose death would free most, what they keep alive included."),
    Positional("biggest_objects", &BiggestObjects, 0, 1,
               "biggest_objects($module, limit=10, /)\n--\n\nThe same as a list of Retained(retained_size, size, object)."),
    Positional("changes", &Changes, 1, 1,
               "changes($module, obj, /)\n--\n\nWhat history() prints, as a list of Change(change, count, file, line, function)."),
    Positional("explain", &Explain, 1, 1,
               "explain($module, obj, /)\n--\n\n"
               "Prints address, sizes, reference count with every holder by name, generation, weak references, block and birth of an object.\n\n"
               "deep: what the object leads to, each once; not what the whole program shares, as classes, functions and modules.\n"
               "retained: what would die with it.\n"
               "The holders add up to sys.getrefcount(obj)."),
    NoArgs("heap", &HeapPicture, "heap($module, /)\n--\n\nPrints how full size classes, arenas and free lists are, and what is cached."),
    NoArgs("heap_state", &HeapState, "heap_state($module, /)\n--\n\nThe numbers of heap() as a dict."),
    Positional("history", &PrintHistory, 0, 1,
               "history([obj])\n\nPrints who raised and lowered the reference count of a recorded object, and where; of all that were recorded,\n"
               "dead ones too, where no object is given. An instruction that does both shows what is left."),
    Positional("holders", &Holders, 1, 1,
               "holders($module, obj, /)\n--\n\nWho holds references to an object: a list of Holder(kind, count, text, owner)."),
    Positional("inspect", &Inspect, 1, 1, "inspect($module, obj, /)\n--\n\nWhat explain() prints, as a Report."),
    Positional("path_to", &PathTo, 1, 1, "path_to($module, obj, /)\n--\n\nThe hops of why_alive() as a list of str; empty: only the call holds it."),
    Positional("record", &StartRecord, 1, 1,
               "record($module, obj, /)\n--\n\nRecords from now on what changes the reference count of an object, without keeping it alive."),
    Positional("stop", &StopRecord, 1, 1, "stop($module, obj, /)\n--\n\nEnds the recording of an object; what was recorded stays."),
    Positional("unnamed", &Unnamed, 0, 0,
               "unnamed($module, /)\n--\n\nThe objects that C++ code holds beside all known holders: a list of (object, count)."),
    Positional("why_alive", &WhyAlive, 1, 1, "why_alive($module, obj, /)\n--\n\nPrints the shortest way from a variable to an object."),
};

bool AddRecordType(ModuleObject* module, const char* name, Ref<TypeObject>* type, const StructSequenceSpec& spec) {
  if (!*type) *type = NewStructSequenceType(spec);
  return *type && ModuleAdd(module, name, NewRef<Object>(type->get()));
}

}  // namespace

bool FillViv(ModuleObject* module) {
  if (!CurrentLibrary().inspection) CurrentLibrary().inspection = std::make_shared<VivState>();
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "__doc__", NewStr(kModuleDoc)) &&
         AddRecordType(module, "Report", &State().report_type, kReport) && AddRecordType(module, "Holder", &State().holder_type, kHolder) &&
         AddRecordType(module, "Block", &State().block_type, kBlock) && AddRecordType(module, "Retained", &State().retained_type, kRetained) &&
         AddRecordType(module, "Change", &State().change_type, kChange);
}

bool OfferExplain() {
  DictObject* builtins = ModuleDict(CurrentRuntime().builtins);
  if (DictGetText(builtins, "explain")) return true;
  auto* def = std::find_if(std::begin(kFunctions), std::end(kFunctions),
                           [](const MethodDef& each) { return std::string_view(each.name) == "explain"; });
  Ref<StrObject> module = InternStr("viv");
  Ref<Object> function = module ? NewBuiltinFunction(def, nullptr, module.get()) : nullptr;
  return function && DictSetText(builtins, "explain", function);
}

}  // namespace viv
