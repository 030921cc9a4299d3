#include "interpreter/objects/list_object.h"

#include <random>
#include <vector>

#include "failing_allocations.h"
#include "interpreter/objects/slice_range.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

class ListTest : public RuntimeTest {
 protected:
  static Ref<Object> Slice(Object* start, Object* stop, Object* step) { return NewSlice(start, stop, step); }
  static std::vector<int64_t> Values(Borrowed<Object> list) {
    std::vector<int64_t> values;
    for (ptrdiff_t i = 0; i < AsList(list)->size; ++i) values.push_back(SmallValue(AsList(list)->items[i]));
    return values;
  }
};

TEST_F(ListTest, AppendingGrowsInTheStepsOfCPython) {
  const std::pair<int64_t, int64_t> golden[] = {{0, 56},     {1, 88},     {5, 120},    {9, 184},    {17, 248},   {25, 312},
                                                {33, 376},   {41, 472},   {53, 568},   {65, 664},   {77, 792},   {93, 920},
                                                {109, 1080}, {129, 1240}, {149, 1432}, {173, 1656}, {201, 1912}, {233, 2200}};
  Ref<ListObject> list = NewList(0);
  size_t step = 0;
  for (int64_t n = 0; n < 260; ++n) {
    if (step + 1 < std::size(golden) && golden[step + 1].first == n) ++step;
    ASSERT_EQ(SizeOf(list), golden[step].second) << n;
    ASSERT_TRUE(ListAppend(list.get(), NewInt(n)));
  }
}

TEST_F(ListTest, ExtendingAnEmptyListTakesJustEnough) {
  Ref<ListObject> list = NewList(0);
  Ref<TupleObject> three = NewTuple({None(), None(), None()});
  ASSERT_TRUE(ListExtend(list.get(), three));
  EXPECT_EQ(list->allocated, 4);
  Ref<Object> range = NewRange(0, 10, 1);
  EXPECT_EQ(ListOf(range)->allocated, 10);
}

TEST_F(ListTest, DeletingShrinks) {
  Ref<ListObject> list = ListOf(NewRange(0, 1000, 1));
  EXPECT_EQ(SizeOf(list), 8056);
  ASSERT_TRUE(ListSetSlice(list.get(), 10, 1000, nullptr));
  EXPECT_EQ(SizeOf(list), 184);
  ListClear(list.get());
  EXPECT_EQ(SizeOf(list), 56);
}

TEST_F(ListTest, ExtendWithItself) {
  Ref<ListObject> list = List({1, 2, 3});
  ASSERT_TRUE(ListExtend(list.get(), list));
  EXPECT_EQ(ReprOf(list), "[1, 2, 3, 1, 2, 3]");
}

TEST_F(ListTest, ReprOfAListInItself) {
  Ref<ListObject> list = List({1});
  ASSERT_TRUE(ListAppend(list.get(), Ref<Object>(list)));
  EXPECT_EQ(ReprOf(list), "[1, [...]]");
  ListClear(list.get());
}

TEST_F(ListTest, SlicesAgreeWithAModel) {
  std::mt19937 random(7);
  auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  auto bound = [&]() -> Ref<Object> { return pick(0, 4) == 0 ? NewNone() : NewInt(pick(-15, 15)); };
  for (int round = 0; round < 3000; ++round) {
    int size = pick(0, 12);
    Ref<ListObject> list = NewList(0);
    for (int i = 0; i < size; ++i) ASSERT_TRUE(ListAppend(list.get(), NewInt(i)));
    std::vector<int64_t> model = Values(list);
    int step = 0;
    while (step == 0) step = pick(-4, 4);
    Ref<Object> start = bound(), stop = bound(), step_object = NewInt(step);
    Ref<Object> slice = Slice(start.get(), stop.get(), step_object.get());
    ptrdiff_t from, to, by, count;
    ASSERT_TRUE(SliceIndices(slice, size, &from, &to, &by, &count));
    std::vector<int64_t> expected;
    std::vector<bool> picked(static_cast<size_t>(size));
    for (ptrdiff_t i = 0, at = from; i < count; ++i, at += by) {
      expected.push_back(model[static_cast<size_t>(at)]);
      picked[static_cast<size_t>(at)] = true;
    }
    ASSERT_EQ(Values(GetItem(list, slice)), expected);

    if (pick(0, 1)) {
      ASSERT_TRUE(DeleteItem(list, slice));
      expected.clear();
      for (int i = 0; i < size; ++i) {
        if (!picked[static_cast<size_t>(i)]) expected.push_back(i);
      }
    } else {
      bool plain = step == 1;
      ptrdiff_t new_count = plain ? pick(0, 6) : count;
      Ref<ListObject> values = NewList(0);
      for (ptrdiff_t i = 0; i < new_count; ++i) ASSERT_TRUE(ListAppend(values.get(), NewInt(100 + i)));
      ASSERT_TRUE(SetItem(list, slice, values));
      expected = model;
      if (plain) {
        auto at = expected.erase(expected.begin() + from, expected.begin() + from + count);
        std::vector<int64_t> inserted = Values(values);
        expected.insert(at, inserted.begin(), inserted.end());
      } else {
        for (ptrdiff_t i = 0, at = from; i < count; ++i, at += by) expected[static_cast<size_t>(at)] = 100 + i;
      }
    }
    ASSERT_EQ(Values(list), expected) << "round " << round;
  }
}

TEST_F(ListTest, AssigningAListToItsOwnSlice) {
  Ref<ListObject> list = List({1, 2, 3});
  ASSERT_TRUE(ListSetSlice(list.get(), 1, 2, list));
  EXPECT_EQ(ReprOf(list), "[1, 1, 2, 3, 3]");
  Ref<Object> back = Slice(None(), None(), Int(-1).get());
  ASSERT_TRUE(SetItem(list, back, list));
  EXPECT_EQ(ReprOf(list), "[3, 3, 2, 1, 1]");
}

TEST_F(ListTest, ErrorsOfSlicesAndSubscripts) {
  Ref<ListObject> list = List({1, 2, 3});
  Ref<Object> step = Slice(None(), None(), Int(2).get());
  EXPECT_FALSE(SetItem(list, step, List({1})));
  EXPECT_EQ(TakeErrorText(), "ValueError: attempt to assign sequence of size 1 to extended slice of size 2");
  EXPECT_FALSE(SetItem(list, step, Int(1)));
  EXPECT_EQ(TakeErrorText(), "TypeError: must assign iterable to extended slice");
  EXPECT_FALSE(SetItem(list, Slice(None(), None(), None()), Int(1)));
  EXPECT_EQ(TakeErrorText(), "TypeError: can only assign an iterable");
  EXPECT_FALSE(SetItem(list, Int(3), Int(1)));
  EXPECT_EQ(TakeErrorText(), "IndexError: list assignment index out of range");
  EXPECT_FALSE(GetItem(list, Int(-4)));
  EXPECT_EQ(TakeErrorText(), "IndexError: list index out of range");
  EXPECT_FALSE(GetItem(list, Text("a")));
  EXPECT_EQ(TakeErrorText(), "TypeError: list indices must be integers or slices, not str");
}

TEST_F(ListTest, MethodsAndTheirErrors) {
  Ref<ListObject> list = List({1, 2, 3, 2});
  EXPECT_EQ(ReprOf(CallNamed(list, "index", {Int(2).get(), Int(2).get()})), "3");
  EXPECT_EQ(ReprOf(CallNamed(list, "count", {Int(2).get()})), "2");
  EXPECT_EQ(ReprOf(CallNamed(list, "pop")), "2");
  EXPECT_EQ(ReprOf(CallNamed(list, "pop", {Int(0).get()})), "1");
  EXPECT_TRUE(CallNamed(list, "insert", {Int(-100).get(), Int(9).get()}));
  EXPECT_TRUE(CallNamed(list, "remove", {Int(2).get()}));
  EXPECT_TRUE(CallNamed(list, "reverse"));
  EXPECT_EQ(ReprOf(list), "[3, 9]");
  EXPECT_FALSE(CallNamed(list, "remove", {Int(5).get()}));
  EXPECT_EQ(TakeErrorText(), "ValueError: list.remove(x): x not in list");
  EXPECT_FALSE(CallNamed(list, "index", {Int(5).get()}));
  EXPECT_EQ(TakeErrorText(), "ValueError: 5 is not in list");
  EXPECT_FALSE(CallNamed(list, "pop", {Int(5).get()}));
  EXPECT_EQ(TakeErrorText(), "IndexError: pop index out of range");
  ListClear(list.get());
  EXPECT_FALSE(CallNamed(list, "pop"));
  EXPECT_EQ(TakeErrorText(), "IndexError: pop from empty list");
}

TEST_F(ListTest, RepeatCountsReferences) {
  Ref<Object> item = NewInt(100'000);
  Ref<ListObject> list = NewListFrom(ArgSpan{std::initializer_list<Object*>{item.get()}.begin(), 1});
  uint32_t before = item->refcount;
  Ref<Object> many = Multiply(list, Int(1000));
  EXPECT_EQ(item->refcount, before + 1000);
  EXPECT_EQ(SizeOf(many), 56 + 8000);
  ASSERT_TRUE(InplaceMultiply(list, Int(3)));
  EXPECT_EQ(item->refcount, before + 1002);
}

TEST_F(ListTest, DeepNestingDiesWithoutDeepStack) {
  collector_.SetStress(0);  // where each allocation collects, building it would take quadratic time
  Ref<ListObject> list = NewList(0);
  for (int i = 0; i < 200'000; ++i) {
    Ref<ListObject> outer = NewList(0);
    ASSERT_TRUE(ListAppend(outer.get(), std::move(list)));
    list = std::move(outer);
  }
  list.Reset();
}

TEST_F(ListTest, EveryAllocationMayFail) {
  Ref<Object> range = NewRange(0, 20, 1);
  ForEachFailingAllocation(heap_, [&] {
    Ref<ListObject> list = NewList(0);
    bool ok = list && ListExtend(list.get(), range);
    for (int i = 0; ok && i < 20; ++i) ok = ListInsert(list.get(), i * 2, None());
    ok = ok && ListSetSlice(list.get(), 3, 30, range) && ListSetSlice(list.get(), 0, 5, list);
    Ref<Object> step = ok ? NewSlice(None(), None(), Int(-2).get()) : nullptr;
    Ref<Object> part = step ? GetItem(list, step) : nullptr;
    ok = part && SetItem(list, step, part) && DeleteItem(list, step);
    Ref<Object> sum = ok ? Add(list, list) : nullptr;
    if (!sum) ClearError();
  });
}

}  // namespace
}  // namespace viv
