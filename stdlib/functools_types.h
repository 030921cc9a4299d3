// What the files of the module _functools share.
#pragma once

#include "interpreter/objects/function_object.h"

namespace viv {

bool FillPartial(ModuleObject* module);   // functools_partial.cc
bool FillLruCache(ModuleObject* module);  // functools_lru_cache.cc

}  // namespace viv
