// Asynchronous generators: the generator itself, and the awaitables that its methods give. A value that the body yields travels
// through `await` wrapped, so that it is told apart from what the body awaits. Answers to the second half of CPython's
// Objects/genobject.c.
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/generator_support.h"
#include "interpreter/vm/vm.h"

namespace viv {

namespace {

// ---- The wrapped value ----------------------------------------------------------------------------------------------------------

struct WrappedValue : Object {
  GcSlot<Object> value;
};
WrappedValue* AsWrapped(Object* object) { return static_cast<WrappedValue*>(object); }
bool IsWrapped(const Object* object) { return object->type == BuiltinType(TypeId::kAsyncGeneratorWrappedValue); }

int WrappedTraverse(Object* self, VisitFn visit, void* context) { return AsWrapped(self)->value.Visit(visit, context); }
void WrappedDealloc(Object* self) {
  Untrack(self);
  AsWrapped(self)->value.Clear();
  FreeObject(self);
}

}  // namespace

Ref<Object> NewAsyncGenWrappedValue(Ref<Object> value) {
  auto* self = NewContainer<WrappedValue>(BuiltinType(TypeId::kAsyncGeneratorWrappedValue));
  if (!self) return nullptr;
  self->value.Init(std::move(value));
  Track(self);
  return Ref<Object>::Adopt(self);
}

namespace {

// ---- The awaitables of asend() and athrow() -------------------------------------------------------------------------------------

enum class AwaitState : uint8_t { kInit, kIter, kClosed };

struct AsyncStep : Object {  // asend, __anext__, athrow and aclose alike
  GcSlot<GeneratorObject> generator;
  GcSlot<Object> value;      // asend: what is sent; null: None
  GcSlot<TupleObject> args;  // athrow: its arguments; null: aclose
  AwaitState state;
};
AsyncStep* AsStep(Object* object) { return static_cast<AsyncStep*>(object); }

// First use of the generator: sys.set_asyncgen_hooks.
bool InitHooks(GeneratorObject* generator) {
  if (generator->hooks_initialized) return true;
  generator->hooks_initialized = true;
  Vm& vm = CurrentVm();
  if (vm.async_finalizer) generator->origin.Set(NewRef(vm.async_finalizer));
  if (!vm.async_first_iteration) return true;
  Ref<Object> hook = NewRef(vm.async_first_iteration);
  return static_cast<bool>(Call(hook, {generator}));
}

Ref<Object> NewStep(TypeId type, GeneratorObject* generator, Borrowed<Object> value, Borrowed<TupleObject> args) {
  if (!InitHooks(generator)) return nullptr;
  auto* self = NewContainer<AsyncStep>(BuiltinType(type));
  if (!self) return nullptr;
  self->generator.Init(NewRef(generator));
  self->value.Init(NewRef(value.get()));
  self->args.Init(NewRef(args.get()));
  self->state = AwaitState::kInit;
  Track(self);
  return Ref<Object>::Adopt(self);
}

int StepTraverse(Object* object, VisitFn visit, void* context) {
  AsyncStep* self = AsStep(object);
  if (int stop = self->generator.Visit(visit, context)) return stop;
  if (int stop = self->value.Visit(visit, context)) return stop;
  return self->args.Visit(visit, context);
}
void StepClear(Object* object) {
  AsStep(object)->generator.Clear();
  AsStep(object)->value.Clear();
  AsStep(object)->args.Clear();
}
void StepDealloc(Object* object) {
  Untrack(object);
  StepClear(object);
  FreeObject(object);
}

// What one resumption gave: a wrapped value ends the await with that value, anything else is awaited on. Null: failed, or ended, and
// then *ended is the value.
Ref<Object> UnwrapTo(GeneratorObject* generator, Ref<Object> result, Ref<Object>* ended) {
  if (!result) {
    if (!ErrorPending()) RaiseNone(TypeId::kStopAsyncIteration);
    if (PendingMatches(TypeId::kStopAsyncIteration) || PendingMatches(TypeId::kGeneratorExit)) generator->closed = true;
    generator->running_async = false;
    return nullptr;
  }
  if (!IsWrapped(result.get())) return result;
  *ended = NewRef(AsWrapped(result.get())->value.get());
  generator->running_async = false;
  return nullptr;
}
// The same, the value in a StopIteration.
Ref<Object> Unwrap(GeneratorObject* generator, Ref<Object> result) {
  Ref<Object> ended;
  Ref<Object> awaited = UnwrapTo(generator, std::move(result), &ended);
  if (ended) RaiseWithValue(TypeId::kStopIteration, ended);
  return awaited;
}

Ref<Object> SendTo(Borrowed<Object> object, Borrowed<Object> argument, Ref<Object>* ended) {
  AsyncStep* self = AsStep(object);
  GeneratorObject* generator = self->generator.get();
  if (self->state == AwaitState::kClosed) return Raise(TypeId::kRuntimeError, "cannot reuse already awaited __anext__()/asend()");
  Ref<Object> value = argument.ToOwned();
  if (self->state == AwaitState::kInit) {
    if (generator->running_async) return Raise(TypeId::kRuntimeError, "anext(): asynchronous generator is already running");
    if (IsNone(value.get()) && self->value) value = NewRef(self->value.get());
    self->state = AwaitState::kIter;
  }
  generator->running_async = true;
  Ref<Object> result = UnwrapTo(generator, GeneratorSend(generator, value), ended);
  if (!result) self->state = AwaitState::kClosed;
  return result;
}
Ref<Object> SendSend(Borrowed<Object> object, Borrowed<Object> argument) {
  Ref<Object> ended;
  Ref<Object> result = SendTo(object, argument, &ended);
  if (ended) RaiseWithValue(TypeId::kStopIteration, ended);
  return result;
}
Ref<Object> SendNext(Borrowed<Object> self) { return SendSend(self, None()); }

Ref<Object> SendThrow(Borrowed<Object> object, ArgSpan args) {
  AsyncStep* self = AsStep(object);
  GeneratorObject* generator = self->generator.get();
  if (self->state == AwaitState::kClosed) return Raise(TypeId::kRuntimeError, "cannot reuse already awaited __anext__()/asend()");
  Ref<Object> result = Unwrap(generator, GeneratorThrow(generator, args));
  if (!result) self->state = AwaitState::kClosed;
  return result;
}
Ref<Object> StepClose(Borrowed<Object> self) {
  AsStep(self)->state = AwaitState::kClosed;
  return NewNone();
}

Ref<Object> IgnoredExit(AsyncStep* self) {
  self->generator->running_async = false;
  self->state = AwaitState::kClosed;
  return Raise(TypeId::kRuntimeError, "async generator ignored GeneratorExit");
}

// The outcome of a throw: aclose() swallows the end, athrow() hands on a yielded value.
Ref<Object> AfterThrow(AsyncStep* self, Ref<Object> result) {
  GeneratorObject* generator = self->generator.get();
  if (self->args) return Unwrap(generator, std::move(result));
  if (result) return IsWrapped(result.get()) ? IgnoredExit(self) : std::move(result);
  generator->running_async = false;
  self->state = AwaitState::kClosed;
  if (PendingMatches(TypeId::kStopAsyncIteration) || PendingMatches(TypeId::kGeneratorExit)) {
    ClearError();
    RaiseNone(TypeId::kStopIteration);
  }
  return nullptr;
}

Ref<Object> ThrowSend(Borrowed<Object> object, Borrowed<Object> argument) {
  AsyncStep* self = AsStep(object);
  GeneratorObject* generator = self->generator.get();
  if (self->state == AwaitState::kClosed) return Raise(TypeId::kRuntimeError, "cannot reuse already awaited aclose()/athrow()");
  if (generator->state == GeneratorState::kFinished) {
    self->state = AwaitState::kClosed;
    RaiseNone(TypeId::kStopIteration);
    return nullptr;
  }
  if (self->state == AwaitState::kInit) {
    if (generator->running_async) {
      self->state = AwaitState::kClosed;
      return Raise(TypeId::kRuntimeError, self->args ? "athrow(): asynchronous generator is already running"
                                                     : "aclose(): asynchronous generator is already running");
    }
    if (generator->closed) {
      self->state = AwaitState::kClosed;
      RaiseNone(TypeId::kStopAsyncIteration);
      return nullptr;
    }
    if (!IsNone(argument)) return Raise(TypeId::kRuntimeError, "can't send non-None value to a just-started coroutine");
    self->state = AwaitState::kIter;
    generator->running_async = true;
    Ref<Object> result;
    if (self->args) {
      TupleObject* args = self->args.get();
      result = ThrowInto(generator, false, args->items[0], args->size > 1 ? args->items[1] : nullptr,
                         args->size > 2 ? args->items[2] : nullptr);
    } else {
      generator->closed = true;
      result = ThrowInto(generator, false, BuiltinType(TypeId::kGeneratorExit), nullptr, nullptr);
    }
    return AfterThrow(self, std::move(result));
  }
  return AfterThrow(self, GeneratorSend(generator, argument));
}
Ref<Object> ThrowNext(Borrowed<Object> self) { return ThrowSend(self, None()); }

Ref<Object> ThrowThrow(Borrowed<Object> object, ArgSpan args) {
  AsyncStep* self = AsStep(object);
  if (self->state == AwaitState::kClosed) return Raise(TypeId::kRuntimeError, "cannot reuse already awaited aclose()/athrow()");
  return AfterThrow(self, GeneratorThrow(self->generator.get(), args));
}

Ref<Object> IterSelf(Borrowed<Object> self) { return self.ToOwned(); }

// ---- The generator --------------------------------------------------------------------------------------------------------------

Ref<Object> GeneratorAnext(Borrowed<Object> self) {
  return NewStep(TypeId::kAsyncGeneratorASend, AsGenerator(self), nullptr, nullptr);
}
Ref<Object> MethodAsend(Borrowed<Object> self, Borrowed<Object> value) {
  return NewStep(TypeId::kAsyncGeneratorASend, AsGenerator(self), value, nullptr);
}
Ref<Object> MethodAthrow(Borrowed<Object> self, ArgSpan args) {
  Ref<TupleObject> tuple = NewTupleFrom(args);
  return tuple ? NewStep(TypeId::kAsyncGeneratorAThrow, AsGenerator(self), nullptr, tuple) : nullptr;
}
Ref<Object> MethodAclose(Borrowed<Object> self) {
  return NewStep(TypeId::kAsyncGeneratorAThrow, AsGenerator(self), nullptr, nullptr);
}

Ref<Object> AsyncRepr(Borrowed<Object> self) {
  return StrFormat("<async_generator object %U at %p>", AsGenerator(self)->qualname.get(), static_cast<void*>(self.get()));
}
Ref<Object> OrNone(Object* object) { return object ? NewRef(object) : NewNone(); }
Ref<Object> GetName(Borrowed<Object> self) { return NewRef<Object>(AsGenerator(self)->name.get()); }
Ref<Object> GetQualname(Borrowed<Object> self) { return NewRef<Object>(AsGenerator(self)->qualname.get()); }
Ref<Object> GetAwait(Borrowed<Object> self) { return OrNone(GeneratorDelegate(AsGenerator(self))); }
Ref<Object> GetRunning(Borrowed<Object> self) { return NewBool(AsGenerator(self)->running_async); }
Ref<Object> GetCode(Borrowed<Object> self) { return NewRef<Object>(AsGenerator(self)->code.get()); }
Ref<Object> GetFrame(Borrowed<Object> self) {
  FrameObject* frame = GeneratorFrameObject(AsGenerator(self));
  if (!frame) return ErrorPending() ? nullptr : NewNone();
  return NewRef<Object>(frame);
}

// ---- anext(iterator, default) ---------------------------------------------------------------------------------------------------

// Wraps an awaitable: StopAsyncIteration ends it with the default.
struct AnextAwaitable : Object {
  GcSlot<Object> awaitable, fallback;
};
AnextAwaitable* AsAnext(Object* object) { return static_cast<AnextAwaitable*>(object); }

int AnextTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsAnext(self)->awaitable.Visit(visit, context)) return stop;
  return AsAnext(self)->fallback.Visit(visit, context);
}
void AnextDealloc(Object* self) {
  Untrack(self);
  AsAnext(self)->awaitable.Clear();
  AsAnext(self)->fallback.Clear();
  FreeObject(self);
}
Ref<Object> AnextIterator(Borrowed<Object> self) {
  Ref<Object> iterator = AwaitableIter(AsAnext(self)->awaitable.get(), 0);
  if (iterator && iterator->kind == kCoroutine) return TypeOf(iterator.get())->slots.await(iterator);
  return iterator;
}
Ref<Object> AnextResult(Borrowed<Object> self, Ref<Object> result) {
  if (result) return result;
  if (!ErrorPending()) RaiseNone(TypeId::kStopIteration);
  if (!PendingMatches(TypeId::kStopAsyncIteration)) return nullptr;
  ClearError();
  RaiseWithValue(TypeId::kStopIteration, AsAnext(self)->fallback.get());
  return nullptr;
}
Ref<Object> AnextNext(Borrowed<Object> self) {
  Ref<Object> iterator = AnextIterator(self);
  if (!iterator) return nullptr;
  return AnextResult(self, TypeOf(iterator.get())->slots.next(iterator));
}
Ref<Object> AnextSend(Borrowed<Object> self, Borrowed<Object> value) {
  Ref<Object> iterator = AnextIterator(self);
  return iterator ? AnextResult(self, CallMethod(iterator, Names().send, {value.get()})) : nullptr;
}
Ref<Object> AnextThrow(Borrowed<Object> self, ArgSpan args) {
  Ref<Object> iterator = AnextIterator(self);
  Ref<Object> method = iterator ? GetAttr(iterator, Names().throw_) : nullptr;
  return method ? AnextResult(self, Call(method, CallArgs{args.data, args.size, nullptr})) : nullptr;
}
Ref<Object> AnextClose(Borrowed<Object> self) {
  Ref<Object> iterator = AnextIterator(self);
  return iterator ? CallMethod(iterator, Names().close) : nullptr;
}

// ---- Tables ---------------------------------------------------------------------------------------------------------------------

constexpr MethodDef kGeneratorMethods[] = {
    OneArg("asend", &MethodAsend, "asend(v) -> sends v into the generator"),
    Positional("athrow", &MethodAthrow, 1, 3,
               "athrow(value)\nathrow(type[,value[,tb]])\n\nRaises an exception where the generator rests."),
    NoArgs("aclose", &MethodAclose, "aclose() -> raises GeneratorExit where the generator rests"),
    NoArgs("__sizeof__", &GeneratorSizeof, "gen.__sizeof__() -> size in memory, in bytes"),
    OneArg("__class_getitem__", &NewGenericAlias, "for type hints", kClassMethodFlag),
};
constexpr GetSetDef kGeneratorGetSets[] = {
    {"__name__", &GetName},      {"__qualname__", &GetQualname}, {"ag_await", &GetAwait},
    {"ag_running", &GetRunning}, {"ag_frame", &GetFrame},        {"ag_code", &GetCode},
};
constexpr MethodDef kSendMethods[] = {OneArg("send", &SendSend), Positional("throw", &SendThrow, 1, 3),
                                      NoArgs("close", &StepClose)};
constexpr MethodDef kThrowMethods[] = {OneArg("send", &ThrowSend), Positional("throw", &ThrowThrow, 1, 3),
                                       NoArgs("close", &StepClose)};
constexpr MethodDef kAnextMethods[] = {OneArg("send", &AnextSend), Positional("throw", &AnextThrow, 1, 3),
                                       NoArgs("close", &AnextClose)};

constexpr TypeSpec AsyncSpec() {
  TypeSpec spec = {};
  spec.name = "async_generator";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(GeneratorObject);
  spec.item_size = sizeof(Value);
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation | kTypeHasFinalizer;
  spec.instance_kind = kAsyncGenerator;
  spec.weaklist_offset = offsetof(GeneratorObject, weaklist);
  spec.dealloc = &GeneratorDealloc;
  spec.traverse = &GeneratorTraverse;
  spec.finalize = &GeneratorFinalize;
  spec.slots.repr = &AsyncRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.aiter = &IterSelf;
  spec.slots.anext = &GeneratorAnext;
  spec.methods = kGeneratorMethods;
  spec.getsets = kGeneratorGetSets;
  return spec;
}

constexpr TypeSpec AwaitableSpec(const char* name, size_t size, TraverseFn traverse, void (*dealloc)(Object*), UnarySlot next,
                                 Table<MethodDef> methods) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;
  spec.basic_size = static_cast<int32_t>(size);
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.dealloc = dealloc;
  spec.traverse = traverse;
  spec.slots.getattr = &GenericGetAttr;
  if (next) {
    spec.slots.iter = &IterSelf;
    spec.slots.next = next;
    spec.slots.await = &IterSelf;
  }
  spec.methods = methods;
  return spec;
}

constinit const TypeSpec kAnextAwaitableSpec =
    AwaitableSpec("anext_awaitable", sizeof(AnextAwaitable), &AnextTraverse, &AnextDealloc, &AnextNext, kAnextMethods);

}  // namespace

extern const TypeSpec kAsyncGeneratorSpec, kAsyncGeneratorASendSpec, kAsyncGeneratorAThrowSpec, kAsyncGeneratorWrappedValueSpec;
constinit const TypeSpec kAsyncGeneratorSpec = AsyncSpec();
constinit const TypeSpec kAsyncGeneratorASendSpec =
    AwaitableSpec("async_generator_asend", sizeof(AsyncStep), &StepTraverse, &StepDealloc, &SendNext, kSendMethods);
constinit const TypeSpec kAsyncGeneratorAThrowSpec =
    AwaitableSpec("async_generator_athrow", sizeof(AsyncStep), &StepTraverse, &StepDealloc, &ThrowNext, kThrowMethods);
constinit const TypeSpec kAsyncGeneratorWrappedValueSpec =
    AwaitableSpec("async_generator_wrapped_value", sizeof(WrappedValue), &WrappedTraverse, &WrappedDealloc, nullptr, {});

Ref<Object> NewAnextAwaitable(Ref<Object> awaitable, Borrowed<Object> fallback) {
  Vm& vm = CurrentVm();
  if (!vm.anext_awaitable_type) {
    Ref<TypeObject> type = MakeBuiltinType(kAnextAwaitableSpec);
    if (!type) return nullptr;
    vm.anext_awaitable_type = type.Release();
  }
  auto* self = NewContainer<AnextAwaitable>(vm.anext_awaitable_type);
  if (!self) return nullptr;
  self->awaitable.Init(std::move(awaitable));
  self->fallback.Init(fallback.ToOwned());
  Track(self);
  return Ref<Object>::Adopt(self);
}

bool AsyncStepSend(Borrowed<Object> step, Borrowed<Object> sent, Ref<Object>* value, bool* finished) {
  Ref<Object> ended;
  *value = SendTo(step, sent, &ended);
  *finished = static_cast<bool>(ended);
  if (ended) *value = std::move(ended);
  return static_cast<bool>(*value);
}

}  // namespace viv
