#include "gc/trace.h"

#include "toys.h"

namespace viv {
namespace {

class TraceTest : public GcTest {
 protected:
  void Observe(bool detail) {
    gc.SetObserver({[](void* context, const GcEvent& event) { static_cast<TraceTest*>(context)->events.push_back(Short(event)); },
                    this, detail});
  }
  static std::string Short(const GcEvent& event) {
    auto id = [](Object* object) { return IsWeakRef(object) ? std::string("w") : std::to_string(static_cast<Node*>(object)->id); };
    std::string text = GcEventName(event.kind);
    if (event.object) text += " " + id(event.object);
    if (event.other) text += " from " + id(event.other);
    if (event.kind == GcEventKind::kCopyRefs || event.kind == GcEventKind::kSubtract || !event.object) {
      text += " = " + std::to_string(event.number);
    }
    return text;
  }
  Log events;
};

TEST_F(TraceTest, ACollectionTellsItsSteps) {
  Node* root = NewNode(1);
  Node* a = NewNode(2);
  Node* b = NewNode(3, &kFinal);
  Link(a, b);
  Link(b, a);
  Link(b, root);
  WeakRef* weakref = NewWeakRef(a, root);
  DecRef(a);
  DecRef(b);
  Observe(false);
  gc.Collect(0);
  EXPECT_EQ(events, (Log{"start = 4", "unreachable 2", "unreachable 3", "weakref-cleared w from 2", "weakref-callback w",
                         "finalize 3", "clear 2", "stop = 2"}));
  gc.SetObserver({});
  DecRef(weakref);
  DecRef(root);
}

TEST_F(TraceTest, DetailShowsEveryCountAndReference) {
  Node* lost = NewNode(1);
  Node* rescued = NewNode(2);
  Node* root = NewNode(3);
  Link(lost, lost);
  Link(root, rescued);
  DecRef(lost);
  DecRef(rescued);
  Observe(true);
  gc.Collect(0);
  EXPECT_EQ(events, (Log{"start = 3", "copy-refs 1 = 1", "copy-refs 2 = 1", "copy-refs 3 = 1", "subtract 1 from 1 = 0",
                         "subtract 2 from 3 = 0", "candidate 1", "candidate 2", "reachable 3", "rescued 2 from 3", "reachable 2",
                         "unreachable 1", "clear 1", "stop = 1"}));
  gc.SetObserver({});
  DecRef(root);
}

TEST_F(TraceTest, UntrackingAndResurrectionAndGarbageAreTold) {
  Node* tuple = NewNode(1, &kTupleLike);
  MakeLostRing(2, 1, &kFinal);
  Node* saved = nullptr;
  world_.on_finalize[2] = [&](Node* node) { IncRef(saved = node); };
  Node* legacy = NewNode(3, &kLegacy);
  Link(legacy, legacy);
  DecRef(legacy);
  Observe(false);
  gc.Collect(0);
  EXPECT_EQ(events, (Log{"start = 3", "untracked 1", "unreachable 2", "finalize 2", "resurrected 2", "uncollectable 3", "saved 3",
                         "stop = 0"}));
  gc.SetObserver({});
  ReleaseGarbage();
  BreakUp(legacy);
  DecRef(tuple);
  DecRef(saved);
  gc.Collect();
}

TEST_F(TraceTest, OneLinePerEvent) {
  Node* a = NewNode(1);
  Node* b = NewNode(2);
  char expected[160];
  std::snprintf(expected, sizeof expected, "gc event=subtract generation=1 object=<Node %p> from=<Node %p> refs=3",
                static_cast<void*>(a), static_cast<void*>(b));
  EXPECT_EQ(FormatGcEvent({GcEventKind::kSubtract, 1, a, b, 3}), expected);
  std::snprintf(expected, sizeof expected, "gc event=finalize generation=0 object=<Node %p>", static_cast<void*>(a));
  EXPECT_EQ(FormatGcEvent({GcEventKind::kFinalize, 0, a, nullptr, 0}), expected);
  EXPECT_EQ(FormatGcEvent({GcEventKind::kCollectionStart, 2, nullptr, nullptr, 7}), "gc event=start generation=2 objects=7");
  EXPECT_EQ(FormatGcEvent({GcEventKind::kCollectionStop, 2, nullptr, nullptr, 7, 1}),
            "gc event=stop generation=2 collected=7 uncollectable=1");
  DecRef(a);
  DecRef(b);
}

}  // namespace
}  // namespace viv
