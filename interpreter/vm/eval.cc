#include "interpreter/vm/eval.h"

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/calls.h"

namespace viv {

Ref<Object> EvalWithLocals(FunctionObject* function, Borrowed<Object> locals) {
  VmThread& vm = CurrentVmThread();
  Value* base = vm.FreeWindow();
  if (vm.registers_end <= base) return RaiseRecursionError("");
  base[-1] = ToValue(NewRef<Object>(function));
  Ref<Object> result;
  if (PushCall(vm, function, base, 0, nullptr, kFrameEntry)) {
    vm.top->locals = NewRef(locals.get()).Release();
    result = RunFrame(vm);
  }
  Release(base[-1]);
  return result;
}

Ref<Object> EvalCode(Borrowed<CodeObject> code, Borrowed<DictObject> globals, Borrowed<Object> locals, Borrowed<TupleObject> closure) {
  Ref<FunctionObject> function = NewFunction(code, globals);
  if (!function) return nullptr;
  function->doc.Set(NewNone());  // the first constant of a module is no docstring of this function
  if (closure) function->closure.Set(NewRef(closure.get()));
  return EvalWithLocals(function.get(), locals ? locals : Borrowed<Object>(globals.get()));
}

}  // namespace viv
