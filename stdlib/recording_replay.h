// The live blocks of a recording, as its events make and end them: for whoever reads the file, and for the recorder where it keeps sums
// instead of events. Blocks are known by the numbers of their addresses only; nothing here touches them.
#pragma once

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "stdlib/recorded_event.h"

namespace viv {

inline constexpr unsigned kThreadBits = 20, kAllocatorBits = 4;

// What has the same stack, thread and allocator is one place.
inline uint64_t PlaceKey(uint32_t stack, uint32_t thread, RecordedAllocator allocator) {
  return uint64_t{stack} << (kThreadBits + kAllocatorBits) | uint64_t{thread} << kAllocatorBits | static_cast<uint64_t>(allocator);
}
inline uint32_t StackOfKey(uint64_t key) { return static_cast<uint32_t>(key >> (kThreadBits + kAllocatorBits)); }
inline uint32_t ThreadOfKey(uint64_t key) { return static_cast<uint32_t>(key >> kAllocatorBits & ((1u << kThreadBits) - 1)); }
inline RecordedAllocator AllocatorOfKey(uint64_t key) { return static_cast<RecordedAllocator>(key & ((1u << kAllocatorBits) - 1)); }

// A live block, in few bytes: there are millions.
struct Live {
  uint64_t size;
  uint32_t stack;
  uint32_t thread : kThreadBits, allocator_number : kAllocatorBits;
  uint32_t sequence;  // of the thread's allocations, modulo 2**32
  bool is_block() const { return allocator_number != 0; }
  RecordedAllocator allocator() const { return static_cast<RecordedAllocator>(allocator_number); }
};

// The live blocks by address. Neighbours in memory are neighbours here: a page of numbers stands for 16 KiB of addresses, one number for
// 16 bytes, in which no second block begins. Blocks that ended leave their place to the next.
class LiveBlocks {
 public:
  // Null: there is none.
  Live* Find(uint64_t address) {
    uint32_t* number = NumberOf(address, false);
    return number && *number ? &blocks_[*number] : nullptr;
  }
  // The block's, or a new one, whose size is 0.
  Live* FindOrAdd(uint64_t address) {
    uint32_t* number = NumberOf(address, true);
    if (*number == 0) {
      if (free_.empty()) {
        *number = static_cast<uint32_t>(blocks_.size());
        blocks_.emplace_back();
      } else {
        *number = free_.back();
        free_.pop_back();
        blocks_[*number] = Live{};
      }
    }
    return &blocks_[*number];
  }
  void Remove(uint64_t address) {
    uint32_t* number = NumberOf(address, false);
    if (number && *number) free_.push_back(std::exchange(*number, 0));
  }
  template <class Each>
  void ForEach(Each each) const {
    for (const auto& [key, page] : pages_) {
      for (uint32_t number : page->numbers) {
        if (number) each(blocks_[number]);
      }
    }
  }

 private:
  static constexpr unsigned kUnitBits = 4, kPageBits = 14;
  struct Page {
    uint32_t numbers[1 << (kPageBits - kUnitBits)] = {};
  };

  uint32_t* NumberOf(uint64_t address, bool add) {
    uint64_t key = address >> kPageBits;
    auto& [known_key, page] = known_[key % std::size(known_)];
    if (known_key != key || !page) {
      auto found = pages_.find(key);
      if (found == pages_.end()) {
        if (!add) return nullptr;
        found = pages_.emplace(key, std::make_unique<Page>()).first;
      }
      known_key = key;
      page = found->second.get();
    }
    return &page->numbers[address >> kUnitBits & ((1 << (kPageBits - kUnitBits)) - 1)];
  }

  absl::flat_hash_map<uint64_t, std::unique_ptr<Page>> pages_;
  std::pair<uint64_t, Page*> known_[1024] = {};  // by the low bits of the key
  std::vector<Live> blocks_{Live{}};             // 0 is no block's
  std::vector<uint32_t> free_;
};

// Keeps the table of live blocks and how much they take together, event by event. `gone` is called with each block that ends, also where
// only its user changes (kReuse), `came` with each that begins.
struct Replay {
  LiveBlocks live;
  uint64_t bytes = 0;

  template <class Gone, class Came>
  void Apply(const RecordedEvent& event, uint32_t sequence, Gone gone, Came came) {
    switch (event.kind) {
      case RecordKind::kReallocate:
        Free(event.old_address, gone);
        [[fallthrough]];
      case RecordKind::kAllocate: {
        Live* block = live.FindOrAdd(event.address);
        if (block->is_block()) Forget(block, gone);  // something is there only where its end is missing
        *block = {event.size, event.stack, event.thread, static_cast<uint32_t>(event.allocator), sequence};
        bytes += event.size;
        came(*block);
        break;
      }
      case RecordKind::kFree: Free(event.address, gone); break;
      case RecordKind::kReuse:
        if (Live* block = live.Find(event.address)) {
          gone(*block);
          block->stack = event.stack;
          block->thread = event.thread;
          came(*block);
        }
        break;
      default: break;
    }
  }
  void Apply(const RecordedEvent& event) {
    Apply(event, 0, [](const Live&) {}, [](const Live&) {});
  }

 private:
  template <class Gone>
  void Forget(Live* block, Gone gone) {
    bytes -= block->size;
    gone(*block);
  }
  template <class Gone>
  void Free(uint64_t address, Gone gone) {
    Live* block = live.Find(address);
    if (!block) return;  // from before the start
    Forget(block, gone);
    live.Remove(address);
  }
};

}  // namespace viv
