// Free lists: bounded stacks of blocks that a type keeps instead of freeing them, so that a list made right after one died gets its
// memory without a visit to the pools. The top layer of the private heap.
//
// A block in a free list is still allocated as far as the pools know: sys.getallocatedblocks() counts it, as in CPython. The blocks
// are linked through their first word. What is kept is the block as the allocator gave it: a container's starts with its gc head.
//
//     void* block = AllocateObjectMemory(FreeListId::kFloat, sizeof(FloatObject));   // from the list, else from the pools
//     FreeObjectMemory(FreeListId::kFloat, block);                                   // into the list, else to the pools
//
// (both in heap.h). Only blocks of exactly the list's size may be given; that is why subclasses, whose instances are larger, keep
// out. A full collection clears the lists (Heap::ClearFreeLists).
//
// Invariant (Validate)
//   F1  the chain has `count` blocks, each alive in the heap, and count <= bound
//
// Answers to the free_list fields of CPython 3.11's interpreter state. The bounds stand in freelists.def.
#pragma once

#include <cstddef>
#include <cstdint>

#include "memory/pool.h"

namespace viv {

enum class FreeListId : uint8_t {
#define VIV_FREE_LIST(id, name, object_bytes, bound) id,
#define VIV_TUPLE_FREE_LIST(length) kTuple##length,
#include "memory/freelists.def"
#undef VIV_FREE_LIST
#undef VIV_TUPLE_FREE_LIST
  kCount
};

inline constexpr size_t kFreeListCount = static_cast<size_t>(FreeListId::kCount);

// Tuples of these lengths have a free list.
inline constexpr size_t kLargestFreeListTuple = 20;
constexpr FreeListId TupleFreeList(size_t length) {
  return static_cast<FreeListId>(static_cast<size_t>(FreeListId::kTuple1) + length - 1);
}
static_assert(TupleFreeList(kLargestFreeListTuple) == FreeListId::kTuple20);

struct FreeListSpec {
  const char* name;
  size_t tuple_length;  // 0: not a tuple list
  size_t object_bytes;
  uint32_t bound;
};
const FreeListSpec& FreeListSpecOf(FreeListId id);

namespace internal {
// The length of a block of this thread's heap, for the sanitizer to guard while the block is in a free list.
size_t BytesToGuard(const void* block);
}  // namespace internal

class FreeList {
 public:
  // Null: empty.
  void* Take() {
    FreeBlock* block = front_;
    if (__builtin_expect(block == nullptr, 0)) return nullptr;
    VIV_UNPOISON(block, internal::BytesToGuard(block));
    front_ = block->next;
    --count_;
    return block;
  }

  // False: full (or disabled), the caller frees the block.
  bool Give(void* memory) {
    if (__builtin_expect(count_ >= bound_, 0)) return false;
    auto* block = static_cast<FreeBlock*>(memory);
    block->next = front_;
    front_ = block;
    ++count_;
    VIV_POISON(block, internal::BytesToGuard(block));
    return true;
  }

  uint32_t count() const { return count_; }
  uint32_t bound() const { return bound_; }
  const FreeBlock* front() const { return front_; }

 private:
  friend class Heap;

  FreeBlock* front_ = nullptr;
  uint32_t count_ = 0;
  uint32_t bound_ = 0;
};

}  // namespace viv
