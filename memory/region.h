// Regions: what arenas are cut from. kArenasPerRegion arenas of address space, aligned to its size, mapped at once.
//
// A region is as large as a huge page of the system. Only heaps of half a gigabyte ask for these (region.cc): one is resident as a
// whole, so that a smaller heap would take more than CPython's, and takes long to find where free memory is in pieces. Above
// kPlainRegions regions arenas make a few pools resident at a time instead, which takes half of the time of the page faults.
//
// A slice that comes back is emptied at once (MADV_DONTNEED), a region without slices in use is unmapped.
//
// Invariants (Validate)
//   R1  a region has slices in use: 0 < popcount(in_use) <= kArenasPerRegion
//   R2  the list of open regions has exactly those with a free slice
//
// CPython has no such layer: its arenas are mapped one by one.
#pragma once

#include <cstddef>
#include <cstdint>

#include "memory/config.h"

namespace viv {

#ifdef VIV_STRESS
inline constexpr size_t kArenasPerRegion = 8;
#else
inline constexpr size_t kArenasPerRegion = 2;
#endif
inline constexpr size_t kRegionSize = kArenasPerRegion * kArenaSize;
inline constexpr size_t kPlainRegions = 4;

struct Region {
  char* base;
  uint32_t in_use;  // bit i: slice i
  Region* next;     // of the open ones
  Region* prev;
};

class RegionSet {
 public:
  RegionSet() = default;
  RegionSet(const RegionSet&) = delete;
  RegionSet& operator=(const RegionSet&) = delete;

  // kArenaSize bytes, aligned to it, zero. Null: the system has no memory. *region: to give it back with.
  char* Take(Region** region);
  void Give(Region* region, char* slice);

  size_t count() const { return count_; }
  void Validate() const;

 private:
  Region* Map();
  void Link(Region* region);
  void Unlink(Region* region);

  Region* open_ = nullptr;  // with a free slice; the one that a slice came back to last first
  size_t count_ = 0;
};

}  // namespace viv
