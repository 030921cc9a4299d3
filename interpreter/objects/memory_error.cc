// MemoryError. Raising it must not allocate, so some are kept: Runtime::memory_error is the first, `dict` links to the next. One that
// dies becomes spare again while there are fewer than kSpareMemoryErrors.
// Answers to the part of CPython's Objects/exceptions.c that keeps MemoryErrors.
#include "gc/collector.h"
#include "interpreter/objects/exception_spec.h"
#include "interpreter/objects/tuple_object.h"
#include "memory/trashcan.h"

namespace viv {

namespace {

constexpr int kSpareMemoryErrors = 16;

void MemoryErrorDealloc(Object* object) {
  Runtime& runtime = CurrentRuntime();
  int spares = 0;
  for (Object* spare = runtime.memory_error; spare && spares < kSpareMemoryErrors; spare = AsException(spare)->dict) ++spares;
  if (TypeOf(object) != BuiltinType(TypeId::kMemoryError) || spares == 0 || spares == kSpareMemoryErrors) return BaseExceptionDealloc(object);
  Untrack(object);
  TrashcanScope trashcan(object, &MemoryErrorDealloc);
  if (trashcan.deferred()) return;
  BaseExceptionClear(object);
  auto* self = AsException(object);
  self->suppress_context = false;
  self->flags &= static_cast<uint16_t>(~kFinalized);
  self->refcount = 1;
  self->dict = runtime.memory_error;
  runtime.memory_error = self;
}

}  // namespace

bool InitSpareMemoryErrors(Runtime& runtime) {
  for (int i = 0; i < kSpareMemoryErrors; ++i) {
    Ref<Object> spare = AllocateInstance(BuiltinType(TypeId::kMemoryError), 0);
    if (!spare) return false;
    if (IsTracked(spare.get())) Untrack(spare.get());
    AsException(spare.get())->dict = runtime.memory_error;
    runtime.memory_error = AsException(spare.Release());
  }
  return true;
}

void FiniSpareMemoryErrors(Runtime& runtime) {
  Object* next = std::exchange(runtime.memory_error, nullptr);
  while (next) {
    Ref<Object> spare = Ref<Object>::Adopt(next);
    next = std::exchange(AsException(next)->dict, nullptr);
  }
}

// From the spare ones. The last of them stays where it is: it is shared by all failures that find no other and no
// memory for one.
Ref<Object> RaiseMemoryError() {
  Runtime& runtime = CurrentRuntime();
  BaseExceptionObject* spare = runtime.memory_error;
  VIV_CHECK(spare != nullptr, "out of memory before the runtime had started");
  if (Object* next = spare->dict) {
    runtime.memory_error = AsException(next);
    spare->dict = nullptr;
  } else if (Object* fresh = static_cast<Object*>(AllocateContainer(sizeof(BaseExceptionObject)))) {
    InitHeader(fresh, BuiltinType(TypeId::kMemoryError), kHasGcHead);
    spare = AsException(fresh);
    spare->dict = nullptr;
    spare->args.InitNull();
    spare->notes.InitNull();
    spare->traceback.InitNull();
    spare->context.InitNull();
    spare->cause.InitNull();
    spare->suppress_context = false;
  } else {
    if (spare->refcount == 1) {  // forget what an earlier flight left in it
      spare->traceback.Clear();
      spare->context.Clear();
      spare->cause.Clear();
    }
    RaiseObject(spare);
    return nullptr;
  }
  Ref<Object> owned = Ref<Object>::Adopt(spare);
  if (!spare->args.get()) spare->args.Init(NewRef(runtime.empty_tuple));
  Track(spare);
  RaiseObject(owned);
  return nullptr;
}

namespace {

constexpr TypeSpec MemoryErrorSpec() {
  TypeSpec spec = ExceptionSpec("MemoryError", TypeId::kException, sizeof(BaseExceptionObject));
  spec.dealloc = &MemoryErrorDealloc;
  return spec;
}

}  // namespace

extern const TypeSpec kMemoryErrorSpec;
constinit const TypeSpec kMemoryErrorSpec = MemoryErrorSpec();

}  // namespace viv
