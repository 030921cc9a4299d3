#include "memory/config.h"

#include "gtest/gtest.h"
#include "memory/pool.h"

namespace viv {
namespace {

TEST(ConfigTest, SizeClassesAreStepsOfTheAlignment) {
  EXPECT_EQ(SizeClassOf(0), 0u);
  EXPECT_EQ(SizeClassOf(1), 1u);
  EXPECT_EQ(SizeClassOf(kAlignment), 1u);
  EXPECT_EQ(SizeClassOf(kAlignment + 1), 2u);
  EXPECT_EQ(SizeClassOf(kSmallRequestLimit), kSizeClassCount);
  EXPECT_EQ(kSizeClassCount, 32u);
}

TEST(ConfigTest, EveryClassHoldsItsRequestAndWastesLessThanAStep) {
  for (size_t bytes = 1; bytes <= kSmallRequestLimit; ++bytes) {
    size_t block = SizeClassBytes(SizeClassOf(bytes));
    EXPECT_GE(block, bytes);
    EXPECT_LT(block - bytes, kAlignment);
  }
}

TEST(ConfigTest, APoolHoldsBlocksOfEveryClass) {
  for (size_t size_class = 1; size_class <= kSizeClassCount; ++size_class) {
    EXPECT_GE(PoolCapacity(size_class), 1u);
    EXPECT_LE(sizeof(Pool) + PoolCapacity(size_class) * SizeClassBytes(size_class), kPoolSize);
  }
}

#ifndef VIV_STRESS
TEST(ConfigTest, ArenasAndPoolsAreAsInCPython) {
  EXPECT_EQ(kArenaSize, 1024u * 1024);
  EXPECT_EQ(kPoolSize, 16u * 1024);
  EXPECT_EQ(kSmallRequestLimit, 512u);
}
#endif

}  // namespace
}  // namespace viv
