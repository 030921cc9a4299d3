// Expressions: operators, names, attributes, items, yields, f-strings.
#include "interpreter/compiler/codegen.h"
#include "interpreter/objects/protocols.h"

namespace viv::compiler {

using ast::NodeKind;

namespace {

// The first variant of each operator's instruction.
Opcode BinaryOpcode(ast::BinaryOperator op, bool inplace) {
  using B = ast::BinaryOperator;
  switch (op) {
    case B::kAdd:
      return inplace ? Opcode::kInplaceAddLL : Opcode::kAddLL;
    case B::kSub:
      return inplace ? Opcode::kInplaceSubtractLL : Opcode::kSubtractLL;
    case B::kMult:
      return inplace ? Opcode::kInplaceMultiplyLL : Opcode::kMultiplyLL;
    case B::kMatMult:
      return inplace ? Opcode::kInplaceMatrixMultiplyLL : Opcode::kMatrixMultiplyLL;
    case B::kDiv:
      return inplace ? Opcode::kInplaceTrueDivideLL : Opcode::kTrueDivideLL;
    case B::kMod:
      return inplace ? Opcode::kInplaceRemainderLL : Opcode::kRemainderLL;
    case B::kPow:
      return inplace ? Opcode::kInplacePowerLL : Opcode::kPowerLL;
    case B::kLShift:
      return inplace ? Opcode::kInplaceLeftShiftLL : Opcode::kLeftShiftLL;
    case B::kRShift:
      return inplace ? Opcode::kInplaceRightShiftLL : Opcode::kRightShiftLL;
    case B::kBitOr:
      return inplace ? Opcode::kInplaceOrLL : Opcode::kOrLL;
    case B::kBitXor:
      return inplace ? Opcode::kInplaceXorLL : Opcode::kXorLL;
    case B::kBitAnd:
      return inplace ? Opcode::kInplaceAndLL : Opcode::kAndLL;
    case B::kFloorDiv:
      return inplace ? Opcode::kInplaceFloorDivideLL : Opcode::kFloorDivideLL;
  }
  return Opcode::kNop;
}

}  // namespace

Opcode InplaceOpcode(ast::BinaryOperator op) { return BinaryOpcode(op, true); }

namespace {

Opcode UnaryOpcode(ast::UnaryOperator op, bool temporary) {
  switch (op) {
    case ast::UnaryOperator::kInvert:
      return temporary ? Opcode::kInvertT : Opcode::kInvertL;
    case ast::UnaryOperator::kNot:
      return temporary ? Opcode::kNotT : Opcode::kNotL;
    case ast::UnaryOperator::kUAdd:
      return temporary ? Opcode::kPositiveT : Opcode::kPositiveL;
    case ast::UnaryOperator::kUSub:
      return temporary ? Opcode::kNegativeT : Opcode::kNegativeL;
  }
  return Opcode::kNop;
}

}  // namespace

// ---- Operands -------------------------------------------------------------------------------------------------------------------

bool CodeGenerator::MayRebindAny(Span<ast::ExprNode> list) {
  for (Expr e : list) {
    if (e && MayRebind(e)) return true;
  }
  return false;
}

// Could evaluating `e` run a call, suspend, or bind a variable?
bool CodeGenerator::MayRebind(Expr e) {
  switch (e->kind) {
    case NodeKind::kConstant:
    case NodeKind::kName:
      return false;
    case NodeKind::kBinOp:
      return MayRebind(e->As<ast::BinOp>()->right) || MayRebind(e->As<ast::BinOp>()->left);
    case NodeKind::kUnaryOp:
      return MayRebind(e->As<ast::UnaryOp>()->operand);
    case NodeKind::kAttribute:
      return MayRebind(e->As<ast::Attribute>()->value);
    case NodeKind::kSubscript:
      return MayRebind(e->As<ast::Subscript>()->value) || MayRebind(e->As<ast::Subscript>()->slice);
    case NodeKind::kCompare:
      return MayRebind(e->As<ast::Compare>()->left) || MayRebindAny(e->As<ast::Compare>()->comparators);
    case NodeKind::kBoolOp:
      return MayRebindAny(e->As<ast::BoolOp>()->values);
    case NodeKind::kTuple:
      return MayRebindAny(e->As<ast::Tuple>()->elts);
    case NodeKind::kList:
      return MayRebindAny(e->As<ast::List>()->elts);
    case NodeKind::kSlice: {
      auto* s = e->As<ast::Slice>();
      return (s->lower && MayRebind(s->lower)) || (s->upper && MayRebind(s->upper)) || (s->step && MayRebind(s->step));
    }
    default:
      return true;
  }
}

// An operand that is read in place has no instruction, but its line, where it is another one, is traced.
void CodeGenerator::LineOf(Expr e) {
  LocationScope scope(em());
  em().set_location(e);
  em().EmitLine();
}

bool CodeGenerator::Use(Expr e, unsigned accept, Operand* operand, bool rebinds_later) {
  if ((accept & kAcceptConstant) && e->Is<ast::Constant>()) {
    int index = ConstantIndex(pool_.Of(e->As<ast::Constant>()->value));
    if (index < 0) return false;
    if (index < kNoRegister) {
      if (em().reachable() && index > u_->last_used_constant) u_->last_used_constant = index;
      *operand = {Operand::kConstant, index};
      LineOf(e);
      return true;
    }
  }
  if ((accept & kAcceptLocal) && !rebinds_later && e->Is<ast::Name>()) {
    NameRef ref;
    std::string_view name = e->As<ast::Name>()->id->view();
    if (!Resolve(name, &ref)) return false;
    if (ref.op == NameOp::kFast) {
      if (!em().assigned().Has(ref.index)) {
        LocationScope scope(em());
        em().set_location(e);
        em().Emit(Opcode::kCheckLocal, ref.index);
        em().assigned().Add(ref.index);
      }
      *operand = {Operand::kLocal, ref.index};
      LineOf(e);
      return true;
    }
  }
  if (!Push(e)) return false;
  *operand = {Operand::kTemporary, em().top() - 1};
  return true;
}

// Variants stand in the order LL LT LK TL TT TK (KL KT).
void CodeGenerator::Variant(Opcode first, int dest, Operand b, Operand c) {
  PopOperand(c);
  PopOperand(b);
  int offset = b.kind * 3 + c.kind;
  auto opcode = static_cast<Opcode>(static_cast<int>(first) + offset);
  em().Emit(opcode, Dest(dest), b.index, c.index);
}

void CodeGenerator::Settle(int base, int dest) {
  em().set_top(base);
  if (dest == kNewTemporary) {
    em().Push();
  } else {
    em().Emit(Opcode::kTake, dest, base);
  }
}

// An evaluation for its own sake, as an expression statement.
bool CodeGenerator::ForEffect(Expr e) {
  Operand operand;
  if (!Use(e, kAcceptLocal, &operand)) return false;
  em().set_no_location();
  if (operand.kind == Operand::kTemporary) {
    em().Emit(Opcode::kDrop, operand.index);
    em().Pop();
  }
  return true;
}

bool CodeGenerator::Into(Expr e, int dest) {
  Location saved = em().location();
  em().set_location(e);
  bool ok = Dispatch(e, dest);
  em().set_location(saved);
  return ok;
}

bool CodeGenerator::Dispatch(Expr e, int dest) {
  if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < CurrentThread().stack_limit) return errors_.TooDeep();
  switch (e->kind) {
    case NodeKind::kConstant:
      return LoadConstant(pool_.Of(e->As<ast::Constant>()->value), dest);
    case NodeKind::kName:
      return LoadNamed(e->As<ast::Name>()->id->view(), dest);
    case NodeKind::kBinOp:
      return Binary(e->As<ast::BinOp>(), dest);
    case NodeKind::kUnaryOp:
      return Unary(e->As<ast::UnaryOp>(), dest);
    case NodeKind::kBoolOp:
      return BoolOp(e->As<ast::BoolOp>(), dest);
    case NodeKind::kIfExp:
      return IfExp(e->As<ast::IfExp>(), dest);
    case NodeKind::kCompare:
      return Compare(e->As<ast::Compare>(), dest);
    case NodeKind::kNamedExpr:
      return Walrus(e->As<ast::NamedExpr>(), dest);
    case NodeKind::kAttribute:
      return Attribute(e->As<ast::Attribute>(), dest);
    case NodeKind::kSubscript:
      return Subscript(e->As<ast::Subscript>(), dest);
    case NodeKind::kSlice:
      return Slice(e->As<ast::Slice>(), dest);
    case NodeKind::kCall:
      return CallExpr(e->As<ast::Call>(), dest);
    case NodeKind::kTuple:
      return Display(e->As<ast::Tuple>()->elts, 0, Opcode::kBuildList, Opcode::kListAppend, Opcode::kListExtend, true, dest);
    case NodeKind::kList:
      return Display(e->As<ast::List>()->elts, 0, Opcode::kBuildList, Opcode::kListAppend, Opcode::kListExtend, false, dest);
    case NodeKind::kSet:
      return Display(e->As<ast::Set>()->elts, 0, Opcode::kBuildSet, Opcode::kSetAdd, Opcode::kSetUpdate, false, dest);
    case NodeKind::kDict:
      return DictDisplay(e->As<ast::Dict>(), dest);
    case NodeKind::kLambda:
      return Lambda(e->As<ast::Lambda>(), dest);
    case NodeKind::kListComp: {
      auto* c = e->As<ast::ListComp>();
      return Comprehension(e, c->generators, c->elt, nullptr, "<listcomp>", dest);
    }
    case NodeKind::kSetComp: {
      auto* c = e->As<ast::SetComp>();
      return Comprehension(e, c->generators, c->elt, nullptr, "<setcomp>", dest);
    }
    case NodeKind::kDictComp: {
      auto* c = e->As<ast::DictComp>();
      return Comprehension(e, c->generators, c->key, c->value, "<dictcomp>", dest);
    }
    case NodeKind::kGeneratorExp: {
      auto* c = e->As<ast::GeneratorExp>();
      return Comprehension(e, c->generators, c->elt, nullptr, "<genexpr>", dest);
    }
    case NodeKind::kYield:
      return YieldExpr(e->As<ast::Yield>(), dest);
    case NodeKind::kYieldFrom:
      return YieldFrom(e->As<ast::YieldFrom>(), dest);
    case NodeKind::kAwait:
      return AwaitExpr(e->As<ast::Await>(), dest);
    case NodeKind::kJoinedStr:
      return JoinedStr(e->As<ast::JoinedStr>(), dest);
    case NodeKind::kFormattedValue:
      return FormattedValue(e->As<ast::FormattedValue>(), dest);
    case NodeKind::kStarred:
      return Error("can't use starred expression here");
    default:
      return false;
  }
}

// ---- Operators ------------------------------------------------------------------------------------------------------------------

bool CodeGenerator::Binary(const ast::BinOp* e, int dest) {
  Operand left, right;
  unsigned accept_left = kAcceptLocal;
  // A constant on the left saves a move where the right is none (two constants that were not folded stay in order).
  if (!e->right->Is<ast::Constant>()) accept_left |= kAcceptConstant;
  if (!Use(e->left, accept_left, &left, e->left->Is<ast::Name>() && MayRebind(e->right))) return false;
  if (!Use(e->right, kAcceptLocal | kAcceptConstant, &right)) return false;
  Variant(BinaryOpcode(e->op, false), dest, left, right);
  return true;
}

bool CodeGenerator::Unary(const ast::UnaryOp* e, int dest) {
  Operand operand;
  if (!Use(e->operand, kAcceptLocal, &operand)) return false;
  PopOperand(operand);
  em().Emit(UnaryOpcode(e->op, operand.kind == Operand::kTemporary), Dest(dest), operand.index);
  return true;
}

bool CodeGenerator::BoolOp(const ast::BoolOp* e, int dest) {
  Opcode jump = e->op == ast::BoolOperator::kOr ? Opcode::kJumpIfTrueKeep : Opcode::kJumpIfFalseKeep;
  Label end = em().NewLabel();
  int base = em().top();
  uint32_t last = e->values.size() - 1;
  for (uint32_t i = 0; i < last; ++i) {
    if (auto* constant = e->values[i]->As<ast::Constant>()) {
      // A constant decides at once.
      Object* value = pool_.Of(constant->value);
      if (!value || !KeepConstant(value)) return false;
      int truth = IsTrue(value);
      if (truth < 0) return false;
      if ((truth != 0) == (e->op == ast::BoolOperator::kOr)) {
        if (!Push(constant)) return false;
        em().EmitJump(Opcode::kJump, 0, end);
        em().set_top(base);
      }
      continue;
    }
    if (!Push(e->values[i])) return false;
    em().EmitJump(jump, base, end);
    em().set_top(base);
  }
  if (!Push(e->values[last])) return false;
  em().Bind(end);
  Settle(base, dest);
  return true;
}

bool CodeGenerator::IfExp(const ast::IfExp* e, int dest) {
  Label end = em().NewLabel(), otherwise = em().NewLabel();
  int base = em().top();
  if (!JumpIf(e->test, otherwise, false) || !Into(e->body, dest)) return false;
  em().EmitJump(Opcode::kJump, 0, end);
  em().set_top(base);
  em().Bind(otherwise);
  if (!Into(e->orelse, dest)) return false;
  em().Bind(end);
  return true;
}

bool CodeGenerator::Compare(const ast::Compare* e, int dest) {
  if (!CheckCompare(e)) return false;
  uint32_t count = e->ops.size();
  Operand left, right;
  if (count == 1) {
    if (!Use(e->left, kAcceptLocal, &left, e->left->Is<ast::Name>() && MayRebind(e->comparators[0]))) return false;
    if (!Use(e->comparators[0], kAcceptLocal | kAcceptConstant, &right)) return false;
    CompareOp(e->ops[0], dest, left, right);
    return true;
  }
  // a < b < c: b waits in the register after the result's.
  int base = em().top();
  if (!Push(e->left)) return false;
  Label cleanup = em().NewLabel(), end = em().NewLabel();
  for (uint32_t i = 0; i + 1 < count; ++i) {
    if (!Push(e->comparators[i])) return false;
    int copy = em().Push();
    em().Emit(Opcode::kCopy, copy, base + 1);
    em().Pop();
    CompareOp(e->ops[i], base, {Operand::kTemporary, base}, {Operand::kTemporary, copy}, false);
    em().EmitJump(Opcode::kJumpIfFalseKeep, base, cleanup);
    em().Emit(Opcode::kTake, base, base + 1);
    em().set_top(base + 1);
  }
  if (!Use(e->comparators[count - 1], kAcceptLocal | kAcceptConstant, &right)) return false;
  PopOperand(right);
  em().Pop();
  CompareOp(e->ops[count - 1], base, {Operand::kTemporary, base}, right, false);
  em().EmitJump(Opcode::kJump, 0, end);
  em().Bind(cleanup);
  em().Emit(Opcode::kDrop, base + 1);
  em().Bind(end);
  Settle(base, dest);
  return true;
}

bool CodeGenerator::Walrus(const ast::NamedExpr* e, int dest) {
  std::string_view name = e->target->As<ast::Name>()->id->view();
  const Symbol* symbol = u_->scope->Find(Mangled(name));
  if (symbol && symbol->scope == NameScope::kLocal && u_->scope->kind == ScopeKind::kFunction && name != "__debug__") {
    if (!AssignFrom(e->target, e->value)) return false;
    int variable = Fast(name);
    em().set_location(e);
    if (dest != variable) em().Emit(Opcode::kMove, Dest(dest), variable);
    return true;
  }
  if (!Push(e->value)) return false;
  int value = em().top() - 1, copy = em().Push();
  em().Emit(Opcode::kCopy, copy, value);
  em().set_location(e->target);
  if (!StoreNamed(name, copy)) return false;
  em().set_location(e);
  Settle(value, dest);
  return true;
}

// ---- Attributes and items -------------------------------------------------------------------------------------------------------

// An attribute on a later line than its object begins: the position is the name's alone.
void CodeGenerator::LocateAttribute(const ast::Attribute* e) {
  Location location = em().location();
  auto end_line = static_cast<int32_t>(e->end_line);
  if (location.line == end_line) return;
  location.line = end_line;
  int32_t length = 0;  // characters, as CPython counts here
  for (char c : e->attr->view()) length += (static_cast<uint8_t>(c) & 0xC0) != 0x80;
  auto end_column = static_cast<int32_t>(e->end_col);
  if (length <= end_column) {
    location.column = end_column - length;
  } else {
    location.column = location.end_column = -1;
  }
  em().set_location(location);
}

bool CodeGenerator::Attribute(const ast::Attribute* e, int dest) {
  Operand owner;
  if (!Use(e->value, kAcceptLocal, &owner)) return false;
  LocateAttribute(e);
  int name = NameIndex(Mangled(e->attr->view()));
  if (name < 0) return false;
  PopOperand(owner);
  em().Emit(owner.kind == Operand::kTemporary ? Opcode::kLoadAttrT : Opcode::kLoadAttrL, Dest(dest), owner.index, name);
  return true;
}

bool CodeGenerator::Subscript(const ast::Subscript* e, int dest) {
  if (!CheckSubscripted(e->value) || !CheckIndex(e->value, e->slice)) return false;
  Operand container, key;
  if (!Use(e->value, kAcceptLocal, &container, e->value->Is<ast::Name>() && MayRebind(e->slice))) return false;
  if (!Use(e->slice, kAcceptLocal | kAcceptConstant, &key)) return false;
  Variant(Opcode::kLoadItemLL, dest, container, key);
  return true;
}

bool CodeGenerator::Slice(const ast::Slice* e, int dest) {
  int base = em().top();
  for (Expr part : {e->lower, e->upper}) {
    if (!(part ? Push(part) : LoadNone(kNewTemporary))) return false;
  }
  if (e->step && !Push(e->step)) return false;
  em().set_top(base);
  em().Emit(Opcode::kBuildSlice, Dest(dest), base, e->step ? 3 : 2);
  return true;
}

// ---- Suspension -----------------------------------------------------------------------------------------------------------------

bool CodeGenerator::YieldExpr(const ast::Yield* e, int dest) {
  if (u_->scope->kind != ScopeKind::kFunction) return Error("'yield' outside function");
  if (!(e->value ? Push(e->value) : LoadNone(kNewTemporary))) return false;
  int value = em().top() - 1;
  EmitYield(value);
  Settle(value, dest);
  return true;
}

void CodeGenerator::EmitYield(int value) {
  if (u_->scope->is_coroutine && u_->scope->is_generator) em().Emit(Opcode::kAsyncGenWrap, value);
  em().Emit(Opcode::kYield, value);
  em().Emit(Opcode::kResume, 1);
}

bool CodeGenerator::Delegate(int resume_kind) {
  int iterator = em().top() - 1;
  if (!LoadNone(kNewTemporary)) return false;
  int value = iterator + 1;
  Label again = em().NewLabel(), done = em().NewLabel();
  em().BindLoop(again);
  em().EmitJumpWord(Opcode::kSend, iterator, value, 0, done);
  em().Emit(Opcode::kYield, value);
  em().Emit(Opcode::kResume, resume_kind);
  em().EmitJump(Opcode::kJump, 0, again);
  em().Bind(done);
  em().Emit(Opcode::kTake, iterator, value);
  em().Pop();
  return true;
}

bool CodeGenerator::YieldFrom(const ast::YieldFrom* e, int dest) {
  if (u_->scope->kind != ScopeKind::kFunction) return Error("'yield' outside function");
  if (u_->kind == UnitKind::kAsyncFunction) return Error("'yield from' inside async function");
  if (!Push(e->value)) return false;
  int base = em().top() - 1;
  em().Emit(Opcode::kGetYieldFromIter, base, base);
  if (!Delegate(2)) return false;
  Settle(base, dest);
  return true;
}

bool CodeGenerator::AwaitExpr(const ast::Await* e, int dest) {
  if (u_->scope->kind != ScopeKind::kFunction) return Error("'await' outside function");
  if (u_->kind != UnitKind::kAsyncFunction && u_->kind != UnitKind::kComprehension) return Error("'await' outside async function");
  if (!Push(e->value)) return false;
  int base = em().top() - 1;
  em().Emit(Opcode::kGetAwaitable, base, base, 0);
  if (!Delegate(3)) return false;
  Settle(base, dest);
  return true;
}

// ---- f-strings ------------------------------------------------------------------------------------------------------------------

bool CodeGenerator::JoinedStr(const ast::JoinedStr* e, int dest) {
  int base = em().top();
  uint32_t count = e->values.size();
  if (count > kStackGuideline) {
    // "".join([...])
    if (!LoadConstant(pool_.Text(""), kNewTemporary)) return false;
    int name = NameIndex("join");
    if (name < 0) return false;
    em().Emit(Opcode::kLoadMethodT, base, base, name);
    em().set_top(base + 2);
    int list = em().Push();
    em().Emit(Opcode::kBuildList, list, list, 0);
    for (Expr value : e->values) {
      if (!Push(value)) return false;
      em().Pop();
      em().Emit(Opcode::kListAppend, list, em().top());
    }
    em().Emit(Opcode::kCallMethod, base, 1);
    Settle(base, dest);
    return true;
  }
  if (count == 1) return Into(e->values[0], dest);
  for (Expr value : e->values) {
    if (!Push(value)) return false;
  }
  em().set_top(base);
  em().Emit(Opcode::kBuildString, Dest(dest), base, static_cast<int>(count));
  return true;
}

bool CodeGenerator::FormattedValue(const ast::FormattedValue* e, int dest) {
  int base = em().top();
  if (!Push(e->value)) return false;
  int conversion = e->conversion == 's' ? 1 : e->conversion == 'r' ? 2 : e->conversion == 'a' ? 3 : 0;
  if (e->format_spec) {
    if (!Push(e->format_spec)) return false;
    conversion |= 4;
  }
  em().set_top(base);
  em().Emit(Opcode::kFormatValue, Dest(dest), base, conversion);
  return true;
}

}  // namespace viv::compiler
