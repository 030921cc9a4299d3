#include "memory/small_object_allocator.h"

#include <cstring>
#include <set>
#include <vector>

#include "gtest/gtest.h"

namespace viv {
namespace {

std::vector<void*> AllocateMany(SmallObjectAllocator& small, size_t size_class, size_t count) {
  std::vector<void*> blocks;
  while (blocks.size() < count) blocks.push_back(small.Allocate(size_class));
  return blocks;
}

TEST(SmallObjectAllocatorTest, BlocksAreAlignedAndApart) {
  SmallObjectAllocator small;
  std::set<char*> blocks;
  for (size_t i = 0; i < 1000; ++i) {
    auto* block = static_cast<char*>(small.Allocate(3));
    VIV_UNPOISON(block, 48);
    std::memset(block, static_cast<int>(i), 48);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(block) % kAlignment, 0u);
    blocks.insert(block);
  }
  EXPECT_EQ(blocks.size(), 1000u);
  for (auto it = blocks.begin(), next = std::next(it); next != blocks.end(); it = next++) EXPECT_GE(*next - *it, 48);
  small.Validate();
}

TEST(SmallObjectAllocatorTest, LastInFirstOut) {
  SmallObjectAllocator small;
  std::vector<void*> blocks = AllocateMany(small, 4, 5);
  small.Free(blocks[1]);
  small.Free(blocks[3]);
  EXPECT_EQ(small.Allocate(4), blocks[3]);
  EXPECT_EQ(small.Allocate(4), blocks[1]);
}

TEST(SmallObjectAllocatorTest, ClassesDoNotShareAPool) {
  SmallObjectAllocator small;
  EXPECT_NE(Pool::Of(small.Allocate(1)), Pool::Of(small.Allocate(2)));
}

TEST(SmallObjectAllocatorTest, AFullPoolLeavesTheUsedListAndComesBackWithTheFirstFree) {
  SmallObjectAllocator small;
  size_t capacity = PoolCapacity(8);
  std::vector<void*> blocks = AllocateMany(small, 8, capacity + 1);
  Pool* full = Pool::Of(blocks[0]);
  EXPECT_EQ(full->state, PoolState::kFull);
  EXPECT_EQ(small.used_pools(8), Pool::Of(blocks[capacity]));
  small.Validate();
  small.Free(blocks[2]);
  EXPECT_EQ(full->state, PoolState::kUsed);
  EXPECT_EQ(small.used_pools(8), full);
  EXPECT_EQ(small.Allocate(8), blocks[2]);
  small.Validate();
}

TEST(SmallObjectAllocatorTest, APoolThatDrainsServesAnotherClass) {
  SmallObjectAllocator small;
  std::vector<void*> blocks = AllocateMany(small, 5, 3);
  Pool* pool = Pool::Of(blocks[0]);
  for (void* block : blocks) small.Free(block);
  EXPECT_EQ(pool->state, PoolState::kEmpty);
  EXPECT_EQ(small.used_pools(5), nullptr);
  EXPECT_EQ(Pool::Of(small.Allocate(6)), pool);
  small.Validate();
}

TEST(SmallObjectAllocatorTest, APoolThatIsFreedWhenItIsFullDrainsAsWell) {
  SmallObjectAllocator small;
  size_t capacity = PoolCapacity(kSizeClassCount);
  std::vector<void*> blocks = AllocateMany(small, kSizeClassCount, capacity);
  for (void* block : blocks) small.Free(block);
  EXPECT_EQ(Pool::Of(blocks[0])->state, PoolState::kEmpty);
  small.Validate();
}

TEST(SmallObjectAllocatorTest, ManyPoolsOfOneClassCanBeFreedInAnyOrder) {
  SmallObjectAllocator small;
  std::vector<void*> blocks = AllocateMany(small, 10, 5 * PoolCapacity(10));
  for (size_t i = 0; i < blocks.size(); i += 2) small.Free(blocks[i]);
  small.Validate();
  EXPECT_EQ(small.CountBlocks(), blocks.size() / 2);
  for (size_t i = 1; i < blocks.size(); i += 2) small.Free(blocks[i]);
  small.Validate();
  EXPECT_EQ(small.CountBlocks(), 0u);
}

TEST(SmallObjectAllocatorTest, OwnsWhatItGaveAndNothingElse) {
  SmallObjectAllocator small;
  int local = 0;
  auto* block = static_cast<char*>(small.Allocate(2));
  EXPECT_TRUE(small.Owns(block));
  EXPECT_TRUE(small.Owns(block + 5));
  EXPECT_FALSE(small.Owns(&local));
  EXPECT_FALSE(small.Owns(nullptr));
}

TEST(SmallObjectAllocatorDeathTest, ValidateSeesAUsedPoolThatIsInNoList) {
  SmallObjectAllocator small;
  std::vector<void*> blocks = AllocateMany(small, 8, PoolCapacity(8) + 1);
  Pool::Of(blocks[0])->state = PoolState::kUsed;
  EXPECT_DEATH(small.Validate(), "S2:");
}

}  // namespace
}  // namespace viv
