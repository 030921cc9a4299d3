// The algebra of sets. Which operand is walked through, and what the result's table looks like, is CPython's: a program sees it in the
// order of iteration.
#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/set_internal.h"

namespace viv {
namespace {

// Calls fn(key, hash) -> bool for each item of a set, the key kept alive. False: fn failed.
template <class Fn>
bool ForEachEntry(SetObject* set, Fn fn) {
  ptrdiff_t position = 0;
  while (SetEntry* entry = NextSetEntry(set, &position)) {
    int64_t hash = entry->hash;
    Ref<Object> key = NewRef(entry->key);
    if (!fn(key.get(), hash)) return false;
  }
  return true;
}

// The same for any iterable, with hashes computed.
template <class Fn>
bool ForEachHashed(Object* iterable, Fn fn) {
  return ForEach(iterable, [&](Borrowed<Object> item) {
    int64_t hash = KeyHash(item);
    return hash != -1 && fn(item.get(), hash);
  });
}

Ref<SetObject> CopyThenSubtract(SetObject* set, Object* other) {
  Ref<SetObject> result = MakeSetOfBase(TypeOf(set), set);
  if (!result || !SetDifferenceUpdate(result.get(), other)) return nullptr;
  return result;
}

}  // namespace

Ref<SetObject> SetIntersect(SetObject* set, Object* other) {
  if (set == other) return MakeSetOfBase(TypeOf(set), set);
  Ref<SetObject> result = MakeSetOfBase(TypeOf(set), nullptr);
  if (!result) return nullptr;
  auto add_if_in = [&](SetObject* where, Object* key, int64_t hash) {
    int contained = SetContainsEntry(where, key, hash);
    return contained < 0 ? false : contained == 0 || SetAddEntry(result.get(), key, hash) >= 0;
  };
  bool ok;
  if (IsAnySet(other)) {
    SetObject* shorter = AsSet(other);
    SetObject* longer = set;
    if (shorter->used > longer->used) std::swap(shorter, longer);
    ok = ForEachEntry(shorter, [&](Object* key, int64_t hash) { return add_if_in(longer, key, hash); });
  } else {
    ok = ForEachHashed(other, [&](Object* key, int64_t hash) { return add_if_in(set, key, hash); });
  }
  if (!ok) return nullptr;
  return result;
}

Ref<Object> SetIntersection(SetObject* set, Borrowed<Object> iterable) { return SetIntersect(set, iterable); }

bool SetIntersectUpdate(SetObject* set, Object* other) {
  Ref<SetObject> result = SetIntersect(set, other);
  if (!result) return false;
  SwapSetBodies(set, result.get());
  return true;
}

bool SetDifferenceUpdate(SetObject* set, Borrowed<Object> iterable) {
  if (iterable == set) {
    SetClear(set);
    return true;
  }
  auto discard = [set](Object* key, int64_t hash) { return SetDiscardEntry(set, key, hash) >= 0; };
  if (IsAnySet(iterable)) {
    Ref<SetObject> other = NewRef(AsSet(iterable));
    // Of a far larger set only what is here, too, need be looked at.
    if (other->used >> 3 > set->used) {
      other = SetIntersect(set, iterable);
      if (!other) return false;
    }
    if (!ForEachEntry(other.get(), discard)) return false;
  } else if (!ForEachHashed(iterable, discard)) {
    return false;
  }
  // More than a quarter of dummies: away with them.
  if (static_cast<size_t>(set->fill - set->used) <= static_cast<size_t>(set->mask) / 4) return true;
  return SetResize(set, set->used > 50000 ? set->used * 2 : set->used * 4);
}

Ref<SetObject> SetDifference(SetObject* set, Object* other) {
  ptrdiff_t other_size;
  if (IsAnySet(other)) {
    other_size = AsSet(other)->used;
  } else if (other->kind == kDict) {
    other_size = AsDict(other)->used;
  } else {
    return CopyThenSubtract(set, other);
  }
  // Where the set is much larger than the other, copying it and taking out a few is less work than testing each.
  if (set->used >> 2 > other_size) return CopyThenSubtract(set, other);
  Ref<SetObject> result = MakeSetOfBase(TypeOf(set), nullptr);
  if (!result) return nullptr;
  bool ok = ForEachEntry(set, [&](Object* key, int64_t hash) {
    int contained = other->kind == kDict ? DictContainsKnownHash(AsDict(other), key, hash) : SetContainsEntry(AsSet(other), key, hash);
    return contained < 0 ? false : contained > 0 || SetAddEntry(result.get(), key, hash) >= 0;
  });
  if (!ok) return nullptr;
  return result;
}

bool SetSymmetricDifferenceUpdate(SetObject* set, Borrowed<Object> iterable) {
  if (iterable == set) {
    SetClear(set);
    return true;
  }
  auto toggle = [set](Object* key, int64_t hash) {
    int removed = SetDiscardEntry(set, key, hash);
    return removed < 0 ? false : removed > 0 || SetAddEntry(set, key, hash) >= 0;
  };
  if (iterable->kind == kDict) {
    ptrdiff_t position = 0;
    Object* raw_key;
    int64_t hash;
    while (DictNext(AsDict(iterable), &position, &raw_key, nullptr, &hash)) {
      Ref<Object> key = NewRef(raw_key);
      if (!toggle(key.get(), hash)) return false;
    }
    return true;
  }
  // Anything else becomes a set first: an item that comes twice counts once.
  Ref<SetObject> other = IsAnySet(iterable) ? NewRef(AsSet(iterable)) : MakeSetOfBase(TypeOf(set), iterable);
  return other && ForEachEntry(other.get(), toggle);
}

Ref<SetObject> SetSymmetricDifference(SetObject* set, Object* other) {
  Ref<SetObject> result = MakeSetOfBase(TypeOf(set), other);
  if (!result || !SetSymmetricDifferenceUpdate(result.get(), set)) return nullptr;
  return result;
}

int SetIsSubset(SetObject* set, Object* other) {
  if (!IsAnySet(other)) {
    Ref<SetObject> common = SetIntersect(set, other);
    return common ? common->used == set->used : -1;
  }
  if (set->used > AsSet(other)->used) return 0;
  int contained = 1;
  ForEachEntry(set, [&](Object* key, int64_t hash) {
    contained = SetContainsEntry(AsSet(other), key, hash);
    return contained > 0;
  });
  return contained;
}

int SetIsSuperset(SetObject* set, Object* other) {
  if (IsAnySet(other)) return SetIsSubset(AsSet(other), set);
  int contained = 1;
  bool ok = ForEachHashed(other, [&](Object* key, int64_t hash) {
    contained = SetContainsEntry(set, key, hash);
    return contained > 0;
  });
  if (ok || contained <= 0) return contained;
  return -1;  // the iteration failed, or a hash did
}

int SetIsDisjoint(SetObject* set, Object* other) {
  if (set == other) return set->used == 0;
  int contained = 0;
  if (IsAnySet(other)) {
    SetObject* shorter = AsSet(other);
    SetObject* longer = set;
    if (shorter->used > longer->used) std::swap(shorter, longer);
    ForEachEntry(shorter, [&](Object* key, int64_t hash) {
      contained = SetContainsEntry(longer, key, hash);
      return contained == 0;
    });
    return contained < 0 ? -1 : !contained;
  }
  bool ok = ForEachHashed(other, [&](Object* key, int64_t hash) {
    contained = SetContainsEntry(set, key, hash);
    return contained == 0;
  });
  if (contained != 0) return contained < 0 ? -1 : 0;
  return ok ? 1 : -1;
}

}  // namespace viv
