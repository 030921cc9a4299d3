// Generators, coroutines and asynchronous generators: a frame that rests between two resumptions.
//
// While it rests, its registers lie in the object itself; to run, they are copied onto the register stack and a frame is pushed.
// `for`, `yield from`, `await` and next() on a generator push the frame inside the loop; send(), throw() and close() come from C++
// through ResumeGenerator.
//
//   state       pc                           registers
//   kCreated    at ReturnGenerator           the variables
//   kSuspended  at the Yield it rests at     the variables and the temporaries in use
//   kRunning    (in its frame)               none here
//   kFinished   null                         none
//
// A suspended `yield from` / `await`: the instruction after its Yield is a Resume with operand 2 or 3, and what it delegates to lies
// in the register below the Yield's (GeneratorDelegate).
// Answers to CPython's Objects/genobject.c.
#pragma once

#include "interpreter/vm/thread.h"

namespace viv {

enum class GeneratorState : uint8_t { kCreated, kSuspended, kRunning, kFinished };

struct GeneratorObject : Object {
  GcSlot<StrObject> name, qualname;
  GcSlot<FunctionObject> function;  // null once finished
  GcSlot<CodeObject> code;          // stays, for gi_code
  Object* weaklist;
  HandledException handled;         // linked into the thread's stack while it runs; else see MachineEntry
  FrameObject* frame_object;        // owned; null until asked for
  GcSlot<Object> origin;            // cr_origin of coroutines; ag_finalizer of asynchronous generators
  uint64_t* pc;
  int32_t live_count;               // registers[0, live_count) are in use while it rests
  int32_t register_capacity;
  GeneratorState state;
  bool hooks_initialized, closed, running_async;  // of asynchronous generators
  Value registers[];
};
inline GeneratorObject* AsGenerator(Object* object) { return static_cast<GeneratorObject*>(object); }
inline bool IsGeneratorLike(const Object* object) {
  return object->kind == kGenerator || object->kind == kCoroutine || object->kind == kAsyncGenerator;
}

// Where machine code goes on with a generator that rests, which is kept in place of the link. Null: whoever resumes it finds out.
inline const void* MachineEntry(const GeneratorObject* generator) { return generator->handled.previous; }

// ---- generator_core.cc ----
enum class ResumeResult : uint8_t { kYielded, kReturned, kFailed };
// Runs it until it yields, returns or fails. `sent`: what the yield expression answers; null: the pending exception is raised there.
// The caller has made sure that it is created or suspended, and that what is sent into a created one is None.
// *result: the value yielded or returned, null where failed.
ResumeResult ResumeGenerator(GeneratorObject* generator, Ref<Object> sent_or_null, Ref<Object>* result);
// The same with None sent, of whatever state, and the generator kept alive meanwhile. False: it takes ResumeGenerator.
bool ResumeInMachineCode(GeneratorObject* generator, ResumeResult* outcome, Ref<Object>* result);
// The same for a generator suspended in a delegation that has ended: `value` is the delegation's result.
ResumeResult ResumeAfterDelegate(GeneratorObject* generator, Ref<Object> value_or_null, Ref<Object>* result);
// What a suspended generator delegates to. Borrowed; null: nothing.
Object* GeneratorDelegate(GeneratorObject* generator);
// A generator for the frame that runs ReturnGenerator: takes over its variables and frame object. The caller pops the rest.
Ref<Object> NewGeneratorOfFrame(Frame* frame);
// The youngest frame returned or failed: pops it and leaves the generator finished. StopIteration that left the body becomes
// RuntimeError (PEP 479) where `failed`.
void FinishGeneratorFrame(VmThread& vm, bool failed);
// Drops what a resting generator holds (clear, dealloc): finished afterwards.
void ClearGenerator(GeneratorObject* generator);

// ---- generator_object.cc, coroutine.cc, async_generator.cc ----
// Fills what differs by kind in a fresh object: cr_origin. Asynchronous generators' hooks are called on first iteration.
bool GeneratorCreated(GeneratorObject* generator);
// Instructions GetYieldFromIter, GetAwaitable (where: its operand c), GetAiter, GetAnext, AsyncGenWrap, Send.
Ref<Object> YieldFromIter(Ref<Object> iterable, const CodeObject* running);
Ref<Object> AwaitableIter(Borrowed<Object> object, int where);
Ref<Object> AsyncIter(Borrowed<Object> object);
Ref<Object> AsyncNext(Borrowed<Object> iterator);
Ref<Object> NewAsyncGenWrappedValue(Ref<Object> value);
// What Send does with anything but a resting generator. False: failed. *finished: `value` is the result.
bool SendTo(Object* iterator, Ref<Object> sent, Ref<Object>* value, bool* finished);
// The send() of what asend() and __anext__() of an async generator answer, without the StopIteration: *finished, and *value is its
// value; else what it waits for. False: failed.
bool AsyncStepSend(Borrowed<Object> step, Borrowed<Object> sent, Ref<Object>* value, bool* finished);

}  // namespace viv
