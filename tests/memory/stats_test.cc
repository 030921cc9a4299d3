#include "memory/stats.h"

#include <vector>

#include "gtest/gtest.h"
#include "memory/heap.h"

namespace viv {
namespace {

TEST(StatsTest, ClassesCountTheirPoolsAndBlocks) {
  Heap heap;
  HeapScope scope(&heap);
  size_t capacity = PoolCapacity(SizeClassOf(64));
  for (size_t i = 0; i < capacity + 3; ++i) AllocateObjectMemory(60);
  HeapStats stats = CollectStats(heap);
  const SizeClassStats& entry = stats.classes[SizeClassOf(64) - 1];
  EXPECT_EQ(entry.block_bytes, 64u);
  EXPECT_EQ(entry.pools, 2u);
  EXPECT_EQ(entry.live_blocks, capacity + 3);
  EXPECT_EQ(entry.free_blocks, capacity - 3);
}

TEST(StatsTest, TheBytesOfTheArenasAddUp) {
  Heap heap;
  HeapScope scope(&heap);
  std::vector<void*> blocks;
  for (size_t i = 0; i < 5000; ++i) blocks.push_back(AllocateObjectMemory(i * 37 % 600));
  for (size_t i = 0; i < blocks.size(); i += 3) FreeObjectMemory(blocks[i]);
  HeapStats stats = CollectStats(heap);
  EXPECT_EQ(stats.live_bytes + stats.free_bytes + stats.free_pools * kPoolSize + stats.header_bytes + stats.quantization_bytes,
            stats.arena_bytes());
  EXPECT_EQ(stats.live_bytes + stats.raw_bytes, heap.AllocatedBytes());
  EXPECT_EQ(stats.arenas_created - stats.arenas_released, stats.arenas);
}

TEST(StatsTest, TheReportIsInCPythonsForm) {
  Heap heap;
  HeapScope scope(&heap);
  AllocateObjectMemory(28);
  FreeObjectMemory(FreeListId::kFloat, AllocateObjectMemory(FreeListId::kFloat, 24));
  std::string report = FormatHeapReport(heap);
  EXPECT_EQ(report.find("Small block threshold = 512, in 32 size classes.\n\n"
                        "class   size   num pools   blocks in use  avail blocks\n"
                        "-----   ----   ---------   -------------  ------------\n"
                        "    1     32           1               2 "),
            0u)
      << report;
  EXPECT_NE(report.find("# arenas allocated total           =                    1\n"), std::string::npos) << report;
  EXPECT_NE(report.find("           1 free PyFloatObjects * 24 bytes each =                   24\n"), std::string::npos) << report;
  EXPECT_NE(report.find(" 0 free 20-sized PyTupleObjects * 184 bytes each =                    0\n"), std::string::npos) << report;
}

TEST(StatsTest, NumbersAreGroupedByThousands) {
  Heap heap;
  HeapScope scope(&heap);
  Allocate(Domain::kRaw, 1234567);
  EXPECT_NE(FormatHeapReport(heap).find("# bytes in the raw layer           =            1,234,567\n"), std::string::npos);
}

TEST(StatsTest, WithoutPoolsThereAreNoClasses) {
  Heap heap({.mode = AllocatorMode::kMalloc});
  EXPECT_EQ(FormatHeapReport(heap).find("class"), std::string::npos);
}

}  // namespace
}  // namespace viv
