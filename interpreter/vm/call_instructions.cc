// Calls that need no frame of their own, the choice of specialised calls, class calls, and the making of functions.
// Answers to CALL, CALL_FUNCTION_EX and MAKE_FUNCTION of CPython's Python/ceval.c and to the call part of Python/specialize.c.
#include <bit>
#include <cstring>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/calls.h"
#include "interpreter/vm/instructions.h"
#include "interpreter/vm/vm.h"

namespace viv {

namespace {

bool Choose(Frame* frame, Specialized form) {
  reinterpret_cast<Instruction*>(frame->pc)->op = static_cast<uint16_t>(form);
  return true;
}

bool IsBuiltin(const BuiltinFunctionObject* function, const char* name) {
  return std::strcmp(function->def->name, name) == 0 && function->self && function->self.get() == CurrentRuntime().builtins;
}

bool SpecializeBuiltin(Frame* frame, BuiltinFunctionObject* function, Value* callable, size_t arguments, CallCache* cache) {
  cache->object = reinterpret_cast<Object*>(const_cast<MethodDef*>(function->def));
  if (arguments == 1 && IsBuiltin(function, "len")) return Choose(frame, Specialized::kCallLen);
  if (arguments == 2 && IsBuiltin(function, "isinstance")) return Choose(frame, Specialized::kCallIsInstance);
  if (arguments == 1 && IsBuiltin(function, "next") && ObjectOf(callable[1])->kind == kGenerator) return Choose(frame, Specialized::kCallNext);
  switch (function->def->kind) {
    case CallKind::kNoArgs: return arguments == 0 && Choose(frame, Specialized::kCallBuiltinNone);
    case CallKind::kOneArg: return arguments == 1 && Choose(frame, Specialized::kCallBuiltinOne);
    case CallKind::kPositional:
      return static_cast<ptrdiff_t>(arguments) >= function->def->min_args &&
             (function->def->max_args < 0 || static_cast<ptrdiff_t>(arguments) <= function->def->max_args) &&
             Choose(frame, Specialized::kCallBuiltinPositional);
    default: return false;
  }
}

bool SpecializeType(Frame* frame, TypeObject* type, size_t arguments, CallCache* cache) {
  if (arguments == 1 && type == BuiltinType(TypeId::kType)) return Choose(frame, Specialized::kCallType);
  if (arguments == 1 && type == BuiltinType(TypeId::kStr)) return Choose(frame, Specialized::kCallStr);
  if (arguments == 0 && type == BuiltinType(TypeId::kSuper)) {
    bool whole = IsFollowedByLoadMethod(frame) && FindSuperMethod(frame);
    return Choose(frame, whole ? Specialized::kCallSuperMethod : Specialized::kCallSuper);
  }
  if (TypeOf(type) != BuiltinType(TypeId::kType)) return false;
  if (!(type->type_flags & kTypeIsHeap)) {
    cache->object = type;
    return type->slots.new_ && Choose(frame, Specialized::kCallBuiltinType);
  }
  // A class of Python's with a Python __init__ and nothing else of its own in the way.
  if (type->type_flags & kTypeIsAbstract) return false;
  if (type->slots.new_ != BuiltinType(TypeId::kObject)->slots.new_) return false;
  Object* init = TypeLookup(type, Names().__init__);
  if (!init || init->kind != kFunction || !(cache->version = AssignVersionTag(type))) return false;
  cache->object = init;
  return Choose(frame, Specialized::kCallClass);
}

bool SpecializeDescriptor(Frame* frame, MethodDescriptorObject* descriptor, Value* callable, size_t arguments, CallCache* cache) {
  if (descriptor == CurrentVm().list_append && arguments == 2 && ObjectOf(callable[1])->kind == kList) {
    cache->object = descriptor;
    bool statement = Instruction::FromWord(frame->pc[4]).op == static_cast<uint16_t>(Opcode::kDrop);
    return Choose(frame, statement ? Specialized::kCallMethodAppendStatement : Specialized::kCallMethodAppend);
  }
  if (!HasTypeFlag(descriptor, kTypeMethodDescriptor) || TypeOf(ObjectOf(callable[1])) != descriptor->owner.get()) return false;
  cache->object = descriptor;
  if (descriptor == CurrentVm().generator_send && arguments == 2) return Choose(frame, Specialized::kCallMethodSend);
  const MethodDef* def = descriptor->def;
  ptrdiff_t given = static_cast<ptrdiff_t>(arguments) - 1;
  switch (def->kind) {
    case CallKind::kNoArgs: return given == 0 && Choose(frame, Specialized::kCallMethodNone);
    case CallKind::kOneArg: return given == 1 && Choose(frame, Specialized::kCallMethodOne);
    case CallKind::kPositional:
      return given >= def->min_args && (def->max_args < 0 || given <= def->max_args) && Choose(frame, Specialized::kCallMethodPositional);
    default: return false;
  }
}

Ref<StrObject> NameOfCallable(Object* callable) {
  // _PyObject_FunctionStr: the qualified name with the module in front, where there is one.
  Ref<Object> qualname;
  int found = LookupAttr(callable, Names().__qualname__, &qualname);
  if (found < 0) return nullptr;
  if (found == 0) return Str(callable);
  Ref<Object> module;
  if (LookupAttr(callable, Names().__module__, &module) < 0) return nullptr;
  if (module && IsStr(module.get()) && !StrEqual(AsStr(module.get()), Names().builtins)) {
    return StrFormat("%S.%S()", module.get(), qualname.get());
  }
  return StrFormat("%S()", qualname.get());
}

}  // namespace

bool RaiseNoIterable(Object* callable, Object* argument) {
  if (!PendingMatches(TypeId::kTypeError)) return false;
  if (TypeOf(argument)->slots.iter || IsSequence(argument)) return false;
  ClearError();
  Ref<StrObject> name = NameOfCallable(callable);
  if (!name) return false;
  return RaiseFalse(TypeId::kTypeError, "%U argument after * must be an iterable, not %.200T", name.get(), argument);
}

bool RaiseNoMapping(Object* callable, Object* argument) {
  if (PendingMatches(TypeId::kAttributeError)) {
    ClearError();
    Ref<StrObject> name = NameOfCallable(callable);
    if (!name) return false;
    return RaiseFalse(TypeId::kTypeError, "%U argument after ** must be a mapping, not %.200T", name.get(), argument);
  }
  if (PendingMatches(TypeId::kKeyError)) {
    Ref<BaseExceptionObject> error = TakeError();
    if (error->args && error->args->size == 1) {
      Object* key = error->args->items[0];
      if (!IsStr(key)) return RaiseFalse(TypeId::kTypeError, "keywords must be strings");
      Ref<StrObject> name = NameOfCallable(callable);
      if (!name) return false;
      return RaiseFalse(TypeId::kTypeError, "%U got multiple values for keyword argument '%S'", name.get(), key);
    }
    RestoreError(std::move(error));
  }
  return false;
}

bool CallObject(Frame* frame, Value* callable, size_t positional, TupleObject* names) {
  Object* function = ObjectOf(callable[0]);
  Ref<Object> result = Call(function, CallArgs{RegisterRow(callable + 1), positional, names});
  size_t total = positional + (names ? static_cast<size_t>(names->size) : 0);
  Release(callable[0]);
  for (size_t i = 1; i <= total; ++i) Release(callable[i]);
  if (!result) return false;
  callable[0] = ToValue(std::move(result));
  return true;
}

void SpecializeCall(Frame* frame, Value* callable, size_t arguments, bool method, TupleObject* names) {
  auto* cache = CacheOf<CallCache>(frame->pc);
  Object* function = ObjectOf(callable[0]);
  bool done = false;
  switch (function->kind) {
    case kFunction: {
      CodeObject* code = AsFunction(function)->code;
      size_t keywords = names ? static_cast<size_t>(names->size) : 0;
      bool plain = !names && TakesPlainArguments(code, static_cast<int32_t>(arguments));
      ArgumentBinding binding = plain || !code->vm_cache ? ArgumentBinding{} : BindingOf(AsFunction(function), arguments - keywords, names);
      uint32_t version = FunctionVersion(AsFunction(function));
      if ((!plain && binding.bits == 0) || version == 0) break;
      cache->version = version;
      cache->binding = binding;
      // Nothing breaks, or the call goes the slow way: its Resume need not be run.
      bool resumes = Instruction::FromWord(code->words[0]).op == static_cast<uint16_t>(Opcode::kResume);
      cache->words = code->words + (resumes ? 1 : 0);
      done = Choose(frame, plain ? method ? Specialized::kCallMethodPython : Specialized::kCallPython
                                 : method ? Specialized::kCallMethodPythonBound : Specialized::kCallPythonBound);
      break;
    }
    case kBuiltinFunction:
      if (!method && !names) done = SpecializeBuiltin(frame, static_cast<BuiltinFunctionObject*>(function), callable, arguments, cache);
      break;
    case kMethodDescriptor:
      if (method && !names) done = SpecializeDescriptor(frame, static_cast<MethodDescriptorObject*>(function), callable, arguments, cache);
      break;
    default:
      if (!method && !names && HasTypeFlag(function, kTypeSubclass)) {
        done = SpecializeType(frame, static_cast<TypeObject*>(function), arguments, cache);
      }
  }
  done ? SpecializationDone(cache->counter) : SpecializationFailed(cache->counter);
}

// Layout while the __init__ runs: the call's registers keep the class and the arguments; above them
//   window[-2] the instance, window[-1] the function, window[0] self, window[1..] the arguments again.
// CPython calls it through a tuple of the arguments and a bound lookup, so the arguments and the function carry one reference more
// than the registers show.
bool PushInit(VmThread& vm, Frame* frame, Value* callable, size_t arguments, FunctionObject* init) {
  Ref<Object> instance = TypeNewInstance(static_cast<TypeObject*>(ObjectOf(callable[0])));
  return instance && PushInitOf(vm, frame, callable, arguments, init, std::move(instance));
}

bool PushInitOf(VmThread& vm, Frame* frame, Value* callable, size_t arguments, FunctionObject* init, Ref<Object> instance) {
  if (vm.thread->recursion_remaining <= 0 && vm.thread->recursion_headroom == 0) {
    RaiseRecursionError(" while calling a Python object");
    return false;
  }
  Value* window = callable + arguments + 3;
  --vm.thread->recursion_remaining;
  for (size_t i = 0; i < arguments; ++i) {
    Object* argument = ObjectOf(callable[1 + i]);
    argument->refcount += 2;
    window[1 + i] = OwnedValue(argument);
  }
  init->refcount += 2;
  window[-1] = OwnedValue(init);
  window[0] = ToValue(NewRef(instance.get()));
  window[-2] = ToValue(std::move(instance));
  if (PushCall(vm, init, window, arguments + 1, nullptr, kFrameInit)) return true;
  AbandonInit(frame, window);
  return false;
}

namespace {

void DropInitWindow(Value* callable, size_t arguments, Value* window) {
  --ObjectOf(window[-1])->refcount;
  Release(window[-1]);
  for (size_t i = 1; i <= arguments; ++i) --ObjectOf(callable[i])->refcount;
}

}  // namespace

bool FinishInit(Frame* caller, Value* window, Ref<Object> result) {
  Instruction in = Instruction::FromWord(*caller->pc);
  Value* callable = caller->registers + in.a;
  ++CurrentThread().recursion_remaining;
  DropInitWindow(callable, in.b, window);
  Ref<Object> instance = TakeRef(window[-2]);
  bool ok = result && (IsNone(result.get()) || RaiseFalse(TypeId::kTypeError, "__init__() should return None, not '%.200T'", result.get()));
  result.Reset();
  if (!ok) instance.Reset();
  Release(callable[0]);
  for (int i = 1; i <= in.b; ++i) Release(callable[i]);
  if (!ok) return false;
  callable[0] = ToValue(std::move(instance));
  return true;
}

void AbandonInit(Frame* caller, Value* window) {
  Instruction in = Instruction::FromWord(*caller->pc);
  Value* callable = caller->registers + in.a;
  ++CurrentThread().recursion_remaining;
  SavedException saved;
  DropInitWindow(callable, in.b, window);
  Release(window[-2]);
}

bool CallStarred(Frame* frame, Instruction in) {
  Value* row = frame->registers + in.a;
  Object* callable = ObjectOf(row[0]);
  Ref<DictObject> keywords;
  if (in.b) {
    Object* given = ObjectOf(row[2]);
    if (given->kind == kDict) {
      keywords = NewRef(AsDict(given));
    } else {
      keywords = NewDict();
      if (!keywords) return false;
      if (!DictMerge(keywords.get(), given, OnDuplicate::kRaise)) return RaiseNoMapping(callable, given);
    }
  }
  Object* given = ObjectOf(row[1]);
  Ref<TupleObject> positional = TupleOf(given);
  if (!positional) return RaiseNoIterable(callable, given);
  Store(row[1], ToValue(std::move(positional)));  // whatever gave the arguments is let go before the call
  Ref<Object> result = CallTupleDict(callable, AsTuple(ObjectOf(row[1])), keywords);
  Release(row[0]);
  Release(row[1]);
  keywords.Reset();
  if (in.b) Release(row[2]);
  if (!result) return false;
  row[0] = ToValue(std::move(result));
  return true;
}

bool MakeFunction(Frame* frame, Instruction in) {
  Value* part = frame->registers + in.a;
  Object* code = in.c == kNoRegister ? ObjectOf(part[std::popcount(in.b)]) : frame->constants[in.c];
  Ref<FunctionObject> function = NewFunction(AsCode(code), FrameGlobals(frame));
  if (!function) return false;
  if (in.c == kNoRegister) Release(part[std::popcount(in.b)]);
  if (in.b & kFunctionDefaults) function->defaults.Init(TakeRef(*part++));
  if (in.b & kFunctionKwDefaults) function->kwdefaults.Init(TakeRef(*part++));
  if (in.b & kFunctionAnnotations) function->annotations.Init(TakeRef(*part++));
  if (in.b & kFunctionClosure) {
    Ref<Object> closure = TakeRef(*part++);
    function->closure.Init(NewRef(AsTuple(closure.get())));
  }
  ShareVersionOfCode(function.get());
  frame->registers[in.a] = ToValue(std::move(function));
  return true;
}

bool LoadBuildClass(Frame* frame, Instruction in) {
  Object* builtins = FrameBuiltins(frame);
  Ref<Object> found;
  if (IsDict(builtins)) {
    found = NewRef(DictGet(AsDict(builtins), Names().__build_class__).get());
    if (!found && ErrorPending()) return false;
  } else {
    found = GetItem(builtins, Names().__build_class__);
    if (!found && !PendingMatches(TypeId::kKeyError)) return false;
    ClearError();
  }
  if (!found) return RaiseFalse(TypeId::kNameError, "__build_class__ not found");
  Store(frame->registers[in.a], ToValue(std::move(found)));
  return true;
}

}  // namespace viv
