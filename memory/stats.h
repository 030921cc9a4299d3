// Numbers about a heap, and the report that sys._debugmallocstats() prints. Both walk the pools: nothing is counted on the
// allocation path.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "memory/config.h"
#include "memory/freelist.h"

namespace viv {

class Heap;

struct SizeClassStats {
  size_t block_bytes = 0;
  size_t pools = 0;  // that serve the class now
  size_t live_blocks = 0;
  size_t free_blocks = 0;  // in these pools, virgin ones included
};

struct HeapStats {
  std::array<SizeClassStats, kSizeClassCount> classes;
  size_t arenas = 0;
  size_t arenas_peak = 0;
  size_t arenas_spare = 0;
  uint64_t arenas_created = 0;
  uint64_t arenas_released = 0;
  size_t map_leaves = 0;          // of the map of arenas
  size_t free_pools = 0;          // in arenas, of no class
  size_t live_bytes = 0;          // of blocks in pools
  size_t free_bytes = 0;          // of free blocks in pools that serve a class
  size_t header_bytes = 0;        // of these pools
  size_t quantization_bytes = 0;  // tails of these pools, too short for a block
  size_t raw_blocks = 0;
  size_t raw_bytes = 0;
  size_t raw_bytes_peak = 0;
  std::array<uint32_t, kFreeListCount> free_listed;  // blocks by free list

  size_t arena_bytes() const { return arenas * kArenaSize; }
};

HeapStats CollectStats(const Heap& heap);

// In the form of CPython's report: the classes, the arenas, then the free lists; below that what only this heap has.
std::string FormatHeapReport(const Heap& heap);

}  // namespace viv
