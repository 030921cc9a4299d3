#include "interpreter/bytecode/validate.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "interpreter/bytecode/disassembler.h"
#include "interpreter/bytecode/instruction.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

std::string FindCodeFault(const CodeObject* code) {
  std::vector<bool> starts(static_cast<size_t>(code->word_count) + 1);
  std::vector<int> targets;
  for (int word = 0; word < code->word_count;) {
    starts[word] = true;
    Instruction in = Instruction::FromWord(code->original_words[word]);
    auto fault = [&](const char* what) { return std::string(what) + " at word " + std::to_string(word); };
    if (in.op >= static_cast<uint16_t>(Opcode::kCount)) return fault("no such instruction");
    auto opcode = static_cast<Opcode>(in.op);
    const OpcodeInfo& info = InfoOf(opcode);
    if (word + info.extra_words >= code->word_count + (info.extra_words ? 0 : 1)) return fault("an instruction beyond the end");
    const uint16_t operands[] = {in.a, in.b, in.c};
    for (int i = 0; info.operands[i]; ++i) {
      switch (info.operands[i]) {
        case 'd':
        case 'r':
        case 't':
        case 'T':
        case 'x':
          if (operands[i] >= code->register_count && !(opcode == Opcode::kRaise && in.b == 0)) return fault("a register beyond the window");
          break;
        case 'k':
          if (operands[i] >= code->constants->size) return fault("no such constant");
          break;
        case 'n':
          if (operands[i] >= code->names->size) return fault("no such name");
          break;
        case 'J': targets.push_back(word + in.jump()); break;
        case 'j': targets.push_back(word + static_cast<int32_t>(static_cast<uint32_t>(code->original_words[word + 1]))); break;
        default: break;
      }
    }
    word += 1 + info.extra_words;
  }
  for (int target : targets) {
    if (target < 0 || target >= code->word_count || !starts[target]) return "a jump to word " + std::to_string(target);
  }
  for (int i = 0; i < code->exception_entry_count; ++i) {
    const ExceptionTableEntry& entry = code->exception_table[i];
    if (entry.start >= entry.end || entry.end > static_cast<uint32_t>(code->word_count) || !starts[entry.start] ||
        entry.target >= static_cast<uint32_t>(code->word_count) || !starts[entry.target]) {
      return "exception table entry " + std::to_string(i);
    }
  }
  return "";
}

void ValidateCode(const CodeObject* code) {
  std::string fault = FindCodeFault(code);
  if (fault.empty()) return;
  std::fprintf(stderr, "%s: %s\n%s", StrToStdString(code->qualname).c_str(), fault.c_str(), Disassemble(code).c_str());
  std::abort();
}

}  // namespace viv
