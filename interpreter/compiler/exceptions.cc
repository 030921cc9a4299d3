// try in its forms, and with.
//
// A handler's registers: the exception handled before, and the one caught (Catch). While a handler's body runs, exceptions that
// leave it go through an UnwindHandler that puts the former back.
#include "interpreter/compiler/codegen.h"

namespace viv::compiler {

bool CodeGenerator::Try(Span<ast::StmtNode> body, Span<ast::ExceptHandler> handlers, Span<ast::StmtNode> orelse,
                        Span<ast::StmtNode> finally_body, bool star) {
  em().EmitLine();
  if (!finally_body.empty()) return TryFinally(body, handlers, orelse, finally_body, star);
  return star ? TryStar(body, handlers, orelse) : TryExcept(body, handlers, orelse);
}

// The code that exceptions leaving a handler's body run through.
void CodeGenerator::EmitUnwindHandler(Label cleanup, int registers, const VariableSet& assigned, bool reachable) {
  em().BindHandler(cleanup, assigned, reachable);
  em().set_no_location();
  em().Emit(Opcode::kUnwindHandler, registers);
}

bool CodeGenerator::TryFinally(Span<ast::StmtNode> body, Span<ast::ExceptHandler> handlers, Span<ast::StmtNode> orelse,
                               Span<ast::StmtNode> finally_body, bool star) {
  Label handler = em().NewLabel(), cleanup = em().NewLabel(), end = em().NewLabel();
  int base = em().top();
  VariableSet assigned = em().assigned();
  bool reachable = em().reachable();
  Emitter::HandlerState outer = em().handler();
  if (!PushBlock({.kind = BlockKind::kFinallyTry, .top = base, .outer = outer, .finally_body = finally_body})) return false;
  em().SetHandler(handler, base);
  if (!handlers.empty()) {
    if (!(star ? TryStar(body, handlers, orelse) : TryExcept(body, handlers, orelse))) return false;
  } else if (!Statements(body)) {
    return false;
  }
  em().RestoreHandler(outer);
  PopBlock();
  em().EndReturn();
  if (!Statements(finally_body)) return false;
  em().EmitJump(Opcode::kJump, 0, end);

  em().BindHandler(handler, assigned, reachable);
  em().set_no_location();
  em().set_top(base);
  em().Push();
  em().Push();
  em().Emit(Opcode::kCatch, base);
  VariableSet in_handler = em().assigned();
  if (!PushBlock({.kind = BlockKind::kFinallyEnd, .top = base, .outer = outer})) return false;
  em().SetHandler(cleanup, base + 2);
  if (!Statements(finally_body)) return false;
  PopBlock();
  em().RestoreHandler(outer);
  em().set_no_location();
  em().Emit(Opcode::kReraise, base);
  EmitUnwindHandler(cleanup, base, in_handler, reachable);
  em().set_top(base);
  em().Bind(end);
  return true;
}

bool CodeGenerator::TryExcept(Span<ast::StmtNode> body, Span<ast::ExceptHandler> handlers, Span<ast::StmtNode> orelse) {
  Label handler = em().NewLabel(), cleanup = em().NewLabel(), end = em().NewLabel();
  int base = em().top();
  VariableSet assigned = em().assigned();
  bool reachable = em().reachable();
  Emitter::HandlerState outer = em().handler();
  if (!PushBlock({.kind = BlockKind::kTry, .top = base, .outer = outer})) return false;
  em().SetHandler(handler, base);
  if (!Statements(body)) return false;
  em().RestoreHandler(outer);
  PopBlock();
  if (!Statements(orelse)) return false;
  em().set_no_location();
  em().EmitJump(Opcode::kJump, 0, end);

  em().BindHandler(handler, assigned, reachable);
  em().set_no_location();
  em().set_top(base);
  em().Push();
  em().Push();
  em().Emit(Opcode::kCatch, base);
  VariableSet in_handler = em().assigned();
  if (!PushBlock({.kind = BlockKind::kExceptionHandler, .top = base, .outer = outer})) return false;
  em().SetHandler(cleanup, base + 2);
  for (uint32_t i = 0; i < handlers.size(); ++i) {
    const ast::ExceptHandler* h = handlers[i];
    em().set_location(h);
    if (!h->type && i + 1 < handlers.size()) return Error("default 'except:' must be last");
    Label next = em().NewLabel();
    if (h->type) {
      if (!Push(h->type)) return false;
      em().Pop();
      em().EmitJumpWord(Opcode::kJumpIfNoMatch, base + 1, base + 2, 0, next);
    }
    if (h->name) {
      std::string_view name = h->name->view();
      Label name_cleanup = em().NewLabel();
      int copy = em().Push();
      em().Emit(Opcode::kTake, copy, base + 1);
      if (!StoreNamed(name, copy)) return false;
      em().Pop();
      VariableSet in_body = em().assigned();
      bool body_reachable = em().reachable();
      if (!PushBlock({.kind = BlockKind::kHandlerCleanup, .top = base, .outer = outer, .name = name})) return false;
      em().SetHandler(name_cleanup, base + 2);
      if (!Statements(h->body)) return false;
      PopBlock();
      em().set_no_location();
      em().RestoreHandler(outer);
      em().EndReturn();
      em().Emit(Opcode::kPopExcept, base);
      if (!ClearNamed(name)) return false;
      em().EmitJump(Opcode::kJump, 0, end);
      em().BindHandler(name_cleanup, in_body, body_reachable);
      em().SetHandler(cleanup, base + 2);
      em().set_no_location();
      em().set_top(base + 4);
      em().Reserve(base + 4);
      em().Emit(Opcode::kCatch, base + 2);
      if (!ClearNamed(name)) return false;
      em().Emit(Opcode::kReraise, base + 2);
      em().set_top(base + 2);
    } else {
      em().Emit(Opcode::kDrop, base + 1);
      if (!PushBlock({.kind = BlockKind::kHandlerCleanup, .top = base, .outer = outer})) return false;
      if (!Statements(h->body)) return false;
      PopBlock();
      em().set_no_location();
      em().RestoreHandler(outer);
      em().EndReturn();
      em().Emit(Opcode::kPopExcept, base);
      em().EmitJump(Opcode::kJump, 0, end);
      em().SetHandler(cleanup, base + 2);
    }
    em().Bind(next);
  }
  PopBlock();
  em().RestoreHandler(outer);
  em().set_location(handlers[handlers.size() - 1]);
  em().Emit(Opcode::kReraise, base);
  EmitUnwindHandler(cleanup, base, in_handler, reachable);
  em().set_top(base);
  em().Bind(end);
  return true;
}

// except*: registers from `base` on: handled before, the exception as caught, what is left of it, and the list of what is to be
// raised in the end.
bool CodeGenerator::TryStar(Span<ast::StmtNode> body, Span<ast::ExceptHandler> handlers, Span<ast::StmtNode> orelse) {
  Label handler = em().NewLabel(), cleanup = em().NewLabel(), end = em().NewLabel();
  int base = em().top(), original = base + 1, rest = base + 2, raised = base + 3;
  VariableSet assigned = em().assigned();
  bool reachable = em().reachable();
  Emitter::HandlerState outer = em().handler();
  if (!PushBlock({.kind = BlockKind::kTry, .top = base, .outer = outer})) return false;
  em().SetHandler(handler, base);
  if (!Statements(body)) return false;
  em().RestoreHandler(outer);
  PopBlock();
  em().set_no_location();
  Label otherwise = em().NewLabel();
  em().EmitJump(Opcode::kJump, 0, otherwise);

  em().BindHandler(handler, assigned, reachable);
  em().set_no_location();
  em().set_top(base);
  em().Push();
  em().Push();
  em().Emit(Opcode::kCatch, base);
  VariableSet in_handler = em().assigned();
  if (!PushBlock({.kind = BlockKind::kStarHandler, .top = base, .outer = outer})) return false;
  em().SetHandler(cleanup, base + 2);
  for (uint32_t i = 0; i < handlers.size(); ++i) {
    const ast::ExceptHandler* h = handlers[i];
    em().set_location(h);
    if (i == 0) {
      em().Emit(Opcode::kCopy, em().Push(), original);
      em().Emit(Opcode::kBuildList, em().Push(), raised, 0);
    }
    Label no_match = em().NewLabel(), next = em().NewLabel(), failed = em().NewLabel();
    int match = em().top();
    if (!Push(h->type)) return false;
    em().Emit(Opcode::kMatchGroup, rest, match);  // `match` is now the matching part or None
    int copy = em().Push();
    em().Emit(Opcode::kCopy, copy, match);
    em().EmitJump(Opcode::kJumpIfNoneT, copy, no_match);
    em().Pop();
    std::string_view name = h->name ? h->name->view() : std::string_view();
    if (h->name) {
      if (!StoreNamed(name, match)) return false;
    } else {
      em().Emit(Opcode::kDrop, match);
    }
    em().set_top(match);
    if (!PushBlock({.kind = BlockKind::kHandlerCleanup, .top = base, .outer = outer, .name = name})) return false;
    VariableSet in_body = em().assigned();
    bool body_reachable = em().reachable();
    em().SetHandler(failed, match);
    if (!Statements(h->body)) return false;
    PopBlock();
    em().set_no_location();
    em().SetHandler(cleanup, base + 2);
    if (h->name && !ClearNamed(name)) return false;
    em().EmitJump(Opcode::kJump, 0, next);
    em().BindHandler(failed, in_body, body_reachable);
    em().set_no_location();
    em().set_top(match);
    em().Push();
    em().Push();
    em().Emit(Opcode::kCatch, match);
    if (h->name && !ClearNamed(name)) return false;
    // The exception joins the list; what was handled before is so again.
    int item = em().Push();
    em().Emit(Opcode::kCopy, item, match + 1);
    em().Emit(Opcode::kListAppend, raised, item);
    em().Emit(Opcode::kPopExcept, match);
    em().set_top(match);
    em().EmitJump(Opcode::kJump, 0, next);
    em().Bind(no_match);
    em().Emit(Opcode::kDrop, match);
    em().Bind(next);
  }
  em().Emit(Opcode::kListAppend, raised, rest);
  PopBlock();
  // `original` becomes the exception to be raised, or None.
  em().Emit(Opcode::kPrepareReraiseStar, original, raised);
  em().set_top(rest);
  Label raise = em().NewLabel();
  int result = em().Push();
  em().Emit(Opcode::kCopy, result, original);
  em().Pop();
  em().EmitJump(Opcode::kJumpIfNotNoneT, result, raise);
  em().RestoreHandler(outer);
  em().Emit(Opcode::kPopExcept, base);
  em().EmitJump(Opcode::kJump, 0, end);
  em().Bind(raise);
  em().Emit(Opcode::kReraise, base);
  EmitUnwindHandler(cleanup, base, in_handler, reachable);
  em().set_top(base);
  em().Bind(otherwise);
  if (!Statements(orelse)) return false;
  em().Bind(end);
  return true;
}

// ---- with -----------------------------------------------------------------------------------------------------------------------

// The bound __exit__ in `exit` stays until it has returned: the call takes a copy of it apart.
bool CodeGenerator::CallExitWithNones(int exit, bool is_async) {
  int call = em().Push();
  em().Emit(Opcode::kCopy, call, exit);
  for (int i = 0; i < 3; ++i) {
    if (!LoadNone(kNewTemporary)) return false;
  }
  em().Emit(Opcode::kCall, call, 3);
  em().set_top(call + 1);
  em().Emit(Opcode::kDrop, exit);
  if (is_async) {
    em().Emit(Opcode::kGetAwaitable, call, call, 2);
    if (!Delegate(3)) return false;
  }
  em().Emit(Opcode::kDrop, call);
  em().Pop();
  return true;
}

bool CodeGenerator::With(Stmt s, Span<ast::WithItem> items, Span<ast::StmtNode> body, uint32_t index, bool is_async) {
  const ast::WithItem* item = items[index];
  Label handler = em().NewLabel(), cleanup = em().NewLabel(), suppress = em().NewLabel(), end = em().NewLabel();
  int exit = em().top();
  Emitter::HandlerState outer = em().handler();
  if (!Push(item->context_expr)) return false;
  em().Push();
  em().Emit(is_async ? Opcode::kBeforeAsyncWith : Opcode::kBeforeWith, exit);
  if (is_async) {
    em().Emit(Opcode::kGetAwaitable, exit + 1, exit + 1, 1);
    if (!Delegate(3)) return false;
  }
  VariableSet assigned = em().assigned();
  bool reachable = em().reachable();
  em().SetHandler(handler, exit + 1);
  if (!PushBlock({.kind = is_async ? BlockKind::kAsyncWith : BlockKind::kWith, .top = exit, .outer = outer, .node = s}))
    return false;
  if (item->optional_vars) {
    if (!StoreTarget(item->optional_vars, exit + 1)) return false;
  } else {
    em().Emit(Opcode::kDrop, exit + 1);
  }
  em().Pop();
  if (index + 1 < items.size()) {
    if (!With(s, items, body, index + 1, is_async)) return false;
  } else if (!Statements(body)) {
    return false;
  }
  PopBlock();
  em().RestoreHandler(outer);
  em().set_location(s);
  em().EndReturn();
  if (!CallExitWithNones(exit, is_async)) return false;
  em().EmitJump(Opcode::kJump, 0, end);

  em().BindHandler(handler, assigned, reachable);
  em().set_top(exit + 3);
  em().Reserve(exit + 3);
  em().Emit(Opcode::kCatch, exit + 1);
  VariableSet in_handler = em().assigned();
  em().SetHandler(cleanup, exit + 3);
  int result = em().Push();
  em().Emit(Opcode::kWithExcept, result, exit, exit + 2);
  if (is_async) {
    em().Emit(Opcode::kGetAwaitable, result, result, 2);
    if (!Delegate(3)) return false;
  }
  em().EmitJump(Opcode::kJumpIfTrueT, result, suppress);
  em().RestoreHandler(outer);
  em().Emit(Opcode::kReraise, exit + 1);
  em().Bind(suppress);
  em().Emit(Opcode::kPopExcept, exit + 1);
  em().Emit(Opcode::kDrop, exit);
  em().EmitJump(Opcode::kJump, 0, end);
  EmitUnwindHandler(cleanup, exit + 1, in_handler, reachable);
  em().set_top(exit);
  em().Bind(end);
  return true;
}

}  // namespace viv::compiler
