#include "stdlib/object_report.h"

#include <absl/container/flat_hash_set.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>

#include "gc/weakref.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/set_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "memory/heap_walk.h"
#include "stdlib/allocation_tracer.h"
#include "stdlib/library_state.h"
#include "stdlib/object_size.h"

namespace viv {

namespace {

std::string Title(const Object* object) {
  const char* type = TypeOf(object)->name;
  auto items = [&](ptrdiff_t count) { return absl::StrCat(type, " of ", count, count == 1 ? " item" : " items"); };
  if (IsList(object)) return items(static_cast<const ListObject*>(object)->size);
  if (IsTuple(object)) return items(static_cast<const TupleObject*>(object)->size);
  if (IsDict(object)) return items(static_cast<const DictObject*>(object)->used);
  if (IsAnySet(object)) return items(static_cast<const SetObject*>(object)->used);
  if (IsType(object)) return absl::StrCat(type, " ", static_cast<const TypeObject*>(object)->name);
  if (object->kind == kFunction) return absl::StrCat("function ", NameText(static_cast<const FunctionObject*>(object)->qualname.get()));
  if (object->kind == kModule) return absl::StrCat("module ", NameText(static_cast<const ModuleObject*>(object)->name.get()));
  if (object->kind == kStr || object->kind == kInt) return absl::StrCat(type, " ", ShortText(object));
  return type;
}

// What a deep size does not follow: what the whole program shares.
bool IsSharedByProgram(const Object* object) {
  switch (object->kind) {
    case kType:
    case kModule:
    case kFunction:
    case kBuiltinFunction:
    case kMethodDescriptor:
    case kCode:
    case kFrame: return true;
    default: return IsType(object) || HasTypeFlag(object, kWeakRefSubclass);
  }
}

std::vector<uint32_t> ReachedFrom(const ObjectGraph& graph, uint32_t start) {
  std::vector<uint32_t> reached{start};
  absl::flat_hash_set<uint32_t> seen{start};
  for (size_t i = 0; i < reached.size(); ++i) {
    for (const GraphEdge& edge : graph.EdgesOf(reached[i])) {
      std::string_view field = edge.name.kind == RefKind::kField ? edge.name.text : "";
      if (edge.name.kind == RefKind::kClass || field == "__globals__" || field == "__builtins__" || field == "f_globals" ||
          field == "f_builtins" || field == "f_back") {
        continue;
      }
      if (IsSharedByProgram(graph.object(edge.target)) || !seen.insert(edge.target).second) continue;
      reached.push_back(edge.target);
    }
  }
  return reached;
}

int GenerationOf(const Object* object) {
  for (int generation = 0; generation <= kOldestGeneration; ++generation) {
    bool found = !CurrentCollector().ForEachObject(generation, [&](Object* each) { return each != object; });
    if (found) return generation;
  }
  return kOldestGeneration + 1;
}

BlockReport BlockOf(const Object* object) {
  BlockReport report;
  BlockView block;
  PoolView pool;
  ArenaView arena;
  if (!FindBlock(CurrentHeap(), object, &block, &pool, &arena)) return report;
  report.found = true;
  report.address = reinterpret_cast<uintptr_t>(block.data);
  report.bytes = block.bytes;
  report.before_object = HasGcHead(object) ? BytesBeforeObject(object) : 0;
  if (!block.pool) return report;
  report.in_pool = true;
  report.size_class = pool.size_class;
  report.pool_index = pool.index;
  report.pool_used = pool.used;
  report.pool_blocks = pool.capacity;
  report.pool = reinterpret_cast<uintptr_t>(pool.base);
  report.arena = reinterpret_cast<uintptr_t>(arena.base);
  report.arena_serial = arena.serial;
  return report;
}

// The list in which the block waits when the object has died; kCount: none.
FreeListId FreeListOf(const Object* object) {
  switch (object->kind) {
    case kFloat: return FreeListId::kFloat;
    case kList: return FreeListId::kList;
    case kDict: return FreeListId::kDict;
    case kSlice: return FreeListId::kSlice;
    case kTuple: {
      auto size = static_cast<size_t>(static_cast<const TupleObject*>(object)->size);
      return size >= 1 && size <= kLargestFreeListTuple ? TupleFreeList(size) : FreeListId::kCount;
    }
    default: return FreeListId::kCount;
  }
}

void AddNotes(const ObjectGraph& graph, const Paths& paths, uint32_t node, std::vector<std::string>* notes) {
  const Object* object = graph.object(node);
  const Runtime& runtime = CurrentRuntime();
  if (object->kind == kInt && SurplusReferences(object)) {
    notes->push_back("small int: the ints from -5 to 256 exist once, made at the start");
  }
  if (object->kind == kStr) {
    auto* text = static_cast<const StrObject*>(object);
    if (text == runtime.empty_str) notes->push_back("the one empty str");
    if (text->length == 1 && SurplusReferences(object)) notes->push_back("one character below U+0100: exists once");
    if (text->interned != kNotInterned) notes->push_back("interned: the table of interned strings knows it, and does not count as a reference");
  }
  if (object == runtime.empty_tuple) notes->push_back("the one empty tuple");
  if (object->kind == kBytes && SurplusReferences(object)) notes->push_back("empty, or a single byte: exists once");
  if (object == runtime.none || object == runtime.true_ || object == runtime.false_) {
    notes->push_back("a singleton; its count starts near CPython's by a constant, not by as many holders");
  }
  if (IsType(object) && !(static_cast<const TypeObject*>(object)->type_flags & kTypeIsHeap)) {
    notes->push_back("a builtin type: made at the start, never freed");
  }
  absl::flat_hash_set<uint32_t> tuples;
  bool shared = SurplusReferences(object) || object == runtime.none || object == runtime.true_ || object == runtime.false_;
  for (const GraphEdge& edge : graph.edges()) {
    if (shared) break;
    if (edge.target == node && edge.name.kind == RefKind::kItem && graph.object(edge.owner)->kind == kTuple) tuples.insert(edge.owner);
  }
  int codes = 0;
  for (const GraphEdge& edge : graph.edges()) {
    if (edge.name.kind != RefKind::kField || !tuples.contains(edge.target) || std::string_view(edge.name.text) != "co_consts") continue;
    if (++codes > 1) continue;
    auto* code = static_cast<const CodeObject*>(graph.object(edge.owner));
    notes->push_back(absl::StrCat("a constant of the code of ", NameText(code->qualname.get()), ": each run of it gives this same object"));
  }
  if (codes > 1) notes->back() += absl::StrCat(" (and ", codes - 1, " more)");
  if (FreeListId id = FreeListOf(object); id != FreeListId::kCount && !SurplusReferences(object)) {
    const FreeList& list = CurrentHeap().free_list(id);
    if (list.bound() > 0) {
      notes->push_back(absl::StrFormat("when it dies, its block waits in a free list for the next %s (%d of %d places taken)",
                                       TypeOf(object)->name, list.count(), list.bound()));
    }
  }
  if (object->type->type_flags & kTypeHasFinalizer && IsFinalized(object)) notes->push_back("its finaliser has run");
}

void FindBirth(const Object* object, ObjectReport* report) {
  AllocationTracer& tracer = *CurrentLibrary().tracer;
  report->tracing = tracer.running();
  if (!report->tracing) return;
  AllocationTrace trace;
  auto* block = reinterpret_cast<const char*>(object) - (HasGcHead(object) ? BytesBeforeObject(object) : 0);
  report->born_known = tracer.traces().Find(block, &trace);
  if (report->born_known) report->origin = trace.origin;
}

bool AddSizes(const ObjectGraph& graph, const std::vector<uint32_t>& nodes, int64_t* total) {
  for (uint32_t node : nodes) {
    int64_t bytes = FullSizeOfObject(graph.object(node));
    if (bytes < 0) return false;
    *total += bytes;
  }
  return true;
}

std::string Bytes(int64_t count) { return absl::StrCat(count, count == 1 ? " byte" : " bytes"); }
std::string Objects(size_t count) { return absl::StrCat(count, count == 1 ? " object" : " objects"); }

std::string CollectorText(const ObjectReport& report) {
  if (!report.container) return "not a container: nothing for the collector to look at";
  if (!report.tracked) return "not tracked: it can be part of no cycle";
  if (report.generation > kOldestGeneration) return "tracked, frozen by gc.freeze()";
  constexpr const char* kAges[] = {"the youngest", "the middle one", "the oldest"};
  return absl::StrCat("tracked, generation ", report.generation, ", ", kAges[report.generation]);
}

std::string BlockText(const BlockReport& block) {
  if (!block.found) return "none of the heap's";
  std::string text = Bytes(static_cast<int64_t>(block.bytes));
  if (block.in_pool) {
    absl::StrAppend(&text, " of size class ", block.size_class);
  } else {
    text += block.bytes > kSmallRequestLimit ? ", too large for a pool: from malloc" : ", from malloc: in no pool";
  }
  if (!block.before_object) return text;
  bool attributes = block.before_object > sizeof(GcHead);
  return absl::StrCat(text, "; the first ", block.before_object, " are ", attributes ? "for its attributes and " : "", "the collector's");
}

std::string PoolText(const BlockReport& block) {
  return absl::StrFormat("0x%x, %d of %d blocks in use; number %d of arena %d at 0x%x", block.pool, block.pool_used, block.pool_blocks,
                         block.pool_index, block.arena_serial, block.arena);
}

}  // namespace

bool MakeReport(Object* object, ArgSpan arguments, ObjectReport* report) {
  ObjectGraph graph(arguments);
  uint32_t node = graph.IndexOf(object);
  report->address = reinterpret_cast<uintptr_t>(object);
  report->type = TypeOf(object)->name;
  report->title = Title(object);
  report->refcount = object->refcount;
  report->container = HasGcHead(object);
  report->tracked = IsTracked(object);
  if (report->tracked) report->generation = GenerationOf(object);
  ForEachWeakRef(object, [&](WeakRef* weakref) {
    report->weak_references.push_back(absl::StrCat(TypeAndAddress(weakref), weakref->callback ? " with a callback" : ""));
  });
  report->block = BlockOf(object);
  FindBirth(object, report);
  std::vector<uint32_t> deep, retained;
  if (node != ObjectGraph::kNone) {
    Paths paths(graph, node);
    report->holders = HoldersOf(graph, paths, node);
    AddNotes(graph, paths, node, &report->notes);
    deep = ReachedFrom(graph, node);
    if (!SurplusReferences(object)) retained = paths.OnlyThrough();
  } else {
    report->holders.push_back({"interpreter", object->refcount, "held by the interpreter itself", "", nullptr});
  }
  report->deep_count = deep.size();
  report->retained_count = retained.size();
  report->size = SizeOfObject(object);
  return report->size >= 0 && AddSizes(graph, deep, &report->deep_size) && AddSizes(graph, retained, &report->retained_size);
}

std::string FormatReport(const ObjectReport& report, const std::string& born) {
  std::string text = absl::StrFormat("%s at 0x%x\n", report.title, report.address);
  auto line = [&](std::string_view label, const std::string& what) { absl::StrAppendFormat(&text, "  %-10s %s\n", label, what); };
  line("size", Bytes(report.size));
  line("deep", absl::StrCat(Bytes(report.deep_size), " in ", Objects(report.deep_count), " that it leads to, itself included"));
  line("retained", report.retained_count == 0
                       ? "nothing: it never dies"
                       : absl::StrCat(Bytes(report.retained_size), " in ", Objects(report.retained_count), " that would die with it"));
  line("count", absl::StrCat(report.refcount, report.refcount == 1 ? " reference:" : " references:"));
  text += FormatHolders(report.holders, "    ");
  line("collector", CollectorText(report));
  if (report.weak_references.empty()) {
    line("weak refs", "none");
  } else {
    for (const std::string& weakref : report.weak_references) line("weak ref", weakref);
  }
  line("block", BlockText(report.block));
  if (report.block.in_pool) line("pool", PoolText(report.block));
  line("born", born);
  for (const std::string& note : report.notes) line("note", note);
  return text;
}

}  // namespace viv
