// One private heap: everything that the interpreter's objects live on. A process may hold several; a thread uses one at a time.
//
//   layer 3   free lists of single types            freelist.h
//   layer 2   pools in arenas, up to 512 bytes      small_object_allocator.h, pool.h, arena.h, address_map.h
//   layer 1   raw blocks, malloc                    raw_allocator.h
//   layer 0   the system: mmap, brk
//
// Two entries for all of memory/'s users:
//   * AllocateObjectMemory / FreeObjectMemory, inlined, for objects;
//   * Allocate, AllocateZeroed, Reallocate, Free by domain (domain.h) for everything else.
// Null means out of memory; no exception is pending then, raising MemoryError is the caller's part.
//
// Debug hooks, observers, planned failures and a quarantine stand in front of the layers. As long as none of them is there
// (`hooked()` is false) they cost one test, the one for the size: the limit of the fast path is then 0.
//
// A heap belongs to one thread at a time and takes no lock; after fork() the child's copy is as good as the parent's.
//
// Invariants (Validate)
//   I1  whatever was asked for with at most kSmallRequestLimit bytes lives in a pool, anything larger in the raw layer
//       (in the modes with pools; sized frees depend on it)
//   I2  the fast path is open exactly while nothing is hooked
//   and those of the parts: P (pool.h), A (arena.h), S (small_object_allocator.h), R (raw_allocator.h), F (freelist.h),
//   D (debug_hooks.h).
//
// Answers to CPython's Objects/obmalloc.c. Differences: all state in an object; pools are not shared with "malloc" as a fallback (a
// small request that finds no arena fails); a large block that shrinks to a small one moves into a pool.
#pragma once

#include "memory/allocator_mode.h"
#include "memory/domain.h"
#include "memory/fault_injection.h"
#include "memory/freelist.h"
#include "memory/raw_allocator.h"
#include "memory/small_object_allocator.h"
#include "memory/trashcan.h"

namespace viv {

class AllocationObserver;
class DebugHooks;
struct HeapHooks;

struct HeapOptions {
  AllocatorMode mode = AllocatorMode::kPymalloc;
  bool free_lists = true;
  // So many freed blocks are held back before their memory may be used again. Addresses are then not reused at once as they are in
  // CPython, so it is off unless somebody hunts a use after free.
  size_t quarantine_blocks = 0;
};

class Heap {
 public:
  explicit Heap(const HeapOptions& options = {});
  // Gives all memory back, live blocks included.
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  // Zero bytes give a block of its own.
  void* Allocate(Domain domain, size_t bytes);
  void* AllocateZeroed(Domain domain, size_t bytes);
  // Null: out of memory, and the old block is as it was. A null block is allocated.
  void* Reallocate(Domain domain, void* block, size_t bytes);
  // Null is fine.
  void Free(Domain domain, void* block);

  // The bytes that a block offers, at least those asked for. Under debug hooks: exactly those.
  size_t BlockBytes(const void* block) const;
  // Whether the block is live here. For checks and reports: may walk lists.
  bool IsLive(const void* block) const;

  FreeList& free_list(FreeListId id) { return free_lists_[static_cast<size_t>(id)]; }
  const FreeList& free_list(FreeListId id) const { return free_lists_[static_cast<size_t>(id)]; }
  // Frees what the free lists hold and gives spare arenas back to the system; how many blocks. A full collection calls it.
  size_t ClearFreeLists();
  // Clears the list and keeps at most `bound` blocks from now on.
  void SetFreeListBound(FreeListId id, uint32_t bound);

  Trashcan& trashcan() { return trashcan_; }

  // Observers are called in the order they were added.
  void AddObserver(AllocationObserver* observer);
  void RemoveObserver(AllocationObserver* observer);
  bool observed() const { return observed_; }
  void NotifyReuse(void* block);

  void SetFaults(const FaultPlan& plan);
  void ClearFaults();
  const FaultInjector& faults() const { return faults_; }

  // What the debug hooks know (debug_hooks.h): serial numbers, descriptions, the hook that adds a traceback to a fatal report.
  // Null in the modes without.
  DebugHooks* debug();
  const HeapHooks& hooks() const { return *hooks_; }

  // sys.getallocatedblocks(): live blocks of the mem and object domains; 0 in the modes without pools.
  size_t AllocatedBlocks() const;
  // Live bytes of all domains, each block at its block's size.
  size_t AllocatedBytes() const;

  AllocatorMode mode() const { return options_.mode; }
  const HeapOptions& options() const { return options_; }
  bool hooked() const { return fast_limit_ == 0; }

  // Whether every number must have its block from the moment it exists, as in CPython: somebody watches allocations, lets them fail,
  // or has seen what a number's block is. What does arithmetic asks before each result.
  bool exact_boxes() const { return exact_boxes_; }
  static constexpr size_t exact_boxes_offset();  // in bytes, for machine code
  // From now on and for good.
  void RequireExactBoxes();
  // Called, before exact boxes begin, to give blocks to the numbers that exist without one. Null: nobody has such numbers.
  void SetBoxAll(void (*box_all)()) { box_all_ = box_all; }
  const SmallObjectAllocator& small() const { return small_; }
  const RawAllocator& raw() const { return raw_; }

  // Asserts every invariant. O(heap).
  void Validate() const;

 private:
  friend void* AllocateObjectMemory(size_t bytes);
  friend void FreeObjectMemory(void* block);
  friend void FreeObjectMemory(void* block, size_t bytes);

  void* AllocateHooked(Domain domain, size_t bytes, bool zeroed);
  void* ReallocateHooked(Domain domain, void* block, size_t bytes);
  void FreeHooked(Domain domain, void* block);
  // The layers themselves, without hooks.
  void* AllocatePlain(Domain domain, size_t bytes, bool zeroed);
  void* ReallocatePlain(Domain domain, void* block, size_t bytes);
  void FreePlain(void* block);
  // Out of the program's hands: into the quarantine, or freed.
  void Retire(Domain domain, void* raw);
  void Evict();
  size_t BlockBytesPlain(const void* block) const;
  bool ServedByPool(Domain domain, size_t bytes) const {
    return domain != Domain::kRaw && bytes <= kSmallRequestLimit && HasPools(options_.mode);
  }
  void RefreshFastPath();
  void BoxAll();
  void ValidateFreeLists() const;

  size_t fast_limit_ = 0;  // kSmallRequestLimit, or 0 while something is hooked
  bool exact_boxes_ = false;
  bool blocks_seen_ = false;  // RequireExactBoxes() was called
  void (*box_all_)() = nullptr;
  SmallObjectAllocator small_;
  FreeList free_lists_[kFreeListCount];
  RawAllocator raw_;
  Trashcan trashcan_;
  HeapOptions options_;
  bool observed_ = false;
  FaultInjector faults_;
  size_t capped_bytes_ = 0;  // AllocatedBytes(), kept up to date only while a plan caps the bytes
  HeapHooks* hooks_;
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
constexpr size_t Heap::exact_boxes_offset() { return offsetof(Heap, exact_boxes_); }
#pragma GCC diagnostic pop

namespace internal {
// Static linking into one program is assumed: the address is then one constant from the thread register.
extern constinit thread_local Heap* current_heap [[gnu::tls_model("local-exec")]];
}  // namespace internal

// The heap of this thread: set by a HeapScope.
inline Heap& CurrentHeap() {
  VIV_DCHECK(internal::current_heap != nullptr, "a HeapScope is open wherever the heap is used");
  return *internal::current_heap;
}

class HeapScope {
 public:
  explicit HeapScope(Heap* heap) : previous_(internal::current_heap) { internal::current_heap = heap; }
  ~HeapScope() { internal::current_heap = previous_; }
  HeapScope(const HeapScope&) = delete;
  HeapScope& operator=(const HeapScope&) = delete;

 private:
  Heap* previous_;
};

inline void* Allocate(Domain domain, size_t bytes) { return CurrentHeap().Allocate(domain, bytes); }
inline void* AllocateZeroed(Domain domain, size_t bytes) { return CurrentHeap().AllocateZeroed(domain, bytes); }
inline void* Reallocate(Domain domain, void* block, size_t bytes) { return CurrentHeap().Reallocate(domain, block, bytes); }
inline void Free(Domain domain, void* block) { CurrentHeap().Free(domain, block); }

// A block of the object domain. Null: out of memory.
inline void* AllocateObjectMemory(size_t bytes) {
  Heap& heap = CurrentHeap();
#ifndef VIV_SANITIZE  // there, requests go the long way, where their exact length is told to the sanitizer
  bool surely_large = __builtin_constant_p(bytes) && bytes > kSmallRequestLimit;  // leaves nothing of the fast path in the code
  if (!surely_large && __builtin_expect(bytes <= heap.fast_limit_, 1)) {
    void* block = heap.small_.TryAllocate(SizeClassOf(bytes));
    if (__builtin_expect(block != nullptr, 1)) return block;
  }
#endif
  return heap.Allocate(Domain::kObject, bytes);
}

inline void FreeObjectMemory(void* block) {
  Heap& heap = CurrentHeap();
  if (__builtin_expect(heap.fast_limit_ != 0 && heap.small_.Owns(block), 1)) {
    heap.small_.Free(block);
  } else {
    heap.Free(Domain::kObject, block);
  }
}

// For who knows what was asked for: saves the look into the address map.
inline void FreeObjectMemory(void* block, size_t bytes) {
  Heap& heap = CurrentHeap();
  if (__builtin_expect(bytes <= heap.fast_limit_ && heap.fast_limit_ != 0, 1)) {
    VIV_DCHECK(heap.small_.Owns(block), "I1: a block of a small request lies in a pool");
    heap.small_.Free(block);
  } else {
    heap.Free(Domain::kObject, block);
  }
}

// Through the free list of a type (freelist.h); `bytes` is the block, gc head included.
inline void* AllocateObjectMemory(FreeListId id, size_t bytes) {
  Heap& heap = CurrentHeap();
  void* block = heap.free_list(id).Take();
  if (__builtin_expect(block == nullptr, 0)) return AllocateObjectMemory(bytes);
  if (__builtin_expect(heap.observed(), 0)) heap.NotifyReuse(block);
  return block;
}
inline void FreeObjectMemory(FreeListId id, void* block) {
  if (!CurrentHeap().free_list(id).Give(block)) FreeObjectMemory(block);
}

}  // namespace viv
