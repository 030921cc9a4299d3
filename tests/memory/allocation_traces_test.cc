#include "memory/allocation_traces.h"

#include <map>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "memory/heap.h"

namespace viv {
namespace {

void* At(uintptr_t address) { return reinterpret_cast<void*>(address); }

TEST(AllocationTraces, KnowsSizeAndOriginOfABlock) {
  Heap heap;
  AllocationTraces traces(&heap.small().arenas().map());
  AllocationTrace none;
  EXPECT_FALSE(traces.Find(At(0x1000), &none));
  traces.Set(At(0x1000), 28, 7);
  AllocationTrace trace;
  ASSERT_TRUE(traces.Find(At(0x1000), &trace));
  EXPECT_EQ(trace.bytes, 28u);
  EXPECT_EQ(trace.origin, 7u);
  EXPECT_TRUE(traces.Remove(At(0x1000)));
  EXPECT_FALSE(traces.Remove(At(0x1000)));
  EXPECT_EQ(traces.count(), 0u);
}

TEST(AllocationTraces, ReplacesTheTraceOfTheSameBlock) {
  Heap heap;
  AllocationTraces traces(&heap.small().arenas().map());
  traces.Set(At(0x1000), 100, 1);
  traces.Set(At(0x1000), 40, 2);
  EXPECT_EQ(traces.count(), 1u);
  EXPECT_EQ(traces.bytes(), 40u);
  EXPECT_EQ(traces.peak(), 100u);
  traces.ResetPeak();
  EXPECT_EQ(traces.peak(), 40u);
}

TEST(AllocationTraces, ClearForgetsThePeakToo) {
  Heap heap;
  AllocationTraces traces(&heap.small().arenas().map());
  traces.Set(At(0x1000), 100, 1);
  traces.Clear();
  EXPECT_EQ(traces.bytes(), 0u);
  EXPECT_EQ(traces.peak(), 0u);
  AllocationTrace none;
  EXPECT_FALSE(traces.Find(At(0x1000), &none));
}

TEST(AllocationTraces, AgreesWithAMapWhateverComesAndGoes) {
  Heap heap;
  AllocationTraces traces(&heap.small().arenas().map());
  std::map<uintptr_t, size_t> expected;
  std::mt19937 random(1);
  for (int i = 0; i < 200000; ++i) {
    uintptr_t block = 0x7f0000000000 + (random() % 5000) * 16;
    if (random() % 2) {
      size_t bytes = random() % 1000;
      traces.Set(At(block), bytes, static_cast<uint32_t>(block >> 4 & 0xffff));
      expected[block] = bytes;
    } else {
      EXPECT_EQ(traces.Remove(At(block)), expected.erase(block) == 1);
    }
  }
  size_t bytes = 0;
  for (auto [block, size] : expected) {
    bytes += size;
    AllocationTrace trace;
    ASSERT_TRUE(traces.Find(At(block), &trace));
    EXPECT_EQ(trace.bytes, size);
    EXPECT_EQ(trace.origin, block >> 4 & 0xffff);
  }
  EXPECT_EQ(traces.count(), expected.size());
  EXPECT_EQ(traces.bytes(), bytes);
  size_t seen = 0;
  traces.ForEach([&](const AllocationTrace&) { ++seen; });
  EXPECT_EQ(seen, expected.size());
}

TEST(AllocationTraces, SmallAndLargeBlocksAddUp) {
  Heap heap;
  HeapScope scope(&heap);
  AllocationTraces traces(&heap.small().arenas().map());
  std::vector<void*> blocks;
  size_t bytes = 0;
  for (size_t i = 0; i < 20000; ++i) {
    size_t size = i * 7 % 700;
    blocks.push_back(Allocate(Domain::kObject, size));
    traces.Set(blocks.back(), size, static_cast<uint32_t>(i));
    bytes += size;
  }
  EXPECT_EQ(traces.bytes(), bytes);
  EXPECT_EQ(traces.count(), blocks.size());
  size_t seen = 0;
  traces.ForEach([&](const AllocationTrace& trace) { seen += trace.bytes; });
  EXPECT_EQ(seen, bytes);
  AllocationTrace trace;
  ASSERT_TRUE(traces.Find(blocks[3], &trace));
  EXPECT_EQ(trace.bytes, 21u);
  EXPECT_TRUE(traces.SetOrigin(blocks[3], 77));
  ASSERT_TRUE(traces.Find(blocks[3], &trace));
  EXPECT_EQ(trace.origin, 77u);
  EXPECT_EQ(trace.bytes, 21u);
  for (void* block : blocks) {
    EXPECT_TRUE(traces.Remove(block));
    EXPECT_FALSE(traces.Remove(block));
  }
  EXPECT_EQ(traces.bytes(), 0u);
  EXPECT_EQ(traces.count(), 0u);
}

}  // namespace
}  // namespace viv
