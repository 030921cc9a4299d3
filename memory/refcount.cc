#include "memory/refcount.h"

#include <cstring>

#include "memory/heap.h"

namespace viv {
namespace {

// Where a count goes that would not fit: far from zero and far from overflow, so that neither drops nor single increments reach an
// end.
constexpr uint32_t kStickyCount = 0xC0000000;
constexpr uint32_t kLargestExactCount = 0x80000000;

// The kind of an object without any flag, else something that no kind is.
uint32_t PlainKind(const Object* object) {
  uint32_t kind_and_flags;
  std::memcpy(&kind_and_flags, &object->kind, sizeof kind_and_flags);
  return kind_and_flags;
}

}  // namespace

void DeallocateObject(Object* object) {
  VIV_DCHECK(object->refcount == 0, "only an object without references is deallocated");
  // Most of what dies is a number. It owns nothing, so its type has nothing to do.
  if (PlainKind(object) == kInt) return FreeObjectMemory(object, kSmallRequestLimit);
  if (PlainKind(object) == kFloat) return FreeObjectMemory(FreeListId::kFloat, object);
  if (__builtin_expect(object->flags & kStickyRefcount, 0)) {
    object->refcount = kStickyCount;
    return;
  }
  VIV_DCHECK(!(object->flags & kInTrashcan), "an object in the trashcan is dead already");
  object->type->dealloc(object);
}

void IncRefBy(Object* object, uint64_t n) {
  VIV_DCHECK(object->refcount != 0, "IncRefBy on a dead object: run with PYTHONMALLOC=debug to find who freed it");
  uint64_t count = object->refcount + n;
  if (__builtin_expect(n > kLargestExactCount || count > kLargestExactCount, 0)) {
    object->flags |= kStickyRefcount;
    count = kStickyCount;
  }
  object->refcount = static_cast<uint32_t>(count);
}

}  // namespace viv
