// dict as Python sees it: slots, methods, the type's table.
#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/list_internal.h"
#include "interpreter/objects/slot_dispatch.h"

namespace viv {

// ---- Slots -------------------------------------------------------------------------------------------------------------------

Ref<Object> DictIter(Borrowed<Object> self) { return NewDictIterator(AsDict(self), TypeId::kDictKeyIterator); }

namespace {

Ref<Object> DictRepr(Borrowed<Object> self) {
  DictObject* dict = AsDict(self);
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? Ref<Object>(NewStrAscii("{...}")) : nullptr;
  StrBuilder builder;
  bool ok = builder.AppendChar('{');
  ptrdiff_t position = 0;
  Object* raw_key;
  Object* raw_value;
  for (bool first = true; ok && DictNext(dict, &position, &raw_key, &raw_value); first = false) {
    Ref<Object> key = NewRef(raw_key), value = NewRef(raw_value);
    if (!first) ok = builder.AppendAscii(", ");
    Ref<StrObject> text = ok ? Repr(key) : nullptr;
    ok = text && builder.Append(text) && builder.AppendAscii(": ");
    if (!ok) break;
    text = Repr(value);
    ok = text && builder.Append(text);
  }
  ok = ok && builder.AppendChar('}');
  ReprLeave(self);
  if (!ok) return nullptr;
  return builder.Finish();
}

Ref<Object> DictCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || !IsDict(self) || !IsDict(other)) return NewNotImplemented();
  bool equal;
  if (!DictEqual(AsDict(self), AsDict(other), &equal)) return nullptr;
  return NewBool(equal == (op == kEqual));
}

ptrdiff_t DictLength(Borrowed<Object> self) { return AsDict(self)->used; }

Ref<Object> DictSubscript(Borrowed<Object> self, Borrowed<Object> key) {
  DictObject* dict = AsDict(self);
  int64_t hash = KeyHash(key);
  if (__builtin_expect(hash == -1, 0)) return nullptr;
  ptrdiff_t index = FindKey(dict, key, hash);
  if (__builtin_expect(index >= 0, 1)) {
    if (Object* value = EntryValue(dict, index)) return NewRef(value);
  } else if (index == kLookupFailed) {
    return nullptr;
  }
  if (dict->kind != kDict) {
    Ref<Object> value;
    if (CallBoundSpecialMayRunPython(self, Names().__missing__, key, &value)) return value;
  }
  return RaiseKeyError(key);
}

bool DictAssignSubscript(Borrowed<Object> self, Borrowed<Object> key, Borrowed<Object> value_or_null) {
  return value_or_null ? DictSet(AsDict(self), key, value_or_null) : DictDelete(AsDict(self), key);
}

int DictContainsSlot(Borrowed<Object> self, Borrowed<Object> key) { return DictContains(AsDict(self), key); }

Ref<Object> DictOr(Borrowed<Object> self, Borrowed<Object> other) {
  if (!IsDict(self) || !IsDict(other)) return NewNotImplemented();
  Ref<DictObject> result = DictCopy(AsDict(self));
  if (!result || !DictUpdate(result.get(), other)) return nullptr;
  return result;
}

Ref<Object> DictInplaceOr(Borrowed<Object> self, Borrowed<Object> other) {
  if (!DictUpdate(AsDict(self), other)) return nullptr;
  return NewRef(self);
}

Ref<Object> DictNew(TypeObject* type, CallArgs) {
  bool exact = type == BuiltinType(TypeId::kDict);
  Ref<Object> instance;
  if (exact) {
    instance = Ref<Object>::Adopt(NewContainer<DictObject>(type));
    if (!instance) return nullptr;
  } else {
    instance = AllocateInstance(type, 0);
    if (!instance) return nullptr;
  }
  DictObject* dict = AsDict(instance.get());
  dict->used = 0;
  dict->version = NextDictVersion();
  dict->keys = EmptyKeys();
  dict->values = nullptr;
  if (!exact) TrackOnce(dict);  // an exact one is tracked once it holds a container
  return instance;
}

bool DictInitSlot(Borrowed<Object> self, CallArgs args) { return DictUpdateFromArgs(AsDict(self), "dict", args); }

// ---- Methods -----------------------------------------------------------------------------------------------------------------

Ref<Object> ContainsMethod(Borrowed<Object> self, Borrowed<Object> key) {
  int found = DictContains(AsDict(self), key);
  return found < 0 ? nullptr : NewBool(found != 0);
}

Ref<Object> Get(Borrowed<Object> self, ArgSpan args) {
  DictObject* dict = AsDict(self);
  int64_t hash = KeyHash(args[0]);
  if (hash == -1) return nullptr;
  ptrdiff_t index = FindKey(dict, args[0], hash);
  if (index == kLookupFailed) return nullptr;
  Object* value = index >= 0 ? EntryValue(dict, index) : nullptr;
  if (!value) value = args.size > 1 ? args[1] : None();
  return NewRef(value);
}

Ref<Object> SetDefault(Borrowed<Object> self, ArgSpan args) {
  Borrowed<Object> value = DictSetDefault(AsDict(self), args[0], args.size > 1 ? args[1] : None());
  return Ref<Object>::Share(value.get());
}

Ref<Object> Pop(Borrowed<Object> self, ArgSpan args) { return DictPop(AsDict(self), args[0], args.size > 1 ? args[1] : nullptr); }

Ref<Object> PopItem(Borrowed<Object> self) {
  // The pair is made first: making it may collect, and that may run Python that looks at the dict.
  Ref<TupleObject> pair = NewTuple(2);
  if (!pair) return nullptr;
  DictObject* dict = AsDict(self);
  if (dict->used == 0) return Raise(TypeId::kKeyError, "popitem(): dictionary is empty");
  if (dict->values && !DictResize(dict, dict->keys->log2_size, true)) return nullptr;
  DictKeys* keys = dict->keys;
  ptrdiff_t last = keys->entry_count - 1;
  while (!EntryValue(dict, last)) --last;
  int64_t hash = EntryHash(keys, last);
  Ref<Object> key = NewRef(EntryKey(keys, last));
  Ref<Object> value = TakeEntry(dict, last, hash);
  keys->entry_count = last;  // so that popping all takes linear time. Its place is not usable again before a resize.
  TupleInit(pair.get(), 0, std::move(key));
  TupleInit(pair.get(), 1, std::move(value));
  return pair;
}

Ref<Object> Keys(Borrowed<Object> self) { return NewDictView(AsDict(self), TypeId::kDictKeys); }
Ref<Object> Values(Borrowed<Object> self) { return NewDictView(AsDict(self), TypeId::kDictValues); }
Ref<Object> Items(Borrowed<Object> self) { return NewDictView(AsDict(self), TypeId::kDictItems); }
Ref<Object> Copy(Borrowed<Object> self) { return DictCopy(AsDict(self)); }
Ref<Object> Reversed(Borrowed<Object> self) { return NewDictIterator(AsDict(self), TypeId::kDictReverseKeyIterator); }
Ref<Object> Sizeof(Borrowed<Object> self) { return NewInt(static_cast<int64_t>(DictSizeof(AsDict(self)))); }

Ref<Object> Clear(Borrowed<Object> self) {
  DictClear(AsDict(self));
  return NewNone();
}

Ref<Object> Update(Borrowed<Object> self, CallArgs args) {
  if (!DictUpdateFromArgs(AsDict(self), "update", args)) return nullptr;
  return NewNone();
}

Ref<Object> FromKeys(Borrowed<Object> type, ArgSpan args) {
  Object* iterable = args[0];
  Object* value = args.size > 1 ? args[1] : None();
  Ref<Object> result = Call(type, CallArgs{});
  if (!result) return nullptr;
  if (result->kind != kDict) {
    bool ok = ForEach(iterable, [&](Borrowed<Object> key) { return SetItem(result, key, value); });
    return ok ? result : nullptr;
  }
  DictObject* dict = AsDict(result.get());
  if (dict->used == 0 && (iterable->kind == kDict || iterable->kind == kSet || iterable->kind == kFrozenSet)) {
    // The keys come with their hashes, and their number is known.
    bool from_dict = iterable->kind == kDict;
    ptrdiff_t count = from_dict ? AsDict(iterable)->used : static_cast<SetObject*>(iterable)->used;
    bool unicode = from_dict && IsUnicode(AsDict(iterable)->keys);
    if (!DictResize(dict, std::max(KeysLog2ForEntries(count), dict->keys->log2_size), unicode)) return nullptr;
    ptrdiff_t position = 0;
    Object* raw_key;
    Object* ignored;
    int64_t hash;
    while (from_dict ? DictNext(AsDict(iterable), &position, &raw_key, &ignored, &hash)
                     : SetNext(static_cast<SetObject*>(iterable), &position, &raw_key, &hash)) {
      Ref<Object> key = NewRef(raw_key);
      if (!DictInsert(dict, key.get(), hash, value)) return nullptr;
    }
    return result;
  }
  bool ok = ForEach(iterable, [&](Borrowed<Object> key) { return DictSet(dict, key, value); });
  return ok ? result : nullptr;
}

constexpr MethodDef kMethods[] = {
    OneArg("__contains__", ContainsMethod, "__contains__($self, key, /)\n--\n\nWhether the dict has that key.", kCoexist),
    OneArg("__getitem__", DictSubscript, "x.__getitem__(y) <==> x[y]", kCoexist),
    NoArgs("__sizeof__", Sizeof, "D.__sizeof__() gives the bytes of the dict and its tables."),
    Positional("get", Get, 1, 2, "get($self, key, default=None, /)\n--\n\nThe value of key, or default where there is none."),
    Positional("setdefault", SetDefault, 1, 2,
               "setdefault($self, key, default=None, /)\n--\n\nThe value of key. Where there is none, default is stored and returned."),
    Positional("pop", Pop, 1, 2,
               "pop($self, key, default=<unrepresentable>, /)\n--\n\nTakes the entry of key out and returns its value.\n\n"
               "Where there is none: default, or KeyError."),
    NoArgs("popitem", PopItem,
           "popitem($self, /)\n--\n\nTakes the last entry out and returns it as a pair.\n\nRaises KeyError where the dict is empty."),
    NoArgs("keys", Keys, "D.keys() gives a set-like view of the keys."),
    NoArgs("items", Items, "D.items() gives a set-like view of the entries, as pairs."),
    NoArgs("values", Values, "D.values() gives a view of the values."),
    Keywords("update", Update,
             "D.update([other, ]**keywords) puts the entries of other in, then the keywords.\n\n"
             "other is a mapping, which has keys(), or an iterable of pairs."),
    Positional("fromkeys", FromKeys, 1, 2,
               "fromkeys($type, iterable, value=None, /)\n--\n\nA new dict whose keys are the items of iterable, all with the same value.",
               kClassMethodFlag),
    NoArgs("clear", Clear, "D.clear() takes all entries out."),
    NoArgs("copy", Copy, "D.copy() gives a new dict with the same entries."),
    NoArgs("__reversed__", Reversed, "__reversed__($self, /)\n--\n\nAn iterator over the keys from the last one."),
    OneArg("__class_getitem__", ClassGetItem, "The generic alias dict[item].", kClassMethodFlag),
};

Ref<ListObject> ListOfEntries(DictObject* dict, bool keys) {
  Ref<ListObject> list = Ref<ListObject>::Adopt(NewBareList());
  if (!list || !FillBareList(list.get(), dict->used)) return nullptr;
  ptrdiff_t position = 0;
  for (ptrdiff_t i = 0; i < list->size; ++i) {
    ptrdiff_t index = NextEntry(dict, &position);
    IncRef(list->items[i] = keys ? EntryKey(dict->keys, index) : EntryValue(dict, index));
  }
  Track(list.get());
  return list;
}

void DictClearSlot(Object* self) { DictClear(AsDict(self)); }

}  // namespace

Ref<ListObject> DictKeysList(DictObject* dict) { return ListOfEntries(dict, true); }
Ref<ListObject> DictValuesList(DictObject* dict) { return ListOfEntries(dict, false); }

Ref<ListObject> DictItemsList(DictObject* dict) {
  for (;;) {
    // All pairs are made before the first entry is read: making them may collect.
    ptrdiff_t count = dict->used;
    Ref<ListObject> list = NewList(count);
    if (!list) return nullptr;
    for (ptrdiff_t i = 0; i < count; ++i) {
      Ref<TupleObject> pair = NewTuple(2);
      if (!pair) return nullptr;
      ListInit(list.get(), i, std::move(pair));
    }
    if (count != dict->used) continue;
    ptrdiff_t position = 0;
    for (ptrdiff_t i = 0; i < count; ++i) {
      ptrdiff_t index = NextEntry(dict, &position);
      TupleInit(AsTuple(list->items[i]), 0, NewRef(EntryKey(dict->keys, index)));
      TupleInit(AsTuple(list->items[i]), 1, NewRef(EntryValue(dict, index)));
    }
    return list;
  }
}

extern constinit const TypeSpec kDictSpec = {
    .name = "dict",
    .base = TypeId::kObject,
    .basic_size = sizeof(DictObject),
    .flags = kTypeHasGc | kTypeIsBaseType | kTypeVectorcall | kDictSubclass | kTypeMatchSelf | kTypeIsMapping,
    .instance_kind = kDict,
    .dealloc = DictDealloc,
    .traverse = DictTraverse,
    .clear = DictClearSlot,
    .slots =
        {
            .repr = DictRepr,
            .hash = HashNotImplemented,
            .getattr = GenericGetAttr,
            .compare = DictCompare,
            .iter = DictIter,
            .new_ = DictNew,
            .init = DictInitSlot,
            .or_ = DictOr,
            .inplace_or = DictInplaceOr,
            .contains = DictContainsSlot,
            .map_length = DictLength,
            .subscript = DictSubscript,
            .assign_subscript = DictAssignSubscript,
        },
    .methods = kMethods,
    .doc = "A mapping that keeps the order in which keys were put in.\n\n"
           "dict() is empty; dict(mapping) has the same entries; dict(iterable) takes pairs; keywords become entries, too.",
};

}  // namespace viv
