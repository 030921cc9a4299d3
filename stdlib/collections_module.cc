// The module _collections, and _tuplegetter, the descriptor of a named tuple's fields.
// Answers to CPython's Modules/_collectionsmodule.c.
#include "stdlib/collections_types.h"

#include "interpreter/objects/container_support.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

struct TupleGetter : Object {
  ptrdiff_t index;
  GcSlot<Object> doc;
};
static_assert(sizeof(TupleGetter) == 32);
TupleGetter* AsGetter(Object* object) { return static_cast<TupleGetter*>(object); }

int GetterTraverse(Object* self, VisitFn visit, void* context) { return AsGetter(self)->doc.Visit(visit, context); }
void GetterClear(Object* self) { AsGetter(self)->doc.Clear(); }
void GetterDealloc(Object* self) {
  Untrack(self);
  GetterClear(self);
  FreeObject(self);
}

Ref<Object> GetterNew(TypeObject* type, CallArgs args) {
  if (!NoKeywords("_tuplegetter", args) || !CheckArgCount("_tuplegetter", args.positional_count, 2, 2)) return nullptr;
  ptrdiff_t index = 0;
  if (!SsizeArgument(args.data[0], &index)) return nullptr;
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  AsGetter(self.get())->index = index;
  AsGetter(self.get())->doc.Init(NewRef(args.data[1]));
  TrackOnce(self.get());
  return self;
}

Ref<Object> GetterGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object>) {
  if (!object_or_null) return NewRef(self);
  const ptrdiff_t index = AsGetter(self)->index;
  if (__builtin_expect(!IsTuple(object_or_null), 0)) {
    if (IsNone(object_or_null)) return NewRef(self);
    return RaiseTypeError("descriptor for index '%zd' for tuple subclasses doesn't apply to '%T' object", index, object_or_null.get());
  }
  const TupleObject* tuple = AsTuple(object_or_null);
  if (index < 0 || index >= tuple->size) return Raise(TypeId::kIndexError, "tuple index out of range");
  return NewRef(tuple->items[index]);
}

bool GetterSet(Borrowed<Object>, Borrowed<Object>, Borrowed<Object> value_or_null) {
  return RaiseFalse(TypeId::kAttributeError, value_or_null ? "can't set attribute" : "can't delete attribute");
}

Ref<Object> GetterRepr(Borrowed<Object> self) { return StrFormat("_tuplegetter(%zd, %R)", AsGetter(self)->index, AsGetter(self)->doc.get()); }

Ref<Object> GetterReduce(Borrowed<Object> self) {
  Ref<Object> index = NewInt(AsGetter(self)->index);
  Ref<TupleObject> args = index ? NewTuple({index.get(), AsGetter(self)->doc.get()}) : nullptr;
  return args ? NewTuple({TypeOf(self), args.get()}) : nullptr;
}

constexpr MethodDef kGetterMethods[] = {NoArgs("__reduce__", &GetterReduce)};
constexpr MemberDef kGetterMembers[] = {{"__doc__", MemberKind::kObject, offsetof(TupleGetter, doc), false}};

constinit const TypeSpec kTupleGetterSpec = {
    .name = "_collections._tuplegetter",
    .base = TypeId::kObject,
    .basic_size = sizeof(TupleGetter),
    .flags = kTypeHasGc,
    .dealloc = &GetterDealloc,
    .traverse = &GetterTraverse,
    .clear = &GetterClear,
    .slots = {.repr = &GetterRepr, .descr_get = &GetterGet, .descr_set = &GetterSet, .new_ = &GetterNew},
    .methods = kGetterMethods,
    .members = kGetterMembers,
};

}  // namespace

bool FillCollections(ModuleObject* module) {
  return FillDeque(module) && FillDefaultDict(module) && FillOrderedDict(module) &&
         AddLibraryType(module, &CurrentLibrary().tuple_getter_type, kTupleGetterSpec) && FillCountElements(module);
}

}  // namespace viv
