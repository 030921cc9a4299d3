// Code objects begin and end; their constants and names.
#include <algorithm>

#include "interpreter/bytecode/validate.h"
#include "interpreter/compiler/codegen.h"
#include "interpreter/compiler/stack_size.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "memory/heap.h"

namespace viv::compiler {

namespace {

constexpr int kMaxConstantOperand = 0xFFFE;  // 0xFFFF stands for none

}  // namespace

// ---- Begin ----------------------------------------------------------------------------------------------------------------------

std::string CodeGenerator::QualifiedName(std::string_view name) {
  // A global statement of the surrounding scope makes a top-level thing of it.
  const Unit* parent = depth_ >= 2 ? units_[depth_ - 2].get() : nullptr;
  if (!parent || parent->kind == UnitKind::kModule) return std::string(name);
  if (u_->kind == UnitKind::kFunction || u_->kind == UnitKind::kAsyncFunction || u_->kind == UnitKind::kClass) {
    if (parent->scope->ScopeOf(symbols_.Mangle(parent->class_name, name)) == NameScope::kGlobalExplicit) return std::string(name);
  }
  bool locals =
      parent->kind == UnitKind::kFunction || parent->kind == UnitKind::kAsyncFunction || parent->kind == UnitKind::kLambda;
  return parent->qualname + (locals ? ".<locals>." : ".") + std::string(name);
}

bool CodeGenerator::EnterUnit(UnitKind kind, const ast::Node* node, std::string_view name, int first_line) {
  if (depth_ == units_.size()) units_.push_back(std::make_unique<Unit>());
  Unit* unit = units_[depth_++].get();
  unit->parent = u_;
  unit->kind = kind;
  unit->scope = symbols_.Lookup(node);
  unit->name = name;
  unit->class_name = u_ ? u_->class_name : std::string_view();
  unit->first_line = first_line;
  unit->argument_count = unit->positional_only_count = unit->keyword_only_count = 0;
  unit->constants.clear();
  unit->constant_index.clear();
  unit->last_used_constant = -1;
  unit->late_tuples.clear();
  unit->names.clear();
  unit->name_index.clear();
  unit->locals.clear();
  unit->cells.clear();
  unit->frees.clear();
  unit->cell_parameters.clear();
  unit->blocks.clear();
  u_ = unit;
  unit->qualname = QualifiedName(name);
  if (kind == UnitKind::kClass) unit->class_name = name;
  return Prologue();
}

// Hands out registers: parameters, room for the other locals, cells, the closure's cells.
bool CodeGenerator::Prologue() {
  Unit* u = u_;
  Scope* scope = u->scope;
  bool function = scope->kind == ScopeKind::kFunction;
  int capacity = 0;
  for (std::string_view parameter : scope->parameters) {
    scope->Find(parameter)->slot = capacity++;
    u->locals.push_back(parameter);
  }
  for (Symbol& symbol : scope->symbols) {
    if (function && symbol.scope == NameScope::kLocal && !(symbol.flags & kDefParameter)) {
      ++capacity;
      symbol.slot = -1;
    } else if (symbol.scope == NameScope::kFree || (symbol.flags & kDefFreeClass)) {
      u->frees.push_back(symbol.name);
    } else if (symbol.scope == NameScope::kCell && !(symbol.flags & kDefParameter)) {
      u->cells.push_back(symbol.name);
    }
  }
  std::sort(u->cells.begin(), u->cells.end());
  std::sort(u->frees.begin(), u->frees.end());
  if (scope->needs_class_closure) u->cells.push_back("__class__");
  std::vector<int16_t> parameters(u->cells.size(), -1);
  std::vector<std::string_view> parameter_cells;
  for (size_t i = 0; i < scope->parameters.size(); ++i) {
    if (scope->Find(scope->parameters[i])->scope != NameScope::kCell) continue;
    parameter_cells.push_back(scope->parameters[i]);
    u->cell_parameters.push_back(static_cast<int16_t>(i));
  }
  u->cells.insert(u->cells.begin(), parameter_cells.begin(), parameter_cells.end());
  u->cell_parameters.insert(u->cell_parameters.end(), parameters.begin(), parameters.end());
  u->local_capacity = capacity;
  int cell_base = capacity, free_base = cell_base + static_cast<int>(u->cells.size());
  em().Reset(free_base + static_cast<int>(u->frees.size()));

  Location start{u->first_line, u->first_line, 0, 0};
  if (u->kind == UnitKind::kModule) start.line = 0;
  em().set_location(start);
  if (!u->frees.empty()) em().Emit(Opcode::kCopyFreeVars, free_base, static_cast<int>(u->frees.size()));
  for (size_t i = 0; i < u->cells.size(); ++i) {
    int parameter = u->cell_parameters[i];
    em().Emit(Opcode::kMakeCell, cell_base + static_cast<int>(i), parameter < 0 ? kNoRegister : parameter);
    if (!(parameter < 0 && u->cells[i] == "__class__" && scope->needs_class_closure))
      scope->Find(u->cells[i])->slot = cell_base + static_cast<int>(i);
  }
  for (size_t i = 0; i < u->frees.size(); ++i) {
    // A name that a class body binds and that is free in it as well: two things, told apart by the instruction.
    Symbol* symbol = scope->Find(u->frees[i]);
    if (symbol->scope == NameScope::kFree) symbol->slot = free_base + static_cast<int>(i);
  }
  for (size_t i = 0; i < scope->parameters.size(); ++i) {
    const Symbol* symbol = scope->Find(scope->parameters[i]);
    if (symbol->scope != NameScope::kLocal) continue;
    em().assigned().Add(symbol->slot);
    if (symbol->flags & kDefDeleted) em().deletable().Add(symbol->slot);
  }
  if (scope->is_generator || scope->is_coroutine) {
    if (function) em().Emit(Opcode::kReturnGenerator);
  }
  em().Emit(Opcode::kResume, 0);
  return true;
}

// ---- Constants ------------------------------------------------------------------------------------------------------------------

int CodeGenerator::ConstantIndex(Object* value) {
  if (!value) return -1;
  auto [it, fresh] = u_->constant_index.try_emplace(value, static_cast<int>(u_->constants.size()));
  if (fresh) u_->constants.push_back(value);
  return it->second;
}

bool CodeGenerator::LoadConstant(Object* value, int dest) {
  int index = ConstantIndex(value);
  if (index < 0) return false;
  if (em().reachable() && index > u_->last_used_constant) u_->last_used_constant = index;
  int r = Dest(dest);
  if (index <= kMaxConstantOperand) {
    em().Emit(Opcode::kLoadConst, r, index);
  } else {
    em().EmitWide(Opcode::kLoadConstWide, r, 0, 0, static_cast<uint32_t>(index));
  }
  return true;
}

void CodeGenerator::EmitReturnConstant(int index) {
  if (index <= kMaxConstantOperand) {
    em().Emit(Opcode::kReturnConst, index);
    return;
  }
  int r = em().Push();
  em().EmitWide(Opcode::kLoadConstWide, r, 0, 0, static_cast<uint32_t>(index));
  em().Pop();
  em().Emit(Opcode::kReturnT, r);
}

// A tuple that CPython's optimizer only makes of constants when the whole code is there: its place among them is at the end.
bool CodeGenerator::LoadLateTuple(std::vector<Object*> items, int dest) {
  for (Object* item : items) {
    if (!KeepConstant(item)) return false;
  }
  bool live = em().reachable();
  em().EmitWide(Opcode::kLoadConstWide, Dest(dest), 0, 0, 0);
  int instruction = live ? em().position() - 2 : -1;
  u_->late_tuples.push_back({instruction, std::move(items)});
  return true;
}

Object* CodeGenerator::TupleConstant(const std::vector<Object*>& items) {
  Ref<TupleObject> tuple = NewTupleFrom(ArgSpan{items.data(), items.size()});
  return tuple ? pool_.Merge(std::move(tuple)) : nullptr;
}

// ---- Names ----------------------------------------------------------------------------------------------------------------------

int CodeGenerator::NameIndex(std::string_view name) {
  auto known = u_->name_index.find(name);
  if (known != u_->name_index.end()) return known->second;
  StrObject* text = pool_.Name(name);
  if (!text) return -1;
  int index = static_cast<int>(u_->names.size());
  u_->name_index.emplace(name, index);
  u_->names.push_back(text);
  return index;
}

int CodeGenerator::Fast(std::string_view raw_name) {
  std::string_view name = Mangled(raw_name);
  Symbol* symbol = u_->scope->Find(name);
  if (!symbol || symbol->scope != NameScope::kLocal || u_->scope->kind != ScopeKind::kFunction) return -1;
  if (symbol->slot < 0) {
    symbol->slot = static_cast<int>(u_->locals.size());
    u_->locals.push_back(name);
    if (symbol->flags & kDefDeleted) em().deletable().Add(symbol->slot);
  }
  return symbol->slot;
}

bool CodeGenerator::Resolve(std::string_view raw_name, NameRef* ref) {
  if (int fast = Fast(raw_name); fast >= 0) {
    *ref = {NameOp::kFast, fast};
    return true;
  }
  std::string_view name = Mangled(raw_name);
  Symbol* symbol = u_->scope->Find(name);
  bool function = u_->scope->kind == ScopeKind::kFunction;
  NameScope scope = symbol ? symbol->scope : NameScope::kUnknown;
  if (scope == NameScope::kFree || scope == NameScope::kCell) {
    *ref = {NameOp::kCell, symbol->slot};
    return true;
  }
  bool global = scope == NameScope::kGlobalExplicit || (scope == NameScope::kGlobalImplicit && function);
  int index = NameIndex(name);
  *ref = {global ? NameOp::kGlobal : NameOp::kName, index};
  return index >= 0;
}

bool CodeGenerator::LoadNamed(std::string_view name, int dest) {
  NameRef ref;
  if (!Resolve(name, &ref)) return false;
  switch (ref.op) {
    case NameOp::kFast:
      if (!em().assigned().Has(ref.index)) {
        em().Emit(Opcode::kCheckLocal, ref.index);
        em().assigned().Add(ref.index);
      }
      if (dest != ref.index) em().Emit(Opcode::kMove, Dest(dest), ref.index);
      return true;
    case NameOp::kCell:
      em().Emit(u_->kind == UnitKind::kClass ? Opcode::kLoadClassCell : Opcode::kLoadCell, Dest(dest), ref.index);
      return true;
    case NameOp::kGlobal:
      em().Emit(Opcode::kLoadGlobal, Dest(dest), ref.index);
      return true;
    case NameOp::kName:
      em().Emit(Opcode::kLoadName, Dest(dest), ref.index);
      return true;
  }
  return false;
}

bool CodeGenerator::StoreNamed(std::string_view name, int value) {
  NameRef ref;
  if (ForbiddenName(name, ast::ExprContext::kStore)) return false;
  if (!Resolve(name, &ref)) return false;
  switch (ref.op) {
    case NameOp::kFast:
      if (ref.index != value) em().Emit(Opcode::kTake, ref.index, value);
      em().assigned().Add(ref.index);
      return true;
    case NameOp::kCell:
      em().Emit(Opcode::kStoreCell, value, ref.index);
      return true;
    case NameOp::kGlobal:
      em().Emit(Opcode::kStoreGlobal, value, ref.index);
      return true;
    case NameOp::kName:
      em().Emit(Opcode::kStoreName, value, ref.index);
      return true;
  }
  return false;
}

bool CodeGenerator::DeleteNamed(std::string_view name) {
  NameRef ref;
  if (ForbiddenName(name, ast::ExprContext::kDel)) return false;
  if (!Resolve(name, &ref)) return false;
  switch (ref.op) {
    case NameOp::kFast:
      em().Emit(Opcode::kDeleteLocal, ref.index);
      em().assigned().Remove(ref.index);
      return true;
    case NameOp::kCell:
      em().Emit(Opcode::kDeleteCell, ref.index);
      return true;
    case NameOp::kGlobal:
      em().Emit(Opcode::kDeleteGlobal, 0, ref.index);
      return true;
    case NameOp::kName:
      em().Emit(Opcode::kDeleteName, 0, ref.index);
      return true;
  }
  return false;
}

bool CodeGenerator::ClearNamed(std::string_view name) {
  NameRef ref;
  if (!Resolve(name, &ref)) return false;
  if (ref.op == NameOp::kFast) {
    int none = ConstantIndex(None());
    if (none < 0) return false;
    if (em().reachable()) u_->last_used_constant = std::max(u_->last_used_constant, none);
    em().Emit(Opcode::kClearLocal, ref.index);
    em().assigned().Remove(ref.index);
    return true;
  }
  if (!LoadNone(kNewTemporary)) return false;
  bool ok = StoreNamed(name, em().top() - 1);
  em().Pop();
  return ok && DeleteNamed(name);
}

int CodeGenerator::CellRegister(std::string_view name) {
  auto cell = std::find(u_->cells.begin(), u_->cells.end(), name);
  if (cell != u_->cells.end()) return u_->local_capacity + static_cast<int>(cell - u_->cells.begin());
  auto free = std::find(u_->frees.begin(), u_->frees.end(), name);
  return u_->local_capacity + static_cast<int>(u_->cells.size()) + static_cast<int>(free - u_->frees.begin());
}

// ---- End ------------------------------------------------------------------------------------------------------------------------

uint32_t CodeGenerator::Flags() const {
  const Scope* scope = u_->scope;
  uint32_t flags = 0;
  if (scope->kind == ScopeKind::kFunction) {
    flags |= kCodeNewLocals | kCodeOptimized;
    if (scope->nested) flags |= kCodeNested;
    if (scope->is_generator && !scope->is_coroutine) flags |= kCodeGenerator;
    if (!scope->is_generator && scope->is_coroutine) flags |= kCodeCoroutine;
    if (scope->is_generator && scope->is_coroutine) flags |= kCodeAsyncGenerator;
    if (scope->has_varargs) flags |= kCodeVarArgs;
    if (scope->has_varkeywords) flags |= kCodeVarKeywords;
  }
  return flags | options_.future_flags;
}

Ref<TupleObject> CodeGenerator::NamesTuple(const std::vector<std::string_view>& names) {
  Ref<TupleObject> tuple = NewTuple(static_cast<ptrdiff_t>(names.size()));
  for (size_t i = 0; tuple && i < names.size(); ++i) {
    StrObject* text = pool_.Name(names[i]);
    if (!text) return nullptr;
    TupleInit(tuple.get(), static_cast<ptrdiff_t>(i), Ref<StrObject>::Share(text));
  }
  return tuple;
}

Ref<CodeObject> CodeGenerator::LeaveUnit(bool add_none) {
  Unit* u = u_;
  Emitter& e = em();
  if (!e.ends_with_return()) {
    e.set_no_location();
    int none = ConstantIndex(None());
    if (none < 0) return nullptr;
    if (e.reachable() && add_none) {
      u->last_used_constant = std::max(u->last_used_constant, none);
      EmitReturnConstant(none);
    }
  }
  for (const Unit::LateTuple& late : u->late_tuples) {
    int index = ConstantIndex(TupleConstant(late.items));
    if (index < 0) return nullptr;
    if (late.instruction < 0) continue;
    e.PatchExtra(late.instruction, static_cast<uint32_t>(index));
    u->last_used_constant = std::max(u->last_used_constant, index);
  }
  // What stands at the end and is never loaded is dropped; the first may be a docstring.
  size_t kept = std::max<size_t>(static_cast<size_t>(u->last_used_constant + 1), u->constants.empty() ? 0 : 1);
  u->constants.resize(kept);
  int gap = u->local_capacity - static_cast<int>(u->locals.size());
  if (gap > 0) {
    e.Renumber(u->local_capacity, gap);
    u->local_capacity -= gap;
  }
  int stack_size = StackSize(*u->scope, symbols_, pool_,
                             {.asserts = options_.optimize == 0,
                              .future_annotations = (options_.future_flags & kCodeFutureAnnotations) != 0,
                              .interactive = options_.interactive});
  if (stack_size < 0) return errors_.TooDeep(), nullptr;
  Ref<CodeObject> code = NewCode();
  if (!code) return nullptr;
  code->stack_size = stack_size;
  Ref<TupleObject> constants = NewTupleFrom(ArgSpan{u->constants.data(), u->constants.size()});
  Ref<TupleObject> names = NewTupleFrom(ArgSpan{reinterpret_cast<Object* const*>(u->names.data()), u->names.size()});
  Ref<TupleObject> locals = NamesTuple(u->locals), cells = NamesTuple(u->cells), frees = NamesTuple(u->frees);
  StrObject* name = pool_.Name(u->name);
  Ref<StrObject> qualname = NewStr(u->qualname);
  if (!constants || !names || !locals || !cells || !frees || !name || !qualname) return nullptr;
  code->argument_count = u->argument_count;
  code->positional_only_count = u->positional_only_count;
  code->keyword_only_count = u->keyword_only_count;
  code->local_count = static_cast<int32_t>(u->locals.size());
  code->cell_count = static_cast<int32_t>(u->cells.size());
  code->free_count = static_cast<int32_t>(u->frees.size());
  code->first_line = u->first_line;
  code->flags = Flags();
  code->constants.Init(std::move(constants));
  code->names.Init(std::move(names));
  code->local_names.Init(std::move(locals));
  code->cell_names.Init(std::move(cells));
  code->free_names.Init(std::move(frees));
  code->name.Init(Ref<StrObject>::Share(name));
  code->qualname.Init(std::move(qualname));
  code->filename.Init(Ref<Object>::Share(errors_.filename()));
  if (!u->cell_parameters.empty()) {
    size_t bytes = u->cell_parameters.size() * sizeof(int16_t);
    code->cell_parameters = static_cast<int16_t*>(Allocate(Domain::kMem, bytes));
    if (!code->cell_parameters) return RaiseMemoryError(), nullptr;
    std::copy(u->cell_parameters.begin(), u->cell_parameters.end(), code->cell_parameters);
  }
  if (!e.Finish(code.get())) return RaiseMemoryError(), nullptr;
  if (e.too_large()) return viv::Raise(TypeId::kOverflowError, "code object is too large"), nullptr;
  if (!CodeFinish(code.get())) return nullptr;
#ifdef VIV_CHECKS
  ValidateCode(code.get());
#endif
  compiled_.emplace(u->scope->node, code);
  AbandonUnit();
  return code;
}

void CodeGenerator::AbandonUnit() {
  u_ = u_->parent;
  --depth_;
}

Ref<CodeObject> CodeGenerator::Module(const ast::ModNode* module) {
  if (!EnterUnit(UnitKind::kModule, module, "<module>", 1)) return nullptr;
  if (auto* m = module->As<ast::Module>()) return Body(m->body) ? LeaveUnit(true) : nullptr;
  if (auto* m = module->As<ast::Interactive>()) {
    if (SetupAnnotationsWanted(m->body)) em().Emit(Opcode::kSetupAnnotations);
    return Statements(m->body) ? LeaveUnit(true) : nullptr;
  }
  if (!Push(module->As<ast::Expression>()->body)) return nullptr;
  em().Pop();
  em().Emit(Opcode::kReturnT, em().top());
  return LeaveUnit(false);
}

}  // namespace viv::compiler
