// The builtin types by number (types.def) and the builtin exception types (exceptions.def).
// `BuiltinType(TypeId::kList)` is the TypeObject of the calling thread's Runtime.
#pragma once

#include "interpreter/objects/type_object.h"

namespace viv {

enum class TypeId : uint8_t {
#define VIV_TYPE(id, spec) k##id,
#include "interpreter/objects/types.def"
#undef VIV_TYPE
#define VIV_EXCEPTION(name, base, layout) k##name,
#include "interpreter/objects/exceptions.def"
#undef VIV_EXCEPTION
  kCount
};

TypeObject* BuiltinType(TypeId id);  // inline in runtime.h

}  // namespace viv
