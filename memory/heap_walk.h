// Looking at every arena, pool and block of a heap: for heap maps, statistics and leak reports.
//
// The walk itself allocates from the standard library only. The heap must not change meanwhile.
#pragma once

#include <cstddef>
#include <cstdint>

#include "memory/domain.h"
#include "memory/heap.h"
#include "memory/pool.h"

namespace viv {

struct ArenaView {
  const void* base;
  uint64_t serial;         // 1 for the heap's first arena
  size_t pools;            // kPoolsPerArena
  size_t free_pools;       // of these, ready to be taken
  size_t untouched_pools;  // of these, never used: no page of them is resident
};

struct PoolView {
  const void* base;
  const ArenaView* arena;
  size_t index;  // in the arena
  bool touched;  // false: nothing below is meaningful
  PoolState state;
  size_t size_class;  // 1-based; kAlignment times this is the block size
  size_t block_bytes;
  size_t capacity;
  size_t used;  // live blocks
  size_t carved;
};

enum class BlockState : uint8_t {
  kLive,
  kFreeListed,   // kept by the free list of a type: dead for the program, live for the pools
  kQuarantined,  // freed, held back
  kFree,
  kVirgin,  // never handed out
};

struct BlockView {
  const void* address;  // of the block
  const void* data;     // what the program was given: behind the front guard where there are debug hooks
  size_t bytes;         // of the block
  size_t asked;         // what was asked for where that is known (raw layer, debug hooks), else the block's size
  BlockState state;
  const PoolView* pool;  // null: in the raw layer
  Domain domain;         // meaningful in the raw layer and under debug hooks
};

class HeapVisitor {
 public:
  virtual ~HeapVisitor() = default;
  // False: skip its pools.
  virtual bool OnArena(const ArenaView& arena) { return true; }
  // False: skip its blocks. Called for the untouched pools too, in order of address.
  virtual bool OnPool(const PoolView& pool) { return true; }
  virtual void OnBlock(const BlockView& block) {}
};

// Arenas oldest first, then the raw layer, oldest block first.
void WalkHeap(const Heap& heap, HeapVisitor& visitor);

// The block around any address, a pointer into its middle included. False: the address is in no block of the heap.
bool FindBlock(const Heap& heap, const void* address, BlockView* block, PoolView* pool, ArenaView* arena);

}  // namespace viv
