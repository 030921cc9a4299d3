// How a type becomes ready: builtin types from their tables, and the steps that they share with classes made by Python.
#include <cstring>

#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/slot_table.h"
#include "interpreter/objects/type_parts.h"

namespace viv {

extern const TypeSpec kObjectSpec;
extern const TypeSpec kTypeSpec;

namespace {

bool AddIfAbsent(TypeObject* type, const char* name, Ref<Object> value) {
  if (!value) return false;
  Ref<StrObject> key = InternStr(name);
  if (!key) return false;
  return DictSetDefault(type->dict, key, value).get() != nullptr;
}

bool AddMethod(TypeObject* type, const MethodDef& def) {
  Ref<Object> value;
  if (def.flags & kClassMethodFlag) {
    value = NewClassMethodDescriptor(type, &def);
  } else if (def.flags & kStaticMethodFlag) {
    Ref<Object> function = NewBuiltinFunction(&def, type, nullptr);
    if (!function) return false;
    value = NewStaticMethod(function);
  } else {
    value = NewMethodDescriptor(type, &def);
  }
  if (!value) return false;
  if (!(def.flags & kCoexist)) return AddIfAbsent(type, def.name, std::move(value));
  // A method that stands in front of the slot of its name, because calling it is quicker than the wrapper.
  Ref<StrObject> key = InternStr(def.name);
  return key && DictSet(type->dict, key, value);
}

// __new__: exposed by the types that have a slot of their own, inherited by the others.
bool SetNewSlot(TypeObject* type) {
  TypeObject* base = type->base;
  TypeSlots& slots = type->slots;
  if (!slots.new_ && base == BuiltinType(TypeId::kObject) && !IsHeapType(type)) type->type_flags |= kTypeDisallowInstantiation;
  if (type->type_flags & kTypeDisallowInstantiation) {
    slots.new_ = nullptr;
    return true;
  }
  if (!slots.new_) {
    if (base) slots.new_ = base->slots.new_;
    return true;
  }
  return AddIfAbsent(type, "__new__", NewNewWrapper(type));
}

bool FillDict(TypeObject* type) {
  if (!IsHeapType(type) && !AddSlotWrappers(type)) return false;
  const TypeSpec* spec = type->spec;
  if (spec) {
    for (const MethodDef& def : spec->methods) {
      if (!AddMethod(type, def)) return false;
    }
    for (const MemberDef& def : spec->members) {
      if (!AddIfAbsent(type, def.name, NewMemberDescriptor(type, &def))) return false;
    }
    for (const GetSetDef& def : spec->getsets) {
      if (!AddIfAbsent(type, def.name, NewGetSetDescriptor(type, &def))) return false;
    }
  } else {
    for (int32_t i = 0; i < type->member_count; ++i) {
      if (!AddIfAbsent(type, type->members[i].name, NewMemberDescriptor(type, &type->members[i]))) return false;
    }
    if (type->dict_offset != 0 && type->base->dict_offset == 0) {
      if (!AddIfAbsent(type, "__dict__", NewGetSetDescriptor(type, &kInstanceDictGetSet))) return false;
    }
    if (type->weaklist_offset != 0 && type->base->weaklist_offset == 0) {
      if (!AddIfAbsent(type, "__weakref__", NewGetSetDescriptor(type, &kInstanceWeakRefGetSet))) return false;
    }
  }
  if (DictGetStr(type->dict, Names().__doc__)) return true;
  Ref<Object> doc = DocOf(type->name, spec ? spec->doc : nullptr);
  return doc && DictSet(type->dict, Names().__doc__, doc);
}

bool Inherit(TypeObject* type) {
  if (TypeObject* base = type->base) InheritFlagsAndSizes(type, base);
  TupleObject* mro = type->mro;
  for (ptrdiff_t i = 1; i < mro->size; ++i) {
    if (!IsType(mro->items[i])) continue;
    if (!InheritSlots(type, static_cast<TypeObject*>(mro->items[i]))) return false;
  }
  return true;
}

// Equality without hash: instances are unhashable, and the class says so.
bool SetHash(TypeObject* type) {
  if (type->slots.hash || DictGetStr(type->dict, Names().__hash__)) return true;
  type->slots.hash = &HashNotImplemented;
  return DictSet(type->dict, Names().__hash__, None());
}

Ref<Object> WeakReferenceTo(TypeObject* type) {
  if (WeakRef* shared = FindSharedWeakRef(type, WeakRefFlavor::kRef)) return NewRef<Object>(shared);
  auto* weakref = NewContainer<WeakRef>(BuiltinType(TypeId::kWeakReference));
  if (!weakref) return nullptr;
  InitWeakRef(weakref, type, nullptr, WeakRefFlavor::kRef);
  WeakRef* inserted = InsertWeakRef(weakref);
  Track(weakref);
  Ref<Object> made = Ref<Object>::Adopt(weakref);
  return inserted == weakref ? std::move(made) : NewRef<Object>(inserted);
}

Ref<Object> AddressKey(TypeObject* type) { return NewIntFromUnsigned(reinterpret_cast<uintptr_t>(type)); }

}  // namespace

Ref<TypeObject> AllocateBuiltinType(const TypeSpec& spec, TypeObject* base_or_null) {
  Runtime& runtime = CurrentRuntime();
  auto* type = static_cast<TypeObject*>(AllocateZeroed(Domain::kRaw, kTypeBasicSize));
  if (!type) return RaiseMemoryError(), nullptr;
  TypeObject*& type_type = runtime.types[static_cast<size_t>(TypeId::kType)];
  type->refcount = 2;  // one is the runtime's
  type->kind = kType;
  type->type = &spec == &kTypeSpec ? type : type_type;
  if (&spec == &kTypeSpec) {  // `object` came before
    runtime.types[static_cast<size_t>(TypeId::kObject)]->type = type;
  }
  type->name = spec.name;
  type->type_flags = (spec.flags & ~(kTypeIsHeap | kTypeReady)) | kTypeImmutable | (spec.finalize ? uint32_t{kTypeHasFinalizer} : 0);
  type->instance_kind = spec.instance_kind;
  type->basic_size = spec.basic_size;
  type->item_size = spec.item_size;
  type->weaklist_offset = spec.weaklist_offset;
  type->dict_offset = spec.dict_offset;
  type->dealloc = spec.dealloc;
  type->traverse = spec.traverse;
  type->clear = spec.clear;
  type->finalize = spec.finalize;
  type->slots = spec.slots;
  type->spec = &spec;
  if (&spec != &kObjectSpec) {
    TypeObject* base = base_or_null ? base_or_null : BuiltinType(spec.base);
    type->base.Init(NewRef(base));
    InheritFlagsAndSizes(type, base);
    if (!type->dealloc) type->dealloc = base->dealloc;
  }
  type->base_dealloc = type->dealloc;
  type->next_builtin = runtime.builtin_types;
  runtime.builtin_types = type;
  return Ref<TypeObject>::Adopt(type);
}

bool ReadyBuiltinType(TypeObject* type) {
  Ref<DictObject> dict = NewDict();
  if (!dict) return false;
  type->dict.Init(std::move(dict));
  TypeObject* base = type->base;
  Ref<TupleObject> bases = base ? NewTuple({base}) : EmptyTuple();
  if (!bases) return false;
  type->bases.Init(std::move(bases));
  return ReadyType(type);
}

Ref<TypeObject> MakeBuiltinType(const TypeSpec& spec, TypeObject* base_or_null) {
  Ref<TypeObject> type = AllocateBuiltinType(spec, base_or_null);
  return type && ReadyBuiltinType(type.get()) ? std::move(type) : nullptr;
}

bool ReadyType(TypeObject* type) {
  if (UpdateMro(type, nullptr) < 0) return false;
  if (!SetNewSlot(type) || !FillDict(type) || !Inherit(type) || !SetHash(type) || !AddToSubclasses(type)) return false;
  type->type_flags |= kTypeReady | (type->finalize ? uint32_t{kTypeHasFinalizer} : 0);
  return true;
}

Ref<TypeObject> AllocateHeapType(TypeObject* metatype, Borrowed<StrObject> name, int32_t slot_count) {
  size_t bytes = kTypeBasicSize + (static_cast<size_t>(slot_count) + 1) * kTypeItemSize;
  auto* type = NewContainer<TypeObject>(metatype, bytes);
  if (!type) return nullptr;
  memset(reinterpret_cast<char*>(type) + sizeof(Object), 0, bytes - sizeof(Object));
  type->type_flags = kTypeIsHeap | kTypeIsBaseType | kTypeHasGc;
  type->members = reinterpret_cast<MemberDef*>(reinterpret_cast<char*>(type) + kTypeBasicSize);
  static_assert(sizeof(MemberDef) <= kTypeItemSize);
  type->member_count = slot_count;
  type->dealloc = &DeallocInstance;
  type->traverse = &TraverseInstance;
  type->clear = &ClearInstance;
  Ref<TypeObject> result = Ref<TypeObject>::Adopt(type);
  return SetTypeName(type, name) ? std::move(result) : nullptr;
}

bool SetTypeName(TypeObject* type, Borrowed<StrObject> name) {
  std::string_view text = StrUtf8(name);
  if (!text.data()) return false;
  if (text.find('\0') != std::string_view::npos) {
    return RaiseFalse(TypeId::kValueError, "type name must not contain null characters");
  }
  type->name = text.data();
  type->heap_name.Set(name.ToOwned());
  return true;
}

bool AddToSubclasses(TypeObject* type) {
  for (Object* item : TupleItems(type->bases)) {
    auto* base = static_cast<TypeObject*>(item);
    if (!base->subclasses) {
      Ref<DictObject> dict = NewDict();
      if (!dict) return false;
      base->subclasses.Set(std::move(dict));
    }
    Ref<Object> key = AddressKey(type);
    Ref<Object> weakref = key ? WeakReferenceTo(type) : nullptr;
    if (!weakref || !DictSet(base->subclasses, key, weakref)) return false;
  }
  return true;
}

void RemoveFromSubclasses(TypeObject* type, TupleObject* bases) {
  if (!bases) return;
  for (Object* item : TupleItems(bases)) {
    auto* base = static_cast<TypeObject*>(item);
    if (!base->subclasses) continue;
    Ref<Object> key = AddressKey(type);
    if (!key || !DictPop(base->subclasses, key, None())) ClearError();
    if (base->subclasses->used == 0) base->subclasses.Clear();
  }
}

}  // namespace viv
