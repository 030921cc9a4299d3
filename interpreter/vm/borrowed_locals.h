// Operands that are local variables, as CPython 3.14 counts them: not at all. Its compiler loads a variable that is certain to outlive
// its use without a reference of its own (LOAD_FAST_BORROW), here each operand has one; profiles that borrow subtract them.
//
// Borrowed is what a Move or LoadMethod from a variable put into a temporary, as long as the temporary waits, in the same stretch of code
// without jumps, and nothing was stored in the variable meanwhile. A parameter that was given such a temporary is a borrower as well
// until something else is stored in it. Answers to optimize_load_fast of CPython 3.14's Python/flowgraph.c.
#pragma once

#include <cstdint>

#include "interpreter/vm/thread.h"

namespace viv {

// How many references to `object` the frames of the thread hold that 3.14's would have borrowed.
int64_t BorrowedLocals(VmThread& vm, Object* object);

}  // namespace viv
