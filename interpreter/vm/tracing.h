// sys.settrace and sys.setprofile: what the loop tells while a trace or profile function is set.
//
// While one is, kBreakTrace stands in VmThread::breaker. The loop sees it at the next Resume or JumpBack and from then on passes every
// instruction through TraceInstruction, by another table of labels; without, tracing costs nothing.
// Answers to the tracing parts of CPython's Python/ceval.c and Python/sysmodule.c.
#pragma once

#include "interpreter/vm/thread.h"

namespace viv {

enum class TraceEvent : uint8_t { kCall, kException, kLine, kReturn, kOpcode, kCCall, kCException, kCReturn };

// A profiler in C++. `argument`: as the profile function gets it; may be null. False: exception pending, the hook is removed.
using NativeProfile = bool (*)(void* context, Frame* frame, TraceEvent event, Object* argument_or_null);

void SetTraceFunction(Borrowed<Object> function_or_null);
void SetProfileFunction(Borrowed<Object> function_or_null);
void SetNativeProfile(NativeProfile hook_or_null, void* context);
// Called before each instruction of any thread, and when a frame is left by an exception: must run no Python and raise nothing.
using InstructionWatch = void (*)(void* context, const Frame* frame);
void SetInstructionWatch(InstructionWatch watch_or_null, void* context);
void InheritWatch(const VmThread& from, VmThread& thread);  // of a thread that starts
// For a builtin function that has just set something to be told: the frame that calls it is told of from its next instruction on, not
// only from its next loop or call. Costs nothing where it is not used: that one instruction is rewritten.
void TraceRestOfFrame();
inline Object* TraceFunction() { return CurrentVmThread().trace_function; }      // borrowed, may be null
inline Object* ProfileFunction() { return CurrentVmThread().profile_function; }  // borrowed, may be null

// ---- For the loop
// Before the instruction at frame->pc: events call, line, opcode, return. False: exception pending.
bool TraceInstruction(VmThread& vm, Frame* frame);
// A call instruction while a profiler runs: calls builtins between c_call and c_return. 1: done, 0: not a builtin, -1: failed.
int TraceBuiltinCall(VmThread& vm, Frame* frame);
// A generator goes on with the pending exception: for who traces, a call.
void TraceThrow(VmThread& vm, Frame* frame);
// The pending exception was raised here.
void TraceException(VmThread& vm, Frame* frame);
// What `yield from` or `await` delegated to has returned: while it is traced, a result travels in a StopIteration, which is an event.
// False: exception pending.
bool TraceSendEnd(VmThread& vm, Frame* frame, Object* iterator, Object* value);
// The pending exception leaves the frame.
void TraceUnwind(VmThread& vm, Frame* frame);

}  // namespace viv
