// types.SimpleNamespace. Answers to CPython's Objects/namespaceobject.c.
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

struct NamespaceObject : Object {
  GcSlot<DictObject> dict;
};
static_assert(sizeof(NamespaceObject) == 24);

NamespaceObject* AsNamespace(Object* object) { return static_cast<NamespaceObject*>(object); }

int Traverse(Object* self, VisitFn visit, void* context) { return AsNamespace(self)->dict.Visit(visit, context); }
void Clear(Object* self) { AsNamespace(self)->dict.Clear(); }

void Dealloc(Object* self) {
  Untrack(self);
  Clear(self);
  FreeObject(self);
}

Ref<Object> NamespaceNew(TypeObject* type, CallArgs args) {
  Ref<Object> self = AllocateInstance(type, 0);
  Ref<DictObject> dict = self ? NewDict() : nullptr;
  if (!dict) return nullptr;
  AsNamespace(self.get())->dict.Init(std::move(dict));
  Track(self.get());
  return self;
}

bool NamespaceInit(Borrowed<Object> self, CallArgs args) {
  if (args.positional_count != 0) return RaiseFalse(TypeId::kTypeError, "no positional arguments expected");
  Ref<DictObject> dict = NewRef(AsNamespace(self)->dict.get());
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    if (!DictSet(dict.get(), args.keyword_names->items[i], args.keyword_value(i))) return false;
  }
  return true;
}

bool AppendAttributes(DictObject* dict, StrBuilder* text) {
  Ref<ListObject> keys = DictKeysList(dict);
  if (!keys) return false;
  bool first = true;
  bool ok = ForEach(Borrowed<Object>(keys), [&](Borrowed<Object> key) {
    if (!IsStr(key) || AsStr(key)->length == 0) return true;
    Ref<Object> value = DictGet(dict, key).ToOwned();
    if (!value) return !ErrorPending();
    Ref<StrObject> shown = Repr(value);
    if (!shown || (!first && !text->AppendAscii(", "))) return false;
    first = false;
    return text->Append(AsStr(key)) && text->AppendChar('=') && text->Append(shown);
  });
  return ok;
}

Ref<Object> NamespaceRepr(Borrowed<Object> self) {
  const char* name = IsExact(self, TypeId::kSimpleNamespace) ? "namespace" : TypeOf(self)->name;
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? StrFormat("%s(...)", name) : nullptr;
  StrBuilder text;
  bool ok = text.AppendUtf8(name) && text.AppendChar('(') && AppendAttributes(AsNamespace(self)->dict, &text) && text.AppendChar(')');
  ReprLeave(self);
  return ok ? text.Finish() : nullptr;
}

Ref<Object> NamespaceCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (!IsInstanceExactOrSub(a, TypeId::kSimpleNamespace) || !IsInstanceExactOrSub(b, TypeId::kSimpleNamespace)) return NewNotImplemented();
  return Compare(AsNamespace(a)->dict.get(), AsNamespace(b)->dict.get(), op);
}

Ref<Object> NamespaceReduce(Borrowed<Object> self) {
  Ref<TupleObject> nothing = EmptyTuple();
  return nothing ? NewTuple({TypeOf(self), nothing.get(), AsNamespace(self)->dict.get()}) : nullptr;
}

constexpr MethodDef kMethods[] = {NoArgs("__reduce__", &NamespaceReduce, "What pickle needs.")};
constexpr MemberDef kMembers[] = {{"__dict__", MemberKind::kObject, offsetof(NamespaceObject, dict)}};

}  // namespace

Ref<Object> NewSimpleNamespace(Borrowed<DictObject> attributes_or_null) {
  Ref<Object> self = NamespaceNew(BuiltinType(TypeId::kSimpleNamespace), {});
  if (!self || (attributes_or_null && !DictMerge(AsNamespace(self.get())->dict, attributes_or_null))) return nullptr;
  return self;
}

extern const TypeSpec kSimpleNamespaceSpec;
constinit const TypeSpec kSimpleNamespaceSpec = {
    .name = "types.SimpleNamespace",
    .base = TypeId::kObject,
    .basic_size = sizeof(NamespaceObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .dict_offset = offsetof(NamespaceObject, dict),
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .clear = &Clear,
    .slots = {.repr = &NamespaceRepr,
              .getattr = &GenericGetAttr,
              .setattr = &GenericSetAttr,
              .compare = &NamespaceCompare,
              .new_ = &NamespaceNew,
              .init = &NamespaceInit},
    .methods = kMethods,
    .members = kMembers,
    .doc = "An object with the attributes that its keyword arguments name.\n\nSimpleNamespace(**kwargs)",
};

}  // namespace viv
