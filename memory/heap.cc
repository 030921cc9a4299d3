#include "memory/heap.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "memory/trace_hooks.h"

namespace viv {

namespace internal {
constinit thread_local Heap* current_heap = nullptr;
}

struct HeapHooks {
  std::vector<AllocationObserver*> observers;
  bool observing = false;  // an observer is running
};

Heap::Heap(const HeapOptions& options) : options_(options), hooks_(new HeapHooks) {
  for (size_t i = 0; i < kFreeListCount; ++i) {
    const FreeListSpec& spec = FreeListSpecOf(static_cast<FreeListId>(i));
    free_lists_[i].bound_ = options.free_lists ? std::min(spec.bound, kFreeListBoundCap) : 0;
  }
  RefreshFastPath();
}

Heap::~Heap() { delete hooks_; }

void Heap::RefreshFastPath() {
  bool hooked = !HasPools(options_.mode) || HasDebugHooks(options_.mode) || options_.quarantine_blocks > 0 || observed_ || faults_.active();
  fast_limit_ = hooked ? 0 : kSmallRequestLimit;
}

void* Heap::AllocatePlain(Domain domain, size_t bytes, bool zeroed) {
  if (!ServedByPool(domain, bytes)) return raw_.Allocate(domain, bytes, zeroed);
  void* block = small_.Allocate(SizeClassOf(std::max<size_t>(bytes, 1)));
  if (!block) return nullptr;
  VIV_UNPOISON(block, bytes);
  if (zeroed) std::memset(block, 0, bytes);
  return block;
}

void* Heap::ReallocatePlain(Domain domain, void* block, size_t bytes) {
  bool in_pool = small_.Owns(block);
  bool to_pool = ServedByPool(domain, bytes);
  if (!in_pool && !to_pool) return raw_.Reallocate(block, bytes);
  size_t old_bytes = BlockBytesPlain(block);
  if (in_pool && to_pool && bytes <= old_bytes && 4 * bytes > 3 * old_bytes) {
    VIV_POISON(block, old_bytes);
    VIV_UNPOISON(block, bytes);
    return block;  // copying pays when a quarter of the block can be saved
  }
  void* moved = AllocatePlain(domain, bytes, false);
  if (!moved) return nullptr;
  size_t kept = std::min(bytes, old_bytes);
  if (in_pool) VIV_UNPOISON(block, kept);
  std::memcpy(moved, block, kept);
  FreePlain(block);
  return moved;
}

void Heap::FreePlain(void* block) {
  if (small_.Owns(block)) {
    small_.Free(block);
  } else {
    raw_.Free(block);
  }
}

size_t Heap::BlockBytesPlain(const void* block) const {
  return small_.Owns(block) ? Pool::Of(block)->block_bytes() : RawAllocator::BlockBytes(block);
}

void* Heap::Allocate(Domain domain, size_t bytes) {
  return hooked() ? AllocateHooked(domain, bytes, false) : AllocatePlain(domain, bytes, false);
}

void* Heap::AllocateZeroed(Domain domain, size_t bytes) {
  return hooked() ? AllocateHooked(domain, bytes, true) : AllocatePlain(domain, bytes, true);
}

void* Heap::Reallocate(Domain domain, void* block, size_t bytes) {
  if (!block) return Allocate(domain, bytes);
  return hooked() ? ReallocateHooked(domain, block, bytes) : ReallocatePlain(domain, block, bytes);
}

void Heap::Free(Domain domain, void* block) {
  if (!block) return;
  if (hooked()) {
    FreeHooked(domain, block);
  } else {
    FreePlain(block);
  }
}

void* Heap::AllocateHooked(Domain domain, size_t bytes, bool zeroed) {
  if (faults_.ShouldFail(bytes, [this] { return AllocatedBytes(); })) return nullptr;
  void* block = AllocatePlain(domain, bytes, zeroed);
  if (block && observed_ && !hooks_->observing) {
    hooks_->observing = true;
    for (AllocationObserver* observer : hooks_->observers) observer->OnAllocate(domain, block, bytes);
    hooks_->observing = false;
  }
  return block;
}

void* Heap::ReallocateHooked(Domain domain, void* block, size_t bytes) {
  if (faults_.ShouldFail(bytes, [this] { return AllocatedBytes(); })) return nullptr;
  void* moved = ReallocatePlain(domain, block, bytes);
  if (moved && observed_ && !hooks_->observing) {
    hooks_->observing = true;
    for (AllocationObserver* observer : hooks_->observers) observer->OnReallocate(domain, block, moved, bytes);
    hooks_->observing = false;
  }
  return moved;
}

void Heap::FreeHooked(Domain domain, void* block) {
  if (observed_ && !hooks_->observing) {
    hooks_->observing = true;
    for (AllocationObserver* observer : hooks_->observers) observer->OnFree(domain, block);
    hooks_->observing = false;
  }
  FreePlain(block);
}

void Heap::NotifyReuse(void* block) {
  if (hooks_->observing) return;
  hooks_->observing = true;
  for (AllocationObserver* observer : hooks_->observers) observer->OnReuse(block);
  hooks_->observing = false;
}

size_t Heap::BlockBytes(const void* block) const { return BlockBytesPlain(block); }

bool Heap::IsLive(const void* block) const {
  if (const Arena* arena = small_.arenas().map().Find(block)) {
    const Pool* pool = Pool::Of(block);
    size_t index = static_cast<size_t>(reinterpret_cast<const char*>(pool) - arena->base) / kPoolSize;
    if (index >= arena->touched || pool->state == PoolState::kEmpty) return false;
    ptrdiff_t offset = static_cast<const char*>(block) - pool->blocks();
    if (offset < 0 || offset % static_cast<ptrdiff_t>(pool->block_bytes()) != 0) return false;
    if (static_cast<size_t>(offset) / pool->block_bytes() >= pool->carved) return false;
    return !pool->IsFree(block);
  }
  return raw_.Holds(block);
}

size_t Heap::ClearFreeLists() {
  size_t freed = 0;
  for (FreeList& list : free_lists_) {
    while (void* block = list.Take()) {
      FreePlain(block);
      ++freed;
    }
  }
  return freed;
}

void Heap::SetFreeListBound(FreeListId id, uint32_t bound) {
  FreeList& list = free_list(id);
  while (void* block = list.Take()) Free(Domain::kObject, block);
  list.bound_ = bound;
}

void Heap::AddObserver(AllocationObserver* observer) {
  hooks_->observers.push_back(observer);
  observed_ = true;
  RefreshFastPath();
}

void Heap::RemoveObserver(AllocationObserver* observer) {
  std::erase(hooks_->observers, observer);
  observed_ = !hooks_->observers.empty();
  RefreshFastPath();
}

void Heap::SetFaults(const FaultPlan& plan) {
  faults_.Set(plan);
  RefreshFastPath();
}

void Heap::ClearFaults() {
  faults_.Clear();
  RefreshFastPath();
}

size_t Heap::AllocatedBlocks() const {
  if (!HasPools(options_.mode)) return 0;
  return small_.CountBlocks() + raw_.blocks(Domain::kMem) + raw_.blocks(Domain::kObject);
}

size_t Heap::AllocatedBytes() const {
  size_t bytes = raw_.bytes();
  for (const Arena* arena = small_.arenas().first(); arena; arena = arena->all_next) {
    for (size_t i = 0; i < arena->touched; ++i) bytes += arena->PoolAt(i)->used * arena->PoolAt(i)->block_bytes();
  }
  return bytes;
}

void Heap::Validate() const {
  small_.Validate();
  raw_.Validate();
}

}  // namespace viv
