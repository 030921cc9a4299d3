// super: attributes looked up behind a class in the mro of an object. Answers to the end of CPython's Objects/typeobject.c.
#include "interpreter/objects/super_object.h"

#include <algorithm>

#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

struct SuperObject : Object {
  GcSlot<TypeObject> type;         // the search starts behind it
  GcSlot<Object> object;           // null: unbound
  GcSlot<TypeObject> object_type;  // whose mro is searched: the class of the object, or the object itself where it is a class
};
static_assert(sizeof(SuperObject) == 40);

SuperObject* AsSuper(Object* object) { return static_cast<SuperObject*>(object); }

int Traverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsSuper(object);
  if (int stop = self->object.Visit(visit, context)) return stop;
  if (int stop = self->type.Visit(visit, context)) return stop;
  return self->object_type.Visit(visit, context);
}

void Dealloc(Object* object) {
  auto* self = AsSuper(object);
  Untrack(object);
  self->object.Clear();
  self->type.Clear();
  self->object_type.Clear();
  FreeObject(object);
}

// By the mro alone, in which a class need not find itself where its metaclass has an mro() of its own.
bool IsInMro(const TypeObject* type, const TypeObject* wanted) {
  if (type != wanted || !type->mro) return IsSubtype(type, wanted);
  return std::find(type->mro->items, type->mro->items + type->mro->size, wanted) != type->mro->items + type->mro->size;
}

// The class whose mro is to be searched; null: TypeError pending.
Ref<TypeObject> ObjectTypeFor(TypeObject* type, Borrowed<Object> object) {
  if (IsType(object) && IsInMro(AsTypeObject(object), type)) return NewRef(AsTypeObject(object));
  if (IsInMro(TypeOf(object), type)) return NewRef(TypeOf(object));
  // A proxy may say that it is of another class.
  Ref<Object> claimed;
  int found = LookupAttr(object, Names().__class__, &claimed);
  if (found < 0) return nullptr;
  if (found > 0 && IsType(claimed.get()) && claimed.get() != TypeOf(object) && IsSubtype(AsTypeObject(claimed.get()), type)) {
    return NewRef(AsTypeObject(claimed.get()));
  }
  return Raise(TypeId::kTypeError, "super(type, obj): obj must be an instance or subtype of type"), nullptr;
}

Ref<Object> SuperGetAttr(Borrowed<Object> object, Borrowed<StrObject> name) {
  auto* self = AsSuper(object);
  if (!self->object_type || StrEqual(name, Names().__class__)) return GenericGetAttr(object, name);
  Ref<TypeObject> start = NewRef(self->object_type.get());
  Ref<TupleObject> mro = NewRef(start->mro.get());
  if (!mro) return GenericGetAttr(object, name);
  ptrdiff_t i = 0;
  while (i < mro->size && mro->items[i] != self->type.get()) ++i;
  for (++i; i < mro->size; ++i) {
    Borrowed<Object> found = DictGetStr(AsTypeObject(mro->items[i])->dict, name);
    if (!found) {
      if (ErrorPending()) return nullptr;
      continue;
    }
    Ref<Object> result = found.ToOwned();
    auto get = TypeOf(found)->slots.descr_get;
    if (!get) return result;
    // Of a class, an attribute is asked for as of a class.
    Object* bound_to = self->object.get() == start.get() ? nullptr : self->object.get();
    return get(result, bound_to, start);
  }
  return GenericGetAttr(object, name);
}

Ref<Object> SuperRepr(Borrowed<Object> object) {
  auto* self = AsSuper(object);
  const char* type = self->type ? self->type->name : "NULL";
  if (self->object_type) return StrFormat("<super: <class '%s'>, <%s object>>", type, self->object_type->name);
  return StrFormat("<super: <class '%s'>, NULL>", type);
}

Ref<Object> SuperGet(Borrowed<Object> object, Borrowed<Object> instance_or_null, Borrowed<Object> type_or_null) {
  auto* self = AsSuper(object);
  if (!instance_or_null || IsNone(instance_or_null) || self->object) return object.ToOwned();
  if (!IsExact(object, TypeId::kSuper)) return Call(TypeOf(object), {self->type.get(), instance_or_null.get()});
  return NewSuper(self->type.get(), instance_or_null);
}

bool SuperInit(Borrowed<Object> object, CallArgs args) {
  if (!NoKeywords("super", args) || !CheckArgCount("super()", args.positional_count, 0, 2)) return false;
  Ref<TypeObject> type;
  Ref<Object> instance;
  if (args.positional_count == 0) {
    auto bare_super = CurrentRuntime().hooks.bare_super;
    if (!bare_super) return RaiseFalse(TypeId::kRuntimeError, "super(): no current frame");
    if (!bare_super(&type, &instance)) return false;
  } else {
    if (!IsType(args.data[0])) {
      return RaiseFalse(TypeId::kTypeError, "super() argument 1 must be a type, not %.200T", args.data[0]);
    }
    type = NewRef(AsTypeObject(args.data[0]));
    if (args.positional_count == 2 && !IsNone(args.data[1])) instance = NewRef(args.data[1]);
  }
  Ref<TypeObject> object_type;
  if (instance) {
    object_type = ObjectTypeFor(type.get(), instance);
    if (!object_type) return false;
  }
  auto* self = AsSuper(object);
  self->type.Set(std::move(type));
  self->object.Set(std::move(instance));
  self->object_type.Set(std::move(object_type));
  return true;
}

constexpr MemberDef kMembers[] = {
    {"__thisclass__", MemberKind::kObject, offsetof(SuperObject, type), true, "the class that the search starts behind"},
    {"__self__", MemberKind::kObject, offsetof(SuperObject, object), true, "the object that super() was given; None: none"},
    {"__self_class__", MemberKind::kObject, offsetof(SuperObject, object_type), true, "the class whose mro is searched; None: none"},
};

}  // namespace

Ref<Object> MethodOfSuper(Borrowed<Object> super, Borrowed<StrObject> name, Ref<Object>* instance) {
  auto* self = AsSuper(super);
  // Of a class, functions are not bound.
  if (!self->object || self->object.get() == self->object_type.get() || !self->object_type->mro) return nullptr;
  TupleObject* mro = self->object_type->mro;
  ptrdiff_t i = 0;
  while (i < mro->size && mro->items[i] != self->type.get()) ++i;
  for (++i; i < mro->size; ++i) {
    Borrowed<Object> found = DictGetStr(AsTypeObject(mro->items[i])->dict, name);
    if (!found) continue;
    if (found->kind != kFunction) return nullptr;
    *instance = NewRef(self->object.get());
    return found.ToOwned();
  }
  return nullptr;
}

Ref<Object> NewSuper(Borrowed<TypeObject> type, Borrowed<Object> object) {
  Ref<TypeObject> object_type = ObjectTypeFor(type, object);
  if (!object_type) return nullptr;
  auto* self = NewContainer<SuperObject>(BuiltinType(TypeId::kSuper));
  if (!self) return nullptr;
  self->type.Init(type.ToOwned());
  self->object.Init(object.ToOwned());
  self->object_type.Init(std::move(object_type));
  Track(self);
  return Ref<Object>::Adopt(self);
}

extern const TypeSpec kSuperSpec;
constinit const TypeSpec kSuperSpec = {
    .name = "super",
    .base = TypeId::kObject,
    .basic_size = sizeof(SuperObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .slots = {.repr = &SuperRepr, .getattr = &SuperGetAttr, .descr_get = &SuperGet, .new_ = &NewGeneric, .init = &SuperInit},
    .members = kMembers,
    .doc = "super() -> the same as super(__class__, <first argument>)\n"
           "super(type) -> unbound super object\n"
           "super(type, obj) -> bound super object; isinstance(obj, type) must hold\n"
           "super(type, type2) -> bound super object; issubclass(type2, type) must hold\n\n"
           "Calls the method of the next class in line:\n"
           "class C(B):\n"
           "    def meth(self, arg):\n"
           "        super().meth(arg)",
};

}  // namespace viv
