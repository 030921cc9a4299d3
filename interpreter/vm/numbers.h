// Numbers in registers, for the loop: reading operands, the quick ways of arithmetic, and what becomes of boxes.
//
// An operand is a number without an object (value.h) or an exact int or float object; the readers below take both. Results are
// numbers without objects, unless the heap wants exact boxes. Where a number goes into a place that must hold an object (an attribute,
// an item, a cell, a namespace), and the box there has no other owner and has never been seen by id(), its value is overwritten: what
// CPython's allocation of the new and release of the old box would leave behind cannot be told from it. Ints from -5 to 256 are always
// the shared ones.
#pragma once

#include <cmath>
#include <cstring>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_arithmetic.h"
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

// ---- Operands -------------------------------------------------------------------------------------------------------------------------
// Whole numbers up to this size are exact as floats.
inline constexpr int64_t kExactInFloat = int64_t{1} << 53;

// An exact int that fits 64 bits.
VIV_INLINE bool ReadInt(Value value, int64_t* out) {
  if (LIKELY(IsInt(value))) return *out = IntOf(value), true;
  if (IsNumber(value) || value.raw->kind != kInt) return false;
  return *out = IntOf(value.raw), true;
}
// An exact float, or an exact int that is the same number as a float. *floats counts the floats.
VIV_INLINE bool ReadFloat(Value value, double* out, int* floats) {
  if (IsFloat(value)) return *out = FloatOf(value), ++*floats, true;
  if (IsNumber(value)) return *out = static_cast<double>(IntOf(value)), true;
  if (LIKELY(value.raw->kind == kFloat)) return *out = FloatValue(value.raw), ++*floats, true;
  if (value.raw->kind != kInt || IntOf(value.raw) > kExactInFloat || IntOf(value.raw) < -kExactInFloat) return false;
  return *out = static_cast<double>(IntOf(value.raw)), true;
}
// Both operands, at least `needed` of them floats.
VIV_INLINE bool ReadFloats(Value x, Value y, double* a, double* b, int needed = 1) {
  if (LIKELY(IsFloat(x) && IsFloat(y))) return *a = FloatOf(x), *b = FloatOf(y), true;
  int floats = 0;
  return ReadFloat(x, a, &floats) && ReadFloat(y, b, &floats) && floats >= needed;
}

VIV_INLINE bool IsIntOperand(Value value) { return IsInt(value) || (IsObject(value) && value.raw->kind == kInt); }
VIV_INLINE bool IsFloatOperand(Value value) { return IsFloat(value) || (IsObject(value) && value.raw->kind == kFloat); }

// ---- Results --------------------------------------------------------------------------------------------------------------------------
// Null: MemoryError pending.
VIV_INLINE Value MakeNumber(int64_t number) { return LIKELY(FitsValue(number)) ? ValueOf(number) : Value{NewLargeInt(number)}; }
Object* NewFloatObject(double value);
VIV_INLINE Value MakeNumber(double number) { return LIKELY(FitsValue(number)) ? ValueOf(number) : Value{NewFloatObject(number)}; }

// An exact int or float: runs no Python when it ends.
VIV_INLINE void DropNumber(Object* number) {
  if (UNLIKELY(--number->refcount == 0)) DeallocateObject(number);
}

VIV_INLINE bool IsReusable(const Object* object, ObjectKind kind) {
  uint64_t header;  // refcount 1, the kind, no flag
  std::memcpy(&header, object, sizeof header);
  return header == (uint64_t{1} | uint64_t{kind} << 32);
}
// Puts a number into the box that stands where it is to go. False: that takes another box.
VIV_INLINE bool OverwriteNumber(Object* box, Value number) {
  if (IsFloat(number)) {
    if (!IsReusable(box, kFloat)) return false;
    static_cast<FloatObject*>(box)->value = FloatOf(number);
    return true;
  }
  if (!IsReusable(box, kInt) || IsSharedInt(IntOf(number))) return false;
  static_cast<IntObject*>(box)->value = IntOf(number);
  return true;
}

// ---- The same of two ints in registers, as WideInt has them; false: the result needs more bits -------------------------------------------
VIV_INLINE bool WideAdd(Value x, Value y, int64_t* z) { return !__builtin_add_overflow(WideInt(x), WideInt(y), z); }
VIV_INLINE bool WideSubtract(Value x, Value y, int64_t* z) { return !__builtin_sub_overflow(WideInt(x), WideInt(y), z); }
VIV_INLINE bool WideMultiply(Value x, Value y, int64_t* z) { return !__builtin_mul_overflow(WideInt(x), IntOf(y), z); }

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
inline bool QuickPower(int64_t x, int64_t y, int64_t* z) { return y >= 0 && SmallPower(x, static_cast<uint64_t>(y), z); }
// x ** y where that is a finite float without further ado.
inline bool QuickPower(double x, double y, double* z) {
  // Roots of negative numbers are complex, powers of zero may be errors.
  bool plain = x > 0 || (x < 0 && y == std::trunc(y));
  if (!plain || !std::isfinite(x) || !std::isfinite(y)) return false;
  *z = std::pow(x, y);
  return std::isfinite(*z);
}
inline bool QuickRightShift(int64_t x, int64_t y, int64_t* z) {
  if (UNLIKELY(y < 0)) return false;
  *z = x >> (y > 63 ? 63 : y);
  return true;
}

// The character at an index of an ASCII str, borrowed. Null: it is not that.
VIV_INLINE Object* AsciiCharacterAt(const StrObject* text, int64_t index) {
  if (index < 0) index += text->length;
  if (!text->ascii || static_cast<uint64_t>(index) >= static_cast<uint64_t>(text->length)) return nullptr;
  return CurrentRuntime().latin1_chars[static_cast<uint8_t>(StrData(text)[index])];
}

// What a comparison of two C numbers says.
template <class T>
bool Ordered(T x, T y, CompareOp op) {
  switch (op) {
    case kLess: return x < y;
    case kLessEqual: return x <= y;
    case kEqual: return x == y;
    case kNotEqual: return x != y;
    case kGreater: return x > y;
    case kGreaterEqual: return x >= y;
  }
  return false;
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
