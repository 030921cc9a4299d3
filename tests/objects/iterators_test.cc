#include "interpreter/objects/iterators.h"

#include "interpreter/objects/slice_range.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

class IteratorsTest : public RuntimeTest {
 protected:
  static Ref<Object> Make(TypeId type, std::initializer_list<Object*> args) { return Call(BuiltinType(type), args); }
  static std::string Items(Borrowed<Object> iterator) {
    if (!iterator) return "<null> " + TakeErrorText();
    return ReprOf(ListOf(iterator));
  }
};

TEST_F(IteratorsTest, AListIteratorSeesWhatIsAppended) {
  Ref<ListObject> list = List({1});
  Ref<Object> iterator = GetIter(list);
  EXPECT_EQ(ReprOf(Next(iterator)), "1");
  ASSERT_TRUE(ListAppend(list.get(), Int(2)));
  EXPECT_EQ(ReprOf(Next(iterator)), "2");
  EXPECT_FALSE(Next(iterator));
  ASSERT_TRUE(ListAppend(list.get(), Int(3)));
  EXPECT_FALSE(Next(iterator)) << "exhausted is exhausted";
}

TEST_F(IteratorsTest, LengthHints) {
  Ref<ListObject> list = List({1, 2, 3});
  Ref<Object> forward = GetIter(list), backward = CallNamed(list, "__reversed__");
  ASSERT_TRUE(Next(forward));
  ASSERT_TRUE(Next(backward));
  EXPECT_EQ(LengthHint(forward, 9), 2);
  EXPECT_EQ(LengthHint(backward, 9), 2);
  ListClear(list.get());
  EXPECT_EQ(LengthHint(forward, 9), 0);
  EXPECT_EQ(LengthHint(backward, 9), 0);
}

TEST_F(IteratorsTest, StateIsClipped) {
  Ref<ListObject> list = List({1, 2, 3});
  Ref<Object> iterator = GetIter(list);
  ASSERT_TRUE(CallNamed(iterator, "__setstate__", {Int(2).get()}));
  EXPECT_EQ(Items(iterator), "[3]");
  iterator = GetIter(list);
  ASSERT_TRUE(CallNamed(iterator, "__setstate__", {Int(-5).get()}));
  EXPECT_EQ(Items(iterator), "[1, 2, 3]");
  EXPECT_FALSE(CallNamed(iterator, "__setstate__", {Text("a").get()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: an integer is required");
}

TEST_F(IteratorsTest, EnumerateUsesItsPairAgain) {
  Ref<ListObject> list = List({7, 8});
  Ref<Object> enumerate = Make(TypeId::kEnumerate, {list.get(), Int(5).get()});
  Object* first = Next(enumerate).get();
  Ref<Object> second = Next(enumerate);
  EXPECT_EQ(first, second.get());
  EXPECT_EQ(ReprOf(second), "(6, 8)");
}

TEST_F(IteratorsTest, EnumerateGoesOnBeyondInt64) {
  Ref<ListObject> list = List({1, 2, 3});
  Ref<Object> enumerate = Make(TypeId::kEnumerate, {list.get(), Int(INT64_MAX - 1).get()});
  EXPECT_EQ(Items(enumerate), "[(9223372036854775806, 1), (9223372036854775807, 2), (9223372036854775808, 3)]");
}

TEST_F(IteratorsTest, ReversedOfASequence) {
  Ref<TupleObject> tuple = NewTuple({Int(1).get(), Int(2).get()});
  EXPECT_EQ(Items(Make(TypeId::kReversed, {tuple.get()})), "[2, 1]");
  EXPECT_FALSE(Make(TypeId::kReversed, {Int(1).get()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: 'int' object is not reversible");
}

TEST_F(IteratorsTest, ZipEndsWithTheShortest) {
  Ref<ListObject> a = List({1, 2, 3}), b = List({4, 5});
  EXPECT_EQ(Items(Make(TypeId::kZip, {a.get(), b.get()})), "[(1, 4), (2, 5)]");
  EXPECT_EQ(Items(Make(TypeId::kZip, {})), "[]");
  Ref<Object> zip = Make(TypeId::kZip, {a.get()});
  Object* first = Next(zip).get();
  EXPECT_EQ(Next(zip).get(), first);
}

TEST_F(IteratorsTest, StrictZipNamesTheArgument) {
  Ref<ListObject> a = List({1, 2, 3}), b = List({4, 5}), c = List({6, 7});
  Ref<TupleObject> names = NewTuple({Names().strict});
  auto make = [&](std::initializer_list<Object*> args) {
    return Call(BuiltinType(TypeId::kZip), CallArgs{args.begin(), args.size() - 1, names.get()});
  };
  EXPECT_FALSE(ListOf(make({a.get(), b.get(), True()})));
  EXPECT_EQ(TakeErrorText(), "ValueError: zip() argument 2 is shorter than argument 1");
  EXPECT_FALSE(ListOf(make({b.get(), a.get(), True()})));
  EXPECT_EQ(TakeErrorText(), "ValueError: zip() argument 2 is longer than argument 1");
  EXPECT_FALSE(ListOf(make({b.get(), c.get(), a.get(), True()})));
  EXPECT_EQ(TakeErrorText(), "ValueError: zip() argument 3 is longer than arguments 1-2");
  EXPECT_EQ(Items(make({b.get(), c.get(), True()})), "[(4, 6), (5, 7)]");
}

TEST_F(IteratorsTest, MapAndFilter) {
  Ref<ListObject> a = List({0, 1, 2}), b = List({3, 4});
  EXPECT_EQ(Items(Make(TypeId::kMap, {BuiltinType(TypeId::kBool), a.get()})), "[False, True, True]");
  EXPECT_EQ(Items(Make(TypeId::kFilter, {None(), a.get()})), "[1, 2]");
  EXPECT_FALSE(Make(TypeId::kMap, {None()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: map() must have at least two arguments.");
}

TEST_F(IteratorsTest, CallableIteratorEndsAtTheSentinel) {
  Ref<Object> iterator = NewCallableIterator(BuiltinType(TypeId::kInt), Int(0));
  EXPECT_FALSE(Next(iterator));
  iterator = NewCallableIterator(BuiltinType(TypeId::kInt), Int(1));
  EXPECT_EQ(ReprOf(Next(iterator)), "0");
}

TEST_F(IteratorsTest, SequenceIteratorEndsAtAnIndexError) {
  Ref<TupleObject> tuple = NewTuple({Int(1).get(), Int(2).get()});
  EXPECT_EQ(Items(NewSequenceIterator(tuple)), "[1, 2]");
}

}  // namespace
}  // namespace viv
