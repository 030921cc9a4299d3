#include "memory/allocation_traces.h"

#include <algorithm>

namespace viv {

namespace {
constexpr unsigned kMinLog2Size = 10;
}  // namespace

AllocationTraces::AllocationTraces() { Resize(kMinLog2Size); }

AllocationTrace* AllocationTraces::PlaceOf(uintptr_t block) {
  size_t i = HomeOf(block);
  while (table_[i].block && table_[i].block != block) i = (i + 1) & mask_;
  return &table_[i];
}

void AllocationTraces::Resize(unsigned log2_size) {
  std::vector<AllocationTrace> old = std::move(table_);
  table_.assign(size_t{1} << log2_size, AllocationTrace{});
  mask_ = table_.size() - 1;
  shift_ = 64 - log2_size;
  for (const AllocationTrace& trace : old) {
    if (trace.block) *PlaceOf(trace.block) = trace;
  }
}

void AllocationTraces::Set(const void* block, size_t bytes, uint32_t origin) {
  auto key = reinterpret_cast<uintptr_t>(block);
  AllocationTrace* place = PlaceOf(key);
  if (place->block) {
    bytes_ -= place->bytes;
  } else {
    if (++count_ * 4 > table_.size() * 3) {
      Resize(64 - shift_ + 1);
      place = PlaceOf(key);
    }
    place->block = key;
  }
  place->bytes = std::min<uint64_t>(bytes, kMaxBytes);
  place->origin = origin;
  bytes_ += place->bytes;
  peak_ = std::max(peak_, bytes_);
}

bool AllocationTraces::Remove(const void* block) {
  AllocationTrace* place = PlaceOf(reinterpret_cast<uintptr_t>(block));
  if (!place->block) return false;
  bytes_ -= place->bytes;
  --count_;
  // Each follower that may not stand behind a gap moves into it.
  size_t gap = static_cast<size_t>(place - table_.data());
  for (size_t i = (gap + 1) & mask_; table_[i].block; i = (i + 1) & mask_) {
    size_t home = HomeOf(table_[i].block);
    if (((i - home) & mask_) >= ((i - gap) & mask_)) {
      table_[gap] = table_[i];
      gap = i;
    }
  }
  table_[gap] = AllocationTrace{};
  return true;
}

AllocationTrace* AllocationTraces::Find(const void* block) {
  AllocationTrace* place = PlaceOf(reinterpret_cast<uintptr_t>(block));
  return place->block ? place : nullptr;
}

void AllocationTraces::Clear() {
  table_ = {};
  Resize(kMinLog2Size);
  count_ = bytes_ = peak_ = 0;
}

}  // namespace viv
