// The types of the module _sre, one set a Runtime.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

struct ReState {
  Ref<TypeObject> pattern, match, scanner;
};

}  // namespace viv
