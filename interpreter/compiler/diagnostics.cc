// The compiler's errors and warnings at the current location.
#include <cstdarg>

#include "interpreter/compiler/codegen.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv::compiler {

using ast::ConstantKind;
using ast::NodeKind;

bool CodeGenerator::Error(const char* format, ...) {
  va_list args;
  va_start(args, format);
  Ref<StrObject> message = StrFormatV(format, args);
  va_end(args);
  return message && errors_.ErrorAt(em().location(), message);
}

bool CodeGenerator::Warning(const char* format, ...) {
  va_list args;
  va_start(args, format);
  Ref<StrObject> message = StrFormatV(format, args);
  va_end(args);
  return message && errors_.WarningAt(em().location(), message);
}

namespace {

// The type that the literal or display `e` certainly has, for messages; null: not known.
const char* DisplayTypeName(const ast::ExprNode* e, ConstantPool& pool) {
  switch (e->kind) {
    case NodeKind::kTuple:
      return "tuple";
    case NodeKind::kList:
    case NodeKind::kListComp:
      return "list";
    case NodeKind::kDict:
    case NodeKind::kDictComp:
      return "dict";
    case NodeKind::kSet:
    case NodeKind::kSetComp:
      return "set";
    case NodeKind::kGeneratorExp:
      return "generator";
    case NodeKind::kLambda:
      return "function";
    case NodeKind::kJoinedStr:
    case NodeKind::kFormattedValue:
      return "str";
    case NodeKind::kConstant: {
      Object* value = pool.Of(e->As<ast::Constant>()->value);
      return value ? TypeOf(value)->name : nullptr;
    }
    default:
      return nullptr;
  }
}

bool IsIdentitySafe(const ast::ExprNode* e) {
  auto* constant = e->As<ast::Constant>();
  if (!constant) return true;
  switch (constant->value.kind) {
    case ConstantKind::kNone:
    case ConstantKind::kTrue:
    case ConstantKind::kFalse:
    case ConstantKind::kEllipsis:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool CodeGenerator::CheckCompare(const ast::Compare* e) {
  bool left = IsIdentitySafe(e->left);
  for (uint32_t i = 0; i < e->ops.size(); ++i) {
    bool right = IsIdentitySafe(e->comparators[i]);
    bool is = e->ops[i] == ast::CompareOperator::kIs;
    if ((is || e->ops[i] == ast::CompareOperator::kIsNot) && (!left || !right)) {
      return Warning(is ? "\"is\" with a literal. Did you mean \"==\"?" : "\"is not\" with a literal. Did you mean \"!=\"?");
    }
    left = right;
  }
  return true;
}

bool CodeGenerator::CheckCaller(Expr callee) {
  switch (callee->kind) {
    case NodeKind::kConstant:
    case NodeKind::kTuple:
    case NodeKind::kList:
    case NodeKind::kListComp:
    case NodeKind::kDict:
    case NodeKind::kDictComp:
    case NodeKind::kSet:
    case NodeKind::kSetComp:
    case NodeKind::kGeneratorExp:
    case NodeKind::kJoinedStr:
    case NodeKind::kFormattedValue:
      return Warning("'%.200s' object is not callable; perhaps you missed a comma?", DisplayTypeName(callee, pool_));
    default:
      return true;
  }
}

bool CodeGenerator::CheckSubscripted(Expr container) {
  switch (container->kind) {
    case NodeKind::kConstant: {
      Object* value = pool_.Of(container->As<ast::Constant>()->value);
      if (!value) return false;
      bool fine = !(value == None() || value == Ellipsis() || IsInt(value) || IsFloat(value) || IsExact(value, TypeId::kComplex) ||
                    IsAnySet(value));
      if (fine) return true;
      break;
    }
    case NodeKind::kSet:
    case NodeKind::kSetComp:
    case NodeKind::kGeneratorExp:
    case NodeKind::kLambda:
      break;
    default:
      return true;
  }
  return Warning("'%.200s' object is not subscriptable; perhaps you missed a comma?", DisplayTypeName(container, pool_));
}

bool CodeGenerator::CheckIndex(Expr container, Expr index) {
  const char* index_type = DisplayTypeName(index, pool_);
  if (!index_type) return !ErrorPending();
  if (auto* constant = index->As<ast::Constant>()) {
    Object* value = pool_.Of(constant->value);
    if (!value) return false;
    if (IsInt(value)) return true;
  }
  switch (container->kind) {
    case NodeKind::kConstant: {
      Object* value = pool_.Of(container->As<ast::Constant>()->value);
      if (!value) return false;
      if (!IsStr(value) && !IsBytes(value) && !IsTuple(value)) return true;
      break;
    }
    case NodeKind::kTuple:
    case NodeKind::kList:
    case NodeKind::kListComp:
    case NodeKind::kJoinedStr:
    case NodeKind::kFormattedValue:
      break;
    default:
      return true;
  }
  return Warning("%.200s indices must be integers or slices, not %.200s; perhaps you missed a comma?",
                 DisplayTypeName(container, pool_), index_type);
}

}  // namespace viv::compiler
