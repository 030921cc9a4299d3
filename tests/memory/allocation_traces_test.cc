#include "memory/allocation_traces.h"

#include <map>
#include <random>

#include "gtest/gtest.h"

namespace viv {
namespace {

void* At(uintptr_t address) { return reinterpret_cast<void*>(address); }

TEST(AllocationTraces, KnowsSizeAndOriginOfABlock) {
  AllocationTraces traces;
  EXPECT_EQ(traces.Find(At(0x1000)), nullptr);
  traces.Set(At(0x1000), 28, 7);
  ASSERT_NE(traces.Find(At(0x1000)), nullptr);
  EXPECT_EQ(traces.Find(At(0x1000))->bytes, 28u);
  EXPECT_EQ(traces.Find(At(0x1000))->origin, 7u);
  EXPECT_TRUE(traces.Remove(At(0x1000)));
  EXPECT_FALSE(traces.Remove(At(0x1000)));
  EXPECT_EQ(traces.count(), 0u);
}

TEST(AllocationTraces, ReplacesTheTraceOfTheSameBlock) {
  AllocationTraces traces;
  traces.Set(At(0x1000), 100, 1);
  traces.Set(At(0x1000), 40, 2);
  EXPECT_EQ(traces.count(), 1u);
  EXPECT_EQ(traces.bytes(), 40u);
  EXPECT_EQ(traces.peak(), 100u);
  traces.ResetPeak();
  EXPECT_EQ(traces.peak(), 40u);
}

TEST(AllocationTraces, ClearForgetsThePeakToo) {
  AllocationTraces traces;
  traces.Set(At(0x1000), 100, 1);
  traces.Clear();
  EXPECT_EQ(traces.bytes(), 0u);
  EXPECT_EQ(traces.peak(), 0u);
  EXPECT_EQ(traces.Find(At(0x1000)), nullptr);
}

TEST(AllocationTraces, AgreesWithAMapWhateverComesAndGoes) {
  AllocationTraces traces;
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
    const AllocationTrace* trace = traces.Find(At(block));
    ASSERT_NE(trace, nullptr);
    EXPECT_EQ(trace->bytes, size);
    EXPECT_EQ(trace->origin, block >> 4 & 0xffff);
  }
  EXPECT_EQ(traces.count(), expected.size());
  EXPECT_EQ(traces.bytes(), bytes);
  size_t seen = 0;
  traces.ForEach([&](const AllocationTrace&) { ++seen; });
  EXPECT_EQ(seen, expected.size());
}

}  // namespace
}  // namespace viv
