// Compiler: machine code for one code object, instruction by instruction, from the forms that the loop has specialised them to.
//
// What the code may rely on
//   RBX  the frame's registers       R12  the frame              R13  the VmThread
//   R14  kIntTag                     R15  the Heap               RBP  kFirstNumber
//   [RSP], [RSP + 8]  two words of its own, and room to spill into
// RAX, RCX, RDX, R11, XMM0 and XMM1 are free within an instruction. RSI, RDI, R8 .. R10 and XMM2 .. XMM15 hold what temporaries that are not in
// memory yet (Pending) have.
//
// Pending temporaries
//   A temporary may be left in a machine register until it is consumed: a number, or an object that something else owns, without a
//   reference of the temporary's own. That something cannot let go of it in between: before anything that could release or overwrite an
//   object, and before every call, jump and entry, what is pending is put in its place (Flush), objects with a reference.
//
// Ways that are not quick stand behind the code (Slow): they first flush what was pending there. They end by going back where the
// quick way ends, or, where something stays pending there, by leaving for the loop, which comes back in at the next entry.
#pragma once

#include <functional>
#include <vector>

#include "interpreter/vm/inline_cache.h"
#include "interpreter/vm/instructions.h"
#include "interpreter/vm/jit/assembler.h"
#include "interpreter/vm/jit/compiled_code.h"
#include "interpreter/vm/jit/layout.h"
#include "interpreter/vm/numbers.h"

namespace viv {
struct AttributeMemoEntry;
}

namespace viv::jit {

// Machine code that all compiled code shares. Each is jumped to, and goes back to the loop.
struct SharedCode {
  const void* enter;         // Exit enter(const void* entry, Frame*, VmThread*, Heap*)
  const void* step;          // these three: EAX is the word of the instruction
  const void* resume;
  const void* interpret;
  const void* failed;        // frame->pc is stored
  const void* callee;        // a callee's frame is the youngest one, its pc stored
  const void* leave_frame;   // the variables have ended, [RSP] is the result: on in the caller
  const void* leave_generator;  // a generator's frame ends, with its variables; [RSP] is the result
  const void* go_on;            // these two: at frame->pc as it is stored
  const void* step_there;
  const void* returned;         // for Frame::resume of a frame that the loop called
  const void* ended;            // VmThread::result is what C++ gets
  const void* yielded;          // for Frame::resume of a generator's frame that C++ has called: RAX is what it yields
  const void* pass_yielded;     // and of a frame that anything else has resumed than machine code
};

template <class T>
const void* FunctionAddress(T* function) {
  return reinterpret_cast<const void*>(function);
}

class Compiler {
 public:
  // previous: what the code object has been compiled to before; null: nothing.
  Compiler(VmThread& vm, Frame* frame, const SharedCode& shared, const CompiledCode* previous);
  // The code, with offsets by word in `entries` (plus one; 0: none).
  const std::vector<uint8_t>& Compile(std::vector<uint32_t>* entries);

 private:
  static constexpr int32_t kSpillOffset = 16, kSpillWords = 20;  // behind [RSP + 8]: what has to survive a call
  enum class Where : uint8_t { kObject, kInt, kFloat };  // a borrowed object; a Value; a double
  struct Pending {
    uint16_t temporary;
    Where where;
    uint8_t machine_register;  // Register or FloatRegister
  };
  enum class Known : uint8_t { kNothing, kInt, kFloat, kObject };  // what a variable holds: a number in its register, an object
  using Pendings = std::vector<Pending>;

  // ---- compiler.cc: the frame of it all ----
  void CompileInstruction();
  void FindTargets();
  bool IsTemporary(int index) const { return index >= variable_count_; }
  Address At(int index) const { return {RBX, index * 8}; }
  Label LabelOfWord(int32_t word);
  uint64_t PcOf(int32_t word) const { return reinterpret_cast<uint64_t>(code_->words + word); }
  void SavePc();                             // clobbers RAX
  void StepHere();                           // the loop does this instruction
  Label StepLabel();                         // a way to do so from the quick one
  void LeaveAt(int32_t word, const void* how);
  bool IsUnsteady() const;                   // what this instruction leaves is often something else than its quick way makes
  void JumpIfFailed(Condition condition);
  void CheckBreak(int32_t target);           // an instruction that may jump back: the loop does it where something breaks

  void Slow(Label label, std::function<void()> emit);
  // Ends an instruction's quick way here. The slow one flushes `before`, does `call`, which leaves a bool in AL and the result in
  // R[result] (-1: none), and comes back here if that is what the quick way would have left.
  void SlowCall(Label slow, Pendings before, int result, std::function<void()> call);
  Pending* FindPending(int temporary);
  Register NewRegister();
  FloatRegister NewFloatRegister();
  void AddPending(int temporary, Where where, int machine_register);
  void FreePending(int temporary);
  void Flush();
  void FlushAllBut(int first, int second = -1);
  void FlushObjects();
  void EmitFlush(const Pending& pending);  // clobbers RAX
  void EmitFlush(const Pendings& pendings);
  void ForgetKnown() { known_.assign(known_.size(), Known::kNothing); }
  Known KnownOf(int index) const { return known_[static_cast<size_t>(index)]; }
  void SetKnown(int index, Known known) { known_[static_cast<size_t>(index)] = known; }
  // Calls a helper: everything flushed, pc saved, RDI .. R9 as arguments are the caller's to set after this.
  void BeginCall();
  void EndCall(const void* function);        // a bool: leaves where it is false
  void CheckAfterCall();                     // something may want the loop now

  std::vector<int> ClaimedOperands(int written) const;
  void CheckClaims(const std::vector<int>& claimed, Label otherwise);

  // ---- compiler.cc: values ----
  void SkipUnlessObject(Register value, Label otherwise);  // to `otherwise` where it is a number or null
  void JumpUnlessFits(Register number, Label otherwise);   // an int of a register's 51 bits; clobbers RDX
  // Drops an object, or a value of any kind. No object is pending. ends_frame: the frame is not to be seen any more.
  void DropObject(Register object, bool ends_frame = false);
  void DropValue(Register value, bool ends_frame = false);
  void StoreOwned(int index, Register value);             // R[index] = value; clobbers RCX
  void StoreFloatResult(int index, FloatRegister value);  // no NaN
  void StoreIntResult(int index, Register value);         // a Value
  void StoreBorrowed(int index, Register object);         // becomes pending, or gets a reference
  // The object an operand has, which may be pending: in `scratch` or its own register. Numbers go to `otherwise`, which does not come
  // back with a variable that is still a number.
  Register ReadObject(bool temporary, int index, Register scratch, Label otherwise);

  // ---- number_templates.cc ----
  bool CompileArithmetic();
  bool CompileComparison();
  bool CompileJumpIfCompared();
  void EmitIdentity(int kinds, bool wanted);
  void EmitCompare(CompareOp op, int kinds);
  void EmitTruthOf(Register object, Label is_true, Label is_false, Label otherwise);
  void EmitTruthAndJump(int index, bool temporary, bool wanted, int32_t target);
  struct NumberOperand {
    int kind;        // OperandKind
    int index;
    int other = -1;  // a temporary in memory that is the other operand: it must not be the same object
  };
  void TellOperandsApart(NumberOperand x, NumberOperand* y);
  void JumpIfLast(Register object, Label otherwise, NumberOperand operand);
  bool IsNoNumber(NumberOperand operand) const;
  bool MayBeFloat(NumberOperand operand);
  bool IsSurelyFloat(NumberOperand operand);
  bool IsSurelyInt(NumberOperand operand);
  void ReadWide(NumberOperand operand, Register to, Label otherwise);
  FloatRegister ReadDouble(NumberOperand operand, FloatRegister scratch, Label otherwise, bool ints_too);
  void ConsumeNumber(NumberOperand operand);
  void EmitIntArithmetic(int operation, NumberOperand x, NumberOperand y, Label slow);
  void EmitFloatArithmetic(int operation, NumberOperand x, NumberOperand y, Label slow, FloatRegister result);
  // Numbers x and y compared: jumps where `op` says so.
  void EmitIntCompare(CompareOp op, NumberOperand x, NumberOperand y, Label slow, Label taken, bool wanted);
  void EmitFloatCompare(CompareOp op, NumberOperand x, NumberOperand y, Label slow, Label taken, bool wanted);

  // ---- name_templates.cc ----
  bool CompileName();
  bool CompileAttribute();
  void GuardKeys(Register keys, uint32_t version, Label otherwise);
  void GuardBuiltins(uint32_t version, Label otherwise);
  void EmitLoadGlobal(bool builtin);
  void EmitLoadName(bool builtin);
  void EmitStoreName(bool global);
  bool IsNumberPending(int index);
  void OverwriteBox(int index, Label slow);
  bool CompileLoadAttribute();
  bool CompileLoadMethod();
  bool CompileStoreAttribute();
  void EmitAppendSlot(Label fresh, Register owner, Register place, Label done);
  void GuardType(Register owner, uint32_t version, Label otherwise);  // RCX holds the type then
  void ForOtherTypes(Label others, uint16_t name, uint32_t version, Label otherwise, std::function<bool(const AttributeMemoEntry&)> emit);
  AttributeCache AttributeFormOf(uint16_t name, size_t cache_words, uint16_t first_form, std::initializer_list<int> forms);
  void LoadFromKeys(uint32_t index, Label otherwise);
  Register LoadOfModule(Register module, const AttributeCache& cache, Label otherwise);
  void GuardTypeObject(Register object, uint32_t version, Label otherwise);
  void FinishLoad(bool temporary, Register owner);

  // ---- object_templates.cc ----
  bool CompileItem();
  bool CompileContainer();
  ObjectKind ProbableKind(bool temporary, int index) const;
  void ConsumeIndex(NumberOperand key);
  void ReadIndex(NumberOperand key, Register container, int32_t size_offset, Label otherwise);
  void EmitLoadItem(int kinds);
  void EmitStoreItem(int kinds);

  // ---- array_templates.cc ----
  RawItem RawItemSeen() const { return raw_items_ ? raw_items_[word_] : RawItem::kOther; }
  void GuardRawArray(Register container, RawItem item, Label otherwise);
  void EmitLoadRawItem(RawItem item, bool temporary, NumberOperand key, std::function<void()> call);
  void EmitStoreRawItem(RawItem item, bool temporary, NumberOperand key, std::function<void()> call);

  // ---- object_templates.cc, on ----
  void EmitRow(bool (*build)(Frame*, Instruction), size_t count);
  void EmitWork(bool (*work)(Frame*, Instruction));
  void EmitUnpackVariables(int count);
  void EmitCallOf(const std::function<void()>& call);
  void EmitSlice();
  void EmitListAppend();

  // ---- flow_templates.cc ----
  bool CompileMove();
  bool CompileJump();
  bool CompileIteration();
  bool IsTargetWithin(int count) const;  // of the `count` words behind this instruction
  void EmitCopy();
  void EmitTake();
  void EmitPermute(int count);
  void EmitNoneAndJump(bool temporary, bool wanted);
  void EmitKeep(bool wanted);
  void EmitForRange();
  void EmitForSequence(ObjectKind kind);
  void EmitExhausted(Label label);  // the iterator in RAX is released; on at the jump
  void EmitForPairs();
  void EmitForAny();

  // ---- call_templates.cc ----
  bool CompileCall();
  void EmitCallPython(bool method, bool bound);
  void EmitBinding(int base, ArgumentBinding binding);
  void EmitNewFrame(int base, Label otherwise);
  void EnterNewFrame(uint32_t flags, Label returned, Label interpreted);
  void EmitBuiltin(const void* function, bool method, int arguments);
  void EmitLen();
  void EmitAppend(Register list, Register item, Label otherwise);
  void EmitCallAppend(bool statement);
  // A function of transfers.h: on where it says.
  void EmitTransfer(const void* function);
  void EmitCallClass();
  void EmitSuperMethod();
  void EmitGetter();
  void EmitCallable(const void* function);
  void GuardCallable(bool method);
  void EmitCallOfType(const void* function, const Object* type);
  void EmitReturn();

  // ---- generator_templates.cc ----
  void EmitReturnGenerator();
  void EmitYield();
  void EmitResumeGenerator(uint32_t flags, int moved, Label yielded, Label other);
  void EmitSendNone();
  void EmitOtherIterator(Label other, const void* function, bool sends_none, Label done);
  void EmitForGenerator();
  void EmitCallOfGenerator(bool sends);
  void EmitSend();

  VmThread& vm_;
  Frame* frame_;
  CodeObject* code_;
  const SharedCode& shared_;
  const uint8_t* unsteady_;  // by word, where code compiled before has left its usual way often; may be null
  const RawItem* raw_items_; // the same: of what arrays a subscript's items were
  int32_t generation_;
  Assembler a_;
  int32_t variable_count_;
  Pendings pending_;
  uint16_t registers_in_use_ = 0, float_registers_in_use_ = 0;  // by number
  std::vector<Known> known_;        // by variable
  std::vector<bool> is_target_;     // by word
  std::vector<Label> labels_;       // by word; unset: number -1
  Label failed_;
  std::vector<uint32_t>* entries_ = nullptr;
  struct SlowWay {
    Label label;
    int32_t word, next;
    Instruction in, original;
    std::function<void()> emit;
  };
  std::vector<SlowWay> slow_;

  // The instruction at hand.
  int32_t word_ = 0, next_ = 0;
  Instruction in_{}, original_{};
};

}  // namespace viv::jit
