#include "memory/heap.h"

#include <cstring>

#include "gtest/gtest.h"

namespace viv {
namespace {

TEST(HeapTest, ABlockIsReusedByTheNextRequestOfItsSize) {
  Heap heap;
  HeapScope scope(&heap);
  void* first = AllocateObjectMemory(56);
  FreeObjectMemory(first);
  EXPECT_EQ(AllocateObjectMemory(56), first);
}

TEST(HeapTest, SizesUpToTheLimitComeFromPoolsAndOthersFromTheRawLayer) {
  Heap heap;
  HeapScope scope(&heap);
  for (size_t bytes = 0; bytes <= 2 * kSmallRequestLimit; ++bytes) {
    void* block = AllocateObjectMemory(bytes);
    ASSERT_NE(block, nullptr);
    std::memset(block, 0x5a, bytes);
    EXPECT_EQ(heap.small().Owns(block), bytes <= kSmallRequestLimit) << bytes;
    EXPECT_GE(heap.BlockBytes(block), bytes);
    EXPECT_TRUE(heap.IsLive(block));
  }
  EXPECT_EQ(heap.AllocatedBlocks(), 2 * kSmallRequestLimit + 1);
  heap.Validate();
}

}  // namespace
}  // namespace viv
