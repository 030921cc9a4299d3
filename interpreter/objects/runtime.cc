#include "interpreter/objects/runtime.h"

#include <cstring>

#include "gc/collector.h"
#include "gc/weakref.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/exception_spec.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/text_state.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

#define VIV_TYPE(id, spec) extern const TypeSpec spec;
#include "interpreter/objects/types.def"
#undef VIV_TYPE
#define VIV_EXCEPTION(name, base, layout) extern const TypeSpec k##name##Spec;
#include "interpreter/objects/exceptions.def"
#undef VIV_EXCEPTION

namespace {

constexpr const TypeSpec* kSpecs[] = {
#define VIV_TYPE(id, spec) &spec,
#include "interpreter/objects/types.def"
#undef VIV_TYPE
#define VIV_EXCEPTION(name, base, layout) &k##name##Spec,
#include "interpreter/objects/exceptions.def"
#undef VIV_EXCEPTION
};
static_assert(std::size(kSpecs) == static_cast<size_t>(TypeId::kCount));

Object* NewSingleton(Runtime& runtime, TypeId id) { return NewObject<Object>(runtime.types[static_cast<size_t>(id)]); }

// What is shared by all starts with more references than it has. Small ints and () with as many as CPython 3.11's immortal objects; None,
// True and False with about as many as the modules hold that CPython has loaded at its start (in constants, doc strings that are missing,
// tables), whose like is no Python object here.
constexpr uint32_t kImmortalSurplus = kImmortalRefcount - 1;
constexpr uint32_t kNoneSurplus = 5300, kTrueSurplus = 400, kFalseSurplus = 380;

Object* NewIntSingleton(TypeObject* type, int64_t value) {
  // CPython asks for 24 bytes where the value is 0 and for 28 otherwise.
  auto* self = NewObject<IntObject>(type, value == 0 ? sizeof(IntObject) : 28);
  if (self) self->value = value;
  return self;
}

bool InitSingletons(Runtime& runtime) {
  runtime.none = NewSingleton(runtime, TypeId::kNone);
  runtime.not_implemented = NewSingleton(runtime, TypeId::kNotImplemented);
  runtime.ellipsis = NewSingleton(runtime, TypeId::kEllipsis);
  if (!runtime.none || !runtime.not_implemented || !runtime.ellipsis) return false;
  runtime.false_ = NewIntSingleton(runtime.types[static_cast<size_t>(TypeId::kBool)], 0);
  runtime.true_ = NewIntSingleton(runtime.types[static_cast<size_t>(TypeId::kBool)], 1);
  if (!runtime.false_ || !runtime.true_) return false;
  for (int value = Runtime::kSmallIntMin; value <= Runtime::kSmallIntMax; ++value) {
    Object* integer = NewIntSingleton(runtime.types[static_cast<size_t>(TypeId::kInt)], value);
    if (!integer) return false;
    runtime.small_ints[value - Runtime::kSmallIntMin] = integer;
    integer->refcount += kImmortalSurplus;
  }
  runtime.none->refcount += kNoneSurplus;
  runtime.true_->refcount += kTrueSurplus;
  runtime.false_->refcount += kFalseSurplus;
  return true;
}

bool InitNames(Runtime& runtime) {
#define VIV_NAME(member, text)                                  \
  {                                                             \
    Ref<StrObject> name = InternStr(text);                      \
    if (!name) return false;                                    \
    runtime.names.member = name.Release();                      \
  }
#include "interpreter/objects/names.def"
#undef VIV_NAME
  return true;
}

// The one builtin exception with two bases.
bool InitExceptionGroup(Runtime& runtime) {
  Ref<StrObject> name = InternStr("ExceptionGroup");
  Ref<TupleObject> bases = NewTuple({BuiltinType(TypeId::kBaseExceptionGroup), BuiltinType(TypeId::kException)});
  Ref<DictObject> dict = NewDict();
  if (!name || !bases || !dict || !DictSet(dict.get(), Names().__module__, Names().builtins)) return false;
  Ref<Object> type = NewClass(BuiltinType(TypeId::kType), name, bases, dict, {});
  if (!type) return false;
  runtime.exception_group = static_cast<TypeObject*>(type.Release());
  return true;
}

// ---- What the collector asks ------------------------------------------------------------------------------------------------------------

Object* TakePending() { return TakeError().Release(); }
void RestorePending(Object* exception) {
  if (exception) RestoreError(Ref<BaseExceptionObject>::Adopt(AsException(exception)));
}
void ReportUnraisable(const char* context, Object* object) { WriteUnraisable(object, context); }

void CallWeakRefCallback(Object* weakref, Object* callback) {
  Ref<Object> keep = NewRef(callback);
  Ref<Object> result = Call(keep, {weakref});
  if (!result) WriteUnraisable(keep);
}

bool AppendGarbage(Object* object) {
  ListObject* garbage = CurrentRuntime().garbage;
  if (garbage && ListAppend(garbage, NewRef(object))) return true;
  ClearError();
  return false;
}

void UntrackIfAtomic(Object* object) {
  if (object->kind == kTuple) {
    TupleUntrackIfAtomic(AsTuple(object));
  } else {
    DictUntrackIfAtomic(AsDict(object));
  }
}

// A full collection leaves the spare slice where it is, as in CPython.
void ClearFreeLists() {
  FreeList& slices = CurrentHeap().free_list(FreeListId::kSlice);
  void* spare = slices.Take();
  CurrentHeap().ClearFreeLists();
  if (spare) slices.Give(spare);
}

void WriteDebug(const char* text) {
  SavedException saved;
  Borrowed<Object> stream = CurrentRuntime().sys ? DictGetText(ModuleDict(CurrentRuntime().sys), "stderr") : nullptr;
  Ref<StrObject> written = stream && !IsNone(stream) ? NewStr(text) : nullptr;
  Ref<Object> held = stream.ToOwned(), done = written ? CallMethod(held, Names().write, {written.get()}) : nullptr;
  if (done) return;
  ClearError();
  std::fputs(text, stderr);
}

// Of what has a surplus. What is left after it is a leak, as with any other object.
template <class T>
void DropShared(T*& object, uint32_t surplus) {
  if (!object) return;
  object->refcount -= surplus;
  DecRef(std::exchange(object, nullptr));
}

template <class T>
void Drop(T*& object) {
  if (T* old = std::exchange(object, nullptr)) DecRef(old);
}

}  // namespace

bool InitObjects(Runtime& runtime) {
  ThreadState& thread = CurrentThread();
  thread.runtime = &runtime;
  thread.handled_base.value.InitNull();
  thread.handled_base.previous = nullptr;
  thread.handled = &thread.handled_base;

  // 1. Every type, so that objects of it can be made; then the objects that types are described with; then the descriptions.
  for (size_t i = 0; i < std::size(kSpecs); ++i) {
    Ref<TypeObject> type = AllocateBuiltinType(*kSpecs[i]);
    if (!type) return false;
    runtime.types[i] = type.Release();
  }
  if (!InitSingletons(runtime)) return false;
  if (Ref<TupleObject> empty = NewTuple(0)) runtime.empty_tuple = empty.Release();
  if (runtime.empty_tuple) runtime.empty_tuple->refcount += kImmortalSurplus;
  if (!runtime.empty_tuple || !InitText(runtime) || !InitNames(runtime) || !InitTypes(runtime)) return false;
  for (TypeObject* type : runtime.types) {
    if (!ReadyBuiltinType(type)) return false;
  }
  if (!InitSpareMemoryErrors(runtime) || !InitExceptionGroup(runtime)) return false;
  Ref<ListObject> garbage = NewList(0);
  Ref<DictObject> modules = NewDict();
  if (!garbage || !modules) return false;
  runtime.garbage = garbage.Release();
  runtime.modules = modules.Release();

  CollectorHooks hooks;
  hooks.exception_pending = &ErrorPending;
  hooks.take_exception = &TakePending;
  hooks.restore_exception = &RestorePending;
  hooks.report_unraisable = &ReportUnraisable;
  hooks.call_weakref_callback = &CallWeakRefCallback;
  hooks.append_garbage = &AppendGarbage;
  hooks.untrack_if_atomic = &UntrackIfAtomic;
  hooks.clear_freelists = &ClearFreeLists;
  hooks.write_debug = &WriteDebug;
  CurrentCollector().SetHooks(hooks);
  return true;
}

void FiniObjects(Runtime& runtime) {
  ClearError();
  CurrentThread().handled_base.value.Clear();
  Drop(runtime.modules);
  Drop(runtime.builtins);
  Drop(runtime.sys);
  CurrentCollector().SetDebug(0);  // with DEBUG_SAVEALL nothing would die
  Drop(runtime.garbage);
  CurrentCollector().CollectAtExit();
  FiniCodecs(runtime);
  runtime.finalizing = true;
  FiniSpareMemoryErrors(runtime);
  Drop(runtime.exception_group);
  ClearTypes(runtime);
  CurrentCollector().CollectAtExit();
#define VIV_NAME(member, text) Drop(runtime.names.member);
#include "interpreter/objects/names.def"
#undef VIV_NAME
  for (Object*& integer : runtime.small_ints) DropShared(integer, kImmortalSurplus);
  DropShared(runtime.true_, kTrueSurplus);
  DropShared(runtime.false_, kFalseSurplus);
  DropShared(runtime.none, kNoneSurplus);
  Drop(runtime.not_implemented);
  Drop(runtime.ellipsis);
  DropShared(runtime.empty_tuple, kImmortalSurplus);
  FiniText(runtime);
  FiniTypes(runtime);
  CurrentHeap().ClearFreeLists();
}

}  // namespace viv
