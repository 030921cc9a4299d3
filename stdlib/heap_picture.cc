#include "stdlib/heap_picture.h"

#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>

#include <algorithm>
#include <vector>

#include "memory/heap_walk.h"
#include "memory/stats.h"

namespace viv {

namespace {

constexpr size_t kBarWidth = 32;
constexpr size_t kShownArenas = 32, kShownBlocks = 5;

std::string Bar(size_t used, size_t all) {
  size_t filled = all == 0 ? 0 : (used * kBarWidth + all - 1) / all;
  return "[" + std::string(filled, '#') + std::string(kBarWidth - filled, '.') + "]";
}

std::string Size(size_t bytes) {
  if (bytes < 10 * 1024) return absl::StrCat(bytes, " bytes");
  if (bytes < 10 * 1024 * 1024) return absl::StrCat(bytes / 1024, " KiB");
  return absl::StrCat(bytes / (1024 * 1024), " MiB");
}

class Picture final : public HeapVisitor {
 public:
  bool OnArena(const ArenaView& arena) override {
    arenas_.push_back({arena, ""});
    return true;
  }
  // One character for each pool.
  bool OnPool(const PoolView& pool) override {
    char picture = ' ';
    if (pool.touched) {
      switch (pool.state) {
        case PoolState::kFull: picture = '#'; break;
        case PoolState::kUsed: picture = pool.used * 2 >= pool.capacity ? '+' : '-'; break;
        default: picture = '.';
      }
    }
    arenas_.back().pools += picture;
    return false;
  }
  void OnBlock(const BlockView& block) override {
    if (block.state != BlockState::kLive) return;
    large_.push_back(block);
  }

  std::string Text(const HeapStats& stats) {
    std::string text;
    absl::StrAppendFormat(&text, "small blocks: %s used, %s free in %d pools; %d pools free; %d arenas of %s\n", Size(stats.live_bytes),
                          Size(stats.free_bytes), Pools(stats), stats.free_pools, stats.arenas, Size(kArenaSize));
    text += "  bytes  pools     used     free\n";
    for (const SizeClassStats& entry : stats.classes) {
      if (entry.pools == 0) continue;
      absl::StrAppendFormat(&text, "  %5d %6d %8d %8d  %s\n", entry.block_bytes, entry.pools, entry.live_blocks, entry.free_blocks,
                            Bar(entry.live_blocks, entry.live_blocks + entry.free_blocks));
    }
    text += "arenas, a character for each pool: # full, + half full at least, - less, . empty, blank never used\n";
    for (size_t i = 0; i < std::min(arenas_.size(), kShownArenas); ++i) {
      absl::StrAppendFormat(&text, "  %3d at %p  [%s]\n", arenas_[i].view.serial, arenas_[i].view.base, arenas_[i].pools);
    }
    if (arenas_.size() > kShownArenas) absl::StrAppend(&text, "  and ", arenas_.size() - kShownArenas, " more\n");
    text += "free lists, blocks that wait for the next object of a type:\n";
    for (size_t i = 0; i < kFreeListCount; ++i) {
      if (stats.free_listed[i] == 0) continue;
      const FreeListSpec& spec = FreeListSpecOf(static_cast<FreeListId>(i));
      std::string name = spec.tuple_length ? absl::StrCat(spec.name, " of ", spec.tuple_length) : std::string(spec.name);
      absl::StrAppendFormat(&text, "  %-24s %5d of %5d  %s\n", name, stats.free_listed[i], spec.bound, Bar(stats.free_listed[i], spec.bound));
    }
    absl::StrAppendFormat(&text, "large blocks: %d, %s\n", stats.raw_blocks, Size(stats.raw_bytes));
    size_t shown = std::min(large_.size(), kShownBlocks);
    std::partial_sort(large_.begin(), large_.begin() + static_cast<ptrdiff_t>(shown), large_.end(),
                      [](const BlockView& a, const BlockView& b) { return a.bytes > b.bytes; });
    for (size_t i = 0; i < shown; ++i) absl::StrAppendFormat(&text, "  %10d bytes at %p\n", large_[i].bytes, large_[i].address);
    return text;
  }

 private:
  struct ArenaLine {
    ArenaView view;
    std::string pools;
  };
  static size_t Pools(const HeapStats& stats) {
    size_t pools = 0;
    for (const SizeClassStats& entry : stats.classes) pools += entry.pools;
    return pools;
  }

  std::vector<ArenaLine> arenas_;
  std::vector<BlockView> large_;
};

}  // namespace

std::string FormatHeapPicture(const Heap& heap) {
  Picture picture;
  WalkHeap(heap, picture);
  return picture.Text(CollectStats(heap));
}

}  // namespace viv
