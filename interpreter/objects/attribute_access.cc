// Reading and setting attributes of instances: the descriptors of the type, the instance's dict or values, then the type again.
#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

Object** DictPointer(Object* object) {
  if (object->flags & kManagedDict) return ManagedDictPointer(object);
  int32_t offset = object->type->dict_offset;
  return offset > 0 ? reinterpret_cast<Object**>(reinterpret_cast<char*>(object) + offset) : nullptr;
}

// A key of another kind than str may sit in the dict and compare itself by Python code, which may drop the dict.
[[gnu::noinline]] Ref<Object> LookupInGeneralDict(DictObject* dict, Borrowed<StrObject> name) {
  Ref<DictObject> keep = NewRef(dict);
  return DictGet(dict, name).ToOwned();
}

// The attribute that the instance itself has; null: none, or failed (pending).
inline Ref<Object> InstanceAttribute(Object* object, Borrowed<StrObject> name) {
  DictObject* dict;
  if (object->flags & kManagedDict) {
    if (DictValues* values = *ManagedValuesPointer(object)) {
      if (__builtin_expect(name->kind == kStr, 1)) return InstanceValueGet(object, TypeOf(object)->shared_keys, values, name).ToOwned();
      dict = InstanceDict(object);
    } else {
      dict = static_cast<DictObject*>(*ManagedDictPointer(object));
    }
  } else {
    int32_t offset = object->type->dict_offset;
    if (offset <= 0) return nullptr;
    dict = *reinterpret_cast<DictObject**>(reinterpret_cast<char*>(object) + offset);
  }
  if (!dict) return nullptr;
  if (__builtin_expect(name->kind == kStr && dict->keys->kind != KeysKind::kGeneral, 1)) return DictGetStr(dict, name).ToOwned();
  return LookupInGeneralDict(dict, name);
}

// What a lookup that is allowed to find nothing does with the AttributeError of a descriptor.
Ref<Object> Forgiving(Ref<Object> result) {
  if (!result && PendingMatches(TypeId::kAttributeError)) ClearError();
  return result;
}

[[gnu::noinline]] Ref<Object> RaiseNoAttribute(Borrowed<Object> object, Borrowed<StrObject> name) {
  return Raise(TypeId::kAttributeError, "'%.100s' object has no attribute '%U'", TypeOf(object)->name, name.get());
}

// Tells a fresh AttributeError which object and name it is about, for suggestions.
[[gnu::noinline, gnu::cold]] void AddErrorContext(Borrowed<Object> object, Borrowed<StrObject> name) {
  BaseExceptionObject* pending = CurrentThread().pending;
  if (!pending || !IsInstanceExactOrSub(pending, TypeId::kAttributeError)) return;
  auto* error = static_cast<AttributeErrorObject*>(pending);
  if ((error->name && !IsNone(error->name)) || (error->obj && !IsNone(error->obj))) return;
  error->name.Set(NewRef<Object>(name.get()));
  error->obj.Set(object.ToOwned());
}

template <bool kRaise>
inline Ref<Object> GenericGet(Borrowed<Object> object, Borrowed<StrObject> name) {
  TypeObject* type = TypeOf(object);
  Ref<Object> descriptor = TypeLookup(type, name).ToOwned();
  auto get = descriptor ? TypeOf(descriptor.get())->slots.descr_get : nullptr;
  if (get && IsDataDescriptor(descriptor.get())) {
    Ref<Object> result = get(descriptor, object, type);
    if constexpr (!kRaise) return Forgiving(std::move(result));
    return result;
  }
  if (Ref<Object> found = InstanceAttribute(object, name)) return found;
  if (__builtin_expect(ErrorPending(), 0)) return nullptr;
  if (get) {
    Ref<Object> result = get(descriptor, object, type);
    if constexpr (!kRaise) return Forgiving(std::move(result));
    return result;
  }
  if (descriptor) return descriptor;
  if constexpr (kRaise) return RaiseNoAttribute(object, name);
  return nullptr;
}

bool SetInDict(Borrowed<Object> object, DictObject* dict, Borrowed<StrObject> name, Borrowed<Object> value_or_null) {
  Ref<DictObject> keep = NewRef(dict);
  bool ok = value_or_null ? DictSet(dict, name, value_or_null) : DictDelete(dict, name);
  if (ok || !PendingMatches(TypeId::kKeyError)) return ok;
  ClearError();
  if (IsType(object)) {
    return RaiseFalse(TypeId::kAttributeError, "type object '%.50s' has no attribute '%U'", AsTypeObject(object)->name, name.get());
  }
  RaiseNoAttribute(object, name);
  return false;
}

}  // namespace

Ref<Object> GenericGetAttr(Borrowed<Object> object, Borrowed<StrObject> name) { return GenericGet<true>(object, name); }
Ref<Object> GenericGetAttrOrNull(Borrowed<Object> object, Borrowed<StrObject> name) { return GenericGet<false>(object, name); }

bool SetAttrWithDict(Borrowed<Object> object, Borrowed<StrObject> name, Borrowed<Object> value_or_null, DictObject* dict_or_null) {
  TypeObject* type = TypeOf(object);
  Borrowed<Object> found = TypeLookup(type, name);
  if (found) {
    if (auto set = TypeOf(found)->slots.descr_set) {
      Ref<Object> descriptor = found.ToOwned();
      return set(descriptor, object, value_or_null);
    }
  }
  if (dict_or_null) return SetInDict(object, dict_or_null, name, value_or_null);
  if (object->flags & kManagedDict) {
    if (DictValues* values = *ManagedValuesPointer(object); values && name->kind == kStr) {
      return InstanceValueSet(object, values, name, value_or_null);
    }
  }
  if (DictPointer(object)) {
    DictObject* dict = InstanceDict(object, /*to_store=*/true);
    return dict && SetInDict(object, dict, name, value_or_null);
  }
  if (!found) {
    RaiseNoAttribute(object, name);
    return false;
  }
  return RaiseFalse(TypeId::kAttributeError, "'%.100s' object attribute '%U' is read-only", type->name, name.get());
}

bool GenericSetAttr(Borrowed<Object> object, Borrowed<StrObject> name, Borrowed<Object> value_or_null) {
  return SetAttrWithDict(object, name, value_or_null, nullptr);
}

Ref<Object> GetAttr(Borrowed<Object> object, Borrowed<StrObject> name) {
  Ref<Object> result = TypeOf(object)->slots.getattr(object, name);
  if (__builtin_expect(!result, 0)) AddErrorContext(object, name);
  return result;
}

Ref<Object> GetAttrObject(Borrowed<Object> object, Borrowed<Object> name) {
  if (IsStr(name)) return GetAttr(object, AsStr(name));
  return RaiseTypeError("attribute name must be string, not '%.200s'", TypeOf(name)->name);
}

int LookupAttr(Borrowed<Object> object, Borrowed<StrObject> name, Ref<Object>* value) {
  auto getattr = TypeOf(object)->slots.getattr;
  if (getattr == &GenericGetAttr) {
    *value = GenericGetAttrOrNull(object, name);
  } else {
    *value = getattr == &TypeGetAttr ? TypeGetAttrOrNull(object, name) : getattr(object, name);
    if (!*value && PendingMatches(TypeId::kAttributeError)) ClearError();
  }
  if (*value) return 1;
  return ErrorPending() ? -1 : 0;
}

bool SetAttr(Borrowed<Object> object, Borrowed<StrObject> name, Borrowed<Object> value) {
  if (__builtin_expect(name->interned != kNotInterned, 1)) return TypeOf(object)->slots.setattr(object, name, value);
  Ref<StrObject> interned = name.ToOwned();
  if (name->kind == kStr) InternInPlace(&interned);
  return TypeOf(object)->slots.setattr(object, interned, value);
}

bool DeleteAttr(Borrowed<Object> object, Borrowed<StrObject> name) { return SetAttr(object, name, nullptr); }

Ref<Object> GetMethod(Borrowed<Object> object, Borrowed<StrObject> name, bool* unbound) {
  *unbound = false;
  TypeObject* type = TypeOf(object);
  if (__builtin_expect(type->slots.getattr != &GenericGetAttr, 0)) return GetAttr(object, name);
  Ref<Object> descriptor = TypeLookup(type, name).ToOwned();
  bool is_method = false;
  TernarySlot get = nullptr;
  if (descriptor) {
    is_method = HasTypeFlag(descriptor.get(), kTypeMethodDescriptor);
    if (!is_method) {
      get = TypeOf(descriptor.get())->slots.descr_get;
      if (get && IsDataDescriptor(descriptor.get())) {
        Ref<Object> result = get(descriptor, object, type);
        if (!result) AddErrorContext(object, name);
        return result;
      }
    }
  }
  if (Ref<Object> found = InstanceAttribute(object, name)) return found;
  if (__builtin_expect(ErrorPending(), 0)) return nullptr;
  if (is_method) {
    *unbound = true;
    return descriptor;
  }
  Ref<Object> result;
  if (get) {
    result = get(descriptor, object, type);
  } else if (descriptor) {
    return descriptor;
  } else {
    RaiseNoAttribute(object, name);
  }
  if (!result) AddErrorContext(object, name);
  return result;
}

Ref<Object> GetDictAttribute(Borrowed<Object> self) {
  DictObject* dict = InstanceDict(self);
  return dict ? NewRef<Object>(dict) : nullptr;
}

bool SetDictAttribute(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  Object** pointer = DictPointer(self);
  if (!pointer) return RaiseFalse(TypeId::kAttributeError, "This object has no __dict__");
  if (!value_or_null) return RaiseFalse(TypeId::kTypeError, "cannot delete __dict__");
  if (!IsDict(value_or_null)) {
    return RaiseFalse(TypeId::kTypeError, "__dict__ must be set to a dictionary, not a '%.200s'", TypeOf(value_or_null)->name);
  }
  if ((self->flags & kManagedDict) && !InstanceDict(self)) return false;  // the values become a dict, which is then replaced
  Ref<Object> old = Ref<Object>::Adopt(std::exchange(*pointer, value_or_null.ToOwned().Release()));
  return true;
}

// ---- __dict__ and __weakref__ of the instances of a class ----------------------------------------------------------------------

namespace {

// The builtin base that has a dict of its own, whose __dict__ descriptor then decides.
TypeObject* BuiltinBaseWithDict(TypeObject* type) {
  for (; type->base; type = type->base) {
    if (type->dict_offset != 0 && !IsHeapType(type)) return type;
  }
  return nullptr;
}

// False: there is no such base, or (*failed) it has no fitting descriptor.
Borrowed<Object> DictDescriptorOf(Borrowed<Object> self, bool* failed) {
  TypeObject* base = BuiltinBaseWithDict(TypeOf(self));
  if (!base) return nullptr;
  Borrowed<Object> descriptor = TypeLookup(base, Names().__dict__);
  if (descriptor && IsDataDescriptor(descriptor)) return descriptor;
  *failed = true;
  RaiseTypeError("this __dict__ descriptor does not support '%.200s' objects", TypeOf(self)->name);
  return nullptr;
}

Ref<Object> GetInstanceDict(Borrowed<Object> self) {
  bool failed = false;
  if (Borrowed<Object> descriptor = DictDescriptorOf(self, &failed)) {
    return TypeOf(descriptor)->slots.descr_get(descriptor, self, TypeOf(self));
  }
  return failed ? nullptr : GetDictAttribute(self);
}

bool SetInstanceDict(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  bool failed = false;
  if (Borrowed<Object> descriptor = DictDescriptorOf(self, &failed)) {
    return TypeOf(descriptor)->slots.descr_set(descriptor, self, value_or_null);
  }
  if (failed) return false;
  if (value_or_null) return SetDictAttribute(self, value_or_null);
  if (!DictPointer(self)) return RaiseFalse(TypeId::kAttributeError, "This object has no __dict__");
  // A new one is made on demand.
  if ((self->flags & kManagedDict) && !InstanceDict(self)) return false;
  Ref<Object> old = Ref<Object>::Adopt(std::exchange(*DictPointer(self), nullptr));
  return true;
}

Ref<Object> GetInstanceWeakRef(Borrowed<Object> self) {
  if (!SupportsWeakRefs(TypeOf(self))) return Raise(TypeId::kAttributeError, "This object has no __weakref__");
  WeakRef* first = *WeakRefListOf(self);
  return first ? NewRef<Object>(first) : NewNone();
}

}  // namespace

constinit const GetSetDef kInstanceDictGetSet = {"__dict__", &GetInstanceDict, &SetInstanceDict,
                                                 "dictionary for instance variables (if defined)"};
constinit const GetSetDef kInstanceWeakRefGetSet = {"__weakref__", &GetInstanceWeakRef, nullptr,
                                                    "list of weak references to the object (if defined)"};

}  // namespace viv
