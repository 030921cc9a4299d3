#include "gc/finalize.h"

#include "toys.h"

namespace viv {
namespace {

using FinalizeTest = GcTest;

TEST_F(FinalizeTest, RunsOnceWhenTheCountReachesZero) {
  DecRef(NewNode(1, &kFinal));
  EXPECT_EQ(world_.log, (Log{"finalize 1"}));
  EXPECT_FALSE(Alive(1));
}

TEST_F(FinalizeTest, AResurrectedObjectIsNotFinalizedAgain) {
  Node* saved = nullptr;
  world_.on_finalize[1] = [&](Node* node) { IncRef(saved = node); };
  DecRef(NewNode(1, &kFinal));
  ASSERT_TRUE(Alive(1));
  EXPECT_EQ(saved->refcount, 1u);
  EXPECT_TRUE(IsFinalized(saved));
  EXPECT_TRUE(IsTracked(saved));
  DecRef(saved);
  EXPECT_EQ(world_.log, (Log{"finalize 1"}));
  EXPECT_FALSE(Alive(1));
}

TEST_F(FinalizeTest, WithoutAFinalizerNothingIsMarked) {
  Node* node = NewNode(1);
  CallFinalizer(node);
  EXPECT_FALSE(IsFinalized(node));
  DecRef(node);
}

TEST_F(FinalizeTest, AnObjectWithoutHeadIsFinalizedEachTime) {
  Node node{};
  FillHeader(&node, &kFinal);
  node.flags = 0;
  node.id = 7;
  node.refcount = 0;
  EXPECT_FALSE(FinalizedBackToLife(&node));
  EXPECT_FALSE(FinalizedBackToLife(&node));
  EXPECT_EQ(world_.log, (Log{"finalize 7", "finalize 7"}));
}

}  // namespace
}  // namespace viv
