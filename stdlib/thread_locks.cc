// lock and RLock.
//
// Who waits stands in the lock's queue with an eventfd of its own, and sleeps until that is written to, a signal arrives (in the main
// thread) or the time is up. Whoever lets the lock go wakes the first one; which may still come too late and then keeps its place. All of
// it happens with the interpreter lock held.
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "gc/weakref.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"
#include "stdlib/posix_support.h"
#include "stdlib/signal_support.h"
#include "stdlib/thread_support.h"
#include "stdlib/time_support.h"

namespace viv {

namespace {

constexpr int64_t kSecond = 1'000'000'000;

int64_t Identity() { return static_cast<int64_t>(pthread_self()); }

// ---- Waiting ----------------------------------------------------------------------------------------------------------------------

struct LockWaiter {
  VmThread* thread;
  LockWaiter* next;  // came later
};

void Wake(const LockWaiter* first) {
  if (!first || first->thread->wake_fd < 0) return;
  uint64_t one = 1;
  [[maybe_unused]] ssize_t written = write(first->thread->wake_fd, &one, sizeof one);  // can only fail where it is readable already
}

// A place in the queue, for as long as the calling thread waits.
class Queued {
 public:
  explicit Queued(LockWaiter** queue) : queue_(queue), waiter_{&CurrentVmThread(), nullptr} {
    if (waiter_.thread->wake_fd < 0) waiter_.thread->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    while (*queue) queue = &(*queue)->next;
    *queue = &waiter_;
  }
  ~Queued() {
    for (LockWaiter** link = queue_; *link; link = &(*link)->next) {
      if (*link != &waiter_) continue;
      *link = waiter_.next;
      break;
    }
  }
  Queued(const Queued&) = delete;
  Queued& operator=(const Queued&) = delete;

  // Without an eventfd, for which the system may have no room: looks again now and then.
  void Sleep(int64_t deadline) {
    constexpr int64_t kLookAgain = kSecond / 1000;
    int fd = waiter_.thread->wake_fd;
    SleepUntil(fd >= 0 ? deadline : std::min(deadline, MonotonicNanoseconds() + kLookAgain), fd);
    uint64_t count;
    if (fd >= 0) [[maybe_unused]] ssize_t drained = read(fd, &count, sizeof count);
  }

 private:
  LockWaiter** queue_;
  LockWaiter waiter_;
};

// Waits until nobody has the lock: 1; 0: the time was up before, -1: a handler of a signal raised.
template <class Taken>
int Wait(LockWaiter** queue, int64_t wait, Taken taken) {
  if (!taken()) return 1;
  if (wait == 0) return 0;
  int64_t deadline;
  if (wait < 0 || __builtin_add_overflow(MonotonicNanoseconds(), wait, &deadline)) deadline = kForever;
  int result = 1;
  {
    Queued place(queue);
    do {
      place.Sleep(deadline);
      if (!RunSignalHandlers()) result = -1;
      else if (taken() && deadline != kForever && MonotonicNanoseconds() >= deadline) result = 0;
    } while (result > 0 && taken());
  }
  // It may have been this one that was woken for a lock that it does not take.
  if (result <= 0 && !taken()) Wake(*queue);
  return result;
}

// ---- lock -------------------------------------------------------------------------------------------------------------------------

struct LockObject : Object {
  Object* weaklist;
  bool locked;
  LockWaiter* waiters;
};
LockObject* AsLock(Object* object) { return static_cast<LockObject*>(object); }
static_assert(sizeof(LockObject) == 40);

struct RLockObject : Object {
  Object* weaklist;
  uint64_t count;  // 0: nobody has it
  int64_t owner;
  LockWaiter* waiters;
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

Ref<Object> LockAcquire(Borrowed<Object> object, CallArgs args) {
  int64_t wait;
  if (!ParseAcquire(args, &wait)) return nullptr;
  LockObject* self = AsLock(object);
  int taken = Wait(&self->waiters, wait, [self] { return self->locked; });
  if (taken > 0) self->locked = true;
  return taken < 0 ? nullptr : NewBool(taken);
}
Ref<Object> LockRelease(Borrowed<Object> object) {
  if (!AsLock(object)->locked) return Raise(TypeId::kRuntimeError, "release unlocked lock");
  FreeLock(object.get());
  return NewNone();
}
Ref<Object> LockExit(Borrowed<Object> object, ArgSpan) { return LockRelease(object); }
Ref<Object> LockLocked(Borrowed<Object> object) { return NewBool(AsLock(object)->locked); }
Ref<Object> LockReset(Borrowed<Object> object) {
  AsLock(object)->locked = false;
  AsLock(object)->waiters = nullptr;  // in the child of a fork: they are gone
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
  int taken = Wait(&self->waiters, wait, [self] { return self->count > 0; });
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
  Wake(self->waiters);
}
Ref<Object> RLockRelease(Borrowed<Object> object) {
  RLockObject* self = AsRLock(object);
  if (!IsMine(self)) return Raise(TypeId::kRuntimeError, "cannot release un-acquired lock");
  if (--self->count == 0) SetFree(self);
  return NewNone();
}
Ref<Object> RLockExit(Borrowed<Object> object, ArgSpan) { return RLockRelease(object); }
Ref<Object> RLockReset(Borrowed<Object> object) {
  AsRLock(object)->waiters = nullptr;  // in the child of a fork: they are gone
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
  if (Wait(&self->waiters, -1, [self] { return self->count > 0; }) < 0) return nullptr;
  self->owner = owner;
  self->count = count;
  return NewNone();
}
Ref<Object> RLockRepr(Borrowed<Object> object) {
  RLockObject* self = AsRLock(object);
  return StrFormat("<%s %s object owner=%lld count=%llu at %p>", self->count ? "locked" : "unlocked", object->type->name,
                   static_cast<long long>(self->owner), static_cast<unsigned long long>(self->count), object.get());
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

}  // namespace

extern const TypeSpec kLockSpec;
constinit const TypeSpec kLockSpec = LockSpec();
extern const TypeSpec kRLockSpec;
constinit const TypeSpec kRLockSpec = RLockSpec();

Ref<Object> NewLock() {
  auto* lock = NewContainer<LockObject>(CurrentLibrary().lock_type.get());
  if (!lock) return nullptr;
  lock->weaklist = nullptr;
  lock->locked = false;
  lock->waiters = nullptr;
  Track(lock);
  return Ref<Object>::Adopt(lock);
}

void FreeLock(Object* lock) {
  if (!std::exchange(AsLock(lock)->locked, false)) return;
  Wake(AsLock(lock)->waiters);
}

}  // namespace viv
