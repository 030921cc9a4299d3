// What happens to unreachable objects. The twin of gc/garbage.cc.
#include "toys.h"

namespace viv {
namespace {

using GarbageTest = GcTest;

TEST_F(GarbageTest, FinalizersRunInListOrderBeforeAnythingIsCleared) {
  std::vector<int> edges_seen;
  for (int i = 1; i <= 3; ++i) world_.on_finalize[i] = [&](Node* node) { edges_seen.push_back(node->edge_count); };
  MakeLostRing(1, 3, &kFinal);
  EXPECT_EQ(gc.Collect(), 3);
  EXPECT_EQ(world_.log, (Log{"finalize 1", "finalize 2", "finalize 3"}));
  EXPECT_EQ(edges_seen, (std::vector<int>{1, 1, 1}));
  EXPECT_TRUE(world_.alive.empty());
}

TEST_F(GarbageTest, AResurrectedCycleSurvivesWholeAndIsFinalizedOnce) {
  Node* saved = nullptr;
  world_.on_finalize[1] = [&](Node* node) { IncRef(saved = node); };
  MakeLostRing(1, 3, &kFinal);
  EXPECT_EQ(gc.Collect(), 0);
  EXPECT_TRUE(Alive(1) && Alive(2) && Alive(3));
  EXPECT_EQ(gc.Size(2), 3);
  EXPECT_TRUE(IsFinalized(saved));
  DecRef(saved);
  EXPECT_EQ(gc.Collect(), 3);
  EXPECT_EQ(world_.log, (Log{"finalize 1", "finalize 2", "finalize 3"}));
}

TEST_F(GarbageTest, OnlyWhatIsReachableFromTheResurrectedSurvives) {
  Node* saved = nullptr;
  world_.on_finalize[1] = [&](Node* node) { IncRef(saved = node); };
  MakeLostRing(1, 1, &kFinal);
  MakeLostRing(2, 2);
  EXPECT_EQ(gc.Collect(), 2);
  EXPECT_EQ(world_.alive, (std::set<int>{1}));
  DecRef(saved);
  gc.Collect();
}

TEST_F(GarbageTest, ResurrectedObjectsGoToTheNextGeneration) {
  Node* saved = nullptr;
  world_.on_finalize[1] = [&](Node* node) { IncRef(saved = node); };
  MakeLostRing(1, 1, &kFinal);
  gc.Collect(0);
  EXPECT_EQ(gc.Size(1), 1);
  DecRef(saved);
  gc.Collect();
}

TEST_F(GarbageTest, AFinalizerMayBreakTheCycleItself) {
  world_.on_finalize[1] = [&](Node* node) { BreakUp(node); };
  MakeLostRing(1, 3, &kFinal);
  gc.Collect();
  EXPECT_TRUE(world_.alive.empty());
  EXPECT_EQ(world_.log.size(), 3u);
}

TEST_F(GarbageTest, ObjectsMadeByFinalizersAreNotPartOfTheCollection) {
  world_.on_finalize[1] = [&](Node*) { MakeLostRing(100, 2); };
  MakeLostRing(1, 1, &kFinal);
  EXPECT_EQ(gc.Collect(), 1);
  EXPECT_EQ(world_.alive, (std::set<int>{100, 101}));
  EXPECT_EQ(gc.Size(0), 2);
  EXPECT_EQ(gc.Collect(), 2);
}

TEST_F(GarbageTest, AnObjectWithoutClearDiesWithItsCycle) {
  Node* tuple = NewNode(1, &kTupleLike);
  Node* node = NewNode(2);
  Link(tuple, node);
  Link(node, tuple);
  DecRef(tuple);
  DecRef(node);
  EXPECT_EQ(gc.Collect(), 2);
  EXPECT_TRUE(world_.alive.empty());
}

TEST_F(GarbageTest, ACycleOfObjectsWithoutClearIsCountedButStays) {
  Node* tuple = NewNode(1, &kTupleLike);
  Link(tuple, tuple);
  DecRef(tuple);
  EXPECT_EQ(gc.Collect(), 1);
  EXPECT_TRUE(Alive(1));
  EXPECT_EQ(gc.Size(2), 1);
  EXPECT_EQ(gc.Validate(), "");
  BreakUp(tuple);
}

TEST_F(GarbageTest, SaveAllKeepsGarbageWhole) {
  gc.SetDebug(kDebugSaveAll);
  MakeLostRing(1, 2);
  EXPECT_EQ(gc.Collect(), 2);
  ASSERT_EQ(world_.garbage.size(), 2u);
  EXPECT_EQ(static_cast<Node*>(world_.garbage[0])->id, 1);
  EXPECT_EQ(static_cast<Node*>(world_.garbage[1])->id, 2);
  EXPECT_EQ(static_cast<Node*>(world_.garbage[0])->edge_count, 1);
  EXPECT_EQ(gc.Collect(), 0) << "reachable through the list of garbage";
  ReleaseGarbage();
  gc.SetDebug(0);
  EXPECT_EQ(gc.Collect(), 2);
}

TEST_F(GarbageTest, SaveAllStillRunsFinalizers) {
  gc.SetDebug(kDebugSaveAll);
  MakeLostRing(1, 1, &kFinal);
  gc.Collect();
  EXPECT_EQ(world_.log, (Log{"finalize 1"}));
  gc.SetDebug(0);
  ReleaseGarbage();
  gc.Collect();
}

TEST_F(GarbageTest, LegacyFinalizersMakeWhatTheyReachUncollectable) {
  Node* legacy = NewNode(1, &kLegacy);
  Node* reached = NewNode(2);
  Node* reaching = NewNode(3);
  Link(legacy, legacy);
  Link(legacy, reached);
  Link(reached, reached);
  Link(reaching, reaching);
  Link(reaching, legacy);
  for (Node* node : {legacy, reached, reaching}) DecRef(node);
  EXPECT_EQ(gc.Collect(), 3);
  EXPECT_EQ(world_.phases.back().collected, 1);
  EXPECT_EQ(world_.phases.back().uncollectable, 2);
  EXPECT_EQ(gc.stats(2).uncollectable, 2);
  EXPECT_EQ(world_.alive, (std::set<int>{1, 2}));
  EXPECT_EQ(world_.garbage, (std::vector<Object*>{legacy})) << "what is only reachable from it is not listed";
  BreakUp(reached);
  BreakUp(legacy);
  ReleaseGarbage();
}

TEST_F(GarbageTest, AFailingClearIsReported) {
  Node* exception = NewNode(100);
  world_.on_clear = [&](Node*) { IncRef(world_.pending = exception); };
  MakeLostRing(1, 1);
  EXPECT_EQ(gc.Collect(), 1);
  EXPECT_EQ(world_.log, (Log{"unraisable in tp_clear of Node"}));
  DecRef(exception);
}

TEST_F(GarbageTest, AtomicTuplesAreUntrackedInEveryCollection) {
  Node* tuple = NewNode(1, &kTupleLike);
  Node* pair = NewNode(2, &kTupleLike);
  Link(pair, tuple);
  gc.Collect(0);
  EXPECT_FALSE(IsTracked(tuple));
  EXPECT_TRUE(IsTracked(pair));
  EXPECT_EQ(gc.Size(1), 1);
  DecRef(pair);
  DecRef(tuple);
}

TEST_F(GarbageTest, AtomicDictsAreUntrackedInFullCollections) {
  Node* dict = NewNode(1, &kDictLike);
  gc.Collect(0);
  gc.Collect(1);
  EXPECT_TRUE(IsTracked(dict));
  gc.Collect(2);
  EXPECT_FALSE(IsTracked(dict));
  EXPECT_EQ(gc.long_lived_total(), 0);
  DecRef(dict);
}

// --- Weak references

TEST_F(GarbageTest, AWeakRefToGarbageDiesAndItsCallbackIsCalledOnce) {
  Node* node = NewNode(1);
  Link(node, node);
  Node* callback = NewNode(50);
  WeakRef* weakref = NewWeakRef(node, callback);
  DecRef(node);
  EXPECT_EQ(gc.Collect(), 1);
  EXPECT_EQ(weakref->referent, nullptr);
  EXPECT_EQ(world_.log, (Log{"callback 50"}));
  DecRef(weakref);
  DecRef(callback);
}

TEST_F(GarbageTest, WeakRefsAreDeadBeforeFinalizersRun) {
  Node* node = NewNode(1, &kFinal);
  Link(node, node);
  Node* callback = NewNode(50);
  WeakRef* weakref = NewWeakRef(node, callback);
  world_.on_finalize[1] = [&](Node*) { EXPECT_EQ(weakref->referent, nullptr); };
  DecRef(node);
  gc.Collect();
  EXPECT_EQ(world_.log, (Log{"callback 50", "finalize 1"}));
  DecRef(weakref);
  DecRef(callback);
}

TEST_F(GarbageTest, AWeakRefThatIsGarbageItselfCallsNobody) {
  Node* node = NewNode(1);
  Link(node, node);
  Node* callback = NewNode(50);
  WeakRef* weakref = NewWeakRef(node, callback);
  Link(node, weakref);
  DecRef(weakref);
  DecRef(node);
  EXPECT_EQ(gc.Collect(), 2);
  EXPECT_TRUE(world_.log.empty());
  DecRef(callback);
}

TEST_F(GarbageTest, AGarbageWeakRefToALiveObjectDies) {
  Node* live = NewNode(1);
  Node* garbage = NewNode(2);
  Link(garbage, garbage);
  Node* callback = NewNode(50);
  WeakRef* weakref = NewWeakRef(live, callback);
  Link(garbage, weakref);
  DecRef(weakref);
  DecRef(garbage);
  EXPECT_EQ(gc.Collect(), 2);
  EXPECT_EQ(WeakRefCount(live), 0);
  DecRef(live);
  EXPECT_TRUE(world_.log.empty());
  DecRef(callback);
}

TEST_F(GarbageTest, CallbacksComeObjectByObjectInListOrder) {
  MakeLostRing(1, 2);
  std::vector<Object*> nodes;
  gc.ForEachObject(0, [&](Object* object) { return nodes.push_back(object), true; });
  std::vector<WeakRef*> weakrefs;
  for (int i = 0; i < 3; ++i) {
    for (Object* node : nodes) {
      Node* callback = NewNode(10 * static_cast<Node*>(node)->id + i);
      weakrefs.push_back(NewWeakRef(node, callback));
      DecRef(callback);
    }
  }
  gc.Collect();
  EXPECT_EQ(world_.log, (Log{"callback 12", "callback 11", "callback 10", "callback 22", "callback 21", "callback 20"}));
  for (WeakRef* weakref : weakrefs) DecRef(weakref);
}

TEST_F(GarbageTest, AWeakRefFreedByItsCallbackCountsAsCollected) {
  Node* node = NewNode(1);
  Link(node, node);
  Node* callback = NewNode(50);
  WeakRef* weakref = NewWeakRef(node, callback);
  world_.on_callback[50] = [&](WeakRef* self) { DecRef(self); };  // drops the reference that the test holds
  static_cast<void>(weakref);
  DecRef(node);
  EXPECT_EQ(gc.Collect(), 2);
  DecRef(callback);
}

TEST_F(GarbageTest, AWeakRefWhoseCallbackIsCalledGoesToTheOlderGeneration) {
  Node* node = NewNode(1);
  Link(node, node);
  Node* callback = NewNode(50);
  WeakRef* weakref = NewWeakRef(node, callback);
  gc.Collect(1);
  EXPECT_EQ(gc.Size(2), 3);
  DecRef(node);
  gc.Collect();
  EXPECT_EQ(gc.Size(2), 2);
  DecRef(weakref);
  DecRef(callback);
}

TEST_F(GarbageTest, AResurrectedObjectHasLostItsWeakRefs) {
  Node* saved = nullptr;
  world_.on_finalize[1] = [&](Node* node) { IncRef(saved = node); };
  Node* node = NewNode(1, &kFinal);
  Link(node, node);
  WeakRef* weakref = NewWeakRef(node);
  DecRef(node);
  gc.Collect();
  EXPECT_EQ(weakref->referent, nullptr);
  EXPECT_EQ(WeakRefCount(saved), 0);
  DecRef(weakref);
  DecRef(saved);
  gc.Collect();
}

TEST_F(GarbageTest, CallbacksMayMakeMoreGarbage) {
  Node* node = NewNode(1);
  Link(node, node);
  Node* callback = NewNode(50);
  WeakRef* weakref = NewWeakRef(node, callback);
  world_.on_callback[50] = [&](WeakRef*) { MakeLostRing(100, 3); };
  DecRef(node);
  EXPECT_EQ(gc.Collect(), 1);
  EXPECT_EQ(gc.Collect(), 3);
  DecRef(weakref);
  DecRef(callback);
}

}  // namespace
}  // namespace viv
