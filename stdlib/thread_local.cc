// _local: an object whose attributes are of their own for each thread.
//
// It owns a dict for each thread that uses it. Its dict slot, which the attribute functions know, holds the one of the thread that used
// it last; every access puts its own there first, and no other thread can come between that and the look into the dict. A thread knows
// by VmThread::locals, whose keys are addresses, which of these objects have a dict for it: those end with it.
#include "gc/weakref.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/vm.h"
#include "stdlib/library_state.h"
#include "stdlib/thread_support.h"

namespace viv {

namespace {

struct LocalObject : Object {
  Object* dict;      // owned; null: nobody's
  Object* weaklist;
  Object* dicts;     // owned; VmThread::serial to dict; null: none
  Object* args;      // owned tuple and dict, for __init__ in other threads; null: none
  Object* kwargs;
  uint64_t thread;   // whose `dict` is: VmThread::serial
};
LocalObject* AsLocal(Object* object) { return static_cast<LocalObject*>(object); }
static_assert(sizeof(LocalObject) == 64);

Ref<Object> AddressOf(const LocalObject* self) { return NewInt(static_cast<int64_t>(reinterpret_cast<uintptr_t>(self))); }
Ref<Object> SerialOf(const VmThread& thread) { return NewInt(static_cast<int64_t>(thread.serial)); }

bool HasPlainInit(const TypeObject* type) { return type->slots.init == BuiltinType(TypeId::kObject)->slots.init; }

// A dict in a slot, made when it is first needed. Null: exception pending.
DictObject* DictIn(Object** slot) {
  if (!*slot) *slot = NewDict().Release();
  return *slot ? AsDict(*slot) : nullptr;
}

void SetCurrent(LocalObject* self, const VmThread& vm, Borrowed<Object> dict) {
  self->thread = vm.serial;
  Ref<Object> before = Ref<Object>::Adopt(std::exchange(self->dict, NewRef(dict.get()).Release()));
}

// A dict for the calling thread.
bool AddDict(LocalObject* self, VmThread& vm) {
  DictObject* locals = DictIn(&vm.locals);
  DictObject* dicts = locals ? DictIn(&self->dicts) : nullptr;
  Ref<DictObject> dict = dicts ? NewDict() : nullptr;
  Ref<Object> address = dict ? AddressOf(self) : nullptr, serial = address ? SerialOf(vm) : nullptr;
  if (!serial || !DictSet(locals, address, None()) || !DictSet(dicts, serial, dict)) return false;
  SetCurrent(self, vm, dict);
  return true;
}

// The dict slot holds the calling thread's. False: exception pending.
bool MakeMine(LocalObject* self) {
  VmThread& vm = CurrentVmThread();
  if (__builtin_expect(self->dict && self->thread == vm.serial, 1)) return true;
  Ref<Object> serial = SerialOf(vm);
  if (!serial) return false;
  if (Borrowed<Object> dict = self->dicts ? DictGet(AsDict(self->dicts), serial) : nullptr) {
    SetCurrent(self, vm, dict);
    return true;
  }
  if (ErrorPending() || !AddDict(self, vm)) return false;
  if (HasPlainInit(TypeOf(self))) return true;
  Ref<StrObject> name = InternStr("__init__");
  Ref<Object> init = name ? GetAttr(self, name) : nullptr;
  Ref<TupleObject> args = self->args ? NewRef(AsTuple(self->args)) : EmptyTuple();
  Ref<DictObject> kwargs = self->kwargs ? NewRef(AsDict(self->kwargs)) : nullptr;
  if (init && CallTupleDict(init, args, kwargs)) return MakeMine(self);
  // The next access tries again.
  Ref<BaseExceptionObject> error = TakeError();
  Ref<Object> dict = self->dicts ? DictPop(AsDict(self->dicts), serial, None()) : nullptr;
  Ref<Object> current = self->thread == vm.serial ? Ref<Object>::Adopt(std::exchange(self->dict, nullptr)) : nullptr;
  ClearError();
  RestoreError(std::move(error));
  return false;
}

int LocalTraverse(Object* object, VisitFn visit, void* context) {
  LocalObject* self = AsLocal(object);
  for (Object* part : {self->dict, self->dicts, self->args, self->kwargs}) {
    if (int stop = part ? visit(part, context) : 0) return stop;
  }
  return 0;
}
void LocalClear(Object* object) {
  LocalObject* self = AsLocal(object);
  Ref<Object> dict = Ref<Object>::Adopt(std::exchange(self->dict, nullptr)), dicts = Ref<Object>::Adopt(std::exchange(self->dicts, nullptr));
  Ref<Object> args = Ref<Object>::Adopt(std::exchange(self->args, nullptr)), kwargs = Ref<Object>::Adopt(std::exchange(self->kwargs, nullptr));
  SavedException saved;
  Ref<Object> address = AddressOf(self);
  for (VmThread* thread = CurrentVm().threads; address && thread; thread = thread->next_thread) {
    if (thread->locals && DictGet(AsDict(thread->locals), address)) DictDelete(AsDict(thread->locals), address);
  }
  ClearError();
}
void LocalDealloc(Object* object) {
  Untrack(object);
  ClearWeakRefsIfAny(object);
  LocalClear(object);
  FreeObject(object);
}
Ref<Object> LocalNew(TypeObject* type, CallArgs args) {
  bool given = args.positional_count > 0 || args.keyword_count() > 0;
  if (given && HasPlainInit(type)) return RaiseTypeError("Initialization arguments are not supported");
  Ref<Object> object = NewTracked(type);
  if (!object) return nullptr;
  LocalObject* self = AsLocal(object.get());
  if (given) {
    Ref<TupleObject> positional = NewTupleFrom({args.data, args.positional_count});
    Ref<DictObject> keywords = positional ? NewDict() : nullptr;
    if (!keywords) return nullptr;
    for (size_t i = 0; i < args.keyword_count(); ++i) {
      if (!DictSet(keywords.get(), args.keyword_names->items[i], args.data[args.positional_count + i])) return nullptr;
    }
    self->args = positional.Release();
    self->kwargs = keywords.Release();
  }
  if (!AddDict(self, CurrentVmThread())) return nullptr;  // its maker calls __init__
  return object;
}
bool IsDictName(Borrowed<StrObject> name) { return StrEqual(name, Names().__dict__); }
Ref<Object> LocalGetAttr(Borrowed<Object> self, Borrowed<StrObject> name) {
  if (!MakeMine(AsLocal(self.get()))) return nullptr;
  if (!IsDictName(name)) return GenericGetAttr(self, name);
  return Ref<Object>::Share(AsLocal(self.get())->dict);
}
bool LocalSetAttr(Borrowed<Object> self, Borrowed<StrObject> name, Borrowed<Object> value) {
  if (!MakeMine(AsLocal(self.get()))) return false;
  if (!IsDictName(name)) return GenericSetAttr(self, name, value);
  return RaiseFalse(TypeId::kAttributeError, "'%.50T' object attribute '%U' is read-only", self.get(), name.get());
}
constexpr TypeSpec LocalSpec() {
  TypeSpec spec = {};
  spec.name = "_thread._local";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(LocalObject);
  spec.flags = kTypeHasGc | kTypeIsBaseType;
  spec.weaklist_offset = offsetof(LocalObject, weaklist);
  spec.dict_offset = offsetof(LocalObject, dict);
  spec.dealloc = &LocalDealloc;
  spec.traverse = &LocalTraverse;
  spec.clear = &LocalClear;
  spec.slots.getattr = &LocalGetAttr;
  spec.slots.setattr = &LocalSetAttr;
  spec.slots.new_ = &LocalNew;
  spec.doc = "Thread-local data";
  return spec;
}


}  // namespace

extern const TypeSpec kThreadLocalSpec;
constinit const TypeSpec kThreadLocalSpec = LocalSpec();

void DropThreadLocals() {
  VmThread& vm = CurrentVmThread();
  // What dies may use a _local again, which then begins anew.
  while (Ref<Object> locals = Ref<Object>::Adopt(std::exchange(vm.locals, nullptr))) {
    Ref<Object> serial = SerialOf(vm);
    if (!serial) return ClearError();
    ptrdiff_t position = 0;
    Object *address, *unused;
    std::vector<Ref<Object>> dying;  // until the list of addresses is read: they are alive as long as they stand there
    while (DictNext(AsDict(locals.get()), &position, &address, &unused)) {
      auto* local = reinterpret_cast<LocalObject*>(static_cast<uintptr_t>(SmallValue(address)));
      if (local->thread == vm.serial) dying.push_back(Ref<Object>::Adopt(std::exchange(local->dict, nullptr)));
      if (local->dicts) dying.push_back(DictPop(AsDict(local->dicts), serial, None()));
      ClearError();
    }
  }
}

}  // namespace viv
