#include "gc/reachability.h"

#include "toys.h"

namespace viv {
namespace {

class ReachabilityTest : public GcTest {
 protected:
  // Everything tracked, as one list outside the collector.
  void TakeAll() {
    ListInit(&base);
    ListMerge(gc.youngest(), &base);
  }
  void GiveBack() {
    ClearUnreachableMarks(&unreachable);
    for (GcHead* head = unreachable.Next(); head != &unreachable; head = head->Next()) head->ClearCollecting();
    ListMerge(&base, gc.youngest());
    ListMerge(&unreachable, gc.youngest());
  }
  std::vector<int> IdsOf(GcHead* list) {
    std::vector<int> ids;
    for (GcHead* head = list->Next(); head != list; head = reinterpret_cast<GcHead*>(head->next & ~kNextUnreachable)) {
      ids.push_back(static_cast<Node*>(ObjectOf(head))->id);
    }
    return ids;
  }
  void Deduce() { DeduceUnreachable(&base, &unreachable, GcObserver(), 0); }

  alignas(16) GcHead base;
  alignas(16) GcHead unreachable;
};

using Ids = std::vector<int>;

TEST_F(ReachabilityTest, SplitsWithoutTouchingRefcounts) {
  Node* kept = NewNode(1);
  Node* lost = NewNode(2);
  Link(lost, lost);
  Link(lost, kept);
  DecRef(lost);
  TakeAll();
  Deduce();
  EXPECT_EQ(IdsOf(&base), (Ids{1}));
  EXPECT_EQ(IdsOf(&unreachable), (Ids{2}));
  EXPECT_EQ(kept->refcount, 2u);
  EXPECT_EQ(lost->refcount, 1u);
  GiveBack();
  gc.Collect();
  DecRef(kept);
}

TEST_F(ReachabilityTest, CandidatesToTheLeftAreRescuedAndLandAtTheEnd) {
  Node* first = NewNode(1);
  Node* second = NewNode(2);
  Node* root = NewNode(3);
  Link(root, second);
  Link(second, first);
  DecRef(first);
  DecRef(second);
  TakeAll();
  Deduce();
  EXPECT_EQ(IdsOf(&base), (Ids{3, 2, 1}));
  EXPECT_TRUE(ListIsEmpty(&unreachable));
  GiveBack();
  DecRef(root);
}

TEST_F(ReachabilityTest, ObjectsToTheRightKeepTheirPlace) {
  Node* root = NewNode(1);
  Node* second = NewNode(2);
  Node* third = NewNode(3);
  Link(root, second);
  Link(second, third);
  DecRef(second);
  DecRef(third);
  TakeAll();
  Deduce();
  EXPECT_EQ(IdsOf(&base), (Ids{1, 2, 3}));
  GiveBack();
  DecRef(root);
}

TEST_F(ReachabilityTest, ACandidateInTheMiddleIsRescuedFromBetweenItsNeighbours) {
  std::vector<Node*> nodes;
  for (int i = 1; i <= 3; ++i) {
    Node* node = NewNode(i);
    Link(node, node);
    DecRef(node);
    nodes.push_back(node);
  }
  Node* root = NewNode(4);
  Link(root, nodes[1]);
  TakeAll();
  Deduce();
  EXPECT_EQ(IdsOf(&base), (Ids{4, 2}));
  EXPECT_EQ(IdsOf(&unreachable), (Ids{1, 3}));
  GiveBack();
  EXPECT_EQ(gc.Collect(), 2);
  BreakUp(nodes[1]);
  DecRef(root);
}

TEST_F(ReachabilityTest, ObjectsOfOtherListsAreNotTouched) {
  Node* old = NewNode(1);
  gc.Collect(0);
  Node* young = NewNode(2);
  Link(young, old);
  Link(old, young);
  DecRef(old);
  DecRef(young);
  TakeAll();
  Deduce();
  EXPECT_EQ(IdsOf(&base), (Ids{2})) << "held by an object outside the list";
  EXPECT_EQ(HeadOf(old)->prev & kPrevFlags, 0u);
  GiveBack();
  gc.Collect();
}

TEST_F(ReachabilityTest, AStickyCountIsAlwaysReachable) {
  Node* node = NewNode(1);
  Link(node, node);
  node->flags |= kStickyRefcount;
  DecRef(node);
  TakeAll();
  Deduce();
  EXPECT_EQ(IdsOf(&base), (Ids{1}));
  GiveBack();
  EXPECT_EQ(gc.Validate(), "");
  node->flags = kHasGcHead;
  gc.Collect();
}

TEST_F(ReachabilityTest, AnEmptyListStaysEmpty) {
  TakeAll();
  Deduce();
  EXPECT_TRUE(ListIsEmpty(&base));
  EXPECT_TRUE(ListIsEmpty(&unreachable));
  GiveBack();
}

#ifdef VIV_CHECKS
TEST_F(ReachabilityTest, AnOverzealousTraverseIsReported) {
  Node* node = NewNode(1);
  Node* victim = NewNode(2);
  node->edges[node->edge_count++] = victim;  // visited but not owned, twice
  node->edges[node->edge_count++] = victim;
  EXPECT_DEATH(gc.Collect(), "G5");
  node->edge_count = 0;
  DecRef(node);
  DecRef(victim);
}

TEST_F(ReachabilityTest, ADeadObjectThatIsStillTrackedIsReported) {
  Node* node = NewNode(1);
  node->refcount = 0;
  EXPECT_DEATH(gc.Collect(), "G4");
  node->refcount = 1;
  DecRef(node);
}
#endif

}  // namespace
}  // namespace viv
