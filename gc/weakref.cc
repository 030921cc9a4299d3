#include "gc/weakref.h"

#include <utility>

#include "gc/collector.h"
#include "memory/check.h"

namespace viv {
namespace {

struct Shared {
  WeakRef* ref = nullptr;
  WeakRef* proxy = nullptr;
  WeakRef* Last() const { return proxy ? proxy : ref; }
};

Shared FindShared(WeakRef* head) {
  Shared shared;
  if (head && !head->callback && head->flavor == WeakRefFlavor::kRef) {
    shared.ref = head;
    head = head->next;
  }
  if (head && !head->callback && head->flavor == WeakRefFlavor::kProxy) shared.proxy = head;
  return shared;
}

void InsertFirst(WeakRef* weakref, WeakRef** list) {
  weakref->prev = nullptr;
  weakref->next = *list;
  if (*list) (*list)->prev = weakref;
  *list = weakref;
}

void InsertAfter(WeakRef* weakref, WeakRef* before) {
  weakref->prev = before;
  weakref->next = before->next;
  if (before->next) before->next->prev = weakref;
  before->next = weakref;
}

// A referent that dies with several references must keep them and their callbacks together until the last callback has been called.
// Allocating room for that could fail, or collect; a dead reference has two link fields to spare instead.
void SetPendingCallback(WeakRef* dead, Ref<Object> callback) { dead->prev = reinterpret_cast<WeakRef*>(callback.Release()); }
Object* PendingCallback(const WeakRef* dead) { return reinterpret_cast<Object*>(dead->prev); }

void CallCallback(WeakRef* weakref, Object* callback) {
  Collector& collector = CurrentCollector();
  if (collector.hooks().call_weakref_callback) collector.hooks().call_weakref_callback(weakref, callback);
}

void ClearListed(WeakRef** list) {
  if (!(*list)->next) {
    WeakRef* only = *list;
    Ref<Object> callback = only->callback.Take();
    KillWeakRef(only);
    // A reference whose own count is zero is being deallocated this moment: nobody is there to be told.
    if (callback && only->refcount > 0) CallCallback(only, callback.get());
    return;
  }
  WeakRef* first = nullptr;
  WeakRef** end = &first;
  while (WeakRef* weakref = *list) {
    Ref<Object> callback = weakref->callback.Take();
    KillWeakRef(weakref);
    if (weakref->refcount == 0) continue;
    SetPendingCallback(weakref, std::move(callback));
    *end = NewRef(weakref).Release();
    end = &weakref->next;
  }
  for (WeakRef* dead = first; dead; dead = dead->next) {
    if (Object* callback = PendingCallback(dead)) CallCallback(dead, callback);
  }
  // The last goes first, as if they had been the items of a tuple.
  WeakRef* reversed = nullptr;
  while (first) {
    WeakRef* next = std::exchange(first->next, reversed);
    reversed = std::exchange(first, next);
  }
  while (reversed) {
    Ref<WeakRef> dead = Ref<WeakRef>::Adopt(reversed);
    Ref<Object> callback = Ref<Object>::Adopt(PendingCallback(dead.get()));
    reversed = std::exchange(dead->next, nullptr);
    dead->prev = nullptr;
  }
}

}  // namespace

WeakRef* FindSharedWeakRef(Object* object, WeakRefFlavor flavor) {
  Shared shared = FindShared(*WeakRefListOf(object));
  switch (flavor) {
    case WeakRefFlavor::kRef:
      return shared.ref;
    case WeakRefFlavor::kProxy:
      return shared.proxy;
    case WeakRefFlavor::kSubclass:
      break;
  }
  return nullptr;
}

void InitWeakRef(WeakRef* weakref, Object* referent, Borrowed<Object> callback, WeakRefFlavor flavor) {
  weakref->referent = referent;
  weakref->callback.Init(callback.ToOwned());
  weakref->hash = -1;
  weakref->prev = nullptr;
  weakref->next = nullptr;
  weakref->flavor = flavor;
}

WeakRef* InsertWeakRef(WeakRef* weakref) {
  WeakRef** list = WeakRefListOf(weakref->referent);
  Shared shared = FindShared(*list);
  WeakRef* before = shared.Last();
  if (!weakref->callback && weakref->flavor != WeakRefFlavor::kSubclass) {
    bool is_ref = weakref->flavor == WeakRefFlavor::kRef;
    if (WeakRef* other = is_ref ? shared.ref : shared.proxy) {
      weakref->referent = nullptr;
      return other;
    }
    before = is_ref ? nullptr : shared.ref;
  }
  if (before) {
    InsertAfter(weakref, before);
  } else {
    InsertFirst(weakref, list);
  }
  return weakref;
}

int64_t WeakRefCount(Object* object) {
  int64_t count = 0;
  ForEachWeakRef(object, [&count](WeakRef*) { ++count; });
  return count;
}

void KillWeakRef(WeakRef* weakref) {
  if (!weakref->referent) return;
  WeakRef** list = WeakRefListOf(weakref->referent);
  if (*list == weakref) *list = weakref->next;
  if (weakref->prev) weakref->prev->next = weakref->next;
  if (weakref->next) weakref->next->prev = weakref->prev;
  weakref->referent = nullptr;
  weakref->prev = nullptr;
  weakref->next = nullptr;
}

void ClearWeakRefs(Object* object) {
  VIV_DCHECK(SupportsWeakRefs(object->type) && object->refcount == 0, "expected the dealloc of a weakly referenceable object");
  WeakRef** list = WeakRefListOf(object);
  // The shared ones have no callback and go without further ado; so may a reference of a subclass that stands first.
  for (int i = 0; i < 2 && *list && !(*list)->callback; ++i) KillWeakRef(*list);
  if (!*list) return;
  const CollectorHooks& hooks = CurrentCollector().hooks();
  Object* exception = hooks.take_exception ? hooks.take_exception() : nullptr;
  ClearListed(list);
  if (exception) hooks.restore_exception(exception);
}

int TraverseWeakRef(Object* weakref, VisitFn visit, void* context) {
  return static_cast<WeakRef*>(weakref)->callback.Visit(visit, context);
}

void ClearWeakRef(Object* object) {
  WeakRef* weakref = static_cast<WeakRef*>(object);
  KillWeakRef(weakref);
  weakref->callback.Clear();
}

void FinishWeakRef(Object* object) {
  Untrack(object);
  ClearWeakRef(object);
}

}  // namespace viv
