#include "memory/ref.h"

#include "fake_object.h"
#include "gtest/gtest.h"

namespace viv {
namespace {

TEST(RefTest, AdoptedReferencesAreReleasedAtTheEndOfTheScope) {
  FakeWorld world;
  { Ref<FakeObject> ref = Ref<FakeObject>::Adopt(world.New(1)); }
  EXPECT_EQ(world.died, std::vector<int>{1});
}

TEST(RefTest, CopyingCountsAndMovingDoesNot) {
  FakeWorld world;
  Ref<FakeObject> a = Ref<FakeObject>::Adopt(world.New(1));
  Ref<FakeObject> b = a;
  EXPECT_EQ(a->refcount, 2u);
  Ref<Object> c = std::move(b);
  EXPECT_EQ(a->refcount, 2u);
  EXPECT_FALSE(b);
}

TEST(RefTest, SharingAddsAReference) {
  FakeWorld world;
  Ref<FakeObject> a = Ref<FakeObject>::Adopt(world.New(1));
  Ref<FakeObject> b = NewRef(a.get());
  EXPECT_EQ(a->refcount, 2u);
}

TEST(RefTest, ReleaseGivesTheReferenceAway) {
  FakeWorld world;
  Ref<FakeObject> a = Ref<FakeObject>::Adopt(world.New(1));
  FakeObject* raw = a.Release();
  EXPECT_FALSE(a);
  EXPECT_EQ(raw->refcount, 1u);
  DecRef(raw);
}

TEST(RefTest, AssigningToItselfKeepsTheObject) {
  FakeWorld world;
  Ref<FakeObject> a = Ref<FakeObject>::Adopt(world.New(1));
  Ref<FakeObject>& same = a;
  a = same;
  EXPECT_EQ(a->refcount, 1u);
}

TEST(RefTest, BorrowingDoesNotCount) {
  FakeWorld world;
  Ref<FakeObject> a = Ref<FakeObject>::Adopt(world.New(1));
  Borrowed<FakeObject> b = a;
  EXPECT_EQ(a->refcount, 1u);
  Ref<FakeObject> c = b.ToOwned();
  EXPECT_EQ(a->refcount, 2u);
}

TEST(GcSlotTest, SettingStoresTheNewValueBeforeTheOldOneDies) {
  FakeWorld world;
  static GcSlot<Object> slot;
  static Object* seen;
  seen = nullptr;
  FakeObject* old = world.New(1);
  TypeBase watching = world.type;
  watching.dealloc = [](Object* object) {
    seen = slot.get();
    FreeObjectMemory(reinterpret_cast<char*>(object) - 16);
  };
  old->type = &watching;
  slot.Init(Ref<Object>::Adopt(old));
  FakeObject* fresh = world.New(2);
  slot.Set(Ref<Object>::Adopt(fresh));
  EXPECT_EQ(seen, fresh);
  slot.Clear();
  EXPECT_EQ(slot.get(), nullptr);
  EXPECT_EQ(world.died, std::vector<int>{2});
}

TEST(GcSlotTest, TakingLeavesNull) {
  FakeWorld world;
  GcSlot<FakeObject> slot;
  slot.Init(Ref<FakeObject>::Adopt(world.New(1)));
  Ref<FakeObject> taken = slot.Take();
  EXPECT_FALSE(slot);
  EXPECT_EQ(taken->refcount, 1u);
}

TEST(GcSlotTest, VisitsWhatItHolds) {
  FakeWorld world;
  GcSlot<FakeObject> slot;
  slot.InitNull();
  auto count = [](Object*, void* context) { return ++*static_cast<int*>(context); };
  int visits = 0;
  EXPECT_EQ(slot.Visit(count, &visits), 0);
  slot.Init(Ref<FakeObject>::Adopt(world.New(1)));
  EXPECT_EQ(slot.Visit(count, &visits), 1);
  slot.Clear();
}

}  // namespace
}  // namespace viv
