// The attributes of types: computed ones (__name__, __module__, ...) and fields (__base__, __basicsize__, ...).
#include <cstring>

#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/type_parts.h"
#include "interpreter/objects/version_profile.h"

namespace viv {
namespace {

// Whether an attribute of the type may be set to something, or deleted at all.
bool CheckSettable(TypeObject* type, Borrowed<Object> value_or_null, const char* name) {
  if (type->type_flags & kTypeImmutable) {
    return RaiseFalse(TypeId::kTypeError, "cannot set '%s' attribute of immutable type '%s'", name, type->name);
  }
  if (!value_or_null) {
    return RaiseFalse(TypeId::kTypeError, "cannot delete '%s' attribute of immutable type '%s'", name, type->name);
  }
  return true;
}

const char* AfterLastDot(const char* name) {
  const char* dot = strrchr(name, '.');
  return dot ? dot + 1 : name;
}

Ref<Object> GetName(Borrowed<Object> self) { return TypeName(AsTypeObject(self)); }

bool SetName(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  auto* type = AsTypeObject(self);
  if (!CheckSettable(type, value_or_null, "__name__")) return false;
  if (!IsStr(value_or_null)) {
    return RaiseFalse(TypeId::kTypeError, "can only assign string to %s.__name__, not '%s'", type->name, TypeOf(value_or_null)->name);
  }
  return SetTypeName(type, AsStr(value_or_null));
}

Ref<Object> GetQualname(Borrowed<Object> self) { return TypeQualname(AsTypeObject(self)); }

bool SetQualname(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  auto* type = AsTypeObject(self);
  if (!CheckSettable(type, value_or_null, "__qualname__")) return false;
  if (!IsStr(value_or_null)) {
    return RaiseFalse(TypeId::kTypeError, "can only assign string to %s.__qualname__, not '%s'", type->name, TypeOf(value_or_null)->name);
  }
  type->qualname.Set(NewRef(AsStr(value_or_null)));
  return true;
}

Ref<Object> GetModule(Borrowed<Object> self) { return TypeModule(AsTypeObject(self)); }

bool SetModule(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  auto* type = AsTypeObject(self);
  if (!CheckSettable(type, value_or_null, "__module__")) return false;
  TypeModified(type);
  return DictSet(type->dict, Names().__module__, value_or_null);
}

Ref<Object> GetBases(Borrowed<Object> self) { return NewRef<Object>(AsTypeObject(self)->bases.get()); }

bool SetTypeBases(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  auto* type = AsTypeObject(self);
  return CheckSettable(type, value_or_null, "__bases__") && SetBases(type, value_or_null);
}

Ref<Object> GetAbstractMethods(Borrowed<Object> self) {
  auto* type = AsTypeObject(self);
  // `type` itself has the descriptor under this name, not a value.
  Borrowed<Object> value = type == BuiltinType(TypeId::kType) ? nullptr : DictGetStr(type->dict, Names().__abstractmethods__);
  if (value) return value.ToOwned();
  RaiseWithValue(TypeId::kAttributeError, Names().__abstractmethods__);
  return nullptr;
}

bool SetAbstractMethods(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  auto* type = AsTypeObject(self);
  int abstract = 0;
  if (value_or_null) {
    abstract = IsTrue(value_or_null);
    if (abstract < 0) return false;
    TypeModified(type);
    if (!DictSet(type->dict, Names().__abstractmethods__, value_or_null)) return false;
  } else {
    TypeModified(type);
    if (!DictDelete(type->dict, Names().__abstractmethods__)) {
      if (PendingMatches(TypeId::kKeyError)) {
        ClearError();
        RaiseWithValue(TypeId::kAttributeError, Names().__abstractmethods__);
      }
      return false;
    }
  }
  type->type_flags = abstract ? type->type_flags | kTypeIsAbstract : type->type_flags & ~kTypeIsAbstract;
  return true;
}

Ref<Object> GetDict(Borrowed<Object> self) {
  DictObject* dict = AsTypeObject(self)->dict;
  return dict ? NewMappingProxy(dict) : NewNone();
}

Ref<Object> GetDoc(Borrowed<Object> self) {
  auto* type = AsTypeObject(self);
  if (!IsHeapType(type) && type->spec && type->spec->doc) return DocOf(type->name, type->spec->doc);
  Borrowed<Object> found = DictGetStr(type->dict, Names().__doc__);
  if (!found) return NewNone();
  Ref<Object> doc = found.ToOwned();
  if (auto get = TypeOf(found)->slots.descr_get) return get(doc, nullptr, self);
  return doc;
}

bool SetDoc(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  auto* type = AsTypeObject(self);
  if (!CheckSettable(type, value_or_null, "__doc__")) return false;
  TypeModified(type);
  return DictSet(type->dict, Names().__doc__, value_or_null);
}

Ref<Object> GetTextSignature(Borrowed<Object> self) {
  auto* type = AsTypeObject(self);
  return TextSignatureOf(type->name, type->spec ? type->spec->doc : nullptr);
}

Ref<Object> GetAnnotations(Borrowed<Object> self) {
  auto* type = AsTypeObject(self);
  if (!IsHeapType(type)) return Raise(TypeId::kAttributeError, "type object '%s' has no attribute '__annotations__'", type->name);
  if (Borrowed<Object> found = DictGetStr(type->dict, Names().__annotations__)) {
    Ref<Object> annotations = found.ToOwned();
    if (auto get = TypeOf(found)->slots.descr_get) return get(annotations, nullptr, self);
    return annotations;
  }
  Ref<DictObject> annotations = NewDict();
  if (!annotations || !DictSet(type->dict, Names().__annotations__, annotations)) return nullptr;
  TypeModified(type);
  return annotations;
}

bool SetAnnotations(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  auto* type = AsTypeObject(self);
  if (type->type_flags & kTypeImmutable) {
    return RaiseFalse(TypeId::kTypeError, "cannot set '__annotations__' attribute of immutable type '%s'", type->name);
  }
  TypeModified(type);
  if (value_or_null) return DictSet(type->dict, Names().__annotations__, value_or_null);
  if (DictDelete(type->dict, Names().__annotations__)) return true;
  if (PendingMatches(TypeId::kKeyError)) {
    ClearError();
    Raise(TypeId::kAttributeError, "__annotations__");
  }
  return false;
}

// CPython's flags, at CPython's places.
Ref<Object> GetFlags(Borrowed<Object> self) {
  struct Pair {
    uint32_t ours;
    int shift;
  };
  constexpr Pair kPairs[] = {{kTypeManagedDict, 4},  {kTypeIsSequence, 5},   {kTypeIsMapping, 6},      {kTypeDisallowInstantiation, 7},
                             {kTypeImmutable, 8},    {kTypeIsHeap, 9},       {kTypeIsBaseType, 10},    {kTypeReady, 12},
                             {kTypeHasGc, 14},       {kTypeMethodDescriptor, 17}, {kTypeIsAbstract, 20}, {kTypeMatchSelf, 22},
                             {kIntSubclass, 24},     {kListSubclass, 25},    {kTupleSubclass, 26},     {kBytesSubclass, 27},
                             {kStrSubclass, 28},     {kDictSubclass, 29},    {kExceptionSubclass, 30}, {kTypeSubclass, 31}};
  auto* type = AsTypeObject(self);
  uint64_t flags = type->version_tag != 0 ? uint64_t{1} << 19 : 0;
  for (Pair pair : kPairs) {
    if (!(type->type_flags & pair.ours)) continue;
    if (pair.ours == kTypeManagedDict && type->item_size != 0) continue;
    flags |= uint64_t{1} << pair.shift;
  }
  return NewIntFromUnsigned(flags);
}

Ref<Object> GetDictOffset(Borrowed<Object> self) {
  auto* type = AsTypeObject(self);
  if (!(type->type_flags & kTypeManagedDict)) return NewInt(type->dict_offset);
  if (CurrentProfile().manages_weak_references) return NewInt(-1);
  constexpr int64_t kWord = sizeof(Object*);
  if (type->item_size != 0) return NewInt(-kWord);
  while (type->base && (type->base->type_flags & kTypeManagedDict)) type = type->base;
  return NewInt(-type->basic_size - 3 * kWord);
}

Ref<Object> GetShownBasicSize(Borrowed<Object> self) { return NewInt(ShownBasicSize(AsTypeObject(self))); }
Ref<Object> GetShownWeakListOffset(Borrowed<Object> self) { return NewInt(ShownWeakListOffset(AsTypeObject(self))); }

// In place of the fields below, under a profile other than 3.11's.
constexpr GetSetDef kShownGetSets[] = {{"__basicsize__", &GetShownBasicSize}, {"__weakrefoffset__", &GetShownWeakListOffset}};

}  // namespace

bool ShowOffsetsOfProfile() {
  TypeObject* type = BuiltinType(TypeId::kType);
  for (const GetSetDef& def : kShownGetSets) {
    Ref<Object> descriptor = NewGetSetDescriptor(type, &def);
    if (!descriptor || !DictSetText(type->dict, def.name, descriptor)) return false;
  }
  TypeModified(type);
  return true;
}

Ref<Object> TypeName(TypeObject* type) {
  if (IsHeapType(type)) return NewRef<Object>(type->heap_name.get());
  return NewStr(AfterLastDot(type->name));
}

Ref<Object> TypeQualname(TypeObject* type) {
  if (IsHeapType(type)) return NewRef<Object>(type->qualname.get());
  return NewStr(AfterLastDot(type->name));
}

Ref<Object> TypeModule(TypeObject* type) {
  if (IsHeapType(type)) {
    if (Borrowed<Object> module = DictGetStr(type->dict, Names().__module__)) return module.ToOwned();
    RaiseWithValue(TypeId::kAttributeError, Names().__module__);
    return nullptr;
  }
  const char* dot = strrchr(type->name, '.');
  if (!dot) return NewRef<Object>(Names().builtins);
  return InternStr(std::string_view(type->name, static_cast<size_t>(dot - type->name)));
}

Ref<StrObject> TypeFullName(TypeObject* type) {
  if (!IsHeapType(type)) return NewStr(type->name);
  Ref<Object> module = TypeModule(type);
  if (!module) ClearError();
  if (!module || !IsStr(module.get()) || StrEqual(AsStr(module.get()), Names().builtins)) return NewRef(type->qualname.get());
  return StrFormat("%U.%U", AsStr(module.get()), type->qualname.get());
}

constinit const GetSetDef kTypeGetSets[] = {
    {"__flags__", &GetFlags},
    {"__dictoffset__", &GetDictOffset},
    {"__name__", &GetName, &SetName},
    {"__qualname__", &GetQualname, &SetQualname},
    {"__bases__", &GetBases, &SetTypeBases},
    {"__module__", &GetModule, &SetModule},
    {"__abstractmethods__", &GetAbstractMethods, &SetAbstractMethods},
    {"__dict__", &GetDict},
    {"__doc__", &GetDoc, &SetDoc},
    {"__text_signature__", &GetTextSignature},
    {"__annotations__", &GetAnnotations, &SetAnnotations},
};

constinit const MemberDef kTypeMembers[] = {
    {"__basicsize__", MemberKind::kInt32, offsetof(TypeObject, basic_size)},
    {"__itemsize__", MemberKind::kInt32, offsetof(TypeObject, item_size)},
    {"__weakrefoffset__", MemberKind::kInt32, offsetof(TypeObject, weaklist_offset)},
    {"__base__", MemberKind::kObject, offsetof(TypeObject, base)},
    {"__mro__", MemberKind::kObject, offsetof(TypeObject, mro)},
};

}  // namespace viv
