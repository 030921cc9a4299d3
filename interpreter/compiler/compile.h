// Source text to code objects. Answers to CPython's Python/compile.c (the public part) and pythonrun.c (parsing and compiling together).
#pragma once

#include <string_view>

#include "interpreter/objects/code_object.h"
#include "parser/parse.h"

namespace viv {

enum class CompileMode : uint8_t { kExec, kEval, kSingle };

struct CompileOptions {
  int optimize = -1;    // -O's level; -1: the interpreter's own
  uint32_t flags = 0;   // future features, as CodeFlag bits (compile()'s flags, what exec and eval inherit)
  parser::SourceKind source_kind = parser::SourceKind::kStr;
};

// Parses and compiles. Null: SyntaxError or another exception pending.
Ref<CodeObject> CompileSource(std::string_view source, Borrowed<StrObject> filename, CompileMode mode, const CompileOptions& options);

// The future features of the running code, which exec, eval and compile inherit.
uint32_t InheritedFlags();

}  // namespace viv
