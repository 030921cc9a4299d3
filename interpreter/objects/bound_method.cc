// Bound methods: a callable and the object that goes in front of its arguments. Answers to CPython's Objects/classobject.c.
#include "gc/weakref.h"
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/str_object.h"

namespace viv {
namespace {

BoundMethodObject* AsMethod(Object* object) { return static_cast<BoundMethodObject*>(object); }

int Traverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsMethod(object);
  if (int stop = self->function.Visit(visit, context)) return stop;
  return self->self.Visit(visit, context);
}

void Dealloc(Object* object) {
  auto* self = AsMethod(object);
  Untrack(object);
  TrashcanScope trashcan(object, &Dealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  if (self->weaklist) ClearWeakRefs(object);
  self->function.Clear();
  self->self.Clear();
  FreeObject(object);
}

Ref<Object> MethodCall(Borrowed<Object> object, CallArgs args) {
  auto* self = AsMethod(object);
  Object* function = self->function;
  PrependedArgs with_self(self->self, args);
  if (!with_self.ok()) return nullptr;
  if (function->kind == kFunction) return CurrentRuntime().hooks.call_function(AsFunction(function), with_self.args());
  return Call(function, with_self.args());
}

// Whatever the method does not have itself, it has from its function.
Ref<Object> MethodGetAttr(Borrowed<Object> object, Borrowed<StrObject> name) {
  TypeObject* type = TypeOf(object);
  if (Borrowed<Object> found = TypeLookup(type, name)) {
    Ref<Object> descriptor = found.ToOwned();
    if (auto get = TypeOf(found)->slots.descr_get) return get(descriptor, object, type);
    return descriptor;
  }
  return GetAttr(AsMethod(object)->function.get(), name);
}

Ref<Object> MethodRepr(Borrowed<Object> object) {
  auto* self = AsMethod(object);
  Ref<Object> name;
  int found = LookupAttr(self->function.get(), Names().__qualname__, &name);
  if (found == 0) found = LookupAttr(self->function.get(), Names().__name__, &name);
  if (found < 0) return nullptr;
  if (found > 0 && IsStr(name.get())) return StrFormat("<bound method %U of %R>", AsStr(name.get()), self->self.get());
  return StrFormat("<bound method ? of %R>", self->self.get());
}

int64_t MethodHash(Borrowed<Object> object) {
  auto* self = AsMethod(object);
  int64_t of_function = Hash(self->function.get());
  if (of_function == -1) return -1;
  int64_t hash = HashOfAddress(self->self.get()) ^ of_function;
  return hash == -1 ? -2 : hash;
}

Ref<Object> MethodCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || a->kind != kBoundMethod || b->kind != kBoundMethod) return NewNotImplemented();
  int equal = CompareBool(AsMethod(a)->function.get(), AsMethod(b)->function.get(), kEqual);
  if (equal < 0) return nullptr;
  bool same = equal != 0 && AsMethod(a)->self.get() == AsMethod(b)->self.get();
  return NewBool(same == (op == kEqual));
}

Ref<Object> MethodNew(TypeObject* type, CallArgs args) {
  if (!NoKeywords("method", args) || !CheckArgCount("method", args.positional_count, 2, 2)) return nullptr;
  if (!IsCallable(args.data[0])) return RaiseTypeError("first argument must be callable");
  if (IsNone(args.data[1])) return RaiseTypeError("instance must not be None");
  return NewBoundMethod(args.data[0], args.data[1]);
}

Ref<Object> GetDoc(Borrowed<Object> self) {
  Ref<Object> doc;
  int found = LookupAttr(AsMethod(self)->function.get(), Names().__doc__, &doc);
  return found == 0 ? NewNone() : std::move(doc);
}

Ref<Object> MethodReduce(Borrowed<Object> object) {
  auto* self = AsMethod(object);
  Ref<Object> name = GetAttr(self->function.get(), Names().__name__);
  return name ? ReduceAsAttribute(self->self.get(), name) : nullptr;
}

constexpr MethodDef kMethods[] = {NoArgs("__reduce__", &MethodReduce)};
constexpr MemberDef kMembers[] = {
    {"__func__", MemberKind::kObject, offsetof(BoundMethodObject, function), true, "the function that the method calls"},
    {"__self__", MemberKind::kObject, offsetof(BoundMethodObject, self), true, "the object that the method is bound to"},
};
constexpr GetSetDef kGetSets[] = {{"__doc__", &GetDoc}};

}  // namespace

Ref<Object> NewBoundMethod(Borrowed<Object> function, Borrowed<Object> object) {
  auto* self = NewContainer<BoundMethodObject>(BuiltinType(TypeId::kBoundMethod));
  if (!self) return nullptr;
  self->function.Init(function.ToOwned());
  self->self.Init(object.ToOwned());
  self->weaklist = nullptr;
  self->reserved_pointer = nullptr;
  Track(self);
  return Ref<Object>::Adopt(self);
}

extern const TypeSpec kBoundMethodSpec;
constinit const TypeSpec kBoundMethodSpec = {
    .name = "method",
    .base = TypeId::kObject,
    .basic_size = sizeof(BoundMethodObject),
    .flags = kTypeHasGc,
    .instance_kind = kBoundMethod,
    .weaklist_offset = offsetof(BoundMethodObject, weaklist),
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .slots = {.repr = &MethodRepr,
              .hash = &MethodHash,
              .call = &MethodCall,
              .getattr = &MethodGetAttr,
              .setattr = &GenericSetAttr,
              .compare = &MethodCompare,
              .new_ = &MethodNew},
    .methods = kMethods,
    .getsets = kGetSets,
    .members = kMembers,
    .doc = "method(function, instance, /)\n--\n\nA function bound to an object.",
};

}  // namespace viv
