// Every allocation failing in turn: the test of every path out of memory.
//
//     ForEachFailingAllocation(heap, [&] {
//       Ref<Object> list = MakeAList();                   // must fail cleanly (null, MemoryError pending) or succeed
//       if (!list) ClearPendingException();
//     });
//
// `attempt` is run with allocation 1 failing, then with allocation 2 failing, and so on, until a run asks for no more than it gets;
// after that the same with every allocation from number N on failing. After each run the heap must be sound, and no block may be
// left that was not there before: whatever an attempt makes it drops again. Caches that an attempt fills legitimately are to be
// filled by a run before (the first run, with nothing failing, does that).
#pragma once

#include <cstdint>

#include "gtest/gtest.h"
#include "memory/heap.h"

namespace viv {

// How many allocations the attempt makes, which is how many ways to fail were tried.
template <class Attempt>
uint64_t ForEachFailingAllocation(Heap& heap, Attempt attempt, uint64_t limit = 1'000'000) {
  attempt();
  heap.ClearFreeLists();
  size_t blocks_before = heap.AllocatedBlocks();
  size_t raw_blocks_before = heap.raw().blocks();
  uint64_t ways = 0;
  for (bool only_one : {true, false}) {
    for (uint64_t n = 1;; ++n) {
      if (n > limit) {
        ADD_FAILURE() << "the attempt still fails at allocation " << n;
        return ways;
      }
      heap.SetFaults(only_one ? FaultPlan::FailNth(n) : FaultPlan::FailFrom(n));
      attempt();
      uint64_t failed = heap.faults().failed();
      heap.ClearFaults();
      heap.ClearFreeLists();
      heap.Validate();
      EXPECT_EQ(heap.AllocatedBlocks(), blocks_before)
          << "blocks are lost when allocation " << n << (only_one ? " fails" : " and all after fail");
      EXPECT_EQ(heap.raw().blocks(), raw_blocks_before)
          << "raw blocks are lost when allocation " << n << (only_one ? " fails" : " and all after fail");
      if (testing::Test::HasFailure()) return ways;  // the first report is the useful one
      if (failed == 0) break;
      ways = n;
    }
  }
  return ways;
}

}  // namespace viv
