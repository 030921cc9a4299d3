// stat_result, for who else in posix has a `struct stat`: directory entries.
#pragma once

#include <sys/stat.h>

#include "interpreter/objects/object.h"

namespace viv {

Ref<Object> NewStatResult(const struct stat& info);

}  // namespace viv
