// Each test breaks one invariant, expects its name in the report and mends it again.
#include "toys.h"

namespace viv {
namespace {

class ValidateTest : public GcTest {
 protected:
  ValidateTest() {
    a = NewNode(1);
    b = NewNode(2);
    Link(a, b);
  }
  ~ValidateTest() override {
    EXPECT_EQ(gc.Validate(), "");
    DecRef(a);
    DecRef(b);
  }
  void ExpectReport(const char* invariant) { EXPECT_EQ(gc.Validate().substr(0, 2), invariant) << gc.Validate(); }
  Node* a;
  Node* b;
};

TEST_F(ValidateTest, AHealthyHeapHasNothingToReport) {
  EXPECT_EQ(gc.Validate(), "");
  gc.Collect();
  gc.Freeze();
  EXPECT_EQ(gc.Validate(), "");
  EXPECT_EQ(gc.FreezeCount(), 2);
}

TEST_F(ValidateTest, G1ANeighbourThatDoesNotPointBack) {
  uintptr_t prev = HeadOf(b)->prev;
  HeadOf(b)->SetPrev(HeadOf(b));
  ExpectReport("G1");
  HeadOf(b)->prev = prev;
}

TEST_F(ValidateTest, G1AListThatEndsTooEarly) {
  uintptr_t next = HeadOf(a)->next;
  HeadOf(a)->next = HeadOf(b)->next;
  ExpectReport("G1");
  HeadOf(a)->next = next;
}

TEST_F(ValidateTest, G3AFlagLeftBehind) {
  HeadOf(a)->prev |= kPrevCollecting;
  ExpectReport("G3");
  HeadOf(a)->ClearCollecting();
  HeadOf(a)->next |= kNextUnreachable;
  ExpectReport("G3");
  HeadOf(a)->next &= ~kNextUnreachable;
}

TEST_F(ValidateTest, G4ADeadObjectThatIsTracked) {
  a->refcount = 0;
  ExpectReport("G4");
  a->refcount = 1;
}

TEST_F(ValidateTest, G4AHeadThatTheObjectDoesNotKnowOf) {
  a->flags = 0;
  ExpectReport("G4");
  a->flags = kHasGcHead;
}

TEST_F(ValidateTest, G4ATypeThatDoesNotTraverse) {
  kNode.traverse = nullptr;
  ExpectReport("G4");
  kNode.traverse = TraverseNode;
}

TEST_F(ValidateTest, G5MoreReferencesThanTheCountSays) {
  b->refcount = 1;
  Link(b, b);
  b->refcount = 1;
  ExpectReport("G5");
  b->edge_count = 0;
  b->refcount = 2;
}

TEST_F(ValidateTest, G5CountsReferencesAcrossGenerations) {
  gc.Collect(1);
  Node* young = NewNode(3);
  Link(young, b);
  b->refcount = 1;
  ExpectReport("G5");
  b->refcount = 3;
  DecRef(young);
}

TEST_F(ValidateTest, G6AWeakRefToSomethingElse) {
  WeakRef* weakref = NewWeakRef(a);
  weakref->referent = b;
  ExpectReport("G6");
  weakref->referent = a;
  DecRef(weakref);
}

TEST_F(ValidateTest, G6ASharedReferenceThatIsNotFirst) {
  WeakRef* weakref = NewWeakRef(a, b);
  WeakRef* second = NewWeakRef(a, b);
  Ref<Object> callback = weakref->callback.Take();
  ExpectReport("G6");
  weakref->callback.Init(std::move(callback));
  DecRef(weakref);
  DecRef(second);
}

}  // namespace
}  // namespace viv
