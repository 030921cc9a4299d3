// Running code objects and functions from C++. Everything here runs Python.
#pragma once

#include "interpreter/vm/thread.h"

namespace viv {

// exec/eval of a code object: `locals` null means globals. `closure`: the cells of the code's free variables, or null.
// globals["__builtins__"] decides over the builtins, as NewFunction finds them.
Ref<Object> EvalCode(Borrowed<CodeObject> code, Borrowed<DictObject> globals, Borrowed<Object> locals_or_null,
                     Borrowed<TupleObject> closure_or_null = nullptr);

// Runs a function of no parameters with `locals` as its namespace: what __build_class__ does with a class body. The result is what
// the body returns (a class body: its __class__ cell or None).
Ref<Object> EvalWithLocals(FunctionObject* function, Borrowed<Object> locals);

// The loop: runs the youngest frame, which has kFrameEntry, until it returns or yields. Null: it failed, exception pending.
// The frame is gone afterwards, unless it yielded: then too, and its registers are back in its generator.
// With `raise` the frame starts by raising the pending exception at its pc (throw()).
Ref<Object> RunFrame(VmThread& vm, bool raise = false);
// The same for a generator's frame without registers: machine code at `entry` (MachineEntry) takes them itself.
Ref<Object> EnterFrame(VmThread& vm, const void* entry, Ref<Object> sent);

}  // namespace viv
