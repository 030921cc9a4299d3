// types.GenericAlias: list[int]. Answers to CPython's Objects/genericaliasobject.c.
#include "gc/weakref.h"
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/generic_parts.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

struct GenericAliasObject : Object {
  GcSlot<Object> origin;
  GcSlot<TupleObject> args;
  GcSlot<TupleObject> parameters;  // null until asked for
  Object* weaklist;
  bool starred;                    // *tuple[int]
  void* reserved_pointer;
};
static_assert(sizeof(GenericAliasObject) == 64);

GenericAliasObject* AsAlias(Object* object) { return static_cast<GenericAliasObject*>(object); }

int Traverse(Object* object, VisitFn visit, void* context) {
  auto* self = AsAlias(object);
  if (int stop = self->origin.Visit(visit, context)) return stop;
  if (int stop = self->args.Visit(visit, context)) return stop;
  return self->parameters.Visit(visit, context);
}

void Dealloc(Object* object) {
  auto* self = AsAlias(object);
  Untrack(object);
  if (self->weaklist) ClearWeakRefs(object);
  self->origin.Clear();
  self->args.Clear();
  self->parameters.Clear();
  FreeObject(object);
}

Ref<Object> Make(TypeObject* type, Borrowed<Object> origin, Borrowed<Object> args, bool starred) {
  Ref<TupleObject> tuple = IsTuple(args) ? NewRef(AsTuple(args)) : NewTuple({args.get()});
  Ref<Object> object = tuple ? AllocateInstance(type, 0) : nullptr;
  if (!object) return nullptr;
  auto* self = AsAlias(object.get());
  self->origin.Init(origin.ToOwned());
  self->args.Init(std::move(tuple));
  self->starred = starred;
  Track(self);
  return object;
}

// ---- Slots ---------------------------------------------------------------------------------------------------------------------

Ref<Object> AliasRepr(Borrowed<Object> object) {
  auto* self = AsAlias(object);
  StrBuilder text;
  if (self->starred && !text.AppendChar('*')) return nullptr;
  if (!AppendTypeRepr(self->origin.get(), &text) || !text.AppendChar('[')) return nullptr;
  TupleObject* args = self->args;
  for (ptrdiff_t i = 0; i < args->size; ++i) {
    if ((i > 0 && !text.AppendAscii(", ")) || !AppendTypeRepr(args->items[i], &text)) return nullptr;
  }
  if (args->size == 0 && !text.AppendAscii("()")) return nullptr;
  return text.AppendChar(']') ? text.Finish() : nullptr;
}

int64_t AliasHash(Borrowed<Object> object) {
  auto* self = AsAlias(object);
  int64_t of_origin = Hash(self->origin.get());
  int64_t of_args = of_origin == -1 ? -1 : Hash(self->args.get());
  if (of_args == -1) return -1;
  int64_t hash = of_origin ^ of_args;
  return hash == -1 ? -2 : hash;
}

Ref<Object> AliasCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || !IsGenericAlias(a) || !IsGenericAlias(b)) return NewNotImplemented();
  auto* left = AsAlias(a);
  auto* right = AsAlias(b);
  int equal = left->starred == right->starred;
  if (equal) equal = CompareBool(left->origin.get(), right->origin.get(), kEqual);
  if (equal > 0) equal = CompareBool(left->args.get(), right->args.get(), kEqual);
  return equal < 0 ? nullptr : NewBool((equal != 0) == (op == kEqual));
}

Ref<Object> AliasCall(Borrowed<Object> self, CallArgs args) {
  Ref<Object> object = Call(AsAlias(self)->origin.get(), args);
  if (!object || SetAttr(object, Names().__orig_class__, self)) return object;
  // An object that takes no attributes does without.
  if (!PendingMatches(TypeId::kAttributeError) && !PendingMatches(TypeId::kTypeError)) return nullptr;
  ClearError();
  return object;
}

// What an alias answers itself; everything else is its origin's.
constexpr const char* kOwnAttributes[] = {
    "__class__",       "__origin__",    "__args__",   "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
    "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__",     "__deepcopy__"};

Ref<Object> AliasGetAttr(Borrowed<Object> self, Borrowed<StrObject> name) {
  for (const char* own : kOwnAttributes) {
    if (StrEqualsAscii(name, own)) return GenericGetAttr(self, name);
  }
  return GetAttr(AsAlias(self)->origin.get(), name);
}

Ref<Object> AliasIter(Borrowed<Object> self);

bool NeedParameters(GenericAliasObject* self) {
  if (self->parameters) return true;
  Ref<TupleObject> parameters = TypeParametersOf(self->args);
  if (!parameters) return false;
  self->parameters.Set(std::move(parameters));
  return true;
}

Ref<Object> AliasGetItem(Borrowed<Object> object, Borrowed<Object> item) {
  auto* self = AsAlias(object);
  if (!NeedParameters(self)) return nullptr;
  Ref<TupleObject> args = SubstituteParameters(object, self->args, self->parameters, item);
  return args ? Make(BuiltinType(TypeId::kGenericAlias), self->origin.get(), args, self->starred) : nullptr;
}

Ref<Object> AliasNew(TypeObject* type, CallArgs args) {
  if (!NoKeywords("GenericAlias", args) || !CheckArgCount("GenericAlias", args.positional_count, 2, 2)) return nullptr;
  return Make(type, args.data[0], args.data[1], false);
}

// ---- Methods and attributes ----------------------------------------------------------------------------------------------------

Ref<Object> MroEntries(Borrowed<Object> self, Borrowed<Object> bases) { return NewTuple({AsAlias(self)->origin.get()}); }

Ref<Object> InstanceCheck(Borrowed<Object>, Borrowed<Object>) {
  return RaiseTypeError("isinstance() argument 2 cannot be a parameterized generic");
}

Ref<Object> SubclassCheck(Borrowed<Object>, Borrowed<Object>) {
  return RaiseTypeError("issubclass() argument 2 cannot be a parameterized generic");
}

Ref<Object> Reduce(Borrowed<Object> object) {
  auto* self = AsAlias(object);
  if (!self->starred) {
    Ref<TupleObject> args = NewTuple({self->origin.get(), self->args.get()});
    return args ? NewTuple({TypeOf(object), args.get()}) : nullptr;
  }
  // next(iter(origin[args]))
  Ref<Object> plain = Make(BuiltinType(TypeId::kGenericAlias), self->origin.get(), self->args.get(), false);
  Ref<Object> iterator = plain ? AliasIter(plain) : nullptr;
  Ref<TupleObject> args = iterator ? NewTuple({iterator.get()}) : nullptr;
  ModuleObject* builtins = CurrentRuntime().builtins;
  Borrowed<Object> next = builtins && args ? DictGetText(ModuleDict(builtins), "next") : nullptr;
  if (next) return NewTuple({next.get(), args.get()});
  if (!ErrorPending()) Raise(TypeId::kAttributeError, "next");
  return nullptr;
}

Ref<Object> AliasDir(Borrowed<Object> self) {
  Ref<Object> names = Dir(AsAlias(self)->origin.get());
  if (!names || !IsList(names.get())) return names;
  for (const char* own : kOwnAttributes) {
    Ref<StrObject> name = InternStr(own);
    int contained = name ? Contains(names, name) : -1;
    if (contained < 0 || (contained == 0 && !ListAppend(AsList(names.get()), std::move(name)))) return nullptr;
  }
  return names;
}

Ref<Object> GetParameters(Borrowed<Object> self) {
  return NeedParameters(AsAlias(self)) ? NewRef<Object>(AsAlias(self)->parameters.get()) : nullptr;
}

Ref<Object> GetUnpackedArgs(Borrowed<Object> object) {
  auto* self = AsAlias(object);
  if (self->starred && self->origin.get() == BuiltinType(TypeId::kTuple)) return NewRef<Object>(self->args.get());
  return NewNone();
}

// ---- Iteration: once, the starred form -----------------------------------------------------------------------------------------

struct AliasIteratorObject : Object {
  GcSlot<Object> alias;  // null: exhausted
};

AliasIteratorObject* AsIterator(Object* object) { return static_cast<AliasIteratorObject*>(object); }

int TraverseIterator(Object* self, VisitFn visit, void* context) { return AsIterator(self)->alias.Visit(visit, context); }
void ClearIterator(Object* self) { AsIterator(self)->alias.Clear(); }

void DeallocIterator(Object* self) {
  Untrack(self);
  AsIterator(self)->alias.Clear();
  FreeObject(self);
}

Ref<Object> AliasIter(Borrowed<Object> self) {
  auto* iterator = NewContainer<AliasIteratorObject>(BuiltinType(TypeId::kGenericAliasIterator));
  if (!iterator) return nullptr;
  iterator->alias.Init(self.ToOwned());
  Track(iterator);
  return Ref<Object>::Adopt(iterator);
}

Ref<Object> IteratorSelf(Borrowed<Object> self) { return self.ToOwned(); }

Ref<Object> IteratorNext(Borrowed<Object> self) {
  Ref<Object> alias = AsIterator(self)->alias.Take();
  if (!alias) return nullptr;
  return Make(TypeOf(alias.get()), AsAlias(alias.get())->origin.get(), AsAlias(alias.get())->args.get(), true);
}

Ref<Object> IteratorReduce(Borrowed<Object> self) {
  Object* alias = AsIterator(self)->alias;
  Ref<TupleObject> empty = EmptyTuple();
  Ref<TupleObject> args = empty ? NewTuple({alias ? alias : static_cast<Object*>(empty.get())}) : nullptr;
  ModuleObject* builtins = CurrentRuntime().builtins;
  Borrowed<Object> iter = builtins && args ? DictGetText(ModuleDict(builtins), "iter") : nullptr;
  if (iter) return NewTuple({iter.get(), args.get()});
  if (!ErrorPending()) Raise(TypeId::kAttributeError, "iter");
  return nullptr;
}

constexpr MethodDef kIteratorMethods[] = {NoArgs("__reduce__", &IteratorReduce)};

constexpr MethodDef kMethods[] = {
    OneArg("__mro_entries__", &MroEntries),
    OneArg("__instancecheck__", &InstanceCheck),
    OneArg("__subclasscheck__", &SubclassCheck),
    NoArgs("__reduce__", &Reduce),
    NoArgs("__dir__", &AliasDir),
};

constexpr MemberDef kMembers[] = {
    {"__origin__", MemberKind::kObject, offsetof(GenericAliasObject, origin)},
    {"__args__", MemberKind::kObject, offsetof(GenericAliasObject, args)},
    {"__unpacked__", MemberKind::kBool, offsetof(GenericAliasObject, starred)},
};

constexpr GetSetDef kGetSets[] = {
    {"__parameters__", &GetParameters, nullptr, "The type variables in the alias."},
    {"__typing_unpacked_tuple_args__", &GetUnpackedArgs},
};

}  // namespace

Ref<Object> NewGenericAlias(Borrowed<Object> origin, Borrowed<Object> args) {
  return Make(BuiltinType(TypeId::kGenericAlias), origin, args, false);
}
Ref<Object> NewGenericAliasOf(Borrowed<Object> origin, Borrowed<Object> args) { return NewGenericAlias(origin, args); }

extern const TypeSpec kGenericAliasSpec;
constinit const TypeSpec kGenericAliasSpec = {
    .name = "types.GenericAlias",
    .base = TypeId::kObject,
    .basic_size = sizeof(GenericAliasObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .weaklist_offset = offsetof(GenericAliasObject, weaklist),
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .slots = {.repr = &AliasRepr,
              .hash = &AliasHash,
              .call = &AliasCall,
              .getattr = &AliasGetAttr,
              .compare = &AliasCompare,
              .iter = &AliasIter,
              .new_ = &AliasNew,
              .or_ = &NewUnion,
              .subscript = &AliasGetItem},
    .methods = kMethods,
    .getsets = kGetSets,
    .members = kMembers,
    .doc = "GenericAlias(origin, args, /)\n--\n\nA generic type with type arguments.\n\nlist[int] is GenericAlias(list, (int,)).",
};

extern const TypeSpec kGenericAliasIteratorSpec;
constinit const TypeSpec kGenericAliasIteratorSpec = {
    .name = "generic_alias_iterator",
    .base = TypeId::kObject,
    .basic_size = sizeof(AliasIteratorObject),
    .flags = kTypeHasGc | kTypeDisallowInstantiation,
    .dealloc = &DeallocIterator,
    .traverse = &TraverseIterator,
    .clear = &ClearIterator,
    .slots = {.getattr = &GenericGetAttr, .iter = &IteratorSelf, .next = &IteratorNext},
    .methods = kIteratorMethods,
};

}  // namespace viv
