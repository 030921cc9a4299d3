#include "memory/region.h"

#include <sys/mman.h>

#include <bit>
#include <cstdlib>

#include "memory/check.h"

namespace viv {
namespace {

// From so many regions on, the tail of the last one does not count.
constexpr size_t kHugeRegions = 256;

constexpr uint32_t kAllSlices = (uint32_t{1} << kArenasPerRegion) - 1;

// Usually the next mapping lies below the last one and is aligned already; otherwise twice as much is mapped and the ends are given
// back.
char* MapAligned(size_t bytes) {
  auto map = [](size_t n) -> char* {
    void* memory = mmap(nullptr, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : static_cast<char*>(memory);
  };
  char* memory = map(bytes);
  if (!memory || reinterpret_cast<uintptr_t>(memory) % bytes == 0) return memory;
  munmap(memory, bytes);
  memory = map(2 * bytes);
  if (!memory) return nullptr;
  size_t head = (bytes - reinterpret_cast<uintptr_t>(memory) % bytes) % bytes;
  if (head) munmap(memory, head);
  if (bytes - head) munmap(memory + head + bytes, bytes - head);
  return memory + head;
}

}  // namespace

char* RegionSet::Take(Region** region) {
  Region* from = open_ ? open_ : Map();
  if (!from) return nullptr;
  int slice = std::countr_one(from->in_use);
  from->in_use |= uint32_t{1} << slice;
  if (from->in_use == kAllSlices) Unlink(from);
  *region = from;
  return from->base + static_cast<size_t>(slice) * kArenaSize;
}

void RegionSet::Give(Region* region, char* slice) {
  size_t index = static_cast<size_t>(slice - region->base) / kArenaSize;
  VIV_CHECK(index < kArenasPerRegion && (region->in_use >> index & 1), "a slice is given back to the region it was taken from, once");
  if (region->in_use == kAllSlices) Link(region);
  region->in_use &= ~(uint32_t{1} << index);
  if (region->in_use) {
    madvise(slice, kArenaSize, MADV_DONTNEED);
    return;
  }
  Unlink(region);
  munmap(region->base, kRegionSize);
  std::free(region);
  --count_;
}

Region* RegionSet::Map() {
  auto* region = static_cast<Region*>(std::calloc(1, sizeof(Region)));
  if (!region) return nullptr;
  region->base = MapAligned(kRegionSize);
  if (!region->base) {
    std::free(region);
    return nullptr;
  }
  // Where the system has no huge pages, or gives none, nothing is lost.
  if (++count_ > kHugeRegions) madvise(region->base, kRegionSize, MADV_HUGEPAGE);
  Link(region);
  return region;
}

void RegionSet::Link(Region* region) {
  region->prev = nullptr;
  region->next = open_;
  if (open_) open_->prev = region;
  open_ = region;
}

void RegionSet::Unlink(Region* region) {
  (region->prev ? region->prev->next : open_) = region->next;
  if (region->next) region->next->prev = region->prev;
}

void RegionSet::Validate() const {
  const Region* prev = nullptr;
  for (const Region* region = open_; region; region = region->next) {
    VIV_CHECK(region->in_use != 0, "R1: a region without slices in use is unmapped");
    VIV_CHECK(region->in_use < kAllSlices, "R2: an open region has a free slice");
    VIV_CHECK(region->prev == prev, "R2: the open regions are linked both ways");
    prev = region;
  }
}

}  // namespace viv
