#include "interpreter/bytecode/validate.h"

#include <bit>
#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

#include "interpreter/bytecode/disassembler.h"
#include "interpreter/bytecode/instruction.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

// For each register: certainly in use, and perhaps in use.
struct State {
  std::vector<bool> must, may;

  void Set(int r) { must[r] = may[r] = true; }
  void Clear(int r) { must[r] = may[r] = false; }
  // True: something has changed.
  bool Merge(const State& other) {
    bool changed = false;
    for (size_t i = 0; i < must.size(); ++i) {
      if (must[i] && !other.must[i]) must[i] = false, changed = true;
      if (!may[i] && other.may[i]) may[i] = true, changed = true;
    }
    return changed;
  }
};

class Checker {
 public:
  explicit Checker(const CodeObject* code) : code_(code), variables_(code->local_count + code->cell_count + code->free_count) {}

  std::string Run() {
    if (CheckBounds()) CheckFlow();
    return fault_;
  }

 private:
  bool Fault(std::string what, int word) {
    if (fault_.empty()) fault_ = std::move(what) + " at word " + std::to_string(word);
    return false;
  }

  // ---- Bounds

  bool CheckBounds() {
    starts_.assign(static_cast<size_t>(code_->word_count) + 1, false);
    std::vector<std::pair<int, int>> jumps;
    for (int word = 0; word < code_->word_count;) {
      starts_[word] = true;
      Instruction in = Instruction::FromWord(code_->original_words[word]);
      if (in.op >= static_cast<uint16_t>(Opcode::kCount)) return Fault("no such instruction", word);
      auto opcode = static_cast<Opcode>(in.op);
      const OpcodeInfo& info = InfoOf(opcode);
      if (word + info.extra_words >= code_->word_count) return Fault("an instruction beyond the end", word);
      const uint16_t operands[] = {in.a, in.b, in.c};
      for (int i = 0; info.operands[i]; ++i) {
        int operand = i < 3 ? operands[i] : 0;  // what comes fourth stands in a word of its own
        switch (info.operands[i]) {
          case 'd':
          case 'r':
          case 't':
          case 'T':
          case 'x':
            if (operand >= code_->register_count && !(opcode == Opcode::kRaise && in.b == 0))
              return Fault("a register beyond the window", word);
            break;
          case 'k':
            if (opcode == Opcode::kMakeFunction && operand == kNoRegister) break;
            if (operand >= code_->constants->size) return Fault("no such constant", word);
            break;
          case 'n':
            if (operand >= code_->names->size) return Fault("no such name", word);
            break;
          case 'J':
            jumps.emplace_back(word, word + in.jump());
            break;
          case 'j':
            jumps.emplace_back(word, word + Distance(word));
            break;
          default:
            break;
        }
      }
      word += 1 + info.extra_words;
    }
    for (auto [word, target] : jumps) {
      if (target < 0 || target >= code_->word_count || !starts_[target]) return Fault("a jump to nowhere", word);
    }
    uint32_t end = 0;
    for (int i = 0; i < code_->exception_entry_count; ++i) {
      const ExceptionTableEntry& entry = code_->exception_table[i];
      auto count = static_cast<uint32_t>(code_->word_count);
      if (entry.start >= entry.end || entry.start < end || entry.end > count || !starts_[entry.start] ||
          !starts_[entry.end % count] || entry.target >= count || !starts_[entry.target] ||
          entry.depth < static_cast<uint32_t>(variables_)) {
        return Fault("a wrong exception table entry", static_cast<int>(entry.start));
      }
      end = entry.end;
    }
    return true;
  }

  int Distance(int word) const { return static_cast<int32_t>(static_cast<uint32_t>(code_->original_words[word + 1])); }

  // ---- Flow

  void CheckFlow() {
    auto count = static_cast<size_t>(code_->register_count);
    State start{std::vector<bool>(count), std::vector<bool>(count)};
    int parameters = code_->argument_count + code_->keyword_only_count + ((code_->flags & kCodeVarArgs) != 0) +
                     ((code_->flags & kCodeVarKeywords) != 0);
    for (int i = 0; i < parameters; ++i) start.Set(i);
    states_.resize(static_cast<size_t>(code_->word_count));
    reached_.assign(states_.size(), false);
    Reach(0, start);
    while (!pending_.empty() && fault_.empty()) {
      int word = pending_.back();
      pending_.pop_back();
      Step(word);
    }
  }

  void Reach(int word, const State& state) {
    if (word >= code_->word_count) {
      Fault("the end is run over", word);
      return;
    }
    State& known = states_[word];
    if (!reached_[word]) {
      reached_[word] = true;
      known = state;
    } else if (!known.Merge(state)) {
      return;
    }
    pending_.push_back(word);
  }

  void ReachHandler(int word, const State& before, const State& after) {
    for (int i = 0; i < code_->exception_entry_count; ++i) {
      const ExceptionTableEntry& entry = code_->exception_table[i];
      if (static_cast<uint32_t>(word) < entry.start || static_cast<uint32_t>(word) >= entry.end) continue;
      State state = before;
      state.Merge(after);
      for (auto r = entry.depth; r < state.must.size(); ++r) state.Clear(static_cast<int>(r));
      Reach(static_cast<int>(entry.target), state);
    }
  }

  bool IsTemporary(int r) const { return r >= variables_; }

  void Consume(State& state, int r, int word, bool may_be_null = false) {
    if (!state.must[r] && !may_be_null) Fault("register " + std::to_string(r) + " is consumed and may be null,", word);
    state.Clear(r);
  }
  void Read(State& state, int r, int word) {
    if (!state.must[r]) Fault("register " + std::to_string(r) + " is read and may be null,", word);
  }
  void Write(State& state, int r, int word) {
    if (IsTemporary(r) && state.may[r]) Fault("register " + std::to_string(r) + " is written and may be in use,", word);
    state.Set(r);
  }

  void Step(int word) {
    Instruction in = Instruction::FromWord(code_->original_words[word]);
    auto opcode = static_cast<Opcode>(in.op);
    const OpcodeInfo& info = InfoOf(opcode);
    const State before = states_[word];
    State after = before;
    int next = word + 1 + info.extra_words;
    const int operands[] = {in.a, in.b, in.c};
    // What is read and consumed, then what is written.
    for (int i = 0; info.operands[i]; ++i) {
      if (info.operands[i] == 'r' || info.operands[i] == 'x') {
        if (opcode != Opcode::kCheckLocal && opcode != Opcode::kDeleteLocal && opcode != Opcode::kClearLocal)
          Read(after, operands[i], word);
      }
    }
    for (int i = 0; info.operands[i]; ++i) {
      if (info.operands[i] == 't') Consume(after, operands[i], word, opcode == Opcode::kDrop);
    }
    ConsumeRows(in, opcode, after, word);
    for (int i = 0; info.operands[i]; ++i) {
      if (info.operands[i] != 'd' || opcode == Opcode::kForIter) continue;
      if (opcode != Opcode::kUnpackSequence || in.c > 0) Write(after, operands[i], word);
    }
    State jumped = after;
    bool falls_through = true, jumps = false;
    for (int i = 0; info.operands[i]; ++i) jumps = jumps || info.operands[i] == 'J' || info.operands[i] == 'j';
    switch (opcode) {
      case Opcode::kMakeCell:
        if (in.b != kNoRegister) after.Clear(in.b);
        break;
      case Opcode::kCopyFreeVars:
        for (int i = 0; i < in.b; ++i) after.Set(in.a + i);
        break;
      case Opcode::kCheckLocal:
        after.Set(in.a);
        break;
      case Opcode::kDeleteLocal:
      case Opcode::kClearLocal:
        after.Clear(in.a);
        break;
      case Opcode::kLoadMethodL:
      case Opcode::kLoadMethodT:
        after.may[in.a + 1] = true;
        break;
      case Opcode::kUnpackSequence:
        for (int i = 1; i < in.c; ++i) Write(after, in.a + i, word);
        break;
      case Opcode::kUnpackEx:
        for (int i = 1; i <= in.c + static_cast<int>(code_->original_words[word + 1]); ++i) Write(after, in.a + i, word);
        break;
      case Opcode::kForIter:
        Write(after, in.b, word);
        jumped.Clear(in.a);
        break;
      case Opcode::kSend:
        jumped.Clear(in.a);
        break;
      case Opcode::kEndAsyncFor:
        after.Clear(in.b);
        break;
      case Opcode::kJumpIfTrueKeep:
      case Opcode::kJumpIfFalseKeep:
        after.Clear(in.a);
        break;
      case Opcode::kCatch:
        Write(after, in.a + 1, word);
        break;
      case Opcode::kBeforeWith:
      case Opcode::kBeforeAsyncWith:
        Write(after, in.a + 1, word);
        break;
      case Opcode::kMatchGroup:
        after.Set(in.b);
        break;
      case Opcode::kJump:
      case Opcode::kJumpBack:
        falls_through = false;
        break;
      case Opcode::kRaise:
      case Opcode::kReraise:
      case Opcode::kUnwindHandler:
        falls_through = false;
        break;
      case Opcode::kReturnT:
      case Opcode::kReturnL:
      case Opcode::kReturnConst:
        falls_through = false;
        for (int r = variables_; r < code_->register_count; ++r) {
          if (after.may[r]) Fault("register " + std::to_string(r) + " may be in use at a return,", word);
        }
        break;
      default:
        break;
    }
    ReachHandler(word, before, after);
    if (falls_through) Reach(next, after);
    if (jumps) Reach(word + (info.operands[1] == 'J' ? in.jump() : Distance(word)), jumped);
  }

  // Operands of letter T: several temporaries in a row; and the rows whose result takes their first place.
  void ConsumeRows(Instruction in, Opcode opcode, State& state, int word) {
    auto row = [&](int first, int count) {
      for (int i = 0; i < count; ++i) Consume(state, first + i, word);
    };
    switch (opcode) {
      case Opcode::kCall:
      case Opcode::kCallKeywords:
        row(in.a, in.b + 1);
        state.Set(in.a);
        break;
      case Opcode::kCallMethod:
      case Opcode::kCallMethodKeywords:
        row(in.a, 1);
        state.Clear(in.a + 1);
        row(in.a + 2, in.b);
        state.Set(in.a);
        break;
      case Opcode::kCallEx:
        row(in.a, 2 + in.b);
        state.Set(in.a);
        break;
      case Opcode::kMakeFunction:
        row(in.a, std::popcount(in.b) + (in.c == kNoRegister));
        Write(state, in.a, word);
        break;
      case Opcode::kBuildTuple:
      case Opcode::kBuildList:
      case Opcode::kBuildSet:
      case Opcode::kBuildString:
      case Opcode::kBuildSlice:
        row(in.b, in.c);
        break;
      case Opcode::kBuildMap:
        row(in.b, in.c * 2);
        break;
      case Opcode::kBuildConstKeyMap:
        row(in.b, static_cast<int>(static_cast<TupleObject*>(TupleItem(code_->constants, in.c))->size));
        break;
      case Opcode::kFormatValue:
        row(in.b, in.c & 4 ? 2 : 1);
        break;
      case Opcode::kEndAsyncFor:
        row(in.a, 2);
        break;
      case Opcode::kRaise:
        row(in.a, in.b);
        break;
      case Opcode::kPopExcept:
      case Opcode::kUnwindHandler:  // the exception may have moved to a variable
        row(in.a, 1);
        Consume(state, in.a + 1, word, true);
        break;
      case Opcode::kReraise:
        row(in.a, 2);
        break;
      case Opcode::kMatchClass:
        row(in.b, 2);
        state.Set(in.b);
        break;
      case Opcode::kImportName:
        row(in.b, 2);
        break;
      default:
        break;
    }
  }

  const CodeObject* code_;
  int variables_;
  std::vector<bool> starts_, reached_;  // by word
  std::vector<State> states_;
  std::vector<int> pending_;
  std::string fault_;
};

}  // namespace

std::string FindCodeFault(const CodeObject* code) { return Checker(code).Run(); }

void ValidateCode(const CodeObject* code) {
  std::string fault = FindCodeFault(code);
  if (fault.empty()) return;
  std::fprintf(stderr, "%s: %s\n%s", StrToStdString(code->qualname).c_str(), fault.c_str(), Disassemble(code).c_str());
  std::abort();
}

}  // namespace viv
