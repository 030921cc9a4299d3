#include "memory/small_object_allocator.h"

namespace viv {
namespace {

// Stands for "no pool": its free list is empty for ever, so the allocation path needs no test for null. Never written.
constinit const Pool kNoPool{};
Pool* NoPool() { return const_cast<Pool*>(&kNoPool); }

}  // namespace

SmallObjectAllocator::SmallObjectAllocator() {
  for (Pool*& head : used_) head = NoPool();
}

const Pool* SmallObjectAllocator::used_pools(size_t size_class) const {
  return used_[size_class] == NoPool() ? nullptr : used_[size_class];
}

void SmallObjectAllocator::Link(Pool* pool) {
  Pool*& head = used_[pool->size_class];
  pool->state = PoolState::kUsed;
  pool->prev = nullptr;
  pool->next = head == NoPool() ? nullptr : head;
  if (pool->next) pool->next->prev = pool;
  head = pool;
}

void SmallObjectAllocator::Unlink(Pool* pool) {
  if (pool->prev) {
    pool->prev->next = pool->next;
  } else {
    used_[pool->size_class] = pool->next ? pool->next : NoPool();
  }
  if (pool->next) pool->next->prev = pool->prev;
}

[[gnu::noinline]] void* SmallObjectAllocator::AllocateSlow(size_t size_class) {
  VIV_DCHECK(size_class >= 1 && size_class <= kSizeClassCount, "a small request has a size class");
  while (used_[size_class] != NoPool()) {
    Pool* pool = used_[size_class];
    if (pool->free_list || pool->Carve()) return TryAllocate(size_class);
    Unlink(pool);
    pool->state = PoolState::kFull;
  }
  Pool* pool = arenas_.TakePool();
  if (!pool) return nullptr;
  pool->Prepare(size_class);
  if (!pool->free_list) pool->Carve();
  Link(pool);
  return TryAllocate(size_class);
}

[[gnu::noinline]] void SmallObjectAllocator::FreedAtEdge(Pool* pool) {
  if (pool->used == 0) {
    if (pool->state == PoolState::kUsed) Unlink(pool);
    arenas_.GivePool(pool);
  } else if (pool->state == PoolState::kFull) {
    Link(pool);
  }
}

size_t SmallObjectAllocator::CountBlocks() const {
  size_t count = 0;
  for (const Arena* arena = arenas_.first(); arena; arena = arena->all_next) {
    for (size_t i = 0; i < arena->touched; ++i) count += arena->PoolAt(i)->used;
  }
  return count;
}

void SmallObjectAllocator::Validate() const {
  arenas_.Validate();
  size_t listed = 0;
  for (size_t size_class = 0; size_class <= kSizeClassCount; ++size_class) {
    const Pool* prev = nullptr;
    for (const Pool* pool = used_pools(size_class); pool; prev = pool, pool = pool->next) {
      VIV_CHECK(pool->size_class == size_class && pool->state == PoolState::kUsed, "S1: a used list holds used pools of its class");
      VIV_CHECK(pool->prev == prev, "S1: used lists are doubly linked");
      ++listed;
    }
  }
  size_t used = 0;
  for (const Arena* arena = arenas_.first(); arena; arena = arena->all_next) {
    for (size_t i = 0; i < arena->touched; ++i) {
      const Pool* pool = arena->PoolAt(i);
      VIV_CHECK(pool->arena == arena, "P1: a pool knows its arena");
      pool->Validate();
      if (pool->state == PoolState::kUsed) ++used;
    }
  }
  VIV_CHECK(used == listed, "S2: every used pool is in a used list");
}

}  // namespace viv
