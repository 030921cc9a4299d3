// Calls through super() without objects in between (super_object.cc).
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

// Asked `name` of a super object that has an instance, answers the function that would be bound and sets *instance to what it would be
// bound to. Null, no exception pending: ask in the ordinary way.
Ref<Object> MethodOfSuper(Borrowed<Object> super, Borrowed<StrObject> name, Ref<Object>* instance);

}  // namespace viv
