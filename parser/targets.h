// Expressions in the place of targets. Both grammars read a target as an expression first.
#pragma once

#include "parser/state.h"

namespace viv::parser {

// Marks `node`, and the elements of a list or tuple, as Store or Del; false where something in it cannot be a target. (Nodes that
// were marked stay so; the tree is of no use then.)
bool MakeTarget(Node* node, ast::ExprContext context);

// A name, attribute or subscript, as annotations and augmented assignments want it.
bool MakeSingleTarget(Node* node);

enum class TargetKind : uint8_t { kStar, kDel, kFor };

// The first part of `node` that is no target; null if there is none.
const Node* InvalidTarget(const Node* node, TargetKind kind);

// What messages call an expression: "function call", "literal", ...
std::string_view ExpressionName(const Node* node);

}  // namespace viv::parser
