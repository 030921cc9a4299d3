#include "interpreter/objects/slot_dispatch.h"

#include "class_fixture.h"

namespace viv {
namespace {

class SlotDispatchTest : public ClassTest {};

Ref<Object> AnswerLeft(CallArgs) { return NewStr("left"); }
Ref<Object> AnswerRight(CallArgs) { return NewStr("right"); }
Ref<Object> AnswerNotImplemented(CallArgs) { return NewNotImplemented(); }
Ref<Object> AnswerSelf(CallArgs args) { return Ref<Object>::Share(args.data[0]); }
Ref<Object> AnswerCount(CallArgs args) { return NewInt(static_cast<int64_t>(args.positional_count + args.keyword_count())); }
Ref<Object> AnswerName(CallArgs args) { return Ref<Object>::Share(args.data[1]); }

TEST_F(SlotDispatchTest, AnOperatorCallsTheMethodOfTheLeftOperand) {
  Ref<TypeObject> type = Class("A", {}, {{"__add__", Function("__add__", &AnswerLeft)}});
  EXPECT_EQ(ReprOf(Add(New(type), True())), "'left'");
  EXPECT_FALSE(Add(True(), New(type)));
  EXPECT_EQ(TakeErrorText(), "TypeError: unsupported operand type(s) for +: 'bool' and 'A'");
}

TEST_F(SlotDispatchTest, ASubclassThatOverridesTheReflectedMethodGoesFirst) {
  Ref<TypeObject> a = Class("A", {}, {{"__add__", Function("__add__", &AnswerLeft)}, {"__radd__", Function("__radd__", &AnswerLeft)}});
  Ref<TypeObject> same = Class("B", {a.get()});
  Ref<TypeObject> other = Class("C", {a.get()}, {{"__radd__", Function("__radd__", &AnswerRight)}});
  EXPECT_EQ(ReprOf(Add(New(a), New(same))), "'left'");
  EXPECT_EQ(ReprOf(Add(New(a), New(other))), "'right'");
}

TEST_F(SlotDispatchTest, NotImplementedGoesOnToTheReflectedMethod) {
  Ref<TypeObject> a = Class("A", {}, {{"__sub__", Function("__sub__", &AnswerNotImplemented)}});
  Ref<TypeObject> b = Class("B", {}, {{"__rsub__", Function("__rsub__", &AnswerRight)}});
  EXPECT_EQ(ReprOf(Subtract(New(a), New(b))), "'right'");
  EXPECT_EQ(ReprOf(Subtract(True(), New(b))), "'right'");
}

TEST_F(SlotDispatchTest, AMethodSetLaterReachesTheSlotsOfSubclasses) {
  Ref<TypeObject> a = Class("A"), b = Class("B", {a.get()});
  Ref<Object> object = New(b);
  EXPECT_EQ(Length(object), -1);
  EXPECT_EQ(TakeErrorText(), "TypeError: object of type 'B' has no len()");
  EXPECT_TRUE(Set(a, "__len__", Function("__len__", [](CallArgs) { return NewInt(3); })));
  EXPECT_EQ(Length(object), 3);
  EXPECT_TRUE(Delete(a, "__len__"));
  EXPECT_EQ(b->slots.seq_length, nullptr);
  EXPECT_EQ(b->slots.map_length, nullptr);
}

TEST_F(SlotDispatchTest, ABuiltinSlotIsInheritedAsItIs) {
  Ref<TypeObject> type = Class("L", {BuiltinType(TypeId::kList)});
  EXPECT_EQ(type->slots.seq_length, BuiltinType(TypeId::kList)->slots.seq_length);
  EXPECT_EQ(type->slots.concat, BuiltinType(TypeId::kList)->slots.concat);
  EXPECT_EQ(type->slots.add, nullptr);
  Ref<TypeObject> own = Class("M", {type.get()}, {{"__add__", Function("__add__", &AnswerLeft)}});
  EXPECT_EQ(own->slots.concat, nullptr);
  EXPECT_EQ(ReprOf(Add(New(own), New(own))), "'left'");
}

TEST_F(SlotDispatchTest, LengthMustNotBeNegative) {
  Ref<TypeObject> type = Class("A", {}, {{"__len__", Function("__len__", [](CallArgs) { return NewInt(-1); })}});
  EXPECT_EQ(Length(New(type)), -1);
  EXPECT_EQ(TakeErrorText(), "ValueError: __len__() should return >= 0");
}

TEST_F(SlotDispatchTest, TruthGoesByBoolThenByLength) {
  Ref<TypeObject> by_len = Class("A", {}, {{"__len__", Function("__len__", [](CallArgs) { return NewInt(0); })}});
  EXPECT_EQ(IsTrue(New(by_len)), 0);
  Ref<TypeObject> by_bool = Class("B", {by_len.get()}, {{"__bool__", Function("__bool__", [](CallArgs) { return NewBool(true); })}});
  EXPECT_EQ(IsTrue(New(by_bool)), 1);
  Ref<TypeObject> wrong = Class("C", {}, {{"__bool__", Function("__bool__", [](CallArgs) { return NewInt(1); })}});
  EXPECT_EQ(IsTrue(New(wrong)), -1);
  EXPECT_EQ(TakeErrorText(), "TypeError: __bool__ should return bool, returned int");
}

TEST_F(SlotDispatchTest, NoneMakesAnOperationUnsupported) {
  Ref<TypeObject> type = Class("A", {BuiltinType(TypeId::kList)}, {{"__iter__", NewNone()}, {"__contains__", NewNone()}});
  Ref<Object> object = New(type);
  EXPECT_FALSE(GetIter(object));
  EXPECT_EQ(TakeErrorText(), "TypeError: 'A' object is not iterable");
  EXPECT_EQ(Contains(object, True()), -1);
  EXPECT_EQ(TakeErrorText(), "TypeError: 'A' object is not a container");
}

TEST_F(SlotDispatchTest, GetItemAloneMakesIterable) {
  Ref<TypeObject> type = Class("A", {}, {{"__getitem__", Function("__getitem__", [](CallArgs args) -> Ref<Object> {
                                  int overflow = 0;
                                  if (IntAsInt64(args.data[1], &overflow) < 3) return Ref<Object>::Share(args.data[1]);
                                  return Raise(TypeId::kIndexError, "end");
                                })}});
  EXPECT_EQ(ReprOf(ListOf(New(type))), "[0, 1, 2]");
  EXPECT_EQ(Contains(New(type), Int(2)), 1);
}

TEST_F(SlotDispatchTest, ACallPassesSelfAndTheArguments) {
  Ref<TypeObject> type = Class("A", {}, {{"__call__", Function("__call__", &AnswerCount)}});
  Ref<Object> object = New(type);
  std::vector<Object*> many(20, True());
  EXPECT_EQ(ReprOf(Call(object, CallArgs{many.data(), many.size()})), "21");
  EXPECT_EQ(ReprOf(Call(object, CallArgs{})), "1");
  Ref<TypeObject> bound = Class("B", {}, {{"__call__", NewStaticMethod(Function("f", &AnswerCount))}});
  EXPECT_EQ(ReprOf(Call(New(bound), CallArgs{many.data(), 2})), "2");
}

TEST_F(SlotDispatchTest, InitMustReturnNone) {
  Ref<TypeObject> type = Class("A", {}, {{"__init__", Function("__init__", [](CallArgs) { return NewInt(1); })}});
  EXPECT_FALSE(New(type));
  EXPECT_EQ(TakeErrorText(), "TypeError: __init__() should return None, not 'int'");
}

TEST_F(SlotDispatchTest, GetattrIsAskedLast) {
  Ref<TypeObject> type = Class("A", {}, {{"__getattr__", Function("__getattr__", &AnswerName)}, {"x", Int(5)}});
  Ref<Object> object = New(type);
  EXPECT_EQ(Shown(object, "x"), "5");
  EXPECT_EQ(Shown(object, "y"), "'y'");
  EXPECT_TRUE(Set(object, "y", Int(6)));
  EXPECT_EQ(Shown(object, "y"), "6");
  EXPECT_TRUE(Delete(type, "__getattr__"));
  EXPECT_FALSE(Get(object, "z"));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'A' object has no attribute 'z'");
}

TEST_F(SlotDispatchTest, HashMustBeAnIntegerAndIsNeverMinusOne) {
  Ref<TypeObject> type = Class("A", {}, {{"__hash__", Function("__hash__", [](CallArgs) { return NewInt(-1); })}});
  EXPECT_EQ(Hash(New(type)), -2);
  Ref<TypeObject> wrong = Class("B", {}, {{"__hash__", Function("__hash__", &AnswerLeft)}});
  EXPECT_EQ(Hash(New(wrong)), -1);
  EXPECT_EQ(TakeErrorText(), "TypeError: __hash__ method should return an integer");
}

TEST_F(SlotDispatchTest, IteratorsEndWithStopIteration) {
  Ref<TypeObject> type = Class("A", {}, {{"__iter__", Function("__iter__", &AnswerSelf)},
                                         {"__next__", Function("__next__", [](CallArgs) -> Ref<Object> {
                                            RaiseNone(TypeId::kStopIteration);
                                            return nullptr;
                                          })}});
  EXPECT_EQ(ReprOf(ListOf(New(type))), "[]");
}

TEST_F(SlotDispatchTest, WrappersCheckTheirArguments) {
  Ref<Object> add = Get(BuiltinType(TypeId::kInt), "__add__");
  EXPECT_EQ(ReprOf(add), "<slot wrapper '__add__' of 'int' objects>");
  EXPECT_FALSE(Call(add, {}));
  EXPECT_EQ(TakeErrorText(), "TypeError: descriptor '__add__' of 'int' object needs an argument");
  EXPECT_FALSE(Call(add, {True()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: expected 1 argument, got 0");
  EXPECT_FALSE(Call(add, {None(), True()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: descriptor '__add__' requires a 'int' object but received a 'NoneType'");
  EXPECT_EQ(ReprOf(CallNamed(Int(2), "__add__", {Int(3).get()})), "5");
  EXPECT_EQ(ReprOf(CallNamed(Int(2), "__rsub__", {Int(3).get()})), "1");
  EXPECT_FALSE(CallNamed(Int(2), "__pow__"));
  EXPECT_EQ(TakeErrorText(), "TypeError:  expected at least 1 argument, got 0");
}

TEST_F(SlotDispatchTest, ObjectSetattrCannotBeUsedOnTypes) {
  Ref<Object> setattr = Get(BuiltinType(TypeId::kObject), "__setattr__");
  EXPECT_FALSE(Call(setattr, {BuiltinType(TypeId::kInt), Text("x").get(), True()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: can't apply this __setattr__ to type object");
}

}  // namespace
}  // namespace viv
