// The module _thread: locks, and what programs ask of the one thread there is. Starting another one fails, as it does in CPython where
// the system has no more to give.
//
// With one thread nobody else can release a lock: who waits for one waits for the time to pass, or for the handler of a signal.
// Answers to CPython's Modules/_threadmodule.c.
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "gc/weakref.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/modules.h"
#include "stdlib/posix_support.h"
#include "stdlib/signal_support.h"
#include "stdlib/time_support.h"

namespace viv {

namespace {

constexpr int64_t kSecond = 1'000'000'000;

int64_t Identity() { return static_cast<int64_t>(pthread_self()); }

// ---- lock -------------------------------------------------------------------------------------------------------------------------

struct LockObject : Object {
  Object* weaklist;
  bool locked;
  uint64_t reserved_word;
};
LockObject* AsLock(Object* object) { return static_cast<LockObject*>(object); }
static_assert(sizeof(LockObject) == 40);

struct RLockObject : Object {
  Object* weaklist;
  uint64_t count;
  int64_t owner;  // 0: nobody
  bool locked;
};
RLockObject* AsRLock(Object* object) { return static_cast<RLockObject*>(object); }
static_assert(sizeof(RLockObject) == 48);

// The arguments of acquire(): how long to wait; 0: not at all; -1: for ever.
bool ParseAcquire(CallArgs args, int64_t* wait) {
  Object* out[2];
  int blocking = 1;
  int64_t timeout = -kSecond;
  if (!ParseArguments({"acquire", {"blocking", "timeout"}}, args, out) || !ParseInt(out[0], &blocking)) return false;
  if (out[1] && !TimeToNanoseconds(out[1], Rounding::kUp, &timeout)) return false;
  if (!blocking && timeout != -kSecond) return RaiseFalse(TypeId::kValueError, "can't specify a timeout for a non-blocking call");
  if (timeout < 0 && timeout != -kSecond) return RaiseFalse(TypeId::kValueError, "timeout value must be positive");
  *wait = !blocking ? 0 : timeout == -kSecond ? -1 : timeout;
  return true;
}

// 1: the lock is taken now, 0: it is not, -1: a handler of a signal raised.
int Acquire(bool* locked, int64_t wait) {
  if (*locked && wait != 0) {
    int64_t deadline;
    if (wait < 0 || __builtin_add_overflow(MonotonicNanoseconds(), wait, &deadline)) deadline = kForever;
    do {
      SleepUntil(deadline);
      if (!RunSignalHandlers()) return -1;
    } while (*locked && (deadline == kForever || MonotonicNanoseconds() < deadline));
  }
  if (*locked) return 0;
  *locked = true;
  return 1;
}

Ref<Object> LockAcquire(Borrowed<Object> object, CallArgs args) {
  int64_t wait;
  if (!ParseAcquire(args, &wait)) return nullptr;
  int taken = Acquire(&AsLock(object)->locked, wait);
  return taken < 0 ? nullptr : NewBool(taken);
}
Ref<Object> LockRelease(Borrowed<Object> object) {
  if (!AsLock(object)->locked) return Raise(TypeId::kRuntimeError, "release unlocked lock");
  AsLock(object)->locked = false;
  return NewNone();
}
Ref<Object> LockExit(Borrowed<Object> object, ArgSpan) { return LockRelease(object); }
Ref<Object> LockLocked(Borrowed<Object> object) { return NewBool(AsLock(object)->locked); }
Ref<Object> LockReset(Borrowed<Object> object) {
  AsLock(object)->locked = false;
  return NewNone();
}
Ref<Object> LockRepr(Borrowed<Object> object) {
  return StrFormat("<%s %s object at %p>", AsLock(object)->locked ? "locked" : "unlocked", object->type->name, object.get());
}

int NothingToTraverse(Object*, VisitFn, void*) { return 0; }
void LockDealloc(Object* object) {
  Untrack(object);
  ClearWeakRefsIfAny(object);
  FreeObject(object);
}

constexpr const char* kAcquireDoc =
    "acquire(blocking=True, timeout=-1) -> bool\n\nTakes the lock, and waits for it if told to; whether it was taken.";
constexpr const char* kReleaseDoc = "release()\n\nLets the lock go.";
constexpr const char* kLockedDoc = "locked() -> bool\n\nWhether somebody has the lock.";

constexpr MethodDef kLockMethods[] = {
    Keywords("__enter__", &LockAcquire, kAcquireDoc),
    Positional("__exit__", &LockExit, 0, -1, kReleaseDoc),
    NoArgs("_at_fork_reinit", &LockReset),
    Keywords("acquire", &LockAcquire, kAcquireDoc),
    Keywords("acquire_lock", &LockAcquire, kAcquireDoc),
    NoArgs("locked", &LockLocked, kLockedDoc),
    NoArgs("locked_lock", &LockLocked, kLockedDoc),
    NoArgs("release", &LockRelease, kReleaseDoc),
    NoArgs("release_lock", &LockRelease, kReleaseDoc),
};
constexpr TypeSpec LockSpec() {
  TypeSpec spec = {};
  spec.name = "_thread.lock";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(LockObject);
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.weaklist_offset = offsetof(LockObject, weaklist);
  spec.dealloc = &LockDealloc;
  spec.traverse = &NothingToTraverse;
  spec.slots.repr = &LockRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.methods = kLockMethods;
  spec.doc = "A lock: taken or not, by whoever comes first. Made by allocate_lock().";
  return spec;
}
constinit const TypeSpec kLockSpec = LockSpec();

Ref<Object> AllocateLock(Borrowed<Object>) {
  auto* lock = NewContainer<LockObject>(CurrentLibrary().lock_type.get());
  if (!lock) return nullptr;
  lock->weaklist = nullptr;
  lock->locked = false;
  lock->reserved_word = 0;
  Track(lock);
  return Ref<Object>::Adopt(lock);
}

// ---- RLock ------------------------------------------------------------------------------------------------------------------------

bool IsMine(const RLockObject* self) { return self->count > 0 && self->owner == Identity(); }

Ref<Object> RLockAcquire(Borrowed<Object> object, CallArgs args) {
  RLockObject* self = AsRLock(object);
  int64_t wait;
  if (!ParseAcquire(args, &wait)) return nullptr;
  if (IsMine(self)) {
    ++self->count;
    return NewBool(true);
  }
  int taken = Acquire(&self->locked, wait);
  if (taken < 0) return nullptr;
  if (taken) {
    self->owner = Identity();
    self->count = 1;
  }
  return NewBool(taken);
}
void SetFree(RLockObject* self) {
  self->count = 0;
  self->owner = 0;
  self->locked = false;
}
Ref<Object> RLockRelease(Borrowed<Object> object) {
  RLockObject* self = AsRLock(object);
  if (!IsMine(self)) return Raise(TypeId::kRuntimeError, "cannot release un-acquired lock");
  if (--self->count == 0) SetFree(self);
  return NewNone();
}
Ref<Object> RLockExit(Borrowed<Object> object, ArgSpan) { return RLockRelease(object); }
Ref<Object> RLockReset(Borrowed<Object> object) {
  SetFree(AsRLock(object));
  return NewNone();
}
Ref<Object> RLockIsOwned(Borrowed<Object> object) { return NewBool(IsMine(AsRLock(object))); }
// What Condition.wait() does around its waiting.
Ref<Object> RLockReleaseSave(Borrowed<Object> object) {
  RLockObject* self = AsRLock(object);
  if (self->count == 0) return Raise(TypeId::kRuntimeError, "cannot release un-acquired lock");
  Ref<Object> count = NewInt(static_cast<int64_t>(self->count)), owner = NewInt(self->owner);
  if (!count || !owner) return nullptr;
  SetFree(self);
  return NewTuple({count.get(), owner.get()});
}
Ref<Object> RLockAcquireRestore(Borrowed<Object> object, Borrowed<Object> saved) {
  RLockObject* self = AsRLock(object);
  if (!IsTuple(saved)) return Raise(TypeId::kSystemError, "new style getargs format but argument is not a tuple");
  if (AsTuple(saved)->size != 2) return RaiseTypeError("function takes exactly 2 arguments (%zd given)", AsTuple(saved)->size);
  uint64_t count = AsUint64Mask(AsTuple(saved)->items[0]);
  if (ErrorPending()) return nullptr;
  auto owner = static_cast<int64_t>(AsUint64Mask(AsTuple(saved)->items[1]));
  if (ErrorPending()) return nullptr;
  if (Acquire(&self->locked, -1) < 0) return nullptr;
  self->owner = owner;
  self->count = count;
  return NewNone();
}
Ref<Object> RLockRepr(Borrowed<Object> object) {
  RLockObject* self = AsRLock(object);
  return StrFormat("<%s %s object owner=%lld count=%llu at %p>", self->count ? "locked" : "unlocked", object->type->name,
                   static_cast<long long>(self->owner), static_cast<unsigned long long>(self->count), object.get());
}
Ref<Object> NewTracked(TypeObject* type) {
  Ref<Object> self = AllocateInstance(type, 0);
  if (self && !IsTracked(self.get())) Track(self.get());
  return self;
}
Ref<Object> RLockNew(TypeObject* type, CallArgs) { return NewTracked(type); }

constexpr MethodDef kRLockMethods[] = {
    Keywords("__enter__", &RLockAcquire, kAcquireDoc),
    Positional("__exit__", &RLockExit, 0, -1, kReleaseDoc),
    OneArg("_acquire_restore", &RLockAcquireRestore),
    NoArgs("_at_fork_reinit", &RLockReset),
    NoArgs("_is_owned", &RLockIsOwned),
    NoArgs("_release_save", &RLockReleaseSave),
    Keywords("acquire", &RLockAcquire, kAcquireDoc),
    NoArgs("release", &RLockRelease, kReleaseDoc),
};
constexpr TypeSpec RLockSpec() {
  TypeSpec spec = {};
  spec.name = "_thread.RLock";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(RLockObject);
  spec.flags = kTypeHasGc | kTypeIsBaseType;
  spec.weaklist_offset = offsetof(RLockObject, weaklist);
  spec.dealloc = &LockDealloc;
  spec.traverse = &NothingToTraverse;
  spec.slots.repr = &RLockRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.new_ = &RLockNew;
  spec.methods = kRLockMethods;
  return spec;
}
constinit const TypeSpec kRLockSpec = RLockSpec();

// ---- _local: attributes of their own for each thread, hence plain attributes where there is one -------------------------------------------

struct LocalObject : Object {
  Object* dict;  // owned; null until there is an attribute
  Object* weaklist;
  uint64_t reserved_words[4];
};
LocalObject* AsLocal(Object* object) { return static_cast<LocalObject*>(object); }
static_assert(sizeof(LocalObject) == 64);

int LocalTraverse(Object* object, VisitFn visit, void* context) {
  return AsLocal(object)->dict ? visit(AsLocal(object)->dict, context) : 0;
}
void LocalClear(Object* object) {
  Ref<Object> dict = Ref<Object>::Adopt(std::exchange(AsLocal(object)->dict, nullptr));
}
void LocalDealloc(Object* object) {
  Untrack(object);
  ClearWeakRefsIfAny(object);
  LocalClear(object);
  FreeObject(object);
}
Ref<Object> LocalNew(TypeObject* type, CallArgs args) {
  bool plain_init = type->slots.init == BuiltinType(TypeId::kObject)->slots.init;
  if (plain_init && (args.positional_count > 0 || args.keyword_count() > 0)) {
    return RaiseTypeError("Initialization arguments are not supported");
  }
  return NewTracked(type);
}
bool IsDictName(Borrowed<StrObject> name) { return StrEqual(name, Names().__dict__); }
Ref<Object> LocalGetAttr(Borrowed<Object> self, Borrowed<StrObject> name) {
  if (!IsDictName(name)) return GenericGetAttr(self, name);
  Borrowed<DictObject> dict = InstanceDict(self);
  return dict ? Ref<Object>::Share(dict.get()) : nullptr;
}
bool LocalSetAttr(Borrowed<Object> self, Borrowed<StrObject> name, Borrowed<Object> value) {
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
constinit const TypeSpec kLocalSpec = LocalSpec();

// ---- Functions ------------------------------------------------------------------------------------------------------------------------

Ref<Object> StartNewThread(Borrowed<Object>, ArgSpan args) {
  if (!IsCallable(args[0])) return RaiseTypeError("first arg must be callable");
  if (!IsTuple(args[1])) return RaiseTypeError("2nd arg must be a tuple");
  if (args.size > 2 && !IsDict(args[2])) return RaiseTypeError("optional 3rd arg must be a dictionary");
  return Raise(TypeId::kRuntimeError, "can't start new thread");
}
Ref<Object> Exit(Borrowed<Object>) {
  RaiseNone(TypeId::kSystemExit);
  return nullptr;
}
Ref<Object> GetIdent(Borrowed<Object>) { return NewInt(Identity()); }
Ref<Object> GetNativeId(Borrowed<Object>) { return NewInt(syscall(SYS_gettid)); }
Ref<Object> Count(Borrowed<Object>) { return NewInt(0); }
Ref<Object> InterruptMain(Borrowed<Object>, ArgSpan args) {
  int number = SIGINT;
  if (!ParseInt(args.size > 0 ? args[0] : nullptr, &number)) return nullptr;
  if (number < 1 || number >= kSignalCount) return RaiseValueError("signal number out of range");
  SimulateSignal(number);
  return NewNone();
}
Ref<Object> StackSize(Borrowed<Object>, ArgSpan args) {
  int64_t size = args.size > 0 ? AsSsize(args[0]) : 0;
  if (size == -1 && ErrorPending()) return nullptr;
  if (size < 0) return RaiseValueError("size must be 0 or a positive value");
  if (size != 0 && size < 32768) return RaiseValueError("size not valid: %zd bytes", static_cast<ptrdiff_t>(size));
  if (size != 0) return Raise(TypeId::kRuntimeError, "setting stack size not supported");
  return NewInt(0);
}

constexpr const char* kAllocateDoc = "allocate_lock() -> lock object\n\nA new lock, which nobody has.";
constexpr const char* kExitDoc = "exit()\n\nEnds the thread: raises SystemExit.";
constexpr const char* kStartDoc = "start_new_thread(function, args[, kwargs])\n\nRaises RuntimeError: there is one thread only.";

constexpr MethodDef kFunctions[] = {
    NoArgs("_count", &Count, "_count() -> integer\n\nHow many threads run besides the main one."),
    NoArgs("_set_sentinel", &AllocateLock, "_set_sentinel() -> lock\n\nA lock that is released when the thread ends."),
    NoArgs("allocate", &AllocateLock, kAllocateDoc),
    NoArgs("allocate_lock", &AllocateLock, kAllocateDoc),
    NoArgs("exit", &Exit, kExitDoc),
    NoArgs("exit_thread", &Exit, kExitDoc),
    NoArgs("get_ident", &GetIdent, "get_ident() -> integer\n\nA number that no other thread has."),
    NoArgs("get_native_id", &GetNativeId, "get_native_id() -> integer\n\nThe system's number of the thread."),
    Positional("interrupt_main", &InterruptMain, 0, 1,
               "interrupt_main(signum=signal.SIGINT, /)\n\nAs if a signal had arrived in the main thread."),
    Positional("stack_size", &StackSize, 0, 1, "stack_size([size]) -> size\n\nThe stack size of new threads, 0: the usual one."),
    Positional("start_new", &StartNewThread, 2, 3, kStartDoc),
    Positional("start_new_thread", &StartNewThread, 2, 3, kStartDoc),
};

}  // namespace

bool FillThread(ModuleObject* module) {
  Library& library = CurrentLibrary();
  if (!library.lock_type) library.lock_type = MakeBuiltinType(kLockSpec);
  if (!library.rlock_type) library.rlock_type = MakeBuiltinType(kRLockSpec);
  if (!library.local_type) library.local_type = MakeBuiltinType(kLocalSpec);
  if (!library.lock_type || !library.rlock_type || !library.local_type || !ModuleAddFunctions(module, kFunctions)) return false;
  return ModuleAdd(module, "LockType", NewRef<Object>(library.lock_type.get())) &&
         ModuleAdd(module, "RLock", NewRef<Object>(library.rlock_type.get())) &&
         ModuleAdd(module, "_local", NewRef<Object>(library.local_type.get())) &&
         ModuleAdd(module, "error", NewRef<Object>(BuiltinType(TypeId::kRuntimeError))) &&
         ModuleAdd(module, "TIMEOUT_MAX", NewFloat(9223372036.0));
}

}  // namespace viv
