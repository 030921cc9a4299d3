// The heap in characters: a line for each size class and each arena, what the free lists keep, the largest blocks.
#pragma once

#include <string>

namespace viv {

class Heap;

std::string FormatHeapPicture(const Heap& heap);

}  // namespace viv
