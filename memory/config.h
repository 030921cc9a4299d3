// Every tunable of the private heap, with what must hold between them. The stress build (VIV_STRESS) shrinks them, so that full
// pools, released arenas and cleared free lists happen after a handful of operations instead of after thousands.
//
//   request ── kAlignment steps ──> size class ── one of kSizeClassCount ──> block in a pool (kPoolSize) in an arena (kArenaSize)
//
// A request above kSmallRequestLimit never lives in a pool, a request up to it always does: freeing by size relies on that.
// Answers to the tunable section of CPython's Objects/obmalloc.c.
#pragma once

#include <cstddef>
#include <cstdint>

namespace viv {

// Blocks are aligned so, and size classes are that far apart.
inline constexpr size_t kAlignmentBits = 4;
inline constexpr size_t kAlignment = size_t{1} << kAlignmentBits;

// The largest request that a pool serves; anything above goes to the raw layer.
inline constexpr size_t kSmallRequestLimit = 512;
inline constexpr size_t kSizeClassCount = kSmallRequestLimit / kAlignment;

#ifdef VIV_STRESS
inline constexpr size_t kPoolBits = 11;
inline constexpr size_t kArenaBits = 13;
#else
inline constexpr size_t kPoolBits = 14;
inline constexpr size_t kArenaBits = 20;
#endif
inline constexpr size_t kPoolSize = size_t{1} << kPoolBits;
inline constexpr size_t kArenaSize = size_t{1} << kArenaBits;
inline constexpr size_t kPoolsPerArena = kArenaSize / kPoolSize;

// So many wholly free arenas are kept for what comes next, or one for each kSpareFraction arenas in use where that is more.
#ifdef VIV_STRESS
inline constexpr size_t kSpareArenas = 1;
#else
inline constexpr size_t kSpareArenas = 2;
#endif
inline constexpr size_t kSpareFraction = 4;

// A page of the system: what becomes resident at the first touch.
inline constexpr size_t kPageSize = 4096;

// How many virgin blocks of a pool are linked into its free list at a time: at most so many, and none beyond the page of the first,
// so that carving touches no page before it is needed.
#ifdef VIV_STRESS
inline constexpr size_t kCarveBatch = 2;
#else
inline constexpr size_t kCarveBatch = 16;
#endif

// User addresses fit so many bits: the address map, and the VM's boxed values, count on it. Asserted for every arena.
inline constexpr size_t kAddressBits = 47;

// The address map has two levels; one leaf covers 2^kAddressLeafBits bytes.
inline constexpr size_t kAddressLeafBits = 33;

// Nested deallocations of containers before the trashcan takes over, and the same for the types that CPython 3.11 leaves without a
// trashcan (there such a chain overflows the C stack).
#ifdef VIV_STRESS
inline constexpr int kTrashcanDepth = 50;
inline constexpr int kTrashcanSafetyDepth = 100;
#else
inline constexpr int kTrashcanDepth = 50;
inline constexpr int kTrashcanSafetyDepth = 1000;
#endif

// Free lists keep no more than CPython's bounds (freelists.def), nor more than this.
#ifdef VIV_STRESS
inline constexpr uint32_t kFreeListBoundCap = 3;
#else
inline constexpr uint32_t kFreeListBoundCap = UINT32_MAX;
#endif

// Freed blocks that the debug hooks remember, so that a double free can be told from a wild pointer.
inline constexpr size_t kDebugHistory = 1024;

static_assert(kSmallRequestLimit % kAlignment == 0);
static_assert(kPoolsPerArena >= 2 && kPoolsPerArena <= 64, "the arena buckets are found through one 64-bit mask");
static_assert(kArenaSize % kPageSize == 0, "arenas are mapped from the system");
static_assert(kPoolSize >= 2 * kSmallRequestLimit, "a pool must hold a block of every class besides its header");
static_assert(kAddressLeafBits > kArenaBits && kAddressLeafBits < kAddressBits);

// 1..kSizeClassCount; 0 for a request of zero bytes, which callers turn into the smallest class.
constexpr size_t SizeClassOf(size_t bytes) { return (bytes + kAlignment - 1) >> kAlignmentBits; }
constexpr size_t SizeClassBytes(size_t size_class) { return size_class << kAlignmentBits; }

}  // namespace viv
