// The type slice, and what its indices mean for a sequence. Answers to CPython's Objects/sliceobject.c.
#include "interpreter/objects/int_arithmetic.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/slice_range.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

SliceObject* AsSlice(Object* object) { return static_cast<SliceObject*>(object); }

// None, or anything with __index__, clipped to what fits.
bool IndexOf(Borrowed<Object> value, ptrdiff_t* out) {
  if (value->kind == kInt) {
    *out = SmallValue(value);
    return true;
  }
  if (!IsIndex(value)) return RaiseFalse(TypeId::kTypeError, "slice indices must be integers or None or have an __index__ method");
  *out = AsSsize(value, TypeId::kObject);
  return *out != -1 || !ErrorPending();
}

}  // namespace

Ref<Object> NewSlice(Borrowed<Object> start, Borrowed<Object> stop, Borrowed<Object> step) {
  return NewSliceTaking(NewRef(start ? start.get() : None()), NewRef(stop ? stop.get() : None()), NewRef(step ? step.get() : None()));
}

Ref<Object> NewSliceTaking(Ref<Object> start, Ref<Object> stop, Ref<Object> step) {
  auto* self = static_cast<SliceObject*>(AllocateContainer(FreeListId::kSlice, sizeof(SliceObject)));
  if (!self) return RaiseMemoryError();
  InitHeader(self, BuiltinType(TypeId::kSlice), kHasGcHead);
  self->start.Init(std::move(start));
  self->stop.Init(std::move(stop));
  self->step.Init(std::move(step));
  Track(self);
  return Ref<Object>::Adopt(self);
}

bool SliceUnpack(Borrowed<Object> object, ptrdiff_t* start, ptrdiff_t* stop, ptrdiff_t* step) {
  SliceObject* slice = AsSlice(object);
  *step = 1;
  if (!IsNone(slice->step)) {
    if (!IndexOf(slice->step.get(), step)) return false;
    if (*step == 0) return RaiseFalse(TypeId::kValueError, "slice step cannot be zero");
    if (*step < -PTRDIFF_MAX) *step = -PTRDIFF_MAX;  // so that -step fits
  }
  *start = *step < 0 ? PTRDIFF_MAX : 0;
  if (!IsNone(slice->start) && !IndexOf(slice->start.get(), start)) return false;
  *stop = *step < 0 ? PTRDIFF_MIN : PTRDIFF_MAX;
  return IsNone(slice->stop) || IndexOf(slice->stop.get(), stop);
}

bool PlainBounds(const Object* start, const Object* stop, const Object* step, SliceBounds* out) {
  auto plain = [](const Object* part, ptrdiff_t missing, ptrdiff_t* value) {
    *value = part->kind == kInt ? SmallValue(part) : missing;
    return part->kind == kInt || part->kind == kNone;
  };
  if (!plain(step, 1, &out->step) || out->step == 0 || out->step == PTRDIFF_MIN) return false;
  bool back = out->step < 0;
  return plain(start, back ? PTRDIFF_MAX : 0, &out->start) && plain(stop, back ? PTRDIFF_MIN : PTRDIFF_MAX, &out->stop);
}

ptrdiff_t SliceAdjust(ptrdiff_t length, ptrdiff_t* start, ptrdiff_t* stop, ptrdiff_t step) {
  auto clip = [&](ptrdiff_t* index) {
    if (*index < 0) {
      *index += length;
      if (*index < 0) *index = step < 0 ? -1 : 0;
    } else if (*index >= length) {
      *index = step < 0 ? length - 1 : length;
    }
  };
  clip(start);
  clip(stop);
  if (step < 0) return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
  return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

bool SliceIndices(Borrowed<Object> slice, ptrdiff_t length, ptrdiff_t* start, ptrdiff_t* stop, ptrdiff_t* step, ptrdiff_t* slice_length) {
  if (!SliceUnpack(slice, start, stop, step)) return false;
  *slice_length = SliceAdjust(length, start, stop, *step);
  return true;
}

namespace {

Ref<Object> SliceNew(TypeObject*, CallArgs args) {
  if (!NoKeywords("slice", args) || !CheckArgCount("slice", args.positional_count, 1, 3)) return nullptr;
  Object* const* a = args.data;
  switch (args.positional_count) {
    case 1: return NewSlice(nullptr, a[0], nullptr);
    case 2: return NewSlice(a[0], a[1], nullptr);
    default: return NewSlice(a[0], a[1], a[2]);
  }
}

Ref<Object> SliceRepr(Borrowed<Object> self) {
  return StrFormat("slice(%R, %R, %R)", AsSlice(self)->start.get(), AsSlice(self)->stop.get(), AsSlice(self)->step.get());
}

Ref<Object> SliceCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (b->kind != kSlice) return NewNotImplemented();
  if (a.get() == b.get()) return NewBool(op == kEqual || op == kLessEqual || op == kGreaterEqual);
  Ref<TupleObject> left = NewTuple({AsSlice(a)->start.get(), AsSlice(a)->stop.get(), AsSlice(a)->step.get()});
  Ref<TupleObject> right = NewTuple({AsSlice(b)->start.get(), AsSlice(b)->stop.get(), AsSlice(b)->step.get()});
  if (!left || !right) return nullptr;
  return Compare(left, right, op);
}

// slice.indices(): with ints of any size.
Ref<Object> MethodIndices(Borrowed<Object> self, Borrowed<Object> length_object) {
  Ref<Object> length = Index(length_object);
  if (!length) return nullptr;
  if (IntSign(length.get()) < 0) return RaiseValueError("length should not be negative");
  SliceObject* slice = AsSlice(self);
  auto evaluated = [](Borrowed<Object> value) -> Ref<Object> {
    if (!IsIndex(value)) return RaiseTypeError("slice indices must be integers or None or have an __index__ method");
    return Index(value);
  };
  Ref<Object> zero = NewInt(0), one = NewInt(1), minus_one = NewInt(-1);
  if (!zero || !one || !minus_one) return nullptr;
  Ref<Object> step = IsNone(slice->step) ? one : evaluated(slice->step.get());
  if (!step) return nullptr;
  int direction = IntSign(step.get());
  if (direction == 0) return RaiseValueError("slice step cannot be zero");
  Ref<Object> lower = direction < 0 ? minus_one : zero;
  Ref<Object> upper = direction < 0 ? IntAdd(length.get(), lower.get()) : length;
  if (!upper) return nullptr;
  auto bound = [&](const GcSlot<Object>& slot, const Ref<Object>& fallback) -> Ref<Object> {
    if (IsNone(slot)) return fallback;
    Ref<Object> value = evaluated(slot.get());
    if (!value) return nullptr;
    if (IntSign(value.get()) < 0) {
      value = IntAdd(value.get(), length.get());
      if (value && IntCompare(value.get(), lower.get()) < 0) return lower;
    } else if (IntCompare(value.get(), upper.get()) > 0) {
      return upper;
    }
    return value;
  };
  Ref<Object> start = bound(slice->start, direction < 0 ? upper : lower);
  Ref<Object> stop = start ? bound(slice->stop, direction < 0 ? lower : upper) : nullptr;
  if (!start || !stop) return nullptr;
  return NewTuple({start.get(), stop.get(), step.get()});
}

Ref<Object> MethodReduce(Borrowed<Object> self) {
  Ref<TupleObject> parts = NewTuple({AsSlice(self)->start.get(), AsSlice(self)->stop.get(), AsSlice(self)->step.get()});
  return parts ? NewTuple({TypeOf(self), parts.get()}) : nullptr;
}

int SliceTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsSlice(self)->start.Visit(visit, context)) return stop;
  if (int stop = AsSlice(self)->stop.Visit(visit, context)) return stop;
  return AsSlice(self)->step.Visit(visit, context);
}

void SliceDealloc(Object* self) {
  Untrack(self);
  AsSlice(self)->step.Clear();
  AsSlice(self)->start.Clear();
  AsSlice(self)->stop.Clear();
  FreeContainer(FreeListId::kSlice, self);
}

constexpr MethodDef kMethods[] = {
    OneArg("indices", &MethodIndices, "S.indices(len) -> (start, stop, stride)\n\nThe indices that the slice means for a sequence of that length."),
    NoArgs("__reduce__", &MethodReduce),
};
constexpr MemberDef kMembers[] = {
    {"start", MemberKind::kObject, offsetof(SliceObject, start), true},
    {"stop", MemberKind::kObject, offsetof(SliceObject, stop), true},
    {"step", MemberKind::kObject, offsetof(SliceObject, step), true},
};

constexpr TypeSpec SliceSpec() {
  TypeSpec spec = {};
  spec.name = "slice";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(SliceObject);
  spec.flags = kTypeHasGc;
  spec.instance_kind = kSlice;
  spec.dealloc = &SliceDealloc;
  spec.traverse = &SliceTraverse;
  spec.slots.repr = &SliceRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.compare = &SliceCompare;
  spec.slots.new_ = &SliceNew;
  spec.methods = kMethods;
  spec.members = kMembers;
  spec.doc = "slice(stop)\nslice(start, stop[, step])\n\nWhat x[start:stop:step] hands to x.";
  return spec;
}

}  // namespace

extern const TypeSpec kSliceSpec;
constinit const TypeSpec kSliceSpec = SliceSpec();

}  // namespace viv
