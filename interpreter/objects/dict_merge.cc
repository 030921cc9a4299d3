// Many entries at once: merging mappings and pairs, update, and the comparison of dicts.
#include "interpreter/objects/dict_keys.h"

namespace viv {
namespace {

bool MergeDict(DictObject* into, DictObject* from, OnDuplicate on_duplicate) {
  if (into == from || from->used == 0) return true;
  if (into->used == 0) {
    on_duplicate = OnDuplicate::kReplace;  // there is nothing to find
    DictKeys* keys = from->keys;
    bool tight = keys->log2_size == kMinKeysLog2 || UsableFraction(SlotCount(keys) / 2) < from->used;
    if (!from->values && from->used == keys->entry_count && tight) {
      DictKeys* clone = CloneKeys(keys);
      if (!clone) return false;
      DictKeys* old_keys = std::exchange(into->keys, clone);
      DictValues* old_values = std::exchange(into->values, nullptr);
      into->used = from->used;
      into->version = NextDictVersion();
      if (HeadOf(from)->IsTracked() && !HeadOf(into)->IsTracked()) Track(into);
      if (old_values) FreeValues(old_values);
      ReleaseKeys(old_keys);
      return true;
    }
  }
  // One resize for all. Few keys are expected to be there already.
  if (UsableFraction(SlotCount(into->keys)) < from->used &&
      !DictResize(into, KeysLog2ForEntries(into->used + from->used), IsUnicode(from->keys))) {
    return false;
  }
  ptrdiff_t entry_count = from->keys->entry_count;
  ptrdiff_t position = 0;
  Object* raw_key;
  Object* raw_value;
  int64_t hash;
  while (DictNext(from, &position, &raw_key, &raw_value, &hash)) {
    Ref<Object> key = NewRef(raw_key), value = NewRef(raw_value);
    int there = on_duplicate == OnDuplicate::kReplace ? 0 : DictContainsKnownHash(into, key, hash);
    if (there < 0) return false;
    if (there > 0) {
      if (on_duplicate == OnDuplicate::kRaise) return RaiseKeyError(key), false;
    } else if (!DictInsert(into, key.get(), hash, value.get())) {
      return false;
    }
    if (entry_count != from->keys->entry_count) return RaiseFalse(TypeId::kRuntimeError, "dict mutated during update");
  }
  return true;
}

// mapping.keys() as a list.
Ref<Object> KeysOf(Borrowed<Object> mapping) {
  if (mapping->kind == kDict) return DictKeysList(AsDict(mapping));
  Ref<Object> keys = CallMethod(mapping, Names().keys);
  if (!keys) return nullptr;
  Ref<Object> iterator = GetIter(keys);
  if (!iterator) {
    if (PendingMatches(TypeId::kTypeError)) {
      ClearError();
      RaiseTypeError("%.200T.%U() returned a non-iterable (type %.200T)", mapping.get(), Names().keys, keys.get());
    }
    return nullptr;
  }
  return ListOf(iterator);
}

bool MergeMapping(DictObject* into, Borrowed<Object> mapping, OnDuplicate on_duplicate) {
  Ref<Object> keys = KeysOf(mapping);
  if (!keys) return false;
  return ForEach(keys, [&](Borrowed<Object> key) {
    if (on_duplicate != OnDuplicate::kReplace) {
      int there = DictContains(into, key);
      if (there < 0) return false;
      if (there > 0) {
        if (on_duplicate == OnDuplicate::kKeep) return true;
        RaiseKeyError(key);
        return false;
      }
    }
    Ref<Object> value = GetItem(mapping, key);
    return value && DictSet(into, key, value);
  });
}

}  // namespace

bool IteratesAsDict(const Object* object) { return IsDict(object) && TypeOf(object)->slots.iter == &DictIter; }

bool DictMerge(DictObject* into, Borrowed<Object> mapping, OnDuplicate on_duplicate) {
  if (IteratesAsDict(mapping)) return MergeDict(into, AsDict(mapping), on_duplicate);
  return MergeMapping(into, mapping, on_duplicate);
}

bool DictMergeSequence(DictObject* into, Borrowed<Object> pairs, OnDuplicate on_duplicate) {
  ptrdiff_t i = 0;
  return ForEach(pairs, [&](Borrowed<Object> element) {
    Ref<Object> pair = FastSequence(element, "");
    if (!pair) {
      if (PendingMatches(TypeId::kTypeError)) {
        ClearError();
        RaiseTypeError("cannot convert dictionary update sequence element #%zd to a sequence", i);
      }
      return false;
    }
    ArgSpan items = FastSequenceItems(pair);
    if (items.size != 2) {
      return RaiseFalse(TypeId::kValueError, "dictionary update sequence element #%zd has length %zd; 2 is required", i,
                        static_cast<ptrdiff_t>(items.size));
    }
    Ref<Object> key = NewRef(items[0]), value = NewRef(items[1]);
    ++i;
    if (on_duplicate == OnDuplicate::kReplace) return DictSet(into, key, value);
    if (on_duplicate == OnDuplicate::kRaise) {
      int there = DictContains(into, key);
      if (there != 0) return there > 0 ? (RaiseKeyError(key), false) : false;
    }
    return DictSetDefault(into, key, value).get() != nullptr;
  });
}

bool DictUpdate(DictObject* dict, Object* other) {
  if (other->kind == kDict) return DictMerge(dict, other);
  Ref<Object> keys;
  int found = LookupAttr(other, Names().keys, &keys);
  if (found < 0) return false;
  return found > 0 ? DictMerge(dict, other) : DictMergeSequence(dict, other);
}

bool DictUpdateFromArgs(DictObject* dict, const char* function, CallArgs args) {
  if (!CheckArgCount(function, args.positional_count, 0, 1)) return false;
  if (args.positional_count == 1 && !DictUpdate(dict, args.data[0])) return false;
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    Object* name = args.keyword_names->items[i];
    if (!IsStr(name)) return RaiseFalse(TypeId::kTypeError, "keywords must be strings");
    if (!DictSet(dict, name, args.keyword_value(i))) return false;
  }
  return true;
}

bool DictEqual(DictObject* a, DictObject* b, bool* equal) {
  *equal = false;
  if (a->used != b->used) return true;
  for (ptrdiff_t i = 0; i < a->keys->entry_count; ++i) {  // read anew: an __eq__ may change the dict
    Object* raw_value = EntryValue(a, i);
    if (!raw_value) continue;
    Ref<Object> value = NewRef(raw_value), key = NewRef(EntryKey(a->keys, i));
    int64_t hash = EntryHash(a->keys, i);
    ptrdiff_t index = FindKey(b, key.get(), hash);
    if (index == kLookupFailed) return false;
    Object* raw_other = index >= 0 ? EntryValue(b, index) : nullptr;
    if (!raw_other) return true;
    int same = FastEqual(raw_value, raw_other);
    if (same < 0) {
      Ref<Object> other = NewRef(raw_other);
      same = CompareBool(value, other, kEqual);
    }
    if (same < 0) return false;
    if (!same) return true;
  }
  *equal = true;
  return true;
}

}  // namespace viv
