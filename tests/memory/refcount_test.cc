#include "memory/refcount.h"

#include "fake_object.h"
#include "gtest/gtest.h"

namespace viv {
namespace {

TEST(RefcountTest, TheLastReleaseDeallocatesAtOnce) {
  FakeWorld world;
  FakeObject* object = world.New(7);
  IncRef(object);
  DecRef(object);
  EXPECT_TRUE(world.died.empty());
  DecRef(object);
  EXPECT_EQ(world.died, std::vector<int>{7});
  EXPECT_EQ(world.heap.AllocatedBlocks(), 0u);
}

TEST(RefcountTest, NullIsFineWhereTheNameSaysSo) {
  IncRefOrNull(nullptr);
  DecRefOrNull(nullptr);
}

TEST(RefcountTest, ManyReferencesAreAddedAtOnce) {
  FakeWorld world;
  FakeObject* object = world.New(1);
  IncRefBy(object, 1000);
  EXPECT_EQ(object->refcount, 1001u);
  object->refcount = 1;
  DecRef(object);
}

TEST(RefcountTest, ACountThatWouldOverflowSticksForEver) {
  FakeWorld world;
  FakeObject* object = world.New(1);
  IncRefBy(object, uint64_t{1} << 32);
  EXPECT_TRUE(object->flags & kStickyRefcount);
  object->refcount = 1;
  DecRef(object);
  EXPECT_TRUE(world.died.empty());
  EXPECT_GT(object->refcount, 1u << 30);
}

TEST(RefcountTest, SeveralLargeAdditionsStickToo) {
  FakeWorld world;
  FakeObject* object = world.New(1);
  IncRefBy(object, uint64_t{1} << 31);
  IncRefBy(object, uint64_t{1} << 31);
  EXPECT_TRUE(object->flags & kStickyRefcount);
  IncRefBy(object, UINT64_MAX);
  EXPECT_TRUE(object->flags & kStickyRefcount);
}

#ifdef VIV_CHECKS
TEST(RefcountDeathTest, ADeadObjectIsNotCounted) {
  FakeWorld world;
  FakeObject object{};
  EXPECT_DEATH(IncRef(&object), "dead object");
  EXPECT_DEATH(DecRef(&object), "dead object");
}
#endif

}  // namespace
}  // namespace viv
