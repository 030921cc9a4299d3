// The library's modules in Python (stdlib/python), whose text the build puts into the program.
#pragma once

#include <vector>

#include "interpreter/vm/import.h"

namespace viv {

std::vector<EmbeddedModule> EmbeddedModules();  // generated: scripts/cmake/EmbedPython.cmake

}  // namespace viv
