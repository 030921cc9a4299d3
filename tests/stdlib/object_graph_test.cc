#include "stdlib/object_graph.h"

#include <algorithm>
#include <cstring>

#include "gc/gc_head.h"
#include "library_fixture.h"
#include "stdlib/holders.h"
#include "stdlib/live_objects.h"

namespace viv {
namespace {

class ObjectGraphTest : public LibraryTest {
 protected:
  static bool IsLive(const Object* object) {
    std::vector<Object*> objects = LiveObjects(CurrentHeap());
    return std::find(objects.begin(), objects.end(), object) != objects.end();
  }
  // "list[0], item [1] of ..." of all holders.
  static std::vector<std::string> HolderTexts(Object* object) {
    ObjectGraph graph({});
    uint32_t node = graph.IndexOf(object);
    std::vector<std::string> texts;
    for (const Holder& holder : HoldersOf(graph, Paths(graph, node), node)) {
      texts.push_back(std::to_string(holder.count) + " " + holder.text);
    }
    return texts;
  }
};

TEST_F(ObjectGraphTest, FindsObjectsWhetherTheCollectorTracksThemOrNot) {
  Ref<ListObject> list = List({1});
  Ref<StrObject> text = Text("some text");
  Ref<Object> number = Int(1 << 20);
  Ref<DictObject> dict = NewDict();
  for (Object* object : {static_cast<Object*>(list.get()), static_cast<Object*>(text.get()), number.get(), static_cast<Object*>(dict.get()),
                         static_cast<Object*>(BuiltinType(TypeId::kList)), None()}) {
    EXPECT_TRUE(IsLive(object)) << object->type->name;
  }
}

TEST_F(ObjectGraphTest, BytesThatLookLikeAnObjectAreNone) {
  Ref<ListObject> list = List({1});
  size_t bytes = sizeof(GcHead) + sizeof(ListObject);
  auto* block = static_cast<char*>(CurrentHeap().Allocate(Domain::kRaw, bytes));
  // As a block that was a list's is found by whoever gets it next and does not fill it.
  std::memcpy(block, HeadOf(list.get()), bytes);
  EXPECT_FALSE(IsLive(reinterpret_cast<Object*>(block + sizeof(GcHead))));
  EXPECT_TRUE(IsLive(list.get()));
  CurrentHeap().Free(Domain::kRaw, block);
}

TEST_F(ObjectGraphTest, DoesNotFindTheDead) {
  Ref<StrObject> text = Text("some text");
  Object* dead = text.get();
  text.Reset();
  EXPECT_FALSE(IsLive(dead));
  Ref<ListObject> list = List({1});  // its block goes to a free list
  dead = list.get();
  list.Reset();
  EXPECT_FALSE(IsLive(dead));
}

TEST_F(ObjectGraphTest, TellsEveryReferenceThatTraverseShows) {
  ReferenceReader reader;
  for (Object* object : LiveObjects(CurrentHeap())) {
    if (!IsTracked(object)) continue;
    std::vector<Object*> told, shown;
    reader.ForEach(object, [&](Object* target, RefName) { told.push_back(target); });
    ForEachReferent(object, [&](Object* target) {
      shown.push_back(target);
      return true;
    });
    std::sort(told.begin(), told.end());
    std::sort(shown.begin(), shown.end());
    EXPECT_TRUE(std::includes(told.begin(), told.end(), shown.begin(), shown.end())) << object->type->name;
  }
}

TEST_F(ObjectGraphTest, TellsNoReferenceThatIsNotCounted) {
  ObjectGraph graph({});
  for (uint32_t node = 0; node < graph.size(); ++node) {
    EXPECT_GE(graph.Unnamed(node), 0) << graph.object(node)->type->name << " " << graph.Named(node);
  }
}

TEST_F(ObjectGraphTest, WhatCppHoldsHasNoName) {
  Ref<ListObject> list = List({});
  Ref<Object> again = NewRef<Object>(list.get());
  EXPECT_EQ(HolderTexts(list.get()), std::vector<std::string>{"2 held by the interpreter itself"});
}

TEST_F(ObjectGraphTest, HoldersAreNamedByTheWayToThem) {
  Ref<ListObject> inner = List({});
  Ref<ListObject> outer = List({0});
  ASSERT_TRUE(ListAppend(outer.get(), NewRef<Object>(inner.get())));
  ASSERT_TRUE(DictSetText(ModuleDict(runtime_.sys), "outer", outer));
  EXPECT_EQ(HolderTexts(inner.get()),
            (std::vector<std::string>{"1 item [1] of the list sys.outer", "1 held by the interpreter itself"}));
  EXPECT_EQ(HolderTexts(outer.get())[0], "1 global variable outer of sys");
}

TEST_F(ObjectGraphTest, ACycleIsNamedItself) {
  Ref<ListObject> list = List({});
  ASSERT_TRUE(ListAppend(list.get(), NewRef<Object>(list.get())));
  EXPECT_EQ(HolderTexts(list.get())[0], "1 item [0] of itself");
  ListClear(list.get());
}

TEST_F(ObjectGraphTest, WhatIsReachedOtherwiseDoesNotDieWithAnObject) {
  Ref<ListObject> outer = List({}), shared = List({});
  ASSERT_TRUE(ListAppend(outer.get(), NewRef<Object>(shared.get())));
  ASSERT_TRUE(ListAppend(outer.get(), NewList(0)));
  ObjectGraph graph({});
  std::vector<uint32_t> dying = Paths(graph, graph.IndexOf(outer.get())).OnlyThrough();
  std::vector<uint32_t> expected = {graph.IndexOf(outer.get()), graph.IndexOf(outer->items[1])};
  EXPECT_EQ(dying, expected);
}

TEST_F(ObjectGraphTest, LookingDisturbsNothing) {
  Ref<ListObject> list = List({1, 2});
  size_t blocks = CurrentHeap().AllocatedBlocks(), bytes = CurrentHeap().AllocatedBytes();
  int count = CurrentCollector().count(0);
  HolderTexts(list.get());
  EXPECT_EQ(CurrentHeap().AllocatedBlocks(), blocks);
  EXPECT_EQ(CurrentHeap().AllocatedBytes(), bytes);
  EXPECT_EQ(CurrentCollector().count(0), count);
  EXPECT_EQ(list->refcount, 1u);
}

}  // namespace
}  // namespace viv
