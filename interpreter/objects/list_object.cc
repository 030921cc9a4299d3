#include "interpreter/objects/list_object.h"

#include <algorithm>
#include <cstring>

#include "interpreter/objects/item_rows.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/list_internal.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/version_profile.h"

namespace viv {
namespace {

Object** AllocateItems(ptrdiff_t count) {
  if (count > kMaxListSize) return nullptr;
  return static_cast<Object**>(Allocate(Domain::kMem, static_cast<size_t>(count) * sizeof(Object*)));
}
void FreeItems(Object** items) { Free(Domain::kMem, items); }

ListObject* AllocateList() { return NewListedContainer<ListObject>(FreeListId::kList, BuiltinType(TypeId::kList)); }

// An empty list gets room for `count` items. The heap hands out multiples of 16 bytes, so an odd number would gain nothing.
bool Preallocate(ListObject* list, ptrdiff_t count) {
  count = (count + 1) & ~ptrdiff_t{1};
  Object** items = AllocateItems(count);
  if (!items) return RaiseMemoryError(), false;
  list->items = items;
  list->allocated = count;
  return true;
}

void FreeListObject(ListObject* list) {
  if (list->kind == kList) {
    FreeListedContainer(FreeListId::kList, list);
  } else {
    FreeObject(list);
  }
}

void ListDealloc(Object* self) {
  auto* list = static_cast<ListObject*>(self);
  Untrack(self);
  if (list->items) {
    ptrdiff_t i = list->size;
    Object* const* items = list->items;
    // Items that own nothing need no trashcan.
    while (--i >= 0) {
      if (i >= kItemsAhead) __builtin_prefetch(items[i - kItemsAhead], 1);
      Object* item = items[i];
      if (!item) continue;
      if (item->refcount == 1 && HasGcHead(item)) break;
      DecRef(item);
    }
    if (i >= 0) {
      list->size = i + 1;
      TrashcanScope trashcan(self, &ListDealloc);
      if (trashcan.deferred()) return;
      for (; i >= 0; --i) DecRefOrNull(list->items[i]);
      FreeItems(list->items);
      FreeListObject(list);
      return;
    }
    FreeItems(list->items);
  }
  FreeListObject(list);
}

int ListTraverse(Object* self, VisitFn visit, void* context) {
  auto* list = static_cast<ListObject*>(self);
  Object** items = list->items;
  for (ptrdiff_t i = list->size; --i >= 0;) {
    if (i >= kItemsAhead) __builtin_prefetch(items[i - kItemsAhead]);
    if (Object* item = items[i]) {
      if (int stop = visit(item, context)) return stop;
    }
  }
  return 0;
}

void ListClearSlot(Object* self) { ListClear(static_cast<ListObject*>(self)); }

// ---- Slots -------------------------------------------------------------------------------------------------------------------

Ref<Object> ListRepr(Borrowed<Object> self) {
  ListObject* list = AsList(self);
  if (list->size == 0) return NewStrAscii("[]");
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? Ref<Object>(NewStrAscii("[...]")) : nullptr;
  StrBuilder builder;
  bool ok = builder.AppendChar('[');
  for (ptrdiff_t i = 0; ok && i < list->size; ++i) {
    if (i > 0) ok = builder.AppendAscii(", ");
    if (!ok) break;
    // A __repr__ in Python has its self in a variable; who counts references there shall find CPython's number.
    Ref<Object> kept = RunsFunction(list->items[i], Names().__repr__) ? nullptr : NewRef(list->items[i]);
    Ref<StrObject> text = Repr(list->items[i]);
    ok = text && builder.Append(text);
  }
  ok = ok && builder.AppendChar(']');
  ReprLeave(self);
  if (!ok) return nullptr;
  return builder.Finish();
}

Ref<Object> ListCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) {
  if (!IsList(self) || !IsList(other)) return NewNotImplemented();
  ListObject* a = AsList(self);
  ListObject* b = AsList(other);
  if (a->size != b->size && (op == kEqual || op == kNotEqual)) return NewBool(op == kNotEqual);
  ptrdiff_t i = 0;
  for (; i < a->size && i < b->size; ++i) {  // sizes are read anew: an __eq__ may change them
    int equal = FastEqual(a->items[i], b->items[i]);
    if (equal < 0) {
      Ref<Object> x = NewRef(a->items[i]), y = NewRef(b->items[i]);
      equal = CompareBool(x, y, kEqual);
    }
    if (equal < 0) return nullptr;
    if (!equal) break;
  }
  if (i >= a->size || i >= b->size) return CompareIntegers(a->size, b->size, op);
  if (op == kEqual) return NewBool(false);
  if (op == kNotEqual) return NewBool(true);
  Ref<Object> x = NewRef(a->items[i]), y = NewRef(b->items[i]);
  return Compare(x, y, op);
}

ptrdiff_t ListLength(Borrowed<Object> self) { return AsList(self)->size; }

Ref<Object> ListConcat(Borrowed<Object> self, Borrowed<Object> other) {
  if (!IsList(other)) return RaiseTypeError("can only concatenate list (not \"%.200T\") to list", other.get());
  ListObject* a = AsList(self);
  ListObject* b = AsList(other);
  Ref<ListObject> result = Ref<ListObject>::Adopt(NewBareList());
  if (!result) return nullptr;
  if (a->size > kMaxListSize - b->size) return RaiseMemoryError();
  if (!FillBareList(result.get(), a->size + b->size)) return nullptr;
  Object** out = result->items;
  ShareItems(out, a->items, a->size);
  ShareItems(out + a->size, b->items, b->size);
  Track(result.get());
  return result;
}

// items[0..size) are repeated up to total; the references are counted here.
void FillRepeated(Object** items, ptrdiff_t size, ptrdiff_t total, uint64_t added_per_item) {
  for (ptrdiff_t i = 0; i < size; ++i) IncRefBy(items[i], added_per_item);
  if (size == 1) {
    std::fill(items + 1, items + total, items[0]);
    return;
  }
  for (ptrdiff_t done = size; done < total;) {
    ptrdiff_t n = std::min(done, total - done);
    std::memcpy(items + done, items, static_cast<size_t>(n) * sizeof(Object*));
    done += n;
  }
}

Ref<Object> ListRepeat(Borrowed<Object> self, ptrdiff_t count) {
  ListObject* list = AsList(self);
  Ref<ListObject> result = Ref<ListObject>::Adopt(NewBareList());
  if (!result) return nullptr;
  ptrdiff_t size = list->size;
  if (size > 0 && count > 0) {
    if (count > kMaxListSize / size) return RaiseMemoryError();
    if (!FillBareList(result.get(), size * count)) return nullptr;
    std::memcpy(result->items, list->items, static_cast<size_t>(size) * sizeof(Object*));
    FillRepeated(result->items, size, size * count, static_cast<uint64_t>(count));
  }
  Track(result.get());
  return result;
}

Ref<Object> ListInplaceRepeat(Borrowed<Object> self, ptrdiff_t count) {
  ListObject* list = AsList(self);
  ptrdiff_t size = list->size;
  if (size == 0 || count == 1) return NewRef(self);
  if (count < 1) {
    ListClear(list);
    return NewRef(self);
  }
  if (size > kMaxListSize / count) return RaiseMemoryError();
  if (!ListGrow(list, size * count)) return nullptr;
  FillRepeated(list->items, size, size * count, static_cast<uint64_t>(count) - 1);
  return NewRef(self);
}

Ref<Object> ListInplaceConcat(Borrowed<Object> self, Borrowed<Object> other) {
  if (!ListExtend(AsList(self), other)) return nullptr;
  return NewRef(self);
}

int ListContains(Borrowed<Object> self, Borrowed<Object> wanted) {
  ListObject* list = AsList(self);
  for (ptrdiff_t i = 0; i < list->size; ++i) {
    int equal = ItemEqualMayRunPython(list->items[i], wanted);
    if (equal != 0) return equal;
  }
  return 0;
}

Ref<Object> ListIter(Borrowed<Object> self) { return NewListIterator(AsList(self)); }

Ref<Object> ListNew(TypeObject* type, CallArgs) {
  ListObject* list;
  if (type == BuiltinType(TypeId::kList)) {
    list = NewContainer<ListObject>(type);
  } else {
    list = static_cast<ListObject*>(AllocateInstance(type, 0).Release());
  }
  if (!list) return nullptr;
  list->size = 0;
  list->items = nullptr;
  list->allocated = 0;
  if (!IsTracked(list)) Track(list);
  return Ref<Object>::Adopt(list);
}

bool ListInitSlot(Borrowed<Object> self, CallArgs args) {
  if (TypeOf(self)->slots.new_ == &ListNew && !NoKeywords("list", args)) return false;
  if (!CheckArgCount("list", args.positional_count, 0, 1)) return false;
  ListObject* list = AsList(self);
  if (list->items) ListClear(list);
  return args.positional_count == 0 || ListExtend(list, args.data[0]);
}

// ---- Methods -----------------------------------------------------------------------------------------------------------------

Ref<Object> Append(Borrowed<Object> self, Borrowed<Object> item) {
  if (!ListAppend(AsList(self), NewRef(item))) return nullptr;
  return NewNone();
}

Ref<Object> Insert(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t index = 0;
  if (!SsizeArgument(args[0], &index) || !ListInsert(AsList(self), index, args[1])) return nullptr;
  return NewNone();
}

Ref<Object> Extend(Borrowed<Object> self, Borrowed<Object> iterable) {
  if (!ListExtend(AsList(self), iterable)) return nullptr;
  return NewNone();
}

Ref<Object> Pop(Borrowed<Object> self, ArgSpan args) {
  ListObject* list = AsList(self);
  ptrdiff_t index = -1;
  if (args.size > 0 && !SsizeArgument(args[0], &index)) return nullptr;
  if (list->size == 0) return Raise(TypeId::kIndexError, "pop from empty list");
  if (index < 0) index += list->size;
  if (index < 0 || index >= list->size) return Raise(TypeId::kIndexError, "pop index out of range");
  return ListTakeAt(list, index);
}

Ref<Object> Remove(Borrowed<Object> self, Borrowed<Object> value) {
  ListObject* list = AsList(self);
  for (ptrdiff_t i = 0; i < list->size; ++i) {
    int equal = ItemEqualMayRunPython(list->items[i], value);
    if (equal < 0) return nullptr;
    if (!equal) continue;
    if (!ListSetSlice(list, i, i + 1, nullptr)) return nullptr;
    return NewNone();
  }
  return RaiseValueError("list.remove(x): x not in list");
}

Ref<Object> IndexOf(Borrowed<Object> self, ArgSpan args) {
  ListObject* list = AsList(self);
  ptrdiff_t start = 0, stop = PTRDIFF_MAX;
  if (args.size > 1 && !PositionArgument(args[1], &start)) return nullptr;
  if (args.size > 2 && !PositionArgument(args[2], &stop)) return nullptr;
  if (start < 0) start = std::max<ptrdiff_t>(start + list->size, 0);
  if (stop < 0) stop = std::max<ptrdiff_t>(stop + list->size, 0);
  for (ptrdiff_t i = start; i < stop && i < list->size; ++i) {
    int equal = ItemEqualMayRunPython(list->items[i], args[0]);
    if (equal < 0) return nullptr;
    if (equal) return NewInt(i);
  }
  return RaiseValueError("%R is not in list", args[0]);
}

Ref<Object> Count(Borrowed<Object> self, Borrowed<Object> value) {
  ListObject* list = AsList(self);
  int64_t count = 0;
  for (ptrdiff_t i = 0; i < list->size; ++i) {
    int equal = ItemEqualMayRunPython(list->items[i], value);
    if (equal < 0) return nullptr;
    count += equal;
  }
  return NewInt(count);
}

Ref<Object> Reverse(Borrowed<Object> self) {
  ListReverse(AsList(self));
  return NewNone();
}
Ref<Object> Clear(Borrowed<Object> self) {
  ListClear(AsList(self));
  return NewNone();
}
Ref<Object> Copy(Borrowed<Object> self) { return ListSlice(AsList(self), 0, AsList(self)->size); }
Ref<Object> Reversed(Borrowed<Object> self) { return NewListReverseIterator(self); }
Ref<Object> Sizeof(Borrowed<Object> self) {
  return NewInt(ShownBasicSize(TypeOf(self)) + AsList(self)->allocated * static_cast<ptrdiff_t>(sizeof(Object*)));
}

constexpr MethodDef kMethods[] = {
    OneArg("__getitem__", ListSubscript, "x.__getitem__(y) <==> x[y]", kCoexist),
    NoArgs("__reversed__", Reversed, "__reversed__($self, /)\n--\n\nAn iterator over the list from its end."),
    NoArgs("__sizeof__", Sizeof, "__sizeof__($self, /)\n--\n\nBytes of the list and of the places for its items."),
    NoArgs("clear", Clear, "clear($self, /)\n--\n\nTakes all items out."),
    NoArgs("copy", Copy, "copy($self, /)\n--\n\nA new list with the same items."),
    OneArg("append", Append, "append($self, object, /)\n--\n\nPuts object at the end."),
    Positional("insert", Insert, 2, 2, "insert($self, index, object, /)\n--\n\nPuts object in front of the item at index."),
    OneArg("extend", Extend, "extend($self, iterable, /)\n--\n\nPuts all items of iterable at the end."),
    Positional("pop", Pop, 0, 1,
               "pop($self, index=-1, /)\n--\n\nTakes the item at index out and returns it.\n\nRaises IndexError where there is none."),
    OneArg("remove", Remove,
           "remove($self, value, /)\n--\n\nTakes the first item out that is equal to value.\n\nRaises ValueError where there is none."),
    Positional("index", IndexOf, 1, 3,
               "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nThe position of the first item equal to value.\n\n"
               "Raises ValueError where there is none."),
    OneArg("count", Count, "count($self, value, /)\n--\n\nHow many items are equal to value."),
    NoArgs("reverse", Reverse, "reverse($self, /)\n--\n\nTurns the order of the items around, in place."),
    Keywords("sort", ListSortMethod,
             "sort($self, /, *, key=None, reverse=False)\n--\n\nSorts in place, ascending, equal items in the order they had.\n\n"
             "Items are compared by what the key function makes of them; reverse sorts in descending order."),
    OneArg("__class_getitem__", ClassGetItem, "The generic alias list[item].", kClassMethodFlag),
};

}  // namespace

bool ListAssignItem(Borrowed<Object> self, ptrdiff_t index, Borrowed<Object> value_or_null) {
  ListObject* list = AsList(self);
  if (index < 0 || index >= list->size) return RaiseFalse(TypeId::kIndexError, "list assignment index out of range");
  if (!value_or_null && CurrentProfile().deletes_item != VersionProfile::kAsSlice) {
    Ref<Object> item = Ref<Object>::Adopt(list->items[index]);
    ptrdiff_t left = list->size - 1;
    std::memmove(list->items + index, list->items + index + 1, static_cast<size_t>(left - index) * sizeof(Object*));
    if (CurrentProfile().deletes_item == VersionProfile::kAsResize) return ListGrow(list, left);
    list->size = left;
    return true;
  }
  if (!value_or_null) return ListSetSlice(list, index, index + 1, nullptr);
  IncRef(value_or_null);
  DecRef(std::exchange(list->items[index], value_or_null.get()));
  return true;
}

Ref<Object> ListItemSlot(Borrowed<Object> self, ptrdiff_t index) {
  ListObject* list = AsList(self);
  if (static_cast<size_t>(index) >= static_cast<size_t>(list->size)) return Raise(TypeId::kIndexError, "list index out of range");
  return NewRef(list->items[index]);
}

Ref<ListObject> NewList(ptrdiff_t size) {
  if (size < 0) return RaiseBadInternalCall("NewList"), nullptr;
  ListObject* list = AllocateList();
  if (!list) return nullptr;
  list->size = 0;
  list->items = nullptr;
  list->allocated = 0;
  if (size > 0) {
    size_t bytes = static_cast<size_t>(size) * sizeof(Object*);
    list->items = size > kMaxListSize ? nullptr : static_cast<Object**>(AllocateZeroed(Domain::kMem, bytes));
    if (!list->items) {
      FreeListObject(list);
      return RaiseMemoryError(), nullptr;
    }
    list->size = size;
    list->allocated = size;
  }
  Track(list);
  return Ref<ListObject>::Adopt(list);
}

Ref<ListObject> NewListFrom(ArgSpan items) {
  Ref<ListObject> list = Ref<ListObject>::Adopt(NewBareList());
  if (!list || !FillBareList(list.get(), static_cast<ptrdiff_t>(items.size))) return nullptr;
  ShareItems(list->items, items.begin(), static_cast<ptrdiff_t>(items.size));
  Track(list.get());
  return list;
}

ListObject* NewBareList() {
  ListObject* list = AllocateList();
  if (!list) return nullptr;
  list->size = 0;
  list->items = nullptr;
  list->allocated = 0;
  return list;
}

bool FillBareList(ListObject* list, ptrdiff_t size) {
  if (size == 0) return true;
  list->items = AllocateItems(size);
  if (!list->items) return RaiseMemoryError(), false;
  list->size = size;
  list->allocated = size;
  return true;
}

bool ListGrow(ListObject* list, ptrdiff_t new_size) {
  // Room for a few more, in proportion to the size, makes appending amortised linear. The steps are 0, 4, 8, 16, 24, 32, 40, 52, ...
  ptrdiff_t allocated = list->allocated;
  if (allocated >= new_size && new_size >= (allocated >> 1)) {
    list->size = new_size;
    return true;
  }
  if (new_size < allocated && allocated <= CurrentProfile().kept_places) {
    list->size = new_size;
    return true;
  }
  size_t new_allocated = (static_cast<size_t>(new_size) + (static_cast<size_t>(new_size) >> 3) + 6) & ~size_t{3};
  // A jump that is larger than the reserve gets none: the caller knew how many there would be.
  if (new_size - list->size > static_cast<ptrdiff_t>(new_allocated) - new_size) new_allocated = (static_cast<size_t>(new_size) + 3) & ~size_t{3};
  // An empty list keeps a block of no bytes, and so is told from one that never had any: extend() gives it a reserve.
  if (new_size == 0) new_allocated = 0;
  Object** items = nullptr;
  if (new_allocated <= static_cast<size_t>(kMaxListSize)) {
    items = static_cast<Object**>(Reallocate(Domain::kMem, list->items, new_allocated * sizeof(Object*)));
  }
  if (__builtin_expect(!items, 0)) {
    if (new_size > allocated) return RaiseMemoryError(), false;
    list->size = new_size;  // shrinking: the larger block will do
    return true;
  }
  list->items = items;
  list->size = new_size;
  list->allocated = static_cast<ptrdiff_t>(new_allocated);
  return true;
}

void ListClear(ListObject* list) {
  // The list is empty before the first item goes: a __del__ may look at it.
  Object** items = std::exchange(list->items, nullptr);
  if (!items) return;
  ptrdiff_t i = std::exchange(list->size, 0);
  list->allocated = 0;
  while (--i >= 0) DecRefOrNull(items[i]);
  FreeItems(items);
}

bool ListInsert(ListObject* list, ptrdiff_t index, Borrowed<Object> item) {
  ptrdiff_t size = list->size;
  if (size == kMaxListSize) return RaiseFalse(TypeId::kOverflowError, "cannot add more objects to list");
  if (!ListGrow(list, size + 1)) return false;
  if (index < 0) index = std::max<ptrdiff_t>(index + size, 0);
  if (index > size) index = size;
  std::memmove(list->items + index + 1, list->items + index, static_cast<size_t>(size - index) * sizeof(Object*));
  IncRef(list->items[index] = item);
  return true;
}

Ref<Object> ListTakeAt(ListObject* list, ptrdiff_t index) {
  Ref<Object> item = Ref<Object>::Adopt(list->items[index]);
  ptrdiff_t left = list->size - 1;
  if (left == 0) {  // as clear() does it: nothing is kept for later items
    list->size = 0;
    ListClear(list);
    return item;
  }
  std::memmove(list->items + index, list->items + index + 1, static_cast<size_t>(left - index) * sizeof(Object*));
  ListGrow(list, left);
  return item;
}

namespace {

bool IsTable(Borrowed<Object> object) {
  TypeObject* type = TypeOf(object);
  for (TypeId id : {TypeId::kSet, TypeId::kFrozenSet, TypeId::kDict, TypeId::kDictKeys, TypeId::kDictValues, TypeId::kDictItems}) {
    if (type == BuiltinType(id)) return true;
  }
  return false;
}

}  // namespace

bool ListExtend(ListObject* list, Borrowed<Object> iterable) {
  if (iterable->kind == kList || iterable->kind == kTuple || iterable == list) {
    ArgSpan source = FastSequenceItems(iterable);
    ptrdiff_t added = static_cast<ptrdiff_t>(source.size);
    if (added == 0) return true;
    ptrdiff_t old_size = list->size;
    if (old_size > kMaxListSize - added) return RaiseMemoryError(), false;
    if (!list->items) {
      if (!Preallocate(list, added)) return false;
      list->size = added;
    } else if (!ListGrow(list, old_size + added)) {
      return false;
    }
    Object* const* from = FastSequenceItems(iterable).data;  // read again: in a.extend(a) it has moved
    Object** to = list->items + old_size;
    for (ptrdiff_t i = 0; i < added; ++i) IncRef(to[i] = from[i]);
    return true;
  }
  Ref<Object> iterator = GetIter(iterable);
  if (!iterator) return false;
  ptrdiff_t hint = LengthHint(iterable, 8);
  if (hint < 0) return false;
  ptrdiff_t old_size = list->size;
  bool by_table = CurrentProfile().grows_by_tables && IsTable(iterable);
  if (old_size <= kMaxListSize - hint) {
    if (!list->items && !by_table) {
      if (hint > 0 && !Preallocate(list, hint)) return false;
    } else if (hint > 0 || !by_table) {
      if (!ListGrow(list, old_size + hint)) return false;
      list->size = old_size;
    }
  }  // otherwise the hint is a lie, or memory ends on the way
  UnarySlot next = TypeOf(iterator.get())->slots.next;
  for (;;) {
    Ref<Object> item = next(iterator);
    if (!item) {
      if (!IterationEnded()) return false;
      break;
    }
    if (!ListAppend(list, std::move(item))) return false;
  }
  if (list->size < list->allocated && !by_table) ListGrow(list, list->size);
  return true;
}

void ListReverse(ListObject* list) {
  if (list->size > 1) std::reverse(list->items, list->items + list->size);
}

Ref<TupleObject> ListToTuple(ListObject* list) { return NewTupleFrom({list->items, static_cast<size_t>(list->size)}); }

extern constinit const TypeSpec kListSpec = {
    .name = "list",
    .base = TypeId::kObject,
    .basic_size = sizeof(ListObject),
    .flags = kTypeHasGc | kTypeIsBaseType | kTypeVectorcall | kListSubclass | kTypeMatchSelf | kTypeIsSequence,
    .instance_kind = kList,
    .dealloc = ListDealloc,
    .traverse = ListTraverse,
    .clear = ListClearSlot,
    .slots =
        {
            .repr = ListRepr,
            .hash = HashNotImplemented,
            .getattr = GenericGetAttr,
            .compare = ListCompare,
            .iter = ListIter,
            .new_ = ListNew,
            .init = ListInitSlot,
            .seq_length = ListLength,
            .concat = ListConcat,
            .repeat = ListRepeat,
            .item = ListItemSlot,
            .assign_item = ListAssignItem,
            .contains = ListContains,
            .inplace_concat = ListInplaceConcat,
            .inplace_repeat = ListInplaceRepeat,
            .map_length = ListLength,
            .subscript = ListSubscript,
            .assign_subscript = ListAssignSubscript,
        },
    .methods = kMethods,
    .doc = "list(iterable=(), /)\n--\n\nA sequence that can be changed.\n\nWithout an argument: an empty list.",
};

}  // namespace viv
