// Targets: assignment in all its forms, and del.
#include "interpreter/compiler/codegen.h"

namespace viv::compiler {

using ast::ExprContext;

// `__debug__` is nothing that can be bound.
bool CodeGenerator::ForbiddenName(std::string_view name, ExprContext context) {
  if (name != "__debug__" || context == ExprContext::kLoad) return false;
  Error(context == ExprContext::kStore ? "cannot assign to __debug__" : "cannot delete __debug__");
  return true;
}

// ---- Assignment -----------------------------------------------------------------------------------------------------------------

bool CodeGenerator::AssignFrom(Expr target, Expr value) {
  if (auto* name = target->As<ast::Name>()) {
    std::string_view text = name->id->view();
    const Symbol* symbol = u_->scope->kind == ScopeKind::kFunction ? u_->scope->Find(Mangled(text)) : nullptr;
    // Variables get their registers in the order in which CPython meets them: those of the value before the target.
    if (symbol && symbol->scope == NameScope::kLocal && (symbol->slot >= 0 || NamesNothingNew(value)) && text != "__debug__") {
      int variable = Fast(text);
      if (!Into(value, variable)) return false;
      em().set_location(target);
      em().assigned().Add(variable);
      return true;
    }
  }
  int base = em().top();
  // Tuple displays of two or three items are never built where they are taken apart at once.
  auto* items = value->As<ast::Tuple>();
  auto* tuple = target->As<ast::Tuple>();
  auto* list = target->As<ast::List>();
  if (items && (tuple || list)) {
    Span<ast::ExprNode> targets = tuple ? tuple->elts : list->elts;
    auto starred = [](Span<ast::ExprNode> all) {
      for (Expr e : all) {
        if (e->Is<ast::Starred>()) return true;
      }
      return false;
    };
    uint32_t count = items->elts.size();
    if (count == targets.size() && count >= 1 && count <= 3 && !starred(items->elts) && !starred(targets)) {
      Location location = em().location();
      em().set_location(value);
      for (Expr item : items->elts) {
        if (!Push(item)) return false;
      }
      for (uint32_t i = 0; i < count; ++i) {
        if (!StoreTarget(targets[i], base + static_cast<int>(i))) return false;
      }
      em().set_location(location);
      em().set_top(base);
      return true;
    }
  }
  if (!Push(value) || !StoreTarget(target, base)) return false;
  em().Pop();
  return true;
}

// Would evaluating `e` mention a variable that has no register yet? Then the target must not be given one first.
bool CodeGenerator::NamesNothingNew(Expr e) {
  switch (e->kind) {
    case ast::NodeKind::kConstant:
      return true;
    case ast::NodeKind::kName: {
      const Symbol* symbol = u_->scope->Find(Mangled(e->As<ast::Name>()->id->view()));
      return !symbol || symbol->scope != NameScope::kLocal || symbol->slot >= 0;
    }
    case ast::NodeKind::kBinOp:
      return NamesNothingNew(e->As<ast::BinOp>()->left) && NamesNothingNew(e->As<ast::BinOp>()->right);
    case ast::NodeKind::kUnaryOp:
      return NamesNothingNew(e->As<ast::UnaryOp>()->operand);
    case ast::NodeKind::kAttribute:
      return NamesNothingNew(e->As<ast::Attribute>()->value);
    case ast::NodeKind::kSubscript:
      return NamesNothingNew(e->As<ast::Subscript>()->value) && NamesNothingNew(e->As<ast::Subscript>()->slice);
    case ast::NodeKind::kList:
      for (Expr item : e->As<ast::List>()->elts) {
        if (!NamesNothingNew(item)) return false;
      }
      return true;
    case ast::NodeKind::kTuple:
      for (Expr item : e->As<ast::Tuple>()->elts) {
        if (!NamesNothingNew(item)) return false;
      }
      return true;
    case ast::NodeKind::kDict:
      return e->As<ast::Dict>()->values.empty();
    default:
      return false;
  }
}

bool CodeGenerator::Assign(const ast::Assign* s) {
  uint32_t count = s->targets.size();
  if (count == 1) return AssignFrom(s->targets[0], s->value);
  int value = em().top();
  if (!Push(s->value)) return false;
  for (uint32_t i = 0; i < count; ++i) {
    if (i + 1 < count) {
      int copy = em().Push();
      em().Emit(Opcode::kCopy, copy, value);
      if (!StoreTarget(s->targets[i], copy)) return false;
      em().Pop();
    } else if (!StoreTarget(s->targets[i], value)) {
      return false;
    }
  }
  em().Pop();
  return true;
}

bool CodeGenerator::StoreTarget(Expr target, int value) {
  LocationScope scope(em());
  em().set_location(target);
  switch (target->kind) {
    case ast::NodeKind::kName: {
      std::string_view name = target->As<ast::Name>()->id->view();
      return StoreNamed(name, value);
    }
    case ast::NodeKind::kAttribute: {
      auto* attribute = target->As<ast::Attribute>();
      Operand owner;
      if (!Use(attribute->value, kAcceptLocal, &owner)) return false;
      LocateAttribute(attribute);
      if (ForbiddenName(attribute->attr->view(), ExprContext::kStore)) return false;
      int name = NameIndex(Mangled(attribute->attr->view()));
      if (name < 0) return false;
      PopOperand(owner);
      em().Emit(owner.kind == Operand::kTemporary ? Opcode::kStoreAttrT : Opcode::kStoreAttrL, value, name, owner.index);
      return true;
    }
    case ast::NodeKind::kSubscript: {
      auto* subscript = target->As<ast::Subscript>();
      Operand container, key;
      if (!Use(subscript->value, kAcceptLocal, &container, subscript->value->Is<ast::Name>() && MayRebind(subscript->slice)))
        return false;
      if (!Use(subscript->slice, kAcceptLocal | kAcceptConstant, &key)) return false;
      PopOperand(key);
      PopOperand(container);
      StoreItem(value, container, key);
      return true;
    }
    case ast::NodeKind::kTuple:
      return Unpack(target, target->As<ast::Tuple>()->elts, value);
    case ast::NodeKind::kList:
      return Unpack(target, target->As<ast::List>()->elts, value);
    case ast::NodeKind::kStarred:
      return Error("starred assignment target must be in a list or tuple");
    default:
      return false;
  }
}

void CodeGenerator::StoreItem(int value, Operand container, Operand key) {
  auto opcode = static_cast<Opcode>(static_cast<int>(Opcode::kStoreItemLL) + container.kind * 3 + key.kind);
  em().Emit(opcode, value, container.index, key.index);
}

bool CodeGenerator::Unpack(Expr target, Span<ast::ExprNode> items, int value) {
  int top = em().top(), count = static_cast<int>(items.size()), star = -1;
  for (int i = 0; i < count; ++i) {
    if (!items[i]->Is<ast::Starred>()) continue;
    if (star >= 0) return Error("multiple starred expressions in assignment");
    if (i >= 256) return Error("too many expressions in star-unpacking assignment");
    star = i;
  }
  int base = value == top - 1 ? value : top;
  em().set_top(base);
  for (int i = 0; i < count; ++i) em().Push();
  if (star < 0) {
    em().Emit(Opcode::kUnpackSequence, base, value, count);
  } else {
    em().EmitWide(Opcode::kUnpackEx, base, value, star, static_cast<uint32_t>(count - star - 1));
  }
  if (em().top() < top) em().set_top(top);
  for (int i = 0; i < count; ++i) {
    auto* starred = items[i]->As<ast::Starred>();
    if (!StoreTarget(starred ? starred->value : items[i], base + i)) return false;
  }
  em().set_top(top);
  return true;
}

// ---- Augmented assignment -------------------------------------------------------------------------------------------------------

bool CodeGenerator::AugAssign(const ast::AugAssign* s) {
  Location statement = em().location();
  Opcode operation = InplaceOpcode(s->op);
  int base = em().top();
  Operand right;
  em().set_location(s->target);
  if (auto* name = s->target->As<ast::Name>()) {
    std::string_view text = name->id->view();
    Operand left;
    int fast = Fast(text);
    if (!Use(name, kAcceptLocal, &left, MayRebind(s->value))) return false;
    em().set_location(statement);
    if (!Use(s->value, kAcceptLocal | kAcceptConstant, &right)) return false;
    if (fast >= 0) {
      Variant(operation, fast, left, right);
      em().set_location(s->target);
      return !ForbiddenName(text, ExprContext::kStore);
    }
    Variant(operation, kNewTemporary, left, right);
    em().set_location(s->target);
    if (!StoreNamed(text, base)) return false;
    em().set_top(base);
    return true;
  }
  if (auto* attribute = s->target->As<ast::Attribute>()) {
    Operand owner;
    if (!Use(attribute->value, kAcceptLocal, &owner, attribute->value->Is<ast::Name>() && MayRebind(s->value))) return false;
    em().set_location(s->target);
    LocateAttribute(attribute);
    int name = NameIndex(Mangled(attribute->attr->view()));
    if (name < 0) return false;
    int result = em().Push();
    if (owner.kind == Operand::kTemporary) {
      em().Emit(Opcode::kCopy, result, owner.index);
      em().Emit(Opcode::kLoadAttrT, result, result, name);
    } else {
      em().Emit(Opcode::kLoadAttrL, result, owner.index, name);
    }
    em().set_location(statement);
    if (!Use(s->value, kAcceptLocal | kAcceptConstant, &right)) return false;
    Variant(operation, kNewTemporary, {Operand::kTemporary, result}, right);
    em().set_location(s->target);
    LocateAttribute(attribute);
    if (ForbiddenName(attribute->attr->view(), ExprContext::kStore)) return false;
    em().Emit(owner.kind == Operand::kTemporary ? Opcode::kStoreAttrT : Opcode::kStoreAttrL, result, name, owner.index);
    em().set_top(base);
    return true;
  }
  auto* subscript = s->target->As<ast::Subscript>();
  bool rebinds = MayRebind(s->value);
  Operand container, key;
  if (!Use(subscript->value, kAcceptLocal, &container,
           subscript->value->Is<ast::Name>() && (rebinds || MayRebind(subscript->slice))))
    return false;
  if (!Use(subscript->slice, kAcceptLocal | kAcceptConstant, &key, rebinds)) return false;
  em().set_location(s->target);
  Operand container_copy = container, key_copy = key;
  int first_copy = em().top();
  for (Operand* operand : {&container_copy, &key_copy}) {
    if (operand->kind != Operand::kTemporary) continue;
    int copy = em().Push();
    em().Emit(Opcode::kCopy, copy, operand->index);
    operand->index = copy;
  }
  em().set_top(first_copy);
  int result = em().Push();
  auto load = static_cast<Opcode>(static_cast<int>(Opcode::kLoadItemLL) + container.kind * 3 + key.kind);
  em().Emit(load, result, container_copy.index, key_copy.index);
  em().set_location(statement);
  if (!Use(s->value, kAcceptLocal | kAcceptConstant, &right)) return false;
  Variant(operation, kNewTemporary, {Operand::kTemporary, result}, right);
  em().set_location(s->target);
  StoreItem(result, container, key);
  em().set_top(base);
  return true;
}

// ---- Annotations ----------------------------------------------------------------------------------------------------------------

bool CodeGenerator::AnnAssign(const ast::AnnAssign* s) {
  bool records = u_->kind == UnitKind::kModule || u_->kind == UnitKind::kClass;
  bool future = options_.future_flags & kCodeFutureAnnotations;
  if (s->value && !AssignFrom(s->target, s->value)) return false;
  em().set_location(s);
  switch (s->target->kind) {
    case ast::NodeKind::kName: {
      std::string_view name = s->target->As<ast::Name>()->id->view();
      if (ForbiddenName(name, ExprContext::kStore)) return false;
      if (!s->simple || !records) break;
      int base = em().top();
      if (!AnnotationValue(s->annotation, kNewTemporary)) return false;
      int annotations = NameIndex("__annotations__");
      if (annotations < 0) return false;
      int dict = em().Push();
      em().Emit(Opcode::kLoadName, dict, annotations);
      Object* mangled = pool_.Name(Mangled(name));
      int key = UsedConstant(mangled);
      if (key < 0) return false;
      if (key < kNoRegister) {
        StoreItem(base, {Operand::kTemporary, dict}, {Operand::kConstant, key});
      } else {
        if (!LoadConstant(mangled, kNewTemporary)) return false;
        StoreItem(base, {Operand::kTemporary, dict}, {Operand::kTemporary, dict + 1});
      }
      em().set_top(base);
      break;
    }
    case ast::NodeKind::kAttribute: {
      auto* attribute = s->target->As<ast::Attribute>();
      if (ForbiddenName(attribute->attr->view(), ExprContext::kStore)) return false;
      if (!s->value && !EvaluateAnnotationPart(attribute->value)) return false;
      break;
    }
    default: {
      auto* subscript = s->target->As<ast::Subscript>();
      if (!s->value && (!EvaluateAnnotationPart(subscript->value) || !EvaluateSubscriptAnnotation(subscript->slice))) return false;
    }
  }
  if (!s->simple && records && !future) return EvaluateAnnotationPart(s->annotation);
  return true;
}

bool CodeGenerator::EvaluateAnnotationPart(Expr e) {
  if (!Push(e)) return false;
  em().Pop();
  em().Emit(Opcode::kDrop, em().top());
  return true;
}

bool CodeGenerator::EvaluateSubscriptAnnotation(Expr e) {
  if (auto* slice = e->As<ast::Slice>()) {
    for (Expr part : {slice->lower, slice->upper, slice->step}) {
      if (part && !EvaluateAnnotationPart(part)) return false;
    }
    return true;
  }
  if (auto* tuple = e->As<ast::Tuple>()) {
    for (Expr item : tuple->elts) {
      if (!EvaluateSubscriptAnnotation(item)) return false;
    }
    return true;
  }
  return EvaluateAnnotationPart(e);
}

// ---- del ------------------------------------------------------------------------------------------------------------------------

bool CodeGenerator::DeleteTarget(Expr target) {
  LocationScope scope(em());
  em().set_location(target);
  int base = em().top();
  switch (target->kind) {
    case ast::NodeKind::kName: {
      std::string_view name = target->As<ast::Name>()->id->view();
      return DeleteNamed(name);
    }
    case ast::NodeKind::kAttribute: {
      auto* attribute = target->As<ast::Attribute>();
      if (!Push(attribute->value)) return false;
      LocateAttribute(attribute);
      if (ForbiddenName(attribute->attr->view(), ExprContext::kDel)) return false;
      int name = NameIndex(Mangled(attribute->attr->view()));
      if (name < 0) return false;
      em().Emit(Opcode::kDeleteAttr, base, name);
      em().set_top(base);
      return true;
    }
    case ast::NodeKind::kSubscript: {
      auto* subscript = target->As<ast::Subscript>();
      if (!Push(subscript->value) || !Push(subscript->slice)) return false;
      em().Emit(Opcode::kDeleteItem, base, base + 1);
      em().set_top(base);
      return true;
    }
    case ast::NodeKind::kTuple:
      for (Expr item : target->As<ast::Tuple>()->elts) {
        if (!DeleteTarget(item)) return false;
      }
      return true;
    case ast::NodeKind::kList:
      for (Expr item : target->As<ast::List>()->elts) {
        if (!DeleteTarget(item)) return false;
      }
      return true;
    default:
      return false;
  }
}

}  // namespace viv::compiler
