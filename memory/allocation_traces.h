// AllocationTraces: which blocks are alive, how large, and where each came from; what tracemalloc keeps.
//
// A small block's trace is 4 bytes in a table beside its arena, found by the block's place in it. Any other block's is 16 bytes in an open
// table with linear probing; removing shifts the followers back, so there are no tombstones and a table that is as full as it ever was
// costs the same. All memory comes from the standard library (trace_hooks.h). What an origin means is its user's affair.
//
// Invariants
//   T1  bytes() is the sum over all traces, count() their number
//   T2  peak() is the highest that bytes() was since the start, Clear or ResetPeak
//   T3  a block of an arena has its trace beside the arena, and nowhere else, if it is not larger than kSmallRequestLimit
// Answers to the table of traces in CPython's Modules/_tracemalloc.c.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "memory/address_map.h"

namespace viv {

struct AllocationTrace {
  uintptr_t block;
  size_t bytes;
  uint32_t origin;
};

class AllocationTraces {
 public:
  static constexpr uint32_t kMaxOrigin = (uint32_t{1} << 22) - 1;

  // The map tells which blocks lie in arenas.
  explicit AllocationTraces(const AddressMap* map);

  // Adds a trace, or replaces that of the same block.
  void Set(const void* block, size_t bytes, uint32_t origin) {
    if (bytes <= kSmallRequestLimit && map_->Find(block)) {
      uint32_t& entry = EntriesOf(block)[PlaceInArena(block)];
      if (entry) {
        bytes_ -= BytesOf(entry);
      } else {
        ++count_;
      }
      entry = origin << kBytesBits | static_cast<uint32_t>(bytes + 1);
    } else {
      SetLarge(block, bytes, origin);
    }
    bytes_ += bytes;
    peak_ = std::max(peak_, bytes_);
  }

  // False: the block had none.
  bool Remove(const void* block) {
    const Beside* beside = FindBeside(block);
    uint32_t* entry = beside ? &beside->entries[PlaceInArena(block)] : nullptr;
    if (!entry || !*entry) return large_count_ > 0 && RemoveLarge(block);
    bytes_ -= BytesOf(*entry);
    --count_;
    *entry = 0;
    return true;
  }

  // False: the block has none.
  bool Find(const void* block, AllocationTrace* trace) const;
  bool SetOrigin(const void* block, uint32_t origin);
  void Clear();

  size_t count() const { return count_; }
  size_t bytes() const { return bytes_; }
  size_t peak() const { return peak_; }
  void ResetPeak() { peak_ = bytes_; }
  size_t TableBytes() const;

  template <class Each>
  void ForEach(Each each) const {
    for (const Beside& beside : beside_) {
      if (!beside.entries) continue;
      for (size_t i = 0; i < kPlaces; ++i) {
        uint32_t entry = beside.entries[i];
        if (entry) each(AllocationTrace{(beside.arena << kArenaBits) + i * kAlignment, BytesOf(entry), entry >> kBytesBits});
      }
    }
    for (const Large& large : large_) {
      if (large.block) each(AllocationTrace{large.block, large.bytes, static_cast<uint32_t>(large.origin)});
    }
  }

 private:
  static constexpr unsigned kBytesBits = 10;
  static constexpr size_t kPlaces = kArenaSize / kAlignment;
  static_assert(kSmallRequestLimit + 1 < (size_t{1} << kBytesBits));
  struct FreeEntries {
    void operator()(uint32_t* entries) const;
  };
  struct Beside {  // the traces of an arena's blocks: bytes + 1 in the low bits, then the origin; 0: none
    uintptr_t arena = 0;
    std::unique_ptr<uint32_t[], FreeEntries> entries;  // null: the place is free
  };
  struct Large {
    uintptr_t block;  // 0: the place is empty
    uint64_t bytes : 42;  // four terabytes
    uint64_t origin : 22;
  };

  static size_t BytesOf(uint32_t entry) { return (entry & ((1u << kBytesBits) - 1)) - 1; }
  static size_t PlaceInArena(const void* block) { return (reinterpret_cast<uintptr_t>(block) & (kArenaSize - 1)) / kAlignment; }

  const Beside* FindBeside(const void* block) const {
    uintptr_t arena = reinterpret_cast<uintptr_t>(block) >> kArenaBits;
    for (size_t i = arena & beside_mask_; beside_[i].entries; i = (i + 1) & beside_mask_) {
      if (beside_[i].arena == arena) return &beside_[i];
    }
    return nullptr;
  }
  uint32_t* EntriesOf(const void* block) {
    const Beside* beside = FindBeside(block);
    return __builtin_expect(beside != nullptr, 1) ? beside->entries.get() : AddBeside(block);
  }
  uint32_t* AddBeside(const void* block);

  size_t HomeOf(uintptr_t block) const { return static_cast<size_t>((block >> 4) * 0x9E3779B97F4A7C15u >> large_shift_); }
  // The block's place, or the empty one where it would be.
  Large* PlaceOf(uintptr_t block);
  void ResizeLarge(unsigned log2_size);
  void SetLarge(const void* block, size_t bytes, uint32_t origin);
  bool RemoveLarge(const void* block);

  const AddressMap* map_;
  std::vector<Beside> beside_;  // open, by the arena's number; a power of two
  size_t beside_mask_ = 0, beside_count_ = 0;
  std::vector<Large> large_;  // a power of two
  size_t large_mask_ = 0, large_count_ = 0;
  unsigned large_shift_ = 0;
  size_t count_ = 0, bytes_ = 0, peak_ = 0;
};

}  // namespace viv
