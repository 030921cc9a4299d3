#include "memory/quarantine.h"

#include "gtest/gtest.h"
#include "memory/heap.h"

namespace viv {
namespace {

class QuarantineTest : public testing::TestWithParam<AllocatorMode> {};

TEST_P(QuarantineTest, AFreedAddressIsNotUsedAgainAtOnce) {
  Heap heap({.mode = GetParam(), .quarantine_blocks = 3});
  HeapScope scope(&heap);
  void* first = AllocateObjectMemory(40);
  FreeObjectMemory(first);
  EXPECT_NE(AllocateObjectMemory(40), first);
  EXPECT_FALSE(heap.IsLive(first));
  heap.Validate();
}

TEST_P(QuarantineTest, TheOldestLeavesFirst) {
  Heap heap({.mode = GetParam(), .quarantine_blocks = 2});
  HeapScope scope(&heap);
  void* blocks[4];
  for (void*& block : blocks) block = AllocateObjectMemory(40);
  for (int i = 0; i < 3; ++i) FreeObjectMemory(blocks[i]);
  heap.Validate();
  if (HasPools(GetParam())) {
    EXPECT_EQ(AllocateObjectMemory(40), blocks[0]);
  }
}

TEST_P(QuarantineTest, HeldBlocksDoNotCountAsAllocated) {
  Heap heap({.mode = GetParam(), .quarantine_blocks = 10});
  HeapScope scope(&heap);
  FreeObjectMemory(AllocateObjectMemory(40));
  Free(Domain::kRaw, Allocate(Domain::kRaw, 4000));
  Free(Domain::kMem, Reallocate(Domain::kMem, Allocate(Domain::kMem, 10), 4000));
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
  EXPECT_EQ(heap.AllocatedBytes(), 0u);
  heap.Validate();
}

INSTANTIATE_TEST_SUITE_P(AllModes, QuarantineTest,
                         testing::Values(AllocatorMode::kPymalloc, AllocatorMode::kMalloc, AllocatorMode::kPymallocDebug,
                                         AllocatorMode::kMallocDebug));

TEST(QuarantineDeathTest, ADoubleFreeIsCaughtWithoutDebugHooksToo) {
  Heap heap({.quarantine_blocks = 10});
  HeapScope scope(&heap);
  void* block = AllocateObjectMemory(40);
  FreeObjectMemory(block);
  EXPECT_DEATH(FreeObjectMemory(block), "freed twice");
}

}  // namespace
}  // namespace viv
