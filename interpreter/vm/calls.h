// Arguments to parameters: what happens between a call and the first instruction of a Python function.
// Answers to initialize_locals and _PyEval_Vector of CPython's Python/ceval.c.
#pragma once

#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/inline_cache.h"
#include "interpreter/vm/thread.h"

namespace viv {

// Whether one more call fits, by the usual limits. False: EnterPythonCall must tell.
__attribute__((always_inline)) inline bool HasRoom(const VmThread& vm, const Frame* top, const CodeObject* code, const Value* base) {
  return vm.thread->recursion_remaining > 0 && base + code->register_count <= vm.registers_end && top + 1 < vm.frames_end;
}

// What all frames of functions share, above `top`, the youngest one; the call has been counted. pc and generator are left to the caller.
__attribute__((always_inline)) inline void FillFrame(VmThread& vm, Frame* top, FunctionObject* function, CodeObject* code, Value* base,
                                                     uint32_t flags) {
  Frame* callee = top + 1;
  ++code->refcount;
  callee->registers = base;
  callee->constants = code->constants->items;
  callee->function = function;
  callee->code = code;
  callee->object = nullptr;
  callee->locals = nullptr;
  callee->flags = flags;
  callee->resume = vm.return_to_loop;
  vm.top = callee;
}

// Pushes a frame for `function`, whose arguments stand at `base` and whose reference stands in base[-1]. False: RecursionError
// pending, nothing was pushed.
bool PushFrame(VmThread& vm, FunctionObject* function, CodeObject* code, Value* base, uint32_t flags);
// Ends the youngest frame: variables are released in order, then locals and code, or all of them move into the frame's object. The
// function in registers[-1] is left alone.
void PopFrame(VmThread& vm);

// The window of the youngest frame, which has kFrameIncomplete, holds arguments, owned: `positional` of them, then the values of the
// keywords `names` (may be null). Afterwards it holds the parameters in order and nothing else, and the frame is complete.
// False: TypeError pending, the window is all null.
bool BindArguments(VmThread& vm, size_t positional, TupleObject* names_or_null);

// What the VM keeps in CodeObject::vm_cache: where a call with exactly so many positional arguments needs no binding, their number as
// a mark, else the mark of -1. Null: the code has not run yet.
inline intptr_t PlainArgumentMark(int32_t count) { return static_cast<intptr_t>(count) * 2 + 1; }
inline bool TakesPlainArguments(const CodeObject* code, int32_t count) {
  return reinterpret_cast<intptr_t>(code->vm_cache) == PlainArgumentMark(count);
}
// Before a code object runs first: its words are copied aside, because the loop rewrites them. False: MemoryError pending.
bool PrepareCode(CodeObject* code);

// PushFrame and BindArguments with the arguments standing at `base`. False: exception pending, the arguments are released.
bool PushCall(VmThread& vm, FunctionObject* function, Value* base, size_t positional, TupleObject* names_or_null, uint32_t flags);

// How a call binds its arguments, `positional` of them and the values of the keywords. bits 0: it takes BindArguments.
ArgumentBinding BindingOf(FunctionObject* function, size_t positional, TupleObject* names_or_null);

// RuntimeHooks::call_function.
Ref<Object> CallFunction(FunctionObject* function, CallArgs args);

}  // namespace viv
