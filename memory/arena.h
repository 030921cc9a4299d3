// Arenas: kArenaSize bytes from the system (region.h), aligned to their size, cut into kPoolsPerArena pools.
//
// Arenas with free pools stand in buckets by the number of free pools. A pool is always taken from the bucket with the fewest, so
// the fullest arena fills first and the others get the chance to drain. One that has drained goes back to the system, but for a few
// spares (SpareLimit): a page fault costs as much as dozens of allocations, and a program that builds and drops a structure over
// and over would pay for all of its pages each time. A full collection gives the spares back too (Heap::ClearFreeLists).
//
// Invariants (ArenaSet::Validate)
//   A1  free_count == length of the list of free pools + pools never touched
//   A2  an arena stands in bucket free_count, or in none where that is 0; the mask has the bits of the buckets that are not empty
//   A3  the address map finds the arena for each of its pools
//   A4  a pool that is kEmpty is in the free list of its arena, any other is not
//   A5  spare_count counts the wholly free arenas; at most the larger of kSpareArenas and a kSpareFraction-th of those in use
//
// Answers to arena_object, usable_arenas and nfp2lasta of CPython's Objects/obmalloc.c, where one arena (of 1 MiB) is spared.
#pragma once

#include "memory/address_map.h"
#include "memory/pool.h"
#include "memory/region.h"

namespace viv {

struct Arena {
  char* base;
  Region* region;
  Pool* free_pools;     // given back, linked through Pool::next
  uint32_t touched;     // pools [0, touched) have been handed out at least once; the rest has never been read or written
  uint32_t free_count;  // of all pools
  Arena* next;          // in its bucket
  Arena* prev;
  Arena* all_next;  // all arenas, newest first
  Arena* all_prev;
  uint64_t serial;  // 1 for the first arena of the heap

  Pool* PoolAt(size_t index) const { return reinterpret_cast<Pool*>(base + index * kPoolSize); }
};

class ArenaSet {
 public:
  ArenaSet() = default;
  ~ArenaSet();
  ArenaSet(const ArenaSet&) = delete;
  ArenaSet& operator=(const ArenaSet&) = delete;

  // An empty pool (kEmpty, of whatever class it was last). Null: the system has no memory.
  Pool* TakePool();
  // The last block of the pool was freed; it is in no used list. May return the arena to the system.
  void GivePool(Pool* pool);

  // Gives every wholly free arena back; how many there were.
  size_t ReleaseSpares();

  const AddressMap& map() const { return map_; }
  Arena* first() const { return all_; }
  size_t count() const { return count_; }
  size_t spare_count() const { return spare_count_; }
  size_t peak_count() const { return peak_count_; }
  uint64_t created_count() const { return created_count_; }
  uint64_t released_count() const { return created_count_ - count_; }
  void Validate() const;

 private:
  Arena* CreateArena();
  size_t SpareLimit() const;
  void ReleaseArena(Arena* arena);
  void InsertIntoBucket(Arena* arena);
  void RemoveFromBucket(Arena* arena);

  RegionSet regions_;
  AddressMap map_;
  Arena* buckets_[kPoolsPerArena + 1] = {};
  uint64_t bucket_mask_ = 0;  // bit n-1: some arena has n free pools
  Arena* all_ = nullptr;
  size_t count_ = 0;
  size_t spare_count_ = 0;
  size_t peak_count_ = 0;
  uint64_t created_count_ = 0;
};

}  // namespace viv
