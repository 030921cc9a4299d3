// A range of the source, as instructions and errors carry it.
#pragma once

#include <cstdint>

#include "parser/ast.h"

namespace viv::compiler {

struct Location {
  int32_t line = -1, end_line = -1, column = -1, end_column = -1;  // line -1: artificial, as whatever stands before it

  static Location Of(const ast::Node* node) {
    return {static_cast<int32_t>(node->line), static_cast<int32_t>(node->end_line), static_cast<int32_t>(node->col),
            static_cast<int32_t>(node->end_col)};
  }
};

}  // namespace viv::compiler
