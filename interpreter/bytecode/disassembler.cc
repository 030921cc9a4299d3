#include "interpreter/bytecode/disassembler.h"

#include <cstdio>

#include "interpreter/bytecode/instruction.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

std::string Text(Object* str) { return StrToStdString(AsStr(str)); }

std::string RegisterName(const CodeObject* code, int r) {
  if (r == kNoRegister) return "-";
  if (r < code->local_count) return Text(TupleItem(code->local_names, r));
  r -= code->local_count;
  if (r < code->cell_count) return "cell " + Text(TupleItem(code->cell_names, r));
  r -= code->cell_count;
  if (r < code->free_count) return "free " + Text(TupleItem(code->free_names, r));
  return "t" + std::to_string(r - code->free_count);
}

std::string ConstantText(Object* constant) {
  if (constant->kind == kCode) return "<code " + Text(AsCode(constant)->qualname) + ">";
  Ref<StrObject> repr = Repr(constant);
  if (!repr) return ClearError(), "?";
  return Text(repr.get());
}

void Append(std::string* out, const char* format, auto... values) {
  char line[160];
  std::snprintf(line, sizeof line, format, values...);
  *out += line;
}

void AppendCode(const CodeObject* code, std::string* out) {
  *out += Text(code->qualname);
  Append(out, ": %d variables, %d registers\n", code->local_count + code->cell_count + code->free_count, code->register_count);
  int line = -2;
  for (int word = 0; word < code->word_count;) {
    auto opcode = static_cast<Opcode>(Instruction::FromWord(code->original_words[word]).op);
    int here = CodeLineOf(code, word);
    if (here != line && here >= 0) {
      Append(out, "%5d  %6d  ", here, word);
      line = here;
    } else {
      Append(out, "       %6d  ", word);
    }
    *out += DisassembleInstruction(code, word) + "\n";
    word += 1 + InfoOf(opcode).extra_words;
  }
  for (int i = 0; i < code->exception_entry_count; ++i) {
    const ExceptionTableEntry& entry = code->exception_table[i];
    Append(out, "    exceptions in %u .. %u go to %u, releasing from t%d\n", entry.start, entry.end, entry.target,
           static_cast<int>(entry.depth) - code->local_count - code->cell_count - code->free_count);
  }
  for (Object* constant : TupleItems(code->constants)) {
    if (constant->kind != kCode) continue;
    *out += "\n";
    AppendCode(AsCode(constant), out);
  }
}

}  // namespace

std::string DisassembleInstruction(const CodeObject* code, int word) {
  Instruction in = Instruction::FromWord(code->original_words[word]);
  auto opcode = static_cast<Opcode>(in.op);
  const OpcodeInfo& info = InfoOf(opcode);
  const uint16_t operands[] = {in.a, in.b, in.c};
  std::string name = info.name, list;
  auto add = [&](std::string text) { list += (list.empty() ? "" : ", ") + std::move(text); };
  for (int i = 0; info.operands[i]; ++i) {
    switch (info.operands[i]) {
      case 'd':
      case 'r':
      case 't':
      case 'T':
      case 'x':
        add(RegisterName(code, operands[i]));
        break;
      case 'k':
        if (operands[i] == kNoRegister && opcode == Opcode::kMakeFunction) break;
        add(ConstantText(TupleItem(code->constants, operands[i])));
        break;
      case 'n':
        add(Text(TupleItem(code->names, operands[i])));
        break;
      case 'i':
        add(opcode == Opcode::kMakeCell ? RegisterName(code, operands[i]) : std::to_string(operands[i]));
        break;
      case 'J':
        list += " -> " + std::to_string(word + in.jump());
        break;
      case 'j':
        list += " -> " + std::to_string(word + static_cast<int32_t>(static_cast<uint32_t>(code->original_words[word + 1])));
        break;
      default:
        break;
    }
  }
  if (opcode == Opcode::kLoadConstWide)
    add(ConstantText(TupleItem(code->constants, static_cast<ptrdiff_t>(code->original_words[word + 1]))));
  if (opcode == Opcode::kUnpackEx) add(std::to_string(code->original_words[word + 1]));
  if (list.empty()) return name;
  if (name.size() < 20) name.resize(20, ' ');
  return name + " " + list;
}

std::string Disassemble(const CodeObject* code) {
  std::string out;
  AppendCode(code, &out);
  return out;
}

}  // namespace viv
