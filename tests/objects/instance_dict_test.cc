#include <string>
#include <vector>

#include "failing_allocations.h"
#include "interpreter/objects/dict_keys.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

class InstanceDictTest : public RuntimeTest {
 protected:
  void SetUp() override {
    RuntimeTest::SetUp();
    type_ = NewTestClass("A");
    ASSERT_TRUE(type_);
  }
  void TearDown() override {
    type_.Reset();
    RuntimeTest::TearDown();
  }
  Ref<Object> New() { return Call(type_, CallArgs{}); }
  static Ref<Object> With(Ref<Object> object, int attributes) {
    for (int i = 0; i < attributes; ++i) EXPECT_TRUE(SetAttr(object, InternStr("a" + std::to_string(i)), NewInt(i)));
    return object;
  }
  Ref<TypeObject> type_;
};

TEST_F(InstanceDictTest, AnInstanceHasValuesAndNoDict) {
  Ref<Object> object = With(New(), 3);
  EXPECT_NE(*ManagedValuesPointer(object.get()), nullptr);
  EXPECT_EQ(InstanceDictIfExists(object.get()), nullptr);
  EXPECT_EQ(ReprOf(GetAttr(object, InternStr("a1"))), "1");
}

TEST_F(InstanceDictTest, TheDictTakesTheValuesOver) {
  Ref<Object> object = With(New(), 3);
  DictValues* values = *ManagedValuesPointer(object.get());
  DictObject* dict = InstanceDict(object.get());
  EXPECT_EQ(dict->values, values);
  EXPECT_EQ(*ManagedValuesPointer(object.get()), nullptr);
  EXPECT_EQ(dict->keys, type_->shared_keys);
  EXPECT_EQ(ReprOf(dict), "{'a0': 0, 'a1': 1, 'a2': 2}");
  DictValidate(dict);
  ASSERT_TRUE(SetAttr(object, InternStr("b"), None()));
  EXPECT_EQ(ReprOf(dict), "{'a0': 0, 'a1': 1, 'a2': 2, 'b': None}");
}

// sys.getsizeof(o.__dict__) of the first and of the second instance, of a copy of the latter's dict made by dict(), and of one made by
// copy(); each with so many attributes.
TEST_F(InstanceDictTest, SizesAreThoseOfCPython) {
  const struct {
    int attributes;
    int64_t first, second, copy;
  } golden[] = {{0, 296, 288, 64},   {1, 296, 288, 288},    {2, 296, 288, 288},    {6, 296, 288, 288},
                {29, 296, 296, 296}, {30, 1584, 1584, 1584}, {31, 1584, 1584, 1584}, {40, 1584, 1584, 1584}};
  for (const auto& row : golden) {
    type_ = NewTestClass("A");
    Ref<Object> first = With(New(), row.attributes);
    EXPECT_EQ(SizeOf(InstanceDict(first.get())), row.first) << row.attributes;
    Ref<Object> second = With(New(), row.attributes);
    DictObject* dict = InstanceDict(second.get());
    EXPECT_EQ(SizeOf(dict), row.second) << row.attributes;
    EXPECT_EQ(SizeOf(DictCopy(dict)), row.copy) << row.attributes;
  }
}

TEST_F(InstanceDictTest, ADictMadeToStoreSharesKeysAndOneAskedForDoesNot) {
  type_ = NewTestClass("L", {}, TypeId::kList);
  Ref<Object> a = With(New(), 1), b = New();
  EXPECT_EQ(InstanceDict(a.get())->keys, type_->shared_keys);
  EXPECT_EQ(SizeOf(InstanceDict(a.get())), 304);
  ASSERT_TRUE(InstanceDict(b.get()));
  EXPECT_EQ(SizeOf(InstanceDict(With(b, 1).get())), 184);
}

TEST_F(InstanceDictTest, OrderIsThatOfInsertionIntoEachInstance) {
  Ref<Object> a = With(New(), 3), b = New();
  ASSERT_TRUE(SetAttr(b, InternStr("a2"), None()));
  ASSERT_TRUE(SetAttr(b, InternStr("a0"), None()));
  ASSERT_TRUE(DeleteAttr(a, InternStr("a0")));
  ASSERT_TRUE(SetAttr(a, InternStr("a0"), True()));
  EXPECT_EQ(ReprOf(InstanceDict(a.get())), "{'a1': 1, 'a2': 2, 'a0': True}");
  EXPECT_EQ(ReprOf(InstanceDict(b.get())), "{'a2': None, 'a0': None}");
  Ref<Object> reversed = NewDictIterator(InstanceDict(b.get()), TypeId::kDictReverseKeyIterator);
  EXPECT_EQ(ReprOf(ListOf(reversed)), "['a0', 'a2']");
}

TEST_F(InstanceDictTest, DeletingFromTheDictAndFromTheInstanceAreOne) {
  Ref<Object> object = With(New(), 3);
  DictObject* dict = InstanceDict(object.get());
  ASSERT_TRUE(DictDelete(dict, InternStr("a1")));
  EXPECT_FALSE(GetAttr(object, InternStr("a1")));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'A' object has no attribute 'a1'");
  ASSERT_TRUE(DeleteAttr(object, InternStr("a0")));
  EXPECT_EQ(ReprOf(dict), "{'a2': 2}");
  EXPECT_FALSE(DeleteAttr(object, InternStr("a0")));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'A' object has no attribute 'a0'");
  DictValidate(dict);
  EXPECT_EQ(ReprOf(CallNamed(dict, "popitem")), "('a2', 2)");
  EXPECT_EQ(dict->values, nullptr) << "popitem needs a dict of its own";
}

TEST_F(InstanceDictTest, ASecondDictOfTheSameClassKeepsItsValuesApart) {
  Ref<Object> a = With(New(), 2), b = With(New(), 2);
  DictObject* x = InstanceDict(a.get());
  DictObject* y = InstanceDict(b.get());
  EXPECT_EQ(x->keys, y->keys);
  ASSERT_TRUE(DictSet(x, InternStr("a0"), None()));
  EXPECT_EQ(ReprOf(y), "{'a0': 0, 'a1': 1}");
  DictClear(x);
  EXPECT_EQ(ReprOf(y), "{'a0': 0, 'a1': 1}");
  ASSERT_TRUE(DictSet(y, Int(1), None()));
  EXPECT_EQ(y->keys->kind, KeysKind::kGeneral);
  EXPECT_EQ(ReprOf(y), "{'a0': 0, 'a1': 1, 1: None}");
}

TEST_F(InstanceDictTest, AttributesInACycleAreCollected) {
  Ref<Object> a = New(), b = New();
  ASSERT_TRUE(SetAttr(a, InternStr("other"), b));
  ASSERT_TRUE(SetAttr(b, InternStr("other"), a));
  ASSERT_TRUE(InstanceDict(b.get()));
  a.Reset();
  b.Reset();
  EXPECT_EQ(collector_.Collect(), 3);
}

TEST_F(InstanceDictTest, EveryAllocationMayFail) {
  Ref<StrObject> x = InternStr("x"), y = InternStr("y");
  ForEachFailingAllocation(heap_, [&] {
    Ref<Object> object = New();
    bool ok = object && SetAttr(object, x, None()) && InstanceDict(object.get()) && SetAttr(object, y, None());
    ok = ok && DictSet(InstanceDict(object.get()), NewInt(1), None());
    if (!ok) ClearError();
  });
}

}  // namespace
}  // namespace viv
