#include "gc/weakref.h"

#include "toys.h"

namespace viv {
namespace {

using List = std::vector<WeakRef*>;

class WeakRefTest : public GcTest {
 protected:
  WeakRef* WithCallback(Object* referent, int id, WeakRefFlavor flavor = WeakRefFlavor::kRef) {
    Node* callback = NewNode(id);
    WeakRef* weakref = NewWeakRef(referent, callback, flavor);
    DecRef(callback);
    return weakref;
  }
  static std::vector<WeakRef*> ListOf(Object* referent) {
    std::vector<WeakRef*> list;
    ForEachWeakRef(referent, [&](WeakRef* weakref) { list.push_back(weakref); });
    return list;
  }
};

TEST_F(WeakRefTest, DoesNotKeepItsReferentAlive) {
  Node* node = NewNode(1);
  WeakRef* weakref = NewWeakRef(node);
  EXPECT_EQ(node->refcount, 1u);
  EXPECT_EQ(weakref->referent, node);
  EXPECT_EQ(weakref->hash, -1);
  DecRef(node);
  EXPECT_FALSE(Alive(1));
  EXPECT_EQ(weakref->referent, nullptr);
  DecRef(weakref);
}

TEST_F(WeakRefTest, PlainReferencesAndProxiesAreShared) {
  Node* node = NewNode(1);
  WeakRef* ref = NewWeakRef(node);
  WeakRef* again = NewWeakRef(node);
  WeakRef* proxy = NewWeakRef(node, nullptr, WeakRefFlavor::kProxy);
  WeakRef* proxy_again = NewWeakRef(node, nullptr, WeakRefFlavor::kProxy);
  EXPECT_EQ(ref, again);
  EXPECT_EQ(proxy, proxy_again);
  EXPECT_NE(ref, proxy);
  EXPECT_EQ(WeakRefCount(node), 2);
  for (WeakRef* weakref : {ref, again, proxy, proxy_again}) DecRef(weakref);
  EXPECT_EQ(WeakRefCount(node), 0);
  DecRef(node);
}

TEST_F(WeakRefTest, SharedOnesComeFirstWhateverTheOrderOfBirth) {
  Node* node = NewNode(1);
  WeakRef* first = WithCallback(node, 10);
  WeakRef* second = WithCallback(node, 11);
  WeakRef* proxy = NewWeakRef(node, nullptr, WeakRefFlavor::kProxy);
  WeakRef* ref = NewWeakRef(node);
  WeakRef* third = WithCallback(node, 12);
  EXPECT_EQ(ListOf(node), (List{ref, proxy, third, second, first}));
  EXPECT_EQ(FindSharedWeakRef(node, WeakRefFlavor::kRef), ref);
  EXPECT_EQ(FindSharedWeakRef(node, WeakRefFlavor::kProxy), proxy);
  EXPECT_EQ(FindSharedWeakRef(node, WeakRefFlavor::kSubclass), nullptr);
  EXPECT_EQ(gc.Validate(), "");
  for (WeakRef* weakref : {first, second, proxy, ref, third}) DecRef(weakref);
  DecRef(node);
}

TEST_F(WeakRefTest, SubclassInstancesAreNeverShared) {
  Node* node = NewNode(1);
  WeakRef* a = NewWeakRef(node, nullptr, WeakRefFlavor::kSubclass);
  WeakRef* b = NewWeakRef(node, nullptr, WeakRefFlavor::kSubclass);
  EXPECT_NE(a, b);
  EXPECT_EQ(FindSharedWeakRef(node, WeakRefFlavor::kRef), nullptr);
  WeakRef* ref = NewWeakRef(node);
  EXPECT_EQ(ListOf(node)[0], ref);
  WeakRef* proxy = NewWeakRef(node, nullptr, WeakRefFlavor::kProxy);
  EXPECT_EQ(ListOf(node), (List{ref, proxy, b, a}));
  for (WeakRef* weakref : {a, b, ref, proxy}) DecRef(weakref);
  DecRef(node);
}

TEST_F(WeakRefTest, ARaceForTheSharedReferenceHasOneWinner) {
  Node* node = NewNode(1);
  WeakRef* late = static_cast<WeakRef*>(AllocateContainer(sizeof(WeakRef)));
  FillHeader(late, &kWeakRefType);
  InitWeakRef(late, node, nullptr, WeakRefFlavor::kRef);
  Track(late);
  WeakRef* early = NewWeakRef(node);
  EXPECT_EQ(InsertWeakRef(late), early);
  EXPECT_EQ(late->referent, nullptr);
  EXPECT_EQ(WeakRefCount(node), 1);
  DecRef(late);
  DecRef(early);
  DecRef(node);
}

TEST_F(WeakRefTest, LeavesTheListWhenItDies) {
  Node* node = NewNode(1);
  WeakRef* a = WithCallback(node, 10);
  WeakRef* b = WithCallback(node, 11);
  WeakRef* c = WithCallback(node, 12);
  DecRef(b);
  EXPECT_EQ(ListOf(node), (List{c, a}));
  DecRef(c);
  EXPECT_EQ(ListOf(node), (List{a}));
  DecRef(a);
  EXPECT_EQ(ListOf(node), (List{}));
  EXPECT_FALSE(Alive(10));
  DecRef(node);
  EXPECT_TRUE(world_.log.empty());
}

TEST_F(WeakRefTest, OneCallbackIsCalledWithTheDeadReference) {
  Node* node = NewNode(1);
  WeakRef* weakref = WithCallback(node, 10);
  world_.on_callback[10] = [&](WeakRef* self) {
    EXPECT_EQ(self, weakref);
    EXPECT_FALSE(self->callback);
    EXPECT_TRUE(Alive(1)) << "the referent's memory is still there";
  };
  DecRef(node);
  EXPECT_EQ(world_.log, (Log{"callback 10"}));
  EXPECT_FALSE(Alive(10)) << "the callback is released after the call";
  DecRef(weakref);
}

TEST_F(WeakRefTest, ManyCallbacksAreCalledYoungestFirst) {
  Node* node = NewNode(1);
  std::vector<WeakRef*> weakrefs;
  for (int i = 0; i < 5; ++i) weakrefs.push_back(WithCallback(node, 10 + i));
  WeakRef* ref = NewWeakRef(node);
  WeakRef* subclass = NewWeakRef(node, nullptr, WeakRefFlavor::kSubclass);
  world_.on_callback[14] = [&](WeakRef*) {
    for (WeakRef* weakref : weakrefs) EXPECT_EQ(weakref->referent, nullptr) << "all die before the first callback";
    EXPECT_EQ(ref->referent, nullptr);
  };
  DecRef(node);
  EXPECT_EQ(world_.log, (Log{"callback 14", "callback 13", "callback 12", "callback 11", "callback 10"}));
  for (WeakRef* weakref : weakrefs) {
    EXPECT_EQ(weakref->refcount, 1u);
    EXPECT_EQ(weakref->prev, nullptr);
    EXPECT_EQ(weakref->next, nullptr);
    DecRef(weakref);
  }
  DecRef(ref);
  DecRef(subclass);
}

TEST_F(WeakRefTest, ReferencesLiveUntilTheLastCallbackWasCalled) {
  Node* node = NewNode(1);
  WeakRef* a = WithCallback(node, 10);
  WeakRef* b = WithCallback(node, 11);
  world_.on_callback[11] = [&](WeakRef*) {  // called first: the program lets go of both
    DecRef(a);
    DecRef(b);
  };
  world_.on_callback[10] = [&](WeakRef* self) { EXPECT_EQ(self->refcount, 1u); };
  DecRef(node);
  EXPECT_EQ(world_.log, (Log{"callback 11", "callback 10"}));
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
}

TEST_F(WeakRefTest, CallbacksMayCollect) {
  Node* node = NewNode(1);
  WeakRef* a = WithCallback(node, 10);
  WeakRef* b = WithCallback(node, 11);
  world_.on_callback[11] = [&](WeakRef*) {
    MakeLostRing(100, 2);
    EXPECT_EQ(gc.Collect(), 2);
  };
  DecRef(node);
  EXPECT_EQ(world_.log.size(), 2u);
  DecRef(a);
  DecRef(b);
}

TEST_F(WeakRefTest, CallbacksSeeNoPendingException) {
  Node* exception = NewNode(100);
  Node* node = NewNode(1);
  WeakRef* weakref = WithCallback(node, 10);
  world_.pending = exception;
  DecRef(node);
  EXPECT_EQ(world_.pending, exception);
  EXPECT_EQ(world_.log, (Log{"callback 10"}));
  world_.pending = nullptr;
  DecRef(exception);
  DecRef(weakref);
}

TEST_F(WeakRefTest, OnlySharedOnesNeedNoCalls) {
  Node* exception = NewNode(100);
  Node* node = NewNode(1);
  WeakRef* ref = NewWeakRef(node);
  WeakRef* proxy = NewWeakRef(node, nullptr, WeakRefFlavor::kProxy);
  world_.pending = exception;
  DecRef(node);
  world_.pending = nullptr;
  EXPECT_EQ(ref->referent, nullptr);
  EXPECT_EQ(proxy->referent, nullptr);
  for (Object* object : {static_cast<Object*>(ref), static_cast<Object*>(proxy), static_cast<Object*>(exception)}) DecRef(object);
}

TEST_F(WeakRefTest, AReferenceBeingDeallocatedIsNotTold) {
  Node* node = NewNode(1);
  WeakRef* a = WithCallback(node, 10);
  WeakRef* b = WithCallback(node, 11);
  a->refcount = 0;  // as inside its dealloc, before its slot clears it
  DecRef(node);
  EXPECT_EQ(world_.log, (Log{"callback 11"}));
  EXPECT_FALSE(Alive(10));
  DeallocWeakRef(a);
  DecRef(b);
}

TEST_F(WeakRefTest, ClearDropsTheCallbackUncalled) {
  Node* node = NewNode(1);
  WeakRef* weakref = WithCallback(node, 10);
  ClearWeakRef(weakref);
  EXPECT_EQ(weakref->referent, nullptr);
  EXPECT_FALSE(Alive(10));
  DecRef(node);
  EXPECT_TRUE(world_.log.empty());
  DecRef(weakref);
}

TEST_F(WeakRefTest, KillLeavesTheCallback) {
  Node* node = NewNode(1);
  WeakRef* weakref = WithCallback(node, 10);
  KillWeakRef(weakref);
  EXPECT_EQ(weakref->referent, nullptr);
  EXPECT_TRUE(weakref->callback);
  KillWeakRef(weakref);
  EXPECT_EQ(WeakRefCount(node), 0);
  DecRef(weakref);
  DecRef(node);
}

TEST_F(WeakRefTest, ACycleThroughTheCallbackIsCollected) {
  Node* node = NewNode(1);
  Node* callback = NewNode(10);
  WeakRef* weakref = NewWeakRef(node, callback);
  Link(callback, weakref);
  DecRef(callback);
  DecRef(weakref);
  EXPECT_EQ(gc.Collect(), 2);
  EXPECT_FALSE(Alive(10));
  EXPECT_EQ(WeakRefCount(node), 0);
  DecRef(node);
  EXPECT_TRUE(world_.log.empty());
}

TEST_F(WeakRefTest, TypesWithoutAListHaveNone) {
  Node* node = NewNode(1);
  WeakRef* weakref = NewWeakRef(node);
  EXPECT_EQ(WeakRefCount(weakref), 0);
  EXPECT_TRUE(IsWeakRef(weakref));
  EXPECT_FALSE(IsWeakRef(node));
  DecRef(weakref);
  DecRef(node);
}

}  // namespace
}  // namespace viv
