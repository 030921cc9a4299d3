#include "gc/gc_list.h"

#include <vector>

#include "gtest/gtest.h"

namespace viv {
namespace {

struct alignas(16) Heads {
  GcHead list{};
  GcHead other{};
  GcHead a{};
  GcHead b{};
  GcHead c{};
  Heads() {
    ListInit(&list);
    ListInit(&other);
  }
};

std::vector<GcHead*> Forward(GcHead* list) {
  std::vector<GcHead*> heads;
  for (GcHead* head = list->Next(); head != list; head = head->Next()) heads.push_back(head);
  return heads;
}

std::vector<GcHead*> Backward(GcHead* list) {
  std::vector<GcHead*> heads;
  for (GcHead* head = list->Prev(); head != list; head = head->Prev()) heads.insert(heads.begin(), head);
  return heads;
}

using Order = std::vector<GcHead*>;

TEST(GcListTest, ANewListIsEmpty) {
  Heads h;
  EXPECT_TRUE(ListIsEmpty(&h.list));
  EXPECT_EQ(ListSize(&h.list), 0);
}

TEST(GcListTest, AppendKeepsTheOrder) {
  Heads h;
  ListAppend(&h.a, &h.list);
  ListAppend(&h.b, &h.list);
  ListAppend(&h.c, &h.list);
  EXPECT_EQ(Forward(&h.list), (Order{&h.a, &h.b, &h.c}));
  EXPECT_EQ(Backward(&h.list), (Order{&h.a, &h.b, &h.c}));
  EXPECT_EQ(ListSize(&h.list), 3);
}

TEST(GcListTest, MoveTakesFromOneListToTheEndOfAnother) {
  Heads h;
  ListAppend(&h.a, &h.list);
  ListAppend(&h.b, &h.list);
  ListAppend(&h.c, &h.other);
  ListMove(&h.a, &h.other);
  EXPECT_EQ(Forward(&h.list), (Order{&h.b}));
  EXPECT_EQ(Backward(&h.list), (Order{&h.b}));
  EXPECT_EQ(Forward(&h.other), (Order{&h.c, &h.a}));
  EXPECT_EQ(Backward(&h.other), (Order{&h.c, &h.a}));
}

TEST(GcListTest, MoveWithinAListPutsTheHeadLast) {
  Heads h;
  ListAppend(&h.a, &h.list);
  ListAppend(&h.b, &h.list);
  ListMove(&h.a, &h.list);
  EXPECT_EQ(Forward(&h.list), (Order{&h.b, &h.a}));
  EXPECT_EQ(Backward(&h.list), (Order{&h.b, &h.a}));
}

TEST(GcListTest, MergeAppendsAndEmpties) {
  Heads h;
  ListAppend(&h.a, &h.list);
  ListAppend(&h.b, &h.other);
  ListAppend(&h.c, &h.other);
  ListMerge(&h.other, &h.list);
  EXPECT_EQ(Forward(&h.list), (Order{&h.a, &h.b, &h.c}));
  EXPECT_EQ(Backward(&h.list), (Order{&h.a, &h.b, &h.c}));
  EXPECT_TRUE(ListIsEmpty(&h.other));
}

TEST(GcListTest, MergeOfAnEmptyListChangesNothing) {
  Heads h;
  ListAppend(&h.a, &h.list);
  ListMerge(&h.other, &h.list);
  EXPECT_EQ(Forward(&h.list), (Order{&h.a}));
}

TEST(GcListTest, OperationsKeepTheCollectingFlag) {
  Heads h;
  ListAppend(&h.a, &h.list);
  ListAppend(&h.b, &h.list);
  h.a.prev |= kPrevCollecting;
  h.b.prev |= kPrevCollecting;
  ListMove(&h.a, &h.other);
  EXPECT_TRUE(h.a.IsCollecting());
  EXPECT_TRUE(h.b.IsCollecting());
  EXPECT_EQ(Backward(&h.other), (Order{&h.a}));
  h.a.ClearCollecting();
  EXPECT_FALSE(h.a.IsCollecting());
  EXPECT_EQ(Backward(&h.other), (Order{&h.a}));
}

}  // namespace
}  // namespace viv
