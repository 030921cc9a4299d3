// Weak references for C++ code. Answers to CPython's Include/weakrefobject.h.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

// weakref.ref(referent, callback) and weakref.proxy: the shared one where there is no callback and one exists already.
Ref<Object> NewWeakRef(Borrowed<Object> referent, Borrowed<Object> callback_or_null);
Ref<Object> NewWeakProxy(Borrowed<Object> referent, Borrowed<Object> callback_or_null);
// What a weak reference or proxy refers to; None where it is dead.
Ref<Object> ReferentOf(Borrowed<Object> weakref);

}  // namespace viv
