#include "interpreter/objects/tuple_object.h"

#include <algorithm>
#include <cstring>

#include "interpreter/objects/container_support.h"
#include "interpreter/objects/dict_keys.h"
#include "interpreter/objects/item_rows.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/slice_range.h"

namespace viv {
namespace {

constexpr size_t TupleBytes(ptrdiff_t size) { return sizeof(TupleObject) + static_cast<size_t>(size) * sizeof(Object*); }
constexpr ptrdiff_t kMaxTupleSize = (PTRDIFF_MAX - static_cast<ptrdiff_t>(sizeof(TupleObject) + 64)) / static_cast<ptrdiff_t>(sizeof(Object*));

// Untracked, items not initialised. size > 0.
__attribute__((always_inline)) inline TupleObject* AllocateTuple(ptrdiff_t size) {
  TypeObject* type = BuiltinType(TypeId::kTuple);
  TupleObject* tuple;
  if (size < static_cast<ptrdiff_t>(kLargestFreeListTuple)) {  // those of the largest size go onto their list and stay there, as in CPython
    tuple = NewListedContainer<TupleObject>(TupleFreeList(static_cast<size_t>(size)), type, TupleBytes(size));
  } else if (size > kMaxTupleSize) {
    RaiseMemoryError();
    return nullptr;
  } else {
    tuple = NewContainer<TupleObject>(type, TupleBytes(size));
  }
  if (__builtin_expect(tuple != nullptr, 1)) tuple->size = size;
  return tuple;
}

__attribute__((always_inline)) inline void FreeTuple(TupleObject* tuple) {
  if (tuple->kind == kTuple && tuple->size > 0 && tuple->size <= static_cast<ptrdiff_t>(kLargestFreeListTuple)) {
    FreeListedContainer(TupleFreeList(static_cast<size_t>(tuple->size)), tuple);
  } else {
    FreeObject(tuple);
  }
}

void TupleDealloc(Object* self) {
  auto* tuple = static_cast<TupleObject*>(self);
  Untrack(self);
  ptrdiff_t i = tuple->size;
  // Items that own nothing need no trashcan.
  while (--i >= 0) {
    Object* item = tuple->items[i];
    if (!item) continue;
    if (item->refcount == 1 && HasGcHead(item)) break;
    DecRef(item);
  }
  if (i < 0) return FreeTuple(tuple);
  for (ptrdiff_t done = i + 1; done < tuple->size; ++done) tuple->items[done] = nullptr;
  TrashcanScope trashcan(self, &TupleDealloc);
  if (trashcan.deferred()) return;
  for (; i >= 0; --i) DecRefOrNull(tuple->items[i]);
  FreeTuple(tuple);
}

int TupleTraverse(Object* self, VisitFn visit, void* context) {
  auto* tuple = static_cast<TupleObject*>(self);
  for (ptrdiff_t i = tuple->size; --i >= 0;) {
    if (Object* item = tuple->items[i]) {
      if (int stop = visit(item, context)) return stop;
    }
  }
  return 0;
}

// Both operands are tuples or of a subclass.
Ref<TupleObject> ConcatTuples(const TupleObject* a, const TupleObject* b) {
  if (a->size > kMaxTupleSize - b->size) return RaiseMemoryError(), nullptr;
  ptrdiff_t size = a->size + b->size;
  if (size == 0) return EmptyTuple();
  TupleObject* result = AllocateTuple(size);
  if (!result) return nullptr;
  Object** out = result->items;
  ShareItems(out, a->items, a->size);
  ShareItems(out + a->size, b->items, b->size);
  Track(result);
  return Ref<TupleObject>::Adopt(result);
}

// ---- Slots -------------------------------------------------------------------------------------------------------------------

Ref<Object> TupleRepr(Borrowed<Object> self) {
  TupleObject* tuple = AsTuple(self);
  if (tuple->size == 0) return NewStrAscii("()");
  int entered = ReprEnter(self);
  if (entered != 0) return entered > 0 ? Ref<Object>(NewStrAscii("(...)")) : nullptr;
  StrBuilder builder;
  bool ok = builder.AppendChar('(');
  for (ptrdiff_t i = 0; ok && i < tuple->size; ++i) {
    if (i > 0) ok = builder.AppendAscii(", ");
    Ref<StrObject> text = ok ? Repr(tuple->items[i]) : nullptr;
    ok = text && builder.Append(text);
  }
  ok = ok && builder.AppendAscii(tuple->size == 1 ? ",)" : ")");
  ReprLeave(self);
  if (!ok) return nullptr;
  return builder.Finish();
}

// The xxHash variant that CPython has used since 3.8.
int64_t TupleHash(Borrowed<Object> self) {
  constexpr uint64_t kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u, kPrime5 = 2870177450012600261u;
  TupleObject* tuple = AsTuple(self);
  uint64_t accumulated = kPrime5;
  for (ptrdiff_t i = 0; i < tuple->size; ++i) {
    Object* item = tuple->items[i];
    int64_t lane = KeyHash(item);
    if (__builtin_expect(lane == -1, 0)) return -1;
    accumulated += static_cast<uint64_t>(lane) * kPrime2;
    accumulated = (accumulated << 31) | (accumulated >> 33);
    accumulated *= kPrime1;
  }
  accumulated += static_cast<uint64_t>(tuple->size) ^ (kPrime5 ^ 3527539u);
  return accumulated == UINT64_MAX ? 1546275796 : static_cast<int64_t>(accumulated);
}

Ref<Object> TupleCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) {
  if (!IsTuple(self) || !IsTuple(other)) return NewNotImplemented();
  TupleObject* a = AsTuple(self);
  TupleObject* b = AsTuple(other);
  // Unequal lengths do not end the comparison early: CPython compares items first here, and an item's __eq__ may tell.
  ptrdiff_t common = std::min(a->size, b->size);
  ptrdiff_t i = 0;
  for (; i < common; ++i) {
    int equal = FastEqual(a->items[i], b->items[i]);
    if (equal < 0) equal = CompareBool(a->items[i], b->items[i], kEqual);
    if (equal < 0) return nullptr;
    if (!equal) break;
  }
  if (i >= common) return CompareIntegers(a->size, b->size, op);
  if (op == kEqual) return NewBool(false);
  if (op == kNotEqual) return NewBool(true);
  return Compare(a->items[i], b->items[i], op);
}

ptrdiff_t TupleLength(Borrowed<Object> self) { return AsTuple(self)->size; }

Ref<Object> TupleConcat(Borrowed<Object> self, Borrowed<Object> other) {
  if (AsTuple(self)->size == 0 && other->kind == kTuple) return NewRef(other);
  if (!IsTuple(other)) return RaiseTypeError("can only concatenate tuple (not \"%.200T\") to tuple", other.get());
  if (AsTuple(other)->size == 0 && self->kind == kTuple) return NewRef(self);
  return ConcatTuples(AsTuple(self), AsTuple(other));
}

Ref<Object> TupleRepeat(Borrowed<Object> self, ptrdiff_t count) {
  TupleObject* tuple = AsTuple(self);
  if ((tuple->size == 0 || count == 1) && tuple->kind == kTuple) return NewRef(self);
  if (tuple->size == 0 || count <= 0) return EmptyTuple();
  if (count > kMaxTupleSize / tuple->size) return RaiseMemoryError();
  ptrdiff_t size = tuple->size * count;
  TupleObject* result = AllocateTuple(size);
  if (!result) return nullptr;
  for (ptrdiff_t i = 0; i < tuple->size; ++i) {
    IncRefBy(tuple->items[i], static_cast<uint64_t>(count));
    result->items[i] = tuple->items[i];
  }
  for (ptrdiff_t done = tuple->size; done < size;) {
    ptrdiff_t n = std::min(done, size - done);
    std::memcpy(result->items + done, result->items, static_cast<size_t>(n) * sizeof(Object*));
    done += n;
  }
  Track(result);
  return Ref<Object>::Adopt(result);
}

Ref<Object> TupleItemSlot(Borrowed<Object> self, ptrdiff_t index) {
  TupleObject* tuple = AsTuple(self);
  if (index < 0 || index >= tuple->size) return Raise(TypeId::kIndexError, "tuple index out of range");
  return NewRef(tuple->items[index]);
}

int TupleContains(Borrowed<Object> self, Borrowed<Object> item) {
  TupleObject* tuple = AsTuple(self);
  for (ptrdiff_t i = 0; i < tuple->size; ++i) {
    int equal = FastEqual(tuple->items[i], item);
    if (equal < 0) equal = CompareBool(tuple->items[i], item, kEqual);
    if (equal != 0) return equal;
  }
  return 0;
}

}  // namespace

Ref<Object> TupleSlice(TupleObject* tuple, SliceBounds bounds) {
  ptrdiff_t length = SliceAdjust(tuple->size, &bounds.start, &bounds.stop, bounds.step);
  if (length <= 0) return EmptyTuple();
  if (bounds.start == 0 && bounds.step == 1 && length == tuple->size && tuple->kind == kTuple) return NewRef<Object>(tuple);
  TupleObject* result = AllocateTuple(length);
  if (!result) return nullptr;
  ShareItems(result->items, tuple->items, bounds.start, length, bounds.step);
  Track(result);
  return Ref<Object>::Adopt(result);
}

namespace {

Ref<Object> TupleSubscript(Borrowed<Object> self, Borrowed<Object> key) {
  TupleObject* tuple = AsTuple(self);
  if (key->kind == kInt) {
    int64_t index = SmallValue(key);
    if (index < 0) index += tuple->size;
    return TupleItemSlot(self, index);
  }
  if (IsIndex(key)) {
    ptrdiff_t index = AsSsize(key, TypeId::kIndexError);
    if (index == -1 && ErrorPending()) return nullptr;
    if (index < 0) index += tuple->size;
    return TupleItemSlot(self, index);
  }
  if (key->kind != kSlice) return RaiseTypeError("tuple indices must be integers or slices, not %.200T", key.get());
  SliceBounds bounds;
  return SliceUnpack(key, &bounds.start, &bounds.stop, &bounds.step) ? TupleSlice(tuple, bounds) : nullptr;
}

Ref<Object> TupleIter(Borrowed<Object> self) { return NewTupleIterator(AsTuple(self)); }

Ref<Object> TupleNew(TypeObject* type, CallArgs args) {
  if (!NoKeywordsUnlessInit(type, TypeId::kTuple, "tuple", args)) return nullptr;
  if (!CheckArgCount("tuple", args.positional_count, 0, 1)) return nullptr;
  Ref<TupleObject> items = args.positional_count == 0 ? EmptyTuple() : TupleOf(args.data[0]);
  if (!items || type == BuiltinType(TypeId::kTuple)) return items;
  Ref<Object> result = AllocateInstance(type, items->size);
  if (!result) return nullptr;
  TupleObject* tuple = AsTuple(result.get());
  tuple->size = items->size;
  ShareItems(tuple->items, items->items, items->size);
  if (!IsTracked(tuple)) Track(tuple);
  return result;
}

// ---- Methods -----------------------------------------------------------------------------------------------------------------

Ref<Object> TupleIndex(Borrowed<Object> self, ArgSpan args) {
  TupleObject* tuple = AsTuple(self);
  ptrdiff_t start = 0, stop = PTRDIFF_MAX;
  if (args.size > 1 && !PositionArgument(args[1], &start)) return nullptr;
  if (args.size > 2 && !PositionArgument(args[2], &stop)) return nullptr;
  if (start < 0) start = std::max<ptrdiff_t>(start + tuple->size, 0);
  if (stop < 0) stop += tuple->size;
  stop = std::min(stop, tuple->size);
  for (ptrdiff_t i = start; i < stop; ++i) {
    int equal = FastEqual(tuple->items[i], args[0]);
    if (equal < 0) equal = CompareBool(tuple->items[i], args[0], kEqual);
    if (equal < 0) return nullptr;
    if (equal) return NewInt(i);
  }
  return RaiseValueError("tuple.index(x): x not in tuple");
}

Ref<Object> TupleCount(Borrowed<Object> self, Borrowed<Object> value) {
  TupleObject* tuple = AsTuple(self);
  int64_t count = 0;
  for (ptrdiff_t i = 0; i < tuple->size; ++i) {
    int equal = FastEqual(tuple->items[i], value);
    if (equal < 0) equal = CompareBool(tuple->items[i], value, kEqual);
    if (equal < 0) return nullptr;
    count += equal;
  }
  return NewInt(count);
}

Ref<Object> TupleGetNewArgs(Borrowed<Object> self) {
  TupleObject* tuple = AsTuple(self);
  Ref<TupleObject> items = NewTupleFrom(TupleItems(tuple));
  if (!items) return nullptr;
  return NewTuple({items.get()});
}

constexpr MethodDef kMethods[] = {
    NoArgs("__getnewargs__", TupleGetNewArgs, "__getnewargs__($self, /)\n--\n\n"),
    Positional("index", TupleIndex, 1, 3,
               "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nThe position of the first item equal to value.\n\nRaises ValueError "
               "where there is none."),
    OneArg("count", TupleCount, "count($self, value, /)\n--\n\nHow many items are equal to value."),
    OneArg("__class_getitem__", ClassGetItem, "The generic alias tuple[item].", kClassMethodFlag),
};

}  // namespace

int FastTupleEqual(const TupleObject* a, const TupleObject* b) {
  if (a->size != b->size) return 0;
  for (ptrdiff_t i = 0; i < a->size; ++i) {
    const Object *x = a->items[i], *y = b->items[i];
    if (x == y) continue;
    if (x->kind == kTuple) return -1;
    int equal = FastEqual(x, y);
    if (equal <= 0) return equal;
  }
  return 1;
}

Ref<TupleObject> EmptyTuple() { return Ref<TupleObject>::Share(CurrentRuntime().empty_tuple); }

Ref<TupleObject> NewTuple(ptrdiff_t size) {
  if (size == 0) {
    if (TupleObject* empty = CurrentRuntime().empty_tuple) return Ref<TupleObject>::Share(empty);
    // The one empty tuple, made when the runtime starts. It owns nothing, so it is never tracked.
    auto* tuple = NewContainer<TupleObject>(BuiltinType(TypeId::kTuple));
    if (!tuple) return nullptr;
    tuple->size = 0;
    return Ref<TupleObject>::Adopt(tuple);
  }
  if (size < 0) return RaiseBadInternalCall("NewTuple"), nullptr;
  TupleObject* tuple = AllocateTuple(size);
  if (!tuple) return nullptr;
  std::memset(tuple->items, 0, static_cast<size_t>(size) * sizeof(Object*));
  Track(tuple);
  return Ref<TupleObject>::Adopt(tuple);
}

Ref<TupleObject> NewTupleFrom(ArgSpan items) {
  if (items.size == 0) return EmptyTuple();
  TupleObject* tuple = AllocateTuple(static_cast<ptrdiff_t>(items.size));
  if (!tuple) return nullptr;
  ShareItems(tuple->items, items.begin(), static_cast<ptrdiff_t>(items.size));
  Track(tuple);
  return Ref<TupleObject>::Adopt(tuple);
}

Ref<TupleObject> NewTupleTaking(Object** items, ptrdiff_t size) {
  if (size == 0) return EmptyTuple();
  TupleObject* tuple = AllocateTuple(size);
  if (!tuple) return nullptr;
  for (ptrdiff_t i = 0; i < size; ++i) tuple->items[i] = std::exchange(items[i], nullptr);
  Track(tuple);
  return Ref<TupleObject>::Adopt(tuple);
}

Ref<TupleObject> NewTuple(std::initializer_list<Object*> items) { return NewTupleFrom({items.begin(), items.size()}); }

Ref<TupleObject> TupleShrink(Ref<TupleObject> ref, ptrdiff_t size) {
  TupleObject* tuple = ref.get();
  VIV_DCHECK(tuple->kind == kTuple && (tuple->refcount == 1 || tuple->size == 0), "only a tuple that nobody else has seen is resized");
  ptrdiff_t old_size = tuple->size;
  if (size == old_size) return ref;
  if (old_size == 0) return NewTuple(size);
  if (size == 0) return EmptyTuple();
  if (size > kMaxTupleSize) return RaiseMemoryError(), nullptr;
  if (HeadOf(tuple)->IsTracked()) UntrackTracked(tuple);
  for (ptrdiff_t i = size; i < old_size; ++i) {
    DecRefOrNull(std::exchange(tuple->items[i], nullptr));
  }
  auto* resized = static_cast<TupleObject*>(ReallocateContainer(tuple, TupleBytes(size)));
  if (!resized) {
    Track(tuple);
    return RaiseMemoryError(), nullptr;
  }
  static_cast<void>(ref.Release());
  for (ptrdiff_t i = old_size; i < size; ++i) resized->items[i] = nullptr;
  resized->size = size;
  Track(resized);
  return Ref<TupleObject>::Adopt(resized);
}

void TupleUntrackIfAtomic(TupleObject* tuple) {
  if (tuple->kind != kTuple || !HeadOf(tuple)->IsTracked()) return;
  for (ptrdiff_t i = 0; i < tuple->size; ++i) {
    Object* item = tuple->items[i];
    if (!item || MayBeTracked(item)) return;
  }
  UntrackTracked(tuple);
}

extern constinit const TypeSpec kTupleSpec = {
    .name = "tuple",
    .base = TypeId::kObject,
    .basic_size = sizeof(TupleObject),
    .item_size = sizeof(Object*),
    .flags = kTypeHasGc | kTypeIsBaseType | kTypeVectorcall | kTupleSubclass | kTypeMatchSelf | kTypeIsSequence,
    .instance_kind = kTuple,
    .dealloc = TupleDealloc,
    .traverse = TupleTraverse,
    .slots =
        {
            .repr = TupleRepr,
            .hash = TupleHash,
            .getattr = GenericGetAttr,
            .compare = TupleCompare,
            .iter = TupleIter,
            .new_ = TupleNew,
            .seq_length = TupleLength,
            .concat = TupleConcat,
            .repeat = TupleRepeat,
            .item = TupleItemSlot,
            .contains = TupleContains,
            .map_length = TupleLength,
            .subscript = TupleSubscript,
        },
    .methods = kMethods,
    .doc = "tuple(iterable=(), /)\n--\n\nA sequence that cannot be changed.\n\n"
           "Without an argument: the empty tuple. A tuple given is returned itself, otherwise its items become those of the new one.",
};

}  // namespace viv
