#include "class_fixture.h"
#include "interpreter/objects/descriptors.h"

namespace viv {
namespace {

class CallablesTest : public ClassTest {
 protected:
  Ref<Object> Bound(const char* name) { return Get(NewList(0), name); }
  Ref<Object> CallWithKeyword(Borrowed<Object> callable) {
    Ref<TupleObject> names = NewTuple({Text("x").get()});
    Object* value = True();
    return Call(callable, CallArgs{&value, 0, names.get()});
  }
};

Ref<Object> FirstArgument(CallArgs args) { return Ref<Object>::Share(args.data[0]); }
Ref<Object> SecondArgument(CallArgs args) { return Ref<Object>::Share(args.data[1]); }
Ref<Object> ArgumentCount(CallArgs args) { return NewInt(static_cast<int64_t>(args.positional_count)); }

TEST_F(CallablesTest, ArgumentCountsAreCheckedWithCPythonsTexts) {
  Ref<Object> append = Bound("append"), clear = Bound("clear"), insert = Bound("insert"), pop = Bound("pop");
  EXPECT_FALSE(Call(append, {}));
  EXPECT_EQ(TakeErrorText(), "TypeError: list.append() takes exactly one argument (0 given)");
  EXPECT_FALSE(Call(clear, {True()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: list.clear() takes no arguments (1 given)");
  EXPECT_FALSE(Call(insert, {True()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: insert expected 2 arguments, got 1");
  EXPECT_FALSE(Call(pop, {True(), True()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: pop expected at most 1 argument, got 2");
  EXPECT_FALSE(CallWithKeyword(append));
  EXPECT_EQ(TakeErrorText(), "TypeError: list.append() takes no keyword arguments");
}

TEST_F(CallablesTest, AMethodDescriptorChecksItsFirstArgument) {
  Ref<Object> append = Get(BuiltinType(TypeId::kList), "append");
  EXPECT_EQ(ReprOf(append), "<method 'append' of 'list' objects>");
  EXPECT_FALSE(Call(append, {}));
  EXPECT_EQ(TakeErrorText(), "TypeError: unbound method list.append() needs an argument");
  EXPECT_FALSE(Call(append, {True()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'bool' object");
  EXPECT_EQ(Shown(append, "__qualname__"), "'list.append'");
  EXPECT_EQ(Shown(append, "__text_signature__"), "'($self, object, /)'");
}

TEST_F(CallablesTest, AClassMethodDescriptorBindsTheClass) {
  Ref<Object> bound = Get(BuiltinType(TypeId::kDict), "fromkeys");
  EXPECT_EQ(ReprOf(bound).substr(0, 43), "<built-in method fromkeys of type object at");
  EXPECT_EQ(Shown(bound, "__self__"), "<class 'dict'>");
  EXPECT_EQ(Shown(bound, "__qualname__"), "'dict.fromkeys'");
  Borrowed<Object> raw = DictGetText(BuiltinType(TypeId::kDict)->dict, "fromkeys");
  EXPECT_FALSE(Call(raw, {True()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: descriptor 'fromkeys' for type 'dict' needs a type, not a 'bool' as arg 2");
  EXPECT_FALSE(Call(raw, {BuiltinType(TypeId::kInt)}));
  EXPECT_EQ(TakeErrorText(), "TypeError: descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'");
}

TEST_F(CallablesTest, GetSetDescriptorsSayWhatTheyCannotDo) {
  EXPECT_FALSE(Set(Int(5), "real", Int(1)));
  EXPECT_EQ(TakeErrorText(), "AttributeError: attribute 'real' of 'int' objects is not writable");
  EXPECT_EQ(Shown(BuiltinType(TypeId::kInt), "real"), "<attribute 'real' of 'int' objects>");
  EXPECT_FALSE(Set(NewList(0), "append", Int(1)));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'list' object attribute 'append' is read-only");
  EXPECT_FALSE(Set(Int(5), "x", Int(1)));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'int' object has no attribute 'x'");
}

TEST_F(CallablesTest, BuiltinFunctionsCompareByWhatTheyCall) {
  Ref<ListObject> list = List({1});
  EXPECT_EQ(CompareBool(Get(list, "append"), Get(list, "append"), kEqual), 1);
  EXPECT_EQ(CompareBool(Get(list, "append"), Get(NewList(0), "append"), kEqual), 0);
  EXPECT_EQ(Hash(Get(list, "append")), Hash(Get(list, "append")));
  EXPECT_EQ(SizeOf(Get(list, "append")), 72);
}

TEST_F(CallablesTest, FunctionsHaveTheirAttributes) {
  Ref<Object> f = Function("f", &ArgumentCount);
  EXPECT_EQ(SizeOf(f), 152);
  EXPECT_EQ(ReprOf(f).substr(0, 15), "<function f at ");
  EXPECT_EQ(Shown(f, "__name__"), "'f'");
  EXPECT_EQ(Shown(f, "__module__"), "'m'");
  EXPECT_EQ(Shown(f, "__doc__"), "None");
  EXPECT_EQ(Shown(f, "__defaults__"), "None");
  EXPECT_EQ(Shown(f, "__annotations__"), "{}");
  EXPECT_EQ(Shown(f, "__closure__"), "None");
  EXPECT_EQ(Shown(f, "__dict__"), "{}");
  EXPECT_TRUE(Set(f, "x", Int(1)));
  EXPECT_EQ(Shown(f, "__dict__"), "{'x': 1}");
  EXPECT_FALSE(Set(f, "__code__", Int(1)));
  EXPECT_EQ(TakeErrorText(), "TypeError: __code__ must be set to a code object");
  EXPECT_FALSE(Set(f, "__defaults__", Int(1)));
  EXPECT_EQ(TakeErrorText(), "TypeError: __defaults__ must be set to a tuple object");
  EXPECT_FALSE(Set(f, "__globals__", Int(1)));
  EXPECT_EQ(TakeErrorText(), "AttributeError: readonly attribute");
  EXPECT_FALSE(Delete(f, "__dict__"));
  EXPECT_EQ(TakeErrorText(), "TypeError: cannot delete __dict__");
}

TEST_F(CallablesTest, AnnotationsLeftAsATupleBecomeADict) {
  Ref<Object> f = Function("f", &ArgumentCount);
  AsFunction(f.get())->annotations.Set(NewTuple({Text("a").get(), BuiltinType(TypeId::kInt), Text("return").get(), None()}));
  EXPECT_EQ(Shown(f, "__annotations__"), "{'a': <class 'int'>, 'return': None}");
}

TEST_F(CallablesTest, AChangeOfTheFunctionTakesANewVersion) {
  Ref<Object> f = Function("f", &ArgumentCount);
  uint32_t version = FunctionVersion(AsFunction(f.get()));
  EXPECT_NE(version, 0u);
  EXPECT_EQ(FunctionVersion(AsFunction(f.get())), version);
  EXPECT_TRUE(Set(f, "__defaults__", EmptyTuple()));
  EXPECT_NE(FunctionVersion(AsFunction(f.get())), version);
}

TEST_F(CallablesTest, BoundMethodsPutSelfInFront) {
  Ref<TypeObject> type = Class("A", {}, {{"f", Function("f", &FirstArgument)}, {"n", Function("n", &ArgumentCount)}});
  Ref<Object> object = New(type);
  Ref<Object> method = Get(object, "f");
  EXPECT_EQ(SizeOf(method), 64);
  EXPECT_EQ(Call(method, {}).get(), object.get());
  EXPECT_EQ(ReprOf(method).substr(0, 33), "<bound method f of <m.A object at");
  EXPECT_EQ(Shown(method, "__name__"), "'f'");
  EXPECT_EQ(CompareBool(method, Get(object, "f"), kEqual), 1);
  EXPECT_EQ(CompareBool(method, Get(New(type), "f"), kEqual), 0);
  EXPECT_EQ(ReprOf(CallNamed(object, "n", {True(), True()})), "3");
  EXPECT_FALSE(Set(method, "x", Int(1)));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'method' object has no attribute 'x'");
}

TEST_F(CallablesTest, ClassAndStaticMethodsBind) {
  Ref<TypeObject> type =
      Class("A", {}, {{"c", NewClassMethod(Function("c", &FirstArgument))}, {"s", NewStaticMethod(Function("s", &ArgumentCount))}});
  Ref<Object> object = New(type);
  EXPECT_EQ(CallNamed(object, "c").get(), type.get());
  EXPECT_EQ(CallNamed(type, "c").get(), type.get());
  EXPECT_EQ(ReprOf(CallNamed(object, "s", {True()})), "1");
  Borrowed<Object> raw = DictGetText(type->dict, "s");
  EXPECT_EQ(ReprOf(Call(raw, {})), "0");
  EXPECT_EQ(ReprOf(raw).substr(0, 26), "<staticmethod(<function s ");
  EXPECT_EQ(Shown(raw, "__name__"), "'s'");
}

TEST_F(CallablesTest, PropertiesSayWhatTheyLack) {
  Ref<Object> property = NewProperty(nullptr, nullptr, nullptr, nullptr);
  Ref<TypeObject> type = Class("A", {}, {{"p", property}});
  Ref<Object> object = New(type);
  EXPECT_FALSE(Get(object, "p"));
  EXPECT_EQ(TakeErrorText(), "AttributeError: property 'p' of 'A' object has no getter");
  EXPECT_FALSE(Set(object, "p", Int(1)));
  EXPECT_EQ(TakeErrorText(), "AttributeError: property 'p' of 'A' object has no setter");
  EXPECT_FALSE(Delete(object, "p"));
  EXPECT_EQ(TakeErrorText(), "AttributeError: property 'p' of 'A' object has no deleter");
}

TEST_F(CallablesTest, APropertyCallsItsGetter) {
  Ref<Object> property = NewProperty(Function("get", &FirstArgument), nullptr, nullptr, nullptr);
  Ref<TypeObject> type = Class("A", {}, {{"p", property}});
  Ref<Object> object = New(type);
  EXPECT_EQ(Get(object, "p").get(), object.get());
  EXPECT_EQ(Get(type, "p").get(), property.get());
  Ref<Object> with_setter = CallNamed(property, "setter", {Function("set", &SecondArgument).get()});
  ASSERT_TRUE(with_setter);
  EXPECT_EQ(Get(with_setter, "fget").get(), Get(property, "fget").get());
}

TEST_F(CallablesTest, SuperLooksBehindAClass) {
  Ref<TypeObject> a = Class("A", {}, {{"f", Function("f", &FirstArgument)}, {"x", Int(1)}}),
                  b = Class("B", {a.get()}, {{"x", Int(2)}});
  Ref<Object> object = New(b);
  Ref<Object> super = NewSuper(b.get(), object);
  EXPECT_EQ(Shown(super, "x"), "1");
  EXPECT_EQ(CallNamed(super, "f").get(), object.get());
  EXPECT_EQ(ReprOf(super), "<super: <class 'B'>, <B object>>");
  EXPECT_FALSE(Get(super, "y"));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'super' object has no attribute 'y'");
  EXPECT_FALSE(NewSuper(b.get(), New(a)));
  EXPECT_EQ(TakeErrorText(), "TypeError: super(type, obj): obj must be an instance or subtype of type");
}

TEST_F(CallablesTest, CellsShowWhatTheyHold) {
  Ref<CellObject> empty = NewCell(nullptr), full = NewCell(Int(300));
  EXPECT_FALSE(Get(empty, "cell_contents"));
  EXPECT_EQ(TakeErrorText(), "ValueError: Cell is empty");
  EXPECT_EQ(Shown(full, "cell_contents"), "300");
  EXPECT_EQ(CompareBool(empty, full, kLess), 1);
  EXPECT_EQ(SizeOf(full), 40);
}

TEST_F(CallablesTest, GetMethodLeavesFunctionsUnbound) {
  Ref<TypeObject> type = Class("A", {}, {{"f", Function("f", &FirstArgument)}});
  Ref<Object> object = New(type);
  bool unbound = false;
  Ref<StrObject> name = InternStr("f");
  EXPECT_EQ(GetMethod(object, name, &unbound)->kind, kFunction);
  EXPECT_TRUE(unbound);
  EXPECT_TRUE(Set(object, "f", Int(1)));
  EXPECT_EQ(ReprOf(GetMethod(object, name, &unbound)), "1");
  EXPECT_FALSE(unbound);
}

}  // namespace
}  // namespace viv
