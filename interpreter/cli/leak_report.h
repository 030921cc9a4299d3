// What is left in a heap when the interpreter that used it has ended: nothing, or there is a leak.
#pragma once

#include <string>

namespace viv {
class Heap;
}

namespace viv::cli {

// "viv: leak: N blocks of B bytes are left" and a line for each of the first few, or an empty string. Under PYTHONMALLOC=debug a line
// has the serial number of the call that made the block (DebugHooks::set_break_at stops there).
std::string LeakReport(Heap& heap);

}  // namespace viv::cli
