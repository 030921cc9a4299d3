// The machine-code compiler as the loop sees it: when code is compiled, and the way in and out.
//
// The loop counts the calls and the rounds of loops of a code object (CodeObject::heat). From kCompileAt on its instructions, which have
// been specialised by then, become machine code. It works on the same frames, so either can go on where the other has stopped: what
// has no machine code, the loop does in between, one instruction at a time.
//
// Only for x86-64. Off with VIV_JIT=0 in the environment, or where the system gives no memory that may be executed.
#pragma once

#include <memory>
#include <vector>

#include "interpreter/vm/jit/compiled_code.h"
#include "interpreter/vm/jit/compiler.h"

namespace viv::jit {

inline constexpr int32_t kCompileAt = 100;  // CodeObject::heat
inline constexpr int32_t kMostGenerations = 8;  // how often code is compiled anew

class Jit {
 public:
  Jit();
  ~Jit();
  Jit(const Jit&) = delete;
  Jit& operator=(const Jit&) = delete;

  // False: there will be no machine code.
  bool Init();

  // Where to enter machine code for the instruction at frame->pc, which is compiled if it is time. Null: the loop goes on.
  const void* FindEntry(VmThread& vm, Frame* frame, const uint64_t* pc);
  // sent: owned; where the entry is a generator's.
  Exit Enter(const void* entry, Frame* frame, VmThread& vm, Object* sent = nullptr) const;
  // What the heat of code starts with: 0, or more, to compile earlier.
  int32_t first_heat() const { return first_heat_; }
  // Where frames return to that the loop has called.
  const void* returned() const { return shared_.returned; }
  const void* pass_yielded() const { return shared_.pass_yielded; }
  const SharedCode& shared() const { return shared_; }
  // The loop has stepped in.
  static void CountStep(const Frame* frame);
  // Machine code has left its usual way before the frame's pc.
  static void CountLeave(const Frame* frame);
  static void Release(CodeObject* code);

 private:
  struct Chunk;
  bool Compile(VmThread& vm, Frame* frame);
  bool CompileAfter(VmThread& vm, Frame* frame, CompiledCode* previous_or_null);  // may throw bad_alloc
  uint8_t* Place(const std::vector<uint8_t>& code);

  std::vector<std::unique_ptr<Chunk>> chunks_;
  SharedCode shared_{};
  size_t placed_bytes_ = 0;
  int32_t first_heat_ = 0;
};

}  // namespace viv::jit
