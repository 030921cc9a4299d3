#include "gc/collector.h"

#include <chrono>
#include <climits>
#include <cstdio>

#include "gc/reachability.h"
#include "memory/ref.h"

namespace viv {

namespace internal {
constinit thread_local Collector* current_collector = nullptr;
}  // namespace internal

// No collection starts inside a collection; and none is tried while this lives, at no cost for the allocations in between.
class Collector::CollectingScope {
 public:
  explicit CollectingScope(Collector& collector) : collector_(collector) {
    collector_.collecting_ = true;
    collector_.UpdateTrigger();
  }
  ~CollectingScope() {
    collector_.collecting_ = false;
    collector_.UpdateTrigger();
  }

 private:
  Collector& collector_;
};

Collector::Collector() {
  static constexpr int kThresholds[kGenerationCount] = {700, 10, 10};
  for (int i = 0; i < kGenerationCount; ++i) {
    ListInit(&generations_[i].head);
    generations_[i].threshold = kThresholds[i];
    generations_[i].count = 0;
  }
  ListInit(&permanent_);
#ifdef VIV_STRESS
  stress_interval_ = 1;
#endif
  UpdateTrigger();
}

Collector::~Collector() {
  auto untrack_all = [](GcHead* list) {
    GcHead* next;
    for (GcHead* head = list->Next(); head != list; head = next) {
      next = head->Next();
      head->next = 0;
      head->prev = 0;
    }
  };
  for (Generation& generation : generations_) untrack_all(&generation.head);
  untrack_all(&permanent_);
}

// The one place that decides when AllocateContainer has to look closer.
void Collector::UpdateTrigger() {
  if (!enabled_ || collecting_) {
    trigger_ = INT_MAX;
  } else if (stress_interval_ != 0) {
    trigger_ = INT_MIN;
  } else {
    trigger_ = generations_[0].threshold != 0 ? generations_[0].threshold : INT_MAX;
  }
}

void Collector::SetEnabled(bool enabled) {
  enabled_ = enabled;
  UpdateTrigger();
}

void Collector::SetThreshold(int generation, int threshold) {
  generations_[generation].threshold = threshold;
  UpdateTrigger();
}

void Collector::SetStress(int interval) {
  stress_interval_ = interval;
  stress_ticks_ = 0;
  UpdateTrigger();
}

void Collector::CollectFromAllocation() {
  if (ExceptionPending()) return;
  if (stress_interval_ != 0 && ++stress_ticks_ % stress_interval_ == 0) {
    // Older generations now and then, or nothing that survives its first collection would ever be looked at again.
    int64_t turn = stress_ticks_ / stress_interval_;
    CollectingScope scope(*this);
    CollectWithCallbacks(turn % 100 == 0 ? 2 : turn % 10 == 0 ? 1 : 0, GcReason::kStress);
    return;
  }
  if (generations_[0].threshold == 0 || generations_[0].count <= generations_[0].threshold) return;
  CollectingScope scope(*this);
  CollectGenerations();
}

int64_t Collector::Collect(int generation) {
  VIV_CHECK(generation >= 0 && generation < kGenerationCount,
            "expected a generation from 0 to 2: the caller checks what it was given");
  if (collecting_) return 0;
  CollectingScope scope(*this);
  return CollectWithCallbacks(generation, GcReason::kRequest);
}

int64_t Collector::CollectGenerations() {
  // The quarter keeps the work for the oldest generation linear in the number of objects: a program that builds one big structure
  // would otherwise walk it again each time a fixed number of objects has been added.
  for (int i = kOldestGeneration; i >= 0; --i) {
    if (generations_[i].count <= generations_[i].threshold) continue;
    if (i == kOldestGeneration && long_lived_pending_ < long_lived_total_ / 4) continue;
    return CollectWithCallbacks(i, GcReason::kThreshold);
  }
  return 0;
}

int64_t Collector::CollectAtExit() {
  if (collecting_) return 0;
  CollectingScope scope(*this);
  int64_t collected, uncollectable;
  return CollectMain(kOldestGeneration, GcReason::kExit, &collected, &uncollectable);
}

int64_t Collector::CollectWithCallbacks(int generation, GcReason reason) {
  VIV_DCHECK(!ExceptionPending(), "a collection must not start with an exception pending");
  if (hooks_.on_phase) hooks_.on_phase({CollectionPhase::kStart, generation, 0, 0});
  int64_t collected, uncollectable;
  int64_t result = CollectMain(generation, reason, &collected, &uncollectable);
  if (hooks_.on_phase) hooks_.on_phase({CollectionPhase::kStop, generation, collected, uncollectable});
  VIV_DCHECK(!ExceptionPending(), "on_phase must report exceptions, not leave them pending");
  return result;
}

void Collector::AdvanceCounts(int generation) {
  if (generation < kOldestGeneration) ++generations_[generation + 1].count;
  for (int i = 0; i <= generation; ++i) generations_[i].count = 0;
}

// One collection, phase by phase. User code may run in the four that say so; no list is in an unusual state while it does, and what
// it allocates goes to generation 0 as ever.
int64_t Collector::CollectMain(int generation, GcReason reason, int64_t* collected, int64_t* uncollectable) {
  using Clock = std::chrono::steady_clock;
  Clock::time_point start;
  current_generation_ = generation;
  if (debug_ & kDebugStats) {
    char text[64];
    std::snprintf(text, sizeof text, "gc: collecting generation %d...\n", generation);
    if (hooks_.write_debug) hooks_.write_debug(text);
    WriteGenerationSizes();
    start = Clock::now();
  }

  GcStart why = {reason, {count(0), count(1), count(2)}};
  AdvanceCounts(generation);
  GcHead* young = &generations_[generation].head;
  for (int i = 0; i < generation; ++i) ListMerge(&generations_[i].head, young);
  GcHead* old = generation < kOldestGeneration ? &generations_[generation + 1].head : young;
  ValidateList(old, ListFlags::kNone);
  if (observer_.event) {
    observer_.event(observer_.context, {GcEventKind::kCollectionStart, generation, nullptr, nullptr, ListSize(young), 0, why});
  }

  GcHead unreachable;
  Survivors survivors = DeduceUnreachable(young, &unreachable, observer_, generation);

  survivors.heads -= UntrackAtomic(young, kTuple, survivors.tuples);
  if (young != old) {
    if (generation == kOldestGeneration - 1) long_lived_pending_ += survivors.heads;
    ListMerge(young, old);
  } else {
    // Dicts only here: while one is being filled, each young collection would look at all of its items anew.
    survivors.heads -= UntrackAtomic(young, kDict, survivors.dicts);
    VIV_DCHECK(survivors.heads == ListSize(young), "the move pass has counted what stays");
    long_lived_pending_ = 0;
    long_lived_total_ = survivors.heads;
  }

  GcHead finalizers;
  ListInit(&finalizers);
  MoveLegacyFinalizers(&unreachable, &finalizers);
  MoveReachableFromLegacyFinalizers(&finalizers);
  ValidateList(&finalizers, ListFlags::kNone);
  ValidateList(&unreachable, ListFlags::kCollecting);

  if ((debug_ & kDebugCollectable) || observer_.event) {
    for (GcHead* head = unreachable.Next(); head != &unreachable; head = head->Next()) {
      Emit(GcEventKind::kUnreachable, ObjectOf(head));
      if (debug_ & kDebugCollectable) WriteDebugObject("collectable", ObjectOf(head));
    }
  }

  *collected = HandleWeakRefs(&unreachable, old);  // runs Python
  ValidateList(old, ListFlags::kNone);
  ValidateList(&unreachable, ListFlags::kCollecting);

  FinalizeGarbage(&unreachable);  // runs Python
  GcHead still_unreachable;
  HandleResurrected(&unreachable, &still_unreachable, old);
  *collected += ListSize(&still_unreachable);
  DeleteGarbage(&still_unreachable, old);  // runs Python

  *uncollectable = 0;
  for (GcHead* head = finalizers.Next(); head != &finalizers; head = head->Next()) {
    ++*uncollectable;
    Emit(GcEventKind::kUncollectable, ObjectOf(head));
    if (debug_ & kDebugUncollectable) WriteDebugObject("uncollectable", ObjectOf(head));
  }
  if (debug_ & kDebugStats) {
    double elapsed = std::chrono::duration<double>(Clock::now() - start).count();
    char text[128];
    std::snprintf(text, sizeof text, "gc: done, %lld unreachable, %lld uncollectable, %.4fs elapsed\n",
                  static_cast<long long>(*collected + *uncollectable), static_cast<long long>(*uncollectable), elapsed);
    if (hooks_.write_debug) hooks_.write_debug(text);
  }
  HandleLegacyFinalizers(&finalizers, old);
  ValidateList(old, ListFlags::kNone);

  if (generation == kOldestGeneration && hooks_.clear_freelists) hooks_.clear_freelists();
  FinishExceptions(reason == GcReason::kExit);  // runs Python

  GenerationStats& stats = stats_[generation];
  ++stats.collections;
  stats.collected += *collected;
  stats.uncollectable += *uncollectable;
  if (observer_.event) {
    observer_.event(observer_.context, {GcEventKind::kCollectionStop, generation, nullptr, nullptr, *collected, *uncollectable});
  }
  return *collected + *uncollectable;
}

void Collector::FinishExceptions(bool at_exit) {
  if (!ExceptionPending()) return;
  if (at_exit) {
    Ref<Object>::Adopt(hooks_.take_exception()).Reset();
  } else if (hooks_.report_unraisable) {
    hooks_.report_unraisable("in garbage collection", nullptr);
  }
}

void Collector::WriteGenerationSizes() {
  if (!hooks_.write_debug) return;
  char text[192];
  std::snprintf(text, sizeof text, "gc: objects in each generation: %lld %lld %lld\ngc: objects in permanent generation: %lld\n",
                static_cast<long long>(Size(0)), static_cast<long long>(Size(1)), static_cast<long long>(Size(2)),
                static_cast<long long>(FreezeCount()));
  hooks_.write_debug(text);
}

void Collector::Freeze() {
  for (Generation& generation : generations_) {
    ListMerge(&generation.head, &permanent_);
    generation.count = 0;
  }
}

void Collector::Unfreeze() { ListMerge(&permanent_, &generations_[kOldestGeneration].head); }

Object* ReallocateContainer(Object* container, size_t basic_bytes) {
  VIV_DCHECK(HasGcHead(container) && !IsTracked(container), "expected an untracked container: its address is about to change");
  size_t before = BytesBeforeObject(container);
  if (basic_bytes > PTRDIFF_MAX - before) return nullptr;
  void* memory = Reallocate(Domain::kObject, reinterpret_cast<char*>(container) - before, before + basic_bytes);
  if (!memory) return nullptr;
  return reinterpret_cast<Object*>(static_cast<char*>(memory) + before);
}

}  // namespace viv
