// Inside dict only: keys objects, the search in them, and what dict's source files share. dict_object.h tells the layout.
//
// The index table is probed open-addressing style: slot i = hash & mask, then i = i * 5 + perturb + 1 with perturb = hash >> 5, >> 10,
// ... until all its bits are used up. An index is that of an entry, kEmptySlot or kDeletedSlot. Entries are appended only, so their
// order is that of insertion; a deleted one stays behind, dead, until the next resize.
//
// An empty dict points at one shared, immutable keys object, EmptyKeys(), which is not counted.
//
// Invariants (DictValidate)
//   D1  log2_index_bytes and the width of an index follow from log2_size; usable >= 0; entry_count + usable <= capacity
//   D2  each index in the table is kEmptySlot, kDeletedSlot or that of an entry below entry_count; no entry is in it twice
//   D3  of a combined dict, keys belong to it alone; exactly `used` entries are alive, and each alive one is found under its hash
//   D4  keys that are not general hold exact str only; a dead entry has neither key nor value
//   D5  split keys are alive one and all; exactly `used` values are present, and the order lists just their slots, none twice
//   D6  a dict that is not tracked holds nothing that can be part of a cycle
// Answers to the dk_ and dictkeys_ functions of CPython's Objects/dictobject.c.
#pragma once

#include <bit>
#include <cstring>

#include "interpreter/objects/container_support.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/set_object.h"

namespace viv {

inline constexpr ptrdiff_t kEmptySlot = -1;
inline constexpr ptrdiff_t kDeletedSlot = -2;
inline constexpr ptrdiff_t kLookupFailed = -3;  // an exception is pending
inline constexpr ptrdiff_t kUndecided = -4;     // comparing may run Python
inline constexpr uint8_t kMinKeysLog2 = 3;
inline constexpr uint8_t kSharedKeysLog2 = 6;

constexpr ptrdiff_t UsableFraction(size_t slots) { return static_cast<ptrdiff_t>((slots << 1) / 3); }
// A table with at least that many slots, and one that holds that many entries: the smallest, or as the version rounds.
uint8_t KeysLog2ForSlots(size_t slots);
inline uint8_t KeysLog2ForEntries(ptrdiff_t entries) { return KeysLog2ForSlots((static_cast<size_t>(entries) * 3 + 1) / 2); }

struct EmptyKeysObject {  // a DictKeys with its table
  uint32_t refcount = 1;
  uint8_t log2_size = 0, log2_index_bytes = 3;
  KeysKind kind = KeysKind::kUnicode;
  uint8_t reserved = 0;
  uint32_t version = 0, reserved2 = 0;
  ptrdiff_t usable = 0, entry_count = 0;
  int8_t indices[8] = {-1, -1, -1, -1, -1, -1, -1, -1};
};
static_assert(sizeof(EmptyKeysObject) == sizeof(DictKeys) + 8);
extern const EmptyKeysObject kEmptyKeys;
inline DictKeys* EmptyKeys() { return reinterpret_cast<DictKeys*>(const_cast<EmptyKeysObject*>(&kEmptyKeys)); }

inline bool IsUnicode(const DictKeys* keys) { return keys->kind != KeysKind::kGeneral; }  // split keys included
inline size_t SlotCount(const DictKeys* keys) { return size_t{1} << keys->log2_size; }
inline size_t EntryBytes(const DictKeys* keys) { return IsUnicode(keys) ? sizeof(UnicodeEntry) : sizeof(GeneralEntry); }
inline size_t KeysBytes(const DictKeys* keys) {
  return sizeof(DictKeys) + (size_t{1} << keys->log2_index_bytes) +
         EntryBytes(keys) * static_cast<size_t>(UsableFraction(SlotCount(keys)));
}
// Slots of a values array for split keys.
inline ptrdiff_t SharedCapacity(const DictKeys* keys) { return keys->entry_count + keys->usable; }
inline int64_t KnownStrHash(const StrObject* s) { return s->hash != -1 ? s->hash : StrHash(s); }
inline int64_t KnownStrHash(const Object* s) { return KnownStrHash(static_cast<const StrObject*>(s)); }
inline bool SameText(const StrObject* a, const StrObject* b) {
  return a->length == b->length && a->width == b->width &&
         std::memcmp(StrData(a), StrData(b), static_cast<size_t>(a->length) * a->width) == 0;
}
// hash(key); -1: failed.
inline int64_t KeyHash(Object* key) {
  if (key->kind == kStr) return KnownStrHash(key);
  if (key->kind == kInt) {
    int64_t value = SmallValue(key);
    constexpr int64_t kModulus = (int64_t{1} << 61) - 1;
    if (value > -kModulus && value < kModulus) return value == -1 ? -2 : value;
  }
  return Hash(key);
}

ptrdiff_t IndexAt(const DictKeys* keys, size_t slot);
void SetIndexAt(DictKeys* keys, size_t slot, ptrdiff_t index);

// An empty keys object. Null: MemoryError pending.
DictKeys* NewKeys(uint8_t log2_size, bool unicode);
// Gives the memory back; what the entries refer to has gone elsewhere.
void FreeKeysMemory(DictKeys* keys);
// The same entries in a new object, each key and value shared once more. Null: MemoryError pending.
DictKeys* CloneKeys(const DictKeys* keys);
inline void ShareKeys(DictKeys* keys) {
  if (keys != EmptyKeys()) ++keys->refcount;
}
inline void DropKeysVersion(DictKeys* keys) {
  if (keys->version != 0) keys->version = 0;  // not written needlessly: EmptyKeys() is read-only
}

// The first slot on the way of `hash` that holds no entry.
size_t FindFreeSlot(const DictKeys* keys, int64_t hash);
// The slot that holds `index`, an entry with that hash.
size_t FindSlotOfIndex(const DictKeys* keys, int64_t hash, ptrdiff_t index);
// Fills the table of fresh keys for entries 0..count-1.
void BuildIndices(DictKeys* keys, ptrdiff_t count);

// The search for an exact str among keys that are not general: the index of the entry or kEmptySlot. With `want_free`, also the first
// slot on the way that holds no entry, where it is kEmptySlot.
template <class Index, bool want_free = false>
inline ptrdiff_t FindStrIn(const DictKeys* keys, const StrObject* key, int64_t hash, size_t* free_slot = nullptr) {
  const auto* table = reinterpret_cast<const Index*>(keys->indices);
  const UnicodeEntry* entries = UnicodeEntries(keys);
  size_t mask = SlotCount(keys) - 1;
  size_t perturb = static_cast<size_t>(hash);
  size_t slot = perturb & mask;
  size_t deleted = SIZE_MAX;
  for (;;) {
    ptrdiff_t index = table[slot];
    if (index >= 0) {
      const Object* found = entries[index].key;
      if (found == key) return index;
      const auto* text = static_cast<const StrObject*>(found);
      if (text->hash == hash && SameText(text, key)) return index;
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
ptrdiff_t FindStrInLarge(const DictKeys* keys, const StrObject* key, int64_t hash);
inline ptrdiff_t FindStr(const DictKeys* keys, const StrObject* key, int64_t hash) {
  if (__builtin_expect(keys->log2_size < 8, 1)) return FindStrIn<int8_t>(keys, key, hash);
  return FindStrInLarge(keys, key, hash);
}

ptrdiff_t FindStrOrFree(const DictKeys* keys, const StrObject* key, int64_t hash, size_t* free_slot);
// The same among general keys, for any key: kUndecided where only the objects themselves can tell.
ptrdiff_t FindGeneralOrFree(const DictKeys* keys, const Object* key, int64_t hash, size_t* free_slot);

// The search for any key: the index of its entry, kEmptySlot or kLookupFailed. An entry of a split dict may have no value.
ptrdiff_t FindKey(DictObject* dict, Object* key, int64_t hash);

// ---- Entries, whatever their form ---------------------------------------------------------------------------------------------

inline Object* EntryKey(const DictKeys* keys, ptrdiff_t index) {
  return IsUnicode(keys) ? UnicodeEntries(keys)[index].key : GeneralEntries(keys)[index].key;
}
inline Object** EntryValuePlace(const DictObject* dict, ptrdiff_t index) {
  const DictKeys* keys = dict->keys;
  if (keys->kind == KeysKind::kUnicode) return &UnicodeEntries(keys)[index].value;
  if (keys->kind == KeysKind::kGeneral) return &GeneralEntries(keys)[index].value;
  return &dict->values->values[index];
}
inline Object* EntryValue(const DictObject* dict, ptrdiff_t index) { return *EntryValuePlace(dict, index); }
inline int64_t EntryHash(const DictKeys* keys, ptrdiff_t index) {
  return IsUnicode(keys) ? KnownStrHash(UnicodeEntries(keys)[index].key) : GeneralEntries(keys)[index].hash;
}
// The index of the entry at a position in insertion order, or -1: `position` moves on behind it. For iterators and DictNext.
inline ptrdiff_t NextEntry(const DictObject* dict, ptrdiff_t* position) {
  ptrdiff_t i = *position;
  const DictKeys* keys = dict->keys;
  ptrdiff_t count = keys->entry_count;
  if (i < 0) return -1;
  if (keys->kind == KeysKind::kUnicode) {
    const UnicodeEntry* entries = UnicodeEntries(keys);
    while (i < count && !entries[i].value) ++i;
  } else if (keys->kind == KeysKind::kGeneral) {
    const GeneralEntry* entries = GeneralEntries(keys);
    while (i < count && !entries[i].value) ++i;
  } else {
    if (i >= dict->used) return -1;
    *position = i + 1;
    return dict->values->slot_in_order(i);
  }
  if (i >= count) return -1;
  *position = i + 1;
  return i;
}

// ---- Dicts -----------------------------------------------------------------------------------------------------------------------

inline uint64_t NextDictVersion() { return CurrentRuntime().next_dict_version++; }
inline void MaintainTracking(DictObject* dict, const Object* key, const Object* value) {
  if (!HeadOf(dict)->IsTracked() && (MayBeTracked(key) || MayBeTracked(value))) Track(dict);
}
// A dict that owns `keys` (one count of it) and `values` from now on; they are given up when it fails.
Ref<DictObject> NewDictWith(DictKeys* keys, DictValues* values, ptrdiff_t used);
// New keys of that size (for `unicode`, as long as the keys there are allow that). A split dict becomes combined.
bool DictResize(DictObject* dict, uint8_t log2_size, bool unicode);
// Makes or replaces an entry.
bool DictInsert(DictObject* dict, Object* key, int64_t hash, Object* value);
// Takes out an entry that has a value: the value. Releases the key.
Ref<Object> TakeEntry(DictObject* dict, ptrdiff_t index, int64_t hash);
// Whether iterating over it means just its entries: exactly a dict, or a subclass that has not changed that.
bool IteratesAsDict(const Object* object);
// dict.update: a mapping or pairs.
bool DictUpdate(DictObject* dict, Object* other);
// dict() and update(): at most one positional argument, and keywords.
bool DictUpdateFromArgs(DictObject* dict, const char* function, CallArgs args);

// instance_dict.cc: a values array with all places empty. Null: MemoryError pending.
DictValues* NewValues(ptrdiff_t capacity);
void FreeValues(DictValues* values);
DictValues* CloneValues(const DictValues* values, ptrdiff_t capacity);

// Slots.
void DictDealloc(Object* self);
int DictTraverse(Object* self, VisitFn visit, void* context);
Ref<Object> DictIter(Borrowed<Object> self);

}  // namespace viv
