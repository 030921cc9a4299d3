#include "parser/targets.h"

namespace viv::parser {
namespace {

using ast::NodeKind;

bool MakeTargets(ast::Span<ast::ExprNode*> elements, ast::ExprContext context) {
  for (Node* element : elements) {
    if (!MakeTarget(element, context)) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool MakeTarget(Node* node, ast::ExprContext context) {
  switch (node->kind) {
    case NodeKind::kName:
      static_cast<ast::Name*>(node)->ctx = context;
      return true;
    case NodeKind::kAttribute:
      static_cast<ast::Attribute*>(node)->ctx = context;
      return true;
    case NodeKind::kSubscript:
      static_cast<ast::Subscript*>(node)->ctx = context;
      return true;
    case NodeKind::kStarred: {
      auto* starred = static_cast<ast::Starred*>(node);
      starred->ctx = context;
      return context == ast::ExprContext::kStore && MakeTarget(starred->value, context);
    }
    case NodeKind::kTuple: {
      auto* tuple = static_cast<ast::Tuple*>(node);
      tuple->ctx = context;
      return MakeTargets(tuple->elts, context);
    }
    case NodeKind::kList: {
      auto* list = static_cast<ast::List*>(node);
      list->ctx = context;
      return MakeTargets(list->elts, context);
    }
    default:
      return false;
  }
}

bool MakeSingleTarget(Node* node) {
  return (node->Is<ast::Name>() || node->Is<ast::Attribute>() || node->Is<ast::Subscript>()) &&
         MakeTarget(node, ast::ExprContext::kStore);
}

const Node* InvalidTarget(const Node* node, TargetKind kind) {
  auto first_invalid = [&](ast::Span<ast::ExprNode*> elements) -> const Node* {
    for (const Node* element : elements) {
      if (const Node* invalid = InvalidTarget(element, kind)) {
        return invalid;
      }
    }
    return nullptr;
  };
  switch (node->kind) {
    case NodeKind::kName:
    case NodeKind::kAttribute:
    case NodeKind::kSubscript:
      return nullptr;
    case NodeKind::kList:
      return first_invalid(static_cast<const ast::List*>(node)->elts);
    case NodeKind::kTuple:
      return first_invalid(static_cast<const ast::Tuple*>(node)->elts);
    case NodeKind::kStarred:
      return kind == TargetKind::kDel ? node : InvalidTarget(static_cast<const ast::Starred*>(node)->value, kind);
    case NodeKind::kCompare: {
      // `for a in b` reads as a comparison at first.
      auto* compare = static_cast<const ast::Compare*>(node);
      if (kind != TargetKind::kFor) {
        return node;
      }
      return compare->ops.front() == ast::CompareOperator::kIn ? InvalidTarget(compare->left, kind) : nullptr;
    }
    default:
      return node;
  }
}

std::string_view ExpressionName(const Node* node) {
  switch (node->kind) {
    case NodeKind::kAttribute:
      return "attribute";
    case NodeKind::kSubscript:
      return "subscript";
    case NodeKind::kStarred:
      return "starred";
    case NodeKind::kName:
      return "name";
    case NodeKind::kList:
      return "list";
    case NodeKind::kTuple:
      return "tuple";
    case NodeKind::kLambda:
      return "lambda";
    case NodeKind::kCall:
      return "function call";
    case NodeKind::kGeneratorExp:
      return "generator expression";
    case NodeKind::kYield:
    case NodeKind::kYieldFrom:
      return "yield expression";
    case NodeKind::kAwait:
      return "await expression";
    case NodeKind::kListComp:
      return "list comprehension";
    case NodeKind::kSetComp:
      return "set comprehension";
    case NodeKind::kDictComp:
      return "dict comprehension";
    case NodeKind::kDict:
      return "dict literal";
    case NodeKind::kSet:
      return "set display";
    case NodeKind::kJoinedStr:
    case NodeKind::kFormattedValue:
      return "f-string expression";
    case NodeKind::kCompare:
      return "comparison";
    case NodeKind::kIfExp:
      return "conditional expression";
    case NodeKind::kNamedExpr:
      return "named expression";
    case NodeKind::kConstant:
      switch (static_cast<const ast::Constant*>(node)->value.kind) {
        case ast::ConstantKind::kNone:
          return "None";
        case ast::ConstantKind::kTrue:
          return "True";
        case ast::ConstantKind::kFalse:
          return "False";
        case ast::ConstantKind::kEllipsis:
          return "ellipsis";
        default:
          return "literal";
      }
    default:
      return "expression";
  }
}

}  // namespace viv::parser
