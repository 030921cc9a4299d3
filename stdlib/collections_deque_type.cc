// deque as Python sees it: slots, methods, the type's table.
#include <algorithm>

#include "stdlib/collections_deque.h"

namespace viv {

namespace {

Ref<Object> RaiseIndex() { return Raise(TypeId::kIndexError, "deque index out of range"); }
Ref<Object> RaiseAbsent(Borrowed<Object> value) { return RaiseValueError("%R is not in deque", value.get()); }

// ---- Construction ------------------------------------------------------------------------------------------------------------------------

Ref<Object> DequeNew(TypeObject* type, CallArgs) { return NewDeque(type); }

bool DequeInit(Borrowed<Object> self, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"deque", {"iterable", "maxlen"}}, args, out)) return false;
  DequeObject* deque = AsDeque(self);
  ptrdiff_t max_length = -1;
  if (out[1] && !IsNone(out[1])) {
    if (!IsInt(out[1])) return RaiseFalse(TypeId::kTypeError, "an integer is required");
    if (!SsizeArgument(out[1], &max_length)) return false;
    if (max_length < 0) return RaiseFalse(TypeId::kValueError, "maxlen must be non-negative");
  }
  deque->max_length = max_length;
  if (deque->size > 0) DequeClear(deque);
  return !out[0] || DequeExtend(deque, out[0]);
}

Ref<Object> DequeCopy(Borrowed<Object> self) {
  DequeObject* deque = AsDeque(self);
  TypeObject* type = TypeOf(deque);
  if (type == CurrentLibrary().deque_type.get()) {
    Ref<Object> copy = NewDeque(type);
    if (!copy) return nullptr;
    AsDeque(copy.get())->max_length = deque->max_length;
    const bool ok = deque->size == 1 ? DequeAppend(AsDeque(copy.get()), NewRef(DequeFirst(deque).item())) : DequeExtend(AsDeque(copy.get()), self);
    return ok ? std::move(copy) : nullptr;
  }
  Ref<Object> copy;
  if (deque->max_length < 0) {
    copy = Call(type, {self.get()});
  } else {
    Ref<Object> max_length = NewInt(deque->max_length);
    copy = max_length ? Call(type, {self.get(), max_length.get()}) : nullptr;
  }
  if (copy && !IsDeque(copy.get())) return RaiseTypeError("%.200s() must return a deque, not %.200T", type->name, copy.get());
  return copy;
}

Ref<Object> DequeReduce(Borrowed<Object> self) {
  DequeObject* deque = AsDeque(self);
  Ref<Object> state = CallMethod(self, Names().__getstate__);
  Ref<Object> iterator = state ? GetIter(self) : nullptr;
  Ref<TupleObject> args = iterator ? EmptyTuple() : nullptr;
  if (args && deque->max_length >= 0) {
    Ref<Object> max_length = NewInt(deque->max_length);
    args = max_length ? NewTuple({args.get(), max_length.get()}) : nullptr;
  }
  return args ? NewTuple({TypeOf(self), args.get(), state.get(), iterator.get()}) : nullptr;
}

// ---- Slots ---------------------------------------------------------------------------------------------------------------------------------

ptrdiff_t DequeLength(Borrowed<Object> self) { return AsDeque(self)->size; }

Ref<Object> DequeItem(Borrowed<Object> self, ptrdiff_t index) {
  DequeObject* deque = AsDeque(self);
  if (index < 0 || index >= deque->size) return RaiseIndex();
  return NewRef(DequeAt(deque, index).item());
}

bool DequeAssignItem(Borrowed<Object> self, ptrdiff_t index, Borrowed<Object> value_or_null) {
  DequeObject* deque = AsDeque(self);
  if (index < 0 || index >= deque->size) return RaiseIndex(), false;
  if (!value_or_null) return DequeDeleteAt(deque, index);
  Ref<Object> old = Ref<Object>::Adopt(std::exchange(DequeAt(deque, index).item(), value_or_null.ToOwned().Release()));
  return true;
}

// Looks at the items from `start` to `stop` until one is equal to value: its index, -1 where there is none, -2 where it failed.
// `mutated` is what is raised when a comparison has changed the deque.
ptrdiff_t Search(DequeObject* deque, Borrowed<Object> value, ptrdiff_t start, ptrdiff_t stop, TypeId mutated) {
  if (start >= stop) return -1;
  DequeCursor cursor = DequeAt(deque, start);
  const size_t state = deque->state;
  for (ptrdiff_t i = start; i < stop; ++i) {
    const int equal = ItemEqualMayRunPython(cursor.item(), value);
    if (equal < 0) return -2;
    if (deque->state != state) return Raise(mutated, "deque mutated during iteration"), -2;
    if (equal) return i;
    cursor.Advance();
  }
  return -1;
}

int DequeContains(Borrowed<Object> self, Borrowed<Object> value) {
  const ptrdiff_t found = Search(AsDeque(self), value, 0, AsDeque(self)->size, TypeId::kRuntimeError);
  return found == -2 ? -1 : found >= 0;
}

Ref<Object> DequeCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) {
  if (!IsDeque(self) || !IsDeque(other)) return NewNotImplemented();
  DequeObject *a = AsDeque(self), *b = AsDeque(other);
  if (a == b && (op == kEqual || op == kNotEqual)) return NewBool(op == kEqual);
  if (a->size != b->size && (op == kEqual || op == kNotEqual)) return NewBool(op == kNotEqual);
  Ref<Object> left = DequeIterate(self), right = left ? DequeIterate(other) : nullptr;
  if (!right) return nullptr;
  for (;;) {
    Ref<Object> x = Next(left);
    if (!x && ErrorPending()) return nullptr;
    Ref<Object> y = Next(right);
    if (!y && ErrorPending()) return nullptr;
    if (!x || !y) return CompareIntegers(x ? 1 : 0, y ? 1 : 0, op);
    const int equal = CompareBool(x, y, kEqual);
    if (equal < 0) return nullptr;
    if (equal == 0) {
      if (op == kEqual || op == kNotEqual) return NewBool(op == kNotEqual);
      return Compare(x, y, op);
    }
  }
}

Ref<Object> DequeRepr(Borrowed<Object> self) {
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? Ref<Object>(NewStrAscii("[...]")) : nullptr;
  Ref<ListObject> items = ListOf(self);
  Ref<StrObject> name = items ? NewStr(TypeShortName(TypeOf(self))) : nullptr;
  Ref<Object> text;
  if (name) {
    const ptrdiff_t max_length = AsDeque(self)->max_length;
    text = max_length >= 0 ? StrFormat("%U(%R, maxlen=%zd)", name.get(), items.get(), max_length)
                           : StrFormat("%U(%R)", name.get(), items.get());
  }
  ReprLeave(self);
  return text;
}

Ref<Object> DequeConcat(Borrowed<Object> self, Borrowed<Object> other) {
  if (!IsDeque(other)) return RaiseTypeError("can only concatenate deque (not \"%.200T\") to deque", other.get());
  Ref<Object> result = DequeCopy(self);
  if (!result || !DequeExtend(AsDeque(result.get()), other)) return nullptr;
  return result;
}

Ref<Object> DequeInplaceConcat(Borrowed<Object> self, Borrowed<Object> other) { return DequeExtend(AsDeque(self), other) ? NewRef(self) : nullptr; }

Ref<Object> DequeInplaceRepeat(Borrowed<Object> self, ptrdiff_t count) {
  DequeObject* deque = AsDeque(self);
  const ptrdiff_t size = deque->size;
  if (size == 0 || count == 1) return NewRef(self);
  if (count <= 0) {
    DequeClear(deque);
    return NewRef(self);
  }
  if (size == 1) {
    Ref<Object> item = NewRef(DequeFirst(deque).item());
    if (deque->max_length >= 0) count = std::min(count, deque->max_length);
    for (ptrdiff_t i = 1; i < count; ++i) {
      if (!DequeAppend(deque, item)) return nullptr;
    }
    return NewRef(self);
  }
  if (size > PTRDIFF_MAX / count) return RaiseMemoryError();
  Ref<ListObject> items = ListOf(self);
  if (!items) return nullptr;
  // No more than can stay: the end of it decides.
  if (deque->max_length >= 0 && count * size > deque->max_length) count = (deque->max_length + size - 1) / size + 1;
  for (ptrdiff_t i = 1; i < count; ++i) {
    if (!DequeExtend(deque, items.get())) return nullptr;
  }
  return NewRef(self);
}

Ref<Object> DequeRepeat(Borrowed<Object> self, ptrdiff_t count) {
  Ref<Object> result = DequeCopy(self);
  return result ? DequeInplaceRepeat(result, count) : nullptr;
}

// ---- Methods -------------------------------------------------------------------------------------------------------------------------------

Ref<Object> Append(Borrowed<Object> self, Borrowed<Object> item) { return DequeAppend(AsDeque(self), NewRef(item)) ? NewNone() : nullptr; }
Ref<Object> AppendLeft(Borrowed<Object> self, Borrowed<Object> item) {
  return DequeAppendLeft(AsDeque(self), NewRef(item)) ? NewNone() : nullptr;
}
Ref<Object> Pop(Borrowed<Object> self) { return DequePop(AsDeque(self)); }
Ref<Object> PopLeft(Borrowed<Object> self) { return DequePopLeft(AsDeque(self)); }
Ref<Object> Extend(Borrowed<Object> self, Borrowed<Object> iterable) { return DequeExtend(AsDeque(self), iterable) ? NewNone() : nullptr; }
Ref<Object> ExtendLeft(Borrowed<Object> self, Borrowed<Object> iterable) {
  return DequeExtendLeft(AsDeque(self), iterable) ? NewNone() : nullptr;
}
Ref<Object> Clear(Borrowed<Object> self) {
  DequeClear(AsDeque(self));
  return NewNone();
}

Ref<Object> Count(Borrowed<Object> self, Borrowed<Object> value) {
  DequeObject* deque = AsDeque(self);
  DequeCursor cursor = DequeFirst(deque);
  const size_t state = deque->state;
  int64_t count = 0;
  for (ptrdiff_t i = 0, size = deque->size; i < size; ++i) {
    const int equal = ItemEqualMayRunPython(cursor.item(), value);
    if (equal < 0) return nullptr;
    count += equal;
    if (deque->state != state) return Raise(TypeId::kRuntimeError, "deque mutated during iteration");
    cursor.Advance();
  }
  return NewInt(count);
}

// Counts of arguments in the words of methods that CPython parses by format.
bool TakesBetween(const char* name, size_t given, size_t least, size_t most) {
  if (given >= least && given <= most) return true;
  const size_t bound = given < least ? least : most;
  return RaiseFalse(TypeId::kTypeError, "%s() takes %s %zu argument%s (%zu given)", name,
                    least == most ? "exactly" : (given < least ? "at least" : "at most"), bound, bound == 1 ? "" : "s", given);
}

Ref<Object> IndexOf(Borrowed<Object> self, ArgSpan args) {
  if (!TakesBetween("index", args.size, 1, 3)) return nullptr;
  DequeObject* deque = AsDeque(self);
  ptrdiff_t start = 0, stop = deque->size;
  if (args.size > 1 && !PositionArgument(args[1], &start)) return nullptr;
  if (args.size > 2 && !PositionArgument(args[2], &stop)) return nullptr;
  if (start < 0) start = std::max<ptrdiff_t>(start + deque->size, 0);
  if (stop < 0) stop = std::max<ptrdiff_t>(stop + deque->size, 0);
  stop = std::min(stop, deque->size);
  const ptrdiff_t found = Search(deque, args[0], std::min(start, stop), stop, TypeId::kRuntimeError);
  if (found == -2) return nullptr;
  return found >= 0 ? NewInt(found) : RaiseAbsent(args[0]);
}

Ref<Object> Insert(Borrowed<Object> self, ArgSpan args) {
  if (!TakesBetween("insert", args.size, 2, 2)) return nullptr;
  DequeObject* deque = AsDeque(self);
  ptrdiff_t index = 0;
  if (!SsizeArgument(args[0], &index)) return nullptr;
  const ptrdiff_t size = deque->size;
  if (deque->max_length == size) return Raise(TypeId::kIndexError, "deque already at its maximum size");
  bool ok;
  if (index >= size) {
    ok = DequeAppend(deque, NewRef(args[1]));
  } else if (index <= -size || index == 0) {
    ok = DequeAppendLeft(deque, NewRef(args[1]));
  } else {
    ok = DequeRotate(deque, -index) && (index < 0 ? DequeAppend(deque, NewRef(args[1])) : DequeAppendLeft(deque, NewRef(args[1]))) &&
         DequeRotate(deque, index);
  }
  return ok ? NewNone() : nullptr;
}

Ref<Object> Remove(Borrowed<Object> self, Borrowed<Object> value) {
  DequeObject* deque = AsDeque(self);
  const ptrdiff_t found = Search(deque, value, 0, deque->size, TypeId::kIndexError);
  if (found == -2) return nullptr;
  if (found < 0) return RaiseAbsent(value);
  return DequeDeleteAt(deque, found) ? NewNone() : nullptr;
}

Ref<Object> Reverse(Borrowed<Object> self) {
  DequeObject* deque = AsDeque(self);
  DequeCursor left = DequeFirst(deque), right = DequeLast(deque);
  for (ptrdiff_t pairs = deque->size / 2; pairs > 0; --pairs) {
    std::swap(left.item(), right.item());
    left.Advance();
    right.Retreat();
  }
  return NewNone();
}

Ref<Object> Rotate(Borrowed<Object> self, ArgSpan args) {
  if (!CheckArgCount("deque.rotate", args.size, 0, 1)) return nullptr;
  ptrdiff_t n = 1;
  if (args.size > 0 && !SsizeArgument(args[0], &n)) return nullptr;
  return DequeRotate(AsDeque(self), n) ? NewNone() : nullptr;
}

Ref<Object> Sizeof(Borrowed<Object> self) { return NewInt(static_cast<int64_t>(DequeSizeof(AsDeque(self)))); }

Ref<Object> GetMaxLength(Borrowed<Object> self) {
  const ptrdiff_t max_length = AsDeque(self)->max_length;
  return max_length < 0 ? NewNone() : NewInt(max_length);
}

void ClearSlot(Object* self) { DequeClear(AsDeque(self)); }

constexpr const char* kCopyDoc = "A shallow copy.";
constexpr MethodDef kMethods[] = {
    OneArg("append", &Append, "Adds an item at the right end."),
    OneArg("appendleft", &AppendLeft, "Adds an item at the left end."),
    NoArgs("clear", &Clear, "Takes all items out."),
    NoArgs("__copy__", &DequeCopy, kCopyDoc),
    NoArgs("copy", &DequeCopy, kCopyDoc),
    OneArg("count", &Count, "D.count(value) -- how many items equal value"),
    OneArg("extend", &Extend, "Adds the items of an iterable at the right end."),
    OneArg("extendleft", &ExtendLeft, "Adds the items of an iterable at the left end, one after the other."),
    Positional("index", &IndexOf, 0, -1, "D.index(value, [start, [stop]]) -- the place of the first item that equals value.\n"
                                         "ValueError where there is none."),
    Positional("insert", &Insert, 0, -1, "D.insert(index, object) -- puts object before index"),
    NoArgs("pop", &Pop, "Takes out the rightmost item and returns it."),
    NoArgs("popleft", &PopLeft, "Takes out the leftmost item and returns it."),
    NoArgs("__reduce__", &DequeReduce, "What pickle needs."),
    OneArg("remove", &Remove, "D.remove(value) -- takes out the first item that equals value."),
    NoArgs("__reversed__", [](Borrowed<Object> self) { return DequeIterateReversed(self); },
           "D.__reversed__() -- an iterator from the right end"),
    NoArgs("reverse", &Reverse, "D.reverse() -- turns the deque round, in place"),
    Positional("rotate", &Rotate, 0, -1, "Moves n items (default 1) from the right end to the left one; to the right one where n is negative."),
    NoArgs("__sizeof__", &Sizeof, "D.__sizeof__() -- the bytes of the deque and its blocks"),
    OneArg("__class_getitem__", &ClassGetItem, "See PEP 585", kClassMethodFlag),
};
constexpr GetSetDef kGetSets[] = {{"maxlen", &GetMaxLength, nullptr, "how many items there can be, None for any number"}};

constinit const TypeSpec kDequeSpec = {
    .name = "collections.deque",
    .base = TypeId::kObject,
    .basic_size = sizeof(DequeObject),
    .flags = kTypeHasGc | kTypeIsBaseType | kTypeIsSequence,
    .weaklist_offset = offsetof(DequeObject, weaklist),
    .dealloc = &DequeDealloc,
    .traverse = &DequeTraverse,
    .clear = &ClearSlot,
    .slots =
        {
            .repr = &DequeRepr,
            .hash = &HashNotImplemented,
            .getattr = &GenericGetAttr,
            .compare = &DequeCompare,
            .iter = &DequeIterate,
            .new_ = &DequeNew,
            .init = &DequeInit,
            .seq_length = &DequeLength,
            .concat = &DequeConcat,
            .repeat = &DequeRepeat,
            .item = &DequeItem,
            .assign_item = &DequeAssignItem,
            .contains = &DequeContains,
            .inplace_concat = &DequeInplaceConcat,
            .inplace_repeat = &DequeInplaceRepeat,
        },
    .methods = kMethods,
    .getsets = kGetSets,
    .doc = "deque([iterable[, maxlen]]) --> deque object\n\nA list whose both ends are equally quick to add to and take from.",
};

}  // namespace

bool FillDeque(ModuleObject* module) { return AddLibraryType(module, &CurrentLibrary().deque_type, kDequeSpec) && FillDequeIterators(module); }

}  // namespace viv
