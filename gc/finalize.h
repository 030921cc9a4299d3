// Calling `__del__` (the finalize slot) at the right moment and once only. The collector calls it for garbage by itself; this is
// for the deallocs of types. Answers to PyObject_CallFinalizer and PyObject_CallFinalizerFromDealloc of CPython's Objects/object.c.
#pragma once

#include "gc/gc_head.h"
#include "memory/check.h"
#include "memory/object_header.h"

namespace viv {

// Calls the finaliser of an object if it has one that has not been called. As in CPython, an object without a gc head cannot
// remember that, and is finalised each time its refcount reaches zero. May run Python.
inline void CallFinalizer(Object* object) {
  if (!object->type->finalize || IsFinalized(object)) return;
  object->type->finalize(object);
  if (HasGcHead(object)) SetFinalized(object);
}

// The same at refcount 0. True: the finaliser has brought the object back to life, and its dealloc must return at once. A container
// must be tracked again before this, because code may then find it. May run Python.
inline bool FinalizedBackToLife(Object* object) {
  VIV_DCHECK(object->refcount == 0, "expected an object in its dealloc");
  object->refcount = 1;
  CallFinalizer(object);
  return --object->refcount != 0;  // not DecRef, which would deallocate again
}

}  // namespace viv
