#include "interpreter/vm/jit/compiler.h"

#include <algorithm>
#include <bit>

namespace viv::jit {

Compiler::Compiler(VmThread& vm, Frame* frame, const SharedCode& shared, const CompiledCode* previous)
    : vm_(vm),
      frame_(frame),
      code_(frame->code),
      shared_(shared),
      unsteady_(previous ? previous->left : nullptr),
      raw_items_(previous ? previous->raw_items : nullptr),
      generation_(previous ? previous->generation + 1 : 0),
      variable_count_(VariableCount(frame->code)),
      known_(static_cast<size_t>(variable_count_), Known::kNothing),
      is_target_(static_cast<size_t>(frame->code->word_count) + 1),
      labels_(static_cast<size_t>(frame->code->word_count) + 1) {}

const std::vector<uint8_t>& Compiler::Compile(std::vector<uint32_t>* entries) {
  entries_ = entries;
  entries->assign(static_cast<size_t>(code_->word_count), 0);
  FindTargets();
  for (word_ = 0; word_ < code_->word_count; word_ = next_) {
    auto word = static_cast<size_t>(word_);
    if (is_target_[word]) {
      Flush();
      ForgetKnown();
    }
    Label label = LabelOfWord(word_);
    a_.Bind(label);
    bool is_open = pending_.empty() && std::all_of(known_.begin(), known_.end(), [](Known known) { return known == Known::kNothing; });
    if (is_open) (*entries_)[word] = static_cast<uint32_t>(a_.PositionOf(label)) + 1;
    in_ = Instruction::FromWord(code_->words[word]);
    original_ = Instruction::FromWord(code_->original_words[word]);
    next_ = word_ + 1 + InfoOf(static_cast<Opcode>(original_.op)).extra_words;
    CompileInstruction();
  }
  Flush();
  a_.Jmp(StepLabel());  // not reached: the last instruction goes elsewhere
  for (size_t i = 0; i < slow_.size(); ++i) {  // some add others
    SlowWay way = std::move(slow_[i]);
    a_.Bind(way.label);
    word_ = way.word;
    next_ = way.next;
    in_ = way.in;
    original_ = way.original;
    way.emit();
  }
  return a_.Finish();
}

// Every word that something jumps to, exception handlers included.
void Compiler::FindTargets() {
  auto mark = [&](int64_t word) { is_target_[static_cast<size_t>(word)] = true; };
  for (int32_t word = 0; word < code_->word_count;) {
    Instruction in = Instruction::FromWord(code_->original_words[word]);
    const OpcodeInfo& info = InfoOf(static_cast<Opcode>(in.op));
    for (const char* letter = info.operands; *letter; ++letter) {
      if (*letter == 'J') mark(word + in.jump());
      if (*letter == 'j') mark(word + static_cast<int32_t>(static_cast<uint32_t>(code_->original_words[word + 1])));
    }
    word += 1 + info.extra_words;
  }
  for (int32_t i = 0; i < code_->exception_entry_count; ++i) mark(code_->exception_table[i].target);
}

void Compiler::CompileInstruction() {
  if (std::popcount(registers_in_use_) > 3 || std::popcount(float_registers_in_use_) > 11) Flush();
  if (CompileMove() || CompileJump() || CompileArithmetic() || CompileComparison() || CompileJumpIfCompared() || CompileName() ||
      CompileAttribute() || CompileItem() || CompileContainer() || CompileIteration() || CompileCall()) {
    return;
  }
  StepHere();
}

// ---- Going elsewhere ------------------------------------------------------------------------------------------------------------------
Label Compiler::LabelOfWord(int32_t word) {
  Label& label = labels_[static_cast<size_t>(word)];
  if (label.number < 0) label = a_.NewLabel();
  return label;
}

void Compiler::SavePc() {
  a_.Mov(RAX, PcOf(word_));
  a_.Mov({R12, kFramePcOffset}, RAX);
}

void Compiler::LeaveAt(int32_t word, const void* how) {
  a_.Mov(RCX, reinterpret_cast<uint64_t>(how));
  a_.Mov(RAX, static_cast<uint64_t>(word));
  a_.Jmp(RCX);
}

bool Compiler::IsUnsteady() const { return unsteady_ && unsteady_[next_] >= kUnsteadyFrom; }

void Compiler::StepHere() {
  Flush();
  LeaveAt(word_, shared_.step);
  ForgetKnown();
}

Label Compiler::StepLabel() {
  Label label = a_.NewLabel();
  Pendings pendings = pending_;
  Slow(label, [this, pendings] {
    EmitFlush(pendings);
    LeaveAt(word_, shared_.step);
  });
  return label;
}

void Compiler::CheckBreak(int32_t target) {
  if (target > word_) return;
  Label step = StepLabel();
  a_.Cmp32({R13, kVmBreakerOffset}, 0);
  a_.J(kNotZero, step);
}

void Compiler::Slow(Label label, std::function<void()> emit) { slow_.push_back({label, word_, next_, in_, original_, std::move(emit)}); }

// The variables of this instruction that are known to hold numbers: a function that has worked on them may have made objects of them.
std::vector<int> Compiler::ClaimedOperands(int written) const {
  std::vector<int> claimed;
  const char* letters = InfoOf(static_cast<Opcode>(original_.op)).operands;
  const uint16_t fields[] = {original_.a, original_.b, original_.c};
  for (int i = 0; i < 3 && letters[i]; ++i) {
    if (letters[i] != 'r' || fields[i] == written || IsTemporary(fields[i])) continue;
    if (KnownOf(fields[i]) == Known::kInt || KnownOf(fields[i]) == Known::kFloat) claimed.push_back(fields[i]);
  }
  return claimed;
}

void Compiler::CheckClaims(const std::vector<int>& claimed, Label otherwise) {
  for (int variable : claimed) {
    a_.Cmp(RBP, At(variable));
    a_.J(kAbove, otherwise);
  }
}

void Compiler::SlowCall(Label slow, Pendings before, int result, std::function<void()> call) {
  Label back = a_.NewLabel();
  a_.Bind(back);
  Pendings after = pending_;
  Known known = result >= 0 && !IsTemporary(result) ? KnownOf(result) : Known::kNothing;
  std::vector<int> claimed = ClaimedOperands(result);
  int32_t next = next_;
  Slow(slow, [this, before = std::move(before), after = std::move(after), known, claimed, result, next, back, call = std::move(call)] {
    EmitFlush(before);
    SavePc();
    call();
    a_.Test8(RAX, RAX);
    JumpIfFailed(kZero);
    Label leave = a_.NewLabel();
    CheckClaims(claimed, leave);
    // First whether all is as the quick way would have left it, then back into the machine registers.
    auto check = [this, leave](int index, Known kind) {
      if (kind == Known::kNothing) return;
      a_.Mov(RAX, At(index));
      if (kind == Known::kInt) {
        a_.Cmp(RAX, R14);
        a_.J(kBelow, leave);
      } else if (kind == Known::kFloat) {
        a_.Cmp(RAX, R14);
        a_.J(kAboveEqual, leave);
        a_.Cmp(RAX, RBP);
        a_.J(kBelow, leave);
      } else {
        a_.Cmp(RAX, RBP);
        a_.J(kAboveEqual, leave);
      }
    };
    check(result, known);
    auto borrowed = std::count_if(after.begin(), after.end(), [](const Pending& p) { return p.where == Where::kObject; });
    for (const Pending& pending : after) {
      Known kind = pending.where == Where::kInt ? Known::kInt : pending.where == Where::kFloat ? Known::kFloat : Known::kObject;
      if (pending.temporary == result) check(result, kind);
      if (kind != Known::kObject) continue;
      // The references of these temporaries may be the only ones: then they stay in memory.
      a_.Mov(RAX, At(pending.temporary));
      a_.Cmp32({RAX, kRefcountOffset}, static_cast<int32_t>(borrowed));
      a_.J(kBelowEqual, leave);
    }
    for (const Pending& pending : after) {
      a_.Mov(RAX, At(pending.temporary));
      if (pending.where == Where::kFloat) {
        a_.Sub(RAX, RBP);
        a_.Movq(static_cast<FloatRegister>(pending.machine_register), RAX);
      } else {
        if (pending.where == Where::kObject) a_.Dec32({RAX, kRefcountOffset});
        a_.Mov(static_cast<Register>(pending.machine_register), RAX);
      }
      a_.MovImmediate(At(pending.temporary), 0);
    }
    a_.Jmp(back);
    a_.Bind(leave);
    LeaveAt(next, shared_.resume);
  });
}

void Compiler::JumpIfFailed(Condition condition) {
  if (failed_.number < 0) {
    failed_ = a_.NewLabel();
    Slow(failed_, [this] {
      a_.Mov(RCX, reinterpret_cast<uint64_t>(shared_.failed));
      a_.Jmp(RCX);
    });
  }
  a_.J(condition, failed_);
}

void Compiler::BeginCall() {
  Flush();
  ForgetKnown();
  SavePc();
}

void Compiler::EndCall(const void* function) {
  a_.Call(function);
  a_.Test8(RAX, RAX);
  JumpIfFailed(kZero);
}

void Compiler::CheckAfterCall() {
  Label leave = a_.NewLabel();
  a_.Cmp32({R13, kVmBreakerOffset}, 0);
  a_.J(kNotZero, leave);
  a_.Cmp8({R15, static_cast<int32_t>(Heap::exact_boxes_offset())}, 0);
  a_.J(kNotZero, leave);
  int32_t next = next_;
  Slow(leave, [this, next] { LeaveAt(next, shared_.interpret); });
}

// ---- Pending temporaries --------------------------------------------------------------------------------------------------------------
Compiler::Pending* Compiler::FindPending(int temporary) {
  for (Pending& pending : pending_) {
    if (pending.temporary == temporary) return &pending;
  }
  return nullptr;
}

Register Compiler::NewRegister() {
  for (Register candidate : {RSI, RDI, R8, R9, R10}) {
    if (!(registers_in_use_ & 1 << candidate)) return candidate;
  }
  VIV_CHECK(false, "CompileInstruction leaves some free");
}

FloatRegister Compiler::NewFloatRegister() {
  for (int candidate = XMM2; candidate <= XMM15; ++candidate) {
    if (!(float_registers_in_use_ & 1 << candidate)) return static_cast<FloatRegister>(candidate);
  }
  VIV_CHECK(false, "CompileInstruction leaves some free");
}

void Compiler::AddPending(int temporary, Where where, int machine_register) {
  pending_.push_back({static_cast<uint16_t>(temporary), where, static_cast<uint8_t>(machine_register)});
  (where == Where::kFloat ? float_registers_in_use_ : registers_in_use_) |= static_cast<uint16_t>(1 << machine_register);
}

void Compiler::FreePending(int temporary) {
  for (size_t i = 0; i < pending_.size(); ++i) {
    if (pending_[i].temporary != temporary) continue;
    (pending_[i].where == Where::kFloat ? float_registers_in_use_ : registers_in_use_) &=
        static_cast<uint16_t>(~(1 << pending_[i].machine_register));
    pending_.erase(pending_.begin() + static_cast<ptrdiff_t>(i));
    return;
  }
}

void Compiler::EmitFlush(const Pending& pending) {
  auto where = static_cast<Register>(pending.machine_register);
  switch (pending.where) {
    case Where::kObject: a_.Inc32({where, kRefcountOffset}); break;
    case Where::kInt: break;
    case Where::kFloat:
      a_.Movq(RAX, static_cast<FloatRegister>(pending.machine_register));
      a_.Add(RAX, RBP);
      where = RAX;
  }
  a_.Mov(At(pending.temporary), where);
}

void Compiler::EmitFlush(const Pendings& pendings) {
  for (const Pending& pending : pendings) EmitFlush(pending);
}

void Compiler::Flush() {
  EmitFlush(pending_);
  pending_.clear();
  registers_in_use_ = float_registers_in_use_ = 0;
}

void Compiler::FlushAllBut(int first, int second) {
  Pendings all = pending_;
  for (const Pending& pending : all) {
    if (pending.temporary == first || pending.temporary == second) continue;
    EmitFlush(pending);
    FreePending(pending.temporary);
  }
}

void Compiler::FlushObjects() {
  Pendings all = pending_;
  for (const Pending& pending : all) {
    if (pending.where != Where::kObject) continue;
    EmitFlush(pending);
    FreePending(pending.temporary);
  }
}

// ---- Values ---------------------------------------------------------------------------------------------------------------------------
// The numbers that are pending survive it.
void Compiler::DropObject(Register object, bool ends_frame) {
  VIV_CHECK(std::none_of(pending_.begin(), pending_.end(), [](const Pending& p) { return p.where == Where::kObject; }),
            "objects are put in their place before anything may end");
  Label last = a_.NewLabel(), back = a_.NewLabel();
  a_.Dec32({object, kRefcountOffset});
  a_.J(kZero, last);
  a_.Bind(back);
  Pendings pendings = pending_;
  Slow(last, [this, object, back, pendings, ends_frame] {
    int32_t spill = kSpillOffset;
    for (const Pending& pending : pendings) {
      if (pending.where == Where::kInt) a_.Mov({RSP, spill}, static_cast<Register>(pending.machine_register));
      if (pending.where == Where::kFloat) a_.Movsd({RSP, spill}, static_cast<FloatRegister>(pending.machine_register));
      spill += 8;
    }
    a_.Mov(RDI, object);
    SavePc();
    if (ends_frame) a_.Or32({R12, kFrameFlagsOffset}, kFrameIncomplete);
    a_.Call(reinterpret_cast<const void*>(&DeallocateObject));
    spill = kSpillOffset;
    for (const Pending& pending : pendings) {
      if (pending.where == Where::kInt) a_.Mov(static_cast<Register>(pending.machine_register), {RSP, spill});
      if (pending.where == Where::kFloat) a_.Movsd(static_cast<FloatRegister>(pending.machine_register), {RSP, spill});
      spill += 8;
    }
    a_.Jmp(back);
  });
}

void Compiler::SkipUnlessObject(Register value, Label otherwise) {
  a_.Cmp(value, RBP);
  a_.J(kAboveEqual, otherwise);
  a_.Test(value, value);
  a_.J(kZero, otherwise);
}

void Compiler::JumpUnlessFits(Register number, Label otherwise) {
  a_.Mov(RDX, number);
  a_.Sar(RDX, 50);
  a_.Add(RDX, 1);
  a_.Cmp(RDX, 1);
  a_.J(kAbove, otherwise);
}

void Compiler::DropValue(Register value, bool ends_frame) {
  Label done = a_.NewLabel();
  SkipUnlessObject(value, done);
  DropObject(value, ends_frame);
  a_.Bind(done);
}

void Compiler::StoreOwned(int index, Register value) {
  if (IsTemporary(index)) {
    a_.Mov(At(index), value);
    return;
  }
  Known before = KnownOf(index);
  SetKnown(index, Known::kNothing);
  if (before == Known::kInt || before == Known::kFloat) {
    a_.Mov(At(index), value);
    return;
  }
  FlushObjects();
  a_.Mov(RCX, At(index));
  a_.Mov(At(index), value);
  before == Known::kObject ? DropObject(RCX) : DropValue(RCX);
}

void Compiler::StoreFloatResult(int index, FloatRegister value) {
  if (IsTemporary(index) && !IsUnsteady()) {
    AddPending(index, Where::kFloat, value);
    return;
  }
  a_.Movq(RAX, value);
  a_.Add(RAX, RBP);
  StoreOwned(index, RAX);
  if (!IsTemporary(index) && !IsUnsteady()) SetKnown(index, Known::kFloat);
}

void Compiler::StoreIntResult(int index, Register value) {
  if (IsTemporary(index) && !IsUnsteady()) {
    Register kept = NewRegister();
    a_.Mov(kept, value);
    AddPending(index, Where::kInt, kept);
    return;
  }
  StoreOwned(index, value);
  if (!IsTemporary(index) && !IsUnsteady()) SetKnown(index, Known::kInt);
}

void Compiler::StoreBorrowed(int index, Register object) {
  if (IsTemporary(index) && !IsUnsteady()) {
    Register kept = NewRegister();
    a_.Mov(kept, object);
    AddPending(index, Where::kObject, kept);
    return;
  }
  a_.Inc32({object, kRefcountOffset});
  StoreOwned(index, object);
  if (!IsTemporary(index) && !IsUnsteady()) SetKnown(index, Known::kObject);
}

Register Compiler::ReadObject(bool temporary, int index, Register scratch, Label otherwise) {
  if (Pending* pending = temporary ? FindPending(index) : nullptr) {
    if (pending->where == Where::kObject) return static_cast<Register>(pending->machine_register);
    a_.Jmp(otherwise);
    return scratch;
  }
  a_.Mov(scratch, At(index));
  if (temporary || KnownOf(index) != Known::kObject) {
    a_.Cmp(scratch, RBP);
    a_.J(kAboveEqual, otherwise);
    if (!temporary) SetKnown(index, Known::kObject);
  }
  return scratch;
}

}  // namespace viv::jit
