#include "class_fixture.h"

namespace viv {
namespace {

class ModuleTest : public ClassTest {};

TEST_F(ModuleTest, ANewModuleHasItsNames) {
  Ref<ModuleObject> module = NewModule(Text("spam"));
  EXPECT_EQ(ReprOf(module), "<module 'spam'>");
  EXPECT_EQ(ReprOf(Ref<Object>::Share(module->dict)),
            "{'__name__': 'spam', '__doc__': None, '__package__': None, '__loader__': None, '__spec__': None}");
  EXPECT_FALSE(Get(module, "x"));
  EXPECT_EQ(TakeErrorText(), "AttributeError: module 'spam' has no attribute 'x'");
  EXPECT_TRUE(Set(module, "__file__", Text("spam.py")));
  EXPECT_EQ(ReprOf(module), "<module 'spam' from 'spam.py'>");
  EXPECT_TRUE(Delete(module, "__name__"));
  EXPECT_FALSE(Get(module, "x"));
  EXPECT_EQ(TakeErrorText(), "AttributeError: module has no attribute 'x'");
}

TEST_F(ModuleTest, AModuleMayHaveAGetattr) {
  Ref<ModuleObject> module = NewModule(Text("spam"));
  EXPECT_TRUE(Set(module, "__getattr__", Function("__getattr__", [](CallArgs args) { return Ref<Object>::Share(args.data[0]); })));
  EXPECT_EQ(Shown(module, "eggs"), "'eggs'");
}

TEST_F(ModuleTest, AModuleUnderConstructionSaysSo) {
  Ref<ModuleObject> module = NewModule(Text("spam"));
  Ref<DictObject> attributes = NewDict();
  EXPECT_TRUE(DictSetText(attributes.get(), "_initializing", True()));
  EXPECT_TRUE(Set(module, "__spec__", NewSimpleNamespace(attributes.get())));
  EXPECT_FALSE(Get(module, "x"));
  EXPECT_EQ(TakeErrorText(),
            "AttributeError: partially initialized module 'spam' has no attribute 'x' (most likely due to a circular import)");
}

class SmallTypesTest : public ClassTest {};

TEST_F(SmallTypesTest, AMappingProxyReads) {
  Ref<DictObject> dict = NewDict();
  EXPECT_TRUE(DictSetText(dict.get(), "a", Int(1)));
  Ref<Object> proxy = NewMappingProxy(dict);
  EXPECT_EQ(ReprOf(proxy), "mappingproxy({'a': 1})");
  EXPECT_EQ(Length(proxy), 1);
  EXPECT_EQ(Contains(proxy, Text("a")), 1);
  EXPECT_FALSE(SetItem(proxy, Text("b"), True()));
  EXPECT_EQ(TakeErrorText(), "TypeError: 'mappingproxy' object does not support item assignment");
  EXPECT_EQ(CompareBool(proxy, dict, kEqual), 1);
}

TEST_F(SmallTypesTest, ANamespaceShowsItsAttributes) {
  Ref<DictObject> dict = NewDict();
  EXPECT_TRUE(DictSetText(dict.get(), "a", Int(1)));
  Ref<Object> ns = NewSimpleNamespace(dict.get());
  EXPECT_TRUE(Set(ns, "me", ns));
  EXPECT_EQ(ReprOf(ns), "namespace(a=1, me=namespace(...))");
  EXPECT_TRUE(Delete(ns, "me"));
}

TEST_F(SmallTypesTest, AliasesShowTheirArguments) {
  TypeObject* list = BuiltinType(TypeId::kList);
  TypeObject* integer = BuiltinType(TypeId::kInt);
  Ref<Object> alias = GetItem(list, integer);
  ASSERT_TRUE(alias) << TakeErrorText();
  EXPECT_EQ(ReprOf(alias), "list[int]");
  EXPECT_EQ(Shown(alias, "__origin__"), "<class 'list'>");
  EXPECT_EQ(ReprOf(Call(alias, {})), "[]");
  EXPECT_EQ(CompareBool(alias, GetItem(list, integer), kEqual), 1);
  EXPECT_FALSE(GetItem(alias, integer));
  EXPECT_EQ(TakeErrorText(), "TypeError: list[int] is not a generic class");
  EXPECT_EQ(IsInstance(NewList(0), alias), -1);
  EXPECT_EQ(TakeErrorText(), "TypeError: isinstance() argument 2 cannot be a parameterized generic");
  EXPECT_EQ(ReprOf(TupleOf(alias)), "(*list[int],)");
}

TEST_F(SmallTypesTest, UnionsAreFlatAndWithoutDuplicates) {
  TypeObject* integer = BuiltinType(TypeId::kInt);
  TypeObject* text = BuiltinType(TypeId::kStr);
  Ref<Object> either = Or(integer, text);
  EXPECT_EQ(ReprOf(either), "int | str");
  EXPECT_EQ(ReprOf(Or(either, None())), "int | str | None");
  EXPECT_EQ(Or(integer, integer).get(), integer);
  EXPECT_EQ(CompareBool(either, Or(text, integer), kEqual), 1);
  EXPECT_EQ(IsInstance(Int(1), either), 1);
  EXPECT_EQ(IsInstance(None(), either), 0);
  EXPECT_FALSE(Or(integer, True()));
  EXPECT_EQ(TakeErrorText(), "TypeError: unsupported operand type(s) for |: 'type' and 'bool'");
}

constexpr const char* kFields[] = {"tm_year", "tm_mon", nullptr, "tm_zone"};
constexpr StructSequenceSpec kTime = {"time.struct_time", "A time.", kFields, 3};

TEST_F(SmallTypesTest, AStructSequenceIsATupleWithNames) {
  Ref<TypeObject> type = NewStructSequenceType(kTime);
  ASSERT_TRUE(type) << TakeErrorText();
  Ref<Object> values[] = {Int(1), Int(2), Int(3), Text("UTC")};
  Object* raw[] = {values[0].get(), values[1].get(), values[2].get(), values[3].get()};
  Ref<Object> time = NewStructSequence(type.get(), {raw, 4});
  EXPECT_EQ(ReprOf(time), "time.struct_time(tm_year=1, tm_mon=2, tm_zone=3)");
  EXPECT_EQ(Shown(time, "tm_zone"), "'UTC'");
  EXPECT_EQ(Length(time), 3);
  EXPECT_EQ(Shown(type, "n_fields"), "4");
  EXPECT_EQ(Shown(type, "n_unnamed_fields"), "1");
  EXPECT_EQ(Shown(type, "__match_args__"), "('tm_year', 'tm_mon')");
  EXPECT_EQ(ReprOf(CallNamed(time, "__reduce__")), "(<class 'time.struct_time'>, ((1, 2, 3), {'tm_zone': 'UTC'}))");
  EXPECT_FALSE(New(type, {EmptyTuple().get()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: time.struct_time() takes an at least 3-sequence (0-sequence given)");
  EXPECT_EQ(ReprOf(New(type, {List({7, 8, 9}).get()})), "time.struct_time(tm_year=7, tm_mon=8, tm_zone=9)");
}

}  // namespace
}  // namespace viv
