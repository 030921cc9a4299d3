// What happens to unreachable objects, in the order of the functions below: weak references to them die, finalisers run, what they
// bring back is put back, and the rest is taken apart.
#include <cstdio>

#include "gc/collector.h"
#include "gc/reachability.h"
#include "gc/weakref.h"
#include "memory/ref.h"

namespace viv {

int64_t Collector::UntrackAtomic(GcHead* list, ObjectKind kind, int64_t how_many) {
  if (!hooks_.untrack_if_atomic) return 0;
  int64_t untracked = 0;
  // The oldest objects stand first: of most heaps' dicts and tuples all are found before the list is half gone through.
  for (GcHead* head = list->Next(); how_many > 0;) {
    VIV_DCHECK(head != list, "the move pass has counted the objects of this kind");
    GcHead* next = head->Next();
    Object* object = ObjectOf(head);
    if (object->kind == kind) {
      --how_many;
      hooks_.untrack_if_atomic(object);
      if (!head->IsTracked()) {
        ++untracked;
        Emit(GcEventKind::kUntracked, object);
      }
    }
    head = next;
  }
  return untracked;
}

// Also makes `unreachable` an ordinary list.
void Collector::MoveLegacyFinalizers(GcHead* unreachable, GcHead* finalizers) {
  if (!hooks_.has_legacy_finalizer) {
    ClearUnreachableMarks(unreachable);
    return;
  }
  GcHead* next;
  for (GcHead* head = unreachable->Next(); head != unreachable; head = next) {
    head->next &= ~kNextUnreachable;
    next = head->Next();
    if (hooks_.has_legacy_finalizer(ObjectOf(head))) {
      head->ClearCollecting();
      ListMove(head, finalizers);
    }
  }
}

void Collector::MoveReachableFromLegacyFinalizers(GcHead* finalizers) {
  auto visit = [](Object* referent, void* list) {
    if (HasGcHead(referent) && HeadOf(referent)->IsCollecting()) {
      HeadOf(referent)->ClearCollecting();
      ListMove(HeadOf(referent), static_cast<GcHead*>(list));
    }
    return 0;
  };
  // What is moved lands at the end and has its turn later.
  for (GcHead* head = finalizers->Next(); head != finalizers; head = head->Next()) {
    ObjectOf(head)->type->traverse(ObjectOf(head), visit, finalizers);
  }
}

// Kills every weak reference to the unreachable objects before any code runs that could use one to get at an object half torn down.
// Then calls the callbacks of those that are themselves reachable: an unreachable one has nobody left to tell. Returns how many
// weak references the callbacks freed.
int64_t Collector::HandleWeakRefs(GcHead* unreachable, GcHead* old) {
  GcHead to_call;
  ListInit(&to_call);
  GcHead* next;
  for (GcHead* head = unreachable->Next(); head != unreachable; head = next) {
    Object* object = ObjectOf(head);
    next = head->Next();
    if (IsWeakRef(object)) {
      // Even if its referent is reachable (some type may lack a traverse and hide the way): its callback would see torn objects.
      KillWeakRef(static_cast<WeakRef*>(object));
    }
    if (!SupportsWeakRefs(object->type)) continue;
    WeakRef** list = WeakRefListOf(object);
    while (WeakRef* weakref = *list) {
      VIV_DCHECK(weakref->referent == object, "G6: a weak reference in the list of an object that it does not refer to");
      Emit(GcEventKind::kWeakRefCleared, weakref, object);
      KillWeakRef(weakref);
      if (!weakref->callback || HeadOf(weakref)->IsCollecting()) continue;
      ListMove(HeadOf(NewRef(weakref).Release()), &to_call);
    }
  }

  int64_t freed = 0;
  while (!ListIsEmpty(&to_call)) {
    GcHead* head = to_call.Next();
    Ref<Object> weakref = Ref<Object>::Adopt(ObjectOf(head));
    Emit(GcEventKind::kWeakRefCallback, weakref.get());
    if (hooks_.call_weakref_callback) {
      hooks_.call_weakref_callback(weakref.get(), static_cast<WeakRef*>(weakref.get())->callback);
    }
    // The callback of a weak dictionary takes the reference out of it: often the one held here is the last.
    weakref.Reset();
    if (to_call.Next() == head) {
      ListMove(head, old);
    } else {
      ++freed;
    }
  }
  return freed;
}

// Calls the finalisers not called before (PEP 442). The objects are all whole still, so a finaliser may use and even save any of
// them.
void Collector::FinalizeGarbage(GcHead* collectable) {
  // Finalisers may untrack or free anything here: what has had its turn waits in a second list, so that the first is never walked
  // over.
  GcHead seen;
  ListInit(&seen);
  while (!ListIsEmpty(collectable)) {
    GcHead* head = collectable->Next();
    Object* object = ObjectOf(head);
    ListMove(head, &seen);
    if (!object->type->finalize || IsFinalized(object)) continue;
    SetFinalized(object);
    Ref<Object> keep = NewRef(object);
    Emit(GcEventKind::kFinalize, object);
    object->type->finalize(object);
    VIV_DCHECK(!ExceptionPending(), "a finalize slot reports its exception, it leaves none pending");
  }
  ListMerge(&seen, collectable);
}

// Looks for outside references once more, now that finalisers may have made some; survivors join `old`.
void Collector::HandleResurrected(GcHead* unreachable, GcHead* still_unreachable, GcHead* old) {
  for (GcHead* head = unreachable->Next(); head != unreachable; head = head->Next()) head->ClearCollecting();
  GcObserver silent;  // the second search tells its result only
  DeduceUnreachable(unreachable, still_unreachable, silent, current_generation_);
  ClearUnreachableMarks(still_unreachable);
  if (observer_.event) {
    for (GcHead* head = unreachable->Next(); head != unreachable; head = head->Next())
      Emit(GcEventKind::kResurrected, ObjectOf(head));
  }
  ListMerge(unreachable, old);
}

// Breaks the cycles: as the objects drop what they refer to, refcounts reach zero and the types deallocate.
void Collector::DeleteGarbage(GcHead* collectable, GcHead* old) {
  while (!ListIsEmpty(collectable)) {
    GcHead* head = collectable->Next();
    Object* object = ObjectOf(head);
    VIV_DCHECK(object->refcount > 0, "G4: a tracked container has no references: its dealloc must untrack it first");
    if (debug_ & kDebugSaveAll) {
      Emit(GcEventKind::kSaved, object);
      if (hooks_.append_garbage) hooks_.append_garbage(object);
    } else if (object->type->clear) {
      Ref<Object> keep = NewRef(object);
      Emit(GcEventKind::kClear, object);
      object->type->clear(object);
      if (ExceptionPending() && hooks_.report_unraisable) hooks_.report_unraisable("in tp_clear of", object->type);
    }
    if (collectable->Next() == head) {
      // Still alive: it has no clear, as a tuple, and may go with another of the list, or something holds it.
      head->ClearCollecting();
      ListMove(head, old);
    }
  }
}

void Collector::HandleLegacyFinalizers(GcHead* finalizers, GcHead* old) {
  for (GcHead* head = finalizers->Next(); head != finalizers; head = head->Next()) {
    Object* object = ObjectOf(head);
    if (!(debug_ & kDebugSaveAll) && !hooks_.has_legacy_finalizer(object)) continue;
    Emit(GcEventKind::kSaved, object);
    if (hooks_.append_garbage && !hooks_.append_garbage(object)) break;
  }
  ListMerge(finalizers, old);
}

void Collector::WriteDebugObject(const char* what, Object* object) {
  if (!hooks_.write_debug) return;
  char pointer[32];
  std::snprintf(pointer, sizeof pointer, "%p", static_cast<void*>(object));
  std::string text = std::string("gc: ") + what + " <" + object->type->name + " " + pointer + ">\n";
  hooks_.write_debug(text.c_str());
}

}  // namespace viv
