// Comparisons, and conditions as jumps.
#include "interpreter/compiler/codegen.h"
#include "interpreter/objects/protocols.h"

namespace viv::compiler {

namespace {

struct CompareForm {
  Opcode value;  // first variant of the instruction with a result
  Opcode jump;   // first variant of the one that jumps
  bool negated;  // the jump's condition is the opposite
};

CompareForm FormOf(ast::CompareOperator op) {
  using C = ast::CompareOperator;
  switch (op) {
    case C::kEq:
      return {Opcode::kEqualLL, Opcode::kJumpIfEqualLL, false};
    case C::kNotEq:
      return {Opcode::kNotEqualLL, Opcode::kJumpIfNotEqualLL, false};
    case C::kLt:
      return {Opcode::kLessLL, Opcode::kJumpIfLessLL, false};
    case C::kLtE:
      return {Opcode::kLessEqualLL, Opcode::kJumpIfLessEqualLL, false};
    case C::kGt:
      return {Opcode::kGreaterLL, Opcode::kJumpIfGreaterLL, false};
    case C::kGtE:
      return {Opcode::kGreaterEqualLL, Opcode::kJumpIfGreaterEqualLL, false};
    case C::kIs:
      return {Opcode::kIsLL, Opcode::kJumpIfIsLL, false};
    case C::kIsNot:
      return {Opcode::kIsNotLL, Opcode::kJumpIfIsLL, true};
    case C::kIn:
      return {Opcode::kInLL, Opcode::kJumpIfInLL, false};
    case C::kNotIn:
      return {Opcode::kNotInLL, Opcode::kJumpIfInLL, true};
  }
  return {};
}

}  // namespace

void CodeGenerator::CompareOp(ast::CompareOperator op, int dest, Operand a, Operand b, bool pop) {
  Opcode first = FormOf(op).value;
  if (pop) {
    Variant(first, dest, a, b);
  } else {
    em().Emit(static_cast<Opcode>(static_cast<int>(first) + a.kind * 3 + b.kind), dest, a.index, b.index);
  }
}

// The temporaries among the operands are consumed; the caller pops them.
void CodeGenerator::CompareJump(ast::CompareOperator op, Operand a, Operand b, Label target, bool condition) {
  CompareForm form = FormOf(op);
  auto opcode = static_cast<Opcode>(static_cast<int>(form.jump) + a.kind * 3 + b.kind);
  em().EmitJumpWord(opcode, a.index, b.index, condition != form.negated, target);
}

bool CodeGenerator::JumpIf(Expr e, Label target, bool condition) {
  if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < CurrentThread().stack_limit) return errors_.TooDeep();
  if (auto* unary = e->As<ast::UnaryOp>(); unary && unary->op == ast::UnaryOperator::kNot) {
    return JumpIf(unary->operand, target, !condition);
  }
  if (auto* bool_op = e->As<ast::BoolOp>()) {
    bool is_or = bool_op->op == ast::BoolOperator::kOr;
    Label decided = is_or == condition ? target : em().NewLabel();
    uint32_t last = bool_op->values.size() - 1;
    for (uint32_t i = 0; i < last; ++i) {
      if (!JumpIf(bool_op->values[i], decided, is_or)) return false;
    }
    if (!JumpIf(bool_op->values[last], target, condition)) return false;
    if (decided != target) em().Bind(decided);
    return true;
  }
  if (auto* choice = e->As<ast::IfExp>()) {
    Label end = em().NewLabel(), otherwise = em().NewLabel();
    if (!JumpIf(choice->test, otherwise, false) || !JumpIf(choice->body, target, condition)) return false;
    em().EmitJump(Opcode::kJump, 0, end);
    em().Bind(otherwise);
    if (!JumpIf(choice->orelse, target, condition)) return false;
    em().Bind(end);
    return true;
  }
  if (auto* compare = e->As<ast::Compare>()) {
    em().set_location(compare);
    return JumpIfCompare(compare, target, condition);
  }
  if (auto* constant = e->As<ast::Constant>()) {
    Object* value = pool_.Of(constant->value);
    if (!value || !KeepConstant(value)) return false;
    int truth = IsTrue(value);
    if (truth < 0) return false;
    LineOf(e);
    em().EmitLine();
    if ((truth != 0) == condition) em().EmitJump(em().IsBound(target) ? Opcode::kJumpBack : Opcode::kJump, 0, target);
    return true;
  }
  Operand operand;
  if (!Use(e, kAcceptLocal, &operand)) return false;
  PopOperand(operand);
  bool temporary = operand.kind == Operand::kTemporary;
  Opcode jump = condition ? (temporary ? Opcode::kJumpIfTrueT : Opcode::kJumpIfTrueL)
                          : (temporary ? Opcode::kJumpIfFalseT : Opcode::kJumpIfFalseL);
  em().EmitJump(jump, operand.index, target);
  return true;
}

bool CodeGenerator::JumpIfCompare(const ast::Compare* e, Label target, bool condition) {
  if (!CheckCompare(e)) return false;
  uint32_t count = e->ops.size();
  Operand left, right;
  if (count == 1) {
    Expr comparator = e->comparators[0];
    if (!Use(e->left, kAcceptLocal, &left, e->left->Is<ast::Name>() && MayRebind(comparator))) return false;
    auto* constant = comparator->As<ast::Constant>();
    bool is = e->ops[0] == ast::CompareOperator::kIs, is_not = e->ops[0] == ast::CompareOperator::kIsNot;
    if (constant && constant->value.kind == ast::ConstantKind::kNone && (is || is_not)) {
      if (!KeepConstant(None())) return false;
      PopOperand(left);
      bool if_none = is == condition, temporary = left.kind == Operand::kTemporary;
      Opcode jump = if_none ? (temporary ? Opcode::kJumpIfNoneT : Opcode::kJumpIfNoneL)
                            : (temporary ? Opcode::kJumpIfNotNoneT : Opcode::kJumpIfNotNoneL);
      em().EmitJump(jump, left.index, target);
      return true;
    }
    if (!Use(comparator, kAcceptLocal | kAcceptConstant, &right)) return false;
    PopOperand(right);
    PopOperand(left);
    CompareJump(e->ops[0], left, right, target, condition);
    return true;
  }
  // a < b < c. What waits for the next comparison is a variable, or a temporary that the way out must drop.
  int base = em().top();
  Label cleanup = em().NewLabel(), end = em().NewLabel(), failed = condition ? end : target;
  bool rebinds = MayRebindAny(e->comparators);
  if (!Use(e->left, kAcceptLocal, &left, rebinds)) return false;
  for (uint32_t i = 0; i + 1 < count; ++i) {
    Operand middle;
    if (!Use(e->comparators[i], kAcceptLocal, &middle, rebinds)) return false;
    if (middle.kind == Operand::kLocal) {
      PopOperand(left);
      CompareJump(e->ops[i], left, middle, failed, false);
      left = middle;
      continue;
    }
    // The register of `base` is left's; the waiting value comes to stand at base + 1 or, where left is a variable, at base.
    int copy = em().Push();
    em().Emit(Opcode::kCopy, copy, middle.index);
    CompareJump(e->ops[i], left, {Operand::kTemporary, copy}, cleanup, false);
    if (middle.index != base) em().Emit(Opcode::kTake, base, middle.index);
    em().set_top(base + 1);
    left = {Operand::kTemporary, base};
  }
  if (!Use(e->comparators[count - 1], kAcceptLocal | kAcceptConstant, &right)) return false;
  em().set_top(base);
  CompareJump(e->ops[count - 1], left, right, target, condition);
  if (em().IsReached(cleanup)) {
    em().EmitJump(Opcode::kJump, 0, end);
    em().Bind(cleanup);
    em().Emit(Opcode::kDrop, base);
    em().Emit(Opcode::kDrop, base + 1);
    if (!condition) em().EmitJump(Opcode::kJump, 0, target);
  }
  em().Bind(end);
  return true;
}

}  // namespace viv::compiler
