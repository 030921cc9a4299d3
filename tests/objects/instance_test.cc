#include "class_fixture.h"
#include "gc/weakref.h"
#include "interpreter/objects/type_parts.h"
#include "interpreter/objects/weakref_objects.h"

namespace viv {
namespace {

class InstanceTest : public ClassTest {};

int deaths = 0;
Object* rescued = nullptr;

Ref<Object> CountDeath(CallArgs) {
  ++deaths;
  return NewNone();
}

Ref<Object> Rescue(CallArgs args) {
  ++deaths;
  rescued = Ref<Object>::Share(args.data[0]).Release();
  return NewNone();
}

TEST_F(InstanceTest, AttributesLiveInTheValues) {
  Ref<TypeObject> type = Class("A");
  Ref<Object> object = New(type);
  EXPECT_TRUE(object->flags & kManagedDict);
  EXPECT_TRUE(*ManagedValuesPointer(object.get()));
  EXPECT_TRUE(Set(object, "x", Int(1)));
  EXPECT_EQ(*ManagedDictPointer(object.get()), nullptr);
  EXPECT_EQ(Shown(object, "__dict__"), "{'x': 1}");
  EXPECT_NE(*ManagedDictPointer(object.get()), nullptr);
  EXPECT_TRUE(Delete(object, "x"));
  EXPECT_FALSE(Delete(object, "x"));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'A' object has no attribute 'x'");
}

TEST_F(InstanceTest, DeletingAnAbsentAttributeOfValuesFails) {
  Ref<TypeObject> type = Class("A");
  Ref<Object> object = New(type);
  EXPECT_FALSE(Delete(object, "x"));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'A' object has no attribute 'x'");
}

TEST_F(InstanceTest, TheDictCanBeReplacedAndDeleted) {
  Ref<TypeObject> type = Class("A");
  Ref<Object> object = New(type);
  EXPECT_TRUE(Set(object, "x", Int(1)));
  Ref<DictObject> dict = NewDict();
  EXPECT_TRUE(DictSetText(dict.get(), "y", Int(2)));
  EXPECT_TRUE(Set(object, "__dict__", dict));
  EXPECT_EQ(Shown(object, "y"), "2");
  EXPECT_FALSE(Get(object, "x"));
  TakeErrorText();
  EXPECT_FALSE(Set(object, "__dict__", Int(1)));
  EXPECT_EQ(TakeErrorText(), "TypeError: __dict__ must be set to a dictionary, not a 'int'");
  EXPECT_TRUE(Delete(object, "__dict__"));
  EXPECT_EQ(Shown(object, "__dict__"), "{}");
}

TEST_F(InstanceTest, TheFinaliserRunsOnce) {
  deaths = 0;
  Ref<TypeObject> type = Class("A", {}, {{"__del__", Function("__del__", &CountDeath)}});
  Ref<Object> object = New(type);
  object.Reset();
  EXPECT_EQ(deaths, 1);
}

TEST_F(InstanceTest, ARescuedObjectLivesOnAndIsNotFinalisedAgain) {
  deaths = 0;
  Ref<TypeObject> type = Class("A", {}, {{"__del__", Function("__del__", &Rescue)}});
  Ref<Object> object = New(type);
  EXPECT_TRUE(Set(object, "x", Int(7)));
  object.Reset();
  ASSERT_EQ(deaths, 1);
  Ref<Object> alive = Ref<Object>::Adopt(rescued);
  EXPECT_EQ(alive->refcount, 1u);
  EXPECT_TRUE(IsTracked(alive.get()));
  EXPECT_EQ(Shown(alive, "x"), "7");
  alive.Reset();
  EXPECT_EQ(deaths, 1);
}

TEST_F(InstanceTest, AFinaliserSetLaterIsCalledToo) {
  deaths = 0;
  Ref<TypeObject> type = Class("A");
  Ref<Object> object = New(type);
  EXPECT_TRUE(Set(type, "__del__", Function("__del__", &CountDeath)));
  object.Reset();
  EXPECT_EQ(deaths, 1);
}

TEST_F(InstanceTest, WeakReferencesDieWithTheObject) {
  Ref<TypeObject> type = Class("A");
  Ref<Object> object = New(type);
  Ref<Object> weakref = NewWeakRef(object, nullptr);
  EXPECT_EQ(Shown(object, "__weakref__").substr(0, 11), "<weakref at");
  object.Reset();
  EXPECT_TRUE(IsNone(ReferentOf(weakref).get()));
}

TEST_F(InstanceTest, MembersAreDroppedAndTraversed) {
  Ref<TypeObject> type = Class("A", {}, {{"__slots__", Text("x")}});
  Ref<Object> object = New(type);
  EXPECT_TRUE(Set(object, "x", object));
  EXPECT_EQ(object->refcount, 2u);
  object.Reset();
  EXPECT_EQ(Collect(), 1);
}

TEST_F(InstanceTest, ACycleThroughAttributesIsCollected) {
  Ref<TypeObject> type = Class("A");
  Collect();
  Ref<Object> object = New(type);
  EXPECT_TRUE(Set(object, "me", object));
  object.Reset();
  EXPECT_EQ(Collect(), 1);
}

TEST_F(InstanceTest, InstancesOwnTheirType) {
  Ref<TypeObject> type = Class("A");
  uint32_t before = type->refcount;
  Ref<Object> object = New(type);
  EXPECT_EQ(type->refcount, before + 1);
  object.Reset();
  EXPECT_EQ(type->refcount, before);
}

TEST_F(InstanceTest, SubclassesOfBuiltinTypesKeepTheirValueAndAttributes) {
  for (TypeId base : {TypeId::kInt, TypeId::kStr, TypeId::kList, TypeId::kDict, TypeId::kTuple, TypeId::kFloat, TypeId::kSet,
                      TypeId::kFrozenSet, TypeId::kBytes, TypeId::kByteArray, TypeId::kComplex, TypeId::kModule, TypeId::kProperty}) {
    SCOPED_TRACE(BuiltinType(base)->name);
    Ref<TypeObject> type = Class("A", {BuiltinType(base)});
    Ref<Object> object = base == TypeId::kModule ? New(type, {Text("n").get()}) : New(type);
    ASSERT_TRUE(object) << TakeErrorText();
    EXPECT_TRUE(Set(object, "x", Int(1)));
    EXPECT_EQ(Shown(object, "x"), "1");
    EXPECT_TRUE(IsTracked(object.get()));
  }
}

TEST_F(InstanceTest, DeepChainsDieWithoutDeepRecursion) {
  collector_.SetStress(0);  // where each allocation collects, building it would take quadratic time
  Ref<TypeObject> type = Class("A", {}, {{"__slots__", Text("next")}});
  Ref<Object> head = New(type);
  constexpr int kLength = 200000;
  for (int i = 0; i < kLength; ++i) {
    Ref<Object> node = New(type);
    ASSERT_TRUE(Set(node, "next", head));
    head = node;
  }
  head.Reset();
}

TEST_F(InstanceTest, ANewBlockForAFreedInstanceIsTheSameOne) {
  Ref<TypeObject> type = Class("A");
  Ref<Object> object = New(type);
  Object* address = object.get();
  object.Reset();
  object = New(type);
  EXPECT_EQ(object.get(), address);
}

}  // namespace
}  // namespace viv
