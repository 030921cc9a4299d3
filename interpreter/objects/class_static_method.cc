// classmethod and staticmethod. Answers to the second half of CPython's Objects/funcobject.c.
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

ClassMethodObject* AsWrapped(Object* object) { return static_cast<ClassMethodObject*>(object); }

int Traverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsWrapped(object);
  if (int stop = self->callable.Visit(visit, context)) return stop;
  return self->dict ? visit(self->dict, context) : 0;
}

void Clear(Object* object) {
  auto* self = AsWrapped(object);
  Ref<Object>::Adopt(std::exchange(self->dict, nullptr)).Reset();
  self->callable.Clear();
}

void Dealloc(Object* object) {
  Untrack(object);
  Clear(object);
  FreeObject(object);
}

// The wrapper shows the name and the documentation of what it wraps.
bool CopyAttributes(Borrowed<Object> self, Borrowed<Object> callable) {
  const InternedNames& names = Names();
  for (StrObject* name : {names.__module__, names.__name__, names.__qualname__, names.__doc__, names.__annotations__}) {
    Ref<Object> value;
    int found = LookupAttr(callable, name, &value);
    if (found < 0 || (found > 0 && !SetAttr(self, name, value))) return false;
  }
  return true;
}

bool InitWrapped(const char* name, Borrowed<Object> self, CallArgs args) {
  if (!NoKeywords(name, args) || !CheckArgCount(name, args.positional_count, 1, 1)) return false;
  AsWrapped(self)->callable.Set(NewRef(args.data[0]));
  return CopyAttributes(self, args.data[0]);
}

bool ClassMethodInit(Borrowed<Object> self, CallArgs args) { return InitWrapped("classmethod", self, args); }
bool StaticMethodInit(Borrowed<Object> self, CallArgs args) { return InitWrapped("staticmethod", self, args); }

Ref<Object> ClassMethodGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null) {
  Ref<Object> callable = NewRef(AsWrapped(self)->callable.get());
  if (!callable) return Raise(TypeId::kRuntimeError, "uninitialized classmethod object");
  Object* type = type_or_null ? type_or_null.get() : static_cast<Object*>(TypeOf(object_or_null));
  // What is wrapped may be a descriptor itself, such as a property.
  if (auto get = TypeOf(callable.get())->slots.descr_get) return get(callable, type, type);
  return NewBoundMethod(callable, type);
}

Ref<Object> StaticMethodGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null) {
  if (Object* callable = AsWrapped(self)->callable) return NewRef(callable);
  return Raise(TypeId::kRuntimeError, "uninitialized staticmethod object");
}

Ref<Object> StaticMethodCall(Borrowed<Object> self, CallArgs args) {
  Ref<Object> callable = NewRef(AsWrapped(self)->callable.get());
  if (!callable) return Raise(TypeId::kRuntimeError, "uninitialized staticmethod object");
  return Call(callable, args);
}

Ref<Object> ClassMethodRepr(Borrowed<Object> self) { return StrFormat("<classmethod(%R)>", AsWrapped(self)->callable.get()); }
Ref<Object> StaticMethodRepr(Borrowed<Object> self) { return StrFormat("<staticmethod(%R)>", AsWrapped(self)->callable.get()); }

Ref<Object> GetIsAbstract(Borrowed<Object> self) {
  int answer = IsAbstractMethod(AsWrapped(self)->callable.get());
  return answer < 0 ? nullptr : NewBool(answer != 0);
}

constexpr MemberDef kMembers[] = {
    {"__func__", MemberKind::kObject, offsetof(ClassMethodObject, callable)},
    {"__wrapped__", MemberKind::kObject, offsetof(ClassMethodObject, callable)},
};
constexpr GetSetDef kGetSets[] = {
    {"__isabstractmethod__", &GetIsAbstract},
    {"__dict__", &GetDictAttribute, &SetDictAttribute},
};

Ref<Object> Wrap(TypeId type, Borrowed<Object> callable) {
  auto* self = NewContainer<ClassMethodObject>(BuiltinType(type));
  if (!self) return nullptr;
  self->callable.Init(callable.ToOwned());
  self->dict = nullptr;
  Track(self);
  Ref<Object> result = Ref<Object>::Adopt(self);
  return CopyAttributes(result, callable) ? std::move(result) : nullptr;
}

}  // namespace

Ref<Object> NewClassMethod(Borrowed<Object> callable) { return Wrap(TypeId::kClassMethod, callable); }
Ref<Object> NewStaticMethod(Borrowed<Object> callable) { return Wrap(TypeId::kStaticMethod, callable); }

extern const TypeSpec kClassMethodSpec;
constinit const TypeSpec kClassMethodSpec = {
    .name = "classmethod",
    .base = TypeId::kObject,
    .basic_size = sizeof(ClassMethodObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .instance_kind = kClassMethod,
    .dict_offset = offsetof(ClassMethodObject, dict),
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .clear = &Clear,
    .slots = {.repr = &ClassMethodRepr, .descr_get = &ClassMethodGet, .new_ = &NewGeneric, .init = &ClassMethodInit},
    .getsets = kGetSets,
    .members = kMembers,
    .doc = "classmethod(function) -> method\n\n"
           "Makes a function a class method: its first argument is the class it is called on, or the class of the instance.\n\n"
           "  class C:\n"
           "      @classmethod\n"
           "      def f(cls, arg1, arg2, ...):\n"
           "          ...",
};

extern const TypeSpec kStaticMethodSpec;
constinit const TypeSpec kStaticMethodSpec = {
    .name = "staticmethod",
    .base = TypeId::kObject,
    .basic_size = sizeof(ClassMethodObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .instance_kind = kStaticMethod,
    .dict_offset = offsetof(ClassMethodObject, dict),
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .clear = &Clear,
    .slots = {.repr = &StaticMethodRepr, .call = &StaticMethodCall, .descr_get = &StaticMethodGet, .new_ = &NewGeneric, .init = &StaticMethodInit},
    .getsets = kGetSets,
    .members = kMembers,
    .doc = "staticmethod(function) -> method\n\n"
           "Makes a function a static method: it gets the arguments of the call and nothing else.\n\n"
           "  class C:\n"
           "      @staticmethod\n"
           "      def f(arg1, arg2, ...):\n"
           "          ...",
};

}  // namespace viv
