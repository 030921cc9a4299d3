#include "memory/fault_injection.h"

#include <vector>

#include "failing_allocations.h"
#include "gtest/gtest.h"
#include "memory/heap.h"

namespace viv {
namespace {

std::vector<bool> Outcomes(Heap& heap, const FaultPlan& plan, int count) {
  HeapScope scope(&heap);
  heap.SetFaults(plan);
  std::vector<bool> outcomes;
  for (int i = 0; i < count; ++i) {
    void* block = AllocateObjectMemory(24);
    outcomes.push_back(block != nullptr);
    if (block) FreeObjectMemory(block);
  }
  heap.ClearFaults();
  return outcomes;
}

TEST(FaultInjectionTest, TheNthAllocationFailsAndTheOthersDoNot) {
  Heap heap;
  EXPECT_EQ(Outcomes(heap, FaultPlan::FailNth(3), 5), (std::vector<bool>{true, true, false, true, true}));
  EXPECT_EQ(heap.faults().failed(), 1u);
}

TEST(FaultInjectionTest, FromNOnAllFail) {
  Heap heap;
  EXPECT_EQ(Outcomes(heap, FaultPlan::FailFrom(4), 5), (std::vector<bool>{true, true, true, false, false}));
}

TEST(FaultInjectionTest, ARangeFails) {
  Heap heap;
  EXPECT_EQ(Outcomes(heap, FaultPlan::FailRange(2, 3), 5), (std::vector<bool>{true, false, false, true, true}));
}

TEST(FaultInjectionTest, EveryDomainAndEveryEntryCounts) {
  Heap heap;
  HeapScope scope(&heap);
  heap.SetFaults(FaultPlan::FailFrom(100));
  void* a = Allocate(Domain::kRaw, 10);
  void* b = AllocateZeroed(Domain::kMem, 10);
  void* c = Reallocate(Domain::kMem, b, 2000);
  void* d = AllocateObjectMemory(10);
  EXPECT_EQ(heap.faults().seen(), 4u);
  Free(Domain::kRaw, a);
  Free(Domain::kMem, c);
  FreeObjectMemory(d);
  EXPECT_EQ(heap.faults().seen(), 4u);
}

TEST(FaultInjectionTest, AFailedResizeLeavesTheBlock) {
  Heap heap;
  HeapScope scope(&heap);
  auto* block = static_cast<char*>(Allocate(Domain::kMem, 10));
  block[9] = 'x';
  heap.SetFaults(FaultPlan::FailNth(1));
  EXPECT_EQ(Reallocate(Domain::kMem, block, 100), nullptr);
  EXPECT_EQ(block[9], 'x');
  heap.ClearFaults();
  Free(Domain::kMem, block);
}

TEST(FaultInjectionTest, ACapHoldsOverAllDomains) {
  Heap heap;
  HeapScope scope(&heap);
  void* before = Allocate(Domain::kRaw, 1000);
  heap.SetFaults(FaultPlan::CapBytes(4000));
  void* a = Allocate(Domain::kMem, 2000);
  EXPECT_NE(a, nullptr);
  EXPECT_EQ(Allocate(Domain::kObject, 2000), nullptr);
  EXPECT_EQ(Reallocate(Domain::kMem, a, 3500), nullptr);
  Free(Domain::kMem, a);
  void* b = Allocate(Domain::kObject, 2900);
  EXPECT_NE(b, nullptr);
  b = Reallocate(Domain::kObject, b, 3000);
  EXPECT_NE(b, nullptr);
  EXPECT_EQ(Allocate(Domain::kMem, 16), nullptr);
  heap.ClearFaults();
  Free(Domain::kObject, b);
  Free(Domain::kRaw, before);
  heap.Validate();
}

TEST(FaultInjectionTest, WithoutAPlanTheFastPathIsOpen) {
  Heap heap;
  EXPECT_FALSE(heap.hooked());
  heap.SetFaults(FaultPlan::FailNth(1));
  EXPECT_TRUE(heap.hooked());
  heap.Validate();
  heap.ClearFaults();
  EXPECT_FALSE(heap.hooked());
}

// Three allocations, the clean way out after each.
bool MakeThree(Heap& heap) {
  HeapScope scope(&heap);
  void* a = AllocateObjectMemory(100);
  if (!a) return false;
  void* b = Allocate(Domain::kMem, 1000);
  if (b) {
    void* c = Reallocate(Domain::kMem, b, 5000);
    Free(Domain::kMem, c ? c : b);
  }
  FreeObjectMemory(a);
  return b != nullptr;
}

TEST(FailingAllocationsTest, EveryAllocationOfTheAttemptFailsOnce) {
  for (AllocatorMode mode :
       {AllocatorMode::kPymalloc, AllocatorMode::kMalloc, AllocatorMode::kPymallocDebug, AllocatorMode::kMallocDebug}) {
    Heap heap({.mode = mode});
    int runs = 0;
    EXPECT_EQ(ForEachFailingAllocation(heap,
                                       [&] {
                                         ++runs;
                                         MakeThree(heap);
                                       }),
              3u);
    EXPECT_EQ(runs, 1 + 4 + 4);
  }
}

}  // namespace
}  // namespace viv
