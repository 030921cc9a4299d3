#include "interpreter/objects/type_object.h"

#include "gc/finalize.h"
#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/slot_table.h"
#include "interpreter/objects/type_parts.h"
#include "interpreter/objects/version_profile.h"

namespace viv {
namespace {

// ---- Life ----------------------------------------------------------------------------------------------------------------------

void ClearType(Object* self) {
  auto* type = AsTypeObject(self);
  TypeModified(type);
  if (type->dict) DictClear(type->dict);
  type->mro.Clear();
}

}  // namespace

void DeallocType(Object* self) {
  auto* type = AsTypeObject(self);
  Untrack(self);
  {
    SavedException saved;
    RemoveFromSubclasses(type, type->bases);
  }
  ClearWeakRefsIfAny(self);
  type->base.Clear();
  type->dict.Clear();
  type->bases.Clear();
  type->mro.Clear();
  type->subclasses.Clear();
  type->qualname.Clear();
  type->slot_names.Clear();
  if (type->shared_keys) ReleaseKeys(type->shared_keys);
  type->heap_name.Clear();
  FreeObject(self);
}

int TraverseType(Object* self, VisitFn visit, void* context) {
  auto* type = AsTypeObject(self);
  if (!IsHeapType(type)) return 0;  // not tracked, but it may be asked for what it refers to
  if (int stop = type->dict.Visit(visit, context)) return stop;
  if (int stop = type->mro.Visit(visit, context)) return stop;
  if (int stop = type->bases.Visit(visit, context)) return stop;
  return type->base.Visit(visit, context);
}

// ---- Calls ---------------------------------------------------------------------------------------------------------------------

Ref<Object> TypeCall(Borrowed<Object> callable, CallArgs args) {
  auto* type = AsTypeObject(callable);
  if (__builtin_expect(type == BuiltinType(TypeId::kType), 0)) {
    if (args.positional_count == 1 && args.keyword_count() == 0) return NewRef<Object>(TypeOf(args.data[0]));
    if (args.positional_count != 3) return RaiseTypeError("type() takes 1 or 3 arguments");
  }
  if (__builtin_expect(!type->slots.new_, 0)) return RaiseTypeError("cannot create '%s' instances", type->name);
  HeldArguments held(args, type->type_flags & (kTypeVectorcall | kExceptionSubclass) ? 0 : 1);  // an exception keeps the tuple
  Ref<Object> object = type->slots.new_(type, args);
  if (!object) return nullptr;
  TypeObject* made = TypeOf(object.get());
  if (made != type && !IsSubtype(made, type)) return object;
  if (made->slots.init && !made->slots.init(object, args)) return nullptr;
  return object;
}

// ---- Attributes ----------------------------------------------------------------------------------------------------------------

Ref<Object> TypeGetAttrOrNull(Borrowed<Object> self, Borrowed<StrObject> name) {
  auto* type = AsTypeObject(self);
  TypeObject* metatype = TypeOf(self);
  Ref<Object> of_metatype = TypeLookup(metatype, name).ToOwned();
  auto metatype_get = of_metatype ? TypeOf(of_metatype.get())->slots.descr_get : nullptr;
  Ref<Object> result;
  if (metatype_get && IsDataDescriptor(of_metatype.get())) {
    result = metatype_get(of_metatype, self, metatype);
  } else if (Borrowed<Object> found = TypeLookup(type, name)) {
    result = found.ToOwned();
    if (auto get = TypeOf(found)->slots.descr_get) result = get(result, nullptr, self);
  } else if (metatype_get) {
    result = metatype_get(of_metatype, self, metatype);
  } else {
    return of_metatype;
  }
  return result;
}

Ref<Object> TypeGetAttr(Borrowed<Object> self, Borrowed<StrObject> name) {
  Ref<Object> result = TypeGetAttrOrNull(self, name);
  if (result || ErrorPending()) return result;
  return Raise(TypeId::kAttributeError, "type object '%.50s' has no attribute '%U'", AsTypeObject(self)->name, name.get());
}

bool TypeSetAttr(Borrowed<Object> self, Borrowed<StrObject> name, Borrowed<Object> value_or_null) {
  auto* type = AsTypeObject(self);
  if (type->type_flags & kTypeImmutable) {
    return RaiseFalse(TypeId::kTypeError, "cannot set %R attribute of immutable type '%s'", static_cast<Object*>(name.get()), type->name);
  }
  Ref<StrObject> interned = name->kind == kStr ? name.ToOwned() : StrSubstring(name, 0, name->length);
  if (!interned) return false;
  InternInPlace(&interned);
  // Before the value goes: what the cache borrowed from the dict must be out of reach when it dies. After: whatever ran meanwhile may
  // have put it there again.
  TypeModified(type);
  if (!SetAttrWithDict(self, interned, value_or_null, type->dict)) return false;
  TypeModified(type);
  return !IsDunder(interned.get()) || UpdateSlots(type, interned);
}

bool MergeClassAttributes(DictObject* into, Borrowed<Object> cls) {
  Ref<Object> attributes;
  int found = LookupAttr(cls, Names().__dict__, &attributes);
  if (found < 0) return false;
  if (found > 0 && !DictMerge(into, attributes)) return false;
  Ref<Object> bases;
  found = LookupAttr(cls, Names().__bases__, &bases);
  if (found <= 0) return found == 0;
  ptrdiff_t count = Length(bases);
  if (count < 0) {
    ClearError();
    return true;
  }
  for (ptrdiff_t i = 0; i < count; ++i) {
    Ref<Object> base = SequenceItem(bases, i);
    if (!base || !MergeClassAttributes(into, base)) return false;
  }
  return true;
}

// ---- Slots and methods ---------------------------------------------------------------------------------------------------------

namespace {

Ref<Object> TypeRepr(Borrowed<Object> self) {
  auto* type = AsTypeObject(self);
  Ref<Object> module = TypeModule(type);
  if (!module) ClearError();
  Ref<Object> qualname = TypeQualname(type);
  if (!qualname) return nullptr;
  if (module && IsStr(module.get()) && !StrEqualsAscii(AsStr(module.get()), "builtins")) {
    return StrFormat("<class '%U.%U'>", AsStr(module.get()), AsStr(qualname.get()));
  }
  return StrFormat("<class '%s'>", type->name);
}

bool TypeInit(Borrowed<Object> self, CallArgs args) {
  if (args.keyword_count() != 0 && args.positional_count == 1) {
    return RaiseFalse(TypeId::kTypeError, "type.__init__() takes no keyword arguments");
  }
  if (args.positional_count == 1 || args.positional_count == 3) return true;
  return RaiseFalse(TypeId::kTypeError, "type.__init__() takes 1 or 3 arguments");
}

Ref<Object> TypeMro(Borrowed<Object> self) { return ComputeMro(AsTypeObject(self)); }

Ref<Object> TypeSubclasses(Borrowed<Object> self) {
  Ref<ListObject> list = NewList(0);
  if (!list) return nullptr;
  bool ok = ForEachSubclass(AsTypeObject(self), [&](TypeObject* subclass) { return ListAppend(list.get(), NewRef<Object>(subclass)); });
  return ok ? Ref<Object>(list) : nullptr;
}

Ref<Object> TypePrepare(Borrowed<Object> self, CallArgs args) { return NewDict(); }

Ref<Object> TypeInstanceCheck(Borrowed<Object> self, Borrowed<Object> instance) {
  int answer = RecursiveIsInstance(instance, self);
  return answer < 0 ? nullptr : NewBool(answer != 0);
}

Ref<Object> TypeSubclassCheck(Borrowed<Object> self, Borrowed<Object> subclass) {
  int answer = RecursiveIsSubclass(subclass, self);
  return answer < 0 ? nullptr : NewBool(answer != 0);
}

Ref<Object> TypeDir(Borrowed<Object> self) {
  Ref<DictObject> names = NewDict();
  if (!names || !MergeClassAttributes(names.get(), self)) return nullptr;
  return DictKeysList(names.get());
}

constexpr int64_t kSharedKeysSize = 768;       // of the key-sharing keys of a class's instances

Ref<Object> TypeSizeof(Borrowed<Object> self) {
  auto* type = AsTypeObject(self);
  if (!IsHeapType(type)) return NewInt(CurrentProfile().static_type);
  return NewInt(ShownBasicSize(BuiltinType(TypeId::kType)) + (type->shared_keys ? kSharedKeysSize : 0));
}

}  // namespace

size_t BytesBeforeAsCPython(const Object* object) {
  uint32_t flags = object->type->type_flags;
  bool managed = ((flags & kTypeManagedDict) && object->type->item_size == 0) || ShowsManagedWeakReferences(TypeOf(object));
  return (flags & kTypeHasGc ? sizeof(GcHead) : 0) + (managed ? kManagedDictBytes : 0);
}

namespace {

constexpr MethodDef kTypeMethods[] = {
    NoArgs("mro", &TypeMro, "mro($self, /)\n--\n\nThe order in which the bases are searched, as a list."),
    NoArgs("__subclasses__", &TypeSubclasses, "__subclasses__($self, /)\n--\n\nThe direct subclasses that are alive, in order of creation."),
    Keywords("__prepare__", &TypePrepare, "__prepare__() -> dict\nThe namespace that a class body starts with.", kClassMethodFlag),
    OneArg("__instancecheck__", &TypeInstanceCheck, "__instancecheck__($self, instance, /)\n--\n\nWhether an object is an instance."),
    OneArg("__subclasscheck__", &TypeSubclassCheck, "__subclasscheck__($self, subclass, /)\n--\n\nWhether a class is a subclass."),
    NoArgs("__dir__", &TypeDir, "__dir__($self, /)\n--\n\nThe attributes of the type and of its bases."),
    NoArgs("__sizeof__", &TypeSizeof, "__sizeof__($self, /)\n--\n\nThe bytes that the type object takes."),
};

}  // namespace

extern const TypeSpec kTypeSpec;
const TypeSpec kTypeSpec = {
    .name = "type",
    .base = TypeId::kObject,
    .basic_size = kTypeBasicSize,
    .item_size = kTypeItemSize,
    .flags = kTypeHasGc | kTypeIsBaseType | kTypeVectorcall | kTypeSubclass,
    .instance_kind = kType,
    .weaklist_offset = offsetof(TypeObject, weaklist),
    .dict_offset = offsetof(TypeObject, dict),
    .dealloc = &DeallocType,
    .traverse = &TraverseType,
    .clear = &ClearType,
    .slots = {.repr = &TypeRepr,
              .call = &TypeCall,
              .getattr = &TypeGetAttr,
              .setattr = &TypeSetAttr,
              .new_ = &TypeNew,
              .init = &TypeInit,
              .or_ = &NewUnion},
    .methods = kTypeMethods,
    .getsets = kTypeGetSets,
    .members = kTypeMembers,
    .doc = "type(object) -> the type of the object\ntype(name, bases, dict, **kwds) -> a new type",
};

}  // namespace viv
