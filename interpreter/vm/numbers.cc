// Numbers that become objects.
#include "interpreter/vm/numbers.h"

#include "interpreter/objects/errors.h"
#include "interpreter/objects/runtime.h"

namespace viv {

Object* NewFloatObject(double value) {
  auto* self = static_cast<FloatObject*>(AllocateObjectMemory(FreeListId::kFloat, sizeof(FloatObject)));
  if (UNLIKELY(!self)) return RaiseMemoryError(), nullptr;
  InitPlainHeader(self, TypeId::kFloat, kFloat);
  self->value = value;
  return self;
}

Object* NewNumberObject(Value number) {
  if (IsFloat(number)) return NewFloatObject(FloatOf(number));
  int64_t value = IntOf(number);
  if (!IsSharedInt(value)) return NewLargeInt(value);
  Object* shared = CurrentRuntime().small_ints[value - Runtime::kSmallIntMin];
  ++shared->refcount;
  return shared;
}

}  // namespace viv
