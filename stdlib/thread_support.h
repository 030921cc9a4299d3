// What the parts of _thread share:
//
//   thread_module.cc   starting threads, and what programs ask about them
//   thread_locks.cc    lock, RLock
//   thread_local.cc    _local
//
// Answers to CPython's Modules/_threadmodule.c.
#pragma once

#include "interpreter/objects/type_object.h"

namespace viv {

extern const TypeSpec kLockSpec, kRLockSpec, kThreadLocalSpec;

Ref<Object> NewLock();
// Lets a lock go, whoever has it; nothing happens to one that is free.
void FreeLock(Object* lock);

// An instance of a type whose instances have a gc head.
Ref<Object> NewTracked(TypeObject* type);

// The calling thread ends: what its _local objects hold for it dies. May run Python.
void DropThreadLocals();

}  // namespace viv
