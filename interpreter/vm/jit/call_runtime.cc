// The functions of runtime.h that call builtins and make instances.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_object.h"
#include "interpreter/vm/jit/runtime.h"
#include "interpreter/vm/numbers.h"
#include "interpreter/vm/thread.h"

namespace viv::jit {

namespace {

VIV_INLINE bool FinishCall(Value* row, size_t count, Ref<Object> result) {
  Value called = row[0];
  row[0] = ToValue(std::move(result));
  bool done = !IsNull(row[0]);
  Release(called);
  for (size_t i = 1; i <= count; ++i) Release(row[i]);
  return done;
}

// Counts a call that CPython counts against the recursion limit.
class CountedCall {
 public:
  explicit CountedCall(VmThread* vm) : thread_(*vm->thread) { --thread_.recursion_remaining; }
  ~CountedCall() { ++thread_.recursion_remaining; }
  CountedCall(const CountedCall&) = delete;
  CountedCall& operator=(const CountedCall&) = delete;

 private:
  ThreadState& thread_;
};

}  // namespace

bool CallBuiltinNone(VmThread* vm, Frame* frame, Value* row) {
  if (vm->thread->recursion_remaining <= 0) return CallObject(frame, row, 0, nullptr);
  auto* function = static_cast<BuiltinFunctionObject*>(row[0].raw);
  Ref<Object> result;
  {
    CountedCall counted(vm);
    result = function->def->function.no_args(function->self.get());
  }
  return FinishCall(row, 0, std::move(result));
}

bool CallBuiltinOne(VmThread* vm, Frame* frame, Value* row) {
  if (!Box(row[1])) return false;
  if (vm->thread->recursion_remaining <= 0) return CallObject(frame, row, 1, nullptr);
  auto* function = static_cast<BuiltinFunctionObject*>(row[0].raw);
  Ref<Object> result;
  {
    CountedCall counted(vm);
    result = function->def->function.one_arg(function->self.get(), row[1].raw);
  }
  return FinishCall(row, 1, std::move(result));
}

bool CallBuiltinPositional(VmThread*, Frame*, Value* row, size_t count) {
  if (!BoxRow(row + 1, count)) return false;
  auto* function = static_cast<BuiltinFunctionObject*>(row[0].raw);
  return FinishCall(row, count, function->def->function.positional(function->self.get(), ArgSpan{RegisterRow(row + 1), count}));
}

bool CallMethodNone(VmThread* vm, Frame* frame, Value* row) {
  if (vm->thread->recursion_remaining <= 0) return CallObject(frame, row, 1, nullptr);
  Ref<Object> result;
  {
    CountedCall counted(vm);
    result = static_cast<MethodDescriptorObject*>(row[0].raw)->def->function.no_args(row[1].raw);
  }
  return FinishCall(row, 1, std::move(result));
}

bool CallMethodOne(VmThread* vm, Frame* frame, Value* row) {
  if (!Box(row[2])) return false;
  if (vm->thread->recursion_remaining <= 0) return CallObject(frame, row, 2, nullptr);
  Ref<Object> result;
  {
    CountedCall counted(vm);
    result = static_cast<MethodDescriptorObject*>(row[0].raw)->def->function.one_arg(row[1].raw, row[2].raw);
  }
  return FinishCall(row, 2, std::move(result));
}

bool CallMethodPositional(VmThread*, Frame*, Value* row, size_t count) {
  if (!BoxRow(row + 2, count)) return false;
  auto* descriptor = static_cast<MethodDescriptorObject*>(row[0].raw);
  return FinishCall(row, count + 1, descriptor->def->function.positional(row[1].raw, ArgSpan{RegisterRow(row + 2), count}));
}

bool CallLen(VmThread*, Frame*, Value* row) {
  if (!Box(row[1])) return false;
  Object* argument = row[1].raw;
  ptrdiff_t length;
  switch (argument->kind) {
    case kList: length = static_cast<ListObject*>(argument)->size; break;
    case kTuple: length = static_cast<TupleObject*>(argument)->size; break;
    case kStr: length = static_cast<StrObject*>(argument)->length; break;
    case kDict: length = static_cast<DictObject*>(argument)->used; break;
    default: length = Length(argument);
  }
  Value result = length < 0 ? Value{} : MakeNumber(int64_t{length});
  if (length >= 0 && CurrentHeap().exact_boxes()) Box(result);
  bool done = !IsNull(result);
  Value called = row[0];
  row[0] = result;
  Release(called);
  Release(row[1]);
  return done;
}

bool CallIsInstance(VmThread*, Frame*, Value* row) {
  if (!BoxRow(row + 1, 2)) return false;
  int answer = row[1].raw->type == row[2].raw ? 1 : IsInstance(row[1].raw, row[2].raw);
  return FinishCall(row, 2, answer < 0 ? nullptr : NewBool(answer != 0));
}

bool CallAppend(VmThread*, Frame*, Value* row, bool statement) {
  if (!Box(row[2])) return false;
  if (!ListAppend(AsList(row[1].raw), TakeRef(row[2]))) return false;
  Value called = row[0];
  row[0] = statement ? Value{} : ToValue(NewRef(None()));
  Release(row[1]);
  Release(called);
  return true;
}

bool CallBuiltinType(VmThread*, Frame*, Value* row, size_t count) {
  if (!BoxRow(row + 1, count)) return false;
  return FinishCall(row, count, TypeCall(row[0].raw, CallArgs{RegisterRow(row + 1), count, nullptr}));
}

bool CallTypeOf(VmThread*, Frame*, Value* row) {
  return Box(row[1]) && FinishCall(row, 1, NewRef<Object>(TypeOf(row[1].raw)));
}

bool CallStrOf(VmThread*, Frame*, Value* row) {
  if (!Box(row[1])) return false;
  Ref<Object> held = NewRef(row[1].raw);  // CPython's first calls of the line have a tuple of the argument
  Ref<Object> result = Str(held);
  held.Reset();
  return FinishCall(row, 1, std::move(result));
}

bool BoxArguments(Value* row, size_t count) { return BoxRow(row, count); }

Object* InstanceOf(TypeObject* type) { return TypeNewInstance(type).Release(); }

void RefuseInit(Frame* caller, Value* window, Object* result_bits) {
  Value result{result_bits};
  FinishInit(caller, window, ToObject(result));
}

}  // namespace viv::jit
