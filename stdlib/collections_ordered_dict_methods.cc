// OrderedDict as Python sees it: slots, methods, the type's table.
#include "interpreter/objects/type_parts.h"
#include "stdlib/collections_ordered_dict.h"
#include "stdlib/collections_types.h"

namespace viv {

namespace {

// ---- update: through self[key] = value, which a subclass may have changed ---------------------------------------------------------------

bool AddPair(Borrowed<Object> self, Borrowed<Object> pair) {
  Ref<Object> iterator = GetIter(pair);
  if (!iterator) return false;
  auto missing = [](const char* message) { return ErrorPending() ? false : RaiseFalse(TypeId::kValueError, "%s", message); };
  Ref<Object> key = Next(iterator);
  if (!key) return missing("need more than 0 values to unpack");
  Ref<Object> value = Next(iterator);
  if (!value) return missing("need more than 1 value to unpack");
  if (Next(iterator)) return RaiseFalse(TypeId::kValueError, "too many values to unpack (expected 2)");
  return !ErrorPending() && SetItem(self, key, value);
}

bool AddPairs(Borrowed<Object> self, Borrowed<Object> pairs) {
  return ForEach(pairs, [&](Borrowed<Object> pair) { return AddPair(self, pair); });
}

// 1 where `other` has that method: then *result is what it answered, null where it failed. 0: it has not, -1: failed.
int CallIfThere(Borrowed<Object> other, Borrowed<StrObject> name, Ref<Object>* result) {
  Ref<Object> method;
  const int found = LookupAttr(other, name, &method);
  if (found > 0) *result = Call(method, {});
  return found;
}

bool UpdateFrom(Borrowed<Object> self, Borrowed<Object> other) {
  if (other->kind == kDict) {
    Ref<ListObject> items = DictItemsList(AsDict(other));
    return items && AddPairs(self, items.get());
  }
  Ref<Object> keys, items;
  int found = CallIfThere(other, Names().keys, &keys);
  if (found < 0) return false;
  if (found > 0) {
    return keys && ForEach(keys, [&](Borrowed<Object> key) {
             Ref<Object> value = GetItem(other, key);
             return value && SetItem(self, key, value);
           });
  }
  found = CallIfThere(other, Names().items, &items);
  if (found < 0) return false;
  return found > 0 ? items && AddPairs(self, items) : AddPairs(self, other);
}

bool UpdateFromArgs(Borrowed<Object> self, CallArgs args) {
  if (args.positional_count == 1 && !UpdateFrom(self, args.data[0])) return false;
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    if (!SetItem(self, args.keyword_names->items[i], args.keyword_value(i))) return false;
  }
  return true;
}

// ---- Slots ---------------------------------------------------------------------------------------------------------------------------------

bool OrderedInit(Borrowed<Object> self, CallArgs args) {
  if (args.positional_count > 1) return RaiseFalse(TypeId::kTypeError, "expected at most 1 arguments, got %zu", args.positional_count);
  return UpdateFromArgs(self, args);
}

bool OrderedAssign(Borrowed<Object> self, Borrowed<Object> key, Borrowed<Object> value_or_null) {
  const int64_t hash = KeyHash(key);
  if (hash == -1) return false;
  return value_or_null ? OrderedSet(AsOrdered(self), key, hash, value_or_null) : OrderedDelete(AsOrdered(self), key, hash);
}

// Whether both have the same keys in the same order; as sets they are equal already. -1: failed.
int SameOrder(OrderedDict* a, OrderedDict* b) {
  const OrderedMoment moment_of_a(a), moment_of_b(b);
  OrderedNode *x = a->first, *y = b->first;
  for (; x && y; x = x->next, y = y->next) {
    Ref<Object> left = NewRef(x->key), right = NewRef(y->key);
    const int equal = CompareBool(left, right, kEqual);
    if (equal <= 0) return equal;
    if (moment_of_a.IsOver(a) || moment_of_b.IsOver(b)) {
      return RaiseMinusOne(TypeId::kRuntimeError, "OrderedDict mutated during iteration");
    }
  }
  return !x && !y;
}

Ref<Object> OrderedCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || !IsOrdered(self) || !IsDict(other)) return NewNotImplemented();
  bool same;
  if (!DictEqual(AsDict(self), AsDict(other), &same)) return nullptr;
  int equal = same;
  if (same && IsOrdered(other)) equal = SameOrder(AsOrdered(self), AsOrdered(other));
  return equal < 0 ? nullptr : NewBool((equal != 0) == (op == kEqual));
}

Ref<ListObject> ItemsAsList(Borrowed<Object> self) {
  if (!IsExactOrdered(self)) {
    Ref<Object> items = CallMethod(self, Names().items);
    return items ? ListOf(items) : nullptr;
  }
  Ref<ListObject> keys = OrderedKeysList(AsOrdered(self)), pairs = keys ? NewList(0) : nullptr;
  if (!pairs) return nullptr;
  for (Object* key : ArgSpan{keys->items, static_cast<size_t>(keys->size)}) {
    Ref<Object> value = NewRef(DictGet(AsDict(self), key).get());
    if (!value) {
      if (!ErrorPending()) RaiseKeyError(key);
      return nullptr;
    }
    Ref<TupleObject> pair = NewTuple({key, value.get()});
    if (!pair || !ListAppend(pairs.get(), std::move(pair))) return nullptr;
  }
  return pairs;
}

Ref<Object> OrderedRepr(Borrowed<Object> self) {
  Ref<StrObject> name = NewStr(TypeShortName(TypeOf(self)));
  if (!name) return nullptr;
  if (AsDict(self)->used == 0) return StrFormat("%U()", name.get());
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? Ref<Object>(NewStrAscii("...")) : nullptr;
  Ref<ListObject> items = ItemsAsList(self);
  Ref<Object> text = items ? StrFormat("%U(%R)", name.get(), items.get()) : nullptr;
  ReprLeave(self);
  return text;
}

Ref<Object> OrderedOr(Borrowed<Object> left, Borrowed<Object> right) {
  const bool left_is_own = IsOrdered(left);
  if (!IsDict(left_is_own ? right : left)) return NewNotImplemented();
  Ref<Object> result = Call(TypeOf(left_is_own ? left : right), {left.get()});
  return result && UpdateFrom(result, right) ? std::move(result) : nullptr;
}
Ref<Object> OrderedInplaceOr(Borrowed<Object> self, Borrowed<Object> other) { return UpdateFrom(self, other) ? NewRef(self) : nullptr; }

// ---- Methods -------------------------------------------------------------------------------------------------------------------------------

Ref<Object> FromKeys(Borrowed<Object> type, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"fromkeys", {"iterable", "value"}, 1}, args, out)) return nullptr;
  Ref<Object> result = Call(type, CallArgs{});
  if (!result) return nullptr;
  Object* value = out[1] ? out[1] : None();
  bool ok = ForEach(out[0], [&](Borrowed<Object> key) { return SetItem(result, key, value); });
  return ok ? std::move(result) : nullptr;
}

Ref<Object> Sizeof(Borrowed<Object> self) { return NewInt(static_cast<int64_t>(OrderedSizeof(AsOrdered(self)))); }

Ref<Object> Reduce(Borrowed<Object> self) {
  Ref<Object> state = CallMethod(self, Names().__getstate__);
  Ref<Object> items = state ? CallMethod(self, Names().items) : nullptr;
  Ref<Object> iterator = items ? GetIter(items) : nullptr;
  Ref<TupleObject> args = iterator ? EmptyTuple() : nullptr;
  return args ? NewTuple({TypeOf(self), args.get(), state.get(), None(), iterator.get()}) : nullptr;
}

Ref<Object> SetDefault(Borrowed<Object> self, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"setdefault", {"key", "default"}, 1}, args, out)) return nullptr;
  Object* fallback = out[1] ? out[1] : None();
  if (IsExactOrdered(self)) {
    const int64_t hash = KeyHash(out[0]);
    if (hash == -1) return nullptr;
    if (Object* value = DictGetKnownHash(AsDict(self), out[0], hash)) return NewRef(value);
    if (ErrorPending() || !OrderedSet(AsOrdered(self), out[0], hash, fallback)) return nullptr;
    return NewRef(fallback);
  }
  const int there = Contains(self, out[0]);
  if (there < 0) return nullptr;
  if (there) return GetItem(self, out[0]);
  return SetItem(self, out[0], fallback) ? NewRef(fallback) : nullptr;
}

Ref<Object> Pop(Borrowed<Object> self, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"pop", {"key", "default"}, 1}, args, out)) return nullptr;
  const int64_t hash = KeyHash(out[0]);
  return hash == -1 ? nullptr : OrderedPop(AsOrdered(self), out[0], hash, out[1]);
}

Ref<Object> PopItem(Borrowed<Object> self, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"popitem", {"last"}}, args, out)) return nullptr;
  const int last = out[0] ? IsTrue(out[0]) : 1;
  if (last < 0) return nullptr;
  OrderedDict* od = AsOrdered(self);
  OrderedNode* node = last ? od->last : od->first;
  if (!node) return Raise(TypeId::kKeyError, "dictionary is empty");
  Ref<Object> key = NewRef(node->key);
  Ref<Object> value = OrderedPop(od, key.get(), node->hash, nullptr);
  return value ? NewTuple({key.get(), value.get()}) : nullptr;
}

Ref<Object> MoveToEnd(Borrowed<Object> self, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"move_to_end", {"key", "last"}, 1}, args, out)) return nullptr;
  const int last = out[1] ? IsTrue(out[1]) : 1;
  if (last < 0) return nullptr;
  OrderedDict* od = AsOrdered(self);
  if (!od->first) return RaiseKeyError(out[0]);
  if ((last ? od->last : od->first)->key == out[0]) return NewNone();
  const int64_t hash = KeyHash(out[0]);
  OrderedNode* node = hash == -1 ? nullptr : OrderedFind(od, out[0], hash);
  if (!node) return ErrorPending() ? nullptr : RaiseKeyError(out[0]);
  OrderedMove(od, node, last != 0);
  return NewNone();
}

Ref<Object> Update(Borrowed<Object> self, CallArgs args) {
  if (args.positional_count > 1) return RaiseTypeError("update() takes at most 1 positional argument (%zu given)", args.positional_count);
  return UpdateFromArgs(self, args) ? NewNone() : nullptr;
}

Ref<Object> Clear(Borrowed<Object> self) {
  OrderedClear(AsOrdered(self));
  return NewNone();
}

Ref<Object> Copy(Borrowed<Object> self) {
  const bool exact = IsExactOrdered(self);
  Ref<Object> copy = Call(TypeOf(self), CallArgs{});
  Ref<ListObject> keys = copy ? OrderedKeysList(AsOrdered(self)) : nullptr;
  if (!keys) return nullptr;
  for (Object* key : ArgSpan{keys->items, static_cast<size_t>(keys->size)}) {
    Ref<Object> value = exact ? NewRef(DictGet(AsDict(self), key).get()) : GetItem(self, key);
    if (!value) {
      if (!ErrorPending()) RaiseKeyError(key);
      return nullptr;
    }
    if (!SetItem(copy, key, value)) return nullptr;
  }
  return copy;
}

constexpr MethodDef kMethods[] = {
    Keywords("fromkeys", &FromKeys,
             "fromkeys($type, /, iterable, value=None)\n--\n\nA new one with keys from iterable and that value for each.", kClassMethodFlag),
    NoArgs("__sizeof__", &Sizeof),
    NoArgs("__reduce__", &Reduce, "What pickle needs."),
    Keywords("setdefault", &SetDefault,
             "setdefault($self, /, key, default=None)\n--\n\nThe value of key. Where there is none, default is stored and returned."),
    Keywords("pop", &Pop,
             "pop($self, /, key, default=<unrepresentable>)\n--\n\nod.pop(key[,default]) -> v, takes the entry of key out and returns its value.\n\n"
             "Where there is none: default, or KeyError."),
    Keywords("popitem", &PopItem, "popitem($self, /, last=True)\n--\n\nTakes the last (or the first) pair out and returns it."),
    NoArgs("keys", &OrderedKeysView),
    NoArgs("values", &OrderedValuesView),
    NoArgs("items", &OrderedItemsView),
    Keywords("update", &Update),
    NoArgs("clear", &Clear, "od.clear() -> None.  Takes all entries out."),
    NoArgs("copy", &Copy, "od.copy() -> a shallow copy of od"),
    NoArgs("__reversed__", &OrderedIterateReversed, "od.__reversed__() <==> reversed(od)"),
    Keywords("move_to_end", &MoveToEnd,
             "move_to_end($self, /, key, last=True)\n--\n\nMakes an entry the last one (or the first).\n\nKeyError where key is not there."),
};
constexpr GetSetDef kGetSets[] = {{"__dict__", &GetDictAttribute, &SetDictAttribute}};

constinit const TypeSpec kOrderedDictSpec = {
    .name = "collections.OrderedDict",
    .base = TypeId::kDict,
    .basic_size = sizeof(OrderedDict),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .weaklist_offset = offsetof(OrderedDict, weaklist),
    .dict_offset = offsetof(OrderedDict, attributes),
    .dealloc = &OrderedDealloc,
    .traverse = &OrderedTraverse,
    .clear = &OrderedClearSlot,
    .slots =
        {
            .repr = &OrderedRepr,
            .compare = &OrderedCompare,
            .iter = &OrderedIterate,
            .init = &OrderedInit,
            .or_ = &OrderedOr,
            .inplace_or = &OrderedInplaceOr,
            .assign_subscript = &OrderedAssign,
        },
    .methods = kMethods,
    .getsets = kGetSets,
    .doc = "A dict that knows the order in which its keys came, and can change it.",
};

}  // namespace

bool FillOrderedDict(ModuleObject* module) {
  return EnsureOrderedViews() && AddLibraryType(module, &CurrentLibrary().odict_type, kOrderedDictSpec);
}

}  // namespace viv
