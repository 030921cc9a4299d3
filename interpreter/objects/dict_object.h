// dict: CPython's compact, ordered layout with key sharing.
//
// A dict points at keys (an index table of 1, 2, 4 or 8 bytes a slot, then entries in insertion order). Keys are
//   general  {hash, key, value} entries
//   unicode  {key, value} entries: all keys are exact str
//   split    {key} entries shared by the instances of one class; each dict then has a values array of its own
// A keys object has a version (0: not taken) that inline caches compare: it stands for "the same keys in the same places" and, of a
// combined dict used as globals or type dict, is dropped at each change of the set of keys. DictObject::version changes at every
// modification. Sizes, growth steps and the moment of resizing are CPython 3.11's.
// Answers to CPython's Objects/dictobject.c.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

enum class KeysKind : uint8_t { kGeneral, kUnicode, kSplit };

struct DictKeys {
  uint32_t refcount;        // dicts (and the type) that share these keys
  uint8_t log2_size;        // of the index table, in slots
  uint8_t log2_index_bytes; // of the whole index table, in bytes
  KeysKind kind;
  uint8_t reserved;
  uint32_t version;         // 0: none taken
  uint32_t reserved2;
  ptrdiff_t usable;         // entries that can still be added
  ptrdiff_t entry_count;    // entries in use, dead ones included
  char indices[];           // then the entries
};
static_assert(sizeof(DictKeys) == 32);

struct GeneralEntry {
  int64_t hash;
  Object* key;    // owned; null: dead
  Object* value;  // owned
};
struct UnicodeEntry {
  Object* key;
  Object* value;  // unused in split keys
};

inline constexpr int kMaxSharedKeys = 30;

// The values of an instance with split keys: slot i belongs to entry i of the shared keys. In front of the array, from its last byte
// backwards, stands a prefix: its own length in bytes, how many values are present, and their slots in insertion order.
struct DictValues {
  Object* values[1];  // as many as the keys had entries, used and usable, when the array was made; owned; null: absent

  uint8_t prefix_bytes() const { return reinterpret_cast<const uint8_t*>(this)[-1]; }
  uint8_t count() const { return reinterpret_cast<const uint8_t*>(this)[-2]; }
  uint8_t slot_in_order(ptrdiff_t i) const { return reinterpret_cast<const uint8_t*>(this)[-3 - i]; }
  // A value is about to be put into an empty slot.
  void AppendSlot(ptrdiff_t slot) {
    auto* prefix = reinterpret_cast<uint8_t*>(this);
    uint8_t n = prefix[-2]++;
    prefix[-3 - n] = static_cast<uint8_t>(slot);
  }
  void RemoveSlot(ptrdiff_t slot);  // a value has been taken out
};

struct DictObject : Object {
  ptrdiff_t used;
  uint64_t version;
  DictKeys* keys;
  DictValues* values;  // null: combined
};
static_assert(sizeof(DictObject) == 48);

// dict_keyiterator and its five siblings; also in reverse.
struct DictIteratorObject : Object {
  GcSlot<DictObject> dict;  // null: exhausted
  ptrdiff_t used;           // the dict's when the iterator was made; -1: it changed, and the error has been raised
  ptrdiff_t position;
  GcSlot<Object> result;    // items: the pair that is used again while nobody else owns it
  ptrdiff_t remaining;
};
static_assert(sizeof(DictIteratorObject) == 56);

// dict_keys, dict_values, dict_items.
struct DictViewObject : Object {
  GcSlot<DictObject> dict;
};
static_assert(sizeof(DictViewObject) == 24);

inline DictObject* AsDict(Object* object) { return static_cast<DictObject*>(object); }
inline GeneralEntry* GeneralEntries(const DictKeys* keys) {
  return reinterpret_cast<GeneralEntry*>(const_cast<char*>(keys->indices) + (size_t{1} << keys->log2_index_bytes));
}
inline UnicodeEntry* UnicodeEntries(const DictKeys* keys) {
  return reinterpret_cast<UnicodeEntry*>(const_cast<char*>(keys->indices) + (size_t{1} << keys->log2_index_bytes));
}

Ref<DictObject> NewDict();
Ref<DictObject> NewDictPresized(ptrdiff_t items, bool unicode = false);
// A display: entry i is keys[i * key_step]: values[i * value_step].
Ref<DictObject> NewDictFromItems(Object* const* keys, ptrdiff_t key_step, Object* const* values, ptrdiff_t value_step, ptrdiff_t count);
// Lookups that need a key's hash or equality may run Python; with exact str keys in a unicode dict they do not.
Borrowed<Object> DictGet(DictObject* dict, Borrowed<Object> key);  // null: absent (nothing pending) or failed (pending)
Borrowed<Object> DictGetStr(DictObject* dict, Borrowed<StrObject> key);  // never fails for exact str keys in practice; clears nothing
Borrowed<Object> DictGetKnownHash(DictObject* dict, Borrowed<Object> key, int64_t hash);
Borrowed<Object> DictGetText(DictObject* dict, const char* ascii_key);
bool DictSet(DictObject* dict, Borrowed<Object> key, Borrowed<Object> value);
bool DictSetKnownHash(DictObject* dict, Borrowed<Object> key, int64_t hash, Borrowed<Object> value);
bool DictSetText(DictObject* dict, const char* ascii_key, Borrowed<Object> value);  // the key is interned
bool DictDelete(DictObject* dict, Borrowed<Object> key);        // KeyError where absent
Ref<Object> DictPop(DictObject* dict, Borrowed<Object> key, Borrowed<Object> fallback_or_null);
Borrowed<Object> DictSetDefault(DictObject* dict, Borrowed<Object> key, Borrowed<Object> fallback);
int DictContains(DictObject* dict, Borrowed<Object> key);
int DictContainsKnownHash(DictObject* dict, Borrowed<Object> key, int64_t hash);
bool DictDeleteKnownHash(DictObject* dict, Borrowed<Object> key, int64_t hash);
void DictClear(DictObject* dict);
Ref<DictObject> DictCopy(DictObject* dict);
// Each entry in order: position starts at 0. False: no more. Borrowed; the dict must not change meanwhile.
bool DictNext(const DictObject* dict, ptrdiff_t* position, Object** key, Object** value, int64_t* hash_or_null = nullptr);
enum class OnDuplicate { kKeep, kReplace, kRaise };
bool DictMerge(DictObject* into, Borrowed<Object> mapping, OnDuplicate on_duplicate = OnDuplicate::kReplace);
bool DictMergeSequence(DictObject* into, Borrowed<Object> pairs, OnDuplicate on_duplicate = OnDuplicate::kReplace);
Ref<ListObject> DictKeysList(DictObject* dict);
Ref<ListObject> DictValuesList(DictObject* dict);
Ref<ListObject> DictItemsList(DictObject* dict);
size_t DictSizeof(const DictObject* dict);  // sys.getsizeof without the gc head
void DictUntrackIfAtomic(DictObject* dict);
bool DictEqual(DictObject* a, DictObject* b, bool* equal);
Ref<Object> NewDictIterator(DictObject* dict, TypeId type);  // one of the six iterator types
Ref<Object> NewDictView(DictObject* dict, TypeId type);      // one of the three view types
// Asserts the invariants listed in dict_keys.h.
void DictValidate(const DictObject* dict);

// ---- For inline caches ----
uint32_t DictKeysVersion(DictKeys* keys);                                   // takes one where needed; 0: none left
ptrdiff_t DictKeysIndexOf(const DictKeys* keys, const StrObject* key);      // entry index of an exact str key; -1: absent
// The value at an entry index of a unicode-keyed combined dict whose keys version has been compared.
inline Object* DictValueAt(const DictKeys* keys, ptrdiff_t index) { return UnicodeEntries(keys)[index].value; }
void DictReplaceValueAt(DictObject* dict, ptrdiff_t index, Ref<Object> value);  // same key, new value; may run Python (old value)

// ---- Managed dicts: an instance keeps {dict, values} words in front of its gc head (CPython 3.11's layout) ----
inline Object** ManagedDictPointer(Object* instance) { return reinterpret_cast<Object**>(instance) - 3; }
inline DictValues** ManagedValuesPointer(Object* instance) { return reinterpret_cast<DictValues**>(instance) - 4; }
DictKeys* NewSharedKeys();
void ReleaseKeys(DictKeys* keys);
bool InitInstanceValues(Object* instance, TypeObject* type);  // gives a fresh instance its empty values array
Borrowed<Object> InstanceValueGet(Object* instance, DictKeys* keys, DictValues* values, Borrowed<StrObject> name);  // null: absent
// Stores or deletes (null) an attribute; moves to a real dict where the shared keys are full.
bool InstanceValueSet(Object* instance, DictValues* values, Borrowed<StrObject> name, Borrowed<Object> value_or_null);
// The instance's `__dict__` as an object, made on first demand; for any dict_offset. Borrowed; null: failed. One that is made to store
// an attribute shares the class's keys, one that the program asked for does not.
Borrowed<DictObject> InstanceDict(Object* instance, bool to_store = false);
// The same without making one: null where there is none yet.
DictObject* InstanceDictIfExists(Object* instance);
int VisitInstanceAttributes(Object* instance, VisitFn visit, void* context);  // of a managed dict: the dict or the values
void ClearInstanceAttributes(Object* instance);                              // may run Python
void FreeInstanceValues(Object* instance);

}  // namespace viv
