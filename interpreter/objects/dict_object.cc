// dict: its life, entries coming and going. Other parts: dict_keys.cc (tables and search), dict_merge.cc (many entries at once),
// dict_methods.cc (what Python sees), dict_iterators.cc, dict_views.cc, instance_dict.cc (attributes of instances).
#include "interpreter/objects/dict_object.h"

#include <cstring>

#include "interpreter/objects/dict_fill.h"
#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/version_profile.h"

namespace viv {
namespace {

#ifdef VIV_CHECKS
// The whole of a small dict, after each change.
void CheckConsistency(const DictObject* dict) {
  if (dict->keys->entry_count <= 64) DictValidate(dict);
}
#else
inline void CheckConsistency(const DictObject*) {}
#endif

// Moves all entries of `dict` to `to`, which is fresh, in their order.
void MoveEntries(DictObject* dict, DictKeys* to) {
  DictKeys* from = dict->keys;
  ptrdiff_t count = dict->used;
  auto put = [to](ptrdiff_t i, Object* key, int64_t hash, Object* value) {
    if (IsUnicode(to)) {
      UnicodeEntries(to)[i] = {key, value};
    } else {
      GeneralEntries(to)[i] = {hash, key, value};
    }
  };
  if (DictValues* values = dict->values) {
    // The keys stay with the others that share them.
    for (ptrdiff_t i = 0; i < count; ++i) {
      ptrdiff_t slot = values->slot_in_order(i);
      Object* key = UnicodeEntries(from)[slot].key;
      IncRef(key);
      put(i, key, KnownStrHash(key), values->values[slot]);
    }
  } else if (from->kind == to->kind && from->entry_count == count) {
    std::memcpy(to->indices + (size_t{1} << to->log2_index_bytes), from->indices + (size_t{1} << from->log2_index_bytes),
                EntryBytes(from) * static_cast<size_t>(count));
  } else if (IsUnicode(from)) {
    const UnicodeEntry* entries = UnicodeEntries(from);
    for (ptrdiff_t i = 0, at = 0; i < count; ++at) {
      if (entries[at].value) put(i++, entries[at].key, KnownStrHash(entries[at].key), entries[at].value);
    }
  } else {
    const GeneralEntry* entries = GeneralEntries(from);
    for (ptrdiff_t i = 0, at = 0; i < count; ++at) {
      if (entries[at].value) put(i++, entries[at].key, entries[at].hash, entries[at].value);
    }
  }
  BuildIndices(to, count);
  to->usable -= count;
  to->entry_count = count;
}

// Room for three times what there is: growing dicts double, ones with many deleted entries shrink.
bool GrowForInsertion(DictObject* dict, bool unicode) {
  return DictResize(dict, KeysLog2ForSlots(static_cast<size_t>(dict->used) * 3), unicode);
}

// The first entry of a dict that points at EmptyKeys().
bool InsertFirst(DictObject* dict, Object* key, int64_t hash, Object* value) {
  DictKeys* keys = NewKeys(kMinKeysLog2, key->kind == kStr);
  if (!keys) return false;
  MaintainTracking(dict, key, value);
  IncRef(key);
  IncRef(value);
  keys->indices[static_cast<size_t>(hash) & 7] = 0;
  if (IsUnicode(keys)) {
    UnicodeEntries(keys)[0] = {key, value};
  } else {
    GeneralEntries(keys)[0] = {hash, key, value};
  }
  keys->usable--;
  keys->entry_count = 1;
  dict->keys = keys;
  dict->used = 1;
  dict->version = NextDictVersion();
  CheckConsistency(dict);
  return true;
}

// An entry for a key that is not there; exact str or general keys.
bool InsertNew(DictObject* dict, Object* key, int64_t hash, Object* value) {
  DropKeysVersion(dict->keys);
  if (dict->keys->usable <= 0 && !GrowForInsertion(dict, true)) return false;
  MaintainTracking(dict, key, value);
  DictKeys* keys = dict->keys;
  ptrdiff_t index = keys->entry_count;
  SetIndexAt(keys, FindFreeSlot(keys, hash), index);
  IncRef(key);
  IncRef(value);
  if (keys->kind == KeysKind::kUnicode) {
    UnicodeEntries(keys)[index] = {key, value};
  } else if (keys->kind == KeysKind::kGeneral) {
    GeneralEntries(keys)[index] = {hash, key, value};
  } else {
    UnicodeEntries(keys)[index] = {key, nullptr};
    dict->values->AppendSlot(index);
    dict->values->values[index] = value;
  }
  dict->used++;
  dict->version = NextDictVersion();
  keys->usable--;
  keys->entry_count++;
  CheckConsistency(dict);
  return true;
}

// The same for a combined dict with room, where the place in the table is known.
inline bool AppendEntry(DictObject* dict, size_t slot, Object* key, int64_t hash, Object* value) {
  DictKeys* keys = dict->keys;
  DropKeysVersion(keys);
  MaintainTracking(dict, key, value);
  ptrdiff_t index = keys->entry_count++;
  keys->usable--;
  if (__builtin_expect(keys->log2_size < 8, 1)) {
    keys->indices[slot] = static_cast<char>(index);
  } else {
    SetIndexAt(keys, slot, index);
  }
  IncRef(key);
  IncRef(value);
  if (keys->kind == KeysKind::kUnicode) {
    UnicodeEntries(keys)[index] = {key, value};
  } else {
    GeneralEntries(keys)[index] = {hash, key, value};
  }
  dict->used++;
  dict->version = NextDictVersion();
  CheckConsistency(dict);
  return true;
}

// Another value at a place that has one. `key`: null where it is a str.
inline bool ReplaceValueAt(DictObject* dict, Object** place, const Object* key, Object* value) {
  if (!HeadOf(dict)->IsTracked() && (MayBeTracked(value) || (key && MayBeTracked(key)))) Track(dict);
  Object* old = *place;
  if (old == value) return true;
  IncRef(value);
  *place = value;
  dict->version = NextDictVersion();
  CheckConsistency(dict);
  DecRef(old);
  return true;
}

// Another value for an entry that is there (with split keys: that may have none yet).
void ReplaceValue(DictObject* dict, ptrdiff_t index, Object* key, Object* value) {
  MaintainTracking(dict, key, value);
  Object** place = EntryValuePlace(dict, index);
  Object* old = *place;
  if (old == value) return;
  IncRef(value);
  *place = value;
  if (!old) {
    dict->values->AppendSlot(index);
    dict->used++;
  }
  dict->version = NextDictVersion();
  CheckConsistency(dict);
  DecRefOrNull(old);
}

// Before a key that is no exact str goes into keys made for str.
inline bool PrepareKind(DictObject* dict, const Object* key) {
  return key->kind == kStr || !IsUnicode(dict->keys) || GrowForInsertion(dict, false);
}

}  // namespace

void DictDealloc(Object* self) {
  auto* dict = static_cast<DictObject*>(self);
  Untrack(self);
  DictKeys* keys = dict->keys;
  if (keys != EmptyKeys()) {
    TrashcanScope trashcan(self, &DictDealloc);
    if (trashcan.deferred()) return;
    if (DictValues* values = dict->values) {
      for (ptrdiff_t i = 0; i < keys->entry_count; ++i) DecRefOrNull(values->values[i]);
      FreeValues(values);
    }
    ReleaseKeys(keys);
  }
  if (dict->kind == kDict) {
    FreeListedContainer(FreeListId::kDict, dict);
  } else {
    FreeObject(dict);
  }
}

bool DictResize(DictObject* dict, uint8_t log2_size, bool unicode) {
  DictKeys* old_keys = dict->keys;
  DictKeys* keys = NewKeys(log2_size, unicode && IsUnicode(old_keys));
  if (!keys) return false;
  VIV_DCHECK(keys->usable >= dict->used, "a new table holds what there is");
  MoveEntries(dict, keys);
  DictValues* old_values = std::exchange(dict->values, nullptr);
  dict->keys = keys;
  if (old_values) {
    FreeValues(old_values);
    ReleaseKeys(old_keys);
  } else {
    FreeKeysMemory(old_keys);  // what it referred to has moved
  }
  CheckConsistency(dict);
  return true;
}

bool DictInsert(DictObject* dict, Object* key, int64_t hash, Object* value) {
  // Nearly always one search decides, without running Python, both whether the key is there and where it goes.
  DictKeys* keys = dict->keys;
  size_t slot;
  if (__builtin_expect(keys->kind == KeysKind::kUnicode && key->kind == kStr, 1)) {
    ptrdiff_t index = FindStrOrFree(keys, static_cast<StrObject*>(key), hash, &slot);
    if (index >= 0) return ReplaceValueAt(dict, &UnicodeEntries(keys)[index].value, nullptr, value);
    if (keys->usable > 0) return AppendEntry(dict, slot, key, hash, value);
    return keys == EmptyKeys() ? InsertFirst(dict, key, hash, value) : InsertNew(dict, key, hash, value);
  }
  if (keys->kind == KeysKind::kGeneral) {
    ptrdiff_t index = FindGeneralOrFree(keys, key, hash, &slot);
    if (index >= 0) return ReplaceValueAt(dict, &GeneralEntries(keys)[index].value, key, value);
    if (index == kEmptySlot) return keys->usable > 0 ? AppendEntry(dict, slot, key, hash, value) : InsertNew(dict, key, hash, value);
  }
  if (keys == EmptyKeys()) return InsertFirst(dict, key, hash, value);
  if (!PrepareKind(dict, key)) return false;
  ptrdiff_t index = FindKey(dict, key, hash);
  if (index >= 0) {
    ReplaceValue(dict, index, key, value);
    return true;
  }
  if (__builtin_expect(index == kLookupFailed, 0)) return false;
  if (__builtin_expect(dict->keys == EmptyKeys(), 0)) return InsertFirst(dict, key, hash, value);  // an __eq__ has cleared it
  if (__builtin_expect(!PrepareKind(dict, key), 0)) return false;                                  // or filled it anew
  return InsertNew(dict, key, hash, value);
}

int DictTakePairs(DictObject* dict, Object* const* pairs, ptrdiff_t count) {
  if (dict->keys != EmptyKeys() || count == 0) return 0;
  const ObjectKind kind = pairs[0]->kind;
  if (kind != kStr && kind != kInt) return 0;
  for (ptrdiff_t i = 1; i < count; ++i) {
    if (pairs[2 * i]->kind != kind) return 0;
  }
  // The size that it has in the end, grown step by step.
  uint8_t log2_size = kMinKeysLog2;
  while (UsableFraction(size_t{1} << log2_size) < count) {
    log2_size = KeysLog2ForSlots(static_cast<size_t>(UsableFraction(size_t{1} << log2_size)) * 3);
  }
  DictKeys* keys = NewKeys(log2_size, kind == kStr);
  if (!keys) return -1;
  bool tracked = false;
  for (ptrdiff_t i = 0; i < count; ++i) {
    Object *key = pairs[2 * i], *value = pairs[2 * i + 1];
    const int64_t hash = KeyHash(key);
    size_t slot;
    ptrdiff_t found = kind == kStr ? FindStrOrFree(keys, static_cast<StrObject*>(key), hash, &slot) : FindGeneralOrFree(keys, key, hash, &slot);
    if (found != kEmptySlot) {
      FreeKeysMemory(keys);  // owns nothing yet
      return 0;
    }
    if (log2_size < 8) {
      keys->indices[slot] = static_cast<char>(i);
    } else {
      SetIndexAt(keys, slot, i);
    }
    if (kind == kStr) {
      UnicodeEntries(keys)[i] = {key, value};
    } else {
      GeneralEntries(keys)[i] = {hash, key, value};
    }
    tracked |= MayBeTracked(value);
  }
  keys->usable -= count;
  keys->entry_count = count;
  dict->keys = keys;
  dict->used = count;
  dict->version = NextDictVersion();
  if (tracked && !HeadOf(dict)->IsTracked()) Track(dict);
  CheckConsistency(dict);
  return 1;
}

Ref<Object> TakeEntry(DictObject* dict, ptrdiff_t index, int64_t hash) {
  Object** place = EntryValuePlace(dict, index);
  Ref<Object> value = Ref<Object>::Adopt(std::exchange(*place, nullptr));
  Ref<Object> key;
  DictKeys* keys = dict->keys;
  dict->used--;
  dict->version = NextDictVersion();
  if (dict->values) {
    dict->values->RemoveSlot(index);
  } else {
    DropKeysVersion(keys);
    SetIndexAt(keys, FindSlotOfIndex(keys, hash, index), kDeletedSlot);
    if (IsUnicode(keys)) {
      key = Ref<Object>::Adopt(std::exchange(UnicodeEntries(keys)[index].key, nullptr));
    } else {
      key = Ref<Object>::Adopt(std::exchange(GeneralEntries(keys)[index].key, nullptr));
      GeneralEntries(keys)[index].hash = 0;
    }
  }
  CheckConsistency(dict);
  return value;
}

// ---- Making ----------------------------------------------------------------------------------------------------------------------

Ref<DictObject> NewDictWith(DictKeys* keys, DictValues* values, ptrdiff_t used) {
  auto* dict = NewListedContainer<DictObject>(FreeListId::kDict, BuiltinType(TypeId::kDict));
  if (__builtin_expect(!dict, 0)) {
    if (values) FreeValues(values);
    ReleaseKeys(keys);
    return nullptr;
  }
  dict->used = used;
  dict->version = NextDictVersion();
  dict->keys = keys;
  dict->values = values;
  return Ref<DictObject>::Adopt(dict);
}

Ref<DictObject> NewDict() { return NewDictWith(EmptyKeys(), nullptr, 0); }

Ref<DictObject> NewDictPresized(ptrdiff_t items, bool unicode) {
  constexpr uint8_t kMaxLog2 = 17;  // no promise is made for more: the number may come from a program
  if (items <= UsableFraction(size_t{1} << kMinKeysLog2)) return NewDict();
  uint8_t log2_size = items > UsableFraction(size_t{1} << kMaxLog2) ? kMaxLog2 : KeysLog2ForEntries(items);
  DictKeys* keys = NewKeys(log2_size, unicode);
  if (!keys) return nullptr;
  return NewDictWith(keys, nullptr, 0);
}

Ref<DictObject> NewDictFromItems(Object* const* keys, ptrdiff_t key_step, Object* const* values, ptrdiff_t value_step, ptrdiff_t count) {
  bool unicode = true;
  for (ptrdiff_t i = 0; unicode && i < count; ++i) unicode = keys[i * key_step]->kind == kStr;
  Ref<DictObject> dict = NewDictPresized(count, unicode);
  if (!dict) return nullptr;
  for (ptrdiff_t i = 0; i < count; ++i) {
    if (!DictSet(dict.get(), keys[i * key_step], values[i * value_step])) return nullptr;
  }
  return dict;
}

Ref<DictObject> DictCopy(DictObject* dict) {
  if (dict->used == 0) return NewDict();
  if (dict->values) {
    DictValues* values = CloneValues(dict->values, SharedCapacity(dict->keys));
    if (!values) return nullptr;
    ShareKeys(dict->keys);
    DictKeys* keys = dict->keys;
    for (ptrdiff_t i = 0; i < keys->entry_count; ++i) IncRefOrNull(values->values[i]);
    auto* raw = NewListedContainer<DictObject>(FreeListId::kDict, BuiltinType(TypeId::kDict));
    if (!raw) {
      for (ptrdiff_t i = 0; i < keys->entry_count; ++i) DecRefOrNull(values->values[i]);
      FreeValues(values);
      ReleaseKeys(keys);
      return nullptr;
    }
    raw->used = values->count();
    raw->version = NextDictVersion();
    raw->keys = keys;
    raw->values = values;
    if (HeadOf(dict)->IsTracked()) Track(raw);
    CheckConsistency(raw);
    return Ref<DictObject>::Adopt(raw);
  }
  if (IteratesAsDict(dict) && dict->used >= dict->keys->entry_count * 2 / 3) {
    // Few dead entries: the copy keeps them, and copying is one memcpy.
    DictKeys* keys = CloneKeys(dict->keys);
    if (!keys) return nullptr;
    ptrdiff_t used = dict->used;
    bool tracked = HeadOf(dict)->IsTracked();
    Ref<DictObject> copy = NewDictWith(keys, nullptr, used);
    if (copy && tracked) Track(copy.get());
    return copy;
  }
  Ref<DictObject> copy = NewDict();
  if (!copy || !DictMerge(copy.get(), dict)) return nullptr;
  return copy;
}

// ---- Reading ---------------------------------------------------------------------------------------------------------------------

Borrowed<Object> DictGetKnownHash(DictObject* dict, Borrowed<Object> key, int64_t hash) {
  ptrdiff_t index = FindKey(dict, key, hash);
  return index >= 0 ? EntryValue(dict, index) : nullptr;
}

Borrowed<Object> DictGet(DictObject* dict, Borrowed<Object> key) {
  int64_t hash = KeyHash(key);
  if (__builtin_expect(hash == -1, 0)) return nullptr;
  return DictGetKnownHash(dict, key, hash);
}

Borrowed<Object> DictGetStr(DictObject* dict, Borrowed<StrObject> key) {
  DictKeys* keys = dict->keys;
  int64_t hash = KnownStrHash(key.get());
  if (__builtin_expect(keys->kind == KeysKind::kUnicode && key->kind == kStr, 1)) {
    ptrdiff_t index = FindStr(keys, key, hash);
    return index >= 0 ? UnicodeEntries(keys)[index].value : nullptr;
  }
  return key->kind == kStr ? DictGetKnownHash(dict, key, hash) : DictGet(dict, key);
}

Borrowed<Object> DictGetText(DictObject* dict, const char* ascii_key) {
  size_t length = std::strlen(ascii_key);
  struct {
    StrObject header;
    char characters[48];
  } key;
  if (!IsUnicode(dict->keys) || length >= sizeof key.characters) {  // a foreign key's __eq__ could keep what it is compared with
    Ref<StrObject> object = NewStrAscii(ascii_key);
    return object ? DictGetStr(dict, object) : nullptr;
  }
  // A string on the stack: the lookup cannot fail for want of memory.
  std::memcpy(key.characters, ascii_key, length + 1);
  key.header.refcount = 1;
  key.header.kind = kStr;
  key.header.reserved = 0;
  key.header.flags = 0;
  key.header.type = BuiltinType(TypeId::kStr);
  key.header.length = static_cast<ptrdiff_t>(length);
  key.header.hash = -1;
  key.header.width = 1;
  key.header.ascii = true;
  key.header.interned = kNotInterned;
  key.header.data = key.characters;
  return DictGetStr(dict, &key.header);
}

int DictContainsKnownHash(DictObject* dict, Borrowed<Object> key, int64_t hash) {
  ptrdiff_t index = FindKey(dict, key, hash);
  if (__builtin_expect(index == kLookupFailed, 0)) return -1;
  return index >= 0 && EntryValue(dict, index) != nullptr;
}

int DictContains(DictObject* dict, Borrowed<Object> key) {
  int64_t hash = KeyHash(key);
  if (__builtin_expect(hash == -1, 0)) return -1;
  return DictContainsKnownHash(dict, key, hash);
}

bool DictNext(const DictObject* dict, ptrdiff_t* position, Object** key, Object** value, int64_t* hash_or_null) {
  const DictKeys* keys = dict->keys;
  if (__builtin_expect(!hash_or_null && keys->kind != KeysKind::kSplit, 1)) {
    ptrdiff_t i = *position;
    if (i < 0) return false;
    const ptrdiff_t count = keys->entry_count;
    auto next = [&](const auto* entries) {
      while (i < count && !entries[i].value) ++i;
      if (i >= count) return false;
      *position = i + 1;
      if (key) *key = entries[i].key;
      if (value) *value = entries[i].value;
      return true;
    };
    return keys->kind == KeysKind::kUnicode ? next(UnicodeEntries(keys)) : next(GeneralEntries(keys));
  }
  ptrdiff_t index = NextEntry(dict, position);
  if (index < 0) return false;
  if (key) *key = EntryKey(dict->keys, index);
  if (value) *value = EntryValue(dict, index);
  if (hash_or_null) *hash_or_null = EntryHash(dict->keys, index);
  return true;
}

// ---- Writing ---------------------------------------------------------------------------------------------------------------------

bool DictSetKnownHash(DictObject* dict, Borrowed<Object> key, int64_t hash, Borrowed<Object> value) {
  return DictInsert(dict, key, hash, value);
}

bool DictSet(DictObject* dict, Borrowed<Object> key, Borrowed<Object> value) {
  if (__builtin_expect(key->kind == kInstance, 0)) {
    // Its __hash__ and __eq__ run while the references that the dict is going to own are there.
    Ref<Object> held_key = key.ToOwned(), held_value = value.ToOwned();
    int64_t hash = KeyHash(key);
    return hash != -1 && DictInsert(dict, key, hash, value);
  }
  int64_t hash = KeyHash(key);
  if (__builtin_expect(hash == -1, 0)) return false;
  return DictInsert(dict, key, hash, value);
}

bool DictSetText(DictObject* dict, const char* ascii_key, Borrowed<Object> value) {
  Ref<StrObject> key = InternStr(ascii_key);
  return key && DictSet(dict, key, value);
}

Borrowed<Object> DictSetDefault(DictObject* dict, Borrowed<Object> key, Borrowed<Object> fallback) {
  int64_t hash = KeyHash(key);
  if (hash == -1) return nullptr;
  if (dict->keys == EmptyKeys()) return InsertFirst(dict, key, hash, fallback) ? fallback : nullptr;
  if (!PrepareKind(dict, key)) return nullptr;
  ptrdiff_t index = FindKey(dict, key, hash);
  if (index == kLookupFailed) return nullptr;
  if (index >= 0) {
    if (Object* value = EntryValue(dict, index)) return value;
    ReplaceValue(dict, index, key, fallback);
    return fallback;
  }
  if (dict->keys == EmptyKeys()) return InsertFirst(dict, key, hash, fallback) ? fallback : nullptr;
  if (!PrepareKind(dict, key)) return nullptr;
  return InsertNew(dict, key, hash, fallback) ? fallback : nullptr;
}

bool DictDeleteKnownHash(DictObject* dict, Borrowed<Object> key, int64_t hash) {
  ptrdiff_t index = FindKey(dict, key, hash);
  if (index == kLookupFailed) return false;
  if (index < 0 || !EntryValue(dict, index)) return RaiseKeyError(key), false;
  TakeEntry(dict, index, hash).Reset();
  return true;
}

bool DictDelete(DictObject* dict, Borrowed<Object> key) {
  int64_t hash = KeyHash(key);
  if (hash == -1) return false;
  return DictDeleteKnownHash(dict, key, hash);
}

Ref<Object> DictPop(DictObject* dict, Borrowed<Object> key, Borrowed<Object> fallback_or_null) {
  auto absent = [&]() -> Ref<Object> {
    if (fallback_or_null) return NewRef(fallback_or_null);
    return RaiseKeyError(key);
  };
  if (dict->used == 0) return absent();  // without asking for the hash
  int64_t hash = KeyHash(key);
  if (hash == -1) return nullptr;
  ptrdiff_t index = FindKey(dict, key, hash);
  if (index == kLookupFailed) return nullptr;
  if (index < 0 || !EntryValue(dict, index)) return absent();
  return TakeEntry(dict, index, hash);
}

void DictClear(DictObject* dict) {
  // The dict is empty before the first item goes: a __del__ may look at it.
  DictKeys* keys = std::exchange(dict->keys, EmptyKeys());
  DictValues* values = std::exchange(dict->values, nullptr);
  dict->used = 0;
  dict->version = NextDictVersion();
  if (values) {
    for (ptrdiff_t i = 0; i < keys->entry_count; ++i) DecRefOrNull(std::exchange(values->values[i], nullptr));
    FreeValues(values);
  }
  ReleaseKeys(keys);
}

void DictReplaceValueAt(DictObject* dict, ptrdiff_t index, Ref<Object> value) {
  MaintainTracking(dict, UnicodeEntries(dict->keys)[index].key, value.get());
  Object* old = std::exchange(UnicodeEntries(dict->keys)[index].value, value.Release());
  dict->version = NextDictVersion();
  DecRef(old);
}

// ---- For the collector and sys.getsizeof ---------------------------------------------------------------------------------------------

int DictTraverse(Object* self, VisitFn visit, void* context) {
  auto* dict = static_cast<DictObject*>(self);
  const DictKeys* keys = dict->keys;
  // str keys lead nowhere, so they are not visited; gc.get_referents shows that.
  if (keys->kind == KeysKind::kGeneral) {
    const GeneralEntry* entries = GeneralEntries(keys);
    for (ptrdiff_t i = 0; i < keys->entry_count; ++i) {
      if (i + kItemsAhead < keys->entry_count) {
        __builtin_prefetch(entries[i + kItemsAhead].key);
        __builtin_prefetch(entries[i + kItemsAhead].value);
      }
      if (!entries[i].value) continue;
      if (int stop = visit(entries[i].value, context)) return stop;
      if (int stop = visit(entries[i].key, context)) return stop;
    }
    return 0;
  }
  for (ptrdiff_t i = 0; i < keys->entry_count; ++i) {
    if (Object* value = EntryValue(dict, i)) {
      if (int stop = visit(value, context)) return stop;
    }
  }
  return 0;
}

void DictUntrackIfAtomic(DictObject* dict) {
  if (dict->kind != kDict || !HeadOf(dict)->IsTracked()) return;
  const DictKeys* keys = dict->keys;
  for (ptrdiff_t i = 0; i < keys->entry_count; ++i) {
    Object* value = EntryValue(dict, i);
    if (value && (MayBeTracked(value) || MayBeTracked(EntryKey(keys, i)))) return;
  }
  UntrackTracked(dict);
}

size_t DictSizeof(const DictObject* dict) {
  size_t bytes = static_cast<size_t>(ShownBasicSize(TypeOf(dict)));
  if (dict->values) bytes += static_cast<size_t>(SharedCapacity(dict->keys)) * sizeof(Object*);
  // Keys that are shared count as the class's.
  if (dict->keys->refcount == 1 && dict->keys != EmptyKeys()) bytes += KeysBytes(dict->keys);
  return bytes;
}

}  // namespace viv
