// What code_object.cc and code_attributes.cc share.
#pragma once

#include "interpreter/objects/code_object.h"

namespace viv {

void DeallocCode(Object* self);
Ref<Object> CodeCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op);
int64_t CodeHash(Borrowed<Object> self);

}  // namespace viv
