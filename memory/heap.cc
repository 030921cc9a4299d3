#include "memory/heap.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "memory/heap_hooks.h"

namespace viv {

namespace internal {
constinit thread_local Heap* current_heap = nullptr;

size_t BytesToGuard(const void* block) { return CurrentHeap().BlockBytes(block); }
}  // namespace internal

Heap::Heap(const HeapOptions& options) : options_(options), hooks_(new HeapHooks(options)) {
  for (size_t i = 0; i < kFreeListCount; ++i) {
    const FreeListSpec& spec = FreeListSpecOf(static_cast<FreeListId>(i));
    free_lists_[i].bound_ = options.free_lists ? std::min(spec.bound, kFreeListBoundCap) : 0;
  }
  RefreshFastPath();
}

Heap::~Heap() {
  while (hooks_->quarantine.size() > 0) Evict();
  delete hooks_;
}

void Heap::RefreshFastPath() {
  bool hooked =
      !HasPools(options_.mode) || HasDebugHooks(options_.mode) || options_.quarantine_blocks > 0 || observed_ || faults_.active();
  fast_limit_ = hooked ? 0 : kSmallRequestLimit;
  exact_boxes_ = observed_ || faults_.active() || blocks_seen_;
}

void Heap::RequireExactBoxes() {
  BoxAll();
  blocks_seen_ = true;
  RefreshFastPath();
}

void Heap::BoxAll() {
  if (!exact_boxes_ && box_all_) box_all_();
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
  if (bytes > PTRDIFF_MAX / 2) return nullptr;  // room for the guards
  if (faults_.ShouldFail(bytes, capped_bytes_)) return nullptr;
  void* block;
  if (hooks_->debugging) {
    block = AllocatePlain(domain, DebugHooks::PaddedBytes(bytes), zeroed);
    if (block) block = hooks_->debug.Dress(block, domain, bytes, zeroed);
  } else {
    block = AllocatePlain(domain, bytes, zeroed);
  }
  if (!block) return nullptr;
  if (faults_.capped()) capped_bytes_ += BlockBytes(block);
  if (observed_) hooks_->Notify([=](AllocationObserver* observer) { observer->OnAllocate(domain, block, bytes); });
  return block;
}

void* Heap::ReallocateHooked(Domain domain, void* block, size_t bytes) {
  constexpr const char* kCaller = "_PyMem_DebugRawRealloc";
  if (hooks_->debugging) hooks_->debug.Check(block, domain, kCaller);
  if (bytes > PTRDIFF_MAX / 2) return nullptr;
  size_t old_bytes = BlockBytes(block);
  size_t growth = bytes > old_bytes ? bytes - old_bytes : 0;
  if (faults_.ShouldFail(growth, capped_bytes_)) return nullptr;
  void* moved;
  if (hooks_->debugging || hooks_->quarantining) {
    moved = AllocatePlain(domain, hooks_->debugging ? DebugHooks::PaddedBytes(bytes) : bytes, false);
    if (!moved) return nullptr;
    if (hooks_->debugging) moved = hooks_->debug.Dress(moved, domain, bytes, false);
    if (!hooks_->debugging) VIV_UNPOISON(block, old_bytes);
    std::memcpy(moved, block, std::min(bytes, old_bytes));
    Retire(domain, hooks_->debugging ? hooks_->debug.Undress(block) : block);
  } else {
    moved = ReallocatePlain(domain, block, bytes);
    if (!moved) return nullptr;
  }
  if (faults_.capped()) capped_bytes_ += BlockBytes(moved) - old_bytes;
  if (observed_) hooks_->Notify([=](AllocationObserver* observer) { observer->OnReallocate(domain, block, old_bytes, moved, bytes); });
  return moved;
}

void Heap::FreeHooked(Domain domain, void* block) {
  if (hooks_->debugging) {
    hooks_->debug.Check(block, domain, "_PyMem_DebugRawFree");
  } else if (hooks_->quarantining) {
    VIV_CHECK(!hooks_->quarantine.Contains(block), "a block is freed once (was it freed twice?)");
  }
  if (observed_) hooks_->Notify([=](AllocationObserver* observer) { observer->OnFree(domain, block); });
  if (faults_.capped()) capped_bytes_ -= BlockBytes(block);
  Retire(domain, hooks_->debugging ? hooks_->debug.Undress(block) : block);
}

void Heap::Retire(Domain domain, void* raw) {
  if (!hooks_->quarantining) return FreePlain(raw);
  size_t bytes = BlockBytesPlain(raw);
  VIV_POISON(raw, bytes);
  hooks_->quarantine.Add({raw, bytes, domain});
  while (hooks_->quarantine.overfull()) Evict();
}

void Heap::Evict() {
  Quarantine::Entry entry = hooks_->quarantine.TakeOldest();
  VIV_UNPOISON(entry.raw, entry.bytes);
  if (hooks_->debugging) hooks_->debug.CheckDead(entry.raw);
  FreePlain(entry.raw);
}

void Heap::NotifyReuse(void* block) {
  hooks_->Notify([=](AllocationObserver* observer) { observer->OnReuse(block); });
}

DebugHooks* Heap::debug() { return hooks_->debugging ? &hooks_->debug : nullptr; }

size_t Heap::BlockBytes(const void* block) const {
  return hooks_->debugging ? DebugHooks::BlockBytes(block) : BlockBytesPlain(block);
}

bool Heap::IsLive(const void* block) const {
  if (hooks_->debugging) return hooks_->debug.IsLive(block);
  if (hooks_->quarantine.Contains(block)) return false;
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
      Free(Domain::kObject, block);
      ++freed;
    }
  }
  small_.ReleaseSpareArenas();
  return freed;
}

void Heap::SetFreeListBound(FreeListId id, uint32_t bound) {
  FreeList& list = free_list(id);
  while (void* block = list.Take()) Free(Domain::kObject, block);
  list.bound_ = bound;
}

void Heap::AddObserver(AllocationObserver* observer) {
  BoxAll();
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
  BoxAll();
  faults_.Set(plan);
  if (faults_.capped()) capped_bytes_ = AllocatedBytes();
  RefreshFastPath();
}

void Heap::ClearFaults() {
  faults_.Clear();
  RefreshFastPath();
}

size_t Heap::AllocatedBlocks() const {
  if (!HasPools(options_.mode)) return 0;
  return small_.CountBlocks() + raw_.blocks(Domain::kMem) + raw_.blocks(Domain::kObject) - hooks_->quarantine.pool_domain_entries();
}

size_t Heap::AllocatedBytes() const {
  if (hooks_->debugging) {
    size_t bytes = 0;
    for (const void* block : hooks_->debug.live()) bytes += DebugHooks::BlockBytes(block);
    return bytes;
  }
  size_t bytes = raw_.bytes();
  for (const Arena* arena = small_.arenas().first(); arena; arena = arena->all_next) {
    for (size_t i = 0; i < arena->touched; ++i) bytes += arena->PoolAt(i)->used * arena->PoolAt(i)->block_bytes();
  }
  for (const Quarantine::Entry& entry : hooks_->quarantine.entries()) bytes -= entry.bytes;
  return bytes;
}

VIV_NO_ASAN void Heap::ValidateFreeLists() const {
  for (const FreeList& list : free_lists_) {
    uint32_t count = 0;
    for (const FreeBlock* block = list.front(); block; block = block->next) {
      VIV_CHECK(++count <= list.count(), "F1: a free list is as long as it says (was a block given twice?)");
      VIV_CHECK(IsLive(block), "F1: a block in a free list is alive for the pools (was it freed as well?)");
    }
    VIV_CHECK(count == list.count() && count <= list.bound(), "F1: a free list is as long as it says, and bounded");
  }
}

void Heap::Validate() const {
  small_.Validate();
  raw_.Validate();
  ValidateFreeLists();
  if (HasPools(options_.mode)) {
    for (const RawHeader* header = raw_.first(); header != raw_.end(); header = header->next) {
      VIV_CHECK(header->domain == Domain::kRaw || header->bytes > kSmallRequestLimit,
                "I1: a small block of the mem and object domains is in a pool");
    }
  } else {
    VIV_CHECK(small_.arenas().count() == 0, "I1: the modes without pools have no arena");
  }
  bool hooked = hooks_->debugging || !HasPools(options_.mode) || hooks_->quarantining || observed_ || faults_.active();
  VIV_CHECK(hooked == (fast_limit_ == 0), "I2: the fast path is open while nothing is hooked");
  if (hooks_->debugging) {
    hooks_->debug.Validate();
    for (const Quarantine::Entry& entry : hooks_->quarantine.entries()) hooks_->debug.CheckDead(entry.raw);
  }
}

}  // namespace viv
