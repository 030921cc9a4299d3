// struct_rusage, which both resource and posix give.
#pragma once

#include <sys/resource.h>

#include "interpreter/objects/object.h"

namespace viv {

TypeObject* RusageType();                          // null: exception pending
Ref<Object> NewRusage(const struct rusage& usage);

}  // namespace viv
