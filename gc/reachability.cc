#include "gc/reachability.h"

namespace viv {
namespace {

// The copy of a refcount, while it stands in `prev`.
int64_t Refs(const GcHead* head) { return static_cast<int64_t>(head->prev >> kPrevShift); }

void SetRefs(GcHead* head, uint64_t refs) { head->prev = (head->prev & kPrevFlags) | (refs << kPrevShift); }

// A sticky count says nothing about the number of references: the object counts as referred to from outside, always.
uint64_t CountToCopy(const Object* object) {
  static_assert(kStickyRefcount == 1 << 6);
  return uint64_t{object->refcount} + (static_cast<uint64_t>(object->flags & kStickyRefcount) << 34);
}

// What the visit functions need. The two fields for observers are not touched when there is none.
struct Pass {
  GcHead* list;
  Object* referrer = nullptr;
  const GcObserver* observer = nullptr;
  int generation = 0;

  void Tell(GcEventKind kind, Object* object, Object* other, int64_t number) const {
    observer->event(observer->context, {kind, generation, object, other, number});
  }
};

template <bool kObserved>
void CopyRefs(const Pass& pass) {
  for (GcHead* head = pass.list->Next(); head != pass.list; head = head->Next()) {
    Object* object = ObjectOf(head);
    // A zero here would be a container that is being deallocated and has not untracked itself: its traverse would see fields that
    // are gone already.
    VIV_DCHECK(object->refcount != 0, "G4: a tracked container has no references: its dealloc must untrack it first");
    head->prev = (CountToCopy(object) << kPrevShift) | kPrevCollecting;
    if constexpr (kObserved) pass.Tell(GcEventKind::kCopyRefs, object, nullptr, Refs(head));
  }
}

template <bool kObserved>
int VisitSubtract(Object* object, void* context) {
  if (!HasGcHead(object)) return 0;
  GcHead* head = HeadOf(object);
  if (head->IsCollecting()) {
    VIV_DCHECK(Refs(head) > 0, "G5: more references from containers than the refcount says: a traverse visits what is not owned");
    head->prev -= uintptr_t{1} << kPrevShift;
    if constexpr (kObserved) {
      const Pass& pass = *static_cast<const Pass*>(context);
      pass.Tell(GcEventKind::kSubtract, object, pass.referrer, Refs(head));
    }
  }
  return 0;
}

template <bool kObserved>
void SubtractRefs(Pass& pass) {
  for (GcHead* head = pass.list->Next(); head != pass.list; head = head->Next()) {
    Object* object = ObjectOf(head);
    if constexpr (kObserved) pass.referrer = object;
    object->type->traverse(object, VisitSubtract<kObserved>, &pass);
  }
}

// `object` is referred to by something reachable.
template <bool kObserved>
int VisitReachable(Object* object, void* context) {
  if (!HasGcHead(object)) return 0;
  GcHead* head = HeadOf(object);
  // Containers of other generations, and those to the left of where MoveUnreachable is, which have lost the flag.
  if (!head->IsCollecting()) return 0;
  VIV_DCHECK(head->IsTracked(), "G3: an untracked container carries the collecting flag");
  Pass& pass = *static_cast<Pass*>(context);
  if (head->next & kNextUnreachable) {
    // Was taken for garbage: back to the end of the list, where MoveUnreachable will come past it and look at its references. The
    // neighbours in the candidates' list have their marks in `next`, which have to stay.
    GcHead* prev = head->Prev();
    GcHead* next = reinterpret_cast<GcHead*>(head->next & ~kNextUnreachable);
    prev->next = head->next;
    next->SetPrev(prev);
    ListAppend(head, pass.list);
    SetRefs(head, 1);
    if constexpr (kObserved) pass.Tell(GcEventKind::kRescued, object, pass.referrer, 0);
  } else if (Refs(head) == 0) {
    // Not reached yet: one is enough to keep it when MoveUnreachable comes to it.
    SetRefs(head, 1);
  }
  return 0;
}

template <bool kObserved>
Survivors MoveUnreachable(Pass& pass, GcHead* unreachable) {
  Survivors survivors;
  GcHead* young = pass.list;
  GcHead* prev = young;  // the last one known to be reachable
  GcHead* head = young->Next();
  while (head != young) {
    Object* object = ObjectOf(head);
    if (Refs(head) != 0) {
      if constexpr (kObserved) {
        pass.referrer = object;
        pass.Tell(GcEventKind::kReachable, object, nullptr, Refs(head));
      }
      object->type->traverse(object, VisitReachable<kObserved>, &pass);
      head->prev = reinterpret_cast<uintptr_t>(prev);
      prev = head;
      ++survivors.heads;
      survivors.tuples += object->kind == kTuple;
      survivors.dicts += object->kind == kDict;
    } else {
      // `young` is linked forward only while this runs; nobody's prev needs mending.
      prev->next = head->next;
      // ListAppend cannot serve: every `next` in this list carries the mark, that of its last head included.
      GcHead* last = unreachable->Prev();
      last->next = kNextUnreachable | reinterpret_cast<uintptr_t>(head);
      head->SetPrev(last);
      head->next = kNextUnreachable | reinterpret_cast<uintptr_t>(unreachable);
      unreachable->prev = reinterpret_cast<uintptr_t>(head);
      if constexpr (kObserved) pass.Tell(GcEventKind::kCandidate, object, nullptr, 0);
    }
    head = reinterpret_cast<GcHead*>(prev->next);
  }
  young->prev = reinterpret_cast<uintptr_t>(prev);
  unreachable->next &= ~kNextUnreachable;  // the list's own head got the mark with the first candidate
  return survivors;
}

template <bool kObserved>
Survivors Deduce(GcHead* base, GcHead* unreachable, const GcObserver& observer, int generation) {
  Pass pass{base, nullptr, &observer, generation};
  CopyRefs<kObserved>(pass);
  SubtractRefs<kObserved>(pass);
  return MoveUnreachable<kObserved>(pass, unreachable);
}

}  // namespace

Survivors DeduceUnreachable(GcHead* base, GcHead* unreachable, const GcObserver& observer, int generation) {
  ValidateList(base, ListFlags::kNone);
  ListInit(unreachable);
  bool observed = observer.event && observer.detail;
  Survivors survivors = observed ? Deduce<true>(base, unreachable, observer, generation) : Deduce<false>(base, unreachable, observer, generation);
  ValidateList(base, ListFlags::kNone);
  ValidateList(unreachable, ListFlags::kBoth);
  return survivors;
}

void ClearUnreachableMarks(GcHead* unreachable) {
  for (GcHead* head = unreachable->Next(); head != unreachable; head = head->Next()) head->next &= ~kNextUnreachable;
}

void ValidateList([[maybe_unused]] const GcHead* list, [[maybe_unused]] ListFlags flags) {
#ifdef VIV_CHECKS
  uintptr_t in_next = flags == ListFlags::kBoth ? kNextUnreachable : 0;
  uintptr_t in_prev = flags == ListFlags::kNone ? 0 : kPrevCollecting;
  VIV_CHECK((list->next & kNextUnreachable) == 0 && (list->prev & kPrevFlags) == 0, "G3: a list's own head carries no flags");
  const GcHead* prev = list;
  const GcHead* head = list->Next();
  while (head != list) {
    const GcHead* next = reinterpret_cast<const GcHead*>(head->next & ~kNextUnreachable);
    VIV_CHECK(next != nullptr, "G1: an untracked head in a list");
    VIV_CHECK((head->next & kNextUnreachable) == in_next, "G3: the unreachable mark does not fit this phase");
    VIV_CHECK((head->prev & kPrevFlags) == in_prev, "G3: the collecting flag does not fit this phase");
    VIV_CHECK(head->Prev() == prev, "G1: the next head does not point back");
    prev = head;
    head = next;
  }
  VIV_CHECK(list->Prev() == prev, "G1: the list does not end where its head says");
#endif
}

}  // namespace viv
