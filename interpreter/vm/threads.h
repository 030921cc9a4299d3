// Threads of one interpreter: systems' threads that take turns under the interpreter lock (interpreter_lock.h). Each has a ThreadState and
// a VmThread of its own: exceptions under way, frames, registers, recursion, tracing. The heap, the collector and everything else are
// shared.
//
// The list of threads (Vm::threads) begins with the youngest and ends with the main one; it is changed with the lock held.
//
// At the end of the interpreter those that still run (daemons) never get the lock again; what they hold is lost, as in CPython.
// Answers to the thread parts of CPython's Python/pystate.c and Modules/_threadmodule.c.
#pragma once

#include <cstdint>

#include "interpreter/vm/thread.h"

namespace viv {

// Gives objects to all numbers in registers, of running frames of every thread and of resting generators (value.h). Where memory is
// short some stay as they are.
void BoxAllNumbers();

// What a thread does. It runs with the lock held, and leaves nothing in VmThread::locals and end_lock; what it leaves pending is dropped.
using ThreadBody = void (*)(void* argument);

// Starts a thread. Its number for the system (pthread_self); 0: failed, RuntimeError or MemoryError pending.
uint64_t StartThread(ThreadBody body, void* argument);

// Who are not the calling thread are gone: after fork(), in the child. The calling one is the main one now.
void ForgetOtherThreads();

// Lets no other thread run any more.
void StopOtherThreads();

}  // namespace viv
