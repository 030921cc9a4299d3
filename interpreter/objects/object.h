// Making objects, and telling what they are.
//
// A maker allocates with NewObject / NewContainer, fills every field (GcSlot::Init), and tracks a container only when it is whole.
// Answers to CPython's Objects/object.c (creation) and Include/object.h.
#pragma once

#include "gc/collector.h"
#include "interpreter/objects/errors.h"
#include "interpreter/objects/runtime.h"
#include "memory/heap.h"

namespace viv {

// Fills the header of a fresh block: one reference, and a reference to a type made at run time.
inline void InitHeader(Object* object, TypeObject* type, uint16_t flags) {
  object->refcount = 1;
  object->kind = type->instance_kind;
  object->reserved = 0;
  object->flags = flags;
  object->type = type;
  if (type->type_flags & kTypeIsHeap) IncRef(type);
}

// The same for an object of exactly this builtin type, whose kind the caller knows, without flags.
inline void InitPlainHeader(Object* object, TypeId type, ObjectKind kind) {
  object->refcount = 1;
  object->kind = kind;
  object->reserved = 0;
  object->flags = 0;
  object->type = BuiltinType(type);
}

// A fixed- or variable-sized object without gc head. The body is not initialised. Null: MemoryError pending.
template <class T>
T* NewObject(TypeObject* type, size_t bytes = sizeof(T)) {
  T* object = static_cast<T*>(AllocateObjectMemory(bytes));
  if (__builtin_expect(!object, 0)) return RaiseMemoryError(), nullptr;
  InitHeader(object, type, 0);
  return object;
}

// A container: with gc head, not yet tracked. May collect, hence run Python.
template <class T>
T* NewContainer(TypeObject* type, size_t bytes = sizeof(T)) {
  T* object = static_cast<T*>(AllocateContainer(bytes, 0));
  if (__builtin_expect(!object, 0)) return RaiseMemoryError(), nullptr;
  InitHeader(object, type, kHasGcHead);
  return object;
}

// End of a dealloc slot: gives the memory back and drops the reference to a type made at run time.
inline void FreeObject(Object* object) {
  TypeBase* type = object->type;
  if (object->flags & kHasGcHead) {
    FreeContainer(object);
  } else {
    FreeObjectMemory(object);
  }
  if (type->type_flags & kTypeIsHeap) DecRef(type);
}

inline bool IsExact(const Object* object, TypeId id) { return object->type == BuiltinType(id); }
inline bool IsNone(const Object* object) { return object->kind == kNone; }
inline bool IsInt(const Object* object) { return HasTypeFlag(object, kIntSubclass); }  // subclasses too, bool too
inline bool IsExactInt(const Object* object) { return object->kind == kInt || object->kind == kBigInt; }
inline bool IsBool(const Object* object) { return object->kind == kBool; }
inline bool IsFloat(const Object* object) { return HasTypeFlag(object, kFloatSubclass); }
inline bool IsStr(const Object* object) { return HasTypeFlag(object, kStrSubclass); }
inline bool IsExactStr(const Object* object) { return object->kind == kStr; }
inline bool IsBytes(const Object* object) { return HasTypeFlag(object, kBytesSubclass); }
inline bool IsTuple(const Object* object) { return HasTypeFlag(object, kTupleSubclass); }
inline bool IsList(const Object* object) { return HasTypeFlag(object, kListSubclass); }
inline bool IsDict(const Object* object) { return HasTypeFlag(object, kDictSubclass); }
inline bool IsSet(const Object* object) { return HasTypeFlag(object, kSetSubclass); }
inline bool IsAnySet(const Object* object) { return HasTypeFlag(object, kSetSubclass | kFrozenSetSubclass); }
inline bool IsType(const Object* object) { return HasTypeFlag(object, kTypeSubclass); }
inline bool IsException(const Object* object) { return HasTypeFlag(object, kExceptionSubclass); }
bool IsInstanceExactOrSub(const Object* object, TypeId id);  // by mro, runs no Python
// A class that derives from BaseException.
bool IsExceptionClass(const Object* object);

}  // namespace viv
