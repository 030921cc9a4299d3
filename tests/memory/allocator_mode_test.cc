#include "memory/allocator_mode.h"

#include "gtest/gtest.h"

namespace viv {
namespace {

TEST(AllocatorModeTest, NamesAreThoseOfPythonmalloc) {
  EXPECT_EQ(ParseAllocatorMode("default"), AllocatorMode::kPymalloc);
  EXPECT_EQ(ParseAllocatorMode("pymalloc"), AllocatorMode::kPymalloc);
  EXPECT_EQ(ParseAllocatorMode("debug"), AllocatorMode::kPymallocDebug);
  EXPECT_EQ(ParseAllocatorMode("pymalloc_debug"), AllocatorMode::kPymallocDebug);
  EXPECT_EQ(ParseAllocatorMode("malloc"), AllocatorMode::kMalloc);
  EXPECT_EQ(ParseAllocatorMode("malloc_debug"), AllocatorMode::kMallocDebug);
}

TEST(AllocatorModeTest, OtherNamesAreRefused) {
  EXPECT_EQ(ParseAllocatorMode(""), std::nullopt);
  EXPECT_EQ(ParseAllocatorMode("Debug"), std::nullopt);
}

TEST(AllocatorModeTest, EveryModeReadsBackItsName) {
  for (AllocatorMode mode :
       {AllocatorMode::kPymalloc, AllocatorMode::kMalloc, AllocatorMode::kPymallocDebug, AllocatorMode::kMallocDebug}) {
    EXPECT_EQ(ParseAllocatorMode(AllocatorModeName(mode)), mode);
  }
}

}  // namespace
}  // namespace viv
