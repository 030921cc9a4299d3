#include "memory/allocation_traces.h"

#include <cstdlib>
#include <new>

namespace viv {

namespace {
constexpr unsigned kMinLog2Size = 10;
constexpr size_t kMinArenas = 64;
}  // namespace

AllocationTraces::AllocationTraces(const AddressMap* map) : map_(map) { Clear(); }

void AllocationTraces::Clear() {
  beside_ = std::vector<Beside>(kMinArenas);
  beside_mask_ = kMinArenas - 1;
  beside_count_ = 0;
  large_ = {};
  ResizeLarge(kMinLog2Size);
  large_count_ = count_ = bytes_ = peak_ = 0;
}

size_t AllocationTraces::TableBytes() const {
  return beside_.capacity() * sizeof(Beside) + beside_count_ * kPlaces * sizeof(uint32_t) + large_.capacity() * sizeof(Large);
}

bool AllocationTraces::Find(const void* block, AllocationTrace* trace) const {
  const Beside* beside = FindBeside(block);
  if (uint32_t entry = beside ? beside->entries[PlaceInArena(block)] : 0) {
    *trace = {reinterpret_cast<uintptr_t>(block), BytesOf(entry), entry >> kBytesBits};
    return true;
  }
  const Large* large = const_cast<AllocationTraces*>(this)->PlaceOf(reinterpret_cast<uintptr_t>(block));
  if (!large->block) return false;
  *trace = {large->block, large->bytes, static_cast<uint32_t>(large->origin)};
  return true;
}

bool AllocationTraces::SetOrigin(const void* block, uint32_t origin) {
  const Beside* beside = FindBeside(block);
  if (uint32_t* entry = beside ? &beside->entries[PlaceInArena(block)] : nullptr; entry && *entry) {
    *entry = origin << kBytesBits | (*entry & ((1u << kBytesBits) - 1));
    return true;
  }
  Large* large = PlaceOf(reinterpret_cast<uintptr_t>(block));
  if (!large->block) return false;
  large->origin = origin;
  return true;
}

// ---- Beside arenas ---------------------------------------------------------------------------------------------------------------

void AllocationTraces::FreeEntries::operator()(uint32_t* entries) const { std::free(entries); }

uint32_t* AllocationTraces::AddBeside(const void* block) {
  if ((beside_count_ + 1) * 2 > beside_.size()) {
    std::vector<Beside> old = std::move(beside_);
    beside_ = std::vector<Beside>(old.size() * 2);
    beside_mask_ = beside_.size() - 1;
    for (Beside& each : old) {
      if (!each.entries) continue;
      size_t i = each.arena & beside_mask_;
      while (beside_[i].entries) i = (i + 1) & beside_mask_;
      beside_[i] = std::move(each);
    }
  }
  uintptr_t arena = reinterpret_cast<uintptr_t>(block) >> kArenaBits;
  size_t i = arena & beside_mask_;
  while (beside_[i].entries) i = (i + 1) & beside_mask_;
  auto* entries = static_cast<uint32_t*>(std::calloc(kPlaces, sizeof(uint32_t)));
  if (!entries) throw std::bad_alloc();
  beside_[i].arena = arena;
  beside_[i].entries.reset(entries);
  ++beside_count_;
  return entries;
}

// ---- Large blocks ----------------------------------------------------------------------------------------------------------------

AllocationTraces::Large* AllocationTraces::PlaceOf(uintptr_t block) {
  size_t i = HomeOf(block);
  while (large_[i].block && large_[i].block != block) i = (i + 1) & large_mask_;
  return &large_[i];
}

void AllocationTraces::ResizeLarge(unsigned log2_size) {
  std::vector<Large> old = std::move(large_);
  large_.assign(size_t{1} << log2_size, Large{});
  large_mask_ = large_.size() - 1;
  large_shift_ = 64 - log2_size;
  for (const Large& large : old) {
    if (large.block) *PlaceOf(large.block) = large;
  }
}

void AllocationTraces::SetLarge(const void* block, size_t bytes, uint32_t origin) {
  auto key = reinterpret_cast<uintptr_t>(block);
  Large* place = PlaceOf(key);
  if (place->block) {
    bytes_ -= place->bytes;
  } else {
    ++count_;
    if (++large_count_ * 4 > large_.size() * 3) {
      ResizeLarge(64 - large_shift_ + 1);
      place = PlaceOf(key);
    }
    place->block = key;
  }
  place->bytes = bytes;
  place->origin = origin;
}

bool AllocationTraces::RemoveLarge(const void* block) {
  Large* place = PlaceOf(reinterpret_cast<uintptr_t>(block));
  if (!place->block) return false;
  bytes_ -= place->bytes;
  --count_;
  --large_count_;
  // Each follower that may not stand behind a gap moves into it.
  size_t gap = static_cast<size_t>(place - large_.data());
  for (size_t i = (gap + 1) & large_mask_; large_[i].block; i = (i + 1) & large_mask_) {
    size_t home = HomeOf(large_[i].block);
    if (((i - home) & large_mask_) >= ((i - gap) & large_mask_)) {
      large_[gap] = large_[i];
      gap = i;
    }
  }
  large_[gap] = Large{};
  return true;
}

}  // namespace viv
