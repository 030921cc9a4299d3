// What the files of the module _operator share.
#pragma once

#include "interpreter/objects/function_object.h"

namespace viv {

bool FillOperatorGetters(ModuleObject* module);  // attrgetter, itemgetter, methodcaller

}  // namespace viv
