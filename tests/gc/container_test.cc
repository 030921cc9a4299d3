#include "gc/collector.h"
#include "toys.h"

namespace viv {
namespace {

using ContainerTest = GcTest;

TEST_F(ContainerTest, MemoryHasAZeroedHeadInFront) {
  Object* object = AllocateContainer(40);
  EXPECT_EQ(HeadOf(object)->next, 0u);
  EXPECT_EQ(HeadOf(object)->prev, 0u);
  FillHeader(object, &kNode);
  EXPECT_FALSE(IsTracked(object));
  FreeContainer(object);
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
}

TEST_F(ContainerTest, APreHeaderIsZeroedAndFreedAlong) {
  Object* object = AllocateContainer(40, kManagedDictBytes);
  void** words = reinterpret_cast<void**>(HeadOf(object)) - 2;
  EXPECT_EQ(words[0], nullptr);
  EXPECT_EQ(words[1], nullptr);
  FillHeader(object, &kNode, kManagedDict);
  EXPECT_EQ(BytesBeforeObject(object), 32u);
  FreeContainer(object);
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
}

TEST_F(ContainerTest, AskedSizeIsThatOfCPython) {
  if (heap.hooked() || heap.AllocatedBlocks() != 0) GTEST_SKIP() << "block sizes are exact without hooks only";
  Object* object = AllocateContainer(40);
  EXPECT_GE(heap.BlockBytes(HeadOf(object)), 56u);
  FillHeader(object, &kNode);
  FreeContainer(object);
}

TEST_F(ContainerTest, AContainerOfKnownSizeIsFreedByIt) {
  for (size_t pre_header : {size_t{0}, kManagedDictBytes}) {
    for (size_t bytes : {size_t{40}, size_t{4000}}) {
      Object* object = AllocateContainer(bytes, pre_header);
      FillHeader(object, &kNode, pre_header ? kManagedDict : 0);
      FreeContainer(object, bytes);
      EXPECT_EQ(heap.AllocatedBlocks(), 0u);
      EXPECT_EQ(gc.count(0), 0);
    }
  }
}

TEST_F(ContainerTest, TooLargeARequestIsRefused) {
  EXPECT_EQ(AllocateContainer(SIZE_MAX), nullptr);
  EXPECT_EQ(AllocateContainer(PTRDIFF_MAX), nullptr);
  EXPECT_EQ(gc.count(0), 0);
}

TEST_F(ContainerTest, OutOfMemoryGivesNull) {
  heap.SetFaults(FaultPlan::FailFrom(0));
  Object* object = AllocateContainer(40);
  heap.ClearFaults();
  EXPECT_EQ(object, nullptr);
  EXPECT_EQ(gc.count(0), 0);
}

TEST_F(ContainerTest, CountGoesUpAndDownAndNotBelowZero) {
  Node* node = NewNode(1);
  EXPECT_EQ(gc.count(0), 1);
  gc.Collect(0);
  EXPECT_EQ(gc.count(0), 0);
  DecRef(node);
  EXPECT_EQ(gc.count(0), 0);
}

TEST_F(ContainerTest, TrackPutsLastIntoGenerationZeroAndUntrackTakesOut) {
  Node* a = NewNode(1);
  Node* b = NewNode(2);
  std::vector<Object*> objects;
  gc.ForEachObject(0, [&](Object* object) { return objects.push_back(object), true; });
  EXPECT_EQ(objects, (std::vector<Object*>{a, b}));
  Untrack(a);
  EXPECT_FALSE(IsTracked(a));
  EXPECT_EQ(gc.Size(0), 1);
  Untrack(a);
  Track(a);
  EXPECT_TRUE(IsTracked(a));
  DecRef(a);
  DecRef(b);
  EXPECT_EQ(gc.Size(0), 0);
}

TEST_F(ContainerTest, AnObjectWithoutHeadIsNeverTracked) { EXPECT_FALSE(IsTracked(&kNode)); }

TEST_F(ContainerTest, FreeUntracksWhatIsStillTracked) {
  Object* object = NewNode(1);
  world->alive.clear();
  object->refcount = 0;
  FreeContainer(object);
  EXPECT_EQ(gc.Size(0), 0);
}

TEST_F(ContainerTest, ReallocateKeepsHeaderAndFields) {
  Node* node = static_cast<Node*>(AllocateContainer(sizeof(Node)));
  FillHeader(node, &kNode);
  node->id = 42;
  Object* larger = ReallocateContainer(node, 4000);
  EXPECT_EQ(static_cast<Node*>(larger)->id, 42);
  EXPECT_EQ(larger->type, &kNode);
  EXPECT_EQ(gc.count(0), 1);
  Object* smaller = ReallocateContainer(larger, sizeof(Node));
  EXPECT_EQ(static_cast<Node*>(smaller)->id, 42);
  FreeContainer(smaller);
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
}

TEST_F(ContainerTest, ReallocateThatFailsLeavesTheObject) {
  Node* node = static_cast<Node*>(AllocateContainer(sizeof(Node)));
  FillHeader(node, &kNode);
  node->id = 42;
  EXPECT_EQ(ReallocateContainer(node, SIZE_MAX), nullptr);
  EXPECT_EQ(node->id, 42);
  FreeContainer(node);
}

TEST_F(ContainerTest, ReallocateKeepsAPreHeader) {
  Node* node = static_cast<Node*>(AllocateContainer(sizeof(Node), kManagedDictBytes));
  FillHeader(node, &kNode, kManagedDict);
  (reinterpret_cast<void**>(HeadOf(node)) - 2)[1] = &kNode;
  Object* larger = ReallocateContainer(node, 4000);
  EXPECT_EQ((reinterpret_cast<void**>(HeadOf(larger)) - 2)[1], &kNode);
  FreeContainer(larger);
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
}

TEST_F(ContainerTest, AFreeListCountsNeitherWay) {
  Object* first = AllocateContainer(FreeListId::kList, 40);
  FillHeader(first, &kNode);
  EXPECT_EQ(gc.count(0), 1);
  FreeContainer(FreeListId::kList, first);
  EXPECT_EQ(gc.count(0), 1);
  Object* second = AllocateContainer(FreeListId::kList, 40);
  EXPECT_EQ(second, first);
  EXPECT_EQ(HeadOf(second)->next, 0u);
  EXPECT_EQ(HeadOf(second)->prev, 0u);
  EXPECT_EQ(gc.count(0), 1);
  FillHeader(second, &kNode);
  FreeContainer(second);
  EXPECT_EQ(gc.count(0), 0);
}

TEST_F(ContainerTest, ReferentsAreListedOncePerReference) {
  Node* a = NewNode(1);
  Node* b = NewNode(2);
  Link(a, b);
  Link(a, &kNode);
  Link(a, b);
  std::vector<Object*> seen;
  EXPECT_TRUE(ForEachReferent(a, [&](Object* object) { return seen.push_back(object), true; }));
  EXPECT_EQ(seen, (std::vector<Object*>{b, &kNode, b}));
  EXPECT_FALSE(ForEachReferent(a, [&](Object*) { return false; }));
  EXPECT_TRUE(ForEachReferent(&kNode, [&](Object*) { return false; }));
  DecRef(a);
  DecRef(b);
}

TEST_F(ContainerTest, ScopesNest) {
  Collector inner;
  {
    CollectorScope scope(&inner);
    EXPECT_EQ(&CurrentCollector(), &inner);
  }
  EXPECT_EQ(&CurrentCollector(), &gc);
}

TEST_F(ContainerTest, ADyingCollectorLetsGoOfWhatIsLeft) {
  Node* node;
  {
    Collector inner;
    CollectorScope scope(&inner);
    node = NewNode(1);
    inner.Freeze();
  }
  EXPECT_FALSE(IsTracked(node));
  DecRef(node);
}

}  // namespace
}  // namespace viv
