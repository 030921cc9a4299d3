#include "memory/stats.h"

#include <cstdio>

#include "memory/heap.h"
#include "memory/heap_hooks.h"

namespace viv {
namespace {

std::string WithCommas(uint64_t value) {
  std::string digits = std::to_string(value);
  std::string text;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

template <class... Arguments>
void Line(std::string& text, const char* format, Arguments... arguments) {
  char line[160];
  std::snprintf(line, sizeof line, format, arguments...);
  text += line;
}

// "label      =          1,234"; the label fills up to the equals sign.
uint64_t Entry(std::string& text, const std::string& label, uint64_t value) {
  Line(text, "%-35s=%21s\n", label.c_str(), WithCommas(value).c_str());
  return value;
}

void FreeListEntry(std::string& text, const FreeListSpec& spec, uint32_t count) {
  std::string name = spec.tuple_length ? std::to_string(spec.tuple_length) + "-sized " + spec.name : spec.name;
  std::string label = std::to_string(count) + " free " + name + "s * " + std::to_string(spec.object_bytes) + " bytes each";
  Line(text, "%48s =%21s\n", label.c_str(), WithCommas(count * spec.object_bytes).c_str());
}

void FormatClasses(std::string& text, const HeapStats& stats) {
  Line(text, "Small block threshold = %zu, in %zu size classes.\n\n", kSmallRequestLimit, kSizeClassCount);
  text += "class   size   num pools   blocks in use  avail blocks\n";
  text += "-----   ----   ---------   -------------  ------------\n";
  for (size_t i = 0; i < kSizeClassCount; ++i) {
    const SizeClassStats& entry = stats.classes[i];
    if (entry.pools == 0) continue;
    Line(text, "%5zu %6zu %11zu %15zu %13zu\n", i, entry.block_bytes, entry.pools, entry.live_blocks, entry.free_blocks);
  }
  text += '\n';
}

// CPython's map has a level between root and leaves.
void FormatArenaMap(std::string& text, const HeapStats& stats) {
  text += "arena map counts\n";
  Entry(text, "# arena map mid nodes", 0);
  Entry(text, "# arena map bot nodes", stats.map_leaves);
  text += '\n';
  uint64_t total = Entry(text, "# bytes lost to arena map root", AddressMap::root_bytes());
  total += Entry(text, "# bytes lost to arena map mid", 0);
  total += Entry(text, "# bytes lost to arena map bot", stats.map_leaves * AddressMap::leaf_bytes());
  Entry(text, "Total", total);
  text += '\n';
}

void FormatArenas(std::string& text, const HeapStats& stats) {
  Entry(text, "# arenas allocated total", stats.arenas_created);
  Entry(text, "# arenas reclaimed", stats.arenas_released);
  Entry(text, "# arenas highwater mark", stats.arenas_peak);
  Entry(text, "# arenas allocated current", stats.arenas);
  Entry(text, std::to_string(stats.arenas) + " arenas * " + std::to_string(kArenaSize) + " bytes/arena", stats.arena_bytes());
  text += '\n';
  uint64_t total = Entry(text, "# bytes in allocated blocks", stats.live_bytes);
  total += Entry(text, "# bytes in available blocks", stats.free_bytes);
  total += Entry(text, std::to_string(stats.free_pools) + " unused pools * " + std::to_string(kPoolSize) + " bytes",
                 stats.free_pools * kPoolSize);
  total += Entry(text, "# bytes lost to pool headers", stats.header_bytes);
  total += Entry(text, "# bytes lost to quantization", stats.quantization_bytes);
  total += Entry(text, "# bytes lost to arena alignment", 0);
  Entry(text, "Total", total);
  text += '\n';
  FormatArenaMap(text, stats);
}

}  // namespace

HeapStats CollectStats(const Heap& heap) {
  HeapStats stats;
  const ArenaSet& arenas = heap.small().arenas();
  stats.arenas = arenas.count();
  stats.arenas_peak = arenas.peak_count();
  stats.arenas_spare = arenas.spare_count();
  stats.arenas_created = arenas.created_count();
  stats.arenas_released = arenas.released_count();
  stats.map_leaves = arenas.map().leaves();
  for (size_t i = 0; i < kSizeClassCount; ++i) stats.classes[i].block_bytes = SizeClassBytes(i + 1);
  for (const Arena* arena = arenas.first(); arena; arena = arena->all_next) {
    stats.free_pools += arena->free_count;
    for (size_t i = 0; i < arena->touched; ++i) {
      const Pool* pool = arena->PoolAt(i);
      if (pool->state == PoolState::kEmpty) continue;
      SizeClassStats& entry = stats.classes[pool->size_class - 1];
      ++entry.pools;
      entry.live_blocks += pool->used;
      entry.free_blocks += pool->capacity - pool->used;
      stats.header_bytes += sizeof(Pool);
      stats.quantization_bytes += kPoolSize - sizeof(Pool) - pool->capacity * pool->block_bytes();
    }
  }
  for (const SizeClassStats& entry : stats.classes) {
    stats.live_bytes += entry.live_blocks * entry.block_bytes;
    stats.free_bytes += entry.free_blocks * entry.block_bytes;
  }
  stats.raw_blocks = heap.raw().blocks();
  stats.raw_bytes = heap.raw().bytes();
  stats.raw_bytes_peak = heap.raw().peak_bytes();
  for (size_t i = 0; i < kFreeListCount; ++i) stats.free_listed[i] = heap.free_list(static_cast<FreeListId>(i)).count();
  return stats;
}

std::string FormatHeapReport(const Heap& heap) {
  HeapStats stats = CollectStats(heap);
  std::string text;
  if (HasPools(heap.mode())) {
    FormatClasses(text, stats);
    FormatArenas(text, stats);
  }
  constexpr size_t kShownByCPython = static_cast<size_t>(TupleFreeList(kLargestFreeListTuple)) + 1;
  for (size_t i = 0; i < kFreeListCount; ++i) {
    if (i == kShownByCPython) text += '\n';
    FreeListEntry(text, FreeListSpecOf(static_cast<FreeListId>(i)), stats.free_listed[i]);
  }
  text += '\n';
  Entry(text, "# spare arenas kept", stats.arenas_spare);
  Entry(text, "# blocks in the raw layer", stats.raw_blocks);
  Entry(text, "# bytes in the raw layer", stats.raw_bytes);
  Entry(text, "# bytes in the raw layer, peak", stats.raw_bytes_peak);
  Entry(text, "# blocks in quarantine", heap.hooks().quarantine.size());
  return text;
}

}  // namespace viv
