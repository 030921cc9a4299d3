#include "memory/heap_walk.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "memory/heap_hooks.h"

namespace viv {
namespace {

// Blocks are told apart by what the free structures say, so these are read into sets once.
class Walker {
 public:
  explicit Walker(const Heap& heap) : heap_(heap), debugging_(HasDebugHooks(heap.mode())) { CollectListed(); }

  void Walk(HeapVisitor& visitor) {
    std::vector<const Arena*> arenas;
    for (const Arena* arena = heap_.small().arenas().first(); arena; arena = arena->all_next) arenas.push_back(arena);
    std::reverse(arenas.begin(), arenas.end());
    for (const Arena* arena : arenas) {
      ArenaView arena_view = View(arena);
      if (!visitor.OnArena(arena_view)) continue;
      for (size_t i = 0; i < kPoolsPerArena; ++i) {
        PoolView pool_view = View(arena, &arena_view, i);
        if (!visitor.OnPool(pool_view) || !pool_view.touched) continue;
        std::vector<bool> is_free = FreeBlocks(arena->PoolAt(i));
        for (size_t block = 0; block < pool_view.capacity; ++block)
          visitor.OnBlock(View(arena->PoolAt(i), &pool_view, block, is_free));
      }
    }
    const RawAllocator& raw = heap_.raw();
    for (const RawHeader* header = raw.end()->prev; header != raw.end(); header = header->prev) visitor.OnBlock(View(header));
  }

  static ArenaView View(const Arena* arena) {
    return {arena->base, arena->serial, kPoolsPerArena, arena->free_count, kPoolsPerArena - arena->touched};
  }

  static PoolView View(const Arena* arena, const ArenaView* arena_view, size_t index) {
    const Pool* pool = arena->PoolAt(index);
    if (index >= arena->touched) return {pool, arena_view, index, false, PoolState::kEmpty, 0, 0, 0, 0, 0};
    PoolState state = pool->state == PoolState::kUsed && pool->used == pool->capacity ? PoolState::kFull : pool->state;
    return {pool, arena_view, index, true, state, pool->size_class, pool->block_bytes(), pool->capacity, pool->used, pool->carved};
  }

  VIV_NO_ASAN static std::vector<bool> FreeBlocks(const Pool* pool) {
    std::vector<bool> is_free(pool->capacity);
    for (const FreeBlock* block = pool->free_list; block; block = block->next) {
      is_free[static_cast<size_t>(reinterpret_cast<const char*>(block) - pool->blocks()) / pool->block_bytes()] = true;
    }
    return is_free;
  }

  BlockView View(const Pool* pool, const PoolView* pool_view, size_t index, const std::vector<bool>& is_free) const {
    const char* address = pool->blocks() + index * pool->block_bytes();
    BlockView view{address, address, pool_view->block_bytes, pool_view->block_bytes, BlockState::kLive, pool_view, Domain::kObject};
    if (index >= pool->carved) {
      view.state = BlockState::kVirgin;
    } else if (is_free[index]) {
      view.state = BlockState::kFree;
    } else {
      Complete(view);
    }
    return view;
  }

  BlockView View(const RawHeader* header) const {
    const void* address = header + 1;
    BlockView view{address, address, header->bytes, header->bytes, BlockState::kLive, nullptr, header->domain};
    Complete(view);
    return view;
  }

 private:
  // For a block that the layers hold to be live.
  void Complete(BlockView& view) const {
    if (debugging_) view.data = static_cast<const char*>(view.address) + kDebugFront;
    if (listed_.count(view.data)) view.state = BlockState::kFreeListed;
    if (heap_.hooks().quarantine.Contains(view.address)) {
      view.state = BlockState::kQuarantined;
    } else if (debugging_) {
      DebugBlock known = heap_.hooks().debug.Describe(view.data);
      view.asked = known.bytes;
      view.domain = known.domain;
    }
  }

  VIV_NO_ASAN void CollectListed() {
    for (size_t i = 0; i < kFreeListCount; ++i) {
      for (const FreeBlock* block = heap_.free_list(static_cast<FreeListId>(i)).front(); block; block = block->next)
        listed_.insert(block);
    }
  }

  const Heap& heap_;
  bool debugging_;
  std::unordered_set<const void*> listed_;
};

}  // namespace

void WalkHeap(const Heap& heap, HeapVisitor& visitor) { Walker(heap).Walk(visitor); }

bool FindBlock(const Heap& heap, const void* address, BlockView* block, PoolView* pool_view, ArenaView* arena_view) {
  Walker walker(heap);
  auto at = static_cast<const char*>(address);
  if (const Arena* arena = heap.small().arenas().map().Find(address)) {
    *arena_view = Walker::View(arena);
    size_t index = static_cast<size_t>(at - arena->base) / kPoolSize;
    *pool_view = Walker::View(arena, arena_view, index);
    const Pool* pool = arena->PoolAt(index);
    if (!pool_view->touched || at < pool->blocks()) return false;
    size_t block_index = static_cast<size_t>(at - pool->blocks()) / pool->block_bytes();
    if (block_index >= pool->capacity) return false;
    *block = walker.View(pool, pool_view, block_index, Walker::FreeBlocks(pool));
    return true;
  }
  for (const RawHeader* header = heap.raw().first(); header != heap.raw().end(); header = header->next) {
    auto start = reinterpret_cast<const char*>(header + 1);
    if (at >= start && at < start + header->bytes) {
      *block = walker.View(header);
      return true;
    }
  }
  return false;
}

}  // namespace viv
