// Random work in every mode, with the contents of every block checked and the invariants asserted on the way.
#include <cstring>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "memory/heap.h"
#include "memory/heap_walk.h"

namespace viv {
namespace {

struct Block {
  uint8_t* data;
  size_t bytes;
  Domain domain;
  uint8_t pattern;
};

struct Case {
  AllocatorMode mode;
  size_t quarantine;
  uint64_t fail_every;  // 0: nothing fails
};

class HeapStressTest : public testing::TestWithParam<Case> {
 protected:
  HeapStressTest() : heap_({.mode = GetParam().mode, .quarantine_blocks = GetParam().quarantine}), scope_(&heap_) {}

  size_t RandomBytes() {
    switch (random_() % 8) {
      case 0:
        return random_() % 8;
      case 1:
        return random_() % 5000;
      case 2:
        return kSmallRequestLimit - 20 + random_() % 40;
      default:
        return random_() % 200;
    }
  }

  void MaybePlanAFailure() {
    if (GetParam().fail_every && random_() % GetParam().fail_every == 0) heap_.SetFaults(FaultPlan::FailNth(1 + random_() % 3));
  }

  void Fill(Block& block) {
    block.pattern = static_cast<uint8_t>(random_());
    std::memset(block.data, block.pattern, block.bytes);
  }

  static void ExpectIntact(const Block& block, size_t bytes) {
    for (size_t i = 0; i < bytes; ++i) ASSERT_EQ(block.data[i], block.pattern);
  }

  void New() {
    Block block{nullptr, RandomBytes(), static_cast<Domain>(random_() % 3), 0};
    bool zeroed = random_() % 4 == 0;
    if (zeroed) {
      block.data = static_cast<uint8_t*>(AllocateZeroed(block.domain, block.bytes));
    } else if (block.domain == Domain::kObject) {
      block.data = static_cast<uint8_t*>(AllocateObjectMemory(block.bytes));
    } else {
      block.data = static_cast<uint8_t*>(Allocate(block.domain, block.bytes));
    }
    if (!block.data) return;
    if (zeroed) ExpectIntact(block, block.bytes);
    Fill(block);
    blocks_.push_back(block);
  }

  void Resize() {
    Block& block = blocks_[random_() % blocks_.size()];
    size_t bytes = RandomBytes();
    auto* moved = static_cast<uint8_t*>(Reallocate(block.domain, block.data, bytes));
    if (!moved) return ExpectIntact(block, block.bytes);
    size_t kept = std::min(bytes, block.bytes);
    block.data = moved;
    block.bytes = bytes;
    ExpectIntact(block, kept);
    Fill(block);
  }

  void Drop() {
    std::swap(blocks_[random_() % blocks_.size()], blocks_.back());
    Block block = blocks_.back();
    blocks_.pop_back();
    ExpectIntact(block, block.bytes);
    if (block.domain == Domain::kObject && random_() % 2) {
      FreeObjectMemory(block.data, block.bytes);
    } else if (block.domain == Domain::kObject) {
      FreeObjectMemory(block.data);
    } else {
      Free(block.domain, block.data);
    }
  }

  Heap heap_;
  HeapScope scope_;
  std::mt19937_64 random_{20240229};
  std::vector<Block> blocks_;
};

TEST_P(HeapStressTest, NothingIsLostOrMixedUp) {
  // Waves: the heap grows and shrinks several times, so that arenas come and go.
  for (int wave = 0; wave < 6; ++wave) {
    unsigned growth = wave % 2 == 0 ? 60 : 30;
    for (int step = 0; step < 6000; ++step) {
      MaybePlanAFailure();
      unsigned choice = random_() % 100;
      if (blocks_.empty() || choice < growth) {
        New();
      } else if (choice < growth + 15) {
        Resize();
      } else {
        Drop();
      }
      if (step % 1500 == 0) heap_.Validate();
    }
    heap_.Validate();
  }
  heap_.ClearFaults();
  size_t expected = 0;
  for (const Block& block : blocks_) expected += block.domain != Domain::kRaw && HasPools(GetParam().mode);
  EXPECT_EQ(heap_.AllocatedBlocks(), expected);
  while (!blocks_.empty()) Drop();
  heap_.Validate();
  EXPECT_EQ(heap_.AllocatedBlocks(), 0u);
  EXPECT_EQ(heap_.AllocatedBytes(), 0u);
}

std::string CaseName(const testing::TestParamInfo<Case>& info) {
  return std::string(AllocatorModeName(info.param.mode)) + (info.param.quarantine ? "_quarantine" : "") +
         (info.param.fail_every ? "_failing" : "");
}

INSTANTIATE_TEST_SUITE_P(Modes, HeapStressTest,
                         testing::Values(Case{AllocatorMode::kPymalloc, 0, 0}, Case{AllocatorMode::kPymalloc, 0, 5},
                                         Case{AllocatorMode::kPymalloc, 100, 0}, Case{AllocatorMode::kMalloc, 0, 0},
                                         Case{AllocatorMode::kPymallocDebug, 0, 5}, Case{AllocatorMode::kPymallocDebug, 50, 0},
                                         Case{AllocatorMode::kMallocDebug, 50, 5}),
                         CaseName);

}  // namespace
}  // namespace viv
