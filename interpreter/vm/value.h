// Value: what a register holds, in one word: nothing, an owned pointer to an object, or a number without an object.
//
// The invariant: a number in a register IS a fresh object with one reference, the register's, whose identity nobody has seen. So it
// may be moved as bits; but before a second reference to it can exist or anything can look at it, it becomes an object, which is
// written back into the register (Box). Only registers and the values on their way between them hold numbers; whatever lies on the
// heap - items, attributes, cells, namespaces - holds objects. While the heap wants exact boxes (Heap::exact_boxes), no numbers are made.
//
// The coding (all 64-bit patterns; user addresses have 48 bits):
//   0                                     null
//   [1, 2**48)                            a pointer
//   [2**49, 0xFFF8 << 48)                 a float: its bits plus 2**49. NaNs with the sign bit, which would not fit, are always objects
//   [0xFFF8 << 48, 2**64)                 an int of -2**50 .. 2**50-1 in the low 51 bits
//
//   Box      the object, borrowed; the register keeps it. Null: out of memory, MemoryError is pending
//   ObjectOf the object, borrowed, of a register that holds no number
//   Take     the object moves out, the register is null afterwards; it holds no number
//   Move     whatever it is moves out
//   Release  drops what the register holds, which is null before anything else can run
//   Store    the new value stands in the register before the old one is released
//
// The functions beside the loop are handed registers without numbers: the loop boxes the operands of whatever is not quick.
#pragma once

#include <bit>
#include <cstdint>
#include <utility>

#include "interpreter/objects/object.h"
#include "memory/ref.h"

namespace viv {

struct Value {
  Object* raw = nullptr;  // not to be followed before IsNumber() has said no

  uint64_t bits() const { return reinterpret_cast<uint64_t>(raw); }
  static Value FromBits(uint64_t bits) { return Value{reinterpret_cast<Object*>(bits)}; }
};
static_assert(sizeof(Value) == sizeof(Object*), "a row of registers is a row of arguments");

inline constexpr uint64_t kFirstNumber = uint64_t{1} << 49;
inline constexpr uint64_t kIntTag = uint64_t{0xFFF8} << 48;
inline constexpr int kIntShift = 13;  // bits in front of an int

inline bool IsNull(Value value) { return value.raw == nullptr; }
inline bool IsNumber(Value value) { return value.bits() >> 48 != 0; }
inline bool IsInt(Value value) { return value.bits() >= kIntTag; }
inline bool IsFloat(Value value) { return value.bits() - kFirstNumber < kIntTag - kFirstNumber; }
inline bool IsObject(Value value) { return (value.bits() - 1) >> 48 == 0; }  // neither null nor a number

// ---- Numbers --------------------------------------------------------------------------------------------------------------------------
inline bool FitsValue(int64_t number) {
  return static_cast<int64_t>(static_cast<uint64_t>(number) << kIntShift) >> kIntShift == number;
}
inline Value ValueOf(int64_t number) { return Value::FromBits(static_cast<uint64_t>(number) | kIntTag); }  // FitsValue
// Two ints, and the same two with their low bit where a whole word has it: so they are compared and added with the flags of a word.
inline bool AreInts(Value x, Value y) { return (x.bits() & y.bits()) >= kIntTag; }
inline int64_t WideInt(Value value) { return static_cast<int64_t>(value.bits() << kIntShift); }
inline Value FromWide(int64_t wide) { return Value::FromBits(static_cast<uint64_t>(wide) >> kIntShift | kIntTag); }
inline int64_t IntOf(Value value) { return static_cast<int64_t>(value.bits() << kIntShift) >> kIntShift; }
inline bool FitsValue(double number) { return std::bit_cast<uint64_t>(number) < kIntTag - kFirstNumber; }
inline Value ValueOf(double number) { return Value::FromBits(std::bit_cast<uint64_t>(number) + kFirstNumber); }  // FitsValue
inline double FloatOf(Value value) { return std::bit_cast<double>(value.bits() - kFirstNumber); }

// The object of a number; the register is left alone. Null: MemoryError pending. (numbers.cc)
Object* NewNumberObject(Value number);

// ---- Objects --------------------------------------------------------------------------------------------------------------------------
inline Value OwnedValue(Object* object) { return Value{object}; }  // takes over a reference
template <class T>
inline Value ToValue(Ref<T> ref) {
  return Value{ref.Release()};
}

inline Object* ObjectOf(Value value) {
  VIV_DCHECK(!IsNumber(value), "an instruction that is not made for numbers boxes its operands first (BOX in vm/loop)");
  return value.raw;
}
inline Object* Box(Value& value) {
  if (__builtin_expect(IsNumber(value), 0)) {
    Object* object = NewNumberObject(value);
    if (!object) return nullptr;
    value.raw = object;
  }
  return value.raw;
}
inline Object* Take(Value& value) { return ObjectOf(std::exchange(value, Value{})); }
inline Ref<Object> TakeRef(Value& value) { return Ref<Object>::Adopt(Take(value)); }
// The value moves out, as an object. Null: MemoryError pending.
inline Ref<Object> ToObject(Value& value) { return Box(value) ? TakeRef(value) : (value = Value{}, nullptr); }
inline Value Move(Value& value) { return std::exchange(value, Value{}); }
// May run Python.
inline void Release(Value& value) {
  Value old = std::exchange(value, Value{});
  if (IsObject(old)) DecRef(old.raw);
}
// May run Python, after the store.
inline void Store(Value& into, Value value) {
  Value old = std::exchange(into, value);
  if (IsObject(old)) DecRef(old.raw);
}
// Boxes `count` registers. False: MemoryError pending, all hold what they held.
inline bool BoxRow(Value* row, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    if (__builtin_expect(IsNumber(row[i]), 0) && !Box(row[i])) return false;
  }
  return true;
}

// Registers without numbers as what a call takes: objects side by side.
inline Object** RegisterRow(Value* registers) { return &registers->raw; }

}  // namespace viv
