#include "memory/arena.h"

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace viv {

ArenaSet::~ArenaSet() {
  while (all_) ReleaseArena(all_);
}

Arena* ArenaSet::CreateArena() {
  auto* arena = static_cast<Arena*>(std::calloc(1, sizeof(Arena)));
  if (!arena) return nullptr;
  arena->base = regions_.Take(&arena->region);
  if (!arena->base || !map_.Add(arena, arena->base)) {
    if (arena->base) regions_.Give(arena->region, arena->base);
    std::free(arena);
    return nullptr;
  }
#ifdef VIV_SANITIZE
  VIV_POISON(arena->base, kArenaSize);
  __lsan_register_root_region(arena->base, kArenaSize);
#endif
  arena->free_count = kPoolsPerArena;
  arena->all_next = all_;
  if (all_) all_->all_prev = arena;
  all_ = arena;
  ++count_;
  if (count_ > peak_count_) peak_count_ = count_;
  arena->serial = ++created_count_;
  InsertIntoBucket(arena);
  return arena;
}

void ArenaSet::ReleaseArena(Arena* arena) {
  if (arena->free_count) RemoveFromBucket(arena);
  (arena->all_prev ? arena->all_prev->all_next : all_) = arena->all_next;
  if (arena->all_next) arena->all_next->all_prev = arena->all_prev;
  map_.Remove(arena->base);
#ifdef VIV_SANITIZE
  __lsan_unregister_root_region(arena->base, kArenaSize);
  VIV_UNPOISON(arena->base, kArenaSize);
#endif
  regions_.Give(arena->region, arena->base);
  std::free(arena);
  --count_;
}

void ArenaSet::InsertIntoBucket(Arena* arena) {
  uint32_t n = arena->free_count;
  arena->prev = nullptr;
  arena->next = buckets_[n];
  if (arena->next) arena->next->prev = arena;
  buckets_[n] = arena;
  bucket_mask_ |= uint64_t{1} << (n - 1);
  if (n == kPoolsPerArena) ++spare_count_;
}

void ArenaSet::RemoveFromBucket(Arena* arena) {
  uint32_t n = arena->free_count;
  if (n == kPoolsPerArena) --spare_count_;
  (arena->prev ? arena->prev->next : buckets_[n]) = arena->next;
  if (arena->next) arena->next->prev = arena->prev;
  if (!buckets_[n]) bucket_mask_ &= ~(uint64_t{1} << (n - 1));
}

namespace {

// How many pools become resident together, in a heap that is not small.
constexpr size_t kPopulatedPools = 2;

void Populate(void* first_pool) {
#ifdef MADV_POPULATE_WRITE
  madvise(first_pool, kPopulatedPools * kPoolSize, MADV_POPULATE_WRITE);  // refused: the pages come one by one
#endif
}

}  // namespace

Pool* ArenaSet::TakePool() {
  Arena* arena = bucket_mask_ ? buckets_[std::countr_zero(bucket_mask_) + 1] : CreateArena();
  if (!arena) return nullptr;
  RemoveFromBucket(arena);
  Pool* pool = arena->free_pools;
  if (pool) {
    arena->free_pools = pool->next;
  } else {
    pool = arena->PoolAt(arena->touched++);
    if (regions_.count() > kPlainRegions && (arena->touched - 1) % kPopulatedPools == 0) Populate(pool);
    VIV_UNPOISON(pool, sizeof(Pool));
    *pool = Pool{};
    pool->arena = arena;
    pool->state = PoolState::kEmpty;
  }
  if (--arena->free_count) InsertIntoBucket(arena);
  return pool;
}

void ArenaSet::GivePool(Pool* pool) {
  Arena* arena = pool->arena;
  pool->state = PoolState::kEmpty;
  pool->next = arena->free_pools;
  arena->free_pools = pool;
  if (arena->free_count) RemoveFromBucket(arena);
  ++arena->free_count;
  InsertIntoBucket(arena);
  // More than one may go: the limit sinks as the arenas in use become fewer.
  while (spare_count_ > SpareLimit()) ReleaseArena(buckets_[kPoolsPerArena]);
}

size_t ArenaSet::SpareLimit() const { return std::max(kSpareArenas, (count_ - spare_count_) / kSpareFraction); }

size_t ArenaSet::ReleaseSpares() {
  size_t released = spare_count_;
  while (Arena* arena = buckets_[kPoolsPerArena]) ReleaseArena(arena);
  return released;
}

void ArenaSet::Validate() const {
  regions_.Validate();
  size_t arenas = 0;
  size_t in_buckets = 0;
  for (const Arena* arena = all_; arena; arena = arena->all_next) {
    ++arenas;
    if (arena->free_count) ++in_buckets;
    size_t listed = 0;
    for (const Pool* pool = arena->free_pools; pool; pool = pool->next) {
      VIV_CHECK(pool->arena == arena && pool->state == PoolState::kEmpty, "A4: the free list of an arena holds its empty pools");
      ++listed;
    }
    VIV_CHECK(listed + (kPoolsPerArena - arena->touched) == arena->free_count, "A1: free pools are listed or untouched");
    size_t empty = 0;
    for (size_t i = 0; i < kPoolsPerArena; ++i) {
      VIV_CHECK(map_.Find(arena->PoolAt(i)) == arena, "A3: the address map knows every pool");
      if (i < arena->touched && arena->PoolAt(i)->state == PoolState::kEmpty) ++empty;
    }
    VIV_CHECK(empty == listed, "A4: every empty pool is in the free list of its arena");
  }
  VIV_CHECK(arenas == count_, "A2: the arenas are counted");
  size_t found = 0;
  for (size_t n = 1; n <= kPoolsPerArena; ++n) {
    VIV_CHECK((buckets_[n] != nullptr) == ((bucket_mask_ >> (n - 1)) & 1), "A2: the mask mirrors the buckets");
    for (const Arena* arena = buckets_[n]; arena; arena = arena->next) {
      VIV_CHECK(arena->free_count == n, "A2: an arena stands in the bucket of its free pools");
      ++found;
    }
  }
  VIV_CHECK(found == in_buckets, "A2: every arena with free pools is in a bucket");
  size_t spare = 0;
  for (const Arena* arena = buckets_[kPoolsPerArena]; arena; arena = arena->next) ++spare;
  VIV_CHECK(spare == spare_count_, "A5: wholly free arenas are counted");
  VIV_CHECK(spare <= SpareLimit(), "A5: few wholly free arenas are kept");
}

}  // namespace viv
