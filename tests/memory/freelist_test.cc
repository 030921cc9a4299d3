#include "memory/freelist.h"

#include <vector>

#include "gtest/gtest.h"
#include "memory/heap.h"

namespace viv {
namespace {

TEST(FreeListTest, BoundsAreThoseOfCPython311) {
  EXPECT_EQ(FreeListSpecOf(FreeListId::kFloat).bound, 100u);
  EXPECT_EQ(FreeListSpecOf(FreeListId::kList).bound, 80u);
  EXPECT_EQ(FreeListSpecOf(FreeListId::kDict).bound, 80u);
  EXPECT_EQ(FreeListSpecOf(FreeListId::kDictKeys).bound, 80u);
  EXPECT_EQ(FreeListSpecOf(FreeListId::kSlice).bound, 1u);
  EXPECT_EQ(FreeListSpecOf(FreeListId::kContext).bound, 255u);
  EXPECT_EQ(FreeListSpecOf(TupleFreeList(1)).bound, 2000u);
  EXPECT_EQ(FreeListSpecOf(TupleFreeList(20)).object_bytes, 184u);
}

TEST(FreeListTest, LastInFirstOutWithoutTouchingThePools) {
  Heap heap;
  HeapScope scope(&heap);
  void* a = AllocateObjectMemory(FreeListId::kFloat, 24);
  void* b = AllocateObjectMemory(FreeListId::kFloat, 24);
  FreeObjectMemory(FreeListId::kFloat, a);
  FreeObjectMemory(FreeListId::kFloat, b);
  EXPECT_EQ(heap.free_list(FreeListId::kFloat).count(), 2u);
  EXPECT_EQ(heap.AllocatedBlocks(), 2u);
  heap.Validate();
  EXPECT_EQ(AllocateObjectMemory(FreeListId::kFloat, 24), b);
  EXPECT_EQ(AllocateObjectMemory(FreeListId::kFloat, 24), a);
}

TEST(FreeListTest, AFullListLetsTheBlockGo) {
  Heap heap;
  HeapScope scope(&heap);
  std::vector<void*> blocks;
  uint32_t bound = heap.free_list(FreeListId::kFloat).bound();
  for (uint32_t i = 0; i < bound + 7; ++i) blocks.push_back(AllocateObjectMemory(FreeListId::kFloat, 24));
  for (void* block : blocks) FreeObjectMemory(FreeListId::kFloat, block);
  EXPECT_EQ(heap.free_list(FreeListId::kFloat).count(), bound);
  EXPECT_EQ(heap.AllocatedBlocks(), bound);
  heap.Validate();
}

TEST(FreeListTest, ClearingFreesEveryListAndGivesTheArenasBack) {
  Heap heap;
  HeapScope scope(&heap);
  void* block = AllocateObjectMemory(FreeListId::kFloat, 24);
  void* tuple = AllocateObjectMemory(TupleFreeList(3), 64);
  FreeObjectMemory(FreeListId::kFloat, block);
  FreeObjectMemory(TupleFreeList(3), tuple);
  EXPECT_EQ(heap.ClearFreeLists(), 2u);
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
  EXPECT_EQ(heap.small().arenas().count(), 0u);
}

TEST(FreeListTest, TheListsCanBeTurnedOff) {
  Heap heap({.free_lists = false});
  HeapScope scope(&heap);
  FreeObjectMemory(FreeListId::kFloat, AllocateObjectMemory(FreeListId::kFloat, 24));
  EXPECT_EQ(heap.free_list(FreeListId::kFloat).count(), 0u);
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
}

TEST(FreeListTest, ABoundCanBeChanged) {
  Heap heap;
  HeapScope scope(&heap);
  FreeObjectMemory(FreeListId::kList, AllocateObjectMemory(FreeListId::kList, 56));
  heap.SetFreeListBound(FreeListId::kList, 1);
  EXPECT_EQ(heap.free_list(FreeListId::kList).count(), 0u);
  void* a = AllocateObjectMemory(FreeListId::kList, 56);
  void* b = AllocateObjectMemory(FreeListId::kList, 56);
  FreeObjectMemory(FreeListId::kList, a);
  FreeObjectMemory(FreeListId::kList, b);
  EXPECT_EQ(heap.free_list(FreeListId::kList).count(), 1u);
  heap.Validate();
}

TEST(FreeListDeathTest, ValidateSeesABlockThatIsInAListAndFree) {
  Heap heap;
  HeapScope scope(&heap);
  AllocateObjectMemory(24);
  void* block = AllocateObjectMemory(FreeListId::kFloat, 24);
  FreeObjectMemory(FreeListId::kFloat, block);
  EXPECT_DEATH(
      {
        VIV_UNPOISON(block, 32);
        FreeObjectMemory(block);
        heap.Validate();
      },
      "F1:");
}

TEST(FreeListDeathTest, ValidateSeesABlockGivenTwice) {
  Heap heap;
  HeapScope scope(&heap);
  heap.SetFreeListBound(FreeListId::kFloat, 10);
  void* block = AllocateObjectMemory(FreeListId::kFloat, 24);
  EXPECT_DEATH(
      {
        FreeObjectMemory(FreeListId::kFloat, block);
        VIV_UNPOISON(block, 32);
        FreeObjectMemory(FreeListId::kFloat, block);
        heap.Validate();
      },
      "F1:");
}

}  // namespace
}  // namespace viv
