// The compiler's public face: source text, or a tree, to a code object.
//
//   source --parser--> tree --FoldConstants--> tree --SymbolTable--> scopes --CodeGenerator--> code object
//
// Answers to CPython's Python/compile.c (the public part) and pythonrun.c (parsing and compiling together).
#pragma once

#include <string_view>

#include "interpreter/objects/code_object.h"
#include "interpreter/objects/list_object.h"
#include "parser/parse.h"

namespace viv {

enum class CompileMode : uint8_t { kExec, kEval, kSingle };

// Flags of compile() beyond the future features: CPython's PyCF_ numbers.
enum CompileFlag : uint32_t {
  kCompileDontImplyDedent = 0x200,
  kCompileAllowTopLevelAwait = 0x2000,
  kCompileAllowIncompleteInput = 0x4000,
  kCompileFutureBarry = 0x400000,
  kCompileFutureMask = 0x1ff0000,
};

struct CompileOptions {
  int optimize = -1;   // -O's level; -1: the interpreter's own
  uint32_t flags = 0;  // future features, as CodeFlag bits (compile()'s flags, what exec and eval inherit), and CompileFlag bits
  parser::SourceKind source_kind = parser::SourceKind::kStr;
  // Where not null, receives the constants that the source writes. CPython's tree owns one reference to each while a script, the text
  // given to exec or eval, or a line at the prompt runs: sys.getrefcount of a literal is one more there than in an imported module.
  ListObject* literals = nullptr;
};

// Parses and compiles. Null: SyntaxError or another exception pending.
Ref<CodeObject> CompileSource(std::string_view source, Borrowed<StrObject> filename, CompileMode mode,
                              const CompileOptions& options);
// Compiles a tree, which is folded in place.
Ref<CodeObject> CompileTree(parser::ParseResult& tree, Borrowed<StrObject> filename, const CompileOptions& options);

// The steps of parsing. Raises what the parser found, and issues its warnings; false: exception pending.
parser::ParseOptions ParserOptions(const CompileOptions& options);
bool FinishParsing(const parser::ParseResult& result, Borrowed<StrObject> filename);

// The future features of the running code, which exec, eval and compile inherit.
uint32_t InheritedFlags();

}  // namespace viv
