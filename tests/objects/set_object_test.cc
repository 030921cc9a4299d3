#include "interpreter/objects/set_object.h"

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "failing_allocations.h"
#include "interpreter/objects/set_internal.h"
#include "interpreter/objects/slice_range.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

class SetTest : public RuntimeTest {
 protected:
  static Ref<SetObject> Set(std::initializer_list<int64_t> values) { return NewSet(List(values)); }
  static Ref<SetObject> SetOfRange(int64_t start, int64_t stop, int64_t step = 1) { return NewSet(NewRange(start, stop, step)); }
};

TEST_F(SetTest, GrowsInTheStepsOfCPython) {
  const std::pair<int64_t, int64_t> golden[] = {{0, 216}, {5, 728}, {19, 2264}, {77, 8408}, {307, 32984}, {1229, 131288}};
  Ref<SetObject> set = NewSet();
  size_t step = 0;
  for (int64_t n = 0; n < 1500; ++n) {
    if (step + 1 < std::size(golden) && golden[step + 1].first == n) ++step;
    ASSERT_EQ(SizeOf(set), golden[step].second) << n;
    ASSERT_TRUE(SetAdd(set.get(), NewInt(n)));
  }
  SetValidate(set.get());
}

TEST_F(SetTest, OrderIsThatOfCPython) {
  EXPECT_EQ(ReprOf(Set({5, 1, 100, 33, 17, 9, 8, 16, 24, 32})), "{32, 1, 33, 100, 5, 8, 9, 16, 17, 24}");
  EXPECT_EQ(ReprOf(Set({10, 100, 1000, 10000, 7, 77, 777, -1, -2, -100, 64, 128})),
            "{64, 128, 100, 7, 1000, 777, 10, 77, 10000, -2, -100, -1}");
  Ref<SetObject> set = SetOfRange(0, 20);
  for (int i = 0; i < 15; ++i) ASSERT_EQ(SetDiscard(set.get(), Int(i)), 1);
  ASSERT_TRUE(SetUpdate(set.get(), Set({100, 3, 55, 8, 21})));
  EXPECT_EQ(ReprOf(set), "{3, 8, 15, 16, 17, 18, 19, 21, 55, 100}");
}

TEST_F(SetTest, OperationsLeaveTheOrderOfCPython) {
  Ref<SetObject> a = SetOfRange(0, 20), b = SetOfRange(10, 40, 3);
  EXPECT_EQ(ReprOf(And(a, b)), "{16, 10, 19, 13}");
  EXPECT_EQ(ReprOf(Subtract(b, a)), "{34, 37, 22, 25, 28, 31}");
  EXPECT_EQ(ReprOf(Subtract(a, b)), "{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15, 17, 18}");
  EXPECT_EQ(ReprOf(Xor(Set({1, 50, 99, 1000, 12345}), Set({1, 2, 3}))), "{2, 99, 3, 1000, 50, 12345}");
  EXPECT_EQ(ReprOf(CallNamed(Set({1, 50, 99, 1000, 12345}), "symmetric_difference", {List({1, 1, 2}).get()})),
            "{2, 99, 1000, 50, 12345}");
}

TEST_F(SetTest, PopGoesOnWhereItEnded) {
  Ref<SetObject> set = SetOfRange(1000, 1010);
  for (int i = 1000; i < 1005; ++i) EXPECT_EQ(SmallValue(SetPop(set.get()).get()), i);
  EXPECT_EQ(ReprOf(set), "{1005, 1006, 1007, 1008, 1009}");
  SetClear(set.get());
  EXPECT_FALSE(SetPop(set.get()));
  EXPECT_EQ(TakeErrorText(), "KeyError: 'pop from an empty set'");
}

TEST_F(SetTest, FrozenSetsHashAsInCPython) {
  const int64_t golden[] = {133146708735736,      3895031357313128696, 7026028923906358870, -3780100375218415697,
                            307254084352734134, -1309786936372247613};
  for (int64_t n = 0; n < 6; ++n) EXPECT_EQ(Hash(NewFrozenSet(NewRange(0, n * 10, 1))), golden[n]) << n * 10;
}

TEST_F(SetTest, AgreesWithAModel) {
  std::mt19937 random(3);
  Ref<SetObject> set = NewSet();
  std::set<int64_t> model;
  for (int round = 0; round < 40'000; ++round) {
    int64_t n = static_cast<int64_t>(random() % 500) << (random() % 2 * 20);
    switch (random() % 4) {
      case 0:
      case 1:
        ASSERT_TRUE(SetAdd(set.get(), NewInt(n)));
        model.insert(n);
        break;
      case 2: ASSERT_EQ(SetDiscard(set.get(), NewInt(n)), model.erase(n)); break;
      default: ASSERT_EQ(SetContains(set.get(), NewInt(n)), model.count(n));
    }
    if (random() % 5000 == 0) {
      SetClear(set.get());
      model.clear();
    }
    if (round % 101 == 0) {
      SetValidate(set.get());
      std::set<int64_t> items;
      ptrdiff_t position = 0;
      Object* key;
      while (SetNext(set.get(), &position, &key, nullptr)) items.insert(SmallValue(key));
      ASSERT_EQ(items, model);
    }
  }
}

TEST_F(SetTest, OperationsAgreeWithAModel) {
  std::mt19937 random(4);
  auto make = [&](std::set<int64_t>* model) {
    Ref<SetObject> set = NewSet();
    for (size_t n = random() % 40; n > 0; --n) {
      int64_t value = static_cast<int64_t>(random() % 60);
      model->insert(value);
      EXPECT_TRUE(SetAdd(set.get(), NewInt(value)));
    }
    return set;
  };
  auto values = [](Borrowed<Object> set) {
    std::set<int64_t> items;
    ptrdiff_t position = 0;
    Object* key;
    while (SetNext(AsSet(set), &position, &key, nullptr)) items.insert(SmallValue(key));
    SetValidate(AsSet(set));
    return items;
  };
  for (int round = 0; round < 500; ++round) {
    std::set<int64_t> x, y, both, either, left, one;
    Ref<SetObject> a = make(&x), b = make(&y);
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::inserter(both, both.end()));
    std::set_union(x.begin(), x.end(), y.begin(), y.end(), std::inserter(either, either.end()));
    std::set_difference(x.begin(), x.end(), y.begin(), y.end(), std::inserter(left, left.end()));
    std::set_symmetric_difference(x.begin(), x.end(), y.begin(), y.end(), std::inserter(one, one.end()));
    ASSERT_EQ(values(And(a, b)), both);
    ASSERT_EQ(values(Or(a, b)), either);
    ASSERT_EQ(values(Subtract(a, b)), left);
    ASSERT_EQ(values(Xor(a, b)), one);
    Ref<ListObject> list = ListOf(b);
    ASSERT_EQ(values(CallNamed(a, "intersection", {list.get()})), both);
    ASSERT_EQ(values(CallNamed(a, "difference", {list.get()})), left);
    ASSERT_EQ(CompareBool(a, b, kLessEqual), left.empty());
    ASSERT_EQ(CompareBool(a, b, kEqual), x == y);
    ASSERT_EQ(CallNamed(a, "isdisjoint", {list.get()}).get(), both.empty() ? True() : False());
    Ref<Object> c = CallNamed(a, "copy");
    ASSERT_TRUE(InplaceXor(c, b));
    ASSERT_EQ(values(c), one);
    c = CallNamed(a, "copy");
    ASSERT_TRUE(InplaceAnd(c, b));
    ASSERT_EQ(values(c), both);
    c = CallNamed(a, "copy");
    ASSERT_TRUE(InplaceSubtract(c, b));
    ASSERT_EQ(values(c), left);
  }
}

TEST_F(SetTest, ReprOfSetsAndFrozenSets) {
  EXPECT_EQ(ReprOf(NewSet()), "set()");
  EXPECT_EQ(ReprOf(NewFrozenSet()), "frozenset()");
  EXPECT_EQ(ReprOf(NewFrozenSet(List({1}))), "frozenset({1})");
  EXPECT_EQ(ReprOf(Set({1, 2})), "{1, 2}");
}

TEST_F(SetTest, AnUnhashableSetIsLookedForAsFrozenSet) {
  Ref<SetObject> inner = Set({1, 2});
  Ref<SetObject> outer = NewSet();
  ASSERT_TRUE(SetAdd(outer.get(), NewFrozenSet(inner)));
  EXPECT_EQ(Contains(outer, inner), 1);
  EXPECT_FALSE(SetAdd(outer.get(), inner));
  EXPECT_EQ(TakeErrorText(), "TypeError: unhashable type: 'set'");
  EXPECT_TRUE(CallNamed(outer, "remove", {inner.get()}));
  EXPECT_EQ(outer->used, 0);
}

TEST_F(SetTest, ChangingItWhileIteratingIsAnError) {
  Ref<SetObject> set = Set({1, 2});
  Ref<Object> iterator = GetIter(set);
  EXPECT_TRUE(Next(iterator));
  ASSERT_TRUE(SetAdd(set.get(), Int(3)));
  EXPECT_FALSE(Next(iterator));
  EXPECT_EQ(TakeErrorText(), "RuntimeError: Set changed size during iteration");
}

TEST_F(SetTest, DeepNestingDiesWithoutDeepStack) {
  collector_.SetStress(0);  // where each allocation collects, building it would take quadratic time
  Ref<SetObject> set = NewFrozenSet();
  for (int i = 0; i < 100'000; ++i) {
    Ref<SetObject> outer = NewSet();
    ASSERT_EQ(SetAddEntry(outer.get(), set.get(), i), 1);
    set = std::move(outer);
  }
  set.Reset();
}

TEST_F(SetTest, EveryAllocationMayFail) {
  Ref<Object> range = NewRange(0, 40, 1);
  ForEachFailingAllocation(heap_, [&] {
    Ref<SetObject> a = NewSet(range);
    Ref<SetObject> b = a ? NewFrozenSet(a) : nullptr;
    bool ok = b && SetDiscard(a.get(), NewInt(7)) == 1;
    Ref<Object> c = ok ? Xor(a, b) : nullptr;
    Ref<Object> d = c ? And(a, b) : nullptr;
    Ref<Object> e = d ? Subtract(b, c) : nullptr;
    ok = e && SetUpdate(a.get(), e);
    if (!ok) ClearError();
  });
}

}  // namespace
}  // namespace viv
