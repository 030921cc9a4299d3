// Constant folding on the tree, before names are looked at: arithmetic of constants, constant tuples, `in [1, 2]`, subscripts of
// constants, `not a in b`, '%s' % (x,), __debug__. With CPython's limits on the size of results, so that co_consts agree.
// Answers to CPython's Python/ast_opt.c.
#pragma once

#include "interpreter/compiler/constants.h"
#include "interpreter/compiler/error_reporter.h"
#include "parser/arena.h"

namespace viv::compiler {

struct FoldOptions {
  int optimize = 0;
  bool future_annotations = false;  // annotations stay as they were written
};

// Replaces nodes of the tree by constants. False: an exception is pending (RecursionError, MemoryError).
bool FoldConstants(ast::ModNode* module, parser::Arena& arena, ConstantPool& pool, const FoldOptions& options,
                   ErrorReporter& errors);

// `format % values` as an f-string, where the format allows it (fold_format.cc). Null: it does not.
ast::ExprNode* FormatAsJoinedStr(const ast::BinOp* node, std::string_view format, ast::Span<ast::ExprNode*> values,
                                 parser::Arena& arena, ConstantPool& pool);

// A node of the tree made after parsing, at the place of another.
template <class T>
T* NewNode(parser::Arena& arena, const ast::Node* place) {
  T* node = new (arena.Allocate(sizeof(T))) T{};
  node->kind = T::kKind;
  node->line = place->line;
  node->col = place->col;
  node->end_line = place->end_line;
  node->end_col = place->end_col;
  return node;
}

// The docstring of a body, null where there is none.
inline const ast::Constant* DocString(ast::Span<ast::StmtNode*> body) {
  if (body.empty()) return nullptr;
  auto* expression = body[0]->As<ast::Expr>();
  auto* constant = expression ? expression->value->As<ast::Constant>() : nullptr;
  return constant && constant->value.kind == ast::ConstantKind::kStr ? constant : nullptr;
}

}  // namespace viv::compiler
