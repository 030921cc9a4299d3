#include "interpreter/vm/borrowed_locals.h"

#include <map>
#include <set>
#include <vector>

#include "interpreter/bytecode/instruction.h"
#include "interpreter/vm/frame.h"

namespace viv {

namespace {

using Borrowers = std::map<uint16_t, uint16_t>;  // temporary -> the variable that it was loaded from

int32_t LengthOf(Instruction instruction) { return 1 + InfoOf(static_cast<Opcode>(instruction.op)).extra_words; }

// How far the instruction jumps, in words; 0: it does not.
int32_t JumpOf(const uint64_t* word, Instruction instruction) {
  const char* operands = InfoOf(static_cast<Opcode>(instruction.op)).operands;
  for (const char* letter = operands; *letter; ++letter) {
    if (*letter == 'J') return instruction.jump();
    if (*letter == 'j') return static_cast<int32_t>(static_cast<uint32_t>(word[1]));
  }
  return 0;
}

std::set<int32_t> JumpTargets(const CodeObject* code, const uint64_t* words) {
  std::set<int32_t> targets;
  for (int32_t i = 0; i < code->word_count;) {
    Instruction instruction = Instruction::FromWord(words[i]);
    if (int32_t jump = JumpOf(words + i, instruction)) targets.insert(i + jump);
    i += LengthOf(instruction);
  }
  for (int32_t i = 0; i < code->exception_entry_count; ++i) targets.insert(static_cast<int32_t>(code->exception_table[i].target));
  return targets;
}

bool EndsFlow(Opcode op) {
  switch (op) {
    case Opcode::kJump:
    case Opcode::kJumpBack:
    case Opcode::kReturnT:
    case Opcode::kReturnL:
    case Opcode::kReturnConst:
    case Opcode::kRaise:
    case Opcode::kReraise: return true;
    default: return false;
  }
}

// The words that can be reached without an exception: those of handlers are not looked at by 3.14's compiler.
std::set<int32_t> ReachableWords(const CodeObject* code, const uint64_t* words) {
  std::set<int32_t> reached;
  std::vector<int32_t> open = {0};
  while (!open.empty()) {
    int32_t i = open.back();
    open.pop_back();
    while (i < code->word_count && reached.insert(i).second) {
      Instruction instruction = Instruction::FromWord(words[i]);
      if (int32_t jump = JumpOf(words + i, instruction)) open.push_back(i + jump);
      if (EndsFlow(static_cast<Opcode>(instruction.op))) break;
      i += LengthOf(instruction);
    }
  }
  return reached;
}

// What the instruction does to the temporaries that wait: those at and above the ones that it consumes or writes are gone.
void Consume(Instruction instruction, uint16_t first_temporary, Borrowers* borrowers) {
  const uint16_t registers[] = {instruction.a, instruction.b, instruction.c};
  const char* operands = InfoOf(static_cast<Opcode>(instruction.op)).operands;
  for (int i = 0; i < 3 && operands[i]; ++i) {
    char letter = operands[i];
    uint16_t r = registers[i];
    if (letter != 'd' && letter != 't' && letter != 'T') continue;
    if (r >= first_temporary) {
      borrowers->erase(borrowers->lower_bound(r), borrowers->end());
    } else if (letter == 'd') {
      std::erase_if(*borrowers, [&](const auto& entry) { return entry.second == r; });
    }
  }
}

Borrowers BorrowersAt(const Frame* frame) {
  const CodeObject* code = frame->code;
  const uint64_t* words = code->original_words ? code->original_words : code->words;
  std::set<int32_t> targets = JumpTargets(code, words);
  auto first_temporary = static_cast<uint16_t>(VariableCount(code));
  Borrowers borrowers;
  int32_t end = WordIndex(frame);
  if (!ReachableWords(code, words).contains(end)) return borrowers;
  int32_t checked = -1;  // the variable of the CheckLocal just before: one that may be unbound is not borrowed
  for (int32_t i = 0; i < end;) {
    if (targets.contains(i)) borrowers.clear();
    Instruction instruction = Instruction::FromWord(words[i]);
    auto op = static_cast<Opcode>(instruction.op);
    Consume(instruction, first_temporary, &borrowers);
    bool reads_variable = (op == Opcode::kMove || op == Opcode::kLoadMethodL) && instruction.b < code->local_count && instruction.b != checked;
    if (reads_variable && op == Opcode::kMove && instruction.a >= first_temporary) borrowers[instruction.a] = instruction.b;
    if (reads_variable && op == Opcode::kLoadMethodL) borrowers[static_cast<uint16_t>(instruction.a + 1)] = instruction.b;
    checked = op == Opcode::kCheckLocal ? instruction.a : -1;
    if (JumpOf(words + i, instruction) != 0) borrowers.clear();
    i += LengthOf(instruction);
  }
  if (targets.contains(end)) borrowers.clear();
  return borrowers;
}

// Variables that the instruction under way reads in place.
int64_t OperandsThatAre(Frame* frame, Object* object) {
  const CodeObject* code = frame->code;
  Instruction instruction = Instruction::FromWord((code->original_words ? code->original_words : code->words)[WordIndex(frame)]);
  const uint16_t registers[] = {instruction.a, instruction.b, instruction.c};
  const char* operands = InfoOf(static_cast<Opcode>(instruction.op)).operands;
  int64_t count = 0;
  for (int i = 0; i < 3 && operands[i]; ++i) {
    if (operands[i] != 'r' || registers[i] >= code->local_count) continue;
    Value& value = frame->registers[registers[i]];
    count += !IsNull(value) && Box(value) == object;
  }
  return count;
}

}  // namespace

int64_t BorrowedLocals(VmThread& vm, Object* object) {
  int64_t count = 0;
  for (Frame* frame = vm.top; frame >= vm.frames_begin; --frame) {
    if (frame->flags & (kFrameIncomplete | kFrameParked)) continue;
    for (auto [temporary, variable] : BorrowersAt(frame)) {
      Value& value = frame->registers[temporary];
      count += !IsNull(value) && Box(value) == object;
    }
    if (frame != vm.top) count += OperandsThatAre(frame, object);
  }
  return count;
}

}  // namespace viv
