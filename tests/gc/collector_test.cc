#include "gc/collector.h"

#include "toys.h"

namespace viv {
namespace {

using CollectorTest = GcTest;

TEST_F(CollectorTest, StartsAsCPythonDoes) {
  EXPECT_TRUE(gc.is_enabled());
  EXPECT_EQ(gc.threshold(0), 700);
  EXPECT_EQ(gc.threshold(1), 10);
  EXPECT_EQ(gc.threshold(2), 10);
  EXPECT_EQ(gc.debug(), 0);
  EXPECT_FALSE(gc.is_collecting());
}

TEST_F(CollectorTest, ALostCycleIsCollected) {
  MakeLostRing(1, 2);
  EXPECT_EQ(gc.Collect(), 2);
  EXPECT_TRUE(world_.alive.empty());
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
}

TEST_F(CollectorTest, ASelfReferenceIsACycle) {
  MakeLostRing(1, 1);
  EXPECT_EQ(gc.Collect(), 1);
  EXPECT_TRUE(world_.alive.empty());
}

TEST_F(CollectorTest, WhatIsReferredToFromOutsideStays) {
  Node* root = NewNode(1);
  Node* leaf = NewNode(2);
  Link(root, leaf);
  Link(leaf, root);
  DecRef(leaf);
  EXPECT_EQ(gc.Collect(), 0);
  EXPECT_TRUE(Alive(1) && Alive(2));
  EXPECT_EQ(root->refcount, 2u);
  EXPECT_EQ(leaf->refcount, 1u);
  DecRef(root);
  EXPECT_EQ(gc.Collect(), 2);
}

TEST_F(CollectorTest, SurvivorsGrowOlder) {
  Node* node = NewNode(1);
  gc.Collect(0);
  EXPECT_EQ(gc.Size(0), 0);
  EXPECT_EQ(gc.Size(1), 1);
  gc.Collect(1);
  EXPECT_EQ(gc.Size(2), 1);
  gc.Collect(2);
  EXPECT_EQ(gc.Size(2), 1);
  DecRef(node);
}

TEST_F(CollectorTest, AFullCollectionMergesAllGenerations) {
  Node* old = NewNode(1);
  gc.Collect(1);
  Node* middle = NewNode(2);
  gc.Collect(0);
  Node* young = NewNode(3);
  EXPECT_EQ(gc.Size(0), 1);
  EXPECT_EQ(gc.Size(1), 1);
  EXPECT_EQ(gc.Size(2), 1);
  gc.Collect();
  EXPECT_EQ(gc.Size(2), 3);
  for (Node* node : {old, middle, young}) DecRef(node);
}

TEST_F(CollectorTest, AYoungCollectionLeavesOldGarbageAlone) {
  Node* node = NewNode(1);
  Link(node, node);
  gc.Collect(1);
  DecRef(node);
  EXPECT_EQ(gc.Collect(0), 0);
  EXPECT_EQ(gc.Collect(1), 0);
  EXPECT_TRUE(Alive(1));
  EXPECT_EQ(gc.Collect(2), 1);
}

TEST_F(CollectorTest, AReferenceFromAnOlderGenerationKeepsAlive) {
  Node* old = NewNode(1);
  gc.Collect(1);
  Node* young = NewNode(2);
  Link(young, young);
  Link(old, young);
  DecRef(young);
  EXPECT_EQ(gc.Collect(0), 0);
  EXPECT_TRUE(Alive(2));
  DecRef(old);
  EXPECT_EQ(gc.Collect(1), 1);
}

TEST_F(CollectorTest, CountsFollowCollections) {
  gc.Collect(0);
  EXPECT_EQ(gc.count(1), 1);
  gc.Collect(0);
  EXPECT_EQ(gc.count(1), 2);
  gc.Collect(1);
  EXPECT_EQ(gc.count(1), 0);
  EXPECT_EQ(gc.count(2), 1);
  gc.Collect(2);
  EXPECT_EQ(gc.count(0), 0);
  EXPECT_EQ(gc.count(1), 0);
  EXPECT_EQ(gc.count(2), 0);
}

TEST_F(CollectorTest, AnAllocationPastTheThresholdCollects) {
  gc.SetThreshold(0, 5);
  std::vector<Node*> nodes;
  for (int i = 0; i < 5; ++i) nodes.push_back(NewNode(i));
  EXPECT_EQ(gc.stats(0).collections, 0);
  nodes.push_back(NewNode(5));
  EXPECT_EQ(gc.stats(0).collections, 1);
  EXPECT_EQ(gc.count(0), 0);
  EXPECT_EQ(gc.Size(0), 1) << "the object being made is tracked after the collection";
  EXPECT_EQ(gc.Size(1), 5);
  for (Node* node : nodes) DecRef(node);
}

TEST_F(CollectorTest, TheOldestGenerationPastItsThresholdIsChosen) {
  gc.SetThreshold(0, 1);
  gc.SetThreshold(1, 2);
  gc.SetThreshold(2, 1);
  std::vector<int> generations;
  std::vector<Node*> nodes;
  for (int i = 0; i < 40; ++i) {
    size_t before = world_.phases.size();
    nodes.push_back(NewNode(i));
    if (world_.phases.size() != before) generations.push_back(world_.phases.back().generation);
  }
  EXPECT_EQ(generations, (std::vector<int>{0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0}));
  for (Node* node : nodes) DecRef(node);
}

TEST_F(CollectorTest, AFullCollectionWaitsForAQuarterOfNewObjects) {
  std::vector<Node*> nodes;
  for (int i = 0; i < 100; ++i) nodes.push_back(NewNode(i));
  gc.Collect();
  EXPECT_EQ(gc.long_lived_total(), 100);
  gc.SetThreshold(2, 1);
  auto add_long_lived = [&](int n) {
    for (int i = 0; i < n; ++i) nodes.push_back(NewNode(1000 + static_cast<int>(nodes.size())));
    gc.Collect(1);
  };
  add_long_lived(12);
  add_long_lived(12);
  EXPECT_EQ(gc.count(2), 2);
  EXPECT_EQ(gc.long_lived_pending(), 24);
  EXPECT_EQ(gc.CollectGenerations(), 0);
  EXPECT_EQ(gc.stats(2).collections, 1) << "24 is less than a quarter of 100";
  add_long_lived(1);
  gc.CollectGenerations();
  EXPECT_EQ(gc.stats(2).collections, 2);
  EXPECT_EQ(gc.long_lived_pending(), 0);
  EXPECT_EQ(gc.long_lived_total(), 125);
  for (Node* node : nodes) DecRef(node);
}

TEST_F(CollectorTest, ThresholdZeroTurnsAutomaticCollectionsOff) {
  gc.SetThreshold(0, 0);
  std::vector<Node*> nodes;
  for (int i = 0; i < 800; ++i) nodes.push_back(NewNode(i));
  EXPECT_EQ(gc.count(0), 800);
  EXPECT_TRUE(world_.phases.empty());
  for (Node* node : nodes) DecRef(node);
}

TEST_F(CollectorTest, DisabledCollectsOnDemandOnly) {
  gc.SetThreshold(0, 1);
  gc.Disable();
  EXPECT_FALSE(gc.is_enabled());
  for (int i = 0; i < 10; ++i) MakeLostRing(10 * i, 2);
  EXPECT_EQ(world_.alive.size(), 20u);
  EXPECT_EQ(gc.Collect(), 20);
  gc.Enable();
  MakeLostRing(1, 2);
  EXPECT_EQ(gc.stats(0).collections, 1);
  gc.Collect();
}

TEST_F(CollectorTest, NoCollectionWhileAnExceptionIsPending) {
  gc.SetThreshold(0, 1);
  Node* exception = NewNode(1);
  world_.pending = exception;
  std::vector<Node*> nodes;
  for (int i = 2; i < 10; ++i) nodes.push_back(NewNode(i));
  EXPECT_TRUE(world_.phases.empty());
  world_.pending = nullptr;
  nodes.push_back(NewNode(10));
  EXPECT_EQ(world_.phases.size(), 2u);
  DecRef(exception);
  for (Node* node : nodes) DecRef(node);
}

TEST_F(CollectorTest, NoCollectionInsideACollection) {
  gc.SetThreshold(0, 1);
  world_.on_finalize[1] = [&](Node*) {
    EXPECT_TRUE(gc.is_collecting());
    EXPECT_EQ(gc.Collect(), 0);
    for (int i = 100; i < 110; ++i) DecRef(NewNode(i));
  };
  gc.Disable();
  MakeLostRing(1, 1, &kFinal);
  EXPECT_EQ(gc.Collect(), 1);
  EXPECT_EQ(world_.phases.size(), 2u);
  gc.Enable();
  EXPECT_FALSE(gc.is_collecting());
}

TEST_F(CollectorTest, EnablingInsideACollectionStartsNone) {
  world_.on_finalize[1] = [&](Node*) {
    gc.Disable();
    gc.Enable();
    gc.SetThreshold(0, 1);
    for (int i = 100; i < 110; ++i) DecRef(NewNode(i));
    std::vector<Node*> nodes;
    for (int i = 100; i < 110; ++i) nodes.push_back(NewNode(i));
    for (Node* node : nodes) DecRef(node);
  };
  MakeLostRing(1, 1, &kFinal);
  EXPECT_EQ(gc.Collect(), 1);
  EXPECT_EQ(world_.phases.size(), 2u);
}

TEST_F(CollectorTest, StatisticsAddUpPerGeneration) {
  MakeLostRing(1, 3);
  gc.Collect(0);
  MakeLostRing(11, 4);
  gc.Collect(0);
  MakeLostRing(21, 5);
  gc.Collect(2);
  EXPECT_EQ(gc.stats(0).collections, 2);
  EXPECT_EQ(gc.stats(0).collected, 7);
  EXPECT_EQ(gc.stats(1).collections, 0);
  EXPECT_EQ(gc.stats(2).collections, 1);
  EXPECT_EQ(gc.stats(2).collected, 5);
  EXPECT_EQ(gc.stats(2).uncollectable, 0);
}

TEST_F(CollectorTest, CallbacksAreToldStartAndStop) {
  MakeLostRing(1, 3);
  Node* legacy = NewNode(10, &kLegacy);
  Link(legacy, legacy);
  DecRef(legacy);
  EXPECT_EQ(gc.Collect(1), 4);
  ASSERT_EQ(world_.phases.size(), 2u);
  EXPECT_EQ(world_.phases[0].phase, CollectionPhase::kStart);
  EXPECT_EQ(world_.phases[0].generation, 1);
  EXPECT_EQ(world_.phases[0].collected, 0);
  EXPECT_EQ(world_.phases[1].phase, CollectionPhase::kStop);
  EXPECT_EQ(world_.phases[1].generation, 1);
  EXPECT_EQ(world_.phases[1].collected, 3);
  EXPECT_EQ(world_.phases[1].uncollectable, 1);
  legacy->edge_count = 0;
  DecRef(legacy);
  ReleaseGarbage();
}

TEST_F(CollectorTest, WhatTheStartCallbackMakesIsExaminedToo) {
  bool done = false;
  world_.on_phase = [&] {
    if (!std::exchange(done, true)) MakeLostRing(1, 2);
  };
  EXPECT_EQ(gc.Collect(0), 2);
}

TEST_F(CollectorTest, FreezeHidesAndUnfreezeReturnsToTheOldest) {
  Node* a = NewNode(1);
  gc.Collect(0);
  Node* b = NewNode(2);
  gc.Freeze();
  EXPECT_EQ(gc.FreezeCount(), 2);
  EXPECT_EQ(gc.count(0), 0);
  EXPECT_EQ(gc.count(1), 0);
  int seen = 0;
  gc.ForEachObject(kAllGenerations, [&](Object*) { return ++seen, true; });
  EXPECT_EQ(seen, 0);
  EXPECT_TRUE(IsTracked(a));
  Link(a, a);
  DecRef(a);
  EXPECT_EQ(gc.Collect(), 0);
  gc.Unfreeze();
  EXPECT_EQ(gc.FreezeCount(), 0);
  EXPECT_EQ(gc.Size(2), 2);
  EXPECT_EQ(gc.Collect(), 1);
  DecRef(b);
}

TEST_F(CollectorTest, AFrozenObjectKeepsOthersAlive) {
  Node* frozen = NewNode(1);
  gc.Freeze();
  Node* node = NewNode(2);
  Link(node, node);
  Link(frozen, node);
  DecRef(node);
  EXPECT_EQ(gc.Collect(), 0);
  DecRef(frozen);
  EXPECT_EQ(gc.Collect(), 1);
}

TEST_F(CollectorTest, ObjectsAreListedByGenerationYoungestFirst) {
  Node* a = NewNode(1);
  gc.Collect(1);
  Node* b = NewNode(2);
  gc.Collect(0);
  Node* c = NewNode(3);
  auto list = [&](int generation) {
    std::vector<Object*> objects;
    gc.ForEachObject(generation, [&](Object* object) { return objects.push_back(object), true; });
    return objects;
  };
  EXPECT_EQ(list(kAllGenerations), (std::vector<Object*>{c, b, a}));
  EXPECT_EQ(list(0), (std::vector<Object*>{c}));
  EXPECT_EQ(list(1), (std::vector<Object*>{b}));
  EXPECT_EQ(list(2), (std::vector<Object*>{a}));
  for (Node* node : {a, b, c}) DecRef(node);
}

TEST_F(CollectorTest, ReferrersAreListedOnceEach) {
  Node* target = NewNode(1);
  Node* other = NewNode(2);
  Node* twice = NewNode(3);
  Node* both = NewNode(4);
  Node* none = NewNode(5);
  Link(twice, target);
  Link(twice, target);
  Link(both, other);
  Link(both, target);
  std::vector<Object*> seen;
  Object* targets[] = {target, other};
  gc.ForEachReferrer(targets, 2, [&](Object* object) { return seen.push_back(object), true; });
  EXPECT_EQ(seen, (std::vector<Object*>{twice, both}));
  EXPECT_FALSE(gc.ForEachReferrer(targets, 2, [&](Object*) { return false; }));
  for (Node* node : {twice, both, none, target, other}) DecRef(node);
}

TEST_F(CollectorTest, FreeListsAreClearedInFullCollectionsOnly) {
  gc.Collect(0);
  gc.Collect(1);
  EXPECT_EQ(world_.freelist_clears, 0);
  gc.Collect(2);
  EXPECT_EQ(world_.freelist_clears, 1);
}

TEST_F(CollectorTest, DebugStatsWritesCPythonsText) {
  gc.SetDebug(kDebugStats);
  Node* node = NewNode(100);
  gc.Freeze();
  MakeLostRing(1, 2);
  gc.Collect();
  size_t elapsed = world_.debug_text.rfind(' ', world_.debug_text.size() - 9) - 7;
  EXPECT_EQ(world_.debug_text.substr(elapsed, 2), "0.") << world_.debug_text;
  world_.debug_text.replace(elapsed, 6, "T");
  EXPECT_EQ(world_.debug_text,
            "gc: collecting generation 2...\n"
            "gc: objects in each generation: 2 0 0\n"
            "gc: objects in permanent generation: 1\n"
            "gc: done, 2 unreachable, 0 uncollectable, Ts elapsed\n");
  DecRef(node);
}

TEST_F(CollectorTest, DebugCollectableNamesEachObject) {
  gc.SetDebug(kDebugCollectable);
  Node* node = NewNode(1);
  Link(node, node);
  char expected[64];
  std::snprintf(expected, sizeof expected, "gc: collectable <Node %p>\n", static_cast<void*>(node));
  DecRef(node);
  gc.Collect();
  EXPECT_EQ(world_.debug_text, expected);
}

TEST_F(CollectorTest, DebugUncollectableNamesEachObject) {
  gc.SetDebug(kDebugUncollectable);
  Node* node = NewNode(1, &kLegacy);
  Link(node, node);
  char expected[64];
  std::snprintf(expected, sizeof expected, "gc: uncollectable <Legacy %p>\n", static_cast<void*>(node));
  DecRef(node);
  EXPECT_EQ(gc.Collect(), 1);
  EXPECT_EQ(world_.debug_text, expected);
  BreakUp(node);
}

TEST_F(CollectorTest, AtExitRunsWithoutCallbacksAndSwallowsExceptions) {
  MakeLostRing(1, 2);
  Node* exception = NewNode(100);
  world_.on_clear = [&](Node*) { world_.on_clear = nullptr; };
  CollectorHooks hooks = gc.hooks();
  hooks.clear_freelists = [] { IncRef(world->pending = *world->garbage.begin()); };
  gc.SetHooks(hooks);
  world_.garbage.push_back(exception);
  EXPECT_EQ(gc.CollectAtExit(), 2);
  EXPECT_TRUE(world_.phases.empty());
  EXPECT_TRUE(world_.log.empty());
  EXPECT_EQ(world_.pending, nullptr);
  EXPECT_EQ(exception->refcount, 1u);
}

TEST_F(CollectorTest, AnExceptionLeftBehindIsReported) {
  CollectorHooks hooks = gc.hooks();
  hooks.clear_freelists = [] { IncRef(world->pending = *world->garbage.begin()); };
  gc.SetHooks(hooks);
  world_.garbage.push_back(NewNode(1));
  gc.Collect();
  EXPECT_EQ(world_.log, (Log{"unraisable in garbage collection"}));
}

TEST_F(CollectorTest, StressCollectsAtEveryAllocation) {
  gc.SetStress(1);
  MakeLostRing(1, 1);
  Node* node = NewNode(2);
  EXPECT_FALSE(Alive(1)) << "collected while the next node was made";
  EXPECT_EQ(gc.stats(0).collections, 2);
  gc.SetStress(0);
  MakeLostRing(3, 1);
  DecRef(NewNode(4));
  EXPECT_TRUE(Alive(3));
  gc.Collect();
  DecRef(node);
}

TEST_F(CollectorTest, StressReachesTheOlderGenerations) {
  gc.SetStress(1);
  for (int i = 0; i < 100; ++i) DecRef(NewNode(i));
  EXPECT_EQ(gc.stats(0).collections, 90);
  EXPECT_EQ(gc.stats(1).collections, 9);
  EXPECT_EQ(gc.stats(2).collections, 1);
}

TEST_F(CollectorTest, StressRespectsDisableAndInterval) {
  gc.SetStress(3);
  for (int i = 0; i < 9; ++i) DecRef(NewNode(i));
  EXPECT_EQ(gc.stats(0).collections, 3);
  gc.Disable();
  for (int i = 0; i < 9; ++i) DecRef(NewNode(i));
  EXPECT_EQ(gc.stats(0).collections, 3);
}

TEST_F(CollectorTest, StressWithAnIntervalKeepsTheThresholds) {
  gc.SetStress(1000);
  gc.SetThreshold(0, 5);
  std::vector<Node*> nodes;
  for (int i = 0; i < 12; ++i) nodes.push_back(NewNode(i));
  EXPECT_EQ(gc.stats(0).collections, 2);
  for (Node* node : nodes) DecRef(node);
}

TEST_F(CollectorTest, ALongChainDoesNotUseTheCStack) {
  gc.Disable();
  constexpr int kLength = 200000;
  Node* first = NewNode(0);
  Node* last = first;
  IncRef(last);
  for (int i = 1; i < kLength; ++i) {
    Node* node = NewNode(i);
    Link(last, node);
    DecRef(last);
    last = node;
  }
  Link(last, first);
  DecRef(last);
  DecRef(first);
  EXPECT_EQ(gc.Collect(), kLength);
  EXPECT_TRUE(world_.alive.empty());
}

}  // namespace
}  // namespace viv
