// Class and mapping patterns. Answers to match_class and match_keys of CPython's Python/ceval.c.
#pragma once

#include "interpreter/vm/thread.h"

namespace viv {

// The attributes that the class pattern binds, as a tuple; None: no match; null: failed.
Ref<Object> MatchClass(Borrowed<Object> subject, Borrowed<Object> cls, Borrowed<TupleObject> names, int positional_count);
// The values at `keys`, as a tuple; None: a key is absent; null: failed.
Ref<Object> MatchKeys(Borrowed<Object> mapping, Borrowed<TupleObject> keys);

}  // namespace viv
