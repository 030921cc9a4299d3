// The types generator and coroutine (with the object that awaiting one gives), and the instructions that deal with awaitables.
// Answers to CPython's Objects/genobject.c.
#include "gc/finalize.h"
#include "gc/weakref.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/version_profile.h"
#include "interpreter/vm/generator.h"
#include "interpreter/vm/generator_support.h"
#include "interpreter/vm/generator_switch.h"
#include "interpreter/vm/instructions.h"
#include "interpreter/vm/thread.h"
#include "interpreter/vm/tracing.h"
#include "interpreter/vm/warnings.h"
#include "memory/trashcan.h"

namespace viv {

// ---- send, throw, close: shared by the three kinds ------------------------------------------------------------------------------

namespace {

const char* KindName(const GeneratorObject* generator) {
  return generator->kind == kCoroutine ? "coroutine" : generator->kind == kAsyncGenerator ? "async generator" : "generator";
}

void RaiseStopIterationWith(Borrowed<Object> value) {
  if (IsNone(value)) {
    RaiseNone(TypeId::kStopIteration);
    return;
  }
  // A tuple or an exception as value must not be taken for the arguments or the exception itself.
  RaiseWithValue(TypeId::kStopIteration, value);
}

}  // namespace

ResumeResult GeneratorSendCore(GeneratorObject* generator, Borrowed<Object> sent, Ref<Object>* result) {
  *result = nullptr;
  switch (generator->state) {
    case GeneratorState::kRunning:
      RaiseValueError("%s already executing", KindName(generator));
      return ResumeResult::kFailed;
    case GeneratorState::kFinished:
      if (generator->kind == kCoroutine) {
        Raise(TypeId::kRuntimeError, "cannot reuse already awaited coroutine");
        return ResumeResult::kFailed;
      }
      *result = NewNone();
      return ResumeResult::kReturned;
    case GeneratorState::kCreated:
      if (sent && !IsNone(sent)) {
        RaiseTypeError("can't send non-None value to a just-started %s", KindName(generator));
        return ResumeResult::kFailed;
      }
      break;
    case GeneratorState::kSuspended:
      break;
  }
  Ref<Object> keep = NewRef<Object>(generator);
  return ResumeGenerator(generator, sent ? sent.ToOwned() : NewNone(), result);
}

Ref<Object> FinishSend(GeneratorObject* generator, ResumeResult outcome, Ref<Object> result) {
  if (outcome == ResumeResult::kYielded) return result;
  if (outcome == ResumeResult::kFailed) return nullptr;
  if (generator->kind == kAsyncGenerator) {
    RaiseNone(TypeId::kStopAsyncIteration);
  } else {
    RaiseStopIterationWith(result);
  }
  return nullptr;
}

Ref<Object> GeneratorSend(Borrowed<Object> self, Borrowed<Object> value) {
  GeneratorObject* generator = AsGenerator(self);
  Ref<Object> result;
  ResumeResult outcome = GeneratorSendCore(generator, value, &result);
  return FinishSend(generator, outcome, std::move(result));
}

namespace {

// close() on what a generator delegates to. False: it failed.
bool CloseDelegate(Borrowed<Object> delegate) {
  if (delegate->kind == kGenerator || delegate->kind == kCoroutine) {
    Ref<Object> closed = GeneratorClose(delegate);
    return static_cast<bool>(closed);
  }
  Ref<Object> method;
  int found = LookupAttr(delegate, Names().close, &method);
  if (found < 0) WriteUnraisable(delegate);
  if (found <= 0) return true;
  return static_cast<bool>(Call(method, {}));
}

// Raises the pending exception inside the generator.
Ref<Object> ThrowPending(GeneratorObject* generator) {
  if (generator->state == GeneratorState::kFinished) return nullptr;  // nothing is left to catch it
  Ref<Object> keep = NewRef<Object>(generator), result;
  ResumeResult outcome = ResumeGenerator(generator, nullptr, &result);
  return FinishSend(generator, outcome, std::move(result));
}

// The exception that throw(type, value, traceback) means, pending afterwards. False: TypeError pending instead.
bool RaiseThrown(Borrowed<Object> type, Borrowed<Object> value, Borrowed<Object> traceback) {
  if (traceback && IsNone(traceback)) traceback = nullptr;
  if (traceback && traceback->kind != kTraceback) {
    return RaiseFalse(TypeId::kTypeError, "throw() third argument must be a traceback object");
  }
  Ref<Object> exception;
  if (IsExceptionClass(type)) {
    if (value && IsInstanceExactOrSub(value, TypeId::kBaseException) &&
        IsSubtype(TypeOf(value), static_cast<TypeObject*>(type.get()))) {
      exception = value.ToOwned();
    } else if (!value || IsNone(value)) {
      exception = Call(type, {});
    } else if (IsTuple(value)) {
      exception = CallTupleDict(type, AsTuple(value), nullptr);
    } else {
      exception = Call(type, {value.get()});
    }
    if (!exception) return true;  // what went wrong is thrown instead
    if (!IsException(exception.get())) {
      RaiseTypeError("calling %R should have returned an instance of BaseException, not %T", type.get(), exception.get());
      return true;
    }
  } else if (IsException(type)) {
    if (value && !IsNone(value)) return RaiseFalse(TypeId::kTypeError, "instance exception may not have a separate value");
    exception = type.ToOwned();
  } else {
    return RaiseFalse(TypeId::kTypeError, "exceptions must be classes or instances deriving from BaseException, not %s",
                      type->type->name);
  }
  if (traceback) AsException(exception.get())->traceback.Set(traceback.ToOwned());
  RestoreError(Ref<BaseExceptionObject>::Adopt(AsException(exception.Release())));
  return true;
}

}  // namespace

Ref<Object> ThrowInto(GeneratorObject* generator, bool close_on_exit, Borrowed<Object> type, Borrowed<Object> value,
                      Borrowed<Object> traceback) {
  Object* delegate = GeneratorDelegate(generator);
  if (!delegate) {
    if (generator->state == GeneratorState::kRunning) return RaiseValueError("%s already executing", KindName(generator));
    if (generator->state == GeneratorState::kFinished && generator->kind == kCoroutine) {
      return Raise(TypeId::kRuntimeError, "cannot reuse already awaited coroutine");
    }
    if (!RaiseThrown(type, value, traceback)) return nullptr;
    return ThrowPending(generator);
  }
  Ref<Object> keep_delegate = NewRef(delegate), keep = NewRef<Object>(generator);
  bool is_exit = IsExceptionClass(type) ? IsSubtype(static_cast<TypeObject*>(type.get()), BuiltinType(TypeId::kGeneratorExit))
                                        : IsInstanceExactOrSub(type, TypeId::kGeneratorExit);
  if (is_exit && close_on_exit) {
    GeneratorState before = generator->state;
    generator->state = GeneratorState::kRunning;  // seen from the delegate, it executes
    bool closed = CloseDelegate(keep_delegate);
    generator->state = before;
    if (!closed) return ThrowPending(generator);
    if (!RaiseThrown(type, value, traceback)) return nullptr;
    return ThrowPending(generator);
  }
  Ref<Object> result;
  if (delegate->kind == kGenerator || delegate->kind == kCoroutine) {
    DelegationScope executing(CurrentVmThread(), generator);
    result = ThrowInto(AsGenerator(delegate), close_on_exit, type, value, traceback);
  } else {
    Ref<Object> method;
    int found = LookupAttr(keep_delegate, Names().throw_, &method);
    if (found < 0) return nullptr;
    if (!found) {
      if (!RaiseThrown(type, value, traceback)) return nullptr;
      return ThrowPending(generator);
    }
    GeneratorState before = std::exchange(generator->state, GeneratorState::kRunning);
    if (traceback) {
      result = Call(method, {type.get(), value ? value.get() : None(), traceback.get()});
    } else if (value) {
      result = Call(method, {type.get(), value.get()});
    } else {
      result = Call(method, {type.get()});
    }
    generator->state = before;
  }
  if (result) return result;
  // The delegate has ended: with a value, or with an exception that goes on here.
  Ref<Object> value_of_stop;
  if (!ErrorPending() || PendingMatches(TypeId::kStopIteration)) value_of_stop = TakeStopIterationValue();
  ResumeResult outcome = ResumeAfterDelegate(generator, std::move(value_of_stop), &result);
  return FinishSend(generator, outcome, std::move(result));
}

Ref<Object> GeneratorThrow(Borrowed<Object> self, ArgSpan args) {
  return ThrowInto(AsGenerator(self), true, args[0], args.size > 1 ? args[1] : nullptr, args.size > 2 ? args[2] : nullptr);
}

Ref<Object> GeneratorClose(Borrowed<Object> self) {
  GeneratorObject* generator = AsGenerator(self);
  if (generator->state == GeneratorState::kRunning) return RaiseValueError("%s already executing", KindName(generator));
  if (generator->state == GeneratorState::kCreated) {
    Ref<Object> keep = self.ToOwned();
    ClearGenerator(generator);
    return NewNone();
  }
  if (generator->state == GeneratorState::kFinished) return NewNone();
  Ref<Object> keep = self.ToOwned();
  bool ok = true;
  if (Object* delegate = GeneratorDelegate(generator)) {
    Ref<Object> keep_delegate = NewRef(delegate);
    generator->state = GeneratorState::kRunning;
    ok = CloseDelegate(keep_delegate);
    generator->state = GeneratorState::kSuspended;
  }
  if (ok) {
    Ref<Object> exit = Call(BuiltinType(TypeId::kGeneratorExit), {});
    if (!exit) return nullptr;
    RestoreError(Ref<BaseExceptionObject>::Adopt(AsException(exit.Release())));
  }
  Ref<Object> result;
  ResumeResult outcome = ResumeGenerator(generator, nullptr, &result);
  if (outcome == ResumeResult::kYielded) {
    return Raise(TypeId::kRuntimeError, "%s ignored GeneratorExit", KindName(generator));
  }
  if (outcome == ResumeResult::kReturned) return NewNone();
  if (PendingMatches(TypeId::kStopIteration) || PendingMatches(TypeId::kGeneratorExit)) {
    ClearError();
    return NewNone();
  }
  return nullptr;
}

// ---- Life -----------------------------------------------------------------------------------------------------------------------

int GeneratorTraverse(Object* self, VisitFn visit, void* context) {
  GeneratorObject* generator = AsGenerator(self);
  int stop = 0;
  if ((stop = generator->code.Visit(visit, context)) || (stop = generator->name.Visit(visit, context)) ||
      (stop = generator->qualname.Visit(visit, context)) || (stop = generator->function.Visit(visit, context))) {
    return stop;
  }
  // Once for the generator, once for its frame. Code is no container: the collector does not count it.
  if (generator->function && (stop = generator->code.Visit(visit, context))) return stop;
  if (generator->frame_object && (stop = visit(generator->frame_object, context))) return stop;
  for (int32_t i = 0; i < generator->live_count; ++i) {
    Value value = generator->registers[i];
    if (IsObject(value) && (stop = visit(value.raw, context))) return stop;
  }
  if ((stop = generator->handled.value.Visit(visit, context))) return stop;
  return generator->origin.Visit(visit, context);
}

void GeneratorFinalize(Object* self) {
  GeneratorObject* generator = AsGenerator(self);
  if (generator->state == GeneratorState::kFinished) return;
  SavedException saved;
  if (generator->kind == kAsyncGenerator && generator->origin) {
    if (!generator->closed) {
      Ref<Object> finalizer = NewRef(generator->origin.get());
      Ref<Object> result = Call(finalizer, {self});
      if (!result) WriteUnraisable(self);
      return;
    }
  }
  if (generator->kind == kCoroutine && generator->state == GeneratorState::kCreated) {
    return WarnUnawaited(self, generator->qualname.get());
  }
  Ref<Object> result = GeneratorClose(self);
  if (!result && ErrorPending()) WriteUnraisable(self);
}

void GeneratorDealloc(Object* self) {
  GeneratorObject* generator = AsGenerator(self);
  Untrack(self);
  ClearWeakRefsIfAny(self);
  Track(self);
  if (FinalizedBackToLife(self)) return;
  Untrack(self);
  TrashcanScope trashcan(self, &GeneratorDealloc, TrashcanRule::kSafetyNet);
  if (trashcan.deferred()) return;
  ClearGenerator(generator);
  generator->origin.Clear();
  generator->code.Clear();
  generator->name.Clear();
  generator->qualname.Clear();
  FreeObject(self);
}

// ---- Attributes -----------------------------------------------------------------------------------------------------------------

namespace {

Ref<Object> OrNone(Object* object) { return object ? NewRef(object) : NewNone(); }

Ref<Object> GetName(Borrowed<Object> self) { return NewRef<Object>(AsGenerator(self)->name.get()); }
bool SetName(Borrowed<Object> self, Borrowed<Object> value) {
  if (!value || !IsStr(value)) return RaiseFalse(TypeId::kTypeError, "__name__ must be set to a string object");
  AsGenerator(self)->name.Set(NewRef(AsStr(value)));
  return true;
}
Ref<Object> GetQualname(Borrowed<Object> self) { return NewRef<Object>(AsGenerator(self)->qualname.get()); }
bool SetQualname(Borrowed<Object> self, Borrowed<Object> value) {
  if (!value || !IsStr(value)) return RaiseFalse(TypeId::kTypeError, "__qualname__ must be set to a string object");
  AsGenerator(self)->qualname.Set(NewRef(AsStr(value)));
  return true;
}
Ref<Object> GetDelegate(Borrowed<Object> self) { return OrNone(GeneratorDelegate(AsGenerator(self))); }
Ref<Object> GetRunning(Borrowed<Object> self) { return NewBool(AsGenerator(self)->state == GeneratorState::kRunning); }
Ref<Object> GetSuspended(Borrowed<Object> self) { return NewBool(AsGenerator(self)->state == GeneratorState::kSuspended); }
Ref<Object> GetCode(Borrowed<Object> self) { return NewRef<Object>(AsGenerator(self)->code.get()); }
Ref<Object> GetOrigin(Borrowed<Object> self) { return OrNone(AsGenerator(self)->origin.get()); }
Ref<Object> GetFrame(Borrowed<Object> self) {
  FrameObject* frame = GeneratorFrameObject(AsGenerator(self));
  if (!frame) return ErrorPending() ? nullptr : NewNone();
  return NewRef<Object>(frame);
}

Ref<Object> GeneratorRepr(Borrowed<Object> self) {
  return StrFormat("<%s object %U at %p>", self->kind == kCoroutine ? "coroutine" : "generator", AsGenerator(self)->qualname.get(),
                   static_cast<void*>(self.get()));
}

Ref<Object> IterSelf(Borrowed<Object> self) { return self.ToOwned(); }

Ref<Object> GeneratorNext(Borrowed<Object> self) {
  Ref<Object> result;
  ResumeResult outcome;
  if (!ResumeInMachineCode(AsGenerator(self), &outcome, &result)) outcome = GeneratorSendCore(AsGenerator(self), nullptr, &result);
  switch (outcome) {
    case ResumeResult::kYielded:
      return result;
    case ResumeResult::kFailed:
      return nullptr;
    case ResumeResult::kReturned:
      if (!IsNone(result.get())) RaiseStopIterationWith(result);
      return nullptr;
  }
  return nullptr;
}

// ---- What awaiting a coroutine gives --------------------------------------------------------------------------------------------

struct CoroutineWrapper : Object {
  GcSlot<GeneratorObject> coroutine;
};
CoroutineWrapper* AsWrapper(Object* object) { return static_cast<CoroutineWrapper*>(object); }

Ref<Object> CoroutineAwait(Borrowed<Object> self) {
  auto* wrapper = NewContainer<CoroutineWrapper>(BuiltinType(TypeId::kCoroutineWrapper));
  if (!wrapper) return nullptr;
  wrapper->coroutine.Init(NewRef(AsGenerator(self)));
  Track(wrapper);
  return Ref<Object>::Adopt(wrapper);
}

int WrapperTraverse(Object* self, VisitFn visit, void* context) { return AsWrapper(self)->coroutine.Visit(visit, context); }
void WrapperClear(Object* self) { AsWrapper(self)->coroutine.Clear(); }
void WrapperDealloc(Object* self) {
  Untrack(self);
  WrapperClear(self);
  FreeObject(self);
}
Ref<Object> WrapperNext(Borrowed<Object> self) { return GeneratorSend(AsWrapper(self)->coroutine.get(), None()); }
Ref<Object> WrapperSend(Borrowed<Object> self, Borrowed<Object> value) {
  return GeneratorSend(AsWrapper(self)->coroutine.get(), value);
}
Ref<Object> WrapperThrow(Borrowed<Object> self, ArgSpan args) { return GeneratorThrow(AsWrapper(self)->coroutine.get(), args); }
Ref<Object> WrapperClose(Borrowed<Object> self) { return GeneratorClose(AsWrapper(self)->coroutine.get()); }

constexpr const char* kSendDoc = "send(arg) -> what the generator yields next, or StopIteration";
constexpr const char* kThrowDoc = "throw(value)\nthrow(type[,value[,tb]])\n\nRaises an exception where the generator rests.";
constexpr const char* kCloseDoc = "close() -> raises GeneratorExit where the generator rests";

constexpr MethodDef kGeneratorMethods[] = {
    OneArg("send", &GeneratorSend, kSendDoc),
    Positional("throw", &GeneratorThrow, 1, 3, kThrowDoc),
    NoArgs("close", &GeneratorClose, kCloseDoc),
    NoArgs("__sizeof__", &GeneratorSizeof, "gen.__sizeof__() -> size in memory, in bytes"),
};
constexpr GetSetDef kGeneratorGetSets[] = {
    {"__name__", &GetName, &SetName, "name of the generator"},
    {"__qualname__", &GetQualname, &SetQualname, "qualified name of the generator"},
    {"gi_yieldfrom", &GetDelegate, nullptr, "object being iterated by yield from, or None"},
    {"gi_running", &GetRunning},
    {"gi_frame", &GetFrame},
    {"gi_suspended", &GetSuspended},
    {"gi_code", &GetCode},
};
constexpr GetSetDef kCoroutineGetSets[] = {
    {"__name__", &GetName, &SetName, "name of the coroutine"},
    {"__qualname__", &GetQualname, &SetQualname, "qualified name of the coroutine"},
    {"cr_await", &GetDelegate, nullptr, "object being awaited on, or None"},
    {"cr_running", &GetRunning},
    {"cr_frame", &GetFrame},
    {"cr_suspended", &GetSuspended},
    {"cr_code", &GetCode},
    {"cr_origin", &GetOrigin},
};
constexpr MethodDef kWrapperMethods[] = {
    OneArg("send", &WrapperSend, kSendDoc),
    Positional("throw", &WrapperThrow, 1, 3, kThrowDoc),
    NoArgs("close", &WrapperClose, kCloseDoc),
};

constexpr TypeSpec CoreSpec(const char* name, ObjectKind kind) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(GeneratorObject);
  spec.item_size = sizeof(Value);
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation | kTypeHasFinalizer;
  spec.instance_kind = kind;
  spec.weaklist_offset = offsetof(GeneratorObject, weaklist);
  spec.dealloc = &GeneratorDealloc;
  spec.traverse = &GeneratorTraverse;
  spec.finalize = &GeneratorFinalize;
  spec.slots.getattr = &GenericGetAttr;
  return spec;
}

constexpr TypeSpec GeneratorSpec() {
  TypeSpec spec = CoreSpec("generator", kGenerator);
  spec.slots.repr = &GeneratorRepr;
  spec.slots.iter = &IterSelf;
  spec.slots.next = &GeneratorNext;
  spec.methods = kGeneratorMethods;
  spec.getsets = kGeneratorGetSets;
  return spec;
}

constexpr TypeSpec CoroutineSpec() {
  TypeSpec spec = CoreSpec("coroutine", kCoroutine);
  spec.slots.repr = &GeneratorRepr;
  spec.slots.await = &CoroutineAwait;
  spec.methods = kGeneratorMethods;
  spec.getsets = kCoroutineGetSets;
  return spec;
}

constexpr TypeSpec WrapperSpec() {
  TypeSpec spec = {};
  spec.name = "coroutine_wrapper";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(CoroutineWrapper);
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.dealloc = &WrapperDealloc;
  spec.traverse = &WrapperTraverse;
  spec.clear = &WrapperClear;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.iter = &IterSelf;
  spec.slots.next = &WrapperNext;
  spec.methods = kWrapperMethods;
  return spec;
}

}  // namespace

extern const TypeSpec kGeneratorSpec, kCoroutineSpec, kCoroutineWrapperSpec;
constinit const TypeSpec kGeneratorSpec = GeneratorSpec();
constinit const TypeSpec kCoroutineSpec = CoroutineSpec();
constinit const TypeSpec kCoroutineWrapperSpec = WrapperSpec();

Ref<Object> GeneratorSizeof(Borrowed<Object> self) {
  const CodeObject* code = AsGenerator(self)->code.get();
  int more = std::max(CurrentProfile().least_generator_stack - code->stack_size, 0);
  return NewInt(CurrentProfile().generator + (more + CodeFrameSlots(code)) * int64_t{sizeof(Object*)});
}

FrameObject* GeneratorFrameObject(GeneratorObject* generator) {
  if (generator->state == GeneratorState::kFinished) return nullptr;
  if (generator->frame_object) return generator->frame_object;
  if (generator->state == GeneratorState::kRunning) {
    VmThread& vm = CurrentVmThread();
    for (Frame* frame = vm.top; frame >= vm.frames_begin; --frame) {
      if (frame->generator == generator && (frame->flags & kFrameGenerator)) return EnsureFrameObject(frame);
    }
    return nullptr;
  }
  return generator->frame_object = NewRestingFrameObject(generator);
}

bool GeneratorCreated(GeneratorObject*) { return true; }

// ---- Instructions ---------------------------------------------------------------------------------------------------------------

Ref<Object> YieldFromIter(Ref<Object> iterable, const CodeObject* running) {
  if (iterable->kind == kCoroutine) {
    if (!(running->flags & (kCodeCoroutine | kCodeIterableCoroutine))) {
      return RaiseTypeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    return iterable;
  }
  if (iterable->kind == kGenerator) return iterable;
  return GetIter(iterable);
}

Ref<Object> AwaitableIter(Borrowed<Object> object, int where) {
  Ref<Object> iterator;
  bool is_coroutine =
      object->kind == kCoroutine || (object->kind == kGenerator && (AsGenerator(object)->code->flags & kCodeIterableCoroutine));
  if (is_coroutine) {
    iterator = object.ToOwned();
  } else if (auto slot = TypeOf(object)->slots.await) {
    iterator = slot(object);
    if (iterator) {
      if (iterator->kind == kCoroutine) return RaiseTypeError("__await__() returned a coroutine");
      if (!IsIterator(iterator)) return RaiseTypeError("__await__() returned non-iterator of type '%.100T'", iterator.get());
    }
  } else if (where != 0) {
    return RaiseTypeError("'async with' received an object from __%s__ that does not implement __await__: %.100T",
                          where == 1 ? "aenter" : "aexit", object.get());
  } else {
    return RaiseTypeError("object %.100T can't be used in 'await' expression", object.get());
  }
  if (iterator && iterator->kind == kCoroutine && GeneratorDelegate(AsGenerator(iterator.get()))) {
    return Raise(TypeId::kRuntimeError, "coroutine is being awaited already");
  }
  return iterator;
}

Ref<Object> AsyncIter(Borrowed<Object> object) {
  auto slot = TypeOf(object)->slots.aiter;
  if (!slot) return RaiseTypeError("'async for' requires an object with __aiter__ method, got %.100T", object.get());
  Ref<Object> iterator = slot(object);
  if (iterator && !TypeOf(iterator.get())->slots.anext) {
    return RaiseTypeError("'async for' received an object from __aiter__ that does not implement __anext__: %.100T",
                          iterator.get());
  }
  return iterator;
}

bool SendTo(Object* iterator, Ref<Object> sent, Ref<Object>* value, bool* finished) {
  if (TypeOf(iterator) == BuiltinType(TypeId::kAsyncGeneratorASend) && NothingBreaks(CurrentVmThread())) {
    return AsyncStepSend(iterator, sent, value, finished);
  }
  UnarySlot next = TypeOf(iterator)->slots.next;
  Ref<Object> yielded = IsNone(sent.get()) && next ? next(iterator) : CallMethod(iterator, Names().send, {sent.get()});
  *finished = !yielded;
  if (!yielded && PendingMatches(TypeId::kStopIteration)) TraceException(CurrentVmThread(), CurrentVmThread().top);
  *value = yielded ? std::move(yielded) : TakeStopIterationValue();
  return value->get() != nullptr;
}

Ref<Object> AsyncNext(Borrowed<Object> iterator) {
  auto slot = TypeOf(iterator)->slots.anext;
  if (!slot) return RaiseTypeError("'async for' requires an iterator with __anext__ method, got %.100T", iterator.get());
  Ref<Object> awaitable = slot(iterator);
  if (!awaitable || iterator->kind == kAsyncGenerator) return awaitable;
  Ref<Object> result = AwaitableIter(awaitable, 0);
  if (!result && PendingMatches(TypeId::kTypeError)) {
    Ref<BaseExceptionObject> cause = TakeError();
    RaiseTypeError("'async for' received an invalid object from __anext__: %.100T", awaitable.get());
    ChainError(std::move(cause));
  }
  return result;
}

}  // namespace viv
