// What the files of the module _collections share; deque has collections_deque.h, OrderedDict collections_ordered_dict.h.
#pragma once

#include "interpreter/objects/function_object.h"

namespace viv {

bool FillDeque(ModuleObject* module);
bool FillDefaultDict(ModuleObject* module);
bool FillOrderedDict(ModuleObject* module);
bool FillCountElements(ModuleObject* module);

}  // namespace viv
