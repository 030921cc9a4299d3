// Statements but for assignments, exceptions, functions and match; and what leaving a statement from within undoes.
#include "interpreter/compiler/codegen.h"
#include "interpreter/compiler/fold.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"

namespace viv::compiler {

using ast::NodeKind;

namespace {

constexpr size_t kMaxBlocks = 20;

bool HasAnnotation(ast::Span<ast::StmtNode*> body);

bool HasAnnotation(const ast::StmtNode* s) {
  switch (s->kind) {
    case NodeKind::kAnnAssign:
      return true;
    case NodeKind::kFor:
      return HasAnnotation(s->As<ast::For>()->body) || HasAnnotation(s->As<ast::For>()->orelse);
    case NodeKind::kAsyncFor:
      return HasAnnotation(s->As<ast::AsyncFor>()->body) || HasAnnotation(s->As<ast::AsyncFor>()->orelse);
    case NodeKind::kWhile:
      return HasAnnotation(s->As<ast::While>()->body) || HasAnnotation(s->As<ast::While>()->orelse);
    case NodeKind::kIf:
      return HasAnnotation(s->As<ast::If>()->body) || HasAnnotation(s->As<ast::If>()->orelse);
    case NodeKind::kWith:
      return HasAnnotation(s->As<ast::With>()->body);
    case NodeKind::kAsyncWith:
      return HasAnnotation(s->As<ast::AsyncWith>()->body);
    case NodeKind::kMatch:
      for (const ast::MatchCase* c : s->As<ast::Match>()->cases) {
        if (HasAnnotation(c->body)) return true;
      }
      return false;
    case NodeKind::kTry:
    case NodeKind::kTryStar: {
      auto any = [](const auto* t) {
        for (const ast::ExceptHandler* handler : t->handlers) {
          if (HasAnnotation(handler->body)) return true;
        }
        return HasAnnotation(t->body) || HasAnnotation(t->finalbody) || HasAnnotation(t->orelse);
      };
      return s->Is<ast::Try>() ? any(s->As<ast::Try>()) : any(s->As<ast::TryStar>());
    }
    default:
      return false;
  }
}

bool HasAnnotation(ast::Span<ast::StmtNode*> body) {
  for (const ast::StmtNode* s : body) {
    if (HasAnnotation(s)) return true;
  }
  return false;
}

}  // namespace

bool CodeGenerator::SetupAnnotationsWanted(Span<ast::StmtNode> body) { return HasAnnotation(body); }

// The body of a module or class.
bool CodeGenerator::Body(Span<ast::StmtNode> body) {
  if (u_->kind == UnitKind::kModule && !body.empty()) em().set_location(body[0]);
  if (HasAnnotation(body)) em().Emit(Opcode::kSetupAnnotations);
  if (body.empty()) return true;
  uint32_t from = 0;
  if (options_.optimize < 2) {
    if (const ast::Constant* doc = DocString(body)) {
      from = 1;
      if (!Push(doc)) return false;
      em().set_no_location();
      if (!StoreNamed("__doc__", em().top() - 1)) return false;
      em().Pop();
    }
  }
  return Statements(body, from);
}

bool CodeGenerator::Statements(Span<ast::StmtNode> body, uint32_t from) {
  for (uint32_t i = from; i < body.size(); ++i) {
    if (!Statement(body[i])) return false;
  }
  return true;
}

bool CodeGenerator::Statement(Stmt s) {
  if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < CurrentThread().stack_limit) return errors_.TooDeep();
  em().set_location(s);
  switch (s->kind) {
    case NodeKind::kFunctionDef: {
      auto* f = s->As<ast::FunctionDef>();
      return Function(s, f->name->view(), f->args, f->body, f->decorator_list, f->returns, false);
    }
    case NodeKind::kAsyncFunctionDef: {
      auto* f = s->As<ast::AsyncFunctionDef>();
      return Function(s, f->name->view(), f->args, f->body, f->decorator_list, f->returns, true);
    }
    case NodeKind::kClassDef:
      return Class(s->As<ast::ClassDef>());
    case NodeKind::kReturn:
      return Return(s->As<ast::Return>());
    case NodeKind::kDelete:
      for (Expr target : s->As<ast::Delete>()->targets) {
        if (!DeleteTarget(target)) return false;
      }
      return true;
    case NodeKind::kAssign:
      return Assign(s->As<ast::Assign>());
    case NodeKind::kAugAssign:
      return AugAssign(s->As<ast::AugAssign>());
    case NodeKind::kAnnAssign:
      return AnnAssign(s->As<ast::AnnAssign>());
    case NodeKind::kFor:
      return For(s->As<ast::For>());
    case NodeKind::kAsyncFor:
      return AsyncFor(s->As<ast::AsyncFor>());
    case NodeKind::kWhile:
      return While(s->As<ast::While>());
    case NodeKind::kIf:
      return If(s->As<ast::If>());
    case NodeKind::kWith:
      return With(s, s->As<ast::With>()->items, s->As<ast::With>()->body, 0, false);
    case NodeKind::kAsyncWith: {
      auto* w = s->As<ast::AsyncWith>();
      if (u_->kind != UnitKind::kAsyncFunction && u_->kind != UnitKind::kComprehension)
        return Error("'async with' outside async function");
      return With(s, w->items, w->body, 0, true);
    }
    case NodeKind::kMatch:
      return Match(s->As<ast::Match>());
    case NodeKind::kRaise:
      return Raise(s->As<ast::Raise>());
    case NodeKind::kTry: {
      auto* t = s->As<ast::Try>();
      return Try(t->body, t->handlers, t->orelse, t->finalbody, false);
    }
    case NodeKind::kTryStar: {
      auto* t = s->As<ast::TryStar>();
      return Try(t->body, t->handlers, t->orelse, t->finalbody, true);
    }
    case NodeKind::kAssert:
      return Assert(s->As<ast::Assert>());
    case NodeKind::kImport:
      return Import(s->As<ast::Import>());
    case NodeKind::kImportFrom:
      return ImportFrom(s->As<ast::ImportFrom>());
    case NodeKind::kExpr:
      return ExpressionStatement(s->As<ast::Expr>());
    case NodeKind::kBreak:
      return Break(s->As<ast::Break>());
    case NodeKind::kContinue:
      return Continue(s->As<ast::Continue>());
    case NodeKind::kPass:
      em().EmitLine();
      return true;
    default:
      return true;  // global, nonlocal
  }
}

bool CodeGenerator::ExpressionStatement(const ast::Expr* s) {
  if (options_.interactive && depth_ <= 1) {
    if (!Push(s->value)) return false;
    em().Pop();
    em().Emit(Opcode::kPrintExpr, em().top());
    return true;
  }
  if (s->value->Is<ast::Constant>()) {
    em().EmitLine();
    return true;
  }
  return ForEffect(s->value);
}

bool CodeGenerator::Return(const ast::Return* s) {
  if (u_->scope->kind != ScopeKind::kFunction) return Error("'return' outside function");
  if (s->value && u_->scope->is_coroutine && u_->scope->is_generator) return Error("'return' with value in async generator");
  auto* constant = s->value ? s->value->As<ast::Constant>() : nullptr;
  bool keep_value = s->value && !constant;
  Operand operand{Operand::kConstant, 0};
  if (keep_value) {
    bool undone_by_code = false;  // something runs between the evaluation and the return
    for (const Block& block : u_->blocks) undone_by_code |= block.kind != BlockKind::kFor && block.kind != BlockKind::kWhile;
    if (!Use(s->value, undone_by_code ? kAcceptNone : kAcceptLocal, &operand)) return false;
  } else if (constant) {
    em().set_location(constant);
    em().EmitLine();
  }
  if (!s->value || s->value->line != s->line) {
    em().set_location(s);
    em().EmitLine();
  }
  Emitter::HandlerState handler = em().handler();
  if (!Unwind(keep_value, false, nullptr)) return false;
  if (keep_value) {
    PopOperand(operand);
    em().Emit(operand.kind == Operand::kTemporary ? Opcode::kReturnT : Opcode::kReturnL, operand.index);
    em().RestoreHandler(handler);
    return true;
  }
  int index = UsedConstant(constant ? pool_.Of(constant->value) : None());
  if (index < 0) return false;
  EmitReturnConstant(index);
  em().RestoreHandler(handler);
  return true;
}

bool CodeGenerator::Raise(const ast::Raise* s) {
  int base = em().top(), count = 0;
  if (s->exc) {
    if (!Push(s->exc)) return false;
    ++count;
    if (s->cause) {
      if (!Push(s->cause)) return false;
      ++count;
    }
  }
  em().set_top(base);
  em().Emit(Opcode::kRaise, count ? base : 0, count);
  return true;
}

bool CodeGenerator::Assert(const ast::Assert* s) {
  auto* tuple = s->test->As<ast::Tuple>();
  bool always = tuple && !tuple->elts.empty();
  if (auto* constant = s->test->As<ast::Constant>(); constant && constant->value.kind == kFolded) {
    Object* value = pool_.Of(constant->value);
    always = IsExact(value, TypeId::kTuple) && AsTuple(value)->size > 0;
  }
  if (always && !Warning("assertion is always true, perhaps remove parentheses?")) return false;
  if (options_.optimize) return true;
  Label end = em().NewLabel();
  if (!JumpIf(s->test, end, true)) return false;
  int base = em().Push();
  em().Emit(Opcode::kLoadAssertionError, base);
  if (s->msg) {
    if (!Push(s->msg)) return false;
    em().Emit(Opcode::kCall, base, 1);
  }
  em().set_top(base);
  em().Emit(Opcode::kRaise, base, 1);
  em().Bind(end);
  return true;
}

bool CodeGenerator::If(const ast::If* s) {
  Label end = em().NewLabel(), next = s->orelse.empty() ? end : em().NewLabel();
  if (!JumpIf(s->test, next, false) || !Statements(s->body)) return false;
  if (!s->orelse.empty()) {
    em().set_no_location();
    em().EmitJump(Opcode::kJump, 0, end);
    em().Bind(next);
    if (!Statements(s->orelse)) return false;
  }
  em().Bind(end);
  return true;
}

// ---- Loops ----------------------------------------------------------------------------------------------------------------------

// The test stands at the top, for the way in, and again at the bottom.
bool CodeGenerator::While(const ast::While* s) {
  Label body = em().NewLabel(), again = em().NewLabel(), done = em().NewLabel(), end = em().NewLabel();
  if (!PushBlock({.kind = BlockKind::kWhile, .top = em().top(), .continue_label = again, .break_label = end, .outer = em().handler()})) {
    return false;
  }
  if (!JumpIf(s->test, done, false)) return false;
  em().BindLoop(body);
  if (!Statements(s->body)) return false;
  em().Bind(again);
  em().set_location(s);
  if (!JumpIf(s->test, body, true)) return false;
  PopBlock();
  em().Bind(done);
  if (!Statements(s->orelse)) return false;
  em().Bind(end);
  return true;
}

bool CodeGenerator::NextInto(Expr target, int iterator, Label end) {
  if (auto* name = target->As<ast::Name>()) {
    int fast = name->id->view() == "__debug__" ? -1 : Fast(name->id->view());
    if (fast >= 0) {
      em().EmitJumpWord(Opcode::kForIter, iterator, fast, 0, end);
      em().assigned().Add(fast);
      return true;
    }
  }
  int item = em().Push();
  em().EmitJumpWord(Opcode::kForIter, iterator, item, 0, end);
  if (!StoreTarget(target, item)) return false;
  em().Pop();
  return true;
}

bool CodeGenerator::For(const ast::For* s) {
  Label loop = em().NewLabel(), done = em().NewLabel(), end = em().NewLabel();
  int base = em().top();
  if (!PushBlock({.kind = BlockKind::kFor, .top = base, .continue_label = loop, .break_label = end, .outer = em().handler()}))
    return false;
  Operand iterable;
  if (!Use(s->iter, kAcceptLocal, &iterable)) return false;
  PopOperand(iterable);
  em().Emit(iterable.kind == Operand::kTemporary ? Opcode::kGetIterT : Opcode::kGetIterL, em().Push(), iterable.index);
  em().BindLoop(loop);
  if (!NextInto(s->target, base, done) || !Statements(s->body)) return false;
  em().set_no_location();
  em().EmitJump(Opcode::kJumpBack, 0, loop);
  em().Bind(done);
  PopBlock();
  em().set_top(base);
  if (!Statements(s->orelse)) return false;
  em().Bind(end);
  return true;
}

bool CodeGenerator::AsyncNextItem(int iterator, Label handler) {
  Emitter::HandlerState outer = em().SetHandler(handler, iterator + 1);
  int item = em().Push();
  em().Emit(Opcode::kGetAnext, item, iterator);
  bool ok = Delegate(3);
  em().RestoreHandler(outer);
  return ok;
}

bool CodeGenerator::AsyncFor(const ast::AsyncFor* s) {
  if (u_->kind != UnitKind::kAsyncFunction && u_->kind != UnitKind::kComprehension)
    return Error("'async for' outside async function");
  Label loop = em().NewLabel(), handler = em().NewLabel(), end = em().NewLabel();
  int base = em().top();
  if (!Push(s->iter)) return false;
  em().Emit(Opcode::kGetAiter, base, base);
  em().BindLoop(loop);
  VariableSet assigned = em().assigned();
  bool reachable = em().reachable();
  if (!PushBlock({.kind = BlockKind::kFor, .top = base, .continue_label = loop, .break_label = end, .outer = em().handler()}))
    return false;
  if (!AsyncNextItem(base, handler) || !StoreTarget(s->target, base + 1)) return false;
  em().Pop();
  if (!Statements(s->body)) return false;
  em().set_no_location();
  em().EmitJump(Opcode::kJumpBack, 0, loop);
  PopBlock();
  em().BindHandler(handler, assigned, reachable);
  em().set_location(s->iter);
  em().Emit(Opcode::kCatch, base + 1);
  em().Reserve(base + 3);
  em().Emit(Opcode::kEndAsyncFor, base + 1, base);
  em().set_top(base);
  if (!Statements(s->orelse)) return false;
  em().Bind(end);
  return true;
}

// ---- Leaving statements ---------------------------------------------------------------------------------------------------------

bool CodeGenerator::PushBlock(const Block& block) {
  if (u_->blocks.size() >= kMaxBlocks) return Error("too many statically nested blocks");
  u_->blocks.push_back(block);
  return true;
}

bool CodeGenerator::Break(const ast::Break* s) {
  Block loop;
  loop.kind = BlockKind::kTry;
  em().EmitLine();
  Emitter::HandlerState handler = em().handler();
  if (!Unwind(false, true, &loop)) return false;
  if (loop.kind == BlockKind::kTry) {
    em().set_location(s);
    return Error("'break' outside loop");
  }
  if (!UnwindBlock(loop, false)) return false;
  em().EmitJump(Opcode::kJump, 0, loop.break_label);
  em().RestoreHandler(handler);
  return true;
}

bool CodeGenerator::Continue(const ast::Continue* s) {
  Block loop;
  loop.kind = BlockKind::kTry;
  em().EmitLine();
  Emitter::HandlerState handler = em().handler();
  if (!Unwind(false, true, &loop)) return false;
  if (loop.kind == BlockKind::kTry) {
    em().set_location(s);
    return Error("'continue' not properly in loop");
  }
  em().EmitJump(em().IsBound(loop.continue_label) ? Opcode::kJumpBack : Opcode::kJump, 0, loop.continue_label);
  em().RestoreHandler(handler);
  return true;
}

bool CodeGenerator::Unwind(bool keep_value, bool to_loop, Block* loop) {
  std::vector<Block> undone;
  bool ok = true;
  while (ok && !u_->blocks.empty()) {
    const Block& top = u_->blocks.back();
    if (top.kind == BlockKind::kStarHandler) {
      return Error("'break', 'continue' and 'return' cannot appear in an except* block");
    }
    if (to_loop && (top.kind == BlockKind::kWhile || top.kind == BlockKind::kFor)) {
      *loop = top;
      break;
    }
    Block block = top;
    u_->blocks.pop_back();
    undone.push_back(block);
    ok = UnwindBlock(block, keep_value);
  }
  for (auto it = undone.rbegin(); it != undone.rend(); ++it) u_->blocks.push_back(*it);
  return ok;
}

// A temporary that stays (a return value) may stand above those that are released here.
bool CodeGenerator::UnwindBlock(const Block& block, bool keep_value) {
  switch (block.kind) {
    case BlockKind::kWhile:
    case BlockKind::kExceptionHandler:
    case BlockKind::kStarHandler:
    case BlockKind::kAsyncComprehension:
      return true;
    case BlockKind::kFor:
      em().Emit(Opcode::kDrop, block.top);
      return true;
    case BlockKind::kTry:
      em().RestoreHandler(block.outer);
      return true;
    case BlockKind::kFinallyTry: {
      em().RestoreHandler(block.outer);
      if (keep_value && !PushBlock({.kind = BlockKind::kPopValue, .top = em().top() - 1, .outer = block.outer})) return false;
      if (!Statements(block.finally_body)) return false;
      if (keep_value) PopBlock();
      em().set_no_location();
      return true;
    }
    case BlockKind::kFinallyEnd:
      em().RestoreHandler(block.outer);
      em().Emit(Opcode::kPopExcept, block.top);
      return true;
    case BlockKind::kWith:
    case BlockKind::kAsyncWith: {
      em().RestoreHandler(block.outer);
      em().set_location(block.node);
      int exit = em().Push();
      em().Emit(Opcode::kTake, exit, block.top);
      if (!CallExitWithNones(exit, block.kind == BlockKind::kAsyncWith)) return false;
      em().set_no_location();
      em().Pop();
      return true;
    }
    case BlockKind::kHandlerCleanup:
      em().RestoreHandler(block.outer);
      em().Emit(Opcode::kPopExcept, block.top);
      return block.name.empty() || ClearNamed(block.name);
    case BlockKind::kPopValue:
      em().Emit(Opcode::kDrop, block.top);
      return true;
  }
  return false;
}

// ---- Imports --------------------------------------------------------------------------------------------------------------------

bool CodeGenerator::Import(const ast::Import* s) {
  for (const ast::Alias* alias : s->names) {
    std::string_view name = alias->name->view();
    int base = em().top();
    if (!LoadConstant(pool_.Int(0), kNewTemporary) || !LoadNone(kNewTemporary)) return false;
    int index = NameIndex(Mangled(name));
    if (index < 0) return false;
    em().set_top(base + 1);
    em().Emit(Opcode::kImportName, base, base, index);
    size_t dot = name.find('.');
    if (!alias->asname) {
      if (!StoreNamed(name.substr(0, dot), base)) return false;
      em().Pop();
      continue;
    }
    while (dot != std::string_view::npos) {  // import a.b.c as d: c of b of a
      size_t start = dot + 1;
      dot = name.find('.', start);
      int attribute = NameIndex(name.substr(start, dot == std::string_view::npos ? dot : dot - start));
      if (attribute < 0) return false;
      int part = em().Push();
      em().Emit(Opcode::kImportFrom, part, base, attribute);
      em().Emit(Opcode::kDrop, base);
      em().Emit(Opcode::kTake, base, part);
      em().Pop();
    }
    if (!StoreNamed(alias->asname->view(), base)) return false;
    em().Pop();
  }
  return true;
}

bool CodeGenerator::ImportFrom(const ast::ImportFrom* s) {
  std::string_view module = s->module ? s->module->view() : std::string_view();
  int base = em().top();
  if (!LoadConstant(pool_.Int(s->level), kNewTemporary)) return false;
  std::vector<Object*> names;
  for (const ast::Alias* alias : s->names) {
    names.push_back(pool_.Name(alias->name->view()));
    if (!names.back()) return false;
  }
  if (static_cast<int>(s->line) > options_.future_line && module == "__future__") {
    return Error("from __future__ imports must occur at the beginning of the file");
  }
  if (!LoadConstant(TupleConstant(names), kNewTemporary)) return false;
  int index = NameIndex(Mangled(module));
  if (index < 0) return false;
  em().set_top(base + 1);
  em().Emit(Opcode::kImportName, base, base, index);
  for (const ast::Alias* alias : s->names) {
    if (alias->name->view() == "*") {
      em().Emit(Opcode::kImportStar, base);
      em().Pop();
      return true;
    }
    int name = NameIndex(Mangled(alias->name->view()));
    if (name < 0) return false;
    int value = em().Push();
    em().Emit(Opcode::kImportFrom, value, base, name);
    if (!StoreNamed(alias->asname ? alias->asname->view() : alias->name->view(), value)) return false;
    em().Pop();
  }
  em().Emit(Opcode::kDrop, base);
  em().Pop();
  return true;
}

}  // namespace viv::compiler
