// Shared by the files that define builtin exception types: BaseException's own slots, and the start of a spec.
#pragma once

#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/protocols.h"

namespace viv {

Ref<Object> BaseExceptionNew(TypeObject* type, CallArgs args);
bool BaseExceptionInit(Borrowed<Object> self, CallArgs args);
int BaseExceptionTraverse(Object* self, VisitFn visit, void* context);
void BaseExceptionClear(Object* self);
void BaseExceptionDealloc(Object* self);

// memory_error.cc: Runtime::memory_error.
bool InitSpareMemoryErrors(Runtime& runtime);
void FiniSpareMemoryErrors(Runtime& runtime);

// An exception type; what is not set is inherited from the base.
constexpr TypeSpec ExceptionSpec(const char* name, TypeId base, int32_t size) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = base;
  spec.basic_size = size;
  spec.dict_offset = offsetof(BaseExceptionObject, dict);
  spec.flags = kTypeHasGc | kTypeIsBaseType | kExceptionSubclass;
  spec.slots.new_ = &BaseExceptionNew;
  spec.slots.init = &BaseExceptionInit;
  return spec;
}

}  // namespace viv
