#include "memory/arena.h"

#include <algorithm>
#include <set>
#include <vector>

#include "gtest/gtest.h"
#include "vandal.h"

namespace viv {
namespace {

// A pool out of the hands of the set must not look empty to Validate().
Pool* Take(ArenaSet& arenas) {
  Pool* pool = arenas.TakePool();
  pool->Prepare(1);
  if (!pool->free_list) pool->Carve();
  pool->state = PoolState::kUsed;
  return pool;
}

std::vector<Pool*> TakeMany(ArenaSet& arenas, size_t count) {
  std::vector<Pool*> pools;
  while (pools.size() < count) pools.push_back(Take(arenas));
  return pools;
}

TEST(ArenaTest, PoolsAreAlignedAndFoundThroughTheMap) {
  ArenaSet arenas;
  Pool* pool = Take(arenas);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(pool) % kPoolSize, 0u);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(pool->arena->base) % kArenaSize, 0u);
  EXPECT_EQ(arenas.map().Find(pool), pool->arena);
  arenas.Validate();
}

TEST(ArenaTest, AnArenaGivesEachOfItsPoolsOnce) {
  ArenaSet arenas;
  std::vector<Pool*> pools = TakeMany(arenas, kPoolsPerArena);
  EXPECT_EQ(std::set<Pool*>(pools.begin(), pools.end()).size(), kPoolsPerArena);
  EXPECT_EQ(arenas.count(), 1u);
  Take(arenas);
  EXPECT_EQ(arenas.count(), 2u);
  arenas.Validate();
}

TEST(ArenaTest, APoolGivenBackIsTheNextTaken) {
  ArenaSet arenas;
  TakeMany(arenas, 3);
  Pool* pool = Take(arenas);
  arenas.GivePool(pool);
  EXPECT_EQ(Take(arenas), pool);
}

TEST(ArenaTest, TheFullestArenaServesFirst) {
  ArenaSet arenas;
  std::vector<Pool*> pools = TakeMany(arenas, 2 * kPoolsPerArena);
  Arena* first = pools[0]->arena;
  Arena* second = pools[kPoolsPerArena]->arena;
  ASSERT_NE(first, second);
  arenas.GivePool(pools[0]);
  arenas.GivePool(pools[1]);
  arenas.GivePool(pools[kPoolsPerArena]);
  EXPECT_EQ(Take(arenas)->arena, second);
  EXPECT_EQ(Take(arenas)->arena, first);
  arenas.Validate();
}

TEST(ArenaTest, DrainedArenasGoBackToTheSystemButForAFewSpares) {
  ArenaSet arenas;
  constexpr size_t kArenas = 3 * kSpareFraction * (kSpareArenas + 1);  // so many that at first more are spared
  std::vector<Pool*> pools = TakeMany(arenas, kArenas * kPoolsPerArena);
  EXPECT_EQ(arenas.count(), kArenas);
  for (size_t i = 0; i < pools.size(); ++i) {
    arenas.GivePool(pools[i]);
    if (i % 100 == 0) {
      EXPECT_LE(arenas.spare_count(), std::max(kSpareArenas, arenas.count() / kSpareFraction));
    }
  }
  EXPECT_EQ(arenas.count(), kSpareArenas);
  EXPECT_EQ(arenas.spare_count(), kSpareArenas);
  EXPECT_EQ(arenas.released_count(), kArenas - kSpareArenas);
  EXPECT_EQ(arenas.peak_count(), kArenas);
  arenas.Validate();
}

TEST(ArenaTest, SparesCanBeGivenBackToo) {
  ArenaSet arenas;
  for (Pool* pool : TakeMany(arenas, kPoolsPerArena)) arenas.GivePool(pool);
  EXPECT_EQ(arenas.ReleaseSpares(), 1u);
  EXPECT_EQ(arenas.count(), 0u);
  arenas.Validate();
  EXPECT_NE(Take(arenas), nullptr);
  EXPECT_EQ(arenas.created_count(), 2u);
}

TEST(ArenaTest, OneLivePoolKeepsItsArena) {
  ArenaSet arenas;
  std::vector<Pool*> pools = TakeMany(arenas, (kSpareArenas + 2) * kPoolsPerArena);
  for (size_t i = 1; i < pools.size(); ++i) arenas.GivePool(pools[i]);
  arenas.ReleaseSpares();
  EXPECT_EQ(arenas.count(), 1u);
  EXPECT_EQ(arenas.map().Find(pools[0]), pools[0]->arena);
  arenas.Validate();
}

TEST(ArenaDeathTest, ValidateSeesAWrongCount) {
  ArenaSet arenas;
  Pool* pool = Take(arenas);
  ++pool->arena->free_count;
  EXPECT_DEATH(arenas.Validate(), "A[12]:");
  --pool->arena->free_count;
}

TEST(ArenaDeathTest, ValidateSeesAnEmptyPoolThatNobodyLists) {
  ArenaSet arenas;
  Take(arenas)->state = PoolState::kEmpty;
  EXPECT_DEATH(arenas.Validate(), "A4:");
}

}  // namespace
}  // namespace viv
