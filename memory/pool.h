// A pool: kPoolSize bytes, aligned to their size, that hold blocks of one size class behind a header.
//
//   | Pool header | block 0 | block 1 | ... | block carved-1 | virgin space ............ | tail shorter than a block |
//
// The address of any block, rounded down to kPoolSize, is its pool. A free block holds the link to the next free one.
//
// States
//   kUsed   has live blocks and stands in the used list of its class. It may have just become exhausted: that is found out by the
//           next allocation, which moves it to kFull, not by the one that took the last block.
//   kFull   every block is live; in no list. The first free brings it back to the front of the used list.
//   kEmpty  no live block; in the free list of its arena, where any class may take it.
//
// Invariants (Validate)
//   P1  the pool lies in its arena, at a multiple of kPoolSize
//   P2  used + length of the free list == carved <= capacity
//   P3  every link of the free list is a carved block of this pool, and none appears twice
//   P4  kFull: used == capacity; kUsed: used > 0; kEmpty: used == 0
//
// Answers to struct pool_header of CPython's Objects/obmalloc.c. Difference: exhaustion is noticed lazily, which takes a branch off
// the allocation path, and virgin blocks are carved kCarveBatch at a time.
#pragma once

#include "memory/check.h"
#include "memory/config.h"
#include "memory/sanitizer.h"

namespace viv {

struct Arena;

struct FreeBlock {
  FreeBlock* next;
};

enum class PoolState : uint8_t { kUsed, kFull, kEmpty };

struct alignas(kAlignment) Pool {
  FreeBlock* free_list;
  Pool* next;  // kUsed: in the used list of the class; kEmpty: in the free list of the arena; kFull: meaningless
  Pool* prev;  // kUsed only
  Arena* arena;
  size_t used;         // live blocks. A full word: 16-bit counters in memory cost twice as much (README.md, "What it costs")
  uint16_t carved;     // blocks that were ever handed out or linked; those behind are virgin
  uint16_t capacity;   // blocks that fit
  uint8_t size_class;  // of the blocks; an empty pool keeps its last one. 0: never used
  PoolState state;

  static Pool* Of(const void* block) { return reinterpret_cast<Pool*>(reinterpret_cast<uintptr_t>(block) & ~(kPoolSize - 1)); }

  size_t block_bytes() const { return SizeClassBytes(size_class); }
  char* blocks();
  const char* blocks() const { return const_cast<Pool*>(this)->blocks(); }

  // Makes an empty pool ready for a class. Where it served the same class before, its free list is still good.
  void Prepare(size_t new_class);
  // Links the next virgin blocks. False: there are none.
  bool Carve();
  // Whether a carved block is in the free list: walks it.
  bool IsFree(const void* block) const;
  void Validate() const;
};
static_assert(sizeof(Pool) == 48, "as CPython's pool header, so that as many blocks fit");

inline char* Pool::blocks() { return reinterpret_cast<char*>(this) + sizeof(Pool); }
constexpr size_t PoolCapacity(size_t size_class) { return (kPoolSize - sizeof(Pool)) / SizeClassBytes(size_class); }

}  // namespace viv
