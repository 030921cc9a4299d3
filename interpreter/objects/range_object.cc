// range and its iterators: the plain one in machine words, the long one for numbers that do not fit.
// Answers to CPython's Objects/rangeobject.c.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_arithmetic.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/slice_range.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

RangeObject* AsRange(Object* object) { return static_cast<RangeObject*>(object); }

// How many numbers start, start + step, ... lie before stop.
Ref<Object> RangeLength(const Object* start, const Object* stop, const Object* step) {
  if (!IsBig(start) && !IsBig(stop) && !IsBig(step)) {
    auto low = static_cast<uint64_t>(SmallValue(start)), high = static_cast<uint64_t>(SmallValue(stop));
    int64_t by = SmallValue(step);
    if (by > 0) {
      if (SmallValue(start) >= SmallValue(stop)) return NewInt(0);
      return NewIntFromUnsigned((high - low - 1) / static_cast<uint64_t>(by) + 1);
    }
    if (SmallValue(start) <= SmallValue(stop)) return NewInt(0);
    return NewIntFromUnsigned((low - high - 1) / (0 - static_cast<uint64_t>(by)) + 1);
  }
  const Object *low = start, *high = stop;
  Ref<Object> size = NewRef(const_cast<Object*>(step));
  if (IntSign(step) < 0) {
    std::swap(low, high);
    size = IntNegate(step);
  }
  if (!size) return nullptr;
  if (IntCompare(low, high) >= 0) return NewInt(0);
  Ref<Object> span = IntSubtract(high, low), one = NewInt(1);
  span = span && one ? IntSubtract(span.get(), one.get()) : nullptr;
  span = span ? IntFloorDivide(span.get(), size.get()) : nullptr;
  return span ? IntAdd(span.get(), one.get()) : nullptr;
}

// Null: failed, as a length that is null has.
Ref<Object> RangeWithLength(Ref<Object> start, Ref<Object> stop, Ref<Object> step, Ref<Object> length) {
  if (!length) return nullptr;
  auto* self = NewObject<RangeObject>(BuiltinType(TypeId::kRange));
  if (!self) return nullptr;
  self->start.Init(std::move(start));
  self->stop.Init(std::move(stop));
  self->step.Init(std::move(step));
  self->length.Init(std::move(length));
  return Ref<Object>::Adopt(self);
}

Ref<Object> MakeRange(Ref<Object> start, Ref<Object> stop, Ref<Object> step) {
  Ref<Object> length = RangeLength(start.get(), stop.get(), step.get());
  return RangeWithLength(std::move(start), std::move(stop), std::move(step), std::move(length));
}

// start + index * step
Ref<Object> ItemAt(const RangeObject* self, const Object* index) {
  Ref<Object> offset = IntMultiply(index, self->step.get());
  return offset ? IntAdd(self->start.get(), offset.get()) : nullptr;
}

// Of numbers and a length that fit 64 bits. Null without error: not of that kind.
Ref<Object> PlainRange(CallArgs args) {
  if (args.positional_count == 0 || args.positional_count > 3) return nullptr;
  for (size_t i = 0; i < args.positional_count; ++i) {
    if (args.data[i]->kind != kInt) return nullptr;
  }
  Ref<Object> start = args.positional_count == 1 ? NewInt(0) : NewRef(args.data[0]);
  Ref<Object> stop = NewRef(args.data[args.positional_count == 1 ? 0 : 1]);
  Ref<Object> step = args.positional_count == 3 ? NewRef(args.data[2]) : NewInt(1);
  int64_t first = SmallValue(start.get()), last = SmallValue(stop.get()), stride = SmallValue(step.get());
  uint64_t length = 0;
  if (stride > 0 && first < last) {
    length = (static_cast<uint64_t>(last) - static_cast<uint64_t>(first) - 1) / static_cast<uint64_t>(stride) + 1;
  } else if (stride < 0 && last < first) {
    length = (static_cast<uint64_t>(first) - static_cast<uint64_t>(last) - 1) / (0 - static_cast<uint64_t>(stride)) + 1;
  }
  if (stride == 0 || length > INT64_MAX) return nullptr;
  return RangeWithLength(std::move(start), std::move(stop), std::move(step), NewInt(static_cast<int64_t>(length)));
}

Ref<Object> RangeNew(TypeObject*, CallArgs args) {
  if (!NoKeywords("range", args)) return nullptr;
  if (Ref<Object> range = PlainRange(args); range || ErrorPending()) return range;
  if (args.positional_count == 0) return RaiseTypeError("range expected at least 1 argument, got 0");
  if (args.positional_count > 3) return RaiseTypeError("range expected at most 3 arguments, got %zu", args.positional_count);
  Ref<Object> start, stop, step;
  if (args.positional_count == 1) {
    stop = Index(args.data[0]);
    start = stop ? NewInt(0) : nullptr;
  } else {
    start = Index(args.data[0]);
    stop = start ? Index(args.data[1]) : nullptr;
  }
  if (!start || !stop) return nullptr;
  step = args.positional_count == 3 ? Index(args.data[2]) : NewInt(1);
  if (!step) return nullptr;
  if (IntSign(step.get()) == 0) return RaiseValueError("range() arg 3 must not be zero");
  return MakeRange(std::move(start), std::move(stop), std::move(step));
}

void RangeDealloc(Object* self) {
  AsRange(self)->start.Clear();
  AsRange(self)->stop.Clear();
  AsRange(self)->step.Clear();
  AsRange(self)->length.Clear();
  FreeObject(self);
}

Ref<Object> RangeRepr(Borrowed<Object> self) {
  RangeObject* range = AsRange(self);
  if (!IsBig(range->step) && SmallValue(range->step) == 1) return StrFormat("range(%R, %R)", range->start.get(), range->stop.get());
  return StrFormat("range(%R, %R, %R)", range->start.get(), range->stop.get(), range->step.get());
}

ptrdiff_t RangeLen(Borrowed<Object> self) {
  Object* length = AsRange(self)->length.get();
  if (!IsBig(length)) return SmallValue(length);
  Raise(TypeId::kOverflowError, "Python int too large to convert to C ssize_t");
  return -1;
}

int RangeBool(Borrowed<Object> self) { return IntSign(AsRange(self)->length.get()) != 0; }

Ref<Object> ItemChecked(Borrowed<Object> self, Ref<Object> index) {
  RangeObject* range = AsRange(self);
  if (IntSign(index.get()) < 0) index = IntAdd(index.get(), range->length.get());
  if (!index) return nullptr;
  if (IntSign(index.get()) < 0 || IntCompare(index.get(), range->length.get()) >= 0) {
    return Raise(TypeId::kIndexError, "range object index out of range");
  }
  return ItemAt(range, index.get());
}

Ref<Object> RangeItem(Borrowed<Object> self, ptrdiff_t index) {
  Ref<Object> number = NewInt(index);
  if (!number) return nullptr;
  if (index < 0) return Raise(TypeId::kIndexError, "range object index out of range");
  return ItemChecked(self, std::move(number));
}

Ref<Object> RangeSubscript(Borrowed<Object> self, Borrowed<Object> key) {
  RangeObject* range = AsRange(self);
  if (IsIndex(key)) {
    Ref<Object> index = Index(key);
    return index ? ItemChecked(self, std::move(index)) : nullptr;
  }
  if (key->kind != kSlice) return RaiseTypeError("range indices must be integers or slices, not %.200T", key.get());
  static constexpr const char* kIndices = "indices";
  Ref<StrObject> name = InternStr(kIndices);
  Ref<Object> bounds = name ? CallMethod(key, name, {range->length.get()}) : nullptr;
  if (!bounds) return nullptr;
  TupleObject* triple = AsTuple(bounds.get());
  Ref<Object> step = IntMultiply(triple->items[2], range->step.get());
  Ref<Object> start = step ? ItemAt(range, triple->items[0]) : nullptr;
  Ref<Object> stop = start ? ItemAt(range, triple->items[1]) : nullptr;
  if (!stop) return nullptr;
  return MakeRange(std::move(start), std::move(stop), std::move(step));
}

// The index of an int in the range as an int; null without error: it is not there.
Ref<Object> Position(const RangeObject* range, const Object* value) {
  bool up = IntSign(range->step.get()) > 0;
  if (up ? IntCompare(value, range->start.get()) < 0 || IntCompare(value, range->stop.get()) >= 0
         : IntCompare(value, range->start.get()) > 0 || IntCompare(value, range->stop.get()) <= 0) {
    return nullptr;
  }
  Ref<Object> offset = IntSubtract(value, range->start.get()), quotient, remainder;
  if (!offset || !IntDivMod(offset.get(), range->step.get(), &quotient, &remainder)) return nullptr;
  return IntSign(remainder.get()) == 0 ? std::move(quotient) : nullptr;
}

int RangeContains(Borrowed<Object> self, Borrowed<Object> item) {
  if (IsExactInt(item) || IsBool(item)) {
    Ref<Object> position = Position(AsRange(self), item);
    return position ? 1 : ErrorPending() ? -1 : 0;
  }
  Ref<Object> iterator = GetIter(self);
  if (!iterator) return -1;
  while (Ref<Object> number = Next(iterator)) {
    int equal = CompareBool(number, item, kEqual);
    if (equal != 0) return equal;
  }
  return ErrorPending() ? -1 : 0;
}

Ref<Object> MethodCount(Borrowed<Object> self, Borrowed<Object> item) {
  if (IsExactInt(item) || IsBool(item)) {
    int found = RangeContains(self, item);
    return found < 0 ? nullptr : NewInt(found);
  }
  int64_t count = 0;
  bool ok = ForEach(self, [&](Borrowed<Object> number) {
    int equal = CompareBool(number, item, kEqual);
    count += equal > 0;
    return equal >= 0;
  });
  return ok ? NewInt(count) : nullptr;
}

Ref<Object> MethodIndex(Borrowed<Object> self, Borrowed<Object> item) {
  if (IsExactInt(item) || IsBool(item)) {
    Ref<Object> position = Position(AsRange(self), item);
    if (position || ErrorPending()) return position;
    return RaiseValueError("%R is not in range", item.get());
  }
  int64_t index = 0;
  bool found = false;
  bool ok = ForEach(self, [&](Borrowed<Object> number) {
    int equal = CompareBool(number, item, kEqual);
    found = equal > 0;
    if (equal == 0) ++index;
    return equal == 0;
  });
  if (found) return NewInt(index);
  if (!ok) return nullptr;
  return RaiseValueError("sequence.index(x): x not in sequence");
}

// Equal as sequences of numbers.
bool SameNumbers(RangeObject* a, RangeObject* b) {
  if (a == b) return true;
  if (IntCompare(a->length.get(), b->length.get()) != 0) return false;
  if (IntSign(a->length.get()) == 0) return true;
  if (IntCompare(a->start.get(), b->start.get()) != 0) return false;
  if (!IsBig(a->length) && SmallValue(a->length) == 1) return true;
  return IntCompare(a->step.get(), b->step.get()) == 0;
}

Ref<Object> RangeCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (b->kind != kRange || (op != kEqual && op != kNotEqual)) return NewNotImplemented();
  return NewBool(SameNumbers(AsRange(a), AsRange(b)) == (op == kEqual));
}

int64_t RangeHash(Borrowed<Object> self) {
  RangeObject* range = AsRange(self);
  Object *start = None(), *step = None();
  if (IntSign(range->length.get()) != 0) {
    start = range->start.get();
    if (IsBig(range->length) || SmallValue(range->length) != 1) step = range->step.get();
  }
  Ref<TupleObject> key = NewTuple({range->length.get(), start, step});
  return key ? Hash(key) : -1;
}

Ref<Object> MethodReduce(Borrowed<Object> self) {
  Ref<TupleObject> parts = NewTuple({AsRange(self)->start.get(), AsRange(self)->stop.get(), AsRange(self)->step.get()});
  return parts ? NewTuple({TypeOf(self), parts.get()}) : nullptr;
}

// ---- Iterators ------------------------------------------------------------------------------------------------------------------

struct LongRangeIterator : Object {
  GcSlot<Object> index, start, step, length;
};

Ref<Object> NewPlainIterator(int64_t start, int64_t step, int64_t length) {
  auto* self = NewObject<RangeIteratorObject>(BuiltinType(TypeId::kRangeIterator));
  if (!self) return nullptr;
  self->index = 0;
  self->start = start;
  self->step = step;
  self->length = length;
  return Ref<Object>::Adopt(self);
}

Ref<Object> NewLongIterator(Borrowed<Object> start, Borrowed<Object> step, Borrowed<Object> length) {
  Ref<Object> zero = NewInt(0);
  auto* self = zero ? NewObject<LongRangeIterator>(BuiltinType(TypeId::kLongRangeIterator)) : nullptr;
  if (!self) return nullptr;
  self->index.Init(std::move(zero));
  self->start.Init(start.ToOwned());
  self->step.Init(step.ToOwned());
  self->length.Init(length.ToOwned());
  return Ref<Object>::Adopt(self);
}

// Whether every number of the range, and the one after the last, fits a machine word.
bool FitsWords(const Object* start, const Object* step, const Object* length) {
  if (IsBig(start) || IsBig(step) || IsBig(length)) return false;
  int64_t end;
  return !__builtin_mul_overflow(SmallValue(length), SmallValue(step), &end) &&
         !__builtin_add_overflow(SmallValue(start), end, &end);
}

Ref<Object> RangeIter(Borrowed<Object> self) {
  RangeObject* range = AsRange(self);
  if (FitsWords(range->start, range->step, range->length)) {
    return NewPlainIterator(SmallValue(range->start), SmallValue(range->step), SmallValue(range->length));
  }
  return NewLongIterator(range->start.get(), range->step.get(), range->length.get());
}

Ref<Object> MethodReversed(Borrowed<Object> self) {
  RangeObject* range = AsRange(self);
  if (FitsWords(range->start.get(), range->step.get(), range->length)) {
    int64_t start = SmallValue(range->start), step = SmallValue(range->step), length = SmallValue(range->length), last, back, end;
    if (!__builtin_mul_overflow(length - 1, step, &last) && !__builtin_add_overflow(start, last, &last) &&
        !__builtin_sub_overflow(int64_t{0}, step, &back) && !__builtin_mul_overflow(length, back, &end) &&
        !__builtin_add_overflow(last, end, &end)) {
      return NewPlainIterator(last, back, length);
    }
  }
  Ref<Object> one = NewInt(1);
  Ref<Object> last_index = one ? IntSubtract(range->length.get(), one.get()) : nullptr;
  Ref<Object> last = last_index ? ItemAt(range, last_index.get()) : nullptr;
  Ref<Object> step = last ? IntNegate(range->step.get()) : nullptr;
  if (!step) return nullptr;
  if (FitsWords(last.get(), step.get(), range->length)) {
    return NewPlainIterator(SmallValue(last.get()), SmallValue(step.get()), SmallValue(range->length));
  }
  return NewLongIterator(last, step, range->length.get());
}

RangeIteratorObject* AsIterator(Object* object) { return static_cast<RangeIteratorObject*>(object); }

Ref<Object> IteratorNext(Borrowed<Object> self) {
  auto* it = AsIterator(self);
  if (it->index >= it->length) return nullptr;
  return NewInt(it->start + it->index++ * it->step);
}
Ref<Object> IteratorLengthHint(Borrowed<Object> self) { return NewInt(AsIterator(self)->length - AsIterator(self)->index); }
Ref<Object> ReduceTo(Ref<Object> start, Ref<Object> stop, Ref<Object> step, Ref<Object> index) {
  Ref<Object> range = start && stop && step ? MakeRange(std::move(start), std::move(stop), std::move(step)) : nullptr;
  Ref<StrObject> name = range ? InternStr("iter") : nullptr;
  if (!name || !index) return nullptr;
  Borrowed<Object> iter = DictGet(ModuleDict(CurrentRuntime().builtins), name);
  Ref<TupleObject> args = NewTuple({range.get()});
  if (!iter || !args) return nullptr;
  return NewTuple({iter.get(), args.get(), index.get()});
}
Ref<Object> IteratorReduce(Borrowed<Object> self) {
  auto* it = AsIterator(self);
  return ReduceTo(NewInt(it->start), NewInt(it->start + it->length * it->step), NewInt(it->step), NewInt(it->index));
}
Ref<Object> IteratorSetState(Borrowed<Object> self, Borrowed<Object> state) {
  int64_t index = AsInt64(state);
  if (index == -1 && ErrorPending()) return nullptr;
  auto* it = AsIterator(self);
  it->index = index < 0 ? 0 : index > it->length ? it->length : index;
  return NewNone();
}
void IteratorDealloc(Object* self) { FreeObject(self); }

LongRangeIterator* AsLong(Object* object) { return static_cast<LongRangeIterator*>(object); }

Ref<Object> LongNext(Borrowed<Object> self) {
  auto* it = AsLong(self);
  if (IntCompare(it->index.get(), it->length.get()) >= 0) return nullptr;
  Ref<Object> one = NewInt(1);
  Ref<Object> next = one ? IntAdd(it->index.get(), one.get()) : nullptr;
  Ref<Object> offset = next ? IntMultiply(it->index.get(), it->step.get()) : nullptr;
  Ref<Object> result = offset ? IntAdd(it->start.get(), offset.get()) : nullptr;
  if (result) it->index.Set(std::move(next));
  return result;
}
Ref<Object> LongLengthHint(Borrowed<Object> self) { return IntSubtract(AsLong(self)->length.get(), AsLong(self)->index.get()); }
Ref<Object> LongReduce(Borrowed<Object> self) {
  auto* it = AsLong(self);
  Ref<Object> offset = IntMultiply(it->length.get(), it->step.get());
  Ref<Object> stop = offset ? IntAdd(it->start.get(), offset.get()) : nullptr;
  return ReduceTo(NewRef(it->start.get()), std::move(stop), NewRef(it->step.get()), NewRef(it->index.get()));
}
Ref<Object> LongSetState(Borrowed<Object> self, Borrowed<Object> state) {
  if (!IsInt(state)) return RaiseTypeError("state must be an int, not %T", state.get());
  auto* it = AsLong(self);
  if (IntSign(state) < 0) {
    it->index.Set(NewInt(0));
  } else {
    it->index.Set(IntCompare(state, it->length.get()) > 0 ? NewRef(it->length.get()) : state.ToOwned());
  }
  return NewNone();
}
void LongDealloc(Object* self) {
  auto* it = AsLong(self);
  it->index.Clear();
  it->start.Clear();
  it->step.Clear();
  it->length.Clear();
  FreeObject(self);
}

Ref<Object> IterSelf(Borrowed<Object> self) { return self.ToOwned(); }

constexpr MethodDef kRangeMethods[] = {
    NoArgs("__reversed__", &MethodReversed, "A reverse iterator."),
    NoArgs("__reduce__", &MethodReduce),
    OneArg("count", &MethodCount, "rangeobject.count(value) -> integer -- how often the value occurs"),
    OneArg("index", &MethodIndex, "rangeobject.index(value) -> integer -- where the value stands; ValueError where it does not"),
};
constexpr MemberDef kRangeMembers[] = {
    {"start", MemberKind::kObject, offsetof(RangeObject, start), true},
    {"stop", MemberKind::kObject, offsetof(RangeObject, stop), true},
    {"step", MemberKind::kObject, offsetof(RangeObject, step), true},
};
constexpr MethodDef kIteratorMethods[] = {
    NoArgs("__length_hint__", &IteratorLengthHint),
    NoArgs("__reduce__", &IteratorReduce),
    OneArg("__setstate__", &IteratorSetState),
};
constexpr MethodDef kLongMethods[] = {
    NoArgs("__length_hint__", &LongLengthHint),
    NoArgs("__reduce__", &LongReduce),
    OneArg("__setstate__", &LongSetState),
};

constexpr TypeSpec RangeSpec() {
  TypeSpec spec = {};
  spec.name = "range";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(RangeObject);
  spec.flags = kTypeIsSequence | kTypeVectorcall;
  spec.instance_kind = kRange;
  spec.dealloc = &RangeDealloc;
  TypeSlots& s = spec.slots;
  s.repr = &RangeRepr;
  s.hash = &RangeHash;
  s.getattr = &GenericGetAttr;
  s.compare = &RangeCompare;
  s.iter = &RangeIter;
  s.new_ = &RangeNew;
  s.bool_ = &RangeBool;
  s.seq_length = &RangeLen;
  s.item = &RangeItem;
  s.contains = &RangeContains;
  s.map_length = &RangeLen;
  s.subscript = &RangeSubscript;
  spec.methods = kRangeMethods;
  spec.members = kRangeMembers;
  spec.doc =
      "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nWhole numbers from start (included) to stop "
      "(excluded) by step.";
  return spec;
}

constexpr TypeSpec IteratorSpec(const char* name, size_t size, ObjectKind kind, UnarySlot next, void (*dealloc)(Object*)) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;
  spec.basic_size = static_cast<int32_t>(size);
  spec.flags = kTypeDisallowInstantiation;
  spec.instance_kind = kind;
  spec.dealloc = dealloc;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.iter = &IterSelf;
  spec.slots.next = next;
  return spec;
}

constexpr TypeSpec WithMethods(TypeSpec spec, Table<MethodDef> methods) {
  spec.methods = methods;
  return spec;
}

}  // namespace

extern const TypeSpec kRangeSpec, kRangeIteratorSpec, kLongRangeIteratorSpec;
constinit const TypeSpec kRangeSpec = RangeSpec();
constinit const TypeSpec kRangeIteratorSpec = WithMethods(
    IteratorSpec("range_iterator", sizeof(RangeIteratorObject), kRangeIterator, &IteratorNext, &IteratorDealloc), kIteratorMethods);
constinit const TypeSpec kLongRangeIteratorSpec =
    WithMethods(IteratorSpec("longrange_iterator", sizeof(LongRangeIterator), kInstance, &LongNext, &LongDealloc), kLongMethods);

Ref<Object> NewRange(int64_t start, int64_t stop, int64_t step) {
  Ref<Object> first = NewInt(start), last = NewInt(stop), by = NewInt(step);
  if (!first || !last || !by) return nullptr;
  return MakeRange(std::move(first), std::move(last), std::move(by));
}

}  // namespace viv
