#include "interpreter/objects/dict_keys.h"

#include <algorithm>

#include "interpreter/objects/peek.h"
#include "interpreter/objects/version_profile.h"
#include "memory/check.h"

namespace viv {

uint8_t KeysLog2ForSlots(size_t slots) {
  size_t last = CurrentProfile().rounds_tables_tightly ? std::max<size_t>(slots, 8) - 1 : (slots | 8) - 1;
  return static_cast<uint8_t>(std::bit_width(last | 7));
}

namespace {

constexpr uint8_t IndexBytesLog2(uint8_t log2_size) {
  if (log2_size < 8) return log2_size;
  if (log2_size < 16) return static_cast<uint8_t>(log2_size + 1);
  if (log2_size < 32) return static_cast<uint8_t>(log2_size + 2);
  return static_cast<uint8_t>(log2_size + 3);
}

// Calls fn with a pointer to the table in its type.
template <class Keys, class Fn>
auto WithTable(Keys* keys, Fn fn) {
  char* table = const_cast<char*>(keys->indices);
  if (keys->log2_size < 8) return fn(reinterpret_cast<int8_t*>(table));
  if (keys->log2_size < 16) return fn(reinterpret_cast<int16_t*>(table));
  if (keys->log2_size < 32) return fn(reinterpret_cast<int32_t*>(table));
  return fn(reinterpret_cast<int64_t*>(table));
}

// The search among general entries, as long as no comparison has to ask the objects.
template <class Index, bool want_free>
inline ptrdiff_t FindGeneralIn(const DictKeys* keys, const Object* key, int64_t hash, size_t* free_slot) {
  const auto* table = reinterpret_cast<const Index*>(keys->indices);
  const GeneralEntry* entries = GeneralEntries(keys);
  size_t mask = SlotCount(keys) - 1;
  size_t perturb = static_cast<size_t>(hash);
  size_t slot = perturb & mask;
  size_t deleted = SIZE_MAX;
  for (;;) {
    ptrdiff_t index = table[slot];
    if (index >= 0) {
      const GeneralEntry& entry = entries[index];
      if (entry.key == key) return index;
      if (entry.hash == hash) {
        int equal = FastEqual(entry.key, key);
        if (equal > 0) return index;
        if (equal < 0) return kUndecided;
      }
    } else if (index == kEmptySlot) {
      if (want_free) *free_slot = deleted == SIZE_MAX ? slot : deleted;
      return kEmptySlot;
    } else if (want_free && deleted == SIZE_MAX) {
      deleted = slot;
    }
    perturb >>= 5;
    slot = (slot * 5 + perturb + 1) & mask;
  }
}

template <bool want_free>
ptrdiff_t FindGeneral(const DictKeys* keys, const Object* key, int64_t hash, size_t* free_slot) {
  if (__builtin_expect(keys->log2_size < 8, 1)) return FindGeneralIn<int8_t, want_free>(keys, key, hash, free_slot);
  if (keys->log2_size < 16) return FindGeneralIn<int16_t, want_free>(keys, key, hash, free_slot);
  if (keys->log2_size < 32) return FindGeneralIn<int32_t, want_free>(keys, key, hash, free_slot);
  return FindGeneralIn<int64_t, want_free>(keys, key, hash, free_slot);
}

// The search where an __eq__ may run, and change the dict: it starts again then.
ptrdiff_t FindMayRunPython(DictObject* dict, Object* key, int64_t hash) {
restart:
  DictKeys* keys = dict->keys;
  bool unicode = IsUnicode(keys);
  size_t mask = SlotCount(keys) - 1;
  size_t perturb = static_cast<size_t>(hash);
  size_t slot = perturb & mask;
  for (;;) {
    ptrdiff_t index = IndexAt(keys, slot);
    if (index >= 0) {
      Object* found = EntryKey(keys, index);
      if (found == key) return index;
      int64_t found_hash = unicode ? static_cast<const StrObject*>(found)->hash : GeneralEntries(keys)[index].hash;
      if (found_hash == hash) {
        int equal = FastEqual(found, key);
        if (equal < 0) {
          Ref<Object> alive = NewRef(found);
          equal = CompareBool(found, key, kEqual);
          if (equal < 0) return kLookupFailed;
          if (dict->keys != keys || EntryKey(keys, index) != found) goto restart;
        }
        if (equal > 0) return index;
      }
    } else if (index == kEmptySlot) {
      return kEmptySlot;
    }
    perturb >>= 5;
    slot = (slot * 5 + perturb + 1) & mask;
  }
}

}  // namespace

constinit const EmptyKeysObject kEmptyKeys = {};

ptrdiff_t FindStrInLarge(const DictKeys* keys, const StrObject* key, int64_t hash) {
  if (keys->log2_size < 16) return FindStrIn<int16_t>(keys, key, hash);
  if (keys->log2_size < 32) return FindStrIn<int32_t>(keys, key, hash);
  return FindStrIn<int64_t>(keys, key, hash);
}

ptrdiff_t FindStrOrFree(const DictKeys* keys, const StrObject* key, int64_t hash, size_t* free_slot) {
  if (__builtin_expect(keys->log2_size < 8, 1)) return FindStrIn<int8_t, true>(keys, key, hash, free_slot);
  if (keys->log2_size < 16) return FindStrIn<int16_t, true>(keys, key, hash, free_slot);
  if (keys->log2_size < 32) return FindStrIn<int32_t, true>(keys, key, hash, free_slot);
  return FindStrIn<int64_t, true>(keys, key, hash, free_slot);
}

ptrdiff_t FindGeneralOrFree(const DictKeys* keys, const Object* key, int64_t hash, size_t* free_slot) {
  return FindGeneral<true>(keys, key, hash, free_slot);
}

ptrdiff_t IndexAt(const DictKeys* keys, size_t slot) {
  return WithTable(keys, [slot](auto* table) -> ptrdiff_t { return table[slot]; });
}

void SetIndexAt(DictKeys* keys, size_t slot, ptrdiff_t index) {
  WithTable(keys, [slot, index](auto* table) { table[slot] = static_cast<std::remove_reference_t<decltype(*table)>>(index); });
}

DictKeys* NewKeys(uint8_t log2_size, bool unicode) {
  VIV_DCHECK(log2_size >= kMinKeysLog2, "D1: a table has at least eight slots");
  if (log2_size >= 48) return RaiseMemoryError(), nullptr;
  uint8_t log2_index_bytes = IndexBytesLog2(log2_size);
  size_t index_bytes = size_t{1} << log2_index_bytes;
  ptrdiff_t usable = UsableFraction(size_t{1} << log2_size);
  size_t entry_bytes = (unicode ? sizeof(UnicodeEntry) : sizeof(GeneralEntry)) * static_cast<size_t>(usable);
  size_t bytes = sizeof(DictKeys) + index_bytes + entry_bytes;
  auto* keys = static_cast<DictKeys*>(unicode && log2_size == kMinKeysLog2 ? AllocateObjectMemory(FreeListId::kDictKeys, bytes)
                                                                          : AllocateObjectMemory(bytes));
  if (__builtin_expect(!keys, 0)) return RaiseMemoryError(), nullptr;
  keys->refcount = 1;
  keys->log2_size = log2_size;
  keys->log2_index_bytes = log2_index_bytes;
  keys->kind = unicode ? KeysKind::kUnicode : KeysKind::kGeneral;
  keys->reserved = 0;
  keys->version = 0;
  keys->reserved2 = 0;
  keys->usable = usable;
  keys->entry_count = 0;
  std::memset(keys->indices, 0xff, index_bytes);  // entries are written as they come into use
  return keys;
}

void FreeKeysMemory(DictKeys* keys) {
  if (keys == EmptyKeys()) return;
  if (keys->log2_size == kMinKeysLog2 && IsUnicode(keys)) {
    FreeObjectMemory(FreeListId::kDictKeys, keys);
  } else {
    FreeObjectMemory(keys, KeysBytes(keys));
  }
}

void ReleaseKeys(DictKeys* keys) {
  if (keys == EmptyKeys() || --keys->refcount > 0) return;
  ptrdiff_t count = keys->entry_count;
  if (IsUnicode(keys)) {
    UnicodeEntry* entries = UnicodeEntries(keys);
    for (ptrdiff_t i = 0; i < count; ++i) {
      if (i + kItemsAhead < count) {
        __builtin_prefetch(entries[i + kItemsAhead].key, 1);
        __builtin_prefetch(entries[i + kItemsAhead].value, 1);
      }
      DecRefOrNull(entries[i].key);
      DecRefOrNull(entries[i].value);
    }
  } else {
    GeneralEntry* entries = GeneralEntries(keys);
    for (ptrdiff_t i = 0; i < count; ++i) {
      if (i + kItemsAhead < count) {
        __builtin_prefetch(entries[i + kItemsAhead].key, 1);
        __builtin_prefetch(entries[i + kItemsAhead].value, 1);
      }
      DecRefOrNull(entries[i].key);
      DecRefOrNull(entries[i].value);
    }
  }
  FreeKeysMemory(keys);
}

DictKeys* CloneKeys(const DictKeys* keys) {
  VIV_DCHECK(keys->kind != KeysKind::kSplit, "split keys are shared, not copied");
  size_t bytes = KeysBytes(keys);
  auto* clone = static_cast<DictKeys*>(AllocateObjectMemory(bytes));
  if (!clone) return RaiseMemoryError(), nullptr;
  std::memcpy(static_cast<void*>(clone), keys, bytes);
  clone->refcount = 1;
  auto share = [count = clone->entry_count](auto* entries) {
    for (auto* entry = entries; entry < entries + count; ++entry) {
      if (!entry->key) continue;
      IncRef(entry->key);
      IncRef(entry->value);
    }
  };
  if (IsUnicode(clone)) {
    share(UnicodeEntries(clone));
  } else {
    share(GeneralEntries(clone));
  }
  return clone;
}

size_t FindFreeSlot(const DictKeys* keys, int64_t hash) {
  size_t mask = SlotCount(keys) - 1;
  return WithTable(keys, [mask, hash](auto* table) {
    size_t perturb = static_cast<size_t>(hash);
    size_t slot = perturb & mask;
    while (table[slot] >= 0) {
      perturb >>= 5;
      slot = (slot * 5 + perturb + 1) & mask;
    }
    return slot;
  });
}

size_t FindSlotOfIndex(const DictKeys* keys, int64_t hash, ptrdiff_t index) {
  size_t mask = SlotCount(keys) - 1;
  return WithTable(keys, [mask, hash, index](auto* table) {
    size_t perturb = static_cast<size_t>(hash);
    size_t slot = perturb & mask;
    while (table[slot] != index) {
      VIV_DCHECK(table[slot] != kEmptySlot, "D3: an alive entry is found under its hash");
      perturb >>= 5;
      slot = (slot * 5 + perturb + 1) & mask;
    }
    return slot;
  });
}

void BuildIndices(DictKeys* keys, ptrdiff_t count) {
  size_t mask = SlotCount(keys) - 1;
  bool unicode = IsUnicode(keys);
  WithTable(keys, [=](auto* table) {
    for (ptrdiff_t i = 0; i < count; ++i) {
      size_t perturb = static_cast<size_t>(unicode ? KnownStrHash(UnicodeEntries(keys)[i].key) : GeneralEntries(keys)[i].hash);
      size_t slot = perturb & mask;
      while (table[slot] != kEmptySlot) {
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
      }
      table[slot] = static_cast<std::remove_reference_t<decltype(*table)>>(i);
    }
  });
}

ptrdiff_t FindKey(DictObject* dict, Object* key, int64_t hash) {
  DictKeys* keys = dict->keys;
  if (IsUnicode(keys)) {
    if (__builtin_expect(key->kind == kStr, 1)) return FindStr(keys, static_cast<StrObject*>(key), hash);
  } else {
    ptrdiff_t index = FindGeneral<false>(keys, key, hash, nullptr);
    if (__builtin_expect(index != kUndecided, 1)) return index;
  }
  return FindMayRunPython(dict, key, hash);
}

int64_t PlainHash(const Object* key_to_hash) {
  auto* key = const_cast<Object*>(key_to_hash);  // whose hash is remembered
  if (key->kind == kInt || key->kind == kStr) return KeyHash(key);
  if (key->kind != kTuple) return -1;
  auto* tuple = static_cast<TupleObject*>(key);
  for (ptrdiff_t i = 0; i < tuple->size; ++i) {
    if (tuple->items[i]->kind != kInt && tuple->items[i]->kind != kStr) return -1;
  }
  return Hash(key);
}

Peek DictPeek(const DictObject* dict, const Object* key, Object** value) {
  const DictKeys* keys = dict->keys;
  ptrdiff_t index;
  if (IsUnicode(keys)) {
    if (key->kind != kStr) return key->kind == kInt ? Peek::kAbsent : Peek::kUndecided;
    index = FindStr(keys, static_cast<const StrObject*>(key), KnownStrHash(const_cast<Object*>(key)));
  } else {
    int64_t hash = PlainHash(key);
    if (hash == -1) return Peek::kUndecided;
    index = FindGeneral<false>(keys, key, hash, nullptr);
    if (index == kUndecided) return Peek::kUndecided;
  }
  if (index < 0) return Peek::kAbsent;
  *value = EntryValue(dict, index);
  return *value ? Peek::kFound : Peek::kAbsent;
}

uint32_t DictKeysVersion(DictKeys* keys) {
  if (keys->version != 0) return keys->version;
  Runtime& runtime = CurrentRuntime();
  if (runtime.next_dict_keys_version == 0 || keys == EmptyKeys()) return 0;
  return keys->version = runtime.next_dict_keys_version++;
}

ptrdiff_t DictKeysIndexOf(const DictKeys* keys, const StrObject* key) {
  return IsUnicode(keys) ? FindStr(keys, key, KnownStrHash(key)) : -1;
}

// ---- Validation ------------------------------------------------------------------------------------------------------------------

void DictValidate(const DictObject* dict) {
  const DictKeys* keys = dict->keys;
  ptrdiff_t capacity = UsableFraction(SlotCount(keys));
  VIV_CHECK(keys->log2_index_bytes == (keys == EmptyKeys() ? 3 : IndexBytesLog2(keys->log2_size)), "D1: width of indices");
  VIV_CHECK(keys->usable >= 0 && keys->entry_count >= 0 && keys->entry_count + keys->usable <= capacity, "D1: room for entries");
  VIV_CHECK((keys->kind == KeysKind::kSplit) == (dict->values != nullptr), "D5: split keys go with values");
  ptrdiff_t indexed = 0;
  for (size_t slot = 0; slot < SlotCount(keys); ++slot) {
    ptrdiff_t index = IndexAt(keys, slot);
    VIV_CHECK(index >= kDeletedSlot && index < keys->entry_count, "D2: an index is that of an entry");
    if (index < 0) continue;
    ++indexed;
    VIV_CHECK(EntryKey(keys, index) != nullptr, "D2: an indexed entry is alive");
    VIV_CHECK(FindSlotOfIndex(keys, EntryHash(keys, index), index) == slot, "D2: an entry is indexed once, D3: under its hash");
  }
  ptrdiff_t alive = 0, valued = 0;
  bool tracked_item = false;
  for (ptrdiff_t i = 0; i < keys->entry_count; ++i) {
    Object* key = EntryKey(keys, i);
    Object* value = EntryValue(dict, i);
    alive += key != nullptr;
    valued += value != nullptr;
    if (key) VIV_CHECK(!IsUnicode(keys) || (key->kind == kStr && static_cast<StrObject*>(key)->hash != -1), "D4: keys are exact str");
    if (!dict->values) VIV_CHECK((key == nullptr) == (value == nullptr), "D4: a dead entry has neither key nor value");
    tracked_item |= value && (MayBeTracked(key) || MayBeTracked(value));
  }
  VIV_CHECK(alive == indexed, "D3: alive entries are indexed");
  VIV_CHECK(valued == dict->used, "D3, D5: `used` counts the values");
  if (dict->values) {
    VIV_CHECK(alive == keys->entry_count, "D5: split keys are alive");
    VIV_CHECK(dict->values->count() == dict->used, "D5: the order lists the values");
    uint64_t seen = 0;
    for (ptrdiff_t i = 0; i < dict->used; ++i) {
      uint8_t slot = dict->values->slot_in_order(i);
      VIV_CHECK(slot < keys->entry_count && dict->values->values[slot] && !((seen >> slot) & 1), "D5: the order lists the values");
      seen |= uint64_t{1} << slot;
    }
  } else {
    VIV_CHECK(keys->refcount == 1, "D3: keys belong to a combined dict alone");
  }
  VIV_CHECK(!tracked_item || HeadOf(dict)->IsTracked(), "D6: a dict with a container in it is tracked");
}

}  // namespace viv
