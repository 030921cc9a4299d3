#include "memory/heap_walk.h"

#include <map>

#include "gtest/gtest.h"

namespace viv {
namespace {

class Census : public HeapVisitor {
 public:
  bool OnArena(const ArenaView& arena) override {
    ++arenas;
    return true;
  }
  bool OnPool(const PoolView& pool) override {
    ++pools;
    if (pool.touched && pool.state != PoolState::kEmpty) used += pool.used;
    return pool.state != PoolState::kEmpty;
  }
  void OnBlock(const BlockView& block) override {
    ++blocks[block.state];
    states[block.data] = block.state;
    if (!block.pool) ++raw;
  }

  size_t arenas = 0, pools = 0, used = 0, raw = 0;
  std::map<BlockState, size_t> blocks;
  std::map<const void*, BlockState> states;
};

TEST(HeapWalkTest, EveryBlockIsSeenInItsState) {
  Heap heap;
  HeapScope scope(&heap);
  void* live = AllocateObjectMemory(28);
  void* dropped = AllocateObjectMemory(28);
  void* listed = AllocateObjectMemory(FreeListId::kFloat, 24);
  void* large = Allocate(Domain::kMem, 5000);
  FreeObjectMemory(dropped);
  FreeObjectMemory(FreeListId::kFloat, listed);
  Census census;
  WalkHeap(heap, census);
  EXPECT_EQ(census.arenas, 1u);
  EXPECT_EQ(census.pools, kPoolsPerArena);
  EXPECT_EQ(census.states[live], BlockState::kLive);
  EXPECT_EQ(census.states[dropped], BlockState::kFree);
  EXPECT_EQ(census.states[listed], BlockState::kFreeListed);
  EXPECT_EQ(census.states[large], BlockState::kLive);
  EXPECT_EQ(census.raw, 1u);
  EXPECT_EQ(census.used, 2u);
  size_t in_pool = census.blocks[BlockState::kFree] + census.blocks[BlockState::kVirgin] + census.blocks[BlockState::kFreeListed] +
                   census.blocks[BlockState::kLive] - 1;
  EXPECT_EQ(in_pool, PoolCapacity(SizeClassOf(28)));
}

TEST(HeapWalkTest, TheCensusAgreesWithTheCountersAfterMuchWork) {
  Heap heap;
  HeapScope scope(&heap);
  std::vector<void*> blocks;
  for (size_t i = 0; i < 3000; ++i) blocks.push_back(AllocateObjectMemory(i * 31 % 700));
  for (size_t i = 0; i < blocks.size(); i += 2) FreeObjectMemory(blocks[i]);
  Census census;
  WalkHeap(heap, census);
  EXPECT_EQ(census.blocks[BlockState::kLive], heap.AllocatedBlocks());
}

TEST(HeapWalkTest, UnderDebugHooksTheDataAndTheSizeAskedForAreKnown) {
  Heap heap({.mode = AllocatorMode::kPymallocDebug});
  HeapScope scope(&heap);
  void* data = Allocate(Domain::kMem, 21);
  BlockView block;
  PoolView pool;
  ArenaView arena;
  ASSERT_TRUE(FindBlock(heap, data, &block, &pool, &arena));
  EXPECT_EQ(block.data, data);
  EXPECT_EQ(block.asked, 21u);
  EXPECT_EQ(block.domain, Domain::kMem);
}

TEST(HeapWalkTest, AnAddressInsideABlockLeadsToIt) {
  Heap heap;
  HeapScope scope(&heap);
  auto* small = static_cast<char*>(AllocateObjectMemory(100));
  auto* large = static_cast<char*>(Allocate(Domain::kRaw, 1000));
  BlockView block;
  PoolView pool;
  ArenaView arena;
  ASSERT_TRUE(FindBlock(heap, small + 50, &block, &pool, &arena));
  EXPECT_EQ(block.address, small);
  EXPECT_EQ(block.bytes, 112u);
  EXPECT_EQ(pool.used, 1u);
  EXPECT_EQ(arena.serial, 1u);
  ASSERT_TRUE(FindBlock(heap, large + 999, &block, &pool, &arena));
  EXPECT_EQ(block.address, large);
  EXPECT_EQ(block.asked, 1000u);
  EXPECT_EQ(block.pool, nullptr);
}

TEST(HeapWalkTest, AnAddressElsewhereLeadsNowhere) {
  Heap heap;
  HeapScope scope(&heap);
  void* block_in = AllocateObjectMemory(100);
  BlockView block;
  PoolView pool;
  ArenaView arena;
  EXPECT_FALSE(FindBlock(heap, &heap, &block, &pool, &arena));
  EXPECT_FALSE(FindBlock(heap, Pool::Of(block_in), &block, &pool, &arena));
  EXPECT_FALSE(FindBlock(heap, reinterpret_cast<char*>(Pool::Of(block_in)) + kPoolSize, &block, &pool, &arena));
}

TEST(HeapWalkTest, QuarantinedBlocksAreTold) {
  Heap heap({.quarantine_blocks = 2});
  HeapScope scope(&heap);
  void* freed = AllocateObjectMemory(100);
  FreeObjectMemory(freed);
  Census census;
  WalkHeap(heap, census);
  EXPECT_EQ(census.states[freed], BlockState::kQuarantined);
}

}  // namespace
}  // namespace viv
