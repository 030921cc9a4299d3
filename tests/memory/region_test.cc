#include "memory/region.h"

#include <cstring>
#include <set>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace viv {
namespace {

using Slice = std::pair<Region*, char*>;

Slice Take(RegionSet& regions) {
  Region* region = nullptr;
  char* memory = regions.Take(&region);
  EXPECT_NE(memory, nullptr);
  return {region, memory};
}

TEST(RegionTest, SlicesAreAlignedEmptyAndLieInTheirRegion) {
  RegionSet regions;
  std::vector<Slice> slices;
  for (size_t i = 0; i < kArenasPerRegion; ++i) slices.push_back(Take(regions));
  std::set<char*> distinct;
  for (auto [region, memory] : slices) {
    EXPECT_EQ(region, slices[0].first);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(memory) % kArenaSize, 0u);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(region->base) % kRegionSize, 0u);
    EXPECT_LT(static_cast<size_t>(memory - region->base), kRegionSize);
    EXPECT_EQ(memory[0], 0);
    EXPECT_EQ(memory[kArenaSize - 1], 0);
    distinct.insert(memory);
  }
  EXPECT_EQ(distinct.size(), kArenasPerRegion);
  EXPECT_EQ(regions.count(), 1u);
  slices.push_back(Take(regions));
  EXPECT_EQ(regions.count(), 2u);
  regions.Validate();
  for (auto [region, memory] : slices) regions.Give(region, memory);
  EXPECT_EQ(regions.count(), 0u);
  regions.Validate();
}

TEST(RegionTest, ASliceComesBackEmpty) {
  RegionSet regions;
  Slice kept = Take(regions), given = Take(regions);
  std::memset(kept.second, 1, kArenaSize);
  std::memset(given.second, 2, kArenaSize);
  regions.Give(given.first, given.second);
  regions.Validate();
  Slice again = Take(regions);
  EXPECT_EQ(again.second, given.second) << "the first free slice serves";
  for (size_t i = 0; i < kArenaSize; i += 512) ASSERT_EQ(again.second[i], 0) << i;
  EXPECT_EQ(kept.second[kArenaSize - 1], 1);
  regions.Give(kept.first, kept.second);
  regions.Give(again.first, again.second);
}

TEST(RegionTest, FreeSlicesOfAnyRegionServeBeforeANewOneIsMapped) {
  RegionSet regions;
  std::vector<Slice> slices;
  for (size_t i = 0; i < 3 * kArenasPerRegion; ++i) slices.push_back(Take(regions));
  EXPECT_EQ(regions.count(), 3u);
  for (size_t i = 0; i < slices.size(); i += 2) regions.Give(slices[i].first, slices[i].second);
  regions.Validate();
  for (size_t i = 0; i < slices.size(); i += 2) slices[i] = Take(regions);
  EXPECT_EQ(regions.count(), 3u);
  regions.Validate();
  for (auto [region, memory] : slices) regions.Give(region, memory);
  EXPECT_EQ(regions.count(), 0u);
}

TEST(RegionDeathTest, ASliceIsGivenBackOnce) {
  RegionSet regions;
  Slice kept = Take(regions), given = Take(regions);
  regions.Give(given.first, given.second);
  EXPECT_DEATH(regions.Give(given.first, given.second), "given back to the region it was taken from, once");
  regions.Give(kept.first, kept.second);
}

}  // namespace
}  // namespace viv
