// co_stacksize as CPython's compiler finds it: how many values its stack machine would hold at most. Our instructions have no such
// stack, but programs see the number, in code objects and in the sizes of generators and frames.
//
// It is found from the tree alone, without making CPython's bytecode: each method of StackMeter pushes and pops what CPython's
// instructions for its node do. Answers to `stackdepth` and to what leads up to it in CPython's Python/compile.c.
#pragma once

#include "interpreter/compiler/constants.h"
#include "interpreter/compiler/scopes.h"

namespace viv::compiler {

struct StackSizeOptions {
  bool asserts = true;
  bool future_annotations = false;
  bool interactive = false;
};

// Of the code object that `scope`'s node becomes; -1: the tree is too deep for the C++ stack.
int StackSize(const Scope& scope, const SymbolTable& symbols, ConstantPool& pool, const StackSizeOptions& options);

}  // namespace viv::compiler
