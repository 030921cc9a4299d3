// The module _opcode: what dis and opcode know of the instructions, from the one table of them (interpreter/bytecode/opcodes.def).
#include "interpreter/bytecode/disassembler.h"
#include "interpreter/bytecode/instruction.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/library_state.h"

namespace viv {
namespace {

Ref<Object> InstructionText(Borrowed<Object>, ArgSpan args) {
  if (args[0]->kind != kCode) return RaiseTypeError("operands() argument 1 must be code, not %.50T", args[0]);
  auto* code = static_cast<CodeObject*>(args[0]);
  int64_t word = AsSsize(args[1]);
  if (word == -1 && ErrorPending()) return nullptr;
  if (word < 0 || word >= code->word_count) return RaiseValueError("no such instruction");
  std::string text = DisassembleInstruction(code, static_cast<int>(word));
  size_t space = text.find(' ');
  space = space == std::string::npos ? text.size() : text.find_first_not_of(' ', space);
  return NewStr(text.substr(space));
}

Ref<TupleObject> OpcodeTable() {
  constexpr auto kCount = static_cast<ptrdiff_t>(Opcode::kCount);
  Ref<TupleObject> table = NewTuple(kCount);
  for (ptrdiff_t i = 0; table && i < kCount; ++i) {
    const OpcodeInfo& info = InfoOf(static_cast<Opcode>(i));
    Ref<StrObject> name = NewStr(info.name), operands = NewStr(info.operands);
    Ref<Object> words = NewInt(info.extra_words);
    Ref<TupleObject> row = name && operands && words ? NewTuple({name.get(), operands.get(), words.get()}) : nullptr;
    if (!row) return nullptr;
    TupleInit(table.get(), i, std::move(row));
  }
  return table;
}

Ref<Object> ExceptionTable(Borrowed<Object>, Borrowed<Object> object) {
  if (object->kind != kCode) return RaiseTypeError("exception_table() argument must be code, not %.50T", object.get());
  auto* code = static_cast<CodeObject*>(object.get());
  int32_t first_temporary = code->local_count + code->cell_count + code->free_count;
  Ref<ListObject> rows = NewList(0);
  for (int32_t i = 0; rows && i < code->exception_entry_count; ++i) {
    const ExceptionTableEntry& entry = code->exception_table[i];
    Ref<TupleObject> row = NewTuple(4);
    int64_t fields[] = {entry.start, entry.end, entry.target, static_cast<int32_t>(entry.depth) - first_temporary};
    for (ptrdiff_t k = 0; row && k < 4; ++k) {
      Ref<Object> number = NewInt(fields[k]);
      if (!number) return nullptr;
      TupleInit(row.get(), k, std::move(number));
    }
    if (!row || !ListAppend(rows.get(), row)) return nullptr;
  }
  return rows;
}

constexpr MethodDef kFunctions[] = {
    OneArg("exception_table", &ExceptionTable,
           "exception_table($module, code, /)\n--\n\nThe words whose exceptions are handled: (start, end, handler, temporaries that stay)."),
    Positional("operands", &InstructionText, 2, 2,
               "operands($module, code, word, /)\n--\n\nThe operands of an instruction as text: names of variables, constants, targets."),
};

}  // namespace

// `table`: for each opcode its name, the letters of its operands, how many words follow it.
bool FillOpcode(ModuleObject* module) {
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "table", OpcodeTable());
}

}  // namespace viv
