// Calling: the one door is TypeSlots::call; everything here only puts arguments in the row that it wants.
// Answers to CPython's Objects/call.c.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

bool IsCallable(Borrowed<Object> object) { return TypeOf(object)->slots.call != nullptr; }

Ref<Object> Call(Borrowed<Object> callable, CallArgs args) {
  // Callables that call callables are found by no other count where no Python function is among them.
  if (__builtin_expect(reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <= CurrentThread().stack_limit, 0)) {
    return RaiseRecursionError(" while calling a Python object");
  }
  auto call = TypeOf(callable)->slots.call;
  if (__builtin_expect(!call, 0)) return RaiseTypeError("'%.200T' object is not callable", callable.get());
  VIV_DCHECK(!ErrorPending(), "a call with an exception pending: whoever failed before did not return its failure");
  Ref<Object> result = call(callable, args);
  VIV_DCHECK((result.get() != nullptr) != ErrorPending(), "a call returns a result or an exception, never both or neither");
  return result;
}

Ref<Object> Call(Borrowed<Object> callable, std::initializer_list<Object*> args) {
  return Call(callable, CallArgs{args.begin(), args.size(), nullptr});
}

Ref<Object> CallTupleDict(Borrowed<Object> callable, Borrowed<TupleObject> args, Borrowed<DictObject> keywords) {
  if (!keywords || keywords->used == 0) return Call(callable, CallArgs{args->items, static_cast<size_t>(args->size), nullptr, true});
  size_t positional = static_cast<size_t>(args->size), total = positional + static_cast<size_t>(keywords->used);
  Ref<TupleObject> names = NewTuple(keywords->used);
  if (!names) return nullptr;
  // The values are owned by a tuple of their own: the callee may change the dict.
  Ref<TupleObject> values = NewTuple(static_cast<ptrdiff_t>(total));
  if (!values) return nullptr;
  for (size_t i = 0; i < positional; ++i) TupleInit(values.get(), i, NewRef(args->items[i]));
  ptrdiff_t position = 0, n = 0;
  Object *key, *value;
  bool all_str = true;
  while (DictNext(keywords, &position, &key, &value)) {
    all_str = all_str && IsStr(key);
    TupleInit(names.get(), n, NewRef(key));
    TupleInit(values.get(), positional + n, NewRef(value));
    ++n;
  }
  if (!all_str) return RaiseTypeError("keywords must be strings");
  return Call(callable, CallArgs{values->items, positional, names.get(), true});
}

Ref<Object> CallMethod(Borrowed<Object> object, Borrowed<StrObject> name, std::initializer_list<Object*> args) {
  bool unbound = false;
  Ref<Object> method = GetMethod(object, name, &unbound);
  if (!method) return nullptr;
  if (!unbound) return Call(method, args);
  constexpr size_t kMax = 8;
  VIV_CHECK(args.size() < kMax, "CallMethod takes few arguments: use Call");
  Object* row[kMax];
  row[0] = object;
  size_t n = 1;
  for (Object* arg : args) row[n++] = arg;
  Ref<Object> self = object.ToOwned();
  return Call(method, CallArgs{row, n, nullptr});
}

}  // namespace viv
