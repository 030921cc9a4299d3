// The sixteen bytes in front of every container, and what can be asked of them.
//
//   [dict, values]   only where kManagedDict: two words of the instance's attributes (CPython 3.11's managed dict)
//   GcHead           next, prev: the container's place in the list of its generation
//   Object           what everybody else points at
//
// `next` is null exactly while the container is untracked. The low bits of the two words carry flags, because heads are aligned to
// sixteen bytes:
//
//   word   bit                  set
//   next   kNextUnreachable     while the head is in a collection's list of candidates for garbage (reachability.cc)
//   prev   kPrevCollecting      from the copy of the refcount until the object is found reachable or leaves the collection
//   prev   kPrevShift and up    the previous head; during a collection the copy of the refcount instead, shifted
//
// What CPython keeps in prev's lowest bit (the finaliser has run) is kFinalized in the object's own header here: one place for both
// objects with a head and those without.
//
// Answers to CPython's Include/internal/pycore_gc.h.
#pragma once

#include <cstddef>
#include <cstdint>

#include "memory/check.h"
#include "memory/object_header.h"

namespace viv {

inline constexpr uintptr_t kNextUnreachable = 2;
inline constexpr uintptr_t kPrevCollecting = 2;
inline constexpr int kPrevShift = 2;
inline constexpr uintptr_t kPrevFlags = (uintptr_t{1} << kPrevShift) - 1;

struct GcHead {
  uintptr_t next;
  uintptr_t prev;

  // Both assume that no collection has the head in a phase where the word means something else.
  GcHead* Next() const { return reinterpret_cast<GcHead*>(next); }
  GcHead* Prev() const { return reinterpret_cast<GcHead*>(prev & ~kPrevFlags); }
  void SetNext(GcHead* head) { next = reinterpret_cast<uintptr_t>(head); }
  void SetPrev(GcHead* head) { prev = (prev & kPrevFlags) | reinterpret_cast<uintptr_t>(head); }

  bool IsTracked() const { return next != 0; }
  bool IsCollecting() const { return (prev & kPrevCollecting) != 0; }
  void ClearCollecting() { prev &= ~kPrevCollecting; }
};
static_assert(sizeof(GcHead) == 16);

// Words before the head of an object with a managed dict, in bytes.
inline constexpr size_t kManagedDictBytes = 16;

inline bool HasGcHead(const Object* object) { return (object->flags & kHasGcHead) != 0; }
// Through integers, because the compiler takes an Object for all there is at its address and warns of a look in front of it.
inline GcHead* HeadOf(const Object* container) {
  return reinterpret_cast<GcHead*>(reinterpret_cast<uintptr_t>(container) - sizeof(GcHead));
}
inline Object* ObjectOf(const GcHead* head) {
  return reinterpret_cast<Object*>(reinterpret_cast<uintptr_t>(head) + sizeof(GcHead));
}

// gc.is_tracked: false for whatever is no container at all. Track() is in gc/collector.h, since it needs a list to put the object
// in.
inline bool IsTracked(const Object* object) { return HasGcHead(object) && HeadOf(object)->IsTracked(); }

// Takes a tracked container out of its list: the first thing that its dealloc does, before a field is touched.
inline void UntrackTracked(Object* container) {
  GcHead* head = HeadOf(container);
  VIV_DCHECK(HasGcHead(container) && head->IsTracked(), "expected a tracked container: its dealloc may have run twice");
  GcHead* prev = head->Prev();
  GcHead* next = head->Next();
  prev->SetNext(next);
  next->SetPrev(prev);
  head->next = 0;
  head->prev = 0;
}

// The same for a container that may be untracked already.
inline void Untrack(Object* container) {
  if (HeadOf(container)->IsTracked()) UntrackTracked(container);
}

inline bool IsFinalized(const Object* object) { return (object->flags & kFinalized) != 0; }
inline void SetFinalized(Object* object) { object->flags |= kFinalized; }

}  // namespace viv
