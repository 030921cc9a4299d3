// Requests up to kSmallRequestLimit: a used list of pools for each size class.
//
// The front pool of the class serves; blocks come and go at the front of its free list (last in, first out, so a program that drops
// an object and makes another of the size gets the same address). When it is exhausted it leaves the list; a block freed into a
// full pool brings it back to the front. A pool whose last block is freed goes back to its arena.
//
// The two inline functions are the hottest code of the interpreter. Measured against variants: README.md, section "What it costs".
//
// Invariants (Validate)
//   S1  the used list of a class holds pools of that class only, all kUsed, doubly linked
//   S2  every kUsed pool of every arena is in the used list of its class
//
// Answers to usedpools, pymalloc_alloc and pymalloc_free of CPython's Objects/obmalloc.c. Difference: a plain array of list heads,
// with a shared empty pool for "none", instead of an array that poses as pool headers.
#pragma once

#include "memory/arena.h"

namespace viv {

class SmallObjectAllocator {
 public:
  SmallObjectAllocator();

  // Null: out of memory. 1 <= size_class <= kSizeClassCount.
  void* Allocate(size_t size_class) {
    void* block = TryAllocate(size_class);
    return __builtin_expect(block != nullptr, 1) ? block : AllocateSlow(size_class);
  }

  // From the front pool as it is. Null when that has no linked block; always null for size class 0.
  void* TryAllocate(size_t size_class) {
    Pool* pool = used_[size_class];
    FreeBlock* block = pool->free_list;
    if (__builtin_expect(block == nullptr, 0)) return nullptr;
    VIV_UNPOISON(block, sizeof(FreeBlock));
    pool->free_list = block->next;
    ++pool->used;
    return block;
  }

  bool Owns(const void* address) const { return arenas_.map().Find(address) != nullptr; }

  void Free(void* address) {
    Pool* pool = Pool::Of(address);
    VIV_DCHECK(pool->used > 0, "P2: a block is freed into a pool without live blocks (freed twice?)");
    auto* block = static_cast<FreeBlock*>(address);
    FreeBlock* front = pool->free_list;
    VIV_UNPOISON(block, sizeof(FreeBlock));
    block->next = front;
    VIV_POISON(block, pool->block_bytes());
    pool->free_list = block;
    if (__builtin_expect(--pool->used == 0 || front == nullptr, 0)) FreedAtEdge(pool);
  }

  size_t ReleaseSpareArenas() { return arenas_.ReleaseSpares(); }
  const ArenaSet& arenas() const { return arenas_; }
  // The used list of a class, for reports. Null: empty.
  const Pool* used_pools(size_t size_class) const;
  // Live blocks in all pools: walks the arenas.
  size_t CountBlocks() const;
  void Validate() const;

 private:
  void* AllocateSlow(size_t size_class);
  // After a free that left the pool without live blocks, or found it without free ones.
  void FreedAtEdge(Pool* pool);
  void Link(Pool* pool);
  void Unlink(Pool* pool);

  Pool* used_[kSizeClassCount + 1];  // never null: see NoPool() in the source; [0] stays empty
  ArenaSet arenas_;
};

}  // namespace viv
