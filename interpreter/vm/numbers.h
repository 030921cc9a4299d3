// Numbers in registers, for the loop: the quick ways of arithmetic, and where its results go.
//
// Numbers are objects. Where the box that an operation would free is its own (one owner, exactly an int or float, never seen by id())
// the result is written into it instead of into a new one: a consumed temporary, or the old value of the variable that is assigned.
// While anything watches the heap every number is allocated, as in CPython. Ints from -5 to 256 are always the shared ones.
#pragma once

#include <cstring>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/instructions.h"

#define VIV_INLINE inline __attribute__((always_inline))
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

namespace viv {

VIV_INLINE int64_t IntOf(const Object* object) { return static_cast<const IntObject*>(object)->value; }

VIV_INLINE bool IsReusable(const Object* object, ObjectKind kind) {
  uint64_t header;  // refcount 1, the kind, no flag
  std::memcpy(&header, object, sizeof header);
  return header == (uint64_t{1} | uint64_t{kind} << 32) && !CurrentHeap().hooked();
}

VIV_INLINE bool IsSharedInt(int64_t value) {
  return static_cast<uint64_t>(value) - static_cast<uint64_t>(int64_t{Runtime::kSmallIntMin}) <=
         uint64_t{Runtime::kSmallIntMax - Runtime::kSmallIntMin};
}

// An exact int or float: runs no Python when it ends.
VIV_INLINE void DropNumber(Object* number) {
  if (UNLIKELY(--number->refcount == 0)) DeallocateObject(number);
}

VIV_INLINE Object* NewFloatObject(double value) {
  auto* self = static_cast<FloatObject*>(AllocateObjectMemory(FreeListId::kFloat, sizeof(FloatObject)));
  if (UNLIKELY(!self)) return RaiseMemoryError(), nullptr;
  InitPlainHeader(self, TypeId::kFloat, kFloat);
  self->value = value;
  return self;
}

// Operands x (from register or constant b) and y (c), result to register a; read from the instruction when they are needed, so that
// nothing is kept for it over a call.
struct NumberPlace {
  Value* registers;
  const uint64_t* word;

  Object*& a() const { return registers[Fields().a].object; }
  Object*& b() const { return registers[Fields().b].object; }
  Object*& c() const { return registers[Fields().c].object; }
  const Instruction& Fields() const { return *reinterpret_cast<const Instruction*>(word); }
};
// The same for ForIter, whose result goes to register b.
struct ItemPlace : NumberPlace {
  Object*& a() const { return b(); }
};

// Lets the temporaries go, but for the one whose box is reused, and stores the result. Answers what a held before, to be dropped;
// null: nothing.
template <int kB, int kC, class Place>
VIV_INLINE Object* PlaceNumber(const Place& place, Object* x, Object* y, Object* reused, Object* result) {
  if constexpr (kB == kTemporaryOperand) {
    place.b() = nullptr;
    if (x != reused) DropNumber(x);
  }
  if constexpr (kC == kTemporaryOperand) {
    place.c() = nullptr;
    if (y != reused) DropNumber(y);
  }
  return std::exchange(place.a(), result);
}

template <int kB, int kC, class Place>
VIV_INLINE Object* BoxToReuse(const Place& place, Object* x, Object* y, ObjectKind kind) {
  if constexpr (kB == kTemporaryOperand) {
    if (LIKELY(IsReusable(x, kind))) return x;
  }
  if constexpr (kC == kTemporaryOperand) {
    if (LIKELY(IsReusable(y, kind))) return y;
  }
  return nullptr;
}

// False: out of memory, nothing has changed. *replaced: as PlaceNumber answers.
template <int kB, int kC, class Place>
VIV_INLINE bool FinishInt(const Place& place, Object* x, Object* y, int64_t z, Object** replaced) {
  Object* result;
  Object* reused = nullptr;
  if (IsSharedInt(z)) {
    result = CurrentRuntime().small_ints[z - Runtime::kSmallIntMin];
    ++result->refcount;
  } else {
    if constexpr (kB != kTemporaryOperand && kC != kTemporaryOperand) {
      Object* old = place.a();
      if (old && IsReusable(old, kInt)) {
        static_cast<IntObject*>(old)->value = z;
        *replaced = nullptr;
        return true;
      }
    }
    result = reused = BoxToReuse<kB, kC>(place, x, y, kInt);
    if (reused) {
      static_cast<IntObject*>(reused)->value = z;
    } else {
      result = NewLargeInt(z);
      if (UNLIKELY(!result)) return false;
    }
  }
  *replaced = PlaceNumber<kB, kC>(place, x, y, reused, result);
  return true;
}

template <int kB, int kC, class Place>
VIV_INLINE bool FinishFloat(const Place& place, Object* x, Object* y, double z, Object** replaced) {
  if constexpr (kB != kTemporaryOperand && kC != kTemporaryOperand) {
    Object* old = place.a();
    if (old && IsReusable(old, kFloat)) {
      static_cast<FloatObject*>(old)->value = z;
      *replaced = nullptr;
      return true;
    }
  }
  Object* reused = BoxToReuse<kB, kC>(place, x, y, kFloat);
  Object* result = reused;
  if (reused) {
    static_cast<FloatObject*>(reused)->value = z;
  } else {
    result = NewFloatObject(z);
    if (UNLIKELY(!result)) return false;
  }
  *replaced = PlaceNumber<kB, kC>(place, x, y, reused, result);
  return true;
}

// ---- Int operations that have a quick way; false: the slow one must do it --------------------------------------------------------------
inline bool QuickAdd(int64_t x, int64_t y, int64_t* z) { return !__builtin_add_overflow(x, y, z); }
inline bool QuickSubtract(int64_t x, int64_t y, int64_t* z) { return !__builtin_sub_overflow(x, y, z); }
inline bool QuickMultiply(int64_t x, int64_t y, int64_t* z) { return !__builtin_mul_overflow(x, y, z); }
inline bool QuickFloorDivide(int64_t x, int64_t y, int64_t* z) {
  if (UNLIKELY(y == 0 || y == -1)) return false;
  int64_t quotient = x / y;
  *z = quotient - ((x % y != 0) && ((x < 0) != (y < 0)));
  return true;
}
inline bool QuickRemainder(int64_t x, int64_t y, int64_t* z) {
  if (UNLIKELY(y == 0 || y == -1)) return false;
  int64_t rest = x % y;
  *z = rest != 0 && ((rest < 0) != (y < 0)) ? rest + y : rest;
  return true;
}
inline bool QuickAnd(int64_t x, int64_t y, int64_t* z) { return *z = x & y, true; }
inline bool QuickOr(int64_t x, int64_t y, int64_t* z) { return *z = x | y, true; }
inline bool QuickXor(int64_t x, int64_t y, int64_t* z) { return *z = x ^ y, true; }
inline bool QuickLeftShift(int64_t x, int64_t y, int64_t* z) {
  if (UNLIKELY(static_cast<uint64_t>(y) >= 63)) return false;
  *z = static_cast<int64_t>(static_cast<uint64_t>(x) << y);
  return (*z >> y) == x;
}
inline bool QuickRightShift(int64_t x, int64_t y, int64_t* z) {
  if (UNLIKELY(y < 0)) return false;
  *z = x >> (y > 63 ? 63 : y);
  return true;
}

// 1, 0: known; -1: IsTrue must be asked.
VIV_INLINE int QuickTruth(const Object* object) {
  switch (object->kind) {
    case kBool:
    case kInt: return IntOf(object) != 0;
    case kNone: return 0;
    case kStr: return static_cast<const StrObject*>(object)->length != 0;
    case kList: return static_cast<const ListObject*>(object)->size != 0;
    case kTuple: return static_cast<const TupleObject*>(object)->size != 0;
    default: return -1;
  }
}

}  // namespace viv
