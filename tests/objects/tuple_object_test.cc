#include "interpreter/objects/tuple_object.h"

#include "failing_allocations.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

class TupleTest : public RuntimeTest {
 protected:
  static Ref<TupleObject> Tuple(std::initializer_list<int64_t> values) {
    Ref<TupleObject> tuple = NewTuple(static_cast<ptrdiff_t>(values.size()));
    ptrdiff_t i = 0;
    for (int64_t value : values) TupleInit(tuple.get(), i++, NewInt(value));
    return tuple;
  }
};

TEST_F(TupleTest, TheEmptyTupleIsOneUntrackedObject) {
  Ref<TupleObject> a = NewTuple(0), b = NewTuple({});
  EXPECT_EQ(a.get(), b.get());
  EXPECT_FALSE(IsTracked(a.get()));
}

TEST_F(TupleTest, HashesAreThoseOfCPython) {
  const int64_t golden[] = {5740354900026072187, -2040549277248155741, -9217304902224717415, 8737013448715088792,
                            -7800603917268221146, 1404085563375576169, 8056935545053774010};
  for (int64_t n = 0; n < 7; ++n) {
    Ref<TupleObject> tuple = NewTuple(n * 10);
    for (int64_t i = 0; i < n * 10; ++i) TupleInit(tuple.get(), i, NewInt(i));
    EXPECT_EQ(Hash(tuple), golden[n]) << n * 10;
  }
}

TEST_F(TupleTest, ReprHasACommaForOneItem) {
  EXPECT_EQ(ReprOf(Tuple({})), "()");
  EXPECT_EQ(ReprOf(Tuple({1})), "(1,)");
  EXPECT_EQ(ReprOf(Tuple({1, 2})), "(1, 2)");
}

TEST_F(TupleTest, ReprOfATupleInItself) {
  Ref<ListObject> list = NewList(0);
  Ref<TupleObject> tuple = NewTuple({list.get()});
  ASSERT_TRUE(ListAppend(list.get(), Ref<Object>(tuple)));
  EXPECT_EQ(ReprOf(tuple), "([(...)],)");
  ListClear(list.get());
}

TEST_F(TupleTest, ConcatAndRepeat) {
  Ref<TupleObject> a = Tuple({1, 2}), b = Tuple({3});
  EXPECT_EQ(ReprOf(Add(a, b)), "(1, 2, 3)");
  EXPECT_EQ(Add(a, EmptyTuple()).get(), a.get());
  EXPECT_EQ(Add(EmptyTuple(), a).get(), a.get());
  EXPECT_EQ(ReprOf(Multiply(a, Int(3))), "(1, 2, 1, 2, 1, 2)");
  EXPECT_EQ(Multiply(a, Int(1)).get(), a.get());
  EXPECT_EQ(Multiply(a, Int(-1)).get(), EmptyTuple().get());
  EXPECT_FALSE(Add(a, List({1})));
  EXPECT_EQ(TakeErrorText(), "TypeError: can only concatenate tuple (not \"list\") to tuple");
}

TEST_F(TupleTest, ComparesItemByItem) {
  EXPECT_EQ(CompareBool(Tuple({1, 2}), Tuple({1, 2}), kEqual), 1);
  EXPECT_EQ(CompareBool(Tuple({1, 2}), Tuple({1, 2, 3}), kEqual), 0);
  EXPECT_EQ(CompareBool(Tuple({1, 2}), Tuple({1, 2, 3}), kLess), 1);
  EXPECT_EQ(CompareBool(Tuple({1, 3}), Tuple({1, 2, 3}), kGreater), 1);
}

TEST_F(TupleTest, FreedTuplesAreReusedByLength) {
  collector_.Disable();
  Object* first = NewTuple({None(), None(), None()}).get();
  EXPECT_EQ(NewTuple({None(), None(), None()}).get(), first);
}

TEST_F(TupleTest, ATupleOfAtomsIsUntracked) {
  collector_.Disable();
  Ref<TupleObject> atoms = Tuple({1, 2});
  Ref<TupleObject> nested = NewTuple({atoms.get()});
  Ref<ListObject> list = NewList(0);
  Ref<TupleObject> container = NewTuple({list.get()});
  EXPECT_TRUE(IsTracked(atoms.get()));
  TupleUntrackIfAtomic(nested.get());
  EXPECT_TRUE(IsTracked(nested.get())) << "its item is still tracked";
  TupleUntrackIfAtomic(atoms.get());
  TupleUntrackIfAtomic(nested.get());
  TupleUntrackIfAtomic(container.get());
  EXPECT_FALSE(IsTracked(atoms.get()));
  EXPECT_FALSE(IsTracked(nested.get()));
  EXPECT_TRUE(IsTracked(container.get()));
}

TEST_F(TupleTest, Shrinks) {
  Ref<TupleObject> tuple = Tuple({1, 2, 3, 4});
  tuple = TupleShrink(std::move(tuple), 2);
  EXPECT_EQ(ReprOf(tuple), "(1, 2)");
  tuple = TupleShrink(std::move(tuple), 0);
  EXPECT_EQ(tuple.get(), EmptyTuple().get());
}

TEST_F(TupleTest, SubscriptsAndTheirErrors) {
  Ref<TupleObject> tuple = Tuple({1, 2, 3});
  EXPECT_EQ(ReprOf(GetItem(tuple, Int(-1))), "3");
  EXPECT_FALSE(GetItem(tuple, Int(3)));
  EXPECT_EQ(TakeErrorText(), "IndexError: tuple index out of range");
  EXPECT_FALSE(GetItem(tuple, Text("a")));
  EXPECT_EQ(TakeErrorText(), "TypeError: tuple indices must be integers or slices, not str");
}

TEST_F(TupleTest, DeepNestingDiesWithoutDeepStack) {
  collector_.SetStress(0);  // where each allocation collects, building it would take quadratic time
  Ref<TupleObject> tuple = EmptyTuple();
  for (int i = 0; i < 200'000; ++i) tuple = NewTuple({tuple.get()});
  tuple.Reset();
}

TEST_F(TupleTest, EveryAllocationMayFail) {
  ForEachFailingAllocation(heap_, [&] {
    Ref<TupleObject> a = NewTuple({None(), True()});
    Ref<Object> b = a ? Add(a, a) : nullptr;
    Ref<Object> c = b ? Multiply(b, NewInt(30)) : nullptr;
    if (!c) ClearError();
  });
}

}  // namespace
}  // namespace viv
