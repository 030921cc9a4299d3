// AllocationTraces: which blocks are alive, how large, and where each came from; what tracemalloc keeps. A trace is 16 bytes.
//
// An open table with linear probing; removing shifts the followers back, so there are no tombstones and a table that is as full as it
// ever was costs the same. Its memory comes from the standard library (trace_hooks.h). What an origin means is its user's affair.
//
// Invariant: bytes() is the sum over all traces; peak() is the highest it was since the start, Clear or ResetPeak.
// Answers to the table of traces in CPython's Modules/_tracemalloc.c.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace viv {

struct AllocationTrace {
  uintptr_t block;      // 0: the place is empty
  uint64_t bytes : 40;
  uint64_t origin : 24;
};
static_assert(sizeof(AllocationTrace) == 16);

class AllocationTraces {
 public:
  static constexpr uint64_t kMaxBytes = (uint64_t{1} << 40) - 1;
  static constexpr uint32_t kMaxOrigin = (uint32_t{1} << 24) - 1;

  AllocationTraces();

  // Adds a trace, or replaces that of the same block.
  void Set(const void* block, size_t bytes, uint32_t origin);
  // False: the block had none.
  bool Remove(const void* block);
  // Null: none. Valid until the next change.
  AllocationTrace* Find(const void* block);
  void Clear();

  size_t count() const { return count_; }
  size_t bytes() const { return bytes_; }
  size_t peak() const { return peak_; }
  void ResetPeak() { peak_ = bytes_; }
  size_t TableBytes() const { return table_.capacity() * sizeof(AllocationTrace); }

  template <class Each>
  void ForEach(Each each) const {
    for (const AllocationTrace& trace : table_) {
      if (trace.block) each(trace);
    }
  }

 private:
  size_t HomeOf(uintptr_t block) const { return static_cast<size_t>((block >> 4) * 0x9E3779B97F4A7C15u >> shift_); }
  // The block's place, or the empty one where it would be.
  AllocationTrace* PlaceOf(uintptr_t block);
  void Resize(unsigned log2_size);

  std::vector<AllocationTrace> table_;  // a power of two
  size_t mask_ = 0;
  unsigned shift_ = 0;
  size_t count_ = 0, bytes_ = 0, peak_ = 0;
};

}  // namespace viv
