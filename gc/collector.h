// The cycle collector: finds containers that only keep one another alive and takes them apart.
//
// A Collector holds all state of one interpreter's collector: three generations and a permanent one, thresholds and counts, debug
// flags, statistics. AllocateContainer counts allocations and starts a collection when generation 0 has outgrown its threshold; the
// program starts one through gc.collect(). README.md tells the algorithm in pictures; the order of the phases is collector.cc, the
// search for garbage reachability.cc, what happens to it garbage.cc.
//
// The collector knows no type by name. What it needs of one stands in TypeBase (traverse, clear, finalize, weaklist_offset); what
// it needs of the interpreter stands in CollectorHooks.
//
// Vocabulary: a *container* is an object with a gc head; it is *tracked* while it is in a generation's list; *young* is the list
// that a collection examines (the generation and all younger ones), *old* the one that survivors move to.
//
// Invariants (Validate() checks them by these names):
//   G1  the list of each generation is circular, and each head's neighbours point back at it
//   G2  a head is in one list only
//   G3  outside a collection no head carries a flag
//   G4  what is tracked is alive: its refcount is not zero, its type traverses
//   G5  no container is referred to by containers more often than its refcount says
//   G6  the weak references to an object refer to it, link back, and start with the shared ones (gc/weakref.h)
//   G7  counts are not negative, and the trigger fits thresholds, stress and enabled
//
// Lives longer than every container of its interpreter, and dies before the heap. One thread at a time.
// Answers to CPython's Modules/gcmodule.c without the Python module itself, which is stdlib's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "gc/collector_hooks.h"
#include "gc/gc_head.h"
#include "gc/gc_list.h"
#include "gc/trace.h"
#include "memory/heap.h"

namespace viv {

class Collector {
 public:
  Collector();
  // Untracks whatever is left, so that freeing it later touches no list.
  ~Collector();
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  void SetHooks(const CollectorHooks& hooks) { hooks_ = hooks; }
  const CollectorHooks& hooks() const { return hooks_; }

  // --- Collecting. Each may run Python and must not be called with an exception pending.

  // gc.collect(generation): collects now, whether or not the collector is enabled, and returns what was unreachable (collected and
  // uncollectable together). 0 from within a collection.
  int64_t Collect(int generation = kOldestGeneration);
  // The oldest generation whose count has passed its threshold, if any; a full one only once the objects waiting for their first
  // full collection are a quarter of those that survived the last one.
  int64_t CollectGenerations();
  // A full collection at the end of the interpreter: no gc.callbacks, no exception survives it.
  int64_t CollectAtExit();

  bool is_collecting() const { return collecting_; }

  // --- gc.enable, gc.set_threshold and so on

  void Enable() { SetEnabled(true); }
  void Disable() { SetEnabled(false); }
  bool is_enabled() const { return enabled_; }

  int threshold(int generation) const { return generations_[generation].threshold; }
  void SetThreshold(int generation, int threshold);
  int count(int generation) const { return generations_[generation].count; }
  const GenerationStats& stats(int generation) const { return stats_[generation]; }

  int debug() const { return debug_; }
  void SetDebug(int flags) { debug_ = flags; }

  // Moves everything tracked out of the collector's sight; back, into the oldest generation.
  void Freeze();
  void Unfreeze();
  int64_t FreezeCount() const { return ListSize(&permanent_); }

  // How many containers a generation holds. Walks the list.
  int64_t Size(int generation) const { return ListSize(&generations_[generation].head); }
  // Objects that survived the last full collection, and those that wait for their first one.
  int64_t long_lived_total() const { return long_lived_total_; }
  int64_t long_lived_pending() const { return long_lived_pending_; }

  // --- Looking around. The functions given must not track, untrack, allocate a container or run Python.

  // Calls each(Object*) for every tracked object, youngest generation first; the frozen ones are left out, as in gc.get_objects().
  // Stops and returns false when `each` returns false.
  template <class Each>
  bool ForEachObject(int generation, Each each);
  // Objects that refer to one of targets[0..count), in the order of gc.get_referrers().
  template <class Each>
  bool ForEachReferrer(Object* const* targets, size_t count, Each each);

  // Checks every invariant listed above. Empty when they hold, else one line that names the invariant and what broke it. Not while
  // collecting.
  std::string Validate();

  // --- Watching and provoking

  // Collects at every `interval`th allocation of a container while enabled; 0 ends that. On from the start in the stress preset.
  void SetStress(int interval);
  int stress() const { return stress_interval_; }

  void SetObserver(const GcObserver& observer) { observer_ = observer; }
  const GcObserver& observer() const { return observer_; }

  // --- For the inline functions below

  void CountAllocation() {
    if (__builtin_expect(++generations_[0].count > trigger_, 0)) CollectFromAllocation();
  }
  void CountDeallocation() {
    if (generations_[0].count > 0) --generations_[0].count;
  }
  GcHead* youngest() { return &generations_[0].head; }

 private:
  struct Generation {
    GcHead head;
    int threshold;
    int count;  // generation 0: allocations less deallocations; others: collections of the next younger one
  };

  class CollectingScope;

  // collector.cc
  void SetEnabled(bool enabled);
  void UpdateTrigger();
  [[gnu::noinline, gnu::cold]] void CollectFromAllocation();
  int64_t CollectWithCallbacks(int generation, GcReason reason);
  int64_t CollectMain(int generation, GcReason reason, int64_t* collected, int64_t* uncollectable);
  void AdvanceCounts(int generation);
  void WriteGenerationSizes();
  void FinishExceptions(bool at_exit);
  bool ExceptionPending() const { return hooks_.exception_pending && hooks_.exception_pending(); }
  void Emit(GcEventKind kind, Object* object, Object* other = nullptr, int64_t number = 0) {
    if (__builtin_expect(!observer_.event, 1)) return;
    observer_.event(observer_.context, {kind, current_generation_, object, other, number});
  }

  // garbage.cc
  // Goes over the `how_many` objects of that kind; how many it has untracked.
  int64_t UntrackAtomic(GcHead* list, ObjectKind kind, int64_t how_many);
  void MoveLegacyFinalizers(GcHead* unreachable, GcHead* finalizers);
  void MoveReachableFromLegacyFinalizers(GcHead* finalizers);
  int64_t HandleWeakRefs(GcHead* unreachable, GcHead* old);
  void FinalizeGarbage(GcHead* collectable);
  void HandleResurrected(GcHead* unreachable, GcHead* still_unreachable, GcHead* old);
  void DeleteGarbage(GcHead* collectable, GcHead* old);
  void HandleLegacyFinalizers(GcHead* finalizers, GcHead* old);
  void WriteDebugObject(const char* what, Object* object);

  Generation generations_[kGenerationCount];
  int trigger_;  // generation 0's count must pass it to enter the slow path; INT_MAX: never
  bool enabled_ = true;
  bool collecting_ = false;
  int debug_ = 0;
  int stress_interval_ = 0;
  int64_t stress_ticks_ = 0;
  int current_generation_ = 0;
  GcHead permanent_;
  int64_t long_lived_total_ = 0;
  int64_t long_lived_pending_ = 0;
  GenerationStats stats_[kGenerationCount];
  CollectorHooks hooks_;
  GcObserver observer_;
};

namespace internal {
extern constinit thread_local Collector* current_collector [[gnu::tls_model("local-exec")]];
}  // namespace internal

// The collector of this thread: set by a CollectorScope.
inline Collector& CurrentCollector() {
  VIV_DCHECK(internal::current_collector != nullptr, "a CollectorScope is open wherever containers are made");
  return *internal::current_collector;
}

class CollectorScope {
 public:
  explicit CollectorScope(Collector* now) : previous_(internal::current_collector) { internal::current_collector = now; }
  ~CollectorScope() { internal::current_collector = previous_; }
  CollectorScope(const CollectorScope&) = delete;
  CollectorScope& operator=(const CollectorScope&) = delete;

 private:
  Collector* previous_;
};

// --- Containers

// Puts a container under the collector's eyes. Only when it is built so far that its traverse can run.
inline void Track(Object* container) {
  GcHead* head = HeadOf(container);
  VIV_DCHECK(HasGcHead(container), "only an object with a gc head can be tracked");
  VIV_DCHECK(!head->IsTracked(), "the container is tracked already");
  VIV_DCHECK((head->prev & kPrevFlags) == 0, "an untracked head carries no flags");
  VIV_DCHECK(container->type->traverse, "a container's type must traverse");
  ListAppend(head, CurrentCollector().youngest());
}

// Memory for a container of `basic_bytes`, with its gc head and `pre_header_bytes` (0 or kManagedDictBytes) in front of it. Head
// and pre-header are zero, the object itself is not touched: the caller fills in header (with kHasGcHead, and kManagedDict where
// there is a pre-header) and fields, then tracks it. Null: out of memory. May collect and so run Python.
inline Object* AllocateContainer(size_t basic_bytes, size_t pre_header_bytes = 0) {
  VIV_DCHECK(pre_header_bytes == 0 || pre_header_bytes == kManagedDictBytes, "expected no pre-header or that of a managed dict");
  if (__builtin_expect(basic_bytes > PTRDIFF_MAX - sizeof(GcHead) - kManagedDictBytes, 0)) return nullptr;
  char* memory = static_cast<char*>(AllocateObjectMemory(pre_header_bytes + sizeof(GcHead) + basic_bytes));
  if (__builtin_expect(memory == nullptr, 0)) return nullptr;
  if (pre_header_bytes != 0) {
    reinterpret_cast<void**>(memory)[0] = nullptr;
    reinterpret_cast<void**>(memory)[1] = nullptr;
  }
  GcHead* head = reinterpret_cast<GcHead*>(memory + pre_header_bytes);
  head->next = 0;
  head->prev = 0;
  CurrentCollector().CountAllocation();
  return ObjectOf(head);
}

inline size_t BytesBeforeObject(const Object* container) {
  return sizeof(GcHead) + ((container->flags & kManagedDict) ? kManagedDictBytes : 0);
}

// Gives a dead container's memory back. Its header must still be readable.
inline void FreeContainer(Object* container) {
  VIV_DCHECK(HasGcHead(container), "expected an object from AllocateContainer");
  Untrack(container);
  CurrentCollector().CountDeallocation();
  FreeObjectMemory(reinterpret_cast<char*>(container) - BytesBeforeObject(container));
}
// For who knows what was asked for (AllocateContainer or ReallocateContainer): the quicker way.
inline void FreeContainer(Object* container, size_t basic_bytes) {
  VIV_DCHECK(HasGcHead(container), "expected an object from AllocateContainer");
  Untrack(container);
  CurrentCollector().CountDeallocation();
  size_t before = BytesBeforeObject(container);
  FreeObjectMemory(reinterpret_cast<char*>(container) - before, before + basic_bytes);
}

// The same two through a type's free list. A container that comes from there or goes there counts as neither allocated nor freed,
// as in CPython, so it brings no collection nearer.
inline Object* AllocateContainer(FreeListId id, size_t basic_bytes) {
  void* block = CurrentHeap().free_list(id).Take();
  if (__builtin_expect(block == nullptr, 0)) return AllocateContainer(basic_bytes);
  if (__builtin_expect(CurrentHeap().observed(), 0)) CurrentHeap().NotifyReuse(block);
  GcHead* head = static_cast<GcHead*>(block);
  head->next = 0;
  head->prev = 0;
  return ObjectOf(head);
}
inline void FreeContainer(FreeListId id, Object* container) {
  VIV_DCHECK(!IsTracked(container) && !(container->flags & kManagedDict), "a free list takes untracked containers of one size");
  if (!CurrentHeap().free_list(id).Give(HeadOf(container))) FreeContainer(container);
}

// Resizes an untracked container to `basic_bytes`; everything up to the smaller size keeps its value. Null: out of memory, and the
// container is as it was. Counts as no allocation and never collects.
[[nodiscard]] Object* ReallocateContainer(Object* container, size_t basic_bytes);

// Calls each(Object*) for every reference that `object` owns, as gc.get_referents() lists them: once a reference, containers or
// not. Nothing for an object without a gc head. Stops and returns false when `each` returns false.
template <class Each>
bool ForEachReferent(Object* object, Each each) {
  if (!HasGcHead(object) || !object->type->traverse) return true;
  auto visit = [](Object* referent, void* context) { return (*static_cast<Each*>(context))(referent) ? 0 : 1; };
  return object->type->traverse(object, visit, &each) == 0;
}

template <class Each>
bool Collector::ForEachObject(int generation, Each each) {
  int first = generation == kAllGenerations ? 0 : generation;
  int last = generation == kAllGenerations ? kOldestGeneration : generation;
  for (int i = first; i <= last; ++i) {
    GcHead* list = &generations_[i].head;
    for (GcHead* head = list->Next(); head != list; head = head->Next()) {
      if (!each(ObjectOf(head))) return false;
    }
  }
  return true;
}

template <class Each>
bool Collector::ForEachReferrer(Object* const* targets, size_t count, Each each) {
  return ForEachObject(kAllGenerations, [&](Object* object) {
    bool refers = !ForEachReferent(object, [&](Object* referent) {
      for (size_t i = 0; i < count; ++i) {
        if (targets[i] == referent) return false;
      }
      return true;
    });
    return !refers || each(object);
  });
}

}  // namespace viv
