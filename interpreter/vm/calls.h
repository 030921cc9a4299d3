// Arguments to parameters: what happens between a call and the first instruction of a Python function.
// Answers to initialize_locals and _PyEval_Vector of CPython's Python/ceval.c.
#pragma once

#include "interpreter/vm/thread.h"

namespace viv {

// The window at `base` holds the arguments, owned: `positional` of them, then the values of the keywords `names` (may be null).
// Afterwards it holds the parameters in order, as the code wants them ([0, local_count), what is not a parameter is null).
// False: TypeError pending, and the window is all null.
bool BindArguments(FunctionObject* function, CodeObject* code, Value* base, size_t positional, TupleObject* names_or_null);

// Pushes a frame for `function` whose parameters stand at `base`. base[-1] owns the function if `flags` says that an instruction
// called. False: RecursionError pending, and the window is all null. May run Python only when it fails.
bool PushFrame(VmThread& vm, FunctionObject* function, CodeObject* code, Value* base, uint32_t flags);
// Ends the youngest frame: variables are released in order, then locals and code; the function in registers[-1] is left alone.
void PopFrame(VmThread& vm);

// RuntimeHooks::call_function.
Ref<Object> CallFunction(FunctionObject* function, CallArgs args);

}  // namespace viv
