// The `class` statement and what else the loop needs of classes. Answers to builtin___build_class__ of CPython's Python/bltinmodule.c.
#pragma once

#include "interpreter/vm/thread.h"

namespace viv {

// builtins.__build_class__(function, name, *bases, metaclass=..., **keywords). `self` is ignored.
Ref<Object> BuildClass(Borrowed<Object> self, CallArgs args);
// super() without arguments: from the __class__ cell and the first argument of the youngest frame; RuntimeError texts of super().
// False: exception pending.
bool ZeroArgumentSuper(Ref<TypeObject>* type, Ref<Object>* object);
// The super object itself. Null: exception pending.
Ref<Object> BareSuper();

}  // namespace viv
