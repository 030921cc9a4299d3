#include "memory/pool.h"

#include <algorithm>
#include <vector>

#include "memory/arena.h"

namespace viv {

void Pool::Prepare(size_t new_class) {
  VIV_DCHECK(state == PoolState::kEmpty && used == 0, "P4: only an empty pool changes its class");
  if (size_class == new_class) return;
  size_class = static_cast<uint8_t>(new_class);
  capacity = static_cast<uint16_t>(PoolCapacity(new_class));
  carved = 0;
  free_list = nullptr;
}

bool Pool::Carve() {
  VIV_DCHECK(free_list == nullptr, "carving is for when nothing is left");
  size_t bytes = block_bytes();
  char* first = blocks() + carved * bytes;
  size_t left_in_page = kPageSize - reinterpret_cast<uintptr_t>(first) % kPageSize;
  size_t count = std::min({kCarveBatch, (left_in_page + bytes - 1) / bytes, static_cast<size_t>(capacity - carved)});
  if (count == 0) return false;
  char* block = first;
  for (size_t i = 0; i < count; ++i, block += bytes) {
    VIV_UNPOISON(block, sizeof(FreeBlock));
    reinterpret_cast<FreeBlock*>(block)->next = i + 1 < count ? reinterpret_cast<FreeBlock*>(block + bytes) : nullptr;
    VIV_POISON(block, bytes);
  }
  free_list = reinterpret_cast<FreeBlock*>(first);
  carved = static_cast<uint16_t>(carved + count);
  return true;
}

VIV_NO_ASAN bool Pool::IsFree(const void* block) const {
  for (const FreeBlock* free = free_list; free; free = free->next) {
    if (free == block) return true;
  }
  return false;
}

VIV_NO_ASAN void Pool::Validate() const {
  auto address = reinterpret_cast<uintptr_t>(this);
  auto base = reinterpret_cast<uintptr_t>(arena->base);
  VIV_CHECK(address % kPoolSize == 0 && address >= base && address < base + kArenaSize, "P1: a pool lies aligned in its arena");
  VIV_CHECK(size_class >= 1 && size_class <= kSizeClassCount && capacity == PoolCapacity(size_class),
            "P2: capacity follows the class");
  size_t free_count = 0;
  std::vector<bool> seen(capacity);
  for (const FreeBlock* block = free_list; block; block = block->next) {
    size_t offset = static_cast<size_t>(reinterpret_cast<const char*>(block) - blocks());
    size_t index = offset / block_bytes();
    VIV_CHECK(Pool::Of(block) == this && offset % block_bytes() == 0 && index < carved,
              "P3: a free block is a carved block of its pool (was freed memory written to?)");
    VIV_CHECK(!seen[index], "P3: a block is free once (was it freed twice?)");
    seen[index] = true;
    ++free_count;
  }
  VIV_CHECK(used + free_count == carved && carved <= capacity, "P2: live and free blocks add up to the carved ones");
  switch (state) {
    case PoolState::kUsed:
      VIV_CHECK(used > 0, "P4: a pool in use has live blocks");
      break;
    case PoolState::kFull:
      VIV_CHECK(used == capacity, "P4: a full pool has no free block");
      break;
    case PoolState::kEmpty:
      VIV_CHECK(used == 0, "P4: an empty pool has no live block");
      break;
  }
}

}  // namespace viv
