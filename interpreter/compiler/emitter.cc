#include "interpreter/compiler/emitter.h"

#include <algorithm>
#include <cstring>

#include "interpreter/objects/runtime.h"
#include "memory/heap.h"

namespace viv::compiler {

namespace {

constexpr int kMaxOperand = 0xFFFF;

bool EndsFlow(Opcode opcode) {
  switch (opcode) {
    case Opcode::kReturnT:
    case Opcode::kReturnL:
    case Opcode::kReturnConst:
    case Opcode::kRaise:
    case Opcode::kReraise:
    case Opcode::kUnwindHandler:
      return true;
    default:
      return false;
  }
}

bool LooksAtSignals(Opcode opcode) {
  switch (opcode) {
    case Opcode::kForIter:
    case Opcode::kSend:
    case Opcode::kJumpIfTrueKeep:
    case Opcode::kJumpIfFalseKeep:
    case Opcode::kJumpIfNoMatch: return false;
    default: return true;
  }
}

bool IsReturn(Opcode opcode) { return opcode == Opcode::kReturnT || opcode == Opcode::kReturnL || opcode == Opcode::kReturnConst; }

// Memory of the heap with a copy of `items`. Null where there is none; false in *ok: out of memory.
template <class T>
T* CopyToHeap(const std::vector<T>& items, bool* ok) {
  if (items.empty()) return nullptr;
  T* copy = static_cast<T*>(Allocate(Domain::kMem, items.size() * sizeof(T)));
  if (!copy) return *ok = false, nullptr;
  std::memcpy(copy, items.data(), items.size() * sizeof(T));
  return copy;
}

}  // namespace

void Emitter::Reset(int variables) {
  words_.clear();
  positions_.clear();
  labels_.clear();
  fixups_.clear();
  ranges_.clear();
  artificial_jumps_.clear();
  assigned_.Clear();
  deletable_.Clear();
  location_ = last_location_ = Location{};
  first_temporary_ = top_ = max_top_ = variables;
  reachable_ = true;
  ends_with_return_ = too_large_ = no_line_yet_ = false;
  line_waits_ = false;
  handler_ = kNoLabel;
  handler_depth_ = range_start_ = 0;
  last_bound_ = artificial_return_ = -1;
  bound_jumps_ = bound_from_ = 0;
  falls_into_bound_ = falls_into_return_ = false;
}

void Emitter::AddPosition() {
  if (location_.line >= 0 || positions_.empty() || no_line_yet_) {
    no_line_yet_ = false;
    AddPositionOf(location_);
  } else if (last_bound_ == position() && bound_jumps_ > 0) {
    // Artificial, and jumped to: in the line of the one way that leads here; of several, in none.
    if (bound_jumps_ > 1 || falls_into_bound_) {
      AddPositionOf(Location{});
    } else {
      AddPositionOf(LocationAt(bound_from_));
    }
  }
}

void Emitter::AddPositionOf(const Location& location) {
  if (!positions_.empty() && std::memcmp(&location, &last_location_, sizeof location) == 0) return;
  last_location_ = location;
  auto start = static_cast<uint32_t>(words_.size());
  if (CurrentRuntime().debug_ranges) {
    positions_.push_back({start, location.line, location.end_line, location.column, location.end_column});
  } else {
    positions_.push_back({start, location.line, location.line, -1, -1});
  }
}

PositionEntry& Emitter::PositionAt(int instruction) {
  auto after = std::upper_bound(positions_.begin(), positions_.end(), static_cast<uint32_t>(instruction),
                                [](uint32_t at, const PositionEntry& entry) { return at < entry.start; });
  return after == positions_.begin() ? *after : *(after - 1);
}

Location Emitter::LocationAt(int instruction) {
  const PositionEntry& entry = PositionAt(instruction);
  return {entry.line, entry.end_line, entry.column, entry.end_column};
}

void Emitter::EmitLine() {
  ends_with_return_ = false;
  if (!reachable_ || (line_waits_ && waiting_line_.line == location_.line)) return;
  FlushLine();
  if (!positions_.empty() && last_bound_ != position() && last_location_.line == location_.line) return;
  waiting_line_ = location_;
  line_waits_ = true;
}

void Emitter::FlushLine() {
  if (!line_waits_) return;
  line_waits_ = false;
  Location next = location_;
  location_ = waiting_line_;
  AddPosition();
  words_.push_back(Instruction{static_cast<uint16_t>(Opcode::kNop), 0, 0, 0}.ToWord());
  location_ = next;
}

void Emitter::AddWord(Opcode opcode, int a, int b, int c) {
  bool artificial = location_.line < 0;
  if (line_waits_) {
    if (artificial) {
      artificial = false;
      location_ = waiting_line_;
      AddPosition();
      location_ = Location{};
      line_waits_ = false;
    } else if (location_.line == waiting_line_.line) {
      line_waits_ = false;
    } else {
      FlushLine();
    }
  }
  if (artificial && opcode == Opcode::kReturnConst) {
    artificial_return_ = position();
    falls_into_return_ = last_bound_ != position() || falls_into_bound_;
  } else {
    if (artificial && (opcode == Opcode::kJump || opcode == Opcode::kJumpBack)) artificial_jumps_.push_back(position());
    AddPosition();
  }
  if ((a | b | c) & ~kMaxOperand) too_large_ = true;
  words_.push_back(
      Instruction{static_cast<uint16_t>(opcode), static_cast<uint16_t>(a), static_cast<uint16_t>(b), static_cast<uint16_t>(c)}
          .ToWord());
}

void Emitter::Emit(Opcode opcode, int a, int b, int c) {
  ends_with_return_ = IsReturn(opcode);
  if (!reachable_) return;
  AddWord(opcode, a, b, c);
  for (int i = InfoOf(opcode).extra_words; i > 0; --i) words_.push_back(0);
  if (EndsFlow(opcode)) reachable_ = false;
}

void Emitter::EmitWide(Opcode opcode, int a, int b, int c, uint32_t extra) {
  ends_with_return_ = false;
  if (!reachable_) return;
  AddWord(opcode, a, b, c);
  words_.push_back(extra);
}

void Emitter::EmitJump(Opcode opcode, int a, Label target) {
  ends_with_return_ = false;
  if (!reachable_) return;
  AddWord(opcode, a, 0, 0);
  JumpTo(target, position() - 1, false);
  if (opcode == Opcode::kJump || opcode == Opcode::kJumpBack) reachable_ = false;
}

void Emitter::EmitJumpWord(Opcode opcode, int a, int b, int c, Label target) {
  ends_with_return_ = false;
  if (!reachable_) return;
  AddWord(opcode, a, b, c);
  int instruction = position() - 1;
  for (int i = InfoOf(opcode).extra_words; i > 0; --i) words_.push_back(0);
  JumpTo(target, instruction, true);
}

Label Emitter::NewLabel() {
  labels_.emplace_back();
  return static_cast<Label>(labels_.size()) - 1;
}

void Emitter::Reach(LabelState& label) {
  if (label.reached) {
    label.assigned.Intersect(assigned_);
  } else {
    label.reached = true;
    label.assigned = assigned_;
  }
}

void Emitter::Patch(int instruction, bool in_word, int target) {
  int distance = target - instruction;
  if (in_word) {
    words_[instruction + 1] = static_cast<uint32_t>(distance);
  } else {
    Instruction in = Instruction::FromWord(words_[instruction]);
    in.set_jump(distance);
    words_[instruction] = in.ToWord();
  }
}

void Emitter::JumpTo(Label target, int instruction, bool in_word) {
  LabelState& label = labels_[target];
  if (label.position >= 0) {
    Patch(instruction, in_word, label.position);
    return;
  }
  Reach(label);
  fixups_.push_back({instruction, in_word, label.fixups});
  label.fixups = static_cast<int32_t>(fixups_.size()) - 1;
}

void Emitter::Bind(Label target) {
  ends_with_return_ = false;
  FlushLine();
  LabelState& label = labels_[target];
  if (last_bound_ != position()) {
    falls_into_bound_ = reachable_;
    bound_jumps_ = 0;
  }
  if (reachable_) Reach(label);
  last_bound_ = position();
  label.position = position();
  for (int32_t i = label.fixups; i >= 0; i = fixups_[i].next) {
    ++bound_jumps_;
    bound_from_ = fixups_[i].instruction;
    Patch(fixups_[i].instruction, fixups_[i].in_word, label.position);
  }
  reachable_ = label.reached;
  if (label.reached) assigned_ = label.assigned;
}

void Emitter::BindLoop(Label label) {
  Bind(label);
  assigned_.Subtract(deletable_);
}

// A jump to a jump goes to the end of the chain at once, unless that hides a line from who traces.
void Emitter::ThreadJumps() {
  for (const Fixup& fixup : fixups_) {
    int at = fixup.instruction;
    Instruction in = Instruction::FromWord(words_[at]);
    int target = at + (fixup.in_word ? static_cast<int32_t>(static_cast<uint32_t>(words_[at + 1])) : in.jump());
    int end = target;
    for (int i = 0; i < 8 && end < position(); ++i) {
      Instruction next = Instruction::FromWord(words_[end]);
      auto opcode = static_cast<Opcode>(next.op);
      if (opcode != Opcode::kJumpBack && (opcode != Opcode::kJump || next.jump() < 0)) break;
      if (!std::binary_search(artificial_jumps_.begin(), artificial_jumps_.end(), end)) {
        int line = PositionAt(end).line;
        if (line >= 0 && line != PositionAt(at).line) break;
      }
      if (opcode == Opcode::kJumpBack) {
        // Only jumps that look at signals themselves may go back.
        if (in.op == static_cast<uint16_t>(Opcode::kJump)) {
          in.op = next.op;
          words_[at] = in.ToWord();
        } else if (!LooksAtSignals(static_cast<Opcode>(in.op))) {
          break;
        }
        end += next.jump();
        break;
      }
      end += next.jump();
    }
    if (end != target) Patch(at, fixup.in_word, end);
  }
}

// The return at the end of a body is in the line of whatever led to it: what jumps there returns itself, or has a copy behind the end.
void Emitter::SpreadReturn() {
  if (artificial_return_ < 0 || artificial_return_ + 1 != position()) return;
  uint64_t word = words_[artificial_return_];
  bool placed = falls_into_return_;
  for (const Fixup& fixup : fixups_) {
    int at = fixup.instruction;
    Instruction in = Instruction::FromWord(words_[at]);
    if (at + (fixup.in_word ? static_cast<int32_t>(static_cast<uint32_t>(words_[at + 1])) : in.jump()) != artificial_return_) continue;
    if (static_cast<Opcode>(in.op) == Opcode::kJump) {
      words_[at] = word;
      PositionEntry& entry = PositionAt(at);
      if (entry.line < 0 && &entry != positions_.data()) {
        uint32_t start = entry.start;
        entry = *(&entry - 1);
        entry.start = start;
      }
      continue;
    }
    Location from = LocationAt(at);
    if (placed) {
      Patch(at, fixup.in_word, position());
      AddPositionOf(from);
      words_.push_back(word);
    } else {
      words_.pop_back();
      AddPositionOf(from);
      words_.push_back(word);
      placed = true;
    }
  }
}

void Emitter::CloseRange() {
  FlushLine();
  if (handler_ != kNoLabel && range_start_ < position()) ranges_.push_back({range_start_, position(), handler_, handler_depth_});
  range_start_ = position();
}

Emitter::HandlerState Emitter::SetHandler(Label handler, int depth) {
  HandlerState old{handler_, handler_depth_};
  if (handler != handler_) {
    CloseRange();
    handler_ = handler;
    handler_depth_ = depth;
  }
  return old;
}

void Emitter::BindHandler(Label handler, const VariableSet& assigned, bool reachable) {
  ends_with_return_ = false;
  FlushLine();
  last_bound_ = position();
  LabelState& label = labels_[handler];
  label.position = position();
  label.reached = reachable;
  reachable_ = reachable;
  assigned_ = assigned;
  assigned_.Subtract(deletable_);
  no_line_yet_ = true;
}

void Emitter::Renumber(int first, int count) {
  auto move = [&](uint16_t& r) {
    if (r >= first && r != kNoRegister) r = static_cast<uint16_t>(r - count);
  };
  for (size_t i = 0; i < words_.size();) {
    Instruction in = Instruction::FromWord(words_[i]);
    auto opcode = static_cast<Opcode>(in.op);
    const OpcodeInfo& info = InfoOf(opcode);
    uint16_t* operands[] = {&in.a, &in.b, &in.c};
    for (int k = 0; k < 3 && info.operands[k]; ++k) {
      switch (info.operands[k]) {
        case 'd':
        case 'r':
        case 't':
        case 'T':
        case 'x':
          move(*operands[k]);
          break;
        case 'J':
          k = 3;
          break;
        default:
          if (opcode == Opcode::kMakeCell && k == 1) move(*operands[k]);
      }
    }
    words_[i] = in.ToWord();
    i += 1 + static_cast<size_t>(info.extra_words);
  }
  for (Range& range : ranges_) range.depth -= count;
  first_temporary_ -= count;
  max_top_ -= count;
}

bool Emitter::Finish(CodeObject* code) {
  CloseRange();
  ThreadJumps();
  SpreadReturn();
  std::vector<ExceptionTableEntry> table;
  table.reserve(ranges_.size());
  for (const Range& range : ranges_) {
    auto target = static_cast<uint32_t>(labels_[range.handler].position);
    auto depth = static_cast<uint32_t>(range.depth);
    if (!table.empty() && table.back().end == static_cast<uint32_t>(range.start) && table.back().target == target &&
        table.back().depth == depth) {
      table.back().end = static_cast<uint32_t>(range.end);
    } else {
      table.push_back({static_cast<uint32_t>(range.start), static_cast<uint32_t>(range.end), target, depth});
    }
  }
  bool ok = true;
  code->words = CopyToHeap(words_, &ok);
  code->original_words = ok ? CopyToHeap(words_, &ok) : nullptr;
  code->exception_table = ok ? CopyToHeap(table, &ok) : nullptr;
  code->positions = ok ? CopyToHeap(positions_, &ok) : nullptr;
  if (!ok) return false;
  code->word_count = position();
  code->exception_entry_count = static_cast<int32_t>(table.size());
  code->position_entry_count = static_cast<int32_t>(positions_.size());
  code->register_count = max_top_;
  return true;
}

}  // namespace viv::compiler
