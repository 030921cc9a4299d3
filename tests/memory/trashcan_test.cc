#include "memory/trashcan.h"

#include <numeric>

#include "fake_object.h"
#include "gtest/gtest.h"

namespace viv {
namespace {

constexpr int kInner = -1;  // an id that is not recorded

TEST(TrashcanTest, AMillionNestedContainersDieInBoundedDepth) {
  FakeWorld world;
  FakeObject* chain = nullptr;
  for (int i = 0; i < 1'000'000; ++i) chain = world.New(i, chain);
  DecRef(chain);
  EXPECT_EQ(world.died.size(), 1'000'000u);
  EXPECT_LE(world.deepest, kTrashcanDepth + 1);
  EXPECT_EQ(world.heap.AllocatedBlocks(), 0u);
  EXPECT_EQ(world.heap.trashcan().queued(), 0u);
  EXPECT_EQ(world.heap.trashcan().depth(), 0);
}

TEST(TrashcanTest, ShallowStructuresAreNotDeferred) {
  FakeWorld world;
  FakeObject* chain = nullptr;
  for (int i = 0; i < kTrashcanDepth; ++i) chain = world.New(i, chain);
  DecRef(chain);
  EXPECT_EQ(world.deepest, kTrashcanDepth);
  EXPECT_EQ(world.heap.trashcan().deferred_total(), 0u);
}

TEST(TrashcanTest, TheOrderOfDeathsInADeepStructureIsCPythons) {
  // l = []; for i in range(130): l = [N(i), l]; del l    with N.__del__ recording i; the items of a list die last to first.
  FakeWorld world;
  FakeObject* list = world.New(kInner);
  for (int i = 0; i < 130; ++i) list = world.New(kInner, list, world.New(i));
  DecRef(list);
  std::vector<int> expected;  // as python3.11 prints it
  for (int i = 81; i < 130; ++i) expected.push_back(i);
  expected.push_back(80);
  for (int i = 32; i < 80; ++i) expected.push_back(i);
  expected.push_back(31);
  for (int i = 0; i < 31; ++i) expected.push_back(i);
  EXPECT_EQ(world.died, expected);
}

TEST(TrashcanTest, TheSafetyNetHoldsForTypesWithoutATrashcanInCPython) {
  FakeWorld world(TrashcanRule::kSafetyNet);
  FakeObject* chain = nullptr;
  for (int i = 0; i < 100'000; ++i) chain = world.New(i, chain);
  DecRef(chain);
  EXPECT_EQ(world.died.size(), 100'000u);
  EXPECT_LE(world.deepest, kTrashcanSafetyDepth);
  EXPECT_EQ(world.heap.AllocatedBlocks(), 0u);
}

TEST(TrashcanTest, ChainsOfBothKindsDieToo) {
  FakeWorld world(TrashcanRule::kSafetyNet);
  TypeBase counting = world.type;
  counting.dealloc = [](Object* object) {
    TrashcanScope trashcan(object, object->type->dealloc);
    if (trashcan.deferred()) return;
    auto* self = static_cast<FakeObject*>(object);
    FakeWorld::died.push_back(self->id);
    DecRefOrNull(self->first);
    FreeObjectMemory(reinterpret_cast<char*>(object) - 16);
  };
  // Runs of the one kind between runs of the other, each longer than the limits.
  FakeObject* chain = nullptr;
  for (int i = 0; i < 40'000; ++i) {
    chain = world.New(i, chain);
    if (i / (2 * kTrashcanSafetyDepth) % 2 == 0) chain->type = &counting;
  }
  DecRef(chain);
  EXPECT_EQ(world.died.size(), 40'000u);
  EXPECT_EQ(world.heap.AllocatedBlocks(), 0u);
  EXPECT_EQ(world.heap.trashcan().queued(), 0u);
}

TEST(TrashcanTest, ABaseSlotCalledFromASubclassSlotDoesNothing) {
  FakeWorld world;
  TypeBase subclass = world.type;
  static auto base_dealloc = world.type.dealloc;
  static int scopes;
  scopes = 0;
  subclass.dealloc = [](Object* object) {
    TrashcanScope trashcan(object, object->type->dealloc);
    if (trashcan.deferred()) return;
    scopes = CurrentTrashcan().depth();
    base_dealloc(object);
  };
  FakeObject* object = world.New(1);
  object->type = &subclass;
  DecRef(object);
  EXPECT_EQ(scopes, 1);
  EXPECT_EQ(world.died, std::vector<int>{1});
  EXPECT_EQ(world.heap.trashcan().depth(), 0);
}

TEST(TrashcanTest, ObjectsWithoutAGcHeadAreNeverQueued) {
  FakeWorld world;
  FakeObject* chain = nullptr;
  for (int i = 0; i < 2 * kTrashcanDepth; ++i) {
    chain = world.New(i, chain);
    chain->flags = 0;
  }
  DecRef(chain);
  EXPECT_EQ(world.deepest, 2 * kTrashcanDepth);
  EXPECT_EQ(world.heap.trashcan().deferred_total(), 0u);
}

}  // namespace
}  // namespace viv
