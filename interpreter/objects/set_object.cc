// The table of sets, and the functions of set_object.h. Other parts: set_operations.cc (algebra), set_methods.cc (what Python sees),
// set_iterator.cc.
#include "interpreter/objects/set_object.h"

#include "interpreter/objects/peek.h"
#include <cstring>

#include "gc/weakref.h"
#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/set_internal.h"
#include "memory/check.h"

namespace viv {
namespace {

constexpr size_t kLinearProbes = 9;

#ifdef VIV_CHECKS
void CheckConsistency(const SetObject* set) {
  if (set->mask < 128) SetValidate(set);
}
#else
inline void CheckConsistency(const SetObject*) {}
#endif

// Walks the slots where an item with that hash may be. fn(entry) answers true to stop.
template <class Fn>
inline SetEntry* Probe(SetEntry* table, size_t mask, int64_t hash, Fn fn) {
  size_t perturb = static_cast<size_t>(hash);
  size_t slot = perturb & mask;
  for (;;) {
    SetEntry* entry = &table[slot];
    SetEntry* last = slot + kLinearProbes <= mask ? entry + kLinearProbes : entry;
    do {
      if (fn(entry)) return entry;
    } while (++entry <= last);
    perturb >>= 5;
    slot = (slot * 5 + 1 + perturb) & mask;
  }
}

// An item that is not there, into a table without dummies.
inline void InsertClean(SetEntry* table, size_t mask, Object* key, int64_t hash) {
  SetEntry* entry = Probe(table, mask, hash, [](SetEntry* e) { return e->key == nullptr; });
  entry->key = key;
  entry->hash = hash;
}

// The entry of an item equal to key, or the unused one where the search ended. Null: failed. An __eq__ may change the set: the search
// starts again then. `last_dummy`, where it is wanted: the last dummy on the way, or null.
inline SetEntry* Find(SetObject* set, Object* key, int64_t hash, SetEntry** last_dummy = nullptr) {
  for (;;) {
    SetEntry* table = set->table;
    bool failed = false, changed = false;
    if (last_dummy) *last_dummy = nullptr;
    SetEntry* entry = Probe(table, static_cast<size_t>(set->mask), hash, [&](SetEntry* e) {
      Object* found = e->key;
      if (e->hash != hash) {  // a dummy's hash is -1, which nothing has
        if (last_dummy && found == SetDummy()) *last_dummy = e;
        return found == nullptr;
      }
      if (!found || found == key) return true;
      int equal = FastEqual(found, key);
      if (__builtin_expect(equal < 0, 0)) {
        Ref<Object> alive = NewRef(found);
        equal = CompareBool(found, key, kEqual);
        failed = equal < 0;
        changed = table != set->table || e->key != found;
        if (failed || changed) return true;
      }
      return equal > 0;
    });
    if (failed) return nullptr;
    if (!changed) return entry;
  }
}

}  // namespace

bool SetResize(SetObject* set, ptrdiff_t minimum) {
  size_t size = kSetSmallTable;
  while (size <= static_cast<size_t>(minimum)) size <<= 1;
  SetEntry* old_table = set->table;
  bool old_allocated = old_table != set->small_table;
  SetEntry small_copy[kSetSmallTable];
  SetEntry* table;
  if (size == kSetSmallTable) {
    table = set->small_table;
    if (table == old_table) {
      if (set->fill == set->used) return true;
      std::memcpy(small_copy, old_table, sizeof(small_copy));
      old_table = small_copy;
    }
    std::memset(static_cast<void*>(table), 0, sizeof(set->small_table));
  } else {
    if (size > PTRDIFF_MAX / sizeof(SetEntry)) return RaiseMemoryError(), false;
    table = static_cast<SetEntry*>(AllocateZeroed(Domain::kMem, size * sizeof(SetEntry)));
    if (!table) return RaiseMemoryError(), false;
  }
  size_t old_mask = static_cast<size_t>(set->mask);
  for (size_t i = 0; i <= old_mask; ++i) {
    if (IsItem(old_table[i])) InsertClean(table, size - 1, old_table[i].key, old_table[i].hash);
  }
  set->mask = static_cast<ptrdiff_t>(size - 1);
  set->table = table;
  set->fill = set->used;
  if (old_allocated) Free(Domain::kMem, old_table);
  CheckConsistency(set);
  return true;
}

namespace {

// An owned key into a slot that was never used.
inline int FillSlot(SetObject* set, SetEntry* entry, Object* key, int64_t hash) {
  set->fill++;
  set->used++;
  entry->key = key;
  entry->hash = hash;
  CheckConsistency(set);
  if (static_cast<size_t>(set->fill) * 5 < static_cast<size_t>(set->mask) * 3) return 1;
  return SetResize(set, set->used > 50000 ? set->used * 2 : set->used * 4) ? 1 : -1;
}

}  // namespace

int SetAddEntry(SetObject* set, Object* key, int64_t hash) {
  // Mostly the first slot decides.
  SetEntry* first = &set->table[static_cast<size_t>(hash) & static_cast<size_t>(set->mask)];
  if (first->key == key && first->hash == hash) return 0;
  IncRef(key);  // before an __eq__ can drop it
  if (!first->key) return FillSlot(set, first, key, hash);
  SetEntry* dummy;
  SetEntry* entry = Find(set, key, hash, &dummy);
  if (!entry || entry->key) {
    DecRef(key);
    return entry ? 0 : -1;
  }
  if (dummy) {
    dummy->key = key;
    dummy->hash = hash;
    set->used++;
    CheckConsistency(set);
    return 1;
  }
  return FillSlot(set, entry, key, hash);
}

Peek SetPeek(const SetObject* set, const Object* key) {
  int64_t hash = PlainHash(key);
  if (hash == -1) return Peek::kUndecided;
  int equal = 0;
  const SetEntry* entry = Probe(set->table, static_cast<size_t>(set->mask), hash, [&](SetEntry* e) {
    if (e->hash != hash) return e->key == nullptr;
    if (!e->key) return true;
    equal = FastEqual(e->key, key);
    return equal != 0;
  });
  return equal < 0 ? Peek::kUndecided : entry->key ? Peek::kFound : Peek::kAbsent;
}

int SetContainsEntry(SetObject* set, Object* key, int64_t hash) {
  const SetEntry* first = &set->table[static_cast<size_t>(hash) & static_cast<size_t>(set->mask)];
  if (!first->key) return 0;
  if (first->key == key && first->hash == hash) return 1;
  SetEntry* entry = Find(set, key, hash);
  return entry ? entry->key != nullptr : -1;
}

int SetDiscardEntry(SetObject* set, Object* key, int64_t hash) {
  SetEntry* entry = Find(set, key, hash);
  if (!entry) return -1;
  if (!entry->key) return 0;
  Object* old = std::exchange(entry->key, SetDummy());
  entry->hash = -1;
  set->used--;
  CheckConsistency(set);
  DecRef(old);
  return 1;
}

// ---- Life ------------------------------------------------------------------------------------------------------------------------

void SetDealloc(Object* self) {
  SetObject* set = AsSet(self);
  Untrack(self);
  TrashcanScope trashcan(self, &SetDealloc);
  if (trashcan.deferred()) return;
  if (set->weaklist) ClearWeakRefs(self);
  ptrdiff_t left = set->used;
  for (SetEntry* entry = set->table; left > 0; ++entry) {
    if (!IsItem(*entry)) continue;
    --left;
    DecRef(entry->key);
  }
  if (set->table != set->small_table) Free(Domain::kMem, set->table);
  FreeObject(self);
}

int SetTraverse(Object* self, VisitFn visit, void* context) {
  ptrdiff_t position = 0;
  while (SetEntry* entry = NextSetEntry(AsSet(self), &position)) {
    if (int stop = visit(entry->key, context)) return stop;
  }
  return 0;
}

void SetClear(SetObject* set) {
  // The set is empty before the first item goes: a __del__ may look at it.
  SetEntry* table = set->table;
  ptrdiff_t left = set->used;
  bool allocated = table != set->small_table;
  if (!allocated && set->fill == 0) return;
  SetEntry small_copy[kSetSmallTable];
  if (!allocated) {
    std::memcpy(small_copy, table, sizeof(small_copy));
    table = small_copy;
  }
  std::memset(static_cast<void*>(set->small_table), 0, sizeof(set->small_table));
  set->fill = 0;
  set->used = 0;
  set->mask = kSetSmallTable - 1;
  set->table = set->small_table;
  set->hash = -1;
  for (SetEntry* entry = table; left > 0; ++entry) {
    if (!IsItem(*entry)) continue;
    --left;
    DecRef(entry->key);
  }
  if (allocated) Free(Domain::kMem, table);
}

Ref<SetObject> MakeSet(TypeObject* type, Object* iterable_or_null) {
  Ref<SetObject> set;
  if (type->type_flags & kTypeIsHeap) {
    set = Ref<SetObject>::Adopt(AsSet(AllocateInstance(type, 0).Release()));
  } else {
    set = Ref<SetObject>::Adopt(NewContainer<SetObject>(type));
  }
  if (!set) return nullptr;
  set->fill = 0;
  set->used = 0;
  set->mask = kSetSmallTable - 1;
  set->table = set->small_table;
  set->hash = -1;
  set->finger = 0;
  std::memset(static_cast<void*>(set->small_table), 0, sizeof(set->small_table));
  set->weaklist = nullptr;
  TrackOnce(set.get());
  if (iterable_or_null && !SetUpdate(set.get(), iterable_or_null)) return nullptr;
  return set;
}

Ref<SetObject> MakeSetOfBase(TypeObject* type, Object* iterable_or_null) {
  TypeId base = type->type_flags & kSetSubclass ? TypeId::kSet : TypeId::kFrozenSet;
  return MakeSet(BuiltinType(base), iterable_or_null);
}

Ref<SetObject> NewSet(Borrowed<Object> iterable_or_null) { return MakeSet(BuiltinType(TypeId::kSet), iterable_or_null); }
Ref<SetObject> NewFrozenSet(Borrowed<Object> iterable_or_null) { return MakeSet(BuiltinType(TypeId::kFrozenSet), iterable_or_null); }

void SwapSetBodies(SetObject* a, SetObject* b) {
  std::swap(a->fill, b->fill);
  std::swap(a->used, b->used);
  std::swap(a->mask, b->mask);
  SetEntry* a_table = a->table == a->small_table ? b->small_table : a->table;
  SetEntry* b_table = b->table == b->small_table ? a->small_table : b->table;
  a->table = b_table;
  b->table = a_table;
  if (a->table == a->small_table || b->table == b->small_table) {
    SetEntry copy[kSetSmallTable];
    std::memcpy(copy, a->small_table, sizeof(copy));
    std::memcpy(static_cast<void*>(a->small_table), b->small_table, sizeof(copy));
    std::memcpy(static_cast<void*>(b->small_table), copy, sizeof(copy));
  }
  if (HasTypeFlag(a, kFrozenSetSubclass) && HasTypeFlag(b, kFrozenSetSubclass)) {
    std::swap(a->hash, b->hash);
  } else {
    a->hash = -1;
    b->hash = -1;
  }
}

// ---- The functions of set_object.h ---------------------------------------------------------------------------------------------------

bool SetAdd(SetObject* set, Borrowed<Object> key) {
  int64_t hash = KeyHash(key);
  return hash != -1 && SetAddEntry(set, key, hash) >= 0;
}

int SetDiscard(SetObject* set, Borrowed<Object> key) {
  int64_t hash = KeyHash(key);
  return hash == -1 ? -1 : SetDiscardEntry(set, key, hash);
}

int SetContains(SetObject* set, Borrowed<Object> key) {
  int64_t hash = KeyHash(key);
  return hash == -1 ? -1 : SetContainsEntry(set, key, hash);
}

bool SetNext(const SetObject* set, ptrdiff_t* position, Object** key, int64_t* hash) {
  SetEntry* entry = NextSetEntry(set, position);
  if (!entry) return false;
  *key = entry->key;
  if (hash) *hash = entry->hash;
  return true;
}

Ref<Object> SetPop(SetObject* set) {
  if (set->used == 0) return Raise(TypeId::kKeyError, "pop from an empty set");
  // The search goes on where the last one ended, so that popping all takes linear time.
  SetEntry* entry = set->table + (set->finger & set->mask);
  SetEntry* last = set->table + set->mask;
  while (!IsItem(*entry)) {
    if (++entry > last) entry = set->table;
  }
  Ref<Object> key = Ref<Object>::Adopt(std::exchange(entry->key, SetDummy()));
  entry->hash = -1;
  set->used--;
  set->finger = entry - set->table + 1;
  CheckConsistency(set);
  return key;
}

namespace {

bool MergeSet(SetObject* set, SetObject* other) {
  if (set == other || other->used == 0) return true;
  // One resize for all. Few items are expected to be there already.
  if ((set->fill + other->used) * 5 >= set->mask * 3 && !SetResize(set, (set->used + other->used) * 2)) return false;
  if (set->fill == 0 && set->mask == other->mask && other->fill == other->used) {
    for (ptrdiff_t i = 0; i <= other->mask; ++i) {
      if (!other->table[i].key) continue;
      IncRef(other->table[i].key);
      set->table[i] = other->table[i];
    }
    set->fill = other->fill;
    set->used = other->used;
    CheckConsistency(set);
    return true;
  }
  if (set->fill == 0) {
    set->fill = other->used;
    set->used = other->used;
    for (ptrdiff_t i = 0; i <= other->mask; ++i) {
      if (!IsItem(other->table[i])) continue;
      IncRef(other->table[i].key);
      InsertClean(set->table, static_cast<size_t>(set->mask), other->table[i].key, other->table[i].hash);
    }
    CheckConsistency(set);
    return true;
  }
  for (ptrdiff_t i = 0; i <= other->mask; ++i) {  // table and mask are read anew: an __eq__ may change the set
    SetEntry entry = other->table[i];
    if (!IsItem(entry)) continue;
    if (SetAddEntry(set, entry.key, entry.hash) < 0) return false;
  }
  return true;
}

}  // namespace

bool SetUpdate(SetObject* set, Borrowed<Object> iterable) {
  if (IsAnySet(iterable)) return MergeSet(set, AsSet(iterable));
  if (iterable->kind == kDict) {
    DictObject* dict = AsDict(iterable);
    if ((set->fill + dict->used) * 5 >= set->mask * 3 && !SetResize(set, (set->used + dict->used) * 2)) return false;
    ptrdiff_t position = 0;
    Object* key;
    int64_t hash;
    while (DictNext(dict, &position, &key, nullptr, &hash)) {
      if (SetAddEntry(set, key, hash) < 0) return false;
    }
    return true;
  }
  if (iterable->kind == kList || iterable->kind == kTuple) {
    for (size_t i = 0; i < FastSequenceItems(iterable).size; ++i) {  // a __hash__ may change the list
      Ref<Object> item = NewRef(FastSequenceItems(iterable)[i]);
      if (!SetAdd(set, item)) return false;
    }
    return true;
  }
  return ForEach(iterable, [set](Borrowed<Object> item) { return SetAdd(set, item); });
}

void SetValidate(const SetObject* set) {
  size_t size = static_cast<size_t>(set->mask) + 1;
  VIV_CHECK(size >= kSetSmallTable && std::has_single_bit(size), "S1: the size is a power of two");
  VIV_CHECK((set->table == set->small_table) == (size == kSetSmallTable), "S1: eight slots are those of the object");
  ptrdiff_t items = 0, dummies = 0;
  for (size_t i = 0; i < size; ++i) {
    SetEntry* entry = &set->table[i];
    if (IsItem(*entry)) {
      ++items;
      VIV_CHECK(entry->hash != -1, "S4: no hash is -1");
      SetEntry* found = Probe(set->table, size - 1, entry->hash, [&](SetEntry* e) { return e == entry || !e->key; });
      VIV_CHECK(found == entry, "S4: an item is found under its hash");
    } else if (entry->key) {
      ++dummies;
      VIV_CHECK(entry->hash == -1, "S2: a dummy's hash is -1");
    } else {
      VIV_CHECK(entry->hash == 0, "S2: an unused slot is zero");
    }
  }
  VIV_CHECK(items == set->used && items + dummies == set->fill, "S2: `used` and `fill` count the slots");
  VIV_CHECK(static_cast<size_t>(set->fill) < size, "S3: a slot is left that ends the search");
}

}  // namespace viv
