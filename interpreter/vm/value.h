// Value: what a register holds. Everything that reads or writes registers from C++ goes through the functions below, so that the
// representation can change here and in the hot instructions of dispatch.cc alone.
//
// Today a Value is an owned pointer to an object, or null. The functions are already named for numbers that live unboxed in
// registers: Box() then makes the object and writes it back, so that everybody who looks sees the same one.
//
//   Box      the object, borrowed; the register keeps it
//   Take     the object moves out, the register is null afterwards
//   Dup      one more reference, for another register
//   Release  drops what the register holds, which is null before anything else can run
//   Store    the new value stands in the register before the old one is released
#pragma once

#include <utility>

#include "interpreter/objects/object.h"
#include "memory/ref.h"

namespace viv {

struct Value {
  Object* object = nullptr;
};
static_assert(sizeof(Value) == sizeof(Object*), "a row of registers is a row of arguments");

inline bool IsNull(Value value) { return value.object == nullptr; }
inline Value OwnedValue(Object* object) { return Value{object}; }  // takes over a reference
template <class T>
inline Value ToValue(Ref<T> ref) {
  return Value{ref.Release()};
}

inline Object* Box(Value& value) { return value.object; }
inline Object* Take(Value& value) { return std::exchange(value.object, nullptr); }
inline Ref<Object> TakeRef(Value& value) { return Ref<Object>::Adopt(Take(value)); }
inline Value Move(Value& value) { return std::exchange(value, Value{}); }
inline Value Dup(Value& value) {
  IncRef(value.object);
  return value;
}
// May run Python.
inline void Release(Value& value) {
  Object* old = std::exchange(value.object, nullptr);
  DecRefOrNull(old);
}
// May run Python, after the store.
inline void Store(Value& into, Value value) {
  Object* old = std::exchange(into, value).object;
  DecRefOrNull(old);
}

// Registers as what a call takes: objects side by side.
inline Object** RegisterRow(Value* registers) { return &registers->object; }

}  // namespace viv
