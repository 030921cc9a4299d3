// code: what the compiler made of a module, a function body, a class body, a lambda or a comprehension; immutable but for the
// inline caches in its instruction words. The words are those of bytecode/opcodes.def; this layer only stores them.
//
// Registers of a frame: [0, local_count) the local variables (parameters first, in the order co_varnames has), then cells made by
// this code (for locals captured by inner functions that are no parameters, and for parameters: see `cell_parameters`), then cells
// taken over from the closure, then temporaries. `register_count` is their sum.
// Answers to CPython's Objects/codeobject.c.
#pragma once

#include "interpreter/objects/object.h"

namespace viv {

enum CodeFlag : uint32_t {
  kCodeOptimized = 0x1, kCodeNewLocals = 0x2, kCodeVarArgs = 0x4, kCodeVarKeywords = 0x8, kCodeNested = 0x10, kCodeGenerator = 0x20,
  kCodeCoroutine = 0x80, kCodeIterableCoroutine = 0x100, kCodeAsyncGenerator = 0x200, kCodeFutureAnnotations = 0x1000000
};

// While the program counter is in [start, end) (words), an exception releases the temporaries from register `depth` up and goes on
// at `target`. Entries are sorted so that the innermost of two that hold a word comes first.
struct ExceptionTableEntry {
  uint32_t start, end, target, depth;
};

// The source range of the words from `start` up to the next entry's start. Columns are UTF-8 bytes, 0-based; -1: unknown.
struct PositionEntry {
  uint32_t start;
  int32_t line, end_line;  // 1-based; line -1: no source line
  int32_t column, end_column;
};

struct CodeObject : Object {
  int32_t argument_count;             // positional parameters, positional-only ones included, without *args and **kwargs
  int32_t positional_only_count;
  int32_t keyword_only_count;
  int32_t local_count;                // len(co_varnames)
  int32_t cell_count, free_count;
  int32_t register_count;
  int32_t stack_size;                 // co_stacksize: what CPython's stack would need
  int32_t first_line;
  uint32_t flags;                     // CodeFlag
  GcSlot<StrObject> name, qualname;
  GcSlot<Object> filename;
  GcSlot<TupleObject> constants;      // co_consts: co_consts[0] is the docstring or None of a function
  GcSlot<TupleObject> names;          // co_names
  GcSlot<TupleObject> local_names, cell_names, free_names;
  int16_t* cell_parameters;           // cell_count entries: the local register whose value the cell starts with, -1: starts empty; mem domain
  uint64_t* words;                    // mem domain
  int32_t word_count;
  int32_t exception_entry_count, position_entry_count;
  ExceptionTableEntry* exception_table;  // mem domain
  PositionEntry* positions;              // mem domain
  Object* weaklist;
  uint64_t* original_words;           // as compiled, before quickening; for co_code and --dis. Mem domain
  void* vm_cache;                     // the VM's own, and so are the following
  void* compiled;                     // machine code (vm/jit); null: none
  const void* compiled_entry;         // where a call enters it
  int32_t heat;                       // calls and rounds of loops so far
  uint32_t function_version;          // of the functions made of it (ShareVersionOfCode); 0: none taken
};

// The places of a frame in CPython, which its size tells: each variable once, and the stack.
int CodeFrameSlots(const CodeObject* code);

inline CodeObject* AsCode(Object* object) { return static_cast<CodeObject*>(object); }
Ref<CodeObject> NewCode();  // zeroed; the compiler fills it and then calls CodeFinish
// Interns the names and the string constants that look like identifiers, as CPython does for a fresh code object.
bool CodeFinish(CodeObject* code);
// What constants are told apart by: 1, 1.0 and True differ, 0.0 and -0.0 too. To be compared and hashed; null: failed.
Ref<Object> CodeConstantKey(Borrowed<Object> constant);
const PositionEntry* CodePositionOf(const CodeObject* code, int32_t word_index);  // null: none
int CodeLineOf(const CodeObject* code, int32_t word_index);                       // -1: none

}  // namespace viv
