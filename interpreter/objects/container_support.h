// What the containers share: reuse of freed blocks, equality of items without a call where both are plain builtin values, what the
// collector must know of an item, and arguments that are positions.
#pragma once

#include <algorithm>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/iterators.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "memory/trashcan.h"

namespace viv {

// A container whose freed blocks are kept. A reused block counts as no allocation for the collector, as in CPython.
template <class T>
T* NewListedContainer(FreeListId id, TypeObject* type, size_t bytes = sizeof(T)) {
  Heap& heap = CurrentHeap();
  void* block = heap.free_list(id).Take();
  if (__builtin_expect(!block, 0)) return NewContainer<T>(type, bytes);
  if (__builtin_expect(heap.observed(), 0)) heap.NotifyReuse(block);
  auto* head = static_cast<GcHead*>(block);
  head->next = 0;
  head->prev = 0;
  T* object = static_cast<T*>(ObjectOf(head));
  InitHeader(object, type, kHasGcHead);
  return object;
}

// For exact builtin types only: their instances own no reference to the type.
inline void FreeListedContainer(FreeListId id, Object* untracked) {
  if (!CurrentHeap().free_list(id).Give(HeadOf(untracked))) FreeContainer(untracked);
}

// Walks over the items of a container touch each item's header; so many items ahead the memory is asked for. Measured on lists whose
// items lie scattered: 16 makes a collection 1.6 times as fast, 8 and 32 less.
inline constexpr ptrdiff_t kItemsAhead = 16;

// Whether an item can be, or become, part of a cycle: containers can, but a tuple that is not tracked holds nothing that could.
inline bool MayBeTracked(const Object* object) {
  return HasGcHead(object) && (object->kind != kTuple || HeadOf(object)->IsTracked());
}

// FastEqual for two tuples whose items are no tuples.
int FastTupleEqual(const TupleObject* a, const TupleObject* b);

// An instance for `new`: of the type that `exact` names, or of a subclass. All fields after the header are zero; not tracked.
template <class T>
Ref<T> NewInstanceOf(TypeObject* type, TypeId exact) {
  if (type != BuiltinType(exact)) {
    Ref<Object> instance = AllocateInstance(type, 0);
    return Ref<T>::Adopt(static_cast<T*>(instance.Release()));
  }
  T* object = NewContainer<T>(type);
  if (!object) return nullptr;
  __builtin_memset(reinterpret_cast<char*>(object) + sizeof(Object), 0, sizeof(T) - sizeof(Object));
  return Ref<T>::Adopt(object);
}
inline void TrackOnce(Object* container) {
  if (!HeadOf(container)->IsTracked()) Track(container);
}

// Exchanges the items of a tuple of two that is used again. What it held before is released: MayRunPython.
inline void RefillPair(TupleObject* pair, Ref<Object> first, Ref<Object> second) {
  Ref<Object> old_first = Ref<Object>::Adopt(std::exchange(pair->items[0], first.Release()));
  Ref<Object> old_second = Ref<Object>::Adopt(std::exchange(pair->items[1], second.Release()));
  TrackOnce(pair);
}

// (first, second) in the tuple of the last time, or in a new one where somebody else has that. Null: failed.
inline Ref<Object> PairAgain(TupleObject* last, Ref<Object> first, Ref<Object> second) {
  if (last->refcount == 1) {
    Ref<TupleObject> pair = NewRef(last);
    RefillPair(last, std::move(first), std::move(second));
    return pair;
  }
  return NewTuple({first.get(), second.get()});
}

// a == b decided without running anything: 1 or 0; -1: ask CompareBool.
inline int FastEqual(const Object* a, const Object* b) {
  if (a == b) return 1;
  constexpr uint64_t kUnequalToStr = (1u << kInt) | (1u << kBigInt) | (1u << kFloat) | (1u << kBool) | (1u << kNone) | (1u << kTuple);
  switch (a->kind) {
    case kInt:
      if (b->kind == kInt) return SmallValue(a) == SmallValue(b);
      return b->kind == kStr || b->kind == kNone ? 0 : -1;
    case kStr:
      if (b->kind == kStr) return StrEqual(static_cast<const StrObject*>(a), static_cast<const StrObject*>(b));
      return (kUnequalToStr >> b->kind) & 1 ? 0 : -1;
    case kFloat:
      return b->kind == kFloat ? FloatValue(a) == FloatValue(b) : -1;
    case kTuple:
      return b->kind == kTuple ? FastTupleEqual(static_cast<const TupleObject*>(a), static_cast<const TupleObject*>(b)) : -1;
    default:
      return -1;
  }
}

// item == other, the item kept alive meanwhile. -1: failed.
inline int ItemEqualMayRunPython(Object* item, Object* other) {
  int equal = FastEqual(item, other);
  if (__builtin_expect(equal >= 0, 1)) return equal;
  Ref<Object> alive = NewRef(item);
  return CompareBool(item, other, kEqual);
}

// start and stop of index(value, start, stop): anything with __index__, clipped.
inline bool PositionArgument(Object* argument, ptrdiff_t* out) {
  if (!IsIndex(argument)) return RaiseFalse(TypeId::kTypeError, "slice indices must be integers or have an __index__ method");
  ptrdiff_t value = AsSsize(argument, TypeId::kObject);
  if (value == -1 && ErrorPending()) return false;
  *out = value;
  return true;
}

// An argument that must fit ptrdiff_t, as CPython's argument clinic converts it.
inline bool SsizeArgument(Object* argument, ptrdiff_t* out) {
  if (argument->kind == kInt) return *out = SmallValue(argument), true;
  Ref<Object> index = Index(argument);
  if (!index) return false;
  int overflow = 0;
  int64_t value = IntAsInt64(index, &overflow);
  if (overflow != 0) return RaiseFalse(TypeId::kOverflowError, "Python int too large to convert to C ssize_t");
  *out = value;
  return true;
}

// After a `next` slot gave null: true where the iterator is exhausted (a StopIteration is taken), false where it failed.
inline bool IterationEnded() {
  if (__builtin_expect(!ErrorPending(), 1)) return true;
  if (!PendingMatches(TypeId::kStopIteration)) return false;
  ClearError();
  return true;
}
// The `next` slot itself: a StopIteration stays pending.
inline Ref<Object> RawNext(Object* iterator) {
  if (NextItem next = LookAhead(iterator); next.item) {
    ++*next.index;
    return NewRef(next.item);
  }
  return TypeOf(iterator)->slots.next(iterator);
}

// A constructor whose type takes no keywords lets those of a subclass with an __init__ of its own through.
inline bool NoKeywordsUnlessInit(TypeObject* type, TypeId base, const char* name, CallArgs args) {
  if (args.keyword_count() == 0) return true;
  TypeObject* base_type = BuiltinType(base);
  if (type != base_type && type->slots.init != base_type->slots.init) return true;
  return NoKeywords(name, args);
}

// The answer of comparing two numbers: lengths of sequences that are equal as far as the shorter one goes, or an order and 0.
inline Ref<Object> CompareIntegers(ptrdiff_t a, ptrdiff_t b, CompareOp op) {
  switch (op) {
    case kLess: return NewBool(a < b);
    case kLessEqual: return NewBool(a <= b);
    case kEqual: return NewBool(a == b);
    case kNotEqual: return NewBool(a != b);
    case kGreater: return NewBool(a > b);
    case kGreaterEqual: return NewBool(a >= b);
  }
  return NewNotImplemented();
}

// The `iter` slot of iterators.
inline Ref<Object> SelfIter(Borrowed<Object> self) { return NewRef(self); }

// The position that __setstate__ is given.
inline bool StateArgument(Object* state, ptrdiff_t* out) {
  if (!IsInt(state)) return RaiseFalse(TypeId::kTypeError, "an integer is required");
  return SsizeArgument(state, out);
}

// A tuple that an iterator hands out again and again while nobody else has it: what it held before the call is released. The tuple may
// have been untracked by the collector meanwhile.
inline void ReuseItem(TupleObject* tuple, ptrdiff_t i, Ref<Object> item) { DecRef(std::exchange(tuple->items[i], item.Release())); }

// The function of that name in builtins, for __reduce__.
Ref<Object> BuiltinNamed(const char* name);  // sequence_iterators.cc

// X.__class_getitem__(item), a class method.
inline Ref<Object> ClassGetItem(Borrowed<Object> type, Borrowed<Object> item) { return NewGenericAlias(type, item); }

}  // namespace viv
