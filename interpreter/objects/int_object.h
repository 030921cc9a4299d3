// int: unbounded integers. A value that fits int64_t is kept in place (kind kInt); any other has its magnitude as GMP limbs inside
// the object, least significant first (kind kBigInt), so its bytes stay on the private heap. Instances of subclasses have kind
// kInstance: kBigPayload tells the two forms apart for all. The form is canonical: what fits is never big.
//
// What is asked of the allocator is CPython's size of the same value (24 bytes + 4 a 30-bit digit) or, where 64-bit limbs need more,
// those. Values from -5 to 256 are one object each (Runtime::small_ints). bool derives from int: True and False are IntObjects.
// Answers to CPython's Objects/longobject.c.
#pragma once

#include <string>
#include <string_view>

#include "interpreter/objects/object.h"

namespace viv {

struct IntObject : Object {
  union {
    int64_t value;       // kBigPayload clear
    int64_t limb_count;  // kBigPayload set: negative for negative values
  };
  uint64_t limbs[];
};
static_assert(sizeof(IntObject) == 24);

inline bool IsBig(const Object* object) { return (object->flags & kBigPayload) != 0; }
inline int64_t SmallValue(const Object* object) { return static_cast<const IntObject*>(object)->value; }  // only where !IsBig

// Whether ints of that value are one object.
inline bool IsSharedInt(int64_t value) {
  return static_cast<uint64_t>(value) - static_cast<uint64_t>(int64_t{Runtime::kSmallIntMin}) <=
         uint64_t{Runtime::kSmallIntMax - Runtime::kSmallIntMin};
}
// For what is not cached. Owned; null: MemoryError pending.
Object* NewLargeInt(int64_t value);
inline Ref<Object> NewInt(int64_t value) {
  if (value >= Runtime::kSmallIntMin && value <= Runtime::kSmallIntMax) {
    return Ref<Object>::Share(CurrentRuntime().small_ints[value - Runtime::kSmallIntMin]);
  }
  return Ref<Object>::Adopt(NewLargeInt(value));
}
Ref<Object> NewIntFromUnsigned(uint64_t value);
Ref<Object> NewIntFromDouble(double value);  // truncates; OverflowError / ValueError for inf and nan
// int(text, base): text may have sign, underscores, prefix, blanks. Null: ValueError "invalid literal for int() with base ..." for `shown`.
Ref<Object> IntFromText(std::string_view text, int base, Borrowed<Object> shown);
Ref<Object> IntFromDigits(std::string_view digits, int base);  // digits only, no sign (literals)
// Text in base 2, 8, 10, 16; ValueError over the int-to-str digit limit in base 10.
bool IntToText(Borrowed<Object> integer, int base, bool prefix, std::string* out);

// The value where it fits; otherwise sets *overflow to -1 or 1 and answers -1. `integer` is an int or subclass.
int64_t IntAsInt64(Borrowed<Object> integer, int* overflow);
// Any object with __index__; OverflowError "Python int too large to convert to C long". -1 with an exception pending: failed.
int64_t AsInt64(Borrowed<Object> object);
uint64_t AsUint64Mask(Borrowed<Object> object);  // modulo 2**64
int AsInt(Borrowed<Object> object);              // C int, "Python int too large to convert to C int"
double IntAsDouble(Borrowed<Object> integer);    // correctly rounded; OverflowError "int too large to convert to float"; -1.0 + pending
int IntSign(const Object* integer);
size_t IntBitLength(const Object* integer);
int64_t IntHash(const Object* integer);
int IntCompare(const Object* a, const Object* b);  // -1, 0, 1
Ref<Object> IntAdd(const Object* a, const Object* b);
Ref<Object> IntSubtract(const Object* a, const Object* b);
Ref<Object> IntMultiply(const Object* a, const Object* b);
Ref<Object> IntFloorDivide(const Object* a, const Object* b);
Ref<Object> IntRemainder(const Object* a, const Object* b);
Ref<Object> IntTrueDivide(const Object* a, const Object* b);
Ref<Object> IntPower(const Object* a, const Object* b);
Ref<Object> IntGcd(const Object* a, const Object* b);
Ref<Object> IntFromBytes(const uint8_t* bytes, size_t size, bool little_endian, bool is_signed);
bool IntToBytes(Borrowed<Object> integer, uint8_t* out, size_t size, bool little_endian, bool is_signed);  // OverflowError texts

}  // namespace viv
