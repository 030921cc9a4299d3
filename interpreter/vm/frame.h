// Frame: one running piece of Python code. Frames lie in an array of the thread (thread.h), the caller directly below its callee, so
// the frame before `f` is `f - 1`; they are pushed and popped without C recursion.
//
// A frame's registers are its window in the thread's register stack:
//
//   registers[-1]                       the function, owned (not of generators); the result of a call instruction replaces it
//   [0, local_count)                    variables, parameters first
//   [local_count, VariableCount)        cells made here, then cells of the closure
//   [VariableCount, register_count)     temporaries
//
// A frame whose FrameObject somebody else owns when it ends gives its variables to it (DetachFrameObject).
//
// Invariants
//   FR1  pc points at the instruction that runs; of a caller: at its call instruction. It is stored before anything that can look at it.
//   FR2  registers above the window of the youngest frame are null, and so are temporaries that are not in use (opcodes.def, R1)
//   FR3  function is borrowed: registers[-1], the generator, or the C++ caller owns it; code is owned
//   FR4  a frame of a generator lies in the array only while the generator runs
//   FR5  kFrameParked: of a generator that rests in a `yield from`, whose delegate runs in the frame above. Its registers have stayed in
//        the generator; they come onto the stack when it is its turn (UnparkFrame). The frame that runs is never parked.
// Answers to CPython's Include/internal/pycore_frame.h.
#pragma once

#include "interpreter/bytecode/instruction.h"
#include "interpreter/objects/code_object.h"
#include "interpreter/objects/frame_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/vm/value.h"

namespace viv {

struct GeneratorObject;

enum FrameFlag : uint16_t {
  kFrameEntry = 1,       // C++ called: the loop that runs it ends when it does
  kFrameGenerator = 2,   // the registers belong to `generator` and go back there
  kFrameInit = 4,        // an __init__ that a class call runs: its result must be None, the instance is the call's result
  kFrameForward = 8,     // pushed by an instruction other than a call (a property's getter): the result goes to its register a
  kFrameIncomplete = 16, // being built: not to be shown in tracebacks
  kFrameForIter = 32,    // a generator that ForIter resumed,
  kFrameSend = 64,       // that Send resumed,
  kFrameNext = 128,      // that a call of next() resumed
  kFrameParked = 256,    // FR5
  kFrameSent = 512,      // with kFrameNext: a call of send(), whose value the caller still owns
  kFrameRecorded = 1024, // set and read by whoever keeps a copy of the stack (RecordedStack): the copy has this activation
  kFrameResumes = 2048   // what the other flags ask for when it returns is done by the machine code at `resume`
};

struct Frame {
  uint64_t* pc;
  Value* registers;
  Object** constants;       // the items of the code's constants
  FunctionObject* function;
  CodeObject* code;
  FrameObject* object;      // owned; null until somebody asked for it (EnsureFrameObject)
  Object* locals;           // owned; the namespace of a module or class body, or of exec; null for functions
  GeneratorObject* generator;  // of kFrameGenerator: borrowed
  uint32_t flags;           // FrameFlag bits
  int32_t traced_word;      // of the instruction before, while the frame is traced; else meaningless
  const void* resume;       // where machine code goes on when it returns from this frame, or a generator yields; of other frames with
                            // flags meaningless
};

inline int32_t VariableCount(const CodeObject* code) { return code->local_count + code->cell_count + code->free_count; }
inline int32_t WordIndex(const Frame* frame) { return static_cast<int32_t>(frame->pc - frame->code->words); }
inline int FrameLine(const Frame* frame) { return CodeLineOf(frame->code, WordIndex(frame)); }
inline DictObject* FrameGlobals(const Frame* frame) { return frame->function->globals; }
inline Object* FrameBuiltins(const Frame* frame) { return frame->function->builtins; }

// The youngest frame of the calling thread, null: none runs. Frames under construction are skipped.
Frame* CurrentFrame();
// The frame that called `frame`; null: it is the first.
Frame* CallerOf(Frame* frame);

// ---- frame_object.cc ----
// The frame's object, made on first demand. Borrowed. Null: out of memory.
FrameObject* EnsureFrameObject(Frame* frame);
// The frame ends while its object has other owners: the object takes the variables out of the registers (they are null afterwards),
// and `locals`, and fills in `back`. Drops the frame's reference to the object. Cannot fail: what cannot be kept is released.
void DetachFrameObject(Frame* frame);
// What locals() answers: the namespace of a module or class body, else a dict brought up to date from the registers. Borrowed from
// the frame object. Null: failed.
Borrowed<Object> FrameLocals(Frame* frame);

}  // namespace viv
