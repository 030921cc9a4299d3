// Prints a tree as Python's ast.dump(tree, indent=..., include_attributes=...) does, character for character.
#pragma once

#include <string>

#include "parser/ast.h"

namespace viv::ast {

struct DumpOptions {
  int indent = -1;  // negative: all on one line, as indent=None
  bool include_attributes = false;
};

std::string Dump(const Node* root, const DumpOptions& options = {});

}  // namespace viv::ast
