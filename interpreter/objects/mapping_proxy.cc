// mappingproxy: a mapping that can only be read. Answers to the first half of CPython's Objects/descrobject.c.
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"

namespace viv {
namespace {

struct MappingProxyObject : Object {
  GcSlot<Object> mapping;
};
static_assert(sizeof(MappingProxyObject) == 24);

Object* MappingOf(Object* self) { return static_cast<MappingProxyObject*>(self)->mapping; }

int Traverse(Object* self, VisitFn visit, void* context) { return static_cast<MappingProxyObject*>(self)->mapping.Visit(visit, context); }

void Dealloc(Object* self) {
  Untrack(self);
  static_cast<MappingProxyObject*>(self)->mapping.Clear();
  FreeObject(self);
}

ptrdiff_t ProxyLength(Borrowed<Object> self) { return Length(MappingOf(self)); }
Ref<Object> ProxyGetItem(Borrowed<Object> self, Borrowed<Object> key) { return GetItem(MappingOf(self), key); }
Ref<Object> ProxyIter(Borrowed<Object> self) { return GetIter(MappingOf(self)); }
Ref<Object> ProxyStr(Borrowed<Object> self) { return Str(MappingOf(self)); }
Ref<Object> ProxyRepr(Borrowed<Object> self) { return StrFormat("mappingproxy(%R)", MappingOf(self)); }
Ref<Object> ProxyCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) { return Compare(MappingOf(self), other, op); }

int ProxyContains(Borrowed<Object> self, Borrowed<Object> key) {
  Object* mapping = MappingOf(self);
  return mapping->kind == kDict ? DictContains(AsDict(mapping), key) : Contains(mapping, key);
}

Object* Unwrapped(Object* operand) { return IsExact(operand, TypeId::kMappingProxy) ? MappingOf(operand) : operand; }
Ref<Object> ProxyOr(Borrowed<Object> left, Borrowed<Object> right) { return Or(Unwrapped(left), Unwrapped(right)); }

Ref<Object> ProxyInplaceOr(Borrowed<Object> self, Borrowed<Object> other) {
  return RaiseTypeError("'|=' is not supported by %s; use '|' instead", TypeOf(self)->name);
}

Ref<Object> CallOn(Borrowed<Object> self, const char* method, std::initializer_list<Object*> args = {}) {
  Ref<StrObject> name = InternStr(method);
  return name ? CallMethod(MappingOf(self), name, args) : nullptr;
}

Ref<Object> ProxyGet(Borrowed<Object> self, ArgSpan args) { return CallOn(self, "get", {args[0], args.size > 1 ? args[1] : None()}); }
Ref<Object> ProxyKeys(Borrowed<Object> self) { return CallOn(self, "keys"); }
Ref<Object> ProxyValues(Borrowed<Object> self) { return CallOn(self, "values"); }
Ref<Object> ProxyItems(Borrowed<Object> self) { return CallOn(self, "items"); }
Ref<Object> ProxyCopy(Borrowed<Object> self) { return CallOn(self, "copy"); }
Ref<Object> ProxyReversed(Borrowed<Object> self) { return CallOn(self, "__reversed__"); }

Ref<Object> ProxyNew(TypeObject* type, CallArgs args) {
  Object* mapping;
  if (!ParseArguments({"mappingproxy", {"mapping"}, 1}, args, &mapping)) return nullptr;
  if (!IsMapping(mapping) || IsList(mapping) || IsTuple(mapping)) {
    return RaiseTypeError("mappingproxy() argument must be a mapping, not %s", TypeOf(mapping)->name);
  }
  return NewMappingProxy(mapping);
}

constexpr MethodDef kMethods[] = {
    Positional("get", &ProxyGet, 1, 2, "get($self, key, default=None, /)\n--\n\nThe value of key, or default where it is absent."),
    NoArgs("keys", &ProxyKeys, "What the mapping's keys() gives."),
    NoArgs("values", &ProxyValues, "What the mapping's values() gives."),
    NoArgs("items", &ProxyItems, "What the mapping's items() gives."),
    NoArgs("copy", &ProxyCopy, "What the mapping's copy() gives."),
    OneArg("__class_getitem__", &NewGenericAlias, "mappingproxy[key type, value type]", kClassMethodFlag),
    NoArgs("__reversed__", &ProxyReversed, "The keys, the last first."),
};

}  // namespace

Ref<Object> NewMappingProxy(Borrowed<Object> mapping) {
  auto* self = NewContainer<MappingProxyObject>(BuiltinType(TypeId::kMappingProxy));
  if (!self) return nullptr;
  self->mapping.Init(mapping.ToOwned());
  Track(self);
  return Ref<Object>::Adopt(self);
}

extern const TypeSpec kMappingProxySpec;
constinit const TypeSpec kMappingProxySpec = {
    .name = "mappingproxy",
    .base = TypeId::kObject,
    .basic_size = sizeof(MappingProxyObject),
    .flags = kTypeHasGc | kTypeIsMapping,
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .slots = {.repr = &ProxyRepr,
              .str = &ProxyStr,
              .getattr = &GenericGetAttr,
              .compare = &ProxyCompare,
              .iter = &ProxyIter,
              .new_ = &ProxyNew,
              .or_ = &ProxyOr,
              .inplace_or = &ProxyInplaceOr,
              .contains = &ProxyContains,
              .map_length = &ProxyLength,
              .subscript = &ProxyGetItem},
    .methods = kMethods,
};

}  // namespace viv
