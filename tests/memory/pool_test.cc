#include "memory/pool.h"

#include <vector>

#include "gtest/gtest.h"
#include "memory/arena.h"
#include "memory/small_object_allocator.h"
#include "vandal.h"

namespace viv {
namespace {

TEST(PoolTest, CarvingHandsOutEveryBlockOnceInOrderOfAddress) {
  ArenaSet arenas;
  Pool* pool = arenas.TakePool();
  pool->Prepare(SizeClassOf(48));
  EXPECT_EQ(pool->capacity, PoolCapacity(SizeClassOf(48)));
  size_t blocks = 0;
  while (pool->Carve()) {
    while (pool->free_list) {
      EXPECT_EQ(reinterpret_cast<char*>(pool->free_list), pool->blocks() + blocks * 48);
      VIV_UNPOISON(pool->free_list, 48);
      pool->free_list = pool->free_list->next;
      ++blocks;
    }
  }
  EXPECT_EQ(blocks, pool->capacity);
  EXPECT_EQ(pool->carved, pool->capacity);
}

TEST(PoolTest, APoolThatServesItsOldClassAgainKeepsItsFreeList) {
  SmallObjectAllocator small;
  void* block = small.Allocate(3);
  small.Free(block);
  Pool* pool = Pool::Of(block);
  EXPECT_EQ(pool->state, PoolState::kEmpty);
  EXPECT_EQ(small.Allocate(3), block);
  small.Free(block);
  EXPECT_EQ(Pool::Of(small.Allocate(4)), pool);
  EXPECT_EQ(pool->block_bytes(), SizeClassBytes(4));
}

TEST(PoolTest, TellsFreeBlocksFromLiveOnes) {
  SmallObjectAllocator small;
  void* kept = small.Allocate(2);
  void* dropped = small.Allocate(2);
  small.Free(dropped);
  EXPECT_FALSE(Pool::Of(kept)->IsFree(kept));
  EXPECT_TRUE(Pool::Of(dropped)->IsFree(dropped));
}

TEST(PoolDeathTest, ValidateSeesAWriteToAFreeBlock) {
  SmallObjectAllocator small;
  small.Allocate(2);
  void* block = small.Allocate(2);
  small.Free(block);
  Vandalise(block, 2, 0x77);
  EXPECT_DEATH(small.Validate(), "P3: .*written to");
  Vandalise(block, 2, static_cast<uint8_t>(reinterpret_cast<uintptr_t>(block) >> 16));
}

TEST(PoolDeathTest, ValidateSeesADoubleFree) {
  SmallObjectAllocator small;
  small.Allocate(2);
  void* other = small.Allocate(2);
  void* block = small.Allocate(2);
  small.Free(block);
  small.Free(other);
  EXPECT_DEATH(
      {
        Pool::Of(block)->used += 1;  // else the pool would look empty
        small.Free(block);
        small.Validate();
      },
      "P[23]:");
}

TEST(PoolDeathTest, ValidateSeesAWrongCount) {
  SmallObjectAllocator small;
  void* block = small.Allocate(2);
  ++Pool::Of(block)->used;
  EXPECT_DEATH(small.Validate(), "P2:");
}

TEST(PoolDeathTest, ValidateSeesAWrongState) {
  SmallObjectAllocator small;
  void* block = small.Allocate(2);
  Pool::Of(block)->state = PoolState::kFull;
  EXPECT_DEATH(small.Validate(), "S1:|P4:");
}

}  // namespace
}  // namespace viv
