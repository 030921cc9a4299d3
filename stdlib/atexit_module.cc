// The module atexit: functions that run when the interpreter ends, the last registered first. Answers to CPython's Modules/atexitmodule.c.
#include <utility>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

// (function, args tuple, keywords dict) tuples in order of registration, None where one was taken back; null until the first.
Ref<ListObject>& Functions() { return CurrentLibrary().exit_functions; }

Ref<Object> AtexitRegister(Borrowed<Object>, CallArgs args) {
  if (args.positional_count == 0) return RaiseTypeError("register() takes at least 1 argument (0 given)");
  Object* function = args.data[0];
  if (!IsCallable(function)) return RaiseTypeError("the first argument must be callable");
  Ref<TupleObject> positional = NewTupleFrom(args.positional().Skip(1));
  Ref<DictObject> keywords = NewDict();
  if (!positional || !keywords) return nullptr;
  for (size_t i = 0; i < args.keyword_count(); ++i) {
    if (!DictSet(keywords.get(), args.keyword_names->items[i], args.keyword_value(i))) return nullptr;
  }
  Ref<TupleObject> entry = NewTuple({function, positional.get(), keywords.get()});
  if (!Functions()) Functions() = NewList(0);
  if (!entry || !Functions() || !ListAppend(Functions().get(), std::move(entry))) return nullptr;
  return NewRef(function);
}

Ref<Object> AtexitUnregister(Borrowed<Object>, Borrowed<Object> function) {
  // A comparison may register, or clear all.
  for (ptrdiff_t i = 0; Functions() && i < Functions()->size; ++i) {
    Ref<ListObject> list = NewRef(Functions().get());
    Ref<Object> entry = NewRef(list->items[i]);
    if (IsNone(entry.get())) continue;
    int same = CompareBool(AsTuple(entry.get())->items[0], function, kEqual);
    if (same < 0) return nullptr;
    if (same && i < list->size && list->items[i] == entry.get()) {
      Ref<Object>::Adopt(std::exchange(list->items[i], NewRef(None()).Release())).Reset();
    }
  }
  return NewNone();
}

Ref<Object> AtexitClear(Borrowed<Object>) {
  Functions().Reset();
  return NewNone();
}

Ref<Object> AtexitRun(Borrowed<Object>) {
  RunExitFunctions(CurrentRuntime());
  return NewNone();
}

Ref<Object> AtexitCount(Borrowed<Object>) { return NewInt(Functions() ? Functions()->size : 0); }

constexpr MethodDef kFunctions[] = {
    NoArgs("_clear", &AtexitClear), NoArgs("_ncallbacks", &AtexitCount), NoArgs("_run_exitfuncs", &AtexitRun),
    Keywords("register", &AtexitRegister, "register(func, *args, **kwargs) -> func\n\nHas func called when the interpreter ends."),
    OneArg("unregister", &AtexitUnregister, "unregister(func) -> None\n\nTakes back every registration of func."),
};

}  // namespace

bool FillAtexit(ModuleObject* module) { return ModuleAddFunctions(module, kFunctions); }

// What is registered meanwhile is not called; _ncallbacks() counts all until the last has run.
void RunExitFunctions(Runtime&) {
  for (ptrdiff_t i = Functions() ? Functions()->size - 1 : -1; i >= 0; --i) {
    if (!Functions() || i >= Functions()->size || IsNone(Functions()->items[i])) continue;
    Ref<Object> entry = NewRef(Functions()->items[i]);
    Object** part = AsTuple(entry.get())->items;
    Ref<Object> result = CallTupleDict(part[0], AsTuple(part[1]), AsDict(part[2]));
    if (!result) WriteUnraisable(part[0], "in atexit callback");
  }
  Functions().Reset();
}

}  // namespace viv
