#include "memory/trashcan.h"

#include <utility>

#include "memory/check.h"
#include "memory/config.h"
#include "memory/heap.h"

namespace viv {
namespace {

// The word in front of the object: the second one of its gc head.
Object*& QueueLink(Object* object) { return reinterpret_cast<Object**>(object)[-1]; }

}  // namespace

Trashcan& CurrentTrashcan() { return CurrentHeap().trashcan(); }

bool Trashcan::Enter(Object* object, TrashcanRule rule) {
  VIV_DCHECK(object->refcount == 0, "only a dead object goes through the trashcan");
  bool too_deep = total_depth_ >= kTrashcanSafetyDepth || (rule == TrashcanRule::kAsCPython && depth_ >= kTrashcanDepth);
  if (__builtin_expect(too_deep, 0) && (object->flags & kHasGcHead)) {
    VIV_DCHECK(!(object->flags & kInTrashcan), "an object is queued once");
    object->flags |= kInTrashcan;
    QueueLink(object) = std::exchange(queue_, object);
    ++queued_;
    ++deferred_total_;
    return false;
  }
  ++total_depth_;
  if (rule == TrashcanRule::kAsCPython) ++depth_;
  return true;
}

void Trashcan::Leave(TrashcanRule rule) {
  --total_depth_;
  if (rule == TrashcanRule::kAsCPython) --depth_;
  // Below the safety depth each queued object gets at least one level of its own, so emptying always makes progress.
  if (__builtin_expect(queue_ != nullptr, 0) && depth_ == 0 && total_depth_ + 1 < kTrashcanSafetyDepth) Empty();
}

Trashcan Trashcan::Park() {
  Trashcan parked = *this;
  queue_ = nullptr;
  queued_ = 0;
  depth_ = total_depth_ = 0;
  return parked;
}

void Trashcan::Unpark(const Trashcan& parked) {
  VIV_DCHECK(total_depth_ == 0 && !queue_, "a thread gives the lock away with no scope of its own left open");
  queue_ = parked.queue_;
  queued_ = parked.queued_;
  depth_ = parked.depth_;
  total_depth_ = parked.total_depth_;
}

void Trashcan::Empty() {
  // Counts as a scope, so that the scopes inside do not empty the queue themselves and nest again.
  ++depth_;
  ++total_depth_;
  while (Object* object = queue_) {
    queue_ = std::exchange(QueueLink(object), nullptr);
    --queued_;
    object->flags = static_cast<uint16_t>(object->flags & ~kInTrashcan);
    VIV_DCHECK(object->refcount == 0, "nobody can have taken a reference to a queued object");
    object->type->dealloc(object);
  }
  --depth_;
  --total_depth_;
}

}  // namespace viv
