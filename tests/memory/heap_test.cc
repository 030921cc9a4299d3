#include "memory/heap.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <thread>

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

TEST(HeapTest, ZeroBytesGiveABlockOfItsOwn) {
  Heap heap;
  HeapScope scope(&heap);
  for (Domain domain : {Domain::kRaw, Domain::kMem, Domain::kObject}) {
    void* a = Allocate(domain, 0);
    void* b = AllocateZeroed(domain, 0);
    EXPECT_NE(a, nullptr);
    EXPECT_NE(a, b);
    Free(domain, a);
    Free(domain, Reallocate(domain, b, 0));
  }
  FreeObjectMemory(AllocateObjectMemory(0), 0);
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
  heap.Validate();
}

TEST(HeapTest, TheRawDomainNeverUsesPools) {
  Heap heap;
  HeapScope scope(&heap);
  void* block = Allocate(Domain::kRaw, 10);
  EXPECT_FALSE(heap.small().Owns(block));
  EXPECT_EQ(heap.AllocatedBlocks(), 0u) << "as in CPython, raw blocks are not counted";
}

TEST(HeapTest, ZeroedBlocksAreZeroEvenWhenReused) {
  Heap heap;
  HeapScope scope(&heap);
  void* block = Allocate(Domain::kMem, 100);
  std::memset(block, 0xff, 100);
  Free(Domain::kMem, block);
  auto* zeroed = static_cast<char*>(AllocateZeroed(Domain::kMem, 100));
  EXPECT_EQ(zeroed, block);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(zeroed[i], 0);
}

TEST(HeapTest, ResizingKeepsBytesAcrossTheBorderBetweenLayers) {
  Heap heap;
  HeapScope scope(&heap);
  for (Domain domain : {Domain::kRaw, Domain::kMem, Domain::kObject}) {
    auto* block = static_cast<char*>(Reallocate(domain, nullptr, 10));
    std::strcpy(block, "123456789");
    for (size_t bytes : {11, 16, 100, 512, 513, 100000, 600, 500, 450, 100, 16, 10}) {
      block = static_cast<char*>(Reallocate(domain, block, bytes));
      ASSERT_STREQ(block, "123456789");
      heap.Validate();
    }
    Free(domain, block);
  }
  EXPECT_EQ(heap.AllocatedBytes(), 0u);
}

TEST(HeapTest, ASlightShrinkStaysWhereItIs) {
  Heap heap;
  HeapScope scope(&heap);
  void* block = Allocate(Domain::kMem, 128);
  EXPECT_EQ(Reallocate(Domain::kMem, block, 100), block);
  EXPECT_NE(Reallocate(Domain::kMem, block, 96), block) << "a quarter can be saved";
}

TEST(HeapTest, ImpossibleRequestsFail) {
  for (AllocatorMode mode : {AllocatorMode::kPymalloc, AllocatorMode::kPymallocDebug}) {
    Heap heap({.mode = mode});
    HeapScope scope(&heap);
    EXPECT_EQ(AllocateObjectMemory(SIZE_MAX), nullptr);
    EXPECT_EQ(Allocate(Domain::kRaw, PTRDIFF_MAX), nullptr);
    void* block = Allocate(Domain::kMem, 10);
    EXPECT_EQ(Reallocate(Domain::kMem, block, SIZE_MAX), nullptr);
    Free(Domain::kMem, block);
    heap.Validate();
  }
}

TEST(HeapTest, SizedAndUnsizedFreesAreTheSame) {
  Heap heap;
  HeapScope scope(&heap);
  for (size_t bytes : {1, 16, 17, 500, 512, 513, 4000}) {
    FreeObjectMemory(AllocateObjectMemory(bytes), bytes);
    FreeObjectMemory(AllocateObjectMemory(bytes));
  }
  EXPECT_EQ(heap.AllocatedBytes(), 0u);
  heap.Validate();
}

TEST(HeapTest, SizedFreesHoldAfterABlockShrankFromLargeToSmall) {
  Heap heap;
  HeapScope scope(&heap);
  void* block = Reallocate(Domain::kObject, AllocateObjectMemory(1000), 100);
  EXPECT_TRUE(heap.small().Owns(block));
  FreeObjectMemory(block, 100);
  heap.Validate();
}

TEST(HeapTest, InTheMallocModesNothingIsCountedAndNothingIsInPools) {
  Heap heap({.mode = AllocatorMode::kMalloc});
  HeapScope scope(&heap);
  void* block = AllocateObjectMemory(10);
  EXPECT_EQ(heap.AllocatedBlocks(), 0u) << "as sys.getallocatedblocks() under PYTHONMALLOC=malloc";
  EXPECT_EQ(heap.small().arenas().count(), 0u);
  heap.Validate();
  FreeObjectMemory(block, 10);
}

TEST(HeapTest, HeapsAreIndependent) {
  Heap one, other;
  HeapScope outer(&one);
  AllocateObjectMemory(10);
  {
    HeapScope inner(&other);
    AllocateObjectMemory(10);
    AllocateObjectMemory(10);
    EXPECT_EQ(&CurrentHeap(), &other);
  }
  EXPECT_EQ(&CurrentHeap(), &one);
  EXPECT_EQ(one.AllocatedBlocks(), 1u);
  EXPECT_EQ(other.AllocatedBlocks(), 2u);
}

TEST(HeapTest, EachThreadHasItsOwn) {
  Heap heap;
  HeapScope scope(&heap);
  std::thread thread([] {
    Heap own;
    HeapScope own_scope(&own);
    AllocateObjectMemory(10);
    EXPECT_EQ(own.AllocatedBlocks(), 1u);
  });
  thread.join();
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
}

TEST(HeapTest, AChildProcessGoesOnWithItsCopy) {
  Heap heap;
  HeapScope scope(&heap);
  std::vector<void*> blocks;
  for (int i = 0; i < 1000; ++i) blocks.push_back(AllocateObjectMemory(static_cast<size_t>(i)));
  pid_t child = fork();
  if (child == 0) {
    for (void* block : blocks) FreeObjectMemory(block);
    for (int i = 0; i < 1000; ++i) AllocateObjectMemory(static_cast<size_t>(i));
    heap.Validate();
    _exit(heap.AllocatedBlocks() == 1000 ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_EQ(heap.AllocatedBlocks(), 1000u);
  heap.Validate();
}

TEST(HeapTest, TheEndOfAHeapGivesEverythingBack) {
  Heap heap;  // live blocks in every layer: the leak checker of the sanitized build sees what is left
  HeapScope scope(&heap);
  AllocateObjectMemory(10);
  Allocate(Domain::kRaw, 10);
  Allocate(Domain::kMem, 100000);
}

#ifdef VIV_SANITIZE
TEST(HeapDeathTest, TheSanitizerSeesAUseAfterFreeInAPool) {
  Heap heap;
  HeapScope scope(&heap);
  AllocateObjectMemory(40);
  auto* block = static_cast<volatile char*>(AllocateObjectMemory(40));
  FreeObjectMemory(const_cast<char*>(block));
  EXPECT_DEATH(block[20] = 1, "use-after-poison");
}

TEST(HeapDeathTest, TheSanitizerSeesAWriteIntoTheSlackOfABlock) {
  Heap heap;
  HeapScope scope(&heap);
  auto* block = static_cast<volatile char*>(AllocateObjectMemory(33));
  EXPECT_DEATH(block[33] = 1, "use-after-poison");
  block = static_cast<volatile char*>(Reallocate(Domain::kObject, const_cast<char*>(block), 40));
  block[39] = 1;
  EXPECT_DEATH(block[40] = 1, "use-after-poison");
}

TEST(HeapDeathTest, TheSanitizerSeesAUseAfterFreeInAFreeList) {
  Heap heap;
  HeapScope scope(&heap);
  auto* block = static_cast<volatile char*>(AllocateObjectMemory(FreeListId::kList, 56));
  FreeObjectMemory(FreeListId::kList, const_cast<char*>(block));
  EXPECT_DEATH(block[50] = 1, "use-after-poison");
}
#endif

#ifdef VIV_CHECKS
TEST(HeapDeathTest, WithoutAScopeThereIsNoHeap) { EXPECT_DEATH(AllocateObjectMemory(10), "HeapScope"); }
#endif

}  // namespace
}  // namespace viv
