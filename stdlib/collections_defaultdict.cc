// collections.defaultdict: a dict that makes a missing value by calling a function.
// Answers to the part of that name of CPython's Modules/_collectionsmodule.c.
#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/slot_dispatch.h"
#include "stdlib/collections_types.h"
#include "stdlib/library_state.h"

namespace viv {

namespace {

struct DefaultDict : DictObject {
  GcSlot<Object> factory;  // null or None: there is none
};
static_assert(sizeof(DefaultDict) == 56);
DefaultDict* AsDefaultDict(Object* object) { return static_cast<DefaultDict*>(object); }
bool IsDefaultDict(Object* object) { return IsSubtype(TypeOf(object), CurrentLibrary().default_dict_type.get()); }
Object* FactoryOrNone(Object* self) { return AsDefaultDict(self)->factory ? AsDefaultDict(self)->factory.get() : None(); }

int DefaultDictTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsDefaultDict(self)->factory.Visit(visit, context)) return stop;
  return DictTraverse(self, visit, context);
}
void DefaultDictClear(Object* self) {
  AsDefaultDict(self)->factory.Clear();
  DictClear(AsDict(self));
}
void DefaultDictDealloc(Object* self) {
  Untrack(self);
  TrashcanScope trashcan(self, &DefaultDictDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  AsDefaultDict(self)->factory.Clear();
  DictDealloc(self);
}

bool DefaultDictInit(Borrowed<Object> self, CallArgs args) {
  CallArgs rest = args;
  Ref<Object> factory;
  if (args.positional_count > 0) {
    factory = NewRef(args.data[0]);
    if (!IsCallable(factory) && !IsNone(factory.get())) return RaiseFalse(TypeId::kTypeError, "first argument must be callable or None");
    ++rest.data;
    --rest.positional_count;
  }
  AsDefaultDict(self)->factory.Set(std::move(factory));
  return DictUpdateFromArgs(AsDict(self), "dict", rest);
}

Ref<Object> Missing(Borrowed<Object> self, Borrowed<Object> key) {
  Ref<Object> factory = NewRef(FactoryOrNone(self));
  if (IsNone(factory.get())) return RaiseKeyError(key);
  Ref<Object> value = Call(factory, {});
  if (!value || !SetItem(self, key, value)) return nullptr;
  return value;
}

// dict's subscript, which comes to Missing() without looking it up where no subclass has another __missing__.
Ref<Object> DefaultDictSubscript(Borrowed<Object> self, Borrowed<Object> key) {
  DictObject* dict = AsDict(self);
  const int64_t hash = KeyHash(key);
  if (__builtin_expect(hash == -1, 0)) return nullptr;
  const ptrdiff_t index = FindKey(dict, key, hash);
  if (__builtin_expect(index >= 0, 1)) {
    if (Object* value = EntryValue(dict, index)) return NewRef(value);
  } else if (index == kLookupFailed) {
    return nullptr;
  }
  TypeObject* own = CurrentLibrary().default_dict_type.get();
  if (TypeOf(self) == own) return Missing(self, key);
  Ref<Object> value;
  return CallBoundSpecialMayRunPython(self, Names().__missing__, key, &value) ? std::move(value) : RaiseKeyError(key);
}

Ref<Object> NewLike(Borrowed<Object> self, Borrowed<Object> mapping) { return Call(TypeOf(self), {FactoryOrNone(self), mapping.get()}); }
Ref<Object> Copy(Borrowed<Object> self) { return NewLike(self, self); }

Ref<Object> Reduce(Borrowed<Object> self) {
  Object* factory = FactoryOrNone(self);
  Ref<TupleObject> args = IsNone(factory) ? EmptyTuple() : NewTuple({factory});
  Ref<Object> items = args ? CallMethod(self, Names().items) : nullptr;
  Ref<Object> iterator = items ? GetIter(items) : nullptr;
  return iterator ? NewTuple({TypeOf(self), args.get(), None(), None(), iterator.get()}) : nullptr;
}

Ref<Object> DefaultDictRepr(Borrowed<Object> self) {
  Ref<Object> base = BuiltinType(TypeId::kDict)->slots.repr(self);
  if (!base) return nullptr;
  Ref<Object> factory = NewRef(FactoryOrNone(self));
  Ref<StrObject> shown;
  if (!AsDefaultDict(self)->factory) {
    shown = NewStrAscii("None");
  } else {
    const int entered = ReprEnter(factory);
    if (entered < 0) return nullptr;
    shown = entered > 0 ? NewStrAscii("...") : Repr(factory);
    if (entered == 0) ReprLeave(factory);
  }
  Ref<StrObject> name = shown ? NewStr(TypeShortName(TypeOf(self))) : nullptr;
  return name ? StrFormat("%U(%U, %U)", name.get(), shown.get(), AsStr(base.get())) : nullptr;
}

Ref<Object> DefaultDictOr(Borrowed<Object> left, Borrowed<Object> right) {
  const bool left_is_own = IsDefaultDict(left);
  Borrowed<Object> self = left_is_own ? left : right, other = left_is_own ? right : left;
  if (!IsDict(other)) return NewNotImplemented();
  Ref<Object> result = NewLike(self, left);
  if (!result) return nullptr;
  if (!IsDict(result.get())) return RaiseBadInternalCall("dict.update");
  return DictUpdate(AsDict(result.get()), right) ? std::move(result) : nullptr;
}

constexpr const char* kCopyDoc = "D.copy() -> a shallow copy of D.";
constexpr MethodDef kMethods[] = {
    OneArg("__missing__", &Missing,
           "__missing__(key): what D[key] calls for a key that is not there. Stores and returns\n"
           "what the factory makes; KeyError where there is no factory."),
    NoArgs("copy", &Copy, kCopyDoc),
    NoArgs("__copy__", &Copy, kCopyDoc),
    NoArgs("__reduce__", &Reduce, "What pickle needs."),
    OneArg("__class_getitem__", &ClassGetItem, "See PEP 585", kClassMethodFlag),
};
constexpr MemberDef kMembers[] = {
    {"default_factory", MemberKind::kObject, offsetof(DefaultDict, factory), false, "What makes missing values."},
};

constinit const TypeSpec kDefaultDictSpec = {
    .name = "collections.defaultdict",
    .base = TypeId::kDict,
    .basic_size = sizeof(DefaultDict),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .dealloc = &DefaultDictDealloc,
    .traverse = &DefaultDictTraverse,
    .clear = &DefaultDictClear,
    .slots = {.repr = &DefaultDictRepr, .getattr = &GenericGetAttr, .init = &DefaultDictInit, .or_ = &DefaultDictOr},
    .methods = kMethods,
    .members = kMembers,
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n"
           "A dict that calls default_factory without arguments for the value of a key that\n"
           "D[key] does not find. All other arguments are those of dict.",
};

}  // namespace

bool FillDefaultDict(ModuleObject* module) {
  Ref<TypeObject>& type = CurrentLibrary().default_dict_type;
  const bool made = !type;
  if (!AddLibraryType(module, &type, kDefaultDictSpec)) return false;
  if (made) type->slots.subscript = &DefaultDictSubscript;  // no wrapper: vars() shows no __getitem__
  return true;
}

}  // namespace viv
