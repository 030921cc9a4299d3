#include "memory/raw_allocator.h"

#include <cstring>

#include "gtest/gtest.h"
#include "vandal.h"

namespace viv {
namespace {

TEST(RawAllocatorTest, CountsBlocksByDomainAndBytes) {
  RawAllocator raw;
  void* a = raw.Allocate(Domain::kRaw, 100, false);
  void* b = raw.Allocate(Domain::kObject, 1000, false);
  EXPECT_EQ(raw.blocks(Domain::kRaw), 1u);
  EXPECT_EQ(raw.blocks(Domain::kObject), 1u);
  EXPECT_EQ(raw.bytes(), 1100u);
  raw.Validate();
  raw.Free(a);
  raw.Free(b);
  EXPECT_EQ(raw.blocks(), 0u);
  EXPECT_EQ(raw.bytes(), 0u);
  EXPECT_EQ(raw.peak_bytes(), 1100u);
  raw.Validate();
}

TEST(RawAllocatorTest, ZeroedBlocksAreZero) {
  RawAllocator raw;
  auto* block = static_cast<char*>(raw.Allocate(Domain::kMem, 4000, true));
  for (size_t i = 0; i < 4000; ++i) ASSERT_EQ(block[i], 0);
}

TEST(RawAllocatorTest, ZeroBytesGiveABlockOfItsOwn) {
  RawAllocator raw;
  void* a = raw.Allocate(Domain::kRaw, 0, false);
  void* b = raw.Allocate(Domain::kRaw, 0, false);
  EXPECT_NE(a, nullptr);
  EXPECT_NE(a, b);
}

TEST(RawAllocatorTest, ResizingKeepsTheBytesAndTheList) {
  RawAllocator raw;
  raw.Allocate(Domain::kRaw, 10, false);
  auto* block = static_cast<char*>(raw.Allocate(Domain::kRaw, 600, false));
  raw.Allocate(Domain::kRaw, 10, false);
  std::strcpy(block, "kept");
  block = static_cast<char*>(raw.Reallocate(block, 1 << 20));
  EXPECT_STREQ(block, "kept");
  EXPECT_EQ(RawAllocator::BlockBytes(block), size_t{1} << 20);
  block = static_cast<char*>(raw.Reallocate(block, 5));
  EXPECT_STREQ(block, "kept");
  EXPECT_EQ(raw.bytes(), 25u);
  raw.Validate();
}

TEST(RawAllocatorTest, AnImpossibleRequestFailsAndLeavesTheBlock) {
  RawAllocator raw;
  EXPECT_EQ(raw.Allocate(Domain::kRaw, SIZE_MAX, false), nullptr);
  EXPECT_EQ(raw.Allocate(Domain::kRaw, PTRDIFF_MAX - 8, false), nullptr);
  void* block = raw.Allocate(Domain::kRaw, 10, false);
  EXPECT_EQ(raw.Reallocate(block, SIZE_MAX), nullptr);
  EXPECT_TRUE(raw.Holds(block));
  raw.Validate();
}

TEST(RawAllocatorTest, KnowsItsBlocks) {
  RawAllocator raw;
  void* block = raw.Allocate(Domain::kRaw, 10, false);
  EXPECT_TRUE(raw.Holds(block));
  EXPECT_FALSE(raw.Holds(static_cast<char*>(block) + 1));
}

TEST(RawAllocatorDeathTest, AForeignPointerIsNotFreed) {
  RawAllocator raw;
  alignas(16) char foreign[64] = {};
  EXPECT_DEATH(raw.Free(foreign + 32), "R1:");
}

TEST(RawAllocatorDeathTest, ValidateSeesAnOverwrittenHeader) {
  RawAllocator raw;
  void* block = raw.Allocate(Domain::kRaw, 10, false);
  uint8_t old = static_cast<uint8_t*>(block)[-8];
  Vandalise(block, -8, 0);
  EXPECT_DEATH(raw.Validate(), "R1:");
  Vandalise(block, -8, old);
}

}  // namespace
}  // namespace viv
