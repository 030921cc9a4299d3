#include "interpreter/objects/type_object.h"

#include "class_fixture.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

class TypeObjectTest : public ClassTest {};

TEST_F(TypeObjectTest, ABuiltinTypeShowsItsNames) {
  EXPECT_EQ(ReprOf(BuiltinType(TypeId::kInt)), "<class 'int'>");
  EXPECT_EQ(Shown(BuiltinType(TypeId::kSimpleNamespace), "__name__"), "'SimpleNamespace'");
  EXPECT_EQ(Shown(BuiltinType(TypeId::kSimpleNamespace), "__module__"), "'types'");
  EXPECT_EQ(Shown(BuiltinType(TypeId::kBool), "__mro__"), "(<class 'bool'>, <class 'int'>, <class 'object'>)");
  EXPECT_EQ(Shown(BuiltinType(TypeId::kType), "__base__"), "<class 'object'>");
}

TEST_F(TypeObjectTest, EveryBuiltinTypeIsReady) {
  for (TypeObject* type : runtime_.types) {
    EXPECT_TRUE(type->type_flags & kTypeReady) << type->name;
    EXPECT_TRUE(type->slots.getattr) << type->name;
    EXPECT_TRUE(type->slots.hash) << type->name;
    EXPECT_TRUE(type->dealloc) << type->name;
  }
}

TEST_F(TypeObjectTest, SizesAreThoseOfCPython) {
  EXPECT_EQ(SizeOf(BuiltinType(TypeId::kInt)), 424);
  Ref<TypeObject> plain = Class("A");
  EXPECT_EQ(SizeOf(plain), 1688);
  EXPECT_EQ(SizeOf(New(plain)), 56);
  Ref<TypeObject> empty = Class("S", {}, {{"__slots__", EmptyTuple()}});
  EXPECT_EQ(SizeOf(empty), 920);
  EXPECT_EQ(SizeOf(New(empty)), 32);
  Ref<TypeObject> list = Class("L", {BuiltinType(TypeId::kList)});
  EXPECT_EQ(SizeOf(New(list)), 80);
  Ref<TypeObject> tuple = Class("T", {BuiltinType(TypeId::kTuple)});
  EXPECT_EQ(SizeOf(New(tuple)), 48);
  EXPECT_EQ(Shown(plain, "__basicsize__"), "24");
  EXPECT_EQ(Shown(plain, "__dictoffset__"), "-48");
  EXPECT_EQ(Shown(list, "__dictoffset__"), "-72");
  EXPECT_EQ(Shown(tuple, "__dictoffset__"), "-8");
}

TEST_F(TypeObjectTest, AClassShowsItsModule) {
  Ref<TypeObject> type = Class("A");
  EXPECT_EQ(ReprOf(type), "<class 'm.A'>");
  EXPECT_TRUE(Set(type, "__qualname__", Text("B.C")));
  EXPECT_EQ(ReprOf(type), "<class 'm.B.C'>");
  EXPECT_TRUE(Set(type, "__name__", Text("Z")));
  EXPECT_STREQ(type->name, "Z");
}

TEST_F(TypeObjectTest, TheMroIsC3) {
  Ref<TypeObject> a = Class("A"), b = Class("B", {a.get()}), c = Class("C", {a.get()}), d = Class("D", {b.get(), c.get()});
  EXPECT_EQ(Shown(d, "__mro__"), "(<class 'm.D'>, <class 'm.B'>, <class 'm.C'>, <class 'm.A'>, <class 'object'>)");
}

TEST_F(TypeObjectTest, AnInconsistentMroIsRefused) {
  Ref<TypeObject> a = Class("A"), b = Class("B", {a.get()});
  EXPECT_FALSE(Class("C", {a.get(), b.get()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: Cannot create a consistent method resolution\norder (MRO) for bases A, B");
  EXPECT_FALSE(Class("C", {a.get(), a.get()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: duplicate base class A");
}

TEST_F(TypeObjectTest, BasesMustFitTogether) {
  EXPECT_FALSE(Class("C", {BuiltinType(TypeId::kInt), BuiltinType(TypeId::kStr)}));
  EXPECT_EQ(TakeErrorText(), "TypeError: multiple bases have instance lay-out conflict");
  EXPECT_FALSE(Class("C", {BuiltinType(TypeId::kBool)}));
  EXPECT_EQ(TakeErrorText(), "TypeError: type 'bool' is not an acceptable base type");
  Ref<TypeObject> a = Class("A", {BuiltinType(TypeId::kInt)}), b = Class("B", {BuiltinType(TypeId::kInt)});
  EXPECT_FALSE(Class("C", {a.get(), b.get()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: multiple bases have instance lay-out conflict");
}

TEST_F(TypeObjectTest, SlotsBecomeMembers) {
  Ref<TupleObject> names = NewTuple({Text("b").get(), Text("__a").get()});
  Ref<TypeObject> type = Class("A", {}, {{"__slots__", names}});
  ASSERT_TRUE(type);
  Ref<Object> object = New(type);
  EXPECT_EQ(SizeOf(object), 48);
  EXPECT_FALSE(Get(object, "b"));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'A' object has no attribute 'b'");
  EXPECT_TRUE(Set(object, "_A__a", Int(1000)));
  EXPECT_EQ(Shown(object, "_A__a"), "1000");
  EXPECT_FALSE(Set(object, "c", Int(1)));
  EXPECT_EQ(TakeErrorText(), "AttributeError: 'A' object has no attribute 'c'");
  EXPECT_FALSE(Delete(object, "b"));
  EXPECT_EQ(TakeErrorText(), "AttributeError: b");
  EXPECT_EQ(Shown(type, "b"), "<member 'b' of 'A' objects>");
}

TEST_F(TypeObjectTest, WrongSlotsAreRefused) {
  EXPECT_FALSE(Class("A", {}, {{"__slots__", NewTuple({Int(1).get()})}}));
  EXPECT_EQ(TakeErrorText(), "TypeError: __slots__ items must be strings, not 'int'");
  EXPECT_FALSE(Class("A", {}, {{"__slots__", Text("1a")}}));
  EXPECT_EQ(TakeErrorText(), "TypeError: __slots__ must be identifiers");
  EXPECT_FALSE(Class("A", {}, {{"__slots__", Text("x")}, {"x", Int(1)}}));
  EXPECT_EQ(TakeErrorText(), "ValueError: 'x' in __slots__ conflicts with class variable");
  EXPECT_FALSE(Class("A", {BuiltinType(TypeId::kInt)}, {{"__slots__", Text("x")}}));
  EXPECT_EQ(TakeErrorText(), "TypeError: nonempty __slots__ not supported for subtype of 'int'");
}

TEST_F(TypeObjectTest, BuiltinTypesCannotBeChanged) {
  EXPECT_FALSE(Set(BuiltinType(TypeId::kInt), "x", Int(1)));
  EXPECT_EQ(TakeErrorText(), "TypeError: cannot set 'x' attribute of immutable type 'int'");
  EXPECT_FALSE(Set(BuiltinType(TypeId::kInt), "__name__", Text("x")));
  EXPECT_EQ(TakeErrorText(), "TypeError: cannot set '__name__' attribute of immutable type 'int'");
}

TEST_F(TypeObjectTest, EqualityWithoutHashMakesUnhashable) {
  Ref<TypeObject> type = Class("A", {}, {{"__eq__", Function("__eq__", [](CallArgs) { return NewBool(true); })}});
  EXPECT_EQ(Shown(type, "__hash__"), "None");
  EXPECT_EQ(Hash(New(type)), -1);
  EXPECT_EQ(TakeErrorText(), "TypeError: unhashable type: 'A'");
}

TEST_F(TypeObjectTest, ANewClassIsFreedByTheCollector) {
  collector_.SetStress(0);  // a collection in between would untrack the tuple of its bases
  Collect();
  size_t before = heap_.AllocatedBlocks();
  Ref<TypeObject> type = Class("A");
  type.Reset();
  EXPECT_EQ(Collect(), 6);
  EXPECT_LE(heap_.AllocatedBlocks(), before + 1);  // a block of the list of object's subclasses may have grown
}

TEST_F(TypeObjectTest, SubclassesAreListedWhileTheyLive) {
  Ref<TypeObject> a = Class("A");
  Ref<TypeObject> b = Class("B", {a.get()}), c = Class("C", {a.get()});
  EXPECT_EQ(ReprOf(CallNamed(a, "__subclasses__")), "[<class 'm.B'>, <class 'm.C'>]");
  b.Reset();
  Collect();
  EXPECT_EQ(ReprOf(CallNamed(a, "__subclasses__")), "[<class 'm.C'>]");
}

TEST_F(TypeObjectTest, TheCacheForgetsWhatChanged) {
  Ref<TypeObject> a = Class("A"), b = Class("B", {a.get()});
  Ref<StrObject> name = InternStr("x");
  EXPECT_FALSE(TypeLookup(b.get(), name));
  EXPECT_NE(b->version_tag, 0u);
  uint32_t tag = b->version_tag;
  EXPECT_TRUE(Set(a, "x", Int(1)));
  EXPECT_EQ(b->version_tag, 0u);
  EXPECT_TRUE(TypeLookup(b.get(), name));
  EXPECT_NE(b->version_tag, tag);
}

TEST_F(TypeObjectTest, BasesCanBeAssigned) {
  Ref<TypeObject> a = Class("A", {}, {{"x", Int(1)}}), b = Class("B", {}, {{"x", Int(2)}}), c = Class("C", {a.get()}), d = Class("D", {c.get()});
  EXPECT_EQ(Shown(d, "x"), "1");
  EXPECT_TRUE(Set(c, "__bases__", NewTuple({b.get()})));
  EXPECT_EQ(Shown(d, "x"), "2");
  EXPECT_EQ(Shown(d, "__mro__"), "(<class 'm.D'>, <class 'm.C'>, <class 'm.B'>, <class 'object'>)");
  EXPECT_FALSE(Set(b, "__bases__", NewTuple({d.get()})));
  EXPECT_EQ(TakeErrorText(), "TypeError: a __bases__ item causes an inheritance cycle");
  EXPECT_FALSE(Set(c, "__bases__", NewTuple({BuiltinType(TypeId::kInt)})));
  EXPECT_EQ(TakeErrorText(), "TypeError: __bases__ assignment: 'int' object layout differs from 'B'");
}

TEST_F(TypeObjectTest, TheClassOfAnInstanceCanBeAssigned) {
  Ref<TypeObject> a = Class("A"), b = Class("B", {}, {{"y", Int(2)}}), slots = Class("S", {}, {{"__slots__", EmptyTuple()}});
  Ref<Object> object = New(a);
  EXPECT_TRUE(Set(object, "x", Int(1)));
  EXPECT_TRUE(Set(object, "__class__", b));
  EXPECT_EQ(Shown(object, "x"), "1");
  EXPECT_EQ(Shown(object, "y"), "2");
  EXPECT_FALSE(Set(object, "__class__", slots));
  EXPECT_EQ(TakeErrorText(), "TypeError: __class__ assignment: 'S' object layout differs from 'B'");
  EXPECT_FALSE(Set(object, "__class__", BuiltinType(TypeId::kInt)));
  EXPECT_EQ(TakeErrorText(), "TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses");
}

TEST_F(TypeObjectTest, MetaclassesMustNotConflict) {
  TypeObject* type = BuiltinType(TypeId::kType);
  Ref<TypeObject> m = Class("M", {type}), n = Class("N", {type});
  Ref<TypeObject> a = Class("A", {}, {}, m.get()), b = Class("B", {}, {}, n.get());
  EXPECT_EQ(a->type, m.get());
  EXPECT_FALSE(Class("C", {a.get(), b.get()}));
  EXPECT_EQ(TakeErrorText(),
            "TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
}

TEST_F(TypeObjectTest, ObjectTakesNoArguments) {
  EXPECT_FALSE(New(BuiltinType(TypeId::kObject), {True()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: object() takes no arguments");
  EXPECT_FALSE(New(Class("A"), {True()}));
  EXPECT_EQ(TakeErrorText(), "TypeError: A() takes no arguments");
}

TEST_F(TypeObjectTest, NewChecksWhatItIsAskedToMake) {
  auto call_new = [&](TypeId of, Object* what) {
    Ref<Object> function = Get(BuiltinType(of), "__new__");
    return Call(function, {what});
  };
  EXPECT_FALSE(call_new(TypeId::kObject, True()));
  EXPECT_EQ(TakeErrorText(), "TypeError: object.__new__(X): X is not a type object (bool)");
  EXPECT_FALSE(call_new(TypeId::kObject, BuiltinType(TypeId::kInt)));
  EXPECT_EQ(TakeErrorText(), "TypeError: object.__new__(int) is not safe, use int.__new__()");
  EXPECT_FALSE(call_new(TypeId::kInt, BuiltinType(TypeId::kFloat)));
  EXPECT_EQ(TakeErrorText(), "TypeError: int.__new__(float): float is not a subtype of int");
}

TEST_F(TypeObjectTest, AnAbstractClassIsNotInstantiated) {
  Ref<TypeObject> type = Class("A");
  EXPECT_TRUE(Set(type, "__abstractmethods__", NewTuple({Text("b").get(), Text("a").get()})));
  EXPECT_FALSE(New(type));
  EXPECT_EQ(TakeErrorText(), "TypeError: Can't instantiate abstract class A with abstract methods a, b");
}

}  // namespace
}  // namespace viv
