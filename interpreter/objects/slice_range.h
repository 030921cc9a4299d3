// slice and range. Answers to CPython's Objects/sliceobject.c and rangeobject.c.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

struct SliceObject : Object {
  GcSlot<Object> start, stop, step;
};
struct RangeObject : Object {
  GcSlot<Object> start, stop, step, length;  // ints
};
struct RangeIteratorObject : Object {  // over ranges whose numbers fit int64_t
  int64_t index, length, start, step;
};

Ref<Object> NewSlice(Borrowed<Object> start, Borrowed<Object> stop, Borrowed<Object> step);
Ref<Object> NewSliceTaking(Ref<Object> start, Ref<Object> stop, Ref<Object> step);
// PySlice_Unpack and PySlice_AdjustIndices: the indices of a slice of a sequence of `length`. False: exception pending.
bool SliceIndices(Borrowed<Object> slice, ptrdiff_t length, ptrdiff_t* start, ptrdiff_t* stop, ptrdiff_t* step, ptrdiff_t* slice_length);
bool SliceUnpack(Borrowed<Object> slice, ptrdiff_t* start, ptrdiff_t* stop, ptrdiff_t* step);
ptrdiff_t SliceAdjust(ptrdiff_t length, ptrdiff_t* start, ptrdiff_t* stop, ptrdiff_t step);

// What SliceUnpack gives: not yet fitted to a length.
struct SliceBounds {
  ptrdiff_t start, stop, step;

  // The i-th index, of those there are: a step may be too large to be added once more.
  ptrdiff_t At(ptrdiff_t i) const { return start + i * step; }
};
// The bounds of parts that are None or ints of one word, as those of nearly all slices are. False: other parts, or a step of 0.
bool PlainBounds(const Object* start, const Object* stop, const Object* step, SliceBounds* out);
// x[bounds]. The step is not 0. Making the list may run Python.
Ref<Object> StrSlice(StrObject* s, SliceBounds bounds);
Ref<Object> TupleSlice(TupleObject* tuple, SliceBounds bounds);
Ref<Object> ListSlice(ListObject* list, SliceBounds bounds);

Ref<Object> NewRange(int64_t start, int64_t stop, int64_t step);

}  // namespace viv
