// StackMeter: code objects, statements and patterns.
#include "interpreter/compiler/stack_size.h"

#include "interpreter/compiler/stack_meter.h"

namespace viv::compiler {

using ast::NodeKind;

namespace {

bool IsWildcard(const ast::PatternNode* p) {
  auto* as = p->As<ast::MatchAs>();
  return as && !as->name;
}

bool IsIrrefutable(const ast::PatternNode* p) {
  if (auto* as = p->As<ast::MatchAs>()) return !as->pattern || IsIrrefutable(as->pattern);
  if (auto* alternatives = p->As<ast::MatchOr>()) return IsIrrefutable(alternatives->patterns.back());
  return false;
}

}  // namespace

int StackMeter::Measure(const Scope& scope) {
  scope_ = &scope;
  const ast::Node* node = scope.node;
  // A generator begins with the value sent to it.
  if (scope.is_generator || scope.is_coroutine) Peak(1);
  if (auto* module = node->As<ast::Module>()) {
    Body(module->body);
  } else if (auto* interactive = node->As<ast::Interactive>()) {
    Body(interactive->body);
  } else if (auto* expression = node->As<ast::Expression>()) {
    Visit(expression->body);
  } else if (auto* function = node->As<ast::FunctionDef>()) {
    Body(function->body);
  } else if (auto* async_function = node->As<ast::AsyncFunctionDef>()) {
    Body(async_function->body);
  } else if (auto* lambda = node->As<ast::Lambda>()) {
    Visit(lambda->body);
  } else if (auto* cls = node->As<ast::ClassDef>()) {
    Peak(scope.needs_class_closure ? 2 : 1);  // the cell, kept and returned
    Body(cls->body);
  } else {
    ComprehensionBody(node);
  }
  return too_deep_ ? -1 : max_;
}

// ---- Statements: nothing is left on the stack

void StackMeter::Body(Stmts body) {
  Statements(body);
  Peak(1);  // None is returned
}

void StackMeter::Statements(Stmts body) {
  for (Stmt s : body) {
    if (Deep() || !reachable_) return;
    Statement(s);
  }
}

void StackMeter::Statement(Stmt s) {
  switch (s->kind) {
    case NodeKind::kFunctionDef: {
      auto* f = s->As<ast::FunctionDef>();
      return Function(s, f->args, f->decorator_list, f->returns);
    }
    case NodeKind::kAsyncFunctionDef: {
      auto* f = s->As<ast::AsyncFunctionDef>();
      return Function(s, f->args, f->decorator_list, f->returns);
    }
    case NodeKind::kClassDef: return Class(s->As<ast::ClassDef>());
    case NodeKind::kReturn: return Return(s->As<ast::Return>());
    case NodeKind::kDelete:
      for (Expr target : s->As<ast::Delete>()->targets) Delete(target);
      return;
    case NodeKind::kAssign: {
      auto* assign = s->As<ast::Assign>();
      Visit(assign->value);
      for (uint32_t i = 0; i < assign->targets.size(); ++i) {
        if (i + 1 < assign->targets.size()) Push();
        Store(assign->targets[i]);
      }
      return;
    }
    case NodeKind::kAugAssign: return AugAssign(s->As<ast::AugAssign>());
    case NodeKind::kAnnAssign: return AnnAssign(s->As<ast::AnnAssign>());
    case NodeKind::kFor: return For(s->As<ast::For>());
    case NodeKind::kAsyncFor: return For(s->As<ast::AsyncFor>());
    case NodeKind::kWhile: return While(s->As<ast::While>());
    case NodeKind::kIf: {
      auto* branch = s->As<ast::If>();
      return Either(
          Condition(branch->test), [&] { Statements(branch->body); }, [&] { Statements(branch->orelse); });
    }
    case NodeKind::kWith: return With(s->As<ast::With>()->items, s->As<ast::With>()->body, BlockKind::kWith);
    case NodeKind::kAsyncWith: return With(s->As<ast::AsyncWith>()->items, s->As<ast::AsyncWith>()->body, BlockKind::kAsyncWith);
    case NodeKind::kMatch: return Match(s->As<ast::Match>());
    case NodeKind::kRaise: {
      auto* raise = s->As<ast::Raise>();
      int base = height_;
      if (raise->exc) Visit(raise->exc);
      if (raise->cause) Visit(raise->cause);
      height_ = base;
      reachable_ = false;
      return;
    }
    case NodeKind::kTry: {
      auto* t = s->As<ast::Try>();
      return Try(t->body, t->handlers, t->orelse, t->finalbody, false);
    }
    case NodeKind::kTryStar: {
      auto* t = s->As<ast::TryStar>();
      return Try(t->body, t->handlers, t->orelse, t->finalbody, true);
    }
    case NodeKind::kAssert: {
      auto* assertion = s->As<ast::Assert>();
      if (!options_.asserts) return;
      return Either(
          Condition(assertion->test), [] {},
          [&] {
            Push();
            if (assertion->msg) Visit(assertion->msg);
            reachable_ = false;
          });
    }
    case NodeKind::kImport:
    case NodeKind::kImportFrom: return Peak(2);
    case NodeKind::kExpr: {
      Expr value = s->As<ast::Expr>()->value;
      // The value of a constant is not even loaded, but for a docstring's.
      bool shown = options_.interactive && scope_->node->Is<ast::Interactive>();
      return IsConstant(value) && !shown ? void() : VisitAndDrop(value);
    }
    case NodeKind::kBreak:
    case NodeKind::kContinue: return LeaveLoop(s->Is<ast::Break>());
    default:
      return;
  }
}

void StackMeter::AugAssign(const ast::AugAssign* s) {
  int base = height_;
  if (auto* attribute = s->target->As<ast::Attribute>()) {
    Visit(attribute->value);
    Push();
  } else if (auto* subscript = s->target->As<ast::Subscript>()) {
    Visit(subscript->value);
    Visit(subscript->slice);
    Push(2);
    Pop();
  } else {
    Push();
  }
  Visit(s->value);
  height_ = base;
}

void StackMeter::AnnAssign(const ast::AnnAssign* s) {
  if (s->value) {
    Visit(s->value);
    Store(s->target);
  }
  bool stored = scope_->kind == ScopeKind::kModule || scope_->kind == ScopeKind::kClass;
  if (s->target->Is<ast::Name>()) {
    if (s->simple && stored) {
      options_.future_annotations ? Push() : Visit(s->annotation);
      Peak(2);  // the dict and the name
      return Pop();
    }
  } else if (auto* attribute = s->target->As<ast::Attribute>()) {
    if (!s->value) VisitAndDrop(attribute->value);
  } else if (auto* subscript = s->target->As<ast::Subscript>(); subscript && !s->value) {
    VisitAndDrop(subscript->value);
    VisitParts(subscript->slice);
  }
  if (!s->simple && stored && !options_.future_annotations) VisitAndDrop(s->annotation);
}

void StackMeter::VisitParts(Expr e) {
  if (auto* slice = e->As<ast::Slice>()) {
    for (Expr part : {slice->lower, slice->upper, slice->step}) {
      if (part) VisitAndDrop(part);
    }
  } else if (auto* tuple = e->As<ast::Tuple>()) {
    for (Expr item : tuple->elts) VisitParts(item);
  } else {
    VisitAndDrop(e);
  }
}

// ---- Loops

void StackMeter::While(const ast::While* s) {
  int base = height_;
  unsigned outcome = Condition(s->test);
  blocks_.push_back({BlockKind::kWhile});
  reachable_ = outcome & kTrue;
  Statements(s->body);
  EndLoop(outcome & kFalse, s->orelse, base);
}

void StackMeter::EndLoop(bool ends, Stmts orelse, int base) {
  bool left = blocks_.back().left;
  blocks_.pop_back();
  height_ = base;
  reachable_ = ends;
  Statements(orelse);
  reachable_ = reachable_ || left;
}

void StackMeter::LeaveLoop(bool is_break) {
  int base = height_;
  std::vector<Block> undone;
  while (!blocks_.empty() && blocks_.back().kind != BlockKind::kWhile && blocks_.back().kind != BlockKind::kFor) {
    undone.push_back(blocks_.back());
    blocks_.pop_back();
    Undo(undone.back());
  }
  if (is_break && reachable_ && !blocks_.empty()) blocks_.back().left = true;
  blocks_.insert(blocks_.end(), undone.rbegin(), undone.rend());
  height_ = base;
  reachable_ = false;
}

void StackMeter::Return(const ast::Return* s) {
  int base = height_;
  if (s->value && !IsConstant(s->value)) Visit(s->value);
  std::vector<Block> undone;
  while (!blocks_.empty()) {
    undone.push_back(blocks_.back());
    blocks_.pop_back();
    Undo(undone.back());
  }
  blocks_.assign(undone.rbegin(), undone.rend());
  if (!s->value || IsConstant(s->value)) Peak(1);
  height_ = base;
  reachable_ = false;
}

void StackMeter::Undo(const Block& block) {
  switch (block.kind) {
    case BlockKind::kFor: return Pop();
    case BlockKind::kFinallyTry: return Statements(block.finally_body);
    case BlockKind::kFinallyEnd: return Pop(2);
    case BlockKind::kWith:
    case BlockKind::kAsyncWith:
      Peak(3);  // three times None
      return Pop();
    case BlockKind::kHandlerCleanup:
      Pop();
      return Peak(block.has_name ? 1 : 0);
    default:
      return;
  }
}

// ---- Exceptions

void StackMeter::StartHandler(int base) {
  height_ = base;
  reachable_ = true;
  Push();
  Peak(3);
  Push();
}

void StackMeter::Try(Stmts body, ast::Span<ast::ExceptHandler*> handlers, Stmts orelse, Stmts finally_body, bool star) {
  if (finally_body.empty()) return TryExcept(body, handlers, orelse, star);
  int base = height_;
  blocks_.push_back({BlockKind::kFinallyTry, finally_body});
  handlers.empty() ? Statements(body) : TryExcept(body, handlers, orelse, star);
  blocks_.pop_back();
  Statements(finally_body);
  bool end = reachable_;
  StartHandler(base);
  blocks_.push_back({BlockKind::kFinallyEnd});
  Statements(finally_body);
  blocks_.pop_back();
  height_ = base;
  reachable_ = end;
}

void StackMeter::TryExcept(Stmts body, ast::Span<ast::ExceptHandler*> handlers, Stmts orelse, bool star) {
  int base = height_;
  blocks_.push_back({BlockKind::kTry});
  Statements(body);
  blocks_.pop_back();
  Statements(orelse);
  bool end = reachable_;
  StartHandler(base);
  if (star) Push(2);  // the exception as it was and the list of those to be raised
  int in_handler = height_;
  for (const ast::ExceptHandler* h : handlers) {
    height_ = in_handler;
    reachable_ = true;
    if (h->type) {
      Visit(h->type);
      if (star) Peak(1);  // a copy of the match
      Pop();
    }
    if (!star) Pop();
    if (h->name) Peak(3);  // the name is cleared
    if (star) Peak(h->name ? 3 : 2);
    blocks_.push_back({star ? BlockKind::kStarHandler : BlockKind::kHandlerCleanup, {}, h->name != nullptr});
    Statements(h->body);
    blocks_.pop_back();
    end = end || reachable_;
  }
  height_ = base;
  reachable_ = end || star;
}

void StackMeter::With(ast::Span<ast::WithItem*> items, Stmts body, BlockKind kind) {
  if (items.empty()) return Statements(body);
  int base = height_;
  Visit(items[0]->context_expr);
  Push();
  Peak(4);  // the handler's: exception, instruction, what was handled before, the answer of __exit__
  blocks_.push_back({kind});
  items[0]->optional_vars ? Store(items[0]->optional_vars) : Pop();
  With(items.Skip(1), body, kind);
  blocks_.pop_back();
  height_ = base;
  reachable_ = true;
}

// ---- Patterns

void StackMeter::Match(const ast::Match* s) {
  int base = height_;
  Visit(s->subject);
  uint32_t count = s->cases.size();
  bool end = false, fails = true;
  for (uint32_t i = 0; i < count; ++i) {
    const ast::MatchCase* c = s->cases[i];
    bool last = i + 1 == count;
    // The subject stays for the next case, unless that is the wildcard.
    bool by_default = last && count > 1 && IsWildcard(c->pattern);
    bool keeps = i + 2 < count || (!last && !(IsWildcard(s->cases[count - 1]->pattern)));
    reachable_ = fails;
    height_ = base + (by_default ? 0 : 1);
    if (keeps) Push();
    if (!by_default) Pattern(c->pattern);
    height_ = base + (keeps ? 1 : 0);
    unsigned guard = c->guard ? Condition(c->guard) : reachable_ ? kTrue : kNever;
    fails = (fails && !IsIrrefutable(c->pattern)) || (guard & kFalse);
    reachable_ = guard & kTrue;
    height_ = base;
    Statements(c->body);
    end = end || reachable_;
  }
  height_ = base;
  reachable_ = end || fails;
}

void StackMeter::Pattern(const ast::PatternNode* p) {
  if (Deep()) return Pop();
  switch (p->kind) {
    case NodeKind::kMatchValue: return Visit(p->As<ast::MatchValue>()->value), Pop(2);
    case NodeKind::kMatchSingleton: return Push(), Pop(2);
    case NodeKind::kMatchSequence: return Sequence(p->As<ast::MatchSequence>()->patterns);
    case NodeKind::kMatchMapping: return Mapping(p->As<ast::MatchMapping>());
    case NodeKind::kMatchClass: {
      auto* c = p->As<ast::MatchClass>();
      Visit(c->cls);
      Push();  // names of attributes
      Pop(2);
      Peak(1);
      Pop();
      Push(static_cast<int>(c->patterns.size() + c->kwd_patterns.size()));
      for (const ast::PatternNode* part : c->patterns) Pattern(part);
      for (const ast::PatternNode* part : c->kwd_patterns) Pattern(part);
      return;
    }
    case NodeKind::kMatchAs: {
      auto* as = p->As<ast::MatchAs>();
      if (as->pattern) {
        Push();
        Pattern(as->pattern);
      }
      if (!as->name) Pop();
      return;
    }
    case NodeKind::kMatchStar:
      if (!p->As<ast::MatchStar>()->name) Pop();
      return;
    case NodeKind::kMatchOr: {
      int base = height_;
      for (const ast::PatternNode* alternative : p->As<ast::MatchOr>()->patterns) {
        height_ = base;
        Push();
        Pattern(alternative);
      }
      return Pop();
    }
    default: return Pop();
  }
}

void StackMeter::Sequence(ast::Span<ast::PatternNode*> patterns) {
  auto size = static_cast<int>(patterns.size());
  int star = -1;
  bool only_wildcards = true, star_is_wildcard = false;
  for (int i = 0; i < size; ++i) {
    if (auto* rest = patterns[i]->As<ast::MatchStar>()) {
      star = i;
      star_is_wildcard = !rest->name;
      only_wildcards = only_wildcards && star_is_wildcard;
    } else {
      only_wildcards = only_wildcards && IsWildcard(patterns[i]);
    }
  }
  Peak(star < 0 || size > 1 ? 2 : 1);  // the test, then the length and what it is compared with
  if (only_wildcards) return Pop();
  if (!star_is_wildcard) {
    Pop();
    Push(size);
    for (const ast::PatternNode* part : patterns) Pattern(part);
    return;
  }
  for (int i = 0; i < size; ++i) {
    if (i == star || IsWildcard(patterns[i])) continue;
    Push();  // the subject again
    Peak(i < star ? 1 : 2);
    Pattern(patterns[i]);
  }
  Pop();
}

void StackMeter::Mapping(const ast::MatchMapping* p) {
  auto size = static_cast<int>(p->keys.size());
  Peak(size > 0 ? 2 : 1);
  if (size == 0 && !p->rest) return Pop();
  if (size > 0 && std::all_of(p->keys.begin(), p->keys.end(), LoadsConstant)) {
    Push();
  } else {
    VisitAll(p->keys);
    Build(size);
  }
  Push();  // the values
  Peak(1);
  Pop();
  Push(size);
  for (const ast::PatternNode* part : p->patterns) Pattern(part);
  if (!p->rest) return Pop(2);
  Push();  // the copy, from which the keys are taken one by one
  Peak(size - 1);
  Pop(2);
}

int StackSize(const Scope& scope, const SymbolTable& symbols, ConstantPool& pool, const StackSizeOptions& options) {
  return StackMeter(symbols, pool, options).Measure(scope);
}

}  // namespace viv::compiler
