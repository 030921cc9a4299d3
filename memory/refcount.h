// Counting references. Only ref.h, the registers of the VM (vm/value.h) and the deallocation slots of types call these: everything
// else owns through Ref<T> and GcSlot<T>.
//
// A count is exact wherever a program can look at it. The last DecRef deallocates at once and may run Python; the trashcan
// (memory/trashcan.h) bounds the C stack of deep chains.
#pragma once

#include "memory/check.h"
#include "memory/object_header.h"

namespace viv {

inline void IncRef(Object* object) {
  VIV_DCHECK(object->refcount != 0, "IncRef on a dead object: run with PYTHONMALLOC=debug to find who freed it");
  ++object->refcount;
}
inline void IncRefOrNull(Object* object) {
  if (object) IncRef(object);
}

// The refcount is zero: hands the object to its type. May run Python.
void DeallocateObject(Object* object);

inline void DecRef(Object* object) {
  VIV_DCHECK(object->refcount != 0, "DecRef on a dead object: run with PYTHONMALLOC=debug to find who freed it");
  if (__builtin_expect(--object->refcount == 0, 0)) DeallocateObject(object);
}
inline void DecRefOrNull(Object* object) {
  if (object) DecRef(object);
}

// Adds `n` references at once ([x] * n). A count that would pass 32 bits becomes sticky: the object is then never freed.
void IncRefBy(Object* object, uint64_t n);

}  // namespace viv
