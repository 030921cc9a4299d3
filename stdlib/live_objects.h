// The live objects of the heap, whether or not the collector tracks them.
#pragma once

#include <vector>

#include "interpreter/objects/object.h"

namespace viv {

// All objects, in order of address within their arenas; types too. A block is an object's where its header says so and the type that the
// header names is one. Allocates from the standard library only.
std::vector<Object*> LiveObjects(const Heap& heap);

}  // namespace viv
