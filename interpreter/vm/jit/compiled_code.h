// CompiledCode: what the machine-code compiler made of one code object, and how the loop goes in and out of it.
//
// Machine code works on the same frames and registers as the loop. It may be entered before any instruction that has an entry, and it
// leaves with everything in its place: the loop can go on at frame->pc as if it had run the instructions before.
#pragma once

#include <cstdint>

#include "interpreter/vm/raw_array.h"
#include "interpreter/vm/thread.h"

namespace viv::jit {

// Why machine code has come back.
enum class Exit : uint32_t {
  kStep,       // the loop is to run the instruction at the youngest frame's pc, which has no machine code here; then it may come back
  kResume,     // what ran has left its usual way: on with the instruction at the youngest frame's pc, in machine code if it has an entry
  kGoOn,       // another frame goes on at its pc, where it has no entry
  kInterpret,  // the loop is to go on there for a while: something breaks
  kCallee,     // the youngest frame is a callee's that has not begun
  kReturned,   // a call made by the loop has returned: on behind the call at the youngest frame's pc
  kFailed,     // an exception is pending, raised by the instruction there
  kEnded       // a frame that C++ has called has ended with VmThread::result
};

inline constexpr uint8_t kUnsteadyFrom = 20;  // CompiledCode::left

struct CompiledCode {
  const uint8_t* start;     // owned by the Jit
  int32_t steps_left;       // how often the loop still steps in before the code is looked at again
  int32_t generation;       // how many have been there before for the same code object
  CompiledCode* previous;   // owned; frames may still return into it
  uint8_t* left;            // owned; by word: how often it was gone on with after the instruction before had left its usual way
  RawItem* raw_items;       // owned; by word: of the arrays that a subscript has met
  uint32_t entries[];       // by word: the offset of its entry plus one; 0: none

  const void* EntryAt(int32_t word) const { return entries[word] ? start + entries[word] - 1 : nullptr; }
};

inline CompiledCode* CompiledOf(const CodeObject* code) { return static_cast<CompiledCode*>(code->compiled); }

// Where machine code goes on with a frame, at its pc. Null: the loop does.
inline const void* EntryOf(const VmThread& vm, const Frame& frame) {
  const CompiledCode* compiled = CompiledOf(frame.code);
  return compiled && NothingBreaks(vm) && !CurrentHeap().exact_boxes() ? compiled->EntryAt(WordIndex(&frame)) : nullptr;
}

}  // namespace viv::jit
