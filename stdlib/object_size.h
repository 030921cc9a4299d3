// Sizes of objects without running anything: what __sizeof__ of their builtin base says.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

// sys.getsizeof(object), where no class has a __sizeof__ of its own. -1: failed, MemoryError pending.
int64_t SizeOfObject(Object* object);
// The same and the array in which an instance keeps its attributes, which getsizeof leaves out.
int64_t FullSizeOfObject(Object* object);

}  // namespace viv
