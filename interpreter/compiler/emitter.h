// Emitter: the instructions of one code object while they are made - words, labels, source positions, registers, exception ranges.
// It knows instructions, not the tree.
//
// Vocabulary
//   temporary    a register above the variables; handed out as a stack: Push / Pop / top
//   label        a place that jumps go to; its number is an index. Bind puts it here.
//   dead         behind a jump, return or raise, until a label is bound that somebody jumps to: nothing is emitted there
//   assigned     the variables that are bound for certain at this point; they need no CheckLocal
//   handler      the label that an exception raised here goes to
//
// Invariants
//   1. Registers of variables are counted as if every local of the scope were used; Finish closes the gaps (Renumber).
//   2. A backward jump goes to a label bound by BindLoop, which drops from `assigned` what the loop may delete.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "interpreter/bytecode/instruction.h"
#include "interpreter/compiler/location.h"
#include "interpreter/objects/code_object.h"

namespace viv::compiler {

class VariableSet {
 public:
  void Add(int i) {
    size_t word = static_cast<size_t>(i) / 64;
    if (word >= words_.size()) words_.resize(word + 1);
    words_[word] |= uint64_t{1} << (i % 64);
  }
  void Remove(int i) {
    size_t word = static_cast<size_t>(i) / 64;
    if (word < words_.size()) words_[word] &= ~(uint64_t{1} << (i % 64));
  }
  bool Has(int i) const {
    size_t word = static_cast<size_t>(i) / 64;
    return word < words_.size() && (words_[word] >> (i % 64) & 1);
  }
  void Intersect(const VariableSet& other) {
    if (words_.size() > other.words_.size()) words_.resize(other.words_.size());
    for (size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void Subtract(const VariableSet& other) {
    for (size_t i = 0; i < words_.size() && i < other.words_.size(); ++i) words_[i] &= ~other.words_[i];
  }
  void Clear() { words_.clear(); }

 private:
  absl::InlinedVector<uint64_t, 2> words_;
};

using Label = int32_t;
inline constexpr Label kNoLabel = -1;

class Emitter {
 public:
  // `variables`: registers below the first temporary.
  void Reset(int variables);

  // ---- Instructions
  void Emit(Opcode opcode, int a = 0, int b = 0, int c = 0);
  void EmitWide(Opcode opcode, int a, int b, int c, uint32_t extra);    // one extra word that is a number
  void EmitJump(Opcode opcode, int a, Label target);                    // distance in b and c
  void EmitJumpWord(Opcode opcode, int a, int b, int c, Label target);  // distance in the first extra word

  // ---- Places
  Label NewLabel();
  void Bind(Label label);
  void BindLoop(Label label);
  bool IsReached(Label label) const { return labels_[label].reached; }
  bool IsBound(Label label) const { return labels_[label].position >= 0; }
  bool reachable() const { return reachable_; }
  void MarkUnreachable() { reachable_ = false; }
  bool ends_with_return() const { return ends_with_return_; }  // no label has been bound and nothing emitted behind a return
  void EndReturn() { ends_with_return_ = false; }
  // A statement without an instruction of its own: what comes next takes its line or, where that has another one, a Nop keeps it.
  void EmitLine();
  int position() const { return static_cast<int>(words_.size()); }

  // ---- Source positions
  Location location() const { return location_; }
  void set_location(const Location& location) { location_ = location; }
  void set_location(const ast::Node* node) { location_ = Location::Of(node); }
  void set_no_location() { location_ = Location{}; }

  // ---- Temporaries
  int top() const { return top_; }
  void set_top(int top) { top_ = top; }
  int Push() {
    int result = top_++;
    if (top_ > max_top_) max_top_ = top_;
    return result;
  }
  void Pop() { --top_; }
  void Reserve(int registers) {  // up to, but not including
    if (registers > max_top_) max_top_ = registers;
  }
  int first_temporary() const { return first_temporary_; }
  bool IsTemporary(int r) const { return r >= first_temporary_; }

  // ---- Variables that are bound for certain
  VariableSet& assigned() { return assigned_; }
  VariableSet& deletable() { return deletable_; }

  // ---- Exceptions
  // Exceptions raised from here on go to `handler`; answers what was in force before.
  struct HandlerState {
    Label handler;
    int depth;
  };
  HandlerState SetHandler(Label handler, int depth);
  void RestoreHandler(const HandlerState& state) { SetHandler(state.handler, state.depth); }
  HandlerState handler() const { return {handler_, handler_depth_}; }
  // A handler starts here: with `assigned` as it was where its range began. `reachable`: that of the range's start.
  void BindHandler(Label handler, const VariableSet& assigned, bool reachable);

  // ---- The end
  // Variables turned out to be fewer: registers from `first` on move down by `count`.
  void Renumber(int first, int count);
  void PatchExtra(int instruction, uint32_t extra) { words_[instruction + 1] = extra; }
  bool Finish(CodeObject* code);  // words, positions, exception table, register_count
  bool too_large() const { return too_large_; }

 private:
  struct LabelState {
    int32_t position = -1;
    int32_t fixups = -1;  // head of a chain through fixups_
    bool reached = false;
    VariableSet assigned;
  };
  struct Fixup {
    int32_t instruction;  // its first word
    bool in_word;
    int32_t next;
  };
  struct Range {
    int32_t start, end;
    Label handler;
    int32_t depth;
  };

  void AddWord(Opcode opcode, int a, int b, int c);
  void AddPosition();
  void AddPositionOf(const Location& location);
  PositionEntry& PositionAt(int instruction);
  Location LocationAt(int instruction);
  void SpreadReturn();
  void JumpTo(Label target, int instruction, bool in_word);
  void Reach(LabelState& label);
  void Patch(int instruction, bool in_word, int target);
  void CloseRange();
  void FlushLine();
  void ThreadJumps();

  std::vector<uint64_t> words_;
  std::vector<PositionEntry> positions_;
  std::vector<LabelState> labels_;
  std::vector<Fixup> fixups_;
  std::vector<Range> ranges_;
  std::vector<int32_t> artificial_jumps_;  // jumps that the source does not have
  VariableSet assigned_, deletable_;
  Location location_, last_location_, waiting_line_;
  bool line_waits_ = false;  // waiting_line_ is to be kept
  int first_temporary_ = 0, top_ = 0, max_top_ = 0;
  bool reachable_ = true, ends_with_return_ = false, too_large_ = false;
  bool no_line_yet_ = false;  // at the start of a handler: artificial instructions have no line to inherit
  Label handler_ = kNoLabel;
  int handler_depth_ = 0, range_start_ = 0;
  int last_bound_ = -1;             // where the youngest label was bound,
  int bound_jumps_ = 0;             // how many jumps lead there,
  int bound_from_ = 0;              // one of them,
  bool falls_into_bound_ = false;   // and whether what stands before goes on there
  int artificial_return_ = -1;      // the return at the end that the source does not have
  bool falls_into_return_ = false;  // what stands before it goes on there
};

}  // namespace viv::compiler
