// A row of plain values that grows on the private heap, the first ones in place: what a reader keeps of objects that are not whole yet.
// It owns nothing: who puts objects into it releases them.
#pragma once

#include <algorithm>
#include <cstring>

#include "interpreter/objects/errors.h"
#include "memory/heap.h"

namespace viv {

template <class T, size_t kFirst>
class Row {
 public:
  Row() = default;
  ~Row() {
    if (start != first_) Free(Domain::kMem, start);
  }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  size_t size() const { return static_cast<size_t>(top - start); }
  bool Push(T value) {
    if (__builtin_expect(top == limit, 0) && !Grow(0)) return false;
    *top++ = value;
    return true;
  }
  // Room for twice as many, and for `least`. False: MemoryError pending.
  [[gnu::noinline]] bool Grow(size_t least) {
    const size_t used = size(), room = std::max(2 * static_cast<size_t>(limit - start), least);
    auto* made = static_cast<T*>(Allocate(Domain::kMem, room * sizeof(T)));
    if (!made) return RaiseMemoryError(), false;
    std::memcpy(made, start, used * sizeof(T));
    if (start != first_) Free(Domain::kMem, start);
    start = made;
    top = made + used;
    limit = made + room;
    return true;
  }

  T* start = first_;
  T* top = first_;
  T* limit = first_ + kFirst;

 private:
  T first_[kFirst];
};

}  // namespace viv
