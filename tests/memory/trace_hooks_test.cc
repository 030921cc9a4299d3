#include "memory/trace_hooks.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "memory/heap.h"

namespace viv {
namespace {

class Recorder : public AllocationObserver {
 public:
  void OnAllocate(Domain domain, void* block, size_t bytes) override {
    events.push_back(std::string("+") + DomainLetter(domain) + std::to_string(bytes));
    last = block;
    live += 1;
  }
  void OnReallocate(Domain domain, void* old_block, size_t old_bytes, void* block, size_t bytes) override {
    events.push_back(std::string("~") + DomainLetter(domain) + std::to_string(bytes));
    last = block;
  }
  void OnFree(Domain domain, void* block) override {
    events.push_back(std::string("-") + DomainLetter(domain));
    last = block;
    live -= 1;
  }
  void OnReuse(void* block) override {
    events.push_back("=");
    last = block;
  }

  std::vector<std::string> events;
  void* last = nullptr;
  int live = 0;
};

class TraceHooksTest : public testing::TestWithParam<AllocatorMode> {};

TEST_P(TraceHooksTest, HearsOfEveryBlockInOrder) {
  Heap heap({.mode = GetParam()});
  HeapScope scope(&heap);
  Recorder recorder;
  heap.AddObserver(&recorder);
  void* a = AllocateObjectMemory(28);
  EXPECT_EQ(recorder.last, a);
  void* b = AllocateZeroed(Domain::kMem, 1000);
  b = Reallocate(Domain::kMem, b, 2000);
  EXPECT_EQ(recorder.last, b);
  void* c = Allocate(Domain::kRaw, 3);
  Free(Domain::kRaw, c);
  FreeObjectMemory(a);
  EXPECT_EQ(recorder.last, a);
  Free(Domain::kMem, b);
  Free(Domain::kMem, nullptr);
  heap.RemoveObserver(&recorder);
  EXPECT_EQ(recorder.events, (std::vector<std::string>{"+o28", "+m1000", "~m2000", "+r3", "-r", "-o", "-m"}));
  AllocateObjectMemory(8);
  EXPECT_EQ(recorder.events.size(), 7u);
}

INSTANTIATE_TEST_SUITE_P(AllModes, TraceHooksTest,
                         testing::Values(AllocatorMode::kPymalloc, AllocatorMode::kMalloc, AllocatorMode::kPymallocDebug,
                                         AllocatorMode::kMallocDebug));

TEST(TraceHooksTest, ObservedIsTrueWhileSomebodyLooks) {
  Heap heap;
  Recorder first, second;
  EXPECT_FALSE(heap.observed());
  heap.AddObserver(&first);
  heap.AddObserver(&second);
  heap.RemoveObserver(&first);
  EXPECT_TRUE(heap.observed());
  EXPECT_TRUE(heap.hooked());
  heap.Validate();
  heap.RemoveObserver(&second);
  EXPECT_FALSE(heap.observed());
  EXPECT_FALSE(heap.hooked());
}

TEST(TraceHooksTest, AFreeListHandsOutAReusedBlock) {
  Heap heap;
  HeapScope scope(&heap);
  void* block = AllocateObjectMemory(FreeListId::kFloat, 24);
  FreeObjectMemory(FreeListId::kFloat, block);
  Recorder recorder;
  heap.AddObserver(&recorder);
  EXPECT_EQ(AllocateObjectMemory(FreeListId::kFloat, 24), block);
  EXPECT_EQ(recorder.events, std::vector<std::string>{"="});
  EXPECT_EQ(recorder.last, block);
  heap.RemoveObserver(&recorder);
}

TEST(TraceHooksTest, AFailedAllocationIsNotReported) {
  Heap heap;
  HeapScope scope(&heap);
  Recorder recorder;
  heap.AddObserver(&recorder);
  heap.SetFaults(FaultPlan::FailFrom(1));
  EXPECT_EQ(AllocateObjectMemory(24), nullptr);
  EXPECT_EQ(Allocate(Domain::kMem, SIZE_MAX), nullptr);
  EXPECT_TRUE(recorder.events.empty());
  heap.ClearFaults();
  heap.RemoveObserver(&recorder);
}

class Nesting : public Recorder {
 public:
  void OnAllocate(Domain domain, void* block, size_t bytes) override {
    Recorder::OnAllocate(domain, block, bytes);
    Free(Domain::kRaw, Allocate(Domain::kRaw, 77));
  }
};

TEST(TraceHooksTest, WhatAnObserverDoesIsNotReported) {
  Heap heap;
  HeapScope scope(&heap);
  Nesting observer;
  heap.AddObserver(&observer);
  AllocateObjectMemory(24);
  EXPECT_EQ(observer.events, std::vector<std::string>{"+o24"});
  heap.RemoveObserver(&observer);
}

}  // namespace
}  // namespace viv
