// Small things that the callables and descriptors share.
#pragma once

#include "interpreter/objects/descriptors.h"

namespace viv {

// The hash of an identity (_Py_HashPointer): addresses are multiples of 16, so the low bits are moved away.
inline int64_t HashOfAddress(const void* address) {
  auto bits = reinterpret_cast<uintptr_t>(address);
  auto hash = static_cast<int64_t>((bits >> 4) | (bits << (8 * sizeof(bits) - 4)));
  return hash == -1 ? -2 : hash;
}

// __reduce__ of what getattr(object, name) gives: (getattr, (object, name)).
Ref<Object> ReduceAsAttribute(Borrowed<Object> object, Borrowed<Object> name);

// A new instance with all fields zero, tracked where it is a container: the `new` slot of types whose `init` does the rest.
Ref<Object> NewGeneric(TypeObject* type, CallArgs args);

// Whether `object` has a true __isabstractmethod__ (null: no object, no). -1: failed.
int IsAbstractMethod(Borrowed<Object> object_or_null);

// What a getter of a field answers.
inline Ref<Object> OrNone(Object* object_or_null) { return object_or_null ? Ref<Object>::Share(object_or_null) : NewNone(); }

}  // namespace viv
