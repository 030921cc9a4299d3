// Rows of owned items, as lists and tuples have them.
#pragma once

#include "memory/refcount.h"

namespace viv {

// Both rows in locals: what is counted might be a row's own place, as far as the compiler knows, and would be read anew for each item.
inline void ShareItems(Object** to, Object* const* from, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; ++i) {
    Object* item = from[i];
    to[i] = item;
    IncRef(item);
  }
}

// Every step-th of them, the first at `first`.
inline void ShareItems(Object** to, Object* const* from, ptrdiff_t first, ptrdiff_t count, ptrdiff_t step) {
  if (count == 0) return;  // there may be no row at all
  if (step == 1) return ShareItems(to, from + first, count);
  for (ptrdiff_t i = 0; i < count; ++i) {
    Object* item = from[first + i * step];
    to[i] = item;
    IncRef(item);
  }
}

}  // namespace viv
