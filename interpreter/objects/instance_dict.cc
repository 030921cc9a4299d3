// The attributes of instances: values arrays in front of the object, key sharing between the instances of a class, and the moment when
// an instance gets a dict of its own.
//
// A class has shared keys. An instance starts with an array of values, one place for each entry of these keys, and no dict. Who asks
// for its __dict__ gets a split dict that takes the array over. Where a name finds no room in the shared keys, or is no exact str, a
// combined dict takes over instead. The room shrinks by one with each instance made (down to one place more than there are names),
// so that a class's instances get arrays as large as its first ones needed.
#include "interpreter/objects/dict_keys.h"

namespace viv {
namespace {

constexpr size_t PrefixBytes(ptrdiff_t capacity) { return (static_cast<size_t>(capacity) + 2 + 7) & ~size_t{7}; }
char* BlockOf(const DictValues* values) { return reinterpret_cast<char*>(const_cast<DictValues*>(values)) - values->prefix_bytes(); }

// The entry of an attribute's name in shared keys, made where needed. kEmptySlot: no room.
ptrdiff_t SharedEntry(DictKeys* keys, StrObject* name) {
  int64_t hash = KnownStrHash(name);
  ptrdiff_t index = FindStr(keys, name, hash);
  if (index >= 0 || keys->usable <= 0) return index;
  DropKeysVersion(keys);
  index = keys->entry_count;
  SetIndexAt(keys, FindFreeSlot(keys, hash), index);
  IncRef(name);
  UnicodeEntries(keys)[index] = {name, nullptr};
  keys->usable--;
  keys->entry_count++;
  return index;
}

// A split dict that takes the values over.
Ref<DictObject> DictOfValues(DictKeys* keys, DictValues* values) {
  bool track = false;
  for (ptrdiff_t i = 0; i < keys->entry_count; ++i) track |= values->values[i] && MayBeTracked(values->values[i]);
  auto* dict = NewListedContainer<DictObject>(FreeListId::kDict, BuiltinType(TypeId::kDict));
  if (!dict) return nullptr;
  ShareKeys(keys);
  dict->used = values->count();
  dict->version = NextDictVersion();
  dict->keys = keys;
  dict->values = values;
  if (track) Track(dict);
  return Ref<DictObject>::Adopt(dict);
}

// An instance's values become its dict. Null: failed, nothing has changed.
DictObject* Materialize(Object* instance, DictValues* values) {
  Ref<DictObject> dict = DictOfValues(TypeOf(instance)->shared_keys, values);
  if (!dict) return nullptr;
  *ManagedValuesPointer(instance) = nullptr;
  *ManagedDictPointer(instance) = dict.get();
  return static_cast<DictObject*>(dict.Release());
}

// Where an unmanaged __dict__ stands; null: the type has none. A negative offset counts from the end of a variable-sized object.
Object** UnmanagedDictPointer(Object* instance) {
  ptrdiff_t offset = instance->type->dict_offset;
  return offset > 0 ? reinterpret_cast<Object**>(reinterpret_cast<char*>(instance) + offset) : nullptr;
}

Ref<DictObject> NewInstanceDict(TypeObject* type) {
  DictKeys* keys = type->shared_keys;
  if (!keys || !(type->type_flags & kTypeIsHeap)) return NewDict();
  DictValues* values = NewValues(SharedCapacity(keys));
  if (!values) return nullptr;
  ShareKeys(keys);
  return NewDictWith(keys, values, 0);
}

}  // namespace

void DictValues::RemoveSlot(ptrdiff_t slot) {
  auto* prefix = reinterpret_cast<uint8_t*>(this);
  uint8_t size = prefix[-2];
  int i = 0;
  while (prefix[-3 - i] != slot) ++i;
  VIV_DCHECK(i < size, "D5: a slot with a value is in the order");
  for (; i + 1 < size; ++i) prefix[-3 - i] = prefix[-3 - i - 1];
  prefix[-2] = static_cast<uint8_t>(size - 1);
}

DictValues* NewValues(ptrdiff_t capacity) {
  VIV_DCHECK(capacity >= 1 && capacity <= kMaxSharedKeys, "shared keys have room for thirty entries");
  size_t prefix = PrefixBytes(capacity);
  auto* block = static_cast<char*>(Allocate(Domain::kMem, prefix + static_cast<size_t>(capacity) * sizeof(Object*)));
  if (!block) return RaiseMemoryError(), nullptr;
  auto* values = reinterpret_cast<DictValues*>(block + prefix);
  block[prefix - 1] = static_cast<char>(prefix);
  block[prefix - 2] = 0;
  std::memset(static_cast<void*>(values), 0, static_cast<size_t>(capacity) * sizeof(Object*));
  return values;
}

void FreeValues(DictValues* values) { Free(Domain::kMem, BlockOf(values)); }

DictValues* CloneValues(const DictValues* values, ptrdiff_t capacity) {
  // The array may be larger than the keys' room is now; what lies beyond is empty and never will be filled.
  DictValues* clone = NewValues(capacity);
  if (!clone) return nullptr;
  for (ptrdiff_t i = 0; i < values->count(); ++i) clone->AppendSlot(values->slot_in_order(i));
  std::memcpy(static_cast<void*>(clone), values, static_cast<size_t>(capacity) * sizeof(Object*));
  return clone;
}

DictKeys* NewSharedKeys() {
  DictKeys* keys = NewKeys(kSharedKeysLog2, true);
  if (!keys) return nullptr;
  keys->kind = KeysKind::kSplit;
  keys->usable = kMaxSharedKeys;
  return keys;
}

bool InitInstanceValues(Object* instance, TypeObject* type) {
  DictKeys* keys = type->shared_keys;
  if (!keys) return true;  // its dict is made when it is asked for
  if (keys->usable > 1) keys->usable--;
  DictValues* values = NewValues(SharedCapacity(keys));
  if (!values) return false;
  *ManagedValuesPointer(instance) = values;
  return true;
}

Borrowed<Object> InstanceValueGet(Object*, DictKeys* keys, DictValues* values, Borrowed<StrObject> name) {
  ptrdiff_t index = DictKeysIndexOf(keys, name);
  return index >= 0 ? values->values[index] : nullptr;
}

bool InstanceValueSet(Object* instance, DictValues* values, Borrowed<StrObject> name, Borrowed<Object> value_or_null) {
  ptrdiff_t index = name->kind == kStr ? SharedEntry(TypeOf(instance)->shared_keys, name) : kEmptySlot;
  if (index < 0) {
    DictObject* dict = Materialize(instance, values);
    if (!dict) return false;
    Ref<DictObject> alive = NewRef(dict);
    return value_or_null ? DictSet(dict, name, value_or_null) : DictDelete(dict, name);
  }
  Object* old = values->values[index];
  if (!old) {
    if (!value_or_null) {
      RaiseAttributeError(instance, name);
      return false;
    }
    values->AppendSlot(index);
  } else if (!value_or_null) {
    values->RemoveSlot(index);
  }
  IncRefOrNull(value_or_null);
  values->values[index] = value_or_null;
  DecRefOrNull(old);
  return true;
}

Borrowed<DictObject> InstanceDict(Object* instance, bool to_store) {
  TypeObject* type = TypeOf(instance);
  if (type->type_flags & kTypeManagedDict) {
    Object** place = ManagedDictPointer(instance);
    if (*place) return AsDict(*place);
    if (DictValues* values = *ManagedValuesPointer(instance)) return Materialize(instance, values);
    Ref<DictObject> dict = to_store ? NewInstanceDict(type) : NewDict();
    if (!dict) return nullptr;
    if (*place) return AsDict(*place);  // a collection has run, and somebody else was faster
    *place = dict.Release();
    return AsDict(*place);
  }
  Object** place = UnmanagedDictPointer(instance);
  if (!place) {
    Raise(TypeId::kAttributeError, "This object has no __dict__");
    return nullptr;
  }
  if (!*place) {
    Ref<DictObject> dict = NewInstanceDict(type);
    if (!dict) return nullptr;
    if (*place) return AsDict(*place);
    *place = dict.Release();
  }
  return AsDict(*place);
}

DictObject* InstanceDictIfExists(Object* instance) {
  if (instance->type->type_flags & kTypeManagedDict) return static_cast<DictObject*>(*ManagedDictPointer(instance));
  Object** place = UnmanagedDictPointer(instance);
  return place ? static_cast<DictObject*>(*place) : nullptr;
}

int VisitInstanceAttributes(Object* instance, VisitFn visit, void* context) {
  if (Object* dict = *ManagedDictPointer(instance)) {
    if (int stop = visit(dict, context)) return stop;
  }
  if (DictValues* values = *ManagedValuesPointer(instance)) {
    ptrdiff_t count = TypeOf(instance)->shared_keys->entry_count;
    for (ptrdiff_t i = 0; i < count; ++i) {
      if (!values->values[i]) continue;
      if (int stop = visit(values->values[i], context)) return stop;
    }
  }
  return 0;
}

void ClearInstanceAttributes(Object* instance) {
  if (*ManagedDictPointer(instance)) DecRef(std::exchange(*ManagedDictPointer(instance), nullptr));
  if (!*ManagedValuesPointer(instance)) return;
  ptrdiff_t count = TypeOf(instance)->shared_keys->entry_count;
  for (ptrdiff_t i = 0; i < count; ++i) {
    // Releasing a value may run Python that gives the instance a dict.
    DictValues* values = *ManagedValuesPointer(instance);
    if (!values) return;
    if (!values->values[i]) continue;
    values->RemoveSlot(i);
    DecRef(std::exchange(values->values[i], nullptr));
  }
}

void FreeInstanceValues(Object* instance) {
  DictValues* values = std::exchange(*ManagedValuesPointer(instance), nullptr);
  if (!values) return;
  ptrdiff_t count = TypeOf(instance)->shared_keys->entry_count;
  for (ptrdiff_t i = 0; i < count; ++i) DecRefOrNull(values->values[i]);
  FreeValues(values);
}

}  // namespace viv
